import Diagnostics

extension FunctionEmitter {
  // MARK: Loops

  func emitWhile(_ jump: Jump, _ conditions: [TypedCondition], _ body: [TypedStatement]) {
    if let truths = truths(conditions) {
      emitWhile(jump, truths, body)
      return
    }
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

  /// A loop without bindings tests at its end: one jump a round.
  private func emitWhile(_ jump: Jump, _ truths: [TypedExpression], _ body: [TypedStatement]) {
    let start = Label()
    let again = Label()
    let end = Label()
    let isEndless = truths.allSatisfy { $0.isTrueLiteral }
    if !isEndless { self.jump(.jump, to: again) }
    place(start)
    loops.append((jump, end, again, cleanups.count))
    emitBlock(body)
    loops.removeLast()
    place(again)
    temporaries { emitConditionIf(truths, then: start, otherwise: end) }
    place(end)
  }

  /// The conditions, if none of them binds anything.
  func truths(_ conditions: [TypedCondition]) -> [TypedExpression]? {
    var result: [TypedExpression] = []
    for condition in conditions {
      guard case .expression(let value) = condition else { return nil }
      result.append(value)
    }
    return result
  }

  func emitRepeat(_ jump: Jump, _ body: [TypedStatement], _ condition: TypedExpression) {
    let start = Label()
    let again = Label()
    let end = Label()
    place(start)
    loops.append((jump, end, again, cleanups.count))
    emitBlock(body)
    loops.removeLast()
    place(again)
    temporaries { emitConditionIf(condition, then: start) }
    place(end)
  }

  func emitFor(_ loop: TypedFor) {
    let depth = cleanups.count
    let saved = top
    let savedFloor = scopeFloor
    scopeFloor = depth
    let sequence = lower(loop.sequence.type)
    // What is a sequence of some kind to the checker may be an array or a range of integers here.
    if case .array = sequence.kind {
      emitArrayLoop(loop, sequence)
    } else if let array = enumerated(loop.sequence) {
      emitEnumeratedLoop(loop, array)
    } else if let arrays = zipped(loop.sequence) {
      emitZippedLoop(loop, arrays.0, arrays.1)
    } else if let bounds = bounds(of: loop.sequence) {
      emitCountingLoop(loop, bounds.lower, bounds.upper, isClosed: bounds.isClosed)
    } else if loop.iterator == nil || isIntegerRange(sequence) {
      emitRangeLoop(loop, sequence)
    } else {
      emitIteration(loop)
    }
    scopeFloor = savedFloor
    endScope(depth)
    top = saved
  }

  private func isIntegerRange(_ sequence: LoweredType) -> Bool {
    guard let entity = sequence.entity, entity.isLibrary,
      entity.name == "Range" || entity.name == "ClosedRange"
    else { return false }
    return lower(sequence.arguments[0]).entity?.builtin == "integer"
  }

  func emitRangeLoop(_ loop: TypedFor, _ sequence: LoweredType) {
    let isClosed = sequence.entity?.name == "ClosedRange"
    let operand = emitOperand(loop.sequence)
    let counter = allocate(1)
    let limit = allocate(1)
    emit(.move, counter, operand.register)
    emit(.move, limit, operand.register + 1)
    let end = Label()
    jump(isClosed ? .jumpIfLessInteger : .jumpIfLessEqualInteger, limit, counter, to: end)
    emitCounting(loop, counter, limit, isClosed: isClosed, end)
  }

  /// The bounds of `lower..<upper` or `lower...upper` between integers, for which no range is made.
  private func bounds(of sequence: TypedExpression) -> (
    lower: TypedExpression, upper: TypedExpression, isClosed: Bool
  )? {
    guard case .call(.function(let function, _), _, let arguments, _) = sequence.kind,
      function.isLibrary, function.name == "..<" || function.name == "...", arguments.count == 2,
      case .integer = lower(arguments[0].type).kind, case .integer = lower(arguments[1].type).kind
    else { return nil }
    return (arguments[0], arguments[1], function.name == "...")
  }

  private func emitCountingLoop(
    _ loop: TypedFor, _ lower: TypedExpression, _ upper: TypedExpression, isClosed: Bool
  ) {
    let counter = allocate(1)
    emit(lower, into: counter)
    let limit: Int
    if isStable(upper), let register = borrowed(upper, before: []) {
      limit = register
    } else {
      limit = allocate(1)
      emit(upper, into: limit)
    }
    let end = Label()
    let body = Label()
    jump(isClosed ? .jumpIfLessEqualInteger : .jumpIfLessInteger, counter, limit, to: body)
    if !isClosed { jump(.jumpIfEqualInteger, counter, limit, to: end) }
    at(loop.sequence.span) {
      temporaries {
        let message = allocate(1)
        emit(
          .constantString, message,
          k: Int64(emitter.string("Range requires lowerBound <= upperBound")))
        emit(.trap, message, 1, k: TrapCode.invalidRange.rawValue)
      }
    }
    place(body)
    emitCounting(loop, counter, limit, isClosed: isClosed, end)
  }

  /// The body of a loop that counts up from what is in `counter`, which the loop's variable may share.
  private func emitCounting(
    _ loop: TypedFor, _ counter: Int, _ limit: Int, isClosed: Bool, _ end: Label
  ) {
    let body = Label()
    let again = Label()
    place(body)
    loops.append((loop.jump, end, again, cleanups.count))
    scope { emitLoopBody(loop, counter, lower(loop.elementType)) }
    loops.removeLast()
    place(again)
    if isClosed {
      // Counting stops at the upper bound itself, which may be the largest number.
      jump(.jumpIfEqualInteger, counter, limit, to: end)
      emit(.addConstant, counter, counter, k: 1)
      jump(.loop, to: body)
    } else {
      jump(.loopNext, counter, limit, to: body)
    }
    place(end)
  }

  func emitIteration(_ loop: TypedFor) {
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

  func emitLoopBody(_ loop: TypedFor, _ register: Int, _ element: LoweredType) {
    let depth = cleanups.count
    let failure = FailurePath(self)
    test(loop.pattern, register, element, otherwise: failure.exit())
    bind(loop.pattern, register, element)
    if let filter = loop.filter { temporaries { emitCondition(filter, otherwise: failure.exit()) } }
    emitBlock(loop.body)
    let end = Label()
    endScope(depth, isReachable: !endsWithJump)
    if failure.hasExits, !endsWithJump { jump(.jump, to: end) }
    failure.finish(to: end)
    place(end)
  }
}
