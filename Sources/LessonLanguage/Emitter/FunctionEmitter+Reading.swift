import Diagnostics

extension FunctionEmitter {
  // MARK: Reading

  /// Copies the value at `place` to `target`, owned.
  func read(_ place: Place, _ type: LoweredType, into target: Int) {
    switch place {
    case .registers(let register): copy(type, from: register, to: target)
    case .global(let index):
      emit(.loadGlobal, target, 0, type.slotCount, k: Int64(index))
      retain(type, target)
    case .field(let object, let slot):
      if type.isReference {
        emit(.loadFieldReference, target, object, 1, k: Int64(slot))
      } else if type.slotCount == 1 {
        emit(.loadField1, target, object, 1, k: Int64(slot))
      } else if type.slotCount > 0 {
        emit(.loadField, target, object, type.slotCount, k: Int64(slot))
        retain(type, target)
      }
    case .element(let array, let arrayType, let index, let offset):
      let element = lower(arrayType.arguments[0])
      temporaries {
        if element.isPlainSlot, case .element(let outer, let outerType, let row, 0) = array,
          lower(outerType.arguments[0]).slotCount == 1
        {
          emit(.arrayGetNested, target, peek(outer, outerType), row, k: Int64(index))
          return
        }
        let register = peek(array, arrayType)
        readElement(register, index, element, type, offset, into: target)
      }
    case .property(let property, let inner, let receiver, let receiverType, let dynamic):
      callGetter(property, inner, receiver, receiverType, dynamic, type, into: target)
    case .subscripted(
      let entity, let inner, let receiver, let receiverType, let arguments, let dynamic):
      callSubscriptGetter(
        entity, inner, receiver, receiverType, arguments, dynamic, type, into: target)
    case .part(let whole, let wholeType, let offset):
      temporaries {
        let register = allocate(wholeType)
        read(whole, wholeType, into: register)
        copy(type, from: register + offset, to: target)
        release(wholeType, register)
      }
    case .weak(let cell, let isUnowned):
      temporaries {
        let register = allocate(1)
        peekSlots(cell, 1, into: register)
        loadCell(register, type, isUnowned: isUnowned, into: target)
      }
    case .lazy(let storage, let property, let inner, let receiver, let receiverType):
      fillLazy(storage, property, inner, receiver, receiverType, type)
      let optional = lower(checker.known.optional(type.type))
      read(part(of: storage, optional, offset: payloadRegister(optional, 0)), type, into: target)
    }
  }

  func readElement(
    _ array: Int, _ index: Int, _ element: LoweredType, _ type: LoweredType, _ offset: Int,
    into target: Int
  ) {
    if type.slotCount == element.slotCount {
      if element.isPlainSlot {
        emit(.arrayGet, target, array, index)
      } else if element.isReference {
        emit(.arrayGetReference, target, array, index)
      } else {
        emit(.arrayGetValue, target, array, index, k: Int64(element.layoutIndex))
      }
    } else if type.isPlainSlot {
      emit(.arrayGetSlot, target, array, index, k: Int64(offset))
    } else if type.slotCount > 0 {
      emit(.arrayPeekSlots, target, array, index, k: Int64(offset))
      emit(.extra, 0, 0, type.slotCount)
      retain(type, target)
    }
  }

  /// A register with the reference at `place`, borrowed for the next instruction.
  func peek(_ place: Place, _ type: LoweredType) -> Int {
    if case .registers(let register) = place { return register }
    let register = allocate(1)
    switch place {
    case .global, .field: peekSlots(place, 1, into: register)
    case .element(let array, let arrayType, let index, let offset):
      let element = lower(arrayType.arguments[0])
      let inner = peek(array, arrayType)
      if element.slotCount == 1 {
        emit(.arrayPeek, register, inner, index)
      } else {
        emit(.arrayPeekSlots, register, inner, index, k: Int64(offset))
        emit(.extra, 0, 0, 1)
      }
    default:
      read(place, type, into: register)
      _ = own(register, type)
    }
    return register
  }

  func peekSlots(_ place: Place, _ count: Int, into target: Int) {
    switch place {
    case .registers(let register): moveSlots(count, from: register, to: target)
    case .global(let index): emit(.loadGlobal, target, 0, count, k: Int64(index))
    case .field(let object, let slot):
      emit(count == 1 ? .loadField1 : .loadField, target, object, count, k: Int64(slot))
    case .element(let array, let arrayType, let index, let offset):
      let register = peek(array, arrayType)
      emit(.arrayPeekSlots, target, register, index, k: Int64(offset))
      emit(.extra, 0, 0, count)
    default: preconditionFailure("a cell lies in storage")
    }
  }

