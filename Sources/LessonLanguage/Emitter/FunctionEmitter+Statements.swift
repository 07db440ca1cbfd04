import Diagnostics

extension FunctionEmitter {
  func emitStatements(_ statements: [TypedStatement]) {
    declareLocalFunctions(statements)
    for statement in statements { emit(statement) }
  }

  func emitBlock(_ statements: [TypedStatement]) { scope { emitStatements(statements) } }

  /// Local functions may call one another: their boxes are there before any of them is made.
  private func declareLocalFunctions(_ statements: [TypedStatement]) {
    for statement in statements {
      guard case .functionDeclaration(let function) = statement.kind,
        let variable = function.localVariable, emitter.needsClosure(function)
      else { continue }
      let type = lower(.function(checker.functionType(of: function)))
      let box = allocate(1)
      emit(.newBox, box, k: Int64(type.layoutIndex))
      _ = own(box, type)
      storage[ObjectIdentifier(variable)] = .box(box)
    }
  }

  func emit(_ statement: TypedStatement) {
    let saved = span
    span = statement.span
    defer { span = saved }
    switch statement.kind {
    case .expression(let value, let displays): emitExpressionStatement(value, displays)
    case .variable(let pattern, let value): emitVariable(pattern, value)
    case .functionDeclaration(let function): emitLocalFunction(function)
    case .block(let statements): emitBlock(statements)
    case .group(let statements): for inner in statements { emit(inner) }
    case .labelled(let jump, let statements):
      let end = Label()
      loops.append((jump, end, nil, cleanups.count))
      emitBlock(statements)
      loops.removeLast()
      place(end)
    case .conditional(let conditions, let body, let otherwise):
      emitConditional(conditions, body, otherwise)
    case .guarded(let conditions, let body): emitGuard(conditions, body)
    case .whileLoop(let jump, let conditions, let body): emitWhile(jump, conditions, body)
    case .repeatLoop(let jump, let body, let condition): emitRepeat(jump, body, condition)
    case .forLoop(let loop): emitFor(loop)
    case .switched(let jump, let subject, let cases, let variable):
      emitSwitch(jump, subject, cases, variable)
    case .returned(let value): emitReturn(value)
    case .broken(let jump):
      guard let loop = loops.last(where: { $0.jump === jump }) else { return }
      leave(to: loop.depth)
      self.jump(.jump, to: loop.breakLabel)
    case .continued(let jump):
      guard let loop = loops.last(where: { $0.jump === jump }), let label = loop.continueLabel
      else { return }
      leave(to: loop.depth)
      self.jump(.jump, to: label)
    case .fellThrough:
      if let fallthroughLabel { self.jump(.jump, to: fallthroughLabel) }
    case .thrown(let value):
      temporaries {
        let register = allocate(1)
        emit(value, into: register)
        emit(.setError, register)
        propagate()
      }
    case .caught(let jump, let body, let cases, let error, let isExhaustive):
      emitCatch(jump, body, cases, error, isExhaustive)
    case .deferred(let statements): cleanups.append(Cleanup(.deferred(statements)))
    case .yielded(let value):
      guard let target = yieldTargets.last else { return }
      if value.type.isVoid || emitter.checker.isNever(value.type) {
        emitExpressionStatement(value, false)
      } else {
        emit(value, into: target.register)
      }
    case .error: break
    }
  }

  private func emitExpressionStatement(_ value: TypedExpression, _ displays: Bool) {
    let type = lower(value.type)
    temporaries {
      if displays, type.slotCount > 0, let display = emitter.hostFunctions["display"],
        !isDiscardable(value)
      {
        let window = allocate(1)
        emitExistential(value, into: window)
        emit(.callHost, window, 0, k: Int64(display))
        emit(.release, window)
        return
      }
      if case .chain = value.kind {
      } else if type.slotCount == 0 {
        emit(value, into: allocate(0))
        return
      }
      let register = allocate(type)
      emit(value, into: register)
      release(type, register)
    }
  }

