import Diagnostics

extension DefiniteInitialization {
  func visit(_ expression: TypedExpression) {
    switch expression.kind {
    case .variable(let variable): read(variable, at: expression.span)
    case .property(let property, _, let receiver, _):
      visitProperty(property, receiver, at: expression.span)
    case .call(let callee, let receiver, let arguments, _):
      visitCall(callee, receiver, arguments, at: expression.span)
    case .assignment(let place, let value):
      visit(value)
      assign(place)
    case .closure(let function): visitBody(of: function)
    case .functionValue(_, _, let receiver): if let receiver { visit(receiver) }
    case .shortCircuit(_, let left, let right):
      visit(left)
      let before = state
      visit(right)
      state = before.joined(state)
    case .ternary(let condition, let first, let second):
      visit(condition)
      let before = state
      visit(first)
      let after = state
      state = before
      visit(second)
      state = state.joined(after)
    case .statement(let statement): visit(statement)
    case .tried(let kind, let inner):
      if kind == .plain, state.isReachable { thrown = thrown?.joined(state) ?? state }
      visit(inner)
    case .subscripted(_, _, let receiver, let arguments, _):
      if let receiver { visit(receiver) }
      for argument in arguments { visit(argument) }
    case .tuple(let parts), .array(let parts), .interpolation(let parts):
      for part in parts { visit(part) }
    case .dictionary(let entries):
      for entry in entries {
        visit(entry.key)
        visit(entry.value)
      }
    case .compound(let first, _, _, let second), .identity(let first, let second, _),
      .equality(let first, let second, _), .comparison(_, let first, let second):
      visit(first)
      visit(second)
    case .deferredOperator(let deferred): for operand in deferred.operands { visit(operand) }
    case .tupleElement(let inner, _), .negation(let inner), .someOptional(let inner),
      .forceUnwrap(let inner), .chainLink(let inner), .chain(let inner),
      .toExistential(let inner), .upcast(let inner), .isType(let inner, _), .cast(let inner, _, _),
      .inoutArgument(let inner), .superReceiver(let inner), .isNil(let inner, _):
      visit(inner)
    case .dynamicType(let inner):
      // The type of an instance is known before its properties are.
      if let initialized, isSelf(inner, initialized.variable) { break }
      visit(inner)
    case .literal, .nilLiteral, .enumCaseValue, .metatype, .defaultArgument, .discard, .error:
      break
    }
  }

  /// Reads a property; of an unfinished `self` only what has a value already.
  private func visitProperty(
    _ property: VariableEntity, _ receiver: TypedExpression?, at span: Span
  ) {
    guard let receiver else { return }
    guard let initialized, isSelf(receiver, initialized.variable), property.isStored,
      property.owner === initialized.owner, lacking() != nil
    else { return visit(receiver) }
    if property.isLazy { return useSelf(at: span) }
    if property.hasInitialValue, !initialized.delegates { return }
    let key = ObjectIdentifier(property)
    guard state.isReachable, !state.assigned.contains(key) else { return }
    if initialized.delegates { return useSelf(at: span) }
    guard reported.insert(key).inserted else { return }
    checker.report(
      .usedBeforeValue(
        property.name, isConditional: state.maybeAssigned.contains(key), at: span,
        declaration: property.span))
  }

  private func visitCall(
    _ callee: TypedExpression.Callee, _ receiver: TypedExpression?, _ arguments: [TypedExpression],
    at span: Span
  ) {
    if case .function(let function, _) = callee, function.kind == .initializer, let receiver,
      let initialized, nesting == 0
    {
      for argument in arguments { visit(argument) }
      if isSelf(receiver, initialized.variable) {
        state.assign(initialized.key)
        return
      }
      if case .upcast(let inner) = receiver.kind, isSelf(inner, initialized.variable) {
        visitSuperInitializer(initialized, at: span)
        return
      }
      visit(receiver)
      return
    }
    if case .value(let value) = callee { visit(value) }
    if let receiver { visit(receiver) }
    for argument in arguments { visit(argument) }
  }

  private func visitSuperInitializer(_ initialized: InitializedSelf, at span: Span) {
    for property in initialized.properties where state.isReachable {
      let key = ObjectIdentifier(property)
      guard !state.assigned.contains(key), reported.insert(key).inserted else { continue }
      checker.report(
        .superBeforeProperty(property.name, at: span, declaration: property.span))
    }
    state.assign(initialized.key)
  }

  func assign(_ place: TypedExpression) {
    switch place.kind {
    case .variable(let variable):
      if let initialized, variable === initialized.variable {
        if nesting == 0 { state.assign(initialized.key) }
        return
      }
      assign(variable, at: place.span)
    case .property(let property, _, let receiver?, _):
      if let initialized, isSelf(receiver, initialized.variable) || isInheritedSelf(receiver) {
        assignProperty(property, at: place.span)
      } else {
        visit(receiver)
      }
    case .tuple(let parts): for part in parts { assign(part) }
    case .discard: break
    default: visit(place)
    }
  }

  private func isInheritedSelf(_ receiver: TypedExpression) -> Bool {
    guard let initialized, case .upcast(let inner) = receiver.kind else { return false }
    return isSelf(inner, initialized.variable)
  }
}
