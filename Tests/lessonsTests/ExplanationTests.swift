import Diagnostics
import Foundation
import LessonLanguage
import LessonRuntime
import Testing

@testable import lessons

/// Each finding has a page, and the examples of each page do what the page says.
@Suite struct ExplanationTests {
  private static let folder = Repository.root.appending(path: "Sources")

  /// The ids in the factories of the sources: literals behind `id:`, behind `error(` of the parser, and of traps.
  private static func reportedIDs() throws -> Set<String> {
    var result: Set<String> = []
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.contains("/Explanations/") }
      .filter { !$0.hasPrefix("TrainingEngine/") && !$0.hasPrefix("Plotting/") }
    let expressions = try [
      #"\bid:([^,(){}]*),"#, #"\berror\(([^,]*),"#, #"case \.\w+: ("[a-z-]+")\n"#,
    ].map { try NSRegularExpression(pattern: $0) }
    let unsupported = try NSRegularExpression(pattern: #"\bunsupported\(\s*"([a-z-]+)""#)
    let literal = try NSRegularExpression(pattern: #""([a-z][a-z0-9-]*)""#)
    for path in paths {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let isParser = path.contains("ParserDiagnostics")
      let isTraps = path.hasSuffix("Diagnostic+Session.swift")
      for (index, expression) in expressions.enumerated() {
        if index == 1, !isParser { continue }
        if index == 2, !isTraps { continue }
        for part in matches(expression, text) { result.formUnion(matches(literal, part)) }
      }
      if isParser { result.formUnion(matches(unsupported, text).map { "unsupported-" + $0 }) }
    }
    return result
  }

  private static func matches(_ expression: NSRegularExpression, _ text: String) -> [String] {
    let whole = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: whole).compactMap {
      Range($0.range(at: 1), in: text).map { String(text[$0]) }
    }
  }

  @Test func everyFindingHasAPageAndNoPageIsStale() throws {
    let pages = Explanations.all.map(\.id)
    #expect(Set(pages).count == pages.count)
    // The operators of `spelling == "]"` and `keyword == "if"` stand behind `error(` as well.
    let reported = try Self.reportedIDs().subtracting(["if"])
    #expect(reported.subtracting(pages) == [])
    #expect(Set(pages).subtracting(reported) == [])
  }

  @Test(arguments: Explanations.all.map(\.id))
  func wrongExampleGivesThisFindingAndNoOther(_ id: String) throws {
    let page = try #require(Explanations.page(for: id))
    guard let found = try findings(of: page.wrong) else { return }
    #expect(found == [id], "\(page.wrong.text)")
  }

  @Test(arguments: Explanations.all.map(\.id))
  func rightExampleIsRight(_ id: String) throws {
    let page = try #require(Explanations.page(for: id))
    guard let found = try findings(of: page.right) else { return }
    #expect(found == [], "\(page.right.text)")
  }

  @Test func rulesAreWholeSentences() {
    for page in Explanations.all {
      #expect(page.rule.hasSuffix(".") || page.rule.hasSuffix(".)"), "\(page.id)")
      #expect(!page.wrong.text.isEmpty || page.id == "empty-file")
      #expect(!page.right.text.isEmpty)
    }
  }

  /// The ids of what an example is told; `nil` for words in the place of an example.
  private func findings(of example: Explanation.Example) throws -> [String]? {
    switch example.kind {
    case .words: return nil
    case .program: return findings(ofProgram: example.text)
    case .lesson:
      return try findings(of: ["01-first.md": lesson(example.text), "cat.svg": "<svg/>"])
    case .file: return try findings(of: ["01-first.md": example.text])
    case .course:
      return try findings(of: ["course.yml": example.text, "01-first.md": lesson("Text.")])
    }
  }

  private func findings(ofProgram text: String) -> [String] {
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "example.swift", utf8: Array(text.utf8)))
    let limits = Limits(fuel: 3_000_000, recursionDepth: 10_000, outputBytes: 100_000)
    let result = Session.run(
      [Step(source: source, kind: .program)], in: &sources, options: SessionOptions(limits: limits))
    return result.diagnostics.map(\.id)
  }

  private func findings(of files: [String: String]) throws -> [String] {
    let run = try CourseOnDisk(files).build()
    return run.findings.map { finding in
      String(finding.split(separator: "[").last?.dropLast() ?? "")
    }
  }
}

@Suite struct ExplainTests {
  @Test func showsRuleAndExamples() throws {
    let run = try ToolRun(["explain", "optional-not-unwrapped"], in: Repository.root)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("optional-not-unwrapped\n\n`Int?` is an Int or nil"))
    #expect(run.output.contains("Wrong:\n\n    let ages"))
    #expect(run.output.contains("Right:\n\n    let ages"))
  }

  @Test func listsAllByArea() throws {
    let run = try ToolRun(["explain"], in: Repository.root)
    #expect(run.status == 0)
    #expect(run.output.contains("Optionals\n  nil-for-non-optional\n"))
    let listed = run.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(listed.count == Explanations.all.count)
  }

  @Test func namesTheNearestOfAnUnknownID() throws {
    let run = try ToolRun(["explain", "unkown-name"], in: Repository.root)
    #expect(run.status != 0)
    #expect(run.errors.contains("did you mean `unknown-name`?"))
  }
}
