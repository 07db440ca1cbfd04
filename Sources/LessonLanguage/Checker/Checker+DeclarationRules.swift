import Diagnostics

/// What may not be declared, although each part of it is understood.
extension Checker {
  /// Looks at the functions that the lesson declares at its top level.
  func checkFunctionRules() {
    for (_, entry) in globalScope.entries.sorted(by: { $0.key < $1.key }) {
      if case .functions(let functions) = entry { checkRepeated(functions) }
    }
    for function in uncheckedFunctions where !function.isLibrary { checkRules(of: function) }
  }

  private func checkRules(of function: FunctionEntity) {
    resolveSignature(function)
    var names: [String: Span] = [:]
    for parameter in function.parameters where parameter.name != "_" && !parameter.name.isEmpty {
      if let earlier = names[parameter.name] {
        report(.redeclared(parameter.name, at: parameter.span, earlier: earlier))
      }
      names[parameter.name] = parameter.span
    }
    if isOperator(function.name), function.parameters.count == 2,
      !operators.isInfix(function.name)
    {
      report(.undeclaredOperator(function.name, at: function.span))
    }
    if function.kind == .function || function.kind == .initializer {
      for index in function.parameters.indices { _ = defaultArgument(index, of: function) }
    }
    guard let owner = function.owner, function.kind == .function else { return }
    if function.modifiers.isMutating, owner.kind == .classType {
      report(.mutatingInClass(function.name, at: function.span))
    }
    if function.modifiers.isOverride, owner.kind != .classType {
      report(.overrideOutsideClass(function.name, at: function.span))
    }
  }

  /// Looks at the members that a type declares more than once.
  func checkRepeatedMembers(of entity: NominalEntity) {
    for (_, members) in entity.members.sorted(by: { $0.key < $1.key }) where members.count > 1 {
      var functions: [FunctionEntity] = []
      for case .function(let function) in members
      where !function.isLibrary && function.requirements.isEmpty && !function.isRequirement {
        functions.append(function)
      }
      checkRepeated(functions)
    }
  }

  /// Two functions of one name differ in their labels, their types or their results.
  private func checkRepeated(_ functions: [FunctionEntity]) {
    guard functions.count > 1 else { return }
    var earlier: [FunctionEntity] = []
    for function in functions where !function.isLibrary {
      resolveSignature(function)
      if let first = earlier.first(where: { isSame($0, function) }) {
        report(.redeclared(function.name, at: function.span, earlier: first.span))
      }
      earlier.append(function)
    }
  }

  private func isSame(_ first: FunctionEntity, _ second: FunctionEntity) -> Bool {
    guard first.isStatic == second.isStatic, first.genericParameters.isEmpty,
      second.genericParameters.isEmpty, first.modifiers.fixity == second.modifiers.fixity,
      first.owner === second.owner, labels(first) == labels(second),
      first.result.isSame(as: second.result)
    else { return false }
    return zip(first.parameters, second.parameters).allSatisfy { $0.type.isSame(as: $1.type) }
  }

  /// Looks for raw values that two cases share.
  func checkRepeatedRawValues(of entity: NominalEntity) {
    var seen: [String: Span] = [:]
    for item in entity.cases {
      let key: String
      switch item.rawValue?.kind {
      case .literal(.integer(let magnitude, let isNegative)):
        key = (isNegative ? "-" : "") + String(magnitude)
      case .literal(.string(let text)): key = text
      default: continue
      }
      if let earlier = seen[key] {
        report(.repeatedRawValue(key, at: item.rawValue?.span ?? item.span, earlier: earlier))
      }
      seen[key] = item.rawValue?.span ?? item.span
    }
  }

  // MARK: Literals

  /// Looks at literals whose values do not fit into the types that they got.
  func checkLiterals() {
    for literal in literals {
      guard case .literal(let value) = literal.kind,
        case .nominal(let entity, _) = normalized(literal.type), entity.isLibrary
      else { continue }
      switch value {
      case .integer(let magnitude, let isNegative):
        guard let limit = largest(entity.name, isNegative), magnitude > limit else { continue }
        report(
          .integerOverflow(
            quotable(literal.span) ?? String(magnitude), entity.name, at: literal.span))
      case .string(let text):
        guard entity.name == "Character" else { continue }
        report(.characterLiteral(text.count, at: literal.span))
      default: break
      }
    }
  }

  func largest(_ type: String, _ isNegative: Bool) -> UInt64? {
    switch type {
    case "Int", "Int64": return isNegative ? 1 << 63 : (1 << 63) - 1
    case "Int32": return isNegative ? 1 << 31 : (1 << 31) - 1
    case "Int16": return isNegative ? 1 << 15 : (1 << 15) - 1
    case "Int8": return isNegative ? 1 << 7 : (1 << 7) - 1
    case "UInt": return isNegative ? 0 : UInt64.max
    case "UInt64": return isNegative ? 0 : UInt64.max
    case "UInt32": return isNegative ? 0 : (1 << 32) - 1
    case "UInt16": return isNegative ? 0 : (1 << 16) - 1
    case "UInt8": return isNegative ? 0 : 255
    default: return nil
    }
  }
}