  /// Reads an expression that is not a plain local variable.
  func emitRead(_ expression: TypedExpression, _ type: LoweredType, into target: Int) {
    if let register = borrowed(expression, before: []) {
      copy(type, from: register, to: target)
      return
    }
    switch expression.kind {
    case .property(let property, let inner, let receiver?, let dynamic):
      let receiverType = lower(receiver.type)
      if property.isStored, !property.isRequirement, !receiverType.isClass, !property.isLazy,
        !isPlaceLike(receiver)
      {
        readPart(property, receiver, receiverType, type, into: target)
        return
      }
      if let getter = intrinsicGetter(property, substituted(inner), receiverType) {
        temporaries {
          let operand = emitTransient(receiver)
          emit(getter, target, operand.register)
          discard(operand)
        }
        trimCleanups()
        return
      }
      _ = dynamic
    case .tupleElement(let base, let index) where !isPlaceLike(base):
      guard case .tuple(let fields) = lower(base.type).kind else { break }
      temporaries {
        let operand = emitOperand(base)
        copy(type, from: operand.register + fields[index].offset, to: target)
        discard(operand)
      }
      trimCleanups()
      return
    default: break
    }
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let place = makePlace(expression, before: [])
      read(place, type, into: target)
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  /// An operand that is used by the next instruction at once: it may be borrowed from memory.
  func emitTransient(_ expression: TypedExpression) -> Operand {
    if let register = borrowed(expression, before: []) { return Operand(register: register) }
    let type = lower(expression.type)
    if type.isReference, isMemory(expression) {
      let depth = cleanups.count
      let place = makePlace(expression, before: [])
      let register = peek(place, type)
      if cleanups.count == depth { return Operand(register: register) }
      let holder = allocate(1)
      emit(.copy, holder, register)
      leave(to: depth)
      cleanups.removeLast(cleanups.count - depth)
      return Operand(register: holder, cleanup: own(holder, type))
    }
    return emitOperand(expression)
  }

  /// Whether an expression names storage that can be peeked into.
  func isMemory(_ expression: TypedExpression) -> Bool {
    switch expression.kind {
    case .variable(let variable):
      return variable.isStored && !variable.isLibraryGlobal && variable.willSet == nil
        && variable.didSet == nil
    case .subscripted(let entity, _, let receiver?, _, _):
      return entity.getter.builtin == "array.get" && isMemory(receiver)
    case .property(let property, _, let receiver?, _):
      return property.isStored && !property.isLazy && !property.isRequirement
        && !property.isOverriddenProperty
        && property.willSet == nil && property.didSet == nil && property.ownership == .strong
        && (isMemory(receiver)
          || lower(receiver.type).isClass && borrowed(receiver, before: []) != nil)
    default: return false
    }
  }

  func isPlaceLike(_ expression: TypedExpression) -> Bool {
    switch expression.kind {
    case .variable: return true
    case .property(let property, _, let receiver?, _):
      return property.isStored && (lower(receiver.type).isClass || isPlaceLike(receiver))
    case .property(let property, _, nil, _): return property.isStored
    case .subscripted(let entity, _, let receiver?, _, _):
      return entity.getter.builtin == "array.get" && isPlaceLike(receiver)
    case .tupleElement(let base, _), .upcast(let base), .superReceiver(let base):
      return isPlaceLike(base)
    default: return false
    }
  }

  func readPart(
    _ property: VariableEntity, _ receiver: TypedExpression, _ receiverType: LoweredType,
    _ type: LoweredType, into target: Int
  ) {
    guard case .structure(let fields) = receiverType.kind,
      let field = fields.first(where: { $0.variable === property })
    else { preconditionFailure("the property '\(property.name)' is stored in a struct") }
    temporaries {
      let operand = emitOperand(receiver)
      if property.ownership != .strong {
        loadCell(
          operand.register + field.offset, type, isUnowned: property.ownership == .unowned,
          into: target)
      } else {
        copy(type, from: operand.register + field.offset, to: target)
      }
      discard(operand)
    }
    trimCleanups()
  }

  /// Reads the instance of a weak or unowned reference, which may have to go back into an existential.
  private func loadCell(_ cell: Int, _ type: LoweredType, isUnowned: Bool, into target: Int) {
    emit(isUnowned ? .loadUnowned : .loadWeak, target, cell)
    var payload = type
    if case .optional(let wrapped, _) = type.kind { payload = wrapped }
    if isExistential(payload) { emit(.wrapInstance, target, target) }
  }

  func fillLazy(
    _ storage: Place, _ property: VariableEntity, _ inner: Substitution, _ receiver: Int,
    _ receiverType: LoweredType, _ type: LoweredType
  ) {
    let optional = lower(checker.known.optional(type.type))
    let filled = Label()
    temporaries {
      let flag = allocate(1)
      peekSlots(storage, 1, into: flag)
      jump(.jumpIf, flag, to: filled)
      let value = allocate(optional)
      if optional.slotCount > type.slotCount { emit(.constant, value, k: 1) }
      let window = allocate(type.slotCount + receiverType.slotCount)
      move(receiverType, from: receiver, to: window + type.slotCount)
      emptyIfKept(receiverType, receiver)
      emit(.call, window, k: Int64(initialValueFunction(property, inner)))
      if !receiverType.isClass {
        move(receiverType, from: window + type.slotCount, to: receiver)
      }
      move(type, from: window, to: payloadRegister(optional, value))
      store(storage, optional, from: value)
    }
    place(filled)
  }
}
