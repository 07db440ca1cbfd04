import Diagnostics

extension FunctionEmitter {
  /// Emits a declared function: result, `self`, parameters, then its body.
  func emitFunction(_ entity: FunctionEntity) {
    checker.resolveSignature(entity)
    checker.checkFunctionBody(entity)
    currentFunction = entity
    span = entity.span
    if let properties = entity.memberwise {
      emitMemberwiseFunction(entity, properties)
      return
    }
    guard let body = entity.body else {
      if let builtin = entity.builtin {
        emitLeaf(entity, builtin)
        return
      }
      reportUnsupported("'\(emitter.name(of: entity))'")
      return
    }
    let isClassInitializer = entity.kind == .initializer && entity.owner?.kind == .classType
    if entity.kind == .initializer, !isClassInitializer {
      emitValueInitializer(entity, body)
      return
    }
    enterResult(entity, isClassInitializer)
    if let variable = body.selfVariable {
      enterParameter(variable, lower(checker.type(of: variable)))
    }
    for variable in body.parameters { enterParameter(variable, lower(checker.type(of: variable))) }
    parameterSlots = top - resultSlots
    if isClassInitializer, let variable = body.selfVariable,
      case .register(let register)? = storage[ObjectIdentifier(variable)]
    {
      let type = lower(checker.type(of: variable))
      initializedSelf = (register, type, entity.isFailable)
      if !entity.modifiers.isConvenience, !delegates(body.statements) {
        emitPropertyValues(of: type, in: register)
      }
    }
    boxParameters(body)
    emitBody(body)
  }

  /// Whether an initializer hands over to another one of its own class.
  private func delegates(_ statements: [TypedStatement]) -> Bool {
    false
  }

  private func enterResult(_ entity: FunctionEntity, _ isClassInitializer: Bool) {
    if isClassInitializer {
      resultSlots = entity.isFailable ? 1 : 0
    } else {
      let type = lower(entity.result)
      resultType = type
      resultSlots = type.slotCount
    }
    _ = allocate(resultSlots)
  }

  private func enterParameter(_ variable: VariableEntity, _ type: LoweredType) {
    let register = allocate(type)
    storage[ObjectIdentifier(variable)] = .register(register)
  }

  /// Parameters that closures share with the body move into boxes.
  private func boxParameters(_ body: FunctionBody) {
    for variable in (body.selfVariable.map { [$0] } ?? []) + body.parameters where isBoxed(variable)
    {
      guard case .register(let register)? = storage[ObjectIdentifier(variable)] else { continue }
      let type = lower(checker.type(of: variable))
      if type.isClass && variable.name == "self" { continue }
      let box = allocate(1)
      emit(.newBox, box, k: Int64(type.layoutIndex))
      if type.slotCount > 0 { emit(.storeField, register, box, type.slotCount, k: 1) }
      if variable.isInoutParameter || initializedSelf?.register == register {
        cleanups.append(Cleanup(.unbox(box: box, register: register, type)))
      } else {
        retain(type, register)
        _ = own(box, lower(checker.known.string))
      }
      storage[ObjectIdentifier(variable)] = .box(box)
    }
  }

  private func emitBody(_ body: FunctionBody) {
    emitStatements(body.statements)
    span = body.end
    if !endsWithJump {
      if let initializedSelf {
        emitInitializedReturn(initializedSelf)
      } else if let resultType, resultType.slotCount > 0 {
        emit(.trap, k: TrapCode.missingReturn.rawValue)
      } else {
        leave(to: 0)
        emit(.returnCall)
      }
    }
  }

  /// An initializer of a struct or an enum builds its value in registers and returns it.
  private func emitValueInitializer(_ entity: FunctionEntity, _ body: FunctionBody) {
    guard let owner = entity.owner else { return }
    let type = lower(owner.selfType)
    let result = entity.isFailable ? lower(checker.known.optional(type.type)) : type
    resultSlots = result.slotCount
    resultType = nil
    _ = allocate(resultSlots)
    for variable in body.parameters { enterParameter(variable, lower(checker.type(of: variable))) }
    parameterSlots = top - resultSlots
    let register = allocate(type)
    zero(type, register)
    _ = own(register, type)
    selfCleanupCount = cleanups.count
    initializedSelf = (register, type, entity.isFailable)
    if let variable = body.selfVariable {
      storage[ObjectIdentifier(variable)] = .register(register)
    }
    if case .structure(let fields) = type.kind {
      for field in fields {
        guard let variable = field.variable, variable.initialSyntax != nil, !variable.isLazy else {
          continue
        }
        emitInitialValue(of: variable, type, field.type, into: register + field.offset)
      }
    }
    boxParameters(body)
    emitBody(body)
  }

