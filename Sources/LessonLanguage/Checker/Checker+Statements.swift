import Diagnostics

extension Checker {
  /// Checks statements with the names that they declare visible in `scope`.
  func checkStatements(_ statements: [Statement], in scope: Scope) -> [TypedStatement] {
    let saved = currentScope
    currentScope = scope
    defer { currentScope = saved }
    noteLaterNames(statements, in: scope)
    if scope !== globalScope, scope !== libraryScope {
      collect(statements, into: scope)
      if !extensions.isEmpty { attachExtensions() }
      resolveLocalTypes(statements)
    }
    var result: [TypedStatement] = []
    for statement in statements { result.append(checkStatement(statement)) }
    return result
  }

  func noteLaterNames(_ statements: [Statement], in scope: Scope) {
    for statement in statements {
      guard case .declaration(let declaration) = statement.kind,
        case .variable(let syntax) = declaration.kind
      else { continue }
      for binding in syntax.bindings {
        if case .binding(let name, _) = binding.pattern.kind {
          scope.laterNames[name.text] = name.span
        }
      }
    }
  }

  private func resolveLocalTypes(_ statements: [Statement]) {
    for statement in statements {
      guard case .declaration(let declaration) = statement.kind,
        case .nominal(let syntax) = declaration.kind,
        case .type(.nominal(let entity))? = currentScope.entries[syntax.name.text]
      else { continue }
      checkNominal(entity)
    }
  }

  func checkBlock(_ block: BlockSyntax) -> [TypedStatement] {
    checkStatements(block.statements, in: Scope(parent: currentScope))
  }

  func checkStatement(_ statement: Statement, displays: Bool = false) -> TypedStatement {
    let span = statement.span
    switch statement.kind {
    case .expression(let expression): return checkExpressionStatement(expression, displays, span)
    case .declaration(let declaration): return checkLocalDeclaration(declaration, span)
    case .ifStatement(let syntax): return checkIf(syntax)
    case .guardStatement(let conditions, let body): return checkGuard(conditions, body, span)
    case .whileLoop(let label, let conditions, let body):
      let jump = Jump(label: label?.text, isLoop: true)
      let saved = currentScope
      currentScope = Scope(parent: saved)
      let typed = checkConditions(conditions)
      jumps.append(jump)
      let statements = checkBlock(body)
      jumps.removeLast()
      currentScope = saved
      return TypedStatement(.whileLoop(jump, typed, statements), span)
    case .repeatLoop(let label, let body, let condition):
      let jump = Jump(label: label?.text, isLoop: true)
      jumps.append(jump)
      let statements = checkBlock(body)
      jumps.removeLast()
      let test = finishing {
        self.checkCondition(self.infer(condition, expected: self.known.boolean))
      }
      return TypedStatement(.repeatLoop(jump, statements, test), span)
    case .forLoop(let syntax): return checkFor(syntax)
    case .switchStatement(let syntax): return checkSwitch(syntax)
    case .returnStatement(let value): return checkReturn(value, span)
    case .breakStatement(let label): return checkBreak(label, span)
    case .continueStatement(let label): return checkContinue(label, span)
    case .fallthroughStatement:
      if jumps.last.map({ $0.isLoop }) ?? true { report(.fallthroughOutsideSwitch(at: span)) }
      return TypedStatement(.fellThrough, span)
    case .throwStatement(let value): return checkThrow(value, span)
    case .doStatement(let label, let body, let catches): return checkDo(label, body, catches, span)
    case .deferStatement(let body):
      return TypedStatement(.deferred(checkBlock(body)), span)
    case .error: return TypedStatement(.error, span)
    }
  }

  private func checkExpressionStatement(_ expression: Expression, _ displays: Bool, _ span: Span)
    -> TypedStatement
  {
    let value = finishing { self.infer(expression, expected: nil) }
    return TypedStatement(.expression(value, displays: displays), span)
  }

  private func checkLocalDeclaration(_ declaration: Declaration, _ span: Span) -> TypedStatement {
    switch declaration.kind {
    case .variable(let syntax): return checkVariables(syntax, declaration, span)
    case .function:
      guard let function = localFunctions[ObjectIdentifier(declaration)] else {
        return TypedStatement(.block([]), span)
      }
      checkFunctionBody(function)
      return TypedStatement(.functionDeclaration(function), span)
    default: return TypedStatement(.block([]), span)
    }
  }

  // MARK: Conditions

  func checkConditions(_ conditions: [ConditionSyntax]) -> [TypedCondition] {
    conditions.map { condition in
      switch condition {
      case .expression(let expression):
        return .expression(
          finishing { self.checkCondition(self.infer(expression, expected: self.known.boolean)) })
      case .binding(let pattern, let value, let span):
        return checkOptionalBinding(pattern, value, span)
      case .pattern(let pattern, let value, _):
        let subject = finishing { self.infer(value, expected: nil) }
        let typed = finishing { self.checkPattern(pattern, subject.type) }
        return .pattern(typed, subject)
      }
    }
  }

  private func checkOptionalBinding(_ syntax: PatternSyntax, _ value: Expression, _ span: Span)
    -> TypedCondition
  {
    var pattern = syntax
    var declared: Type?
    if case .typed(let inner, let typeSyntax) = syntax.kind {
      pattern = inner
      declared = resolve(typeSyntax, in: currentScope)
    }
    let subject = finishing { () -> TypedExpression in
      if let declared { return self.check(value, as: self.known.optional(declared)) }
      return self.infer(value, expected: nil)
    }
    if subject.type.isError {
      _ = checkPattern(pattern, .error)
      return .pattern(TypedPattern(.error, .error, span), subject)
    }
    guard let wrapped = known.wrapped(subject.type) else {
      report(.bindingNonOptional(show(subject.type), at: subject.span))
      _ = checkPattern(pattern, .error)
      return .pattern(TypedPattern(.error, .error, span), subject)
    }
    let inner = checkPattern(pattern, wrapped)
    return .pattern(TypedPattern(.optionalSome(inner), subject.type, span), subject)
  }

