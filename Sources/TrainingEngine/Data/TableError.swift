/// Why a table cannot be made or a column cannot be read.
public struct TableError: Error, Equatable, Sendable {
  public let message: String
  /// The line of the CSV text, counted from 1, when the fault lies there.
  public let line: Int?

  public init(_ message: String, line: Int? = nil) {
    self.message = message
    self.line = line
  }

  /// The message with the line before it: `line 12: 3 cells; the header has 4`.
  public var description: String {
    guard let line else { return message }
    return "line \(line): \(message)"
  }
}