  /// A memberwise initializer, or the plain `init()` of a class, as a function of its own.
  private func emitMemberwiseFunction(_ entity: FunctionEntity, _ properties: [VariableEntity]) {
    guard let owner = entity.owner else { return }
    let type = lower(owner.selfType)
    if case .classType = type.kind {
      let registers = enterThunk(result: lower(.void), hidden: 0, [type])
      emitPropertyValues(of: type, in: registers[0])
      emit(.returnCall)
      return
    }
    let types = properties.map { lower(checker.type(of: $0)) }
    let registers = enterThunk(result: type, hidden: 0, types)
    guard case .structure(let fields) = type.kind else { return }
    for field in fields {
      guard let variable = field.variable else { continue }
      if let index = properties.firstIndex(where: { $0 === variable }) {
        if variable.ownership == .strong {
          copy(types[index], from: registers[index], to: field.offset)
        } else {
          emit(.makeWeak, field.offset, registers[index])
        }
      } else {
        emitInitialValue(of: variable, type, field.type, into: field.offset)
      }
    }
    emit(.returnCall)
  }

  /// A library function that is called like any other, because it is used as a value.
  private func emitLeaf(_ entity: FunctionEntity, _ builtin: String) {
    let result = lower(
      entity.kind == .initializer && entity.isFailable
        ? checker.known.optional(entity.owner?.selfType ?? .void) : entity.result)
    var types: [LoweredType] = []
    if entity.isMethod, let owner = entity.owner { types.append(lower(owner.selfType)) }
    types += entity.parameters.map { lower($0.isVariadic ? checker.known.array($0.type) : $0.type) }
    let registers = enterThunk(result: result, hidden: 0, types)
    if let opcode = Intrinsic.binary(builtin), registers.count == 2 {
      emit(opcode, 0, registers[0], registers[1])
    } else if let opcode = Intrinsic.reversed(builtin), registers.count == 2 {
      emit(opcode, 0, registers[1], registers[0])
    } else if let opcode = Intrinsic.unary(builtin), registers.count == 1 {
      emit(opcode, 0, registers[0])
    } else {
      let window = allocate(result)
      if emitter.hostFunctions[builtin] == nil {
        for parameter in emitter.parameters(of: entity) {
          guard let concrete = substitution[parameter.id] else { continue }
          let lowered = lower(concrete)
          emitter.requireRuntime(lowered)
          emit(.constant, allocate(1), k: Int64(lowered.index))
        }
      }
      for (register, type) in zip(registers, types) {
        move(type, from: register, to: allocate(type))
      }
      callLeaf(builtin, window, result.slotCount)
      move(result, from: window, to: 0)
    }
    emit(.returnCall)
  }

  /// Lays out the frame of a function made of whole cloth and returns the registers of its parameters.
  func enterThunk(result: LoweredType, hidden: Int, _ parameters: [LoweredType]) -> [Int] {
    resultType = result
    resultSlots = result.slotCount
    _ = allocate(result)
    _ = allocate(hidden)
    let registers = parameters.map { allocate($0) }
    parameterSlots = top - resultSlots
    return registers
  }

  // MARK: Closures

  func emitClosureBody(_ entity: FunctionEntity, _ captures: [VariableEntity]) {
    checker.checkFunctionBody(entity)
    guard let body = entity.body else { return }
    currentFunction = entity
    span = entity.span
    let type = lower(entity.result)
    resultType = type
    resultSlots = type.slotCount
    _ = allocate(resultSlots)
    let closure = allocate(1)
    if let variable = entity.localVariable {
      storage[ObjectIdentifier(variable)] = .register(closure)
    }
    for variable in body.parameters { enterParameter(variable, lower(checker.type(of: variable))) }
    parameterSlots = top - resultSlots
    var slot = 1
    for variable in captures {
      let field = capturedType(variable)
      let register = allocate(field)
      if field.slotCount == 1 {
        emit(.loadField1, register, closure, 1, k: Int64(slot))
      } else if field.slotCount > 0 {
        emit(.loadField, register, closure, field.slotCount, k: Int64(slot))
      }
      storage[ObjectIdentifier(variable)] = isBoxed(variable) ? .box(register) : .register(register)
      slot += field.slotCount
    }
    boxParameters(body)
    emitBody(body)
  }

