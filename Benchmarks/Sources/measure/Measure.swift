import Foundation

/// Measures the built tool from the outside: `measure TOOL MODULE`, from the root of the repository.
@main
struct Measure {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("usage: measure TOOL MODULE")
      exit(64)
    }
    let tool = arguments[1]
    let work = FileManager.default.temporaryDirectory.appending(path: "measure-\(getpid())")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let site = work.appending(path: "site").path
    let empty = work.appending(path: "empty.swift").path
    try Data().write(to: URL(filePath: empty))

    var cold: [Usage] = []
    var unchanged: [Usage] = []
    for _ in 0..<5 {
      try? FileManager.default.removeItem(atPath: site)
      cold.append(try Usage.of(tool, ["build", "lessons", "--output", site]))
      unchanged.append(try Usage.of(tool, ["build", "lessons", "--output", site]))
    }
    let runs = try (0..<21).map { _ in try Usage.of(tool, ["run", empty]) }

    line("build of all lessons, cold", seconds(cold), memory(cold))
    line("build with nothing changed", seconds(unchanged), memory(unchanged))
    line("run of an empty file", seconds(runs), memory(runs))
    line("WebAssembly module", kilobytes(arguments[2]))
    let pages = FileManager.default.subpaths(atPath: site) ?? []
    for page in pages.sorted() where page.hasSuffix(".html") || page.hasSuffix(".json") {
      line(page, kilobytes(site + "/" + page))
    }
  }

  private static func line(_ name: String, _ figures: String...) {
    let padding = String(repeating: " ", count: max(1, 42 - name.count))
    print(name + padding + figures.joined(separator: ", "))
  }

  private static func seconds(_ runs: [Usage]) -> String {
    let sorted = runs.map(\.seconds).sorted()
    let median = sorted[sorted.count / 2]
    return String(
      format: "%.1f ms (median of %d, %.1f to %.1f)", median * 1000, sorted.count,
      (sorted.first ?? 0) * 1000, (sorted.last ?? 0) * 1000)
  }

  private static func memory(_ runs: [Usage]) -> String {
    String(format: "%.1f MB at its peak", Double(runs.map(\.peakBytes).max() ?? 0) / 1e6)
  }

  private static func kilobytes(_ path: String) -> String {
    let size = FileManager.default.contents(atPath: path)?.count ?? 0
    return String(format: "%.1f kB", Double(size) / 1000)
  }
}
