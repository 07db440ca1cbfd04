/// Chooses among the branches of `#if`, before anything is parsed.
///
/// The conditions have the same values wherever a lesson is rendered or read, so that its outputs do not depend
/// on the machine: those of a release build on Linux.
struct ConditionalCompilation {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private var index = 0

  private init(_ bytes: [UInt8], _ tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Returns `tokens` without the directives and the branches that are left out; all of them where the
  /// directives do not fit together.
  static func activeTokens(of tokens: [Token], in bytes: [UInt8]) -> [Token] {
    guard tokens.contains(where: { $0.kind == .pound }) else { return tokens }
    var selection = ConditionalCompilation(bytes, tokens)
    return selection.select() ?? tokens
  }

  private struct Branches {
    var isActive: Bool
    /// Whether a branch has been chosen, or the whole is left out.
    var isDecided: Bool
  }

  private mutating func select() -> [Token]? {
    var kept: [Token] = []
    var open: [Branches] = []
    while index < tokens.count {
      switch directive {
      case "if":
        let isActive = open.last?.isActive ?? true
        let holds = condition()
        open.append(Branches(isActive: isActive && holds, isDecided: !isActive || holds))
      case "elseif":
        guard let last = open.popLast() else { return nil }
        let holds = condition()
        open.append(
          Branches(isActive: !last.isDecided && holds, isDecided: last.isDecided || holds))
      case "else":
        guard let last = open.popLast() else { return nil }
        skipLine()
        open.append(Branches(isActive: !last.isDecided, isDecided: true))
      case "endif":
        guard open.popLast() != nil else { return nil }
        skipLine()
      default:
        if open.last?.isActive ?? true || tokens[index].kind == .endOfFile {
          kept.append(tokens[index])
        }
        index += 1
      }
    }
    return open.isEmpty ? kept : nil
  }

  private func text(_ index: Int) -> String {
    guard index < tokens.count else { return "" }
    return String(decoding: bytes[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self)
  }

  /// The word of the directive that begins here, or nothing.
  private var directive: String {
    guard tokens[index].kind == .pound, index + 1 < tokens.count,
      !tokens[index + 1].precededBySpace
    else { return "" }
    return text(index + 1)
  }

  private mutating func skipLine() {
    index += 2
    while !isAtLineEnd { index += 1 }
  }

  private var isAtLineEnd: Bool {
    index >= tokens.count || tokens[index].precededByNewline || tokens[index].kind == .endOfFile
  }

  private mutating func condition() -> Bool {
    index += 2
    let result = disjunction()
    while !isAtLineEnd { index += 1 }
    return result
  }

  private mutating func consume(_ spelling: String) -> Bool {
    guard !isAtLineEnd, text(index) == spelling else { return false }
    index += 1
    return true
  }

  private mutating func disjunction() -> Bool {
    var result = conjunction()
    while consume("||") {
      let right = conjunction()
      result = result || right
    }
    return result
  }

  private mutating func conjunction() -> Bool {
    var result = operand()
    while consume("&&") {
      let right = operand()
      result = result && right
    }
    return result
  }

  private mutating func operand() -> Bool {
    if consume("!") { return !operand() }
    if consume("(") {
      let result = disjunction()
      _ = consume(")")
      return result
    }
    guard !isAtLineEnd else { return false }
    let word = text(index)
    index += 1
    guard consume("(") else { return word == "true" }
    var argument = ""
    while !isAtLineEnd, !consume(")") {
      argument += text(index)
      index += 1
    }
    switch word {
    case "os": return argument == "Linux"
    case "canImport": return ["Swift", "Foundation", "Glibc"].contains(argument)
    case "swift", "compiler": return !argument.hasPrefix("<")
    default: return false
    }
  }
}
