import Diagnostics

/// Who wants a value of a certain type at a place.
enum Expectation {
  case nobody
  case argument(ParameterEntity, callee: String, isLibrary: Bool)
  case assignment(TypedExpression)
  case initialValue(String)
  case result(FunctionEntity)
}

extension Checker {
  /// Checks that `expression` can stand where a value of `type` is wanted.
  func check(
    _ expression: Expression, as type: Type, for expectation: Expectation = .nobody
  ) -> TypedExpression {
    if case .closure = expression.kind { closureEndsWithCall = endsWithCall(expectation) }
    return convert(infer(expression, expected: type), to: type, for: expectation)
  }

  /// Converts a value to `type` or reports why it cannot be.
  func convert(
    _ value: TypedExpression, to type: Type, for expectation: Expectation = .nobody
  ) -> TypedExpression {
    if let result = converted(value, to: type) {
      checkEscape(of: value, to: expectation)
      return result
    }
    reportMismatch(value, expected: type, for: expectation)
    return TypedExpression(.error, .error, value.span)
  }

  func reportMismatch(
    _ value: TypedExpression, expected: Type, for expectation: Expectation = .nobody
  ) {
    let found = normalized(value.type)
    let wanted = normalized(expected)
    if case .nilLiteral = value.kind {
      report(.nilForNonOptional(show(wanted), at: value.span))
      return
    }
    if case .existential(let protocols) = wanted,
      let first = protocols.first(where: { !conforms(found, to: $0) })
    {
      report(.doesNotConform(show(found), to: first.name, at: value.span))
      return
    }
    let isUnwrappable =
      known.wrapped(found).map { !known.isOptional(wanted) && unifies($0, wanted) } ?? false
    report(
      .mismatch(
        headline(expectation, wanted: show(wanted), found: show(found)), isOptional: isUnwrappable,
        expected: show(wanted), found: show(found), at: value.span,
        notes: notes(expectation, value), help: help(value, found, wanted, expectation)))
  }

  private func headline(_ expectation: Expectation, wanted: String, found: String) -> String {
    switch expectation {
    case .argument(let parameter, let callee, let isLibrary):
      let name = parameter.label ?? (isLibrary ? "" : parameter.name)
      let place = name.isEmpty || name == "_" ? "here" : "for `\(name)`"
      return "`\(callee)` takes \(wanted) \(place), found \(found)"
    case .assignment(let place):
      guard let text = quotable(place.span) else { break }
      return "`\(text)` holds \(wanted), found \(found)"
    case .initialValue(let name): return "`\(name)` is declared as \(wanted), found \(found)"
    case .result(let function):
      switch function.kind {
      case .closure: return "this closure returns \(wanted), found \(found)"
      case .getter where function.property != nil:
        return "`\(function.name)` is declared as \(wanted), found \(found)"
      case .function: return "`\(function.name)` returns \(wanted), found \(found)"
      default: break
      }
    case .nobody: break
    }
    return "expected \(wanted), found \(found)"
  }

  // MARK: Where types come from

  private func notes(_ expectation: Expectation, _ value: TypedExpression) -> [Diagnostic.Note] {
    var result: [Diagnostic.Note] = []
    switch expectation {
    case .argument(let parameter, let callee, false) where !isInLibrary(parameter.span):
      result.append(
        Diagnostic.Note("`\(callee)` declares this parameter here", at: parameter.span))
    case .assignment(let place): result += origin(of: place)
    case .result(let function) where function.kind == .function && function.syntax?.result != nil:
      result.append(
        Diagnostic.Note(
          "the result of `\(function.name)` is declared here",
          at: function.syntax?.result?.span ?? function.span
        ))
    default: break
    }
    return elsewhere(result + origin(of: value), than: value.span)
  }

  /// Of `notes` those that show another line than the finding itself.
  func elsewhere(_ notes: [Diagnostic.Note], than span: Span) -> [Diagnostic.Note] {
    func line(_ span: Span) -> Int { sources[span.source].lineIndex(at: Int(span.start)) }
    return notes.filter {
      !isInLibrary($0.span) && ($0.span.source != span.source || line($0.span) != line(span))
    }
  }

  /// Says which declaration of the lesson gives `value` its type.
  func origin(of value: TypedExpression) -> [Diagnostic.Note] {
    switch value.kind {
    case .variable(let variable), .property(let variable, _, _, _):
      guard !variable.isLibrary, variable.name != "self", variable.type != nil else { return [] }
      let type = show(value.type)
      let message: String
      if variable.isLoopVariable {
        message = "`\(variable.name)` is \(type) because of what the loop goes over"
      } else if variable.isParameter || variable.typeSyntax != nil || !variable.isStored {
        message = "`\(variable.name)` is declared as \(type) here"
      } else {
        message = "`\(variable.name)` is \(type) because of this declaration"
      }
      return [Diagnostic.Note(message, at: variable.span)]
    case .call(.function(let function, _), _, let arguments, _):
      if !function.isLibrary, function.kind == .function {
        return [
          Diagnostic.Note("`\(function.name)` returns \(show(value.type))", at: function.span)
        ]
      }
      guard isOperator(function.name) else { return [] }
      return arguments.first { $0.type.isSame(as: value.type) && !origin(of: $0).isEmpty }
        .map { origin(of: $0) } ?? []
    case .subscripted(_, _, let receiver?, _, _): return origin(of: receiver)
    case .tried(_, let inner), .forceUnwrap(let inner), .chain(let inner), .chainLink(let inner),
      .someOptional(let inner):
      return origin(of: inner)
    default: return []
    }
  }

  // MARK: What to write instead

  private func help(
    _ value: TypedExpression, _ found: Type, _ wanted: Type, _ expectation: Expectation
  ) -> String? {
    let text = quotable(value.span)
    if case .function(let function) = found, function.parameters.isEmpty,
      unifies(function.result, wanted), let text
    {
      return "call it: `\(text)()`"
    }
    if known.isNominal(wanted, "Double"), isWhole(found), let quotient = quotient(value) {
      return "divide as Double: `\(quotient)`"
    }
    if known.isNominal(wanted, "String"), let entity = found.nominalEntity, entity.rawType != nil,
      let text
    {
      return "write `\(text).rawValue`"
    }
    if let entity = wanted.nominalEntity, let raw = entity.rawType, unifies(found, raw) {
      return "write a case such as `.\(entity.cases.first?.name ?? "first")`"
    }
    if let element = known.arrayElement(wanted), unifies(found, element), let text {
      return "put it into brackets: `[\(text)]`"
    }
    if case .assignment = expectation, isWhole(wanted), known.isNominal(found, "Double") {
      return "declare the variable as Double, or write `Int(\(text ?? "…"))`"
    }
    return Diagnostic.conversionHelp(from: show(found), to: show(wanted), text: text)
  }

  /// Whether the type is Int, or that of a whole number's literal.
  func isWhole(_ type: Type) -> Bool {
    if case .variable(let variable) = type { return variable.literal == .integer }
    return known.isNominal(type, "Int")
  }

  /// `a / b` of two Ints, written with Doubles.
  private func quotient(_ value: TypedExpression) -> String? {
    guard case .call(.function(let function, _), _, let operands, _) = value.kind,
      function.name == "/", operands.count == 2, let a = quotable(operands[0].span),
      let b = quotable(operands[1].span)
    else { return nil }
    func converted(_ text: String, _ operand: TypedExpression) -> String {
      if case .literal = operand.kind { return text }
      return "Double(\(text))"
    }
    return "\(converted(a, operands[0])) / \(converted(b, operands[1]))"
  }
}
