import Diagnostics

extension Parser {
  /// Skips to the next statement after a mistake, still reading the blocks on the way for theirs.
  func synchronize() {
    while !at(.endOfFile), !at(.semicolon), !at(.rightBrace), !token.precededByNewline {
      if at(.leftBrace) {
        _ = parseBlock(of: .statement)
      } else {
        advance()
      }
    }
  }

  /// Reads a closing delimiter, or reports that it is missing and looks for it on the same line.
  func expectClosing(_ kind: TokenKind, of opening: Token) {
    if consume(kind) { return }
    report(
      Finding.expectedClosing(
        kind, at: token.precededByNewline || at(.endOfFile) ? gap : span(of: token),
        opening: span(of: opening)))
    var offset = 0
    var nesting = 0
    while true {
      let candidate = peek(offset)
      if candidate.precededByNewline { return }
      switch candidate.kind {
      case .endOfFile, .semicolon, .interpolationEnd, .stringEnd: return
      case .leftParen, .leftBracket: nesting += 1
      case .leftBrace, .rightBrace: return
      case .rightParen, .rightBracket:
        if nesting == 0 {
          guard candidate.kind == kind else { return }
          for _ in 0...offset { advance() }
          return
        }
        nesting -= 1
      default: break
      }
      offset += 1
    }
  }

  /// Skips a balanced group whose opening delimiter is the current token.
  func skipGroup() {
    var nesting = 0
    repeat {
      switch token.kind {
      case .leftParen, .leftBracket, .leftBrace: nesting += 1
      case .rightParen, .rightBracket, .rightBrace: nesting -= 1
      case .endOfFile: return
      default: break
      }
      advance()
    } while nesting > 0
  }

  /// Returns how many tokens on the token behind the group stands that opens `offset` tokens on.
  func offsetBehindGroup(_ offset: Int) -> Int {
    var nesting = 0
    var current = offset
    repeat {
      switch peek(current).kind {
      case .leftParen, .leftBracket, .leftBrace: nesting += 1
      case .rightParen, .rightBracket, .rightBrace: nesting -= 1
      case .endOfFile: return current
      default: break
      }
      current += 1
    } while nesting > 0
    return current
  }

  /// Returns how far the line of the byte at `offset` is indented.
  func indentation(at offset: Int) -> Int {
    let text = sources[source]
    let start = text.lineStarts[text.lineIndex(at: offset)]
    var current = start
    while current < bytes.count, bytes[current] == 0x20 || bytes[current] == 0x09 { current += 1 }
    return current - start
  }

  /// Says whether the closing brace here belongs to a block further out than the one opened at `opening`.
  func closesOuterBlock(_ opening: Token) -> Bool {
    guard lacksClosingBrace, at(.rightBrace), token.precededByNewline else { return false }
    return indentation(at: Int(token.start)) < indentation(at: Int(opening.start))
  }

  /// Says whether the current token can begin an operand.
  func startsOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .identifier, .quotedIdentifier, .dollarIdentifier, .integerLiteral, .floatLiteral,
      .stringStart, .singleQuoted, .regexLiteral, .leftParen, .leftBracket, .leftBrace, .period,
      .backslash,
      .pound, .prefixOperator, .trueKeyword, .falseKeyword, .nilKeyword, .selfKeyword,
      .selfTypeKeyword, .superKeyword, .anyTypeKeyword, .tryKeyword, .underscore, .initKeyword:
      return true
    default: return token.kind.isContextualKeyword
    }
  }

  /// Says whether a name or a literal stands here that cannot continue what came before.
  func startsNewOperand(_ token: Token) -> Bool {
    guard !token.precededByNewline else { return false }
    switch token.kind {
    case .identifier, .quotedIdentifier, .dollarIdentifier, .integerLiteral, .floatLiteral,
      .stringStart, .trueKeyword, .falseKeyword, .nilKeyword, .selfKeyword:
      return true
    default: return false
    }
  }
}
