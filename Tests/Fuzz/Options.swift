import Foundation

/// What the command line asks for.
struct Options {
  static let usage = """
    fuzz [--seed N] [--first N] [--count N] [--seconds N] [--clean-interval N]
         [--check-interval N] [--reports DIR] [--show N] [--corpus DIR]...
    """

  var seed: UInt64 = 1
  var first: UInt64 = 0
  var count: UInt64 = 100_000
  var seconds = 1e9
  /// One of how many texts without and with mistakes of grammar goes to the checker.
  var cleanInterval = 1
  var checkInterval = 16
  var reports = ".build/fuzz"
  /// Prints this input instead of trying any.
  var shown: UInt64?
  var corpus: [String] = []
  /// Of a worker: the number behind its last input.
  var workerEnd: UInt64?

  init?(_ arguments: [String]) {
    var index = 0
    while index < arguments.count {
      guard index + 1 < arguments.count else { return nil }
      let value = arguments[index + 1]
      switch arguments[index] {
      case "--corpus": corpus.append(value)
      case "--reports": reports = value
      case "--seconds":
        guard let number = Double(value) else { return nil }
        seconds = number
      case let name:
        guard let number = UInt64(value) else { return nil }
        switch name {
        case "--seed": seed = number
        case "--first": first = number
        case "--count": count = number
        case "--clean-interval": cleanInterval = Int(max(1, number))
        case "--check-interval": checkInterval = Int(max(1, number))
        case "--show": shown = number
        case "--worker-end": workerEnd = number
        default: return nil
        }
      }
      index += 2
    }
    if corpus.isEmpty { corpus = ["Tests/Spec", "Tests/LessonLanguageTests"] }
  }

  func workerArguments(from start: UInt64, to end: UInt64) -> [String] {
    [
      "--seed", "\(seed)", "--first", "\(start)", "--worker-end", "\(end)", "--check-interval",
      "\(checkInterval)", "--clean-interval", "\(cleanInterval)", "--reports", reports,
    ] + corpus.flatMap { ["--corpus", $0] }
  }
}
