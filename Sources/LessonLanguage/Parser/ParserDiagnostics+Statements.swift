import Diagnostics

/// The wording of what can be wrong with statements.
extension ParserDiagnostics {
  static func callWithoutParentheses(_ name: String, at span: Span) -> Report {
    error(
      "call-without-parentheses", "a call has parentheses around its arguments", at: span,
      help: "write `\(name)(…)`")
  }

  static func expectedCondition(at span: Span) -> Report {
    error(
      "expected-expression", "a condition is missing before `{`", at: span,
      help: "write what has to be true")
  }

  static func expectedInitialValue(at span: Span) -> Report {
    error(
      "expected-initial-value", "a condition that declares names takes them from a value", at: span,
      help: "add `=` and the value")
  }

  static func expectedPatternSubject(at span: Span) -> Report {
    error(
      "expected-initial-value", "a pattern in a condition is compared with a value", at: span,
      help: "add `=` and the value, as in `if case .some(let x) = value`")
  }

  static func letBeforeCase(at span: Span) -> Report {
    error(
      "let-before-case", "`case` stands before `let`", at: span,
      help: "write `if case let …`")
  }

  static func bindingAfterOperator(at span: Span) -> Report {
    error(
      "binding-after-operator", "a condition with `let` is joined to others by a comma", at: span,
      help: "write `,` in place of `&&`")
  }

  static func conditionsJoined(_ operatorName: String, at span: Span) -> Report {
    error(
      "binding-after-operator", "what follows `if let` is joined to it by a comma", at: span,
      help: operatorName == "&&"
        ? "write `,` in place of `&&`" : "put the second condition into an `if` of its own")
  }

  static func guardWithoutElse(at span: Span) -> Report {
    error(
      "expected-else", "`guard` has an `else` that leaves the scope", at: span,
      help: "write `else` before the brace")
  }

  static func unmatchedCondition(at span: Span) -> Report {
    error(
      "unmatched-condition", "`#if` and `#endif` do not belong together here", at: span,
      help: "end every `#if` with `#endif`")
  }

  static func repeatWithoutWhile(at span: Span) -> Report {
    error(
      "expected-while", "`repeat` ends with `while` and a condition", at: span,
      help: "add `while condition` behind the closing brace")
  }

  static func cStyleFor(at span: Span) -> Report {
    error(
      "c-style-for", "Swift has no `for` with semicolons; a loop goes over a sequence", at: span,
      help: "write `for i in 0..<n { … }`, or `stride(from:to:by:)` for other steps")
  }

  static func parenthesizedFor(at span: Span) -> Report {
    error(
      "parenthesized-for", "`for` has no parentheses around `name in sequence`", at: span,
      help: "remove the parentheses")
  }

  static func forWithoutIn(at span: Span) -> Report {
    error(
      "expected-in", "`for` names its variable, then `in` and a sequence", at: span,
      help: "write `for name in sequence { … }`")
  }

  static func misplacedElse(at span: Span) -> Report {
    error(
      "misplaced-else", "`else` follows the closing brace of an `if`", at: span,
      help: "move it behind the `}` of the `if` that it belongs to")
  }

  static func misplacedCatch(at span: Span) -> Report {
    error(
      "misplaced-catch", "`catch` follows the closing brace of a `do`", at: span,
      help: "put what may throw into `do { … }` before it")
  }

  static func misplacedCase(at span: Span) -> Report {
    error(
      "misplaced-case", "`case` and `default` stand directly in the braces of a `switch`", at: span,
      help: "move it into a `switch`")
  }

  static func expectedCase(at span: Span) -> Report {
    error(
      "expected-case", "everything in a `switch` belongs to a `case` or to `default`", at: span,
      help: "write `case pattern:` before it")
  }

  static func expectedCaseColon(at span: Span) -> Report {
    error(
      "expected-colon", "the pattern of a `case` ends with a colon", at: span, help: "add `:`")
  }

  static func emptyCase(at span: Span) -> Report {
    error(
      "empty-case", "a `case` needs at least one statement", at: span,
      help: "write `break` to do nothing; join patterns that share a body, as in `case 1, 2:`")
  }
}
