import Diagnostics

extension Checker {
  /// Resolves a type as it is written at a place where the names of `scope` are visible.
  func resolve(_ syntax: TypeSyntax, in scope: Scope) -> Type {
    switch syntax.kind {
    case .named(let name, let generics):
      return resolveNamed(name, generics, in: scope, span: syntax.span)
    case .member(let base, let name, let generics):
      return resolveMember(base, name, generics, in: scope)
    case .array(let element): return known.array(resolve(element, in: scope))
    case .dictionary(let key, let value):
      let keyType = resolve(key, in: scope)
      return known.dictionary(keyType, resolve(value, in: scope))
    case .optional(let wrapped), .implicitlyUnwrapped(let wrapped):
      return known.optional(resolve(wrapped, in: scope))
    case .tuple(let elements):
      if elements.count == 1, elements[0].label == nil {
        return resolve(elements[0].type, in: scope)
      }
      return .tuple(
        elements.map { TupleElement(label: $0.label?.text, type: resolve($0.type, in: scope)) })
    case .function(let function):
      var parameters: [FunctionType.Parameter] = []
      for parameter in function.parameters {
        parameters.append(resolveParameter(parameter, in: scope))
      }
      return .function(
        FunctionType(
          parameters: parameters, result: resolve(function.result, in: scope),
          isThrowing: function.isThrowing))
    case .some(let inner):
      if let opaqueOwner { return opaqueParameter(inner, of: opaqueOwner, in: scope) }
      return resolve(inner, in: scope)
    case .any(let inner):
      if case .named(let name, let generics) = inner.kind, !generics.isEmpty {
        report(.constrainedExistential(name.text, at: syntax.span))
        return .error
      }
      return resolve(inner, in: scope)
    case .composition(let parts):
      var protocols: [NominalEntity] = []
      for part in parts {
        if case .existential(let inner) = resolve(part, in: scope) { protocols += inner }
      }
      return .existential(protocols)
    case .metatype(let inner): return .metatype(resolve(inner, in: scope))
    case .inoutType(let inner), .variadic(let inner), .autoclosure(let inner):
      return resolve(inner, in: scope)
    case .error: return .error
    }
  }

  /// Resolves the type of a parameter with its `inout`, `...` or `@autoclosure`.
  func resolveParameter(_ syntax: TypeSyntax, in scope: Scope) -> FunctionType.Parameter {
    switch syntax.kind {
    case .inoutType(let inner):
      return FunctionType.Parameter(type: resolve(inner, in: scope), isInout: true)
    case .variadic(let inner):
      return FunctionType.Parameter(type: resolve(inner, in: scope), isVariadic: true)
    case .autoclosure(let inner):
      return FunctionType.Parameter(type: resolve(inner, in: scope), isAutoclosure: true)
    default: return FunctionType.Parameter(type: resolve(syntax, in: scope))
    }
  }

  private func resolveNamed(
    _ name: Name, _ generics: [TypeSyntax], in scope: Scope, span: Span
  ) -> Type {
    if name.text == "Any" { return .any }
    if name.text == "Void" { return .void }
    var current: Scope? = scope
    while let place = current {
      if name.text == "Self", let owner = place.owner {
        return owner.selfType
      }
      if let entry = entry(name.text, in: place) {
        switch entry {
        case .genericParameter(let parameter): return normalized(.parameter(parameter))
        case .type(let member): return instantiate(member, generics, in: scope, span: span)
        default: break
        }
      }
      if let owner = place.owner,
        let type = typeMember(name.text, of: owner, generics, in: scope, span: span)
      {
        return type
      }
      current = place.parent
    }
    report(.unknownType(name.text, candidates: typeNames(in: scope), at: name.span))
    return .error
  }

