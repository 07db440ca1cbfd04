import Diagnostics

extension Checker {
  // MARK: Closures

  func inferClosure(_ closure: ClosureSyntax, _ expected: Type?, _ span: Span) -> TypedExpression {
    let isEscaping = !closureEndsWithCall
    closureEndsWithCall = false
    var wanted: FunctionType?
    if let expected, case .function(let type) = unwrappedOptional(expected) { wanted = type }
    let function = FunctionEntity(
      name: "closure", kind: .closure, span: closure.span, owner: nil, modifiers: Modifiers(),
      isLibrary: isLibrary)
    function.isSignatureResolved = true
    function.isBodyChecked = true
    let written = closure.parameters
    let scope = Scope(parent: currentScope)
    let types = closureParameterTypes(closure, wanted, span)
    guard let types else { return failure(span) }
    function.isThrowing = closure.isThrowing
    let resultType: Type
    if let syntax = closure.result {
      resultType = resolve(syntax, in: currentScope)
    } else if let wanted {
      resultType = wanted.result
    } else {
      resultType = makeVariable(span)
    }
    let captured = declareCaptures(closure, scope)
    let body = checkBody(of: function, scope: scope, resultType: resultType) { body in
      body.context.isEscaping = isEscaping
      body.context.capturesSelf = closure.captures.contains { $0.name.text == "self" }
      let destructured = self.declareClosureParameters(closure, written, types, scope, body)
      let statements = self.checkClosureStatements(
        closure, Scope(parent: scope), resultType, wanted)
      return destructured + statements
    }
    body.end = closure.end
    function.captureValues = captured
    if body.context.throwsSomething { function.isThrowing = true }
    function.body = body
    function.parameters = zip(types.parameters, body.parameters).map { type, variable in
      ParameterEntity(
        label: nil, name: variable.name, type: type.type, isInout: type.isInout,
        isVariadic: false, isAutoclosure: false, defaultValue: nil, span: variable.span)
    }
    let result = body.context.resultType
    function.result = result
    var type = types
    type.result = result
    type.isThrowing = function.isThrowing
    return TypedExpression(.closure(function), .function(type), span)
  }

  /// The parameter types that the closure has, from what is written and what is expected.
  private func closureParameterTypes(
    _ closure: ClosureSyntax, _ wanted: FunctionType?, _ span: Span
  ) -> FunctionType? {
    var parameters: [FunctionType.Parameter] = []
    if let written = closure.parameters {
      for (index, parameter) in written.enumerated() {
        if let syntax = parameter.type {
          parameters.append(resolveParameter(syntax, in: currentScope))
        } else if let wanted, wanted.parameters.count == written.count {
          parameters.append(wanted.parameters[index])
        } else if let wanted, wanted.parameters.count == 1,
          case .tuple(let elements) = normalized(wanted.parameters[0].type),
          elements.count == written.count, written.count > 1
        {
          return FunctionType(parameters: wanted.parameters, result: .void)
        } else {
          parameters.append(FunctionType.Parameter(type: makeVariable(parameter.name.span)))
        }
      }
      if let wanted, wanted.parameters.count != written.count {
        report(
          .closureParameterCount(expected: wanted.parameters.count, found: written.count, at: span))
        return nil
      }
      if let wanted {
        for index in parameters.indices {
          _ = unify(parameters[index].type, wanted.parameters[index].type)
        }
      }
    } else if let wanted {
      if wanted.parameters.count == 1, closure.shorthandCount > 1 {
        guard case .tuple(let elements) = normalized(wanted.parameters[0].type),
          elements.count >= closure.shorthandCount
        else {
          report(.closureParameterCount(expected: 1, found: closure.shorthandCount, at: span))
          return nil
        }
      } else if closure.shorthandCount > wanted.parameters.count {
        report(
          .closureParameterCount(
            expected: wanted.parameters.count, found: closure.shorthandCount, at: span))
        return nil
      } else if closure.shorthandCount == 0, !wanted.parameters.isEmpty {
        report(.closureIgnoresParameters(count: wanted.parameters.count, at: span))
        return nil
      }
      parameters = wanted.parameters
    } else {
      for _ in 0..<closure.shorthandCount {
        parameters.append(FunctionType.Parameter(type: makeVariable(span)))
      }
    }
    return FunctionType(parameters: parameters, result: .void)
  }

