import Diagnostics

extension Checker {
  /// Checks every body and every default argument of the library, which otherwise wait for their first use.
  func checkWholeLibrary() {
    for function in libraryFunctions() {
      checkFunctionBody(function)
      for index in function.parameters.indices { _ = defaultArgument(index, of: function) }
    }
    for entity in nominals.prefix(libraryNominalCount) {
      for member in entity.members.values.joined() {
        if case .variable(let variable) = member, !variable.isRequirement {
          _ = type(of: variable)
          checkInitialValue(of: variable)
        }
      }
    }
    sortDiagnostics()
  }

  private func libraryFunctions() -> [FunctionEntity] {
    var result: [FunctionEntity] = []
    for entry in libraryScope.entries.values {
      switch entry {
      case .functions(let functions): result += functions
      case .variable(let variable): result += accessors(of: variable)
      case .type, .genericParameter: break
      }
    }
    for entity in nominals.prefix(libraryNominalCount) {
      collectMembers(of: entity)
      for member in entity.members.values.joined() {
        switch member {
        case .function(let function): result.append(function)
        case .variable(let variable): result += accessors(of: variable)
        case .enumCase: break
        }
      }
      result += entity.initializers
      for item in entity.subscripts { result += [item.getter, item.setter].compactMap { $0 } }
    }
    return result.filter { $0.isLibrary && !$0.isRequirement }.sorted { first, second in
      (first.span.source.index, first.span.start) < (second.span.source.index, second.span.start)
    }
  }

  private func accessors(of variable: VariableEntity) -> [FunctionEntity] {
    [variable.getter, variable.setter, variable.willSet, variable.didSet].compactMap { $0 }
  }
}
