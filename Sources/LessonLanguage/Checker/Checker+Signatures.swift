import Diagnostics

extension Checker {
  /// The names around the members of `function`'s owner, or around the function itself.
  func outerScope(of function: FunctionEntity) -> Scope {
    if let scope = function.localScope { return scope }
    guard let owner = function.owner else {
      return function.isLibrary ? libraryScope : globalScope
    }
    return extensionScope(of: owner, fromLibrary: function.isLibrary)
  }

  /// Runs `body` with the requirements of `function`'s owner and clauses known to hold.
  func withEnvironment<Result>(of function: FunctionEntity, _ body: () -> Result) -> Result {
    let saved = environment
    if function.localContext == nil { environment = [] }
    if let context = function.localContext?.function {
      // A local function sees what its enclosing function knows.
      environment += context.requirements + (context.owner?.requirements ?? [])
    }
    environment += function.owner?.requirements ?? []
    environment += function.requirements
    defer { environment = saved }
    return body()
  }

  /// Finds the types of parameters and result.
  func resolveSignature(_ function: FunctionEntity) {
    guard !function.isSignatureResolved else { return }
    function.isSignatureResolved = true
    isolated { resolveParameters(function) }
  }

  private func resolveParameters(_ function: FunctionEntity) {
    withEnvironment(of: function) {
      let scope = Scope(parent: outerScope(of: function))
      if let syntax = function.syntax {
        resolveSignature(function, syntax, scope)
      } else if let syntax = function.subscriptSyntax {
        let (parameters, requirements) = resolve(syntax.generics, in: scope)
        function.genericParameters = parameters
        function.requirements += requirements
        environment += requirements
        function.parameters = syntax.parameters.map { parameter($0, scope, function) }
        let element = resolve(syntax.result, in: scope)
        addNewValue(to: function, element)
      } else if let property = function.property {
        addNewValue(to: function, type(of: property))
      } else if let properties = function.memberwise {
        for property in properties {
          function.parameters.append(
            ParameterEntity(
              label: property.name, name: property.name, type: type(of: property),
              isInout: false, isVariadic: false, isAutoclosure: false,
              defaultValue: property.initialSyntax
                ?? (property.hasInitialValue ? Expression(.nilLiteral, property.span) : nil),
              span: property.span))
        }
      }
      if function.kind == .initializer, let owner = function.owner {
        function.result = function.isFailable ? known.optional(owner.selfType) : owner.selfType
      }
      function.signatureScope = scope
      if let bound = opaqueBound(of: function) {
        resolveOpaqueResult(of: function, bound, in: scope)
      }
    }
  }

  /// `P` of a function that returns `some P`.
  private func opaqueBound(of function: FunctionEntity) -> TypeSyntax? {
    guard case .some(let bound)? = function.syntax?.result?.kind, function.localContext == nil,
      function.bodySyntax != nil
    else { return nil }
    return bound
  }

  private func addNewValue(to function: FunctionEntity, _ element: Type) {
    switch function.kind {
    case .getter: function.result = element
    case .setter, .willSet, .didSet:
      let standard = function.kind == .didSet ? "oldValue" : "newValue"
      function.parameters.append(
        ParameterEntity(
          label: nil, name: function.accessorParameter ?? standard, type: element, isInout: false,
          isVariadic: false, isAutoclosure: false, defaultValue: nil, span: function.span))
    default: break
    }
  }

  func resolveSignature(_ function: FunctionEntity, _ syntax: FunctionSyntax, _ scope: Scope) {
    let (parameters, requirements) = resolve(syntax.generics, in: scope)
    function.genericParameters = parameters
    function.requirements += requirements
    environment += requirements
    function.parameters = syntax.parameters.map { parameter($0, scope, function) }
    if let result = syntax.result, opaqueBound(of: function) == nil {
      function.result = resolve(result, in: scope)
    }
    function.thrownType = syntax.error.map { resolve($0, in: scope) }
    for index in function.parameters.indices {
      function.parameters[index].type = fullyNormalized(function.parameters[index].type)
    }
    function.result = fullyNormalized(function.result)
  }

  func parameter(_ syntax: ParameterSyntax, _ scope: Scope, _ function: FunctionEntity)
    -> ParameterEntity
  {
    let outer = opaqueOwner
    opaqueOwner = function
    let resolved = resolveParameter(syntax.type, in: scope)
    opaqueOwner = outer
    return ParameterEntity(
      label: isOperator(function.name) ? nil : syntax.label?.text, name: syntax.name.text,
      type: resolved.type,
      isInout: resolved.isInout, isVariadic: resolved.isVariadic,
      isAutoclosure: resolved.isAutoclosure, defaultValue: syntax.defaultValue,
      span: syntax.name.span, isEscaping: isEscaping(resolved.type, syntax))
  }

