import Diagnostics

extension FunctionEmitter {
  // MARK: Loops

  func emitWhile(_ jump: Jump, _ conditions: [TypedCondition], _ body: [TypedStatement]) {
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

  func emitRepeat(_ jump: Jump, _ body: [TypedStatement], _ condition: TypedExpression) {
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

  func emitFor(_ loop: TypedFor) {
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

  func emitRangeLoop(_ loop: TypedFor, _ sequence: LoweredType) {
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

  func emitArrayLoop(_ loop: TypedFor, _ sequence: LoweredType) {
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
    if failure.isUsed, !endsWithJump { jump(.jump, to: end) }
    failure.finish(to: end)
    place(end)
  }
}
