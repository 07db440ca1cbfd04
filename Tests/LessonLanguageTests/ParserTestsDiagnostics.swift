import Diagnostics
import LessonLanguage
import Testing

/// A wrong program and what is reported about it, each as `line:column id`.
struct ReportCase: CustomTestStringConvertible, Sendable {
  var source: String
  var reports: [String]
  /// A part of the first help.
  var help: String

  init(_ source: String, _ reports: String..., help: String = "") {
    self.source = source
    self.reports = reports
    self.help = help
  }

  var testDescription: String { source }

  func check() {
    let (parsed, sources) = SyntaxDump.parse(source)
    let found = parsed.diagnostics.map { diagnostic in
      let place = sources.location(of: diagnostic.span)
      return "\(place.line):\(place.column) \(diagnostic.id)"
    }
    #expect(found == reports)
    if !help.isEmpty { #expect(parsed.diagnostics.first?.help?.contains(help) == true) }
  }
}

@Suite struct ParserDiagnosticTests {
  @Test(arguments: [
    ReportCase("x++", "1:2 increment-operator", help: "`x += 1`"),
    ReportCase("var i = 0\n--i", "2:1 increment-operator", help: "`i -= 1`"),
    ReportCase("if x = 3 { }", "1:6 assignment-in-condition", help: "did you mean =="),
    ReportCase("let x == 3", "1:7 comparison-instead-of-assignment"),
    ReportCase("while a and not b { }", "1:9 foreign-operator", "1:13 foreign-operator"),
    ReportCase("for (var i = 0; i < 3; i++) { }", "1:1 c-style-for", help: "for i in 0..<n"),
    ReportCase("for (i in 0..<3) { }", "1:5 parenthesized-for"),
    ReportCase("else if x { }", "1:1 misplaced-else"),
    ReportCase("if a { } elif b { }", "1:10 foreign-else-if", help: "`else if`"),
    ReportCase("print \"hello\"", "1:7 call-without-parentheses", help: "`print(…)`"),
    ReportCase("def f():\n  3", "1:1 foreign-keyword", help: "`func`"),
    ReportCase("const x = 3", "1:1 foreign-keyword", help: "`let`"),
    ReportCase("f(x = 3)", "1:5 label-with-equal", help: "`x: value`"),
    ReportCase("if let a = b && let c = d { }", "1:17 binding-after-operator", help: "`,`"),
    ReportCase("if let case .a = b { }", "1:8 let-before-case", help: "`if case let"),
    ReportCase("let class = 3", "1:5 keyword-as-name", help: "backticks"),
    ReportCase("let t = 'x'", "1:9 single-quoted-string"),
    ReportCase("let u = “hi”", "1:9 curly-quotes"),
    ReportCase("func f(x) { }", "1:8 parameter-without-type", help: "`x: Type`"),
    ReportCase("func f(): Int { 3 }", "1:9 expected-arrow", help: "`->`"),
    ReportCase("func f(inout x: Int) { }", "1:8 misplaced-inout"),
    ReportCase("let y Int = 3", "1:7 expected-colon"),
    ReportCase("let area: Int { 3 }", "1:15 computed-let"),
  ])
  func namesHabitsOfOtherLanguages(_ example: ReportCase) { example.check() }

  @Test(arguments: [
    ReportCase("let a = b -c", "1:11 uneven-space", help: "`a - b`"),
    ReportCase("let a = b- c", "1:10 uneven-space"),
    ReportCase("let a =b", "1:7 uneven-space"),
    ReportCase("let a = b? 1 : 2", "1:10 uneven-space"),
    ReportCase("let a = - 5", "1:9 uneven-space"),
    ReportCase("let a = b. c", "1:12 space-after-dot"),
    ReportCase("let a = b -1 * -c\n-d", "1:11 uneven-space"),
  ])
  func minutesSpaceAroundOperators(_ example: ReportCase) { example.check() }

  @Test(arguments: [
    ReportCase("let x =", "1:8 expected-expression"),
    ReportCase("f(1, 2", "1:7 expected-closing-parenthesis"),
    ReportCase("let x = [1, 2", "1:14 expected-closing-bracket"),
    ReportCase("f(1 2)", "1:5 expected-comma"),
    ReportCase("let x = a ? b", "1:14 expected-colon"),
    ReportCase("a.", "1:3 expected-member-name"),
    ReportCase("let x: = 3", "1:8 expected-type"),
    ReportCase("let d = [1: 2, 3]", "1:16 expected-dictionary-value"),
    ReportCase("x = 1 y = 2", "1:7 expected-separator"),
    ReportCase(")", "1:1 unexpected-closing-parenthesis"),
    ReportCase("}", "1:1 unexpected-closing-brace"),
    ReportCase("guard let x = y { }", "1:16 expected-else"),
    ReportCase("repeat { }", "1:11 expected-while"),
    ReportCase("switch x { case 1: case 2: f() }", "1:12 empty-case"),
    ReportCase("switch x { f() }", "1:12 expected-case"),
    ReportCase("switch x { case 1 f() }", "1:19 expected-colon"),
    ReportCase("case 1: f()", "1:1 misplaced-case"),
    ReportCase("struct S { f() }", "1:12 statement-in-type"),
    ReportCase("if { }", "1:3 expected-expression"),
    ReportCase("operator +++", "1:1 operator-without-fixity"),
    ReportCase("print(if a { 1 } else { 2 })", "1:7 misplaced-if-expression"),
  ])
  func namesWhatIsMissing(_ example: ReportCase) { example.check() }

