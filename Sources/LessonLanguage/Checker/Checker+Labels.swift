import Diagnostics

extension Checker {
  /// Finds the argument or arguments of each parameter.
  func matchLabels(_ parameters: [ParameterEntity], _ arguments: [CallArgument]) -> (
    matches: [[Int]], problem: LabelProblem?
  ) {
    var matches = [[Int]](repeating: [], count: parameters.count)
    var next = 0
    for (index, parameter) in parameters.enumerated() {
      if next >= arguments.count {
        if parameter.isVariadic || parameter.defaultValue != nil { continue }
        return (matches, .missing(parameter: index))
      }
      let argument = arguments[next]
      if argument.isTrailing, argument.label == nil {
        // A trailing closure goes to the first parameter left that can be a function.
        if isFunctionLike(parameter.type)
          || (parameter.defaultValue == nil && !parameter.isVariadic)
        {
          matches[index] = [next]
          next += 1
          continue
        }
        continue
      }
      let fits = argument.label?.text == parameter.label
      if fits {
        matches[index] = [next]
        next += 1
        if parameter.isVariadic {
          while next < arguments.count, arguments[next].label == nil, !arguments[next].isTrailing {
            matches[index].append(next)
            next += 1
          }
        }
      } else if parameter.isVariadic || parameter.defaultValue != nil {
        continue
      } else if argument.label == nil || parameter.label == nil
        || !parameters[(index + 1)...].contains(where: { $0.label == argument.label?.text })
      {
        return (matches, .wrongLabel(argument: next, expected: parameter.label))
      } else {
        return (matches, .missing(parameter: index))
      }
    }
    if next < arguments.count { return (matches, .extra(argument: next)) }
    return (matches, nil)
  }

  /// Says of a problem with labels what most likely was meant.
  func clearer(
    _ problem: LabelProblem, _ parameters: [ParameterEntity], _ arguments: [CallArgument]
  ) -> LabelProblem {
    let wanted = parameters.map { $0.label ?? "_" }
    let written = arguments.filter { !$0.isTrailing }.map { $0.label?.text ?? "_" }
    if case .wrongLabel(let index, _) = problem, let label = arguments[index].label?.text {
      let free = wanted.filter { $0 != "_" && !written.contains($0) }
      if let nearest = Spelling.nearest(to: label, among: free) {
        return .wrongLabel(argument: index, expected: nearest)
      }
    }
    // All labels are there, but in another order.
    guard Set(written).count == written.count, written.allSatisfy({ wanted.contains($0) }) else {
      return problem
    }
    let order = written.compactMap { wanted.firstIndex(of: $0) }
    for (position, index) in order.enumerated().dropFirst() where index < order[position - 1] {
      let earlier = order[..<position].first { $0 > index } ?? 0
      return .outOfOrder(argument: position, before: wanted[earlier])
    }
    return problem
  }

  private func isFunctionLike(_ type: Type) -> Bool {
    let type = known.wrapped(type) ?? type
    if case .function = type.resolved { return true }
    return false
  }

  func report(
    _ problem: LabelProblem, _ name: String, _ parameters: [ParameterEntity],
    _ arguments: [CallArgument], _ callable: Callable, _ span: Span, _ nameSpan: Span
  ) {
    // `Dog.bark()`: the method as a function of the value that it is called on.
    if arguments.isEmpty, case .missing = problem, case .value = callable.kind,
      parameters.count == 1, let owner = parameters[0].type.nominalEntity,
      !members(name, of: owner.selfType, isStatic: false).isEmpty
    {
      return report(.wrongStaticness(name, of: owner.name, isStatic: false, at: nameSpan))
    }
    let declared = Declared(describeCandidate(callable), isLibrary: isLibrary(callable))
    if arguments.isEmpty, case .missing = problem, let type = callable.receiver?.type,
      let property = valueMember(name, of: type)
    {
      return report(
        .notCallable(name, show(property), isOptional: known.isOptional(property), at: nameSpan))
    }
    switch problem {
    case .missing(let index):
      report(
        .missingArgument(
          parameters[index].label ?? parameters[index].name,
          isLabelled: parameters[index].label != nil,
          type: show(substitute(parameters[index].type, callable.substitution)),
          at: arguments.last?.span ?? nameSpan, declared))
    case .extra(let index):
      report(
        .extraArgument(
          ofMany: parameters.count, at: arguments[index].label?.span ?? arguments[index].span,
          declared))
    case .outOfOrder(let index, let before):
      report(
        .argumentOutOfOrder(
          arguments[index].label?.text ?? "", before: before,
          at: arguments[index].label?.span ?? arguments[index].span, declared))
    case .wrongLabel(let index, let expected):
      report(
        .wrongLabel(
          found: arguments[index].label?.text, expected: expected,
          at: arguments[index].label?.span ?? arguments[index].span, declared))
    }
  }

  private func isLibrary(_ callable: Callable) -> Bool {
    switch callable.kind {
    case .function(let function): return function.isLibrary
    case .enumCase(let entity): return entity.owner.isLibrary
    case .value: return true
    }
  }

  /// The type of the property called `name`, where a method of this name needs arguments.
  private func valueMember(_ name: String, of type: Type) -> Type? {
    for candidate in members(name, of: type, isStatic: false) {
      if case .variable(let variable) = candidate.member {
        return substitute(self.type(of: variable), candidate.substitution)
      }
    }
    return nil
  }
}
