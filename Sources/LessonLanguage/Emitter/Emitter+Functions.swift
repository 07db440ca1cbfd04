import Diagnostics

extension Emitter {
  // MARK: Declared functions

  /// The function with its generic parameters replaced; emitted when it is first asked for.
  func function(_ entity: FunctionEntity, _ inner: Substitution, enclosing: FunctionEmitter?) -> Int
  {
    var parameters = parameters(of: entity)
    var substitution = inner
    if entity.localScope != nil, let enclosing {
      // A local function sees the generic parameters around it.
      for (id, type) in enclosing.substitution where substitution[id] == nil {
        substitution[id] = type
      }
    }
    if entity.memberwise != nil, let owner = entity.owner {
      parameters = self.parameters(of: owner)
    }
    var (concrete, types) = concrete(parameters, substitution)
    if entity.localScope != nil, let enclosing {
      // Its own parameters are not among them, also when it calls itself.
      for (id, type) in enclosing.substitution.sorted(by: { $0.id < $1.id })
      where concrete[id] == nil {
        concrete[id] = type
        types += [id, lower(type).index]
      }
    }
    let key = InstanceKey(object: ObjectIdentifier(entity), role: .function, types: types)
    return instance(key, name: name(of: entity)) { emitter in
      emitter.substitution = concrete
      emitter.key = types
      emitter.emitFunction(entity)
    }
  }

  func name(of entity: FunctionEntity) -> String {
    let owner = entity.owner.map { $0.fullName + "." } ?? ""
    switch entity.kind {
    case .closure: return "closure"
    case .getter, .setter: return owner + (entity.property?.name ?? "subscript")
    default:
      return owner + entity.name + "(" + entity.parameters.map { ($0.label ?? "_") + ":" }.joined()
        + ")"
    }
  }

  func closure(_ entity: FunctionEntity, enclosing: FunctionEmitter) -> Int {
    let substitution = enclosing.substitution
    let types = enclosing.key
    let key = InstanceKey(object: ObjectIdentifier(entity), role: .closure, types: types)
    let captures = captures(of: entity)
    return instance(key, name: name(of: entity)) { emitter in
      emitter.substitution = substitution
      emitter.key = types
      emitter.emitClosureBody(entity, captures)
    }
  }

  /// The variables that a closure carries with it: local functions that need no closure are left out, and a local
  /// function itself, which would keep itself alive.
  func captures(of entity: FunctionEntity) -> [VariableEntity] {
    checker.checkFunctionBody(entity)
    return (entity.body?.context.captures ?? []).filter { variable in
      variable.localFunction.map { $0 !== entity && needsClosure($0) } ?? true
    }
  }

  /// Whether a local function uses variables of the functions around it.
  func needsClosure(_ entity: FunctionEntity) -> Bool {
    guard entity.localVariable != nil else { return false }
    var visited: [FunctionEntity] = []
    func visit(_ function: FunctionEntity) -> Bool {
      if visited.contains(where: { $0 === function }) { return false }
      visited.append(function)
      checker.checkFunctionBody(function)
      for variable in function.body?.context.captures ?? [] {
        guard let local = variable.localFunction else { return true }
        if visit(local) { return true }
      }
      return false
    }
    return visit(entity)
  }

  // MARK: Functions as values

  /// A function with a closure's signature that calls `entity`, with the receiver from the closure.
  func boundFunction(
    _ entity: FunctionEntity, _ inner: Substitution, _ receiver: LoweredType?, isSuper: Bool
  ) -> Int {
    let (concrete, types) = concrete(parameters(of: entity), inner)
    let key = InstanceKey(
      object: ObjectIdentifier(entity), role: receiver == nil ? .value : .boundValue,
      types: types + [receiver?.index ?? -1])
    return instance(key, name: name(of: entity)) { emitter in
      emitter.emitBoundFunction(entity, concrete, receiver, isSuper: isSuper)
    }
  }

  func caseFunction(_ entity: CaseEntity, _ type: Type) -> Int {
    let lowered = lower(type)
    let key = InstanceKey(
      object: ObjectIdentifier(entity), role: .caseValue, types: [lowered.index])
    return instance(key, name: entity.name) { emitter in
      guard case .function(let function) = lowered.type else { return }
      let result = self.lower(function.result)
      let parameters = function.parameters.map { self.lower($0.type) }
      let registers = emitter.enterThunk(result: result, hidden: 1, parameters)
      guard let item = emitter.loweredCase(entity, result) else {
        if case .optional(_, let isReference) = result.kind {
          emitter.copy(parameters[0], from: registers[0], to: isReference ? 0 : 1)
          if !isReference { emitter.emit(.constant, 0, k: 1) }
        }
        emitter.emit(.returnCall)
        return
      }
      for (register, parameter) in zip(registers, parameters) {
        emitter.retain(parameter, register)
      }
      emitter.fillCase(item, result, registers, into: 0)
      emitter.emit(.returnCall)
    }
  }

