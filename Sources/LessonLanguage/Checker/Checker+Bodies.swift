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
    let savedThrown = thrownTypes
    let isClosure = function.kind == .closure
    context = FunctionContext(
      parent: isClosure || function.localScope != nil ? savedContext : nil, function: function,
      resultType: resultType, isThrowing: function.isThrowing)
    currentScope = scope
    jumps = []
    catchDepth = 0
    tryDepth = 0
    thrownTypes = []
    let body = FunctionBody(
      parameters: [], selfVariable: nil, statements: [], context: context,
      end: function.bodySyntax?.end ?? function.span)
    body.statements = build(body)
    context = savedContext
    currentScope = savedScope
    jumps = savedJumps
    catchDepth = savedCatch
    tryDepth = savedTry
    thrownTypes = savedThrown
    return body
  }

  /// Declares `self` for a method's body.
  func addSelf(to scope: Scope, body: FunctionBody, function: FunctionEntity) {
    guard let owner = function.owner else { return }
    let isInitializer = function.kind == .initializer
    let variable = VariableEntity(
      name: "self", span: function.span,
      isLet: !(function.hasInoutSelf || (isInitializer && owner.kind != .classType)),
      type: function.hasMetatypeSelf ? .metatype(owner.selfType) : owner.selfType)
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
      function.body = checkBody(of: function, scope: scope, resultType: bodyResult(function)) {
        body in
        if function.owner != nil, !function.isStatic || function.hasMetatypeSelf {
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
    variable.endsWithCall = !parameter.isEscaping && !parameter.isVariadic
    if parameter.name != "_" { scope.entries[parameter.name] = .variable(variable) }
    return variable
  }

  private func checkFunctionStatements(
    _ syntax: BlockSyntax, _ scope: Scope, _ function: FunctionEntity, _ body: FunctionBody
  ) -> [TypedStatement] {
    let result = body.context.resultType
    if syntax.statements.count == 1, !result.isVoid,
      let implicit = implicitResult(syntax.statements[0])
    {
      currentScope = scope
      let value = finishing { self.check(implicit, as: result, for: .result(function)) }
      return [TypedStatement(.returned(value), value.span)]
    }
    var statements = checkStatements(syntax.statements, in: scope)
    if function.kind == .initializer { addSuperInitializer(to: &statements, function, scope) }
    if !result.isVoid, !result.isError, !isNever(result), !alwaysLeaves(statements) {
      reportMissingReturn(function, statements, from: syntax.span.start, at: syntax.end)
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
          if case .infix(let name) = element,
            operators.group(ofOperator: name.text).rank
              == operators.group(OperatorTable.assignment).rank
          {
            return false
          }
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
    case .expression(let value, _): return isNever(value.type)
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
}
