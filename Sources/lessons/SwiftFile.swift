import Diagnostics

/// What can be wrong with a Swift file before anybody reads it as Swift.
enum SwiftFile {
  static func problem(_ bytes: [UInt8]?, source: SourceID) -> Diagnostic? {
    guard let bytes else {
      return Diagnostic(
        id: "unreadable-file", "the file cannot be read",
        at: Span(source: source, start: 0, end: 0), help: "make it a file that you may read")
    }
    guard let offset = firstInvalidByte(in: bytes) else { return nil }
    return Diagnostic(
      id: "invalid-utf8", "the file is not valid UTF-8 from here on",
      at: Span(source: source, start: offset, end: offset + 1), help: "save the file as UTF-8")
  }

  private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}
