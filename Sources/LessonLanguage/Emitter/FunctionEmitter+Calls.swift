import Diagnostics

extension FunctionEmitter {
  /// The function behind a requirement, and what stands for its generic parameters here.
  func resolved(_ function: FunctionEntity, _ inner: Substitution) -> (FunctionEntity, Substitution)
  {
    guard function.isRequirement, let owner = function.owner,
      let selfParameter = owner.selfParameter,
      let selfType = inner[selfParameter.id]
    else { return (function, inner) }
    let concrete = lower(selfType)
    if isExistential(concrete) { return (function, inner) }
    guard let candidate = checker.witness(of: function, in: concrete.type),
      case .function(let found) = candidate.member
    else { return (function, inner) }
    var result = candidate.substitution
    for (index, parameter) in function.genericParameters.enumerated()
    where index < found.genericParameters.count {
      result[found.genericParameters[index].id] = inner[parameter.id]
    }
    return (found, substituted(result))
  }

  func witness(_ property: VariableEntity, _ inner: Substitution) -> (VariableEntity, Substitution)?
  {
    guard let owner = property.owner, let selfParameter = owner.selfParameter,
      let selfType = inner[selfParameter.id]
    else { return nil }
    return checker.variableWitness(of: property, in: lower(selfType).type)
  }

  // MARK: Calls

  func emitCall(
    _ callee: TypedExpression.Callee, _ receiver: TypedExpression?, _ arguments: [TypedExpression],
    _ dynamic: Bool, _ expression: TypedExpression, _ type: LoweredType, into target: Int
  ) {
    let outer = callUnderWay
    callUnderWay = expression
    defer { callUnderWay = outer }
    switch callee {
    case .value(let value): emitClosureCall(value, arguments, type, into: target)
    case .enumCase(let entity): emitCase(entity, arguments, type, into: target)
    case .function(let function, let inner):
      let substitution = substituted(inner)
      if function.kind == .initializer {
        emitInitializerCall(
          function, substitution, receiver, arguments, expression, type, into: target)
        return
      }
      let (callee, final) = resolved(function, substitution)
      if callee.isRequirement, !dynamic,
        emitSynthesized(callee, final, receiver, arguments, type, into: target)
      {
        return
      }
      emitFunctionCall(
        callee, final, staticReceiver(of: callee, final, function, substitution) ?? receiver,
        arguments, type, into: target)
    }
  }

