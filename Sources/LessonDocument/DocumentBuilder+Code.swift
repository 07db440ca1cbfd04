import CCMarkGFM
import Diagnostics

/// Code blocks and their attributes.
extension DocumentBuilder {
  /// Adds a text of lines that stand in the file where they say.
  func addSource(_ pieces: [(bytes: ArraySlice<UInt8>, offset: Int)], endsLine: Bool)
    -> (id: SourceID, text: SourceText)
  {
    var bytes: [UInt8] = []
    var origins: [SourceText.LineOrigin] = []
    for (index, piece) in pieces.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\n")) }
      bytes += piece.bytes
      let place = fileText.location(at: piece.offset)
      origins.append(SourceText.LineOrigin(line: place.line, column: place.column - 1))
    }
    if endsLine, !pieces.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    if origins.isEmpty { origins.append(SourceText.LineOrigin(line: 1, column: 0)) }
    let result = SourceText(name: fileText.name, utf8: bytes, origins: origins)
    return (sources.add(result), result)
  }

  /// The lines of a block's code: the ends of the file's lines from `firstLine` on.
  private func codeLines(
    _ literal: String, from firstLine: Int
  ) -> [(bytes: ArraySlice<UInt8>, offset: Int)] {
    let bytes = Array(literal.utf8)
    let table = LineTable(bytes, in: 0..<bytes.count)
    // The literal ends with a line break, behind which the table counts an empty line.
    return table.lines.dropLast().enumerated().map { index, line in
      let whole = lines[firstLine + index]
      let start = whole.upperBound - line.count
      if start >= whole.lowerBound, text.fed[start..<whole.upperBound].elementsEqual(bytes[line]) {
        return (text.clean[start..<whole.upperBound], start)
      }
      // A tab was split: cmark replaced the rest of it by spaces.
      return (bytes[line], max(start, whole.lowerBound))
    }
  }

  func code(_ node: MarkdownNode) -> Block {
    let range = blockRange(node)
    codeRanges.append(range)
    guard node.isFenced else {
      return .listing(
        Listing(
          language: nil, code: node.literal, attributes: BlockAttributes(isStatic: true),
          number: nil, span: span(range)))
    }
    let fenceLine = lines[node.startLine]
    let fenceByte = range.lowerBound < text.clean.count ? text.clean[range.lowerBound] : 0
    var infoStart = range.lowerBound
    while infoStart < fenceLine.upperBound, text.clean[infoStart] == fenceByte { infoStart += 1 }
    let fence = text.clean.text(range.lowerBound..<infoStart)
    let info = text.clean.trimming(infoStart..<fenceLine.upperBound)
    var found: [Diagnostic] = []
    let result = AttributeParser.parse(text.clean, info, file: file, diagnostics: &found)
    let language = text.clean.text(result.language)
    let isSwift = language.lowercased() == "swift"
    let startsWithBraces = language.isEmpty && !info.isEmpty
    if isSwift || startsWithBraces || text.clean[info].contains(UInt8(ascii: "{")) {
      diagnostics += found
    }
    if fenceByte == UInt8(ascii: "`"), let tick = text.clean[info].firstIndex(of: fenceByte) {
      report(.backtickInFence(at: span(tick..<tick + 1)))
    }
    let code = codeLines(node.literal, from: node.startLine + 1)
    if !isClosed(node, fence: fence, codeLineCount: code.count) {
      report(.unclosedCodeBlock(fence: fence, at: span(range.lowerBound..<infoStart)))
    }
    var attributes = result.attributes
    guard isSwift, !attributes.isStatic else {
      let number = number(result, &attributes)
      let joined = code.map { String(decoding: $0.bytes, as: UTF8.self) + "\n" }.joined()
      return .listing(
        Listing(
          language: language.isEmpty ? nil : language, code: joined, attributes: attributes,
          number: number, span: span(range)))
    }
    let source = addSource(code, endsLine: true)
    var block = CodeBlock(
      index: blockCount, source: source.id, text: source.text, attributes: attributes, number: nil,
      language: language, infoSpan: span(info), span: span(range))
    blockCount += 1
    // The values in the caption may need what the block declares.
    let position = executionOrder.count
    executionOrder.append(.block(block))
    block.number = number(result, &attributes)
    block.attributes = attributes
    executionOrder[position] = .block(block)
    return .executable(block)
  }

  /// Parses the caption and defines the label; returns the label's number.
  private func number(
    _ result: AttributeParser.Result, _ attributes: inout BlockAttributes
  ) -> Int? {
    if let caption = result.caption { attributes.caption = inlines(inQuotes: caption) }
    guard let id = attributes.id, let span = result.idSpan else { return nil }
    return define(id, at: span, title: attributes.caption)
  }

  private func isClosed(_ node: MarkdownNode, fence: String, codeLineCount: Int) -> Bool {
    let number = node.startLine + codeLineCount + 1
    guard number <= lines.count else { return false }
    var range = text.clean.trimming(lines[number])
    while let first = range.first, text.clean[first] == UInt8(ascii: ">") {
      range = text.clean.trimming(first + 1..<range.upperBound)
    }
    return range.count >= fence.utf8.count
      && text.clean[range].allSatisfy { $0 == fence.utf8.first }
  }
}
