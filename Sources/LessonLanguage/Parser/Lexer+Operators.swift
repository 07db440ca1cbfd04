extension Lexer {
  /// Reads an operator; white space on its two sides decides whether it is prefix, infix or postfix.
  mutating func lexOperator() {
    let start = position
    skipOperatorCharacters()
    let length = position - start
    let left = isLeftBound(start)
    let right = isRightBound(position, leftBound: left)
    if length == 1 {
      switch bytes[start] {
      case UInt8(ascii: "="): return append(.equal, from: start)
      case UInt8(ascii: "?"): return append(.question, from: start)
      default: break
      }
    } else if length == 2, bytes[start] == UInt8(ascii: "-"),
      bytes[start + 1] == UInt8(ascii: ">")
    {
      return append(.arrow, from: start)
    }
    if left == right { return append(.infixOperator, from: start) }
    append(left ? .postfixOperator : .prefixOperator, from: start)
  }

  /// Says whether the dot at `index` begins an operator such as `...` or `.+`.
  func startsOperator(after index: Int) -> Bool {
    guard index + 1 < limit, !isSpace(at: index + 1) else { return false }
    switch bytes[index + 1] {
    case UInt8(ascii: "."), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"),
      UInt8(ascii: "~"):
      return true
    default: return false
    }
  }

  private mutating func skipOperatorCharacters() {
    let allowsDots = bytes[position] == UInt8(ascii: ".")
    let start = position
    while position < limit {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "."):
        guard allowsDots else { return }
        position += 1
      case UInt8(ascii: "/"):
        if position > start, isSpace(at: position) { return }
        position += 1
      case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "!"),
        UInt8(ascii: "*"), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "~"),
        UInt8(ascii: "?"):
        position += 1
      default:
        guard byte >= 0x80, let scalar = DecodedScalar(bytes, at: position),
          ScalarClass(scalar.value).continuesOperator
        else { return }
        position += scalar.length
      }
    }
  }

  /// Says whether an operand may end directly before `index`.
  func isLeftBound(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch bytes[index - 1] {
    case 0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x00, UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      return false
    case UInt8(ascii: "/"):
      // The end of a block comment counts as white space.
      return !(index > 1 && bytes[index - 2] == UInt8(ascii: "*"))
    case 0xA0:
      return !(index > 1 && bytes[index - 2] == 0xC2)
    default: return true
    }
  }

  private func isRightBound(_ index: Int, leftBound: Bool) -> Bool {
    if isSpace(at: index) { return false }
    switch bytes[index] {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ":"), 0x00:
      return false
    case UInt8(ascii: "."): return !leftBound
    default: return true
    }
  }

  /// Says whether `!=` or `!==` and nothing longer stands at `index`.
  func isNotEqual(at index: Int) -> Bool {
    var copy = index + 1
    while copy < limit, bytes[copy] == UInt8(ascii: "=") { copy += 1 }
    let length = copy - index
    return length == 2 || length == 3
  }
}
