import Diagnostics

extension Checker {
  func reportOperator(_ name: Name, _ a: TypedExpression, _ b: TypedExpression) {
    if !operators.isInfix(name.text) {
      report(.unknownOperator(name.text, at: name.span))
      return
    }
    report(
      .operatorMismatch(
        name.text, show(a.type), show(b.type), at: name.span,
        notes: elsewhere(origin(of: a) + origin(of: b), than: name.span),
        help: remedy(for: name.text, a, b)))
  }

  /// What to write in place of `a name b`, as far as the types tell.
  private func remedy(
    for name: String, _ a: TypedExpression, _ b: TypedExpression
  ) -> String? {
    let left = quotable(a.span) ?? "a"
    let right = quotable(b.span) ?? "b"
    let isCompound = isCompoundAssignment(name)
    if known.isOptional(a.type) || known.isOptional(b.type) {
      return unwrapping(name, a, b, left, right, isCompound: isCompound)
    }
    if let help = generic(name, a.type) ?? generic(name, b.type) { return help }
    if let element = known.arrayElement(normalized(a.type)), unifies(element, b.type) {
      return isCompound ? "write `\(left).append(\(right))`" : "write `\(left) \(name) [\(right)]`"
    }
    switch (show(a.type), show(b.type)) {
    case ("Int", "Double") where isCompound:
      return "declare `\(left)` as Double, or write `\(left) \(name) Int(\(right))`"
    case ("Int", "Double"): return "convert the Int: `Double(\(left)) \(name) \(right)`"
    case ("Double", "Int"): return "convert the Int: `\(left) \(name) Double(\(right))`"
    case ("String", "Int") where name == "*":
      return "write `String(repeating: \(left), count: \(right))`"
    case ("String", "Int"), ("String", "Double"), ("String", "Bool"):
      guard name == "+" || name == "+=" else {
        return "convert one of them, as in `\(left) \(name) String(\(right))`"
      }
      return "write `\(left) \(name) String(\(right))`, or put the value into the text: "
        + "`\"\\(\(right))\"`"
    case ("Int", "String"), ("Double", "String"):
      return
        "convert one of them: `String(\(left))`, or `\(show(a.type))(\(right))`, which may be nil"
    case ("String", "Character") where isCompound: return "write `\(left).append(\(right))`"
    case ("String", "Character"), ("String", "Substring"):
      return "write `\(left) \(name) String(\(right))`"
    case ("Character", "String"), ("Substring", "String"), ("Character", "Character"):
      return "write `String(\(left)) \(name) \(right)`"
    case ("Double", "Double") where name == "%":
      return "write `\(left).truncatingRemainder(dividingBy: \(right))`"
    case ("Int", "Int") where name == "^", ("Double", "Double") where name == "^":
      return "`^` is exclusive or; write `pow(\(left), \(right))` for a power"
    default: return nil
    }
  }

  func isCompoundAssignment(_ name: String) -> Bool {
    switch name {
    case "==", "!=", "<=", ">=", "===", "!==": return false
    default: return name.utf8.count > 1 && name.utf8.last == UInt8(ascii: "=")
    }
  }

  private func unwrapping(
    _ name: String, _ a: TypedExpression, _ b: TypedExpression, _ left: String, _ right: String,
    isCompound: Bool
  ) -> String {
    func standard(_ type: Type) -> String {
      switch known.wrapped(type).map({ show($0) }) {
      case "Int": return "0"
      case "Double": return "0"
      case "String": return "\"\""
      default: return "…"
      }
    }
    if isCompound, case .subscripted = a.kind, left.hasSuffix("]") {
      return "write `\(left.dropLast()), default: \(standard(a.type))] \(name) \(right)`"
    }
    let first = known.isOptional(a.type) ? "(\(left) ?? \(standard(a.type)))" : left
    let second = known.isOptional(b.type) ? "(\(right) ?? \(standard(b.type)))" : right
    if isCompound { return "unwrap it first with `if let`, give it a first value, or use `??`" }
    return "unwrap it with `if let`, or give another value: `\(first) \(name) \(second)`"
  }

  /// Of a value that is known only by its generic parameter: the protocol that has the operator.
  private func generic(_ name: String, _ type: Type) -> String? {
    guard case .parameter(let parameter) = normalized(type), !parameter.isSelf else { return nil }
    let protocolName: String
    switch name {
    case "==", "!=": protocolName = "Equatable"
    case "<", ">", "<=", ">=": protocolName = "Comparable"
    case "+", "-", "*", "+=", "-=", "*=": protocolName = "Numeric"
    default: return nil
    }
    return "demand it of the type: `<\(parameter.name): \(protocolName)>`"
  }
}
