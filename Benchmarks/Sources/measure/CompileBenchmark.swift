import Diagnostics
import Foundation
import LessonLanguage

/// Times parsing, checking and emitting one program: with a library that is read for it, and with one that other
/// compilations have read.
struct CompileBenchmark {
  var file: String

  func run() throws {
    let text = Array(try Data(contentsOf: URL(filePath: file)))
    let empty: [UInt8] = []
    for (name, text) in [("an empty program", empty), (file, text)] {
      let library = Library()
      let fresh = (0..<40).map { _ in compile(text) { Library() } }
      let kept = (0..<40).map { _ in compile(text) { library } }
      Measure.line("compile \(name), first", milliseconds(fresh))
      Measure.line("compile \(name), again", milliseconds(kept))
    }
  }

  /// Returns the seconds of the processor that a compilation takes.
  private func compile(_ text: [UInt8], _ library: () -> Library) -> Double {
    let start = clock()
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "lesson.swift", utf8: text))
    let compilation = Compiler.compile(
      [SourceUnit(source: source, displays: false)], in: &sources, with: library())
    precondition(compilation.program != nil, "the program has an error")
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  private func milliseconds(_ figures: [Double]) -> String {
    String(
      format: "%.2f ms (median of %d, at best %.2f)", figures.median * 1000, figures.count,
      (figures.min() ?? 0) * 1000)
  }
}
