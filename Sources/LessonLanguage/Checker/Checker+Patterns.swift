import Diagnostics

extension Checker {
  /// Checks a pattern against values of `type` and declares its names in the current scope.
  func checkPattern(_ syntax: PatternSyntax, _ type: Type, isVariable: Bool = false) -> TypedPattern
  {
    let span = syntax.span
    let type = normalized(type)
    switch syntax.kind {
    case .wildcard: return TypedPattern(.wildcard, type, span)
    case .binding(let name, let isVar):
      let variable = declareLocal(name, type, isLet: !isVar && !isVariable)
      return TypedPattern(.binding(variable), type, span)
    case .tuple(let elements): return checkTuplePattern(elements, type, span, isVariable)
    case .enumCase(let owner, let name, let arguments):
      return checkCasePattern(owner, name, arguments, type, span, isVariable)
    case .optional(let inner):
      guard let wrapped = known.wrapped(type) else {
        if !type.isError { report(.patternMismatch("optional", show(type), at: span)) }
        return TypedPattern(.error, .error, span)
      }
      return TypedPattern(
        .optionalSome(checkPattern(inner, wrapped, isVariable: isVariable)), type, span)
    case .isType(let syntax):
      return TypedPattern(.isType(resolve(syntax, in: currentScope)), type, span)
    case .asType(let inner, let syntax):
      let target = resolve(syntax, in: currentScope)
      return TypedPattern(
        .asType(checkPattern(inner, target, isVariable: isVariable), target), type, span)
    case .typed(let inner, let syntax):
      let target = resolve(syntax, in: currentScope)
      if !unify(target, type) {
        report(.mismatch(expected: show(target), found: show(type), at: span))
      }
      return checkPattern(inner, target, isVariable: isVariable)
    case .expression(let expression): return checkExpressionPattern(expression, type, span)
    case .error: return TypedPattern(.error, .error, span)
    }
  }

  func declareLocal(_ name: Name, _ type: Type, isLet: Bool) -> VariableEntity {
    let isGlobal = currentScope === globalScope
    let variable = VariableEntity(
      name: name.text, span: name.span, isLet: isLet, isGlobal: isGlobal, type: type)
    variable.context = context
    variable.hasInitialValue = true
    variable.isDeclared = true
    enter(variable, name)
    return variable
  }

  func enter(_ variable: VariableEntity, _ name: Name) {
    if name.text == "_" { return }
    if let earlier = currentScope.entries[name.text] {
      switch earlier {
      case .variable(let other) where other !== variable:
        report(.redeclared(name.text, at: name.span, earlier: other.span))
      case .functions(let functions) where currentScope !== globalScope || !functions.isEmpty:
        report(.redeclared(name.text, at: name.span, earlier: functions[0].span))
      default: break
      }
    }
    currentScope.entries[name.text] = .variable(variable)
    if variable.isGlobal { globals.append(variable) }
  }

  private func checkTuplePattern(
    _ elements: [(label: Name?, pattern: PatternSyntax)], _ type: Type, _ span: Span,
    _ isVariable: Bool
  ) -> TypedPattern {
    guard case .tuple(let types) = type, types.count == elements.count else {
      if case .variable = type {
        let types = elements.map { _ in TupleElement(type: makeVariable(span)) }
        _ = unify(type, .tuple(types))
        return checkTuplePattern(elements, .tuple(types), span, isVariable)
      }
      if elements.count == 1 {
        return checkPattern(elements[0].pattern, type, isVariable: isVariable)
      }
      if !type.isError { report(.tupleCount(elements.count, show(type), at: span)) }
      for element in elements { _ = checkPattern(element.pattern, .error, isVariable: isVariable) }
      return TypedPattern(.error, .error, span)
    }
    var patterns: [TypedPattern] = []
    for (element, elementType) in zip(elements, types) {
      patterns.append(checkPattern(element.pattern, elementType.type, isVariable: isVariable))
    }
    return TypedPattern(.tuple(patterns), type, span)
  }

