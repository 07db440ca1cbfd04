import Diagnostics

extension Checker {
  // MARK: Choosing

  /// Resolves a call among `callables`; `name` is for messages.
  func resolveCall(
    _ name: String, _ callables: [Callable], _ arguments: [CallArgument], expected: Type?,
    span: Span, nameSpan: Span
  ) -> TypedExpression {
    let written = arguments
    var arguments = arguments
    let matching = callables.filter { matchLabels(parameters(of: $0), arguments).problem == nil }
    if matching.isEmpty, let receiver = callables.first?.receiver,
      let (type, bound) = unmetRequirement(name, of: receiver.type, arguments)
    {
      report(.memberNeedsConformance(name, show(type), to: bound.name, at: nameSpan))
      return failure(span)
    }
    if callables.count == 1 || matching.count == 1 {
      return apply(matching.first ?? callables[0], name, arguments, expected, span, nameSpan)
    }
    for index in arguments.indices { preinfer(&arguments[index]) }
    if arguments.contains(where: { $0.typed?.type.isError ?? false }) { return failure(span) }
    if matching.isEmpty {
      reportNoMatchingLabels(name, callables, arguments, span, nameSpan)
      return failure(span)
    }
    var candidates = matching.filter { couldAccept($0, arguments) }
    if candidates.count > 1 { candidates = withoutShadowed(candidates) }
    if candidates.count == 1, matching.count == 1 || name != "subscript" {
      return apply(candidates[0], name, arguments, expected, span, nameSpan)
    }
    let chosen = choose(candidates, expected) {
      self.apply($0, name, arguments, expected, span, nameSpan)
    }
    if let chosen { return chosen }
    if contextualRetries < 3, written.contains(where: { isCompound($0.syntax) }) {
      // What an argument means may depend on the parameter that it is for.
      contextualRetries += 1
      defer { contextualRetries -= 1 }
      let start = mark()
      let chosen = choose(matching, expected) {
        self.apply($0, name, written, expected, span, nameSpan)
      }
      if let chosen { return chosen }
      undo(to: start)
    }
    let tried = candidates.isEmpty || name == "subscript" ? matching : candidates
    reportNoOverload(
      name, tried, arguments, expected, span, nameSpan)
    return failure(span)
  }

  private func isCompound(_ syntax: Expression?) -> Bool {
    switch syntax?.kind {
    case .call, .sequence, .prefix, .subscripted, .array: return true
    case .parenthesized(let inner): return isCompound(inner)
    default: return false
    }
  }

  /// Tries `candidates` and keeps what `make` makes of the cheapest that fits; `nil` if none does.
  func choose(
    _ candidates: [Callable], _ expected: Type?, _ make: (Callable) -> TypedExpression
  ) -> TypedExpression? {
    // Those that cost least on their own account come first, so that the rest need not be tried.
    let ordered = candidates.map { (callable: $0, cost: penalty(of: $0)) }
      .sorted { $0.cost < $1.cost }
    let start = mark()
    let savedScore = score
    var best: (callable: Callable, total: Int)?
    for (index, candidate) in ordered.enumerated() {
      if let best, best.total <= candidate.cost { break }
      score = 0
      let result = make(candidate.callable)
      if let expected { scoreResult(result, expected) }
      let fits = succeeded(since: start)
      let total = score * 4096 + candidate.cost
      if fits, total < best?.total ?? Int.max {
        if index + 1 == ordered.count || total <= ordered[index + 1].cost {
          score += savedScore
          return result
        }
        best = (candidate.callable, total)
      }
      undo(to: start)
    }
    score = savedScore
    guard let best else { return nil }
    return make(best.callable)
  }

  /// What a callable costs apart from its arguments: own members before inherited ones and defaults of protocols,
  /// plain functions before generic and variadic ones.
  func penalty(of callable: Callable) -> Int {
    var result = callable.rank * 8
    if callable.opensOwner, case .function(let function) = callable.kind {
      if function.owner?.kind == .protocolType { result += 24 }
      if !(function.owner?.genericParameters.isEmpty ?? true) { result += 8 }
    }
    if case .function(let function) = callable.kind {
      if !function.genericParameters.isEmpty { result += 4 }
      for parameter in function.parameters {
        if parameter.isVariadic { result += 2 }
        if parameter.defaultValue != nil { result += 1 }
      }
    }
    return result
  }

