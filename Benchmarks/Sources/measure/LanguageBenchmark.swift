import Foundation

/// Times small programs run by the tool beside their Python and Lua twins.
///
/// A figure is the median of five runs of the whole process, in seconds of the processor, less the median of an empty
/// program in the same language and never below a millisecond. The languages take turns, so that a busy moment
/// of the machine touches all of them. A program counts only if it prints what its Python twin prints.
struct LanguageBenchmark {
  private struct Language {
    var name: String
    var fileExtension: String
    var command: [String]
  }

  static let programs = [
    "fib", "mandelbrot", "nbody", "spectral", "fannkuch", "binary_trees", "sieve", "matmul",
    "strings", "perceptron", "autodiff", "functional",
  ]

  private let languages: [Language]

  init(tool: String) {
    // Debian names Lua by its version, Homebrew does not.
    #if os(macOS)
      let lua = "lua"
    #else
      let lua = "lua5.4"
    #endif
    languages = [
      Language(name: "python", fileExtension: "py", command: ["python3", "-I"]),
      Language(name: "lua", fileExtension: "lua", command: [lua]),
      Language(name: "lessons", fileExtension: "swift", command: [tool, "run"]),
    ]
  }

  static func path(_ program: String, _ fileExtension: String) -> String {
    "Benchmarks/Programs/\(program).\(fileExtension)"
  }

  func run() throws {
    let startUp = try times("empty", runs: 11)
    print(row("ms", languages.map(\.name) + ["lessons/python", "lessons/lua"]))
    var ratios: [(python: Double, lua: Double)] = []
    for program in Self.programs {
      let isSame = try haveSameOutput(program)
      let net = zip(try times(program, runs: 5), startUp).map { max($0 - $1, 0.001) }
      var figures = net.map { String(format: "%.1f", $0 * 1000) }
      if isSame {
        ratios.append((net[0] / net[2], net[1] / net[2]))
        figures += [net[0] / net[2], net[1] / net[2]].map { String(format: "%.2f", $0) }
      } else {
        figures += ["another output", ""]
      }
      print(row(program, figures))
    }
    print(row("(start-up)", startUp.map { String(format: "%.1f", $0 * 1000) }))
    let means = [ratios.map(\.python), ratios.map(\.lua)].map { String(format: "%.2f", mean($0)) }
    print(row("geometric mean", ["", "", "(\(ratios.count) programs)"] + means))
  }

  private func times(_ program: String, runs: Int) throws -> [Double] {
    var figures = languages.map { _ in [Double]() }
    for _ in 0..<runs {
      for (index, language) in languages.enumerated() {
        let arguments =
          language.command.dropFirst() + [Self.path(program, language.fileExtension)]
        figures[index].append(try Usage.of(language.command[0], Array(arguments)).processorSeconds)
      }
    }
    return figures.map(\.median)
  }

  private func haveSameOutput(_ program: String) throws -> Bool {
    let file = FileManager.default.temporaryDirectory.appending(path: "measure-\(getpid())").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    var outputs: Set<Data> = []
    for language in languages {
      let arguments = language.command.dropFirst() + [Self.path(program, language.fileExtension)]
      _ = try Usage.of(language.command[0], Array(arguments), output: file)
      outputs.insert(FileManager.default.contents(atPath: file) ?? Data())
    }
    return outputs.count == 1
  }

  /// The geometric mean.
  private func mean(_ ratios: [Double]) -> Double {
    ratios.isEmpty ? 0 : exp(ratios.map { log($0) }.reduce(0, +) / Double(ratios.count))
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    name.padding(toLength: 16, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(1, 15 - $0.count)) + $0 }.joined()
  }
}
