import Diagnostics

/// The wording of what can be wrong with declarations and types.
extension ParserDiagnostics {
  static func expectedName(
    after introducer: String, before found: String, at span: Span
  ) -> Report {
    error(
      "expected-name", "a name follows `\(introducer)`, not \(found)", at: span,
      help: "write a name that begins with a letter")
  }

  static func keywordAsName(_ keyword: String, at span: Span) -> Report {
    error(
      "keyword-as-name", "`\(keyword)` is a word of the language and cannot be a name", at: span,
      help: "choose another name, or write it in backticks")
  }

  static func typeWithoutColon(at span: Span) -> Report {
    error(
      "expected-colon", "a colon stands between a name and its type", at: span,
      help: "add `:` behind the name")
  }

  static func expectedDeclaration(before found: String, at span: Span) -> Report {
    error(
      "expected-declaration", "a declaration follows its attributes and modifiers, not \(found)",
      at: span, help: "write `var`, `func`, `struct` or another declaration")
  }

  static func statementInType(_ found: String, at span: Span) -> Report {
    error(
      "statement-in-type", "a type holds declarations; \(found) begins none", at: span,
      help: "move statements into a function, and declare properties with `let` or `var`")
  }

  static func expectedType(before found: String, at span: Span) -> Report {
    error(
      "expected-type", "a type is missing before \(found)", at: span,
      help: "write the type, as in `Int` or `[String]`")
  }

  static func functionTypeWithoutParentheses(at span: Span) -> Report {
    error(
      "function-type-without-parentheses", "the parameters of a function type stand in parentheses",
      at: span, help: "put `(` and `)` around the type before `->`")
  }

  static func expectedParameters(of name: String, at span: Span) -> Report {
    error(
      "expected-parameters", "`\(name)` has a list of parameters in parentheses", at: span,
      help: "add `()` for none")
  }

  static func parameterWithoutType(_ name: String, at span: Span) -> Report {
    error(
      "parameter-without-type", "every parameter has a type", at: span,
      help: "write `\(name): Type`")
  }

  static func parameterKeyword(_ keyword: String, at span: Span) -> Report {
    keyword == "inout"
      ? error(
        "misplaced-inout", "`inout` stands before the type of a parameter", at: span,
        help: "write `name: inout Type`")
      : error(
        "parameter-keyword", "a parameter is a constant and has no `\(keyword)`", at: span,
        help: "remove `\(keyword)`; copy the parameter into a `var` to change it")
  }

  static func colonBeforeResult(at span: Span) -> Report {
    error(
      "expected-arrow", "the type that a function returns follows `->`", at: span,
      help: "write `->` in place of `:`")
  }

  static func subscriptWithoutResult(at span: Span) -> Report {
    error(
      "expected-arrow", "a subscript has a type behind `->`", at: span, help: "add `-> Type`")
  }

  static func expectedAccessor(before found: String, at span: Span) -> Report {
    error(
      "expected-accessor", "only get, set, willSet and didSet stand here, not \(found)", at: span,
      help: "move it into the braces of `get` or `set`")
  }

  static func computedLet(at span: Span) -> Report {
    error(
      "computed-let", "a property with a body may give another value each time: it is a `var`",
      at: span, help: "write `var`, or `=` before the brace and `()` behind it to compute it once")
  }

  static func computedWithoutType(at span: Span) -> Report {
    error(
      "computed-without-type", "a computed property states its type", at: span,
      help: "write `: Type` before the brace")
  }

  static func caseLabelInEnum(at span: Span) -> Report {
    error(
      "case-label-in-enum", "a `case` that an enum declares has no colon", at: span,
      help: "remove the colon")
  }

  static func expectedAliasedType(at span: Span) -> Report {
    error(
      "expected-type", "`typealias` gives a name to a type behind `=`", at: span,
      help: "add `= Type`")
  }

  static func expectedRequirement(at span: Span) -> Report {
    error(
      "expected-requirement", "a requirement behind `where` has the form `T: Protocol` or `T == U`",
      at: span, help: "complete the requirement")
  }

  static func expectedOperator(at span: Span) -> Report {
    error(
      "expected-operator", "an operator is made of characters such as + - * / % < > & | ^ ~ =",
      at: span, help: "write the operator behind `operator`")
  }

  static func operatorWithoutFixity(_ name: String, at span: Span) -> Report {
    error(
      "operator-without-fixity", "an operator is declared as prefix, infix or postfix", at: span,
      help:
        "write `infix operator \(name)`, `prefix operator \(name)` or `postfix operator \(name)`")
  }

  static func precedenceAttribute(at span: Span) -> Report {
    error(
      "precedence-attribute",
      "a precedence group holds higherThan, lowerThan, associativity and assignment", at: span,
      help: "write it like `higherThan: AdditionPrecedence`")
  }

  static func expectedAttributeName(at span: Span) -> Report {
    error(
      "expected-name", "`@` is followed directly by the name of an attribute", at: span,
      help: "remove the `@`")
  }
}
