import Diagnostics

extension FunctionEmitter {
  /// Emits a comparison or a logical expression as 0 or 1.
  func emitTruth(_ expression: TypedExpression, _ type: LoweredType, into target: Int) {
    switch expression.kind {
    case .negation(let inner):
      temporaries {
        let operand = emitOperand(inner)
        emit(.not, target, operand.register)
      }
    case .equality(let a, let b, let isNegated):
      emitEquality(a, b, isNegated, into: target)
    case .comparison(let comparison, let a, let b): emitComparison(comparison, a, b, into: target)
    case .isNil(let optional, let isNegated):
      temporaries {
        let operand = emitOperand(optional)
        let zero = allocate(1)
        emit(.constant, zero)
        let flag = allocate(1)
        emit(isNegated ? .notEqualInteger : .equalInteger, flag, operand.register, zero)
        discard(operand)
        emit(.move, target, flag)
      }
      trimCleanups()
    case .identity(let a, let b, let isNegated):
      temporaries {
        let x = emitOperand(a, before: [b])
        let y = emitOperand(b)
        let flag = allocate(1)
        emit(isNegated ? .notEqualInteger : .equalInteger, flag, x.register, y.register)
        discard(y)
        discard(x)
        emit(.move, target, flag)
      }
      trimCleanups()
    case .isType(let value, let wanted):
      temporaries {
        let operand = emitOperand(value)
        let flag = allocate(1)
        emitTypeTest(operand.register, lower(value.type), lower(wanted), into: flag)
        discard(operand)
        emit(.move, target, flag)
      }
      trimCleanups()
    case .shortCircuit(.coalesce, let optional, let fallback):
      emitCoalesce(optional, fallback, type, into: target)
    case .shortCircuit(let kind, let a, let b):
      temporaries {
        let flag = allocate(1)
        emit(a, into: flag)
        let end = Label()
        jump(kind == .and ? .jumpUnless : .jumpIf, flag, to: end)
        emit(b, into: flag)
        place(end)
        emit(.move, target, flag)
      }
    default: preconditionFailure("not a truth value")
    }
  }

  private func emitCoalesce(
    _ optional: TypedExpression, _ fallback: TypedExpression, _ type: LoweredType, into target: Int
  ) {
    let optionalType = lower(optional.type)
    let missing = Label()
    let end = Label()
    temporaries {
      let operand = emitOperand(optional)
      jump(.jumpUnless, operand.register, to: missing)
      let isSame = type.index == optionalType.index
      let payload = isSame ? operand.register : payloadRegister(optionalType, operand.register)
      take(type, from: payload, of: operand, to: target)
    }
    jump(.jump, to: end)
    place(missing)
    emit(fallback, into: target)
    place(end)
  }

  // MARK: Equality and order

  private func emitEquality(
    _ a: TypedExpression, _ b: TypedExpression, _ isNegated: Bool, into target: Int
  ) {
    let type = lower(a.type)
    switch type.kind {
    case .integer, .boolean, .sizedInteger, .metatype:
      emitBinary(isNegated ? .notEqualInteger : .equalInteger, a, b, into: target)
      return
    case .double:
      emitBinary(isNegated ? .notEqualDouble : .equalDouble, a, b, into: target)
      return
    case .string, .character: emitBinary(.equalString, a, b, into: target)
    case .enumeration where type.slotCount == 1 && !hasOwnEquality(type):
      emitBinary(isNegated ? .notEqualInteger : .equalInteger, a, b, into: target)
      return
    default: emitGeneralEquality(a, b, type, into: target)
    }
    if isNegated { emit(.not, target, target) }
  }

  private func hasOwnEquality(_ type: LoweredType) -> Bool {
    emitter.ownFunction("==", of: type) != nil
  }

