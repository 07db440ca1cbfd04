extension Lexer {
  // MARK: Numbers

  mutating func lexNumber() {
    let start = position
    // In `pair.0.1` the digits after a dot name a tuple element.
    if let last = tokens.last, last.kind == .period, Int(last.end) == start {
      while isDecimal(peek()) { position += 1 }
      return append(.integerLiteral, from: start)
    }
    var isFloat = false
    if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x") {
      position += 2
      skipHexDigits()
      if peek() == UInt8(ascii: "."), peek(1).isHexDigit, hasHexExponent() {
        position += 1
        skipHexDigits()
        isFloat = true
      }
      if peek() == UInt8(ascii: "p") || peek() == UInt8(ascii: "P") {
        isFloat = true
        skipExponent()
      }
    } else if peek() == UInt8(ascii: "0"),
      peek(1) == UInt8(ascii: "b") || peek(1) == UInt8(ascii: "o")
    {
      position += 2
      skipDigits()
    } else {
      skipDigits()
      if peek() == UInt8(ascii: "."), isDecimal(peek(1)) {
        position += 1
        skipDigits()
        isFloat = true
      }
      if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
        isFloat = true
        skipExponent()
      }
    }
    let end = position
    skipIdentifierBody()
    append(isFloat ? .floatLiteral : .integerLiteral, from: start, malformed: position > end)
  }

  private func isDecimal(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func skipDigits() {
    while isDecimal(peek()) || peek() == UInt8(ascii: "_") { position += 1 }
  }

  private mutating func skipHexDigits() {
    while peek().isHexDigit || peek() == UInt8(ascii: "_") { position += 1 }
  }

  private mutating func skipExponent() {
    position += 1
    if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
    skipDigits()
  }

  /// Hexadecimal digits after a dot are a fraction only if an exponent follows: `0x1.max` is a member.
  private func hasHexExponent() -> Bool {
    var offset = 1
    while peek(offset).isHexDigit || peek(offset) == UInt8(ascii: "_") { offset += 1 }
    return peek(offset) == UInt8(ascii: "p") || peek(offset) == UInt8(ascii: "P")
  }

  // MARK: Strings

  mutating func lexPound() {
    var pounds = 0
    while peek(pounds) == UInt8(ascii: "#") { pounds += 1 }
    if peek(pounds) == UInt8(ascii: "\"") { return lexString(pounds: pounds) }
    if peek(pounds) == UInt8(ascii: "/"), lexRegex(pounds: pounds) { return }
    position += 1
    append(.pound, from: position - 1)
  }

  mutating func lexString(pounds: Int) {
    let start = position
    position += pounds
    let isMultiline = startsMultilineString(pounds: pounds)
    position += isMultiline ? 3 : 1
    append(.stringStart, from: start)
    lexStringText(pounds: pounds, isMultiline: isMultiline)
  }

  /// `#"""#` is the string of one quotation mark; otherwise three marks open several lines.
  private func startsMultilineString(pounds: Int) -> Bool {
    guard peek(1) == UInt8(ascii: "\""), peek(2) == UInt8(ascii: "\"") else { return false }
    guard pounds > 0 else { return true }
    var offset = 3
    while peek(offset) == UInt8(ascii: "#") { offset += 1 }
    return offset - 3 < pounds
  }

  /// Reads text up to the end of the string or the start of an interpolation.
  mutating func lexStringText(pounds: Int, isMultiline: Bool) {
    let start = position
    while position < limit {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        if isStringEnd(pounds: pounds, isMultiline: isMultiline) {
          appendText(from: start)
          let end = position
          position += (isMultiline ? 3 : 1) + pounds
          return append(.stringEnd, from: end)
        }
        position += 1
      case UInt8(ascii: "\\"):
        var count = 0
        while count < pounds, peek(1 + count) == UInt8(ascii: "#") { count += 1 }
        guard count == pounds else {
          position += 1
          continue
        }
        if peek(1 + count) == UInt8(ascii: "(") {
          appendText(from: start)
          let interpolation = position
          position += 2 + count
          openStrings.append(
            OpenString(pounds: pounds, isMultiline: isMultiline, parenthesisDepth: 0))
          return append(.interpolationStart, from: interpolation)
        }
        position += 1 + count
        if position < limit, peek() != 0x0A, peek() != 0x0D { position += 1 }
      case 0x0A, 0x0D:
        guard isMultiline else {
          appendText(from: start)
          return append(.stringEnd, from: position, malformed: true)
        }
        position += 1
      default: position += 1
      }
    }
    appendText(from: start)
    append(.stringEnd, from: position, malformed: true)
  }

  private mutating func appendText(from start: Int) {
    if position > start { append(.stringText, from: start) }
  }

  private func isStringEnd(pounds: Int, isMultiline: Bool) -> Bool {
    var offset = 1
    if isMultiline {
      guard peek(1) == UInt8(ascii: "\""), peek(2) == UInt8(ascii: "\"") else { return false }
      offset = 3
    }
    for index in 0..<pounds where peek(offset + index) != UInt8(ascii: "#") { return false }
    return true
  }

  /// Ends a string whose interpolation was cut off by the end of the line or of the text.
  mutating func closeOpenString() {
    openStrings.removeLast()
    append(.interpolationEnd, from: position, malformed: true)
    append(.stringEnd, from: position, malformed: true)
  }

  // MARK: Regular expressions

  /// Says whether the slash here stands where an operand begins, and text directly behind it.
  func startsRegex() -> Bool {
    if isLeftBound(position) || isSpace(at: position + 1) { return false }
    // `reduce(1, /)` and `combine(/, with: x)` name the operator.
    if peek(1) == UInt8(ascii: ")") || peek(1) == UInt8(ascii: ","), isSpace(at: position + 2) {
      return false
    }
    guard let last = tokens.last else { return true }
    switch last.kind {
    case .identifier, .quotedIdentifier, .dollarIdentifier, .integerLiteral, .floatLiteral,
      .stringEnd, .rightParen, .rightBracket, .rightBrace, .selfKeyword, .superKeyword,
      .postfixExclamation, .postfixQuestion, .postfixOperator, .funcKeyword, .operatorKeyword:
      return false
    default: return true
    }
  }

  /// Reads up to the closing slash on the same line; reads nothing if there is none.
  mutating func lexRegex(pounds: Int) -> Bool {
    let start = position
    var end = position + pounds + 1
    while end < limit {
      switch bytes[end] {
      case 0x0A, 0x0D: return false
      case UInt8(ascii: "\\"): end += 2
      case UInt8(ascii: "/"):
        end += 1
        var count = 0
        while count < pounds, end < limit, bytes[end] == UInt8(ascii: "#") {
          count += 1
          end += 1
        }
        guard count == pounds else { continue }
        position = end
        append(.regexLiteral, from: start)
        return true
      default: end += 1
      }
    }
    return false
  }

  mutating func lexSingleQuoted() {
    let start = position
    position += 1
    while position < limit, peek() != 0x0A, peek() != 0x0D, peek() != UInt8(ascii: "'") {
      position += 1
    }
    guard peek() == UInt8(ascii: "'") else {
      position = start + 1
      return append(.unknown, from: start)
    }
    position += 1
    append(.singleQuoted, from: start)
  }
}

extension UInt8 {
  var isHexDigit: Bool {
    self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
      || self >= UInt8(ascii: "a") && self <= UInt8(ascii: "f")
      || self >= UInt8(ascii: "A") && self <= UInt8(ascii: "F")
  }
}
