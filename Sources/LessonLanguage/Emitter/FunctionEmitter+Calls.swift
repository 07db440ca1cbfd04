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
      emitFunctionCall(callee, final, receiver, arguments, type, into: target)
    }
  }

  private func emitFunctionCall(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    if let builtin = function.builtin,
      emitIntrinsic(builtin, receiver, arguments, type, into: target)
    {
      return
    }
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
      let window = allocate(type.slotCount)
      passHiddenTypes(function, inner)
      var selfRegister: Int?
      if let receiver, let receiverType {
        let register = allocate(receiverType)
        selfRegister = register
        emitArgument(receiver, into: register, before: arguments)
      }
      emitArguments(arguments)
      emitTarget(function, inner, receiver, receiverType, selfRegister, window, type.slotCount)
      if function.isThrowing { checkError() }
      move(type, from: window, to: target)
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  private func hasInout(_ arguments: [TypedExpression]) -> Bool {
    arguments.contains {
      if case .inoutArgument = $0.kind { return true }
      return false
    }
  }

  private func passHiddenTypes(_ function: FunctionEntity, _ inner: Substitution) {
    for type in hiddenTypes(function, inner) {
      emitter.requireRuntime(type)
      emit(.constant, allocate(1), k: Int64(type.index))
    }
  }

  /// An argument that has been evaluated: a value, or a place that the callee changes.
  private enum Passed {
    case value(Operand, LoweredType)
    case place(Place, LoweredType)
  }

  /// The order in which arguments are evaluated: what the caller wrote from left to right, then the defaults.
  private func order(of arguments: [TypedExpression]) -> [Int] {
    func isDefault(_ index: Int) -> Bool {
      if case .defaultArgument = arguments[index].kind { return true }
      return false
    }
    return arguments.indices.filter { !isDefault($0) } + arguments.indices.filter { isDefault($0) }
  }

  private func evaluate(passed arguments: [TypedExpression]) -> [Passed] {
    var result: [Int: Passed] = [:]
    let order = order(of: arguments)
    for (step, index) in order.enumerated() {
      let argument = arguments[index]
      if case .inoutArgument(let target) = argument.kind {
        result[index] = .place(makePlace(target), lower(target.type))
      } else {
        let operand = emitOperand(argument, before: order[(step + 1)...].map { arguments[$0] })
        result[index] = .value(operand, lower(argument.type))
      }
    }
    return arguments.indices.compactMap { result[$0] }
  }

  /// Opens all places, runs `body` with the registers of every argument, and closes them again.
  ///
  /// The callee's frame begins at its window, so that whatever lives across the call lies below it.
  private func open(_ passed: [Passed], _ registers: [Int] = [], _ body: ([Int]) -> Void) {
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

  private func type(of passed: Passed) -> LoweredType {
    switch passed {
    case .value(_, let type), .place(_, let type): return type
    }
  }

  /// Moves arguments into a window, calls, and moves back what the callee may have changed.
  private func callThrough(_ passed: [Passed], _ registers: [Int], _ call: ([Int]) -> Void) {
    let places = passed.map { allocate(type(of: $0)) }
    for (index, argument) in passed.enumerated() {
      move(type(of: argument), from: registers[index], to: places[index])
    }
    call(places)
    for (index, argument) in passed.enumerated() {
      if case .place(_, let type) = argument {
        move(type, from: places[index], to: registers[index])
      }
    }
  }

  /// A call that changes its receiver or an argument.
  private func emitChangingCall(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let result = allocate(type)
      var passed: [Passed] = []
      let receiverType = receiver.map { lower($0.type) }
      if let receiver, let receiverType {
        passed.append(
          function.hasInoutSelf
            ? .place(makePlace(receiver), receiverType)
            : .value(emitOperand(receiver, before: arguments), receiverType))
      }
      passed += evaluate(passed: arguments)
      open(passed) { registers in
        self.temporaries {
          let window = self.allocate(type)
          self.passHiddenTypes(function, inner)
          self.callThrough(passed, registers) { places in
            self.emitTarget(
              function, inner, receiver, receiverType, receiver == nil ? nil : places[0], window,
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
  private func emitTarget(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ receiverType: LoweredType?, _ selfRegister: Int?, _ window: Int, _ resultSlots: Int
  ) {
    if let builtin = function.builtin {
      callLeaf(builtin, window, resultSlots)
      return
    }
    if let receiverType, let selfRegister {
      if isExistential(receiverType), function.isRequirement {
        if function.hasInoutSelf { emit(.makeExistentialUnique, selfRegister) }
        emit(.callWitness, window, selfRegister, k: Int64(emitter.requirement(function, inner)))
        return
      }
      if receiverType.isClass, function.isOverridden || function.overridden != nil,
        !isSuperReceiver(receiver), !function.modifiers.isFinal
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

  private func isSuperReceiver(_ receiver: TypedExpression?) -> Bool {
    if case .superReceiver? = receiver?.kind { return true }
    return false
  }

  /// Types that a library function gets before its arguments: one for each generic parameter in scope.
  private func hiddenTypes(_ function: FunctionEntity, _ inner: Substitution) -> [LoweredType] {
    guard let builtin = function.builtin, emitter.hostFunctions[builtin] == nil else { return [] }
    return emitter.parameters(of: function).compactMap { parameter in
      inner[parameter.id].map { lower($0) }
    }
  }

  // MARK: Arguments

  /// Puts a borrowed or owned value into a window; an owned one is released after the call.
  func emitArgument(
    _ argument: TypedExpression, into register: Int, before others: [TypedExpression]
  ) {
    let type = lower(argument.type)
    if let source = borrowed(argument, before: others) {
      move(type, from: source, to: register)
      return
    }
    emit(argument, into: register)
    _ = own(register, type)
  }

  /// Evaluates arguments from left to right into the registers that follow.
  private func emitArguments(_ arguments: [TypedExpression]) {
    let registers = arguments.map { allocate(lower($0.type)) }
    let order = order(of: arguments)
    for (step, index) in order.enumerated() {
      emitArgument(
        arguments[index], into: registers[index],
        before: order[(step + 1)...].map { arguments[$0] })
    }
  }

  /// Calls a function with arguments that lie in registers already.
  func callFunction(
    _ function: FunctionEntity, _ inner: Substitution, receiver: (Int, LoweredType)?,
    registers: [(Int, LoweredType)], resultType: LoweredType, into target: Int
  ) {
    temporaries {
      let window = allocate(resultType)
      passHiddenTypes(function, inner)
      var selfRegister: Int?
      if let (register, type) = receiver {
        let place = allocate(type)
        selfRegister = place
        move(type, from: register, to: place)
      }
      for (register, type) in registers {
        let place = allocate(type)
        move(type, from: register, to: place)
      }
      emitTarget(function, inner, nil, receiver?.1, selfRegister, window, resultType.slotCount)
      if let (register, type) = receiver, function.hasInoutSelf, let selfRegister {
        move(type, from: selfRegister, to: register)
      }
      if function.isThrowing { checkError() }
      move(resultType, from: window, to: target)
    }
  }

  // MARK: One instruction

  private func emitIntrinsic(
    _ builtin: String, _ receiver: TypedExpression?, _ arguments: [TypedExpression],
    _ type: LoweredType, into target: Int
  ) -> Bool {
    let operands = (receiver.map { [$0] } ?? []) + arguments
    if builtin == "string.append", operands.count == 2 {
      temporaries {
        let depth = cleanups.count
        let place = makePlace(operands[0].place)
        let value = emitOperand(operands[1])
        modify(place, lower(operands[0].type), isBrief: true) { register in
          self.emit(.appendString, register, value.register)
        }
        endScope(depth)
      }
      return true
    }
    if builtin == "array.append", operands.count == 2, let receiver {
      let element = lower(arguments[0].type)
      temporaries {
        let depth = cleanups.count
        let place = makePlace(receiver)
        let value = allocate(element)
        emit(arguments[0], into: value)
        modify(place, lower(receiver.type), isBrief: true) { register in
          self.emit(.arrayAppend, register, value, k: Int64(element.layoutIndex))
        }
        endScope(depth)
      }
      return true
    }
    if let opcode = Intrinsic.unary(builtin), operands.count == 1 {
      temporaries {
        let operand = emitTransient(operands[0])
        emit(opcode, target, operand.register)
        discard(operand)
      }
      trimCleanups()
      return true
    }
    guard operands.count == 2 else { return false }
    if let opcode = constantForm(builtin, operands[1]) {
      temporaries {
        let operand = emitOperand(operands[0])
        emit(opcode.0, target, operand.register, k: opcode.1)
      }
      return true
    }
    if let opcode = Intrinsic.binary(builtin) {
      emitBinary(opcode, operands[0], operands[1], into: target)
      return true
    }
    if let opcode = Intrinsic.reversed(builtin) {
      emitBinary(opcode, operands[0], operands[1], isReversed: true, into: target)
      return true
    }
    return false
  }

  /// An instruction with the second operand as its constant.
  private func constantForm(_ builtin: String, _ operand: TypedExpression) -> (Opcode, Int64)? {
    guard case .literal(.integer(let magnitude, let isNegative)) = operand.kind,
      case .integer = lower(operand.type).kind, magnitude < 1 << 62
    else { return nil }
    let value = isNegative ? -Int64(magnitude) : Int64(magnitude)
    switch builtin {
    case "integer.add": return (.addConstant, value)
    case "integer.subtract": return (.addConstant, -value)
    case "integer.multiply": return (.multiplyConstant, value)
    case "integer.divide" where value > 0: return (.divideConstant, value)
    case "integer.remainder" where value > 0: return (.remainderConstant, value)
    default: return nil
    }
  }

  func emitBinary(
    _ opcode: Opcode, _ first: TypedExpression, _ second: TypedExpression, isReversed: Bool = false,
    into target: Int
  ) {
    temporaries {
      let a = emitOperand(first, before: [second])
      let b = emitOperand(second)
      if isReversed {
        emit(opcode, target, b.register, a.register)
      } else {
        emit(opcode, target, a.register, b.register)
      }
      discard(b)
      discard(a)
    }
    trimCleanups()
  }

  /// A property that is one instruction, such as an array's `count`.
  func intrinsicGetter(
    _ property: VariableEntity, _ inner: Substitution, _ receiverType: LoweredType
  ) -> Opcode? {
    var property = property
    if property.isRequirement, !isExistential(receiverType),
      let (found, _) = witness(property, inner)
    {
      property = found
    }
    return property.getterBuiltin.flatMap { Intrinsic.unary($0) }
  }

  // MARK: Closures

  func emitClosureCall(
    _ value: TypedExpression, _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    var isThrowing = false
    if case .function(let function) = checker.normalized(value.type) {
      isThrowing = function.isThrowing
    }
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let callee = emitOperand(value, before: arguments)
      if hasInout(arguments) {
        let result = allocate(type)
        let passed = evaluate(passed: arguments)
        open(passed) { registers in
          self.temporaries {
            let window = self.allocate(type.slotCount + 1)
            self.callThrough(passed, registers) { _ in
              self.emit(.move, window + type.slotCount, callee.register)
              self.emit(.callClosure, window, window + type.slotCount, type.slotCount)
            }
            self.move(type, from: window, to: result)
          }
        }
        if isThrowing { checkError() }
        move(type, from: result, to: target)
      } else {
        let window = allocate(type.slotCount + 1)
        emitArguments(arguments)
        emit(.move, window + type.slotCount, callee.register)
        emit(.callClosure, window, window + type.slotCount, type.slotCount)
        if isThrowing { checkError() }
        move(type, from: window, to: target)
      }
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  func emitClosure(_ function: FunctionEntity, into target: Int) {
    let index = emitter.closure(function, enclosing: self)
    emitClosureObject(index, captures: emitter.captures(of: function), function, into: target)
  }

  /// Makes a closure and fills in what it captures.
  func emitClosureObject(
    _ index: Int, captures: [VariableEntity], _ function: FunctionEntity?, into target: Int
  ) {
    let fields = captures.map { capturedType($0) }
    var layout = Layout(slotCount: 0, references: [])
    for field in fields {
      layout.references += field.layout.references.map { $0 + layout.slotCount }
      layout.slotCount += field.slotCount
    }
    let made = target
    emit(.newClosure, made, 0, emitter.layoutIndex(layout), k: Int64(index))
    let cleanup = own(made, lower(.function(FunctionType(parameters: [], result: .void))))
    var slot = 1
    for (variable, field) in zip(captures, fields) {
      temporaries {
        let register = allocate(field)
        if let function, let entry = function.captureValues.first(where: { $0.0 === variable }) {
          emitCaptured(entry.1, variable, into: register)
        } else {
          emitCapture(variable, field, into: register)
        }
        if field.slotCount == 1 {
          emit(.storeField1, register, made, 1, k: Int64(slot))
        } else if field.slotCount > 0 {
          emit(.storeField, register, made, field.slotCount, k: Int64(slot))
        }
      }
      slot += field.slotCount
    }
    cleanup?.isActive = false
    trimCleanups()
  }

  private func emitCaptured(
    _ value: TypedExpression, _ variable: VariableEntity, into register: Int
  ) {
    if variable.ownership == .strong {
      emit(value, into: register)
      return
    }
    temporaries {
      let operand = emitOperand(value)
      emit(.makeWeak, register, operand.register)
      discard(operand)
    }
    trimCleanups()
  }

  /// The type of what a closure holds of a variable: the value, or a box.
  func capturedType(_ variable: VariableEntity) -> LoweredType {
    if variable.ownership != .strong || isBoxed(variable) { return lower(checker.known.string) }
    return lower(
      variable.localFunction.map { .function(checker.functionType(of: $0)) }
        ?? checker.type(of: variable))
  }

  /// Whether closures and this function share the variable's changes.
  func isBoxed(_ variable: VariableEntity) -> Bool {
    if variable.isCaptureListEntry { return false }
    if variable.localFunction != nil { return true }
    return variable.isCaptured
      && (variable.isAssigned && !variable.isLet || !variable.hasInitialValue)
  }

  private func emitCapture(_ variable: VariableEntity, _ field: LoweredType, into register: Int) {
    switch storage(of: variable) {
    case .register(let source): copy(field, from: source, to: register)
    case .box(let box): emit(.copy, register, box)
    case .global, nil: preconditionFailure("the captured variable '\(variable.name)' has no place")
    }
  }

  /// A function or method as a value: a closure that calls it.
  func emitFunctionValue(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    into target: Int
  ) {
    let (callee, final) =
      function.kind == .initializer
      ? (function, substituted(inner)) : resolved(function, substituted(inner))
    if let variable = callee.localVariable, emitter.needsClosure(callee) {
      emit(
        TypedExpression(.variable(variable), .function(checker.functionType(of: callee)), span),
        into: target)
      return
    }
    let receiverType = receiver.map { lower($0.type) }
    let index = emitter.boundFunction(
      callee, final, receiverType, isSuper: isSuperReceiver(receiver))
    guard let receiver, let receiverType else {
      emit(
        .newClosure, target, 0, emitter.layoutIndex(Layout(slotCount: 0, references: [])),
        k: Int64(index))
      return
    }
    temporaries {
      let register = allocate(receiverType)
      emit(receiver, into: register)
      emit(.newClosure, target, 0, receiverType.layoutIndex, k: Int64(index))
      if receiverType.slotCount > 0 {
        emit(.storeField, register, target, receiverType.slotCount, k: 1)
      }
    }
  }

  // MARK: Accessors

  func callGetter(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: Place?,
    _ receiverType: LoweredType?, _ dynamic: Bool, _ type: LoweredType, into target: Int
  ) {
    if property.isRequirement, receiverType.map({ !isExistential($0) }) ?? true,
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
    if receiverType.isClass || !(property.setter?.hasInoutSelf ?? true) {
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
  private func callAccessor(
    _ property: VariableEntity, _ inner: Substitution, _ receiver: (Int, LoweredType)?,
    _ value: (Int, LoweredType)?, _ dynamic: Bool, _ type: LoweredType, into target: Int
  ) {
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
      emitAccessorTarget(
        property, inner, receiver?.1, selfRegister, window, dynamic, isSetter: value != nil)
      if let (source, receiverType) = receiver, let selfRegister {
        let isChanged =
          value != nil
          ? property.setter?.hasInoutSelf ?? true : property.getter?.hasInoutSelf ?? false
        if isChanged, !receiverType.isClass { move(receiverType, from: selfRegister, to: source) }
      }
      move(type, from: window, to: target)
    }
  }

  private func emitAccessorTarget(
    _ property: VariableEntity, _ inner: Substitution, _ receiverType: LoweredType?,
    _ selfRegister: Int?, _ window: Int, _ dynamic: Bool, isSetter: Bool
  ) {
    if let receiverType, let selfRegister {
      if isExistential(receiverType), property.isRequirement {
        if isSetter { emit(.makeExistentialUnique, selfRegister) }
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
        resultType: type, into: target)
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

extension TypedExpression {
  /// The place inside an `inout` argument, or the expression itself.
  var place: TypedExpression {
    if case .inoutArgument(let inner) = kind { return inner }
    return self
  }
}
