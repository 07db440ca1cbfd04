import Diagnostics

extension Checker {
  // MARK: Places

  /// Reports a place that cannot be changed; `verb` says what was to be done with it.
  func requireMutable(_ place: TypedExpression, verb: String, at span: Span) {
    switch place.kind {
    case .variable(let variable):
      noteChange(of: variable)
      if variable.isLet, verb != "assign to" || !isInitializable(variable) {
        report(
          .immutable(
            variable.name, kind: immutableKind(variable), verb: verb, at: span,
            declaration: variable.span))
      }
    case .property(let variable, _, let receiver, _):
      if variable.isLet {
        if isInInitializer(of: variable, receiver) { return }
        report(
          .immutable(
            variable.name, kind: .property, verb: verb, at: span, declaration: variable.span))
        return
      }
      if !variable.isStored, variable.setter == nil, variable.setterBuiltin == nil {
        report(.readOnlyProperty(variable.name, at: span))
        return
      }
      if variable.modifiers.setterIsPrivate { checkPrivateSetter(variable, at: span) }
      if let receiver, !isReference(receiver.type) {
        if let setter = variable.setter, !setter.hasInoutSelf { return }
        requireMutable(receiver, verb: verb, at: span)
      }
    case .subscripted(let entity, _, let receiver, _, _):
      if entity.setter == nil {
        report(.readOnlySubscript(at: span))
        return
      }
      if let receiver, !isReference(receiver.type) {
        requireMutable(receiver, verb: verb, at: span)
      }
    case .tupleElement(let base, _): requireMutable(base, verb: verb, at: span)
    case .forceUnwrap(let base), .chainLink(let base), .upcast(let base):
      requireMutable(base, verb: verb, at: span)
    case .chain(let base), .someOptional(let base): requireMutable(base, verb: verb, at: span)
    case .tuple(let elements):
      for element in elements { requireMutable(element, verb: verb, at: span) }
    case .discard, .error: break
    default:
      if !place.type.isError, !isReference(place.type) { report(.notAPlace(verb: verb, at: span)) }
    }
  }

  private func checkPrivateSetter(_ variable: VariableEntity, at span: Span) {
    guard let owner = variable.owner else { return }
    var scope: Scope? = currentScope
    while let place = scope {
      if place.owner === owner { return }
      scope = place.parent
    }
    report(
      .privateSetter(variable.name, owner: owner.name, at: span, declaration: variable.span))
  }

  func isReference(_ type: Type) -> Bool {
    let type = normalized(type)
    switch type {
    case .error: return true
    case .nominal(let entity, _): return entity.kind == .classType || entity.builtin == "host"
    case .parameter, .associated:
      return superclassBound(of: type) != nil || bounds(of: type).contains { isClassBound($0) }
    case .existential(let protocols): return protocols.contains { isClassBound($0) }
    default: return false
    }
  }

  func noteChange(of variable: VariableEntity) {
    variable.isAssigned = true
    if variable.isGlobal, !context.isMain { variable.isChangedElsewhere = true }
  }

  /// A `let` without a value may be given one, once.
  private func isInitializable(_ variable: VariableEntity) -> Bool {
    guard !variable.hasInitialValue, variable.owner == nil, variable.name != "self" else {
      return false
    }
    return variable.context === context && !variable.isInoutParameter
  }

  private func isInInitializer(of variable: VariableEntity, _ receiver: TypedExpression?) -> Bool {
    guard let function = context.function, function.kind == .initializer,
      function.owner === variable.owner, let receiver, case .variable(let base) = receiver.kind
    else { return false }
    if variable.initialSyntax != nil { return false }
    return base.name == "self"
  }

  enum ImmutableKind {
    case constant, parameter, property, selfValue, selfObject, loopVariable, shadowsProperty
  }

  private func immutableKind(_ variable: VariableEntity) -> ImmutableKind {
    if variable.name == "self" {
      return isReference(variable.type ?? .error) ? .selfObject : .selfValue
    }
    if variable.isParameter {
      let isShadow =
        enclosingOwner().map { !members(variable.name, of: $0.selfType, isStatic: false).isEmpty }
        ?? false
      return isShadow ? .shadowsProperty : .parameter
    }
    if variable.isLoopVariable { return .loopVariable }
    return .constant
  }
}
