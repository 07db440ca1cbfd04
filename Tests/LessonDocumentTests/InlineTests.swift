import Testing

@testable import LessonDocument

@Suite struct InlineTests {
  @Test func coversEachNodeWithItsMarkdown() {
    let reading = Reading(
      """
      Ä *em **st** x* and `code` [link **b**](https://u.v "t") ![alt *x*](https://i.png)
         second `c2` &amp; \\* esc ~~strike~~ www.x.com and a@b.co and http://q.de.
        third <b>x</b> <http://auto.de>
      """)
    let expected = [
      "p: Ä <em *em **st** x*>em <b **st**>st</b> x</em> and <code `code`>code</code> ",
      "<a [link **b**](https://u.v \"t\")>link <b **b**>b</b></a> <img ![alt *x*](https://i.png)>¬",
      "second <code `c2`>c2</code> & * esc <s ~~strike~~>strike</s> <a www.x.com>www.x.com</a> ",
      "and <a a@b.co>a@b.co</a> and <a http://q.de>http://q.de</a>.¬",
      "third <html <b>>x<html </b>> <a <http://auto.de>>http://auto.de</a>",
    ].joined()
    #expect(reading.outline == expected)
  }

  @Test func followsTextThroughContainersAndLinkDefinitions() {
    let reading = Reading(
      """
      > - quote `c`
      >   more *d*
      lazy `e`

      [ref]: https://a.b
      text `f` [ref] after ``a
      b`c`` *end*
      """)
    let expected = """
      quote
        ul
          li
            p: quote <code `c`>c</code>¬more <em *d*>d</em>¬lazy <code `e`>e</code>
      p: text <code `f`>f</code> <a [ref]>ref</a> after <code ``a
      b`c``>a b`c</code> <em *end*>end</em>
      """
    #expect(reading.outline == expected)
  }

  @Test func placesNodesInTableCells() {
    let reading = Reading(
      """
      > | a `x` | b \\| `y` |
      > |---|:-:|
      > | 1 *e* | `{swift} a \\|\\| b` |
      """)
    #expect(
      reading.outline
        == "quote\n  table - a <code `x`>x</code> | b | <code `y`>y</code> / "
        + "1 <em *e*>e</em> | <run 0 a || b>")
    #expect(reading.sources.location(of: reading.lesson.inlineCode[0].span).column == 13)
  }

  @Test func findsCrossReferencesButNotAddresses() {
    let reading = Reading(
      "See @fig-a, @sec-b_c-d. Not me@fig-a.com, \\@fig-a, @figs or `@fig-a`.\n")
    #expect(
      reading.outline
        == "p: See <ref fig-a @fig-a>, <ref sec-b_c-d @sec-b_c-d>. "
        + "Not <a me@fig-a.com>me@fig-a.com</a>, @fig-a, @figs or <code `@fig-a`>@fig-a</code>.")
  }

  @Test func namesAndCountsFootnoteReferences() {
    let reading = Reading("A[^x] b[^y] c[^x].\n\n[^y]: Two `{swift} b`\n[^x]: One\n")
    #expect(reading.outline == "p: A<note x 1.1> b<note y 2.1> c<note x 1.2>.")
    #expect(reading.lesson.footnotes.map(\.name) == ["x", "y"])
    #expect(reading.lesson.footnotes.map(\.number) == [1, 2])
    #expect(reading.lesson.inlineCode.map(\.code) == ["b"])
    #expect(reading.findings == [])
  }

  @Test func reportsFootnotesThatDoNotMeet() {
    let reading = Reading("A[^nate].\n\n[^note]: Two\n\n```swift\n[^code]: a\n```\n")
    #expect(reading.findings == ["4:2 unknown-footnote", "6:1 unused-footnote"])
    #expect(reading.diagnostics[0].message.contains("did you mean `note`?"))
  }

  @Test func placesInlineCodeInTheFile() {
    let reading = Reading("- Größe `{swift} accuracy(a,\n  b)` and ``{swift}   x ``\n")
    let code = reading.lesson.inlineCode
    #expect(code.map(\.code) == ["accuracy(a,\nb)", "x"])
    #expect(code[0].text.location(at: 0).description == "01-a.md:4:20")
    #expect(code[0].text.location(at: 12).description == "01-a.md:5:3")
    #expect(code[1].text.location(at: 0).description == "01-a.md:5:23")
    #expect(reading.text(code[1].span) == "``{swift}   x ``")
  }

  @Test func reportsInlineCodeWithoutExpression() {
    #expect(Reading("a `{swift} `\n").findings == ["4:3 empty-inline-code"])
  }

  @Test func dropsComments() {
    #expect(Reading("a<!-- b -->c\n\n<!-- d\ne -->\n\nf\n").outline == "p: ac\np: f")
  }

  @Test func keepsMarkdownBehindACommentInTheSameBlock() {
    #expect(Reading("<!-- a --> <b>x</b>\n").outline == "html 20")
  }

  @Test(arguments: [
    ("[a](02-b.md)", Link.Target.lesson(fileName: "02-b.md", slug: "b", anchor: nil)),
    ("[a](./02-b.md#c-d)", .lesson(fileName: "02-b.md", slug: "b", anchor: "c-d")),
    ("[a](#c)", .anchor("c")),
    ("[a](data/x%20y.csv)", .file("data/x y.csv")),
    ("[a](data/../x.csv)", .file("x.csv")),
    ("[a](https://a.b/c.md)", .external("https://a.b/c.md")),
    ("<mailto:a@b.c>", .external("mailto:a@b.c")),
  ])
  func resolvesLinks(markdown: String, target: Link.Target) {
    let reading = Reading(markdown + "\n")
    guard case .paragraph(let paragraph) = reading.lesson.document[0],
      case .link(let link) = paragraph.content[0]
    else {
      Issue.record("the link is missing")
      return
    }
    #expect(link.target == target)
    #expect(reading.findings == [])
  }

  @Test(arguments: [
    ("[a](javascript:alert(1))", "unsafe-link"), ("[a](JavaScript:alert)", "unsafe-link"),
    ("![a](data:image/png;base64,x)", "unsafe-link"), ("[a](/etc/passwd)", "absolute-link"),
    ("[a](//host/x)", "absolute-link"), ("[a]()", "empty-link"), ("[a](#)", "empty-link"),
    ("[a](../x.csv)", "outside-course"), ("[a](b/%2e%2e/../../x)", "outside-course"),
    ("![](x.png)", "missing-alt"), ("![ ](x.png)", "missing-alt"),
  ])
  func reportsLinksThatAPageCannotHave(markdown: String, id: String) {
    #expect(Reading("ab \(markdown) c\n").findings == ["4:4 \(id)"])
  }
}
