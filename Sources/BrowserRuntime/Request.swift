import CourseRecord
import Diagnostics
import LessonRuntime

/// What the page asks for: the steps of a lesson and the data files that they read.
///
/// All numbers are little endian. A text is its length in bytes as 32 bits and its UTF-8.
///
///     request = fingerprint:text, count:32, step…, count:32, file…
///     step    = flags:32 (1 inline, 2 must fail, 4 a whole program), fuel:64 (0 for the usual), file:text, count:32,
///               (line:32, column:32) for each line of the code, code:text
///     file    = path:text, content:text
struct Request {
  private var fingerprint: String
  private var steps: [Step] = []
  private var isInline: [Bool] = []
  private var sources = SourceMap()
  private var options = SessionOptions()

  init?(_ reader: inout ByteReader) {
    guard let fingerprint = reader.text(), let stepCount = reader.count() else { return nil }
    self.fingerprint = fingerprint
    for _ in 0..<stepCount {
      guard readStep(&reader) else { return nil }
    }
    guard let fileCount = reader.count() else { return nil }
    for _ in 0..<fileCount {
      guard let path = reader.text(), let content = reader.bytes() else { return nil }
      options.data[path] = content
    }
  }

  private mutating func readStep(_ reader: inout ByteReader) -> Bool {
    guard let flags = reader.count(), let fuel = reader.integer(byteCount: 8),
      let file = reader.text(), let lineCount = reader.count()
    else { return false }
    var origins: [SourceText.LineOrigin] = []
    for _ in 0..<lineCount {
      guard let line = reader.count(), let column = reader.count() else { return false }
      origins.append(SourceText.LineOrigin(line: line, column: column))
    }
    guard let code = reader.bytes() else { return false }
    let source = sources.add(SourceText(name: file, utf8: code, origins: origins))
    let kind: Step.Kind = flags & 4 != 0 ? .program : flags & 1 != 0 ? .inline : .block
    isInline.append(kind == .inline)
    steps.append(
      Step(
        source: source, kind: kind, expectsError: flags & 2 != 0,
        fuel: fuel == 0 ? nil : Int64(truncatingIfNeeded: fuel)))
    return true
  }

  /// Serves all requests: the module has one thread.
  private nonisolated(unsafe) static let library = Session.makeLibrary()

  /// Runs the steps as the command-line tool does.
  func run() -> Response {
    var sources = sources
    let result = Session.run(steps, in: &sources, with: Request.library, options: options)
    var outputs = LessonOutputs()
    for index in steps.indices {
      let outcome = index < result.outcomes.count ? result.outcomes[index] : nil
      if isInline[index] {
        outputs.inlineValues.append(outcome?.inlineValue ?? "")
      } else {
        outputs.blocks.append(
          BlockOutputs(outputs: outcome?.outputs ?? [], fuel: outcome?.fuel ?? 0))
      }
    }
    var findings = ""
    for diagnostic in result.diagnostics { findings += diagnostic.rendered(in: sources) }
    return Response(
      record: LessonRecord(fingerprint: fingerprint, outputs: outputs).encoded(),
      findings: findings)
  }
}

/// What the page gets: the text of `outputs.json` and the findings as a terminal shows them, two texts.
struct Response {
  var record: String
  var findings: String

  func encoded() -> UnsafeMutableRawPointer {
    var writer = ByteWriter()
    writer.write(record)
    writer.write(findings)
    return writer.allocated()
  }
}
