import CCMarkGFM
import Diagnostics

/// Inline nodes, each found where the one before it ended.
extension DocumentBuilder {
  func inlines(_ parent: MarkdownNode, _ frame: inout InlineFrame, depth: Int) -> [Inline] {
    guard depth <= MarkdownText.depthLimit else {
      reportDepth(at: span(frame.cursor..<frame.cursor))
      return []
    }
    var result: [Inline] = []
    var run = TextRun()
    for node in parent.children {
      if node.type == CMARK_NODE_TEXT {
        append(node.literal, to: &run, &frame)
        continue
      }
      emit(&run, frame, to: &result)
      if let inline = inline(node, &frame, depth) { result.append(inline) }
    }
    emit(&run, frame, to: &result)
    return result
  }

  /// Parses the Markdown of a quoted attribute or a YAML value in `range`.
  func inlines(inQuotes range: Range<Int>, isQuoted: Bool = true) -> [Inline] {
    // As a heading, the text cannot turn into a list or a quotation.
    var bytes = Array("# ".utf8)
    bytes += text.clean[range].map { $0.isLineBreak ? UInt8(ascii: " ") : $0 }
    bytes.append(UInt8(ascii: "\n"))
    let tree = MarkdownTree(bytes, in: 0..<bytes.count, footnotes: false)
    guard let heading = tree.root.firstChild else { return [] }
    var frame = InlineFrame(lines: [range])
    frame.cursor = skipBlanks(frame.cursor, frame.end)
    frame.isQuoted = isQuoted
    return inlines(heading, &frame, depth: 1)
  }

  private func inline(_ node: MarkdownNode, _ frame: inout InlineFrame, _ depth: Int) -> Inline? {
    switch node.type {
    case CMARK_NODE_SOFTBREAK: return .softBreak(span(frame.passLineBreak()))
    case CMARK_NODE_LINEBREAK: return .lineBreak(span(frame.passLineBreak()))
    case CMARK_NODE_CODE: return code(node, &frame)
    case CMARK_NODE_HTML_INLINE: return html(node, &frame)
    case CMARK_NODE_CUSTOM_INLINE: return math(node, &frame)
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: return link(node, &frame, depth)
    case CMARK_NODE_FOOTNOTE_REFERENCE: return footnoteReference(node, &frame)
    case CMARK_NODE_EMPH:
      let (children, span) = enclosed(node, 1, &frame, depth) { "*_".utf8.contains($0) }
      return .emphasis(children, span: span)
    case CMARK_NODE_STRONG:
      let (children, span) = enclosed(node, 2, &frame, depth) { "*_".utf8.contains($0) }
      return .strong(children, span: span)
    default:
      let (children, span) = enclosed(node, 2, &frame, depth) { $0 == UInt8(ascii: "~") }
      return .strikethrough(children, span: span)
    }
  }

  private func enclosed(
    _ node: MarkdownNode, _ width: Int, _ frame: inout InlineFrame, _ depth: Int,
    _ isDelimiter: (UInt8) -> Bool
  ) -> ([Inline], Span) {
    let start = find(frame, isDelimiter)
    frame.cursor = min(start + width, frame.end)
    let children = inlines(node, &frame, depth: depth + 1)
    frame.cursor = min(find(frame, isDelimiter) + width, frame.end)
    return (children, span(start..<max(start, frame.cursor)))
  }

  /// Returns the first place from the cursor on whose byte fits, else the cursor.
  func find(_ frame: InlineFrame, _ fits: (UInt8) -> Bool) -> Int {
    var position = frame.cursor
    while position < frame.end, searchBudget > 0 {
      if fits(text.markdown[position]) { return position }
      position += 1
      searchBudget -= 1
    }
    return frame.cursor
  }

