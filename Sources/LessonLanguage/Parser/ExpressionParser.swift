import Diagnostics

extension Parser {
  /// Parses a value that may be an `if` or `switch` expression: after `=`, `return` and `throw`.
  func parseValue() -> Expression {
    at(.ifKeyword) || at(.switchKeyword) ? parseStatementExpression() : parseExpression()
  }

  func parseStatementExpression() -> Expression {
    guard enter() else { return Expression(.error, span(of: token)) }
    defer { leave() }
    let start = token.start
    let outer = (allowsTrailingClosure, assignmentRule)
    defer { (allowsTrailingClosure, assignmentRule) = outer }
    if at(.ifKeyword) {
      let syntax = parseIf(label: nil)
      return Expression(.ifExpression(syntax), span(from: start))
    }
    let syntax = parseSwitch(label: nil)
    return Expression(.switchExpression(syntax), span(from: start))
  }

  /// Parses operands and the operators between them; precedence is for the checker.
  func parseExpression() -> Expression {
    guard enter() else { return Expression(.error, span(of: token)) }
    defer { leave() }
    let start = token.start
    if let kind = consumeTry() {
      let body = parseExpression()
      return Expression(.tried(kind, body), span(from: start))
    }
    let first = parseOperand()
    var elements: [SequenceElement] = []
    while let element = parseInfix() {
      if elements.isEmpty { elements.append(.operand(first)) }
      elements.append(element)
      if elements.count > Parser.sequenceLimit * 2 {
        report(Finding.expressionTooLong(at: span(from: start)))
        synchronize()
        return Expression(.error, span(from: start))
      }
      switch element {
      case .isType, .asType: continue
      case .ternary where peek(-1).kind != .colon:
        elements.append(.operand(Expression(.error, gap)))
        return Expression(.sequence(elements), span(from: start))
      case .infix(let name) where name.text == "=":
        if at(.ifKeyword) || at(.switchKeyword) {
          elements.append(.operand(parseStatementExpression()))
          continue
        }
      default: break
      }
      let place = token.start
      if let kind = consumeTry() { elements.append(.tried(kind, span(from: place))) }
      elements.append(.operand(parseOperand()))
    }
    return elements.isEmpty ? first : Expression(.sequence(elements), span(from: start))
  }

  private func consumeTry() -> Expression.TryKind? {
    guard consume(.tryKeyword) else { return nil }
    if token.precededBySpace { return .plain }
    if consume(.postfixQuestion) { return .optional }
    if consume(.postfixExclamation) { return .forced }
    return .plain
  }

  /// Reads the operator that continues the expression, with the type or the middle that belongs to it.
  private func parseInfix() -> SequenceElement? {
    let start = token.start
    switch token.kind {
    case .infixOperator:
      let name = name(of: token)
      if allowsTrailingClosure == false, atOperator("..."), peek().kind == .leftBrace {
        return nil
      }
      advance()
      return .infix(name)
    case .equal: return parseAssignmentOperator()
    case .question, .postfixQuestion:
      if at(.postfixQuestion) {
        guard isTernaryWithoutSpace() else { return nil }
        report(Finding.unevenSpace(around: "?", at: span(of: token)))
      }
      return parseTernary()
    case .isKeyword:
      advance()
      let type = parseType()
      return .isType(type, span(from: start))
    case .asKeyword:
      advance()
      var kind = SequenceElement.CastKind.plain
      if !token.precededBySpace {
        if consume(.postfixQuestion) {
          kind = .optional
        } else if consume(.postfixExclamation) {
          kind = .forced
        }
      }
      let type = parseType()
      return .asType(kind, type, span(from: start))
    case .prefixOperator:
      guard isOperatorWithUnevenSpace() else { return nil }
      let name = name(of: token)
      report(Finding.unevenSpace(around: name.text, at: name.span))
      advance()
      return .infix(name)
    case .postfixOperator:
      // A postfix operator that an operand follows; `parsePostfix` left it here.
      let name = name(of: token)
      report(Finding.unevenSpace(around: name.text, at: name.span))
      advance()
      return .infix(name)
    case .identifier: return parseOperatorWord()
    default: return nil
    }
  }

  /// `? middle :`
  private func parseTernary() -> SequenceElement? {
    guard enter() else { return nil }
    defer { leave() }
    let opening = token
    advance()
    let outer = assignmentRule
    assignmentRule = .assigns
    let middle = parseExpression()
    assignmentRule = outer
    if !consume(.colon) {
      report(
        Finding.ternaryWithoutColon(
          at: token.precededByNewline ? gap : span(of: token), question: span(of: opening)))
    }
    return .ternary(middle, span(from: opening.start))
  }

  private func parseAssignmentOperator() -> SequenceElement? {
    let name = name(of: token)
    switch assignmentRule {
    case .endsExpression: return nil
    case .isMistakenComparison:
      report(Finding.assignmentInCondition(at: name.span))
      advance()
      return .infix(Name("==", name.span))
    case .assigns:
      reportUnevenSpaceAroundEqual()
      advance()
      return .infix(name)
    }
  }