  /// A nested type, alias or associated type of `owner`, seen from inside it.
  private func typeMember(
    _ name: String, of owner: NominalEntity, _ generics: [TypeSyntax], in scope: Scope, span: Span
  ) -> Type? {
    if let member = owner.types[name] {
      if case .nominal(let nested) = member, generics.isEmpty, !nested.genericParameters.isEmpty,
        nested.genericParameters.count == owner.genericParameters.count
      {
        return .nominal(nested, owner.genericParameters.map { .parameter($0) })
      }
      return instantiate(member, generics, in: scope, span: span)
    }
    if let selfParameter = owner.selfParameter {
      for refinement in refinements(of: owner) {
        if refinement.associatedTypes.contains(where: { $0.name == name }) {
          return normalized(.associated(.parameter(selfParameter), name))
        }
        if refinement !== owner, let member = refinement.types[name],
          case .alias(let alias) = member
        {
          guard let inner = refinement.selfParameter else { continue }
          return substitute(resolve(alias), [inner.id: .parameter(selfParameter)])
        }
      }
      return nil
    }
    guard owner.isHeaderResolved else { return nil }
    if case .nominal(let parent, let arguments)? = owner.superclass, let member = parent.types[name]
    {
      if case .nominal(let nested) = member { return .nominal(nested, []) }
      return typeWitness(parent, arguments, name)
    }
    for conformance in owner.conformances {
      for refinement in refinements(of: conformance.protocolEntity)
      where refinement.associatedTypes.contains(where: { $0.name == name }) {
        return typeWitness(owner, owner.genericParameters.map { .parameter($0) }, name)
      }
    }
    return nil
  }

  func instantiate(
    _ member: TypeMember, _ generics: [TypeSyntax], in scope: Scope, span: Span
  ) -> Type {
    switch member {
    case .nominal(let entity):
      if entity.kind == .protocolType { return .existential([entity]) }
      let arguments = generics.map { resolve($0, in: scope) }
      let expected = entity.genericParameters.count
      if arguments.count == expected { return .nominal(entity, arguments) }
      if !arguments.isEmpty, let parent = entity.parent,
        arguments.count + parent.genericParameters.count == expected,
        let outer = enclosing(parent, in: scope)
      {
        return .nominal(entity, outer.arguments + arguments)
      }
      if let enclosing = enclosing(entity, in: scope), arguments.isEmpty { return enclosing }
      if arguments.isEmpty, let inherited = inheritedArguments(entity, in: scope) {
        return inherited
      }
      if arguments.isEmpty, isInferringGenerics {
        return .nominal(entity, entity.genericParameters.map { _ in makeVariable(span) })
      }
      report(.wrongGenericCount(entity.name, expected: expected, found: arguments.count, at: span))
      return .error
    case .alias(let alias):
      let type = resolve(alias)
      if alias.parameters.isEmpty { return type }
      var substitution: Substitution = [:]
      for (parameter, argument) in zip(alias.parameters, generics) {
        substitution[parameter.id] = resolve(argument, in: scope)
      }
      return substitute(type, substitution)
    }
  }

  /// Inside a generic type its bare name means the type itself.
  private func enclosing(_ entity: NominalEntity, in scope: Scope) -> Type? {
    var current: Scope? = scope
    while let place = current {
      if place.owner === entity { return entity.selfType }
      current = place.parent
    }
    return nil
  }

  /// A type nested in a generic type that is in scope has that type's parameters.
  private func inheritedArguments(_ entity: NominalEntity, in scope: Scope) -> Type? {
    guard let parent = entity.parent, !entity.genericParameters.isEmpty else { return nil }
    var current: Scope? = scope
    while let place = current {
      if let owner = place.owner, owner === parent || owner.parent === parent {
        let parameters = owner.genericParameters.prefix(entity.genericParameters.count)
        if parameters.count == entity.genericParameters.count {
          return .nominal(entity, parameters.map { .parameter($0) })
        }
      }
      current = place.parent
    }
    return nil
  }

