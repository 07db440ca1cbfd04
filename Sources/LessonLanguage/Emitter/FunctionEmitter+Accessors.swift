import Diagnostics

extension FunctionEmitter {
  // MARK: Accessors

  func callGetter(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: Place?,
    _ receiverType: LoweredType?, _ dynamic: Bool, _ type: LoweredType, into target: Int
  ) {
    if property.isRequirement, receiverType.map({ !isDynamic($0) }) ?? true,
      emitSynthesizedProperty(property, inner, receiver, receiverType, type, into: target)
    {
      return
    }
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let result = allocate(type)
      if let receiver, let receiverType {
        if property.getter?.hasInoutSelf ?? false {
          modify(receiver, receiverType) { source in
            self.callAccessor(
              property, inner, (source, receiverType), nil, dynamic, type, into: result)
          }
        } else {
          var source: Int
          if case .registers(let register) = receiver {
            source = register
          } else {
            source = allocate(receiverType)
            read(receiver, receiverType, into: source)
            _ = own(source, receiverType)
          }
          callAccessor(property, inner, (source, receiverType), nil, dynamic, type, into: result)
        }
      } else {
        callAccessor(property, inner, nil, nil, dynamic, type, into: result)
      }
      if property.getter?.isThrowing ?? false { checkError() }
      move(type, from: result, to: target)
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  func callSetter(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: Place?,
    _ receiverType: LoweredType?, _ dynamic: Bool, _ type: LoweredType, _ value: Int
  ) {
    guard let receiver, let receiverType else {
      callAccessor(property, inner, nil, (value, type), dynamic, lower(.void), into: 0)
      return
    }
    if receiverType.isClass || property.isStatic || !(property.setter?.hasInoutSelf ?? true) {
      temporaries {
        let source = allocate(receiverType)
        read(receiver, receiverType, into: source)
        let cleanup = own(source, receiverType)
        callAccessor(
          property, inner, (source, receiverType), (value, type), dynamic, lower(.void), into: 0)
        discard(Operand(register: source, cleanup: cleanup))
        trimCleanups()
      }
      return
    }
    modify(receiver, receiverType) { source in
      self.callAccessor(
        property, inner, (source, receiverType), (value, type), dynamic, self.lower(.void), into: 0)
    }
  }

  /// Calls a getter, or a setter with its new value; `self` is in registers and may be changed there.
  func callAccessor(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: (Int, LoweredType)?,
    _ value: (Int, LoweredType)?, _ dynamic: Bool, _ type: LoweredType, into target: Int
  ) {
    if !dynamic, let accessor = value == nil ? property.getter : property.setter,
      emitInlined(
        accessor, inner, receiver: receiver, registers: value.map { [$0] } ?? [], type,
        into: target)
    {
      return
    }
    temporaries {
      let window = allocate(type)
      if let builtin = value == nil ? property.getterBuiltin : property.setterBuiltin,
        emitter.hostFunctions[builtin] == nil, let owner = property.owner
      {
        for parameter in emitter.parameters(of: owner) {
          guard let concrete = inner[parameter.id] else { continue }
          let lowered = lower(concrete)
          emitter.requireRuntime(lowered)
          emit(.constant, allocate(1), k: Int64(lowered.index))
        }
      }
      var selfRegister: Int?
      if let (source, receiverType) = receiver {
        let register = allocate(receiverType)
        selfRegister = register
        move(receiverType, from: source, to: register)
      }
      if let (source, valueType) = value { move(valueType, from: source, to: allocate(valueType)) }
      let isChanged =
        value != nil
        ? property.setter?.hasInoutSelf ?? true : property.getter?.hasInoutSelf ?? false
      if isChanged, let (source, receiverType) = receiver { emptyIfKept(receiverType, source) }
      emitAccessorTarget(
        property, inner, receiver?.1, selfRegister, window, dynamic, isSetter: value != nil)
      if let (source, receiverType) = receiver, let selfRegister {
        if isChanged, !receiverType.isClass { move(receiverType, from: selfRegister, to: source) }
      }
      move(type, from: window, to: target)
    }
  }

  func emitAccessorTarget(
    _ property: VariableEntity, _ inner: Substitution, _ receiverType: LoweredType?,
    _ selfRegister: Int?, _ window: Int, _ dynamic: Bool, isSetter: Bool
  ) {
    if let receiverType, let selfRegister {
      if case .metatype = receiverType.kind {
        emitMetatypeTarget(
          property, inner, receiverType, selfRegister, window, dynamic, isSetter: isSetter)
        return
      }
      if isExistential(receiverType), isCalledDynamically(property) {
        if isSetter, property.setter?.hasInoutSelf ?? true {
          emit(.makeExistentialUnique, selfRegister)
        }
        emit(
          .callWitness, window, selfRegister,
          k: Int64(emitter.requirement(property, inner, isSetter: isSetter)))
        return
      }
      if receiverType.isClass, property.isOverriddenProperty || property.overridden != nil, dynamic
      {
        emit(
          .callVirtual, window, selfRegister,
          k: Int64(emitter.virtualSlot(property, inner, isSetter: isSetter)))
        return
      }
    }
    if let builtin = isSetter ? property.setterBuiltin : property.getterBuiltin {
      callLeaf(
        builtin, window,
        isSetter ? 0 : lower(checker.substitute(checker.type(of: property), inner)).slotCount)
      return
    }
    emit(
      .call, window, k: Int64(emitter.accessor(property, inner, receiverType, isSetter: isSetter)))
  }

  func callSubscriptGetter(
    _ entity: SubscriptEntity, _ inner: Substitution, _ receiver: Place?,
    _ receiverType: LoweredType?, _ arguments: [(register: Int, type: LoweredType)],
    _ dynamic: Bool,
    _ type: LoweredType, into target: Int
  ) {
    let (getter, final) = resolved(entity.getter, inner)
    temporaries {
      let depth = cleanups.count
      var source: (Int, LoweredType)?
      if let receiver, let receiverType {
        if case .registers(let register) = receiver {
          source = (register, receiverType)
        } else {
          let register = allocate(receiverType)
          read(receiver, receiverType, into: register)
          _ = own(register, receiverType)
          source = (register, receiverType)
        }
      }
      callFunction(
        getter, final, receiver: source, registers: arguments.map { ($0.register, $0.type) },
        resultType: type, isSuper: !dynamic, into: target)
      endScope(depth)
    }
  }

  func callSubscriptSetter(
    _ entity: SubscriptEntity, _ inner: Substitution, _ receiver: Place?,
    _ receiverType: LoweredType?, _ arguments: [(register: Int, type: LoweredType)],
    _ dynamic: Bool,
    _ type: LoweredType, _ value: Int
  ) {
    guard let required = entity.setter else { return }
    checker.resolveSignature(required)
    var inner = inner
    // Getter and setter have generic parameters of their own for the same types.
    for (a, b) in zip(entity.getter.genericParameters, required.genericParameters) {
      inner[b.id] = inner[a.id]
    }
    let (setter, final) = resolved(required, inner)
    let registers = arguments.map { ($0.register, $0.type) } + [(value, type)]
    let void = lower(.void)
    guard let receiver, let receiverType else {
      callFunction(setter, final, receiver: nil, registers: registers, resultType: void, into: 0)
      return
    }
    if receiverType.isClass {
      temporaries {
        let register = allocate(1)
        read(receiver, receiverType, into: register)
        let cleanup = own(register, receiverType)
        callFunction(
          setter, final, receiver: (register, receiverType), registers: registers, resultType: void,
          into: 0)
        discard(Operand(register: register, cleanup: cleanup))
      }
      trimCleanups()
      return
    }
    modify(receiver, receiverType) { register in
      self.callFunction(
        setter, final, receiver: (register, receiverType), registers: registers, resultType: void,
        into: 0)
    }
  }
}
