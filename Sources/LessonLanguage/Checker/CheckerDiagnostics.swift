import Diagnostics

// All wording of the checker, one factory a diagnostic, so that it can be read and reviewed together.

extension Diagnostic {
  // MARK: Names

  static func unknownName(_ name: String, candidates: [String], at span: Span) -> Diagnostic {
    var help = "declare '\(name)' above this place, or check the spelling"
    if let nearest = Spelling.nearest(to: name, among: candidates) { help = "did you mean '\(nearest)'?" }
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
    return Diagnostic(id: "unknown-name", "nothing named '\(name)' is known here", at: span, help: help)
  }

  static func unknownType(_ name: String, candidates: [String], at span: Span) -> Diagnostic {
    let suggestions = [
      "Integer": "Int", "integer": "Int", "Long": "Int", "Number": "Double", "Map": "Dictionary",
      "HashMap": "Dictionary", "Dict": "Dictionary", "List": "Array", "Vector": "[Double]",
      "char": "Character", "Char": "Character", "Boolean": "Bool", "Str": "String",
      "int": "Int", "double": "Double", "float": "Double", "string": "String", "str": "String", "bool": "Bool", "boolean": "Bool"]
    let nearest = suggestions[name] ?? Spelling.nearest(to: name, among: candidates)
    return Diagnostic(
      id: "unknown-type", "no type named '\(name)' is known here", at: span,
      help: nearest.map { "did you mean '\($0)'?" } ?? "declare the type, or check the spelling")
  }

