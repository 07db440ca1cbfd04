import Diagnostics

extension FunctionEmitter {
  // MARK: Initializers

  func emitInitializerCall(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ expression: TypedExpression, _ type: LoweredType,
    into target: Int
  ) {
    if let receiver, case .metatype = lower(receiver.type).kind {
      emitConstruction(function, inner, receiver, arguments, type, into: target)
      return
    }
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
      let window = window(resultType, for: target, isThrowing: function.isThrowing)
      if let builtin = function.builtin, emitter.hostFunctions[builtin] == nil {
        for parameter in emitter.parameters(of: function) {
          guard let concrete = inner[parameter.id] else { continue }
          let lowered = lower(concrete)
          emitter.requireRuntime(lowered)
          emit(.constant, allocate(1), k: Int64(lowered.index))
        }
      }
      var registers: [Int] = []
      for (index, argument) in arguments.enumerated() {
        registers.append(allocate(lower(argument.type)))
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

  func emitInitializerArgument(
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

  func emitMemberwise(
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

  func emitField(
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
    if let value = variable.initialValue, isPlainInitialValue(value), variable.ownership == .strong,
      inner.isEmpty
    {
      emit(value, into: target)
      return
    }
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

  /// Whether a value needs no function of its own: it has nothing to call.
  private func isPlainInitialValue(_ value: TypedExpression) -> Bool {
    switch value.kind {
    case .literal: return constant(value) != nil || lower(value.type).isReference
    case .nilLiteral, .enumCaseValue: return true
    case .array(let elements): return elements.isEmpty
    case .dictionary(let entries): return entries.isEmpty
    case .someOptional(let inner): return isPlainInitialValue(inner)
    case .closure(let function): return emitter.captures(of: function).isEmpty
    default: return false
    }
  }

  func initialValueFunction(_ property: VariableEntity, _ inner: Substitution) -> Int {
    emitter.initialValue(property, inner)
  }

  func emitInstance(
    _ function: FunctionEntity, _ inner: Substitution, _ arguments: [TypedExpression],
    _ type: LoweredType, into target: Int
  ) {
    emitter.noteInstantiated(type)
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let instance = window(type, for: target, isThrowing: function.isThrowing)
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
      move(type, from: instance, to: target)
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
  func emitInheritedValues(_ type: LoweredType, upTo owner: NominalEntity?, _ instance: Int) {
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
        storeSlots(field.type.slotCount, register, instance, slot: 1 + field.offset)
      }
    }
  }

  /// The window lies right behind the instance's register: a flag for failable ones, then the instance, then the arguments.
  func callClassInitializer(
    _ function: FunctionEntity, _ inner: Substitution, _ instance: Int,
    _ arguments: [TypedExpression]
  ) {
    let window = allocate(function.isFailable ? 1 : 0)
    let selfRegister = allocate(1)
    var registers: [Int] = []
    for (index, argument) in arguments.enumerated() {
      registers.append(allocate(lower(argument.type)))
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
  func emitDelegation(
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
      var value = made
      if function.isFailable {
        failUnless(made)
        value = payloadRegister(lower(checker.known.optional(initialized.type.type)), made)
      }
      if case .variable(let variable) = receiver.kind {
        store(variablePlace(variable, receiver), initialized.type, from: value)
      }
    }
  }

  /// Leaves a failable initializer if the one that it called failed.
  func failUnless(_ flag: Int) {
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
}
