import Diagnostics

extension Checker {
  // MARK: Variables

  func checkVariables(_ syntax: VariableSyntax, _ declaration: Declaration, _ span: Span)
    -> TypedStatement
  {
    var result: [TypedStatement] = []
    var laterType: TypeSyntax?
    for binding in syntax.bindings.reversed() where binding.type != nil {
      laterType = binding.type
      break
    }
    for binding in syntax.bindings {
      let typeSyntax = binding.type ?? (binding.value == nil ? laterType : nil)
      if let accessors = binding.accessors,
        accessors.getter != nil || accessors.didSet != nil || accessors.willSet != nil
      {
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
    let (value, declared) = finishing {
      self.checkInitial(syntax, typeSyntax, bindingName(binding.pattern))
    }
    let type = fullyNormalized(declared ?? value.type)
    let pattern = checkPattern(binding.pattern, type, isVariable: !isLet)
    if case .binding(let variable) = pattern.kind { variable.typeSyntax = typeSyntax }
    return TypedStatement(.variable(pattern, value), span)
  }

  /// A variable's first value, and its declared type, in which `Set` may leave out its elements' type.
  private func checkInitial(
    _ syntax: Expression, _ typeSyntax: TypeSyntax?, _ name: String
  ) -> (TypedExpression, Type?) {
    if let typeSyntax {
      let declared = resolveOpen(typeSyntax)
      return (check(syntax, as: declared, for: .initialValue(name)), declared)
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
    return "the variable"
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
    guard case .binding(let name, _) = binding.pattern.kind else {
      return TypedStatement(.error, span)
    }
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
      value = finishing {
        declared.map { self.check(syntax, as: $0) } ?? self.infer(syntax, expected: nil)
      }
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
    if variable.isStored {
      return TypedStatement(
        .variable(TypedPattern(.binding(variable), variable.type ?? .error, span), value), span)
    }
    return TypedStatement(.block([]), span)
  }
}
