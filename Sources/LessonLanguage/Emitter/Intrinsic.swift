/// Looks up library functions that are one instruction, by their names in `Intrinsics`.
enum Intrinsic {
  private static let byName: [String: Opcode] = {
    var result: [String: Opcode] = [:]
    for (name, opcode) in Intrinsics.instructions { result[name] = opcode }
    result["array.count"] = .arrayCount
    return result
  }()

  private static let exchanged: [String: Opcode] = {
    var result: [String: Opcode] = [:]
    for (name, opcode) in Intrinsics.exchanged { result[name] = opcode }
    return result
  }()

  private static func isUnary(_ opcode: Opcode) -> Bool {
    switch opcode {
    case .negateInteger, .bitNot, .integerToDouble, .doubleToInteger, .negateDouble, .squareRoot,
      .absoluteDouble, .not, .arrayCount:
      return true
    default: return false
    }
  }

  /// `R[a] = R[b] op R[c]`
  static func binary(_ builtin: String) -> Opcode? {
    byName[builtin].flatMap { isUnary($0) || $0 == .appendString ? nil : $0 }
  }

  /// `R[a] = op R[b]`
  static func unary(_ builtin: String) -> Opcode? {
    byName[builtin].flatMap { isUnary($0) ? $0 : nil }
  }

  /// The same with the operands exchanged, as for `>`.
  static func reversed(_ builtin: String) -> Opcode? { exchanged[builtin] }
}
