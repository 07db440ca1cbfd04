import Diagnostics

/// A diagnostic on its way to the parser's list; a reference, so that the frames of the descent stay small.
final class Report {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// The wording of everything that the parser reports, one function a diagnostic.
enum ParserDiagnostics {
  private static func error(
    _ id: String, _ message: String, at span: Span, notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) -> Report {
    Report(Diagnostic(id: id, message, at: span, notes: notes, help: help))
  }

  // MARK: Text

  static func unterminatedComment(at span: Span) -> Report {
    error(
      "unterminated-comment", "A comment that `/*` opens must be closed", at: span,
      help: "write `*/` where the comment ends; comments nest, so each `/*` needs one")
  }

  static func unterminatedString(isMultiline: Bool, at span: Span) -> Report {
    isMultiline
      ? error(
        "unterminated-string", "A string that `\"\"\"` opens must be closed", at: span,
        help: "write `\"\"\"` on a line of its own behind the text")
      : error(
        "unterminated-string", "A string must end on the line where it starts", at: span,
        help: "add the closing `\"`, or use `\"\"\"` for a text of several lines")
  }

  static func unterminatedInterpolation(at span: Span) -> Report {
    error(
      "unterminated-interpolation", "A value in a string must end with `)` on the same line",
      at: span, help: "close the `\\(` with `)`")
  }

  static func emptyInterpolation(at span: Span) -> Report {
    error(
      "expected-expression", "`\\()` in a string needs a value between its parentheses", at: span,
      help: "write the value, as in `\\(count)`")
  }

  static func unexpectedInInterpolation(_ found: String, at span: Span) -> Report {
    error(
      "expected-closing-parenthesis", "`\\(…)` in a string holds one value; \(found) is too much",
      at: span, help: "end the value with `)`")
  }

  static func singleQuotedString(at span: Span) -> Report {
    error(
      "single-quoted-string", "Swift writes strings and characters in double quotes", at: span,
      help: "replace each `'` with `\"`")
  }

  static func curlyQuotes(at span: Span) -> Report {
    error(
      "curly-quotes", "Strings stand in straight quotes; this quotation mark is a curly one",
      at: span, help: "replace the curly marks with `\"`")
  }

  static func multilineStringOpening(at span: Span) -> Report {
    error(
      "multiline-string-layout", "The text of a `\"\"\"` string begins on a new line", at: span,
      help: "break the line behind the opening `\"\"\"`")
  }

  static func multilineStringClosing(at span: Span) -> Report {
    error(
      "multiline-string-layout", "The closing `\"\"\"` stands on a line of its own", at: span,
      help: "move it to a new line")
  }

  static func multilineStringIndentation(at span: Span) -> Report {
    error(
      "multiline-string-layout",
      "Each line of a `\"\"\"` string is indented at least as far as the closing `\"\"\"`",
      at: span, help: "indent this line like the closing `\"\"\"`, with the same spaces or tabs")
  }

  static func invalidEscape(_ sequence: String, at span: Span) -> Report {
    error(
      "invalid-escape", "`\(sequence)` is no escape sequence", at: span,
      help: "write `\\\\` for a backslash; Swift has \\n \\t \\r \\0 \\\\ \\\" \\' and \\u{…}")
  }

  static func invalidUnicodeEscape(at span: Span) -> Report {
    error(
      "invalid-escape", "`\\u{…}` holds the number of a Unicode character, in hexadecimal",
      at: span, help: "write it like `\\u{E9}`")
  }

  static func invalidNumber(_ text: String, at span: Span) -> Report {
    error(
      "invalid-number", "`\(text)` is no number", at: span,
      help:
        "write numbers like 42, 1_000, 0.5, 1e-3, 0xFF or 0b101; a name cannot begin with a digit")
  }

  static func integerTooLarge(_ text: String, at span: Span) -> Report {
    error(
      "integer-too-large", "`\(text)` is too large for an integer", at: span,
      help: "write it as a Double, as in `1e20`, if rounding is acceptable")
  }

  static func numberWithoutLeadingZero(_ digits: String, at span: Span) -> Report {
    error(
      "invalid-number", "A number needs a digit before its decimal point", at: span,
      help: "write 0.\(digits)")
  }

