import Foundation

/// Runs workers until all inputs are tried; one that ends early or stands still has met an input to be reported.
struct Campaign {
  let options: Options
  let worker: Worker

  private static let secondsWithoutProgress = 60.0

  /// Returns whether nothing was found.
  func run() -> Bool {
    let journal = worker.journal
    var crashes = 0
    var next = options.first
    let end = options.first + options.count
    let start = Date()
    while next < end {
      let process = Process()
      process.executableURL = URL(filePath: CommandLine.arguments[0])
      process.arguments = options.workerArguments(from: next, to: end)
      let errors = errorFile()
      process.standardError = errors
      journal[.current] = next
      do { try process.run() } catch {
        print("the worker does not start: \(error)")
        return false
      }
      let isStuck = !waits(for: process, until: start.addingTimeInterval(options.seconds))
      if process.terminationStatus == 0, process.terminationReason == .exit { break }
      let number = journal[.current]
      if process.terminationStatus == Worker.renewal, process.terminationReason == .exit {
        next = number
        continue
      }
      if isStuck, Date().timeIntervalSince(start) >= options.seconds { break }
      crashes += 1
      let reason = isStuck ? "the worker stands still" : "status \(process.terminationStatus)"
      worker.report(
        isStuck ? "hang" : "crash", number, worker.mutator.input(number),
        [reason] + backtrace())
      next = number + 1
    }
    print(summary(crashes, Date().timeIntervalSince(start)))
    return crashes == 0 && journal[.violations] == 0 && journal[.slow] == 0
  }

  private var errorPath: String { "\(options.reports)/errors-\(options.seed)" }

  /// What the worker says at its end.
  private func errorFile() -> FileHandle? {
    _ = FileManager.default.createFile(atPath: errorPath, contents: nil)
    return FileHandle(forWritingAtPath: errorPath)
  }

  /// The lines that name functions.
  private func backtrace() -> [String] {
    let text = (try? String(contentsOfFile: errorPath, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n").filter { $0.contains(" in fuzz") || $0.contains("***") }
    return lines.prefix(20).map { String($0) }
  }

  /// Waits for the end of `process`; returns `false` if it had to be stopped.
  private func waits(for process: Process, until deadline: Date) -> Bool {
    var last = worker.journal[.current]
    var lastChange = Date()
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.05)
      let current = worker.journal[.current]
      if current != last {
        last = current
        lastChange = Date()
      }
      let stands = Date().timeIntervalSince(lastChange) > Campaign.secondsWithoutProgress
      if stands || Date() > deadline {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return false
      }
    }
    process.waitUntilExit()
    return true
  }

  private func summary(_ crashes: Int, _ seconds: Double) -> String {
    let journal = worker.journal
    var lines = ["\(journal[.done]) inputs of seed \(options.seed) in \(Int(seconds)) s"]
    for stage in Stage.allCases { lines.append("  \(journal[stage]) \(stage.name)") }
    lines.append(
      "\(crashes) crashes or hangs, \(journal[.violations]) violations, \(journal[.slow]) slow")
    return lines.joined(separator: "\n")
  }
}
