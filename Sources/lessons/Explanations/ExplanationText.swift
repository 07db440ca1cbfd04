/// How explanations look in a terminal.
enum ExplanationText {
  /// All ids by area.
  static var list: String {
    Explanations.areas.map { area in
      let ids = area.pages.map { "  \($0.id)\n" }.sorted().joined()
      return "\(area.title)\n\(ids)"
    }.joined(separator: "\n")
  }

  static func page(_ page: Explanation) -> String {
    """
    \(page.id)

    \(wrapped(page.rule))

    Wrong:

    \(indented(page.wrong.text))
    Right:

    \(indented(page.right.text))
    """
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }

  /// Breaks lines between words, at the width that people like to read.
  private static func wrapped(_ text: String, width: Int = 80) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }
}
