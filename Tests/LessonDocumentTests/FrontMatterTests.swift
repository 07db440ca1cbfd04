import Testing

@testable import LessonDocument

@Suite struct FrontMatterTests {
  @Test func readsAllKeys() {
    let reading = Reading(
      file: """
        ---
        title: "The *perceptron* $w$"
        summary: One neuron, one line.
        objectives: [Draw a hyperplane from w and b, Train it]
        buildsOn:
          - 01-a.md
        ---
        Text
        """)
    let lesson = reading.lesson
    #expect(lesson.title == "The perceptron w")
    #expect(reading.outline(lesson.titleInlines) == "The <em *perceptron*>perceptron</em> <m w>")
    #expect(lesson.summary == "One neuron, one line.")
    #expect(lesson.objectives == ["Draw a hyperplane from w and b", "Train it"])
    #expect(lesson.buildsOn == ["01-a.md"])
    #expect(lesson.number == 1)
    #expect(lesson.slug == "a")
    #expect(reading.findings == [])
  }

  @Test(arguments: [
    ("---\ntitle: T\nsumary: x\n---\na", "3:1 unknown-key", "sumary"),
    ("---\ntitle: T\nsummary: [x]\n---\na", "3:10 bad-value", "[x]"),
    ("---\ntitle: T\nobjectives: [a, [b]]\n---\na", "3:17 bad-value", "[b]]"),
    ("---\ntitle: T\ntitle: U\n---\n# a\nb", "3:1 repeated-key", "title"),
    ("---\njust text\n---\n# a\nb", "2:1 broken-yaml", "just text"),
    ("---\nä: [a, b\nc: d\n---\n# a\nb", "3:2 broken-yaml", ":"),
    ("---\ntitle: a: b\n---\n# a\nb", "2:9 broken-yaml", ":"),
    ("---\ntitle: T\n# a\n\nb", "1:1 unclosed-front-matter", "---"),
    ("---\ntitle: At `{swift} x`\n---\na", "2:11 inline-code-in-title", "`{swift} x`"),
    ("a", "1:1 missing-title", ""),
    ("", "1:1 empty-file", ""),
    (" \n\n", "1:1 empty-file", ""),
    ("---\ntitle: T\n---\n", "1:1 empty-lesson", "---"),
    ("---\ntitle: T\n---\na\0b", "4:2 zero-byte", "\0"),
  ])
  func reportsWhatIsWrongAtItsPlace(file: String, finding: String, covered: String) {
    let reading = Reading(file: file)
    #expect(reading.findings.first == finding)
    #expect(reading.diagnostics.count == 1)
    #expect(reading.text(reading.diagnostics[0].span) == covered)
  }

  @Test func namesTheNearestKey() {
    let reading = Reading(file: "---\ntitle: T\nbuilds_on: x\n---\na")
    #expect(reading.diagnostics[0].message.hasSuffix("did you mean `buildsOn`?"))
  }
}
