import Diagnostics

extension Parser {
  func parseSwitch(label: Name?) -> SwitchSyntax {
    let start = token.start
    advance()
    let outer = (allowsTrailingClosure, assignmentRule)
    allowsTrailingClosure = false
    assignmentRule = .isMistakenComparison
    let subject = at(.leftBrace) ? missingSubject() : parseExpression()
    (allowsTrailingClosure, assignmentRule) = outer
    let opening = token
    guard consume(.leftBrace) else {
      report(Finding.expectedOpeningBraceOfSwitch(at: gap))
      return SwitchSyntax(
        label: label, subject: subject, cases: [], span: span(from: start), end: gap)
    }
    var cases: [SwitchSyntax.Case] = []
    while !at(.rightBrace), !at(.endOfFile) {
      if at(.caseKeyword) || at(.defaultKeyword) || at(.at) && spells(peek(), "unknown") {
        cases.append(parseCase())
      } else {
        report(Finding.expectedCase(at: span(of: token)))
        while !at(.caseKeyword), !at(.defaultKeyword), !at(.rightBrace), !at(.endOfFile) {
          if at(.leftBrace) { skipGroup() } else { advance() }
        }
      }
    }
    let end = expectClosingBrace(of: opening)
    return SwitchSyntax(
      label: label, subject: subject, cases: cases, span: span(from: start), end: end)
  }

  private func missingSubject() -> Expression {
    report(Finding.expectedExpression(before: describe(token), at: span(of: token)))
    return Expression(.error, gap)
  }

  private func parseCase() -> SwitchSyntax.Case {
    let start = token.start
    guard enter(2) else {
      return SwitchSyntax.Case(items: [], isDefault: true, body: [], span: span(of: token))
    }
    defer { leave(2) }
    if consume(.at) { advance() }
    let before = diagnostics.count
    var items: [SwitchSyntax.Case.Item] = []
    let isDefault = consume(.defaultKeyword)
    if !isDefault {
      advance()
      repeat {
        if at(.colon), !items.isEmpty { break }
        items.append(parseCaseItem())
      } while consume(.comma)
    }
    let head = span(from: start)
    if !consume(.colon) {
      report(Finding.expectedCaseColon(at: token.precededByNewline ? gap : span(of: token)))
      skipToCaseBody()
    }
    let outer = (allowsTrailingClosure, assignmentRule)
    allowsTrailingClosure = true
    assignmentRule = .assigns
    let body = parseStatements(in: .switchCase)
    (allowsTrailingClosure, assignmentRule) = outer
    if body.isEmpty, diagnostics.count == before {
      report(Finding.emptyCase(at: head))
    }
    return SwitchSyntax.Case(
      items: items, isDefault: isDefault, body: body, span: span(from: start))
  }

  /// After a mistake in a pattern, goes behind the colon on the same line, or an arrow in its place.
  private func skipToCaseBody() {
    if at(.arrow) || atOperator("=>") || at(.equal) { return advance() }
    while !token.precededByNewline, !at(.endOfFile), !at(.rightBrace), !at(.caseKeyword) {
      if consume(.colon) { return }
      advance()
    }
  }

  func parseCaseItem() -> SwitchSyntax.Case.Item {
    let pattern = parsePattern()
    var filter: Expression?
    if consume(.whereKeyword) {
      let outer = assignmentRule
      assignmentRule = .isMistakenComparison
      filter = parseExpression()
      assignmentRule = outer
    }
    return SwitchSyntax.Case.Item(pattern: pattern, filter: filter)
  }
}
