import Diagnostics

/// The wording of what can be wrong with strings, numbers and comments.
extension ParserDiagnostics {
  static func unterminatedComment(at span: Span) -> Report {
    error(
      "unterminated-comment", "a comment that `/*` opens must be closed", at: span,
      help: "write `*/` where the comment ends; comments nest, so each `/*` needs one")
  }

  static func unterminatedString(isMultiline: Bool, at span: Span) -> Report {
    isMultiline
      ? error(
        "unterminated-string", "a string that `\"\"\"` opens must be closed", at: span,
        help: "write `\"\"\"` on a line of its own behind the text")
      : error(
        "unterminated-string", "a string must end on the line where it starts", at: span,
        help: "add the closing `\"`, or use `\"\"\"` for a text of several lines")
  }

  static func unterminatedInterpolation(at span: Span) -> Report {
    error(
      "unterminated-interpolation", "a value in a string must end with `)` on the same line",
      at: span, help: "close the `\\(` with `)`")
  }

  static func emptyInterpolation(at span: Span) -> Report {
    error(
      "expected-expression", "`\\()` in a string needs a value between its parentheses", at: span,
      help: "write the value, as in `\\(count)`")
  }

  static func unexpectedInInterpolation(_ found: String, at span: Span) -> Report {
    error(
      "expected-closing-parenthesis", "`\\(…)` in a string holds one value; \(found) is too much",
      at: span, help: "end the value with `)`")
  }

  static func singleQuotedString(at span: Span) -> Report {
    error(
      "single-quoted-string", "Swift writes strings and characters in double quotes", at: span,
      help: "replace each `'` with `\"`")
  }

  static func curlyQuotes(at span: Span) -> Report {
    error(
      "curly-quotes", "strings stand in straight quotes; this quotation mark is a curly one",
      at: span, help: "replace the curly marks with `\"`")
  }

  static func multilineStringOpening(at span: Span) -> Report {
    error(
      "multiline-string-layout", "the text of a `\"\"\"` string begins on a new line", at: span,
      help: "break the line behind the opening `\"\"\"`")
  }

  static func multilineStringClosing(at span: Span) -> Report {
    error(
      "multiline-string-layout", "the closing `\"\"\"` stands on a line of its own", at: span,
      help: "move it to a new line")
  }

  static func multilineStringIndentation(at span: Span) -> Report {
    error(
      "multiline-string-layout",
      "each line of a `\"\"\"` string is indented at least as far as the closing `\"\"\"`",
      at: span, help: "indent this line like the closing `\"\"\"`, with the same spaces or tabs")
  }

  static func invalidEscape(_ sequence: String, at span: Span) -> Report {
    error(
      "invalid-escape", "`\(sequence)` is no escape sequence", at: span,
      help: "write `\\\\` for a backslash; Swift has \\n \\t \\r \\0 \\\\ \\\" \\' and \\u{…}")
  }

  static func invalidUnicodeEscape(at span: Span) -> Report {
    error(
      "invalid-escape", "`\\u{…}` holds the number of a Unicode character, in hexadecimal",
      at: span, help: "write it like `\\u{E9}`")
  }

  static func invalidNumber(_ text: String, at span: Span) -> Report {
    error(
      "invalid-number", "`\(text)` is no number", at: span,
      help:
        "write numbers like 42, 1_000, 0.5, 1e-3, 0xFF or 0b101; a name cannot begin with a digit")
  }

  static func integerTooLarge(_ text: String, at span: Span) -> Report {
    error(
      "integer-too-large", "`\(text)` is too large for an integer", at: span,
      help: "write it as a Double, as in `1e20`, if rounding is acceptable")
  }

  static func numberWithoutLeadingZero(_ digits: String, at span: Span) -> Report {
    error(
      "invalid-number", "a number needs a digit before its decimal point", at: span,
      help: "write 0.\(digits)")
  }

  static func unknownCharacter(_ found: String, at span: Span) -> Report {
    error("unknown-character", "\(found) has no meaning in Swift", at: span, help: "remove it")
  }

  static func nestingTooDeep(at span: Span) -> Report {
    error(
      "nesting-too-deep", "code may nest at most \(Parser.depthLimit) levels deep", at: span,
      help: "move an inner part into a constant or a function of its own")
  }

  static func expressionTooLong(at span: Span) -> Report {
    error(
      "expression-too-long",
      "one expression may hold at most \(Parser.sequenceLimit) operators", at: span,
      help: "compute parts of it in constants first")
  }
}
