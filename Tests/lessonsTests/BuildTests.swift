import Foundation
import Testing

@Suite struct BuildTests {
  /// Output of every kind, data from a file, and a block that has to fail and so names its place.
  static let rich: [String: String] = [
    "data/points.csv": "x,y\n1,2\n3,5\n",
    "01-a.md": lesson(
      """
      ```swift
      let points = Table(csv: "data/points.csv")
      print("rows:", points.rowCount)
      points
      ```

      ```swift {error}
      print(points["x"][9])
      ```

      ```swift
      Plot(.line(x: points["x"], y: points["y"]))
      ```

      The sum is `{swift} points["y"].reduce(0, +)`.
      """),
    "02-b.md": lesson("```swift\nprint(6 * 7)\n```"),
  ]

  @Test func outputsStandInThePageAndInTheRecord() throws {
    let course = try CourseOnDisk(BuildTests.rich)
    let run = try course.build()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "site: 2 lessons, 2 executed\n")
    #expect(run.errors.isEmpty)
    let site = try course.site()
    let page = String(decoding: site["a/index.html"] ?? Data(), as: UTF8.self)
    #expect(page.contains("rows: 2"))
    #expect(page.contains("<svg"))
    #expect(page.contains(">7.0</span>"))
    let record = String(decoding: site["a/outputs.json"] ?? Data(), as: UTF8.self)
    #expect(record.contains("\"rows: 2\\n\""))
    #expect(record.contains("\"file\":\"01-a.md\",\"line\":12"))
    #expect(site["index.html"] != nil && site["assets/style.css"] != nil)
  }

  @Test func buildingTwiceFromDifferentFoldersGivesTheSameBytes() throws {
    let here = try CourseOnDisk(BuildTests.rich)
    let there = try CourseOnDisk(BuildTests.rich)
    #expect(try here.build().status == 0)
    let absolute = there.folder.appending(path: "lessons").path
    let run = try ToolRun(
      [
        "build", absolute, "--output", there.folder.appending(path: "other").path,
        "--templates", Repository.root.appending(path: "templates").path,
      ], in: URL(filePath: "/"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(try here.site() == there.site("other"))
  }

  @Test func onlyALessonWhoseCodeOrDataChangedRunsAgain() throws {
    let course = try CourseOnDisk(BuildTests.rich)
    #expect(try course.build().output.contains("2 executed"))
    #expect(try course.build().output.contains("0 executed"))
    try course.write("02-b.md", lesson("More prose.\n\n```swift\nprint(6 * 7)\n```"))
    #expect(try course.build().output.contains("0 executed"))
    try course.write("02-b.md", lesson("```swift\nprint(6 * 8)\n```"))
    #expect(try course.build().output.contains("1 executed"))
    try course.write("data/points.csv", "x,y\n1,2\n3,6\n")
    _ = try course.build()
    let page = String(decoding: try course.site()["a/index.html"] ?? Data(), as: UTF8.self)
    #expect(page.contains(">8.0</span>"))
  }

  @Test func aLessonWhoseFailingBlockHasMovedRunsAgain() throws {
    let course = try CourseOnDisk(BuildTests.rich)
    _ = try course.build()
    let moved = (BuildTests.rich["01-a.md"] ?? "").replacing("---\n\n", with: "---\n\nText.\n\n")
    try course.write("01-a.md", moved)
    #expect(try course.build().output.contains("1 executed"))
    let record = String(decoding: try course.site()["a/outputs.json"] ?? Data(), as: UTF8.self)
    #expect(record.contains("\"file\":\"01-a.md\",\"line\":14"))
  }

  @Test func aBrokenRecordIsMadeAnew() throws {
    let course = try CourseOnDisk(BuildTests.rich)
    _ = try course.build()
    let before = try course.site()
    let record = course.folder.appending(path: "site/b/outputs.json")
    try Data("{".utf8).write(to: record)
    #expect(try course.build().output.contains("1 executed"))
    #expect(try course.site() == before)
  }

  @Test func aFolderOfOtherFilesIsNotReplaced() throws {
    let course = try CourseOnDisk(["01-a.md": lesson("Text.")])
    let precious = course.folder.appending(path: "home/precious.txt")
    try FileManager.default.createDirectory(
      at: precious.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("keep".utf8).write(to: precious)
    let run = try course.build("--output", "home")
    #expect(run.status == 70)
    #expect(run.errors.contains("home"))
    #expect(try Data(contentsOf: precious) == Data("keep".utf8))
  }

  @Test func wrongUsageGives64AndFaultsGive70() throws {
    let course = try CourseOnDisk(["01-a.md": lesson("Text.")])
    #expect(try ToolRun(["build", "nowhere"], in: course.folder).status == 64)
    #expect(try ToolRun(["build", "--bogus"], in: course.folder).status == 64)
    #expect(try ToolRun(["run"], in: course.folder).status == 64)
    #expect(try ToolRun(["run", "nowhere.md"], in: course.folder).status == 64)
    #expect(try ToolRun(["run", "lessons/course.yml"], in: course.folder).status == 64)
    #expect(try ToolRun(["build", "--templates", "nowhere"], in: course.folder).status == 70)
  }

  @Test func nothingButFindingsGoesToStandardErrorInAPipe() throws {
    let course = try CourseOnDisk(["01-a.md": lesson("[x](02-none.md)")])
    let run = try course.build(environment: ["TERM": "xterm"])
    #expect(!run.errors.contains("\u{1B}"))
    #expect(!run.errors.contains("\r"))
  }
}
