import Diagnostics

extension Checker {
  // MARK: Collecting names

  /// Enters the types, functions and operators of `statements` into `scope`, before any body is looked at.
  func collect(_ statements: [Statement], into scope: Scope) {
    for statement in statements {
      guard case .declaration(let declaration) = statement.kind else { continue }
      switch declaration.kind {
      case .nominal(let syntax): collect(syntax, declaration.modifiers, parent: nil, scope: scope)
      case .function(let syntax): collectFunction(syntax, declaration, scope)
      case .typeAlias(let name, let generics, let syntax):
        enter(
          .alias(AliasEntity(name: name, generics: generics, syntax: syntax, owner: nil)), name,
          in: scope)
      case .operatorDeclaration(let syntax): operators.declare(syntax)
      case .precedenceGroup(let syntax): operators.declare(syntax)
      default: break
      }
    }
  }

  private func collectFunction(_ syntax: FunctionSyntax, _ declaration: Declaration, _ scope: Scope)
  {
    let function = makeFunction(syntax, declaration.modifiers, owner: nil)
    if !isLibrary, declaration.modifiers.isMutating || declaration.modifiers.isOverride {
      let modifier = declaration.modifiers.isMutating ? "mutating" : "override"
      report(.misplacedModifier(modifier, at: function.span))
    }
    let isLocal = scope !== globalScope
    if isLocal {
      function.localScope = scope
      function.localContext = context
      let variable = VariableEntity(name: function.name, span: function.span, isLet: true)
      variable.context = context
      variable.localFunction = function
      function.localVariable = variable
    }
    if isOperator(syntax.name.text) {
      operatorFunctions[syntax.name.text, default: []].append(function)
    }
    if case .functions(let others)? = scope.entries[syntax.name.text] {
      scope.entries[syntax.name.text] = .functions(others + [function])
    } else {
      scope.entries[syntax.name.text] = .functions([function])
    }
    if isLocal {
      localFunctions[ObjectIdentifier(declaration)] = function
    } else {
      uncheckedFunctions.append(function)
    }
  }

