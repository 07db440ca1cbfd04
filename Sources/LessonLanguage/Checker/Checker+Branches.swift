import Diagnostics

extension Checker {
  // MARK: Switch

  func checkSwitch(_ syntax: SwitchSyntax) -> TypedStatement {
    let subject = finishing { self.infer(syntax.subject, expected: nil) }
    let jump = Jump(label: syntax.label?.text, isLoop: false)
    jumps.append(jump)
    let cases = checkCases(syntax.cases, subject.type) {
      self.checkStatements($0, in: Scope(parent: self.currentScope))
    }
    jumps.removeLast()
    checkExhaustive(syntax, subject.type, cases)
    for (item, next) in zip(syntax.cases, syntax.cases.dropFirst()) where item.isDefault {
      report(.defaultNotLast(at: next.span, declaration: item.span))
    }
    if case .fallthroughStatement? = syntax.cases.last?.body.last?.kind,
      let last = syntax.cases.last
    {
      report(.fallthroughInLastCase(at: last.body.last?.span ?? last.span))
    }
    return TypedStatement(
      .switched(jump, subject, cases, subject: makeSubject(subject)), syntax.span)
  }

  func makeSubject(_ value: TypedExpression) -> VariableEntity {
    let variable = VariableEntity(
      name: "(subject)", span: value.span, isLet: true, type: value.type)
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

  private func checkBranch(_ statements: [Statement], _ type: Type, _ span: Span)
    -> [TypedStatement]
  {
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
      .statement(
        TypedStatement(.switched(jump, subject, cases, subject: makeSubject(subject)), span)), type,
      span)
  }
}
