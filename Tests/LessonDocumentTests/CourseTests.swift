import Diagnostics
import Foundation
import Testing

@testable import LessonDocument

@Suite struct CourseTests {
  /// Writes `files` to a new folder, loads it as a course and removes it again.
  private func load(
    _ files: [String: String]
  ) throws -> (course: Course?, diagnostics: [Diagnostic], findings: [String]) {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    for (name, content) in files {
      let file = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      if content.hasPrefix("-> ") {
        try FileManager.default.createSymbolicLink(
          atPath: file.path, withDestinationPath: String(content.dropFirst(3)))
      } else {
        // A byte that is not UTF-8 is written as `\u{FF}`.
        var bytes: [UInt8] = []
        for scalar in content.unicodeScalars {
          bytes += scalar == "\u{FF}" ? [0xFF] : Array(String(scalar).utf8)
        }
        try Data(bytes).write(to: file)
      }
    }
    let (course, diagnostics, sources) = CourseLoader.load(root: root.path)
    let findings = diagnostics.map {
      let place = sources.location(of: $0.span)
      let name = place.file.dropFirst(root.path.count + 1)
      return "\(name):\(place.line):\(place.column) \($0.id)"
    }
    return (course, diagnostics, findings)
  }

  private let yml = "title: C\n"
  private func lesson(_ text: String) -> String { "---\ntitle: L\n---\n" + text }

  @Test func readsACourse() throws {
    let (course, _, findings) = try load([
      "course.yml": """
      title: Foundations
      subtitle: From a line
      language: de
      html: true
      baseURL: https://a.b
      editURL: https://c.d/
      parts:
        - title: One
          lessons: [01-a.md, b]
        - title: Two
          lessons: [10-c.md]
      """,
      "01-a.md": lesson("[b](02-b.md#part) [data](data/x.csv)\n"),
      "02-b.md": "---\ntitle: B\nbuildsOn: a\n---\n## Part\n[a](01-a.md) [self](#part)",
      "10-c.md": lesson("See @fig-x.\n\n![x](x.png){#fig-x}\n"), "data/x.csv": "a\n1\n",
      "x.png": "x", "README.md": "# not a lesson", "notes.txt": "",
    ])
    let loaded = try #require(course)
    #expect(findings == [])
    #expect(loaded.title == "Foundations")
    #expect(loaded.subtitle == "From a line")
    #expect(loaded.language == "de")
    #expect(loaded.options.allowsHTML)
    #expect(loaded.options.baseURL == "https://a.b")
    #expect(loaded.lessons.map(\.slug) == ["a", "b", "c"])
    #expect(loaded.lessons.map(\.number) == [1, 2, 10])
    #expect(loaded.parts.map(\.lessons) == [["01-a.md", "02-b.md"], ["10-c.md"]])
    #expect(loaded.lessons[1].buildsOn == ["01-a.md"])
    #expect(loaded.label("fig-x", from: loaded.lessons[0])?.lesson.slug == "c")
  }

  @Test func reportsEverythingThatIsBrokenBetweenFiles() throws {
    let (course, diagnostics, findings) = try load([
      "course.yml": yml,
      "01-a.md": lesson(
        """
        ## Some part
        [x](02-bb.md) [y](02-b.md#som-part) [z](#sme-part) ![i](pics/ct.png) [d](data/x.csv) @fig-on
        """),
      "02-b.md": lesson("## Some part\n\n```swift {#fig-one}\n1\n```\n"), "pics/cat.png": "",
    ])
    #expect(
      findings == [
        "01-a.md:5:1 broken-link", "01-a.md:5:15 missing-anchor", "01-a.md:5:37 missing-anchor",
        "01-a.md:5:52 missing-image", "01-a.md:5:70 missing-file", "01-a.md:5:86 unknown-reference",
      ])
    let guesses = diagnostics.filter { $0.message.contains("did you mean") }.map {
      $0.message.split(separator: "`").dropLast().last.map(String.init)
    }
    #expect(
      guesses == [
        "02-b.md", "#some-part", "#some-part", "pics/cat.png", "fig-one",
      ])
    #expect(course?.lessons.count == 2)
  }

  @Test func reportsAMissingFolder() {
    let (course, diagnostics, _) = CourseLoader.load(root: "/no/such/folder")
    #expect(course == nil)
    #expect(diagnostics.map(\.id) == ["missing-course"])
  }

  @Test func reportsAnEmptyCourse() throws {
    #expect(try load(["course.yml": yml]).findings == ["course.yml:1:1 empty-course"])
  }

  @Test func reportsAMissingCourseFileAndGoesOn() throws {
    let (course, _, findings) = try load(["01-a.md": lesson("a")])
    #expect(findings == ["course.yml:1:1 missing-course-file"])
    #expect(course?.lessons.count == 1)
  }

  @Test func namesTheFirstByteThatIsNotUTF8() throws {
    let (course, diagnostics, findings) = try load([
      "course.yml": yml, "01-a.md": lesson("Größe\nÄ b\u{FF}c \u{FF}\n"), "02-b.md": "",
    ])
    #expect(findings == ["01-a.md:5:5 invalid-utf8", "02-b.md:1:1 empty-file"])
    #expect(diagnostics[0].message == "the byte 0xFF is not valid UTF-8")
    #expect(course?.lessons.count == 2)
  }

  @Test(arguments: [
    ("title: C\nparts:\n  - title: P\n    lesons: [01-a.md]\n", "course.yml:4:5 unknown-key"),
    ("title: C\nbaseUrl: x\n", "course.yml:2:1 unknown-key"),
    ("title: C\nhtml: 3\n", "course.yml:2:7 bad-value"),
    ("title: C\nparts: 3\n", "course.yml:2:8 bad-value"),
    (
      "title: C\nparts:\n- title: P\n  lessons: [01-b.md, 01-a.md]\n",
      "course.yml:4:13 unknown-lesson"
    ),
    ("title: C\nparts:\n- lessons: [a, 01-a.md]\n", "course.yml:3:16 repeated-lesson"),
    ("subtitle: C\n", "course.yml:1:1 missing-title"),
    ("", "course.yml:1:1 missing-title"),
    ("title: [\n", "course.yml:2:1 broken-yaml"),
    ("title: C\nparts:\n- title: P\n  lessons: []\n", "01-a.md:1:1 unlisted-lesson"),
  ])
  func reportsWhatIsWrongWithTheCourseFile(file: String, finding: String) throws {
    let findings = try load(["course.yml": file, "01-a.md": lesson("a")]).findings
    #expect(findings.filter { !$0.hasSuffix("unlisted-lesson") || $0 == finding }.first == finding)
  }

  @Test func reportsNamesThatCannotBeAddresses() throws {
    let (course, _, findings) = try load([
      "course.yml": yml, "01-a b.md": lesson("a"), "02-c.md": lesson("a"), "03-c.md": lesson("a"),
    ])
    #expect(findings == ["01-a b.md:1:1 bad-file-name", "03-c.md:1:1 duplicate-slug"])
    #expect(course?.lessons.map(\.slug) == ["a-b", "c", "03-c"])
  }

  @Test func doesNotFollowLinksOutOfTheCourse() throws {
    let (course, _, findings) = try load([
      "course.yml": yml, "01-a.md": lesson("![a](a.png)"), "a.png": "-> /etc/passwd",
      "02-b.md": "-> /etc/passwd",
    ])
    #expect(findings == ["01-a.md:4:1 outside-course", "02-b.md:1:1 outside-course"])
    #expect(course?.lessons.map(\.slug) == ["a"])
  }
}
