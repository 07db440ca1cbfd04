import Diagnostics

extension Diagnostic {
  // MARK: Unknown names

  static func unknownName(_ name: String, candidates: [String], at span: Span) -> Diagnostic {
    if let what = beyondLessons(name) { return unsupportedLibrary(name, what, at: span) }
    let help: String
    if let written = foreignNames[name] {
      help = "write `\(written)`"
    } else if let nearest = Spelling.nearest(to: name, among: candidates) {
      help = "did you mean `\(nearest)`?"
    } else {
      help = "declare `\(name)` above this place and outside of inner braces, or check the spelling"
    }
    return Diagnostic(
      id: "unknown-name", "nothing named `\(name)` is known here", at: span, help: help)
  }

  static func unknownType(_ name: String, candidates: [String], at span: Span) -> Diagnostic {
    if let what = beyondLessons(name) { return unsupportedLibrary(name, what, at: span) }
    let nearest = foreignTypes[name] ?? Spelling.nearest(to: name, among: candidates)
    return Diagnostic(
      id: "unknown-type", "no type named `\(name)` is known here", at: span,
      help: nearest.map { "did you mean `\($0)`?" } ?? "declare the type, or check the spelling")
  }

  /// - Parameter members: what a type of the lesson has, if that is little enough to be listed.
  static func unknownMember(
    _ name: String, of type: String, candidates: [String], members: [String], at span: Span
  ) -> Diagnostic {
    var help = "look at what \(type) has, or declare `\(name)` in an extension of it"
    if let nearest = Spelling.nearest(to: name, among: candidates) {
      help = "did you mean `\(nearest)`?"
    } else if let written = foreignMember(name, of: type) {
      help = "write `\(written)`"
    } else if name.utf8.first.map({ $0 >= 48 && $0 <= 57 }) ?? false, type == "Double" {
      help = "a number has one decimal point"
    } else if !members.isEmpty {
      help = "it has \(members.map { "`\($0)`" }.joined(separator: ", "))"
    }
    return Diagnostic(
      id: "unknown-member", "\(type) has no member `\(name)`", at: span, help: help)
  }

