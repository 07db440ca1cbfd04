import Diagnostics

/// A lesson whose every name is known: what the emitter turns into code.
struct CheckedProgram {
  /// The statements of each block, in order.
  var blocks: [[TypedStatement]]
  /// Top-level variables in the order of their declaration.
  var globals: [VariableEntity]
}

extension Checker {
  /// Enters the library's declarations; nothing of them is checked before it is used.
  func addLibrary(_ sources: [[Statement]]) {
    isLibrary = true
    for statements in sources { collect(statements, into: libraryScope) }
    attachExtensions()
    for entity in nominals { collectMembers(of: entity) }
    uncheckedFunctions = []
    uncheckedVariables = []
    currentScope = libraryScope
    for statements in sources {
      for statement in statements {
        guard case .declaration(let declaration) = statement.kind,
          case .variable(let syntax) = declaration.kind
        else { continue }
        for binding in syntax.bindings { addLibraryVariable(binding, syntax, declaration) }
      }
    }
    libraryNominalCount = nominals.count
    isLibrary = false
    currentScope = globalScope
  }

  private func addLibraryVariable(
    _ binding: VariableSyntax.Binding, _ syntax: VariableSyntax, _ declaration: Declaration
  ) {
    guard case .binding(let name, _) = binding.pattern.kind else { return }
    let variable = VariableEntity(
      name: name.text, span: name.span, isLet: syntax.isLet, isStatic: true,
      modifiers: declaration.modifiers, isLibrary: true)
    variable.typeSyntax = binding.type
    variable.initialSyntax = binding.value
    variable.hasInitialValue = true
    variable.isLibraryGlobal = true
    if let builtin = declaration.modifiers.builtin { variable.getterBuiltin = builtin }
    libraryScope.entries[name.text] = .variable(variable)
  }

  /// Checks the blocks of a lesson as one program.
  func check(_ blocks: [[Statement]], displayed: [Bool]) -> CheckedProgram {
    for block in blocks {
      collect(block, into: globalScope)
      noteLaterNames(block, in: globalScope)
    }
    attachExtensions()
    for entity in nominals.dropFirst(libraryNominalCount) { collectMembers(of: entity) }
    var typed: [[TypedStatement]] = []
    for (index, block) in blocks.enumerated() {
      typed.append(checkBlockStatements(block, displays: displayed[index]))
    }
    let hasErrors = !diagnostics.isEmpty
    checkDeclarations()
    if !hasErrors, mainContext.declaresWithoutValue { checkTopLevelValues(typed.flatMap { $0 }) }
    sortDiagnostics()
    return CheckedProgram(blocks: typed, globals: globals)
  }

  /// Looks for top-level variables that are read before they have a value, by the top level or by functions that
  /// stand above the place where they get one.
  private func checkTopLevelValues(_ statements: [TypedStatement]) {
    let analysis = DefiniteInitialization(self)
    analysis.checkTopLevel(statements)
    for variable in globals where analysis.isTracked(variable) {
      guard let (use, function) = variable.usesInFunctions.first(where: { _, function in
        function.span.start < analysis.assignedFrom[ObjectIdentifier(variable)] ?? Int32.max
      }) else { continue }
      report(
        .usedByFunctionBeforeValue(
          variable.name, function: function.name, at: use, declaration: variable.span))
    }
  }

  private func checkBlockStatements(_ statements: [Statement], displays: Bool) -> [TypedStatement] {
    currentScope = globalScope
    context = mainContext
    var result: [TypedStatement] = []
    for (index, statement) in statements.enumerated() {
      let isLast = index == statements.count - 1
      let checked = checkStatement(statement, displays: displays && isLast)
      result.append(checked)
    }
    return result
  }

  /// Checks types, then the bodies of all functions, in the order of the text.
  private func checkDeclarations() {
    for entity in nominals.dropFirst(libraryNominalCount) {
      checkNominal(entity)
    }
    var index = 0
    while index < uncheckedFunctions.count {
      checkFunctionBody(uncheckedFunctions[index])
      index += 1
    }
    for variable in uncheckedVariables where !variable.isLibrary {
      _ = type(of: variable)
      checkInitialValue(of: variable)
    }
    index = 0
    while index < uncheckedFunctions.count {
      checkFunctionBody(uncheckedFunctions[index])
      index += 1
    }
  }

  // MARK: Types

