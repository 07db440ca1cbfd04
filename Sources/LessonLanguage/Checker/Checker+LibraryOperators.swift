extension Checker {
  /// All functions of an operator, as far as their types are known to this lesson.
  ///
  /// The sized integers and the many views and iterators have operators of their own; few lessons use them, so that
  /// theirs count only once something else of the type is used.
  func operatorFunctions(named name: String) -> [FunctionEntity] {
    if openOperators.insert(name).inserted {
      var functions: [FunctionEntity] = []
      if case .functions(let free)? = entry(name, in: libraryScope) { functions = free }
      for owner in library.operatorOwners[name] ?? [] {
        guard let entity = operatorOwner(owner) else { continue }
        functions += operatorMembers(name, of: entity)
      }
      // Types used for the first time meanwhile have added theirs.
      for function in operatorFunctions[name] ?? []
      where !functions.contains(where: { $0 === function }) { functions.append(function) }
      operatorFunctions[name] = functions
    }
    return operatorFunctions[name] ?? []
  }

  /// The type called `name`, unless it has to be used first.
  private func operatorOwner(_ name: String) -> NominalEntity? {
    if let items = library.declarations[name], waitsForUse(library.outline.items[items[0]], name) {
      guard case .type(.nominal(let entity))? = libraryScope.entries[name], entity.hasMembers else {
        return nil
      }
      return entity
    }
    guard case .type(.nominal(let entity))? = entry(name, in: libraryScope) else { return nil }
    return entity
  }

  private func waitsForUse(_ place: Outline.Item, _ name: String) -> Bool {
    guard place.introducer == .structKeyword else { return false }
    return !place.isBuiltin || name.hasPrefix("UInt") || name.hasPrefix("Int") && name != "Int"
  }

  private func operatorMembers(_ name: String, of entity: NominalEntity) -> [FunctionEntity] {
    var functions: [FunctionEntity] = []
    for case .function(let function) in ownMembers(name, of: entity) where function.isLibrary {
      functions.append(function)
    }
    return functions
  }

  /// Adds the operators of a type whose members have just been collected.
  func addOperators(of entity: NominalEntity) {
    guard let type = entity.libraryType,
      waitsForUse(library.outline.items[type.parts[0]], entity.name)
    else { return }
    for name in openOperators where type.members[name] != nil {
      operatorFunctions[name, default: []] += operatorMembers(name, of: entity)
    }
  }

  /// The functions of an operator that operands of these types could mean.
  func functions(ofOperator name: String, for types: [Type]) -> [FunctionEntity] {
    for type in types {
      if let entity = unwrappedOptional(type).nominalEntity, entity.libraryType != nil {
        collectMembers(of: entity)
      }
    }
    return operatorFunctions(named: name)
  }

  /// Before an operator is looked up as a function: its operands are the parameters of what is expected.
  func collectOperators(_ name: String, for expected: Type) {
    guard case .function(let type) = unwrappedOptional(expected) else { return }
    var operands: [Type] = []
    for parameter in type.parameters {
      if case .tuple(let elements) = normalized(parameter.type) {
        operands += elements.map { $0.type }
      } else {
        operands.append(parameter.type)
      }
    }
    _ = functions(ofOperator: name, for: operands)
  }
}
