import Diagnostics

// All wording of the checker, one factory a diagnostic, so that it can be read and reviewed together.

extension Diagnostic {
  // MARK: Names

  static func unknownName(_ name: String, candidates: [String], at span: Span) -> Diagnostic {
    var help = "declare `\(name)` above this place, or check the spelling"
    if let nearest = Spelling.nearest(to: name, among: candidates) {
      help = "did you mean `\(nearest)`?"
    }
    switch name {
    case "Math", "math": help = "write the function alone, such as sqrt(2)"
    case "null", "None", "undefined": help = "write nil"
    case "True", "TRUE": help = "write true"
    case "False", "FALSE": help = "write false"
    case "len": help = "write values.count"
    case "this": help = "write self"
    case "printf", "println", "console": help = "write print(…)"
    default: break
    }
    return Diagnostic(
      id: "unknown-name", "nothing named `\(name)` is known here", at: span, help: help)
  }

  static func unknownType(_ name: String, candidates: [String], at span: Span) -> Diagnostic {
    let suggestions = [
      "Integer": "Int", "integer": "Int", "Long": "Int", "Number": "Double", "Map": "Dictionary",
      "HashMap": "Dictionary", "Dict": "Dictionary", "List": "Array", "Vector": "[Double]",
      "char": "Character", "Char": "Character", "Boolean": "Bool", "Str": "String",
      "int": "Int", "double": "Double", "float": "Double", "string": "String", "str": "String",
      "bool": "Bool", "boolean": "Bool",
    ]
    let nearest = suggestions[name] ?? Spelling.nearest(to: name, among: candidates)
    return Diagnostic(
      id: "unknown-type", "no type named `\(name)` is known here", at: span,
      help: nearest.map { "did you mean `\($0)`?" } ?? "declare the type, or check the spelling")
  }

  static func unknownMember(_ name: String, of type: String, candidates: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "unknown-member", "\(type) has no member `\(name)`", at: span,
      help: Spelling.nearest(to: name, among: candidates).map { "did you mean `\($0)`?" })
  }

  static func memberOfOptional(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "optional-not-unwrapped",
      "`\(name)` is a member of the value inside \(type), which may be nil",
      at: span,
      help:
        "use ?.\(name) to get nil when there is no value, unwrap with if let, or give a default with ??"
    )
  }

  static func wrongStaticness(_ name: String, of type: String, isStatic: Bool, at span: Span)
    -> Diagnostic
  {
    isStatic
      ? Diagnostic(
        id: "static-member", "`\(name)` belongs to the type \(type), not to its values", at: span,
        help: "write \(type).\(name)")
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
      help: "choose another name, or assign to the first one")
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
      help: "say which by giving the value a type, or by a closure such as { \(name)($0) }")
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
      help: "add a method to \(owner) that changes it, or remove 'private(set)'")
  }
}
