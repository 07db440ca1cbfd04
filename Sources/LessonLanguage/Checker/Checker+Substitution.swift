extension Checker {
  /// Replaces generic parameters, then looks up the associated types that have become known.
  func substitute(_ type: Type, _ substitution: Substitution) -> Type {
    if substitution.isEmpty { return type }
    return type.mapLeaves { leaf in
      switch leaf {
      case .parameter(let parameter): return substitution[parameter.id] ?? leaf
      case .associated: return self.normalized(leaf)
      default: return leaf
      }
    }
  }

  /// Follows variables at the top and resolves `base.Name` as far as it is known.
  func normalized(_ type: Type) -> Type {
    let type = type.resolved
    switch type {
    case .parameter:
      return sameTypeInEnvironment(type) ?? type
    case .associated(let base, let name):
      let base = normalized(base)
      let dependent = Type.associated(base, name)
      if let same = sameTypeInEnvironment(dependent) { return normalized(same) }
      switch base {
      case .nominal(let entity, let arguments):
        if let witness = typeWitness(entity, arguments, name) { return normalized(witness) }
        return .error
      case .error: return .error
      default: return dependent
      }
    default: return type
    }
  }

  /// Resolves all of `type`, not only its top.
  func fullyNormalized(_ type: Type) -> Type {
    type.mapLeaves { leaf in
      switch leaf {
      case .associated, .parameter:
        let result = self.normalized(leaf)
        return result
      default: return leaf
      }
    }
  }

  private func sameTypeInEnvironment(_ type: Type) -> Type? {
    for requirement in environment {
      guard case .same(let left, let right) = requirement else { continue }
      if left.isSame(as: type), !right.isSame(as: type) { return right }
      if case .parameter = type { continue }
      if right.isSame(as: type), case .associated = right { return left }
    }
    return nil
  }

  // MARK: Associated types

  /// What `name` (a type alias, a nested type, a generic parameter or an inferred associated type) means in a type.
  func typeWitness(_ entity: NominalEntity, _ arguments: [Type], _ name: String) -> Type? {
    resolveHeader(entity)
    let substitution = entity.substitution(for: arguments)
    for (index, parameter) in entity.genericParameters.enumerated()
    where parameter.name == name && index < arguments.count { return arguments[index] }
    if let member = entity.types[name] {
      switch member {
      case .nominal(let nested):
        return .nominal(nested, Array(arguments.prefix(nested.genericParameters.count)))
      case .alias(let alias): return substitute(resolve(alias), substitution)
      }
    }
    if let inferred = entity.inferredTypes[name] { return substitute(inferred, substitution) }
    inferAssociatedTypes(entity)
    if let inferred = entity.inferredTypes[name] { return substitute(inferred, substitution) }
    if case .nominal(let parent, let parentArguments)? = entity.superclass {
      return typeWitness(parent, parentArguments.map { substitute($0, substitution) }, name)
    }
    return nil
  }

  /// Finds associated types by comparing the members of `entity` with the requirements of its protocols.
  private func inferAssociatedTypes(_ entity: NominalEntity) {
    guard !entity.isInferring, entity.kind != .protocolType else { return }
    entity.isInferring = true
    defer { entity.isInferring = false }
    collectMembers(of: entity)
    for conformance in entity.conformances {
      for protocolEntity in refinements(of: conformance.protocolEntity) {
        for associated in protocolEntity.associatedTypes
        where entity.types[associated.name] == nil && entity.inferredTypes[associated.name] == nil {
          if let type = infer(associated.name, of: entity, for: protocolEntity) {
            entity.inferredTypes[associated.name] = type
          } else if let syntax = associated.defaultType {
            entity.inferredTypes[associated.name] = substitute(
              resolve(syntax, in: memberScope(of: protocolEntity)),
              protocolEntity.selfParameter.map { [$0.id: entity.selfType] } ?? [:])
          }
        }
      }
    }
  }

  private func infer(
    _ name: String, of entity: NominalEntity, for protocolEntity: NominalEntity
  ) -> Type? {
    guard let selfParameter = protocolEntity.selfParameter else { return nil }
    let wanted = Type.associated(.parameter(selfParameter), name)
    for (memberName, requirements) in protocolEntity.members.sorted(by: { $0.key < $1.key }) {
      for requirement in requirements {
        for candidate in entity.members[memberName] ?? [] {
          switch (requirement, candidate) {
          case (.function(let required), .function(let found)) where required.isRequirement:
            resolveSignature(required)
            resolveSignature(found)
            guard required.parameters.count == found.parameters.count else { continue }
            for (a, b) in zip(required.parameters, found.parameters) {
              if let type = match(a.type, b.type, wanted) { return type }
            }
            if let type = match(required.result, found.result, wanted) { return type }
          case (.variable(let required), .variable(let found)) where required.isRequirement:
            if let type = match(self.type(of: required), self.type(of: found), wanted) {
              return type
            }
          default: continue
          }
        }
      }
    }
    for required in protocolEntity.subscripts {
      resolveSignature(required.getter)
      for found in entity.subscripts {
        resolveSignature(found.getter)
        guard required.getter.parameters.count == found.getter.parameters.count else { continue }
        if let type = match(required.getter.result, found.getter.result, wanted) { return type }
        for (a, b) in zip(required.getter.parameters, found.getter.parameters) {
          if let type = match(a.type, b.type, wanted) { return type }
        }
      }
    }
    return nil
  }

  /// What stands in `found` where `pattern` has `wanted`.
  private func match(_ pattern: Type, _ found: Type, _ wanted: Type) -> Type? {
    let pattern = pattern.resolved
    let found = found.resolved
    if pattern.isSame(as: wanted) { return found }
    switch (pattern, found) {
    case (.nominal(let a, let x), .nominal(let b, let y)) where a === b:
      for (p, f) in zip(x, y) { if let type = match(p, f, wanted) { return type } }
    case (.tuple(let x), .tuple(let y)) where x.count == y.count:
      for (p, f) in zip(x, y) { if let type = match(p.type, f.type, wanted) { return type } }
    case (.function(let x), .function(let y)) where x.parameters.count == y.parameters.count:
      for (p, f) in zip(x.parameters, y.parameters) {
        if let type = match(p.type, f.type, wanted) { return type }
      }
      return match(x.result, y.result, wanted)
    default: break
    }
    return nil
  }
}