  private static func unsupportedLibrary(_ name: String, _ what: String, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      id: "unsupported-library", "`\(name)` \(what), which lessons do not have", at: span,
      help: "write the lesson without it: it sees its own data and the library of the language")
  }

  /// What real Swift has under a name that lessons leave out.
  private static func beyondLessons(_ name: String) -> String? {
    switch name {
    case "Task", "DispatchQueue", "Thread", "Timer", "MainActor", "AsyncStream", "Actor",
      "withTaskGroup", "OperationQueue", "NSLock":
      return "is concurrency"
    case "View", "Text", "Button", "VStack", "HStack", "List", "NavigationStack", "Color",
      "UIView", "UIViewController", "NSView", "ObservableObject":
      return "is a user interface"
    case "readLine", "FileManager", "URL", "URLSession", "Data", "FileHandle", "Process",
      "ProcessInfo", "Bundle", "UserDefaults", "NSString", "NSArray":
      return "reads or writes outside of the lesson"
    case "Date", "DateFormatter", "Calendar", "DateComponents", "TimeZone", "Locale",
      "CFAbsoluteTimeGetCurrent":
      return "asks the clock or the place"
    case "Codable", "Encodable", "Decodable", "JSONEncoder", "JSONDecoder":
      return "stores values as text"
    case "Mirror", "NSObject", "Selector", "NSClassFromString":
      return "looks into values at run time"
    case "UnsafePointer", "UnsafeMutablePointer", "UnsafeBufferPointer", "withUnsafePointer",
      "withUnsafeMutablePointer", "withUnsafeBytes", "MemoryLayout", "unsafeBitCast":
      return "reaches into memory"
    default: return nil
    }
  }

  private static let foreignNames: [String: String] = [
    "Math": "sqrt(2)` and the like, without a name before it, or `Double.pi",
    "math": "sqrt(2)` and the like, without a name before it, or `Double.pi",
    "null": "nil", "None": "nil", "undefined": "nil", "NULL": "nil", "Nil": "nil", "nullptr": "nil",
    "True": "true", "TRUE": "true", "False": "false", "FALSE": "false", "len": "values.count",
    "this": "self", "printf": "print(…)", "println": "print(…)", "console": "print(…)",
    "puts": "print(…)", "cout": "print(…)", "range": "0..<n", "int": "Int(…)", "str": "String(…)",
    "float": "Double(…)", "double": "Double(…)", "string": "String(…)", "bool": "Bool(…)",
    "sum": "values.reduce(0, +)", "sorted": "values.sorted()", "reversed": "values.reversed()",
    "enumerate": "values.enumerated()", "map": "values.map { … }", "filter": "values.filter { … }",
    "pass": "{}` for an empty body: remove the word, or `break", "pi": "Double.pi",
    "PI": "Double.pi",
    "elif": "else if", "lambda": "{ x in … }", "ln": "log(x)", "power": "pow(a, b)",
    "input": "let text = \"…\"` in the lesson itself", "list": "Array(…)", "dict": "[key: value]",
    "set": "Set(…)", "rand": "Int.random(in: 1...6, using: &generator)",
    "random": "Double.random(in: 0..<1, using: &generator)", "any": "values.contains { … }",
    "all": "values.allSatisfy { … }", "isinstance": "value is Type", "typeof": "type(of: value)",
  ]

  private static let foreignTypes: [String: String] = [
    "Integer": "Int", "integer": "Int", "Long": "Int", "Number": "Double", "Map": "Dictionary",
    "HashMap": "Dictionary", "Dict": "Dictionary", "Vector": "[Double]", "ArrayList": "Array",
    "char": "Character", "Char": "Character", "Boolean": "Bool", "Str": "String", "List": "Array",
    "int": "Int", "double": "Double", "float": "Double", "string": "String", "str": "String",
    "bool": "Bool", "boolean": "Bool", "void": "Void", "HashSet": "Set", "Tuple": "(Int, String)",
    "Function": "(Int) -> Int", "Object": "Any", "object": "Any", "None": "Void",
  ]

  /// What a member of other languages is called here.
  private static func foreignMember(_ name: String, of type: String) -> String? {
    let isArray = type.hasPrefix("[") && !type.hasSuffix("?")
    let isText = type == "String" || type == "Substring"
    guard isArray || isText || type.hasPrefix("Set<") else {
      switch name {
      case "toString", "str", "string": return "String(value)"
      case "toInt", "intValue": return "Int(value)"
      case "toDouble", "doubleValue", "toFloat": return "Double(value)"
      case "sqrt", "abs", "floor", "ceil", "round": return "\(name)(value)"
      default: return nil
      }
    }
    switch name {
    case "length", "size", "len", "lenght", "Length", "Count": return "count"
    case "push", "add", "push_back", "append_back":
      return isText ? "append(…)` or `+=" : "append(…)"
    case "pop": return "removeLast()"
    case "shift": return "removeFirst()"
    case "join": return isText ? "texts.joined(separator: \", \")" : "joined(separator: \", \")"
    case "joined": return "map { String($0) }.joined(separator: \", \")"
    case "includes", "has", "contain": return "contains(…)"
    case "indexOf", "find": return isText ? "firstIndex(of: character)" : "firstIndex(of: value)"
    case "slice": return "prefix(n)`, `dropFirst(n)` or `[a..<b]"
    case "substring", "substr": return "prefix(n)` or `dropFirst(n)"
    case "upper", "toUpperCase", "uppercase": return "uppercased()"
    case "lower", "toLowerCase", "lowercase": return "lowercased()"
    case "strip", "trim": return "filter { $0 != \" \" }"
    case "startsWith", "startswith": return "hasPrefix(…)"
    case "endsWith", "endswith": return "hasSuffix(…)"
    case "sum": return "reduce(0, +)"
    case "mean", "average": return "reduce(0, +) / Double(values.count)"
    case "reverse" where isText: return "String(text.reversed())"
    case "clear": return "removeAll()"
    case "chars", "characters": return "Array(text)` for its characters"
    case "unique", "distinct": return "Set(values)"
    case "replace": return isText ? "String(text.map { $0 == \"a\" ? \"b\" : $0 })" : nil
    case "items": return "for (key, value) in dictionary { … }"
    case "get", "at": return "values[i]"
    default: return nil
    }
  }
}
