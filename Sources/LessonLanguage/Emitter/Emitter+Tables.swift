/// Virtual tables, witnesses and what the library needs to know of types: filled in when it is known which are reached.
extension Emitter {
  // MARK: Classes

  func noteInstantiated(_ type: LoweredType) {
    type.isInstantiated = true
  }

  /// The entry of the virtual table for a method that subclasses override.
  func virtualSlot(_ function: FunctionEntity, _ inner: Substitution) -> Int {
    var root = function
    while let overridden = root.overridden { root = overridden }
    let generics = function.genericParameters.compactMap { inner[$0.id].map { lower($0).index } }
    let key = InstanceKey(object: ObjectIdentifier(root), role: .dispatch, types: generics)
    if let slot = virtualSlots[key] { return slot.index }
    let slot = VirtualSlot(
      index: virtualOrder.count, root: root, property: nil, isSetter: false, generics: generics)
    virtualSlots[key] = slot
    virtualOrder.append(slot)
    return slot.index
  }

  func virtualSlot(_ property: VariableEntity, _ inner: Substitution, isSetter: Bool) -> Int {
    var root = property
    while let overridden = root.overridden { root = overridden }
    let key = InstanceKey(
      object: ObjectIdentifier(root), role: isSetter ? .setter : .dispatch, types: [])
    if let slot = virtualSlots[key] { return slot.index }
    let slot = VirtualSlot(
      index: virtualOrder.count, root: nil, property: root, isSetter: isSetter, generics: [])
    virtualSlots[key] = slot
    virtualOrder.append(slot)
    return slot.index
  }

  /// Fills what is missing in the tables; returns whether there was anything.
  func fillTables() -> Bool {
    var isChanged = false
    var index = 0
    while index < loweredByIndex.count {
      let type = loweredByIndex[index]
      index += 1
      if type.isInstantiated, !type.hasRuntime, inheritsRuntime(type) {
        requireRuntime(type)
        isChanged = true
      }
      if type.isInstantiated, case .classType(let descriptor) = program.types[type.index].kind {
        if fillVirtualTable(of: type, descriptor) { isChanged = true }
      }
      if type.isBoxed, fillWitnesses(of: type) { isChanged = true }
      if type.isBoxed || type.isInstantiated || type.isMetatype, fillStaticWitnesses(of: type) {
        isChanged = true
      }
    }
    return isChanged
  }

  /// Whether values of the type may be described or compared as values of a superclass.
  private func inheritsRuntime(_ type: LoweredType) -> Bool {
    var current = type
    while let entity = current.entity, let superclass = entity.superclass {
      current = lower(
        checker.substitute(superclass, entity.substitution(for: current.arguments)))
      if current.hasRuntime { return true }
    }
    return false
  }

  private func fillVirtualTable(of type: LoweredType, _ descriptor: ClassDescriptor) -> Bool {
    var isChanged = false
    if descriptor.deinitializer == nil, let index = deinitializer(of: type) {
      descriptor.deinitializer = index
      isChanged = true
    }
    while descriptor.virtualTable.count < virtualOrder.count {
      let slot = virtualOrder[descriptor.virtualTable.count]
      descriptor.virtualTable.append(implementation(of: slot, in: type) ?? 0)
      isChanged = true
    }
    return isChanged
  }

  /// The function that an instance of `type` has for a slot.
  private func implementation(of slot: VirtualSlot, in type: LoweredType) -> Int? {
    eachClass(of: type) { entity, substitution -> Int? in
      if let root = slot.root {
        let candidates = functions(of: entity, named: root.name)
        for function in candidates where isOverride(function, of: root) {
          var inner = substitution
          for (parameter, generic) in zip(function.genericParameters, slot.generics) {
            inner[parameter.id] = loweredByIndex[generic].type
          }
          return self.function(function, inner, enclosing: nil)
        }
      }
      if let root = slot.property {
        for case .variable(let property) in checker.ownMembers(root.name, of: entity)
        where !property.isStatic {
          if isOverride(property, of: root) {
            return accessor(property, substitution, type, isSetter: slot.isSetter)
          }
        }
      }
      return nil
    }
  }

