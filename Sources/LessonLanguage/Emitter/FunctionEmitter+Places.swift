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
  ///
  /// `others` run while the place is in use: what they leave unchanged need not be copied. Without them nothing is known.
  func makePlace(_ expression: TypedExpression, before others: [TypedExpression]? = nil) -> Place {
    switch expression.kind {
    case .variable(let variable): return variablePlace(variable, expression)
    case .property(let property, let inner, let receiver, let dynamic):
      return propertyPlace(property, substituted(inner), receiver, dynamic, expression, others)
    case .subscripted(let entity, let inner, let receiver, let arguments, let dynamic):
      return subscriptPlace(entity, substituted(inner), receiver, arguments, dynamic, others)
    case .tupleElement(let base, let index):
      let type = lower(base.type)
      guard case .tuple(let fields) = type.kind else { break }
      return part(of: makePlace(base, before: others), type, offset: fields[index].offset)
    case .forceUnwrap(let base):
      let type = lower(base.type)
      let place = makePlace(base, before: others)
      testPresent(place, type) { _ = self.emit(.trap, k: TrapCode.forceUnwrap.rawValue) }
      return part(of: place, type, offset: payloadRegister(type, 0))
    case .chainLink(let base):
      let type = lower(base.type)
      let place = makePlace(base, before: others)
      testPresent(place, type) {
        guard let end = self.chainEnds.last else { return }
        self.leave(to: end.depth)
        self.jump(.jump, to: end.label)
      }
      return part(of: place, type, offset: payloadRegister(type, 0))
    case .upcast(let inner), .superReceiver(let inner), .tried(_, let inner),
      .inoutArgument(let inner):
      return makePlace(inner, before: others)
    default: break
    }
    // Not a variable: a reference or a value that nobody else sees.
    let operand = emitOperand(expression)
    return .registers(operand.register)
  }

  /// Runs `missing` if the optional at `place` is empty.
  func testPresent(_ place: Place, _ type: LoweredType, _ missing: () -> Void) {
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

  func variablePlace(_ variable: VariableEntity, _ expression: TypedExpression) -> Place {
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

  func propertyPlace(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ dynamic: Bool, _ expression: TypedExpression, _ others: [TypedExpression]? = nil
  ) -> Place {
    guard let receiver else {
      if property.isRequirement, let (found, substitution) = witness(property, inner) {
        let metatype = staticReceiver(of: found, substitution, property, inner)
        return propertyPlace(found, substitution, metatype, false, expression, others)
      }
      if property.isStored, !property.isRequirement { return staticPlace(property, inner) }
      return .property(property, inner, receiver: nil, receiverType: nil, dynamic: dynamic)
    }
    let receiverType = lower(receiver.type)
    if case .metatype = receiverType.kind {
      return .property(
        property, inner, receiver: .registers(emitOperand(receiver).register),
        receiverType: receiverType, dynamic: dynamic && !isSuper(receiver))
    }
    if property.isRequirement, !isExistential(receiverType),
      let (found, substitution) = witness(property, inner)
    {
      return propertyPlace(found, substitution, receiver, false, expression, others)
    }
    let base =
      receiverType.isClass
      ? Place.registers(emitOperand(receiver).register) : makePlace(receiver, before: others)
    return storedPlace(property, inner, base, receiverType, isSuper: isSuper(receiver))
      ?? .property(
        property, inner, receiver: base, receiverType: receiverType,
        dynamic: dynamic || isExistential(receiverType))
  }

  func isSuper(_ receiver: TypedExpression) -> Bool {
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
      if property.isOverriddenProperty, !isSuper, receiverType.isClass, !isInside(property) {
        return nil
      }
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
  func isInside(_ property: VariableEntity) -> Bool {
    guard let current = currentFunction else { return false }
    return current.property === property
      || (current.kind == .initializer && current.owner === property.owner)
  }

  func subscriptPlace(
    _ entity: SubscriptEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ dynamic: Bool, _ others: [TypedExpression]?
  ) -> Place {
    guard let receiver else {
      return .subscripted(
        entity, inner, receiver: nil, receiverType: nil, arguments: evaluate(arguments, others),
        dynamic: false)
    }
    let receiverType = lower(receiver.type)
    let base =
      receiverType.isClass
      ? Place.registers(emitOperand(receiver).register)
      : makePlace(receiver, before: others.map { arguments + $0 })
    let (entity, arguments) = withoutClosures(entity, arguments)
    let values = evaluate(arguments, others)
    if case .array = receiverType.kind, resolved(entity.getter, inner).0.builtin == "array.get" {
      return .element(array: base, arrayType: receiverType, index: values[0].register, offset: 0)
    }
    return .subscripted(
      entity, inner, receiver: base, receiverType: receiverType, arguments: values,
      dynamic: dynamic)
  }

  /// Values that stay as they are while the place is in use.
  func evaluate(_ arguments: [TypedExpression], _ others: [TypedExpression]?) -> [(
    register: Int, type: LoweredType
  )] {
    arguments.enumerated().map { index, argument in
      let type = lower(argument.type)
      if let others, let register = borrowed(argument, before: arguments[(index + 1)...] + others) {
        return (register, type)
      }
      if isStable(argument), let register = borrowed(argument, before: []) {
        return (register, type)
      }
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

  /// Whether what lies behind is only known at run time: an existential or a type as a value.
  func isDynamic(_ type: LoweredType) -> Bool {
    switch type.kind {
    case .existential, .metatype: return true
    default: return false
    }
  }

  func isExistential(_ type: LoweredType) -> Bool {
    if case .existential = type.kind { return true }
    return false
  }
}

extension LoweredType {
  /// An instance of a class, or a host's object that is shared.
  var isClass: Bool {
    if case .classType = kind { return true }
    return false
  }
}