  private func checkCasePattern(
    _ owner: TypeSyntax?, _ name: Name, _ arguments: [(label: Name?, pattern: PatternSyntax)]?,
    _ type: Type, _ span: Span, _ isVariable: Bool
  ) -> TypedPattern {
    if type.isError {
      for argument in arguments ?? [] {
        _ = checkPattern(argument.pattern, .error, isVariable: isVariable)
      }
      return TypedPattern(.error, .error, span)
    }
    var target = type
    if let owner {
      isInferringGenerics = true
      target = resolve(owner, in: currentScope)
      isInferringGenerics = false
      if target.nominalEntity === type.nominalEntity { target = type }
    }
    if let wrapped = known.wrapped(type), name.text != "some", name.text != "none",
      target.isSame(as: type) || target.nominalEntity === normalized(wrapped).nominalEntity
    {
      // A case of the wrapped enum matches when there is a value.
      let inner = checkCasePattern(nil, name, arguments, normalized(wrapped), span, isVariable)
      return TypedPattern(.optionalSome(inner), type, span)
    }
    guard let entity = target.nominalEntity else {
      report(.patternMismatch("case .\(name.text)", show(type), at: span))
      return TypedPattern(.error, .error, span)
    }
    collectMembers(of: entity)
    guard let found = entity.cases.first(where: { $0.name == name.text }) else {
      if !members(name.text, of: target, isStatic: true).isEmpty, arguments == nil {
        return checkExpressionPattern(
          Expression(.implicitMember(name), span), type, span)
      }
      report(
        .unknownMember(
          name.text, of: show(target), candidates: entity.cases.map { $0.name },
          members: ownMembers(of: target, isStatic: true), at: name.span))
      for argument in arguments ?? [] {
        _ = checkPattern(argument.pattern, .error, isVariable: isVariable)
      }
      return TypedPattern(.error, .error, span)
    }
    resolvePayload(found)
    let substitution = entity.substitution(for: target.arguments)
    let payload = found.payload.map { substitute($0.type, substitution) }
    guard let patterns = payloadPatterns(found, payload, arguments, span, isVariable) else {
      return TypedPattern(.error, .error, span)
    }
    let pattern = TypedPattern(.enumCase(found, patterns), target, span)
    if target.isSame(as: type) { return pattern }
    if case .existential = type { return TypedPattern(.asType(pattern, target), type, span) }
    report(.mismatch(expected: show(type), found: show(target), at: span))
    return TypedPattern(.error, .error, span)
  }

  private func payloadPatterns(
    _ entity: CaseEntity, _ payload: [Type], _ arguments: [(label: Name?, pattern: PatternSyntax)]?,
    _ span: Span, _ isVariable: Bool
  ) -> [TypedPattern]? {
    guard let arguments else { return payload.map { TypedPattern(.wildcard, $0, span) } }
    if arguments.count == payload.count {
      var result: [TypedPattern] = []
      for (index, argument) in arguments.enumerated() {
        if let label = argument.label, label.text != entity.payload[index].label {
          report(
            .wrongLabel(
              found: label.text, expected: entity.payload[index].label, at: label.span,
              Declared(
                describeCandidate(Callable(kind: .enumCase(entity))),
                isLibrary: entity.owner.isLibrary)))
        }
        result.append(checkPattern(argument.pattern, payload[index], isVariable: isVariable))
      }
      return result
    }
    if arguments.count == 1 {
      // One pattern for the whole payload as a tuple.
      let elements = zip(entity.payload, payload).map { TupleElement(label: $0.label, type: $1) }
      let whole = checkPattern(arguments[0].pattern, .tuple(elements), isVariable: isVariable)
      if case .tuple(let parts) = whole.kind { return parts }
      if case .wildcard = whole.kind { return payload.map { TypedPattern(.wildcard, $0, span) } }
    }
    report(.payloadCount(entity.name, expected: payload.count, found: arguments.count, at: span))
    if arguments.count != 1 {
      for argument in arguments {
        _ = checkPattern(argument.pattern, .error, isVariable: isVariable)
      }
    }
    return nil
  }

