import Diagnostics

/// `some P`: as a parameter a generic parameter without a name, as a result the type that the body returns; and
/// the types between the angle brackets of a protocol.
extension Checker {
  /// Finds the type behind `some P` in a body, which is checked for it.
  func resolveOpaqueResult(of function: FunctionEntity, _ bound: TypeSyntax, in scope: Scope) {
    function.result = opaqueResult(of: function, bound, in: scope) { function.result = $0 }
  }

  func opaqueType(of property: VariableEntity, _ bound: TypeSyntax, _ getter: FunctionEntity)
    -> Type
  {
    opaqueResult(of: getter, bound, in: propertyScope(of: property)) { property.type = $0 }
  }

  private func opaqueResult(
    of function: FunctionEntity, _ bound: TypeSyntax, in scope: Scope, _ assume: (Type) -> Void
  ) -> Type {
    nextVariable += 1
    let variable = TypeVariable(id: nextVariable, literal: .none)
    assume(.variable(variable))
    checkFunctionBody(function)
    let result = fullyNormalized(.variable(variable))
    guard !result.hasVariables else {
      report(.cannotInfer(at: function.span))
      return .error
    }
    guard case .existential(let protocols) = resolve(bound, in: scope) else { return result }
    for protocolEntity in protocols where !conforms(result, to: protocolEntity) {
      report(.doesNotConform(show(result), to: protocolEntity.name, at: bound.span))
    }
    return result
  }

  /// `some P` inside of a parameter's type.
  func opaqueParameter(_ bound: TypeSyntax, of function: FunctionEntity, in scope: Scope) -> Type {
    let generic = makeParameter("some")
    if case .existential(let protocols) = resolve(bound, in: scope) {
      generic.name = "some " + protocols.map { $0.name }.joined(separator: " & ")
      generic.bounds = protocols
    }
    function.genericParameters.append(generic)
    let requirements = primaryRequirements(bound, of: .parameter(generic), in: scope)
    function.requirements += requirements
    environment += requirements
    return .parameter(generic)
  }

  /// What `Collection<Int>` demands beyond the conformance: that the associated type named first is `Int`.
  func primaryRequirements(_ bound: TypeSyntax, of type: Type, in scope: Scope) -> [Requirement] {
    switch bound.kind {
    case .any(let inner), .some(let inner): return primaryRequirements(inner, of: type, in: scope)
    case .composition(let parts):
      return parts.flatMap { primaryRequirements($0, of: type, in: scope) }
    case .named(_, let generics) where !generics.isEmpty:
      guard case .existential(let protocols) = resolve(bound, in: scope),
        let entity = protocols.first
      else { return [] }
      return zip(primaryAssociatedTypes(of: entity), generics).map { name, syntax in
        .same(.associated(type, name), resolve(syntax, in: scope))
      }
    default: return []
    }
  }

  private func primaryAssociatedTypes(of entity: NominalEntity) -> [String] {
    guard entity.isLibrary else { return entity.syntax.generics.parameters.map { $0.name.text } }
    for name in ["Element", "ID", "RawValue"] {
      if refinements(of: entity).contains(where: { $0.associatedTypes.contains { $0.name == name } }
      ) {
        return [name]
      }
    }
    return []
  }

  /// Whether only classes conform to a protocol.
  func isClassBound(_ entity: NominalEntity) -> Bool {
    guard entity.kind == .protocolType else { return entity.kind == .classType }
    guard let object = known.entity("AnyObject") else { return false }
    return refines(entity, object)
  }
}
