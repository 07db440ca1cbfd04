import Diagnostics

extension FunctionEmitter {
  // MARK: Conditions

  /// Jumps to `otherwise` unless the condition holds.
  func emitCondition(_ expression: TypedExpression, otherwise: Label) {
    let saved = span
    span = expression.span
    defer { span = saved }
    switch expression.kind {
    case .literal(.boolean(true)): return
    case .negation(let inner):
      emitConditionIf(inner, then: otherwise)
    case .shortCircuit(.and, let a, let b):
      emitCondition(a, otherwise: otherwise)
      emitCondition(b, otherwise: otherwise)
    case .shortCircuit(.or, let a, let b):
      let holds = Label()
      emitConditionIf(a, then: holds)
      emitCondition(b, otherwise: otherwise)
      place(holds)
    case .comparison(let comparison, let a, let b):
      if emitFused(comparison, a, b, jumpsIf: false, to: otherwise) { return }
      emitFlag(expression, .jumpUnless, to: otherwise)
    case .equality(let a, let b, let isNegated):
      if emitFusedEquality(a, b, isEqual: isNegated, to: otherwise) { return }
      emitFlag(expression, .jumpUnless, to: otherwise)
    case .isNil(let optional, let isNegated):
      emitNilTest(optional, isNegated ? .jumpUnless : .jumpIf, to: otherwise)
    default: emitFlag(expression, .jumpUnless, to: otherwise)
    }
  }

  /// Jumps to `then` if all of the conditions hold, and falls through or jumps to `otherwise` if not.
  func emitConditionIf(_ truths: [TypedExpression], then: Label, otherwise: Label) {
    guard let last = truths.last else { return }
    for truth in truths.dropLast() { emitCondition(truth, otherwise: otherwise) }
    emitConditionIf(last, then: then)
  }

  /// Jumps to `then` if the condition holds.
  func emitConditionIf(_ expression: TypedExpression, then: Label) {
    let saved = span
    span = expression.span
    defer { span = saved }
    switch expression.kind {
    case .literal(.boolean(true)): jump(.jump, to: then)
    case .negation(let inner): emitCondition(inner, otherwise: then)
    case .shortCircuit(.or, let a, let b):
      emitConditionIf(a, then: then)
      emitConditionIf(b, then: then)
    case .shortCircuit(.and, let a, let b):
      let fails = Label()
      emitCondition(a, otherwise: fails)
      emitConditionIf(b, then: then)
      place(fails)
    case .comparison(let comparison, let a, let b):
      if emitFused(comparison, a, b, jumpsIf: true, to: then) { return }
      emitFlag(expression, .jumpIf, to: then)
    case .equality(let a, let b, let isNegated):
      if emitFusedEquality(a, b, isEqual: !isNegated, to: then) { return }
      emitFlag(expression, .jumpIf, to: then)
    case .isNil(let optional, let isNegated):
      emitNilTest(optional, isNegated ? .jumpIf : .jumpUnless, to: then)
    default: emitFlag(expression, .jumpIf, to: then)
    }
  }

  func emitFlag(_ expression: TypedExpression, _ opcode: Opcode, to label: Label) {
    temporaries {
      let operand = emitOperand(expression)
      jump(opcode, operand.register, to: label)
    }
  }

  func emitNilTest(_ optional: TypedExpression, _ opcode: Opcode, to label: Label) {
    temporaries {
      let operand = emitTransient(optional)
      if operand.cleanup?.isActive ?? false {
        let flag = allocate(1)
        emit(.move, flag, operand.register)
        discard(operand)
        jump(opcode, flag, to: label)
      } else {
        jump(opcode, operand.register, to: label)
      }
    }
    trimCleanups()
  }

  func emitFused(
    _ comparison: ComparisonOperator, _ a: TypedExpression, _ b: TypedExpression, jumpsIf: Bool,
    to label: Label
  ) -> Bool {
    switch lower(a.type).kind {
    case .integer: return emitFusedInteger(comparison, a, b, jumpsIf: jumpsIf, to: label)
    case .double:
      if emitFusedDouble(comparison, a, b, jumpsIf: jumpsIf, to: label) { return true }
      temporaries {
        let x = emitOperand(a, before: [b])
        let y = emitOperand(b)
        let (first, second, isStrict) = ordered(comparison, x.register, y.register)
        let opcode: Opcode =
          isStrict
          ? (jumpsIf ? .jumpIfLessDouble : .jumpIfNotLessDouble)
          : (jumpsIf ? .jumpIfLessEqualDouble : .jumpIfNotLessEqualDouble)
        jump(opcode, first, second, to: label)
      }
      return true
    default: return false
    }
  }

