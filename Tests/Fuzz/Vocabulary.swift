/// Words of the language that mutations put in, and texts that nest.
enum Vocabulary {
  static let tokens: [String] = [
    "let", "var", "func", "struct", "class", "enum", "protocol", "extension", "init", "deinit",
    "subscript", "static", "mutating", "inout", "lazy", "weak", "unowned", "indirect", "override",
    "final", "private", "typealias", "associatedtype", "operator", "infix", "prefix", "postfix",
    "precedencegroup", "import", "some", "any", "Self", "self", "super", "nil", "true", "false",
    "if", "else", "guard", "switch", "case", "default", "for", "in", "while", "repeat", "break",
    "continue", "fallthrough", "return", "throw", "throws", "rethrows", "try", "try?", "try!", "do",
    "catch", "defer", "where", "is", "as", "as?", "as!", "async", "await", "actor", "get", "set",
    "willSet", "didSet", "_", "$0", "$1", "#function", "#if", "#else", "#endif", "@escaping",
    "@autoclosure", "@discardableResult", "@main", "(", ")", "[", "]", "{", "}", "<", ">", ",",
    ":", ";", ".", "->", "=", "==", "!=", "===", "<=", ">=", "+", "-", "*", "/", "%", "&+", "&-",
    "&*", "<<", ">>", "&", "|", "^", "~", "!", "?", "??", "&&", "||", "...", "..<", "+=", "-=",
    "*=", "/=", "%=", "\\", "\\.", "`", "\"", "\"\"\"", "#\"", "\\(", "//", "/*", "*/", "'", "@",
    "#", "é", "👩‍👩‍👧", "\u{0}", "\r", "\t", "Int", "Double", "Bool", "String", "Character", "Array",
    "Dictionary", "Set", "Optional", "Range", "Result", "Int8", "UInt64", "Float", "Any",
    "AnyObject", "Never", "Void", "Error", "Equatable", "Hashable", "Comparable", "Sequence",
    "Collection", "IteratorProtocol", "CustomStringConvertible", "Codable", "count", "append",
    "map", "filter", "reduce", "sorted", "print", "zip", "stride", "min", "max", "first", "last",
    "isEmpty", "indices", "enumerated", "reversed", "joined", "split", "description", "keys",
    "values", "removeLast", "remove", "insert", "contains", "prefix", "dropFirst", "compactMap",
    "flatMap", "forEach", "lazy", "hash", "rawValue", "allCases", "init(", "\n", "\n\n", " ",
  ]

  static let numbers: [String] = [
    "0", "1", "-1", "2", "7", "63", "64", "65", "127", "128", "255", "256", "65535", "65536",
    "2147483647", "2147483648", "4294967296", "9223372036854775807", "-9223372036854775808",
    "9223372036854775808", "18446744073709551615", "18446744073709551616", "1_000_000",
    "1000000000000", "0x7fffffffffffffff", "0b1", "0o777", "0xFFp-3", "0.0", "-0.0", "0.1", "1e308",
    "1e309", "1e-308", "5e-324", "1e-400", "1e999999999", "3.14159", "1.", ".5", "0x", "1e", "0b2",
    "1__", "nil", "\"\"", "[]", "[:]", "Double.nan", "Double.infinity", "Int.max", "Int.min",
  ]

  static let operators: [String] = [
    "+", "-", "*", "/", "%", "&+", "&-", "&*", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=",
    ">",
    ">=", "===", "!==", "&&", "||", "??", "...", "..<", "+=", "-=", "*=", "/=", "=", "~=",
  ]

  /// What nests: an opening, what stands innermost, a closing.
  static let nests: [(String, String, String)] = [
    ("(", "1", ")"), ("[", "1", "]"), ("{", "", "}"), ("-", "1", ""), ("!", "true", ""),
    ("\"\\(", "1", ")\""), ("[1: ", "2", "]"), ("f(", "1", ")"), ("a.", "b", ""), ("a?.", "b", ""),
    ("if true {", "", "}"), ("{ in ", "1", "}"), ("/*", "", "*/"), ("Array<", "Int", ">"),
    ("Int -> ", "Int", ""), ("(Int) -> ", "Int", ""), ("case .a(", "1", ")"), ("1 + ", "1", ""),
    ("true ? 1 : ", "2", ""), ("func f() {", "", "}"), ("struct A {", "", "}"), ("try ", "f()", ""),
    ("{ $0(", "1", ") }"), ("a[", "0", "]"), ("if a {} else ", "{}", ""),
    ("switch a { case 1: ", "b", "}"),
    ("do {", "", "}"), ("x = ", "1", ""), ("#if A\n", "", "\n#endif"), ("&", "x", ""),
    ("a ?? ", "b", ""),
    ("Optional(", "1", ")"), ("", "Int", "?"), ("", "a", "!"), ("", "a", "()"), ("(a, ", "b", ")"),
    ("[", "Int", "]"), ("for x in ", "a", " {}"), ("guard ", "a", " else {}"), ("#\"", "", "\"#"),
    ("if let x = ", "a", " {}"), ("let x = ", "1", ""), ("a is ", "Int", ""), ("1 < ", "2", ""),
    ("(", "", ""), ("[", "", ""), ("{", "", ""), ("\"\\(", "", ""), ("{ (x: ", "Int", ") in }"),
    ("return ", "1", ""), ("indirect enum A { case a(", "A", ") }"), (".a(", "1", ")"),
    ("a.b(", "c", ").d"),
  ]
}
