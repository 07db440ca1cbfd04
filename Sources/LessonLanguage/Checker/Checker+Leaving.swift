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
    let value = finishing { self.check(syntax, as: self.known.error) }
    noteUncaught(at: span)
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
        let filter = item.filter.map { filter in
          finishing { self.checkCondition(self.infer(filter, expected: nil)) }
        }
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
}