  static func unknownCharacter(_ found: String, at span: Span) -> Report {
    let what = found == "a control character" ? "A control character" : found
    return error(
      "unknown-character", "\(what) has no meaning in Swift", at: span, help: "remove it")
  }

  static func nestingTooDeep(at span: Span) -> Report {
    error(
      "nesting-too-deep", "Code may nest at most \(Parser.depthLimit) levels deep", at: span,
      help: "move an inner part into a constant or a function of its own")
  }

  static func expressionTooLong(at span: Span) -> Report {
    error(
      "expression-too-long",
      "One expression may hold at most \(Parser.sequenceLimit) operators", at: span,
      help: "compute parts of it in constants first")
  }

  // MARK: Delimiters and separators

  static func expectedClosing(_ kind: TokenKind, at span: Span, opening: Span) -> Report {
    switch kind {
    case .rightBracket:
      error(
        "expected-closing-bracket", "`[` needs its `]`", at: span,
        notes: [Diagnostic.Note("the bracket opens here", at: opening)], help: "add `]`")
    default:
      error(
        "expected-closing-parenthesis", "`(` needs its `)`", at: span,
        notes: [Diagnostic.Note("the parenthesis opens here", at: opening)], help: "add `)`")
    }
  }

  static func expectedClosingAngle(at span: Span, opening: Span) -> Report {
    error(
      "expected-closing-angle", "A list of type arguments ends with `>`", at: span,
      notes: [Diagnostic.Note("the list opens here", at: opening)], help: "add `>`")
  }

  static func expectedClosingBrace(at span: Span, opening: Span) -> Report {
    error(
      "expected-closing-brace", "`{` needs its `}`", at: span,
      notes: [Diagnostic.Note("the brace opens here", at: opening)],
      help: "add `}` where the block ends")
  }

  static func unexpectedClosingBrace(at span: Span) -> Report {
    error(
      "unexpected-closing-brace", "This `}` closes nothing", at: span,
      help: "remove it, or add the `{` that it belongs to")
  }

  static func expectedOpeningBrace(of owner: Parser.BlockOwner, at span: Span) -> Report {
    let body =
      switch owner {
      case .ifBranch: "What `if` decides about"
      case .elseBranch: "What follows `else`"
      case .guardStatement: "What `guard … else` does"
      case .whileLoop: "The body of `while`"
      case .repeatLoop: "The body of `repeat`"
      case .forLoop: "The body of `for`"
      case .doStatement: "What follows `do`"
      case .catchClause: "What follows `catch`"
      case .deferStatement: "What follows `defer`"
      case .function: "The body of a function"
      case .accessor: "What a property or subscript computes"
      case .statement: "A block"
      }
    return error(
      "expected-opening-brace", "\(body) stands in braces", at: span, help: "add `{` here")
  }

  static func expectedOpeningBraceOfSwitch(at span: Span) -> Report {
    error(
      "expected-opening-brace", "The cases of `switch` stand in braces", at: span,
      help: "add `{` here")
  }

  static func expectedTypeBody(of name: String, at span: Span) -> Report {
    error(
      "expected-opening-brace", "What belongs to `\(name)` stands in braces", at: span,
      help: "add `{` here; an empty body is `{}`")
  }

  static func expectedComma(before found: String, at span: Span) -> Report {
    error(
      "expected-comma", "A comma separates this from \(found)", at: span,
      help: "add `,` before \(found)")
  }

  static func expectedSeparator(before found: String, at span: Span) -> Report {
    error(
      "expected-separator", "A new statement starts on a new line; \(found) continues nothing",
      at: span, help: "break the line, write `;` between two statements, or remove what is too much"
    )
  }

  static func unexpectedToken(_ found: String, at span: Span) -> Report {
    error("unexpected-token", "\(found) cannot stand here", at: span, help: "remove it")
  }

  // MARK: Expressions

  static func expectedExpression(before found: String, at span: Span) -> Report {
    error(
      "expected-expression", "A value is missing before \(found)", at: span,
      help: "write the value here")
  }

  static func expectedOperand(before spelling: String, at span: Span) -> Report {
    error(
      "expected-expression", "`\(spelling)` needs a value on its left", at: span,
      help: "write the value, or remove `\(spelling)`")
  }

  static func detachedPrefix(_ spelling: String, at span: Span) -> Report {
    error(
      "uneven-space", "`\(spelling)` before a value stands directly before it", at: span,
      help: "remove the space behind `\(spelling)`")
  }

