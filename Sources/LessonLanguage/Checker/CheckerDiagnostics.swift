import Diagnostics

// All wording of the checker, one factory a diagnostic, so that it can be read and reviewed together.

extension Diagnostic {
  // MARK: Names

  static func memberOfOptional(
    _ name: String, _ type: String, text: String?, at span: Span, notes: [Note]
  ) -> Diagnostic {
    Diagnostic(
      id: "optional-not-unwrapped",
      "`\(name)` is a member of the value inside \(type), which may be nil", at: span, notes: notes,
      help:
        "write `\(text ?? "value")?.\(name)` to get nil when there is no value, or unwrap it with `if let`"
    )
  }

  static func wrongStaticness(_ name: String, of type: String, isStatic: Bool, at span: Span)
    -> Diagnostic
  {
    isStatic
      ? Diagnostic(
        id: "static-member", "`\(name)` belongs to the type \(type), not to its values", at: span,
        help: "write `\(type).\(name)`")
      : Diagnostic(
        id: "instance-member", "`\(name)` belongs to a value of \(type), not to the type", at: span,
        help: "make a value of \(type) and use its `\(name)`")
  }

  static func staticWithoutType(_ name: String, of type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "static-member", "`\(name)` belongs to the type \(type), not to its values", at: span,
      help: "write `\(type).\(name)`")
  }

  static func redeclared(_ name: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(
      id: "redeclared", "`\(name)` is declared twice", at: span,
      notes: [Note("first declared here", at: earlier)],
      help: "choose another name, or leave out `let` or `var` to give the first one a new value")
  }

  static func usedBeforeDeclaration(_ name: String, at span: Span, declaration: Span) -> Diagnostic
  {
    Diagnostic(
      id: "used-before-declaration", "`\(name)` is used before it is declared", at: span,
      notes: [Note("declared here", at: declaration)], help: "move the declaration above this line")
  }

  static func ambiguous(_ name: String, at span: Span, candidates: [(String, Span)]) -> Diagnostic {
    Diagnostic(
      id: "ambiguous", "`\(name)` could mean several functions here", at: span,
      notes: candidates.map { Note($0.0, at: $0.1) },
      help: "say which by giving the value a type, or by a closure such as `{ \(name)($0) }`")
  }

  static func privateMember(_ name: String, owner: String, at span: Span, declaration: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "private-member", "`\(name)` is private to \(owner)", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "use it inside \(owner), or remove `private`")
  }

  static func privateSetter(_ name: String, owner: String, at span: Span, declaration: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "private-setter", "`\(name)` can be changed only inside \(owner)", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "add a method to \(owner) that changes it, or remove `private(set)`")
  }
}
