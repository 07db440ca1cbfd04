import Diagnostics

extension FunctionEmitter {
  // MARK: Types at run time

  /// Puts a value, owned, into a new existential.
  func emitExistential(_ value: TypedExpression, into target: Int) {
    let type = lower(value.type)
    if isExistential(type) {
      emit(value, into: target)
      return
    }
    emitter.requireRuntime(type)
    noteBoxed(type)
    temporaries {
      let register = allocate(type)
      emit(value, into: register)
      emit(.makeExistential, target, register, 0, k: Int64(type.index))
    }
  }

  /// Whether a member of an existential is found by the type of the value inside: of requirements the type's own,
  /// of what extensions add the same with `Self` as that type.
  func isCalledDynamically(_ function: FunctionEntity) -> Bool {
    if function.isRequirement { return true }
    return isPlainExtension(function.owner) && function.requirements.isEmpty
      && function.genericParameters.isEmpty && function.subscriptSyntax == nil
  }

  func isCalledDynamically(_ property: VariableEntity) -> Bool {
    if property.isRequirement { return true }
    return isPlainExtension(property.owner) && property.requirements.isEmpty
  }

  private func isPlainExtension(_ owner: NominalEntity?) -> Bool {
    guard let owner, owner.kind == .protocolType, !owner.isLibrary else { return false }
    return checker.refinements(of: owner).allSatisfy { $0.associatedTypes.isEmpty }
  }

  /// Notes what an existential may hold: of an optional the value inside too, which a cast can take out.
  private func noteBoxed(_ type: LoweredType) {
    emitter.noteBoxed(type)
    if case .optional(let wrapped, _) = type.kind, !isExistential(wrapped) { noteBoxed(wrapped) }
  }

  /// Tests whether the value at `register` is a `wanted`.
  func emitTypeTest(_ register: Int, _ type: LoweredType, _ wanted: LoweredType, into target: Int) {
    if type.index == wanted.index {
      emit(.constant, target, k: 1)
      return
    }
    switch type.kind {
    case .existential:
      temporaries {
        let value = allocate(1)
        emit(.unwrapExistential, value, register)
        if case .optional(let inner, _) = wanted.kind {
          let isMissing = allocate(1)
          emit(.constant, isMissing, k: 1)
          let end = Label()
          jump(.jumpUnless, value, to: end)
          emitTypeTest(value, type, inner, into: isMissing)
          place(end)
          emit(.release, value)
          emit(.move, target, isMissing)
          return
        }
        emitter.noteCast(wanted)
        let flag = allocate(1)
        emit(.existentialIs, flag, value, k: Int64(wanted.index))
        emit(.release, value)
        emit(.move, target, flag)
      }
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
    case (.classType, .classType): copy(type, from: register, to: target)
    case (.existential, .existential): emit(.unwrapExistential, target, register)
    case (.existential, .optional(let inner, let isReference)):
      temporaries {
        let value = allocate(1)
        emit(.unwrapExistential, value, register)
        let end = Label()
        let result = allocate(wanted)
        zero(wanted, result)
        jump(.jumpUnless, value, to: end)
        emitConversion(value, type, inner, into: result + (isReference ? 0 : 1))
        if !isReference { emit(.constant, result, k: 1) }
        place(end)
        emit(.release, value)
        move(wanted, from: result, to: target)
      }
    case (.existential, _):
      temporaries {
        let value = allocate(1)
        let result = allocate(wanted)
        emit(.unwrapExistential, value, register)
        if wanted.isReference {
          emit(.loadFieldReference, result, value, 1, k: 1)
        } else if wanted.slotCount > 0 {
          emit(.loadField, result, value, wanted.slotCount, k: 1)
          retain(wanted, result)
        }
        emit(.release, value)
        move(wanted, from: result, to: target)
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
