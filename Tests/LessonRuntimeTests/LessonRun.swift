import Diagnostics
import Foundation
import LessonLanguage
import LessonRuntime
import TrainingEngine

/// A lesson of a few blocks, and what a session made of it.
struct LessonRun {
  let sources: SourceMap
  let result: SessionResult

  /// Runs `steps`; a text stands for an ordinary block.
  init(_ steps: [TestStep], limits: Limits = Limits(), data: [String: [UInt8]] = [:]) {
    var sources = SourceMap()
    let made = steps.map { step in
      let source = sources.add(SourceText(name: "lesson.md", utf8: Array(step.text.utf8)))
      return Step(
        source: source, kind: step.kind, expectsError: step.expectsError, fuel: step.fuel)
    }
    result = Session.run(
      made, in: &sources, options: SessionOptions(limits: limits, data: data))
    self.sources = sources
  }

  /// Runs one block and returns what it printed.
  static func printed(_ text: String) -> String {
    LessonRun([.block(text)]).texts(of: 0)
  }

  /// Everything a step printed, and its diagnostics.
  func texts(of step: Int) -> String {
    var texts = ""
    for output in result.outcomes[step].outputs {
      if case .text(let text) = output { texts += text }
      if case .diagnostic(let diagnostic) = output { texts += diagnostic.rendered }
    }
    return texts
  }

  /// One word for each output of a step.
  func kinds(of step: Int) -> [String] {
    result.outcomes[step].outputs.map { output in
      switch output {
      case .text: "text"
      case .value: "value"
      case .table: "table"
      case .plot: "plot"
      case .frames: "frames"
      case .smallMultiples: "small multiples"
      case .diagnostic: "diagnostic"
      }
    }
  }

  /// The first displayed value of a step, with its type.
  func value(of step: Int) -> String? {
    for case .value(let text, let type) in result.outcomes[step].outputs {
      return "\(text): \(type)"
    }
    return nil
  }

  func table(of step: Int) -> Table? {
    for case .table(let table) in result.outcomes[step].outputs { return table }
    return nil
  }

  /// The finding that stopped a step, without its excerpts.
  func failure(of step: Int) -> String? {
    guard let diagnostic = result.outcomes[step].diagnostic else { return nil }
    let place = sources.location(of: diagnostic.span)
    return "\(place.line):\(place.column) \(diagnostic.id): \(diagnostic.message)"
  }
}

/// A step of a lesson under test.
struct TestStep {
  var text: String
  var kind = Step.Kind.block
  var expectsError = false
  var fuel: Int64?

  static func block(_ text: String, fuel: Int64? = nil) -> TestStep {
    TestStep(text: text, fuel: fuel)
  }

  static func inline(_ text: String) -> TestStep { TestStep(text: text, kind: .inline) }

  static func failing(_ text: String, fuel: Int64? = nil) -> TestStep {
    TestStep(text: text, expectsError: true, fuel: fuel)
  }
}