  static func unevenSpace(around spelling: String, at span: Span) -> Report {
    error(
      "uneven-space",
      "`\(spelling)` between two values has a space on both sides or on neither", at: span,
      help: "write `a \(spelling) b\(spelling == "?" ? " : c" : "")`")
  }

  static func assignmentInCondition(at span: Span) -> Report {
    error(
      "assignment-in-condition", "`=` assigns and gives no value to decide on", at: span,
      help: "write `==` to compare; did you mean ==?")
  }

  static func comparisonInsteadOfAssignment(at span: Span) -> Report {
    error(
      "comparison-instead-of-assignment", "`==` compares; a value is given with `=`", at: span,
      help: "write `=`")
  }

  static func incrementOperator(_ spelling: String, operand: String, at span: Span) -> Report {
    let assignment = spelling == "++" ? "+=" : "-="
    return error(
      "increment-operator", "Swift has no `\(spelling)`", at: span,
      help: "write `\(operand) \(assignment) 1`")
  }

  static func foreignOperatorWord(
    _ word: String, _ spelling: String, at span: Span
  ) -> Report {
    error(
      "foreign-operator", "Swift writes `\(spelling)` for \"\(word)\"", at: span,
      help: "write `\(spelling)`")
  }

  static func ternaryWithoutColon(at span: Span, question: Span) -> Report {
    error(
      "expected-colon", "A choice with `?` has a second value behind `:`", at: span,
      notes: [Diagnostic.Note("the choice starts here", at: question)],
      help: "write `condition ? first : second`")
  }

  static func expectedMemberName(at span: Span) -> Report {
    error(
      "expected-member-name", "A dot is followed by the name of a member", at: span,
      help: "write the name, or remove the dot")
  }

  static func spaceAfterDot(at span: Span) -> Report {
    error(
      "space-after-dot", "The name of a member stands directly behind the dot", at: span,
      help: "remove the space behind the dot")
  }

  static func labelWithEqual(_ label: String, at span: Span) -> Report {
    error(
      "label-with-equal", "The label of an argument ends with a colon", at: span,
      help: "write `\(label): value`")
  }

  static func expectedDictionaryValue(at span: Span) -> Report {
    error(
      "expected-dictionary-value", "Each entry of a dictionary is a key, a colon and a value",
      at: span, help: "write `key: value`")
  }

  static func invalidShorthand(_ text: String, at span: Span) -> Report {
    error(
      "invalid-shorthand", "`\(text)` is no name; closures call their arguments $0, $1 and so on",
      at: span, help: "remove the `$`")
  }

  static func misplacedStatementExpression(_ keyword: String, at span: Span) -> Report {
    error(
      "misplaced-\(keyword)-expression",
      "`\(keyword)` gives a value only directly behind `=` or `return`", at: span,
      help: "put its value into a constant first")
  }

  static func closureWithoutIn(at span: Span) -> Report {
    error(
      "expected-in", "The parameters of a closure end with `in`", at: span,
      help: "write `{ x in … }`")
  }

  static func expectedCapture(at span: Span) -> Report {
    error(
      "expected-name", "A capture list holds names", at: span,
      help: "write names, as in `[x, weak self] in`")
  }

  // MARK: Statements

  static func callWithoutParentheses(_ name: String, at span: Span) -> Report {
    error(
      "call-without-parentheses", "A call has parentheses around its arguments", at: span,
      help: "write `\(name)(…)`")
  }

  static func expectedCondition(at span: Span) -> Report {
    error(
      "expected-expression", "A condition is missing before `{`", at: span,
      help: "write what has to be true")
  }

  static func expectedInitialValue(at span: Span) -> Report {
    error(
      "expected-initial-value", "A condition that declares names takes them from a value", at: span,
      help: "add `=` and the value")
  }

  static func expectedPatternSubject(at span: Span) -> Report {
    error(
      "expected-initial-value", "A pattern in a condition is compared with a value", at: span,
      help: "add `=` and the value, as in `if case .some(let x) = value`")
  }

  static func letBeforeCase(at span: Span) -> Report {
    error(
      "let-before-case", "`case` stands before `let`", at: span,
      help: "write `if case let …`")
  }

