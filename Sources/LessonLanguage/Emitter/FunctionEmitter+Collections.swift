import Diagnostics

extension FunctionEmitter {
  // MARK: Literals of collections

  func emitArray(_ elements: [TypedExpression], _ type: LoweredType, into target: Int) {
    if case .set = type.kind {
      emitSet(elements, type, into: target)
      return
    }
    let element = lower(type.arguments[0])
    if elements.isEmpty {
      emit(.constant, target)
      return
    }
    let limit = 256
    temporaries {
      let base = allocate(element.slotCount * min(elements.count, limit))
      let first = Array(elements.prefix(limit))
      emitParts(first.enumerated().map { ($1, element, $0 * element.slotCount) }, at: base)
      emit(.newArray, target, base, first.count, k: Int64(element.layoutIndex))
      if elements.count > limit {
        let cleanup = own(target, type)
        for item in elements.dropFirst(limit) {
          emit(item, into: base)
          emit(.arrayAppend, target, base, k: Int64(element.layoutIndex))
        }
        cleanup?.isActive = false
      }
    }
    trimCleanups()
  }

  func emitSet(_ elements: [TypedExpression], _ type: LoweredType, into target: Int) {
    emit(.constant, target)
    let element = lower(type.arguments[0])
    emitter.requireRuntime(element)
    let cleanup = own(target, type)
    for item in elements { insert([(item, element)], types: [element], "set.insert", target) }
    cleanup?.isActive = false
    trimCleanups()
  }

  func emitDictionary(
    _ entries: [(key: TypedExpression, value: TypedExpression)], _ type: LoweredType,
    into target: Int
  ) {
    emit(.constant, target)
    if entries.isEmpty { return }
    let keyType = lower(type.arguments[0])
    let valueType = lower(type.arguments[1])
    emitter.requireRuntime(keyType)
    let cleanup = own(target, type)
    for entry in entries {
      insert(
        [(entry.key, keyType), (entry.value, valueType)], types: [keyType, valueType],
        "dictionary.insertNew", target)
    }
    cleanup?.isActive = false
    trimCleanups()
  }

  /// Calls the builtin that puts `parts` into the collection at `target`.
  func insert(
    _ parts: [(TypedExpression, LoweredType)], types: [LoweredType], _ builtin: String,
    _ target: Int
  ) {
    temporaries {
      let window = allocate(types.count + 1 + types.reduce(0) { $0 + $1.slotCount })
      for (index, type) in types.enumerated() {
        emit(.constant, window + index, k: Int64(type.index))
      }
      var next = window + types.count + 1
      var owned: [Operand] = []
      for (part, type) in parts {
        emit(part, into: next)
        owned.append(Operand(register: next, cleanup: own(next, type)))
        next += type.slotCount
      }
      emit(.move, window + types.count, target)
      emit(.callBuiltin, window, k: Int64(emitter.builtin(builtin)))
      emit(.move, target, window + types.count)
      for operand in owned.reversed() { discard(operand) }
      trimCleanups()
    }
  }

  func emitInterpolation(_ parts: [TypedExpression], into target: Int) {
    temporaries {
      let base = allocate(parts.count)
      var owned: [Cleanup?] = []
      let stringType = lower(checker.known.string)
      for (index, part) in parts.enumerated() {
        emitDescription(part, into: base + index)
        owned.append(own(base + index, stringType))
      }
      for cleanup in owned { cleanup?.isActive = false }
      trimCleanups()
      emit(.joinStrings, target, base, parts.count)
    }
  }

  func emitDescription(_ part: TypedExpression, into target: Int) {
    let type = lower(part.type)
    if case .string = type.kind {
      emit(part, into: target)
      return
    }
    temporaries {
      let operand = emitOperand(part)
      emitter.requireRuntime(type)
      at(part.span) { _ = emit(.describe, target, operand.register, k: Int64(type.index)) }
      discard(operand)
    }
    trimCleanups()
  }
}
