import Foundation
import Testing

@Suite struct RunTests {
  private func run(_ name: String, _ text: String, also files: [String: String] = [:]) throws
    -> ToolRun
  {
    let course = try CourseOnDisk(files)
    try course.write(name, text)
    return try ToolRun(["run", "lessons/\(name)"], in: course.folder)
  }

  @Test func anEmptyFileSucceedsSilently() throws {
    let result = try run("empty.swift", "")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.isEmpty && result.errors.isEmpty)
  }

  @Test func aProgramPrintsAndDisplaysNothingElse() throws {
    let result = try run("p.swift", "let a = [1, 2, 3]\nprint(a.count)\na.reduce(0, +)\n")
    #expect(result.output == "3\n")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func aProgramThatTrapsPrintsFirst() throws {
    let result = try run(
      "p.swift", "print(\"before\")\nlet a = [1]\nprint(a[4])\nprint(\"after\")\n")
    #expect(result.output == "before\n")
    #expect(result.status == 1)
    #expect(result.findings.count == 1)
    #expect(result.findings.first?.hasPrefix("lessons/p.swift:3:") == true, "\(result.errors)")
  }

  @Test func aProgramWithATypeErrorPrintsNothing() throws {
    let result = try run("p.swift", "print(\"before\")\nlet a: Int = \"text\"\n")
    #expect(result.output.isEmpty)
    #expect(result.status == 1)
    #expect(result.findings.first?.hasPrefix("lessons/p.swift:2:14: error: ") == true)
  }

  @Test func invalidUTF8InAProgramIsReportedAtItsPlace() throws {
    let course = try CourseOnDisk([:])
    try course.write("p.swift", Data("print(1)\n// ".utf8) + Data([0xC3, 0x28]))
    let result = try ToolRun(["run", "lessons/p.swift"], in: course.folder)
    #expect(result.status == 1)
    #expect(result.findings.first?.hasPrefix("lessons/p.swift:2:4: error: ") == true)
  }

  @Test func aLessonPrintsTextsValuesTablesAndDescribesPlots() throws {
    let result = try run("01-a.md", BuildTests.rich["01-a.md"] ?? "", also: BuildTests.rich)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("rows: 2\nx  y\n1  2\n3  5\n"), "\(result.output)")
    #expect(result.output.contains("lessons/01-a.md:12:"))
    #expect(result.output.contains("\n[plot] "))
  }

  @Test(arguments: ["../secret.csv", "data/../../secret.csv", "/etc/passwd", "data/link.csv"])
  func nothingOutsideTheDataFolderCanBeRead(_ path: String) throws {
    let course = try CourseOnDisk(["p.swift": "print(Table(csv: \"\(path)\").rowCount)\n"])
    let secret = course.folder.appending(path: "secret.csv")
    try Data("x\n1\n".utf8).write(to: secret)
    try course.write("data/own.csv", "x\n1\n")
    try FileManager.default.createSymbolicLink(
      at: course.folder.appending(path: "lessons/data/link.csv"), withDestinationURL: secret)
    let result = try ToolRun(["run", "lessons/p.swift"], in: course.folder)
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.findings.first?.hasPrefix("lessons/p.swift:1:") == true, "\(result.errors)")
  }

  @Test func disassemblyShowsTheLessonsOwnCodeInsteadOfRunningIt() throws {
    let course = try CourseOnDisk([
      "01-a.md": "# A\n\n```swift\nlet a = [1, 2].map { $0 * 3 }.sorted()\n```\n"
    ])
    try course.write("p.swift", "func half(_ n: Int) -> Int {\n  n / 2\n}\nprint(half(8))\n")
    let result = try ToolRun(["run", "--disassemble", "lessons/p.swift"], in: course.folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("\nhalf(_:): result r0, parameters r1, frame of"))
    #expect(result.output.contains("; 2: n / 2\n"))
    #expect(result.output.contains("r0 = r1 / 2"))
    #expect(!result.output.contains("func print"))
    let lesson = try ToolRun(["run", "--disassemble", "lessons/01-a.md"], in: course.folder)
    #expect(
      lesson.output.contains("; 4: let a = [1, 2].map { $0 * 3 }.sorted()\n"), "\(lesson.errors)")
    #expect(!lesson.output.contains("Array.sorted():"))
    let library = try ToolRun(
      ["run", "--disassemble", "--library", "lessons/01-a.md"], in: course.folder)
    #expect(library.output.contains("\nArray.sorted(): result r0"))
  }

  @Test func controlCharactersOfAnExcerptDoNotReachTheTerminal() throws {
    let result = try run("p.swift", "let a: Int = \"\u{1B}[2J\"\n")
    #expect(result.status == 1)
    #expect(!result.errors.contains("\u{1B}"))
  }
}