  /// Asks `find` of the class and of the classes above it until it finds something.
  func eachClass<Found>(
    of type: LoweredType, _ find: (NominalEntity, Substitution) -> Found?
  ) -> Found? {
    var current: (NominalEntity, [Type])? = type.entity.map { ($0, type.arguments) }
    while let (entity, arguments) = current {
      checker.collectMembers(of: entity)
      let substitution = entity.substitution(for: arguments)
      if let found = find(entity, substitution) { return found }
      current = nil
      if case .nominal(let parent, let parentArguments)? = entity.superclass {
        current = (parent, parentArguments.map { checker.substitute($0, substitution) })
      }
    }
    return nil
  }

  private func functions(of entity: NominalEntity, named name: String) -> [FunctionEntity] {
    var result: [FunctionEntity] = []
    for case .function(let function) in checker.ownMembers(name, of: entity)
    where !function.isStatic {
      result.append(function)
    }
    for candidate in checker.ownSubscripts(of: entity) where name == "subscript" {
      result.append(candidate.getter)
      if let setter = candidate.setter { result.append(setter) }
    }
    return result
  }

  func isOverride(_ function: FunctionEntity, of root: FunctionEntity) -> Bool {
    var current: FunctionEntity? = function
    while let candidate = current {
      if candidate === root { return true }
      current = candidate.overridden
    }
    return false
  }

  func isOverride(_ property: VariableEntity, of root: VariableEntity) -> Bool {
    var current: VariableEntity? = property
    while let candidate = current {
      if candidate === root { return true }
      current = candidate.overridden
    }
    return false
  }

  /// `deinit` of the class and of its superclasses, in one function.
  private func deinitializer(of type: LoweredType) -> Int? {
    var chain: [(FunctionEntity, Substitution)] = []
    var current: (NominalEntity, [Type])? = type.entity.map { ($0, type.arguments) }
    while let (entity, arguments) = current {
      let substitution = entity.substitution(for: arguments)
      if let function = entity.deinitializer { chain.append((function, substitution)) }
      current = nil
      if case .nominal(let parent, let parentArguments)? = entity.superclass {
        current = (parent, parentArguments.map { checker.substitute($0, substitution) })
      }
    }
    guard !chain.isEmpty else { return nil }
    let key = InstanceKey(object: ObjectIdentifier(type), role: .deinitializer, types: [])
    return instance(key, name: "deinit") { emitter in
      let registers = emitter.enterThunk(result: self.lower(.void), hidden: 0, [type])
      for (function, substitution) in chain {
        let window = emitter.allocate(1)
        emitter.emit(.move, window, registers[0])
        emitter.emit(.call, window, k: Int64(self.function(function, substitution, enclosing: nil)))
      }
      emitter.emit(.returnCall)
    }
  }

  // MARK: Existentials

  func noteBoxed(_ type: LoweredType) {
    type.isBoxed = true
    if type.isClass { noteInstantiated(type) }
  }

  func noteCast(_ type: LoweredType) { castTargets[type.index] = type }

  var requirementCount: Int { requirementOrder.count + staticRequirementOrder.count }

  func requirement(_ function: FunctionEntity, _ inner: Substitution) -> Int {
    let generics = function.genericParameters.compactMap { inner[$0.id].map { lower($0) } }
    let key = InstanceKey(
      object: ObjectIdentifier(function), role: .witness, types: generics.map { $0.index })
    if let known = requirements[key] { return known.index }
    let requirement = DynamicRequirement(
      index: requirementCount, function: function, property: nil, isSetter: false,
      generics: generics.map { $0.type }, substitution: inner)
    requirements[key] = requirement
    requirementOrder.append(requirement)
    return requirement.index
  }

  func requirement(_ property: VariableEntity, _ inner: Substitution, isSetter: Bool) -> Int {
    let key = InstanceKey(
      object: ObjectIdentifier(property), role: isSetter ? .setter : .witness, types: [])
    if let known = requirements[key] { return known.index }
    let requirement = DynamicRequirement(
      index: requirementCount, function: nil, property: property, isSetter: isSetter,
      generics: [], substitution: inner)
    requirements[key] = requirement
    requirementOrder.append(requirement)
    return requirement.index
  }

