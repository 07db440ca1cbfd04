import Testing

@testable import LessonDocument

@Suite struct CodeBlockTests {
  @Test func placesNestedCodeInTheFile() {
    let reading = Reading(
      """
      ```swift
      let a = 1
      ```

      1. item

         ```swift
         let b = 2
           + 3

         b
         ```

      > - > [!EXERCISE] x
      >   > ```swift
      >   > let c = 1
      >   >\tc
      >   > ```
      """)
    let code = reading.lesson.code
    #expect(code.map(\.code) == ["let a = 1\n", "let b = 2\n  + 3\n\nb\n", "let c = 1\n  c\n"])
    #expect(code[0].text.location(at: 4).description == "01-a.md:5:5")
    #expect(code[1].text.location(at: 0).description == "01-a.md:11:4")
    #expect(code[1].text.location(at: 12).description == "01-a.md:12:6")
    #expect(code[1].text.location(at: 17).description == "01-a.md:14:4")
    #expect(code[2].text.location(at: 4).description == "01-a.md:19:11")
    #expect(reading.findings == [])
  }

  @Test func keepsTheOrderOfBlocksAndInlineCode() {
    let reading = Reading(
      """
      First `{swift} a`.

      - ```swift {caption="C `{swift} b` d"}
        block0
        ```
      - `{swift} c`

      > [!NOTE] T `{swift} d`
      > `{swift} e`
      > ```swift
      > block1
      > ```

      |`{swift} f`|
      |-|
      """)
    let order = reading.lesson.executionOrder.map { step in
      switch step {
      case .block(let block): "\(block.index):\(block.code.dropLast())"
      case .inline(let code): "\(code.index):\(code.code)"
      }
    }
    #expect(order == ["0:a", "0:block0", "1:b", "2:c", "3:d", "4:e", "1:block1", "5:f"])
    #expect(
      reading.lesson.executionOrder.map { reading.sources[$0.source].utf8.count }
        == [1, 7, 1, 1, 1, 1, 7, 1])
  }

  @Test func readsAllAttributes() throws {
    let reading = Reading(
      """
      ```swift {#fig-a caption="Before, $w=0$ \\"x\\"" alt='it\\'s a "plot"' hide fold quiet error tolerance=1e-6 fuel=1_000}
      1
      ```
      """)
    let attributes = try #require(reading.lesson.code.first).attributes
    #expect(attributes.id == "fig-a")
    #expect(reading.outline(attributes.caption) == "Before, <m w=0> \"x\"")
    #expect(attributes.alt == "it's a \"plot\"")
    #expect(attributes.hide && attributes.fold && attributes.quiet && attributes.expectsError)
    #expect(attributes.tolerance == 1e-6)
    #expect(attributes.fuel == 1000)
    #expect(reading.lesson.code[0].number == 1)
    #expect(reading.findings == [])
    guard case .math(let math) = attributes.caption[1] else {
      Issue.record("the formula of the caption is missing")
      return
    }
    #expect(reading.text(math.span) == "$w=0$")
  }

  @Test func runsCodeInCaptions() throws {
    let reading = Reading("~~~swift {caption=\"At `{swift} name(\\\"a\\\")`\"}\n1\n~~~\n")
    let code = try #require(reading.lesson.inlineCode.first)
    #expect(code.code == "name(\"a\")")
    #expect(code.text.location(at: 0).description == "01-a.md:4:32")
    #expect(reading.findings == [])
  }

  @Test func acceptsABacktickInAFenceOfBackticksWithAWarning() {
    let reading = Reading("```swift {caption=\"At `{swift} x`\"}\n1\n```\n\nText\n")
    #expect(reading.outline == "run 0\np: Text")
    #expect(reading.lesson.inlineCode.map(\.code) == ["x"])
    #expect(reading.findings == ["4:23 backtick-in-fence"])
  }

  @Test func showsOtherLanguagesAndStaticCode() {
    let reading = Reading(
      "```python title=x\na\n```\n\n```swift {static}\nb\n```\n\n    c\n\n```\nd\n```\n")
    #expect(reading.outline == "listing python\nlisting swift\nlisting -\nlisting -")
    #expect(reading.findings == [])
    guard case .listing(let listing) = reading.lesson.document[1] else { return }
    #expect(listing.code == "b\n")
  }

  @Test(arguments: [
    ("swift {captoin=\"a\"}", "4:11 unknown-attribute", "captoin"),
    ("swift {fold .wide}", "4:16 unknown-attribute", ".wide"),
    ("swift {hide=true}", "4:11 attribute-takes-no-value", "hide=true"),
    ("swift {caption}", "4:11 attribute-needs-value", "caption"),
    ("swift {fold fold}", "4:16 repeated-attribute", "fold"),
    ("swift {tolerance=abc}", "4:21 bad-number", "abc"),
    ("swift {tolerance=-1}", "4:21 bad-number", "-1"),
    ("swift {tolerance=nan}", "4:21 bad-number", "nan"),
    ("swift {fuel=1.5}", "4:16 bad-number", "1.5"),
    ("swift {fuel=0}", "4:16 bad-number", "0"),
    ("swift {#before}", "4:11 bad-id", "#before"),
    ("swift {#eq-a}", "4:11 bad-id", "#eq-a"),
    ("swift {#fig-ä}", "4:11 bad-id", "#fig-ä"),
    ("swift {fold", "4:10 unclosed-attributes", "{fold"),
    ("swift {alt=\"a fold}", "4:15 unclosed-quote", "\"a fold}"),
    ("swift {fold} hide", "4:17 text-after-attributes", "hide"),
    ("swift static", "4:10 attributes-without-braces", "static"),
    ("{.swift fold}", "4:5 language-in-braces", ".swift"),
  ])
  func reportsBrokenAttributesAtTheirPlace(info: String, finding: String, covered: String) {
    let reading = Reading("```\(info)\n1\n```\n")
    #expect(reading.findings == [finding])
    #expect(reading.text(reading.diagnostics[0].span) == covered)
  }

  @Test func namesTheNearestAttribute() {
    let reading = Reading("> - ```swift {tolerence=1}\n>   1\n>   ```\n")
    #expect(reading.findings == ["4:15 unknown-attribute"])
    #expect(reading.diagnostics[0].message.hasSuffix("did you mean `tolerance`?"))
  }

  @Test func reportsABlockThatIsNeverClosed() {
    #expect(Reading("a\n\n````swift\n1\n```\n").findings == ["6:1 unclosed-code-block"])
    #expect(Reading("- ```swift\n  1\n\nb\n").findings == ["4:3 unclosed-code-block"])
    #expect(Reading("```swift\n```").findings == [])
  }

  @Test func normalizesLineBreaksOfCode() {
    let reading = Reading(file: "---\r\ntitle: T\r\n---\r\n```swift\r\na\r\nb\r\n```\r\n")
    #expect(reading.lesson.code.map(\.code) == ["a\nb\n"])
    #expect(reading.lesson.code[0].text.location(at: 2).description == "01-a.md:6:1")
    #expect(reading.lesson.title == "T")
    #expect(reading.findings == [])
  }
}
