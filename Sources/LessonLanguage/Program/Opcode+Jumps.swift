extension Opcode {
  /// Whether the immediate is a place in the code.
  public var isJump: Bool {
    switch self {
    case .jump, .jumpIf, .jumpUnless, .jumpIfEqualInteger, .jumpIfNotEqualInteger,
      .jumpIfLessInteger, .jumpIfLessEqualInteger, .jumpIfEqualConstant, .jumpIfNotEqualConstant,
      .jumpIfLessConstant, .jumpIfLessEqualConstant, .jumpIfGreaterConstant,
      .jumpIfGreaterEqualConstant, .jumpIfEqualDouble, .jumpIfNotEqualDouble, .jumpIfLessDouble,
      .jumpIfNotLessDouble, .jumpIfLessEqualDouble, .jumpIfNotLessEqualDouble,
      .jumpIfLessDoubleConstant, .jumpIfNotLessDoubleConstant, .jumpIfLessEqualDoubleConstant,
      .jumpIfNotLessEqualDoubleConstant, .jumpIfGreaterDoubleConstant,
      .jumpIfNotGreaterDoubleConstant, .jumpIfGreaterEqualDoubleConstant,
      .jumpIfNotGreaterEqualDoubleConstant, .jumpIfError, .loop, .loopNext, .loopIf, .loopUnless,
      .loopIfEqualInteger, .loopIfNotEqualInteger, .loopIfLessInteger, .loopIfLessEqualInteger,
      .loopIfEqualConstant, .loopIfNotEqualConstant, .loopIfLessConstant, .loopIfLessEqualConstant,
      .loopIfGreaterConstant, .loopIfGreaterEqualConstant, .loopIfLessDouble,
      .loopIfNotLessDouble, .loopIfLessEqualDouble, .loopIfNotLessEqualDouble:
      return true
    default: return false
    }
  }

  /// Whether the instruction calls a function of the lesson or of the library's text.
  public var callsLesson: Bool {
    switch self {
    case .call, .callClosure, .callVirtual, .callWitness: return true
    default: return false
    }
  }

  /// The instruction that jumps back on the same condition, if there is one.
  public var looping: Opcode? {
    switch self {
    case .jump, .loop: return .loop
    case .loopNext: return .loopNext
    case .jumpIf: return .loopIf
    case .jumpUnless: return .loopUnless
    case .jumpIfEqualInteger: return .loopIfEqualInteger
    case .jumpIfNotEqualInteger: return .loopIfNotEqualInteger
    case .jumpIfLessInteger: return .loopIfLessInteger
    case .jumpIfLessEqualInteger: return .loopIfLessEqualInteger
    case .jumpIfEqualConstant: return .loopIfEqualConstant
    case .jumpIfNotEqualConstant: return .loopIfNotEqualConstant
    case .jumpIfLessConstant: return .loopIfLessConstant
    case .jumpIfLessEqualConstant: return .loopIfLessEqualConstant
    case .jumpIfGreaterConstant: return .loopIfGreaterConstant
    case .jumpIfGreaterEqualConstant: return .loopIfGreaterEqualConstant
    case .jumpIfLessDouble: return .loopIfLessDouble
    case .jumpIfNotLessDouble: return .loopIfNotLessDouble
    case .jumpIfLessEqualDouble: return .loopIfLessEqualDouble
    case .jumpIfNotLessEqualDouble: return .loopIfNotLessEqualDouble
    default: return nil
    }
  }
}
