/// Builds HTML in which every text and attribute is escaped unless it says otherwise.
///
/// Element and attribute names are `StaticString`s, so that no name can come from a lesson.
struct HTMLWriter {
  private(set) var html = ""

  /// An attribute's value; `present` stands without one, `absent` leaves the attribute out.
  enum Value: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral {
    case text(String)
    case present
    case absent

    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = value ? .present : .absent }
    init(_ value: String?) { self = value.map { .text($0) } ?? .absent }
  }

  typealias Attributes = KeyValuePairs<StaticString, Value>

  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:],
    content: (inout HTMLWriter) throws -> Void
  ) rethrows {
    open(name, attributes)
    try content(&self)
    html += "</\(name)>"
  }

  /// Writes an element whose whole content is `text`.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element that has no content and no end tag, such as `img`.
  mutating func void(_ name: StaticString, _ attributes: Attributes = [:]) {
    open(name, attributes)
  }

  mutating func text(_ text: String) { HTMLWriter.escape(text, into: &html) }

  /// Appends markup that this program wrote itself.
  mutating func trusted(_ markup: String) { html += markup }

  mutating func newline() { html += "\n" }

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    html += "<\(name)"
    for (key, value) in attributes {
      switch value {
      case .absent: continue
      case .present: html += " \(key)"
      case .text(let text):
        html += " \(key)=\""
        HTMLWriter.escape(text, into: &html)
        html += "\""
      }
    }
    html += ">"
  }

  /// Appends `text` with the five characters that HTML reserves replaced, and no NUL.
  static func escape(_ text: String, into result: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\0": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// Returns what `write` writes into an empty writer.
  static func fragment(_ write: (inout HTMLWriter) throws -> Void) rethrows -> String {
    var writer = HTMLWriter()
    try write(&writer)
    return writer.html
  }
}
