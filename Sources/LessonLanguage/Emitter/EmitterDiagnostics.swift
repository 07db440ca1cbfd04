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

  static func tooManyInstances(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "too-many-functions",
      "generic functions are used with more types than a lesson may have", at: span,
      help: "look for a function that calls itself with another type each time")
  }

  static func typeTooDeep(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "type-too-deep", "types may nest at most 64 levels deep", at: span,
      help: "look for a function or a type that uses itself with a larger type each time")
  }

  static func valueTooLarge(_ type: String, at span: Span) -> Diagnostic {
    let type = type.utf8.count > 60 ? String(type.prefix(57)) + "…" : type
    return Diagnostic(
      id: "value-too-large", "a value of `\(type)` needs more than 10,000 places", at: span,
      help: "keep parts of it in an array, or in a class")
  }

  /// The fallback for programs that check and that the emitter has no code for.
  static func notEmitted(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unsupported-use",
      "\(what) is used in a way that lessons do not support; the compiler would take it",
      at: span, help: "write it with a simpler type, or with a function of your own")
  }
}