  /// `{ receiver.function($0, …) }`
  func emitBoundFunction(
    _ entity: FunctionEntity, _ inner: Substitution, _ receiver: LoweredType?, isSuper: Bool
  ) {
    span = entity.span
    let parameters = entity.parameters.map {
      lower(checker.substitute($0.isVariadic ? checker.known.array($0.type) : $0.type, inner))
    }
    let result = lower(checker.substitute(entity.result, inner))
    let registers = enterThunk(result: result, hidden: 1, parameters)
    let closure = result.slotCount
    if entity.kind == .initializer {
      emitBoundInitializer(entity, inner, result, registers, parameters)
      return
    }
    var source: (Int, LoweredType)?
    if let receiver {
      let register = allocate(receiver)
      if receiver.slotCount > 0 { emit(.loadField, register, closure, receiver.slotCount, k: 1) }
      source = (register, receiver)
    }
    if let builtin = entity.builtin, let opcode = Intrinsic.binary(builtin), registers.count == 2 {
      emit(opcode, 0, registers[0], registers[1])
    } else if let builtin = entity.builtin, let opcode = Intrinsic.reversed(builtin),
      registers.count == 2
    {
      emit(opcode, 0, registers[1], registers[0])
    } else if let builtin = entity.builtin, let opcode = Intrinsic.unary(builtin),
      registers.count == 1
    {
      emit(opcode, 0, registers[0])
    } else if entity.isRequirement, registers.count == 2 {
      emitSynthesizedOperator(entity, registers, parameters)
    } else {
      callFunction(
        entity, inner, receiver: source, registers: Array(zip(registers, parameters)),
        resultType: result, into: 0)
    }
    emit(.returnCall)
  }

  private func emitSynthesizedOperator(
    _ entity: FunctionEntity, _ registers: [Int], _ parameters: [LoweredType]
  ) {
    func operand(_ index: Int) -> TypedExpression {
      let variable = VariableEntity(
        name: "operand", span: span, isLet: true, type: parameters[index].type)
      variable.hasInitialValue = true
      storage[ObjectIdentifier(variable)] = .register(registers[index])
      keptVariables.append(variable)
      return TypedExpression(.variable(variable), parameters[index].type, span)
    }
    _ = emitSynthesized(
      entity, [:], nil, [operand(0), operand(1)], lower(checker.known.boolean), into: 0)
  }

  private func emitBoundInitializer(
    _ entity: FunctionEntity, _ inner: Substitution, _ result: LoweredType, _ registers: [Int],
    _ parameters: [LoweredType]
  ) {
    var arguments: [TypedExpression] = []
    for (register, parameter) in zip(registers, parameters) {
      let variable = VariableEntity(name: "argument", span: span, isLet: true, type: parameter.type)
      variable.hasInitialValue = true
      storage[ObjectIdentifier(variable)] = .register(register)
      keptVariables.append(variable)
      arguments.append(TypedExpression(.variable(variable), parameter.type, span))
    }
    var made = result
    if entity.isFailable, case .optional(let wrapped, _) = result.kind { made = wrapped }
    emitInitializer(entity, inner, arguments, made, into: 0, isFailableWanted: entity.isFailable)
    emit(.returnCall)
  }

  // MARK: Properties

  /// Reads or writes a stored property through a function, with its observers.
  func emitStoredAccessor(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: LoweredType?, isSetter: Bool
  ) {
    span = property.span
    let type = lower(checker.type(of: property))
    guard let receiver else {
      emitGlobalAccessor(property, type, isSetter: isSetter)
      return
    }
    let registers = enterThunk(
      result: isSetter ? lower(.void) : type, hidden: 0, isSetter ? [receiver, type] : [receiver])
    if let overridden = property.overridden, hasAccessors(overridden) {
      let instance = (registers[0], receiver)
      if isSetter {
        emitObservedOverride(property, overridden, inner, instance, type, registers[1])
      } else {
        callOverridden(overridden, instance, nil, type, into: 0)
      }
      emit(.returnCall)
      return
    }
    guard
      let place = storedPlace(
        property, inner, .registers(registers[0]), receiver, isSuper: true, ignoresObservers: true)
    else { preconditionFailure("the property '\(property.name)' is stored") }
    if !isSetter {
      read(place, type, into: 0)
      emit(.returnCall)
      return
    }
    emitObservedStore(property, inner, place, type, (registers[0], receiver), registers[1])
    emit(.returnCall)
  }

  /// Whether a property of a superclass is more than storage.
  private func hasAccessors(_ property: VariableEntity) -> Bool {
    !property.isStored || property.willSet != nil || property.didSet != nil
      || property.overridden.map { hasAccessors($0) } ?? false
  }

