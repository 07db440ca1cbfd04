import Diagnostics

/// Real Swift beyond the subset: each construct is recognized, named and skipped.
extension Parser {
  /// Reports `async`, `await` and actors once a text: they never come alone.
  func reportConcurrency(at place: Span) {
    guard !hasReportedConcurrency else { return }
    hasReportedConcurrency = true
    report(Finding.unsupportedConcurrency(sources.text(of: place), at: place))
  }

  /// `/pattern/`
  func skipRegexLiteral() -> Expression {
    let place = span(of: token)
    report(Finding.unsupportedRegex(at: place))
    advance()
    return Expression(.error, place)
  }

  /// `#if` without `#endif` and the like, skipped as a whole; says whether it was one.
  func skipUnmatchedCondition() -> Bool {
    switch text(of: peek()) {
    case "if", "elseif", "else", "endif": break
    default: return false
    }
    let start = token.start
    report(
      Finding.unmatchedCondition(at: span(from: start).joined(to: span(of: peek()))))
    var nesting = 0
    repeat {
      if at(.pound) {
        if peek().kind == .ifKeyword { nesting += 1 }
        if spells(peek(), "endif") { nesting -= 1 }
      }
      advance()
    } while !at(.endOfFile) && nesting > 0
    if !token.precededByNewline { advance() }
    return true
  }

  /// `#line` and its like become literals; other words after `#` are macros.
  func parsePoundExpression() -> Expression {
    let start = token.start
    let place = span(of: token).joined(to: span(of: peek()))
    let word = text(of: peek())
    let isName = peek().kind.isName || peek().kind.isKeyword
    guard isName, !peek().precededBySpace else {
      report(Finding.unexpectedToken("`#`", at: span(of: token)))
      advance()
      return Expression(.error, span(from: start))
    }
    advance()
    if let literal = sourceLiteral(word, at: place) {
      if isInDefaultArgument { report(Finding.unsupportedCallerLocation(word, at: place)) }
      advance()
      return Expression(literal, place)
    }
    report(Finding.unsupportedMacro(word, at: place))
    advance()
    _ = parseGenericArgumentsInExpression()
    if at(.leftParen), !token.precededByNewline { skipGroup() }
    if at(.leftBrace), allowsTrailingClosure { skipGroup() }
    return Expression(.error, span(from: start))
  }

  private func sourceLiteral(_ word: String, at place: Span) -> Expression.Kind? {
    let location = sources.location(of: place)
    switch word {
    case "line": return .integer(UInt64(location.line))
    case "column": return .integer(UInt64(location.column))
    case "file", "filePath", "fileID": return .string([.text(location.file)])
    case "function": return .string([.text(functionName)])
    default: return nil
    }
  }

  /// `if let a = b && let c = d`: reads the binding so that the rest of the condition is understood.
  func parseMisplacedBinding() -> Expression {
    let start = token.start
    let isCondition = assignmentRule == .isMistakenComparison
    report(
      isCondition
        ? Finding.bindingAfterOperator(at: span(of: token))
        : Finding.expectedExpression(before: describe(token), at: span(of: token)))
    guard isCondition else { return Expression(.error, gap) }
    let outer = assignmentRule
    advance()
    _ = parseDeclaredPattern(isVariable: false)
    assignmentRule = .assigns
    if consume(.equal) { _ = parseOperandOfMisplacedBinding() }
    assignmentRule = outer
    return Expression(.error, span(from: start))
  }

  private func parseOperandOfMisplacedBinding() -> Expression {
    guard enter(2) else { return Expression(.error, gap) }
    defer { leave(2) }
    return parseOperand()
  }

  /// Bytes that are no token: curly quotation marks, stray backticks, control characters.
  func parseUnknown() -> Expression {
    let place = span(of: token)
    let start = Int(token.start)
    let isCurlyQuote =
      token.length == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (0x98...0x9F).contains(bytes[start + 2])
    guard isCurlyQuote else {
      if let meant = Parser.lookalikes[text(of: token)] {
        report(Finding.foreignCharacter(text(of: token), meant, at: place))
        quietUntil = endOfLine(at: start)
        advance()
        return Expression(.error, place)
      }
      report(Finding.unknownCharacter(describe(token), at: place))
      advance()
      return Expression(.error, place)
    }
    report(Finding.curlyQuotes(at: place))
    advance()
    while !at(.endOfFile), !token.precededByNewline, !at(.unknown) { advance() }
    if at(.unknown), !token.precededByNewline { advance() }
    return Expression(.error, span(from: place.start))
  }

  /// Characters that word processors put in the place of others.
  private static let lookalikes: [String: String] = [
    "–": "-", "—": "-", "‐": "-", "‑": "-", "´": "'", "；": ";", "，": ",", "：": ":", "（": "(",
    "）": ")", "＝": "=", "＋": "+",
  ]

  /// Names a token for a message: its spelling in backticks, or what it is.
  func describe(_ token: Token) -> String {
    switch token.kind {
    case .endOfFile: return "the end of the text"
    case .stringStart, .stringText: return "a string"
    case .stringEnd, .interpolationEnd: return "the end of the string"
    case .unknown:
      let start = Int(token.start)
      guard let scalar = DecodedScalar(bytes, at: start) else { return "bytes that are no UTF-8" }
      if scalar.value < 0x20 || scalar.value == 0x7F { return "a control character" }
      return "`" + text(of: token) + "`"
    default:
      if token.length > 40 { return "this" }
      return "`" + text(of: token) + "`"
    }
  }
}
