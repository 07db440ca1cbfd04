import Diagnostics

// All wording of the checker, one factory a diagnostic, so that it can be read and reviewed together.

extension Diagnostic {
  // MARK: Names

  static func unknownName(_ name: String, candidates: [String], at span: Span) -> Diagnostic {
    var help = "declare '\(name)' above this place, or check the spelling"
    if let nearest = Spelling.nearest(to: name, among: candidates) {
      help = "did you mean '\(nearest)'?"
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
      id: "unknown-name", "nothing named '\(name)' is known here", at: span, help: help)
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
      id: "unknown-type", "no type named '\(name)' is known here", at: span,
      help: nearest.map { "did you mean '\($0)'?" } ?? "declare the type, or check the spelling")
  }

  static func unknownMember(_ name: String, of type: String, candidates: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "unknown-member", "\(type) has no member '\(name)'", at: span,
      help: Spelling.nearest(to: name, among: candidates).map { "did you mean '\($0)'?" })
  }

  static func memberOfOptional(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "optional-not-unwrapped",
      "'\(name)' is a member of the value inside \(type), which may be nil",
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
        id: "static-member", "'\(name)' belongs to the type \(type), not to its values", at: span,
        help: "write \(type).\(name)")
      : Diagnostic(
        id: "instance-member", "'\(name)' belongs to a value of \(type), not to the type", at: span,
        help: "make a value of \(type) and use its '\(name)'")
  }

  static func redeclared(_ name: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(
      id: "redeclared", "'\(name)' is declared twice", at: span,
      notes: [Note("first declared here", at: earlier)],
      help: "choose another name, or assign to the first one")
  }

  static func usedBeforeDeclaration(_ name: String, at span: Span, declaration: Span) -> Diagnostic
  {
    Diagnostic(
      id: "used-before-declaration", "'\(name)' is used before it is declared", at: span,
      notes: [Note("declared here", at: declaration)], help: "move the declaration above this line")
  }

  static func ambiguous(_ name: String, at span: Span, candidates: [(String, Span)]) -> Diagnostic {
    Diagnostic(
      id: "ambiguous", "'\(name)' could mean several functions here", at: span,
      notes: candidates.map { Note($0.0, at: $0.1) },
      help: "say which by giving the value a type, or by a closure such as { \(name)($0) }")
  }

  static func privateMember(_ name: String, owner: String, at span: Span, declaration: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "private-member", "'\(name)' is private to \(owner)", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "use it inside \(owner), or remove 'private'")
  }

  static func privateSetter(_ name: String, owner: String, at span: Span, declaration: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "private-setter", "'\(name)' can be changed only inside \(owner)", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "add a method to \(owner) that changes it, or remove 'private(set)'")
  }

  // MARK: Types

  static func mismatch(expected: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "type-mismatch", "expected a value of type \(expected), found one of type \(found)",
      at: span,
      help: conversionHelp(from: found, to: expected))
  }

  private static func conversionHelp(from found: String, to expected: String) -> String? {
    switch (found, expected) {
    case ("Int", "String"), ("Double", "String"), ("Bool", "String"):
      return "write String(…), or put the value into a string as \"\\(…)\""
    case ("String", "Int"), ("String", "Double"):
      return "convert with \(expected)(…), which gives nil when the text is not a number"
    case ("Character", "String"), ("Substring", "String"): return "convert with String(…)"
    case ("[Int]", "[Double]"): return "convert each element: .map { Double($0) }"
    case ("[Double]", "[Int]"): return "convert each element: .map { Int($0) }"
    case ("[Character]", "String"): return "convert with String(…)"
    case ("String", "[String]"):
      return "put it into brackets, or take it apart with split(separator:)"
    case ("String", "Character"): return "take one character, such as text.first"
    default: return nil
    }
  }

  static func numberConversion(from: String, to: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "number-conversion", "expected a value of type \(to), found one of type \(from)",
      at: span,
      help: to == "Double"
        ? "convert with Double(…)"
        : "convert with Int(…), which drops the fraction, or round first with .rounded()")
  }

  static func doesNotConform(_ type: String, to protocolName: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "does-not-conform", "\(type) does not conform to \(protocolName)", at: span,
      help:
        "use a type that conforms, or add an extension of \(type) that declares \(protocolName) and has its members"
    )
  }

  static func optionalNotUnwrapped(_ type: String, expected: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "optional-not-unwrapped",
      "expected a value of type \(expected), found \(type), which may be nil",
      at: span,
      help:
        "unwrap with if let or guard let, give a default with ??, or write ! if it can never be nil"
    )
  }

  static func nilForNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "nil-for-non-optional", "nil cannot be a value of type \(type)", at: span,
      help: "make the type optional: \(type)?")
  }

  static func nilWithoutType(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "nil-without-type", "nil alone does not say of which type it is", at: span,
      help: "write the type, such as let x: Int? = nil")
  }

  static func cannotInfer(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "cannot-infer", "the type cannot be found out from what is written here", at: span,
      help: "write the type, such as let x: [Int] = [] or { (x: Double) in … }")
  }

  static func mixedElements(_ types: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      id: "mixed-elements", "the elements have different types: \(types.joined(separator: ", "))",
      at: span,
      help: "make all elements one type, or write the type, such as [Any]")
  }

  static func ternaryMismatch(_ first: String, _ second: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "branch-mismatch", "the two results of ?: have different types, \(first) and \(second)",
      at: span,
      help: "make both the same type")
  }

  static func conditionNotBoolean(_ type: String, isOptional: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "condition-not-bool", "a condition must be a Bool, found \(type)", at: span,
      help: isOptional ? "compare with nil, as in x != nil, or use if let" : "compare, as in x != 0"
    )
  }

  static func missingTypeAnnotation(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-type", "'\(name)' has neither a value nor a type", at: span,
      help: "write var \(name): Int, or give it a value")
  }

  static func wrongGenericCount(_ name: String, expected: Int, found: Int, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "generic-arguments",
      expected == 0
        ? "\(name) takes no types in < >"
        : "\(name) takes \(expected) type\(expected == 1 ? "" : "s") in < >, found \(found)",
      at: span,
      help: expected == 0
        ? "remove them" : "write \(name)<\(expected == 1 ? "Int" : "String, Int")>")
  }

  static func boundIsNotProtocol(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "bound-not-protocol", "what stands after ':' here must be a protocol or a class",
      at: span,
      help: "use a where clause with == to fix a type")
  }

  static func circularReference(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "circular-reference", "the type of '\(name)' depends on itself", at: span,
      help: "write its type")
  }
}
