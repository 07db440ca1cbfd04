import Diagnostics

extension Parser {
  func parseIf(label: Name?) -> IfSyntax {
    let start = token.start
    advance()
    let conditions = parseConditions()
    let body = parseBlock(of: .ifBranch)
    var otherwise: IfSyntax.Else?
    if startsForeignElseIf() {
      report(Finding.foreignElseIf(text(of: token), at: span(of: token)))
      otherwise = parseElseIf()
    } else if at(.elseKeyword) || startsMisspeltElse() {
      advance()
      if at(.ifKeyword) {
        otherwise = parseElseIf()
      } else {
        otherwise = .block(parseBlock(of: .elseBranch))
      }
    }
    return IfSyntax(
      conditions: conditions, body: body, otherwise: otherwise, label: label,
      span: span(from: start))
  }

  private func parseElseIf() -> IfSyntax.Else? {
    guard enter() else { return nil }
    defer { leave() }
    return .ifStatement(parseIf(label: nil))
  }

  private func startsForeignElseIf() -> Bool {
    guard at(.identifier), peek().kind != .equal else { return false }
    return spells(token, "elif") || spells(token, "elseif") || spells(token, "elsif")
  }

  func parseConditions() -> [ConditionSyntax] {
    let outer = (allowsTrailingClosure, assignmentRule)
    allowsTrailingClosure = false
    assignmentRule = .isMistakenComparison
    defer { (allowsTrailingClosure, assignmentRule) = outer }
    let before = diagnostics.count
    var conditions: [ConditionSyntax] = []
    if at(.leftBrace), !isFollowedAsOperand() {
      report(Finding.expectedCondition(at: gap))
    } else {
      repeat {
        if at(.leftBrace), !conditions.isEmpty { break }
        conditions.append(parseCondition())
      } while consume(.comma)
    }
    if diagnostics.count > before {
      while !at(.leftBrace), !at(.endOfFile), !at(.rightBrace), !at(.elseKeyword),
        !token.precededByNewline
      {
        advance()
      }
    }
    return conditions
  }

  private func parseCondition() -> ConditionSyntax {
    let start = token.start
    switch token.kind {
    case .letKeyword, .varKeyword:
      let isVariable = at(.varKeyword)
      advance()
      if at(.caseKeyword) {
        report(Finding.letBeforeCase(at: span(of: token)))
        return parsePatternCondition(binding: isVariable, from: start)
      }
      var pattern = parseDeclaredPattern(isVariable: isVariable)
      if consume(.colon) {
        let type = parseType()
        pattern = PatternSyntax(.typed(pattern, type), pattern.span.joined(to: type.span))
      }
      if consumeAssignment() {
        let before = diagnostics.count
        var value = parseExpression()
        if diagnostics.count == before { value = withoutJoinedConditions(value) }
        return .binding(pattern, value, span(from: start))
      }
      if case .binding(let name, _) = pattern.kind {
        return .binding(
          pattern, Expression(.name(name.text, generics: []), name.span), span(from: start))
      }
      report(Finding.expectedInitialValue(at: gap))
      return .binding(pattern, Expression(.error, gap), span(from: start))
    case .caseKeyword: return parsePatternCondition(binding: nil, from: start)
    case .pound where spells(peek(), "available") || spells(peek(), "unavailable"):
      report(Finding.unsupportedAvailability(at: span(of: token)))
      advance()
      advance()
      if at(.leftParen) { skipGroup() }
      return .expression(Expression(.error, span(from: start)))
    default: return .expression(parseExpression())
    }
  }

  /// Reports `&&` and `||` behind the value of an `if let`, and leaves out what they join.
  private func withoutJoinedConditions(_ value: Expression) -> Expression {
    guard case .sequence(let elements) = value.kind else { return value }
    for (position, element) in elements.enumerated() {
      guard case .infix(let name) = element, name.text == "&&" || name.text == "||" else {
        continue
      }
      reportedIndex = -1
      report(Finding.conditionsJoined(name.text, at: name.span))
      return Expression(.sequence(Array(elements.prefix(position))), value.span)
    }
    return value
  }

  /// `case pattern = value`
  private func parsePatternCondition(binding: Bool?, from start: Int32) -> ConditionSyntax {
    advance()
    let pattern = parsePattern(binding: binding)
    guard consumeAssignment() else {
      report(Finding.expectedPatternSubject(at: gap))
      return .pattern(pattern, Expression(.error, gap), span(from: start))
    }
    let value = parseExpression()
    return .pattern(pattern, value, span(from: start))
  }

  /// Reads the `=` before a value; takes `==` for it with a report.
  func consumeAssignment() -> Bool {
    if at(.equal) {
      reportUnevenSpaceAroundEqual()
      advance()
      return true
    }
    guard atOperator("==") else { return false }
    report(Finding.comparisonInsteadOfAssignment(at: span(of: token)))
    advance()
    return true
  }

