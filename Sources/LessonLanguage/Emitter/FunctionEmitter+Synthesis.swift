import Diagnostics

extension FunctionEmitter {
  // MARK: What the compiler writes itself

  /// Requirements that nobody implemented because Swift does: equality, raw values, all cases.
  func emitSynthesized(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) -> Bool {
    switch function.name {
    case "==", "!=":
      let value = TypedExpression(
        .equality(arguments[0], arguments[1], isNegated: function.name == "!="),
        checker.known.boolean, span)
      emit(value, into: target)
      return true
    case "<", "<=", ">", ">=":
      let kind: ComparisonOperator =
        function.name == "<"
        ? .less
        : function.name == "<=" ? .lessEqual : function.name == ">" ? .greater : .greaterEqual
      emit(
        TypedExpression(.comparison(kind, arguments[0], arguments[1]), checker.known.boolean, span),
        into: target)
      return true
    case "hash":
      guard let receiver else { return false }
      emitHashInto(receiver, arguments[0])
      return true
    default: return false
    }
  }

  /// `hasher.combine(self)`
  func emitHashInto(_ receiver: TypedExpression, _ hasher: TypedExpression) {
    guard case .inoutArgument(let place) = hasher.kind,
      case .callables(let levels) = checker.lookUp(Name("combine", span), in: place, span),
      let callable = levels.flatMap({ $0 }).first, case .function(let combine) = callable.kind
    else { return }
    checker.resolveSignature(combine)
    var inner = callable.substitution
    for parameter in combine.genericParameters { inner[parameter.id] = lower(receiver.type).type }
    temporaries {
      let value = allocate(lower(.void))
      emitCall(
        .function(combine, inner), place, [receiver], false, place, lower(.void), into: value)
    }
  }

  func emitSynthesizedProperty(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: Place?,
    _ receiverType: LoweredType?, _ type: LoweredType, into target: Int
  ) -> Bool {
    switch property.name {
    case "rawValue":
      guard let receiver, let receiverType else { return false }
      temporaries {
        let register = allocate(receiverType)
        read(receiver, receiverType, into: register)
        let window = allocate(type.slotCount + 1)
        emit(.move, window + type.slotCount, register)
        emit(.call, window, k: Int64(emitter.rawValueFunction(receiverType)))
        move(type, from: window, to: target)
      }
      return true
    case "allCases":
      guard let owner = property.owner, let selfParameter = owner.selfParameter,
        let selfType = inner[selfParameter.id]
      else { return false }
      let element = lower(selfType)
      guard case .enumeration(let cases) = element.kind else { return false }
      temporaries {
        let base = allocate(element.slotCount * cases.count)
        for index in cases.indices {
          zero(element, base + index * element.slotCount)
          emit(.constant, base + index * element.slotCount, k: Int64(index))
        }
        emit(.newArray, target, base, cases.count, k: Int64(element.layoutIndex))
      }
      return true
    case "hashValue":
      guard let receiver, let receiverType else { return false }
      emitter.requireRuntime(receiverType)
      temporaries {
        let register = allocate(receiverType)
        read(receiver, receiverType, into: register)
        let window = allocate(1 + 1 + receiverType.slotCount)
        emit(.constant, window + 1, k: Int64(receiverType.index))
        move(receiverType, from: register, to: window + 2)
        emit(.callBuiltin, window, 1, k: Int64(emitter.builtin("value.hash")))
        release(receiverType, register)
        emit(.move, target, window)
      }
      return true
    case "description", "debugDescription":
      guard let receiver, let receiverType else { return false }
      emitter.requireRuntime(receiverType)
      temporaries {
        let register = allocate(receiverType)
        read(receiver, receiverType, into: register)
        emit(.describe, target, register, k: Int64(receiverType.index))
        release(receiverType, register)
      }
      return true
    default: return false
    }
  }

  /// `init(rawValue:)` of an enum with raw values.
  func emitSynthesizedInitializer(
    _ function: FunctionEntity, _ arguments: [TypedExpression], _ type: LoweredType,
    _ made: LoweredType, into target: Int
  ) -> Bool {
    guard function.parameters.first?.label == "rawValue", case .enumeration(let cases) = made.kind
    else { return false }
    temporaries {
      let operand = emitOperand(arguments[0])
      let rawType = lower(arguments[0].type)
      let end = Label()
      let flag = allocate(1)
      for item in cases {
        guard let raw = item.entity.rawValue else { continue }
        let next = Label()
        let value = allocate(rawType)
        emit(raw, into: value)
        emitEqual(operand.register, value, rawType, into: flag)
        release(rawType, value)
        jump(.jumpUnless, flag, to: next)
        zero(type, target)
        emit(.constant, target + 1, k: Int64(item.entity.index))
        emit(.constant, target, k: 1)
        jump(.jump, to: end)
        place(next)
      }
      zero(type, target)
      place(end)
      discard(operand)
    }
    trimCleanups()
    return true
  }
}
