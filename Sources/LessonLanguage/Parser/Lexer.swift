/// Cuts Swift text into tokens; every byte sequence has tokens, mistakes are marked in them.
public struct Lexer {
  /// A string that is open while the code of one of its interpolations is read.
  struct OpenString {
    var pounds: Int
    var isMultiline: Bool
    /// How many parentheses of the interpolation's own code are open.
    var parenthesisDepth: Int
  }

  let bytes: [UInt8]
  /// Where the text ends for this lexer: behind the last byte, or behind the declaration that is read alone.
  let limit: Int
  private let keepsComments: Bool
  var position = 0
  var tokens: [Token] = []
  var openStrings: [OpenString] = []
  private var pendingFlags: Token.Flags = .precededBySpace
  private let keywords = Keywords.standard

  private init(_ bytes: [UInt8], in range: Range<Int>, keepsComments: Bool) {
    self.bytes = bytes
    limit = range.upperBound
    position = range.lowerBound
    self.keepsComments = keepsComments
    tokens.reserveCapacity(range.count / 4 + 8)
  }

  /// Returns the tokens of a text, comments included, as syntax colouring wants them.
  public static func tokens(of utf8: [UInt8]) -> [Token] {
    var lexer = Lexer(utf8, in: 0..<utf8.count, keepsComments: true)
    lexer.run()
    return lexer.tokens
  }

  /// Returns the tokens of a part of the text without comments; the last one is `endOfFile`.
  static func significantTokens(of utf8: [UInt8], in range: Range<Int>) -> [Token] {
    var lexer = Lexer(utf8, in: range, keepsComments: false)
    lexer.run()
    return lexer.tokens
  }

  private mutating func run() {
    if peek() == UInt8(ascii: "#"), peek(1) == UInt8(ascii: "!") { skipLine() }
    while true {
      skipTrivia()
      guard position < limit else { break }
      lexToken()
    }
    while !openStrings.isEmpty { closeOpenString() }
    append(.endOfFile, from: limit)
  }

  /// Returns the byte at `offset` from here, 0 beyond the end.
  func peek(_ offset: Int = 0) -> UInt8 {
    let index = position + offset
    return index < limit ? bytes[index] : 0
  }

  mutating func append(_ kind: TokenKind, from start: Int, malformed: Bool = false) {
    var flags = pendingFlags
    if isSpace(at: position) { flags.insert(.followedBySpace) }
    if malformed { flags.insert(.malformed) }
    tokens.append(Token(kind: kind, flags: flags, start: start, end: position))
    pendingFlags = []
  }

  /// Says whether white space, a comment or the end of the text stands at `index`.
  func isSpace(at index: Int) -> Bool {
    guard index < limit else { return true }
    switch bytes[index] {
    case 0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C: return true
    case UInt8(ascii: "/"):
      guard index + 1 < limit else { return false }
      return bytes[index + 1] == UInt8(ascii: "/") || bytes[index + 1] == UInt8(ascii: "*")
    default: return false
    }
  }

  // MARK: White space and comments

  private mutating func skipTrivia() {
    while position < limit {
      switch bytes[position] {
      case 0x20, 0x09, 0x0B, 0x0C:
        position += 1
        pendingFlags.insert(.precededBySpace)
      case 0x0A, 0x0D:
        while let open = openStrings.last, !open.isMultiline { closeOpenString() }
        position += 1
        pendingFlags.formUnion([.precededBySpace, .precededByNewline])
      case UInt8(ascii: "/"):
        if peek(1) == UInt8(ascii: "/") {
          lexLineComment()
        } else if peek(1) == UInt8(ascii: "*") {
          lexBlockComment()
        } else {
          return
        }
      case 0xC2, 0xEF:
        guard let scalar = DecodedScalar(bytes, at: position),
          case .space = ScalarClass(scalar.value)
        else { return }
        position += scalar.length
        pendingFlags.insert(.precededBySpace)
      default: return
      }
    }
  }

  private mutating func skipLine() {
    while position < limit, bytes[position] != 0x0A, bytes[position] != 0x0D {
      position += 1
    }
  }

  private mutating func lexLineComment() {
    let start = position
    skipLine()
    finishComment(from: start)
  }