  @Test(arguments: [
    ReportCase("let s = \"abc\nlet t = 1", "1:9 unterminated-string"),
    ReportCase("let s = \"\\(x\"", "1:10 unterminated-interpolation"),
    ReportCase("let s = \"a\\qb\"", "1:11 invalid-escape", help: "\\\\"),
    ReportCase("let s = \"\\u{D800}\"", "1:10 invalid-escape"),
    ReportCase("let s = \"\"\"abc\"\"\"", "1:12 multiline-string-layout"),
    ReportCase("let s = \"\"\"\n  a\n b\n  \"\"\"", "3:2 multiline-string-layout"),
    ReportCase("/* a /* b */", "1:1 unterminated-comment"),
    ReportCase("let x = 12ab", "1:9 invalid-number"),
    ReportCase("let x = .5", "1:9 invalid-number", help: "0.5"),
    ReportCase("let x = 99999999999999999999", "1:9 integer-too-large"),
    ReportCase("let x = $y", "1:9 invalid-shorthand"),
  ])
  func explainsLiterals(_ example: ReportCase) { example.check() }

  @Test(arguments: [
    ReportCase("let y = await f()", "1:9 unsupported-concurrency"),
    ReportCase("actor A { func f() async { } }", "1:1 unsupported-concurrency"),
    ReportCase("@State var z = 1", "1:1 unsupported-property-wrapper"),
    ReportCase("@resultBuilder struct B { }", "1:1 unsupported-result-builder"),
    ReportCase("let r = /a\"b+/", "1:9 unsupported-regex"),
    ReportCase("#expect(x == 1)", "1:1 unsupported-macro"),
    ReportCase("struct N: ~Copyable { }", "1:11 unsupported-noncopyable"),
    ReportCase("let c = consume x", "1:9 unsupported-ownership"),
    ReportCase("func f<each T>(_ x: T) { }", "1:8 unsupported-parameter-pack"),
    ReportCase("@main struct M { }", "1:1 unsupported-main-attribute"),
    ReportCase("let s = \"\\(x, format: 2)\"", "1:13 unsupported-interpolation-arguments"),
    ReportCase("if #available(macOS 15, *) { }", "1:4 unsupported-availability"),
  ])
  func saysWhatTheCompilerWouldAccept(_ example: ReportCase) { example.check() }

  @Test func marksTheBraceThatIsNotClosed() throws {
    let (parsed, sources) = SyntaxDump.parse("func f() {\n  if a {\n    g()\n}\nlet x = 1")
    let diagnostic = try #require(parsed.diagnostics.first)
    #expect(parsed.diagnostics.count == 1)
    #expect(diagnostic.id == "expected-closing-brace")
    #expect(diagnostic.notes.first.map { sources.location(of: $0.span).line } == 2)
    #expect(parsed.statements.count == 2)
  }

  @Test func oneMistakeDoesNotHideTheNext() {
    ReportCase(
      """
      let a = (1, 2
      func f(x) -> Int { return x + }
      for i in { }
      struct S { let = 3; var y: Int }
      print("done"
      let z = y +* 2 ]
      """, "1:14 expected-closing-parenthesis", "2:8 parameter-without-type",
      "2:31 expected-expression", "3:10 expected-expression", "4:16 expected-name",
      "5:13 expected-closing-parenthesis", "6:16 unexpected-closing-bracket"
    ).check()
  }

  @Test func readsBlocksWrittenAsInPython() {
    let source = "if x > 3:\n  f()\n  g()\nelse:\n  h()\nk()"
    #expect(
      SyntaxDump.text(source)
        == "(if (sequence x > 3) {(call f); (call g)} {(call h)})\n(call k)")
  }

  @Test func everyReportIsWordedForReaders() {
    for source in ParserDiagnosticTests.mistakes {
      for diagnostic in SyntaxDump.parse(source).parsed.diagnostics {
        #expect(!diagnostic.message.hasSuffix("."))
        #expect(diagnostic.help?.isEmpty == false)
        #expect(diagnostic.id.utf8.allSatisfy { $0 == 45 || (97...122).contains($0) })
      }
    }
  }

  static let mistakes = [
    "x++", "if x = 3 { }", "for (i in x) { }", "f(", "[", "{", "}", ")", "@", "#", "$", "a.", "let",
    "func", "struct", "enum E { case }", "switch { }", "class A { f }", "\"abc", "'a", "“a”", "1e",
    "let x: Int { get { } foo }", "infix operator", "precedencegroup A { x }", "import", "\u{0}",
    "subscript(i: Int) { }", "typealias A", "\\.x", "#if", "await f()", "let x: [3 of Int]",
  ]
}
