import Diagnostics

extension Parser {
  /// Reads what follows an operand without space: members, calls, subscripts, `?`, `!`, trailing closures.
  func parsePostfix(_ base: Expression, from start: Int32) -> Expression {
    var result = base
    var links = 0
    var hasOptionalChain = false
    defer { depth -= links }
    loop: while true {
      links += 1
      guard enter() else { return Expression(.error, span(from: start)) }
      switch token.kind {
      case .period:
        guard let member = parseMember(of: result, from: start) else { break loop }
        result = member
      case .leftParen:
        guard !token.precededByNewline else { break loop }
        result = parseCall(of: result, from: start)
      case .leftBracket:
        guard !token.precededByNewline else { break loop }
        let opening = token
        advance()
        let arguments = parseArguments(until: .rightBracket, of: opening)
        result = Expression(.subscripted(result, arguments), span(from: start))
      case .leftBrace:
        guard takesTrailingClosure(result) else { break loop }
        var arguments: [Argument] = []
        parseTrailingClosures(into: &arguments)
        result = Expression(.call(result, arguments), span(from: start))
      case .postfixQuestion:
        if isTernaryMark() { break loop }
        advance()
        if namesOptionalType(result) {
          result = Expression(.type(optionalType(of: result)), span(from: start))
        } else {
          hasOptionalChain = true
          result = Expression(.optionalChain(result), span(from: start))
        }
      case .postfixExclamation:
        advance()
        result = Expression(.forceUnwrap(result), span(from: start))
      case .postfixOperator:
        guard let operation = parsePostfixOperator(of: result, from: start) else { break loop }
        result = operation
      default: break loop
      }
    }
    return hasOptionalChain ? Expression(.chainScope(result), span(from: start)) : result
  }

  private func isTernaryMark() -> Bool {
    guard token.followedBySpace, startsNewOperand(peek()) || peek().kind == .prefixOperator else {
      return false
    }
    return true
  }

  /// `Int?.none` and `Int?(3)` name a type; a variable is rarely spelled so.
  private func namesOptionalType(_ base: Expression) -> Bool {
    switch base.kind {
    case .type: break
    case .name(let text, let generics):
      guard !generics.isEmpty || startsWithCapital(text) else { return false }
    default: return false
    }
    if at(.leftParen) { return !token.precededBySpace }
    guard at(.period) else { return false }
    let member = peek()
    return member.kind == .selfKeyword || member.kind == .initKeyword || spells(member, "none")
      || spells(member, "some")
  }

  func startsWithCapital(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }

  private func optionalType(of base: Expression) -> TypeSyntax {
    switch base.kind {
    case .type(let type): TypeSyntax(.optional(type), base.span)
    case .name(let text, let generics):
      TypeSyntax(
        .optional(TypeSyntax(.named(Name(text, base.span), generics: generics), base.span)),
        base.span)
    default: preconditionFailure("only types and names are read as optional types")
    }
  }

  private func parsePostfixOperator(of base: Expression, from start: Int32)
    -> Expression?
  {
    let name = name(of: token)
    if startsNewOperand(peek()), token.followedBySpace { return nil }
    advance()
    if name.text == "++" || name.text == "--", !declaresOperator(name.text) {
      reportedIndex = -1
      report(Finding.incrementOperator(name.text, operand: text(of: base), at: name.span))
      return Expression(.error, span(from: start))
    }
    return Expression(.postfix(base, name), span(from: start))
  }

  private func parseMember(of base: Expression, from start: Int32) -> Expression? {
    advance()
    guard let name = parseMemberName() else { return Expression(.error, span(from: start)) }
    let generics = parseGenericArgumentsInExpression()
    return Expression(.member(base, name, generics: generics), span(from: start))
  }

  /// Reads the name after a dot; keywords are names there, and numbers name elements of tuples.
  func parseMemberName() -> Name? {
    if token.precededByNewline {
      report(Finding.expectedMemberName(at: gap))
      return nil
    }
    switch token.kind {
    case .integerLiteral where !token.isMalformed, .identifier, .quotedIdentifier:
      break
    case .floatLiteral:
      report(Finding.numberWithoutLeadingZero(text(of: token), at: span(of: token)))
      advance()
      return nil
    default:
      guard token.kind.isContextualKeyword || token.kind.isKeyword, !at(.underscore) else {
        report(Finding.expectedMemberName(at: span(of: token)))
        return nil
      }
    }
    if token.precededBySpace {
      report(Finding.spaceAfterDot(at: span(of: token)))
    }
    var name = name(of: token)
    advance()
    if let labels = parseCompoundNameLabels() { name.text += labels }
    return name
  }