  private func append(_ literal: String, to run: inout TextRun, _ frame: inout InlineFrame) {
    let bytes = Array(literal.utf8)
    guard !bytes.isEmpty else { return }
    var start = frame.cursor
    while start < frame.end {
      if run.append(bytes, at: start, in: text.markdown, before: frame.end) {
        frame.cursor = run.end
        return
      }
      guard searchBudget > 0 else { break }
      searchBudget -= 1
      start += 1
    }
    run.append(bytes, near: frame.cursor)
  }

  private func code(_ node: MarkdownNode, _ frame: inout InlineFrame) -> Inline {
    let tick = UInt8(ascii: "`")
    let start = find(frame) { $0 == tick }
    var open = start
    while open < frame.end, text.markdown[open] == tick { open += 1 }
    var close = open
    var run = 0
    var position = open
    var end = frame.end
    while position <= frame.end {
      if position < frame.end, text.markdown[position] == tick {
        run += 1
      } else if run > 0 {
        if run == open - start {
          close = position - run
          end = position
          break
        }
        run = 0
      }
      position += 1
    }
    if close == open { end = max(open, min(end, frame.end)) }
    frame.cursor = end
    let whole = span(start..<max(start, end))
    let literal = node.literal
    wordCount += words(in: literal)
    let content = text.clean.trimming(open..<max(open, close))
    guard text.clean.hasPrefix("{swift}", at: content.lowerBound, before: content.upperBound) else {
      return .code(literal, span: whole)
    }
    let expression = text.clean.trimming(content.lowerBound + 7..<content.upperBound)
    guard !expression.isEmpty else {
      report(.emptyInlineCode(at: whole))
      return .code(literal, span: whole)
    }
    let pieces = frame.pieces(of: expression).map { piece in
      (bytes: unescaped(text.clean[piece], frame), offset: piece.lowerBound)
    }
    let source = addSource(pieces, endsLine: false)
    let code = InlineCode(index: inlineCount, source: source.id, text: source.text, span: whole)
    inlineCount += 1
    executionOrder.append(.inline(code))
    return .executable(code)
  }

  /// Drops the backslashes that a table cell or a quoted attribute asks for.
  private func unescaped(_ bytes: ArraySlice<UInt8>, _ frame: InlineFrame) -> ArraySlice<UInt8> {
    let backslash = UInt8(ascii: "\\")
    guard frame.isTableCell || frame.isQuoted, bytes.contains(backslash) else { return bytes }
    var result: ArraySlice<UInt8> = []
    for index in bytes.indices {
      if bytes[index] == backslash, index + 1 < bytes.endIndex {
        let next = bytes[index + 1]
        if frame.isTableCell, next == UInt8(ascii: "|") { continue }
        if frame.isQuoted, next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") { continue }
      }
      result.append(bytes[index])
    }
    return result
  }

  private func html(_ node: MarkdownNode, _ frame: inout InlineFrame) -> Inline? {
    let literal = node.literal
    let start = find(frame) { $0 == UInt8(ascii: "<") }
    let end = min(start + literal.utf8.count, frame.end)
    frame.cursor = end
    return literal.hasPrefix("<!--") ? nil : .html(literal, span: span(start..<max(start, end)))
  }

  private func math(_ node: MarkdownNode, _ frame: inout InlineFrame) -> Inline {
    let dollar = UInt8(ascii: "$")
    let isDisplay = node.onEnter == "$$"
    let width = isDisplay ? 2 : 1
    let start = find(frame) { $0 == dollar }
    let open = min(start + width, frame.end)
    var close = open
    if isDisplay {
      close = text.markdown.nextDoubleDollar(in: open..<frame.end) ?? frame.end
    } else {
      while close < frame.end, text.markdown[close] != dollar {
        close += text.markdown[close] == UInt8(ascii: "\\") ? 2 : 1
      }
      close = min(close, frame.end)
    }
    frame.cursor = min(close + width, frame.end)
    wordCount += 1
    let latex = Array(node.onExit.utf8)
    return .math(
      InlineMath(
        latex: latex.text(latex.trimming(0..<latex.count)), isDisplay: isDisplay,
        latexSpan: span(text.clean.trimming(open..<max(open, close))),
        span: span(start..<max(start, frame.cursor))))
  }