  /// `case 1...5:` and the like: `pattern ~= subject`.
  private func checkExpressionPattern(_ expression: Expression, _ type: Type, _ span: Span)
    -> TypedPattern
  {
    if type.isError {
      if !isContextual(expression) { _ = infer(expression, expected: nil) }
      return TypedPattern(.error, .error, span)
    }
    if let inner = optionalPattern(expression), let wrapped = known.wrapped(type) {
      return TypedPattern(
        .optionalSome(checkExpressionPattern(inner, normalized(wrapped), span)), type, span)
    }
    if case .nilLiteral = expression.kind, known.isOptional(type) {
      return TypedPattern(.optionalNone, type, span)
    }
    if case .tuple(let elements) = expression.kind, case .tuple(let types) = type,
      elements.count == types.count
    {
      let parts = zip(elements, types).map {
        checkExpressionPattern($0.value, normalized($1.type), $0.value.span)
      }
      return TypedPattern(.tuple(parts), type, span)
    }
    let subject = VariableEntity(name: "(subject)", span: span, isLet: true, type: type)
    subject.context = context
    subject.hasInitialValue = true
    let reference = TypedExpression(.variable(subject), type, span)
    let value = infer(expression, expected: type)
    if value.type.isError { return TypedPattern(.error, .error, span) }
    if let equal = patternEquality(value, reference, span) {
      return TypedPattern(.expression(equal, subject: subject), type, span)
    }
    let arguments = [
      CallArgument(label: nil, typed: value, span: span),
      CallArgument(label: nil, typed: reference, span: span),
    ]
    let callables = functions(ofOperator: "~=", for: [value.type, type]).compactMap {
      function -> Callable? in
      let callable = operatorCallable(function)
      return couldAccept(callable, arguments) ? callable : nil
    }
    let chosen = choose(callables, nil) { self.apply($0, "~=", arguments, nil, span, span) }
    if let chosen { return TypedPattern(.expression(chosen, subject: subject), type, span) }
    if let wrapped = known.wrapped(type) {
      let inner = checkExpressionPattern(expression, normalized(wrapped), span)
      return TypedPattern(.optionalSome(inner), type, span)
    }
    report(.patternMismatch(show(value.type), show(type), at: span))
    return TypedPattern(.error, .error, span)
  }

  /// `value?`
  private func optionalPattern(_ expression: Expression) -> Expression? {
    switch expression.kind {
    case .optionalChain(let inner): return inner
    case .chainScope(let inner): return optionalPattern(inner)
    case .parenthesized(let inner): return optionalPattern(inner)
    default: return nil
    }
  }

  private func patternEquality(_ value: TypedExpression, _ subject: TypedExpression, _ span: Span)
    -> TypedExpression?
  {
    let mark = trail.count
    guard unify(value.type, subject.type) else {
      rollBack(to: mark)
      if known.isOptional(subject.type), let wrapped = converted(value, to: subject.type),
        let equatable = known.entity("Equatable"), conforms(subject.type, to: equatable)
      {
        return TypedExpression(.equality(wrapped, subject, isNegated: false), known.boolean, span)
      }
      rollBack(to: mark)
      return nil
    }
    guard let equatable = known.entity("Equatable"), conforms(subject.type, to: equatable) else {
      rollBack(to: mark)
      return nil
    }
    return TypedExpression(.equality(value, subject, isNegated: false), known.boolean, span)
  }

  /// Finds the types of an enum case's payload.
  func resolvePayload(_ entity: CaseEntity) {
    guard !entity.isResolved else { return }
    entity.isResolved = true
    let scope = memberScope(of: entity.owner)
    for syntax in entity.syntax.payload {
      let type = isolated { fullyNormalized(resolve(syntax.type, in: scope)) }
      entity.payload.append(
        ParameterEntity(
          label: syntax.label?.text, name: syntax.name.text, type: type, isInout: false,
          isVariadic: false,
          isAutoclosure: false, defaultValue: syntax.defaultValue, span: syntax.name.span))
    }
  }
}
