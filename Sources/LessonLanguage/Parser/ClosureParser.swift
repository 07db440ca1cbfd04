import Diagnostics

extension Parser {
  /// What stands between `{` and `in`.
  private struct Signature {
    var captures: [ClosureSyntax.Capture] = []
    var parameters: [ClosureSyntax.Parameter]?
    var isThrowing = false
    var result: TypeSyntax?
  }

  func parseClosure() -> Expression {
    guard enter(2) else { return Expression(.error, span(of: token)) }
    defer { leave(2) }
    let opening = token
    advance()
    let outer = (allowsTrailingClosure, assignmentRule, shorthandCount)
    allowsTrailingClosure = true
    assignmentRule = .assigns
    shorthandCount = 0
    let signature = hasClosureSignature() || startsTypedSignature() ? parseSignature() : Signature()
    let body = parseStatements(in: .block)
    let count = shorthandCount
    (allowsTrailingClosure, assignmentRule, shorthandCount) = outer
    let end = expectClosingBrace(of: opening)
    let place = span(from: opening.start)
    return Expression(
      .closure(
        ClosureSyntax(
          captures: signature.captures, parameters: signature.parameters,
          isThrowing: signature.isThrowing, result: signature.result, body: body,
          shorthandCount: count, span: place, end: end)), place)
  }

  /// Looks ahead for the `in` that ends a signature.
  private func hasClosureSignature() -> Bool {
    var offset = 0
    while peek(offset).kind == .at {
      offset += 2
      if peek(offset).kind == .leftParen, !peek(offset).precededBySpace {
        offset = offsetBehindGroup(offset)
      }
    }
    if peek(offset).kind == .leftBracket {
      offset = offsetBehindGroup(offset)
      if peek(offset).kind == .inKeyword { return true }
    }
    if peek(offset).kind == .leftParen {
      offset = offsetBehindGroup(offset)
    } else {
      guard peek(offset).kind.isName || peek(offset).kind == .underscore else {
        return peek(offset).kind == .inKeyword
      }
      offset += 1
      while peek(offset).kind == .comma {
        guard peek(offset + 1).kind.isName || peek(offset + 1).kind == .underscore else {
          return false
        }
        offset += 2
      }
    }
    while peek(offset).kind == .throwsKeyword || peek(offset).kind == .asyncWord {
      offset += 1
      if peek(offset).kind == .leftParen, !peek(offset).precededBySpace {
        offset = offsetBehindGroup(offset)
      }
    }
    guard peek(offset).kind == .arrow else { return peek(offset).kind == .inKeyword }
    // A result type: `in` follows before anything that cannot belong to a type.
    offset += 1
    while true {
      switch peek(offset).kind {
      case .inKeyword: return true
      case .leftParen, .leftBracket: offset = offsetBehindGroup(offset)
      case .period, .comma, .arrow, .throwsKeyword, .postfixQuestion, .postfixExclamation,
        .anyTypeKeyword, .selfTypeKeyword, .infixOperator, .prefixOperator, .postfixOperator:
        offset += 1
      default:
        guard peek(offset).kind.isName else { return false }
        offset += 1
      }
    }
  }

  /// `(x: Int) -> Int`, which can only be a signature, even where its `in` is missing.
  private func startsTypedSignature() -> Bool {
    guard at(.leftParen), peek().kind.isName, peek(2).kind == .colon else { return false }
    return peek(offsetBehindGroup(0)).kind == .arrow
  }

  private func parseSignature() -> Signature {
    var signature = Signature()
    while at(.at) {
      let start = token.start
      advance()
      let attribute = text(of: token)
      advance()
      if attribute != "Sendable", attribute != "escaping" {
        reportConcurrency(at: span(from: start))
      }
    }
    if at(.leftBracket) { signature.captures = parseCaptures() }
    if at(.leftParen) {
      signature.parameters = parseTypedParameters()
    } else if !at(.inKeyword) {
      signature.parameters = parsePlainParameters()
    }
    signature.isThrowing = parseEffects().isThrowing
    if consume(.arrow) { signature.result = parseType() }
    if !consume(.inKeyword) {
      report(Finding.closureWithoutIn(at: span(of: token)))
    }
    return signature
  }

  private func parseCaptures() -> [ClosureSyntax.Capture] {
    let opening = token
    advance()
    var captures: [ClosureSyntax.Capture] = []
    while !at(.rightBracket), !at(.endOfFile) {
      var ownership = ClosureSyntax.Capture.Ownership.strong
      if at(.weakWord) || at(.unownedWord), peek().kind != .comma, peek().kind != .equal,
        peek().kind != .rightBracket
      {
        ownership = at(.weakWord) ? .weak : .unowned
        advance()
        if at(.leftParen) { skipGroup() }
      }
      guard token.kind.isName || at(.selfKeyword) else {
        report(Finding.expectedCapture(at: span(of: token)))
        break
      }
      let name = name(of: token)
      advance()
      let value = consumeAssignment() ? parseExpression() : nil
      captures.append(ClosureSyntax.Capture(ownership: ownership, name: name, value: value))
      if !consume(.comma) { break }
    }
    expectClosing(.rightBracket, of: opening)
    return captures
  }

  private func parsePlainParameters() -> [ClosureSyntax.Parameter] {
    var parameters: [ClosureSyntax.Parameter] = []
    repeat {
      parameters.append(ClosureSyntax.Parameter(name: name(of: token), type: nil))
      advance()
    } while consume(.comma)
    return parameters
  }

  private func parseTypedParameters() -> [ClosureSyntax.Parameter] {
    let opening = token
    advance()
    var parameters: [ClosureSyntax.Parameter] = []
    while !at(.rightParen), !at(.endOfFile) {
      if at(.underscore), peek().kind.isName { advance() }
      guard token.kind.isName || at(.underscore) else {
        report(
          Finding.expectedName(
            after: "(", before: describe(token), at: span(of: token)))
        break
      }
      let name = name(of: token)
      advance()
      var type: TypeSyntax?
      if consume(.colon) {
        var written = parseType()
        if atOperator("...") {
          advance()
          written = TypeSyntax(.variadic(written), span(from: written.span.start))
        }
        type = written
      }
      parameters.append(ClosureSyntax.Parameter(name: name, type: type))
      if !consume(.comma) { break }
    }
    expectClosing(.rightParen, of: opening)
    return parameters
  }
}
