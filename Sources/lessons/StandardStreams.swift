import Foundation

/// The two streams that the tool writes to.
enum StandardStreams {
  /// Writes to standard output; a reader that has gone away is no fault.
  static func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  static func writeError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Whether a person reads standard error on a terminal that can move its cursor.
  static var errorIsTerminal: Bool {
    isatty(FileHandle.standardError.fileDescriptor) == 1
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Whether standard error takes colours; see https://no-color.org.
  static var errorTakesColor: Bool {
    errorIsTerminal && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }
}
