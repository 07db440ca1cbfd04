import CCMarkGFM
import Diagnostics

/// Paragraphs, and what is written as one: formulas, figures, captions and alerts.
extension DocumentBuilder {
  func appendParagraph(_ node: MarkdownNode, to result: inout [Block]) {
    var frame = frame(of: node)
    appendParagraph(inlines(node, &frame, depth: 1), blockSpan(node), to: &result)
  }

  private func appendParagraph(_ inlines: [Inline], _ span: Span, to result: inout [Block]) {
    guard let first = inlines.first else { return }
    switch first {
    case .math(let math) where math.isDisplay:
      var rest = Array(inlines.dropFirst())
      let id = takeTrailingID(&rest)
      guard rest.isEmpty else { break }
      result.append(.math(numbered(math.latex, math.latexSpan, id, span)))
      return
    case .image(var image):
      var rest = Array(inlines.dropFirst())
      guard let id = takeTrailingID(&rest), rest.isEmpty else { break }
      image.id = blockID(id, allowed: .figure)
      image.number = image.id.flatMap { define($0, at: id.span, title: image.content) }
      result.append(.figure(image))
      return
    case .text(let text, let textSpan) where text.hasPrefix(": "):
      guard case .table(var table)? = result.last, table.caption.isEmpty else { break }
      var caption = inlines
      caption[0] = .text(
        String(text.dropFirst(2)),
        span: self.span(Int(textSpan.start) + 2..<max(Int(textSpan.start) + 2, Int(textSpan.end))))
      let id = takeTrailingID(&caption)
      table.caption = caption
      table.id = id.flatMap { blockID($0, allowed: .table) }
      if let id, let name = table.id { table.number = define(name, at: id.span, title: caption) }
      result[result.count - 1] = .table(table)
      return
    default: break
    }
    result.append(.paragraph(Paragraph(content: inlines, span: span)))
  }

  /// Returns the id if its prefix is the one for `kind`.
  private func blockID(_ given: (id: String, span: Span), allowed kind: LabelKind) -> String? {
    if LabelKind(id: given.id) == kind { return given.id }
    report(.badID(given.id, "it has to start with `\(kind.rawValue)-`", at: given.span))
    return nil
  }

  private func numbered(
    _ latex: String, _ latexSpan: Span, _ given: (id: String, span: Span)?, _ span: Span
  ) -> DisplayMath {
    var math = DisplayMath(latex: latex, latexSpan: latexSpan, id: nil, number: nil, span: span)
    if let given {
      math.id = blockID(given, allowed: .equation)
      math.number = math.id.flatMap { define($0, at: given.span, title: []) }
    }
    return math
  }

  /// Removes `{#id}` from the end of `inlines`.
  func takeTrailingID(_ inlines: inout [Inline]) -> (id: String, span: Span)? {
    guard case .text(let words, let wordsSpan)? = inlines.last else { return nil }
    let bytes = Array(words.utf8)
    let end = bytes.trimming(0..<bytes.count).upperBound
    guard end > 0, bytes[end - 1] == UInt8(ascii: "}"),
      let open = bytes[..<end].lastIndex(of: UInt8(ascii: "{")),
      bytes.hasPrefix("{#", at: open, before: end)
    else { return nil }
    let id = bytes.text(open + 2..<end - 1)
    guard idIsWellFormed(id) else { return nil }
    let start = max(Int(wordsSpan.end) - (bytes.count - open), Int(wordsSpan.start))
    let idSpan = span(start..<start + end - open)
    inlines.removeLast()
    var keep = open
    while keep > 0, bytes[keep - 1].isBlank { keep -= 1 }
    if keep > 0 {
      let before = span(Int(wordsSpan.start)..<max(Int(wordsSpan.start), start - (open - keep)))
      inlines.append(.text(bytes.text(0..<keep), span: before))
    }
    return (id, idSpan)
  }