  func emitFunctionCall(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    if let builtin = function.builtin,
      emitIntrinsic(builtin, receiver, arguments, type, into: target)
    {
      return
    }
    if emitInlined(function, inner, receiver, arguments, type, into: target) { return }
    if let variable = function.localVariable, emitter.needsClosure(function) {
      let value = TypedExpression(
        .variable(variable), .function(checker.functionType(of: function)), span)
      emitClosureCall(value, arguments, type, into: target)
      return
    }
    if function.hasInoutSelf || hasInout(arguments) {
      emitChangingCall(function, inner, receiver, arguments, type, into: target)
      return
    }
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let receiverType = receiver.map { lower($0.type) }
      let window = window(type, for: target, isThrowing: function.isThrowing)
      passHiddenTypes(function, inner)
      var selfRegister: Int?
      if let receiver, let receiverType {
        let register = allocate(receiverType)
        selfRegister = register
        emitArgument(receiver, into: register, before: arguments)
      }
      emitArguments(arguments)
      emitTarget(
        function, inner, isSuper: isSuperReceiver(receiver), receiverType, selfRegister, window,
        type.slotCount)
      if function.isThrowing { checkError() }
      move(type, from: window, to: target)
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  func hasInout(_ arguments: [TypedExpression]) -> Bool {
    arguments.contains {
      if case .inoutArgument = $0.kind { return true }
      return false
    }
  }

  func passHiddenTypes(_ function: FunctionEntity, _ inner: Substitution) {
    for type in hiddenTypes(function, inner) {
      emitter.requireRuntime(type)
      emit(.constant, allocate(1), k: Int64(type.index))
    }
  }

  /// An argument that has been evaluated: a value, or a place that the callee changes.
  enum Passed {
    case value(Operand, LoweredType)
    case place(Place, LoweredType)
  }

  /// The order in which arguments are evaluated: what the caller wrote from left to right, then the defaults.
  func order(of arguments: [TypedExpression]) -> [Int] {
    func isDefault(_ index: Int) -> Bool {
      if case .defaultArgument = arguments[index].kind { return true }
      return false
    }
    return arguments.indices.filter { !isDefault($0) } + arguments.indices.filter { isDefault($0) }
  }

  func evaluate(passed arguments: [TypedExpression]) -> [Passed] {
    var result: [Int: Passed] = [:]
    let order = order(of: arguments)
    for (step, index) in order.enumerated() {
      let argument = arguments[index]
      if case .inoutArgument(let target) = argument.kind {
        result[index] = .place(makePlace(target), lower(target.type))
      } else {
        let others = order[(step + 1)...].map { arguments[$0] }
        let operand = emitOperand(argument, before: others + whileCalled(argument))
        result[index] = .value(operand, lower(argument.type))
      }
    }
    return arguments.indices.compactMap { result[$0] }
  }

  /// Opens all places, runs `body` with the registers of every argument, and closes them again.
  ///
  /// The callee's frame begins at its window, so that whatever lives across the call lies below it.
  func open(_ passed: [Passed], _ registers: [Int] = [], _ body: ([Int]) -> Void) {
    guard registers.count < passed.count else {
      body(registers)
      return
    }
    switch passed[registers.count] {
    case .value(let operand, _): open(passed, registers + [operand.register], body)
    case .place(let place, let type):
      modify(place, type) { self.open(passed, registers + [$0], body) }
    }
  }

  func type(of passed: Passed) -> LoweredType {
    switch passed {
    case .value(_, let type), .place(_, let type): return type
    }
  }

  /// Moves arguments into a window, calls, and moves back what the callee may have changed.
  func callThrough(_ passed: [Passed], _ registers: [Int], _ call: ([Int]) -> Void) {
    let places = passed.map { allocate(type(of: $0)) }
    for (index, argument) in passed.enumerated() {
      move(type(of: argument), from: registers[index], to: places[index])
    }
    for (index, argument) in passed.enumerated() {
      if case .place(_, let type) = argument { emptyIfKept(type, registers[index]) }
    }
    call(places)
    for (index, argument) in passed.enumerated() {
      if case .place(_, let type) = argument {
        move(type, from: places[index], to: registers[index])
      }
    }
  }

  /// A call that changes its receiver or an argument.
  func emitChangingCall(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let result = window(type, for: target, isThrowing: function.isThrowing)
      var passed: [Passed] = []
      let receiverType = receiver.map { lower($0.type) }
      if let receiver, let receiverType {
        passed.append(
          function.hasInoutSelf
            ? .place(makePlace(receiver), receiverType)
            : .value(
              emitOperand(receiver, before: arguments + whileCalled(receiver)), receiverType))
      }
      passed += evaluate(passed: arguments)
      open(passed) { registers in
        self.temporaries {
          let window = self.allocate(type)
          self.passHiddenTypes(function, inner)
          self.callThrough(passed, registers) { places in
            self.emitTarget(
              function, inner, isSuper: self.isSuperReceiver(receiver), receiverType,
              receiver == nil ? nil : places[0], window,
              type.slotCount)
          }
          self.move(type, from: window, to: result)
        }
      }
      if function.isThrowing { checkError() }
      move(type, from: result, to: target)
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  /// The instruction that calls, once everything is in the window.
  func emitTarget(
    _ function: FunctionEntity, _ inner: Substitution, isSuper: Bool,
    _ receiverType: LoweredType?, _ selfRegister: Int?, _ window: Int, _ resultSlots: Int
  ) {
    if let builtin = function.builtin {
      callLeaf(builtin, window, resultSlots)
      return
    }
    if let receiverType, let selfRegister {
      if case .metatype = receiverType.kind {
        emitMetatypeTarget(function, inner, isSuper: isSuper, receiverType, selfRegister, window)
        return
      }
      if isExistential(receiverType), isCalledDynamically(function) {
        if function.hasInoutSelf { emit(.makeExistentialUnique, selfRegister) }
        emit(.callWitness, window, selfRegister, k: Int64(emitter.requirement(function, inner)))
        return
      }
      if receiverType.isClass, function.isOverridden || function.overridden != nil,
        !isSuper, !function.modifiers.isFinal
      {
        emit(.callVirtual, window, selfRegister, k: Int64(emitter.virtualSlot(function, inner)))
        return
      }
    }
    emit(.call, window, k: Int64(emitter.function(function, inner, enclosing: self)))
  }

  /// Calls a function of the library or of the host whose arguments are in the window.
  func callLeaf(_ builtin: String, _ window: Int, _ resultSlots: Int) {
    if let index = emitter.hostFunctions[builtin] {
      emit(.callHost, window, resultSlots, k: Int64(index))
    } else {
      emit(.callBuiltin, window, resultSlots, k: Int64(emitter.builtin(builtin)))
    }
  }

  func isSuperReceiver(_ receiver: TypedExpression?) -> Bool {
    if case .superReceiver? = receiver?.kind { return true }
    return false
  }

  /// Types that a library function gets before its arguments: one for each generic parameter in scope.
  func hiddenTypes(_ function: FunctionEntity, _ inner: Substitution) -> [LoweredType] {
    guard let builtin = function.builtin, emitter.hostFunctions[builtin] == nil else { return [] }
    return emitter.parameters(of: function).compactMap { parameter in
      inner[parameter.id].map { lower($0) }
    }
  }
}

extension TypedExpression {
  /// The place inside an `inout` argument, or the expression itself.
  var place: TypedExpression {
    if case .inoutArgument(let inner) = kind { return inner }
    return self
  }
}
