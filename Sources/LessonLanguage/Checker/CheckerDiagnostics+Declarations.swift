import Diagnostics

extension Diagnostic {
  // MARK: Declarations

  static func propertyPattern(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "property-pattern", "a property has one name", at: span,
      help: "declare each property by itself")
  }

  static func storedPropertyInExtension(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "stored-in-extension", "an extension cannot add the stored property `\(name)`", at: span,
      help: "move it into the type, or make it computed")
  }

  static func staticWithoutValue(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-value", "the static property `\(name)` needs a value", at: span,
      help: "write = and a value")
  }

  static func classWithoutInitializer(_ name: String, property: String, at span: Span) -> Diagnostic
  {
    Diagnostic(
      id: "class-without-init",
      "the class `\(name)` needs an initializer, because `\(property)` has no value", at: span,
      help:
        "add init(\(property): …) { self.\(property) = \(property) }, or give the property a value")
  }

  static func superclassNotFirst(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "superclass-not-first", "the superclass `\(name)` must stand first", at: span,
      help: "put it before the protocols")
  }

  static func circularInheritance(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "circular-inheritance", "`\(name)` inherits from itself", at: span,
      help: "remove one of the superclasses")
  }

  static func inheritsFromNonClass(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "inherits-non-class", "`\(name)` cannot inherit from \(type)", at: span,
      help: "name a protocol, or make both classes")
  }

  static func missingOverride(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-override", "`\(name)` replaces a member of the superclass", at: span,
      help: "write override before it")
  }

  static func overridesNothing(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "overrides-nothing", "the superclass has no `\(name)` to override", at: span,
      help: "remove override, or check name and parameters")
  }

  static func recursiveValueType(_ name: String, isEnumeration: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "recursive-value", "a value of `\(name)` would contain itself without end", at: span,
      help: isEnumeration ? "write indirect before enum" : "use a class, or an array")
  }

  static func missingRequirement(
    _ member: String, type: String, protocolName: String, typeName: String, at span: Span,
    requirement: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "missing-requirement",
      "`\(typeName)` lacks \(member) of type \(type), which \(protocolName) requires", at: span,
      notes: [Note("required here", at: requirement)], help: "add it to `\(typeName)`")
  }

  static func missingAssociatedType(
    _ name: String, protocolName: String, typeName: String, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "missing-requirement", "`\(typeName)` does not say what \(name) of \(protocolName) is",
      at: span,
      help: "add typealias \(name) = …")
  }

  static func classNotSynthesized(_ name: String, protocolName: String, at span: Span) -> Diagnostic
  {
    Diagnostic(
      id: "missing-requirement", "the class `\(name)` has to say itself how it is \(protocolName)",
      at: span,
      help: protocolName == "Equatable"
        ? "add static func == (a: \(name), b: \(name)) -> Bool"
        : "add func hash(into hasher: inout Hasher)")
  }

  static func cannotSynthesize(
    _ name: String, protocolName: String, member: String, type: String, at span: Span,
    member memberSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "missing-requirement",
      "`\(name)` cannot be \(protocolName), because `\(member)` of type \(type) is not", at: span,
      notes: [Note("`\(member)` is declared here", at: memberSpan)],
      help: "make \(type) \(protocolName), or write the function yourself")
  }

  static func noSubscript(_ type: String, isOptional: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "no-subscript", "\(type) has no elements to be named by [ ]", at: span,
      help: isOptional ? "unwrap it first, or write ?[ ]" : nil)
  }

  static func localComputedCaptures(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unsupported-local-computed",
      "`\(name)` is a computed or observed variable inside a function that uses other local variables; the compiler would take it, lessons do not",
      at: span, help: "write a local function")
  }
}