  private func declareClosureParameters(
    _ closure: ClosureSyntax, _ written: [ClosureSyntax.Parameter]?, _ type: FunctionType,
    _ scope: Scope, _ body: FunctionBody
  ) -> [TypedStatement] {
    func declare(_ name: String, _ span: Span, _ parameter: FunctionType.Parameter)
      -> VariableEntity
    {
      let variable = VariableEntity(
        name: name, span: span, isLet: !parameter.isInout, type: parameter.type)
      variable.context = body.context
      variable.hasInitialValue = true
      variable.isParameter = true
      variable.isInoutParameter = parameter.isInout
      if name != "_" { scope.entries[name] = .variable(variable) }
      return variable
    }
    let names: [(String, Span)] =
      written?.map { ($0.name.text, $0.name.span) }
      ?? (0..<max(type.parameters.count, closure.shorthandCount)).map { ("$\($0)", closure.span) }
    if names.count > type.parameters.count, type.parameters.count == 1,
      case .tuple(let elements) = normalized(type.parameters[0].type)
    {
      // One tuple taken apart into several names; `$0` is then its first element.
      let whole = declare("(tuple)", closure.span, type.parameters[0])
      body.parameters.append(whole)
      var patterns: [TypedPattern] = []
      for (index, element) in elements.enumerated() {
        guard index < names.count, names[index].0 != "_" else {
          patterns.append(TypedPattern(.wildcard, element.type, closure.span))
          continue
        }
        let variable = declare(names[index].0, names[index].1, .init(type: element.type))
        variable.isParameter = false
        patterns.append(TypedPattern(.binding(variable), element.type, closure.span))
      }
      let pattern = TypedPattern(.tuple(patterns), type.parameters[0].type, closure.span)
      return [TypedStatement(.variable(pattern, use(whole, closure.span)), closure.span)]
    }
    for (index, parameter) in type.parameters.enumerated() {
      let name = index < names.count ? names[index] : ("_", closure.span)
      body.parameters.append(declare(name.0, name.1, parameter))
    }
    return []
  }

  /// `[x]`, `[weak self]`: new names for values taken when the closure is made.
  private func declareCaptures(_ closure: ClosureSyntax, _ scope: Scope) -> [(
    VariableEntity, TypedExpression
  )] {
    var result: [(VariableEntity, TypedExpression)] = []
    for capture in closure.captures {
      let value =
        capture.value.map { infer($0, expected: nil) }
        ?? inferName(capture.name.text, [], nil, capture.name.span)
      var type = value.type
      if capture.ownership == .weak, !known.isOptional(type) { type = known.optional(type) }
      let variable = VariableEntity(
        name: capture.name.text, span: capture.name.span, isLet: true, type: type)
      variable.context = context
      variable.hasInitialValue = true
      variable.ownership = capture.ownership
      variable.isCaptureListEntry = true
      if capture.name.text == "self" { scope.selfVariable = variable }
      scope.entries[capture.name.text] = .variable(variable)
      result.append((variable, capture.ownership == .weak ? convert(value, to: type) : value))
    }
    return result
  }

  private func checkClosureStatements(
    _ closure: ClosureSyntax, _ scope: Scope, _ resultType: Type, _ wanted: FunctionType?
  ) -> [TypedStatement] {
    if closure.body.count == 1, let implicit = closureResult(closure.body[0], resultType) {
      currentScope = scope
      if normalized(resultType).isVoid {
        let value = infer(implicit, expected: nil)
        return [TypedStatement(.expression(value, displays: false), value.span)]
      }
      let value = infer(implicit, expected: resultType)
      if value.type.isVoid, case .variable = normalized(resultType) {
        _ = unify(resultType, .void)
        return [TypedStatement(.expression(value, displays: false), value.span)]
      }
      if isNever(value.type) {
        return [TypedStatement(.expression(value, displays: false), value.span)]
      }
      let converted = convert(
        value, to: resultType, for: context.function.map { .result($0) } ?? .nobody)
      return [TypedStatement(.returned(converted), value.span)]
    }
    let statements = checkStatements(closure.body, in: scope)
    let result = normalized(resultType)
    if case .variable(let variable) = result, variable.literal == .none, !returnsValue(closure.body)
    {
      // A closure that only throws returns whatever is wanted.
      if wanted == nil || !alwaysLeaves(statements) { _ = unify(result, .void) }
    } else if !result.isVoid, !result.isError, !isNever(result), !alwaysLeaves(statements) {
      if let function = context.function {
        reportMissingReturn(function, statements, from: closure.span.start, at: closure.end)
      }
    }
    return statements
  }

  private func closureResult(_ statement: Statement, _ resultType: Type) -> Expression? {
    if case .returnStatement(let value?) = statement.kind { return value }
    switch statement.kind {
    case .ifStatement, .switchStatement:
      if normalized(resultType).isVoid { return nil }
      return implicitResult(statement)
    case .expression(let expression): return expression
    default: return nil
    }
  }

  /// Whether a `return` with a value stands in the statements, closures inside them left out.
  private func returnsValue(_ statements: [Statement]) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .returnStatement(let value): return value != nil
      case .ifStatement(let syntax): return returnsValue(syntax)
      case .guardStatement(_, let body), .whileLoop(_, _, let body), .repeatLoop(_, let body, _):
        return returnsValue(body.statements)
      case .forLoop(let syntax): return returnsValue(syntax.body.statements)
      case .switchStatement(let syntax): return syntax.cases.contains { returnsValue($0.body) }
      case .doStatement(_, let body, let catches):
        return returnsValue(body.statements)
          || catches.contains { returnsValue($0.body.statements) }
      default: return false
      }
    }
  }

  private func returnsValue(_ syntax: IfSyntax) -> Bool {
    if returnsValue(syntax.body.statements) { return true }
    switch syntax.otherwise {
    case .block(let block): return returnsValue(block.statements)
    case .ifStatement(let inner): return returnsValue(inner)
    case nil: return false
    }
  }
}
