import Diagnostics

extension Checker {
  /// What a type still lacks for a conformance.
  struct MissingRequirement {
    /// As it has to be written.
    var signature: String
    var span: Span
    /// A member of the right name and types with other labels.
    var near: Span?
  }

  func missingRequirements(
    of entity: NominalEntity, _ protocolEntity: NominalEntity, _ selfParameter: GenericParameter,
    _ conformance: ConformanceEntity
  ) -> [MissingRequirement] {
    let substitution: Substitution = [selfParameter.id: entity.selfType]
    var missing: [MissingRequirement] = []
    for (_, requirements) in protocolEntity.members {
      for requirement in requirements {
        switch requirement {
        case .function(let function) where function.isRequirement:
          resolveSignature(function)
          if witness(of: function, in: entity.selfType) == nil {
            missing.append(
              MissingRequirement(
                signature: signature(of: function, substitution), span: function.span,
                near: relabelled(function, in: entity)))
          }
        case .variable(let variable) where variable.isRequirement:
          if let problem = missingVariable(variable, in: entity, substitution) {
            missing.append(problem)
          }
        default: break
        }
      }
    }
    for initializer in ownInitializers(of: protocolEntity) where initializer.isRequirement {
      resolveSignature(initializer)
      if witness(of: initializer, in: entity.selfType) == nil {
        missing.append(
          MissingRequirement(
            signature: signature(of: initializer, substitution), span: initializer.span, near: nil))
      }
    }
    return missing.sorted { $0.span.start < $1.span.start }
  }

  private func missingVariable(
    _ requirement: VariableEntity, in entity: NominalEntity, _ substitution: Substitution
  ) -> MissingRequirement? {
    let type = fullyNormalized(substitute(self.type(of: requirement), substitution))
    let isSettable = requirement.setter != nil
    let problem = MissingRequirement(
      signature: "\(requirement.isStatic ? "static " : "")var \(requirement.name): \(show(type))",
      span: requirement.span, near: nil)
    guard let (found, own) = variableWitness(of: requirement, in: entity.selfType) else {
      return problem
    }
    if isSettable, !found.isLibrary, found.isLet || !found.isStored && found.setter == nil {
      return problem
    }
    let foundType = fullyNormalized(substitute(self.type(of: found), own))
    let isOpen = type.contains {
      switch $0 {
      case .parameter, .associated, .variable, .error: return true
      default: return false
      }
    }
    if !isOpen, !foundType.isError, !found.isLibrary, !unifies(foundType, type) { return problem }
    return nil
  }

  /// A method that would do but for its labels.
  private func relabelled(_ requirement: FunctionEntity, in entity: NominalEntity) -> Span? {
    for case .function(let function) in ownMembers(requirement.name, of: entity)
    where !function.isLibrary && !function.isRequirement {
      resolveSignature(function)
      if function.parameters.count == requirement.parameters.count, !function.parameters.isEmpty,
        labels(function) != labels(requirement)
      {
        return function.span
      }
    }
    return nil
  }

  /// How the declaration of `function` is written.
  func signature(of function: FunctionEntity, _ substitution: Substitution) -> String {
    let parameters = function.parameters.map { parameter in
      let label = parameter.label ?? "_"
      let name =
        label == parameter.name || isOperator(function.name) && parameter.label == nil
        ? parameter.name : "\(label) \(parameter.name)"
      let type = show(substitute(parameter.type, substitution))
      return
        "\(name): \(parameter.isInout ? "inout " : "")\(type)\(parameter.isVariadic ? "..." : "")"
    }
    var result = function.isStatic ? "static " : ""
    if function.isMutating, function.owner?.kind != .classType { result += "mutating " }
    if function.kind == .initializer {
      result += "init\(function.isFailable ? "?" : "")"
    } else {
      result += "func \(function.name)\(isOperator(function.name) ? " " : "")"
    }
    result += "(\(parameters.joined(separator: ", ")))"
    if function.isThrowing { result += " throws" }
    if function.kind != .initializer, !function.result.isVoid {
      result += " -> \(show(substitute(function.result, substitution)))"
    }
    return result
  }
}
