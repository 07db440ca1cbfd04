import Diagnostics

/// The wording for Swift that the compiler accepts and lessons do not.
extension ParserDiagnostics {
  private static func unsupported(
    _ feature: String, _ what: String, at span: Span, help: String
  ) -> Report {
    error(
      "unsupported-\(feature)",
      "\(what), which the Swift compiler accepts but lessons do not support", at: span, help: help)
  }

  static func unsupportedConcurrency(_ word: String, at span: Span) -> Report {
    unsupported(
      "concurrency", "`\(word)` is concurrency", at: span,
      help: "write ordinary functions and classes: a lesson runs from top to bottom")
  }

  static func unsupportedModule(_ name: String, at span: Span) -> Report {
    error(
      "unsupported-module", "lessons have no module `\(name)`; they have Swift and Foundation",
      at: span,
      help: "remove the import, and what needs it")
  }

  static func unsupportedRegex(at span: Span) -> Report {
    unsupported(
      "regex", "this is a regular expression", at: span,
      help: "use `contains`, `split`, `hasPrefix` or a loop over the characters")
  }

  static func unsupportedMacro(_ name: String, at span: Span) -> Report {
    unsupported(
      "macro", "`#\(name)` is a macro", at: span, help: "write the code that it stands for")
  }

  static func unsupportedMacroDeclaration(at span: Span) -> Report {
    unsupported(
      "macro", "`macro` declares a macro", at: span, help: "write a function")
  }

  static func unsupportedCallerLocation(_ name: String, at span: Span) -> Report {
    unsupported(
      "caller-location", "`#\(name)` as a default value stands for the place of the call", at: span,
      help: "pass the place as an argument")
  }

  static func unsupportedAvailability(at span: Span) -> Report {
    unsupported(
      "availability", "this asks for the version of a system", at: span,
      help: "remove the condition: a lesson runs the same everywhere")
  }

  static func unsupportedAttribute(_ name: String, at span: Span) -> Report {
    unsupported(
      "attribute", "`@\(name)` is an attribute", at: span, help: "remove it")
  }

  static func unsupportedPropertyWrapper(_ name: String, at span: Span) -> Report {
    unsupported(
      "property-wrapper", "`@\(name)` makes a property wrapper", at: span,
      help: "write a computed property, or `didSet`")
  }

  static func unsupportedResultBuilder(at span: Span) -> Report {
    unsupported(
      "result-builder", "`@resultBuilder` makes a result builder", at: span,
      help: "write a function that takes an array")
  }

  static func unsupportedDynamicMember(_ name: String, at span: Span) -> Report {
    unsupported(
      "dynamic-member", "`@\(name)` looks members up while the program runs", at: span,
      help: "write a subscript or a method")
  }

  static func unsupportedMain(at span: Span) -> Report {
    unsupported(
      "main-attribute", "`@main` names the start of a program", at: span,
      help: "remove it and call `main()`: a lesson runs from top to bottom")
  }

  static func unsupportedOwnership(_ word: String, at span: Span) -> Report {
    unsupported(
      "ownership", "`\(word)` states who owns a value", at: span, help: "remove it")
  }

  static func unsupportedNoncopyable(at span: Span) -> Report {
    unsupported(
      "noncopyable", "`~` before a protocol takes an ability away from a type", at: span,
      help: "remove it: values in lessons can be copied")
  }

  static func unsupportedParameterPack(at span: Span) -> Report {
    unsupported(
      "parameter-pack", "`each` makes a parameter pack", at: span,
      help: "write a variadic parameter `T...`, or one function for each number of arguments")
  }

  static func unsupportedValueGeneric(at span: Span) -> Report {
    unsupported(
      "value-generic", "`let` in type parameters makes a number part of a type", at: span,
      help: "pass the number to the initializer")
  }

  static func unsupportedInlineArray(at span: Span) -> Report {
    unsupported(
      "inline-array", "this is the type of an array of fixed size", at: span,
      help: "write `[Element]`")
  }

  static func unsupportedPlaceholderType(at span: Span) -> Report {
    unsupported(
      "placeholder-type", "`_` leaves a type to be found", at: span, help: "write the type")
  }

  static func unsupportedGenericImplicitMember(at span: Span) -> Report {
    unsupported(
      "generic-implicit-member", "this gives type arguments to a member of an unnamed type",
      at: span, help: "write the type before the dot")
  }

  static func unsupportedInterpolationArguments(at span: Span) -> Report {
    unsupported(
      "interpolation-arguments", "this interpolation takes labels or several values", at: span,
      help: "format the value before, and write `\\(text)`")
  }
}
