import Foundation
import LessonLanguage
import LessonRuntime
import Testing
import TrainingEngine

/// The lessons of the course, run as they stand.
@Suite struct CourseTests {
  @Test(arguments: ["03-perceptron", "04-activation-functions", "05-logistic-regression"])
  func theLessonRuns(name: String) throws {
    let run = try CourseTests.run(name)
    #expect(run.result.diagnostics.map { $0.rendered(in: run.sources) } == [])
    #expect(run.result.outcomes.count >= 15)
  }

  @Test func theTraceOfThePerceptronEqualsTheReference() throws {
    let run = try CourseTests.run(
      "03-perceptron",
      following:
        "for s in 0..<10 { print(answers[s], outputs[s], states[s].w[0], states[s].w[1], states[s].b) }"
    )
    let lines = run.texts(of: run.result.outcomes.count - 1).split(separator: "\n")
    #expect(lines.count == ReferenceTrace.rows.count)
    for (line, row) in zip(lines, ReferenceTrace.rows) {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      try #require(numbers.count == 5)
      #expect([numbers[0], numbers[1], numbers[4]] == [row.y, row.f, row.b])
      #expect(abs(numbers[2] - row.w[0]) <= 5e-9)
      #expect(abs(numbers[3] - row.w[1]) <= 5e-9)
    }
  }

  /// Runs a lesson's fenced blocks and inline expressions in reading order.
  private static func run(_ name: String, following last: String? = nil) throws -> LessonRun {
    let course = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("lessons")
    let text = try String(
      contentsOf: course.appendingPathComponent("\(name).md"), encoding: .utf8)
    let csv = try Data(contentsOf: course.appendingPathComponent("data/applicants.csv"))
    let steps = Self.steps(in: text) + (last.map { [.block($0)] } ?? [])
    return LessonRun(steps, data: ["data/applicants.csv": Array(csv)])
  }

  private static func steps(in text: String) -> [TestStep] {
    var steps: [TestStep] = []
    var captions: [TestStep] = []
    var block: String?
    for line in text.components(separatedBy: "\n") {
      let line = line.hasPrefix("> ") ? String(line.dropFirst(2)) : line == ">" ? "" : line
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        if let finished = block {
          steps += [.block(finished)] + captions
          block = nil
        } else if line.hasPrefix("```swift") || line.hasPrefix("~~~swift") {
          block = ""
          captions = inlineSteps(in: line)
        }
      } else if block != nil {
        block?.append(line + "\n")
      } else {
        steps += inlineSteps(in: line)
      }
    }
    return steps
  }

  private static func inlineSteps(in line: String) -> [TestStep] {
    line.components(separatedBy: "`{swift} ").dropFirst().compactMap { part in
      part.components(separatedBy: "`").first.map { .inline($0) }
    }
  }
}
