import Diagnostics

extension Diagnostic {
  static func functionTooLarge(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "function-too-large", "this function needs more than 60,000 places for its values",
      at: span,
      help: "split it, or keep the values in an array")
  }

  static func tooManyStatics(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "too-many-statics", "the lesson has more static properties than fit", at: span,
      help: "keep the values in an array or in one struct")
  }

  /// The fallback for programs that check and that the emitter has no code for.
  static func notEmitted(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unsupported-use",
      "\(what) is used in a way that lessons do not support; the compiler would take it",
      at: span, help: "write it with a simpler type, or with a function of your own")
  }
}
