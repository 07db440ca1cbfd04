import Foundation
import LessonLanguage

/// Tries inputs one after another in a process of its own, which may end at any of them.
struct Worker {
  let mutator: Mutator
  let journal: Journal
  /// Where inputs are kept that a report names.
  let reports: String
  /// One of how many texts without and with mistakes of grammar goes to the checker.
  let cleanInterval: Int
  let checkInterval: Int

  static let slowSeconds = 2.0

  /// How many bytes a worker may hold before another one takes over.
  private static let largestMemory = 1 << 30
  /// The status of a worker that ends for another one to take over.
  static let renewal: Int32 = 75

  func run(_ numbers: Range<UInt64>) {
    let library = Library()
    for number in numbers {
      journal[.current] = number
      if number & 255 == 255, Worker.residentBytes() > Worker.largestMemory {
        exit(Worker.renewal)
      }
      let text = mutator.input(number)
      var random = Generator(seed: ~mutator.seed, number: number)
      var trial = Trial(
        text, library: library, checksClean: random.below(cleanInterval) == 0,
        checksMistakes: random.below(checkInterval) == 0,
        repeats: random.below(8) == 0)
      let start = Worker.processorSeconds()
      trial.run()
      let seconds = Worker.processorSeconds() - start
      for stage in trial.stages { journal[stage] += 1 }
      if seconds > Worker.slowSeconds {
        journal[.slow] += 1
        report("slow", number, text, ["took \(seconds) s"])
      }
      if !trial.violations.isEmpty {
        journal[.violations] += 1
        report("violation", number, text, trial.violations)
      }
      journal[.bytes] += UInt64(text.count)
      journal[.done] += 1
    }
  }

  /// Keeps the input with what is wrong beside it.
  func report(_ kind: String, _ number: UInt64, _ text: [UInt8], _ lines: [String]) {
    let name = "\(reports)/\(kind)-\(mutator.seed)-\(number)"
    try? Data(text).write(to: URL(filePath: name + ".swift"))
    try? Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: name + ".txt"))
    print("\(kind): \(name).swift: \(lines.first ?? "")")
    fflush(nil)
  }

  private static func residentBytes() -> Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = fields.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * 4096
  }

  /// The time that this process has computed; waiting for others does not count.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