  func isOperator(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: "$"):
      return false
    case 0x80...:
      guard let scalar = name.unicodeScalars.first else { return false }
      return ScalarClass(scalar.value).continuesOperator
    default: return true
    }
  }

  func enter(_ member: TypeMember, _ name: Name, in scope: Scope) {
    if case .type(let earlier)? = scope.entries[name.text], case .nominal(let entity) = earlier {
      report(.redeclared(name.text, at: name.span, earlier: entity.span))
    }
    scope.entries[name.text] = .type(member)
  }

  func makeFunction(_ syntax: FunctionSyntax, _ modifiers: Modifiers, owner: NominalEntity?)
    -> FunctionEntity
  {
    let function = FunctionEntity(
      name: syntax.name.text, kind: syntax.name.text == "init" ? .initializer : .function,
      span: syntax.name.span, owner: owner, modifiers: modifiers, isLibrary: isLibrary)
    function.syntax = syntax
    function.isOperator = isOperator(syntax.name.text)
    function.bodySyntax = syntax.body
    function.isThrowing = syntax.isThrowing
    function.isRethrowing = syntax.isRethrowing
    function.isFailable = syntax.isFailable
    return function
  }

  func collect(
    _ syntax: NominalSyntax, _ modifiers: Modifiers, parent: NominalEntity?, scope: Scope
  ) {
    if syntax.kind == .extensionOf {
      extensions.append((syntax, scope))
      return
    }
    let entity = makeNominal(syntax, modifiers, parent: parent, scope: scope)
    collectNested(syntax.members, in: entity, scope: scope)
  }

  /// Enters a type without what is in it.
  func makeNominal(
    _ syntax: NominalSyntax, _ modifiers: Modifiers, parent: NominalEntity?, scope: Scope
  ) -> NominalEntity {
    let kind: NominalEntity.Kind
    switch syntax.kind {
    case .structure: kind = .structure
    case .classType: kind = .classType
    case .enumeration: kind = .enumeration
    case .protocolType, .extensionOf: kind = .protocolType
    }
    let entity = NominalEntity(
      name: syntax.name.text, kind: kind, syntax: syntax, modifiers: modifiers, parent: parent,
      isLibrary: isLibrary)
    if !isLibrary { nominals.append(entity) }
    if let parent {
      if case .nominal(let earlier)? = parent.types[entity.name] {
        report(.redeclared(entity.name, at: entity.span, earlier: earlier.span))
      }
      parent.types[entity.name] = .nominal(entity)
      entity.genericParameters = parent.genericParameters
    } else {
      enter(.nominal(entity), syntax.name, in: scope)
    }
    entity.declarationScope = scope
    for parameter in syntax.generics.parameters where kind != .protocolType {
      entity.genericParameters.append(makeParameter(parameter.name.text))
    }
    if kind == .protocolType { entity.selfParameter = makeParameter("Self", isSelf: true) }
    entity.selfParameter?.bounds = [entity]
    return entity
  }

  func collectNested(_ members: [Declaration], in entity: NominalEntity, scope: Scope) {
    for member in members {
      switch member.kind {
      case .nominal(let nested): collect(nested, member.modifiers, parent: entity, scope: scope)
      case .typeAlias(let name, let generics, let syntax):
        entity.types[name.text] = .alias(
          AliasEntity(name: name, generics: generics, syntax: syntax, owner: entity))
      default: break
      }
    }
  }

  /// Attaches the lesson's extensions to their types: nested types first, members later.
  func attachExtensions() {
    var attached: [(NominalSyntax, NominalEntity)] = []
    for (syntax, scope) in extensions {
      guard let extended = syntax.extended else { continue }
      isInferringGenerics = true
      let type = resolve(extended, in: scope)
      isInferringGenerics = false
      let entity: NominalEntity
      switch type {
      case .nominal(let found, _): entity = found
      case .existential(let protocols) where protocols.count == 1: entity = protocols[0]
      default: continue
      }
      collectNested(syntax.members, in: entity, scope: scope)
      attached.append((syntax, entity))
    }
    extensions = []
    for (syntax, entity) in attached { entity.extensionSyntaxes.append(syntax) }
    for (syntax, entity) in attached {
      resolveHeader(entity)
      addConformances(syntax, to: entity, fromLibrary: false)
      if entity.hasMembers { addMembers(of: syntax, to: entity) }
    }
  }

  func addConformances(_ syntax: NominalSyntax, to entity: NominalEntity, fromLibrary: Bool) {
    let scope = extensionScope(of: entity, fromLibrary: fromLibrary)
    let requirements = resolve(syntax.generics.requirements, in: scope)
    if entity.isLibrary, !fromLibrary, !extendedLibraryTypes.contains(where: { $0 === entity }) {
      extendedLibraryTypes.append(entity)
    }
    for inherited in syntax.inherited {
      if case .existential(let protocols) = resolve(inherited, in: scope) {
        for protocolEntity in protocols {
          entity.conformances.append(
            ConformanceEntity(
              protocolEntity: protocolEntity, requirements: requirements, span: inherited.span,
              isOfLesson: !fromLibrary))
        }
      }
    }
  }

  // MARK: Headers

  /// The names visible to the members of a type.
  func memberScope(of entity: NominalEntity) -> Scope {
    if let scope = entity.memberScope { return scope }
    let outer = entity.parent.map { memberScope(of: $0) } ?? entity.declarationScope ?? globalScope
    let scope = Scope(parent: outer)
    scope.owner = entity
    for parameter in entity.genericParameters {
      scope.entries[parameter.name] = .genericParameter(parameter)
    }
    if let selfParameter = entity.selfParameter {
      scope.entries["Self"] = .genericParameter(selfParameter)
    }
    entity.memberScope = scope
    return scope
  }

  /// The names around the members of an extension: of a library type in a lesson the lesson's names too.
  func extensionScope(of entity: NominalEntity, fromLibrary: Bool) -> Scope {
    let scope = memberScope(of: entity)
    guard entity.isLibrary, !fromLibrary else { return scope }
    if let lessonScope = entity.lessonScope { return lessonScope }
    let lessonScope = Scope(parent: globalScope)
    lessonScope.owner = entity
    lessonScope.entries = scope.entries
    entity.lessonScope = lessonScope
    return lessonScope
  }

  /// Finds superclass, protocols and bounds of a type.
  func resolveHeader(_ entity: NominalEntity) {
    guard !entity.isHeaderResolved else { return }
    entity.isHeaderResolved = true
    isolated {
      resolveInheritance(entity)
      addLibraryConformances(to: entity)
    }
    entity.isHeaderFinished = true
  }

  private func resolveInheritance(_ entity: NominalEntity) {
    let scope = memberScope(of: entity)
    let syntax = entity.syntax
    let own = entity.genericParameters.suffix(syntax.generics.parameters.count)
    for (parameter, parameterSyntax) in zip(own, syntax.generics.parameters) {
      guard let bound = parameterSyntax.bound else { continue }
      switch resolve(bound, in: scope) {
      case .existential(let protocols): parameter.bounds += protocols
      case .nominal(let bounded, let arguments) where bounded.kind == .classType:
        parameter.superclass = .nominal(bounded, arguments)
      default: break
      }
    }
    if entity.kind == .protocolType {
      for member in libraryAssociatedTypes(of: entity) + syntax.members {
        guard case .associatedType(let name, let bound, let defaultType) = member.kind else {
          continue
        }
        entity.associatedTypes.append(
          AssociatedTypeEntity(name: name.text, bounds: [], defaultType: defaultType))
        if let bound, case .existential(let protocols) = resolve(bound, in: scope) {
          entity.associatedTypes[entity.associatedTypes.count - 1].bounds = protocols
        }
      }
    }
    entity.requirements = []
    for (index, inherited) in syntax.inherited.enumerated() {
      switch resolve(inherited, in: scope) {
      case .existential(let protocols):
        for protocolEntity in protocols {
          entity.conformances.append(
            ConformanceEntity(
              protocolEntity: protocolEntity, requirements: [], span: inherited.span))
        }
      case .nominal(let parent, let arguments)
      where parent.kind == .classType && entity.kind == .classType:
        if index > 0 {
          report(
            entity.superclass == nil
              ? .superclassNotFirst(parent.name, at: inherited.span)
              : .secondSuperclass(parent.name, at: inherited.span))
          continue
        }
        if parent.isFinal {
          report(.inheritsFromFinal(parent.name, at: inherited.span, declaration: parent.span))
        }
        if inheritsFrom(parent, entity) {
          report(.circularInheritance(entity.name, at: inherited.span))
          continue
        }
        entity.superclass = .nominal(parent, arguments)
        resolveHeader(parent)
        parent.subclasses.append(entity)
      case let type where entity.kind == .enumeration && index == 0:
        entity.rawType = type
        if let raw = known.entity("RawRepresentable") {
          entity.conformances.append(
            ConformanceEntity(protocolEntity: raw, requirements: [], span: inherited.span))
        }
      case .error: break
      case let type: report(.inheritsFromNonClass(entity.name, show(type), at: inherited.span))
      }
    }
    entity.requirements = resolve(syntax.generics.requirements, in: scope)
    guard entity.kind == .protocolType else { return }
    for case .same(let left, let right) in entity.requirements {
      for case .associated(_, let name) in [left, right] { equatedNames.insert(name) }
    }
  }

  private func inheritsFrom(_ entity: NominalEntity, _ other: NominalEntity) -> Bool {
    var current: NominalEntity? = entity
    var steps = 0
    while let candidate = current, steps < 1000 {
      if candidate === other { return true }
      current = candidate.superclass?.nominalEntity
      steps += 1
    }
    return false
  }
}
