import Diagnostics

extension DefiniteInitialization {
  func visit(_ statements: [TypedStatement]) {
    for statement in statements { visit(statement) }
  }

  func visit(_ statement: TypedStatement) {
    switch statement.kind {
    case .expression(let value, _):
      visit(value)
      if checker.isNever(value.type) { state.isReachable = false }
    case .variable(let pattern, let value):
      if let value { visit(value) } else { declare(pattern) }
    case .functionDeclaration(let function): visitBody(of: function)
    case .block(let body), .group(let body): visit(body)
    case .deferred(let body):
      let before = state
      visit(body)
      state = before
    case .labelled(let jump, let body):
      visit(body)
      state = state.joined(takeBreak(jump))
    case .conditional(let conditions, let body, let otherwise):
      let failed = visit(conditions)
      visit(body)
      let after = state
      state = failed
      visit(otherwise ?? [])
      state = state.joined(after)
    case .guarded(let conditions, let body):
      let failed = visit(conditions)
      let after = state
      state = failed
      visit(body)
      state = after
    case .whileLoop(let jump, let conditions, let body): visitWhile(jump, conditions, body)
    case .repeatLoop(let jump, let body, let condition):
      repeating {
        visit(body)
        state = state.joined(takeContinue(jump))
        visit(condition)
      }
      state = state.joined(takeBreak(jump))
    case .forLoop(let loop): visitFor(loop)
    case .switched(let jump, let subject, let cases, _):
      visit(subject)
      visit(cases)
      state = state.joined(takeBreak(jump))
    case .returned(let value):
      visitReturn(value, at: statement.span)
    case .broken(let jump): leave(to: &breaks[ObjectIdentifier(jump)])
    case .continued(let jump): leave(to: &continues[ObjectIdentifier(jump)])
    case .fellThrough: leave(to: &fallen)
    case .thrown(let value):
      visit(value)
      leave(to: &thrown)
    case .caught(let jump, let body, let cases, _, _): visitDo(jump, body, cases)
    case .yielded(let value): visit(value)
    case .error: break
    }
  }

  func declare(_ pattern: TypedPattern) {
    switch pattern.kind {
    case .binding(let variable):
      if isTracked(variable) { state.forget(ObjectIdentifier(variable)) }
    case .tuple(let parts): for part in parts { declare(part) }
    default: break
    }
  }

  private func visitReturn(_ value: TypedExpression?, at span: Span) {
    if let value { visit(value) }
    // `return nil` gives up.
    if case .nilLiteral? = value?.kind, initialized != nil, nesting == 0 {
    } else if state.isReachable {
      checkExit(at: span)
    }
    state.isReachable = false
  }

  // MARK: Ways

  private func leave(to exit: inout InitializationState?) {
    exit = exit?.joined(state) ?? state
    state.isReachable = false
  }

  private func takeBreak(_ jump: Jump) -> InitializationState {
    breaks.removeValue(forKey: ObjectIdentifier(jump)) ?? unreachable
  }

  private func takeContinue(_ jump: Jump) -> InitializationState {
    continues.removeValue(forKey: ObjectIdentifier(jump)) ?? unreachable
  }

  private var unreachable: InitializationState {
    InitializationState(assigned: [], maybeAssigned: [], isReachable: false)
  }

  /// Visits conditions one after the other and returns the state in which one of them fails.
  func visit(_ conditions: [TypedCondition]) -> InitializationState {
    var failed: InitializationState?
    for condition in conditions {
      switch condition {
      case .expression(let value): visit(value)
      case .pattern(let pattern, let value):
        visit(value)
        visit(pattern)
      }
      failed = failed?.joined(state) ?? state
    }
    return failed ?? state
  }

  /// Goes twice through a loop's body: what the first round assigned may be assigned when the second begins.
  private func repeating(_ body: () -> Void) {
    let entry = state
    body()
    var again = entry
    again.maybeAssigned.formUnion(state.maybeAssigned)
    guard again.maybeAssigned != entry.maybeAssigned else { return }
    let first = state
    state = again
    body()
    state = first.isReachable ? state : first
  }

  private func visitWhile(_ jump: Jump, _ conditions: [TypedCondition], _ body: [TypedStatement]) {
    var exit = unreachable
    repeating {
      let failed = visit(conditions)
      exit = isForever(conditions) ? unreachable : failed
      visit(body)
      state = state.joined(takeContinue(jump))
    }
    state = exit.joined(takeBreak(jump))
  }

  private func isForever(_ conditions: [TypedCondition]) -> Bool {
    if conditions.count == 1, case .expression(let value) = conditions[0],
      case .literal(.boolean(true)) = value.kind
    {
      return true
    }
    return false
  }

  private func visitFor(_ loop: TypedFor) {
    visit(loop.sequence)
    let before = state
    repeating {
      visit(loop.pattern)
      if let filter = loop.filter { visit(filter) }
      visit(loop.body)
      state = state.joined(takeContinue(loop.jump))
    }
    state = before.joined(state).joined(takeBreak(loop.jump))
  }

  func visit(_ cases: [TypedCase]) {
    let entry = state
    var exit = unreachable
    let outer = fallen
    fallen = nil
    for item in cases {
      state = entry
      for alternative in item.items {
        visit(alternative.pattern)
        if let filter = alternative.filter { visit(filter) }
      }
      if let previous = fallen {
        state = state.joined(previous)
        fallen = nil
      }
      visit(item.body)
      exit = exit.joined(state)
    }
    fallen = outer
    state = exit
  }

  private func visitDo(_ jump: Jump, _ body: [TypedStatement], _ cases: [TypedCase]) {
    let outer = thrown
    thrown = nil
    visit(body)
    let after = state
    state = thrown ?? unreachable
    thrown = outer
    if !cases.contains(where: { $0.items.isEmpty }) {
      // An error that no case takes goes on to the next `do`.
      let entry = state
      leave(to: &thrown)
      state = entry
    }
    visit(cases)
    state = state.joined(after).joined(takeBreak(jump))
  }

  /// A closure or a local function sees what has a value where it is made; what it assigns comes later.
  func visitBody(of function: FunctionEntity) {
    guard let body = function.body else { return }
    let saved = (state, breaks, continues, fallen, thrown)
    nesting += 1
    for (_, value) in function.captureValues { visit(value) }
    visit(body.statements)
    nesting -= 1
    (state, breaks, continues, fallen, thrown) = saved
  }

  func visit(_ pattern: TypedPattern) {
    switch pattern.kind {
    case .tuple(let parts), .enumCase(_, let parts): for part in parts { visit(part) }
    case .optionalSome(let inner), .asType(let inner, _): visit(inner)
    case .expression(let test, _): visit(test)
    case .wildcard, .binding, .optionalNone, .isType, .error: break
    }
  }
}
