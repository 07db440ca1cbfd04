import Diagnostics

/// A lesson whose every name is known: what the emitter turns into code.
struct CheckedProgram {
  /// The statements of each block, in order.
  var blocks: [[TypedStatement]]
  /// Top-level variables in the order of their declaration.
  var globals: [VariableEntity]
}

extension Checker {
  /// Checks the blocks of a lesson as one program.
  func check(_ blocks: [[Statement]], displayed: [Bool]) -> CheckedProgram {
    for block in blocks {
      collect(block, into: globalScope)
      noteLaterNames(block, in: globalScope)
    }
    attachExtensions()
    for entity in nominals + extendedLibraryTypes { collectMembers(of: entity) }
    var typed: [[TypedStatement]] = []
    for (index, block) in blocks.enumerated() {
      typed.append(checkBlockStatements(block, displays: displayed[index]))
    }
    let hasErrors = !diagnostics.isEmpty
    checkFunctionRules()
    checkDeclarations()
    checkLiterals()
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

  /// Type aliases that nothing uses have to mean something too.
  private func checkAliases() {
    for case .type(.alias(let alias)) in globalScope.entries.values { _ = resolve(alias) }
  }

  /// Checks types, then the bodies of all functions, in the order of the text.
  private func checkDeclarations() {
    for entity in extendedLibraryTypes { checkConformances(of: entity) }
    for entity in nominals {
      checkNominal(entity)
    }
    checkAliases()
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
}
