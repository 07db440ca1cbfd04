import Diagnostics

extension Checker {
  // MARK: Types

  func checkNominal(_ entity: NominalEntity) {
    guard !entity.isChecked else { return }
    entity.isChecked = true
    // Chains of overrides are followed upwards.
    if let parent = entity.superclass?.nominalEntity, !parent.isLibrary { checkNominal(parent) }
    collectMembers(of: entity)
    let isLocal =
      entity.declarationScope !== globalScope && entity.declarationScope !== libraryScope
    for property in entity.storedProperties { checkStorage(of: property) }
    if entity.kind == .structure || entity.kind == .enumeration { checkRecursion(of: entity) }
    if entity.kind == .enumeration {
      checkRawValues(of: entity)
      checkRepeatedRawValues(of: entity)
    }
    if entity.kind == .classType { checkOverrides(of: entity) }
    if entity.kind != .protocolType { checkConformances(of: entity) }
    if isLocal {
      for case .nominal(let nested) in entity.types.values { checkNominal(nested) }
    }
    checkDuplicates(in: entity)
    checkRepeatedMembers(of: entity)
  }

  private func checkStorage(of property: VariableEntity) {
    let type = type(of: property)
    if property.isLazy, property.isLet { report(.lazyConstant(property.name, at: property.span)) }
    if property.ownership != .strong, !type.isError, !isReference(known.wrapped(type) ?? type) {
      report(.weakValue(property.name, show(type), at: property.span))
    }
  }

  private func checkDuplicates(in entity: NominalEntity) {
    for (name, members) in entity.members where members.count > 1 && !isOperator(name) {
      var variables: [VariableEntity] = []
      for case .variable(let variable) in members
      where !variable.isLibrary && !variable.isRequirement {
        variables.append(variable)
      }
      if variables.count > 1, variables[0].isStatic == variables[1].isStatic,
        variables[0].requirements.isEmpty
      {
        report(.redeclared(name, at: variables[1].span, earlier: variables[0].span))
      }
    }
  }

  private func checkRecursion(of entity: NominalEntity) {
    var visiting: [NominalEntity] = []
    // What has no generic arguments contains the same wherever it stands.
    var visited: Set<ObjectIdentifier> = []
    func visit(_ type: Type) -> Bool {
      switch type.resolved {
      case .nominal(let inner, let arguments):
        if inner.isLibrary {
          guard inner.name == "Optional", let wrapped = arguments.first else { return false }
          return visit(wrapped)
        }
        if inner === entity, !visiting.isEmpty { return true }
        if arguments.isEmpty, !visited.insert(ObjectIdentifier(inner)).inserted { return false }
        if visiting.contains(where: { $0 === inner }) { return false }
        if inner.kind == .classType || inner.kind == .protocolType { return false }
        visiting.append(inner)
        defer { visiting.removeLast() }
        let substitution = inner.substitution(for: arguments)
        collectMembers(of: inner)
        for property in inner.storedProperties
        where visit(substitute(self.type(of: property), substitution)) {
          return true
        }
        for item in inner.cases where !item.isIndirect {
          resolvePayload(item)
          for part in item.payload where visit(substitute(part.type, substitution)) { return true }
        }
        return false
      case .tuple(let elements): return elements.contains { visit($0.type) }
      default: return false
      }
    }
    if visit(entity.selfType) {
      let property = entity.storedProperties.first { property in
        visiting = [entity]
        return visit(self.type(of: property))
      }
      report(
        .recursiveValueType(
          entity.name, isEnumeration: entity.kind == .enumeration,
          at: property?.span ?? entity.span))
    }
  }

  private func checkRawValues(of entity: NominalEntity) {
    guard let raw = entity.rawType else { return }
    let isString = known.isNominal(raw, "String")
    var next: UInt64 = 0
    var isNegative = false
    // One more than the largest number of 64 bits.
    var hasWrapped = false
    for item in entity.cases {
      if let syntax = item.syntax.rawValue {
        let value = finishing { self.check(syntax, as: raw) }
        item.rawValue = value
        if case .literal(.integer(let magnitude, let negative)) = value.kind {
          isNegative = negative && magnitude > 0
          next = isNegative ? magnitude - 1 : magnitude &+ 1
          hasWrapped = !isNegative && next == 0
          if isNegative, next == 0 { isNegative = false }
        }
      } else if isString {
        item.rawValue = TypedExpression(.literal(.string(item.name)), raw, item.span)
      } else {
        item.rawValue = TypedExpression(
          .literal(.integer(next, isNegative: isNegative)), raw, item.span)
        if let name = raw.nominalEntity?.name, let limit = largest(name, isNegative),
          next > limit || hasWrapped
        {
          let value = hasWrapped ? "18446744073709551616" : String(next)
          report(.integerOverflow(value, name, at: item.span))
        }
        if isNegative {
          next -= 1
          if next == 0 { isNegative = false }
        } else {
          next &+= 1
        }
      }
    }
  }

