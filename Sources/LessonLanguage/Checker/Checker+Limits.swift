import Diagnostics

/// How much the checker does before it gives up: counted, so that a lesson is refused at the same place everywhere.
struct CheckerWork {
  /// Looks at expressions that every lesson may take, and those more for each of its bytes.
  private static let base = 300_000
  private static let perByte = 16

  let limit: Int
  var done = 0
  /// How many expressions lie around the one that is looked at.
  var depth = 0
  /// The expression that no other one lies around.
  var outermost: Span?
  var isExhausted = false

  init(bytes: Int) { limit = CheckerWork.base + CheckerWork.perByte * bytes }
}

extension Checker {
  static let largestConversionDepth = 250

  /// How many parts a type may have.
  static let largestType = 1_000

  /// Finds out what `expression` means, unless more was done than any lesson should need.
  func infer(_ expression: Expression, expected: Type?) -> TypedExpression {
    if work.depth == 0 { work.outermost = expression.span }
    work.done += 1
    guard work.done <= work.limit, !work.isExhausted else {
      giveUp(.expressionTooComplex(at: work.outermost ?? expression.span))
      return failure(expression.span)
    }
    work.depth += 1
    let result = inferKind(of: expression, expected: expected)
    work.depth -= 1
    if case .nominal(_, let arguments) = result.type.resolved, arguments.isEmpty { return result }
    var room = Checker.largestType
    guard isSmall(result.type, &room) else {
      giveUp(.typeTooLarge(at: expression.span))
      return failure(expression.span)
    }
    return result
  }

  /// Reports `finding` for good, and nothing behind it.
  private func giveUp(_ finding: Diagnostic) {
    if work.isExhausted { return }
    settledDiagnostics.append(finding)
    work.isExhausted = true
  }

  /// Whether `type` has no more parts than there is room for.
  private func isSmall(_ type: Type, _ room: inout Int) -> Bool {
    room -= 1
    guard room >= 0 else { return false }
    switch type.resolved {
    case .nominal(_, let arguments):
      for argument in arguments where !isSmall(argument, &room) { return false }
    case .tuple(let elements):
      for element in elements where !isSmall(element.type, &room) { return false }
    case .function(let function):
      for parameter in function.parameters where !isSmall(parameter.type, &room) { return false }
      return isSmall(function.result, &room)
    case .metatype(let inner): return isSmall(inner, &room)
    case .associated(let base, _): return isSmall(base, &room)
    case .parameter, .variable, .existential, .error: break
    }
    return true
  }
}

extension Diagnostic {
  static func expressionTooComplex(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "expression-too-complex", "the types in this expression take too long to find", at: span,
      help: "name parts of it with `let`, and write their types")
  }

  static func typeTooLarge(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "type-too-large", "the type of this expression has more than 1,000 parts", at: span,
      help: "make a struct of what belongs together, or use an array")
  }
}
