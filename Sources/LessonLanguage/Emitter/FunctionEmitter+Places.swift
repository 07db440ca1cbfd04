import Diagnostics

/// Something that can be read, changed in place and written, with what names it evaluated once.
indirect enum Place {
  case registers(Int)
  case global(Int)
  /// A payload slot of the object in a register.
  case field(object: Int, slot: Int)
  /// An element of an array, from a slot of it on.
  case element(array: Place, arrayType: LoweredType, index: Int, offset: Int)
  /// A computed or observed property.
  case property(
    VariableEntity, Substitution, receiver: Place?, receiverType: LoweredType?, dynamic: Bool)
  case subscripted(
    SubscriptEntity, Substitution, receiver: Place?, receiverType: LoweredType?,
    arguments: [(register: Int, type: LoweredType)], dynamic: Bool)
  /// A part of a value that is reached only as a whole.
  case part(Place, LoweredType, offset: Int)
  /// A weak or unowned reference, kept as a cell.
  case weak(Place, isUnowned: Bool)
  /// A lazy property: an optional that is filled when it is first read.
  case lazy(Place, VariableEntity, Substitution, receiver: Int, receiverType: LoweredType)
}

extension FunctionEmitter {
  // MARK: Finding places

  /// Evaluates what names the place of `expression`.
  func makePlace(_ expression: TypedExpression) -> Place {
    switch expression.kind {
    case .variable(let variable): return variablePlace(variable, expression)
    case .property(let property, let inner, let receiver, let dynamic):
      return propertyPlace(property, substituted(inner), receiver, dynamic, expression)
    case .subscripted(let entity, let inner, let receiver, let arguments, let dynamic):
      return subscriptPlace(entity, substituted(inner), receiver, arguments, dynamic)
    case .tupleElement(let base, let index):
      let type = lower(base.type)
      guard case .tuple(let fields) = type.kind else { break }
      return part(of: makePlace(base), type, offset: fields[index].offset)
    case .forceUnwrap(let base):
      let type = lower(base.type)
      let place = makePlace(base)
      testPresent(place, type) { _ = self.emit(.trap, k: TrapCode.forceUnwrap.rawValue) }
      return part(of: place, type, offset: payloadRegister(type, 0))
    case .chainLink(let base):
      let type = lower(base.type)
      let place = makePlace(base)
      testPresent(place, type) {
        guard let end = self.chainEnds.last else { return }
        self.leave(to: end.depth)
        self.jump(.jump, to: end.label)
      }
      return part(of: place, type, offset: payloadRegister(type, 0))
    case .upcast(let inner), .superReceiver(let inner), .tried(_, let inner),
      .inoutArgument(let inner):
      return makePlace(inner)
    default: break
    }
    // Not a variable: a reference or a value that nobody else sees.
    let operand = emitOperand(expression)
    return .registers(operand.register)
  }

  /// Runs `missing` if the optional at `place` is empty.
  private func testPresent(_ place: Place, _ type: LoweredType, _ missing: () -> Void) {
    let present = Label()
    temporaries {
      if case .registers(let register) = place {
        jump(.jumpIf, register, to: present)
      } else {
        let copy = allocate(type)
        read(place, type, into: copy)
        let flag = allocate(1)
        emit(.move, flag, copy)
        release(type, copy)
        jump(.jumpIf, flag, to: present)
      }
    }
    missing()
    self.place(present)
  }

  private func variablePlace(_ variable: VariableEntity, _ expression: TypedExpression) -> Place {
    if variable.getter != nil || variable.willSet != nil || variable.didSet != nil {
      return .property(variable, [:], receiver: nil, receiverType: nil, dynamic: false)
    }
    if variable.isLibraryGlobal || variable.owner != nil {
      return staticPlace(variable, [:])
    }
    let place: Place
    switch storage(of: variable) {
    case .register(let register): place = .registers(register)
    case .box(let register): place = .field(object: register, slot: 1)
    case .global(let index): place = .global(index)
    case nil: preconditionFailure("the variable '\(variable.name)' has no place")
    }
    if variable.ownership != .strong {
      return .weak(place, isUnowned: variable.ownership == .unowned)
    }
    return place
  }

  private func propertyPlace(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ dynamic: Bool, _ expression: TypedExpression
  ) -> Place {
    guard let receiver else {
      if property.isRequirement, let (found, substitution) = witness(property, inner) {
        return propertyPlace(found, substitution, nil, false, expression)
      }
      if property.isStored, !property.isRequirement { return staticPlace(property, inner) }
      return .property(property, inner, receiver: nil, receiverType: nil, dynamic: dynamic)
    }
    let receiverType = lower(receiver.type)
    if property.isRequirement, !isExistential(receiverType),
      let (found, substitution) = witness(property, inner)
    {
      return propertyPlace(found, substitution, receiver, false, expression)
    }
    let base =
      receiverType.isClass ? Place.registers(emitOperand(receiver).register) : makePlace(receiver)
    return storedPlace(property, inner, base, receiverType, isSuper: isSuper(receiver))
      ?? .property(
        property, inner, receiver: base, receiverType: receiverType,
        dynamic: dynamic || isExistential(receiverType))
  }

