import Diagnostics

/// Follows every way through a body and reports what is read before it has a value, constants that get a second
/// one, and initializers that leave a property without any.
final class DefiniteInitialization {
  let checker: Checker
  var state = InitializationState()
  var initialized: InitializedSelf?
  /// The states in which a `break` or `continue` leaves, by the statement that it leaves or repeats.
  var breaks: [ObjectIdentifier: InitializationState] = [:]
  var continues: [ObjectIdentifier: InitializationState] = [:]
  /// The state in which a `fallthrough` enters the next case.
  var fallen: InitializationState?
  /// The state in which an error may leave the `do` around.
  var thrown: InitializationState?
  /// One report a variable is enough.
  var reported: Set<ObjectIdentifier> = []
  /// Inside a closure or a local function, which run at another time.
  var nesting = 0
  /// Where each variable of the top level has a value for certain.
  var assignedFrom: [ObjectIdentifier: Int32] = [:]

  init(_ checker: Checker) { self.checker = checker }

  // MARK: Entry points

  /// Checks the body of a function; only an initializer has something to initialize.
  func check(_ function: FunctionEntity, _ body: FunctionBody) {
    initialized = initializedSelf(function, body)
    visit(body.statements)
    if state.isReachable { checkExit(at: body.end) }
  }

  func checkTopLevel(_ statements: [TypedStatement]) {
    for statement in statements {
      let before = state.assigned
      visit(statement)
      for key in state.assigned.subtracting(before) { assignedFrom[key] = statement.span.end }
    }
  }

  private func initializedSelf(_ function: FunctionEntity, _ body: FunctionBody)
    -> InitializedSelf?
  {
    guard function.kind == .initializer, let owner = function.owner,
      let variable = body.selfVariable
    else { return nil }
    let delegates =
      function.modifiers.isConvenience || owner.isLibrary || owner.kind == .protocolType
      || owner.kind == .enumeration || callsOwnInitializer(body.statements, variable)
    return InitializedSelf(
      variable: variable, owner: owner,
      properties: owner.storedProperties.filter { !$0.hasInitialValue && !$0.isLazy },
      hasSuperclass: owner.superclass != nil, delegates: delegates)
  }

  /// Whether the body hands the work to `self.init` or assigns to `self`.
  private func callsOwnInitializer(
    _ statements: [TypedStatement], _ variable: VariableEntity
  ) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .expression(let value, _): return initializesAll(value, variable)
      case .block(let inner), .group(let inner), .labelled(_, let inner), .deferred(let inner):
        return callsOwnInitializer(inner, variable)
      case .conditional(_, let body, let otherwise):
        return callsOwnInitializer(body, variable)
          || callsOwnInitializer(otherwise ?? [], variable)
      case .whileLoop(_, _, let body), .repeatLoop(_, let body, _), .guarded(_, let body):
        return callsOwnInitializer(body, variable)
      case .forLoop(let loop): return callsOwnInitializer(loop.body, variable)
      case .switched(_, _, let cases, _):
        return cases.contains { callsOwnInitializer($0.body, variable) }
      case .caught(_, let body, let cases, _, _):
        return callsOwnInitializer(body, variable)
          || cases.contains { callsOwnInitializer($0.body, variable) }
      default: return false
      }
    }
  }

  private func initializesAll(_ value: TypedExpression, _ variable: VariableEntity) -> Bool {
    switch value.kind {
    case .call(.function(let function, _), let receiver?, _, _):
      return function.kind == .initializer && isSelf(receiver, variable)
    case .assignment(let place, _): return isSelf(place, variable)
    case .tried(_, let inner): return initializesAll(inner, variable)
    default: return false
    }
  }

  func isSelf(_ value: TypedExpression, _ variable: VariableEntity) -> Bool {
    if case .variable(let found) = value.kind { return found === variable }
    return false
  }

  // MARK: Self

  /// What `self` still lacks: the name of a property, `super.init` or `self.init`; `nil` if it can be used.
  func lacking() -> String? {
    guard let initialized, !state.assigned.contains(initialized.key) else { return nil }
    if initialized.delegates { return "self.init" }
    for property in initialized.properties
    where !state.assigned.contains(ObjectIdentifier(property)) { return property.name }
    return initialized.hasSuperclass ? "super.init" : nil
  }

  /// An initializer may end only when everything has a value.
  func checkExit(at span: Span) {
    guard nesting == 0, let initialized, let missing = lacking() else { return }
    guard reported.insert(initialized.key).inserted else { return }
    switch missing {
    case "super.init":
      checker.report(
        .superNotInitialized(initialized.owner.superclass.map { checker.show($0) } ?? "", at: span))
    case "self.init":
      checker.report(
        .selfNotInitialized(isEnumeration: initialized.owner.kind == .enumeration, at: span))
    default:
      let declaration = initialized.properties.first { $0.name == missing }?.span ?? span
      checker.report(.propertyWithoutValue(missing, at: span, declaration: declaration))
    }
  }

  func useSelf(at span: Span) {
    guard state.isReachable, let initialized, let missing = lacking(),
      reported.insert(initialized.key).inserted
    else { return }
    checker.report(.selfBeforeInitialization(missing: missing, at: span))
  }

  // MARK: Variables

  func isTracked(_ variable: VariableEntity) -> Bool {
    !variable.hasInitialValue && variable.owner == nil && variable.isStored
      && variable.localFunction == nil
  }

  func read(_ variable: VariableEntity, at span: Span) {
    if let initialized, variable === initialized.variable { return useSelf(at: span) }
    guard state.isReachable, isTracked(variable) else { return }
    let key = ObjectIdentifier(variable)
    guard !state.assigned.contains(key), reported.insert(key).inserted else { return }
    checker.report(
      .usedBeforeValue(
        variable.name, isConditional: state.maybeAssigned.contains(key), at: span,
        declaration: variable.span))
  }

  func assign(_ variable: VariableEntity, at span: Span) {
    guard isTracked(variable), state.isReachable else { return }
    let key = ObjectIdentifier(variable)
    if variable.isLet, state.maybeAssigned.contains(key) || nesting > 0 {
      guard reported.insert(key).inserted else { return }
      checker.report(.constantAssignedTwice(variable.name, at: span, declaration: variable.span))
      return
    }
    if nesting == 0 { state.assign(key) }
  }

  func assignProperty(_ property: VariableEntity, at span: Span) {
    guard state.isReachable, let initialized else { return }
    guard initialized.properties.contains(where: { $0 === property }) else {
      // Properties of the superclass are there after super.init.
      if property.owner !== initialized.owner || !property.isStored { useSelf(at: span) }
      return
    }
    let key = ObjectIdentifier(property)
    if initialized.delegates, !state.assigned.contains(initialized.key) {
      // A struct that hands the work to self.init has nothing of its own before that.
      if initialized.owner.kind == .classType { useSelf(at: span) }
    }
    if property.isLet,
      state.maybeAssigned.contains(key) || state.assigned.contains(initialized.key) || nesting > 0
    {
      guard reported.insert(key).inserted else { return }
      checker.report(.constantAssignedTwice(property.name, at: span, declaration: property.span))
      return
    }
    if nesting == 0 { state.assign(key) }
  }
}
