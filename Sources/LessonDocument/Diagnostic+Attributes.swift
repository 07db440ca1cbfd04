import Diagnostics

/// The wording of what can be wrong behind a fence.
extension Diagnostic {
  static func unknownAttribute(_ name: String, nearest: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unknown-attribute", "`\(name)` is no attribute of a block" + didYouMean(nearest),
      at: span, help: "use one of \(AttributeParser.names.joined(separator: ", "))")
  }

  static func repeatedAttribute(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "repeated-attribute", "`\(name)` is given twice", at: span, help: "delete one of the two")
  }

  static func attributeNeedsValue(_ name: String, example: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "attribute-needs-value", "`\(name)` needs a value", at: span, help: "write `\(example)`")
  }

  static func attributeTakesNoValue(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "attribute-takes-no-value", "`\(name)` takes no value", at: span,
      help: "write `\(name)` alone, or leave it out")
  }

  static func badNumber(_ name: String, _ rule: String, at span: Span) -> Diagnostic {
    Diagnostic(id: "bad-number", "`\(name)` must be \(rule)", at: span)
  }

  static func unclosedQuote(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unclosed-quote", "the quoted value has no closing quotation mark", at: span,
      help: "write the mark behind the value; inside it stands as `\\\"`")
  }

  static func unclosedAttributes(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unclosed-attributes", "the attributes have no closing `}`", at: span,
      help: "write `}` at the end of the line")
  }

  static func textAfterAttributes(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "text-after-attributes", "nothing can follow the attributes", at: span,
      help: "move it between the braces or delete it")
  }

  static func attributesWithoutBraces(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "attributes-without-braces", "attributes stand in braces", at: span,
      help: "write them as `{…}` behind the language")
  }

  static func languageInBraces(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "language-in-braces", "the language stands in front of the braces", at: span,
      help: "write `swift {…}`")
  }
}
