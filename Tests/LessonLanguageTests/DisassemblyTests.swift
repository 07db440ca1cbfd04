import Diagnostics
import Foundation
import LessonLanguage
import Testing

/// The code of the small programs in `Disassembly`, beside which their listings lie: a lost optimization shows here.
///
/// `ACCEPT_GOLDENS=1` takes the new listings instead, except in CI.
struct DisassemblyTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Disassembly")

  static let programs: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()

  private func listing(_ name: String) throws -> String {
    let text = try String(
      contentsOf: Self.folder.appending(path: "\(name).swift"), encoding: .utf8)
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "\(name).swift", utf8: Array(text.utf8)))
    let compilation = Compiler.compile(
      [SourceUnit(source: source, displays: false)], in: &sources)
    let program = try #require(
      compilation.program, "\(compilation.diagnostics.map { $0.rendered(in: sources) })")
    return Listing(program, sources: sources, hiding: compilation.librarySources).text
  }

  @Test func theProgramsAreThere() {
    #expect(Self.programs.count >= 20)
  }

  @Test(arguments: DisassemblyTests.programs)
  func becomesTheCodeOfItsGolden(_ name: String) throws {
    let actual = try listing(name)
    let file = Self.folder.appending(path: "\(name).txt")
    let environment = ProcessInfo.processInfo.environment
    if environment["ACCEPT_GOLDENS"] != nil, environment["CI"] == nil {
      try Data(actual.utf8).write(to: file)
      return
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let lines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    guard actual != expected else { return }
    let index =
      zip(lines, expectedLines).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(lines.count, expectedLines.count)
    let was = expectedLines.indices.contains(index) ? String(expectedLines[index]) : "nothing"
    let now = lines.indices.contains(index) ? String(lines[index]) : "nothing"
    Issue.record(
      "\(name).txt, line \(index + 1) of \(expectedLines.count), now \(lines.count)\nexpected: \(was)\nactual:   \(now)"
    )
  }
}