  /// `and` and `or` of other languages.
  private func parseOperatorWord() -> SequenceElement? {
    guard !token.precededByNewline else { return nil }
    let name = name(of: token)
    let spelling: String
    switch name.text {
    case "and": spelling = "&&"
    case "or": spelling = "||"
    case "div" where startsNewOperand(peek()): spelling = "/"
    case "mod" where startsNewOperand(peek()): spelling = "%"
    case "instanceof" where startsNewOperand(peek()): spelling = "is"
    default: return nil
    }
    report(Finding.foreignOperatorWord(name.text, spelling, at: name.span))
    advance()
    if spelling == "is" {
      let type = parseType()
      return .isType(type, name.span.joined(to: type.span))
    }
    return .infix(Name(spelling, name.span))
  }

  /// `a -b`: an operator with space before and none behind, between two operands of one line.
  private func isOperatorWithUnevenSpace() -> Bool {
    !token.precededByNewline && startsOperand(peek()) && !first("&", of: token)
  }

  /// `a? b : c`
  private func isTernaryWithoutSpace() -> Bool {
    guard token.followedBySpace, !token.precededBySpace else { return false }
    let next = peek()
    guard !next.precededByNewline, startsOperand(next), next.kind != .leftBrace else {
      return false
    }
    var offset = 1
    while true {
      let candidate = peek(offset)
      if candidate.precededByNewline { return false }
      switch candidate.kind {
      case .colon: return true
      case .endOfFile, .rightBrace, .rightParen, .rightBracket, .comma, .semicolon: return false
      case .leftParen, .leftBracket, .leftBrace: offset = offsetBehindGroup(offset)
      default: offset += 1
      }
    }
  }

  // MARK: Operands

  func parseOperand() -> Expression {
    let start = token.start
    if at(.prefixOperator) { return parsePrefixOperation() }
    if at(.identifier) {
      if let lambda = skipLambda() { return lambda }
      if skipForeignPrefix() { return parsePostfix(parsePrimary(), from: start) }
    }
    if let operand = parseUnusualOperand(from: start) { return operand }
    return parsePostfix(parsePrimary(), from: start)
  }

  /// Misplaced operators and words that mark an operand, kept out of the frame that every level has.
  private func parseUnusualOperand(from start: Int32) -> Expression? {
    switch token.kind {
    case .infixOperator, .postfixOperator, .arrow, .equal, .question:
      return parseMisplacedOperator()
    case .awaitWord
    where startsNewOperand(peek()) || peek().kind == .superKeyword || peek().kind == .pound
      || peek().kind.isContextualKeyword && !peek().precededByNewline:
      reportConcurrency(at: span(of: token))
      advance()
      return parseOperandAfterWord(from: start)
    case .consumeWord, .copyWord, .borrowingWord:
      guard startsNewOperand(peek()) else { break }
      report(Finding.unsupportedOwnership(text(of: token), at: span(of: token)))
      advance()
      return parseOperandAfterWord(from: start)
    case .repeatKeyword where peek().kind == .eachWord:
      report(Finding.unsupportedParameterPack(at: span(of: token)))
      advance()
      advance()
      _ = parseOperandAfterWord(from: start)
      return Expression(.error, span(from: start))
    case .eachWord where startsNewOperand(peek()):
      report(Finding.unsupportedParameterPack(at: span(of: token)))
      advance()
      _ = parseOperandAfterWord(from: start)
      return Expression(.error, span(from: start))
    case .identifier where spells(token, "not") && startsNewOperand(peek()):
      let name = name(of: token)
      report(Finding.foreignOperatorWord("not", "!", at: name.span))
      advance()
      let operand = parseOperandAfterWord(from: start)
      return Expression(.prefix(Name("!", name.span), operand), span(from: start))
    default: break
    }
    return nil
  }

  private func parseOperandAfterWord(from start: Int32) -> Expression {
    guard enter() else { return Expression(.error, span(from: start)) }
    defer { leave() }
    return parseOperand()
  }

  private func parsePrefixOperation() -> Expression {
    guard enter() else { return Expression(.error, span(of: token)) }
    defer { leave() }
    let start = token.start
    let name = name(of: token)
    advance()
    let operand = parseOperand()
    if name.text == "&" { return Expression(.inoutArgument(operand), span(from: start)) }
    if name.text == "++" || name.text == "--", !declaresOperator(name.text) {
      reportedIndex = -1
      report(Finding.incrementOperator(name.text, operand: text(of: operand), at: name.span))
      return Expression(.error, span(from: start))
    }
    return Expression(.prefix(name, operand), span(from: start))
  }

  func text(of expression: Expression) -> String { sources.text(of: expression.span) }

  /// Says whether the text declares the operator itself.
  func declaresOperator(_ spelling: String) -> Bool {
    for position in 1..<max(tokens.count, 1)
    where tokens[position - 1].kind == .operatorKeyword && text(of: tokens[position]) == spelling {
      return true
    }
    return false
  }

  /// `(+)`, `reduce(0, +)`: an operator that stands for its function.
  func parseOperatorReference() -> Expression {
    let name = name(of: token)
    advance()
    return Expression(.name(name.text, generics: []), name.span)
  }

  private func parseMisplacedOperator() -> Expression {
    let start = token.start
    let spelling = text(of: token)
    if spelling == "-" || spelling == "!" || spelling == "+", !peek().precededByNewline,
      startsOperand(peek())
    {
      report(Finding.detachedPrefix(spelling, at: span(of: token)))
      return parsePrefixOperation()
    }
    report(Finding.expectedOperand(before: spelling, at: span(of: token)))
    guard token.kind == .infixOperator || token.kind == .equal else {
      advance()
      return Expression(.error, span(from: start))
    }
    // The operator then finds a left operand and the expression goes on.
    return Expression(.error, gap)
  }
}
