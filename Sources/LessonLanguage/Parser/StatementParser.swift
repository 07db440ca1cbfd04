import Diagnostics

extension Parser {
  func parseStatements(in context: StatementContext) -> [Statement] {
    var statements: [Statement] = []
    while true {
      while consume(.semicolon) {}
      switch token.kind {
      case .endOfFile: return statements
      case .rightBrace:
        guard context == .topLevel else { return statements }
        report(Finding.unexpectedClosingBrace(at: span(of: token)))
        advance()
        continue
      case .caseKeyword, .defaultKeyword:
        if context == .switchCase { return statements }
      case .at:
        if context == .switchCase, spells(peek(), "unknown") { return statements }
      default: break
      }
      let startIndex = index
      let before = diagnostics.count
      statements.append(parseStatement())
      finishStatement(startIndex: startIndex, isSound: diagnostics.count == before)
    }
  }

  /// Makes sure that the next statement starts on a line of its own, and that something was read.
  func finishStatement(startIndex: Int, isSound: Bool) {
    if index == startIndex, !at(.endOfFile) {
      report(Finding.unexpectedToken(describe(token), at: span(of: token)))
      advance()
      synchronize()
      return
    }
    switch token.kind {
    case .endOfFile, .semicolon, .rightBrace, .caseKeyword, .defaultKeyword: return
    default: break
    }
    guard !token.precededByNewline else { return }
    guard isSound else { return synchronize() }
    if peek(-1).kind == .rightBrace, at(.elseKeyword) || at(.catchKeyword) { return }
    reportMissingSeparator()
  }

  private func reportMissingSeparator() {
    let word = index > 0 ? text(of: tokens[index - 1]) : ""
    switch word {
    case "print" where at(.stringStart):
      report(Finding.callWithoutParentheses("print", at: span(of: token)))
      synchronize()
    case _ where at(.rightParen) || at(.rightBracket):
      report(Finding.unexpectedClosing(text(of: token), at: span(of: token)))
      advance()
      synchronize()
    case _ where at(.unknown):
      _ = parseUnknown()
      synchronize()
    case _ where at(.integerLiteral) && tokens[index - 1].kind == .integerLiteral:
      report(Finding.digitGroups(word, text(of: token), at: span(of: token)))
      synchronize()
    case _ where at(.ifKeyword) && isFollowedByElse():
      report(Finding.foreignChoice(at: span(of: token)))
      synchronize()
    default:
      report(Finding.expectedSeparator(before: describe(token), at: span(of: token)))
      if at(.rightParen) || at(.rightBracket) || at(.unknown) || at(.colon) {
        advance()
        synchronize()
      }
    }
  }

  /// `a if condition else b`, all on one line and without braces.
  private func isFollowedByElse() -> Bool {
    var offset = 1
    while !peek(offset).precededByNewline {
      switch peek(offset).kind {
      case .elseKeyword: return true
      case .leftBrace, .endOfFile: return false
      default: offset += 1
      }
    }
    return false
  }

  func parseStatement() -> Statement {
    guard enter() else { return Statement(.error, span(of: token)) }
    defer { leave() }
    mendFirstWord()
    let start = token.start
    if token.kind.isName, peek().kind == .colon {
      switch peek(2).kind {
      case .forKeyword, .whileKeyword, .repeatKeyword, .ifKeyword, .switchKeyword, .doKeyword:
        let label = name(of: token)
        advance()
        advance()
        let kind = parseControlFlow(label: label)
        return Statement(kind, span(from: start))
      default: break
      }
    }
    if startsDeclaration() {
      let declaration = parseDeclaration()
      return Statement(.declaration(declaration), span(from: start))
    }
    if token.kind.isKeyword {
      let kind = parseControlFlow(label: nil)
      if Int32(previousEnd) > start { return Statement(kind, span(from: start)) }
    }
    if !startsOperand(token), !token.kind.isOperator, !at(.unknown), !at(.equal), !at(.question) {
      report(
        at(.rightParen) || at(.rightBracket)
          ? Finding.unexpectedClosing(text(of: token), at: span(of: token))
          : Finding.unexpectedToken(describe(token), at: span(of: token)))
      return Statement(.error, span(of: token))
    }
    if at(.pound), token.followedBySpace {
      report(Finding.hashComment(at: span(of: token)))
      advance()
      while !at(.endOfFile), !token.precededByNewline { advance() }
      return Statement(.error, span(from: start))
    }
    if at(.tryKeyword), peek().kind == .leftBrace {
      report(Finding.tryBlock(at: span(of: token)))
      return Statement(parseDo(label: nil), span(from: start))
    }
    if at(.pound), skipUnmatchedCondition() { return Statement(.error, span(from: start)) }
    return parseExpressionStatement()
  }

  private func parseExpressionStatement() -> Statement {
    let start = token.start
    let expression = parseExpression()
    return Statement(.expression(expression), span(from: start))
  }

