import Diagnostics

extension Diagnostic {
  // MARK: Changing things

  static func immutable(
    _ name: String, kind: Checker.ImmutableKind, verb: String, at span: Span, declaration: Span
  ) -> Diagnostic {
    let what: String
    let help: String
    switch kind {
    case .loopVariable:
      what = "the loop gives it a new value in each round"
      help = "copy it into a `var`, or change the array itself: `values[i] = …`"
    case .constant:
      what = "it is a constant"
      help = "declare it with `var`"
    case .property:
      what = "it is a constant property"
      help = "declare the property with `var`"
    case .parameter:
      what = "it is a parameter"
      help = "copy it first, `var \(name) = \(name)`, or make the parameter `inout`"
    case .shadowsProperty:
      what = "it is the parameter, not the property"
      help = "write `self.\(name)` for the property"
    case .selfValue:
      return Diagnostic(
        id: "immutable-self", "a method that changes its value is marked `mutating`", at: span,
        notes: [Note("this method is not", at: declaration)], help: "write `mutating func`")
    case .selfObject:
      return Diagnostic(
        id: "immutable-self", "`self` is the object itself and stays the same", at: span,
        help: "assign to its properties one by one")
    }
    return Diagnostic(
      id: "immutable", "cannot \(verb) `\(name)`: \(what)", at: span,
      notes: [Note("declared here", at: declaration)], help: help)
  }

