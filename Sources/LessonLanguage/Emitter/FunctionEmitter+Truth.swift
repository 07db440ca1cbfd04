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
        let first = identity(x.register, lower(a.type))
        let second = identity(y.register, lower(b.type))
        emit(isNegated ? .notEqualInteger : .equalInteger, flag, first, second)
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

  /// The register of the instance itself, which an existential holds inside.
  private func identity(_ register: Int, _ type: LoweredType) -> Int {
    var payload = type
    if case .optional(let wrapped, _) = type.kind { payload = wrapped }
    guard isExistential(payload) else { return register }
    let instance = allocate(1)
    let end = Label()
    emit(.constant, instance)
    jump(.jumpUnless, register, to: end)
    emit(.loadField1, instance, register, 1, k: 1)
    place(end)
    return instance
  }

  func emitCoalesce(
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

  func emitEquality(
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

  func hasOwnEquality(_ type: LoweredType) -> Bool {
    emitter.ownFunction("==", of: type) != nil
  }

  func emitGeneralEquality(
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

  func emitComparison(
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

  func emitLess(_ x: Int, _ y: Int, _ type: LoweredType, into target: Int) {
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
  func emitEnumerationLess(
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

  func emitTupleLess(
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
}
