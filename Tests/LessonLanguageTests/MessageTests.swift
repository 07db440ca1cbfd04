import Diagnostics
import Foundation
import LessonLanguage
import Testing

/// Wrong programs with what a reader is told about each, as sections of the Markdown files in `Messages`.
///
/// A section is a heading, a block of Swift, and a block of text with the rendered findings. `ACCEPT_GOLDENS=1` writes
/// the second block anew, except in CI: a new case is a heading and a program.
@Suite struct MessageTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Messages")
  static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  struct Case {
    var name: String
    var program: String
    var messages: String
  }

  @Test func theCasesAreThere() throws {
    #expect(try Self.files.flatMap { try Self.read($0).cases }.count > 380)
  }

  @Test(arguments: files)
  func saysWhatIsWrongAsItsGolden(_ file: String) throws {
    var (title, cases) = try Self.read(file)
    let environment = ProcessInfo.processInfo.environment
    let accepts = environment["ACCEPT_GOLDENS"] != nil && environment["CI"] == nil
    for index in cases.indices {
      let messages = Self.messages(for: cases[index].program)
      if accepts {
        cases[index].messages = messages
      } else {
        #expect(messages == cases[index].messages, "\(file): \(cases[index].name)")
      }
    }
    guard accepts else { return }
    let sections = cases.map {
      "## \($0.name)\n\n```swift\n\($0.program)```\n\n```text\n\($0.messages)```\n"
    }
    let text = ([title + "\n"] + sections).joined(separator: "\n")
    try text.write(to: Self.folder.appending(path: file), atomically: true, encoding: .utf8)
  }

  @Test(arguments: files)
  func pointsIntoTheLessonOnly(_ file: String) throws {
    for item in try Self.read(file).cases {
      for line in item.messages.split(separator: "\n")
      where line.contains(": error: ") || line.contains(": note: ") {
        #expect(line.hasPrefix("lesson.swift:"), "\(file): \(item.name): \(line)")
      }
    }
  }

  private static func messages(for program: String) -> String {
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "lesson.swift", utf8: Array(program.utf8)))
    let compilation = Compiler.compile([SourceUnit(source: source, displays: false)], in: &sources)
    return compilation.diagnostics.map { $0.rendered(in: sources) }.joined(separator: "\n")
  }

  private static func read(_ file: String) throws -> (title: String, cases: [Case]) {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    var title = ""
    var cases: [Case] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("## ") {
        cases.append(Case(name: String(line.dropFirst(3)), program: "", messages: ""))
      } else if line.hasPrefix("# ") {
        title = String(line)
      } else if line.hasPrefix("```"), !cases.isEmpty {
        var block = ""
        while let next = lines.popFirst(), next != "```" { block += next + "\n" }
        if line == "```swift" {
          cases[cases.count - 1].program = block
        } else {
          cases[cases.count - 1].messages = block
        }
      }
    }
    return (title, cases)
  }
}