  static func bindingAfterOperator(at span: Span) -> Report {
    error(
      "binding-after-operator", "A condition with `let` is joined to others by a comma", at: span,
      help: "write `,` in place of `&&`")
  }

  static func guardWithoutElse(at span: Span) -> Report {
    error(
      "expected-else", "`guard` has an `else` that leaves the scope", at: span,
      help: "write `else` before the brace")
  }

  static func repeatWithoutWhile(at span: Span) -> Report {
    error(
      "expected-while", "`repeat` ends with `while` and a condition", at: span,
      help: "add `while condition` behind the closing brace")
  }

  static func cStyleFor(at span: Span) -> Report {
    error(
      "c-style-for", "Swift has no `for` with semicolons; a loop goes over a sequence", at: span,
      help: "write `for i in 0..<n { … }`, or `stride(from:to:by:)` for other steps")
  }

  static func parenthesizedFor(at span: Span) -> Report {
    error(
      "parenthesized-for", "`for` has no parentheses around `name in sequence`", at: span,
      help: "remove the parentheses")
  }

  static func forWithoutIn(at span: Span) -> Report {
    error(
      "expected-in", "`for` names its variable, then `in` and a sequence", at: span,
      help: "write `for name in sequence { … }`")
  }

  static func foreignElseIf(_ word: String, at span: Span) -> Report {
    error(
      "foreign-else-if", "Swift writes `else if` for \"\(word)\"", at: span,
      help: "write `else if`")
  }

  static func misplacedElse(at span: Span) -> Report {
    error(
      "misplaced-else", "`else` follows the closing brace of an `if`", at: span,
      help: "move it behind the `}` of the `if` that it belongs to")
  }

  static func misplacedCatch(at span: Span) -> Report {
    error(
      "misplaced-catch", "`catch` follows the closing brace of a `do`", at: span,
      help: "put what may throw into `do { … }` before it")
  }

  static func misplacedCase(at span: Span) -> Report {
    error(
      "misplaced-case", "`case` and `default` stand directly in the braces of a `switch`", at: span,
      help: "move it into a `switch`")
  }

  static func expectedCase(at span: Span) -> Report {
    error(
      "expected-case", "Everything in a `switch` belongs to a `case` or to `default`", at: span,
      help: "write `case pattern:` before it")
  }

  static func expectedCaseColon(at span: Span) -> Report {
    error(
      "expected-colon", "The pattern of a `case` ends with a colon", at: span, help: "add `:`")
  }

  static func emptyCase(at span: Span) -> Report {
    error(
      "empty-case", "A `case` needs at least one statement", at: span,
      help: "write `break` to do nothing; join patterns that share a body, as in `case 1, 2:`")
  }

  // MARK: Declarations

  static func expectedName(
    after introducer: String, before found: String, at span: Span
  ) -> Report {
    error(
      "expected-name", "A name follows `\(introducer)`, not \(found)", at: span,
      help: "write a name that begins with a letter")
  }

  static func keywordAsName(_ keyword: String, at span: Span) -> Report {
    error(
      "keyword-as-name", "`\(keyword)` is a word of the language and cannot be a name", at: span,
      help: "choose another name, or write it in backticks")
  }

  static func typeWithoutColon(at span: Span) -> Report {
    error(
      "expected-colon", "A colon stands between a name and its type", at: span,
      help: "add `:` behind the name")
  }

  static func foreignFunctionKeyword(_ word: String, at span: Span) -> Report {
    error(
      "foreign-keyword", "Swift declares functions with `func`", at: span,
      help: "write `func` in place of `\(word)`")
  }

  static func foreignVariableKeyword(_ word: String, at span: Span) -> Report {
    error(
      "foreign-keyword", "Swift declares constants with `let` and variables with `var`", at: span,
      help:
        "write `let` or `var` in place of `\(word)`; a type follows the name, as in `let n: Int`")
  }

  static func expectedDeclaration(before found: String, at span: Span) -> Report {
    error(
      "expected-declaration", "A declaration follows its attributes and modifiers, not \(found)",
      at: span, help: "write `var`, `func`, `struct` or another declaration")
  }

  static func statementInType(_ found: String, at span: Span) -> Report {
    error(
      "statement-in-type", "A type holds declarations; \(found) begins none", at: span,
      help: "move statements into a function, and declare properties with `let` or `var`")
  }

