import Testing

@testable import CourseSite

@Suite(.serialized) struct MathRendererTests {
  private func renderer() throws -> MathRenderer {
    try MathRenderer(katex: try KatexAssets().script())
  }

  @Test func rendersFormulasAsHTMLAndMathMLWithoutStyleAttributes() throws {
    var styles = MathStyles()
    let markup = try renderer()
      .render("\\mathbf w^\\top \\mathbf x + b > \\frac{1}{2}", isDisplay: true, styles: &styles)
      .get()
    #expect(markup.contains("<math xmlns="))
    #expect(markup.contains("katex-display"))
    #expect(!markup.contains("style="))
    #expect(styles.stylesheet.contains("!important"))
    let used = Set(markup.matches(of: /[" ](m-[0-9a-z]+)[" ]/).map { String($0.1) })
    #expect(!used.isEmpty)
    for name in used { #expect(styles.stylesheet.contains(".katex .\(name){")) }
  }

  @Test func namesTheMessageAndPlaceOfAFormulaThatCannotBeRead() throws {
    var styles = MathStyles()
    let renderer = try renderer()
    let unknown = renderer.render("é + \\nope", isDisplay: false, styles: &styles)
    #expect(
      unknown
        == .failure(.init(message: "Undefined control sequence: \\nope", offset: 5)))
    let open = renderer.render("\\frac{1}", isDisplay: false, styles: &styles)
    guard case .failure(let failure) = open else { return #expect(Bool(false), "\\frac{1} passed") }
    #expect(failure.message == "Unexpected end of input in a macro argument, expected '}'")
    #expect(failure.offset == 8)
  }

  @Test func stopsFormulasThatExpandForever() throws {
    var styles = MathStyles()
    let renderer = try renderer()
    let endless = "\\def\\a{\\a\\a}\\a"
    #expect(throws: MathRenderer.Failure.self) {
      try renderer.render(endless, isDisplay: false, styles: &styles).get()
    }
    let deep = String(repeating: "{", count: 20_000)
    #expect(throws: MathRenderer.Failure.self) {
      try renderer.render(deep, isDisplay: false, styles: &styles).get()
    }
    let after = try renderer.render("x", isDisplay: false, styles: &styles).get()
    #expect(after.contains("<mi>x</mi>"))
  }

  @Test func keepsMacrosOfOneFormulaOutOfTheNext() throws {
    var styles = MathStyles()
    let renderer = try renderer()
    _ = renderer.render("\\gdef\\x{1}\\x", isDisplay: false, styles: &styles)
    #expect(throws: MathRenderer.Failure.self) {
      try renderer.render("\\x", isDisplay: false, styles: &styles).get()
    }
  }

  @Test(arguments: ["\\text{<img src=x onerror=alert(1)> \" '}", "\\text{\u{1F600} é >}"])
  func escapesTexts(latex: String) throws {
    var styles = MathStyles()
    let markup = try renderer().render(latex, isDisplay: false, styles: &styles).get()
    #expect(!markup.contains("<img"))
    #expect(!markup.contains("style="))
    #expect(latex.contains("\u{1F600}") == markup.contains("\u{1F600}"))
  }

  @Test func refusesLinksAndImagesFromFormulas() throws {
    var styles = MathStyles()
    let renderer = try renderer()
    for latex in ["\\href{javascript:alert(1)}{x}", "\\includegraphics{x}", "\\htmlId{a}{x}"] {
      let markup = try? renderer.render(latex, isDisplay: false, styles: &styles).get()
      #expect(markup?.contains("href=") != true)
      #expect(markup?.contains("<img") != true)
      #expect(markup?.contains("id=") != true)
    }
  }
}
