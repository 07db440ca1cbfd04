import Diagnostics

extension Checker {
  // MARK: Members

  /// Makes the entities of all members of a type and of its extensions.
  func collectMembers(of entity: NominalEntity) {
    guard !entity.hasMembers else { return }
    entity.hasMembers = true
    resolveHeader(entity)
    isolated {
      isLibrary = entity.isLibrary
      if entity.libraryType == nil {
        addMembers(entity.syntax.members, to: entity, requirements: [], inExtension: false)
      } else {
        collectLibraryMembers(of: entity)
      }
      addImplicitMembers(to: entity)
      for syntax in entity.extensionSyntaxes { addMembers(of: syntax, to: entity) }
      addOperators(of: entity)
    }
  }

  /// Adds the members of a lesson's extension.
  func addMembers(of syntax: NominalSyntax, to entity: NominalEntity) {
    let savedLibrary = isLibrary
    isLibrary = false
    entity.hasLessonMembers = true
    let requirements = resolve(
      syntax.generics.requirements, in: extensionScope(of: entity, fromLibrary: false))
    addMembers(syntax.members, to: entity, requirements: requirements, inExtension: true)
    isLibrary = savedLibrary
  }

  func addMembers(
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
        if !isLibrary, isOperator(function.name) {
          guard function.isStatic else {
            settledDiagnostics.append(
              .operatorNotStatic(function.name, in: entity.name, at: function.span))
            continue
          }
          operatorFunctions[function.name, default: []].append(function)
        }
        checkLater(function)
      case .initializer(let syntax):
        let function = makeFunction(syntax, member.modifiers, owner: entity)
        function.requirements = requirements
        function.extensionRequirementCount = requirements.count
        function.isRequirement = entity.kind == .protocolType && !inExtension
        entity.initializers.append(function)
        if !inExtension { entity.hasInitializerInBody = true }
        checkLater(function)
      case .deinitializer(let body):
        let function = FunctionEntity(
          name: "deinit", kind: .deinitializer, span: member.span, owner: entity,
          modifiers: member.modifiers, isLibrary: isLibrary)
        function.bodySyntax = body
        function.isSignatureResolved = true
        entity.deinitializer = function
        checkLater(function)
      case .variable(let syntax):
        addVariables(syntax, member, to: entity, requirements, inExtension)
      case .subscripted(let syntax):
        addSubscript(syntax, member, to: entity, requirements, inExtension)
      case .enumCases(let cases):
        for syntax in cases {
          if let earlier = entity.cases.first(where: {
            $0.name == syntax.name.text && $0.syntax.payload.isEmpty && syntax.payload.isEmpty
          }) {
            report(.redeclared(earlier.name, at: syntax.name.span, earlier: earlier.span))
            continue
          }
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

  /// The library's bodies wait until they are used.
  private func checkLater(_ function: FunctionEntity) {
    if !isLibrary { uncheckedFunctions.append(function) }
  }

  private func add(_ member: Member, _ name: String, to entity: NominalEntity, at span: Span) {
    entity.members[name, default: []].append(member)
  }

  private func addVariables(
    _ syntax: VariableSyntax, _ member: Declaration, to entity: NominalEntity,
    _ requirements: [Requirement], _ inExtension: Bool
  ) {
    var lastType: TypeSyntax?
    for binding in syntax.bindings.reversed() where binding.type != nil {
      lastType = binding.type
      break
    }
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
      if isStored, !variable.isStatic, entity.kind == .enumeration, !inExtension {
        report(.storedInEnum(name.text, at: name.span))
        continue
      }
      if member.modifiers.isMutating { report(.mutatingVariable(name.text, at: name.span)) }
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
      if !isLibrary { uncheckedVariables.append(variable) }
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
      checkLater(function)
      return function
    }
    var setterAccessor = accessors.setter
    if variable.owner != nil, variable.owner?.kind != .classType, setterAccessor != nil {
      setterAccessor?.isMutating = accessors.setter?.isMutating ?? true
    }
    variable.getter = make(accessors.getter, .getter, variable.name)
    variable.setter = make(setterAccessor, .setter, variable.name)
    variable.willSet = make(
      accessors.willSet.map {
        var a = $0
        a.isMutating = true
        return a
      }, .willSet, variable.name)
    variable.didSet = make(
      accessors.didSet.map {
        var a = $0
        a.isMutating = true
        return a
      }, .didSet, variable.name)
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
      checkLater(function)
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
      let open = entity.storedProperties.filter { !$0.hasInitialValue }
      if !open.isEmpty {
        report(
          .classWithoutInitializer(
            entity.name,
            properties: open.map {
              ($0.name, $0.typeSyntax.map { sources.text(of: $0.span) } ?? "")
            },
            at: entity.span))
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
