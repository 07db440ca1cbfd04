/// Loops over arrays, for which no iterator is made.
extension FunctionEmitter {
  func emitArrayLoop(_ loop: TypedFor, _ sequence: LoweredType) {
    // The loop goes through the array as it was at the start.
    let array = keep(loop.sequence)
    let count = allocate(1)
    emit(.arrayCount, count, array)
    let index = allocate(1)
    emitIndices(loop, index, count) {
      let element = lower(loop.elementType)
      let register = allocate(element)
      readForLoop(array, index, element, into: register)
      emitLoopBody(loop, register, element)
    }
  }

  /// `for (index, element) in array.enumerated()`: the index counts where the pair begins.
  func emitEnumeratedLoop(_ loop: TypedFor, _ sequence: TypedExpression) {
    let element = lower(lower(sequence.type).arguments[0])
    let array = keep(sequence)
    let count = allocate(1)
    emit(.arrayCount, count, array)
    let index = allocate(1)
    emitIndices(loop, index, count) {
      let register = allocate(element)
      readForLoop(array, index, element, into: register)
      emitLoopBody(loop, index, lower(loop.elementType))
    }
  }

  /// `for (a, b) in zip(first, second)`
  func emitZippedLoop(_ loop: TypedFor, _ first: TypedExpression, _ second: TypedExpression) {
    let types = [first, second].map { lower(lower($0.type).arguments[0]) }
    let arrays = [keep(first), keep(second)]
    let count = allocate(1)
    emit(.arrayCount, count, arrays[0])
    temporaries {
      let other = allocate(1)
      emit(.arrayCount, other, arrays[1])
      let isShorter = Label()
      jump(.jumpIfLessEqualInteger, count, other, to: isShorter)
      emit(.move, count, other)
      place(isShorter)
    }
    let index = allocate(1)
    emitIndices(loop, index, count) {
      let pair = allocate(types[0].slotCount + types[1].slotCount)
      readForLoop(arrays[0], index, types[0], into: pair)
      readForLoop(arrays[1], index, types[1], into: pair + types[0].slotCount)
      emitLoopBody(loop, pair, lower(loop.elementType))
    }
  }

  /// The array whose elements are numbered.
  func enumerated(_ sequence: TypedExpression) -> TypedExpression? {
    guard case .call(.function(let function, _), let receiver?, let arguments, _) = sequence.kind,
      function.isLibrary, function.name == "enumerated", arguments.isEmpty, isArray(receiver)
    else { return nil }
    return receiver
  }

  /// The two arrays that are gone through side by side.
  func zipped(_ sequence: TypedExpression) -> (TypedExpression, TypedExpression)? {
    guard case .call(.function(let function, _), nil, let arguments, _) = sequence.kind,
      function.isLibrary, function.name == "zip", arguments.count == 2,
      arguments.allSatisfy({ isArray($0) })
    else { return nil }
    return (arguments[0], arguments[1])
  }

  private func isArray(_ expression: TypedExpression) -> Bool {
    if case .array = lower(expression.type).kind { return true }
    return false
  }

  /// The array in a register of its own while the loop runs.
  private func keep(_ sequence: TypedExpression) -> Int {
    let array = allocate(1)
    emit(sequence, into: array)
    _ = own(array, lower(sequence.type))
    return array
  }

  /// Runs `body` with `index` from 0 up to `count`.
  private func emitIndices(_ loop: TypedFor, _ index: Int, _ count: Int, _ body: () -> Void) {
    emit(.constant, index)
    let end = Label()
    let start = Label()
    let again = Label()
    jump(.jumpIfLessEqualConstant, count, 0, to: end)
    place(start)
    loops.append((loop.jump, end, again, cleanups.count))
    scope(body)
    loops.removeLast()
    place(again)
    jump(.loopNext, index, count, to: start)
    place(end)
  }

  /// An element that is borrowed from the array for one round.
  private func readForLoop(_ array: Int, _ index: Int, _ element: LoweredType, into register: Int) {
    if element.isPlainSlot {
      emit(.arrayGet, register, array, index)
    } else if element.isReference {
      emit(.arrayPeek, register, array, index)
    } else if element.slotCount > 0 {
      emit(.arrayPeekSlots, register, array, index)
      emit(.extra, 0, 0, element.slotCount)
    }
  }
}