  private func emitGeneralEquality(
    _ a: TypedExpression, _ b: TypedExpression, _ type: LoweredType, into target: Int
  ) {
    temporaries {
      let x = emitOperand(a, before: [b])
      let y = emitOperand(b)
      let flag = allocate(1)
      emitEqual(x.register, y.register, type, into: flag)
      discard(y)
      discard(x)
      emit(.move, target, flag)
    }
    trimCleanups()
  }

  /// Compares two values in registers.
  func emitEqual(_ x: Int, _ y: Int, _ type: LoweredType, into target: Int) {
    switch type.kind {
    case .integer, .boolean, .sizedInteger, .metatype: emit(.equalInteger, target, x, y)
    case .double: emit(.equalDouble, target, x, y)
    case .string, .character: emit(.equalString, target, x, y)
    default:
      if let (function, inner) = emitter.ownFunction("==", of: type) {
        callFunction(
          function, inner, receiver: nil, registers: [(x, type), (y, type)],
          resultType: lower(checker.known.boolean), into: target)
      } else {
        emitter.requireRuntime(type)
        emit(.equalValue, target, x, y, k: Int64(type.index))
      }
    }
  }

  private func emitComparison(
    _ comparison: ComparisonOperator, _ a: TypedExpression, _ b: TypedExpression, into target: Int
  ) {
    let type = lower(a.type)
    let isReversed = comparison == .greater || comparison == .greaterEqual
    let isStrict = comparison == .less || comparison == .greater
    switch type.kind {
    case .integer:
      emitBinary(
        isStrict ? .lessInteger : .lessEqualInteger, a, b, isReversed: isReversed, into: target)
    case .double:
      emitBinary(
        isStrict ? .lessDouble : .lessEqualDouble, a, b, isReversed: isReversed, into: target)
    case .sizedInteger(let width):
      let isUnsigned = width >= IntegerWidth.uint8.rawValue
      let opcode: Opcode =
        isUnsigned
        ? (isStrict ? .lessUnsigned : .lessEqualUnsigned)
        : (isStrict ? .lessInteger : .lessEqualInteger)
      emitBinary(opcode, a, b, isReversed: isReversed, into: target)
    default:
      // `a <= b` is `!(b < a)`.
      temporaries {
        let x = emitOperand(a, before: [b])
        let y = emitOperand(b)
        let flag = allocate(1)
        if isReversed == isStrict {
          emitLess(y.register, x.register, type, into: flag)
        } else {
          emitLess(x.register, y.register, type, into: flag)
        }
        if !isStrict { emit(.not, flag, flag) }
        discard(y)
        discard(x)
        emit(.move, target, flag)
      }
      trimCleanups()
    }
  }

  private func emitLess(_ x: Int, _ y: Int, _ type: LoweredType, into target: Int) {
    switch type.kind {
    case .integer: emit(.lessInteger, target, x, y)
    case .double: emit(.lessDouble, target, x, y)
    case .string, .character: emit(.lessString, target, x, y)
    case .tuple(let fields): emitTupleLess(x, y, fields, into: target)
    case .enumeration(let cases) where emitter.ownFunction("<", of: type) == nil:
      emitEnumerationLess(x, y, cases, into: target)
    default:
      guard let (function, inner) = emitter.ownFunction("<", of: type) else {
        reportUnsupported("this comparison")
        return
      }
      callFunction(
        function, inner, receiver: nil, registers: [(x, type), (y, type)],
        resultType: lower(checker.known.boolean), into: target)
    }
  }

  /// Cases are ordered as they are declared, values of one case by their payload.
  private func emitEnumerationLess(
    _ x: Int, _ y: Int, _ cases: [LoweredType.LoweredCase], into target: Int
  ) {
    let end = Label()
    temporaries {
      emit(.lessInteger, target, x, y)
      if cases.contains(where: { !$0.payload.isEmpty }) {
        jump(.jumpIfNotEqualInteger, x, y, to: end)
      }
      for item in cases where !item.payload.isEmpty {
        let next = Label()
        jump(.jumpIfNotEqualConstant, x, item.entity.index, to: next)
        temporaries {
          var fields: [LoweredType.StoredField] = []
          let size = item.payload.reduce(0) { $0 + $1.slotCount }
          let a = allocate(size)
          let b = allocate(size)
          var offset = 0
          for (index, payload) in item.payload.enumerated() {
            payloadPart(item, index, of: x, into: a + offset)
            payloadPart(item, index, of: y, into: b + offset)
            fields.append(LoweredType.StoredField(name: "", offset: offset, type: payload))
            offset += payload.slotCount
          }
          emitTupleLess(a, b, fields, into: target)
        }
        jump(.jump, to: end)
        place(next)
      }
    }
    place(end)
  }