  private func isDiscardable(_ value: TypedExpression) -> Bool {
    switch value.kind {
    case .call(.function(let function, _), _, _, _): return function.modifiers.isDiscardable
    case .tried(_, let inner): return isDiscardable(inner)
    default:
      return value.type.isVoid || checker.known.wrapped(value.type).map { $0.isVoid } ?? false
    }
  }

  /// The value of an `if` or `switch` that is used as an expression.
  func emitStatementValue(_ statement: TypedStatement, _ type: LoweredType, into target: Int) {
    yieldTargets.append((target, type, Label(), cleanups.count))
    emit(statement)
    yieldTargets.removeLast()
  }

  // MARK: Variables

  private func emitVariable(_ pattern: TypedPattern, _ value: TypedExpression?) {
    if case .binding(let variable) = pattern.kind {
      declare(variable, value)
      return
    }
    guard let value else {
      declareAll(pattern)
      return
    }
    let type = lower(value.type)
    if isMain, bindsGlobals(pattern) {
      temporaries {
        let register = emitOwned(value)
        bind(pattern, register, type)
        release(type, register)
      }
      return
    }
    let register = emitOwned(value)
    _ = own(register, type)
    bind(pattern, register, type)
  }

  private func bindsGlobals(_ pattern: TypedPattern) -> Bool {
    switch pattern.kind {
    case .binding(let variable): return variable.isGlobal
    case .tuple(let parts): return parts.contains { bindsGlobals($0) }
    default: return false
    }
  }

  private func declareAll(_ pattern: TypedPattern) {
    switch pattern.kind {
    case .binding(let variable): declare(variable, nil)
    case .tuple(let parts): for part in parts { declareAll(part) }
    default: break
    }
  }

  /// Gives a variable its place and its first value.
  func declare(_ variable: VariableEntity, _ value: TypedExpression?) {
    let type = lower(checker.type(of: variable))
    if variable.isGlobal, let register = emitter.globalRegisters[ObjectIdentifier(variable)] {
      // A block that runs once: nothing is there yet.
      if let value { emit(value, into: register) } else { zero(type, register) }
      return
    }
    if isBoxed(variable) {
      let box = allocate(1)
      if let value {
        temporaries {
          let register = emitOwned(value)
          emit(.newBox, box, k: Int64(type.layoutIndex))
          if type.slotCount > 0 { emit(.storeField, register, box, type.slotCount, k: 1) }
        }
      } else {
        emit(.newBox, box, k: Int64(type.layoutIndex))
      }
      _ = own(box, lower(checker.known.string))
      storage[ObjectIdentifier(variable)] = .box(box)
      return
    }
    if let value, variable.isLet, variable.ownership == .strong,
      let source = constantSource(value)
    {
      storage[ObjectIdentifier(variable)] = .register(source)
      return
    }
    let register = allocate(type)
    if let value { emit(value, into: register) } else { zero(type, register) }
    _ = own(register, type)
    storage[ObjectIdentifier(variable)] = .register(register)
  }

  /// The registers of another constant that never changes: a second name needs no copy.
  private func constantSource(_ value: TypedExpression) -> Int? {
    guard case .variable(let variable) = value.kind, variable.isLet, variable.hasInitialValue,
      variable.ownership == .strong, !variable.isGlobal
    else { return nil }
    return borrowed(value, before: [])
  }

  /// Makes a variable of a value that is in registers and stays there; the variable borrows it where it can.
  func bindVariable(
    _ variable: VariableEntity, _ register: Int, _ type: LoweredType, isShared: Bool = false
  ) {
    if variable.isGlobal, let target = emitter.globalRegisters[ObjectIdentifier(variable)] {
      copy(type, from: register, to: target)
      return
    }
    if let shared = variable.sharedWith {
      // The first alternative has made the registers.
      if case .register(let target)? = storage[ObjectIdentifier(shared)] {
        moveShared(type, register, target)
      }
      return
    }
    if isBoxed(variable) {
      let box = allocate(1)
      temporaries {
        let value = allocate(type)
        copy(type, from: register, to: value)
        emit(.newBox, box, k: Int64(type.layoutIndex))
        if type.slotCount > 0 { emit(.storeField, value, box, type.slotCount, k: 1) }
      }
      _ = own(box, lower(checker.known.string))
      storage[ObjectIdentifier(variable)] = .box(box)
      return
    }
    if variable.isLet, !isShared {
      storage[ObjectIdentifier(variable)] = .register(register)
      return
    }
    let own = allocate(type)
    copy(type, from: register, to: own)
    _ = self.own(own, type)
    storage[ObjectIdentifier(variable)] = .register(own)
  }

