import Testing

@testable import CourseSite

@Suite struct HTMLWriterTests {
  @Test func escapesTextsAndAttributes() {
    let html = HTMLWriter.fragment {
      $0.element(
        "a", ["href": "\"><script>", "hidden": true, "title": .init(nil)], text: "<&'\"\0")
    }
    #expect(
      html == "<a href=\"&quot;&gt;&lt;script&gt;\" hidden>&lt;&amp;&#39;&quot;\u{FFFD}</a>")
  }

  @Test func escapesMarksThatCarryAccents() {
    #expect("\"\u{301}<\u{338}".escaped == "&quot;\u{301}&lt;\u{338}")
  }

  @Test func coloursSwiftByItsWords() {
    let html = HTMLWriter.fragment {
      $0.swift("let w = Tensor([0, 1e-5]) // \"no\"\nfor x in \"a\\(f(\")\"))\" where x.in { }")
    }
    #expect(
      html == "<span class=\"k\">let</span> w = <span class=\"t\">Tensor</span>("
        + "[<span class=\"n\">0</span>, <span class=\"n\">1e-5</span>]) "
        + "<span class=\"c\">// &quot;no&quot;</span>\n<span class=\"k\">for</span> x "
        + "<span class=\"k\">in</span> <span class=\"s\">&quot;a\\(f(&quot;)&quot;))&quot;</span> "
        + "<span class=\"k\">where</span> x.in { }")
  }

  @Test(arguments: ["\"", "\"\"\"", "/*", "#\"", "\"\\(", "\"\\", "0x", "1.", "@", "é\u{301}"])
  func coloursUnfinishedCodeWithoutLosingAnything(code: String) {
    #expect(CodeHighlighter.pieces(of: code).map(\.text).joined() == code)
  }
}