  private func checkOverrides(of entity: NominalEntity) {
    guard let superclass = entity.superclass, case .nominal(let parent, _) = superclass else {
      return
    }
    collectMembers(of: parent)
    checkRequiredInitializers(of: entity, parent)
    for (name, list) in entity.members {
      for member in list {
        switch member {
        case .function(let function) where !isOperator(name):
          resolveSignature(function)
          let inherited = inheritedFunction(function, from: parent)
          if let inherited {
            note(function, overrides: inherited)
            if !function.modifiers.isOverride { report(.missingOverride(name, at: function.span)) }
          } else if function.modifiers.isOverride {
            report(.overridesNothing(name, at: function.span))
          }
        case .variable(let variable):
          if let inherited = inheritedVariable(variable, from: parent) {
            variable.overridden = inherited
            if inherited.modifiers.isFinal {
              report(.overridesFinal(name, at: variable.span, declaration: inherited.span))
            }
            inherited.isOverriddenProperty = true
            if !variable.modifiers.isOverride { report(.missingOverride(name, at: variable.span)) }
          } else if variable.modifiers.isOverride {
            report(.overridesNothing(name, at: variable.span))
          }
        default: break
        }
      }
    }
    for candidate in entity.subscripts {
      resolveSignature(candidate.getter)
      guard let inherited = inheritedSubscript(candidate, from: parent) else { continue }
      note(candidate.getter, overrides: inherited.getter)
      if let setter = candidate.setter, let other = inherited.setter {
        resolveSignature(setter)
        note(setter, overrides: other)
      }
    }
  }

  /// A subclass with initializers of its own has to repeat those that are required.
  private func checkRequiredInitializers(of entity: NominalEntity, _ parent: NominalEntity) {
    guard
      entity.initializers.contains(where: { !$0.modifiers.isConvenience && $0.memberwise == nil })
    else { return }
    for required in ownInitializers(of: parent) where required.modifiers.isRequired {
      let isProvided = entity.initializers.contains { labels($0) == labels(required) }
      if !isProvided {
        report(
          .missingRequiredInitializer(
            labels(required), of: entity.name, at: entity.span, declaration: required.span))
      }
    }
  }

  private func note(_ function: FunctionEntity, overrides inherited: FunctionEntity) {
    function.overridden = inherited
    if inherited.modifiers.isFinal {
      report(.overridesFinal(function.name, at: function.span, declaration: inherited.span))
    }
    var current: FunctionEntity? = inherited
    while let ancestor = current {
      ancestor.isOverridden = true
      current = ancestor.overridden
    }
  }

  private func inheritedSubscript(_ candidate: SubscriptEntity, from parent: NominalEntity)
    -> SubscriptEntity?
  {
    var current: NominalEntity? = parent
    while let entity = current {
      for other in ownSubscripts(of: entity) where other.isStatic == candidate.isStatic {
        resolveSignature(other.getter)
        if hasSameTypes(other.getter, candidate.getter) { return other }
      }
      current = entity.superclass?.nominalEntity
    }
    return nil
  }

  /// Whether parameters have the same labels and types; generic ones are taken to fit.
  private func hasSameTypes(_ first: FunctionEntity, _ second: FunctionEntity) -> Bool {
    guard labels(first) == labels(second) else { return false }
    for (a, b) in zip(first.parameters, second.parameters) {
      let isGeneric = a.type.contains {
        if case .parameter = $0 { return true }
        return false
      }
      if !isGeneric, !a.type.isSame(as: b.type) { return false }
    }
    return true
  }

  private func inheritedFunction(_ function: FunctionEntity, from parent: NominalEntity)
    -> FunctionEntity?
  {
    var current: NominalEntity? = parent
    while let entity = current {
      for case .function(let candidate) in ownMembers(function.name, of: entity)
      where candidate.isStatic == function.isStatic {
        if hasSameTypes(candidate, function) { return candidate }
      }
      current = entity.superclass?.nominalEntity
    }
    return nil
  }

  private func inheritedVariable(_ variable: VariableEntity, from parent: NominalEntity)
    -> VariableEntity?
  {
    var current: NominalEntity? = parent
    while let entity = current {
      for case .variable(let candidate) in ownMembers(variable.name, of: entity)
      where candidate.isStatic == variable.isStatic {
        return candidate
      }
      current = entity.superclass?.nominalEntity
    }
    return nil
  }
}