  private func moveShared(_ type: LoweredType, _ register: Int, _ target: Int) {
    release(type, target)
    copy(type, from: register, to: target)
  }

  private func emitLocalFunction(_ function: FunctionEntity) {
    guard let variable = function.localVariable, emitter.needsClosure(function),
      case .box(let box)? = storage[ObjectIdentifier(variable)]
    else { return }
    temporaries {
      let register = allocate(1)
      let index = emitter.closure(function, enclosing: self)
      emitClosureObject(index, captures: emitter.captures(of: function), nil, into: register)
      emit(.storeFieldReference, register, box, 1, k: 1)
    }
  }

  // MARK: Branches

  private func emitConditions(_ conditions: [TypedCondition], _ failure: FailurePath) {
    for condition in conditions {
      switch condition {
      case .expression(let value):
        temporaries { emitCondition(value, otherwise: failure.exit()) }
      case .pattern(let pattern, let value):
        let type = lower(value.type)
        let register = emitSubject(value, type)
        test(pattern, register, type, otherwise: failure.exit())
        bind(pattern, register, type)
      }
    }
  }

  /// A value in registers that keep it while patterns look at it and the variables that they bind are used.
  func emitSubject(_ value: TypedExpression, _ type: LoweredType) -> Int {
    if isStable(value), let source = borrowed(value, before: []) { return source }
    let register = emitOwned(value)
    _ = own(register, type)
    return register
  }

  /// Whether the value's registers keep it for the whole branch.
  private func isStable(_ value: TypedExpression) -> Bool {
    switch value.kind {
    case .variable(let variable): return variable.isLet && variable.hasInitialValue
    case .property(_, _, let receiver?, _): return isStable(receiver)
    case .tupleElement(let base, _): return isStable(base)
    default: return false
    }
  }

  private func emitConditional(
    _ conditions: [TypedCondition], _ body: [TypedStatement], _ otherwise: [TypedStatement]?
  ) {
    let missing = Label()
    let end = Label()
    let depth = cleanups.count
    let saved = top
    let savedFloor = scopeFloor
    scopeFloor = depth
    let failure = FailurePath(self)
    emitConditions(conditions, failure)
    emitBlock(body)
    scopeFloor = savedFloor
    endScope(depth, isReachable: !endsWithJump)
    if otherwise != nil || failure.isUsed, !endsWithJump { jump(.jump, to: end) }
    failure.finish(to: missing)
    top = saved
    place(missing)
    if let otherwise { emitBlock(otherwise) }
    place(end)
  }

  private func emitGuard(_ conditions: [TypedCondition], _ body: [TypedStatement]) {
    let passed = Label()
    let missing = Label()
    let failure = FailurePath(self)
    emitConditions(conditions, failure)
    jump(.jump, to: passed)
    let saved = top
    failure.finish(to: missing)
    place(missing)
    // What the conditions have bound does not exist on this way.
    let bound = cleanups
    cleanups = Array(cleanups.prefix(failure.depth))
    emitBlock(body)
    cleanups = bound
    top = saved
    place(passed)
  }

  // MARK: Loops

  private func emitWhile(_ jump: Jump, _ conditions: [TypedCondition], _ body: [TypedStatement]) {
    let start = Label()
    let end = Label()
    place(start)
    let saved = top
    let depth = cleanups.count
    let savedFloor = scopeFloor
    scopeFloor = depth
    let failure = FailurePath(self)
    loops.append((jump, end, start, depth))
    let again = Label()
    loops[loops.count - 1].continueLabel = again
    emitConditions(conditions, failure)
    emitBlock(body)
    scopeFloor = savedFloor
    endScope(depth, isReachable: !endsWithJump)
    place(again)
    self.jump(.loop, to: start)
    loops.removeLast()
    failure.finish(to: end)
    top = saved
    place(end)
  }