  static func expectedType(before found: String, at span: Span) -> Report {
    error(
      "expected-type", "A type is missing before \(found)", at: span,
      help: "write the type, as in `Int` or `[String]`")
  }

  static func functionTypeWithoutParentheses(at span: Span) -> Report {
    error(
      "function-type-without-parentheses", "The parameters of a function type stand in parentheses",
      at: span, help: "put `(` and `)` around the type before `->`")
  }

  static func expectedParameters(of name: String, at span: Span) -> Report {
    error(
      "expected-parameters", "`\(name)` has a list of parameters in parentheses", at: span,
      help: "add `()` for none")
  }

  static func parameterWithoutType(_ name: String, at span: Span) -> Report {
    error(
      "parameter-without-type", "Every parameter has a type", at: span,
      help: "write `\(name): Type`")
  }

  static func parameterKeyword(_ keyword: String, at span: Span) -> Report {
    keyword == "inout"
      ? error(
        "misplaced-inout", "`inout` stands before the type of a parameter", at: span,
        help: "write `name: inout Type`")
      : error(
        "parameter-keyword", "A parameter is a constant and has no `\(keyword)`", at: span,
        help: "remove `\(keyword)`; copy the parameter into a `var` to change it")
  }

  static func colonBeforeResult(at span: Span) -> Report {
    error(
      "expected-arrow", "The type that a function returns follows `->`", at: span,
      help: "write `->` in place of `:`")
  }

  static func subscriptWithoutResult(at span: Span) -> Report {
    error(
      "expected-arrow", "A subscript has a type behind `->`", at: span, help: "add `-> Type`")
  }

  static func expectedAccessor(before found: String, at span: Span) -> Report {
    error(
      "expected-accessor", "Only get, set, willSet and didSet stand here, not \(found)", at: span,
      help: "move it into the braces of `get` or `set`")
  }

  static func computedLet(at span: Span) -> Report {
    error(
      "computed-let", "A property with a body may give another value each time: it is a `var`",
      at: span, help: "write `var`, or `=` before the brace and `()` behind it to compute it once")
  }

  static func computedWithoutType(at span: Span) -> Report {
    error(
      "computed-without-type", "A computed property states its type", at: span,
      help: "write `: Type` before the brace")
  }

  static func caseLabelInEnum(at span: Span) -> Report {
    error(
      "case-label-in-enum", "A `case` that an enum declares has no colon", at: span,
      help: "remove the colon")
  }

  static func expectedAliasedType(at span: Span) -> Report {
    error(
      "expected-type", "`typealias` gives a name to a type behind `=`", at: span,
      help: "add `= Type`")
  }

  static func expectedRequirement(at span: Span) -> Report {
    error(
      "expected-requirement", "A requirement behind `where` has the form `T: Protocol` or `T == U`",
      at: span, help: "complete the requirement")
  }

  static func expectedOperator(at span: Span) -> Report {
    error(
      "expected-operator", "An operator is made of characters such as + - * / % < > & | ^ ~ =",
      at: span, help: "write the operator behind `operator`")
  }

  static func operatorWithoutFixity(_ name: String, at span: Span) -> Report {
    error(
      "operator-without-fixity", "An operator is declared as prefix, infix or postfix", at: span,
      help:
        "write `infix operator \(name)`, `prefix operator \(name)` or `postfix operator \(name)`")
  }

  static func precedenceAttribute(at span: Span) -> Report {
    error(
      "precedence-attribute",
      "A precedence group holds higherThan, lowerThan, associativity and assignment", at: span,
      help: "write it like `higherThan: AdditionPrecedence`")
  }

  static func expectedAttributeName(at span: Span) -> Report {
    error(
      "expected-name", "`@` is followed directly by the name of an attribute", at: span,
      help: "remove the `@`")
  }

  // MARK: Real Swift that is not supported

  private static func unsupported(
    _ feature: String, _ what: String, at span: Span, help: String
  ) -> Report {
    error(
      "unsupported-\(feature)",
      "\(what), which the Swift compiler accepts but lessons do not support", at: span, help: help)
  }

  static func unsupportedConcurrency(_ word: String, at span: Span) -> Report {
    unsupported(
      "concurrency", "`\(word)` is concurrency", at: span,
      help: "write ordinary functions and classes: a lesson runs from top to bottom")
  }

