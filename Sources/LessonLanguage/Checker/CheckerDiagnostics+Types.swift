import Diagnostics

extension Diagnostic {
  // MARK: Types that do not fit

  /// A value of another type than its place wants; `headline` names both types and who wants which.
  static func mismatch(
    _ headline: String, isOptional: Bool, expected: String, found: String, at span: Span,
    notes: [Note], help: String?
  ) -> Diagnostic {
    if isOptional {
      return Diagnostic(
        id: "optional-not-unwrapped", headline + ", which may be nil", at: span, notes: notes,
        help:
          "unwrap it with `if let`, give another value with `??`, or write `!` if it is never nil"
      )
    }
    let isNumber =
      expected == "Int" && found == "Double" || expected == "Double" && found == "Int"
    return Diagnostic(
      id: isNumber ? "number-conversion" : "type-mismatch", headline, at: span, notes: notes,
      help: help)
  }

  static func mismatch(expected: String, found: String, at span: Span) -> Diagnostic {
    mismatch(
      "expected \(expected), found \(found)", isOptional: false, expected: expected, found: found,
      at: span, notes: [], help: conversionHelp(from: found, to: expected, text: nil))
  }

  static func conversionHelp(from found: String, to expected: String, text: String?) -> String? {
    let value = text ?? "…"
    switch (found, expected) {
    case ("Int", "Double"): return "convert it: `Double(\(value))`"
    case ("Double", "Int"):
      return "convert it with `Int(\(value))`, which drops the fraction, or round first: "
        + "`Int(\(value).rounded())`"
    case ("Int", "String"), ("Double", "String"), ("Bool", "String"):
      return "write `String(\(value))`, or put the value into a string: `\"\\(\(value))\"`"
    case ("String", "Int"), ("String", "Double"):
      return "convert it with `\(expected)(\(value))`, which is nil when the text is not a number"
    case ("Character", "String"), ("Substring", "String"), ("[Character]", "String"):
      return "convert it: `String(\(value))`"
    case ("[String]", "String"): return "join the texts: `\(value).joined(separator: \" \")`"
    case ("[Int]", "[Double]"):
      return "convert each element: `\(value).map { Double($0) }`"
    case ("[Double]", "[Int]"): return "convert each element: `\(value).map { Int($0) }`"
    case ("[Int]", "[String]"), ("[Double]", "[String]"):
      return "convert each element: `\(value).map { String($0) }`"
    case ("[Int?]", "[Int]"), ("[Double?]", "[Double]"), ("[String?]", "[String]"):
      return "leave out what is nil: `\(value).compactMap { $0 }`"
    case ("String", "Character"):
      return "take one character, such as `\(value).first`, which is nil for an empty text"
    case ("Int", "Bool"): return "compare it: `\(value) != 0`"
    case ("Void", _): return "let the function return a value: `-> \(expected)`"
    default: return nil
    }
  }

  static func characterLiteral(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "character-literal",
      "Character is exactly one character, found \(count == 0 ? "none" : "\(count)")", at: span,
      help: count == 0 ? "write one between the quotes" : "write one character, or declare a String"
    )
  }

  static func integerOverflow(_ text: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "integer-too-large", "`\(text)` does not fit into \(type)", at: span,
      help: type == "Int"
        ? "write it as a Double, such as `1e20`, if rounding is acceptable" : "use Int")
  }

  static func doesNotConform(_ type: String, to protocolName: String, at span: Span) -> Diagnostic {
    if protocolName == "Error" {
      return Diagnostic(
        id: "does-not-conform", "\(type) is no Error, and only errors can be thrown", at: span,
        help: "declare one, such as `enum Failure: Error { case tooLarge }`, and throw a case")
    }
    return Diagnostic(
      id: "does-not-conform", "\(type) does not conform to \(protocolName)", at: span,
      help: "use a type that conforms, or declare it: `extension \(type): \(protocolName) { … }`")
  }

  static func nilForNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "nil-for-non-optional", "\(type) has no nil; only an optional has", at: span,
      help: "declare the type as `\(type)?`, or give a value")
  }

  static func nilWithoutType(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "nil-without-type", "`nil` alone does not say of which type it is", at: span,
      help: "write the type, such as `let x: Int? = nil`")
  }

  static func cannotInfer(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "cannot-infer", "the type cannot be found out from what is written here", at: span,
      help: "write the type, as in `let x: [Int] = []` or `{ (x: Double) in … }`")
  }

  static func emptyLiteral(isDictionary: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "cannot-infer",
      isDictionary
        ? "`[:]` does not say what its keys and values are" : "`[]` does not say what it holds",
      at: span,
      help: isDictionary
        ? "write the type, such as `let x: [String: Int] = [:]`"
        : "write the type, such as `let x: [Int] = []`")
  }

  static func openGenericType(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "cannot-infer", "`\(name)` does not say of what", at: span,
      help: "write the type in angle brackets, such as `\(name)<Int>()`")
  }

  static func mixedElements(_ types: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      id: "mixed-elements",
      "the elements have different types: \(types.joined(separator: ", "))", at: span,
      help: "make all elements one type, or declare the type as [Any]")
  }

  static func ternaryMismatch(_ first: String, _ second: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "branch-mismatch",
      "both results of `? :` must have one type, found \(first) and \(second)", at: span,
      help: "convert one of them")
  }

  static func conditionNotBoolean(
    _ type: String, isOptional: Bool, isLiteral: Bool, text: String?, at span: Span, notes: [Note]
  ) -> Diagnostic {
    let value = text ?? "x"
    let help: String
    if isOptional {
      help = "compare with nil: `\(value) != nil`, or unwrap it with `if let`"
    } else if type == "String" || type.hasPrefix("[") {
      help = "ask for what you mean, such as `!\(value).isEmpty`"
    } else if isLiteral {
      help = "compare it with something: both sides of `||` and `&&` are whole comparisons"
    } else {
      help = "compare it, as in `\(value) != 0`"
    }
    return Diagnostic(
      id: "condition-not-bool", "a condition is a Bool, found \(type)", at: span, notes: notes,
      help: help)
  }

  static func missingTypeAnnotation(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-type", "`\(name)` has neither a value nor a type", at: span,
      help: "write a type, as in `var \(name): Int`, or give it a value")
  }

  static func wrongGenericCount(_ name: String, expected: Int, found: Int, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "generic-arguments",
      expected == 0
        ? "\(name) takes no types in `< >`"
        : "\(name) takes \(expected) type\(expected == 1 ? "" : "s") in `< >`, found \(found)",
      at: span,
      help: expected == 0
        ? "remove them" : "write `\(name)<\(expected == 1 ? "Int" : "String, Int")>`")
  }

  static func boundIsNotProtocol(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "bound-not-protocol", "a protocol or a class must stand after `:` here", at: span,
      help: "use a `where` clause with `==` to fix a type")
  }

  static func circularAlias(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "circular-reference", "the type alias `\(name)` stands for itself", at: span,
      help: "write the type that it is to stand for")
  }

  static func circularReference(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "circular-reference", "the type of `\(name)` depends on itself", at: span,
      help: "write its type")
  }
}
