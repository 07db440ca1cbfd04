import Foundation

/// Times the building of the course and weighs what comes of it.
struct SiteBenchmark {
  var tool: String
  /// The path of the WebAssembly module.
  var module: String

  func run() throws {
    let work = FileManager.default.temporaryDirectory.appending(path: "measure-\(getpid())")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let site = work.appending(path: "site").path

    var cold: [Usage] = []
    var unchanged: [Usage] = []
    for _ in 0..<5 {
      try? FileManager.default.removeItem(atPath: site)
      cold.append(try Usage.of(tool, ["build", "lessons", "--output", site]))
      unchanged.append(try Usage.of(tool, ["build", "lessons", "--output", site]))
    }
    let runs = try (0..<21).map { _ in
      try Usage.of(tool, ["run", LanguageBenchmark.path("empty", "swift")])
    }

    Measure.line("build of all lessons, cold", seconds(cold), memory(cold))
    Measure.line("build with nothing changed", seconds(unchanged), memory(unchanged))
    Measure.line("run of an empty file", seconds(runs), memory(runs))
    Measure.line("WebAssembly module", kilobytes(module))
    let pages = FileManager.default.subpaths(atPath: site) ?? []
    for page in pages.sorted() where page.hasSuffix(".html") || page.hasSuffix(".json") {
      Measure.line(page, kilobytes(site + "/" + page))
    }
  }

  private func seconds(_ runs: [Usage]) -> String {
    let sorted = runs.map(\.seconds).sorted()
    return String(
      format: "%.1f ms (median of %d, %.1f to %.1f)", sorted.median * 1000, sorted.count,
      (sorted.first ?? 0) * 1000, (sorted.last ?? 0) * 1000)
  }

  private func memory(_ runs: [Usage]) -> String {
    String(format: "%.1f MB at its peak", Double(runs.map(\.peakBytes).max() ?? 0) / 1e6)
  }

  private func kilobytes(_ path: String) -> String {
    let size = FileManager.default.contents(atPath: path)?.count ?? 0
    return String(format: "%.1f kB", Double(size) / 1000)
  }
}