  /// Whether the arguments whose types are known could be what the parameters want, judged by the outermost type.
  func couldAccept(_ callable: Callable, _ arguments: [CallArgument]) -> Bool {
    let parameters = parameters(of: callable)
    let (matches, _) = matchLabels(parameters, arguments)
    for (index, parameter) in parameters.enumerated() {
      for match in matches[index] {
        guard let typed = arguments[match].typed else {
          let syntax = arguments[match].syntax
          if isClosure(syntax), !couldBeFunction(parameter.type), !couldBeKeyPath(parameter.type) {
            return false
          }
          continue
        }
        let type =
          callable.substitution.isEmpty
          ? parameter.type : substitute(parameter.type, callable.substitution)
        if case .array = typed.kind, literalElement(of: unwrappedOptional(type)) != nil { continue }
        if !couldConvert(typed.type, to: type) { return false }
      }
    }
    return true
  }

  private func couldBeKeyPath(_ type: Type) -> Bool {
    (known.wrapped(type) ?? type).nominalEntity.map { isKeyPath($0) } ?? false
  }

  private func couldBeFunction(_ type: Type) -> Bool {
    let type = known.wrapped(type) ?? type
    switch type.resolved {
    case .nominal, .tuple, .metatype: return false
    case .existential(let protocols): return protocols.isEmpty
    default: return true
    }
  }

  /// A quick test that errs on the side of yes.
  func couldConvert(_ from: Type, to target: Type) -> Bool {
    let from = normalized(from)
    guard case .nominal(let wanted, let wantedArguments) = target.resolved else {
      if case .function = target.resolved, from.nominalEntity != nil { return isNever(from) }
      return true
    }
    switch from {
    case .nominal(let entity, _):
      if entity === wanted || wanted.kind == .classType { return true }
      if wanted.isLibrary, wanted.name == "Optional", let wrapped = wantedArguments.first {
        return couldConvert(from, to: wrapped)
      }
      return isNever(from)
    case .variable(let variable) where variable.literal != .none:
      if let wrapped = known.wrapped(target) { return couldConvert(from, to: wrapped) }
      return canBe(variable, target)
    case .tuple, .function, .metatype, .existential:
      if let wrapped = known.wrapped(target) { return couldConvert(from, to: wrapped) }
      return false
    default: return true
    }
  }

  /// Leaves out members that a more specific type's member of the same signature hides.
  private func withoutShadowed(_ candidates: [Callable]) -> [Callable] {
    var kept: [Callable] = []
    for candidate in candidates.sorted(by: { $0.rank < $1.rank }) {
      guard case .function(let function) = candidate.kind, function.owner != nil else {
        kept.append(candidate)
        continue
      }
      let isHidden = kept.contains { other in
        guard other.rank < candidate.rank, case .function(let shadowing) = other.kind,
          shadowing.owner != nil
        else { return false }
        return hasSameSignature(shadowing, other.substitution, function, candidate.substitution)
      }
      if !isHidden { kept.append(candidate) }
    }
    return kept
  }

  private func hasSameSignature(
    _ a: FunctionEntity, _ first: Substitution, _ b: FunctionEntity, _ second: Substitution
  ) -> Bool {
    guard a.parameters.count == b.parameters.count,
      a.genericParameters.count == b.genericParameters.count,
      a.isStatic == b.isStatic
    else { return false }
    var renamed = second
    for (x, y) in zip(a.genericParameters, b.genericParameters) { renamed[y.id] = .parameter(x) }
    for (x, y) in zip(a.parameters, b.parameters) {
      if x.label != y.label || x.isVariadic != y.isVariadic || x.isInout != y.isInout {
        return false
      }
      let left = fullyNormalized(substitute(x.type, first))
      if !left.isSame(as: fullyNormalized(substitute(y.type, renamed))) { return false }
    }
    let left = fullyNormalized(substitute(a.result, first))
    return left.isSame(as: fullyNormalized(substitute(b.result, renamed)))
  }

  /// Prefers the overload whose result is what the context wants.
  private func scoreResult(_ result: TypedExpression, _ expected: Type) {
    if case .error = result.kind { return }
    let mark = trail.count
    let before = score
    if converted(result, to: expected) == nil {
      rollBack(to: mark)
      score = before + 12
    }
  }

  /// Infers an argument that does not depend on what is expected of it.
  private func preinfer(_ argument: inout CallArgument) {
    guard argument.typed == nil, let syntax = argument.syntax, !isContextual(syntax) else { return }
    argument.typed = infer(syntax, expected: nil)
  }
}
