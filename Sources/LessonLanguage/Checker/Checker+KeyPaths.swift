import Diagnostics

/// Key paths: closures where a function is wanted, else objects that hold closures to read and to write.
extension Checker {
  func inferKeyPath(
    _ root: TypeSyntax?, _ body: Expression, _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    let written = root.map { syntax -> Type in
      isInferringGenerics = true
      defer { isInferringGenerics = false }
      return resolve(syntax, in: currentScope)
    }
    let target = expected.map { unwrappedOptional($0) }
    if case .function(let wanted)? = target, wanted.parameters.count == 1 {
      if let written { _ = unify(written, wanted.parameters[0].type) }
      return inferClosure(closure(body, count: 1, span), .function(wanted), span)
    }
    if let target, case .nominal(let entity, let arguments) = target, isKeyPath(entity) {
      if let written { _ = unify(written, arguments[0]) }
      return keyPath(entity, arguments[0], arguments[1], body, span)
    }
    guard let written else {
      report(.keyPathWithoutRoot(at: span))
      return failure(span)
    }
    let value = makeVariable(span)
    for name in ["WritableKeyPath", "KeyPath"] {
      guard let entity = known.entity(name) else { continue }
      if name == "KeyPath"
        || attempt({ _ = self.keyPath(entity, written, self.makeVariable(span), body, span) })
      {
        return keyPath(entity, written, value, body, span)
      }
    }
    return failure(span)
  }

  func isKeyPath(_ entity: NominalEntity) -> Bool {
    entity.isLibrary && entity.name.hasSuffix("KeyPath")
  }

  private func closure(_ body: Expression, count: Int, _ span: Span) -> ClosureSyntax {
    ClosureSyntax(
      captures: [], parameters: nil, isThrowing: false, result: nil,
      body: [Statement(.expression(body), span)], shorthandCount: count, span: span, end: span)
  }

  private func keyPath(
    _ entity: NominalEntity, _ root: Type, _ value: Type, _ body: Expression, _ span: Span
  ) -> TypedExpression {
    if entity.name == "ReferenceWritableKeyPath", normalized(root).nominalEntity?.kind != .classType
    {
      report(.mismatch(expected: "ReferenceWritableKeyPath", found: "WritableKeyPath", at: span))
      return failure(span)
    }
    let read = FunctionType(parameters: [.init(type: root)], result: value)
    var arguments = [inferClosure(closure(body, count: 1, span), .function(read), span)]
    if entity.name != "KeyPath" {
      let write = FunctionType(
        parameters: [.init(type: root, isInout: true), .init(type: value)], result: .void)
      let assignment = Expression(
        .sequence([
          .operand(body), .infix(Name("=", span)),
          .operand(Expression(.name("$1", generics: []), span)),
        ]), span)
      arguments.append(inferClosure(closure(assignment, count: 2, span), .function(write), span))
    }
    let type = Type.nominal(entity, [root, value])
    for callable in initializerCallables(of: type) {
      guard case .function(let function) = callable.kind,
        parameters(of: callable).count == arguments.count
      else { continue }
      return TypedExpression(
        .call(
          .function(function, callable.substitution), receiver: nil, arguments: arguments,
          dynamic: false), type, span)
    }
    return failure(span)
  }

  /// `value[keyPath: path]`, which every value has.
  func keyPathSubscripts(of type: Type) -> [(SubscriptEntity, Substitution, Int, Bool)] {
    guard let entity = known.entity("KeyPathApplicable"), let selfParameter = entity.selfParameter
    else { return [] }
    collectMembers(of: entity)
    return ownSubscripts(of: entity).map { candidate in
      resolveSignature(candidate.getter)
      return (candidate, [selfParameter.id: type], 0, false)
    }
  }
}