  /// `(_:to:)` after the name of a function that is named, not called.
  func parseCompoundNameLabels() -> String? {
    guard at(.leftParen), !token.precededBySpace, peek(1).kind != .rightParen,
      peek(2).kind == .colon
    else { return nil }
    var offset = 1
    var labels = "("
    while peek(offset).kind != .rightParen {
      let label = peek(offset)
      let isLabel = label.kind.isName || label.kind.isKeyword
      guard isLabel, peek(offset + 1).kind == .colon else { return nil }
      labels += text(of: label) + ":"
      offset += 2
    }
    for _ in 0...offset { advance() }
    return labels + ")"
  }

  // MARK: Calls

  private func parseCall(of callee: Expression, from start: Int32) -> Expression {
    let opening = token
    advance()
    var arguments = parseArguments(until: .rightParen, of: opening)
    if at(.leftBrace), allowsClosureHere() { parseTrailingClosures(into: &arguments) }
    return Expression(.call(callee, arguments), span(from: start))
  }

  /// Reads arguments up to the closing delimiter and that too.
  func parseArguments(until closing: TokenKind, of opening: Token) -> [Argument] {
    guard enter() else { return [] }
    defer { leave() }
    let outer = (allowsTrailingClosure, assignmentRule)
    allowsTrailingClosure = true
    assignmentRule = .assigns
    defer { (allowsTrailingClosure, assignmentRule) = outer }
    var arguments: [Argument] = []
    while !at(closing), !at(.endOfFile) {
      let startIndex = index
      arguments.append(parseArgument(isCall: closing == .rightParen))
      if consume(.comma) { continue }
      if startsNewOperand(token), index > startIndex {
        report(Finding.expectedComma(before: describe(token), at: span(of: token)))
        continue
      }
      break
    }
    expectClosing(closing, of: opening)
    return arguments
  }

  private func parseArgument(isCall: Bool) -> Argument {
    let label = parseLabel(isCall: isCall)
    let behind = peek().kind
    if token.kind.isOperator, behind == .comma || behind == .rightParen || behind == .rightBracket {
      return Argument(label: label, value: parseOperatorReference())
    }
    return Argument(label: label, value: parseExpression())
  }

  private func parseLabel(isCall: Bool) -> Name? {
    guard token.kind.isName || token.kind.isKeyword else { return nil }
    let next = peek()
    if next.kind == .colon {
      let label = at(.underscore) ? nil : name(of: token)
      advance()
      advance()
      return label
    }
    guard next.kind == .equal, isCall, token.kind.isName else { return nil }
    let label = name(of: token)
    report(Finding.labelWithEqual(label.text, at: span(of: next)))
    advance()
    advance()
    return label
  }

  // MARK: Trailing closures

  private func takesTrailingClosure(_ callee: Expression) -> Bool {
    switch callee.kind {
    case .name, .member, .implicitMember, .subscripted, .optionalChain, .forceUnwrap, .type,
      .error:
      return allowsClosureHere()
    default: return false
    }
  }

  /// Says whether the brace here opens a closure and not the body of a statement or of a property.
  private func allowsClosureHere() -> Bool {
    !startsAccessors() && (allowsTrailingClosure || isFollowedAsOperand())
  }

  /// Says, as the compiler does, by what stands behind the closing brace whether the group here in the head
  /// of a statement is part of an expression and not the statement's body.
  func isFollowedAsOperand() -> Bool {
    let end = offsetBehindGroup(0)
    let next = peek(end)
    if next.precededByNewline { return false }
    switch next.kind {
    case .leftBrace, .whereKeyword, .comma, .leftBracket, .leftParen, .period, .isKeyword,
      .asKeyword, .question, .postfixQuestion, .postfixExclamation, .colon, .equal,
      .infixOperator, .postfixOperator:
      return true
    default: return false
    }
  }

  private func parseTrailingClosures(into arguments: inout [Argument]) {
    arguments.append(
      Argument(label: nil, value: parseClosure(), isTrailingClosure: true))
    while token.kind.isName || at(.underscore), peek().kind == .colon,
      peek(2).kind == .leftBrace
    {
      let label = at(.underscore) ? nil : name(of: token)
      advance()
      advance()
      arguments.append(
        Argument(label: label, value: parseClosure(), isTrailingClosure: true))
    }
  }

  /// `<Int, String>` after a name in an expression, if what follows shows that it is no comparison.
  func parseGenericArgumentsInExpression() -> [TypeSyntax] {
    guard token.kind.isOperator, first("<", of: token), !token.precededBySpace, token.length == 1
    else { return [] }
    let start = checkpoint()
    let arguments = parseGenericArguments()
    if isClean(since: start), endsGenericArguments() { return arguments }
    rewind(to: start)
    return []
  }

  private func endsGenericArguments() -> Bool {
    switch token.kind {
    case .leftParen, .leftBracket: return !token.precededByNewline
    case .rightParen, .rightBracket, .leftBrace, .rightBrace, .period, .comma, .semicolon,
      .endOfFile, .postfixExclamation, .postfixQuestion, .colon, .interpolationEnd:
      return true
    case .infixOperator: return spells(token, "&")
    default: return token.precededByNewline
    }
  }
}
