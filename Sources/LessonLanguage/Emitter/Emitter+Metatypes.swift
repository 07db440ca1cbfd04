/// Static members and initializers that are called on a type which is only known at run time.
extension Emitter {
  func staticRequirement(_ function: FunctionEntity, _ inner: Substitution) -> Int {
    var root = function
    while let overridden = root.overridden { root = overridden }
    let generics = function.genericParameters.compactMap { inner[$0.id].map { lower($0) } }
    let key = InstanceKey(
      object: ObjectIdentifier(root), role: .staticWitness, types: generics.map { $0.index })
    return staticRequirement(key) {
      DynamicRequirement(
        index: $0, function: root, property: nil, isSetter: false,
        generics: generics.map { $0.type },
        substitution: inner)
    }
  }

  func staticRequirement(_ property: VariableEntity, _ inner: Substitution, isSetter: Bool) -> Int {
    var root = property
    while let overridden = root.overridden { root = overridden }
    let key = InstanceKey(
      object: ObjectIdentifier(root), role: isSetter ? .setter : .staticWitness, types: [])
    return staticRequirement(key) {
      DynamicRequirement(
        index: $0, function: nil, property: root, isSetter: isSetter, generics: [],
        substitution: inner)
    }
  }

  private func staticRequirement(_ key: InstanceKey, _ make: (Int) -> DynamicRequirement) -> Int {
    if let known = requirements[key] { return known.index }
    let requirement = make(requirementCount)
    requirements[key] = requirement
    staticRequirementOrder.append(requirement)
    return requirement.index
  }

  func fillStaticWitnesses(of type: LoweredType) -> Bool {
    var isChanged = false
    while type.staticWitnessCount < staticRequirementOrder.count {
      let requirement = staticRequirementOrder[type.staticWitnessCount]
      type.staticWitnessCount += 1
      let owner = requirement.function?.owner ?? requirement.property?.owner
      guard let owner, has(type, owner) else { continue }
      let object = requirement.function.map { ObjectIdentifier($0) }
      let key = InstanceKey(
        object: object ?? requirement.property.map { ObjectIdentifier($0) }
          ?? ObjectIdentifier(type),
        role: requirement.isSetter ? .staticSetter : .staticWitness,
        types: [type.index, -3] + requirement.generics.map { lower($0).index })
      let name = requirement.function?.name ?? requirement.property?.name ?? ""
      let index = instance(key, name: name) { emitter in
        emitter.emitStaticWitness(requirement, type)
      }
      program.witnesses[Int64(type.index) << 32 | Int64(requirement.index)] = index
      isChanged = true
    }
    return isChanged
  }

  /// Whether a type conforms to the protocol, or is the class or a subclass of it.
  private func has(_ type: LoweredType, _ owner: NominalEntity) -> Bool {
    if owner.kind == .protocolType {
      if case .nominal = type.type { return checker.conforms(type.type, to: owner) }
      return false
    }
    var current = type.entity
    while let entity = current {
      if entity === owner { return true }
      current = entity.superclass?.nominalEntity
    }
    return false
  }
}

extension FunctionEmitter {
  /// The class that a static member of a class gets as its `self` where the call names none.
  func staticReceiver(
    of found: FunctionEntity, _ inner: Substitution, _ called: FunctionEntity,
    _ substitution: Substitution
  ) -> TypedExpression? {
    guard found.hasMetatypeSelf, called !== found else { return nil }
    return staticReceiver(found.owner, inner, called.owner, substitution)
  }

  func staticReceiver(
    of found: VariableEntity, _ inner: Substitution, _ called: VariableEntity,
    _ substitution: Substitution
  ) -> TypedExpression? {
    guard found.getter?.hasMetatypeSelf ?? false else { return nil }
    return staticReceiver(found.owner, inner, called.owner, substitution)
  }

  private func staticReceiver(
    _ owner: NominalEntity?, _ inner: Substitution, _ required: NominalEntity?,
    _ substitution: Substitution
  ) -> TypedExpression? {
    var type = owner.map { checker.substitute($0.selfType, inner) } ?? .error
    if let parameter = required?.selfParameter, let conforming = substitution[parameter.id] {
      type = conforming
    }
    return TypedExpression(.metatype(type), .metatype(type), span)
  }

  /// Calls a static member of a class; the type in the window decides where subclasses override it.
  func emitMetatypeTarget(
    _ function: FunctionEntity, _ inner: Substitution, isSuper: Bool, _ receiver: LoweredType,
    _ selfRegister: Int, _ window: Int
  ) {
    let isOverridden = function.isOverridden || function.overridden != nil
    if isExistentialMetatype(receiver) || isOverridden && !isSuper && !function.modifiers.isFinal {
      emit(
        .callMetatype, window, selfRegister, k: Int64(emitter.staticRequirement(function, inner)))
      return
    }
    emit(.call, window, k: Int64(emitter.function(function, inner, enclosing: self)))
  }

