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
    collectLibraryMembers()
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
      guard
        let (use, function) = variable.usesInFunctions.first(where: { _, function in
          function.span.start < analysis.assignedFrom[ObjectIdentifier(variable)] ?? Int32.max
        })
      else { continue }
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

  // MARK: Conformances

  func checkConformances(of entity: NominalEntity) {
    for conformance in entity.conformances {
      for protocolEntity in refinements(of: conformance.protocolEntity) {
        checkConformance(of: entity, to: protocolEntity, conformance)
      }
    }
  }

  private func checkConformance(
    of entity: NominalEntity, to protocolEntity: NominalEntity, _ conformance: ConformanceEntity
  ) {
    guard
      !(protocolEntity.isLibrary
        && ["Equatable", "Hashable", "RawRepresentable", "CaseIterable", "Error", "Sendable"]
          .contains(protocolEntity.name))
    else {
      if protocolEntity.name == "Equatable" || protocolEntity.name == "Hashable" {
        checkSynthesis(of: entity, protocolEntity, conformance)
      }
      return
    }
    if protocolEntity.isLibrary, protocolEntity.name == "Comparable", hasOrderedCases(entity) {
      return
    }
    collectMembers(of: protocolEntity)
    guard let selfParameter = protocolEntity.selfParameter else { return }
    let saved = environment
    environment += conformance.requirements + entity.requirements
    defer { environment = saved }
    for associated in protocolEntity.associatedTypes {
      if typeWitness(entity, entity.genericParameters.map { .parameter($0) }, associated.name)
        == nil
      {
        report(
          .missingAssociatedType(
            associated.name, protocolName: protocolEntity.name, typeName: entity.name,
            at: conformance.span))
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
            report(
              .missingRequirement(
                "\(function.isStatic ? "static " : "")func \(name)", type: show(wanted),
                protocolName: protocolEntity.name, typeName: entity.name, at: conformance.span,
                requirement: function.span))
          }
        case .variable(let variable) where variable.isRequirement:
          if variableWitness(of: variable, in: entity.selfType) == nil {
            report(
              .missingRequirement(
                "\(variable.isStatic ? "static " : "")var \(name)",
                type: show(substitute(type(of: variable), substitution)),
                protocolName: protocolEntity.name, typeName: entity.name, at: conformance.span,
                requirement: variable.span))
          }
        default: break
        }
      }
    }
    for initializer in protocolEntity.initializers where initializer.isRequirement {
      if witness(of: initializer, in: entity.selfType) == nil {
        report(
          .missingRequirement(
            "init", type: show(.function(functionType(of: initializer))),
            protocolName: protocolEntity.name, typeName: entity.name, at: conformance.span,
            requirement: initializer.span))
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
      entity.members["hash"] != nil || entity.members["hashValue"] != nil
    {
      return
    }
    if entity.kind == .classType {
      if entity.superclass.map({ conforms($0, to: protocolEntity) }) ?? false { return }
      report(
        .classNotSynthesized(entity.name, protocolName: protocolEntity.name, at: conformance.span))
      return
    }
    for property in entity.storedProperties where !conforms(type(of: property), to: protocolEntity)
    {
      report(
        .cannotSynthesize(
          entity.name, protocolName: protocolEntity.name, member: property.name,
          type: show(type(of: property)), at: conformance.span, member: property.span))
    }
    for item in entity.cases {
      resolvePayload(item)
      for part in item.payload where !conforms(part.type, to: protocolEntity) {
        report(
          .cannotSynthesize(
            entity.name, protocolName: protocolEntity.name, member: item.name,
            type: show(part.type), at: conformance.span, member: item.span))
      }
    }
  }
}