  private func emitRepeat(_ jump: Jump, _ body: [TypedStatement], _ condition: TypedExpression) {
    let start = Label()
    let again = Label()
    let end = Label()
    place(start)
    loops.append((jump, end, again, cleanups.count))
    emitBlock(body)
    loops.removeLast()
    place(again)
    temporaries {
      let flag = allocate(1)
      emit(condition, into: flag)
      self.jump(.loopIf, flag, to: start)
    }
    place(end)
  }

  private func emitFor(_ loop: TypedFor) {
    let depth = cleanups.count
    let saved = top
    let savedFloor = scopeFloor
    scopeFloor = depth
    let sequence = lower(loop.sequence.type)
    if loop.iterator != nil {
      emitIteration(loop)
    } else if case .array = sequence.kind {
      emitArrayLoop(loop, sequence)
    } else {
      emitRangeLoop(loop, sequence)
    }
    scopeFloor = savedFloor
    endScope(depth)
    top = saved
  }

  private func emitRangeLoop(_ loop: TypedFor, _ sequence: LoweredType) {
    let isClosed = sequence.entity?.name == "ClosedRange"
    let operand = emitOperand(loop.sequence)
    let counter = allocate(1)
    let limit = allocate(1)
    emit(.addConstant, counter, operand.register, k: -1)
    emit(.move, limit, operand.register + 1)
    let end = Label()
    if isClosed {
      // Counting stops at the upper bound itself, which may be the largest number.
      emit(.addConstant, counter, operand.register, k: 0)
      jump(.jumpIfLessInteger, limit, counter, to: end)
    } else {
      emit(.move, counter, operand.register)
      jump(.jumpIfLessEqualInteger, limit, counter, to: end)
    }
    let body = Label()
    let again = Label()
    place(body)
    loops.append((loop.jump, end, again, cleanups.count))
    scope {
      let element = allocate(1)
      emit(.move, element, counter)
      emitLoopBody(loop, element, lower(loop.elementType))
    }
    loops.removeLast()
    place(again)
    if isClosed {
      jump(.jumpIfEqualInteger, counter, limit, to: end)
      emit(.addConstant, counter, counter, k: 1)
      jump(.loop, to: body)
    } else {
      jump(.loopNext, counter, limit, to: body)
    }
    place(end)
  }

  private func emitArrayLoop(_ loop: TypedFor, _ sequence: LoweredType) {
    let element = lower(loop.elementType)
    // The loop goes through the array as it was at the start.
    let array = allocate(1)
    emit(loop.sequence, into: array)
    _ = own(array, sequence)
    let count = allocate(1)
    emit(.arrayCount, count, array)
    let index = allocate(1)
    emit(.constant, index)
    let end = Label()
    let body = Label()
    let again = Label()
    jump(.jumpIfLessEqualConstant, count, 0, to: end)
    place(body)
    loops.append((loop.jump, end, again, cleanups.count))
    scope {
      let register = allocate(element)
      if element.isPlainSlot {
        emit(.arrayGet, register, array, index)
      } else if element.isReference {
        emit(.arrayPeek, register, array, index)
      } else if element.slotCount > 0 {
        emit(.arrayPeekSlots, register, array, index)
        emit(.extra, 0, 0, element.slotCount)
      }
      emitLoopBody(loop, register, element)
    }
    loops.removeLast()
    place(again)
    jump(.loopNext, index, count, to: body)
    place(end)
  }