  /// A formula that stands on lines of its own.
  func displayMath(_ node: MarkdownNode) -> Block {
    let range = blockRange(node)
    let open = range.lowerBound + 2
    let blockSpan = span(range)
    let literal = Array(node.literal.utf8)
    guard
      let close = text.markdown.nextDoubleDollar(
        in: min(open, range.upperBound)..<range.upperBound),
      let end = literal.nextDoubleDollar(in: min(2, literal.count)..<literal.count)
    else {
      report(.unclosedMath(at: span(range.lowerBound..<min(open, range.upperBound))))
      let latex = literal.text(literal.trimming(min(2, literal.count)..<literal.count))
      return .math(
        numbered(latex, span(min(open, range.upperBound)..<range.upperBound), nil, blockSpan))
    }
    let rest = text.clean.trimming(close + 2..<range.upperBound)
    var given: (id: String, span: Span)?
    if !rest.isEmpty {
      let words = text.clean.text(rest)
      if words.hasPrefix("{#"), words.hasSuffix("}"),
        idIsWellFormed(String(words.dropFirst(2).dropLast()))
      {
        given = (String(words.dropFirst(2).dropLast()), span(rest))
      } else {
        report(.textAfterMath(at: span(rest)))
      }
    }
    let latex = literal.text(literal.trimming(2..<end))
    return .math(numbered(latex, span(text.clean.trimming(open..<close)), given, blockSpan))
  }

  /// A quotation, or an alert if it starts with `[!KIND]`.
  func quote(_ node: MarkdownNode, _ depth: Int) -> Block {
    let children = node.children
    guard let first = children.first, first.type == CMARK_NODE_PARAGRAPH,
      depth < MarkdownText.depthLimit
    else {
      return .quote(Quote(children: blocks(children, depth: depth + 1), span: blockSpan(node)))
    }
    var frame = frame(of: first)
    let content = inlines(first, &frame, depth: 1)
    let paragraphSpan = blockSpan(first)
    var result: [Block] = []
    guard let marker = alertMarker(content) else {
      appendParagraph(content, paragraphSpan, to: &result)
      result += blocks(Array(children.dropFirst()), depth: depth + 1)
      return .quote(Quote(children: result, span: blockSpan(node)))
    }
    var title: [Inline] = []
    var body: [Inline] = []
    if let lineEnd = content.firstIndex(where: \.isBreak) {
      title = Array(content[..<lineEnd])
      body = Array(content[(lineEnd + 1)...])
    } else {
      title = content
    }
    title.removeFirst()
    if !marker.rest.isEmpty { title.insert(.text(marker.rest, span: marker.restSpan), at: 0) }
    let bodySpan = body.first.map { $0.span.joined(to: paragraphSpan) } ?? paragraphSpan
    appendParagraph(body, bodySpan, to: &result)
    result += blocks(Array(children.dropFirst()), depth: depth + 1)
    guard let kind = marker.kind else {
      return .quote(Quote(children: result, span: blockSpan(node)))
    }
    return .alert(Alert(kind: kind, title: title, children: result, span: blockSpan(node)))
  }

  /// Reads `[!KIND] words` at the start of a quotation; an unknown kind is reported and is nil.
  private func alertMarker(
    _ content: [Inline]
  ) -> (kind: Alert.Kind?, rest: String, restSpan: Span)? {
    guard case .text(let words, let wordsSpan)? = content.first, words.hasPrefix("[!"),
      text.clean[Int(wordsSpan.start)] == UInt8(ascii: "["),
      wordsSpan.start == 0 || text.clean[Int(wordsSpan.start) - 1] != UInt8(ascii: "\\"),
      let close = words.firstIndex(of: "]")
    else { return nil }
    let name = String(words[words.index(words.startIndex, offsetBy: 2)..<close])
    guard !name.isEmpty, name.utf8.allSatisfy(\.isLetter) else { return nil }
    let bytes = Array(words.utf8)
    let rest = bytes.trimming(name.utf8.count + 3..<bytes.count)
    let kind = Alert.Kind(rawValue: name.lowercased())
    let start = Int(wordsSpan.start)
    if kind == nil {
      let kinds = Alert.Kind.allCases.map { $0.rawValue.uppercased() }
      report(
        .unknownAlert(
          name, nearest: Spelling.nearest(to: name, among: kinds),
          at: span(start..<start + name.utf8.count + 3)
        ))
    }
    // A space before further inlines belongs to the text.
    let kept =
      rest.lowerBound..<(content.count > 1 && !content[1].isBreak ? bytes.count : rest.upperBound)
    let restStart = start + rest.lowerBound
    return (
      kind, kept.isEmpty || rest.isEmpty ? "" : bytes.text(kept),
      span(restStart..<max(restStart, Int(wordsSpan.end)))
    )
  }
}

extension Inline {
  var isBreak: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}
