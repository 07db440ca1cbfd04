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

  /// Collects the members of the types that every lesson meets, and notes for the others which operators they have.
  ///
  /// The sized integers and the many views and iterators hold most of the library's members; few lessons use them.
  func collectLibraryMembers() {
    for entity in nominals {
      guard entity.kind == .structure, entity.builtin == nil || isSizedInteger(entity) else {
        collectMembers(of: entity)
        continue
      }
      let bodies = [entity.syntax] + entity.extensionSyntaxes.map { $0.0 }
      for member in bodies.flatMap({ $0.members }) {
        if case .function(let syntax) = member.kind, isOperator(syntax.name.text) {
          operatorOwners[syntax.name.text, default: []].append(entity)
        }
      }
    }
  }

  private func isSizedInteger(_ entity: NominalEntity) -> Bool {
    entity.name.hasPrefix("UInt") || entity.name.hasPrefix("Int") && entity.name != "Int"
  }

  /// The functions of an operator that operands of these types could mean.
  func functions(ofOperator name: String, for types: [Type]) -> [FunctionEntity] {
    if let owners = operatorOwners[name] {
      for type in types {
        guard let entity = unwrappedOptional(type).nominalEntity, !entity.hasMembers,
          owners.contains(where: { $0 === entity })
        else { continue }
        collectMembers(of: entity)
      }
    }
    return operatorFunctions[name] ?? []
  }

  /// Before an operator is looked up as a function: its operands are the parameters of what is expected.
  func collectOperators(_ name: String, for expected: Type) {
    guard case .function(let type) = unwrappedOptional(expected) else { return }
    var operands: [Type] = []
    for parameter in type.parameters {
      if case .tuple(let elements) = normalized(parameter.type) {
        operands += elements.map { $0.type }
      } else {
        operands.append(parameter.type)
      }
    }
    _ = functions(ofOperator: name, for: operands)
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
