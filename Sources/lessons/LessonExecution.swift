import CourseRecord
import Diagnostics
import LessonDocument
import LessonRuntime

/// One lesson with all that its outputs depend on, ready to run.
struct LessonExecution {
  let lesson: Lesson
  let sources: SourceMap
  let data: [String: [UInt8]]

  /// What came of running the lesson; the diagnostics point into `sources`.
  struct Outcome {
    var outputs: LessonOutputs
    var diagnostics: [Diagnostic]
    var sources: SourceMap
  }

  /// Runs blocks and inline expressions in reading order; `progress` hears the number of each.
  func run(
    with library: Session.Library = Session.makeLibrary(),
    progress: @escaping (Int) -> Void = { _ in }
  ) -> Outcome {
    var sources = sources
    let result = Session.run(
      steps, in: &sources, with: library, options: SessionOptions(data: data), progress: progress)
    var outputs = LessonOutputs()
    for (index, executable) in lesson.executionOrder.enumerated() {
      let outcome = index < result.outcomes.count ? result.outcomes[index] : nil
      switch executable {
      case .block:
        outputs.blocks.append(
          BlockOutputs(outputs: outcome?.outputs ?? [], fuel: outcome?.fuel ?? 0))
      case .inline: outputs.inlineValues.append(outcome?.inlineValue ?? "")
      }
    }
    return Outcome(outputs: outputs, diagnostics: result.diagnostics, sources: sources)
  }

  /// All that runs, in reading order.
  var steps: [Step] {
    lesson.executionOrder.map { executable in
      switch executable {
      case .block(let block):
        Step(
          source: block.source, kind: .block, expectsError: block.attributes.expectsError,
          fuel: block.attributes.fuel)
      case .inline(let code): Step(source: code.source, kind: .inline)
      }
    }
  }

  /// What a reader of the lesson sees: outputs in order, with the diagnostics of those blocks only that
  /// have to fail.
  func shownOutputs(of outputs: LessonOutputs) -> [Output] {
    zip(lesson.code, outputs.blocks).flatMap { block, made in
      made.outputs.filter { block.attributes.expectsError || !$0.isDiagnostic }
    }
  }

  /// Tells whether a recorded lesson would give the same outputs: code, data, options and runtime.
  ///
  /// The outputs of a block that must fail name places in the file, so these count where there is one.
  func fingerprint() -> String {
    var result = Fingerprint()
    result.add("runtime", Session.runtimeVersion)
    if lesson.code.contains(where: \.attributes.expectsError) {
      result.add("file", lesson.fileName)
      for code in lesson.executionOrder {
        result.add("place", sources[code.source].location(at: 0).description)
      }
    }
    for executable in lesson.executionOrder {
      switch executable {
      case .block(let block):
        result.add("block", block.code)
        if block.attributes.expectsError { result.add("error", "") }
        if let fuel = block.attributes.fuel { result.add("fuel", "\(fuel)") }
      case .inline(let code): result.add("inline", code.code)
      }
    }
    for (path, bytes) in data.sorted(by: { $0.key < $1.key }) { result.add("data \(path)", bytes) }
    return result.text
  }

  /// Whether a record that was read back has an output for everything that runs.
  func matches(_ outputs: LessonOutputs) -> Bool {
    outputs.blocks.count == lesson.code.count
      && outputs.inlineValues.count == lesson.inlineCode.count
  }

  /// The files whose code may not be what their author wrote; a second error about it would mislead.
  static func unsoundFiles(_ diagnostics: [Diagnostic], in sources: SourceMap) -> Set<String> {
    let ids: Set<String> = ["invalid-utf8", "zero-byte", "unclosed-code-block", "file-too-large"]
    return Set(diagnostics.filter { ids.contains($0.id) }.map { sources[$0.span.source].name })
  }
}
