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
      guard case .declaration(let declaration) = statement.kind, case .nominal(let syntax) = declaration.kind,
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
      let test = finishing { self.checkCondition(self.infer(condition, expected: self.known.boolean)) }
      return TypedStatement(.repeatLoop(jump, statements, test), span)
    case .forLoop(let syntax): return checkFor(syntax)
    case .switchStatement(let syntax): return checkSwitch(syntax)
    case .returnStatement(let value): return checkReturn(value, span)
    case .breakStatement(let label): return checkBreak(label, span)
    case .continueStatement(let label): return checkContinue(label, span)
    case .fallthroughStatement: return TypedStatement(.fellThrough, span)
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

  // MARK: Variables

  func checkVariables(_ syntax: VariableSyntax, _ declaration: Declaration, _ span: Span)
    -> TypedStatement
  {
    var result: [TypedStatement] = []
    var laterType: TypeSyntax?
    for binding in syntax.bindings.reversed() where binding.type != nil { laterType = binding.type; break }
    for binding in syntax.bindings {
      let typeSyntax = binding.type ?? (binding.value == nil ? laterType : nil)
      if let accessors = binding.accessors, accessors.getter != nil || accessors.didSet != nil || accessors.willSet != nil {
        result.append(checkComputed(binding, accessors, declaration, typeSyntax))
        continue
      }
      result.append(checkBinding(binding, typeSyntax, isLet: syntax.isLet))
    }
    return result.count == 1 ? result[0] : TypedStatement(.group(result), span)
  }

  private func checkBinding(
    _ binding: VariableSyntax.Binding, _ typeSyntax: TypeSyntax?, isLet: Bool
  ) -> TypedStatement {
    let span = binding.pattern.span
    guard let syntax = binding.value else {
      let declared = typeSyntax.map { fullyNormalized(resolve($0, in: currentScope)) }
      let type = declared ?? .error
      if declared == nil { report(.missingTypeAnnotation(bindingName(binding.pattern), at: span)) }
      let pattern = checkPattern(binding.pattern, type, isVariable: !isLet)
      markUninitialized(pattern, isVariable: !isLet, type)
      return TypedStatement(.variable(pattern, nil), span)
    }
    let (value, declared) = finishing { self.checkInitial(syntax, typeSyntax) }
    let type = fullyNormalized(declared ?? value.type)
    let pattern = checkPattern(binding.pattern, type, isVariable: !isLet)
    if case .binding(let variable) = pattern.kind { variable.typeSyntax = typeSyntax }
    return TypedStatement(.variable(pattern, value), span)
  }

  /// A variable's first value, and its declared type, in which `Set` may leave out its elements' type.
  private func checkInitial(_ syntax: Expression, _ typeSyntax: TypeSyntax?) -> (
    TypedExpression, Type?
  ) {
    if let typeSyntax {
      let declared = resolveOpen(typeSyntax)
      return (check(syntax, as: declared), declared)
    }
    let value = infer(syntax, expected: nil)
    if case .nilLiteral = value.kind { report(.nilWithoutType(at: value.span)) }
    return (value, nil)
  }

  /// A type whose generic arguments may be left to be found out.
  func resolveOpen(_ syntax: TypeSyntax) -> Type {
    let saved = isInferringGenerics
    isInferringGenerics = true
    defer { isInferringGenerics = saved }
    return fullyNormalized(resolve(syntax, in: currentScope))
  }

  private func bindingName(_ pattern: PatternSyntax) -> String {
    if case .binding(let name, _) = pattern.kind { return name.text }
    return "it"
  }

  private func markUninitialized(_ pattern: TypedPattern, isVariable: Bool, _ type: Type) {
    switch pattern.kind {
    case .binding(let variable):
      // An optional `var` starts as nil.
      if isVariable, known.isOptional(type) { return }
      variable.hasInitialValue = false
      var place: FunctionContext? = context
      while let current = place {
        current.declaresWithoutValue = true
        place = current.parent
      }
    case .tuple(let parts):
      for part in parts { markUninitialized(part, isVariable: isVariable, part.type) }
    default: break
    }
  }

  /// A computed variable, or one with observers, outside a type.
  private func checkComputed(
    _ binding: VariableSyntax.Binding, _ accessors: AccessorsSyntax, _ declaration: Declaration,
    _ typeSyntax: TypeSyntax?
  ) -> TypedStatement {
    let span = binding.pattern.span
    guard case .binding(let name, _) = binding.pattern.kind else { return TypedStatement(.error, span) }
    let isGlobal = currentScope === globalScope
    let variable = VariableEntity(
      name: name.text, span: span, isLet: false, isGlobal: isGlobal,
      modifiers: declaration.modifiers)
    variable.context = context
    variable.isDeclared = true
    variable.hasInitialValue = true
    var value: TypedExpression?
    if let syntax = binding.value {
      let declared = typeSyntax.map { resolve($0, in: currentScope) }
      value = finishing { declared.map { self.check(syntax, as: $0) } ?? self.infer(syntax, expected: nil) }
      variable.type = declared ?? value.map { fullyNormalized($0.type) }
    } else {
      variable.type = typeSyntax.map { resolve($0, in: currentScope) } ?? .error
    }
    addAccessors(accessors, to: variable, [])
    enter(variable, name)
    for accessor in [variable.getter, variable.setter, variable.willSet, variable.didSet] {
      guard let accessor else { continue }
      // Of a global variable they may use what is declared below it.
      if isGlobal { continue }
      uncheckedFunctions.removeAll { $0 === accessor }
      accessor.localScope = currentScope
      accessor.localContext = context
      checkFunctionBody(accessor)
      if !(accessor.body?.context.captures.isEmpty ?? true) {
        report(.localComputedCaptures(name.text, at: span))
      }
    }
    if variable.isStored { return TypedStatement(.variable(TypedPattern(.binding(variable), variable.type ?? .error, span), value), span) }
    return TypedStatement(.block([]), span)
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
    guard let sequenceProtocol = known.entity("Sequence"), conforms(type, to: sequenceProtocol) else {
      report(.notASequence(show(type), isOptional: known.isOptional(type), at: sequence.span))
      return (.error, nil, nil, nil)
    }
    let span = sequence.span
    let makeIterator = resolveMethod("makeIterator", on: sequence, span)
    let iteratorType = fullyNormalized(makeIterator.type)
    let iterator = VariableEntity(name: "(iterator)", span: span, isLet: false, type: iteratorType)
    iterator.context = context
    iterator.hasInitialValue = true
    let next = resolveMethod("next", on: TypedExpression(.variable(iterator), iteratorType, span), span)
    guard let element = known.wrapped(next.type) else {
      if !next.type.isError { report(.notASequence(show(type), isOptional: false, at: span)) }
      return (.error, nil, nil, nil)
    }
    return (fullyNormalized(element), makeIterator, iterator, next)
  }

  func resolveMethod(_ name: String, on receiver: TypedExpression, _ span: Span) -> TypedExpression {
    guard case .callables(let levels) = lookUp(Name(name, span), in: receiver, span) else {
      return failure(span)
    }
    return resolveCall(
      name, levels.flatMap { $0 }, [], expected: nil, span: span, nameSpan: span)
  }

  // MARK: Leaving

  private func checkReturn(_ syntax: Expression?, _ span: Span) -> TypedStatement {
    if context.isMain {
      report(.returnOutsideFunction(at: span))
      return TypedStatement(.error, span)
    }
    let result = context.resultType
    guard let syntax else {
      if case .variable(let variable) = normalized(result), variable.literal == .none {
        _ = unify(result, .void)
      }
      if !normalized(result).isVoid, !result.isError {
        report(.returnWithoutValue(show(result), at: span))
      }
      return TypedStatement(.returned(nil), span)
    }
    if context.function?.kind == .initializer {
      if case .nilLiteral = syntax.kind {
        if context.function?.isFailable != true { report(.nilInNonFailable(at: span)) }
        return TypedStatement(.returned(TypedExpression(.nilLiteral, .void, span)), span)
      }
    }
    if normalized(result).isVoid {
      let value = finishing { self.infer(syntax, expected: nil) }
      if !value.type.isVoid, !value.type.isError {
        report(.unexpectedReturnValue(show(value.type), at: value.span))
      }
      return TypedStatement(.group([TypedStatement(.expression(value, displays: false), span), TypedStatement(.returned(nil), span)]), span)
    }
    let value = finishing { self.check(syntax, as: result) }
    return TypedStatement(.returned(value), span)
  }

  private func checkBreak(_ label: Name?, _ span: Span) -> TypedStatement {
    if let label {
      guard let jump = jumps.last(where: { $0.label == label.text }) else {
        report(.unknownLabel(label.text, at: label.span))
        return TypedStatement(.error, span)
      }
      jump.isBroken = true
      return TypedStatement(.broken(jump), span)
    }
    guard let jump = jumps.last(where: { $0.isLoop || $0.label == nil }) else {
      report(.outsideLoop("break", at: span))
      return TypedStatement(.error, span)
    }
    jump.isBroken = true
    return TypedStatement(.broken(jump), span)
  }

  private func checkContinue(_ label: Name?, _ span: Span) -> TypedStatement {
    let target = jumps.last { $0.isLoop && (label == nil || $0.label == label?.text) }
    guard let target else {
      if let label {
        report(.unknownLabel(label.text, at: label.span))
      } else {
        report(.outsideLoop("continue", at: span))
      }
      return TypedStatement(.error, span)
    }
    return TypedStatement(.continued(target), span)
  }

  private func checkThrow(_ syntax: Expression, _ span: Span) -> TypedStatement {
    let value = finishing { self.check(syntax, as: self.known.error) }
    noteUncaught(at: span)
    return TypedStatement(.thrown(value), span)
  }

  private func checkDo(
    _ label: Name?, _ body: BlockSyntax, _ catches: [CatchSyntax], _ span: Span
  ) -> TypedStatement {
    let jump = Jump(label: label?.text ?? "(do)", isLoop: false)
    if label != nil { jumps.append(jump) }
    defer { if label != nil { jumps.removeLast() } }
    if catches.isEmpty { return TypedStatement(.labelled(jump, checkBlock(body)), span) }
    let isExhaustive = catches.contains { $0.items.isEmpty || $0.items.contains { $0.filter == nil && isIrrefutable($0.pattern) } }
    let savedTry = tryDepth
    tryDepth = 0
    if isExhaustive { catchDepth += 1 }
    let statements = checkBlock(body)
    if isExhaustive { catchDepth -= 1 }
    tryDepth = savedTry
    let error = VariableEntity(name: "error", span: span, isLet: true, type: known.error)
    error.context = context
    error.hasInitialValue = true
    var cases: [TypedCase] = []
    for syntax in catches {
      let saved = currentScope
      currentScope = Scope(parent: saved)
      currentScope.entries["error"] = .variable(error)
      currentScope = Scope(parent: currentScope)
      var items: [(pattern: TypedPattern, filter: TypedExpression?)] = []
      for item in syntax.items {
        let pattern = finishing { self.checkPattern(item.pattern, self.known.error) }
        let filter = item.filter.map { filter in finishing { self.checkCondition(self.infer(filter, expected: nil)) } }
        items.append((pattern, filter))
      }
      cases.append(TypedCase(items: items, body: checkBlock(syntax.body), span: syntax.span))
      currentScope = saved
    }
    return TypedStatement(
      .caught(jump, statements, cases, error: error, isExhaustive: isExhaustive), span)
  }

  private func isIrrefutable(_ pattern: PatternSyntax) -> Bool {
    switch pattern.kind {
    case .wildcard, .binding: return true
    default: return false
    }
  }

  // MARK: Switch

  func checkSwitch(_ syntax: SwitchSyntax) -> TypedStatement {
    let subject = finishing { self.infer(syntax.subject, expected: nil) }
    let jump = Jump(label: syntax.label?.text, isLoop: false)
    jumps.append(jump)
    let cases = checkCases(syntax.cases, subject.type) { self.checkStatements($0, in: Scope(parent: self.currentScope)) }
    jumps.removeLast()
    checkExhaustive(syntax, subject.type, cases)
    return TypedStatement(.switched(jump, subject, cases, subject: makeSubject(subject)), syntax.span)
  }

  func makeSubject(_ value: TypedExpression) -> VariableEntity {
    let variable = VariableEntity(name: "(subject)", span: value.span, isLet: true, type: value.type)
    variable.context = context
    variable.hasInitialValue = true
    return variable
  }

  func checkCases(
    _ syntaxes: [SwitchSyntax.Case], _ type: Type, _ body: ([Statement]) -> [TypedStatement]
  ) -> [TypedCase] {
    syntaxes.map { syntax in
      let saved = currentScope
      currentScope = Scope(parent: saved)
      var items: [(pattern: TypedPattern, filter: TypedExpression?)] = []
      var shared: [String: Scope.Entry] = [:]
      for (index, item) in syntax.items.enumerated() {
        let scope = Scope(parent: saved)
        currentScope = scope
        let pattern = finishing { self.checkPattern(item.pattern, type) }
        if index == 0 {
          shared = scope.entries
        } else {
          unifyBindings(pattern, with: shared)
          scope.entries = shared
        }
        let filter = item.filter.map { filter in
          finishing { self.checkCondition(self.infer(filter, expected: self.known.boolean)) }
        }
        items.append((pattern, filter))
      }
      if syntax.items.isEmpty { currentScope = Scope(parent: saved) }
      let statements = body(syntax.body)
      currentScope = saved
      if syntax.body.isEmpty { report(.emptyCase(at: syntax.span)) }
      return TypedCase(items: syntax.isDefault ? [] : items, body: statements, span: syntax.span)
    }
  }

  /// In `case .a(let x), .b(let x)` both patterns bind the same variable.
  private func unifyBindings(_ pattern: TypedPattern, with shared: [String: Scope.Entry]) {
    switch pattern.kind {
    case .binding(let variable):
      if case .variable(let first)? = shared[variable.name] { variable.sharedWith = first }
    case .tuple(let parts): for part in parts { unifyBindings(part, with: shared) }
    case .enumCase(_, let parts): for part in parts { unifyBindings(part, with: shared) }
    case .optionalSome(let inner), .asType(let inner, _): unifyBindings(inner, with: shared)
    default: break
    }
  }

  // MARK: If and switch as expressions

  func inferIfExpression(_ syntax: IfSyntax, _ expected: Type?, _ span: Span) -> TypedExpression {
    let type = expected.map { normalized($0) } ?? makeVariable(span)
    let statement = checkIfBranch(syntax, type)
    return TypedExpression(.statement(statement), type, span)
  }

  private func checkIfBranch(_ syntax: IfSyntax, _ type: Type) -> TypedStatement {
    let saved = currentScope
    currentScope = Scope(parent: saved)
    let conditions = checkConditions(syntax.conditions)
    let body = checkBranch(syntax.body.statements, type, syntax.span)
    currentScope = saved
    let otherwise: [TypedStatement]
    switch syntax.otherwise {
    case .block(let block): otherwise = checkBranch(block.statements, type, block.span)
    case .ifStatement(let inner): otherwise = [checkIfBranch(inner, type)]
    case nil:
      report(.ifExpressionWithoutElse(at: syntax.span))
      otherwise = []
    }
    return TypedStatement(.conditional(conditions, body, otherwise: otherwise), syntax.span)
  }

  private func checkBranch(_ statements: [Statement], _ type: Type, _ span: Span) -> [TypedStatement] {
    let saved = currentScope
    currentScope = Scope(parent: saved)
    defer { currentScope = saved }
    guard statements.count == 1 else {
      report(.branchNotSingleExpression(at: span))
      return []
    }
    switch statements[0].kind {
    case .expression(let expression):
      let value = check(expression, as: type)
      return [TypedStatement(.yielded(value), value.span)]
    case .ifStatement(let inner): return [checkIfBranch(inner, type)]
    case .switchStatement(let inner):
      let value = inferSwitchExpression(inner, type, inner.span)
      return [TypedStatement(.yielded(value), value.span)]
    default: return [checkStatement(statements[0])]
    }
  }

  func inferSwitchExpression(_ syntax: SwitchSyntax, _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    let type = expected.map { normalized($0) } ?? makeVariable(span)
    let subject = finishing { self.infer(syntax.subject, expected: nil) }
    let jump = Jump(label: nil, isLoop: false)
    let cases = checkCases(syntax.cases, subject.type) { self.checkBranch($0, type, syntax.span) }
    checkExhaustive(syntax, subject.type, cases)
    return TypedExpression(
      .statement(TypedStatement(.switched(jump, subject, cases, subject: makeSubject(subject)), span)), type, span)
  }
}
