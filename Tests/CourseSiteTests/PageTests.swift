import Foundation
import LessonRuntime
import Plotting
import Testing
import TrainingEngine

@testable import CourseSite

@Suite(.serialized) struct PageTests {
  private static let lesson = """
    ---
    title: The *perceptron* & `{swift} n`
    summary: One "neuron" <b>
    objectives: [Draw <i>a</i> line]
    ---

    ## Fire or not

    It is right for `{swift} percent(a)` of them, see @fig-loss, @eq-rule and @sec-why.[^1]

    ```swift
    let n = 3
    ```

    ```swift {#fig-loss caption="Loss is `{swift} loss`" hide}
    Plot(.line(x: x, y: y))
    ```

    $$ a^2 $$ {#eq-rule}

    ## Why {#sec-why}

    > [!EXERCISE] Try it
    > What then?

    > [!SOLUTION]
    > This.

    > [!CARD] When does it learn?
    > From mistakes.

    > [!EXERCISE]
    > Another.

    [^1]: A note.

    """

  private static let outputs = LessonOutputs(
    blocks: [
      BlockOutputs(outputs: [.text("<script>\n"), .table(Table(("x", [-1, 2.5])))]),
      BlockOutputs(outputs: [.plot(Plot(.line(x: [0, 1, 2], y: [3, 2, 1])))]),
    ], inlineValues: ["3", "66%", "0.1"])

  @Test func showsALessonWithItsOutputs() throws {
    let course = try TestCourse([
      "03-perceptron.md": Self.lesson, "04-next.md": "---\ntitle: Next\n---\n\nText.\n",
    ])
    let site = try course.site(["perceptron": Self.outputs])
    let page = site.text("perceptron/index.html")
    #expect(page.contains("<title>The perceptron &amp; 3 · A course</title>"))
    #expect(page.contains("<h1>The <em>perceptron</em> &amp; <span class=\"v\""))
    #expect(page.contains("One &quot;neuron&quot; &lt;b&gt;"))
    #expect(page.contains("Draw &lt;i&gt;a&lt;/i&gt; line"))
    #expect(page.contains(">66%</span>"))
    #expect(page.contains("<a class=\"ref\" href=\"#fig-loss\">Figure 1</a>"))
    #expect(page.contains("<a class=\"ref\" href=\"#eq-rule\">Equation 1</a>"))
    #expect(page.contains("<a class=\"ref\" href=\"#sec-why\">Why</a>"))
    #expect(page.contains("<figure class=\"cell\" id=\"fig-loss\">"))
    #expect(page.contains("<b>Figure 1.</b> Loss is <span"))
    #expect(page.contains("<pre class=\"text\">&lt;script&gt;\n</pre>"))
    #expect(page.contains("<td class=\"number\">−1.0</td>"))
    #expect(page.contains("Exercise 3.1 · Try it"))
    #expect(page.contains("Exercise 3.2"))
    #expect(page.contains("<details class=\"aside solution\"><summary>Solution</summary>"))
    #expect(page.contains("<details class=\"card\"><summary>When does it learn?</summary>"))
    #expect(page.contains("id=\"Note-1\""))
    #expect(page.contains("href=\"../next/index.html\""))
    #expect(page.contains("2 blocks, all computed"))
    #expect(!page.contains("Plot(.line"), "a hidden block shows its code")
    #expect(site.diagnostics.isEmpty)
    #expect(!site.text("perceptron/outputs.json").isEmpty)
    #expect(site.text("next/outputs.json").isEmpty)
  }