  private func emitIteration(_ loop: TypedFor) {
    guard let iterator = loop.iterator, let makeIterator = loop.makeIterator, let next = loop.next
    else { return }
    let iteratorType = lower(checker.type(of: iterator))
    let register = allocate(iteratorType)
    emit(makeIterator, into: register)
    _ = own(register, iteratorType)
    storage[ObjectIdentifier(iterator)] = .register(register)
    let optional = lower(next.type)
    let element = lower(loop.elementType)
    let start = Label()
    let end = Label()
    let again = Label()
    place(start)
    loops.append((loop.jump, end, again, cleanups.count))
    let value = allocate(optional)
    emit(next, into: value)
    jump(.jumpUnless, value, to: end)
    scope {
      let payload = payloadRegister(optional, value)
      _ = own(payload, element)
      emitLoopBody(loop, payload, element)
    }
    loops.removeLast()
    place(again)
    jump(.loop, to: start)
    place(end)
  }

  private func emitLoopBody(_ loop: TypedFor, _ register: Int, _ element: LoweredType) {
    let depth = cleanups.count
    let failure = FailurePath(self)
    test(loop.pattern, register, element, otherwise: failure.exit())
    bind(loop.pattern, register, element)
    if let filter = loop.filter { temporaries { emitCondition(filter, otherwise: failure.exit()) } }
    emitBlock(loop.body)
    let end = Label()
    endScope(depth, isReachable: !endsWithJump)
    if failure.isUsed, !endsWithJump { jump(.jump, to: end) }
    failure.finish(to: end)
    place(end)
  }

  // MARK: Leaving

  private func emitReturn(_ value: TypedExpression?) {
    if let initialized = initializedSelf {
      if let value, case .nilLiteral = value.kind {
        emitFailure()
        return
      }
      emitInitializedReturn(initialized)
      return
    }
    if let value, let type = resultType, type.slotCount > 0 {
      temporaries {
        if cleanups.allSatisfy({ !$0.isActive }) {
          emitResult(value, type)
        } else {
          let register = allocate(type)
          emit(value, into: register)
          leave(to: 0)
          move(type, from: register, to: 0)
        }
      }
    } else {
      if let value { temporaries { emit(value, into: allocate(lower(value.type))) } }
      leave(to: 0)
    }
    emit(.returnCall)
  }

  /// Puts the result straight into its registers, which nothing reads.
  private func emitResult(_ value: TypedExpression, _ type: LoweredType) {
    if type.slotCount == 1 {
      emit(value, into: 0)
    } else {
      let register = allocate(type)
      emit(value, into: register)
      move(type, from: register, to: 0)
    }
  }

  /// The end of an initializer: the value that was built, or the flag that says it was.
  func emitInitializedReturn(_ initialized: (register: Int, type: LoweredType, isFailable: Bool)) {
    if initialized.type.isClass {
      leave(to: 0)
      if initialized.isFailable { emit(.constant, 0, k: 1) }
      emit(.returnCall)
      return
    }
    // The value itself is the first thing that has a cleanup.
    leave(to: selfCleanupCount)
    if initialized.isFailable {
      let optional = lower(checker.known.optional(initialized.type.type))
      move(initialized.type, from: initialized.register, to: payloadRegister(optional, 0))
      if optional.slotCount > initialized.type.slotCount { emit(.constant, 0, k: 1) }
    } else {
      move(initialized.type, from: initialized.register, to: 0)
    }
    emit(.returnCall)
  }

  // MARK: Errors

  private func emitCatch(
    _ jump: Jump, _ body: [TypedStatement], _ cases: [TypedCase], _ error: VariableEntity,
    _ isExhaustive: Bool
  ) {
    let caught = Label()
    let end = Label()
    let saved = handler
    loops.append((jump, end, nil, cleanups.count))
    handler = (caught, cleanups.count)
    emitBlock(body)
    handler = saved
    self.jump(.jump, to: end)
    place(caught)
    scope {
      let register = allocate(1)
      emit(.takeError, register)
      let errorType = lower(checker.known.error)
      let cleanup = own(register, errorType)
      storage[ObjectIdentifier(error)] = .register(register)
      emitCases(cases, register, errorType, end)
      if !isExhaustive {
        cleanup?.isActive = false
        emit(.setError, register)
        propagate()
      }
    }
    loops.removeLast()
    place(end)
  }
}
