import Diagnostics

/// The wording of what can be wrong with brackets, commas and line breaks.
extension ParserDiagnostics {
  static func expectedClosing(_ kind: TokenKind, at span: Span, opening: Span) -> Report {
    switch kind {
    case .rightBracket:
      error(
        "expected-closing-bracket", "`[` needs its `]`", at: span,
        notes: [Diagnostic.Note("the bracket opens here", at: opening)], help: "add `]`")
    default:
      error(
        "expected-closing-parenthesis", "`(` needs its `)`", at: span,
        notes: [Diagnostic.Note("the parenthesis opens here", at: opening)], help: "add `)`")
    }
  }

  static func expectedClosingAngle(at span: Span, opening: Span) -> Report {
    error(
      "expected-closing-angle", "a list of type arguments ends with `>`", at: span,
      notes: [Diagnostic.Note("the list opens here", at: opening)], help: "add `>`")
  }

  static func expectedClosingBrace(at span: Span, opening: Span) -> Report {
    error(
      "expected-closing-brace", "`{` needs its `}`", at: span,
      notes: [Diagnostic.Note("the brace opens here", at: opening)],
      help: "add `}` where the block ends")
  }

  static func unexpectedClosingBrace(at span: Span) -> Report {
    error(
      "unexpected-closing-brace", "this `}` closes nothing", at: span,
      help: "remove it, or add the `{` that it belongs to")
  }

  static func unexpectedClosing(_ spelling: String, at span: Span) -> Report {
    error(
      spelling == "]" ? "unexpected-closing-bracket" : "unexpected-closing-parenthesis",
      "this `\(spelling)` closes nothing", at: span,
      help: "remove it, or add the `\(spelling == "]" ? "[" : "(")` that it belongs to")
  }

  static func expectedOpeningBrace(of owner: Parser.BlockOwner, at span: Span) -> Report {
    let body =
      switch owner {
      case .ifBranch: "what `if` decides about"
      case .elseBranch: "what follows `else`"
      case .guardStatement: "what `guard … else` does"
      case .whileLoop: "the body of `while`"
      case .repeatLoop: "the body of `repeat`"
      case .forLoop: "the body of `for`"
      case .doStatement: "what follows `do`"
      case .catchClause: "what follows `catch`"
      case .deferStatement: "what follows `defer`"
      case .function: "the body of a function"
      case .accessor: "what a property or subscript computes"
      case .statement: "a block"
      }
    return error(
      "expected-opening-brace", "\(body) stands in braces", at: span, help: "add `{` here")
  }

  static func expectedOpeningBraceOfSwitch(at span: Span) -> Report {
    error(
      "expected-opening-brace", "the cases of `switch` stand in braces", at: span,
      help: "add `{` here")
  }

  static func expectedTypeBody(of name: String, at span: Span) -> Report {
    error(
      "expected-opening-brace", "what belongs to `\(name)` stands in braces", at: span,
      help: "add `{` here; an empty body is `{}`")
  }

  static func expectedComma(before found: String, at span: Span) -> Report {
    error(
      "expected-comma", "a comma separates this from \(found)", at: span,
      help: "add `,` before \(found)")
  }

  static func expectedSeparator(before found: String, at span: Span) -> Report {
    error(
      "expected-separator", "a new statement starts on a new line; \(found) continues nothing",
      at: span, help: "break the line, write `;` between two statements, or remove what is too much"
    )
  }

  static func unexpectedToken(_ found: String, at span: Span) -> Report {
    error("unexpected-token", "\(found) cannot stand here", at: span, help: "remove it")
  }
}