  func checkNominal(_ entity: NominalEntity) {
    guard !entity.isChecked else { return }
    entity.isChecked = true
    collectMembers(of: entity)
    let isLocal = entity.declarationScope !== globalScope && entity.declarationScope !== libraryScope
    for property in entity.storedProperties { _ = type(of: property) }
    if entity.kind == .structure || entity.kind == .enumeration { checkRecursion(of: entity) }
    if entity.kind == .enumeration { checkRawValues(of: entity) }
    if entity.kind == .classType { checkOverrides(of: entity) }
    if entity.kind != .protocolType { checkConformances(of: entity) }
    if isLocal {
      for case .nominal(let nested) in entity.types.values { checkNominal(nested) }
    }
    checkDuplicates(in: entity)
  }

  private func checkDuplicates(in entity: NominalEntity) {
    for (name, members) in entity.members where members.count > 1 && !isOperator(name) {
      var variables: [VariableEntity] = []
      for case .variable(let variable) in members where !variable.isLibrary { variables.append(variable) }
      if variables.count > 1, variables[0].isStatic == variables[1].isStatic,
        variables[0].requirements.isEmpty
      {
        report(.redeclared(name, at: variables[1].span, earlier: variables[0].span))
      }
    }
  }

  private func checkRecursion(of entity: NominalEntity) {
    var visiting: [NominalEntity] = []
    func visit(_ type: Type) -> Bool {
      switch type.resolved {
      case .nominal(let inner, let arguments):
        if inner.isLibrary, inner.name != "Optional" { return false }
        if inner === entity, !visiting.isEmpty { return true }
        if visiting.contains(where: { $0 === inner }) { return false }
        if inner.kind == .classType || inner.kind == .protocolType { return false }
        visiting.append(inner)
        defer { visiting.removeLast() }
        let substitution = inner.substitution(for: arguments)
        collectMembers(of: inner)
        for property in inner.storedProperties where visit(substitute(self.type(of: property), substitution)) {
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
      report(.recursiveValueType(entity.name, isEnumeration: entity.kind == .enumeration, at: entity.span))
      entity.isRecursive = true
    }
  }

  private func checkRawValues(of entity: NominalEntity) {
    guard let raw = entity.rawType else { return }
    let isString = known.isNominal(raw, "String")
    var next: UInt64 = 0
    var isNegative = false
    for item in entity.cases {
      if let syntax = item.syntax.rawValue {
        let value = finishing { self.check(syntax, as: raw) }
        item.rawValue = value
        if case .literal(.integer(let magnitude, let negative)) = value.kind {
          isNegative = negative && magnitude > 0
          next = isNegative ? magnitude - 1 : magnitude + 1
          if isNegative, next == 0 { isNegative = false }
        }
      } else if isString {
        item.rawValue = TypedExpression(.literal(.string(item.name)), raw, item.span)
      } else {
        item.rawValue = TypedExpression(
          .literal(.integer(next, isNegative: isNegative)), raw, item.span)
        if isNegative {
          next -= 1
          if next == 0 { isNegative = false }
        } else {
          next += 1
        }
      }
    }
  }

  private func checkOverrides(of entity: NominalEntity) {
    guard let superclass = entity.superclass, case .nominal(let parent, _) = superclass else { return }
    collectMembers(of: parent)
    for (name, list) in entity.members {
      for member in list {
        switch member {
        case .function(let function) where !function.isStatic && !isOperator(name):
          resolveSignature(function)
          let inherited = inheritedFunction(function, from: parent)
          if let inherited {
            function.overridden = inherited
            var current: FunctionEntity? = inherited
            while let ancestor = current {
              ancestor.isOverridden = true
              current = ancestor.overridden
            }
            if !function.modifiers.isOverride { report(.missingOverride(name, at: function.span)) }
          } else if function.modifiers.isOverride {
            report(.overridesNothing(name, at: function.span))
          }
        case .variable(let variable) where !variable.isStatic:
          if let inherited = inheritedVariable(name, from: parent) {
            variable.overridden = inherited
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
      if let inherited = parent.subscripts.first {
        candidate.getter.overridden = inherited.getter
        inherited.getter.isOverridden = true
      }
    }
  }

  private func inheritedFunction(_ function: FunctionEntity, from parent: NominalEntity) -> FunctionEntity? {
    var current: NominalEntity? = parent
    while let entity = current {
      collectMembers(of: entity)
      for case .function(let candidate) in entity.members[function.name] ?? []
      where !candidate.isStatic {
        if labels(candidate) == labels(function),
          zip(candidate.parameters, function.parameters).allSatisfy({ $0.type.isSame(as: $1.type) || $0.type.contains { if case .parameter = $0 { return true }; return false } })
        {
          return candidate
        }
      }
      current = entity.superclass?.nominalEntity
    }
    return nil
  }

  private func inheritedVariable(_ name: String, from parent: NominalEntity) -> VariableEntity? {
    var current: NominalEntity? = parent
    while let entity = current {
      collectMembers(of: entity)
      for case .variable(let candidate) in entity.members[name] ?? [] where !candidate.isStatic {
        return candidate
      }
      current = entity.superclass?.nominalEntity
    }
    return nil
  }

  // MARK: Conformances

  private func checkConformances(of entity: NominalEntity) {
    for conformance in entity.conformances {
      for protocolEntity in refinements(of: conformance.protocolEntity) {
        checkConformance(of: entity, to: protocolEntity, conformance)
      }
    }
  }

  private func checkConformance(
    of entity: NominalEntity, to protocolEntity: NominalEntity, _ conformance: ConformanceEntity
  ) {
    guard !(protocolEntity.isLibrary && ["Equatable", "Hashable", "RawRepresentable", "CaseIterable", "Error", "Sendable"].contains(protocolEntity.name)) else {
      if protocolEntity.name == "Equatable" || protocolEntity.name == "Hashable" {
        checkSynthesis(of: entity, protocolEntity, conformance)
      }
      return
    }
    if protocolEntity.isLibrary, protocolEntity.name == "Comparable", hasOrderedCases(entity) { return }
    collectMembers(of: protocolEntity)
    guard let selfParameter = protocolEntity.selfParameter else { return }
    let saved = environment
    environment += conformance.requirements + entity.requirements
    defer { environment = saved }
    for associated in protocolEntity.associatedTypes {
      if typeWitness(entity, entity.genericParameters.map { .parameter($0) }, associated.name) == nil {
        report(.missingAssociatedType(associated.name, protocolName: protocolEntity.name, typeName: entity.name, at: conformance.span))
        return
      }
    }
    let substitution: Substitution = [selfParameter.id: entity.selfType]
    for (name, requirements) in protocolEntity.members.sorted(by: { $0.key < $1.key }) {
      for requirement in requirements {
        switch requirement {
        case .function(let function) where function.isRequirement:
          resolveSignature(function)
          if witness(of: function, in: entity.selfType) == nil {
            let wanted = substitute(.function(functionType(of: function)), substitution)
            report(.missingRequirement("\(function.isStatic ? "static " : "")func \(name)", type: show(wanted), protocolName: protocolEntity.name, typeName: entity.name, at: conformance.span, requirement: function.span))
          }
        case .variable(let variable) where variable.isRequirement:
          if variableWitness(of: variable, in: entity.selfType) == nil {
            report(.missingRequirement("\(variable.isStatic ? "static " : "")var \(name)", type: show(substitute(type(of: variable), substitution)), protocolName: protocolEntity.name, typeName: entity.name, at: conformance.span, requirement: variable.span))
          }
        default: break
        }
      }
    }
    for initializer in protocolEntity.initializers where initializer.isRequirement {
      if witness(of: initializer, in: entity.selfType) == nil {
        report(.missingRequirement("init", type: show(.function(functionType(of: initializer))), protocolName: protocolEntity.name, typeName: entity.name, at: conformance.span, requirement: initializer.span))
      }
    }
  }

  /// Whether `<` follows from the order of the cases.
  private func hasOrderedCases(_ entity: NominalEntity) -> Bool {
    guard entity.kind == .enumeration, entity.rawType == nil,
      let comparable = known.entity("Comparable")
    else { return false }
    return entity.cases.allSatisfy { item in
      resolvePayload(item)
      return item.payload.allSatisfy { conforms($0.type, to: comparable) }
    }
  }

  private func checkSynthesis(
    of entity: NominalEntity, _ protocolEntity: NominalEntity, _ conformance: ConformanceEntity
  ) {
    if entity.isLibrary { return }
    let saved = environment
    environment += conformance.requirements + entity.requirements
    defer { environment = saved }
    let hasEqual = operatorFunctions["=="]?.contains { $0.owner === entity } ?? false
    if protocolEntity.name == "Equatable", hasEqual { return }
    if protocolEntity.name == "Hashable",
      entity.members["hash"] != nil || entity.members["hashValue"] != nil { return }
    if entity.kind == .classType {
      if entity.superclass.map({ conforms($0, to: protocolEntity) }) ?? false { return }
      report(.classNotSynthesized(entity.name, protocolName: protocolEntity.name, at: conformance.span))
      return
    }
    for property in entity.storedProperties where !conforms(type(of: property), to: protocolEntity) {
      report(.cannotSynthesize(entity.name, protocolName: protocolEntity.name, member: property.name, type: show(type(of: property)), at: conformance.span, member: property.span))
    }
    for item in entity.cases {
      resolvePayload(item)
      for part in item.payload where !conforms(part.type, to: protocolEntity) {
        report(.cannotSynthesize(entity.name, protocolName: protocolEntity.name, member: item.name, type: show(part.type), at: conformance.span, member: item.span))
      }
    }
  }
}