  static func unknownMember(_ name: String, of type: String, candidates: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unknown-member", "\(type) has no member '\(name)'", at: span,
      help: Spelling.nearest(to: name, among: candidates).map { "did you mean '\($0)'?" })
  }

  static func memberOfOptional(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "optional-not-unwrapped", "'\(name)' is a member of the value inside \(type), which may be nil",
      at: span,
      help: "use ?.\(name) to get nil when there is no value, unwrap with if let, or give a default with ??")
  }

  static func wrongStaticness(_ name: String, of type: String, isStatic: Bool, at span: Span) -> Diagnostic {
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

  static func usedBeforeDeclaration(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
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

  static func privateMember(_ name: String, owner: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "private-member", "'\(name)' is private to \(owner)", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "use it inside \(owner), or remove 'private'")
  }

  static func privateSetter(_ name: String, owner: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "private-setter", "'\(name)' can be changed only inside \(owner)", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "add a method to \(owner) that changes it, or remove 'private(set)'")
  }

  // MARK: Types

  static func mismatch(expected: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "type-mismatch", "expected a value of type \(expected), found one of type \(found)", at: span,
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
    case ("String", "[String]"): return "put it into brackets, or take it apart with split(separator:)"
    case ("String", "Character"): return "take one character, such as text.first"
    default: return nil
    }
  }

  static func numberConversion(from: String, to: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "number-conversion", "expected a value of type \(to), found one of type \(from)", at: span,
      help: to == "Double"
        ? "convert with Double(…)"
        : "convert with Int(…), which drops the fraction, or round first with .rounded()")
  }

  static func doesNotConform(_ type: String, to protocolName: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "does-not-conform", "\(type) does not conform to \(protocolName)", at: span,
      help: "use a type that conforms, or add an extension of \(type) that declares \(protocolName) and has its members")
  }

  static func optionalNotUnwrapped(_ type: String, expected: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "optional-not-unwrapped", "expected a value of type \(expected), found \(type), which may be nil",
      at: span,
      help: "unwrap with if let or guard let, give a default with ??, or write ! if it can never be nil")
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
      id: "mixed-elements", "the elements have different types: \(types.joined(separator: ", "))", at: span,
      help: "make all elements one type, or write the type, such as [Any]")
  }

  static func ternaryMismatch(_ first: String, _ second: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "branch-mismatch", "the two results of ?: have different types, \(first) and \(second)", at: span,
      help: "make both the same type")
  }

  static func conditionNotBoolean(_ type: String, isOptional: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "condition-not-bool", "a condition must be a Bool, found \(type)", at: span,
      help: isOptional ? "compare with nil, as in x != nil, or use if let" : "compare, as in x != 0")
  }

  static func missingTypeAnnotation(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-type", "'\(name)' has neither a value nor a type", at: span,
      help: "write var \(name): Int, or give it a value")
  }

  static func wrongGenericCount(_ name: String, expected: Int, found: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "generic-arguments",
      expected == 0
        ? "\(name) takes no types in < >"
        : "\(name) takes \(expected) type\(expected == 1 ? "" : "s") in < >, found \(found)", at: span,
      help: expected == 0 ? "remove them" : "write \(name)<\(expected == 1 ? "Int" : "String, Int")>")
  }

  static func boundIsNotProtocol(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "bound-not-protocol", "what stands after ':' here must be a protocol or a class", at: span,
      help: "use a where clause with == to fix a type")
  }

  static func circularReference(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "circular-reference", "the type of '\(name)' depends on itself", at: span,
      help: "write its type")
  }

  // MARK: Optionals

  static func chainOnNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", "?. is for optionals, and \(type) is not one", at: span, help: "remove the ?")
  }

  static func unwrapOfNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", "! unwraps optionals, and \(type) is not one", at: span, help: "remove the !")
  }

  static func coalesceNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", "?? gives a default for an optional, and \(type) is not one", at: span,
      help: "remove ?? and what follows")
  }

  static func bindingNonOptional(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", "'let' in a condition unwraps an optional, and \(type) is not one",
      at: span,
      help: "use the value directly")
  }

  static func comparesNonOptionalToNil(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-optional", "a value of type \(type) is never nil", at: span, help: "remove the comparison")
  }

  // MARK: Calls

  static func missingArgument(
    _ name: String, isLabelled: Bool, type: String, signature: String, at span: Span,
    declaration: Span
  ) -> Diagnostic {
    let what: String
    if isLabelled {
      what = "the argument '\(name):'"
    } else {
      what = name.isEmpty ? "an argument of type \(type)" : "the argument for '\(name)'"
    }
    var help = isLabelled ? "add \(name): and a value" : "add a value of type \(type)"
    if name == "using" {
      help = "randomness takes a generator: var generator = SeededGenerator(seed: 1), then using: &generator"
    }
    return Diagnostic(
      id: "missing-argument", what + " is missing", at: span,
      notes: [Note("declared as \(signature)", at: declaration)], help: help)
  }

  static func argumentOutOfOrder(
    _ name: String, before: String, signature: String, at span: Span, declaration: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "wrong-label", "the argument '\(name):' must come before '\(before):'", at: span,
      notes: [Note("declared as \(signature)", at: declaration)],
      help: "write the arguments in the order of the declaration")
  }

  static func wrongSubscript(
    of type: String, expected: String, found: String, at span: Span
  ) -> Diagnostic {
    if type == "String" || type == "Substring", found == "Int" {
      return Diagnostic(
        id: "wrong-subscript", "the characters of a \(type) are not numbered, found Int as an index", at: span,
        help: "write Array(text)[i], or loop with for character in text")
    }
    return Diagnostic(
      id: "wrong-subscript", "\(type) wants \(expected) between [ ], found \(found)", at: span,
      help: expected == "Int" && found == "Double" ? "convert with Int(…)" : nil)
  }

  static func memberNeedsConformance(
    _ name: String, _ type: String, to protocolName: String, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "does-not-conform", "'\(name)' is there only if \(type) conforms to \(protocolName)", at: span,
      help: "declare that \(type) conforms to \(protocolName), or use the variant that takes a closure")
  }

  static func selfOutsideType(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "self-outside-type", "'self' has a meaning only inside the methods of a type", at: span,
      help: "name the value itself")
  }

  static func instanceMemberWithoutSelf(
    _ name: String, owner: String, isInitialValue: Bool, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "instance-member",
      isInitialValue
        ? "'\(name)' cannot be used here, because the value of type \(owner) is only being made"
        : "'\(name)' belongs to a value of \(owner), and this is a static function", at: span,
      help: isInitialValue
        ? "give the property its value in init, or make it lazy or computed"
        : "remove static, or take the value as a parameter")
  }

  static func extraArgument(signature: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "extra-argument", "this argument is one too many", at: span,
      notes: [Note("declared as \(signature)", at: declaration)], help: "remove the argument")
  }

  static func wrongLabel(
    found: String?, expected: String?, signature: String, at span: Span, declaration: Span
  ) -> Diagnostic {
    let message: String
    let help: String
    switch (found, expected) {
    case (nil, let expected?):
      message = "the label '\(expected):' is missing"
      help = "write \(expected): before the value"
    case (let found?, nil):
      message = "this argument has no label, found '\(found):'"
      help = "remove \(found):"
    case (let found?, let expected?):
      message = "the label should be '\(expected):', found '\(found):'"
      help = "write \(expected):"
    case (nil, nil):
      message = "this argument does not fit"
      help = "compare with the declaration"
    }
    return Diagnostic(
      id: "wrong-label", message, at: span, notes: [Note("declared as \(signature)", at: declaration)],
      help: help)
  }

  static func noMatchingLabels(
    _ name: String, labels: [String?], at span: Span, candidates: [(String, Span)]
  ) -> Diagnostic {
    if name == "random" || name == "shuffle" || name == "shuffled" || name == "randomElement" {
      return Diagnostic(
        id: "unseeded-random", "'\(name)' needs a generator, so that every run gives the same result", at: span,
        help: "declare var generator = SeededGenerator(seed: 1) and add using: &generator")
    }
    if name == "subscript" {
      return Diagnostic(
        id: "no-overload", "no subscript of this type takes \(labels.count) values", at: span,
        help: labels.count == 2 ? "for a table of rows write [row][column]" : nil)
    }
    let shown = labels.map { ($0 ?? "_") + ":" }.joined()
    return Diagnostic(
      id: "no-overload", "no '\(name)' takes the arguments (\(shown))", at: span,
      help: "there " + (candidates.count == 1 ? "is " : "are ") + candidates.map { $0.0 }.joined(separator: ", "))
  }

  static func noOverload(
    _ name: String, arguments: [String], at span: Span, candidates: [(String, Span)]
  ) -> Diagnostic {
    Diagnostic(
      id: "no-overload", "no '\(name)' takes (\(arguments.joined(separator: ", ")))", at: span,
      help: "there are " + candidates.map { $0.0 }.joined(separator: ", "))
  }

  static func notCallable(_ name: String, _ type: String, isOptional: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-callable", "\(name == "this value" ? "a value of type \(type)" : "'\(name)' is a value of type \(type) and") cannot be called", at: span,
      help: isOptional ? "unwrap it first" : "remove the parentheses, or call a function")
  }

  static func constructsProtocol(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "constructs-protocol", "a protocol has no values of its own: \(type)", at: span,
      help: "make a value of a type that conforms to it")
  }

  static func noInitializer(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "no-initializer", "\(type) has no initializer", at: span,
      help: "use one of its cases or static members")
  }

  static func missingAmpersand(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-ampersand", "the function changes this argument, which must be marked with &", at: span,
      help: "write & before the variable")
  }

  static func unexpectedInout(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unexpected-ampersand", "& is for inout parameters, and this one is not inout", at: span,
      help: "remove the &")
  }

  static func strayAmpersand(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unexpected-ampersand", "& stands only before an argument of a call", at: span,
      help: "remove the &")
  }

  static func closureParameterCount(expected: Int, found: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "closure-parameters",
      "this closure should take \(expected) parameter\(expected == 1 ? "" : "s"), found \(found)", at: span,
      help: "name \(expected == 0 ? "none" : "exactly \(expected)") before 'in'")
  }

  static func closureIgnoresParameters(count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "closure-parameters", "this closure gets \(count) value\(count == 1 ? "" : "s") that it does not mention",
      at: span,
      help: "write \([String](repeating: "_", count: count).joined(separator: ", ")) in at its beginning to ignore \(count == 1 ? "it" : "them")")
  }

  static func implicitMemberWithoutType(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "cannot-infer", "'.\(name)' needs a type to belong to, and none is known here", at: span,
      help: "write the type before the dot")
  }

  static func superOutsideSubclass(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "super-outside-subclass", "'super' has a meaning only in a class with a superclass", at: span,
      help: "remove super")
  }

  // MARK: Operators

  static func operatorMismatch(
    _ name: String, _ left: String, _ right: String, leftIsOptional: Bool, rightIsOptional: Bool,
    at span: Span, left leftSpan: Span, right rightSpan: Span
  ) -> Diagnostic {
    var help: String?
    switch (left, right) {
    case ("Int", "Double"): help = "convert the Int: Double(…) \(name) …"
    case ("Double", "Int"): help = "convert the Int: … \(name) Double(…)"
    case ("String", "Int"), ("String", "Double"):
      help = "put the number into the string: \"\\(…)\", or convert it with String(…)"
    case ("Int", "String"), ("Double", "String"):
      help = "convert with String(…), or the text with Int(…) or Double(…)"
    default:
      if leftIsOptional || rightIsOptional {
        help = "unwrap the optional first, with if let, ?? or !"
      } else if name == "%" && left == "Double" {
        help = "write a.truncatingRemainder(dividingBy: b)"
      } else if name == "^" {
        help = "^ is exclusive or; write pow(a, b) for a power"
      }
    }
    let id = left == "Int" && right == "Double" || left == "Double" && right == "Int" ? "number-conversion" : "operator-mismatch"
    return Diagnostic(
      id: id, "'\(name)' cannot combine \(left) and \(right)", at: span,
      notes: [Note("this is \(left)", at: leftSpan), Note("this is \(right)", at: rightSpan)], help: help)
  }

  static func unaryMismatch(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(id: "operator-mismatch", "'\(name)' cannot be applied to \(type)", at: span)
  }

  static func unknownOperator(_ name: String, at span: Span) -> Diagnostic {
    let help: String
    switch name {
    case "**": help = "write pow(a, b)"
    case "<>": help = "write !="
    case "===": help = "write == for values"
    default: help = "declare it with infix operator \(name)"
    }
    return Diagnostic(id: "unknown-operator", "there is no operator '\(name)'", at: span, help: help)
  }

  static func nonAssociative(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "non-associative", "'\(name)' cannot be chained", at: span,
      help: "use parentheses, or join two comparisons with &&")
  }

  static func notEquatable(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "does-not-conform", "values of type \(type) cannot be compared with ==", at: span,
      help: "declare that \(type) conforms to Equatable")
  }

  // MARK: Changing things

  static func immutable(
    _ name: String, kind: Checker.ImmutableKind, verb: String, at span: Span, declaration: Span
  ) -> Diagnostic {
    let what: String
    let help: String
    switch kind {
    case .constant, .loopVariable:
      what = "'\(name)' is a constant"
      help = "declare it with var"
    case .property:
      what = "'\(name)' is a constant property"
      help = "declare the property with var"
    case .parameter:
      what = "'\(name)' is a parameter"
      help = "copy it first: var \(name) = \(name), or make the parameter inout"
    case .selfValue:
      return Diagnostic(
        id: "immutable-self", "this method cannot change its value", at: span,
        help: "write mutating before func")
    }
    return Diagnostic(
      id: "immutable", "cannot \(verb) '\(name)': \(what)", at: span,
      notes: [Note("declared here", at: declaration)], help: help)
  }

  static func readOnlyProperty(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "read-only", "'\(name)' is computed and has no setter", at: span,
      help: "change what it is computed from, or add set { … }")
  }

  static func readOnlySubscript(at span: Span) -> Diagnostic {
    Diagnostic(id: "read-only", "this subscript can only be read", at: span, help: "add set { … } to the subscript")
  }

  static func notAPlace(verb: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-a-place", "cannot \(verb) a value that no variable holds", at: span,
      help: "store it in a variable first")
  }

  static func assignsToExpression(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-a-place", "the left side of = must be a variable, a property or an element", at: span,
      help: "write == to compare")
  }

  // MARK: First values

  static func usedBeforeValue(
    _ name: String, isConditional: Bool, at span: Span, declaration: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "used-before-value",
      isConditional
        ? "'\(name)' has no value here on some way to this place"
        : "'\(name)' is used before it has a value",
      at: span, notes: [Note("declared here without a value", at: declaration)],
      help: isConditional
        ? "give it a value in every branch above, or where it is declared"
        : "give it a value where it is declared")
  }

  static func usedByFunctionBeforeValue(
    _ name: String, function: String, at span: Span, declaration: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "used-before-value", "'\(function)' uses '\(name)', which has no value yet where the function stands",
      at: span, notes: [Note("declared here without a value", at: declaration)],
      help: "give '\(name)' its value above the function")
  }

  static func constantAssignedTwice(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "immutable", "'\(name)' is a constant and may already have its value here", at: span,
      notes: [Note("declared here", at: declaration)], help: "declare it with var to change it")
  }

  static func propertyWithoutValue(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "property-without-value", "the initializer can end here without a value for '\(name)'", at: span,
      notes: [Note("declared here", at: declaration)],
      help: "assign to self.\(name) on every way, or give the property a value where it is declared")
  }

  static func superNotInitialized(_ superclass: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "super-init-missing", "the initializer can end here without a call of super.init", at: span,
      help: "call super.init(…), an initializer of \(superclass), when the own properties have their values")
  }

  static func selfNotInitialized(isEnumeration: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "self-init-missing",
      "the initializer can end here before self has a value", at: span,
      help: isEnumeration ? "assign a case: self = .…" : "call self.init(…) on every way")
  }

  static func superBeforeProperty(_ name: String, at span: Span, declaration: Span) -> Diagnostic {
    Diagnostic(
      id: "property-without-value", "'\(name)' needs a value before super.init is called", at: span,
      notes: [Note("declared here", at: declaration)], help: "assign to self.\(name) above this line")
  }

  static func selfBeforeInitialization(missing: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "self-before-init",
      missing.hasSuffix(".init")
        ? "self cannot be used before \(missing) is called"
        : "self cannot be used while '\(missing)' has no value", at: span,
      help: missing.hasSuffix(".init") ? "call \(missing)(…) first" : "assign to self.\(missing) first")
  }

  // MARK: Control flow

  static func missingReturn(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-return", "'\(name)' can end without returning a value of type \(type)", at: span,
      help: "return a value on every way through the function")
  }

  static func missingBody(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(id: "missing-body", "the function '\(name)' has no body", at: span, help: "add { … }")
  }

  static func returnWithoutValue(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "return-value", "a value of type \(type) should be returned here", at: span,
      help: "write it after return")
  }

  static func unexpectedReturnValue(_ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "return-value", "this function returns nothing, found a value of type \(type)", at: span,
      help: "write -> \(type) after its parameters")
  }

  static func returnOutsideFunction(at span: Span) -> Diagnostic {
    Diagnostic(id: "outside-function", "'return' is only for functions", at: span, help: "remove it")
  }

  static func nilInNonFailable(at span: Span) -> Diagnostic {
    Diagnostic(id: "nil-for-non-optional", "only an init? can return nil", at: span, help: "write init?")
  }

  static func outsideLoop(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "outside-loop", "'\(word)' is only for loops\(word == "break" ? " and switches" : "")", at: span,
      help: "use return to leave a function")
  }

  static func unknownLabel(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unknown-label", "no loop around this place is labelled '\(name)'", at: span,
      help: "write \(name): before the loop")
  }

  static func guardFallsThrough(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "guard-falls-through", "the else of a guard must leave", at: span,
      help: "end it with return, throw, break or continue")
  }

  static func notExhaustive(missing: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-exhaustive",
      missing == "_" ? "this switch does not cover every value" : "this switch does not cover \(missing)",
      at: span, help: missing == "_" ? "add default:" : "add case \(missing):, or default:")
  }

  static func emptyCase(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "empty-case", "a case must hold at least one statement", at: span,
      help: "write break to do nothing")
  }

  static func notASequence(_ type: String, isOptional: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "not-a-sequence", "for cannot loop over \(type)", at: span,
      help: isOptional ? "unwrap it first" : type == "Int" ? "loop over a range: 0..<n" : nil)
  }

  static func patternMismatch(_ pattern: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "pattern-mismatch", "a pattern of type \(pattern) never matches \(type)", at: span,
      help: "match values of the same type")
  }

  static func tupleCount(_ count: Int, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "pattern-mismatch", "\(count) names cannot take a value of type \(type) apart", at: span,
      help: "write one name for each of its elements")
  }

  static func payloadCount(_ name: String, expected: Int, found: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "payload-count", "the case '\(name)' holds \(expected) value\(expected == 1 ? "" : "s"), found \(found) pattern\(found == 1 ? "" : "s")",
      at: span, help: "use _ for the values that do not matter")
  }

  static func ifExpressionWithoutElse(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "if-without-else", "an if that gives a value needs an else", at: span, help: "add else { … }")
  }

  static func branchNotSingleExpression(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "branch-not-expression", "each branch of an if or switch that gives a value must be one expression",
      at: span, help: "move other statements above it, or use a variable")
  }

  // MARK: Errors on their way

  static func missingTry(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-try", "'\(name)' can throw an error, so the call must be marked with try", at: span,
      help: "write try before it, inside do { … } catch { … } or a throwing function")
  }

  static func errorNotHandled(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "error-not-handled", "an error that is thrown here is caught by nobody", at: span,
      help: "put it into do { … } catch { … }, or write throws after the function's parameters")
  }

  // MARK: Declarations

  static func propertyPattern(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "property-pattern", "a property has one name", at: span, help: "declare each property by itself")
  }

  static func storedPropertyInExtension(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "stored-in-extension", "an extension cannot add the stored property '\(name)'", at: span,
      help: "move it into the type, or make it computed")
  }

  static func staticWithoutValue(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(id: "missing-value", "the static property '\(name)' needs a value", at: span, help: "write = and a value")
  }

  static func classWithoutInitializer(_ name: String, property: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "class-without-init", "the class '\(name)' needs an initializer, because '\(property)' has no value", at: span,
      help: "add init(\(property): …) { self.\(property) = \(property) }, or give the property a value")
  }

  static func superclassNotFirst(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "superclass-not-first", "the superclass '\(name)' must stand first", at: span,
      help: "put it before the protocols")
  }

  static func circularInheritance(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(id: "circular-inheritance", "'\(name)' inherits from itself", at: span, help: "remove one of the superclasses")
  }

  static func inheritsFromNonClass(_ name: String, _ type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "inherits-non-class", "'\(name)' cannot inherit from \(type)", at: span,
      help: "name a protocol, or make both classes")
  }

  static func missingOverride(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-override", "'\(name)' replaces a member of the superclass", at: span,
      help: "write override before it")
  }

  static func overridesNothing(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "overrides-nothing", "the superclass has no '\(name)' to override", at: span,
      help: "remove override, or check name and parameters")
  }

  static func recursiveValueType(_ name: String, isEnumeration: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "recursive-value", "a value of '\(name)' would contain itself without end", at: span,
      help: isEnumeration ? "write indirect before enum" : "use a class, or an array")
  }

  static func missingRequirement(
    _ member: String, type: String, protocolName: String, typeName: String, at span: Span, requirement: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "missing-requirement", "'\(typeName)' lacks \(member) of type \(type), which \(protocolName) requires", at: span,
      notes: [Note("required here", at: requirement)], help: "add it to '\(typeName)'")
  }

  static func missingAssociatedType(_ name: String, protocolName: String, typeName: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-requirement", "'\(typeName)' does not say what \(name) of \(protocolName) is", at: span,
      help: "add typealias \(name) = …")
  }

  static func classNotSynthesized(_ name: String, protocolName: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-requirement", "the class '\(name)' has to say itself how it is \(protocolName)", at: span,
      help: protocolName == "Equatable" ? "add static func == (a: \(name), b: \(name)) -> Bool" : "add func hash(into hasher: inout Hasher)")
  }

  static func cannotSynthesize(
    _ name: String, protocolName: String, member: String, type: String, at span: Span, member memberSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "missing-requirement", "'\(name)' cannot be \(protocolName), because '\(member)' of type \(type) is not", at: span,
      notes: [Note("'\(member)' is declared here", at: memberSpan)],
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
      "'\(name)' is a computed or observed variable inside a function that uses other local variables; the compiler would take it, lessons do not",
      at: span, help: "write a local function")
  }
}
