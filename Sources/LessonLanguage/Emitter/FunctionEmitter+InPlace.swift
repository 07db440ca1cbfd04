import Diagnostics

/// Subscripts of the library whose values are changed where they are (see `Intrinsics`).
extension FunctionEmitter {
  /// Moves the value at `place` out, so that a change does not copy it; `false` if the place has no way to do so.
  func takeOut(_ place: Place, _ type: LoweredType, into target: Int) -> Bool {
    guard
      case .subscripted(let entity, let inner, let receiver?, let receiverType?, let arguments, _) =
        place,
      type.hasReferences, let method = takeMethod(of: entity)
    else { return false }
    modify(receiver, receiverType) { register in
      self.callFunction(
        method, inner, receiver: (register, receiverType),
        registers: arguments.map { ($0.register, $0.type) }, resultType: type, into: target)
    }
    return true
  }

  private func takeMethod(of entity: SubscriptEntity) -> FunctionEntity? {
    guard let owner = entity.owner, owner.isLibrary else { return nil }
    for case .function(let function) in owner.members["_take"] ?? [] {
      checker.resolveSignature(function)
      if function.parameters.map({ $0.label }) == entity.getter.parameters.map({ $0.label }) {
        return function
      }
    }
    return nil
  }

  /// Where the autoclosure of a library's subscript holds a constant, its sibling with `_` before the label, which
  /// takes the value itself.
  func withoutClosures(
    _ entity: SubscriptEntity, _ arguments: [TypedExpression]
  ) -> (SubscriptEntity, [TypedExpression]) {
    guard let owner = entity.owner, owner.isLibrary,
      let last = entity.getter.parameters.last, last.isAutoclosure, let label = last.label,
      case .closure(let closure)? = arguments.last?.kind, let body = closure.body,
      body.statements.count == 1, case .returned(let value?) = body.statements[0].kind,
      isConstant(value)
    else { return (entity, arguments) }
    for sibling in checker.ownSubscripts(of: owner) {
      checker.resolveSignature(sibling.getter)
      if sibling.getter.parameters.last?.label == "_" + label {
        if let setter = sibling.setter { checker.resolveSignature(setter) }
        return (sibling, arguments.dropLast() + [value])
      }
    }
    return (entity, arguments)
  }

  private func isConstant(_ expression: TypedExpression) -> Bool {
    switch expression.kind {
    case .literal, .nilLiteral: true
    case .array(let elements): elements.isEmpty
    case .dictionary(let elements): elements.isEmpty
    case .someOptional(let inner), .negation(let inner): isConstant(inner)
    default: false
    }
  }
}
