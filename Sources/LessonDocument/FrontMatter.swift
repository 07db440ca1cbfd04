import Diagnostics

/// What the YAML between the dashes at the top of a lesson says.
struct FrontMatter {
  static let keys = ["title", "summary", "objectives", "buildsOn"]

  var title: YAMLText?
  var summary: String?
  var objectives: [String] = []
  var buildsOn: [YAMLText] = []
  /// Whether something in it was reported, so that what is missing may be there and unread.
  var isBroken = false

  /// Finds the lines between the dashes; nil if the text does not start with a line of dashes.
  ///
  /// An opening line without a closing one is reported, and the text is taken to be Markdown.
  static func find(
    _ text: MarkdownText, file: SourceID, diagnostics: inout [Diagnostic]
  ) -> (yaml: Range<Int>, body: Int)? {
    let table = LineTable(text.clean, in: text.content)
    guard let first = table.lines.first, isDashes(text.clean, first, "---") else { return nil }
    for index in 1..<max(table.count, 1) {
      let line = table.lines[index]
      guard isDashes(text.clean, line, "---") || isDashes(text.clean, line, "...") else { continue }
      let start = table.lines[1].lowerBound
      let body =
        index + 1 < table.count ? table.lines[index + 1].lowerBound : text.content.upperBound
      return (start..<max(start, line.lowerBound), body)
    }
    diagnostics.append(
      .unclosedFrontMatter(
        at: Span(source: file, start: first.lowerBound, end: first.upperBound)))
    return nil
  }

  private static func isDashes(_ bytes: [UInt8], _ line: Range<Int>, _ mark: StaticString) -> Bool {
    let trimmed = bytes.trimming(line)
    return trimmed.count == 3 && trimmed.lowerBound == line.lowerBound
      && bytes.hasPrefix(mark, at: line.lowerBound, before: line.upperBound)
  }

  static func parse(
    _ text: MarkdownText, _ range: Range<Int>, file: SourceID, diagnostics: inout [Diagnostic]
  ) -> FrontMatter {
    var result = FrontMatter()
    var reader = YAMLReader(
      text.clean, range, file: file, keys: keys, what: "the front matter of a lesson")
    for entry in reader.entries() {
      switch entry.name {
      case "title": result.title = reader.text(entry)
      case "summary": result.summary = reader.text(entry)?.value
      case "objectives": result.objectives = reader.texts(entry).map(\.value)
      case "buildsOn": result.buildsOn = reader.texts(entry)
      default: preconditionFailure("each key of `keys` has a case")
      }
    }
    diagnostics += reader.diagnostics
    result.isBroken = reader.diagnostics.contains { $0.severity == .error }
    return result
  }
}
