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

  // MARK: Initializers

  func emitInitializerCall(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ expression: TypedExpression, _ type: LoweredType,
    into target: Int
  ) {
    if let receiver {
      // `super.init(…)` or `self.init(…)` in a class: the instance is there already.
      emitDelegation(function, inner, receiver, arguments)
      return
    }
    var final = (function, inner)
    var made = type
    if function.isFailable, case .optional(let wrapped, _) = type.kind { made = wrapped }
    if function.isRequirement { final = resolved(function, inner) }
    if final.0.isRequirement {
      if emitSynthesizedInitializer(final.0, arguments, type, made, into: target) { return }
      reportUnsupported("this initializer")
      return
    }
    emitInitializer(
      final.0, final.1, arguments, made, into: target, isFailableWanted: function.isFailable)
  }

  /// Makes a value of `type`, or an optional of it.
  func emitInitializer(
    _ function: FunctionEntity, _ inner: Substitution, _ arguments: [TypedExpression],
    _ type: LoweredType, into target: Int, isFailableWanted: Bool
  ) {
    if let builtin = function.builtin, arguments.count == 1, !function.isFailable,
      let opcode = Intrinsic.unary(builtin)
    {
      temporaries {
        let operand = emitOperand(arguments[0])
        emit(opcode, target, operand.register)
      }
      return
    }
    if case .classType = type.kind {
      emitInstance(function, inner, arguments, type, into: target)
      return
    }
    if let properties = function.memberwise, case .structure(let fields) = type.kind,
      arguments.count == properties.count
    {
      emitMemberwise(properties, fields, arguments, type, into: target)
      return
    }
    let resultType = function.isFailable ? lower(checker.known.optional(type.type)) : type
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let window = allocate(resultType)
      if let builtin = function.builtin, emitter.hostFunctions[builtin] == nil {
        for parameter in emitter.parameters(of: function) {
          guard let concrete = inner[parameter.id] else { continue }
          let lowered = lower(concrete)
          emitter.requireRuntime(lowered)
          emit(.constant, allocate(1), k: Int64(lowered.index))
        }
      }
      let registers = arguments.map { allocate(lower($0.type)) }
      for (index, argument) in arguments.enumerated() {
        emitInitializerArgument(
          argument, into: registers[index], before: Array(arguments[(index + 1)...]))
      }
      if let builtin = function.builtin {
        callLeaf(builtin, window, resultType.slotCount)
      } else {
        emit(.call, window, k: Int64(emitter.function(function, inner, enclosing: self)))
      }
      for (index, argument) in arguments.enumerated() {
        guard case .inoutArgument(let place) = argument.kind else { continue }
        let placeType = lower(place.type)
        modify(makePlace(place), placeType) { self.move(placeType, from: registers[index], to: $0) }
      }
      if function.isThrowing { checkError() }
      move(resultType, from: window, to: target)
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  private func emitInitializerArgument(
    _ argument: TypedExpression, into register: Int, before others: [TypedExpression]
  ) {
    if case .inoutArgument(let place) = argument.kind {
      // The value is moved out of its place for the time of the call.
      let type = lower(place.type)
      modify(makePlace(place), type) { source in
        self.move(type, from: source, to: register)
        if type.hasReferences { self.zero(type, source) }
      }
      return
    }
    emitArgument(argument, into: register, before: others)
  }

  private func emitMemberwise(
    _ properties: [VariableEntity], _ fields: [LoweredType.StoredField],
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    temporaries {
      let base = allocate(type)
      var owned: [Cleanup?] = []
      for field in fields {
        guard let variable = field.variable else { continue }
        if let index = properties.firstIndex(where: { $0 === variable }) {
          emitField(arguments[index], variable, field.type, into: base + field.offset)
        } else {
          emitInitialValue(of: variable, type, field.type, into: base + field.offset)
        }
        owned.append(own(base + field.offset, field.type))
      }
      for cleanup in owned { cleanup?.isActive = false }
      trimCleanups()
      move(type, from: base, to: target)
    }
  }

  private func emitField(
    _ value: TypedExpression, _ variable: VariableEntity, _ type: LoweredType, into target: Int
  ) {
    if variable.ownership == .strong {
      emit(value, into: target)
      return
    }
    temporaries {
      let operand = emitOperand(value)
      emit(.makeWeak, target, operand.register)
      discard(operand)
    }
    trimCleanups()
  }

  /// The value that a property has before an initializer gives it another one.
  func emitInitialValue(
    of variable: VariableEntity, _ owner: LoweredType, _ type: LoweredType, into target: Int
  ) {
    checker.checkInitialValue(of: variable)
    guard variable.initialValue != nil, !variable.isLazy else {
      zero(type, target)
      return
    }
    let inner = owner.entity?.substitution(for: owner.arguments) ?? [:]
    temporaries {
      let valueType = lower(checker.substitute(checker.type(of: variable), inner))
      let window = allocate(valueType)
      emit(.call, window, k: Int64(initialValueFunction(variable, inner)))
      if variable.ownership == .strong {
        move(valueType, from: window, to: target)
      } else {
        emit(.makeWeak, target, window)
        emit(.release, window)
      }
    }
  }

  func initialValueFunction(_ property: VariableEntity, _ inner: Substitution) -> Int {
    emitter.initialValue(property, inner)
  }

  private func emitInstance(
    _ function: FunctionEntity, _ inner: Substitution, _ arguments: [TypedExpression],
    _ type: LoweredType, into target: Int
  ) {
    emitter.noteInstantiated(type)
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let instance = allocate(1)
      emit(.newInstance, instance, k: Int64(type.index))
      let cleanup = own(instance, type)
      emitInheritedValues(type, upTo: function.owner, instance)
      callClassInitializer(function, inner, instance, arguments)
      let failed = Label()
      let end = Label()
      if function.isFailable {
        // The first slot of the window says whether it succeeded.
        jump(.jumpUnless, instance + 1, to: failed)
      }
      cleanup?.isActive = false
      emit(.move, target, instance)
      if function.isFailable {
        jump(.jump, to: end)
        place(failed)
        emit(.release, instance)
        emit(.constant, target)
        place(end)
      }
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  /// Fills in the properties of the classes below the one whose initializer is inherited.
  private func emitInheritedValues(_ type: LoweredType, upTo owner: NominalEntity?, _ instance: Int)
  {
    var chain: [LoweredType] = []
    var current: LoweredType? = type
    while let candidate = current, candidate.entity !== owner {
      chain.append(candidate)
      guard let entity = candidate.entity, let superclass = entity.superclass else { break }
      current = lower(checker.substitute(superclass, entity.substitution(for: candidate.arguments)))
    }
    for candidate in chain { emitPropertyValues(of: candidate, in: instance) }
  }

  /// Stores the initial values of the properties that `type` itself declares.
  func emitPropertyValues(of type: LoweredType, in instance: Int) {
    guard let entity = type.entity else { return }
    for field in type.fields {
      guard let variable = field.variable, variable.owner === entity,
        variable.initialSyntax != nil, !variable.isLazy, field.type.slotCount > 0
      else { continue }
      temporaries {
        let register = allocate(field.type)
        emitInitialValue(of: variable, type, field.type, into: register)
        emit(.storeField, register, instance, field.type.slotCount, k: Int64(1 + field.offset))
      }
    }
  }

  /// The window lies right behind the instance's register: a flag for failable ones, then the instance, then the arguments.
  private func callClassInitializer(
    _ function: FunctionEntity, _ inner: Substitution, _ instance: Int,
    _ arguments: [TypedExpression]
  ) {
    let window = allocate(function.isFailable ? 1 : 0)
    let selfRegister = allocate(1)
    let registers = arguments.map { allocate(lower($0.type)) }
    for (index, argument) in arguments.enumerated() {
      emitInitializerArgument(
        argument, into: registers[index], before: Array(arguments[(index + 1)...]))
    }
    emit(.move, selfRegister, instance)
    emit(
      .call, min(window, selfRegister), k: Int64(emitter.function(function, inner, enclosing: self))
    )
    for (index, argument) in arguments.enumerated() {
      guard case .inoutArgument(let place) = argument.kind else { continue }
      let placeType = lower(place.type)
      modify(makePlace(place), placeType) { self.move(placeType, from: registers[index], to: $0) }
    }
    if function.isThrowing { checkError() }
  }

  /// `self.init(…)` and `super.init(…)`.
  private func emitDelegation(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression,
    _ arguments: [TypedExpression]
  ) {
    let type = lower(receiver.type)
    if case .classType = type.kind {
      temporaries {
        let depth = cleanups.count
        let operand = emitOperand(receiver)
        let before = top
        callClassInitializer(function, inner, operand.register, arguments)
        if function.isFailable { failUnless(before) }
        endScope(depth)
      }
      return
    }
    guard let initialized = initializedSelf else { return }
    temporaries {
      let made = allocate(
        function.isFailable
          ? lower(checker.known.optional(initialized.type.type)) : initialized.type)
      emitInitializer(
        function, inner, arguments, initialized.type, into: made,
        isFailableWanted: function.isFailable)
      if function.isFailable {
        let optional = lower(checker.known.optional(initialized.type.type))
        failUnless(made)
        release(initialized.type, initialized.register)
        move(initialized.type, from: payloadRegister(optional, made), to: initialized.register)
      } else {
        release(initialized.type, initialized.register)
        move(initialized.type, from: made, to: initialized.register)
      }
    }
  }

  /// Leaves a failable initializer if the one that it called failed.
  private func failUnless(_ flag: Int) {
    let succeeded = Label()
    jump(.jumpIf, flag, to: succeeded)
    emitFailure()
    place(succeeded)
  }

  /// Returns nil from a failable initializer.
  func emitFailure() {
    leave(to: 0)
    if let initialized = initializedSelf {
      if !initialized.type.isClass {
        zero(lower(checker.known.optional(initialized.type.type)), 0)
      } else {
        emit(.constant, 0)
      }
    }
    emit(.returnCall)
  }

  // MARK: What the compiler writes itself

  /// Requirements that nobody implemented because Swift does: equality, raw values, all cases.
  func emitSynthesized(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) -> Bool {
    switch function.name {
    case "==", "!=":
      let value = TypedExpression(
        .equality(arguments[0], arguments[1], isNegated: function.name == "!="),
        checker.known.boolean, span)
      emit(value, into: target)
      return true
    case "<", "<=", ">", ">=":
      let kind: ComparisonOperator =
        function.name == "<"
        ? .less
        : function.name == "<=" ? .lessEqual : function.name == ">" ? .greater : .greaterEqual
      emit(
        TypedExpression(.comparison(kind, arguments[0], arguments[1]), checker.known.boolean, span),
        into: target)
      return true
    case "hash":
      guard let receiver else { return false }
      emitHashInto(receiver, arguments[0])
      return true
    default: return false
    }
  }

  /// `hasher.combine(self)`
  private func emitHashInto(_ receiver: TypedExpression, _ hasher: TypedExpression) {
    guard case .inoutArgument(let place) = hasher.kind,
      case .callables(let levels) = checker.lookUp(Name("combine", span), in: place, span),
      let callable = levels.flatMap({ $0 }).first, case .function(let combine) = callable.kind
    else { return }
    checker.resolveSignature(combine)
    var inner = callable.substitution
    for parameter in combine.genericParameters { inner[parameter.id] = lower(receiver.type).type }
    temporaries {
      let value = allocate(lower(.void))
      emitCall(
        .function(combine, inner), place, [receiver], false, place, lower(.void), into: value)
    }
  }

  func emitSynthesizedProperty(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: Place?,
    _ receiverType: LoweredType?, _ type: LoweredType, into target: Int
  ) -> Bool {
    switch property.name {
    case "rawValue":
      guard let receiver, let receiverType else { return false }
      temporaries {
        let register = allocate(receiverType)
        read(receiver, receiverType, into: register)
        let window = allocate(type.slotCount + 1)
        emit(.move, window + type.slotCount, register)
        emit(.call, window, k: Int64(emitter.rawValueFunction(receiverType)))
        move(type, from: window, to: target)
      }
      return true
    case "allCases":
      guard let owner = property.owner, let selfParameter = owner.selfParameter,
        let selfType = inner[selfParameter.id]
      else { return false }
      let element = lower(selfType)
      guard case .enumeration(let cases) = element.kind else { return false }
      temporaries {
        let base = allocate(element.slotCount * cases.count)
        for index in cases.indices {
          zero(element, base + index * element.slotCount)
          emit(.constant, base + index * element.slotCount, k: Int64(index))
        }
        emit(.newArray, target, base, cases.count, k: Int64(element.layoutIndex))
      }
      return true
    case "hashValue":
      guard let receiver, let receiverType else { return false }
      emitter.requireRuntime(receiverType)
      temporaries {
        let register = allocate(receiverType)
        read(receiver, receiverType, into: register)
        let window = allocate(1 + 1 + receiverType.slotCount)
        emit(.constant, window + 1, k: Int64(receiverType.index))
        move(receiverType, from: register, to: window + 2)
        emit(.callBuiltin, window, 1, k: Int64(emitter.builtin("value.hash")))
        release(receiverType, register)
        emit(.move, target, window)
      }
      return true
    case "description", "debugDescription":
      guard let receiver, let receiverType else { return false }
      emitter.requireRuntime(receiverType)
      temporaries {
        let register = allocate(receiverType)
        read(receiver, receiverType, into: register)
        emit(.describe, target, register, k: Int64(receiverType.index))
        release(receiverType, register)
      }
      return true
    default: return false
    }
  }

  /// `init(rawValue:)` of an enum with raw values.
  private func emitSynthesizedInitializer(
    _ function: FunctionEntity, _ arguments: [TypedExpression], _ type: LoweredType,
    _ made: LoweredType, into target: Int
  ) -> Bool {
    guard function.parameters.first?.label == "rawValue", case .enumeration(let cases) = made.kind
    else { return false }
    temporaries {
      let operand = emitOperand(arguments[0])
      let rawType = lower(arguments[0].type)
      let end = Label()
      let flag = allocate(1)
      for item in cases {
        guard let raw = item.entity.rawValue else { continue }
        let next = Label()
        let value = allocate(rawType)
        emit(raw, into: value)
        emitEqual(operand.register, value, rawType, into: flag)
        release(rawType, value)
        jump(.jumpUnless, flag, to: next)
        zero(type, target)
        emit(.constant, target + 1, k: Int64(item.entity.index))
        emit(.constant, target, k: 1)
        jump(.jump, to: end)
        place(next)
      }
      zero(type, target)
      place(end)
      discard(operand)
    }
    trimCleanups()
    return true
  }
}
