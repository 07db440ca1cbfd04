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

  private func collectFunction(_ syntax: FunctionSyntax, _ declaration: Declaration, _ scope: Scope) {
    let function = makeFunction(syntax, declaration.modifiers, owner: nil)
    let isLocal = scope !== libraryScope && scope !== globalScope
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
    if isLocal { localFunctions[ObjectIdentifier(declaration)] = function } else { uncheckedFunctions.append(function) }
  }

  func isOperator(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: "$"): return false
    case 0x80...:
      guard let scalar = name.unicodeScalars.first else { return false }
      return ScalarClass(scalar.value).continuesOperator
    default: return true
    }
  }

  private func enter(_ member: TypeMember, _ name: Name, in scope: Scope) {
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
    function.bodySyntax = syntax.body
    function.isThrowing = syntax.isThrowing
    function.isRethrowing = syntax.isRethrowing
    function.isFailable = syntax.isFailable
    return function
  }

  private func collect(
    _ syntax: NominalSyntax, _ modifiers: Modifiers, parent: NominalEntity?, scope: Scope
  ) {
    if syntax.kind == .extensionOf {
      extensions.append((syntax, scope, isLibrary))
      return
    }
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
    nominals.append(entity)
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
    for parameter in syntax.generics.parameters {
      entity.genericParameters.append(makeParameter(parameter.name.text))
    }
    if kind == .protocolType { entity.selfParameter = makeParameter("Self", isSelf: true) }
    entity.selfParameter?.bounds = [entity]
    collectNested(syntax.members, in: entity, scope: scope)
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

  /// Attaches the extensions collected so far to their types: nested types first, members later.
  func attachExtensions() {
    var attached: [(NominalSyntax, NominalEntity, Bool)] = []
    for (syntax, scope, isLibrary) in extensions {
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
      attached.append((syntax, entity, isLibrary))
    }
    extensions = []
    for (syntax, entity, fromLibrary) in attached {
      entity.extensionSyntaxes.append((syntax, fromLibrary))
    }
    for (syntax, entity, fromLibrary) in attached {
      resolveHeader(entity)
      addConformances(syntax, to: entity, fromLibrary: fromLibrary)
      if entity.hasMembers { addMembers(of: syntax, to: entity, fromLibrary: fromLibrary) }
    }
  }

  private func addConformances(_ syntax: NominalSyntax, to entity: NominalEntity, fromLibrary: Bool) {
    let scope = extensionScope(of: entity, fromLibrary: fromLibrary)
    let requirements = resolve(syntax.generics.requirements, in: scope)
    for inherited in syntax.inherited {
      if case .existential(let protocols) = resolve(inherited, in: scope) {
        for protocolEntity in protocols {
          entity.conformances.append(
            ConformanceEntity(
              protocolEntity: protocolEntity, requirements: requirements, span: inherited.span))
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
    isolated { resolveInheritance(entity) }
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
      for member in syntax.members {
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
      case .nominal(let parent, let arguments) where parent.kind == .classType && entity.kind == .classType:
        if index > 0 { report(.superclassNotFirst(parent.name, at: inherited.span)) }
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

  // MARK: Members

  /// Makes the entities of all members of a type and of its extensions.
  func collectMembers(of entity: NominalEntity) {
    guard !entity.hasMembers else { return }
    entity.hasMembers = true
    resolveHeader(entity)
    isolated {
      isLibrary = entity.isLibrary
      addMembers(entity.syntax.members, to: entity, requirements: [], inExtension: false)
      addImplicitMembers(to: entity)
      for (syntax, fromLibrary) in entity.extensionSyntaxes {
        addMembers(of: syntax, to: entity, fromLibrary: fromLibrary)
      }
    }
  }

  private func addMembers(of syntax: NominalSyntax, to entity: NominalEntity, fromLibrary: Bool) {
    let savedLibrary = isLibrary
    isLibrary = fromLibrary
    let requirements = resolve(
      syntax.generics.requirements, in: extensionScope(of: entity, fromLibrary: fromLibrary))
    addMembers(syntax.members, to: entity, requirements: requirements, inExtension: true)
    isLibrary = savedLibrary
  }

  private func addMembers(
    _ members: [Declaration], to entity: NominalEntity, requirements: [Requirement],
    inExtension: Bool
  ) {
    for member in members {
      switch member.kind {
      case .function(let syntax):
        let function = makeFunction(syntax, member.modifiers, owner: entity)
        function.requirements = requirements
        function.extensionRequirementCount = requirements.count
        function.isRequirement = entity.kind == .protocolType && !inExtension
        add(.function(function), function.name, to: entity, at: function.span)
        if isOperator(function.name) {
          operatorFunctions[function.name, default: []].append(function)
        }
        uncheckedFunctions.append(function)
      case .initializer(let syntax):
        let function = makeFunction(syntax, member.modifiers, owner: entity)
        function.requirements = requirements
        function.extensionRequirementCount = requirements.count
        function.isRequirement = entity.kind == .protocolType && !inExtension
        entity.initializers.append(function)
        if !inExtension { entity.hasInitializerInBody = true }
        uncheckedFunctions.append(function)
      case .deinitializer(let body):
        let function = FunctionEntity(
          name: "deinit", kind: .deinitializer, span: member.span, owner: entity,
          modifiers: member.modifiers, isLibrary: isLibrary)
        function.bodySyntax = body
        function.isSignatureResolved = true
        entity.deinitializer = function
        uncheckedFunctions.append(function)
      case .variable(let syntax):
        addVariables(syntax, member, to: entity, requirements, inExtension)
      case .subscripted(let syntax): addSubscript(syntax, member, to: entity, requirements, inExtension)
      case .enumCases(let cases):
        for syntax in cases {
          let caseEntity = CaseEntity(
            name: syntax.name.text, span: syntax.name.span, owner: entity,
            index: entity.cases.count,
            isIndirect: syntax.isIndirect || entity.isIndirect || member.modifiers.isIndirect,
            syntax: syntax)
          entity.cases.append(caseEntity)
          add(.enumCase(caseEntity), caseEntity.name, to: entity, at: caseEntity.span)
        }
      default: break
      }
    }
  }

  private func add(_ member: Member, _ name: String, to entity: NominalEntity, at span: Span) {
    entity.members[name, default: []].append(member)
  }

  private func addVariables(
    _ syntax: VariableSyntax, _ member: Declaration, to entity: NominalEntity,
    _ requirements: [Requirement], _ inExtension: Bool
  ) {
    var lastType: TypeSyntax?
    for binding in syntax.bindings.reversed() where binding.type != nil { lastType = binding.type; break }
    for binding in syntax.bindings {
      guard case .binding(let name, _) = binding.pattern.kind else {
        report(.propertyPattern(at: binding.pattern.span))
        continue
      }
      let variable = VariableEntity(
        name: name.text, span: name.span, isLet: syntax.isLet, owner: entity,
        isStatic: member.modifiers.isStatic, modifiers: member.modifiers, isLibrary: isLibrary)
      variable.typeSyntax = binding.type ?? (binding.value == nil ? lastType : nil)
      variable.initialSyntax = binding.value
      variable.hasInitialValue =
        binding.value != nil
        || (!syntax.isLet && isOptionalSyntax(variable.typeSyntax))
      variable.requirements = requirements
      variable.isRequirement = entity.kind == .protocolType && !inExtension
      variable.ownership =
        member.modifiers.isWeak ? .weak : member.modifiers.isUnowned ? .unowned : .strong
      if let accessors = binding.accessors { addAccessors(accessors, to: variable, requirements) }
      if let builtin = member.modifiers.builtin {
        variable.getterBuiltin = builtin
        variable.setterBuiltin = binding.accessors?.setter != nil ? builtin + ".set" : nil
      }
      add(.variable(variable), name.text, to: entity, at: name.span)
      let isStored = variable.isStored && !variable.isRequirement
      // An override with observers watches the storage of the superclass.
      if isStored, !variable.isStatic, !member.modifiers.isOverride {
        if inExtension, !entity.isLibrary || !isLibrary {
          report(.storedPropertyInExtension(name.text, at: name.span))
        }
        entity.storedProperties.append(variable)
      }
      if isStored, variable.isStatic, variable.initialSyntax == nil, variable.getterBuiltin == nil {
        if !variable.hasInitialValue {
          report(.staticWithoutValue(name.text, at: name.span))
        }
      }
      uncheckedVariables.append(variable)
    }
  }

  func isOptionalSyntax(_ syntax: TypeSyntax?) -> Bool {
    switch syntax?.kind {
    case .optional, .implicitlyUnwrapped: return true
    default: return false
    }
  }

  func addAccessors(
    _ accessors: AccessorsSyntax, to variable: VariableEntity, _ requirements: [Requirement]
  ) {
    func make(_ accessor: AccessorsSyntax.Accessor?, _ kind: FunctionEntity.Kind, _ name: String)
      -> FunctionEntity?
    {
      guard let accessor else { return nil }
      if accessor.body == nil, variable.modifiers.builtin != nil { return nil }
      var modifiers = variable.modifiers
      modifiers.isMutating = accessor.isMutating
      modifiers.builtin = nil
      let function = FunctionEntity(
        name: name, kind: kind, span: accessor.body?.span ?? variable.span, owner: variable.owner,
        modifiers: modifiers, isLibrary: isLibrary)
      function.bodySyntax = accessor.body
      function.property = variable
      function.requirements = requirements
      function.extensionRequirementCount = requirements.count
      function.isRequirement = variable.isRequirement
      function.isThrowing = accessor.isThrowing
      function.accessorParameter = accessor.parameter?.text
      uncheckedFunctions.append(function)
      return function
    }
    var setterAccessor = accessors.setter
    if variable.owner != nil, variable.owner?.kind != .classType, setterAccessor != nil {
      setterAccessor?.isMutating = accessors.setter?.isMutating ?? true
    }
    variable.getter = make(accessors.getter, .getter, variable.name)
    variable.setter = make(setterAccessor, .setter, variable.name)
    variable.willSet = make(accessors.willSet.map { var a = $0; a.isMutating = true; return a }, .willSet, variable.name)
    variable.didSet = make(accessors.didSet.map { var a = $0; a.isMutating = true; return a }, .didSet, variable.name)
  }

  private func addSubscript(
    _ syntax: SubscriptSyntax, _ member: Declaration, to entity: NominalEntity,
    _ requirements: [Requirement], _ inExtension: Bool
  ) {
    func make(_ accessor: AccessorsSyntax.Accessor, _ kind: FunctionEntity.Kind) -> FunctionEntity {
      var modifiers = member.modifiers
      modifiers.isMutating = accessor.isMutating
      modifiers.builtin = member.modifiers.builtin.map { kind == .setter ? $0 + ".set" : $0 }
      let function = FunctionEntity(
        name: "subscript", kind: kind, span: syntax.span, owner: entity, modifiers: modifiers,
        isLibrary: isLibrary)
      function.bodySyntax = accessor.body
      function.requirements = requirements
      function.extensionRequirementCount = requirements.count
      function.isRequirement = entity.kind == .protocolType && !inExtension
      function.subscriptSyntax = syntax
      function.accessorParameter = accessor.parameter?.text
      function.isThrowing = accessor.isThrowing
      uncheckedFunctions.append(function)
      return function
    }
    guard let getter = syntax.accessors.getter else { return }
    var setter = syntax.accessors.setter
    if entity.kind != .classType, let explicit = setter { setter?.isMutating = explicit.isMutating }
    entity.subscripts.append(
      SubscriptEntity(
        span: syntax.span, owner: entity, isStatic: member.modifiers.isStatic,
        getter: make(getter, .getter), setter: setter.map { make($0, .setter) }))
  }

  // MARK: Members that nobody wrote

  private func addImplicitMembers(to entity: NominalEntity) {
    switch entity.kind {
    case .structure where !entity.isLibrary || entity.builtin == nil:
      if !entity.hasInitializerInBody { addMemberwiseInitializers(to: entity) }
    case .classType:
      if entity.hasInitializerInBody { return }
      for property in entity.storedProperties where !property.hasInitialValue {
        report(.classWithoutInitializer(entity.name, property: property.name, at: entity.span))
        break
      }
      if entity.superclass == nil {
        let function = FunctionEntity(
          name: "init", kind: .initializer, span: entity.span, owner: entity,
          modifiers: Modifiers(), isLibrary: entity.isLibrary)
        function.isSignatureResolved = true
        function.memberwise = []
        entity.initializers.append(function)
      }
    default: break
    }
  }

  private func addMemberwiseInitializers(to entity: NominalEntity) {
    let properties = entity.storedProperties.filter {
      !($0.isLet && $0.initialSyntax != nil) && !$0.isLazy
    }
    addMemberwiseInitializer(of: properties, to: entity)
    if !properties.isEmpty, properties.allSatisfy({ $0.hasInitialValue }) {
      addMemberwiseInitializer(of: [], to: entity)
    }
  }

  private func addMemberwiseInitializer(of properties: [VariableEntity], to entity: NominalEntity) {
    let function = FunctionEntity(
      name: "init", kind: .initializer, span: entity.span, owner: entity, modifiers: Modifiers(),
      isLibrary: entity.isLibrary)
    function.memberwise = properties
    entity.initializers.append(function)
  }
}
