import Testing

@testable import LessonDocument

@Suite struct MathTests {
  @Test(arguments: [
    ("$x$", "<m x>"),
    ("a $x+y$ b", "a <m x+y> b"),
    ("$a_1 * b_2 * c$", "<m a_1 * b_2 * c>"),
    ("$5 and $6", "$5 and $6"),
    ("costs $5, or $10-$20 each", "costs $5, or $10-$20 each"),
    ("$ x$", "$ x$"),
    ("$x $", "$x $"),
    ("$x$5", "$x$5"),
    ("$5 or $x$", "$5 or <m x>"),
    (#"\$x$ and $y$"#, "$x$ and <m y>"),
    (#"$a \$ b$"#, #"<m a \$ b>"#),
    (#"$\mathbf w^\top \mathbf x + b > 0$."#, #"<m \mathbf w^\top \mathbf x + b > 0>."#),
    ("`$x$`", "<code `$x$`>$x$</code>"),
    ("**$x$**", "<b **$x$**><m x></b>"),
    ("a $$x$$ b", "a <M x> b"),
    ("$$", "$$"),
    ("$$$", "$$$"),
    ("a $x", "a $x"),
    ("www w$x$ and: $", "www w<m x> and: $"),
    ("$$x", "$$x"),
    ("a $x\ny$ b", "a <m x\ny> b"),
    ("[$x$](https://a.b)", "<a [$x$](https://a.b)><m x></a>"),
  ])
  func findsFormulasByPandocsRule(markdown: String, expected: String) {
    let reading = Reading("Z " + markdown + "\n")
    #expect(reading.outline == "p: Z " + expected)
  }

  @Test func givesTheSpanOfTheLaTeX() throws {
    let reading = Reading("Größe  $\\alpha_1$ und mehr\n")
    guard case .paragraph(let paragraph) = reading.lesson.document[0],
      case .math(let math) = paragraph.content[1]
    else {
      Issue.record("the formula is missing")
      return
    }
    #expect(reading.text(math.span) == "$\\alpha_1$")
    #expect(reading.text(math.latexSpan) == "\\alpha_1")
  }

  @Test(arguments: [
    ("$$\na\n$$", "math - a"),
    ("$$a$$", "math - a"),
    ("$$ a $$ {#eq-a}", "math eq-a a"),
    ("$$\na\n+ b\n- c\n= d\n$$ {#eq-b}", "math eq-b a\n+ b\n- c\n= d"),
    ("text\n$$\nx\n$$\nmore", "p: text\nmath - x\np: more"),
    ("- item\n  $$\n  x\n  + y\n  $$", "ul\n  li\n    p: item\n    math - x\n+ y"),
    ("> $$\n> x\n> $$", "quote\n  math - x"),
    ("$$a$$ is nice", "p: <M a> is nice"),
    ("para $$a$$ {#eq-x}", "p: para <M a> {#eq-x}"),
  ])
  func readsFormulasOnTheirOwnLines(markdown: String, expected: String) {
    let reading = Reading(markdown + "\n")
    #expect(reading.outline == expected)
    #expect(reading.findings == [])
  }

  @Test func reportsAFormulaThatIsNeverClosed() {
    let reading = Reading("$$\na + b\n\nText goes on.\n")
    #expect(reading.findings == ["4:1 unclosed-math"])
    #expect(reading.outline == "math - a + b\np: Text goes on.")
  }

  @Test func reportsTextBehindAFormula() {
    #expect(Reading("$$\na\n$$ so there\n").findings == ["6:4 text-after-math"])
  }

  @Test func numbersEquationsThatHaveIDs() {
    let reading = Reading("$$a$$\n\n$$b$$ {#eq-b}\n\n$$c$$ {#eq-c}\n\nSee @eq-c.\n")
    #expect(reading.lesson.labels.map(\.id) == ["eq-b", "eq-c"])
    #expect(reading.lesson.labels.map(\.number) == [1, 2])
  }
}
