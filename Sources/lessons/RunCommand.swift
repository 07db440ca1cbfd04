import ArgumentParser
import CourseSite
import Diagnostics
import Foundation
import LessonDocument
import LessonRuntime

/// `lessons run`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a lesson or a Swift file and prints its outputs.",
    discussion: "Files in the folder `data` beside FILE can be read, and no others.")

  @Argument(help: "A lesson (.md) or a Swift file (.swift).")
  var file: String

  @Flag(help: "Print the code that the program becomes instead of running it.")
  var disassemble = false

  @Flag(help: "With --disassemble: print the functions of the library that it uses, too.")
  var library = false

  private var isLesson: Bool { file.hasSuffix(".md") }

  func validate() throws {
    if library, !disassemble { throw ValidationError("--library goes with --disassemble") }
    guard isLesson || file.hasSuffix(".swift") else {
      throw ValidationError("`\(file)` is neither a lesson (.md) nor a Swift file (.swift)")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue
    else { throw ValidationError("no file `\(file)` exists") }
  }

  func run() throws {
    let data = try ExitStatus.reportingFaults { () throws(SiteError) in
      try DataFolder.read(in: (file as NSString).deletingLastPathComponent)
    }
    let report = isLesson ? runLesson(data) : runProgram(data)
    StandardStreams.writeError(
      report.text(isColored: StandardStreams.errorTakesColor) + report.hint)
    if report.hasErrors { throw ExitStatus.findings }
  }

  private func runLesson(_ data: [String: [UInt8]]) -> FindingReport {
    let loaded = CourseLoader.loadLesson(path: file)
    var report = FindingReport()
    report.add(loaded.diagnostics, in: loaded.sources)
    let unsound = LessonExecution.unsoundFiles(loaded.diagnostics, in: loaded.sources)
    guard let lesson = loaded.lesson, !unsound.contains(file) else { return report }
    let progress = Progress()
    let count = lesson.executionOrder.count
    let execution = LessonExecution(lesson: lesson, sources: loaded.sources, data: data)
    if disassemble {
      list(execution.steps, loaded.sources, into: &report)
      return report
    }
    let outcome = execution.run { progress.show("\(file): \($0 + 1) of \(count)") }
    progress.clear()
    write(execution.shownOutputs(of: outcome.outputs))
    report.add(outcome.diagnostics, in: outcome.sources)
    return report
  }

  private func runProgram(_ data: [String: [UInt8]]) -> FindingReport {
    var report = FindingReport()
    var sources = SourceMap()
    let bytes = FileManager.default.contents(atPath: file).map { Array($0) }
    let source = sources.add(SourceText(name: file, utf8: bytes ?? []))
    if let problem = SwiftFile.problem(bytes, source: source) {
      report.add([problem], in: sources)
      return report
    }
    let steps = [Step(source: source, kind: .program)]
    if disassemble {
      list(steps, sources, into: &report)
      return report
    }
    let result = Session.run(
      steps, in: &sources, options: SessionOptions(data: data))
    write(result.outcomes.flatMap(\.outputs).filter { !$0.isDiagnostic })
    report.add(result.diagnostics, in: sources)
    return report
  }

  private func list(_ steps: [Step], _ sources: SourceMap, into report: inout FindingReport) {
    var sources = sources
    let listing = Session.listing(of: steps, in: &sources, showsLibrary: library)
    if let text = listing.text { StandardStreams.write(text) }
    report.add(listing.diagnostics, in: sources)
  }

  private func write(_ outputs: [Output]) {
    StandardStreams.write(outputs.map(\.terminalText).joined())
  }
}
