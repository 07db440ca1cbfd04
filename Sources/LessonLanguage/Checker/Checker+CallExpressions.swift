import Diagnostics

extension Checker {
  // MARK: Calls

  func inferCall(
    _ callee: Expression, _ arguments: [Argument], _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    switch callee.kind {
    case .parenthesized(let inner) where !isClosureSyntax(inner):
      return inferCall(inner, arguments, expected, span)
    case .name("type", _) where arguments.count == 1 && arguments[0].label?.text == "of":
      let value = infer(arguments[0].value, expected: nil)
      return TypedExpression(.dynamicType(value), .metatype(value.type), span)
    case .name(let name, let generics):
      return call(
        lookUp(name, generics, isCall: true, callee.span), name, arguments, expected, span,
        callee.span)
    case .member(let base, let name, _):
      let found = lookUpMember(base, name, expected, isCall: true, callee.span)
      if case .none = found {
        for argument in arguments where !isContextual(argument.value) {
          _ = infer(argument.value, expected: nil)
        }
        return failure(span)
      }
      return call(found, name.text, arguments, expected, span, name.span)
    case .implicitMember(let name):
      return inferImplicitMember(name, arguments, expected, span)
    case .type(let syntax):
      isInferringGenerics = true
      let type = resolve(syntax, in: currentScope)
      isInferringGenerics = false
      return call(.type(type), show(type), arguments, expected, span, callee.span)
    default:
      closureEndsWithCall = true
      let value = infer(callee, expected: nil)
      closureEndsWithCall = false
      return call(.value(value), "this value", arguments, expected, span, callee.span)
    }
  }

  private func isClosureSyntax(_ expression: Expression) -> Bool {
    if case .closure = expression.kind { return true }
    return false
  }

  func call(
    _ found: Found, _ name: String, _ arguments: [Argument], _ expected: Type?, _ span: Span,
    _ nameSpan: Span
  ) -> TypedExpression {
    let callArguments = callArguments(arguments)
    switch found {
    case .none:
      reportUnknown(name, nameSpan)
      for argument in callArguments {
        if let syntax = argument.syntax, !isContextual(syntax) { _ = infer(syntax, expected: nil) }
      }
      return failure(span)
    case .type(let type):
      return construct(type, callArguments, expected, span, nameSpan)
    case .value(let value): return callValue(value, name, callArguments, expected, span, nameSpan)
    case .callables(let levels):
      return callOverloads(levels, name, callArguments, expected, span, nameSpan)
    }
  }

  /// The innermost level whose functions fit takes the call; the outer ones are asked when it does not.
  private func callOverloads(
    _ levels: [[Callable]], _ name: String, _ arguments: [CallArgument], _ expected: Type?,
    _ span: Span, _ nameSpan: Span
  ) -> TypedExpression {
    var chosen = levels[0]
    if levels.count > 1 {
      chosen =
        levels.first { level in
          level.contains { matchLabels(parameters(of: $0), arguments).problem == nil }
            && attempt {
              _ = self.resolveCall(
                name, level, arguments, expected: expected, span: span, nameSpan: nameSpan)
            }
        } ?? chosen
    }
    for callable in chosen {
      if case .function(let function) = callable.kind { noteUse(of: function) }
    }
    return resolveCall(
      name, chosen, arguments, expected: expected, span: span, nameSpan: nameSpan)
  }

  private func construct(
    _ type: Type, _ arguments: [CallArgument], _ expected: Type?, metatype: TypedExpression? = nil,
    _ span: Span, _ nameSpan: Span
  ) -> TypedExpression {
    let type = normalized(type)
    if type.isError { return failure(span) }
    if case .existential = type, metatype == nil {
      let name = show(type)
      report(
        .constructsProtocol(
          name.hasPrefix("any ") ? String(name.dropFirst(4)) : name, at: nameSpan))
      return failure(span)
    }
    if case .metatype(let inner) = type {
      return construct(inner, arguments, expected, span, nameSpan)
    }
    adoptArguments(of: type, from: expected)
    if known.isNominal(type, "Optional"), arguments.count == 1, let wrapped = known.wrapped(type),
      arguments[0].label == nil, let syntax = arguments[0].syntax
    {
      let value = check(syntax, as: wrapped)
      return TypedExpression(.someOptional(value), type, span)
    }
    if let syntax = literal(arguments, for: type) { return check(syntax, as: type) }
    let callables = initializerCallables(of: type, metatype: metatype)
    if callables.isEmpty {
      report(.noInitializer(show(type), at: nameSpan))
      return failure(span)
    }
    return resolveCall(
      show(type), callables, arguments, expected: expected, span: span, nameSpan: nameSpan)
  }