  static func unsupportedKeyPath(member: String, at span: Span) -> Report {
    unsupported(
      "key-path", "This is a key path", at: span, help: "write the closure `{ $0\(member) }`")
  }

  static func unsupportedRegex(at span: Span) -> Report {
    unsupported(
      "regex", "This is a regular expression", at: span,
      help: "use `contains`, `split`, `hasPrefix` or a loop over the characters")
  }

  static func unsupportedConditionalCompilation(at span: Span) -> Report {
    unsupported(
      "conditional-compilation", "`#if` is conditional compilation", at: span,
      help: "keep the branch that you need and remove the `#` lines")
  }

  static func unsupportedMacro(_ name: String, at span: Span) -> Report {
    unsupported(
      "macro", "`#\(name)` is a macro", at: span, help: "write the code that it stands for")
  }

  static func unsupportedMacroDeclaration(at span: Span) -> Report {
    unsupported(
      "macro", "`macro` declares a macro", at: span, help: "write a function")
  }

  static func unsupportedCallerLocation(_ name: String, at span: Span) -> Report {
    unsupported(
      "caller-location", "`#\(name)` as a default value stands for the place of the call", at: span,
      help: "pass the place as an argument")
  }

  static func unsupportedAvailability(at span: Span) -> Report {
    unsupported(
      "availability", "This asks for the version of a system", at: span,
      help: "remove the condition: a lesson runs the same everywhere")
  }

  static func unsupportedAttribute(_ name: String, at span: Span) -> Report {
    unsupported(
      "attribute", "`@\(name)` is an attribute", at: span, help: "remove it")
  }

  static func unsupportedPropertyWrapper(_ name: String, at span: Span) -> Report {
    unsupported(
      "property-wrapper", "`@\(name)` makes a property wrapper", at: span,
      help: "write a computed property, or `didSet`")
  }

  static func unsupportedResultBuilder(at span: Span) -> Report {
    unsupported(
      "result-builder", "`@resultBuilder` makes a result builder", at: span,
      help: "write a function that takes an array")
  }

  static func unsupportedDynamicMember(_ name: String, at span: Span) -> Report {
    unsupported(
      "dynamic-member", "`@\(name)` looks members up while the program runs", at: span,
      help: "write a subscript or a method")
  }

  static func unsupportedMain(at span: Span) -> Report {
    unsupported(
      "main-attribute", "`@main` names the start of a program", at: span,
      help: "remove it and call `main()`: a lesson runs from top to bottom")
  }

  static func unsupportedTypedThrows(at span: Span) -> Report {
    unsupported(
      "typed-throws", "This names the type of the errors thrown", at: span,
      help: "write `throws` alone")
  }

  static func unsupportedOwnership(_ word: String, at span: Span) -> Report {
    unsupported(
      "ownership", "`\(word)` states who owns a value", at: span, help: "remove it")
  }

  static func unsupportedNoncopyable(at span: Span) -> Report {
    unsupported(
      "noncopyable", "`~` before a protocol takes an ability away from a type", at: span,
      help: "remove it: values in lessons can be copied")
  }

  static func unsupportedParameterPack(at span: Span) -> Report {
    unsupported(
      "parameter-pack", "`each` makes a parameter pack", at: span,
      help: "write a variadic parameter `T...`, or one function for each number of arguments")
  }

  static func unsupportedValueGeneric(at span: Span) -> Report {
    unsupported(
      "value-generic", "`let` in type parameters makes a number part of a type", at: span,
      help: "pass the number to the initializer")
  }

  static func unsupportedInlineArray(at span: Span) -> Report {
    unsupported(
      "inline-array", "This is the type of an array of fixed size", at: span,
      help: "write `[Element]`")
  }

  static func unsupportedPlaceholderType(at span: Span) -> Report {
    unsupported(
      "placeholder-type", "`_` leaves a type to be found", at: span, help: "write the type")
  }

  static func unsupportedGenericImplicitMember(at span: Span) -> Report {
    unsupported(
      "generic-implicit-member", "This gives type arguments to a member of an unnamed type",
      at: span, help: "write the type before the dot")
  }

  static func unsupportedInterpolationArguments(at span: Span) -> Report {
    unsupported(
      "interpolation-arguments", "This interpolation takes labels or several values", at: span,
      help: "format the value before, and write `\\(text)`")
  }
}
