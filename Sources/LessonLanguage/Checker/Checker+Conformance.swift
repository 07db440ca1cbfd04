extension Checker {
  /// `entity` and all protocols that it refines.
  func refinements(of entity: NominalEntity) -> [NominalEntity] {
    if let known = entity.knownRefinements { return known }
    resolveHeader(entity)
    var result = [entity]
    var index = 0
    while index < result.count {
      for conformance in result[index].conformances
      where !result.contains(where: { $0 === conformance.protocolEntity }) {
        resolveHeader(conformance.protocolEntity)
        result.append(conformance.protocolEntity)
      }
      index += 1
    }
    if entity.kind == .protocolType, result.allSatisfy({ $0.isHeaderFinished }) {
      entity.knownRefinements = result
    }
    return result
  }

  func refines(_ entity: NominalEntity, _ other: NominalEntity) -> Bool {
    entity === other || refinements(of: entity).contains { $0 === other }
  }

  /// Whether values of `type` have what `protocolEntity` demands.
  func conforms(_ type: Type, to protocolEntity: NominalEntity) -> Bool {
    let type = normalized(type)
    if protocolEntity.isLibrary, protocolEntity.name == "AnyObject" { return isReference(type) }
    switch type {
    case .error: return true
    case .variable(let variable):
      return variable.literal == .none
        || conforms(known.defaultType(of: variable.literal), to: protocolEntity)
    case .nominal(let entity, let arguments):
      return nominal(entity, arguments, conformsTo: protocolEntity)
    case .parameter, .associated:
      return bounds(of: type).contains { refines($0, protocolEntity) }
        || superclassBound(of: type).map { conforms($0, to: protocolEntity) } ?? false
    case .existential(let protocols):
      // Values of different types inside cannot be compared with one another.
      if protocolEntity.isLibrary,
        ["Equatable", "Hashable", "Comparable"].contains(protocolEntity.name)
      {
        return false
      }
      return protocols.contains { refines($0, protocolEntity) }
    case .tuple(let elements):
      switch protocolEntity.name {
      case "Equatable", "Hashable", "Comparable":
        return elements.allSatisfy { conforms($0.type, to: protocolEntity) }
      default: return protocolEntity.name == "Sendable"
      }
    case .function, .metatype: return protocolEntity.name == "Sendable"
    }
  }

  func nominal(
    _ entity: NominalEntity, _ arguments: [Type], conformsTo protocolEntity: NominalEntity
  ) -> Bool {
    resolveHeader(entity)
    let substitution = entity.substitution(for: arguments)
    for conformance in entity.conformances where refines(conformance.protocolEntity, protocolEntity)
    {
      if holds(conformance.requirements, substitution) { return true }
    }
    if entity.kind == .enumeration,
      protocolEntity.name == "Hashable" || protocolEntity.name == "Equatable",
      entity.cases.allSatisfy({ $0.syntax.payload.isEmpty }), entity.name != "Never"
    {
      return true
    }
    if protocolEntity.name == "Sendable" { return true }
    if case .nominal(let parent, let parentArguments)? = entity.superclass {
      return nominal(
        parent, parentArguments.map { substitute($0, substitution) }, conformsTo: protocolEntity)
    }
    return false
  }

  /// Whether all `requirements` hold once the parameters are replaced.
  func holds(_ requirements: [Requirement], _ substitution: Substitution) -> Bool {
    for requirement in requirements {
      switch requirement {
      case .conforms(let type, let protocolEntity):
        if !conforms(substitute(type, substitution), to: protocolEntity) { return false }
      case .inherits(let type, let superclass):
        if !isSubclass(substitute(type, substitution), of: substitute(superclass, substitution)) {
          return false
        }
      case .same(let a, let b):
        let left = normalized(substitute(a, substitution))
        let right = normalized(substitute(b, substitution))
        if case .variable = left { continue }
        if case .variable = right { continue }
        if !left.isError, !right.isError, !couldBeSame(left, right) { return false }
      }
    }
    return true
  }

  private func couldBeSame(_ a: Type, _ b: Type) -> Bool {
    if !a.hasVariables, !b.hasVariables { return fullyNormalized(a).isSame(as: fullyNormalized(b)) }
    let mark = trail.count
    let constraints = pending
    let result = unify(a, b)
    rollBack(to: mark)
    pending = constraints
    return result
  }

  /// The protocols that a generic parameter or an associated type is known to conform to.
  func bounds(of type: Type) -> [NominalEntity] {
    var result: [NominalEntity] = []
    switch type.resolved {
    case .parameter(let parameter): result = parameter.bounds
    case .associated(let base, let name):
      for protocolEntity in bounds(of: base) {
        for refinement in refinements(of: protocolEntity) {
          for associated in refinement.associatedTypes where associated.name == name {
            result += associated.bounds
          }
          for requirement in refinement.requirements {
            guard
              case .conforms(.associated(.parameter(let parameter), let other), let bound) =
                requirement, parameter.isSelf, other == name
            else { continue }
            result.append(bound)
          }
        }
      }
    case .existential(let protocols): result = protocols
    default: break
    }
    for requirement in environment {
      if case .conforms(let subject, let protocolEntity) = requirement,
        subject.isSame(as: type.resolved)
      {
        result.append(protocolEntity)
      }
    }
    return result
  }

  func superclassBound(of type: Type) -> Type? {
    if case .parameter(let parameter) = type.resolved, let superclass = parameter.superclass {
      return superclass
    }
    for requirement in environment {
      if case .inherits(let subject, let superclass) = requirement,
        subject.isSame(as: type.resolved)
      {
        return superclass
      }
    }
    return nil
  }

  func isSubclass(_ type: Type, of superclass: Type) -> Bool {
    guard case .nominal(let target, _) = superclass.resolved, target.kind == .classType else {
      return false
    }
    var current: Type? = normalized(type)
    if let start = current, case .parameter = start { current = superclassBound(of: start) }
    while let type = current, case .nominal(let entity, let arguments) = type.resolved {
      if entity === target {
        return couldBeSame(type, superclass)
      }
      resolveHeader(entity)
      current = entity.superclass.map {
        substitute($0, entity.substitution(for: arguments))
      }
    }
    return false
  }
}
