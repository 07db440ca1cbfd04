import Diagnostics
import Foundation
import LessonLanguage
import Testing

/// The language suite in `Tests/Spec`: programs with what the Swift compiler makes of them.
///
/// `NOT-YET.txt` beside the cases names those that lessons do not pass yet; a name there whose case passes is a failure too.
struct SpecTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Spec")

  /// `AREA/NAME` of the cases for which `belongs` holds, in order.
  private static func cases(_ belongs: (String) -> Bool) -> [String] {
    let manager = FileManager.default
    let areas = (try? manager.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    return areas.filter(belongs).flatMap { area in
      ((try? manager.contentsOfDirectory(atPath: folder.appending(path: area).path)) ?? [])
        .filter { $0.hasSuffix(".swift") }.sorted().map { "\(area)/\($0.dropLast(6))" }
    }
  }

  static let programs = cases { !["reject", "trap", "beyond"].contains($0) }
  static let rejected = cases { $0 == "reject" }
  static let trapping = cases { $0 == "trap" }
  static let notYet: Set<String> = {
    let text = try? String(contentsOf: folder.appending(path: "NOT-YET.txt"), encoding: .utf8)
    return Set((text ?? "").split(separator: "\n").map(String.init))
  }()

  static func text(_ name: String, _ ending: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(name).\(ending)"), encoding: .utf8)
  }

  /// What a program printed, and the line of the finding that kept it from its end.
  private struct Run {
    var output = ""
    var findingLines: [Int] = []
    var trapLine: Int?
  }

  private func run(_ name: String) throws -> Run {
    var sources = SourceMap()
    let source = sources.add(
      SourceText(name: name, utf8: Array(try Self.text(name, "swift").utf8)))
    let compilation = Compiler.compile(
      [SourceUnit(source: source, displays: false)], in: &sources)
    var result = Run()
    result.findingLines = compilation.diagnostics.map { sources.location(of: $0.span).line }
    guard let program = compilation.program else { return result }
    let machine = Machine(program: program)
    machine.librarySources = compilation.librarySources
    do throws(Trap) {
      try machine.run(block: 0)
    } catch {
      result.trapLine = sources.location(of: error.span).line
    }
    result.output = String(decoding: machine.takeOutput(), as: UTF8.self)
    return result
  }

  @Test func theSuiteIsThere() {
    #expect(Self.programs.count > 90)
    #expect(Self.rejected.count > 30)
    #expect(Self.trapping.count > 10)
  }

  @Test(arguments: SpecTests.programs)
  func printsWhatTheCompilerPrints(_ name: String) throws {
    let run = try run(name)
    let expected = try Self.text(name, "out")
    let passes = run.output == expected && run.trapLine == nil && run.findingLines.isEmpty
    if Self.notYet.contains(name) {
      #expect(!passes, "\(name) passes: take it out of NOT-YET.txt")
    } else {
      #expect(run.findingLines == [])
      #expect(run.trapLine == nil)
      #expect(run.output == expected)
    }
  }

  @Test(arguments: SpecTests.rejected)
  func rejectsOnTheLineWhereTheCompilerDoes(_ name: String) throws {
    let run = try run(name)
    let line = Int(try Self.text(name, "err").prefix { $0.isNumber })
    #expect(run.findingLines.contains { $0 == line })
    #expect(run.output == "")
  }

  @Test(arguments: SpecTests.trapping)
  func stopsOnTheLineWhereTheCompilerDoes(_ name: String) throws {
    let run = try run(name)
    #expect(run.output == (try Self.text(name, "out")))
    #expect(run.trapLine == Int(try Self.text(name, "trap").prefix { $0.isNumber }))
  }
}
