import Diagnostics

extension Parser {
  /// `\Type.member` and `\.member`, where `$0` stands for the root in what follows.
  func parseKeyPath() -> Expression {
    let start = token.start
    advance()
    var root: TypeSyntax?
    if at(.leftBracket) || at(.leftParen) {
      root = parseSimpleTypeOfKeyPath()
    } else if token.kind.isName || at(.selfTypeKeyword) {
      root = parseNamedRoot()
    }
    guard at(.period) else {
      report(Finding.expectedMemberName(at: span(of: token)))
      return Expression(.error, span(from: start))
    }
    let outer = allowsTrailingClosure
    allowsTrailingClosure = false
    defer { allowsTrailingClosure = outer }
    let place = Int32(token.start)
    if peek().kind == .leftBracket { advance() }
    let value = Expression(.name("$0", generics: []), span(of: token))
    let body = parsePostfix(value, from: place)
    return Expression(.keyPath(root: root, body), span(from: start))
  }

  private func parseNamedRoot() -> TypeSyntax {
    let start = token.start
    let name = name(of: token)
    advance()
    var type = TypeSyntax(.named(name, generics: parseGenericArguments()), span(from: start))
    while at(.period), startsWithCapital(text(of: peek())), peek().kind.isName {
      advance()
      let name = self.name(of: token)
      advance()
      type = TypeSyntax(
        .member(type, name, generics: parseGenericArguments()), span(from: start))
    }
    return type
  }

  private func parseSimpleTypeOfKeyPath() -> TypeSyntax {
    at(.leftBracket) ? parseCollectionTypeSyntax() : parseParenthesizedType()
  }
}