  private func emitTupleLess(
    _ x: Int, _ y: Int, _ fields: [LoweredType.StoredField], into target: Int
  ) {
    let end = Label()
    temporaries {
      let flag = allocate(1)
      for field in fields {
        emitLess(x + field.offset, y + field.offset, field.type, into: flag)
        emit(.move, target, flag)
        jump(.jumpIf, flag, to: end)
        emitLess(y + field.offset, x + field.offset, field.type, into: flag)
        let next = Label()
        jump(.jumpUnless, flag, to: next)
        emit(.constant, target)
        jump(.jump, to: end)
        place(next)
      }
      emit(.constant, target)
    }
    place(end)
  }

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

  /// Jumps to `then` if the condition holds.
  func emitConditionIf(_ expression: TypedExpression, then: Label) {
    let saved = span
    span = expression.span
    defer { span = saved }
    switch expression.kind {
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

  private func emitFlag(_ expression: TypedExpression, _ opcode: Opcode, to label: Label) {
    temporaries {
      let operand = emitOperand(expression)
      jump(opcode, operand.register, to: label)
    }
  }

  private func emitNilTest(_ optional: TypedExpression, _ opcode: Opcode, to label: Label) {
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

  private func emitFused(
    _ comparison: ComparisonOperator, _ a: TypedExpression, _ b: TypedExpression, jumpsIf: Bool,
    to label: Label
  ) -> Bool {
    switch lower(a.type).kind {
    case .integer: return emitFusedInteger(comparison, a, b, jumpsIf: jumpsIf, to: label)
    case .double:
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

  /// `a > b` as `b < a`.
  private func ordered(_ comparison: ComparisonOperator, _ a: Int, _ b: Int) -> (Int, Int, Bool) {
    switch comparison {
    case .less: return (a, b, true)
    case .lessEqual: return (a, b, false)
    case .greater: return (b, a, true)
    case .greaterEqual: return (b, a, false)
    }
  }

  private func smallConstant(_ expression: TypedExpression) -> Int? {
    guard case .literal(.integer(let magnitude, let isNegative)) = expression.kind,
      magnitude < 32_768
    else { return nil }
    return isNegative ? -Int(magnitude) : Int(magnitude)
  }

  private func emitFusedInteger(
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
  private func emitFusedEquality(
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

  // MARK: Types at run time

  /// Puts a value, owned, into a new existential.
  func emitExistential(_ value: TypedExpression, into target: Int) {
    let type = lower(value.type)
    if isExistential(type) {
      emit(value, into: target)
      return
    }
    emitter.requireRuntime(type)
    emitter.noteBoxed(type)
    temporaries {
      let register = allocate(type)
      emit(value, into: register)
      emit(.makeExistential, target, register, 0, k: Int64(type.index))
    }
  }

  /// Tests whether the value at `register` is a `wanted`.
  func emitTypeTest(_ register: Int, _ type: LoweredType, _ wanted: LoweredType, into target: Int) {
    if type.index == wanted.index {
      emit(.constant, target, k: 1)
      return
    }
    switch type.kind {
    case .existential:
      if case .optional(let inner, _) = wanted.kind {
        emitTypeTest(register, type, inner, into: target)
        return
      }
      emitter.noteCast(wanted)
      emit(.existentialIs, target, register, k: Int64(wanted.index))
    case .classType where wanted.isClass:
      emit(.instanceIs, target, register, k: Int64(wanted.index))
    case .optional(let inner, _):
      let missing = Label()
      let end = Label()
      temporaries {
        let flag = allocate(1)
        jump(.jumpUnless, register, to: missing)
        emitTypeTest(payloadRegister(type, register), inner, wanted, into: flag)
        emit(.move, target, flag)
      }
      jump(.jump, to: end)
      place(missing)
      emit(.constant, target)
      place(end)
    default:
      // A concrete value: its type decides, with protocols looked up now.
      var holds = false
      if case .existential(let protocols) = wanted.type {
        holds = protocols.allSatisfy { checker.conforms(type.type, to: $0) }
      }
      if case .optional(let inner, _) = wanted.kind { holds = inner.index == type.index }
      emit(.constant, target, k: holds ? 1 : 0)
    }
  }

  /// Converts the value at `register`, whose type has been tested, to `wanted`, owned.
  func emitConversion(_ register: Int, _ type: LoweredType, _ wanted: LoweredType, into target: Int)
  {
    if type.index == wanted.index {
      copy(type, from: register, to: target)
      return
    }
    switch (type.kind, wanted.kind) {
    case (.existential, .existential), (.classType, .classType):
      copy(type, from: register, to: target)
    case (.existential, .optional(let inner, let isReference)):
      emitConversion(register, type, inner, into: target + (isReference ? 0 : 1))
      if !isReference { emit(.constant, target, k: 1) }
    case (.existential, _):
      if wanted.isReference {
        emit(.loadFieldReference, target, register, 1, k: 1)
      } else if wanted.slotCount > 0 {
        emit(.loadField, target, register, wanted.slotCount, k: 1)
        retain(wanted, target)
      }
    case (.optional(let inner, _), _):
      emitConversion(payloadRegister(type, register), inner, wanted, into: target)
    case (_, .existential):
      temporaries {
        let value = allocate(type)
        copy(type, from: register, to: value)
        emitter.requireRuntime(type)
        emitter.noteBoxed(type)
        emit(.makeExistential, target, value, 0, k: Int64(type.index))
      }
    case (_, .optional(let inner, let isReference)):
      emitConversion(register, type, inner, into: target + (isReference ? 0 : 1))
      if !isReference { emit(.constant, target, k: 1) }
    default: zero(wanted, target)
    }
  }

  func emitCast(
    _ value: TypedExpression, _ wanted: LoweredType, _ kind: SequenceElement.CastKind,
    _ type: LoweredType, into target: Int
  ) {
    let source = lower(value.type)
    temporaries {
      let operand = emitOperand(value)
      let flag = allocate(1)
      emitTypeTest(operand.register, source, wanted, into: flag)
      let missing = Label()
      let end = Label()
      jump(.jumpUnless, flag, to: missing)
      if kind == .optional {
        let payload = payloadRegister(type, target)
        emitConversion(operand.register, source, wanted, into: payload)
        if payload != target { emit(.constant, target, k: 1) }
      } else {
        emitConversion(operand.register, source, wanted, into: target)
      }
      jump(.jump, to: end)
      place(missing)
      if kind == .optional {
        zero(type, target)
      } else {
        emit(.trap, k: TrapCode.forceCast.rawValue)
      }
      place(end)
      discard(operand)
    }
    trimCleanups()
  }

  func emitDynamicType(_ value: TypedExpression, into target: Int) {
    let type = lower(value.type)
    temporaries {
      let operand = emitOperand(value)
      switch type.kind {
      case .existential: emit(.existentialType, target, operand.register)
      case .classType:
        let holder = allocate(1)
        emit(.copy, holder, operand.register)
        emitter.noteBoxed(type)
        emit(.makeExistential, holder, holder, 0, k: Int64(type.index))
        emit(.existentialType, target, holder)
        emit(.release, holder)
      default: emit(.constant, target, k: Int64(type.index))
      }
      discard(operand)
    }
    trimCleanups()
  }
}