  /// The literal in `T(literal)` where `T` can be made of it: then the call is the literal itself.
  private func literal(_ arguments: [CallArgument], for type: Type) -> Expression? {
    guard case .nominal(let entity, _) = type, arguments.count == 1, arguments[0].label == nil,
      let syntax = arguments[0].syntax
    else { return nil }
    let name: String
    switch syntax.kind {
    case .integer: name = "ExpressibleByIntegerLiteral"
    case .double: name = "ExpressibleByFloatLiteral"
    case .string(let segments):
      guard segments.count == 1, case .text = segments[0] else { return nil }
      name = "ExpressibleByStringLiteral"
    default: return nil
    }
    guard entity.isLibrary || entity.kind == .structure || entity.kind == .classType,
      let literal = known.entity(name), conforms(type, to: literal)
    else { return nil }
    return syntax
  }

  private func callValue(
    _ value: TypedExpression, _ name: String, _ arguments: [CallArgument], _ expected: Type?,
    _ span: Span, _ nameSpan: Span
  ) -> TypedExpression {
    let type = normalized(value.type)
    switch type {
    case .error:
      for argument in arguments {
        if let syntax = argument.syntax, !isContextual(syntax) { _ = infer(syntax, expected: nil) }
      }
      return failure(span)
    case .function:
      return resolveCall(
        name, [Callable(kind: .value(value))], arguments, expected: expected, span: span,
        nameSpan: nameSpan)
    case .metatype(let instance):
      return construct(instance, arguments, expected, metatype: value, span, nameSpan)
    case .variable(let variable) where variable.literal == .none:
      var parameters: [FunctionType.Parameter] = []
      var typed: [TypedExpression] = []
      for argument in arguments {
        let value = argument.syntax.map { infer($0, expected: nil) } ?? failure(span)
        typed.append(value)
        parameters.append(FunctionType.Parameter(type: value.type))
      }
      let result = makeVariable(span)
      _ = unify(type, .function(FunctionType(parameters: parameters, result: result)))
      return TypedExpression(
        .call(.value(value), receiver: nil, arguments: typed, dynamic: false), result, span)
    default:
      if isImplicitlyUnwrapped(value), let wrapped = known.wrapped(type) {
        let forced = TypedExpression(.forceUnwrap(value), wrapped, value.span)
        return callValue(forced, name, arguments, expected, span, nameSpan)
      }
      let candidates = members("callAsFunction", of: type, isStatic: false)
      if !candidates.isEmpty, case .callables(let levels) = found(candidates, value, type, span) {
        return resolveCall(
          name, levels.flatMap { $0 }, arguments, expected: expected, span: span,
          nameSpan: nameSpan)
      }
      report(.notCallable(name, show(type), isOptional: known.isOptional(type), at: nameSpan))
      return failure(span)
    }
  }

  // MARK: Subscripts

  func inferSubscript(
    _ base: Expression, _ arguments: [Argument], _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    inferSubscript(infer(base, expected: nil), arguments, expected, span)
  }

  func inferSubscript(
    _ value: TypedExpression, _ arguments: [Argument], _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    if value.type.isError {
      for argument in arguments where !isContextual(argument.value) {
        _ = infer(argument.value, expected: nil)
      }
      return failure(span)
    }
    var type = normalized(value.type)
    var isStatic = false
    if case .metatype(let instance) = type {
      type = instance
      isStatic = true
    }
    let isKeyPath = arguments.count == 1 && arguments[0].label?.text == "keyPath" && !isStatic
    let candidates =
      isKeyPath ? keyPathSubscripts(of: type) : subscripts(of: type, isStatic: isStatic)
    if candidates.isEmpty, isImplicitlyUnwrapped(value), let wrapped = known.wrapped(type) {
      let forced = TypedExpression(.forceUnwrap(value), wrapped, value.span)
      return inferSubscript(forced, arguments, expected, span)
    }
    if candidates.isEmpty {
      report(.noSubscript(show(type), isOptional: known.isOptional(type), at: span))
      return failure(span)
    }
    let callables = candidates.map { entity, substitution, rank, isDynamic in
      Callable(
        kind: .function(entity.getter), substitution: substitution,
        receiver: isStatic ? nil : value,
        rank: rank * 4 - min(entity.getter.extensionRequirementCount, 3),
        isDynamic: isDynamic && !isSuper(value))
    }
    let call = resolveCall(
      "subscript", callables, callArguments(arguments), expected: expected, span: span,
      nameSpan: span)
    guard
      case .call(.function(let getter, let substitution), let receiver, let typed, let dynamic) =
        call.kind, let entity = candidates.first(where: { $0.0.getter === getter })?.0
    else { return call }
    return TypedExpression(
      .subscripted(
        entity, substitution, receiver: receiver, arguments: typed, dynamic: dynamic), call.type,
      span)
  }

  private func isSuper(_ value: TypedExpression) -> Bool {
    if case .superReceiver = value.kind { return true }
    return false
  }
}