  @Test func hasNoInlineScriptStyleOrDoubleId() throws {
    let site = try TestCourse(["03-perceptron.md": Self.lesson]).site(["perceptron": Self.outputs])
    for path in ["index.html", "perceptron/index.html"] {
      let page = site.text(path)
      #expect(!page.contains(" style="))
      #expect(!page.contains("<style"))
      let scripts = page.matches(of: /<script[^>]*>/).map { String($0.0) }
      #expect(scripts.count == 1 && scripts[0].contains("src="))
      let handler = page.firstMatch(of: /<[^>]*\son[a-z]+=/)
      #expect(handler == nil)
      let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(ids)")
      #expect(!page.contains("href=\"/"))
    }
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let files = [
      "03-perceptron.md": Self.lesson + "\n[next](04-next.md#a-heading), [data](data/a%20b.csv)\n",
      "04-next.md": "---\ntitle: Next\n---\n\n## A heading\n", "data/a b.csv": "x\n1\n",
    ]
    let site = try TestCourse(files).site(["perceptron": Self.outputs])
    #expect(site.courseFiles == ["data/a b.csv"])
    let katex = try KatexAssets().files()
    var paths = Set((site.files + katex).map { $0.path })
    paths.formUnion(site.courseFiles.map { "files/\($0)" })
    for page in site.files.map(\.path) where page.hasSuffix(".html") {
      for link in site.text(page).matches(of: /\s(?:href|src)="([^"]*)"/).map({ String($0.1) }) {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map { String($0) }
        let base = URL(fileURLWithPath: "/site/\(page)").deletingLastPathComponent()
        let target =
          parts[0].isEmpty
          ? page
          : String(
            base.appendingPathComponent(parts[0].removingPercentEncoding ?? "").standardized.path
              .dropFirst("/site/".count))
        #expect(paths.contains(target), "\(page): \(link)")
        if parts.count > 1 {
          #expect(site.text(target).contains(" id=\"\(parts[1])\""), "\(page): \(link)")
        }
      }
    }
  }

  @Test func escapesEverythingThatAHostileLessonSays() throws {
    let attack = "<img src=x onerror=alert(1)>"
    let lesson = """
      ---
      title: "\(attack)"
      summary: "\\"\u{301} onload=alert(1) x=\\"\u{301}"
      objectives: ["\(attack)"]
      ---

      ## \(attack)

      \(attack) and <script>alert(1)</script>

      <script>alert(1)</script>

      [a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) <javascript:alert(1)>
      ![d](javascript:alert(1)) [e](vbscript:x "\(attack)") $\\text{\(attack)}$

      | \(attack) |
      |---|
      | \(attack) |

      ```"><script>alert(1)</script>
      \(attack)
      ```

      ```swift {caption="\(attack)" alt="\(attack)"}
      let x = "\(attack)"
      ```

      `{swift} x`

      > [!CARD] \(attack)
      > \(attack)

      """
    let table = Table([
      .init(name: attack, values: .texts([attack])), .init(name: "y", values: .numbers([.nan])),
    ])
    let plot = Plot(
      .line(x: [0, 1], y: [0, 1], label: attack), title: attack, x: Axis(stringLiteral: attack))
    let diagnostic = OutputDiagnostic(
      id: attack, message: attack, file: attack, line: 1, column: 1, rendered: attack)
    let outputs = LessonOutputs(
      blocks: [
        BlockOutputs(outputs: [
          .text(attack), .value(attack, type: "\"><script>"), .table(table), .plot(plot),
          .frames(Frames([plot, plot], labels: [attack, "\" onclick=x"])),
          .smallMultiples(SmallMultiples([plot], title: attack)), .diagnostic(diagnostic),
        ])
      ], inlineValues: [attack])
    let course = try TestCourse(["01-hostile.md": lesson, "course.yml": "title: '\(attack)'\n"])
    let site = try course.site(["hostile": outputs])
    for path in ["index.html", "hostile/index.html"] {
      let page = site.text(path)
      #expect(!page.isEmpty)
      #expect(!page.contains("<img"))
      #expect(!page.contains("<script>"))
      let hasAccentedQuote = page.contains("\"\u{301}")
      #expect(!hasAccentedQuote)
      let tags = page.replacing(/="[^"]*"/, with: "=")
      let handler = tags.firstMatch(of: /<[^>]*\son[a-z]+=/)
      #expect(handler == nil)
      let link = page.firstMatch(of: /(?:href|src)=.(?i:javascript|data|vbscript):/)
      #expect(link == nil)
    }
  }

  @Test func passesRawHTMLOnOnlyWhereTheCourseAllowsIt() throws {
    let lesson = "---\ntitle: A\n---\n\n<aside>x</aside>\n\nand <kbd>y</kbd>\n"
    let strict = try TestCourse(["01-a.md": lesson])
    var open = strict
    open.course.options.allowsHTML = true
    #expect(try strict.site().text("a/index.html").contains("&lt;aside&gt;x&lt;/aside&gt;"))
    #expect(try open.site().text("a/index.html").contains("<aside>x</aside>"))
    #expect(try open.site().text("a/index.html").contains("<kbd>y</kbd>"))
  }

  @Test func reportsAFormulaThatCannotBeReadAtItsPlace() throws {
    let course = try TestCourse(["01-a.md": "---\ntitle: A\n---\n\nSee $x + \\nope$ here.\n"])
    let site = try course.site()
    let finding = try #require(site.diagnostics.first)
    #expect(site.diagnostics.count == 1)
    #expect(finding.id == "unreadable-math")
    #expect(finding.message.contains("\\nope"))
    #expect(site.text("a/index.html").contains("<code class=\"math-error\">x + \\nope</code>"))
  }

  @Test func givesTheSameBytesTwiceAndFromAnotherFolder() throws {
    let files = ["03-perceptron.md": Self.lesson, "04-b.md": "---\ntitle: B\n---\n\n$x$\n"]
    let first = try TestCourse(files).site(["perceptron": Self.outputs])
    let second = try TestCourse(files).site(["perceptron": Self.outputs])
    #expect(first.files == second.files)
    let temporary = FileManager.default.temporaryDirectory.path
    for file in first.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("course-") && !text.contains(temporary), "\(file.path)")
    }
  }

  @Test func saysThatALessonWithoutARecordWasNotComputed() throws {
    let course = try TestCourse(["01-a.md": "---\ntitle: A\n---\n\n```swift\nf()\n```\n"])
    #expect(try course.site().text("a/index.html").contains("has not been computed"))
  }

  @Test func takesATemplateOfTheCourseInPlaceOfItsOwn() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("templates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "<h1>{{courseTitle}}</h1>{{missing}}".write(
      to: folder.appendingPathComponent("index.mustache"), atomically: true, encoding: .utf8)
    let course = try TestCourse(["01-a.md": "---\ntitle: A\n---\n\nText.\n"])
    let templates = try Templates(folder: TestCourse.templateFolder, override: folder.path)
    let site = try course.site(templates: templates)
    #expect(site.text("index.html") == "<h1>A course</h1>")
    #expect(site.text("a/index.html").contains("<p>Text.</p>"))
    #expect(throws: SiteError.self) { try Templates(folder: folder.path) }
  }
}
