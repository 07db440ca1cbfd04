import Diagnostics

extension Checker {
  func checkArgument(
    _ parameter: ParameterEntity, _ arguments: [CallArgument], _ index: Int, _ callable: Callable,
    _ substitution: Substitution, _ span: Span
  ) -> TypedExpression {
    let type = substitute(parameter.type, substitution)
    let expectation = expectation(of: parameter, callable)
    if parameter.isVariadic {
      let elements = arguments.map { checkSingle($0, as: type, for: expectation) }
      return TypedExpression(.array(elements), known.array(type), arguments.first?.span ?? span)
    }
    guard let argument = arguments.first else {
      guard case .function(let function) = callable.kind else {
        if case .enumCase(let entity) = callable.kind,
          let value = entity.payload[index].defaultValue
        {
          return check(value, as: type)
        }
        return failure(span)
      }
      return TypedExpression(.defaultArgument(function, index, substitution), type, span)
    }
    if parameter.isInout { return checkInout(argument, type, for: expectation) }
    if case .inoutArgument(let place)? = argument.syntax?.kind {
      report(.unexpectedInout(parameter.name, at: argument.span))
      return check(place, as: type)
    }
    if parameter.isAutoclosure {
      return checkAutoclosure(argument, type)
    }
    return checkSingle(argument, as: type, for: expectation)
  }

  func expectation(of parameter: ParameterEntity, _ callable: Callable) -> Expectation {
    switch callable.kind {
    case .function(let function):
      if isOperator(function.name) || function.name == "subscript" { return .nobody }
      let isInitializer = function.kind == .initializer
      return .argument(
        parameter, callee: isInitializer ? function.owner?.name ?? "init" : function.name,
        isLibrary: function.isLibrary)
    case .enumCase(let entity):
      return .argument(parameter, callee: "." + entity.name, isLibrary: entity.owner.isLibrary)
    case .value(let value):
      guard case .variable(let variable) = value.kind else { return .nobody }
      return .argument(parameter, callee: variable.name, isLibrary: true)
    }
  }

  private func checkSingle(
    _ argument: CallArgument, as type: Type, for expectation: Expectation = .nobody
  ) -> TypedExpression {
    if let typed = argument.typed { return convert(typed, to: type, for: expectation) }
    if let syntax = argument.syntax { return check(syntax, as: type, for: expectation) }
    return TypedExpression(.error, .error, argument.span)
  }

  private func checkInout(
    _ argument: CallArgument, _ type: Type, for expectation: Expectation
  ) -> TypedExpression {
    guard case .inoutArgument(let place)? = argument.syntax?.kind else {
      if let typed = argument.typed, case .inoutArgument = typed.kind {
        if !unify(typed.type, type) {
          reportMismatch(typed, expected: type, for: expectation)
        }
        return typed
      }
      if let syntax = argument.syntax { _ = infer(syntax, expected: type) }
      report(.missingAmpersand(quotable(argument.span) ?? "variable", at: argument.span))
      return TypedExpression(.error, .error, argument.span)
    }
    let target = infer(place, expected: nil)
    requireMutable(target, verb: "pass", at: place.span)
    if !unify(target.type, type) {
      reportMismatch(target, expected: type, for: expectation)
    }
    return TypedExpression(.inoutArgument(target), type, argument.span)
  }

  func checkAutoclosure(_ argument: CallArgument, _ type: Type) -> TypedExpression {
    guard case .function(let functionType) = normalized(type), let syntax = argument.syntax else {
      return checkSingle(argument, as: type)
    }
    let function = FunctionEntity(
      name: "autoclosure", kind: .closure, span: argument.span, owner: nil, modifiers: Modifiers(),
      isLibrary: isLibrary)
    function.isSignatureResolved = true
    function.result = functionType.result
    let scope = Scope(parent: currentScope)
    function.body = checkBody(of: function, scope: scope, resultType: functionType.result) { _ in
      let value = self.check(syntax, as: functionType.result)
      return [TypedStatement(.returned(value), value.span)]
    }
    function.isBodyChecked = true
    return TypedExpression(.closure(function), type, argument.span)
  }

  /// Asks for `try` where the callee can throw.
  func noteThrowing(_ callable: Callable, _ arguments: [TypedExpression?], _ span: Span) {
    switch callable.kind {
    case .function(let function):
      guard function.isThrowing else { return }
      if function.isRethrowing {
        let argumentThrows = arguments.contains { argument in
          guard let argument else { return false }
          if case .closure(let closure) = argument.kind { return closure.isThrowing }
          if case .function(let type) = normalized(argument.type) { return type.isThrowing }
          return false
        }
        if !argumentThrows { return }
      }
      noteThrow(function.name, function.thrownType, at: span)
    case .value(let value):
      if case .function(let type) = normalized(value.type), type.isThrowing {
        noteThrow("this closure", at: span)
      }
    case .enumCase: break
    }
  }

  func noteThrow(_ name: String, _ type: Type? = nil, at span: Span) {
    if tryDepth == 0 {
      report(.missingTry(name, at: span))
      return
    }
    noteUncaught(type, at: span)
  }

  /// An error may leave this place; something around it has to take it.
  func noteUncaught(_ type: Type? = nil, at span: Span) {
    if !thrownTypes.isEmpty { thrownTypes[thrownTypes.count - 1].append(type) }
    if catchDepth > 0 { return }
    if let wanted = context.function?.thrownType, !wanted.isError,
      context.function?.localContext == nil || context.function?.kind == .function
    {
      let isWanted = type.map { normalized($0).isSame(as: normalized(wanted)) } ?? false
      if !isWanted, !known.isSameExistential(wanted, known.error) {
        report(
          .mismatch(
            expected: show(wanted), found: type.map { show($0) } ?? show(known.error), at: span))
      }
    }
    context.throwsSomething = true
    if !context.isThrowing, context.function?.kind != .closure {
      report(partialCatchDepth > 0 ? .catchNotExhaustive(at: span) : .errorNotHandled(at: span))
    }
  }
}
