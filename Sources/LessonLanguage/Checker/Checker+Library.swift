import Diagnostics

extension Checker {
  /// Checks every body and every default argument of the library, which otherwise wait for their first use.
  func checkWholeLibrary() {
    for name in libraryNames(onlyTypes: false) { _ = entry(name, in: libraryScope) }
    var variables: [VariableEntity] = []
    var functions: [FunctionEntity] = []
    for entry in libraryScope.entries.values {
      switch entry {
      case .functions(let found): functions += found
      case .variable(let variable): functions += accessors(of: variable)
      case .type(.nominal(let entity)): collectWhole(entity, &functions, &variables)
      case .type(.alias), .genericParameter: break
      }
    }
    let bodies = functions.filter { $0.isLibrary && !$0.isRequirement }
    for function in bodies.sorted(by: { isBefore($0.span, $1.span) }) {
      checkFunctionBody(function)
      for index in function.parameters.indices { _ = defaultArgument(index, of: function) }
    }
    for variable in variables.sorted(by: { isBefore($0.span, $1.span) })
    where !variable.isRequirement {
      _ = type(of: variable)
      checkInitialValue(of: variable)
    }
    diagnostics += library.diagnostics
    sortDiagnostics()
  }

  private func isBefore(_ first: Span, _ second: Span) -> Bool {
    (first.source.index, first.start) < (second.source.index, second.start)
  }

  private func collectWhole(
    _ entity: NominalEntity, _ functions: inout [FunctionEntity],
    _ variables: inout [VariableEntity]
  ) {
    enterAllMembers(of: entity)
    for member in entity.members.values.joined() {
      switch member {
      case .function(let function): functions.append(function)
      case .variable(let variable):
        functions += accessors(of: variable)
        variables.append(variable)
      case .enumCase: break
      }
    }
    functions += entity.initializers
    for item in entity.subscripts {
      functions += [item.getter, item.setter].compactMap { $0 }
    }
    for case .nominal(let nested) in entity.types.values {
      collectWhole(nested, &functions, &variables)
    }
  }

  private func accessors(of variable: VariableEntity) -> [FunctionEntity] {
    [variable.getter, variable.setter, variable.willSet, variable.didSet].compactMap { $0 }
  }
}
