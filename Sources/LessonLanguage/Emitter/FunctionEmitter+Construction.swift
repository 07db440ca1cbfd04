import Diagnostics

extension FunctionEmitter {
  // MARK: Enum cases

  func loweredCase(_ entity: CaseEntity, _ type: LoweredType) -> LoweredType.LoweredCase? {
    guard case .enumeration(let cases) = type.kind else { return nil }
    return cases[entity.index]
  }

  /// A case without arguments: the value itself, or the function that makes it.
  func emitCaseValue(
    _ entity: CaseEntity, _ expression: TypedExpression, _ type: LoweredType, into target: Int
  ) {
    switch type.kind {
    case .enumeration:
      zero(type, target)
      if entity.index != 0 || type.slotCount > 1 { emit(.constant, target, k: Int64(entity.index)) }
    case .optional: zero(type, target)
    case .function:
      let index = emitter.caseFunction(entity, type.type)
      emit(
        .newClosure, target, 0, emitter.layoutIndex(Layout(slotCount: 0, references: [])),
        k: Int64(index))
    default: preconditionFailure("a case belongs to an enum")
    }
  }

  func emitCase(
    _ entity: CaseEntity, _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    if case .optional(_, let isReference) = type.kind {
      emit(arguments[0], into: isReference ? target : target + 1)
      if !isReference { emit(.constant, target, k: 1) }
      return
    }
    guard let item = loweredCase(entity, type) else {
      preconditionFailure("a case belongs to an enum")
    }
    temporaries {
      var registers: [Int] = []
      var owned: [Cleanup?] = []
      for (argument, payload) in zip(arguments, item.payload) {
        let register = allocate(payload)
        emit(argument, into: register)
        owned.append(own(register, payload))
        registers.append(register)
      }
      for cleanup in owned { cleanup?.isActive = false }
      trimCleanups()
      fillCase(item, type, registers, into: target)
    }
  }

  /// Makes an enum's value of the payload in `registers`, consumed.
  func fillCase(
    _ item: LoweredType.LoweredCase, _ type: LoweredType, _ registers: [Int], into target: Int
  ) {
    if let box = item.box {
      temporaries {
        let holder = allocate(1)
        emit(.newBox, holder, k: Int64(box.layout))
        for ((register, payload), slots) in zip(zip(registers, item.payload), item.slots)
        where payload.slotCount > 0 {
          emit(.storeField, register, holder, payload.slotCount, k: Int64(1 + slots[0]))
        }
        zero(type, target)
        emit(.move, target + box.slot, holder)
      }
    } else {
      zero(type, target)
      for (register, slots) in zip(registers, item.slots) {
        for (offset, slot) in slots.enumerated() { emit(.move, target + slot, register + offset) }
      }
    }
    emit(.constant, target, k: Int64(item.entity.index))
  }

  /// Copies one part of a case's payload out of the enum at `register`; borrowed unless it had to be read from a box.
  func payloadPart(
    _ item: LoweredType.LoweredCase, _ part: Int, of register: Int, into target: Int
  ) {
    let type = item.payload[part]
    guard type.slotCount > 0 else { return }
    if let box = item.box {
      emit(
        .loadField, target, register + box.slot, type.slotCount, k: Int64(1 + item.slots[part][0]))
    } else {
      for (offset, slot) in item.slots[part].enumerated() {
        emit(.move, target + offset, register + slot)
      }
    }
  }
}