  private func isSuper(_ receiver: TypedExpression) -> Bool {
    if case .superReceiver = receiver.kind { return true }
    return false
  }

  /// The slots of a stored property without observers, or `nil`.
  func storedPlace(
    _ property: VariableEntity, _ inner: Substitution, _ base: Place, _ receiverType: LoweredType,
    isSuper: Bool = false, ignoresObservers: Bool = false
  ) -> Place? {
    guard property.isStored else { return nil }
    // An override that only observes has its superclass's storage.
    var root = property
    while receiverType.isClass, let overridden = root.overridden { root = overridden }
    if !ignoresObservers {
      if property.willSet != nil || property.didSet != nil {
        if !isInside(property) { return nil }
      }
      if property.isOverriddenProperty, !isSuper, receiverType.isClass { return nil }
    }
    let fields: [LoweredType.StoredField]
    var place: Place
    switch receiverType.kind {
    case .classType:
      fields = receiverType.fields
      guard let field = fields.first(where: { $0.variable === root }),
        case .registers(let object) = base
      else { return nil }
      place = .field(object: object, slot: 1 + field.offset)
      if property.isLazy {
        return .lazy(place, property, inner, receiver: object, receiverType: receiverType)
      }
    case .structure(let stored):
      fields = stored
      guard let field = fields.first(where: { $0.variable === property }) else { return nil }
      place = part(of: base, receiverType, offset: field.offset)
      if property.isLazy {
        guard case .registers(let object) = base else { return nil }
        return .lazy(place, property, inner, receiver: object, receiverType: receiverType)
      }
    default: return nil
    }
    if property.ownership != .strong {
      place = .weak(place, isUnowned: property.ownership == .unowned)
    }
    return place
  }

  /// Inside its own observers and initializers a property is plain storage.
  private func isInside(_ property: VariableEntity) -> Bool {
    guard let current = currentFunction else { return false }
    return current.property === property
      || (current.kind == .initializer && current.owner === property.owner)
  }

  private func subscriptPlace(
    _ entity: SubscriptEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ dynamic: Bool
  ) -> Place {
    guard let receiver else {
      return .subscripted(
        entity, inner, receiver: nil, receiverType: nil, arguments: evaluate(arguments),
        dynamic: false)
    }
    let receiverType = lower(receiver.type)
    let base =
      receiverType.isClass ? Place.registers(emitOperand(receiver).register) : makePlace(receiver)
    let values = evaluate(arguments)
    if case .array = receiverType.kind, entity.getter.builtin == "array.get" {
      return .element(array: base, arrayType: receiverType, index: values[0].register, offset: 0)
    }
    return .subscripted(
      entity, inner, receiver: base, receiverType: receiverType, arguments: values,
      dynamic: dynamic)
  }

  /// Values that stay as they are while the place is in use.
  private func evaluate(_ arguments: [TypedExpression]) -> [(register: Int, type: LoweredType)] {
    arguments.map { argument in
      let type = lower(argument.type)
      let register = allocate(type)
      emit(argument, into: register)
      _ = own(register, type)
      return (register, type)
    }
  }

  func part(of place: Place, _ type: LoweredType, offset: Int) -> Place {
    switch place {
    case .registers(let register): return .registers(register + offset)
    case .global(let index): return .global(index + offset)
    case .field(let object, let slot): return .field(object: object, slot: slot + offset)
    case .element(let array, let arrayType, let index, let inner):
      return .element(array: array, arrayType: arrayType, index: index, offset: inner + offset)
    default: return .part(place, type, offset: offset)
    }
  }

