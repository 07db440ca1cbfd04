import Foundation

/// Measures what was built, from the root of the repository.
@main
struct Measure {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("site", 3): try SiteBenchmark(tool: arguments[1], module: arguments[2]).run()
    case ("language", 2): try LanguageBenchmark(tool: arguments[1]).run()
    case ("compile", 2): try CompileBenchmark(file: arguments[1]).run()
    default:
      print("usage: measure site TOOL MODULE | language TOOL | compile FILE")
      exit(64)
    }
  }

  /// Prints a name and what was measured of it.
  static func line(_ name: String, _ figures: String...) {
    let padding = String(repeating: " ", count: max(1, 42 - name.count))
    print(name + padding + figures.joined(separator: ", "))
  }
}
