import Diagnostics

extension Checker {
  // MARK: Leaving

  func checkReturn(_ syntax: Expression?, _ span: Span) -> TypedStatement {
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
      return TypedStatement(
        .group([
          TypedStatement(.expression(value, displays: false), span),
          TypedStatement(.returned(nil), span),
        ]), span)
    }
    let expectation = context.function.map { Expectation.result($0) } ?? .nobody
    let value = finishing { self.check(syntax, as: result, for: expectation) }
    return TypedStatement(.returned(value), span)
  }

  func checkBreak(_ label: Name?, _ span: Span) -> TypedStatement {
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

  func checkContinue(_ label: Name?, _ span: Span) -> TypedStatement {
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

  func checkThrow(_ syntax: Expression, _ span: Span) -> TypedStatement {
    let wanted = catchDepth == 0 && thrownTypes.isEmpty ? context.function?.thrownType : nil
    let value = finishing { () -> TypedExpression in
      let value = self.infer(syntax, expected: wanted ?? self.known.error)
      self.noteUncaught(value.type, at: span)
      return self.convert(value, to: self.known.error)
    }
    return TypedStatement(.thrown(value), span)
  }

  func checkDo(
    _ label: Name?, _ body: BlockSyntax, _ catches: [CatchSyntax], _ span: Span
  ) -> TypedStatement {
    let jump = Jump(label: label?.text ?? "(do)", isLoop: false)
    if label != nil { jumps.append(jump) }
    defer { if label != nil { jumps.removeLast() } }
    if catches.isEmpty { return TypedStatement(.labelled(jump, checkBlock(body)), span) }
    let isExhaustive = catches.contains {
      $0.items.isEmpty || $0.items.contains { $0.filter == nil && isIrrefutable($0.pattern) }
    }
    let savedTry = tryDepth
    tryDepth = 0
    if isExhaustive { catchDepth += 1 } else { partialCatchDepth += 1 }
    thrownTypes.append([])
    let statements = checkBlock(body)
    let errorType = commonError(thrownTypes.removeLast())
    if isExhaustive { catchDepth -= 1 } else { partialCatchDepth -= 1 }
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
        let pattern = finishing { self.checkErrorPattern(item.pattern, errorType) }
        let filter = item.filter.map { filter in
          finishing { self.checkCondition(self.infer(filter, expected: nil)) }
        }
        items.append((pattern, filter))
      }
      let binding = items.isEmpty ? errorType.map { declareError($0, error, syntax.span) } : nil
      let body = (binding.map { [$0] } ?? []) + checkBlock(syntax.body)
      cases.append(TypedCase(items: items, body: body, span: syntax.span))
      currentScope = saved
    }
    return TypedStatement(
      .caught(jump, statements, cases, error: error, isExhaustive: isExhaustive), span)
  }

  /// The one type of all errors that are thrown in a block, if it is known.
  private func commonError(_ types: [Type?]) -> Type? {
    guard let first = types.first, let type = first.map({ normalized($0) }), !type.isError else {
      return nil
    }
    if case .existential = type { return nil }
    return types.allSatisfy { $0.map { normalized($0).isSame(as: type) } ?? false } ? type : nil
  }

  private func checkErrorPattern(_ syntax: PatternSyntax, _ error: Type?) -> TypedPattern {
    guard let error else { return checkPattern(syntax, known.error) }
    return TypedPattern(.asType(checkPattern(syntax, error), error), known.error, syntax.span)
  }

  /// `error` with the type that all errors of the block have.
  private func declareError(_ type: Type, _ error: VariableEntity, _ span: Span) -> TypedStatement {
    let variable = VariableEntity(name: "error", span: span, isLet: true, type: type)
    variable.context = context
    variable.hasInitialValue = true
    currentScope.entries["error"] = .variable(variable)
    let value = TypedExpression(.cast(use(error, span), type, .forced), type, span)
    return TypedStatement(.variable(TypedPattern(.binding(variable), type, span), value), span)
  }

  private func isIrrefutable(_ pattern: PatternSyntax) -> Bool {
    switch pattern.kind {
    case .wildcard, .binding: return true
    default: return false
    }
  }
}