  // MARK: Accessors

  /// The getter or setter of a property, whether it is stored, observed or computed.
  func accessor(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: LoweredType?, isSetter: Bool
  ) -> Int {
    if let function = isSetter ? property.setter : property.getter {
      return self.function(function, inner, enclosing: nil)
    }
    let parameters = property.owner.map { self.parameters(of: $0) } ?? []
    let (concrete, types) = concrete(parameters, inner)
    let key = InstanceKey(
      object: ObjectIdentifier(property), role: isSetter ? .setter : .getter,
      types: types + [receiver?.index ?? -1])
    return instance(key, name: property.name) { emitter in
      emitter.substitution = concrete
      emitter.emitStoredAccessor(property, concrete, receiver, isSetter: isSetter)
    }
  }

  func initialValue(_ property: VariableEntity, _ inner: Substitution) -> Int {
    checker.checkInitialValue(of: property)
    let parameters = property.owner.map { self.parameters(of: $0) } ?? []
    let (concrete, types) = concrete(parameters, inner)
    let key = InstanceKey(object: ObjectIdentifier(property), role: .initialValue, types: types)
    return instance(key, name: property.name) { emitter in
      emitter.substitution = concrete
      emitter.key = types
      if let function = property.initialBody { emitter.emitFunction(function) }
    }
  }

  /// `rawValue` of an enum, as `(self) -> Raw`.
  func rawValueFunction(_ type: LoweredType) -> Int {
    let key = InstanceKey(object: ObjectIdentifier(type), role: .rawValue, types: [])
    return instance(key, name: "rawValue") { emitter in
      guard case .enumeration(let cases) = type.kind, let entity = type.entity,
        let raw = entity.rawType
      else { return }
      let result = self.lower(raw)
      let registers = emitter.enterThunk(result: result, hidden: 0, [type])
      for item in cases {
        guard let value = item.entity.rawValue else { continue }
        let next = Label()
        emitter.jump(.jumpIfNotEqualConstant, registers[0], item.entity.index, to: next)
        emitter.emit(value, into: 0)
        emitter.emit(.returnCall)
        emitter.place(next)
      }
      emitter.emit(.trap, k: TrapCode.missingReturn.rawValue)
    }
  }

  // MARK: Library

  func builtin(_ name: String) -> Int {
    guard let index = Builtins.index(of: name) else {
      preconditionFailure("the library declares the builtin '\(name)', which the machine lacks")
    }
    return index
  }

  /// The type whose literal a type is made from: of `ExpressibleByIntegerLiteral` the `IntegerLiteralType`.
  func literalType(_ entity: NominalEntity) -> Type {
    for initializer in checker.ownInitializers(of: entity) {
      checker.resolveSignature(initializer)
      if initializer.parameters.count == 1, initializer.parameters[0].label == "integerLiteral" {
        return initializer.parameters[0].type
      }
    }
    return checker.known.integer
  }

  /// A function that a type declares itself, such as its own `==`, with what stands for the type's parameters.
  func ownFunction(_ name: String, of type: LoweredType) -> (FunctionEntity, Substitution)? {
    guard case .nominal(var entity, var arguments) = type.type else { return nil }
    while true {
      if entity.isLibrary, entity.builtin != nil { return nil }
      for case .function(let function) in checker.ownMembers(name, of: entity)
      where function.builtin == nil {
        checker.resolveSignature(function)
        guard name == "hash" || function.parameters.count == 2 else { continue }
        if function.isStatic, !function.parameters.allSatisfy({ $0.type.nominalEntity === entity })
        {
          continue
        }
        return (function, entity.substitution(for: arguments))
      }
      if case .nominal(let parent, let parentArguments)? = entity.superclass {
        arguments = parentArguments.map {
          checker.substitute($0, entity.substitution(for: arguments))
        }
        entity = parent
        continue
      }
      break
    }
    // A default in an extension of a protocol of the lesson.
    if name == "<" || name == "==" {
      for candidate in checker.members(name, of: type.type, isStatic: true) {
        if case .function(let function) = candidate.member, !function.isRequirement,
          function.builtin == nil,
          function.owner?.kind == .protocolType, !(function.owner?.isLibrary ?? true)
        {
          return (function, candidate.substitution)
        }
      }
    }
    return nil
  }
}
