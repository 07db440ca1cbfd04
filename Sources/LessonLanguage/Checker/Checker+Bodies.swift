import Diagnostics

extension Checker {
  /// Checks the statements of a function with its own context; the caller has put the parameters into `scope`.
  func checkBody(
    of function: FunctionEntity, scope: Scope, resultType: Type,
    _ build: (FunctionBody) -> [TypedStatement]
  ) -> FunctionBody {
    let savedContext = context
    let savedScope = currentScope
    let savedJumps = jumps
    let savedCatch = catchDepth
    let savedTry = tryDepth
    let isClosure = function.kind == .closure
    context = FunctionContext(
      parent: isClosure || function.localScope != nil ? savedContext : nil, function: function,
      resultType: resultType, isThrowing: function.isThrowing)
    currentScope = scope
    jumps = []
    catchDepth = 0
    tryDepth = 0
    let body = FunctionBody(
      parameters: [], selfVariable: nil, statements: [], context: context,
      end: function.bodySyntax?.end ?? function.span)
    body.statements = build(body)
    context = savedContext
    currentScope = savedScope
    jumps = savedJumps
    catchDepth = savedCatch
    tryDepth = savedTry
    return body
  }

  /// Declares `self` for a method's body.
  func addSelf(to scope: Scope, body: FunctionBody, function: FunctionEntity) {
    guard let owner = function.owner else { return }
    let isInitializer = function.kind == .initializer
    let variable = VariableEntity(
      name: "self", span: function.span,
      isLet: !(function.hasInoutSelf || (isInitializer && owner.kind != .classType)),
      type: owner.selfType)
    variable.context = body.context
    variable.hasInitialValue = true
    variable.isInoutParameter = function.hasInoutSelf
    variable.isParameter = true
    scope.selfVariable = variable
    body.selfVariable = variable
  }

  /// Checks the body of a declared function, once.
  func checkFunctionBody(_ function: FunctionEntity) {
    guard !function.isBodyChecked else { return }
    function.isBodyChecked = true
    resolveSignature(function)
    guard let syntax = function.bodySyntax, function.builtin == nil else {
      if function.bodySyntax == nil, function.builtin == nil, !function.isRequirement,
        function.memberwise == nil
      {
        report(.missingBody(function.name, at: function.span))
      }
      return
    }
    // A local function is part of the code around it.
    if function.localContext != nil {
      checkDeclaredBody(function, syntax)
    } else {
      isolated { checkDeclaredBody(function, syntax) }
    }
  }

  private func checkDeclaredBody(_ function: FunctionEntity, _ syntax: BlockSyntax) {
    let savedLibrary = isLibrary
    isLibrary = function.isLibrary
    withEnvironment(of: function) {
      let outer = function.signatureScope ?? outerScope(of: function)
      let scope = Scope(parent: outer)
      scope.isStaticContext = function.isStatic
      function.body = checkBody(of: function, scope: scope, resultType: bodyResult(function)) { body in
        if function.owner != nil, !function.isStatic {
          self.addSelf(to: scope, body: body, function: function)
        }
        for parameter in function.parameters {
          body.parameters.append(self.declareParameter(parameter, in: scope, body.context))
        }
        let inner = Scope(parent: scope)
        return self.checkFunctionStatements(syntax, inner, function, body)
      }
    }
    isLibrary = savedLibrary
    if function.localContext == nil, !function.isLibrary, diagnostics.isEmpty,
      let body = function.body
    {
      checkInitialization(function, body)
    }
  }

  /// Looks for variables and properties that are read before they have a value.
  private func checkInitialization(_ function: FunctionEntity, _ body: FunctionBody) {
    guard body.context.declaresWithoutValue || function.kind == .initializer else { return }
    DefiniteInitialization(self).check(function, body)
  }

  private func bodyResult(_ function: FunctionEntity) -> Type {
    function.kind == .initializer ? .void : function.result
  }

