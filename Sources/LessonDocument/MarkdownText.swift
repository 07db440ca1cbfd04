import Diagnostics

/// The bytes of a lesson, made fit for cmark without moving any byte, so that every place that
/// cmark reports is a place of the file.
struct MarkdownText {
  /// The file with bytes that are not text replaced by `?`.
  private(set) var clean: [UInt8]
  /// What cmark reads: `clean` with what would exhaust it, or what it cannot know, blanked out.
  private(set) var fed: [UInt8]
  /// `fed` with the backticks of fence lines, where captions are read.
  private(set) var markdown: [UInt8]
  /// The text behind a byte-order mark.
  let content: Range<Int>

  /// A line may open at most this many quotations and lists.
  static let depthLimit = 100
  static let columnLimit = 100
  static let cellLimit = 100_000

  init(_ bytes: [UInt8], file: SourceID, diagnostics: inout [Diagnostic]) {
    clean = bytes
    if let bad = clean.replaceInvalidUTF8() {
      diagnostics.append(.invalidUTF8(bytes[bad], at: Span(source: file, start: bad, end: bad + 1)))
    }
    if let first = clean.firstIndex(of: 0) {
      diagnostics.append(.zeroByte(at: Span(source: file, start: first, end: first + 1)))
      for index in clean.indices where clean[index] == 0 { clean[index] = UInt8(ascii: "?") }
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    content = (hasMark ? 3 : 0)..<bytes.count
    fed = clean
    markdown = clean
  }

  /// Blanks out what cmark would take too long over, and lets fence lines carry backticks.
  mutating func prepare(_ lines: LineTable, file: SourceID, diagnostics: inout [Diagnostic]) {
    var reported = false
    for (index, line) in lines.lines.enumerated() {
      if opensTooMuch(line) {
        for position in line { blank(position, with: UInt8(ascii: " ")) }
        if !reported {
          reported = true
          let end = min(line.upperBound, line.lowerBound + 1)
          diagnostics.append(
            .nestingTooDeep(at: Span(source: file, start: line.lowerBound, end: end)))
        }
      } else if let columns = delimiterRowColumns(line) {
        var rows = 1
        while columns * rows <= MarkdownText.cellLimit, index + rows < lines.count,
          !clean.trimming(lines.lines[index + rows]).isEmpty
        {
          rows += 1
        }
        if columns > MarkdownText.columnLimit || columns * rows > MarkdownText.cellLimit {
          for position in line where fed[position] == UInt8(ascii: "-") {
            blank(position, with: UInt8(ascii: "x"))
          }
          diagnostics.append(
            .tableTooLarge(
              at: Span(source: file, start: line.lowerBound, end: line.upperBound)))
        }
      } else {
        hideBackticks(inFence: line)
      }
    }
  }

  private mutating func blank(_ position: Int, with byte: UInt8) {
    fed[position] = byte
    markdown[position] = byte
  }

  private func opensTooMuch(_ line: Range<Int>) -> Bool {
    guard line.count > MarkdownText.depthLimit else { return false }
    var markers = 0
    var position = line.lowerBound
    while position < line.upperBound {
      let byte = clean[position]
      switch byte {
      case UInt8(ascii: ">"): markers += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard position + 1 < line.upperBound, clean[position + 1].isSpaceOrTab else {
          return markers > MarkdownText.depthLimit
        }
        markers += 1
      case UInt8(ascii: "."), UInt8(ascii: ")"): markers += 1
      default:
        guard byte.isSpaceOrTab || byte.isDigit else { return markers > MarkdownText.depthLimit }
      }
      position += 1
    }
    return markers > MarkdownText.depthLimit
  }

  /// The number of columns when the line could be the row of dashes below a table's header.
  private func delimiterRowColumns(_ line: Range<Int>) -> Int? {
    var pipes = 0
    var hasDash = false
    for position in line {
      switch clean[position] {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): continue
      default: return nil
      }
    }
    return hasDash && pipes > 0 ? pipes + 1 : nil
  }

  /// CommonMark forbids backticks behind a fence of backticks, but a caption may hold inline code.
  private mutating func hideBackticks(inFence line: Range<Int>) {
    let tick = UInt8(ascii: "`")
    var position = line.lowerBound
    while position < line.upperBound, clean[position] != tick {
      let byte = clean[position]
      guard byte.isSpaceOrTab || byte.isDigit || ">-+*.)".utf8.contains(byte) else { return }
      position += 1
    }
    let start = position
    while position < line.upperBound, clean[position] == tick { position += 1 }
    guard position - start >= 3 else { return }
    let info = position..<line.upperBound
    guard clean.hasPrefix("swift", at: position, before: line.upperBound),
      clean[info].contains(UInt8(ascii: "{")), clean[info].contains(tick)
    else { return }
    var run = 0
    for place in info {
      run = clean[place] == tick ? run + 1 : 0
      if run == 3 { return }
    }
    for place in info where clean[place] == tick { fed[place] = UInt8(ascii: "'") }
  }
}

extension Array where Element == UInt8 {
  /// Replaces each byte that is not part of well-formed UTF-8 by `?`; returns the first such place.
  mutating func replaceInvalidUTF8() -> Int? {
    var first: Int?
    var index = 0
    while index < count {
      let length = wellFormedLength(at: index)
      if length == 0 {
        if first == nil { first = index }
        self[index] = UInt8(ascii: "?")
        index += 1
      } else {
        index += length
      }
    }
    return first
  }

  /// The length of the scalar at `index` after the Unicode standard's table 3-7, 0 if ill-formed.
  private func wellFormedLength(at index: Int) -> Int {
    let lead = self[index]
    if lead < 0x80 { return 1 }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= count, second.contains(self[index + 1]) else { return 0 }
    for offset in 2..<Swift.max(length, 2) where self[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
