import Diagnostics

extension Machine {
  /// Stops the program at the instruction at `state.ip`; always returns `false`.
  @inline(never)
  @discardableResult
  func fail(_ code: TrapCode, _ message: String? = nil) -> Bool {
    guard pendingTrap == nil else { return false }
    let calls = callStack()
    let text = message ?? code.standardMessage
    let place = calls.first?.span ?? spanOfCode(at: state.pointee.ip)
    pendingTrap = Trap(code: code, message: text, span: place, callStack: calls)
    return false
  }

  /// As `fail(_:_:)` from the loop, whose registers are passed.
  @inline(never)
  func fail(
    _ code: TrapCode, _ ip: Step, _ fp: Slots, _ message: String? = nil
  ) -> Bool {
    state.pointee.ip = ip
    state.pointee.fp = fp
    return fail(code, message)
  }

  func failIndex(_ index: Int64, count: Int) -> Bool {
    let elements = count == 1 ? "1 element" : "\(count) elements"
    return fail(
      .indexOutOfRange, "index \(index) is out of range: the array has \(elements)")
  }

  /// The lesson's own functions under way, innermost first; at most a hundred from each end.
  private func callStack() -> [Trap.Call] {
    var result: [Trap.Call] = []
    appendCall(at: state.pointee.ip, to: &result)
    var frame = state.pointee.frame
    while frame > frames {
      frame -= 1
      if frame.pointee.ip == halt { continue }
      appendCall(at: frame.pointee.ip, to: &result)
      if result.count == 100, frame - frames > 100 { frame = frames + 100 }
    }
    return result
  }

  private func appendCall(at ip: UnsafePointer<Instruction>, to calls: inout [Trap.Call]) {
    let span = spanOfCode(at: ip)
    guard !librarySources.contains(span.source), let function = functionIndex(at: ip) else {
      return
    }
    calls.append(Trap.Call(function: program.functions[function].name, span: span))
  }

  private func spanOfCode(at ip: UnsafePointer<Instruction>) -> Span {
    let index = ip - UnsafePointer(code)
    guard program.spans.indices.contains(index) else {
      return Span(source: SourceID(index: 0), start: 0, end: 0)
    }
    return program.spans[index]
  }
}
