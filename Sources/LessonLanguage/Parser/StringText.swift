import Diagnostics

/// Resolves the escapes of a string literal and strips the indentation of several lines.
struct StringText {
  let bytes: [UInt8]
  let source: SourceID
  let pounds: Int
  /// The bytes between the quotation marks.
  let start: Int
  let end: Int
  private(set) var findings: [Report] = []
  private var buffer: [UInt8] = []

  init(bytes: [UInt8], source: SourceID, pounds: Int, start: Int, end: Int) {
    self.bytes = bytes
    self.source = source
    self.pounds = pounds
    self.start = start
    self.end = end
  }

  mutating func singleLine(_ pieces: [StringPiece]) -> [StringSegment] {
    var segments: [StringSegment] = []
    for piece in pieces {
      switch piece {
      case .value(let expression): segments.append(.interpolation(expression))
      case .text(let start, let end):
        var index = start
        while index < end {
          if isEscape(at: index, end) {
            index = appendEscape(at: index, end)
          } else {
            buffer.append(bytes[index])
            index += 1
          }
        }
        segments.append(.text(takeBuffer()))
      }
    }
    return segments.isEmpty ? [.text("")] : segments
  }

  mutating func multiline(_ pieces: [StringPiece]) -> [StringSegment] {
    guard let contentStart = lineBreakBehind(start) else {
      report(ParserDiagnostics.multilineStringOpening(at: place(start, start + 1)))
      return singleLine(pieces)
    }
    var closing = end
    while closing > start, bytes[closing - 1] == 0x20 || bytes[closing - 1] == 0x09 {
      closing -= 1
    }
    guard closing > start, isNewline(bytes[closing - 1]) else {
      report(ParserDiagnostics.multilineStringClosing(at: place(end, min(end + 3, bytes.count))))
      return singleLine(pieces)
    }
    let indentation = bytes[closing..<end]
    var contentEnd = closing - 1
    if contentEnd > start, bytes[contentEnd] == 0x0A, bytes[contentEnd - 1] == 0x0D {
      contentEnd -= 1
    }
    var segments: [StringSegment] = []
    for piece in pieces {
      switch piece {
      case .value(let expression): segments.append(.interpolation(expression))
      case .text(let from, let to):
        appendLines(
          from: max(from, contentStart), to: min(to, contentEnd), startsLine: from == start,
          indentation: indentation)
        if !buffer.isEmpty { segments.append(.text(takeBuffer())) }
      }
    }
    return segments.isEmpty ? [.text("")] : segments
  }

  private mutating func appendLines(
    from: Int, to: Int, startsLine: Bool, indentation: ArraySlice<UInt8>
  ) {
    guard from < to else { return }
    var index = from
    if startsLine { index = skipIndentation(at: index, to, indentation) }
    while index < to {
      if isNewline(bytes[index]) {
        buffer.append(0x0A)
        index = behindNewline(index)
        index = skipIndentation(at: index, to, indentation)
      } else if isEscape(at: index, to) {
        if let next = lineBreakBehind(index + 1 + pounds) {
          index = skipIndentation(at: min(next, to), to, indentation)
        } else {
          index = appendEscape(at: index, to)
        }
      } else {
        buffer.append(bytes[index])
        index += 1
      }
    }
  }

  /// Returns the index behind the indentation of a line; blank lines may have less of it.
  private mutating func skipIndentation(
    at index: Int, _ limit: Int, _ indentation: ArraySlice<UInt8>
  ) -> Int {
    var current = index
    for expected in indentation {
      if current < bytes.count, bytes[current] == expected {
        current += 1
        continue
      }
      var blank = current
      while blank < bytes.count, bytes[blank] == 0x20 || bytes[blank] == 0x09 { blank += 1 }
      if blank < bytes.count, !isNewline(bytes[blank]) {
        report(ParserDiagnostics.multilineStringIndentation(at: place(current, current + 1)))
      }
      return min(blank, max(limit, index))
    }
    return min(current, max(limit, index))
  }

  private func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func behindNewline(_ index: Int) -> Int {
    bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      ? index + 2 : index + 1
  }

  /// Returns the index behind the line break that follows `index` with at most blanks between.
  private func lineBreakBehind(_ index: Int) -> Int? {
    var current = index
    while current < bytes.count, bytes[current] == 0x20 || bytes[current] == 0x09 { current += 1 }
    guard current < bytes.count, isNewline(bytes[current]) else { return nil }
    return behindNewline(current)
  }

  // MARK: Escapes

  private func isEscape(at index: Int, _ limit: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "\\"), index + pounds < limit else { return false }
    for offset in 0..<pounds where bytes[index + 1 + offset] != UInt8(ascii: "#") { return false }
    return true
  }

  /// Appends what the escape sequence stands for and returns the index behind it.
  private mutating func appendEscape(at index: Int, _ limit: Int) -> Int {
    let selector = index + 1 + pounds
    guard selector < limit else { return limit }
    switch bytes[selector] {
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "0"): buffer.append(0x00)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): buffer.append(bytes[selector])
    case UInt8(ascii: "u"): return appendScalar(at: selector + 1, limit, escape: index)
    default:
      var end = selector + 1
      while end < limit, bytes[end] & 0xC0 == 0x80 { end += 1 }
      report(
        ParserDiagnostics.invalidEscape(
          String(decoding: bytes[index..<end], as: UTF8.self), at: place(index, end)))
      return end
    }
    return selector + 1
  }

  private mutating func appendScalar(at index: Int, _ limit: Int, escape: Int) -> Int {
    var current = index
    var value: UInt32 = 0
    var count = 0
    if current < limit, bytes[current] == UInt8(ascii: "{") {
      current += 1
      while current < limit, bytes[current].isHexDigit, count < 9 {
        let byte = bytes[current]
        let digit = byte <= UInt8(ascii: "9") ? byte & 0x0F : (byte & 0x0F) + 9
        value = value &* 16 &+ UInt32(digit)
        count += 1
        current += 1
      }
      if current < limit, bytes[current] == UInt8(ascii: "}"), count > 0, count < 9,
        let scalar = Unicode.Scalar(value)
      {
        buffer.append(contentsOf: String(Character(scalar)).utf8)
        return current + 1
      }
    }
    while current < limit, bytes[current] != UInt8(ascii: "}"), bytes[current] != 0x20 {
      current += 1
    }
    let end = current < limit && bytes[current] == UInt8(ascii: "}") ? current + 1 : current
    report(ParserDiagnostics.invalidUnicodeEscape(at: place(escape, end)))
    return end
  }

  private func place(_ start: Int, _ end: Int) -> Span {
    Span(source: source, start: start, end: end)
  }

  private mutating func report(_ finding: Report) {
    if findings.isEmpty { findings.append(finding) }
  }

  private mutating func takeBuffer() -> String {
    let text = String(decoding: buffer, as: UTF8.self)
    buffer.removeAll(keepingCapacity: true)
    return text
  }
}
