/// Where a condition that fails goes: what was bound on the way is released first.
final class FailurePath {
  let label = Label()
  let depth: Int
  private let function: FunctionEmitter
  private var exits: [(label: Label, kinds: [Cleanup.Kind], top: Int)] = []

  init(_ function: FunctionEmitter) {
    self.function = function
    depth = function.cleanups.count
  }

  var isUsed: Bool { !label.jumps.isEmpty || !exits.isEmpty }

  /// Whether something is released on the way, in code that stands before the target.
  var hasExits: Bool { !exits.isEmpty }

  /// The label to jump to when a test fails with the present cleanups.
  func exit() -> Label {
    let kinds = function.cleanups[depth...].filter { $0.isActive }.map { $0.kind }
    if kinds.isEmpty { return label }
    let exit = Label()
    exits.append((exit, kinds, function.top))
    return exit
  }

  /// Emits the releases and ends at `target`.
  func finish(to target: Label) {
    function.place(label)
    if !exits.isEmpty { function.jump(.jump, to: target) }
    for (exit, kinds, top) in exits {
      function.place(exit)
      let saved = (function.cleanups, function.top)
      function.cleanups = []
      function.top = max(function.top, top)
      for kind in kinds.reversed() { function.run(Cleanup(kind)) }
      (function.cleanups, function.top) = saved
      function.jump(.jump, to: target)
    }
  }
}
