import ArgumentParser
import CourseSite

/// What the tool tells the shell, apart from 0 and the 64 that wrong usage gives.
enum ExitStatus {
  /// An error in a lesson or in the course.
  static let findings = ExitCode(1)
  /// A fault of the tool or of the machine it runs on: a folder that cannot be written, KaTeX missing.
  static let fault = ExitCode(70)

  /// Runs `work`; a fault is worded on standard error and ends the tool with `fault`.
  static func reportingFaults<Result>(_ work: () throws(SiteError) -> Result) throws -> Result {
    do throws(SiteError) {
      return try work()
    } catch {
      StandardStreams.writeError("lessons: \(error.description)\n")
      throw fault
    }
  }
}