  func reportUnevenSpaceAroundEqual() {
    if token.precededBySpace != token.followedBySpace {
      report(Finding.unevenSpace(around: "=", at: span(of: token)))
    }
  }

  func parseGuard() -> Statement.Kind {
    advance()
    let conditions = parseConditions()
    if !consume(.elseKeyword) { report(Finding.guardWithoutElse(at: gap)) }
    return .guardStatement(conditions, body: parseBlock(of: .guardStatement))
  }

  func parseWhile(label: Name?) -> Statement.Kind {
    advance()
    let conditions = parseConditions()
    return .whileLoop(label: label, conditions, body: parseBlock(of: .whileLoop))
  }

  func parseRepeat(label: Name?) -> Statement.Kind {
    advance()
    let body = parseBlock(of: .repeatLoop)
    guard consume(.whileKeyword) else {
      report(Finding.repeatWithoutWhile(at: gap))
      return .repeatLoop(label: label, body: body, condition: Expression(.error, gap))
    }
    let outer = assignmentRule
    assignmentRule = .isMistakenComparison
    let condition = parseExpression()
    assignmentRule = outer
    return .repeatLoop(label: label, body: body, condition: condition)
  }

  func parseDo(label: Name?) -> Statement.Kind {
    let keyword = span(of: token)
    advance()
    if at(.throwsKeyword) {
      advance()
      if at(.leftParen) { _ = parseThrownType() }
    }
    let body = parseBlock(of: .doStatement)
    if at(.whileKeyword), !token.precededByNewline {
      report(Finding.doWhile(at: keyword))
      advance()
      let condition = parseExpression()
      return .repeatLoop(label: label, body: body, condition: condition)
    }
    var catches: [CatchSyntax] = []
    while at(.catchKeyword) {
      let start = token.start
      advance()
      let outer = allowsTrailingClosure
      allowsTrailingClosure = false
      var items: [SwitchSyntax.Case.Item] = []
      if at(.leftParen), peek().kind.isName, peek(2).kind == .rightParen {
        let name = name(of: peek())
        report(Finding.catchParentheses(name.text, at: span(of: token)))
        skipGroup()
        items.append(
          SwitchSyntax.Case.Item(
            pattern: PatternSyntax(.binding(name, isVariable: false), name.span), filter: nil))
      }
      while !at(.leftBrace), !at(.endOfFile) {
        items.append(parseCaseItem())
        if !consume(.comma) { break }
      }
      allowsTrailingClosure = outer
      let block = parseBlock(of: .catchClause)
      catches.append(CatchSyntax(items: items, body: block, span: span(from: start)))
    }
    return .doStatement(label: label, body: body, catches: catches)
  }

  func parseFor(label: Name?) -> Statement.Kind {
    let start = token.start
    advance()
    if startsCStyleFor() {
      report(Finding.cStyleFor(at: span(from: start)))
      while !at(.leftBrace), !at(.endOfFile), !token.precededByNewline { advance() }
      if at(.leftBrace) { _ = parseBlock(of: .forLoop) }
      return .error
    }
    if at(.tryKeyword) || at(.awaitWord), peek().kind == .awaitWord || at(.awaitWord) {
      reportConcurrency(at: span(of: token))
      _ = consume(.tryKeyword)
      _ = consume(.awaitWord)
    }
    let opening = token
    let isParenthesized = at(.leftParen) && peek(2).kind == .inKeyword
    if isParenthesized {
      report(Finding.parenthesizedFor(at: span(of: token)))
      advance()
    }
    let isCase = consume(.caseKeyword)
    var pattern = isCase ? parsePattern() : parseLoosePair(parseLoopPattern())
    if consume(.colon) {
      let type = parseType()
      pattern = PatternSyntax(.typed(pattern, type), pattern.span.joined(to: type.span))
    }
    let outer = allowsTrailingClosure
    allowsTrailingClosure = false
    var sequence = Expression(.error, gap)
    var filter: Expression?
    if consume(.inKeyword) {
      sequence = parseExpression()
      if isParenthesized { expectClosing(.rightParen, of: opening) }
      if consume(.whereKeyword) { filter = parseExpression() }
    } else {
      report(Finding.forWithoutIn(at: gap))
      while !at(.leftBrace), !at(.endOfFile), !at(.rightBrace), !token.precededByNewline {
        advance()
      }
    }
    allowsTrailingClosure = outer
    let body = parseBlock(of: .forLoop)
    return .forLoop(
      ForSyntax(
        label: label, pattern: pattern, isCase: isCase, sequence: sequence, filter: filter,
        body: body, span: span(from: start)))
  }

  /// Says whether a semicolon stands between `for` and its body.
  private func startsCStyleFor() -> Bool {
    var offset = 0
    while true {
      let candidate = peek(offset)
      if offset > 0, candidate.precededByNewline { return false }
      switch candidate.kind {
      case .semicolon: return true
      case .leftBrace, .endOfFile, .inKeyword: return false
      default: offset += 1
      }
    }
  }
}