  /// Compares with a constant that is a `Float` too.
  private func emitFusedDouble(
    _ comparison: ComparisonOperator, _ a: TypedExpression, _ b: TypedExpression, jumpsIf: Bool,
    to label: Label
  ) -> Bool {
    var comparison = comparison
    var operand = a
    var constant = doubleConstant(b)
    if constant == nil {
      operand = b
      constant = doubleConstant(a)
      comparison = comparison.exchanged
    }
    guard let constant, Double(Float(constant)) == constant else { return false }
    let opcode: Opcode
    switch (comparison, jumpsIf) {
    case (.less, true): opcode = .jumpIfLessDoubleConstant
    case (.less, false): opcode = .jumpIfNotLessDoubleConstant
    case (.lessEqual, true): opcode = .jumpIfLessEqualDoubleConstant
    case (.lessEqual, false): opcode = .jumpIfNotLessEqualDoubleConstant
    case (.greater, true): opcode = .jumpIfGreaterDoubleConstant
    case (.greater, false): opcode = .jumpIfNotGreaterDoubleConstant
    case (.greaterEqual, true): opcode = .jumpIfGreaterEqualDoubleConstant
    case (.greaterEqual, false): opcode = .jumpIfNotGreaterEqualDoubleConstant
    }
    let bits = Float(constant).bitPattern
    temporaries {
      let x = emitOperand(operand)
      jump(opcode, x.register, Int(bits & 0xffff), Int(bits >> 16), to: label)
    }
    return true
  }

  /// `a > b` as `b < a`.
  func ordered(_ comparison: ComparisonOperator, _ a: Int, _ b: Int) -> (Int, Int, Bool) {
    switch comparison {
    case .less: return (a, b, true)
    case .lessEqual: return (a, b, false)
    case .greater: return (b, a, true)
    case .greaterEqual: return (b, a, false)
    }
  }

  func smallConstant(_ expression: TypedExpression) -> Int? {
    guard case .literal(.integer(let magnitude, let isNegative)) = expression.kind,
      magnitude < 32_768
    else { return nil }
    return isNegative ? -Int(magnitude) : Int(magnitude)
  }

  func emitFusedInteger(
    _ comparison: ComparisonOperator, _ a: TypedExpression, _ b: TypedExpression, jumpsIf: Bool,
    to label: Label
  ) -> Bool {
    if let constant = smallConstant(b) {
      temporaries {
        let operand = emitOperand(a)
        let opcode: Opcode
        switch (comparison, jumpsIf) {
        case (.less, true), (.greaterEqual, false): opcode = .jumpIfLessConstant
        case (.lessEqual, true), (.greater, false): opcode = .jumpIfLessEqualConstant
        case (.greater, true), (.lessEqual, false): opcode = .jumpIfGreaterConstant
        case (.greaterEqual, true), (.less, false): opcode = .jumpIfGreaterEqualConstant
        }
        jump(opcode, operand.register, constant, to: label)
      }
      return true
    }
    temporaries {
      let x = emitOperand(a, before: [b])
      let y = emitOperand(b)
      let (first, second, isStrict) = ordered(comparison, x.register, y.register)
      if jumpsIf {
        jump(isStrict ? .jumpIfLessInteger : .jumpIfLessEqualInteger, first, second, to: label)
      } else {
        // `!(a < b)` is `b <= a`.
        jump(isStrict ? .jumpIfLessEqualInteger : .jumpIfLessInteger, second, first, to: label)
      }
    }
    return true
  }

  /// Jumps if both are equal, or if they are not.
  func emitFusedEquality(
    _ a: TypedExpression, _ b: TypedExpression, isEqual: Bool, to label: Label
  ) -> Bool {
    let type = lower(a.type)
    let opcode: Opcode
    switch type.kind {
    case .integer, .boolean, .sizedInteger:
      if let constant = smallConstant(b) {
        temporaries {
          let operand = emitOperand(a)
          jump(
            isEqual ? .jumpIfEqualConstant : .jumpIfNotEqualConstant, operand.register, constant,
            to: label)
        }
        return true
      }
      opcode = isEqual ? .jumpIfEqualInteger : .jumpIfNotEqualInteger
    case .enumeration where type.slotCount == 1 && !hasOwnEquality(type):
      opcode = isEqual ? .jumpIfEqualInteger : .jumpIfNotEqualInteger
    case .double: opcode = isEqual ? .jumpIfEqualDouble : .jumpIfNotEqualDouble
    default: return false
    }
    temporaries {
      let x = emitOperand(a, before: [b])
      let y = emitOperand(b)
      jump(opcode, x.register, y.register, to: label)
    }
    return true
  }
}

extension ComparisonOperator {
  /// The operator that says the same with the operands exchanged.
  var exchanged: ComparisonOperator {
    switch self {
    case .less: return .greater
    case .lessEqual: return .greaterEqual
    case .greater: return .less
    case .greaterEqual: return .lessEqual
    }
  }
}

extension TypedExpression {
  var isTrueLiteral: Bool {
    if case .literal(.boolean(true)) = kind { return true }
    return false
  }
}
