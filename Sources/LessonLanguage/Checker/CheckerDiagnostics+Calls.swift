import Diagnostics

extension Diagnostic {
  // MARK: Optionals

  static func chainOnNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", "`?.` is for optionals, and \(type) is not one", at: span,
      help: "remove the `?`")
  }

  static func unwrapOfNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", "`!` unwraps optionals, and \(type) is not one", at: span,
      help: "remove the `!`")
  }

  static func coalesceNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", severity: .warning,
      "`??` gives another value for nil, and \(type) is never nil", at: span,
      help: "remove `??` and what follows")
  }

  static func bindingNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", "`let` in a condition unwraps an optional, and \(type) is not one",
      at: span,
      help: "use the value directly")
  }

  static func comparesNonOptionalToNil(
    _ type: String, isNegated: Bool, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "not-optional", severity: .warning,
      "a value of type \(type) is never nil: this is always \(isNegated ? "true" : "false")",
      at: span, help: "remove the comparison")
  }

  // MARK: Calls

  static func missingArgument(
    _ name: String, isLabelled: Bool, type: String, at span: Span, _ declared: Declared
  ) -> Diagnostic {
    let what: String
    if isLabelled {
      what = "the argument `\(name):` is missing"
    } else {
      what =
        name.isEmpty || name == "_"
        ? "an argument of type \(type) is missing" : "the argument for `\(name)` is missing"
    }
    var help =
      isLabelled ? "add `\(name):` and a value of type \(type)" : "add a value of type \(type)"
    if name == "using" {
      help =
        "randomness takes a generator: `var generator = SeededGenerator(seed: 1)`, then `using: &generator`"
    }
    return Diagnostic(
      id: "missing-argument", what, at: span, notes: declared.notes, help: help + declared.addition)
  }

  static func argumentOutOfOrder(
    _ name: String, before: String, at span: Span, _ declared: Declared
  ) -> Diagnostic {
    Diagnostic(
      id: "wrong-label", "the argument `\(name):` must come before `\(before):`", at: span,
      notes: declared.notes,
      help: "write the arguments in the order of the declaration" + declared.addition)
  }

  static func wrongSubscriptCount(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "no-overload", "no subscript of this type takes \(count) values", at: span,
      help: count == 2 ? "for an array of arrays write `[row][column]`" : "write one value in `[ ]`"
    )
  }

  static func wrongSubscript(
    of type: String, expected: String, found: String, text: String?, at span: Span, notes: [Note]
  ) -> Diagnostic {
    if type == "String" || type == "Substring" {
      return Diagnostic(
        id: "wrong-subscript", "the characters of a \(type) are not numbered, found \(found)",
        at: span, notes: notes,
        help: "write `Array(text)[i]`, or go over them: `for character in text`")
    }
    return Diagnostic(
      id: "wrong-subscript", "\(type) takes \(expected) in `[ ]`, found \(found)", at: span,
      notes: notes, help: conversionHelp(from: found, to: expected, text: text))
  }

  static func memberNeedsConformance(
    _ name: String, _ type: String, to protocolName: String, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "does-not-conform", "`\(name)` is there only if \(type) conforms to \(protocolName)",
      at: span,
      help:
        "declare that \(type) conforms to \(protocolName), or use the variant that takes a closure")
  }

  static func selfOutsideType(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "self-outside-type", "`self` has a meaning only inside the methods of a type", at: span,
      help: "name the value itself")
  }

  static func instanceMemberWithoutSelf(
    _ name: String, owner: String, isInitialValue: Bool, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "instance-member",
      isInitialValue
        ? "`\(name)` cannot be used here, because the value of type \(owner) is only being made"
        : "`\(name)` belongs to a value of \(owner), and this is a static function", at: span,
      help: isInitialValue
        ? "give the property its value in `init`, or make it `lazy` or computed"
        : "remove `static`, or take the value as a parameter")
  }

  static func extraArgument(ofMany count: Int, at span: Span, _ declared: Declared) -> Diagnostic {
    Diagnostic(
      id: "extra-argument",
      count == 0 ? "this call takes no arguments" : "this argument is one too many", at: span,
      notes: declared.notes, help: "remove the argument" + declared.addition)
  }

  static func wrongLabel(
    found: String?, expected: String?, at span: Span, _ declared: Declared
  ) -> Diagnostic {
    let message: String
    let help: String
    switch (found, expected) {
    case (nil, let expected?):
      message = "the label `\(expected):` is missing"
      help = "write `\(expected):` before the value"
    case (let found?, nil):
      message = "this argument has no label, found `\(found):`"
      help = "remove `\(found):`"
    case (let found?, let expected?):
      message = "the label is `\(expected):`, found `\(found):`"
      help = "write `\(expected):`"
    case (nil, nil):
      message = "this argument does not fit"
      help = "compare with the declaration"
    }
    return Diagnostic(
      id: "wrong-label", message, at: span, notes: declared.notes, help: help + declared.addition)
  }

  static func noMatchingLabels(
    _ name: String, labels: [String?], at span: Span, candidates: [(String, Span)]
  ) -> Diagnostic {
    if name == "random" || name == "shuffle" || name == "shuffled" || name == "randomElement" {
      return Diagnostic(
        id: "unseeded-random",
        "`\(name)` needs a generator, so that every run gives the same result", at: span,
        help: "declare `var generator = SeededGenerator(seed: 1)` and add `using: &generator`")
    }
    if name == "subscript" { return wrongSubscriptCount(labels.count, at: span) }
    if name == "max" || name == "min", labels.count == 1 {
      return Diagnostic(
        id: "no-overload", "`\(name)` compares two or more values", at: span,
        help: "for the elements of an array write `values.\(name)()`")
    }
    let shown = labels.map { ($0 ?? "_") + ":" }.joined()
    return Diagnostic(
      id: "no-overload",
      labels.isEmpty
        ? "`\(name)` needs arguments" : "no `\(name)` takes the arguments `(\(shown))`", at: span,
      help: choice(of: candidates))
  }

  /// Lists what could be called, each way once.
  private static func choice(of candidates: [(String, Span)]) -> String {
    var names: [String] = []
    for (name, _) in candidates where !names.contains(name) { names.append(name) }
    return "there \(names.count == 1 ? "is" : "are") "
      + names.map { "`\($0)`" }.joined(separator: ", ")
  }

  static func noOverload(
    _ name: String, arguments: [String], at span: Span, candidates: [(String, Span)]
  ) -> Diagnostic {
    Diagnostic(
      id: "no-overload", "no `\(name)` takes \(arguments.joined(separator: ", "))", at: span,
      help: choice(of: candidates))
  }

  static func notCallable(_ name: String, _ type: String, isOptional: Bool, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "not-callable",
      "\(name == "this value" ? "a value of type \(type)" : "`\(name)` is a value of type \(type) and") cannot be called",
      at: span,
      help: isOptional ? "unwrap it first" : "remove the parentheses, or call a function")
  }

  static func constructsProtocol(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "constructs-protocol", "\(type) is a protocol, which has no values of its own", at: span,
      help: "make a value of a type that conforms to it")
  }

  static func noInitializer(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "no-initializer", "\(type) has no initializer", at: span,
      help: "use one of its cases or static members")
  }

  static func missingAmpersand(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-ampersand", "the function changes this argument, which must be marked with `&`",
      at: span, help: "write `&\(text)`")
  }

  static func unexpectedInout(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unexpected-ampersand", "`&` is for `inout` parameters, and this one is not", at: span,
      help: "remove the `&`, or declare the parameter as `inout`")
  }

  static func strayAmpersand(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unexpected-ampersand", "`&` stands only before an argument of a call", at: span,
      help: "remove the `&`")
  }

  static func closureParameterCount(expected: Int, found: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "closure-parameters",
      "this closure should take \(expected) parameter\(expected == 1 ? "" : "s"), found \(found)",
      at: span,
      help: "name \(expected == 0 ? "none" : "exactly \(expected)") before `in`")
  }

  static func closureIgnoresParameters(count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "closure-parameters",
      "this closure gets \(count) value\(count == 1 ? "" : "s") that it does not mention",
      at: span,
      help:
        "write `\([String](repeating: "_", count: count).joined(separator: ", ")) in` at its beginning to ignore \(count == 1 ? "it" : "them")"
    )
  }

  static func implicitMemberWithoutType(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "cannot-infer", "`.\(name)` needs a type to belong to, and none is known here", at: span,
      help: "write the type before the dot")
  }

  static func superOutsideSubclass(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "super-outside-subclass", "`super` has a meaning only in a class with a superclass",
      at: span,
      help: "remove `super`")
  }

  // MARK: Operators

  static func operatorMismatch(
    _ name: String, _ left: String, _ right: String, at span: Span, notes: [Note], help: String?
  ) -> Diagnostic {
    let isNumber = left == "Int" && right == "Double" || left == "Double" && right == "Int"
    return Diagnostic(
      id: isNumber ? "number-conversion" : "operator-mismatch",
      left == right
        ? "`\(name)` is not there for values of type \(left)"
        : "`\(name)` cannot combine \(left) and \(right)", at: span, notes: notes, help: help)
  }

  static func noOperatorFunction(_ name: String, _ types: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      id: "operator-mismatch", "`\(name)` cannot combine \(types.joined(separator: " and "))",
      at: span,
      help: "write a closure that says what to do, as in `{ result, element in … }`")
  }

  static func unaryMismatch(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "operator-mismatch", "`\(name)` cannot stand before a value of type \(type)", at: span,
      help: "use it with a number, or convert the value first")
  }

  static func unknownOperator(_ name: String, at span: Span) -> Diagnostic {
    let meant: [String: String] = [
      "=+": "+=", "=-": "-=", "=*": "*=", "=/": "/=", "=<": "<=", "=>": ">=", "=!": "!=",
      "<>": "!=", "===": "==", "!==": "!=", "====": "==", "..": "..<` or `...", "..<=": "...",
      "...<": "..<", "<..": "..<", "....": "...", ":=": "=", "<-": "=", "&&&": "&&", "|||": "||",
      "×": "*", "÷": "/", "−": "-", "≠": "!=", "≤": "<=", "≥": ">=", "⋅": "*", "·": "*",
      "/%": "%", "+-": "-",
    ]
    let help: String
    switch name {
    case "**": help = "write `pow(a, b)` for a power"
    case "√": help = "write `sqrt(x)`"
    case "?:": help = "write `??`"
    default:
      help =
        meant[name].map { "did you mean `\($0)`?" } ?? "declare it: `infix operator \(name)`"
    }
    return Diagnostic(
      id: "unknown-operator", "there is no operator `\(name)`", at: span, help: help)
  }

  static func nonAssociative(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "non-associative", "`\(name)` cannot be chained", at: span,
      help: "write two comparisons joined by `&&`, as in `0 < a && a < 5`")
  }

  static func notEquatable(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "does-not-conform", "values of type \(type) cannot be compared with `==`", at: span,
      help: "declare the type as `\(type): Equatable`, or compare one of its properties")
  }
}
