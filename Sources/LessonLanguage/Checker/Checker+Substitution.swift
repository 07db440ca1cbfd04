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
    case .parameter: return environment.isEmpty ? type : rewritten(type)
    case .associated(let base, let name):
      let base = normalized(base)
      switch base {
      case .nominal(let entity, let arguments):
        if let witness = typeWitness(entity, arguments, name) { return normalized(witness) }
        return .error
      case .error: return .error
      case .variable(let variable) where variable.literal != .none: return .associated(base, name)
      default: return rewritten(.associated(base, name))
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
        switch result {
        case .nominal, .tuple, .function:
          return self.hasDependentParts(result) ? self.fullyNormalized(result) : result
        default: return result
        }
      default: return leaf
      }
    }
  }

  private func hasDependentParts(_ type: Type) -> Bool {
    type.contains {
      switch $0 {
      case .associated: return true
      case .parameter: return !self.environment.isEmpty
      default: return false
      }
    }
  }

  // MARK: Equations

  /// What a generic parameter or an associated type of one is known to equal.
  private func rewritten(_ type: Type) -> Type {
    if case .parameter = type, rewrites().isEmpty { return type }
    var type = type
    // Each step goes to a simpler type, so few are ever needed.
    for _ in 0..<16 {
      guard let next = rewriteStep(type) else { return type }
      type = next.resolved
      switch type {
      case .parameter: continue
      case .associated(let base, let name):
        if base.nominalEntity != nil { return normalized(type) }
        type = .associated(normalized(base), name)
      default: return type
      }
    }
    return type
  }

  private func rewriteStep(_ type: Type) -> Type? {
    for (from, to) in rewrites() where from.isSame(as: type) { return to }
    guard case .associated(let base, let name) = type, equatedNames.contains(name) else {
      return nil
    }
    // `Iterator.Element == Element` in a protocol holds for everything that conforms.
    var subject: Type? = base
    while let current = subject {
      for bound in bounds(of: current) {
        for protocolEntity in refinements(of: bound) {
          guard let selfParameter = protocolEntity.selfParameter else { continue }
          for requirement in protocolEntity.requirements {
            guard case .same(let left, let right) = requirement else { continue }
            let (from, to) = ordered(left, right)
            if replacing(selfParameter, by: current, in: from).isSame(as: type) {
              return replacing(selfParameter, by: current, in: to)
            }
          }
        }
      }
      if case .associated(let outer, _) = current { subject = outer } else { subject = nil }
    }
    return nil
  }

  private func replacing(_ parameter: GenericParameter, by type: Type, in subject: Type) -> Type {
    subject.mapLeaves { leaf in
      if case .parameter(let found) = leaf, found === parameter { return type }
      return leaf
    }
  }

  private func rewrites() -> [(from: Type, to: Type)] {
    if let knownRewrites { return knownRewrites }
    var result: [(from: Type, to: Type)] = []
    for case .same(let left, let right) in environment {
      let (from, to) = ordered(left, right)
      // What would contain itself is left as it is.
      if !to.contains({ $0.isSame(as: from) }) { result.append((from, to)) }
    }
    knownRewrites = result
    return result
  }

  /// The more complicated type first: associated types before parameters before types that are known.
  private func ordered(_ left: Type, _ right: Type) -> (from: Type, to: Type) {
    let (a, b) = (complexity(of: left), complexity(of: right))
    return a < b ? (right, left) : (left, right)
  }

  private func complexity(of type: Type) -> Int {
    switch type.resolved {
    case .associated(let base, _): return 10_000_000 + complexity(of: base)
    case .parameter(let parameter): return 1 + parameter.id
    default: return 0
    }
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
    if name == "RawValue", let raw = entity.rawType { return raw }
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
    isolated { inferOpenAssociatedTypes(entity) }
  }

  private func inferOpenAssociatedTypes(_ entity: NominalEntity) {
    collectMembers(of: entity)
    let protocols = entity.conformances.flatMap { refinements(of: $0.protocolEntity) }
    func open(_ visit: (NominalEntity, AssociatedTypeEntity) -> Type?) {
      for protocolEntity in protocols {
        for associated in protocolEntity.associatedTypes
        where entity.types[associated.name] == nil && entity.inferredTypes[associated.name] == nil {
          if let type = visit(protocolEntity, associated), !type.isError {
            entity.inferredTypes[associated.name] = type
          }
        }
      }
    }
    // What the type's own members say comes before defaults, whichever protocol they are for.
    open { _, associated in
      for protocolEntity in protocols {
        if let type = self.infer(associated.name, of: entity, for: protocolEntity) { return type }
      }
      return nil
    }
    open { protocolEntity, associated in
      if let type = self.equated(associated.name, of: entity, in: protocolEntity) { return type }
      if let syntax = associated.defaultType {
        let type = self.resolve(syntax, in: self.memberScope(of: protocolEntity))
        guard let selfParameter = protocolEntity.selfParameter else { return type }
        return self.substitute(type, [selfParameter.id: entity.selfType])
      }
      return self.inferFromDefaults(associated.name, of: entity, for: protocolEntity)
    }
  }

  /// The other side of an equation of the protocol, such as `Iterator.Element == Element`.
  private func equated(
    _ name: String, of entity: NominalEntity, in protocolEntity: NominalEntity
  ) -> Type? {
    guard let selfParameter = protocolEntity.selfParameter else { return nil }
    let wanted = Type.associated(.parameter(selfParameter), name)
    for case .same(let left, let right) in protocolEntity.requirements {
      let substitution: Substitution = [selfParameter.id: entity.selfType]
      if right.isSame(as: wanted) { return substitute(left, substitution) }
      if left.isSame(as: wanted) { return substitute(right, substitution) }
    }
    return nil
  }

  func infer(
    _ name: String, of entity: NominalEntity, for protocolEntity: NominalEntity
  ) -> Type? {
    guard let selfParameter = protocolEntity.selfParameter else { return nil }
    collectMembers(of: protocolEntity)
    let wanted = Type.associated(.parameter(selfParameter), name)
    for (memberName, requirements) in protocolEntity.members.sorted(by: { $0.key < $1.key }) {
      for requirement in requirements {
        for candidate in ownMembers(memberName, of: entity) {
          switch (requirement, candidate) {
          case (.function(let required), .function(let found)) where required.isRequirement:
            resolveSignature(required)
            resolveSignature(found)
            guard couldCorrespond(required, found) else { continue }
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
    for required in ownInitializers(of: protocolEntity) where required.isRequirement {
      resolveSignature(required)
      for found in ownInitializers(of: entity) where labels(found) == labels(required) {
        for (a, b) in zip(required.parameters, found.parameters) {
          if let type = match(a.type, b.type, wanted) { return type }
        }
      }
    }
    for required in ownSubscripts(of: protocolEntity) where required.getter.isRequirement {
      resolveSignature(required.getter)
      for found in ownSubscripts(of: entity) {
        resolveSignature(found.getter)
        guard couldCorrespond(required.getter, found.getter) else { continue }
        if let type = match(required.getter.result, found.getter.result, wanted) { return type }
        for (a, b) in zip(required.getter.parameters, found.getter.parameters) {
          if let type = match(a.type, b.type, wanted) { return type }
        }
      }
    }
    return nil
  }

  /// Looks at the functions that extensions of the protocol provide for its requirements.
  private func inferFromDefaults(
    _ name: String, of entity: NominalEntity, for protocolEntity: NominalEntity
  ) -> Type? {
    guard let selfParameter = protocolEntity.selfParameter else { return nil }
    collectMembers(of: protocolEntity)
    let wanted = Type.associated(.parameter(selfParameter), name)
    let substitution: Substitution = [selfParameter.id: entity.selfType]
    for (_, members) in protocolEntity.members.sorted(by: { $0.key < $1.key }) {
      for case .function(let required) in members where required.isRequirement {
        resolveSignature(required)
        for case .function(let found) in members where !found.isRequirement {
          resolveSignature(found)
          guard found.parameters.count == required.parameters.count,
            let type = match(required.result, found.result, wanted),
            holds(found.requirements, substitution)
          else { continue }
          return substitute(type, substitution)
        }
      }
    }
    return nil
  }

  /// Whether `found` can be what `required` asks for, as far as that shows before associated types are known.
  private func couldCorrespond(_ required: FunctionEntity, _ found: FunctionEntity) -> Bool {
    guard required.parameters.count == found.parameters.count,
      required.isStatic == found.isStatic,
      isOperator(required.name) || labels(required) == labels(found)
    else { return false }
    return zip(required.parameters, found.parameters).allSatisfy {
      couldCorrespond($0.type, $1.type)
    }
  }

  private func couldCorrespond(_ pattern: Type, _ found: Type) -> Bool {
    switch (pattern.resolved, found.resolved) {
    case (.nominal(let a, let x), .nominal(let b, let y)):
      return a === b && zip(x, y).allSatisfy { couldCorrespond($0, $1) }
    case (.nominal, _): return false
    case (.tuple(let x), .tuple(let y)): return x.count == y.count
    case (.function(let x), .function(let y)): return x.parameters.count == y.parameters.count
    default: return true
    }
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