  /// Ends a run of text: cross references become nodes of their own.
  private func emit(_ run: inout TextRun, _ frame: InlineFrame, to result: inout [Inline]) {
    guard !run.bytes.isEmpty else { return }
    defer { run = TextRun() }
    wordCount += words(in: String(decoding: run.bytes, as: UTF8.self))
    var start = 0
    var position = 0
    while position < run.bytes.count {
      switch run.bytes[position] {
      case UInt8(ascii: "@") where !frame.isInLink:
        if let end = crossReferenceEnd(run, position) {
          if start < position { result.append(text(run, start..<position)) }
          result.append(crossReference(run, position..<end))
          start = end
          position = end
          continue
        }
      case UInt8(ascii: "["): noteFootnoteReference(run, position)
      default: break
      }
      position += 1
    }
    if start < run.bytes.count { result.append(text(run, start..<run.bytes.count)) }
  }

  private func place(_ run: TextRun, _ range: Range<Int>) -> Span {
    let end = range.upperBound < run.offsets.count ? run.offsets[range.upperBound] : run.end
    let start = run.offsets[range.lowerBound]
    return span(start..<max(start, end))
  }

  private func text(_ run: TextRun, _ range: Range<Int>) -> Inline {
    .text(run.bytes.text(range), span: place(run, range))
  }

  private func crossReference(_ run: TextRun, _ range: Range<Int>) -> Inline {
    let id = run.bytes.text(range.lowerBound + 1..<range.upperBound)
    let span = place(run, range)
    guard let kind = LabelKind(id: id) else { return text(run, range) }
    references.append(Reference(kind: .label(id), span: span))
    return .crossReference(CrossReference(id: id, kind: kind, span: span))
  }

  /// The end of a reference that starts with the `@` at `start`; nil if it is an address or escaped.
  private func crossReferenceEnd(_ run: TextRun, _ start: Int) -> Int? {
    if start > 0, run.bytes[start - 1].isIDContinuation || run.bytes[start - 1] >= 0x80 {
      return nil
    }
    guard isWrittenPlainly(run, start) else { return nil }
    var end = start + 1
    while end < run.bytes.count, run.bytes[end].isIDContinuation { end += 1 }
    while end > start + 1, !run.bytes[end - 1].isLetter, !run.bytes[end - 1].isDigit { end -= 1 }
    return LabelKind(id: run.bytes.text(start + 1..<end)) == nil ? nil : end
  }

  /// Whether the byte stands in the file as it is, and not behind a backslash.
  private func isWrittenPlainly(_ run: TextRun, _ index: Int) -> Bool {
    let offset = run.offsets[index]
    guard offset < text.clean.count, text.clean[offset] == run.bytes[index] else { return false }
    return offset == 0 || text.clean[offset - 1] != UInt8(ascii: "\\")
  }

  /// cmark leaves a reference to a footnote that does not exist as text.
  private func noteFootnoteReference(_ run: TextRun, _ start: Int) {
    guard run.bytes.hasPrefix("[^", at: start, before: run.bytes.count),
      isWrittenPlainly(run, start)
    else { return }
    var end = start + 2
    while end < min(run.bytes.count, start + 100), run.bytes[end] != UInt8(ascii: "]") {
      if run.bytes[end].isBlank || run.bytes[end] == UInt8(ascii: "[") { return }
      end += 1
    }
    guard end < run.bytes.count, run.bytes[end] == UInt8(ascii: "]"), end > start + 2 else {
      return
    }
    footnoteReferences.append((run.bytes.text(start + 2..<end), place(run, start..<end + 1)))
  }

  private func words(in text: String) -> Int {
    var count = 0
    var isInside = false
    for byte in text.utf8 {
      let isPart = byte.isLetter || byte.isDigit || byte >= 0x80
      if isPart, !isInside { count += 1 }
      isInside = isPart || isInside && (byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-"))
    }
    return count
  }
}