  private func resolveMember(
    _ base: TypeSyntax, _ name: Name, _ generics: [TypeSyntax], in scope: Scope
  ) -> Type {
    if case .named(let module, let moduleGenerics) = base.kind, moduleGenerics.isEmpty,
      ["Swift", "Foundation", "TrainingEngine", "Plotting", "main"].contains(module.text)
    {
      return resolveNamed(name, generics, in: globalScope, span: name.span)
    }
    let baseType = resolve(base, in: scope)
    switch normalized(baseType) {
    case .nominal(let entity, let arguments):
      if case .nominal(let nested)? = entity.types[name.text] {
        let own = generics.map { resolve($0, in: scope) }
        return .nominal(nested, arguments + own)
      }
      if let type = typeWitness(entity, arguments, name.text) { return type }
      report(.unknownType(name.text, candidates: entity.types.keys.sorted(), at: name.span))
      return .error
    case .parameter, .associated: return normalized(.associated(baseType, name.text))
    case .error: return .error
    default:
      if name.text == "Type" { return .metatype(baseType) }
      report(.unknownType(name.text, candidates: [], at: name.span))
      return .error
    }
  }

  func resolve(_ alias: AliasEntity) -> Type {
    if let type = alias.type { return type }
    guard !alias.isResolving else {
      settledDiagnostics.append(.circularAlias(alias.name.text, at: alias.name.span))
      return .error
    }
    alias.isResolving = true
    defer { alias.isResolving = false }
    let scope = Scope(parent: alias.owner.map { memberScope(of: $0) } ?? aliasScope(alias))
    for parameter in alias.generics.parameters {
      let entity = makeParameter(parameter.name.text)
      alias.parameters.append(entity)
      scope.entries[parameter.name.text] = .genericParameter(entity)
    }
    let type = isolated { resolve(alias.syntax, in: scope) }
    alias.type = type
    return type
  }

  private func aliasScope(_ alias: AliasEntity) -> Scope { globalScope }

  func typeNames(in scope: Scope) -> [String] {
    var names: [String] = []
    var current: Scope? = scope
    while let place = current {
      if place === libraryScope {
        names += libraryNames(onlyTypes: true)
        break
      }
      for (name, entry) in place.entries {
        switch entry {
        case .type, .genericParameter: names.append(name)
        default: break
        }
      }
      current = place.parent
    }
    return names.sorted()
  }

  // MARK: Generic clauses

  /// Declares generic parameters in `scope` and returns them with their requirements.
  func resolve(_ clause: GenericClause, in scope: Scope) -> ([GenericParameter], [Requirement]) {
    var parameters: [GenericParameter] = []
    for syntax in clause.parameters {
      let parameter = makeParameter(syntax.name.text)
      scope.entries[syntax.name.text] = .genericParameter(parameter)
      parameters.append(parameter)
    }
    var requirements: [Requirement] = []
    for (syntax, parameter) in zip(clause.parameters, parameters) {
      guard let bound = syntax.bound else { continue }
      requirements += primaryRequirements(bound, of: .parameter(parameter), in: scope)
      switch resolve(bound, in: scope) {
      case .existential(let protocols): parameter.bounds += protocols
      case .nominal(let entity, let arguments) where entity.kind == .classType:
        parameter.superclass = .nominal(entity, arguments)
      case .error: break
      default: report(.boundIsNotProtocol(at: bound.span))
      }
    }
    return (parameters, requirements + resolve(clause.requirements, in: scope))
  }

  func resolve(_ syntaxes: [GenericClause.Requirement], in scope: Scope) -> [Requirement] {
    var result: [Requirement] = []
    for syntax in syntaxes {
      let saved = environment
      environment += result
      switch syntax {
      case .conformance(let subject, let bound):
        let type = resolve(subject, in: scope)
        switch resolve(bound, in: scope) {
        case .existential(let protocols):
          result += protocols.map { .conforms(type, $0) }
          result += primaryRequirements(bound, of: type, in: scope)
        case .nominal(let entity, let arguments) where entity.kind == .classType:
          result.append(.inherits(type, .nominal(entity, arguments)))
        default: break
        }
      case .sameType(let left, let right):
        result.append(.same(resolve(left, in: scope), resolve(right, in: scope)))
      }
      environment = saved
    }
    return result
  }
}