  func emitMetatypeTarget(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: LoweredType,
    _ selfRegister: Int, _ window: Int, _ dynamic: Bool, isSetter: Bool
  ) {
    let isOverridden = property.isOverriddenProperty || property.overridden != nil
    if isExistentialMetatype(receiver) || isOverridden && dynamic {
      let requirement = emitter.staticRequirement(property, inner, isSetter: isSetter)
      emit(.callMetatype, window, selfRegister, k: Int64(requirement))
      return
    }
    emit(.call, window, k: Int64(emitter.accessor(property, inner, nil, isSetter: isSetter)))
  }

  private func isExistentialMetatype(_ type: LoweredType) -> Bool {
    guard case .metatype(let instance) = type.type else { return false }
    if case .existential = checker.normalized(instance) { return true }
    return false
  }

  /// `metatype.init(…)`, which makes what the metatype says when it runs.
  func emitConstruction(
    _ function: FunctionEntity, _ inner: Substitution, _ metatype: TypedExpression,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    let metatypeType = lower(metatype.type)
    guard case .metatype(let instance) = metatypeType.type else { return }
    let made = lower(instance)
    if !made.isClass, !isExistential(made) {
      var (final, substitution) = (function, inner)
      if function.isRequirement { (final, substitution) = resolved(function, inner) }
      emitInitializer(
        final, substitution, arguments, made, into: target, isFailableWanted: function.isFailable)
      return
    }
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let window = allocate(type)
      let selfRegister = allocate(1)
      emit(metatype, into: selfRegister)
      emitArguments(arguments)
      emit(
        .callMetatype, window, selfRegister, k: Int64(emitter.staticRequirement(function, inner)))
      if function.isThrowing { checkError() }
      move(type, from: window, to: target)
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  /// A function that is called with a type and calls what that type has for the requirement.
  func emitStaticWitness(_ requirement: Emitter.DynamicRequirement, _ type: LoweredType) {
    var inner: Substitution = [:]
    let owner = requirement.function?.owner ?? requirement.property?.owner
    if let selfParameter = owner?.selfParameter { inner[selfParameter.id] = type.type }
    if let function = requirement.function {
      span = function.span
      for (parameter, generic) in zip(function.genericParameters, requirement.generics) {
        inner[parameter.id] = generic
      }
      if function.kind == .initializer {
        emitInitializerWitness(function, requirement, inner, type)
      } else {
        emitStaticFunctionWitness(function, requirement, inner, type)
      }
    } else if let property = requirement.property {
      span = property.span
      emitStaticPropertyWitness(property, requirement, inner, type)
    }
  }

  private func emitInitializerWitness(
    _ function: FunctionEntity, _ requirement: Emitter.DynamicRequirement, _ inner: Substitution,
    _ type: LoweredType
  ) {
    let outer = requirement.substitution
    let wanted = lower(checker.substitute(function.result, outer))
    let (arguments, _) = enterStatic(function, wanted, outer)
    let candidates = checker.initializers(of: type.type)
    var found: (FunctionEntity, Substitution)?
    if function.isRequirement {
      found = resolved(function, inner)
    } else if function.owner?.kind == .protocolType {
      found = (function, inner)
    } else {
      for candidate in candidates.sorted(by: { $0.rank < $1.rank }) where found == nil {
        guard case .function(let initializer) = candidate.member,
          checker.labels(initializer) == checker.labels(function),
          zip(initializer.parameters, function.parameters).allSatisfy({
            lower(checker.substitute($0.type, candidate.substitution)).index
              == lower(checker.substitute($1.type, outer)).index
          })
        else { continue }
        found = (initializer, candidate.substitution)
      }
    }
    guard let (initializer, substitution) = found, !initializer.isRequirement else {
      emit(.trap, k: TrapCode.forceCast.rawValue)
      return
    }
    let made = initializer.isFailable ? lower(checker.known.optional(type.type)) : type
    let value = allocate(made)
    emitInitializer(
      initializer, substitution, arguments, type, into: value,
      isFailableWanted: initializer.isFailable)
    if function.isThrowing { checkError() }
    returnConverted(value, made, wanted)
  }

  private func emitStaticFunctionWitness(
    _ function: FunctionEntity, _ requirement: Emitter.DynamicRequirement, _ inner: Substitution,
    _ type: LoweredType
  ) {
    let outer = requirement.substitution
    let wanted = lower(checker.substitute(function.result, outer))
    let (arguments, metatype) = enterStatic(function, wanted, outer)
    var (callee, final) = resolved(function, inner)
    if function.owner?.kind == .classType,
      let found = override(of: function, in: type, requirement.generics)
    {
      (callee, final) = found
    }
    let result = lower(checker.substitute(callee.result, final))
    let value = allocate(result)
    let receiver = TypedExpression(.variable(metatype), .metatype(type.type), span)
    let isDirect = callee.owner?.kind == .classType
    emitDirectCall(callee, final, isDirect ? receiver : nil, arguments, result, into: value)
    if function.isThrowing { checkError() }
    returnConverted(value, result, wanted)
  }

  private func emitStaticPropertyWitness(
    _ property: VariableEntity, _ requirement: Emitter.DynamicRequirement, _ inner: Substitution,
    _ type: LoweredType
  ) {
    var (found, final) = witness(property, inner) ?? (property, inner)
    if property.owner?.kind == .classType, let own = override(of: property, in: type) {
      (found, final) = own
    }
    let result = lower(checker.substitute(checker.type(of: found), final))
    let value = lower(
      checker.substitute(checker.type(of: property), requirement.substitution))
    let registers = enterThunk(
      result: requirement.isSetter ? lower(.void) : value, hidden: 1,
      requirement.isSetter ? [value] : [])
    let metatype = resultSlots
    let receiver = found.getter?.hasMetatypeSelf ?? false
    if found.isStored {
      let place = staticPlace(found, final)
      if requirement.isSetter {
        let new = allocate(value)
        copy(value, from: registers[0], to: new)
        store(place, value, from: new)
        emit(.returnCall)
        return
      }
      let current = allocate(result)
      read(place, result, into: current)
      returnConverted(current, result, value)
      return
    }
    temporaries {
      let window = allocate(requirement.isSetter ? lower(.void) : result)
      if receiver { emit(.move, allocate(1), metatype) }
      if requirement.isSetter { move(value, from: registers[0], to: allocate(value)) }
      let function = emitter.accessor(found, final, nil, isSetter: requirement.isSetter)
      emit(.call, window, k: Int64(function))
      if requirement.isSetter { emit(.returnCall) } else { returnConverted(window, result, value) }
    }
  }

  /// The frame of a static witness: result, type, parameters, which become variables.
  private func enterStatic(
    _ function: FunctionEntity, _ result: LoweredType, _ outer: Substitution
  ) -> ([TypedExpression], VariableEntity) {
    let types = function.parameters.map {
      lower(checker.substitute($0.isVariadic ? checker.known.array($0.type) : $0.type, outer))
    }
    let registers = enterThunk(result: result, hidden: 1, types)
    let arguments = zip(registers, types).map { register, type in
      TypedExpression(.variable(bindParameter(register, type.type)), type.type, span)
    }
    return (arguments, bindParameter(result.slotCount, .metatype(.any)))
  }

  private func bindParameter(_ register: Int, _ type: Type) -> VariableEntity {
    let variable = VariableEntity(name: "parameter", span: span, isLet: true, type: type)
    variable.hasInitialValue = true
    storage[ObjectIdentifier(variable)] = .register(register)
    keptVariables.append(variable)
    return variable
  }

  /// Calls a function itself, whatever overrides it.
  private func emitDirectCall(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    temporaries {
      let window = allocate(type)
      if let receiver { emit(receiver, into: allocate(1)) }
      for argument in arguments {
        let lowered = lower(argument.type)
        emitArgument(argument, into: allocate(lowered), before: [])
      }
      emit(.call, window, k: Int64(emitter.function(function, inner, enclosing: nil)))
      move(type, from: window, to: target)
    }
  }

  private func returnConverted(_ value: Int, _ type: LoweredType, _ wanted: LoweredType) {
    if type.index == wanted.index || type.isClass && wanted.isClass {
      move(type, from: value, to: 0)
    } else {
      emitConversion(value, type, wanted, into: 0)
      release(type, value)
    }
    emit(.returnCall)
  }

  private func override(of root: FunctionEntity, in type: LoweredType, _ generics: [Type]) -> (
    FunctionEntity, Substitution
  )? {
    emitter.eachClass(of: type) { entity, substitution in
      for case .function(let function) in checker.ownMembers(root.name, of: entity) {
        guard function.isStatic, emitter.isOverride(function, of: root) else { continue }
        var inner = substitution
        for (parameter, generic) in zip(function.genericParameters, generics) {
          inner[parameter.id] = generic
        }
        return (function, inner)
      }
      return nil
    }
  }

  private func override(of root: VariableEntity, in type: LoweredType) -> (
    VariableEntity, Substitution
  )? {
    emitter.eachClass(of: type) { entity, substitution in
      for case .variable(let property) in checker.ownMembers(root.name, of: entity)
      where property.isStatic && emitter.isOverride(property, of: root) {
        return (property, substitution)
      }
      return nil
    }
  }
}