  private func checkIf(_ syntax: IfSyntax) -> TypedStatement {
    let saved = currentScope
    var jump: Jump?
    if let label = syntax.label {
      let labelled = Jump(label: label.text, isLoop: false)
      jumps.append(labelled)
      jump = labelled
    }
    currentScope = Scope(parent: saved)
    let conditions = checkConditions(syntax.conditions)
    let body = checkBlock(syntax.body)
    currentScope = saved
    var otherwise: [TypedStatement]?
    switch syntax.otherwise {
    case .block(let block): otherwise = checkBlock(block)
    case .ifStatement(let inner): otherwise = [checkIf(inner)]
    case nil: break
    }
    let result = TypedStatement(
      .conditional(conditions, body, otherwise: otherwise), syntax.span)
    if let jump {
      jumps.removeLast()
      return TypedStatement(.labelled(jump, [result]), syntax.span)
    }
    return result
  }

  private func checkGuard(_ conditions: [ConditionSyntax], _ body: BlockSyntax, _ span: Span)
    -> TypedStatement
  {
    // The names stay visible below, but not in the `else`.
    let before = currentScope.entries
    let typed = checkConditions(conditions)
    let after = currentScope.entries
    currentScope.entries = before
    let statements = checkBlock(body)
    currentScope.entries = after
    if !alwaysLeaves(statements) { report(.guardFallsThrough(at: body.end)) }
    return TypedStatement(.guarded(typed, statements), span)
  }

  // MARK: Loops

  private func checkFor(_ syntax: ForSyntax) -> TypedStatement {
    let jump = Jump(label: syntax.label?.text, isLoop: true)
    let saved = currentScope
    let sequence = finishing { () -> TypedExpression in
      let value = self.infer(syntax.sequence, expected: nil)
      if case .nilLiteral = value.kind {
        self.report(.nilWithoutType(at: value.span))
        return self.failure(value.span)
      }
      return value
    }
    currentScope = Scope(parent: saved)
    defer { currentScope = saved }
    let (element, makeIterator, iterator, next) = finishing { self.iteration(over: sequence) }
    let pattern = finishing { self.checkPattern(syntax.pattern, element) }
    markLoopVariables(pattern)
    let filter = syntax.filter.map { filter in
      finishing { self.checkCondition(self.infer(filter, expected: self.known.boolean)) }
    }
    jumps.append(jump)
    let body = checkBlock(syntax.body)
    jumps.removeLast()
    return TypedStatement(
      .forLoop(
        TypedFor(
          jump: jump, pattern: pattern, sequence: sequence, makeIterator: makeIterator,
          iterator: iterator, next: next, filter: filter, body: body, elementType: element)),
      syntax.span)
  }

  private func markLoopVariables(_ pattern: TypedPattern) {
    switch pattern.kind {
    case .binding(let variable): variable.isLoopVariable = true
    case .tuple(let parts): for part in parts { markLoopVariables(part) }
    default: break
    }
  }

  /// How a loop goes through a sequence: the element's type, and for sequences that the machine does not know, the iterator.
  private func iteration(over sequence: TypedExpression) -> (
    Type, TypedExpression?, VariableEntity?, TypedExpression?
  ) {
    let type = normalized(sequence.type)
    if type.isError { return (.error, nil, nil, nil) }
    if let element = known.arrayElement(type) { return (element, nil, nil, nil) }
    if known.isNominal(type, "Range") || known.isNominal(type, "ClosedRange"),
      let bound = type.arguments.first, known.isNominal(bound, "Int")
    {
      return (bound, nil, nil, nil)
    }
    guard let sequenceProtocol = known.entity("Sequence"), conforms(type, to: sequenceProtocol)
    else {
      reportNoSequence(sequence)
      return (.error, nil, nil, nil)
    }
    let span = sequence.span
    let makeIterator = resolveMethod("makeIterator", on: sequence, span)
    let iteratorType = fullyNormalized(makeIterator.type)
    let iterator = VariableEntity(name: "(iterator)", span: span, isLet: false, type: iteratorType)
    iterator.context = context
    iterator.hasInitialValue = true
    let next = resolveMethod(
      "next", on: TypedExpression(.variable(iterator), iteratorType, span), span)
    guard let element = known.wrapped(next.type) else {
      if !next.type.isError { reportNoSequence(sequence) }
      return (.error, nil, nil, nil)
    }
    return (fullyNormalized(element), makeIterator, iterator, next)
  }

  private func reportNoSequence(_ value: TypedExpression) {
    report(
      .notASequence(
        show(value.type), isOptional: known.isOptional(value.type), text: quotable(value.span),
        at: value.span, notes: elsewhere(origin(of: value), than: value.span)))
  }

  func resolveMethod(_ name: String, on receiver: TypedExpression, _ span: Span) -> TypedExpression
  {
    guard case .callables(let levels) = lookUp(Name(name, span), in: receiver, span) else {
      return failure(span)
    }
    return resolveCall(
      name, levels.flatMap { $0 }, [], expected: nil, span: span, nameSpan: span)
  }
}