  static func missingSelf(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-self",
      "a closure that is kept says `self`, because it keeps the object alive: `\(name)` is a member",
      at: span, help: "write `self.\(name)`, or `[self] in` at the beginning of the closure")
  }

  static func escapingParameter(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "escaping-parameter", "`\(name)` ends with the call and cannot be kept", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "write `@escaping` before the type of the parameter")
  }

  static func readOnlyProperty(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "read-only", "`\(name)` is computed and has no setter", at: span,
      help: "change what it is computed from, or add `set { … }`")
  }

  static func readOnlySubscript(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "read-only", "this subscript can only be read", at: span,
      help: "add `set { … }` to the subscript")
  }

  static func notAPlace(verb: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-a-place", "cannot \(verb) a value that no variable holds", at: span,
      help: "store it in a variable first")
  }

  static func assignsToExpression(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-a-place", "the left side of `=` must be a variable, a property or an element",
      at: span,
      help: "write `==` to compare")
  }

  // MARK: First values

  static func usedBeforeValue(
    _ name: String, isConditional: Bool, at span: Span, declaration: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "used-before-value",
      isConditional
        ? "`\(name)` has no value here on some way to this place"
        : "`\(name)` is used before it has a value",
      at: span, notes: [Note("declared here without a value", at: declaration)],
      help: isConditional
        ? "give it a value in every branch above, or where it is declared"
        : "give it a value where it is declared")
  }

  static func usedByFunctionBeforeValue(
    _ name: String, function: String, at span: Span, declaration: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "used-before-value",
      "`\(function)` uses `\(name)`, which has no value yet where the function stands",
      at: span, notes: [Note("declared here without a value", at: declaration)],
      help: "give `\(name)` its value above the function")
  }

  static func constantAssignedTwice(_ name: String, at span: Span, declaration: Span) -> Diagnostic
  {
    Diagnostic(
      id: "immutable", "`\(name)` is a constant and may already have its value here", at: span,
      notes: [Note("declared here", at: declaration)], help: "declare it with `var` to change it")
  }

  static func propertyWithoutValue(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "property-without-value", "the initializer can end here without a value for `\(name)`",
      at: span,
      notes: [Note("declared here", at: declaration)],
      help:
        "assign to `self.\(name)` on every way, or give the property a value where it is declared"
    )
  }

  static func superNotInitialized(_ superclass: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "super-init-missing", "the initializer can end here without a call of `super.init`",
      at: span,
      help:
        "call `super.init(…)`, an initializer of \(superclass), when the own properties have their values"
    )
  }

  static func selfNotInitialized(isEnumeration: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "self-init-missing",
      "the initializer can end here before self has a value", at: span,
      help: isEnumeration ? "assign a case: `self = .…`" : "call `self.init(…)` on every way")
  }

  static func superBeforeProperty(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "property-without-value", "`\(name)` needs a value before `super.init` is called",
      at: span,
      notes: [Note("declared here", at: declaration)],
      help: "assign to `self.\(name)` above this line")
  }

  static func selfBeforeInitialization(missing: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "self-before-init",
      missing.hasSuffix(".init")
        ? "`self` cannot be used before `\(missing)` is called"
        : "`self` cannot be used while `\(missing)` has no value", at: span,
      help: missing.hasSuffix(".init")
        ? "call `\(missing)(…)` first" : "assign to `self.\(missing)` first")
  }

  // MARK: Control flow

  static func missingReturn(
    _ name: String, _ type: String, forgotten: String?, inLoop: Bool, at span: Span
  ) -> Diagnostic {
    let help: String
    if let forgotten {
      return Diagnostic(
        id: "missing-return", "\(name) returns \(type), and this value is not returned", at: span,
        help: "write `return \(forgotten)`")
    }
    if inLoop {
      help = "return a value behind the loop, for the case that it ends without having returned"
    } else {
      help = "return a value on every way to this brace"
    }
    return Diagnostic(
      id: "missing-return", "\(name) can end here without returning \(type)", at: span, help: help)
  }

  static func returnWithoutValue(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "return-value", "this function returns \(type), found no value", at: span,
      help: "write a value after `return`")
  }

  static func unexpectedReturnValue(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "return-value", "this function returns nothing, found \(type)", at: span,
      help: "write `-> \(type)` after its parameters")
  }

  static func returnOutsideFunction(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "outside-function", "`return` is only for functions", at: span, help: "remove it")
  }

  static func nilInNonFailable(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "nil-for-non-optional", "only an `init?` can return nil", at: span, help: "write `init?`")
  }

  static func outsideLoop(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "outside-loop", "`\(word)` is only for loops\(word == "break" ? " and switches" : "")",
      at: span,
      help: "use `return` to leave a function")
  }

  static func unknownLabel(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unknown-label", "no loop around this place is labelled `\(name)`", at: span,
      help: "write `\(name):` before the loop that is meant")
  }

  static func guardFallsThrough(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "guard-falls-through", "the `else` of a `guard` must leave", at: span,
      help: "end it with `return`, `throw`, `break` or `continue`")
  }

  static func notExhaustive(missing: [String], at span: Span, notes: [Note]) -> Diagnostic {
    let known = missing.filter { $0 != "_" }
    if known.isEmpty {
      return Diagnostic(
        id: "not-exhaustive", "this switch does not cover every value", at: span, notes: notes,
        help: "add `default:`")
    }
    let listed = known.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      id: "not-exhaustive", "this switch does not cover \(listed)\(known.count > 6 ? ", …" : "")",
      at: span, notes: notes,
      help:
        "add `\(known.prefix(3).map { "case \($0):" }.joined(separator: "`, `"))`\(known.count > 3 ? " and so on" : ""), or `default:`"
    )
  }

  static func defaultNotLast(at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "default-not-last", "`default` takes every value, so no `case` can follow it", at: span,
      notes: [Note("`default` stands here", at: declaration)],
      help: "move `default` to the end of the switch")
  }

  static func fallthroughOutsideSwitch(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "misplaced-fallthrough", "`fallthrough` goes on to the next case of a `switch`", at: span,
      help: "remove it: there is no switch around it")
  }

  static func fallthroughInLastCase(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "misplaced-fallthrough", "`fallthrough` has no next case to go on to", at: span,
      help: "remove it")
  }

  static func emptyCase(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "empty-case", "a `case` needs at least one statement", at: span,
      help: "write `break` to do nothing")
  }

  static func notASequence(
    _ type: String, isOptional: Bool, text: String?, at span: Span, notes: [Note]
  ) -> Diagnostic {
    let help: String
    switch type {
    case "Int": help = "go over a range: `0..<\(text ?? "n")`"
    case "Range<Double>", "ClosedRange<Double>":
      help = "use `stride(from: 0, to: 1, by: 0.1)`, or a range of Int"
    default:
      help =
        isOptional
        ? "unwrap it first, or go over nothing instead of nil: `\(text ?? "values") ?? []`"
        : "go over an array, a range or another sequence"
    }
    return Diagnostic(
      id: "not-a-sequence", "`for` goes over the elements of a sequence, found \(type)", at: span,
      notes: notes, help: help)
  }

  static func patternMismatch(_ pattern: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "pattern-mismatch", "a pattern of type \(pattern) never matches \(type)", at: span,
      help: "match values of the same type")
  }

  static func tupleCount(_ count: Int, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "pattern-mismatch", "\(count) names cannot take a value of type \(type) apart", at: span,
      help: "write one name for each of its elements")
  }

  static func payloadCount(_ name: String, expected: Int, found: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "payload-count",
      "the case `\(name)` holds \(expected) value\(expected == 1 ? "" : "s"), found \(found) pattern\(found == 1 ? "" : "s")",
      at: span, help: "write `_` for the values that do not matter")
  }

  static func ifExpressionWithoutElse(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "if-without-else", "an `if` that gives a value needs an `else`", at: span,
      help: "add `else { … }`")
  }

  static func branchNotSingleExpression(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "branch-not-expression",
      "each branch of an `if` or `switch` that gives a value is one expression",
      at: span, help: "move other statements above it, or use a variable")
  }

  // MARK: Errors on their way

  static func missingTry(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-try", "`\(name)` can throw an error, so the call is marked with `try`",
      at: span,
      help: "write `try` before it, inside `do { … } catch { … }` or a function that `throws`")
  }

  static func constrainedExistential(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unsupported-constrained-existential",
      "`any \(name)<…>` is a value of a protocol with associated types, which the compiler accepts but "
        + "lessons do not support", at: span,
      help: "write `some \(name)<…>`, a generic parameter, or an array")
  }

  static func identityOfValue(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "identity-of-value",
      "`\(name)` compares instances of classes, and this is of type `\(type)`",
      at: span, help: "compare values with \(name == "===" ? "==" : "!=")")
  }

  static func keyPathWithoutRoot(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "cannot-infer", "what this key path starts from cannot be found out", at: span,
      help: "name the type behind the backslash, such as \\Point.x")
  }

  static func catchNotExhaustive(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "error-not-handled", "the `catch` below takes some errors only, and nobody the others",
      at: span, help: "add a last `catch { … }` that takes every error")
  }

  static func errorNotHandled(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "error-not-handled", "an error that is thrown here is caught by nobody", at: span,
      help: "put it into `do { … } catch { … }`, or write `throws` after the function's parameters")
  }
}