  /// Whether `@escaping` stands before the type, or the type is none of a function.
  private func isEscaping(_ type: Type, _ syntax: ParameterSyntax) -> Bool {
    guard case .function = type.resolved else { return true }
    let between = Span(
      source: syntax.name.span.source, start: Int(syntax.name.span.end),
      end: max(Int(syntax.name.span.end), Int(syntax.type.span.end)))
    return sources.text(of: between).split { !($0.isLetter || $0 == "@") }.contains("@escaping")
  }

  /// The type of the function as a value; methods without their `self`.
  func functionType(of function: FunctionEntity) -> FunctionType {
    resolveSignature(function)
    return FunctionType(
      parameters: function.parameters.map { $0.functionParameter }, result: function.result,
      isThrowing: function.isThrowing)
  }

  /// The type of a variable; of one without an annotation the type of its initial value.
  func type(of variable: VariableEntity) -> Type {
    if let type = variable.type { return type }
    guard !variable.isResolving else {
      report(.circularReference(variable.name, at: variable.span))
      variable.type = .error
      return .error
    }
    variable.isResolving = true
    defer { variable.isResolving = false }
    if case .some(let bound)? = variable.typeSyntax?.kind, let getter = variable.getter {
      let type = isolated { opaqueType(of: variable, bound, getter) }
      variable.type = type
      return type
    }
    if let syntax = variable.typeSyntax {
      let type = isolated { () -> Type in
        environment = (variable.owner?.requirements ?? []) + variable.requirements
        return fullyNormalized(finishing { self.declaredType(of: variable, syntax) })
      }
      variable.type = type
      return type
    }
    if variable.initialSyntax != nil {
      checkInitialValue(of: variable)
      return variable.type ?? .error
    }
    if variable.owner != nil || variable.isGlobal {
      report(.missingTypeAnnotation(variable.name, at: variable.span))
    }
    variable.type = .error
    return .error
  }

  /// A declared type with a value may leave out generic arguments: `var seen: Set = [1, 2]`.
  private func declaredType(of variable: VariableEntity, _ syntax: TypeSyntax) -> Type {
    let scope = propertyScope(of: variable)
    guard let initial = variable.initialSyntax, isOpenGeneric(syntax, in: scope) else {
      return fullyNormalized(resolve(syntax, in: scope))
    }
    let saved = currentScope
    currentScope = scope
    defer { currentScope = saved }
    let type = resolveOpen(syntax)
    _ = check(initial, as: type)
    return type
  }

  private func isOpenGeneric(_ syntax: TypeSyntax, in scope: Scope) -> Bool {
    guard case .named(let name, let generics) = syntax.kind, generics.isEmpty else { return false }
    var current: Scope? = scope
    while let place = current {
      if case .type(.nominal(let entity))? = entry(name.text, in: place) {
        return !entity.genericParameters.isEmpty && entity.kind != .protocolType
          && entity !== scope.owner
      }
      current = place.parent
    }
    return false
  }

  func propertyScope(of variable: VariableEntity) -> Scope {
    guard let owner = variable.owner else {
      return variable.isLibrary ? libraryScope : globalScope
    }
    return extensionScope(of: owner, fromLibrary: variable.isLibrary)
  }

  /// Checks the initial value of a property; its code runs in a function of its own.
  func checkInitialValue(of variable: VariableEntity) {
    guard variable.initialValue == nil, let syntax = variable.initialSyntax else { return }
    isolated { checkInitialValue(of: variable, syntax) }
  }

  func checkInitialValue(of variable: VariableEntity, _ syntax: Expression) {
    isLibrary = variable.isLibrary
    environment = (variable.owner?.requirements ?? []) + variable.requirements
    var modifiers = variable.modifiers
    modifiers.isMutating = variable.isLazy
    let function = FunctionEntity(
      name: variable.name, kind: .initialValue, span: variable.span, owner: variable.owner,
      modifiers: modifiers, isLibrary: variable.isLibrary)
    function.isSignatureResolved = true
    let declared = variable.typeSyntax == nil ? nil : type(of: variable)
    let scope = Scope(parent: propertyScope(of: variable))
    scope.isStaticContext = !variable.isLazy
    let body = checkBody(of: function, scope: scope, resultType: declared ?? .void) { body in
      if variable.isLazy { addSelf(to: scope, body: body, function: function) }
      let value = self.finishing { () -> TypedExpression in
        let value =
          declared.map { self.check(syntax, as: $0, for: .initialValue(variable.name)) }
          ?? self.infer(syntax, expected: nil)
        return value
      }
      function.result = fullyNormalized(declared ?? value.type)
      variable.initialValue = value
      return [TypedStatement(.returned(value), value.span)]
    }
    function.body = body
    function.isBodyChecked = true
    if variable.type == nil { variable.type = function.result }
    variable.initialBody = function
  }
}
