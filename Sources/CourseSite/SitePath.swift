/// Where things stand in a site; links are relative and name their file, so that `file://` works.
enum SitePath {
  static let index = "index.html"
  static let assets = "assets"

  static func page(_ slug: String) -> String { "\(slug)/index.html" }
  static func record(_ slug: String) -> String { "\(slug)/outputs.json" }
  /// A file of the course that a lesson links to.
  static func file(_ path: String) -> String { "files/\(path)" }

  /// Returns `path` as it is written in a link, every byte that a path cannot hold percent-encoded.
  static func encoded(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }

  /// Whether a page may link to `address`: only schemes that cannot run anything.
  static func isHarmless(_ address: String) -> Bool {
    let lowered = address.lowercased()
    return ["https://", "http://", "mailto:"].contains { lowered.hasPrefix($0) }
  }
}
