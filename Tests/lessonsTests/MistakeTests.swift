import Foundation
import Testing

/// One mistake of an author, and where it has to be reported.
struct Mistake: Sendable, CustomTestStringConvertible {
  var name: String
  /// The text of the whole file.
  var text: String
  /// The line of the Markdown file, and the column where that matters.
  var place: String
  /// The id of the finding, where the test is about that one and no other.
  var id: String?
  var testDescription: String { name }

  /// A mistake in a block of Swift whose first line is line 6 of the file.
  static func inCode(
    _ name: String, _ code: String, line: Int, id: String? = nil, attributes: String = ""
  ) -> Mistake {
    Mistake(
      name: name, text: lesson("```swift\(attributes)\n\(code)\n```"), place: "\(line)", id: id)
  }

  static let all: [Mistake] = [
    .inCode("type error", "let count = 3\nlet text: String = count", line: 7),
    .inCode("unknown name", "let count = 3\nprint(cuont)", line: 7, id: "unknown-name"),
    .inCode(
      "endless loop", "var i = 0\nwhile true { i += 1 }", line: 7, id: "fuel-exhausted",
      attributes: " {fuel=100000}"),
    .inCode(
      "runaway recursion", "func deep(_ n: Int) -> Int { deep(n + 1) + 1 }\nprint(deep(0))",
      line: 6, id: "recursion-too-deep"),
    .inCode(
      "huge allocation", "let big = Array(repeating: 0.0, count: 100_000_000_000)", line: 6,
      id: "memory-exhausted"),
    .inCode(
      "index out of range", "let a = [1, 2, 3]\nprint(a[7])", line: 7, id: "index-out-of-range"),
    .inCode("missing CSV", "let table = Table(csv: \"data/none.csv\")", line: 6),
    .inCode(
      "unknown attribute", "print(1)", line: 5, id: "unknown-attribute", attributes: " {fodl}"),
    Mistake(
      name: "broken YAML", text: "---\ntitle: \"open\n---\n\nText.\n", place: "2",
      id: "broken-yaml"),
    Mistake(
      name: "broken link", text: lesson("See [there](02-nowhere.md)."), place: "5:5",
      id: "broken-link"),
    Mistake(name: "empty file", text: "", place: "1:1", id: "empty-file"),
    Mistake(
      name: "error in a quoted block",
      text: lesson("> [!SOLUTION]\n> ```swift\n> print(cuont)\n> ```"), place: "7:9",
      id: "unknown-name"),
    Mistake(
      name: "error in an inline value", text: lesson("There are `{swift} cuont` of them."),
      place: "5:20", id: "unknown-name"),
  ]
}

@Suite struct MistakeTests {
  @Test(arguments: Mistake.all)
  func isReportedOnceAtItsPlaceAndLeavesTheSiteAsItWas(_ mistake: Mistake) throws {
    let course = try CourseOnDisk(["01-a.md": lesson("Sound.")])
    #expect(try course.build().status == 0)
    let before = try course.site()

    try course.write("01-a.md", mistake.text)
    let run = try course.build()
    #expect(run.status == 1)
    #expect(run.findings.count == 1, "\(run.errors)")
    let finding = run.findings.first ?? ""
    #expect(finding.hasPrefix("lessons/01-a.md:\(mistake.place):"), "\(finding)")
    #expect(finding.contains(": error: "), "\(finding)")
    if let id = mistake.id { #expect(finding.hasSuffix(" [\(id)]"), "\(finding)") }
    #expect(
      run.errors.hasSuffix("1 error in 1 lesson; the site was not written\n"), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(try course.site() == before)
  }

  @Test func invalidUTF8IsReportedAtTheByteAndNothingElse() throws {
    let course = try CourseOnDisk([:])
    var bytes = Data(lesson("Text.\n\n```swift\nprint(1)\n```").utf8)
    bytes.append(contentsOf: [0x61, 0xFF, 0x0A])
    try course.write("01-a.md", bytes)
    let run = try course.build()
    #expect(run.status == 1)
    #expect(run.findings.count == 1)
    #expect(run.findings.first?.hasPrefix("lessons/01-a.md:10:2: error: ") == true, "\(run.errors)")
  }

  @Test func anEmptyCourseIsReportedOnce() throws {
    let course = try CourseOnDisk([:])
    let run = try course.build()
    #expect(run.status == 1)
    #expect(run.findings.count == 1)
    #expect(run.findings.first?.hasSuffix(" [empty-course]") == true, "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: course.folder.appending(path: "site").path))
  }

  @Test func allMistakesOfAllLessonsAreReportedTogetherInTheOrderOfTheFiles() throws {
    let course = try CourseOnDisk([
      "01-a.md": lesson("[x](07-none.md)\n\n```swift\nprint(cuont)\n```"),
      "02-b.md": lesson("```swift {fodl}\nlet a = [1]\nprint(a[3])\n```"),
      "03-c.md": lesson("Sound."),
      "04-d.md": "",
    ])
    let run = try course.build()
    let places = run.findings.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
    #expect(
      places == [
        "lessons/01-a.md:5", "lessons/01-a.md:8", "lessons/02-b.md:5", "lessons/02-b.md:7",
        "lessons/04-d.md:1",
      ], "\(run.errors)")
    #expect(run.errors.hasSuffix("5 errors in 3 lessons; the site was not written\n"))
  }

  @Test func afterATrapTheOtherLessonsStillRun() throws {
    let course = try CourseOnDisk([
      "01-a.md": lesson("```swift\nlet a = [1]\nprint(a[3])\n```"),
      "02-b.md": lesson("```swift\nlet b = [1]\nprint(b[4])\n```"),
    ])
    let run = try course.build()
    #expect(run.findings.count == 2, "\(run.errors)")
    #expect(run.errors.hasSuffix("2 errors in 2 lessons; the site was not written\n"))
  }

  @Test func aLessonWithATypeErrorRunsNothing() throws {
    let course = try CourseOnDisk([
      "01-a.md": lesson("```swift\nlet a = [1]\nprint(a[3])\n```\n\n```swift\nprint(cuont)\n```")
    ])
    let run = try course.build()
    #expect(run.findings.count == 1, "\(run.errors)")
    #expect(run.findings.first?.hasPrefix("lessons/01-a.md:11:") == true, "\(run.errors)")
  }

  @Test func aWarningIsReportedAndTheSiteWritten() throws {
    let course = try CourseOnDisk(["01-a.md": lesson("Text.\n\n[^note]: Unused.")])
    let run = try course.build()
    #expect(run.status == 0)
    #expect(run.findings.count == 1)
    #expect(run.findings.first?.contains(": warning: ") == true, "\(run.errors)")
    #expect(try course.site()["a/index.html"] != nil)
  }
}
