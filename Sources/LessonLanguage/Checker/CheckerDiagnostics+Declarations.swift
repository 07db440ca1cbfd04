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
      help: "write `=` and a value")
  }

  static func classWithoutInitializer(
    _ name: String, properties: [(name: String, type: String)], at span: Span
  ) -> Diagnostic {
    let parameters = properties.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
    let assignments = properties.map { "self.\($0.name) = \($0.name)" }.joined(separator: "; ")
    let names = properties.map { "`\($0.name)`" }.joined(separator: " and ")
    return Diagnostic(
      id: "class-without-init",
      "the class `\(name)` needs an initializer: \(names) \(properties.count == 1 ? "has" : "have") no value",
      at: span, help: "add `init(\(parameters)) { \(assignments) }`")
  }

  static func secondSuperclass(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "second-superclass", "a class has one superclass; `\(name)` would be a second", at: span,
      help: "keep one of them, and hold a value of the other class in a property")
  }

  static func inheritsFromFinal(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "final-class", "`\(name)` is final and has no subclasses", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "remove `final`, or hold a value of the class in a property")
  }

  static func mutatingInClass(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "misplaced-modifier", "the methods of a class are never `mutating`", at: span,
      help: "remove `mutating`: every method of a class may change its properties")
  }

  static func mutatingVariable(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "misplaced-modifier", "`mutating` stands before a method, not before a property",
      at: span, help: "remove `mutating`; a `var` can be changed")
  }

  static func overrideOutsideClass(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "misplaced-modifier", "`override` is for the methods of a subclass", at: span,
      help: "remove `override`")
  }

  static func storedInEnum(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "stored-in-enum", "an enum has no stored properties, and `\(name)` would be one",
      at: span,
      help: "give the cases a payload, as in `case on(level: Int)`, or compute it: `{ … }`")
  }

  static func undeclaredOperator(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unknown-operator", "the operator `\(name)` is used and never declared", at: span,
      help: "write `infix operator \(name)` on a line of its own at the top level")
  }

  static func repeatedRawValue(_ value: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(
      id: "repeated-raw-value", "each case has a raw value of its own; \(value) is taken", at: span,
      notes: [Note("first used here", at: earlier)], help: "choose another value")
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
      id: "inherits-non-class", "only classes inherit: `\(name)` cannot be based on \(type)",
      at: span, help: "make both classes, or hold a value of \(type) in a property")
  }

  static func missingOverride(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-override", "`\(name)` replaces a member of the superclass", at: span,
      help: "write `override` before it")
  }

  static func overridesFinal(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "overrides-final", "`\(name)` is final: subclasses cannot override it", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "choose another name, or remove final")
  }

  static func missingRequiredInitializer(
    _ labels: [String], of name: String, at span: Span, declaration: Span
  ) -> Diagnostic {
    let signature = "init(" + labels.map { $0 + ":" }.joined() + ")"
    return Diagnostic(
      id: "missing-required-init", "`\(name)` lacks the required initializer \(signature)",
      at: span,
      notes: [Note("required here", at: declaration)],
      help: "add required \(signature)")
  }

  static func initializerNotRequired(_ name: String, at span: Span, declaration: Span) -> Diagnostic
  {
    Diagnostic(
      id: "init-not-required",
      "an initializer of `\(name)` that is called on a type as a value has to be required",
      at: span,
      notes: [Note("declared here", at: declaration)],
      help: "write required before init, so that every subclass has it")
  }

  static func witnessNotRequired(
    _ name: String, protocolName: String, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "init-not-required",
      "the initializer that `\(protocolName)` asks for has to be required in the class `\(name)`",
      at: span, help: "write required before init, or final before class")
  }

  static func misplacedModifier(_ modifier: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "misplaced-modifier", "`\(modifier)` is for members of types only", at: span,
      help: "remove \(modifier), or move the function into a type")
  }

  static func lazyConstant(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "lazy-constant", "`\(name)` gets its value when it is first read, so it is a variable",
      at: span, help: "write lazy var")
  }

  static func weakValue(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "weak-value",
      "only references to instances of classes are weak or unowned, not `\(type)`",
      at: span, help: "remove the word before var, or make the type of `\(name)` a class")
  }

  static func overridesNothing(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "overrides-nothing", "the superclass has no `\(name)` to override", at: span,
      help: "remove `override`, or compare its name, labels and types with the superclass")
  }

  static func recursiveValueType(_ name: String, isEnumeration: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "recursive-value", "a value of `\(name)` would contain itself without end", at: span,
      help: isEnumeration ? "write `indirect` before `enum`" : "use a class, or an array")
  }

  static func missingRequirements(
    _ members: [String], protocolName: String, typeName: String, at span: Span, notes: [Note]
  ) -> Diagnostic {
    let listed = members.map { "`\($0)`" }.joined(separator: " and ")
    return Diagnostic(
      id: "missing-requirement", "`\(typeName)` lacks \(listed), which \(protocolName) requires",
      at: span, notes: notes, help: "add \(members.count == 1 ? "it" : "them") to `\(typeName)`")
  }

  static func almostRequirement(
    _ member: String, protocolName: String, at span: Span, requirement: [Note]
  ) -> Diagnostic {
    Diagnostic(
      id: "missing-requirement", "\(protocolName) requires other labels: `\(member)`", at: span,
      notes: requirement, help: "write `\(member)`")
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
        ? "add `static func == (a: \(name), b: \(name)) -> Bool`"
        : "add `func hash(into hasher: inout Hasher)`")
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

  static func operatorNotStatic(_ name: String, in type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "operator-not-static", "the operator `\(name)` in \(type) must be static", at: span,
      help: "write `static` in front of `func`")
  }

  static func noSubscript(_ type: String, isOptional: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "no-subscript", "\(type) has no elements in `[ ]`", at: span,
      help: isOptional
        ? "unwrap it first, or write `?[ ]`"
        : type.hasPrefix("(")
          ? "write the number of the element behind a dot, as in `pair.0`"
          : "use an array or a dictionary")
  }

  static func localComputedCaptures(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unsupported-local-computed",
      "`\(name)` is a computed or observed variable inside a function that uses other local variables; the compiler would take it, lessons do not",
      at: span, help: "write a local function")
  }
}
