import Diagnostics

/// The wording of habits from other languages.
extension ParserDiagnostics {
  static func misspeltKeyword(_ word: String, _ keyword: String, at span: Span) -> Report {
    error(
      "misspelt-keyword", "`\(word)` is no keyword; did you mean `\(keyword)`?", at: span,
      help: "write `\(keyword)`")
  }

  static func foreignFunctionKeyword(_ word: String, at span: Span) -> Report {
    error(
      "foreign-keyword", "Swift declares functions with `func`", at: span,
      help: "write `func` in place of `\(word)`")
  }

  static func foreignVariableKeyword(_ word: String, at span: Span) -> Report {
    error(
      "foreign-keyword", "Swift declares constants with `let` and variables with `var`", at: span,
      help: "write `let` in place of `\(word)`")
  }

  static func typeBeforeName(_ type: String, _ name: String, at span: Span) -> Report {
    error(
      "foreign-keyword", "the type follows the name, behind `let` or `var`", at: span,
      help: "write `let \(name) = …`, or `var` if it will change; its type is seen from the value")
  }

  static func foreignLoop(_ word: String, at span: Span) -> Report {
    error(
      "foreign-keyword", "every loop over a sequence is a `for`", at: span,
      help: "write `for` in place of `\(word)`")
  }

  static func foreignNew(_ type: String, at span: Span) -> Report {
    error(
      "foreign-new", "Swift makes a value by calling its type, without `new`", at: span,
      help: "write `\(type)(…)`")
  }

  static func foreignLambda(at span: Span) -> Report {
    error(
      "foreign-lambda", "Swift writes a function without a name in braces", at: span,
      help: "write `{ x in x * 2 }`")
  }

  static func stringPrefix(_ prefix: String, at span: Span) -> Report {
    error(
      "string-prefix", "no letter stands before a string", at: span,
      help: prefix == "f"
        ? "remove it, and write values in the text as `\\(value)`"
        : "remove it, or write a raw string: `#\"…\"#`")
  }

  static func dictionaryInBraces(at span: Span) -> Report {
    error(
      "dictionary-in-braces", "a dictionary stands in square brackets", at: span,
      help: "write `[key: value]`")
  }

  static func dictionaryWithEqual(at span: Span) -> Report {
    error(
      "expected-dictionary-value", "a colon stands between a key and its value", at: span,
      help: "write `key: value`")
  }

  static func bracketsBehindType(_ element: String, at span: Span) -> Report {
    error(
      "brackets-behind-type", "the type of an array is its element's type in brackets", at: span,
      help: "write `[\(element)]`")
  }

  static func pairWithoutParentheses(_ names: String, at span: Span) -> Report {
    error(
      "pair-without-parentheses", "several names for the parts of one element stand in parentheses",
      at: span, help: "write `for (\(names)) in …`")
  }

  static func foreignInheritance(_ name: String, at span: Span) -> Report {
    error(
      "foreign-inheritance", "a colon stands between a class and its superclass", at: span,
      help: "write `: \(name)`")
  }

  static func foreignOperatorWord(
    _ word: String, _ spelling: String, at span: Span
  ) -> Report {
    error(
      "foreign-operator", "Swift writes `\(spelling)` for \"\(word)\"", at: span,
      help: "write `\(spelling)`")
  }

  static func foreignElseIf(_ word: String, at span: Span) -> Report {
    error(
      "foreign-else-if", "Swift writes `else if` for \"\(word)\"", at: span,
      help: "write `else if`")
  }

  static func foreignChoice(at span: Span) -> Report {
    error(
      "foreign-choice", "a choice between two values puts the condition first", at: span,
      help: "write `condition ? first : second`")
  }

  static func doWhile(at span: Span) -> Report {
    error(
      "do-while", "a loop that tests at its end begins with `repeat`", at: span,
      help: "write `repeat` in place of `do`")
  }

  static func tryBlock(at span: Span) -> Report {
    error(
      "try-block", "the block whose errors are caught begins with `do`", at: span,
      help: "write `do { … }`, and `try` before each call in it that can throw")
  }

  static func catchParentheses(_ name: String, at span: Span) -> Report {
    error(
      "catch-parentheses", "`catch` needs no parentheses: the error is called `error`", at: span,
      help: "write `catch { … }`, or `catch let \(name)`")
  }

  static func doubleArrow(at span: Span) -> Report {
    error(
      "expected-arrow", "the type that a function returns follows `->`", at: span,
      help: "write `->` in place of `=>`")
  }

  static func throwsBehindResult(at span: Span) -> Report {
    error(
      "misplaced-throws", "`throws` stands before `->`", at: span, help: "write `throws -> Type`")
  }

  static func throwForThrows(at span: Span) -> Report {
    error(
      "misplaced-throws", "a function that can throw is marked `throws`", at: span,
      help: "write `throws`; `throw` is the statement in its body")
  }

  static func hashComment(at span: Span) -> Report {
    error("hash-comment", "a comment begins with two slashes", at: span, help: "write `//`")
  }

  static func decimalComma(_ whole: String, _ fraction: String, at span: Span) -> Report {
    error(
      "decimal-comma", "a decimal number is written with a point", at: span,
      help: "write `\(whole).\(fraction)`")
  }

  static func digitGroups(_ first: String, _ second: String, at span: Span) -> Report {
    error(
      "digit-groups", "the digits of one number stand together", at: span,
      help: "write `\(first)_\(second)`, or an operator between two numbers")
  }

  static func foreignCharacter(_ found: String, _ meant: String, at span: Span) -> Report {
    error(
      "unknown-character", "`\(found)` is no sign of Swift, though it looks like `\(meant)`",
      at: span, help: "write `\(meant)`")
  }

  static func initializerWithFunc(at span: Span) -> Report {
    error(
      "initializer-with-func", "an initializer is declared without `func`", at: span,
      help: "remove `func`: `init(…) { … }`")
  }

  static func initializerWithResult(at span: Span) -> Report {
    error(
      "initializer-with-result", "an initializer returns nothing: it makes the value itself",
      at: span, help: "remove `->` and the type")
  }

  static func missingCaseKeyword(at span: Span) -> Report {
    error(
      "missing-case-keyword", "the cases of an enum begin with `case`", at: span,
      help: "write `case` before the names")
  }

  static func misspeltAttribute(_ name: String, at span: Span) -> Report {
    error(
      "unknown-swift-attribute", "Swift has no attribute `@\(name)`", at: span, help: "remove it")
  }
}
