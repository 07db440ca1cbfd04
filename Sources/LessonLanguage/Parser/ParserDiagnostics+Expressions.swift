import Diagnostics

/// The wording of what can be wrong with expressions.
extension ParserDiagnostics {
  static func expectedExpression(before found: String, at span: Span) -> Report {
    error(
      "expected-expression", "a value is missing before \(found)", at: span,
      help: "write the value here")
  }

  static func expectedOperand(before spelling: String, at span: Span) -> Report {
    error(
      "expected-expression", "`\(spelling)` needs a value on its left", at: span,
      help: "write the value, or remove `\(spelling)`")
  }

  static func detachedPrefix(_ spelling: String, at span: Span) -> Report {
    error(
      "uneven-space", "`\(spelling)` before a value stands directly before it", at: span,
      help: "remove the space behind `\(spelling)`")
  }

  static func unevenSpace(around spelling: String, at span: Span) -> Report {
    error(
      "uneven-space",
      "`\(spelling)` between two values has a space on both sides or on neither", at: span,
      help: "write `a \(spelling) b\(spelling == "?" ? " : c" : "")`")
  }

  static func assignmentInCondition(at span: Span) -> Report {
    error(
      "assignment-in-condition", "`=` assigns and gives no value to decide on", at: span,
      help: "write `==` to compare; did you mean ==?")
  }

  static func comparisonInsteadOfAssignment(at span: Span) -> Report {
    error(
      "comparison-instead-of-assignment", "`==` compares; a value is given with `=`", at: span,
      help: "write `=`")
  }

  static func incrementOperator(_ spelling: String, operand: String, at span: Span) -> Report {
    let assignment = spelling == "++" ? "+=" : "-="
    return error(
      "increment-operator", "Swift has no `\(spelling)`", at: span,
      help: "write `\(operand) \(assignment) 1`")
  }

  static func ternaryWithoutColon(at span: Span, question: Span) -> Report {
    error(
      "expected-colon", "a choice with `?` has a second value behind `:`", at: span,
      notes: [Diagnostic.Note("the choice starts here", at: question)],
      help: "write `condition ? first : second`")
  }

  static func expectedMemberName(at span: Span) -> Report {
    error(
      "expected-member-name", "a dot is followed by the name of a member", at: span,
      help: "write the name, or remove the dot")
  }

  static func spaceAfterDot(at span: Span) -> Report {
    error(
      "space-after-dot", "the name of a member stands directly behind the dot", at: span,
      help: "remove the space behind the dot")
  }

  static func labelWithEqual(_ label: String, at span: Span) -> Report {
    error(
      "label-with-equal", "the label of an argument ends with a colon", at: span,
      help: "write `\(label): value`")
  }

  static func expectedDictionaryValue(at span: Span) -> Report {
    error(
      "expected-dictionary-value", "each entry of a dictionary is a key, a colon and a value",
      at: span, help: "write `key: value`")
  }

  static func invalidShorthand(_ text: String, at span: Span) -> Report {
    error(
      "invalid-shorthand", "`\(text)` is no name; closures call their arguments $0, $1 and so on",
      at: span, help: "remove the `$`")
  }

  static func misplacedStatementExpression(_ keyword: String, at span: Span) -> Report {
    error(
      keyword == "if" ? "misplaced-if-expression" : "misplaced-switch-expression",
      "`\(keyword)` gives a value only directly behind `=` or `return`", at: span,
      help: "put its value into a constant first")
  }

  static func closureWithoutIn(at span: Span) -> Report {
    error(
      "expected-in", "the parameters of a closure end with `in`", at: span,
      help: "write `{ x in … }`")
  }

  static func expectedCapture(at span: Span) -> Report {
    error(
      "expected-name", "a capture list holds names", at: span,
      help: "write names, as in `[x, weak self] in`")
  }
}
