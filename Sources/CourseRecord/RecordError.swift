/// Why the text of a record cannot be read.
public struct RecordError: Error, Hashable, CustomStringConvertible {
  public var message: String
  /// The line and column, or the path of the member, such as `blocks[2].outputs[0].kind`.
  public var place: String

  init(_ message: String, at place: String) {
    self.message = message
    self.place = place
  }

  public var description: String { "\(place): \(message)" }
}