  private func declareParameter(
    _ parameter: ParameterEntity, in scope: Scope, _ context: FunctionContext
  ) -> VariableEntity {
    let variable = VariableEntity(
      name: parameter.name, span: parameter.span, isLet: !parameter.isInout,
      type: parameter.isVariadic ? known.array(parameter.type) : parameter.type)
    variable.context = context
    variable.hasInitialValue = true
    variable.isParameter = true
    variable.isInoutParameter = parameter.isInout
    if parameter.name != "_" { scope.entries[parameter.name] = .variable(variable) }
    return variable
  }

  private func checkFunctionStatements(
    _ syntax: BlockSyntax, _ scope: Scope, _ function: FunctionEntity, _ body: FunctionBody
  ) -> [TypedStatement] {
    let result = body.context.resultType
    if syntax.statements.count == 1, !result.isVoid, let implicit = implicitResult(syntax.statements[0]) {
      currentScope = scope
      let value = finishing { self.check(implicit, as: result) }
      return [TypedStatement(.returned(value), value.span)]
    }
    var statements = checkStatements(syntax.statements, in: scope)
    if function.kind == .initializer { addSuperInitializer(to: &statements, function, scope) }
    if !result.isVoid, !result.isError, !isNever(result), !alwaysLeaves(statements) {
      report(.missingReturn(function.name, show(result), at: syntax.end))
    }
    return statements
  }

  /// `super.init()` happens by itself at the end where the superclass can be made of nothing.
  private func addSuperInitializer(
    to statements: inout [TypedStatement], _ function: FunctionEntity, _ scope: Scope
  ) {
    guard let owner = function.owner, let superclass = owner.superclass,
      !function.modifiers.isConvenience, !delegatesToSuper(statements)
    else { return }
    let canBeEmpty = initializerCallables(of: superclass).contains { callable in
      parameters(of: callable).allSatisfy { $0.defaultValue != nil || $0.isVariadic }
    }
    guard canBeEmpty, let span = function.bodySyntax?.end else { return }
    let saved = currentScope
    currentScope = scope
    defer { currentScope = saved }
    let callee = Expression(
      .member(Expression(.name("super", generics: []), span), Name("init", span), generics: []),
      span)
    let call = finishing { self.infer(Expression(.call(callee, []), span), expected: nil) }
    statements.append(TypedStatement(.expression(call, displays: false), span))
  }

