import Foundation
import Testing

@testable import LessonDocument

@Suite struct HostileTests {
  static let cases: [(name: String, markdown: String, id: String?)] = [
    ("quotations", String(repeating: ">", count: 10_000) + " a", "nesting-too-deep"),
    ("lists", String(repeating: "- ", count: 10_000) + "a", "nesting-too-deep"),
    ("numbers", String(repeating: "1. ", count: 10_000) + "a", "nesting-too-deep"),
    (
      "indented lists",
      (0..<1000).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n"),
      "nesting-too-deep"
    ),
    (
      "emphasis",
      String(repeating: "*", count: 20_000) + "a" + String(repeating: "*", count: 20_000),
      "nesting-too-deep"
    ),
    (
      "brackets", String(repeating: "[a", count: 20_000) + String(repeating: "](b)", count: 20_000),
      nil
    ),
    ("images", String(repeating: "![l", count: 50_000), nil),
    ("dollars", String(repeating: "$", count: 100_000), nil),
    ("formulas", String(repeating: "$a $", count: 50_000), nil),
    ("double dollars", String(repeating: "x $$a ", count: 50_001), nil),
    ("open formula", "$$\n" + String(repeating: "x\n", count: 50_000), "unclosed-math"),
    ("backticks", (1..<800).map { String(repeating: "`", count: $0) }.joined(separator: "x"), nil),
    ("soft breaks", String(repeating: "a *b*\n", count: 50_000), nil),
    ("headings", String(repeating: "# a\n", count: 50_000), nil),
    ("labels", (0..<20_000).map { "# a {#sec-\($0)}" }.joined(separator: "\n"), nil),
    ("footnotes", (0..<20_000).map { "[^\($0)]: x" }.joined(separator: "\n"), "unused-footnote"),
    ("lost footnotes", String(repeating: "[^a] ", count: 50_000), "unknown-footnote"),
    ("references", String(repeating: "@fig-a ", count: 50_000), nil),
    (
      "wide table",
      String(repeating: "|a", count: 20_000) + "\n" + String(repeating: "|-", count: 20_000)
        + "\n" + String(repeating: "a\n", count: 20_000), "table-too-large"
    ),
    (
      "long table",
      String(repeating: "|a", count: 90) + "|\n" + String(repeating: "|-", count: 90) + "|\n"
        + String(repeating: "a\n", count: 50_000), "table-too-large"
    ),
    ("a line", String(repeating: "word ", count: 300_000), nil),
    (
      "attributes", "```swift {" + String(repeating: "x ", count: 50_000) + "}\n```",
      "unknown-attribute"
    ),
    ("entities", String(repeating: "&amp;&nosuch;\\*", count: 50_000), nil),
    ("too much", String(repeating: "a", count: 3_000_000), "file-too-large"),
  ]

  @Test(arguments: cases.indices)
  func survives(index: Int) {
    let (name, markdown, id) = HostileTests.cases[index]
    let clock = ContinuousClock()
    var reading: Reading?
    let time = clock.measure { reading = Reading(markdown) }
    let ids = Set(reading?.diagnostics.map(\.id) ?? [])
    if let id { #expect(ids.contains(id), "\(name)") }
    #expect(time < .seconds(20), "\(name)")
    FileHandle.standardError.write(Data("hostile \(name) \(time)\n".utf8))
  }

  @Test func diagnosesNestingOncePerCause() {
    let reading = Reading("a\n\n" + String(repeating: ">", count: 10_000) + " a\n\nb `{swift} c`\n")
    #expect(reading.findings == ["6:1 nesting-too-deep"])
    #expect(reading.lesson.inlineCode.count == 1)
  }

  /// Cuts and repeats pieces of a lesson with every construct; nothing may crash, and each span
  /// must lie in its file.
  @Test func keepsSpansInsideTheFileForMutatedLessons() {
    let seed = Array(
      """
      ---
      title: "T $x$"
      ---
      # A {#sec-a}
      Text *em* `{swift} a` $x$ @sec-a [^n] [l](b.md "t") ![i](i.png){#fig-i} \\$ &amp;
      > [!NOTE] t `{swift} b`
      > - ```swift {#fig-b caption="c `{swift} d` $y$" fold}
      >   x
      >   ```
      | a | `b` |
      |---|---|
      | 1 | $z$ |

      : cap {#tbl-a}

      $$
      a
      $$ {#eq-a}
      [^n]: note
      [r]: https://a.b
      [r] <b>~~s~~</b> www.a.b
      """.utf8)
    var state: UInt64 = 88_172_645_463_325_252
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for _ in 0..<1500 {
      var bytes = seed
      for _ in 0..<(1 + random(6)) {
        let start = random(bytes.count)
        let end = min(bytes.count, start + random(40))
        switch random(4) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: random(bytes.count))
        case 2: bytes[start] = Array("`*_[]()$>|-#{}\n\r\t \\&\"'@!~^:".utf8)[random(27)]
        default: bytes[start] = UInt8(random(256))
        }
        if bytes.isEmpty { bytes = seed }
      }
      var sources = SourceMapForTest()
      let parsed = sources.parse(bytes)
      for span in spans(parsed.document) + parsed.footnotes.flatMap({ spans($0.children) }) {
        let isInside = span.start >= 0 && span.start <= span.end && Int(span.end) <= bytes.count
        #expect(isInside, "\(bytes)")
      }
      for diagnostic in sources.diagnostics {
        #expect(diagnostic.span.start <= diagnostic.span.end)
        #expect(Int(diagnostic.span.end) <= bytes.count)
      }
    }
  }
}