  /// Parses the statement of the current keyword; `error` without progress if it begins none.
  private func parseControlFlow(label: Name?) -> Statement.Kind {
    switch token.kind {
    case .ifKeyword: return .ifStatement(parseIf(label: label))
    case .guardKeyword: return parseGuard()
    case .whileKeyword: return parseWhile(label: label)
    case .repeatKeyword: return parseRepeat(label: label)
    case .forKeyword: return parseFor(label: label)
    case .switchKeyword: return .switchStatement(parseSwitch(label: label))
    case .doKeyword: return parseDo(label: label)
    case .deferKeyword:
      advance()
      return .deferStatement(parseBlock(of: .deferStatement))
    case .returnKeyword:
      advance()
      guard startsReturnedExpression() else { return .returnStatement(nil) }
      return .returnStatement(parseValue())
    case .throwKeyword:
      advance()
      return .throwStatement(parseValue())
    case .breakKeyword:
      advance()
      return .breakStatement(parseTargetLabel())
    case .continueKeyword:
      advance()
      return .continueStatement(parseTargetLabel())
    case .fallthroughKeyword:
      advance()
      return .fallthroughStatement
    case .elseKeyword:
      report(Finding.misplacedElse(at: span(of: token)))
      advance()
      if at(.ifKeyword) {
        _ = parseIf(label: nil)
      } else if at(.leftBrace) {
        _ = parseBlock(of: .elseBranch)
      }
      return .error
    case .catchKeyword:
      report(Finding.misplacedCatch(at: span(of: token)))
      advance()
      synchronize()
      return .error
    case .caseKeyword, .defaultKeyword:
      report(Finding.misplacedCase(at: span(of: token)))
      advance()
      synchronize()
      return .error
    default: return .error
    }
  }

  private func parseTargetLabel() -> Name? {
    guard token.kind.isName, !token.precededByNewline else { return nil }
    let label = name(of: token)
    advance()
    return label
  }

  /// Like the compiler, takes an expression on the next line for the value that is returned.
  private func startsReturnedExpression() -> Bool {
    if !token.precededByNewline, at(.ifKeyword) || at(.switchKeyword) { return true }
    guard startsOperand(token) || at(.infixOperator) || at(.awaitWord) else { return false }
    guard token.precededByNewline else { return true }
    if token.kind.isName, peek().kind == .colon { return false }
    return !startsDeclaration()
  }

  /// What a block belongs to, for the wording of what is missing.
  enum BlockOwner {
    case ifBranch, elseBranch, guardStatement, whileLoop, repeatLoop, forLoop, doStatement
    case catchClause, deferStatement, function, accessor, statement
  }

  /// Parses statements in braces; where a brace is missing, guesses what was meant.
  func parseBlock(of owner: BlockOwner) -> BlockSyntax {
    let start = token.start
    guard at(.leftBrace) else { return parseBlockWithoutBrace(of: owner) }
    guard enter(2) else {
      return BlockSyntax(statements: [], span: span(of: token), end: span(of: token))
    }
    defer { leave(2) }
    let opening = token
    advance()
    let outer = (allowsTrailingClosure, assignmentRule)
    allowsTrailingClosure = true
    assignmentRule = .assigns
    let statements = parseStatements(in: .block)
    (allowsTrailingClosure, assignmentRule) = outer
    let end = expectClosingBrace(of: opening)
    return BlockSyntax(statements: statements, span: span(from: start), end: end)
  }

  /// Reads the closing brace and returns its place.
  func expectClosingBrace(of opening: Token) -> Span {
    if at(.rightBrace), !closesOuterBlock(opening) {
      let end = span(of: token)
      advance()
      return end
    }
    report(Finding.expectedClosingBrace(at: gap, opening: span(of: opening)))
    return gap
  }

  private func parseBlockWithoutBrace(of owner: BlockOwner) -> BlockSyntax {
    let start = token.start
    let keyword = previousEnd
    report(Finding.expectedOpeningBrace(of: owner, at: gap))
    if consume(.colon), at(.leftBrace) { return parseBlock(of: owner) }
    if token.kind == .identifier, spells(token, "then") { advance() }
    var statements: [Statement] = []
    if at(.endOfFile) || at(.rightBrace) || at(.semicolon) {
      return BlockSyntax(statements: [], span: gap, end: gap)
    }
    let margin = indentation(at: max(0, keyword - 1))
    if !token.precededByNewline {
      statements.append(parseStatement())
    } else if closingBraceIndentation() == margin {
      let outer = (allowsTrailingClosure, assignmentRule)
      allowsTrailingClosure = true
      assignmentRule = .assigns
      statements = parseStatements(in: .block)
      (allowsTrailingClosure, assignmentRule) = outer
      _ = consume(.rightBrace)
    } else {
      // Written as in Python: the lines that are indented further belong to the block.
      while !at(.endOfFile), !at(.rightBrace), indentation(at: Int(token.start)) > margin {
        let startIndex = index
        let before = diagnostics.count
        statements.append(parseStatement())
        finishStatement(startIndex: startIndex, isSound: diagnostics.count == before)
        while consume(.semicolon) {}
      }
    }
    return BlockSyntax(statements: statements, span: span(from: start), end: gap)
  }

  /// Returns the indentation of the next closing brace that nothing ahead opens.
  private func closingBraceIndentation() -> Int? {
    var offset = 0
    var nesting = 0
    while true {
      let candidate = peek(offset)
      switch candidate.kind {
      case .endOfFile: return nil
      case .leftBrace: nesting += 1
      case .rightBrace:
        if nesting == 0 { return indentation(at: Int(candidate.start)) }
        nesting -= 1
      default: break
      }
      offset += 1
    }
  }
}