  private func delegatesToSuper(_ statements: [TypedStatement]) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .expression(let value, _): return isSuperInitializer(value)
      case .block(let inner), .group(let inner), .labelled(_, let inner):
        return delegatesToSuper(inner)
      case .conditional(_, let body, let otherwise):
        return delegatesToSuper(body) || delegatesToSuper(otherwise ?? [])
      case .switched(_, _, let cases, _): return cases.contains { delegatesToSuper($0.body) }
      case .caught(_, let body, let cases, _, _):
        return delegatesToSuper(body) || cases.contains { delegatesToSuper($0.body) }
      default: return false
      }
    }
  }

  private func isSuperInitializer(_ value: TypedExpression) -> Bool {
    switch value.kind {
    case .call(.function(let function, _), let receiver?, _, _):
      if case .upcast = receiver.kind { return function.kind == .initializer }
      return false
    case .tried(_, let inner): return isSuperInitializer(inner)
    default: return false
    }
  }

  func isNever(_ type: Type) -> Bool { known.isNominal(type, "Never") }

  /// The expression that a body of one statement returns without saying so.
  func implicitResult(_ statement: Statement) -> Expression? {
    switch statement.kind {
    case .expression(let expression): return expression
    case .ifStatement(let syntax) where syntax.otherwise != nil && isExpressionLike(syntax):
      return Expression(.ifExpression(syntax), statement.span)
    case .switchStatement(let syntax) where syntax.cases.allSatisfy({ isExpressionLike($0.body) }):
      return Expression(.switchExpression(syntax), statement.span)
    default: return nil
    }
  }

  private func isExpressionLike(_ syntax: IfSyntax) -> Bool {
    guard isExpressionLike(syntax.body.statements) else { return false }
    switch syntax.otherwise {
    case .block(let block): return isExpressionLike(block.statements)
    case .ifStatement(let inner): return isExpressionLike(inner)
    case nil: return false
    }
  }

  private func isExpressionLike(_ statements: [Statement]) -> Bool {
    guard statements.count == 1 else { return false }
    switch statements[0].kind {
    case .expression(let expression): 
      if case .sequence(let elements) = expression.kind {
        for element in elements {
          if case .infix(let name) = element, operators.group(ofOperator: name.text).rank == operators.group(OperatorTable.assignment).rank { return false }
        }
      }
      return true
    case .throwStatement: return true
    case .ifStatement(let syntax): return isExpressionLike(syntax)
    case .switchStatement(let syntax): return syntax.cases.allSatisfy { isExpressionLike($0.body) }
    default: return false
    }
  }

  /// Whether control never reaches the end of `statements`.
  func alwaysLeaves(_ statements: [TypedStatement]) -> Bool {
    statements.contains { leaves($0) }
  }

  private func leaves(_ statement: TypedStatement) -> Bool {
    switch statement.kind {
    case .returned, .thrown, .broken, .continued, .fellThrough, .error: return true
    case .expression(let value, _): return isNever(value.type) || value.type.isError && false
    case .block(let statements): return alwaysLeaves(statements)
    case .conditional(_, let body, let otherwise):
      guard let otherwise else { return false }
      return alwaysLeaves(body) && alwaysLeaves(otherwise)
    case .switched(let jump, _, let cases, _):
      return !jump.isBroken && cases.allSatisfy { alwaysLeaves($0.body) }
    case .whileLoop(let jump, let conditions, _):
      if jump.isBroken { return false }
      if conditions.count == 1, case .expression(let value) = conditions[0],
        case .literal(.boolean(true)) = value.kind
      {
        return true
      }
      return false
    case .repeatLoop(let jump, let body, _): return !jump.isBroken && alwaysLeaves(body)
    case .caught(let jump, let body, let cases, _, _):
      return !jump.isBroken && alwaysLeaves(body) && cases.allSatisfy { alwaysLeaves($0.body) }
    default: return false
    }
  }

  // MARK: Closures

  func inferClosure(_ closure: ClosureSyntax, _ expected: Type?, _ span: Span) -> TypedExpression {
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
      let destructured = self.declareClosureParameters(closure, written, types, scope, body)
      let statements = self.checkClosureStatements(closure, Scope(parent: scope), resultType, wanted)
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
        report(.closureParameterCount(expected: wanted.parameters.count, found: written.count, at: span))
        return nil
      }
      if let wanted {
        for index in parameters.indices { _ = unify(parameters[index].type, wanted.parameters[index].type) }
      }
    } else if let wanted {
      if wanted.parameters.count == 1, closure.shorthandCount > 1 {
        guard case .tuple(let elements) = normalized(wanted.parameters[0].type), elements.count >= closure.shorthandCount else {
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
    func declare(_ name: String, _ span: Span, _ parameter: FunctionType.Parameter) -> VariableEntity {
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
  private func declareCaptures(_ closure: ClosureSyntax, _ scope: Scope) -> [(VariableEntity, TypedExpression)] {
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
      let converted = convert(value, to: resultType)
      return [TypedStatement(.returned(converted), value.span)]
    }
    let statements = checkStatements(closure.body, in: scope)
    let result = normalized(resultType)
    if case .variable(let variable) = result, variable.literal == .none, !returnsValue(closure.body) {
      _ = unify(result, .void)
    } else if !result.isVoid, !result.isError, !isNever(result), !alwaysLeaves(statements) {
      report(.missingReturn("closure", show(result), at: closure.end))
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
        return returnsValue(body.statements) || catches.contains { returnsValue($0.body.statements) }
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