  /// An override that observes: the superclass's property is set through its own accessors.
  private func emitObservedOverride(
    _ property: VariableEntity, _ overridden: VariableEntity, _ inner: Substitution,
    _ receiver: (Int, LoweredType), _ type: LoweredType, _ value: Int
  ) {
    func observe(_ observer: FunctionEntity?, _ value: Int) {
      guard let observer else { return }
      callFunction(
        observer, inner, receiver: receiver, registers: [(value, type)], resultType: lower(.void),
        into: 0)
    }
    observe(property.willSet, value)
    let old = allocate(type)
    if property.didSet != nil {
      callOverridden(overridden, receiver, nil, type, into: old)
      _ = own(old, type)
    }
    callOverridden(overridden, receiver, value, type, into: 0)
    observe(property.didSet, old)
    leave(to: 0)
  }

  private func callOverridden(
    _ property: VariableEntity, _ receiver: (Int, LoweredType), _ value: Int?, _ type: LoweredType,
    into target: Int
  ) {
    let inner =
      emitter.eachClass(of: receiver.1) { entity, substitution in
        entity === property.owner ? substitution : nil
      } ?? [:]
    temporaries {
      let window = allocate(value == nil ? type.slotCount : 0)
      move(receiver.1, from: receiver.0, to: allocate(receiver.1))
      if let value { move(type, from: value, to: allocate(type)) }
      let accessor = emitter.accessor(property, inner, receiver.1, isSetter: value != nil)
      emit(.call, window, k: Int64(accessor))
      if value == nil { move(type, from: window, to: target) }
    }
  }

  private func emitGlobalAccessor(_ property: VariableEntity, _ type: LoweredType, isSetter: Bool) {
    let registers = enterThunk(
      result: isSetter ? lower(.void) : type, hidden: 0, isSetter ? [type] : [])
    let place: Place
    if property.owner != nil {
      place = staticPlace(property, substitution)
    } else {
      guard let index = emitter.globalRegisters[ObjectIdentifier(property)] else {
        preconditionFailure("the variable '\(property.name)' has a place")
      }
      place = .global(index)
    }
    if isSetter {
      emitObservedStore(property, [:], place, type, nil, registers[0])
    } else {
      read(place, type, into: 0)
    }
    emit(.returnCall)
  }

  private func emitObservedStore(
    _ property: VariableEntity, _ inner: Substitution, _ place: Place, _ type: LoweredType,
    _ receiver: (Int, LoweredType)?, _ value: Int
  ) {
    if let willSet = property.willSet {
      callFunction(
        willSet, inner, receiver: receiver, registers: [(value, type)], resultType: lower(.void),
        into: 0)
    }
    let old = allocate(type)
    read(place, type, into: old)
    _ = own(old, type)
    let new = allocate(type)
    copy(type, from: value, to: new)
    store(place, type, from: new)
    if let didSet = property.didSet {
      callFunction(
        didSet, inner, receiver: receiver, registers: [(old, type)], resultType: lower(.void),
        into: 0)
    }
    leave(to: 0)
  }

  /// The place of a static property; its initial value is computed when it is first reached.
  func staticPlace(_ property: VariableEntity, _ inner: Substitution) -> Place {
    let type = lower(checker.substitute(checker.type(of: property), inner))
    let parameters = property.owner.map { emitter.parameters(of: $0) } ?? []
    let (concrete, types) = emitter.concrete(parameters, inner)
    let key = Emitter.InstanceKey(
      object: ObjectIdentifier(property), role: .staticValue, types: types)
    let flag: Int
    if let known = emitter.staticRegisters[key] {
      flag = known
    } else {
      flag = emitter.globalCount + emitter.staticCount
      emitter.staticRegisters[key] = flag
      emitter.addGlobalReferences(of: type, at: flag + 1)
      emitter.staticCount += 1 + type.slotCount
      if emitter.staticCount > Emitter.staticLimit {
        emitter.stop(.tooManyStatics(at: property.span))
      }
    }
    let ready = Label()
    temporaries {
      let test = allocate(1)
      emit(.loadGlobal, test, 0, 1, k: Int64(flag))
      jump(.jumpIf, test, to: ready)
      let window = allocate(type)
      if property.initialSyntax != nil {
        emit(.call, window, k: Int64(emitter.initialValue(property, concrete)))
      } else {
        zero(type, window)
      }
      emit(.storeGlobal, window, 0, type.slotCount, k: Int64(flag + 1))
      emit(.constant, test, k: 1)
      emit(.storeGlobal, test, 0, 1, k: Int64(flag))
    }
    place(ready)
    return .global(flag + 1)
  }
}