  func isExistential(_ type: LoweredType) -> Bool {
    if case .existential = type.kind { return true }
    return false
  }

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
        emit(isUnowned ? .loadUnowned : .loadWeak, target, register)
      }
    case .lazy(let storage, let property, let inner, let receiver, let receiverType):
      fillLazy(storage, property, inner, receiver, receiverType, type)
      let optional = lower(checker.known.optional(type.type))
      read(part(of: storage, optional, offset: payloadRegister(optional, 0)), type, into: target)
    }
  }

  private func readElement(
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

  private func peekSlots(_ place: Place, _ count: Int, into target: Int) {
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
      let place = makePlace(expression)
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
      let place = makePlace(expression)
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
  private func isMemory(_ expression: TypedExpression) -> Bool {
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

  private func isPlaceLike(_ expression: TypedExpression) -> Bool {
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

  private func readPart(
    _ property: VariableEntity, _ receiver: TypedExpression, _ receiverType: LoweredType,
    _ type: LoweredType, into target: Int
  ) {
    guard case .structure(let fields) = receiverType.kind,
      let field = fields.first(where: { $0.variable === property })
    else { preconditionFailure("the property '\(property.name)' is stored in a struct") }
    temporaries {
      let operand = emitOperand(receiver)
      if property.ownership != .strong {
        emit(
          property.ownership == .weak ? .loadWeak : .loadUnowned, target,
          operand.register + field.offset)
      } else {
        copy(type, from: operand.register + field.offset, to: target)
      }
      discard(operand)
    }
    trimCleanups()
  }

  private func fillLazy(
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
      emit(.call, window, k: Int64(initialValueFunction(property, inner)))
      if !receiverType.isClass {
        move(receiverType, from: window + type.slotCount, to: receiver)
      }
      move(type, from: window, to: payloadRegister(optional, value))
      store(storage, optional, from: value)
    }
    place(filled)
  }

  // MARK: Writing

  /// Puts the owned value at `register` into `place`, whose old value is released.
  func store(_ place: Place, _ type: LoweredType, from register: Int) {
    switch place {
    case .registers(let target):
      release(type, target)
      move(type, from: register, to: target)
    case .global(let index):
      if type.hasReferences {
        temporaries {
          let old = allocate(type)
          emit(.loadGlobal, old, 0, type.slotCount, k: Int64(index))
          emit(.storeGlobal, register, 0, type.slotCount, k: Int64(index))
          release(type, old)
        }
      } else {
        emit(.storeGlobal, register, 0, type.slotCount, k: Int64(index))
      }
    case .field(let object, let slot):
      if type.isReference {
        emit(.storeFieldReference, register, object, 1, k: Int64(slot))
      } else if type.isPlainSlot {
        emit(.storeField1, register, object, 1, k: Int64(slot))
      } else if type.slotCount > 0 {
        temporaries {
          let old = allocate(type)
          if type.hasReferences { emit(.loadField, old, object, type.slotCount, k: Int64(slot)) }
          emit(.storeField, register, object, type.slotCount, k: Int64(slot))
          release(type, old)
        }
      }
    case .element(let array, let arrayType, let index, let offset):
      storeElement(array, arrayType, index, offset, type, register)
    case .property(let property, let inner, let receiver, let receiverType, let dynamic):
      callSetter(property, inner, receiver, receiverType, dynamic, type, register)
      release(type, register)
    case .subscripted(
      let entity, let inner, let receiver, let receiverType, let arguments, let dynamic):
      callSubscriptSetter(entity, inner, receiver, receiverType, arguments, dynamic, type, register)
      release(type, register)
    case .part(let whole, let wholeType, let offset):
      modify(whole, wholeType) { base in
        self.release(type, base + offset)
        self.move(type, from: register, to: base + offset)
      }
    case .weak(let cell, _):
      temporaries {
        let made = allocate(1)
        emit(.makeWeak, made, register)
        emit(.release, register)
        store(cell, lower(checker.known.string), from: made)
      }
    case .lazy(let storage, _, _, _, _):
      let optional = lower(checker.known.optional(type.type))
      temporaries {
        let value = allocate(optional)
        if optional.slotCount > type.slotCount { emit(.constant, value, k: 1) }
        move(type, from: register, to: payloadRegister(optional, value))
        store(storage, optional, from: value)
      }
    }
  }

  private func storeElement(
    _ array: Place, _ arrayType: LoweredType, _ index: Int, _ offset: Int, _ type: LoweredType,
    _ register: Int
  ) {
    let element = lower(arrayType.arguments[0])
    if type.slotCount != element.slotCount, type.hasReferences {
      modifyElement(array, arrayType, index, element) { base in
        self.release(type, base + offset)
        self.move(type, from: register, to: base + offset)
      }
      return
    }
    modify(array, arrayType, isBrief: true) { target in
      if type.slotCount == element.slotCount {
        if element.isPlainSlot {
          self.emit(.arraySet, target, index, register)
        } else if element.isReference {
          self.emit(.arraySetReference, target, index, register)
        } else {
          self.emit(.arraySetValue, target, index, register, k: Int64(element.layoutIndex))
        }
      } else if type.slotCount == 1 {
        self.emit(.arraySetSlot, target, index, register, k: Int64(offset))
      } else if type.slotCount > 0 {
        self.emit(.arraySetSlots, target, index, register, k: Int64(offset))
        self.emit(.extra, 0, 0, type.slotCount)
      }
    }
  }

  // MARK: Changing in place

  /// Gives `body` registers that hold the value, owned, and puts back what they hold afterwards.
  ///
  /// A brief change is one instruction that runs nothing else, so the place need not be emptied meanwhile.
  func modify(_ place: Place, _ type: LoweredType, isBrief: Bool = false, _ body: (Int) -> Void) {
    switch place {
    case .registers(let register): body(register)
    case .global(let index):
      temporaries {
        let register = allocate(type)
        emit(
          isBrief || !type.hasReferences ? .loadGlobal : .takeGlobal, register, 0, type.slotCount,
          k: Int64(index))
        body(register)
        emit(.storeGlobal, register, 0, type.slotCount, k: Int64(index))
      }
    case .field(let object, let slot):
      temporaries {
        let register = allocate(type)
        let load: Opcode = isBrief || !type.hasReferences ? .loadField : .takeField
        emit(load, register, object, type.slotCount, k: Int64(slot))
        body(register)
        emit(.storeField, register, object, type.slotCount, k: Int64(slot))
      }
    case .element(let array, let arrayType, let index, let offset):
      let element = lower(arrayType.arguments[0])
      if !type.hasReferences {
        temporaries {
          let register = allocate(type)
          temporaries {
            readElement(peek(array, arrayType), index, element, type, offset, into: register)
          }
          body(register)
          storeElement(array, arrayType, index, offset, type, register)
        }
      } else {
        modifyElement(array, arrayType, index, element) { body($0 + offset) }
      }
    case .part(let whole, let wholeType, let offset):
      modify(whole, wholeType) { body($0 + offset) }
    case .property, .subscripted, .weak, .lazy:
      temporaries {
        let register = allocate(type)
        read(place, type, into: register)
        body(register)
        store(place, type, from: register)
      }
    }
  }

  private func modifyElement(
    _ array: Place, _ arrayType: LoweredType, _ index: Int, _ element: LoweredType,
    _ body: (Int) -> Void
  ) {
    modify(array, arrayType) { target in
      self.temporaries {
        let register = self.allocate(element)
        self.emit(.arrayTake, register, target, index, k: Int64(element.layoutIndex))
        body(register)
        if element.isReference {
          self.emit(.arraySetReference, target, index, register)
        } else {
          self.emit(.arraySetValue, target, index, register, k: Int64(element.layoutIndex))
        }
      }
    }
  }

  // MARK: Assignments

  func emitAssignment(_ target: TypedExpression, _ value: TypedExpression) {
    if case .discard = target.kind {
      temporaries { discard(emitOperand(value)) }
      trimCleanups()
      return
    }
    if case .tuple(let parts) = target.kind {
      emitTupleAssignment(parts, value)
      return
    }
    let type = lower(target.type)
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let place = makePlace(target)
      if case .registers(let register) = place, type.isPlainSlot, case .variable = target.kind {
        emit(value, into: register)
      } else {
        let register = allocate(type)
        emit(value, into: register)
        store(place, type, from: register)
      }
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  private func emitTupleAssignment(_ parts: [TypedExpression], _ value: TypedExpression) {
    let type = lower(value.type)
    guard case .tuple(let fields) = type.kind else { return }
    temporaries {
      let depth = cleanups.count
      let places = parts.map { part -> Place? in
        if case .discard = part.kind { return nil }
        return makePlace(part)
      }
      let register = allocate(type)
      emit(value, into: register)
      for ((place, field), part) in zip(zip(places, fields), parts) {
        if let place {
          store(place, field.type, from: register + field.offset)
        } else {
          release(field.type, register + field.offset)
        }
        _ = part
      }
      endScope(depth)
    }
  }

  func emitCompound(
    _ target: TypedExpression, _ function: FunctionEntity, _ inner: Substitution,
    _ value: TypedExpression
  ) {
    let type = lower(target.type)
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let place = makePlace(target)
      let operand = emitOperand(value)
      applyCompound(place, type, function, substituted(inner), operand, lower(value.type))
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  private func applyCompound(
    _ place: Place, _ type: LoweredType, _ function: FunctionEntity, _ inner: Substitution,
    _ operand: Operand, _ operandType: LoweredType
  ) {
    let (callee, substitution) = resolved(function, inner)
    if let builtin = callee.builtin, let opcode = Intrinsic.binary(builtin) {
      modify(place, type, isBrief: true) { register in
        self.emit(opcode, register, register, operand.register)
      }
      return
    }
    temporaries {
      let old = allocate(type)
      read(place, type, into: old)
      let cleanup = own(old, type)
      let result = allocate(type)
      callFunction(
        callee, substitution, receiver: nil,
        registers: [(old, type), (operand.register, operandType)], resultType: type, into: result)
      discard(Operand(register: old, cleanup: cleanup))
      trimCleanups()
      store(place, type, from: result)
    }
  }
}

extension LoweredType {
  /// An instance of a class, or a host's object that is shared.
  var isClass: Bool {
    if case .classType = kind { return true }
    return false
  }
}
