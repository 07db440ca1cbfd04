extension Checker {
  /// The function that a type has for a protocol's requirement, with what stands for its owner's parameters.
  ///
  /// Looked for in the type itself, its superclasses and the extensions of its protocols; a member of the type wins.
  func witness(of requirement: FunctionEntity, in type: Type) -> MemberCandidate? {
    guard let protocolEntity = requirement.owner, let selfParameter = protocolEntity.selfParameter
    else { return nil }
    resolveSignature(requirement)
    let type = conformingClass(type, protocolEntity)
    var candidates: [MemberCandidate]
    switch requirement.kind {
    case .initializer: candidates = initializers(of: type)
    case .getter, .setter: return accessorWitness(of: requirement, in: type)
    default: candidates = members(requirement.name, of: type, isStatic: requirement.isStatic)
    }
    candidates.sort { $0.rank < $1.rank }
    for candidate in candidates {
      switch candidate.member {
      case .function(let function):
        if function === requirement || function.isRequirement { continue }
        if matches(function, candidate.substitution, requirement, [selfParameter.id: type]) {
          return candidate
        }
      case .enumCase where requirement.isStatic: return candidate
      default: continue
      }
    }
    return nil
  }

  /// The superclass of a class that declares the conformance: its members are the witnesses, which subclasses may override.
  private func conformingClass(_ type: Type, _ protocolEntity: NominalEntity) -> Type {
    var current = normalized(type)
    while case .nominal(let entity, let arguments) = current, entity.kind == .classType,
      let superclass = entity.superclass
    {
      let parent = normalized(substitute(superclass, entity.substitution(for: arguments)))
      guard conforms(parent, to: protocolEntity) else { break }
      current = parent
    }
    return current
  }

  /// Whether `function` has labels and types that the requirement asks for.
  private func matches(
    _ function: FunctionEntity, _ substitution: Substitution, _ requirement: FunctionEntity,
    _ requirementSubstitution: Substitution
  ) -> Bool {
    resolveSignature(function)
    guard function.parameters.count == requirement.parameters.count,
      isOperator(function.name) || labels(function) == labels(requirement)
    else { return false }
    let mark = trail.count
    let constraints = pending
    let open = openVariables.count
    defer {
      rollBack(to: mark)
      pending = constraints
      openVariables.removeLast(openVariables.count - open)
    }
    var own = substitution
    var wanted = requirementSubstitution
    for parameter in function.genericParameters { own[parameter.id] = makeVariable(function.span) }
    for (index, parameter) in requirement.genericParameters.enumerated() {
      if index < function.genericParameters.count {
        wanted[parameter.id] = own[function.genericParameters[index].id]
      }
    }
    for (a, b) in zip(function.parameters, requirement.parameters) {
      if !unify(substitute(a.type, own), substitute(b.type, wanted)) { return false }
    }
    if function.kind == .initializer { return true }
    let result = substitute(function.result, own)
    let wantedResult = substitute(requirement.result, wanted)
    if unify(result, wantedResult) { return true }
    return isSubclass(result, of: wantedResult)
      || wantedResult.isVoid && function.modifiers.isDiscardable
  }

  /// The property that a type has for a required one.
  func variableWitness(of requirement: VariableEntity, in type: Type) -> (
    VariableEntity, Substitution
  )? {
    let type = requirement.owner.map { conformingClass(type, $0) } ?? type
    let candidates = members(requirement.name, of: type, isStatic: requirement.isStatic)
      .sorted { $0.rank < $1.rank }
    for candidate in candidates {
      if case .variable(let variable) = candidate.member, variable !== requirement,
        !variable.isRequirement
      {
        return (variable, candidate.substitution)
      }
    }
    return nil
  }

  private func accessorWitness(of requirement: FunctionEntity, in type: Type) -> MemberCandidate? {
    guard requirement.subscriptSyntax != nil, let selfParameter = requirement.owner?.selfParameter
    else { return nil }
    let found = subscripts(of: type, isStatic: requirement.isStatic)
    let plain = found.filter { $0.0.getter.genericParameters.isEmpty }
    let generic = found.filter { !$0.0.getter.genericParameters.isEmpty }
    for (candidate, substitution, rank, _) in plain + generic where !candidate.getter.isRequirement
    {
      let function = requirement.kind == .setter ? candidate.setter : candidate.getter
      guard let function,
        matches(function, substitution, requirement, [selfParameter.id: type])
      else { continue }
      return MemberCandidate(
        member: .function(function), substitution: substitution, rank: rank, isDynamic: false)
    }
    return nil
  }

  /// The default argument at `index` of `function`, checked where the function is declared.
  func defaultArgument(_ index: Int, of function: FunctionEntity) -> TypedExpression? {
    if let checked = function.checkedDefaults[index] { return checked }
    guard let syntax = function.parameters[index].defaultValue else { return nil }
    if let properties = function.memberwise, properties[index].initialSyntax != nil {
      checkInitialValue(of: properties[index])
      return properties[index].initialValue
    }
    let parameter = function.parameters[index]
    let value = isolated { () -> TypedExpression in
      isLibrary = function.isLibrary
      currentScope = Scope(parent: function.signatureScope ?? outerScope(of: function))
      currentScope.isStaticContext = true
      context = FunctionContext(
        parent: nil, function: function, resultType: .void, isThrowing: false)
      return withEnvironment(of: function) {
        finishing { self.checkDefault(syntax, parameter) }
      }
    }
    function.checkedDefaults[index] = value
    return value
  }

  private func checkDefault(_ syntax: Expression, _ parameter: ParameterEntity) -> TypedExpression {
    if parameter.isAutoclosure {
      let argument = CallArgument(label: nil, syntax: syntax, span: syntax.span)
      return checkAutoclosure(argument, parameter.type)
    }
    return check(syntax, as: parameter.type)
  }
}
