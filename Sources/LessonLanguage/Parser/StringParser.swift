import Diagnostics

extension Parser {
  func parseString() -> Expression {
    let opening = token
    var pounds = 0
    while bytes[Int(opening.start) + pounds] == UInt8(ascii: "#") { pounds += 1 }
    let isMultiline = opening.length - pounds == 3
    advance()
    var pieces: [StringPiece] = []
    let before = diagnostics.count
    while true {
      switch token.kind {
      case .stringText:
        pieces.append(.text(Int(token.start), Int(token.end)))
        advance()
      case .interpolationStart: pieces.append(.value(parseInterpolation()))
      case .stringEnd:
        let isTerminated = !token.isMalformed
        let contentEnd = Int(token.start)
        if !isTerminated, diagnostics.count == before {
          reportedIndex = -1
          report(Finding.unterminatedString(isMultiline: isMultiline, at: span(of: opening)))
        }
        advance()
        let place = span(from: opening.start)
        guard isTerminated else { return Expression(.error, place) }
        var text = StringText(
          bytes: bytes, source: source, pounds: pounds, start: Int(opening.end), end: contentEnd)
        let segments = isMultiline ? text.multiline(pieces) : text.singleLine(pieces)
        for finding in text.findings {
          reportedIndex = -1
          report(finding)
        }
        return Expression(.string(segments), place)
      default:
        // The lexer closes every string that it opens.
        report(Finding.unterminatedString(isMultiline: isMultiline, at: span(of: opening)))
        return Expression(.error, span(from: opening.start))
      }
    }
  }

  private func parseInterpolation() -> Expression {
    guard enter() else { return Expression(.error, span(of: token)) }
    defer { leave() }
    let opening = token
    advance()
    let outer = (allowsTrailingClosure, assignmentRule)
    allowsTrailingClosure = true
    assignmentRule = .assigns
    defer { (allowsTrailingClosure, assignmentRule) = outer }
    if at(.interpolationEnd), !token.isMalformed {
      report(Finding.emptyInterpolation(at: span(of: opening)))
      advance()
      return Expression(.error, span(from: opening.start))
    }
    if token.kind.isName, peek().kind == .colon {
      report(Finding.unsupportedInterpolationArguments(at: span(of: token)))
      skipInterpolation()
      return Expression(.error, span(from: opening.start))
    }
    let value = parseExpression()
    if at(.comma) {
      report(Finding.unsupportedInterpolationArguments(at: span(of: token)))
      skipInterpolation()
      return Expression(.error, span(from: opening.start))
    }
    if !at(.interpolationEnd) {
      let place = span(of: token)
      let found = describe(token)
      let isUnread = reportedIndex != index
      skipInterpolation()
      if isUnread {
        let isTerminated = !peek(-1).isMalformed
        report(
          isTerminated
            ? Finding.unexpectedInInterpolation(found, at: place)
            : Finding.unterminatedInterpolation(at: span(of: opening)))
        if !isTerminated { quietUntil = endOfLine(at: Int(opening.start)) }
      }
      return value
    }
    if token.isMalformed {
      report(Finding.unterminatedInterpolation(at: span(of: opening)))
      quietUntil = endOfLine(at: Int(opening.start))
    }
    advance()
    return value
  }

  /// Goes behind the end of the current interpolation, over those nested in it.
  private func skipInterpolation() {
    var nesting = 0
    while !at(.endOfFile) {
      if at(.interpolationStart) { nesting += 1 }
      if at(.interpolationEnd) {
        if nesting == 0 { return advance() }
        nesting -= 1
      }
      advance()
    }
  }
}

/// A string literal's raw text by byte offsets, or the value of an interpolation.
enum StringPiece {
  case text(Int, Int)
  case value(Expression)
}
