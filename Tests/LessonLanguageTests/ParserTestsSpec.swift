import Diagnostics
import Foundation
import LessonLanguage
import Testing

@Suite struct ParserSpecTests {
  /// The programs of the language suite, with the areas beyond the subset left out.
  static let programs: [(name: String, utf8: [UInt8])] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Spec").resolvingSymlinksInPath()
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".swift") && !$0.hasPrefix("beyond/") }.sorted()
      .compactMap { name in
        FileManager.default.contents(atPath: root.appending(path: name).path)
          .map { (name, [UInt8]($0)) }
      }
  }()

  private func parse(_ name: String, _ utf8: [UInt8]) -> (ParsedSource, SourceMap) {
    var sources = SourceMap()
    let id = sources.add(SourceText(name: name, utf8: utf8))
    return (Parser.parse(id, in: sources), sources)
  }

  @Test func everyProgramOfTheSuiteParses() {
    #expect(ParserSpecTests.programs.count > 100)
    for (name, utf8) in ParserSpecTests.programs {
      let (parsed, sources) = parse(name, utf8)
      for diagnostic in parsed.diagnostics {
        Issue.record("\(diagnostic.rendered(in: sources))")
      }
    }
  }

  @Test func anyDamageGivesReportsWithinTheText() {
    var random = Mutator(state: 7)
    for (name, utf8) in ParserSpecTests.programs {
      for _ in 0..<4 {
        let damaged = random.damage(utf8)
        for diagnostic in parse(name, damaged).0.diagnostics {
          let span = diagnostic.span
          #expect(0 <= span.start && span.start <= span.end && Int(span.end) <= damaged.count)
        }
      }
    }
  }

  @Test(arguments: [
    "(", "[", "{ ", "f(", "-(", "a[", "if x { ", "func f() { ", "struct S { ", "x ? ",
    "switch x { case 1: ", "try ", "a + (", "x = if a { ", ".b", "a(b)?.", "\"\\(", "if x {} else ",
    "var x: Int { get { ", "extension A { func f(x: Int = ",
  ])
  func nestingHasALimitThatIsReported(_ opening: String) {
    expectLimit(String(repeating: opening, count: 3_000))
  }

  @Test(arguments: [
    ("let x: ", "["), ("let x: ", "("), ("let x: ", "A<"), ("let x: A", ".B"), ("let x: A", "?"),
    ("if case ", ".a("), ("let ", "("), ("switch x { case ", "("),
  ])
  func nestedTypesAndPatternsHaveALimit(_ head: String, _ opening: String) {
    expectLimit(head + String(repeating: opening, count: 3_000))
  }

  private func expectLimit(_ text: String) {
    let ids = SyntaxDump.parse(text).parsed.diagnostics.map(\.id)
    #expect(ids.contains("nesting-too-deep"))
    #expect(ids.count < 100)
  }

  @Test func longSequencesAreReported() {
    let text = "let x = 1" + String(repeating: " + 1", count: 3_000)
    #expect(SyntaxDump.parse(text).parsed.diagnostics.map(\.id) == ["expression-too-long"])
  }

  @Test func libraryDeclarationsHaveNoBodies() {
    let source = """
      @builtin("count") func count(_ x: Int) -> Int
      struct S {
        @builtin("init") init(_ x: Int)
        @builtin("size") var size: Int { get }
        @builtin("at") subscript(i: Int) -> Int { get set }
        @builtin("max") static func max() -> Int
      }
      """
    let parsed = SyntaxDump.parse(source, allowsBuiltins: true).parsed
    #expect(parsed.diagnostics.isEmpty)
    #expect(
      parsed.statements.map { SyntaxDump.text($0) } == [
        "(builtin:count func count (_ x:Int) ->Int no-body)",
        "(struct S (builtin:init init (_ x:Int) no-body) (builtin:size var (var:size :Int [get])) "
          + "(builtin:at subscript (_ i:Int) ->Int [get set]) "
          + "(static builtin:max func max () ->Int no-body))",
      ])
    #expect(!SyntaxDump.parse(source).parsed.diagnostics.isEmpty)
  }

  @Test func emptyAndBareTextsHaveNoStatements() {
    for source in ["", "\n\n", "// only a comment", ";;", "\u{FEFF}"] {
      let parsed = SyntaxDump.parse(source).parsed
      #expect(parsed.statements.isEmpty && parsed.diagnostics.isEmpty)
    }
  }
}

/// Damages a program at places that depend on nothing but the seed.
private struct Mutator {
  var state: UInt64

  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return limit > 0 ? Int(state >> 33) % limit : 0
  }

  mutating func damage(_ utf8: [UInt8]) -> [UInt8] {
    var result = utf8
    for _ in 0...next(4) where !result.isEmpty {
      let start = next(result.count)
      let end = min(result.count, start + 1 + next(next(2) == 0 ? 3 : 60))
      switch next(3) {
      case 0: result.removeSubrange(start..<end)
      case 1: result.insert(contentsOf: Array(result[start..<end]), at: next(result.count))
      default: result[start] = UInt8(truncatingIfNeeded: next(256))
      }
    }
    return result
  }
}
