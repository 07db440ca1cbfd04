import Diagnostics

extension FunctionEmitter {
  func emitStatements(_ statements: [TypedStatement]) {
    declareLocalFunctions(statements)
    for statement in statements { emit(statement) }
  }

  func emitBlock(_ statements: [TypedStatement]) { scope { emitStatements(statements) } }

  /// Local functions may call one another: their boxes are there before any of them is made.
  func declareLocalFunctions(_ statements: [TypedStatement]) {
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

  func emitExpressionStatement(_ value: TypedExpression, _ displays: Bool) {
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

  func isDiscardable(_ value: TypedExpression) -> Bool {
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

  // MARK: Branches

  func emitConditions(_ conditions: [TypedCondition], _ failure: FailurePath) {
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
  func isStable(_ value: TypedExpression) -> Bool {
    switch value.kind {
    case .variable(let variable): return variable.isLet && variable.hasInitialValue
    case .property(_, _, let receiver?, _): return isStable(receiver)
    case .tupleElement(let base, _): return isStable(base)
    default: return false
    }
  }

  func emitConditional(
    _ conditions: [TypedCondition], _ body: [TypedStatement], _ otherwise: [TypedStatement]?
  ) {
    if otherwise == nil, let truths = truths(conditions), let exit = exit(body) {
      temporaries {
        let end = Label()
        emitConditionIf(truths, then: exit, otherwise: end)
        place(end)
      }
      return
    }
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
    if otherwise != nil || failure.hasExits, !endsWithJump { jump(.jump, to: end) }
    failure.finish(to: missing)
    top = saved
    place(missing)
    if let otherwise { emitBlock(otherwise) }
    place(end)
  }

  /// Where `body` goes if all it does is to leave or to continue a loop, with nothing to release on the way.
  private func exit(_ body: [TypedStatement]) -> Label? {
    guard body.count == 1 else { return nil }
    let target: Jump
    switch body[0].kind {
    case .broken(let jump), .continued(let jump): target = jump
    default: return nil
    }
    guard let loop = loops.last(where: { $0.jump === target }),
      cleanups[loop.depth...].allSatisfy({ !$0.isActive })
    else { return nil }
    if case .broken = body[0].kind { return loop.breakLabel }
    return loop.continueLabel
  }

  func emitGuard(_ conditions: [TypedCondition], _ body: [TypedStatement]) {
    let passed = Label()
    let missing = Label()
    let failure = FailurePath(self)
    if let truths = truths(conditions) {
      temporaries { emitConditionIf(truths, then: passed, otherwise: failure.exit()) }
    } else {
      emitConditions(conditions, failure)
      jump(.jump, to: passed)
    }
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
}
