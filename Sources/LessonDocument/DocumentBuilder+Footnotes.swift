import CCMarkGFM
import Diagnostics

/// Footnotes: their names, which cmark drops, and the ones that do not meet.
extension DocumentBuilder {
  func footnoteReference(_ node: MarkdownNode, _ frame: inout InlineFrame) -> Inline {
    let start = find(frame) { $0 == UInt8(ascii: "[") }
    frame.cursor = start
    let end = min(find(frame) { $0 == UInt8(ascii: "]") } + 1, frame.end)
    frame.cursor = max(start, end)
    let number = Int(node.literal) ?? 0
    let occurrence = footnoteOccurrences[number, default: 0] + 1
    footnoteOccurrences[number] = occurrence
    let name = text.clean.text(min(start + 2, end)..<max(end - 1, min(start + 2, end)))
    return .footnoteReference(
      FootnoteReference(
        name: name, number: number, occurrence: occurrence,
        span: span(start..<max(start, frame.cursor))))
  }

  /// The name in `[^name]:` at the start of a line, behind quotation marks and indentation.
  func footnoteName(in line: Range<Int>) -> (name: String, range: Range<Int>)? {
    var start = skipBlanks(line.lowerBound, line.upperBound)
    while start < line.upperBound, text.markdown[start] == UInt8(ascii: ">") {
      start = skipBlanks(start + 1, line.upperBound)
    }
    guard text.markdown.hasPrefix("[^", at: start, before: line.upperBound),
      let close = text.markdown[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")),
      text.markdown.hasPrefix("]:", at: close, before: line.upperBound), close > start + 2
    else { return nil }
    return (text.clean.text(start + 2..<close), start..<close + 2)
  }

  func checkFootnotes() {
    var definitions: [(name: String, range: Range<Int>)] = []
    let code = codeRanges.sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    for line in lines.lines {
      guard let definition = footnoteName(in: line) else { continue }
      let place = definition.range.lowerBound
      while next < code.count, code[next].upperBound <= place { next += 1 }
      if next < code.count, code[next].contains(place) { continue }
      definitions.append(definition)
    }
    let names = definitions.map(\.name)
    for reference in footnoteReferences.prefix(100) {
      report(
        .unknownFootnote(
          reference.name, nearest: Spelling.nearest(to: reference.name, among: names),
          at: reference.span))
    }
    let used = Set(footnotes.map { $0.name.lowercased() })
    for definition in definitions where !used.contains(definition.name.lowercased()) {
      report(.unusedFootnote(definition.name, at: span(definition.range)))
    }
  }
}