  private mutating func lexBlockComment() {
    let start = position
    var depth = 0
    var hasNewline = false
    repeat {
      if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        position += 2
      } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        position += 2
      } else {
        if peek() == 0x0A || peek() == 0x0D { hasNewline = true }
        position += 1
      }
    } while depth > 0 && position < limit
    position = min(position, limit)
    if depth > 0 {
      append(.comment, from: start, malformed: true)
    } else {
      finishComment(from: start)
    }
    if hasNewline { pendingFlags.insert(.precededByNewline) }
    pendingFlags.insert(.precededBySpace)
  }

  private mutating func finishComment(from start: Int) {
    let flags = pendingFlags
    if keepsComments { append(.comment, from: start) }
    pendingFlags = flags
    pendingFlags.insert(.precededBySpace)
  }

  // MARK: Tokens

  private mutating func lexToken() {
    let start = position
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      skipIdentifierBody()
      append(keywords.kind(of: bytes, start, position), from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
    case UInt8(ascii: "\""): lexString(pounds: 0)
    case UInt8(ascii: "#"): lexPound()
    case UInt8(ascii: "$"):
      position += 1
      skipIdentifierBody()
      append(position > start + 1 ? .dollarIdentifier : .unknown, from: start)
    case UInt8(ascii: "`"): lexQuotedIdentifier()
    case UInt8(ascii: "'"): lexSingleQuoted()
    case UInt8(ascii: "."):
      if startsOperator(after: position) { lexOperator() } else { punctuation(.period) }
    case UInt8(ascii: "("):
      if !openStrings.isEmpty { openStrings[openStrings.count - 1].parenthesisDepth += 1 }
      punctuation(.leftParen)
    case UInt8(ascii: ")"): lexRightParen()
    case UInt8(ascii: "["): punctuation(.leftBracket)
    case UInt8(ascii: "]"): punctuation(.rightBracket)
    case UInt8(ascii: "{"): punctuation(.leftBrace)
    case UInt8(ascii: "}"): punctuation(.rightBrace)
    case UInt8(ascii: ","): punctuation(.comma)
    case UInt8(ascii: ":"): punctuation(.colon)
    case UInt8(ascii: ";"): punctuation(.semicolon)
    case UInt8(ascii: "@"): punctuation(.at)
    case UInt8(ascii: "\\"): punctuation(.backslash)
    case UInt8(ascii: "?"):
      if isLeftBound(start) { punctuation(.postfixQuestion) } else { lexOperator() }
    case UInt8(ascii: "!"):
      if isLeftBound(start), !isNotEqual(at: start) {
        punctuation(.postfixExclamation)
      } else {
        lexOperator()
      }
    case UInt8(ascii: "/"):
      if startsRegex(), lexRegex(pounds: 0) { return }
      lexOperator()
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "*"), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "~"):
      lexOperator()
    default: lexBeyondASCII()
    }
  }

  private mutating func punctuation(_ kind: TokenKind) {
    position += 1
    append(kind, from: position - 1)
  }

  private mutating func lexRightParen() {
    guard let open = openStrings.last else { return punctuation(.rightParen) }
    if open.parenthesisDepth > 0 {
      openStrings[openStrings.count - 1].parenthesisDepth -= 1
      return punctuation(.rightParen)
    }
    openStrings.removeLast()
    punctuation(.interpolationEnd)
    lexStringText(pounds: open.pounds, isMultiline: open.isMultiline)
  }

  private mutating func lexBeyondASCII() {
    let start = position
    if let scalar = DecodedScalar(bytes, at: position) {
      switch ScalarClass(scalar.value) {
      case .identifierHead:
        skipIdentifierBody()
        return append(.identifier, from: start)
      case .operatorHead: return lexOperator()
      case .space, .identifierBody, .operatorBody, .other: position += scalar.length
      }
    } else {
      position += 1
      while position < limit, bytes[position] & 0xC0 == 0x80 { position += 1 }
    }
    append(.unknown, from: start)
  }

  mutating func skipIdentifierBody() {
    while position < limit {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        position += 1
      default:
        guard byte >= 0x80, let scalar = DecodedScalar(bytes, at: position),
          ScalarClass(scalar.value).continuesIdentifier
        else { return }
        position += scalar.length
      }
    }
  }

  private mutating func lexQuotedIdentifier() {
    let start = position
    position += 1
    while peek() != UInt8(ascii: "`"), position < limit, peek() != 0x0A, peek() != 0x0D {
      position += 1
    }
    if peek() == UInt8(ascii: "`"), position > start + 1 {
      position += 1
      append(.quotedIdentifier, from: start)
    } else {
      position = start + 1
      append(.unknown, from: start)
    }
  }
}
