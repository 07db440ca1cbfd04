import Diagnostics
import Testing

struct SourceTextTests {
  @Test func findsLineAndColumnOfEachByte() {
    let text = SourceText(name: "a.md", utf8: Array("ab\ncd\n\nx".utf8))
    #expect(text.location(at: 0) == Location(file: "a.md", line: 1, column: 1))
    #expect(text.location(at: 4) == Location(file: "a.md", line: 2, column: 2))
    #expect(text.location(at: 6) == Location(file: "a.md", line: 3, column: 1))
    #expect(text.location(at: 7).description == "a.md:4:1")
  }

  @Test func placesANestedBlockInItsFile() {
    let origins = [
      SourceText.LineOrigin(line: 10, column: 2), SourceText.LineOrigin(line: 11, column: 4),
    ]
    let text = SourceText(name: "a.md", utf8: Array("let x\nlet y\nlet z".utf8), origins: origins)
    #expect(text.location(at: 4) == Location(file: "a.md", line: 10, column: 7))
    #expect(text.location(at: 6) == Location(file: "a.md", line: 11, column: 5))
    // Lines beyond the last origin follow it.
    #expect(text.location(at: 12) == Location(file: "a.md", line: 12, column: 1))
  }

  @Test func readsALineWithoutItsBreak() {
    let text = SourceText(name: "a", utf8: Array("one\r\ntwo".utf8))
    #expect(text.line(0) == "one")
    #expect(text.line(1) == "two")
  }
}

struct DiagnosticTests {
  @Test func showsPlaceRuleExcerptNoteAndHelp() {
    var sources = SourceMap()
    let id = sources.add(SourceText(name: "l.md", utf8: Array("let x = 1\nx = é2\n".utf8)))
    let diagnostic = Diagnostic(
      id: "immutable", "cannot assign to 'x'", at: Span(source: id, start: 14, end: 17),
      notes: [.init("declared here", at: Span(source: id, start: 4, end: 5))],
      help: "declare it with var")
    #expect(
      diagnostic.rendered(in: sources) == """
        l.md:2:5: error: cannot assign to 'x' [immutable]
         2 | x = é2
           |     ^^
        l.md:1:5: note: declared here
         1 | let x = 1
           |     ^
        help: declare it with var

        """)
  }

  @Test func showsTheEndOfAText() {
    var sources = SourceMap()
    let id = sources.add(SourceText(name: "l.md", utf8: Array("{".utf8)))
    let diagnostic = Diagnostic(
      id: "expected", "expected }", at: Span(source: id, start: 1, end: 1))
    #expect(diagnostic.rendered(in: sources).contains(" 1 | {\n   |  ^\n"))
  }
}

struct SpellingTests {
  @Test(arguments: [
    ("lenght", "length"), ("cuont", "count"), ("Stirng", "String"), ("COUNT", "count"),
  ])
  func findsTheNameThatWasMeant(wrong: String, meant: String) {
    #expect(Spelling.nearest(to: wrong, among: ["zzz", meant, "other"]) == meant)
  }

  @Test func staysSilentWhenNothingIsNear() {
    #expect(Spelling.nearest(to: "banana", among: ["count", "map"]) == nil)
    #expect(Spelling.nearest(to: "x", among: ["y", "z"]) == nil)
  }

  @Test func takesTheFirstInTheAlphabetOfEquallyNearNames() {
    #expect(Spelling.nearest(to: "cat", among: ["cot", "bat"]) == "bat")
  }
}