  private func fillWitnesses(of type: LoweredType) -> Bool {
    var isChanged = false
    while type.witnessCount < requirementOrder.count {
      let requirement = requirementOrder[type.witnessCount]
      type.witnessCount += 1
      let owner = requirement.function?.owner ?? requirement.property?.owner
      guard let owner, checker.conforms(type.type, to: owner) else { continue }
      program.witnesses[Int64(type.index) << 32 | Int64(requirement.index)] = witness(
        requirement, type)
      isChanged = true
    }
    return isChanged
  }

  /// A function that takes the existential, unpacks it and calls what the type has for the requirement.
  private func witness(_ requirement: DynamicRequirement, _ type: LoweredType) -> Int {
    let object: ObjectIdentifier
    if let function = requirement.function {
      object = ObjectIdentifier(function)
    } else if let property = requirement.property {
      object = ObjectIdentifier(property)
    } else {
      preconditionFailure("a requirement is a function or a property")
    }
    let key = InstanceKey(
      object: object, role: requirement.isSetter ? .setter : .witness,
      types: [type.index, -2] + requirement.generics.map { lower($0).index })
    return instance(key, name: requirement.function?.name ?? requirement.property?.name ?? "") {
      emitter in
      emitter.emitWitness(requirement, type)
    }
  }

  func fillConformances() {
    for type in loweredByIndex where type.isBoxed || type.isInstantiated {
      for target in castTargets.values {
        guard case .existential(let protocols) = target.type else { continue }
        if protocols.allSatisfy({ checker.conforms(type.type, to: $0) }) {
          program.types[type.index].conformances.insert(target.index)
        }
      }
    }
  }

  // MARK: What the library calls back

  /// Makes the functions of a type reachable that describing, comparing and hashing its values may call.
  func requireRuntime(_ type: LoweredType) {
    guard !type.hasRuntime else { return }
    type.hasRuntime = true
    let descriptor = program.types[type.index]
    switch type.kind {
    case .structure(let fields), .tuple(let fields):
      for field in fields { requireRuntime(field.type) }
    case .enumeration(let cases):
      for item in cases { for part in item.payload { requireRuntime(part) } }
    case .optional(let wrapped, _): requireRuntime(wrapped)
    case .array, .set, .dictionary:
      for argument in type.arguments { requireRuntime(lower(argument)) }
    case .classType: break
    default: return
    }
    guard let entity = type.entity, entity.builtin == nil else { return }
    descriptor.descriptionFunction = description("description", "CustomStringConvertible", of: type)
    descriptor.debugDescriptionFunction = description(
      "debugDescription", "CustomDebugStringConvertible", of: type)
    if let (function, inner) = ownFunction("==", of: type) {
      descriptor.equalFunction = self.function(function, inner, enclosing: nil)
    }
    if let (function, inner) = ownFunction("<", of: type) {
      descriptor.lessFunction = self.function(function, inner, enclosing: nil)
    }
    if let (function, inner) = ownFunction("hash", of: type) {
      descriptor.hashFunction = self.function(function, inner, enclosing: nil)
    }
  }

  private func description(_ name: String, _ protocolName: String, of type: LoweredType) -> Int? {
    guard let entity = checker.known.entity(protocolName), checker.conforms(type.type, to: entity)
    else {
      return nil
    }
    for candidate in checker.members(name, of: type.type, isStatic: false).sorted(by: {
      $0.rank < $1.rank
    }) {
      guard case .variable(let property) = candidate.member, !property.isRequirement,
        property.getterBuiltin == nil
      else { continue }
      if property.owner?.kind == .enumeration, property.owner?.name == "Optional" { return nil }
      return accessor(property, candidate.substitution, type, isSetter: false)
    }
    return nil
  }
}

