import Diagnostics

/// Closures that outlive the call that gets them.
extension Checker {
  /// Whether a closure written where `expectation` wants a function is gone when the call is over.
  func endsWithCall(_ expectation: Expectation) -> Bool {
    if case .argument(let parameter, _, _) = expectation { return !parameter.isEscaping }
    return false
  }

  /// A member of a class named without `self` inside a closure that stays: the compiler wants it to be seen that the
  /// closure keeps the object.
  func requireVisibleSelf(_ name: String, _ owner: NominalEntity, at span: Span) {
    guard owner.kind == .classType, !isLibrary else { return }
    var place: FunctionContext? = context
    while let current = place, current.function?.kind == .closure {
      if current.capturesSelf { return }
      if current.isEscaping { return report(.missingSelf(name, at: span)) }
      place = current.parent
    }
  }

  /// A function parameter that ends with the call cannot be kept.
  func checkEscape(of value: TypedExpression, to expectation: Expectation) {
    guard case .variable(let variable) = value.kind, variable.endsWithCall, !isLibrary else {
      return
    }
    switch expectation {
    case .argument(let parameter, _, _) where !parameter.isEscaping: return
    case .argument, .assignment, .result:
      report(.escapingParameter(variable.name, at: value.span, declaration: variable.span))
    case .initialValue, .nobody: return
    }
  }
}
