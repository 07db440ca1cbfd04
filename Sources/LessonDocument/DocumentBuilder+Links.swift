import CCMarkGFM
import Diagnostics

/// Links and images: where they stand and where they lead.
extension DocumentBuilder {
  func link(_ node: MarkdownNode, _ frame: inout InlineFrame, _ depth: Int) -> Inline {
    let isImage = node.type == CMARK_NODE_IMAGE
    let start = linkStart(node, frame)
    var isBare = true
    if let start {
      isBare = false
      frame.cursor = min(start + (isImage ? 2 : 1), frame.end)
    }
    let first = start ?? frame.cursor
    let wasInLink = frame.isInLink
    frame.isInLink = true
    let content = inlines(node, &frame, depth: depth + 1)
    frame.isInLink = wasInLink
    let begin = isBare ? content.first.map { Int($0.span.start) } ?? first : first
    if !isBare { frame.cursor = linkEnd(frame) }
    let whole = span(begin..<max(begin, frame.cursor))
    let target = resolve(node.url, isImage: isImage, at: whole)
    let title = node.linkTitle.isEmpty ? nil : node.linkTitle
    if !isImage {
      references.append(Reference(kind: .link(target), span: whole))
      return .link(Link(target: target, title: title, content: content, span: whole))
    }
    let alt = content.plainText
    if Array(alt.utf8).allSatisfy(\.isBlank) { report(.missingAlt(at: whole)) }
    references.append(Reference(kind: .image(target), span: whole))
    return .image(
      Image(
        target: target, alt: alt, title: title, content: content, id: nil, number: nil, span: whole)
    )
  }

  /// The place of `[`, `![` or `<`; nil for an address that stands without any of them.
  private func linkStart(_ node: MarkdownNode, _ frame: InlineFrame) -> Int? {
    if node.type == CMARK_NODE_IMAGE { return find(frame) { $0 == UInt8(ascii: "!") } }
    let bracket = UInt8(ascii: "[")
    let angle = UInt8(ascii: "<")
    if frame.cursor < frame.end {
      let byte = text.markdown[frame.cursor]
      if byte == bracket || byte == angle { return frame.cursor }
    }
    if let child = node.firstChild, child.type == CMARK_NODE_TEXT {
      var run = TextRun()
      let literal = Array(child.literal.utf8)
      if run.append(literal, at: frame.cursor, in: text.markdown, before: frame.end) { return nil }
    }
    let place = find(frame) { $0 == bracket || $0 == angle }
    guard place < frame.end, text.markdown[place] == bracket || text.markdown[place] == angle else {
      return nil
    }
    return place
  }

  /// The end of a link whose text ends at the cursor.
  private func linkEnd(_ frame: InlineFrame) -> Int {
    let bytes = text.markdown
    var position = find(frame) { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: ">") }
    position += 1
    guard position < frame.end, bytes[position - 1] == UInt8(ascii: "]") else {
      return min(position, frame.end)
    }
    let open = bytes[position]
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "[") else { return position }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var depth = 0
    var quote: UInt8?
    var place = position
    while place < frame.end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
        bytes[place - 1].isBlank
      {
        quote = byte
      } else if byte == UInt8(ascii: "<"), place == position + 1 {
        quote = UInt8(ascii: ">")
      } else if byte == open {
        depth += 1
      } else if byte == close {
        depth -= 1
        if depth == 0 { return place + 1 }
      }
      place += 1
    }
    return position
  }

  private func resolve(_ url: String, isImage: Bool, at span: Span) -> Link.Target {
    let bytes = Array(url.utf8)
    if bytes.isEmpty {
      report(.emptyLink(at: span))
      return .broken(url)
    }
    if let scheme = scheme(of: bytes) {
      let allowed = isImage ? ["http", "https"] : ["http", "https", "mailto"]
      if allowed.contains(scheme) { return .external(url) }
      report(.unsafeLink(scheme + ":", at: span))
      return .broken(url)
    }
    if bytes[0] == UInt8(ascii: "/") || bytes[0] == UInt8(ascii: "\\") {
      report(.absoluteLink(at: span))
      return .broken(url)
    }
    let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
    let anchor = hash.map { percentDecoded(bytes[($0 + 1)...]) }
    let pathEnd = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
    let path = percentDecoded(bytes[..<min(pathEnd, hash ?? bytes.count)])
    if path.isEmpty {
      if let anchor, !anchor.isEmpty, !isImage { return .anchor(anchor) }
      report(.emptyLink(at: span))
      return .broken(url)
    }
    guard let parts = normalized(path) else {
      report(.outsideCourse(path, at: span))
      return .broken(url)
    }
    let file = parts.joined(separator: "/")
    if !isImage, file.hasSuffix(".md"), parts.count == 1 {
      let name = LessonName(fileName: file)
      return .lesson(fileName: file, slug: name.slug, anchor: anchor)
    }
    return .file(file)
  }

  /// The lower-case scheme in front of the first colon.
  private func scheme(of bytes: [UInt8]) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, bytes[0].isLetter,
      bytes[..<colon].allSatisfy({ $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) })
    else { return nil }
    return bytes.text(0..<colon).lowercased()
  }

  /// The parts of a relative path without `.` and `..`; nil if it leaves the folder.
  private func normalized(_ path: String) -> [String]? {
    var parts: [String] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      if part == "." { continue }
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.isEmpty || path.utf8.contains(0) ? nil : parts
  }

  private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