extension FunctionEmitter {
  func emitWitness(_ requirement: Emitter.DynamicRequirement, _ type: LoweredType) {
    if let function = requirement.function {
      emitFunctionWitness(function, requirement, type)
    } else if let property = requirement.property {
      emitPropertyWitness(property, type, isSetter: requirement.isSetter)
    }
  }

  private func emitFunctionWitness(
    _ function: FunctionEntity, _ requirement: Emitter.DynamicRequirement, _ type: LoweredType
  ) {
    span = function.span
    var inner: Substitution = [:]
    if let selfParameter = function.owner?.selfParameter { inner[selfParameter.id] = type.type }
    for (parameter, generic) in zip(function.genericParameters, requirement.generics) {
      inner[parameter.id] = generic
    }
    let outer = requirement.substitution
    let result = lower(checker.substitute(function.result, outer))
    let parameters = function.parameters.map {
      lower(checker.substitute($0.isVariadic ? checker.known.array($0.type) : $0.type, outer))
    }
    let registers = enterWitness(result, parameters)
    let receiver = allocate(type)
    let isMutating = function.hasInoutSelf && !type.isClass
    loadPayload(type, result.slotCount, into: receiver, isTaken: isMutating)
    let (callee, final) = resolved(function, inner)
    let concreteResult = lower(checker.substitute(callee.result, final))
    if concreteResult.index == result.index {
      callFunction(
        callee, final, receiver: (receiver, type), registers: Array(zip(registers, parameters)),
        resultType: result, into: 0)
    } else {
      let value = allocate(concreteResult)
      callFunction(
        callee, final, receiver: (receiver, type), registers: Array(zip(registers, parameters)),
        resultType: concreteResult, into: value)
      emitConversion(value, concreteResult, result, into: 0)
      release(concreteResult, value)
    }
    if isMutating { storePayload(type, result.slotCount, from: receiver) }
    emit(.returnCall)
  }

  private func emitPropertyWitness(_ property: VariableEntity, _ type: LoweredType, isSetter: Bool)
  {
    span = property.span
    var inner: Substitution = [:]
    if let selfParameter = property.owner?.selfParameter { inner[selfParameter.id] = type.type }
    let valueType = lower(checker.substitute(checker.type(of: property), inner))
    let registers = enterWitness(isSetter ? lower(.void) : valueType, isSetter ? [valueType] : [])
    let receiver = allocate(type)
    loadPayload(
      type, isSetter ? 0 : valueType.slotCount, into: receiver, isTaken: isSetter && !type.isClass)
    let found =
      property.isRequirement ? witness(property, inner) ?? (property, inner) : (property, inner)
    let variable = VariableEntity(name: "receiver", span: span, isLet: false, type: type.type)
    variable.hasInitialValue = true
    storage[ObjectIdentifier(variable)] = .register(receiver)
    keptVariables.append(variable)
    let expression = TypedExpression(
      .property(
        found.0, found.1, receiver: TypedExpression(.variable(variable), type.type, span),
        dynamic: type.isClass), valueType.type, span)
    if isSetter {
      temporaries {
        let place = makePlace(expression)
        let value = allocate(valueType)
        copy(valueType, from: registers[0], to: value)
        store(place, valueType, from: value)
      }
      if !type.isClass { storePayload(type, 0, from: receiver) }
    } else {
      emit(expression, into: 0)
    }
    emit(.returnCall)
  }

  /// The frame of a witness: result, existential, parameters.
  private func enterWitness(_ result: LoweredType, _ parameters: [LoweredType]) -> [Int] {
    enterThunk(result: result, hidden: 1, parameters)
  }

  private func loadPayload(
    _ type: LoweredType, _ existential: Int, into register: Int, isTaken: Bool
  ) {
    guard type.slotCount > 0 else { return }
    emit(isTaken ? .takeField : .loadField, register, existential, type.slotCount, k: 1)
  }

  private func storePayload(_ type: LoweredType, _ existential: Int, from register: Int) {
    guard type.slotCount > 0 else { return }
    emit(.storeField, register, existential, type.slotCount, k: 1)
  }
}
