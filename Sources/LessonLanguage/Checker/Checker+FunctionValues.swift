import Diagnostics

extension Checker {
  /// A function used as a value: chosen by the expected type where there are several.
  func functionValue(
    _ callables: [Callable], _ name: String, _ expected: Type?, _ span: Span,
    syntax: Expression? = nil
  ) -> TypedExpression {
    if let syntax, let closure = spread(syntax, callables, expected, span) { return closure }
    func value(_ callable: Callable) -> TypedExpression {
      switch callable.kind {
      case .function(let function):
        resolveSignature(function)
        let substitution = instantiate(callable, span)
        var type = functionType(of: function)
        for index in type.parameters.indices where type.parameters[index].isVariadic {
          type.parameters[index].type = known.array(type.parameters[index].type)
        }
        if let initialized = callable.initializedType {
          type.result = function.isFailable ? known.optional(initialized) : initialized
        }
        noteUse(of: function)
        return TypedExpression(
          .functionValue(function, substitution, receiver: callable.receiver),
          substitute(.function(type), substitution), span)
      case .enumCase(let entity):
        resolvePayload(entity)
        let owner = substitute(entity.owner.selfType, callable.substitution)
        if entity.payload.isEmpty { return TypedExpression(.enumCaseValue(entity), owner, span) }
        let type = FunctionType(
          parameters: entity.payload.map { $0.functionParameter }, result: entity.owner.selfType)
        return TypedExpression(
          .enumCaseValue(entity), substitute(.function(type), callable.substitution), span)
      case .value(let value): return value
      }
    }
    if callables.count == 1 { return value(callables[0]) }
    guard !callables.isEmpty else {
      reportUnknown(name, span)
      return failure(span)
    }
    if let expected, case .function(let wanted) = unwrappedOptional(expected) {
      let candidates = callables.filter { parameters(of: $0).count == wanted.parameters.count }
      let chosen = choose(candidates, nil) { callable in
        let candidate = value(callable)
        if let converted = self.converted(candidate, to: .function(wanted)) { return converted }
        self.reportMismatch(candidate, expected: .function(wanted))
        return self.failure(span)
      }
      if let chosen { return chosen }
      if isOperator(name) {
        report(
          .noOperatorFunction(name, wanted.parameters.map { show($0.type) }, at: span))
        return failure(span)
      }
    }
    let own = callables.map { describeCandidate($0) }.filter { !isInLibrary($0.1) }
    report(.ambiguous(name, at: span, candidates: Array(own.prefix(4))))
    return failure(span)
  }

  /// A closure in a variable as what takes a pair: `zip(a, b).map(f)`.
  func spreading(
    _ value: TypedExpression, _ syntax: Expression, _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    guard case .function(let type) = normalized(value.type), type.parameters.count > 1 else {
      return value
    }
    return spread(syntax, [Callable(kind: .value(value))], expected, span) ?? value
  }

  /// `pairs.map(f)` where `f` takes the two elements of a pair: a closure that takes the tuple apart.
  private func spread(
    _ syntax: Expression, _ callables: [Callable], _ expected: Type?, _ span: Span
  ) -> TypedExpression? {
    guard let expected, case .function(let wanted) = unwrappedOptional(expected),
      wanted.parameters.count == 1,
      case .tuple(let elements) = normalized(wanted.parameters[0].type), elements.count > 1,
      callables.contains(where: { parameters(of: $0).count == elements.count }),
      !callables.contains(where: { parameters(of: $0).count == 1 && !isOperator(name(of: $0)) })
    else { return nil }
    let arguments = elements.indices.map {
      Argument(label: nil, value: Expression(.name("$\($0)", generics: []), span))
    }
    let call = Expression(.call(syntax, arguments), span)
    let closure = ClosureSyntax(
      captures: [], parameters: nil, isThrowing: false, result: nil,
      body: [Statement(.expression(call), span)], shorthandCount: elements.count, span: span,
      end: span)
    return inferClosure(closure, expected, span)
  }

  func name(of callable: Callable) -> String {
    if case .function(let function) = callable.kind { return function.name }
    return ""
  }

  /// A local function that is used may have to be captured.
  func noteUse(of function: FunctionEntity) {
    if let variable = function.localVariable { _ = use(variable, function.span) }
  }
}
