/// Follows a block's text through the file while its inline nodes are built.
///
/// cmark's columns of inline nodes go astray behind line breaks, escapes and link definitions, so
/// the frame finds each node itself: it begins where the one before it ended.
struct InlineFrame {
  /// The text of each line of the block, without quotation marks and indentation.
  let lines: [Range<Int>]
  /// Where the next node is expected.
  var cursor: Int
  /// The line at which the search for the cursor's line begins.
  private var lineIndex = 0
  /// A cell writes a pipe as `\|`, also in code.
  var isTableCell = false
  /// A quoted attribute writes a quotation mark as `\"`, also in code.
  var isQuoted = false
  var isInLink = false

  init(lines: [Range<Int>]) {
    self.lines = lines
    cursor = lines.first?.lowerBound ?? 0
  }

  var end: Int { lines.last?.upperBound ?? 0 }

  /// Moves behind the line break that follows the cursor; returns the range of the break.
  mutating func passLineBreak() -> Range<Int> {
    while lineIndex < lines.count, lines[lineIndex].upperBound < cursor { lineIndex += 1 }
    let start = cursor
    if lineIndex + 1 < lines.count {
      lineIndex += 1
      cursor = lines[lineIndex].lowerBound
    } else {
      cursor = end
    }
    return start..<max(start, cursor)
  }

  /// The parts of `range` that are text of the block; `range` must not lie before the cursor's line.
  func pieces(of range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for line in lines[min(lineIndex, lines.count)...] {
      if line.lowerBound >= range.upperBound { break }
      if line.upperBound >= range.lowerBound { result.append(line.clamped(to: range)) }
    }
    return result
  }
}

/// Adjacent text of a paragraph with the place of each of its bytes.
struct TextRun {
  var bytes: [UInt8] = []
  var offsets: [Int] = []
  var end = 0

  /// Appends `literal` if the Markdown at `start` of `source` reads so, escapes and entities included.
  mutating func append(_ literal: [UInt8], at start: Int, in source: [UInt8], before limit: Int)
    -> Bool
  {
    let count = bytes.count
    var position = start
    var index = 0
    while index < literal.count {
      guard position < limit else { break }
      let byte = source[position]
      if byte == UInt8(ascii: "\\"), position + 1 < limit, source[position + 1].isPunctuation,
        source[position + 1] == literal[index]
      {
        bytes.append(literal[index])
        offsets.append(position + 1)
        position += 2
        index += 1
      } else if byte == UInt8(ascii: "&"), let length = entityLength(source, position, limit),
        !literal[index...].starts(with: source[position..<position + length])
      {
        repeat {
          bytes.append(literal[index])
          offsets.append(position)
          index += 1
        } while index < literal.count && literal[index] & 0xC0 == 0x80
        position += length
      } else if byte == literal[index] {
        bytes.append(byte)
        offsets.append(position)
        position += 1
        index += 1
      } else {
        break
      }
    }
    guard index == literal.count else {
      bytes.removeSubrange(count...)
      offsets.removeSubrange(count...)
      return false
    }
    end = position
    return true
  }

  /// Appends `literal` when its place is not known better than `start`.
  mutating func append(_ literal: [UInt8], near start: Int) {
    bytes += literal
    offsets += Array(repeating: start, count: literal.count)
    end = max(end, start)
  }

  private func entityLength(_ source: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    var position = start + 1
    while position < min(limit, start + 40) {
      if source[position] == UInt8(ascii: ";") { return position + 1 - start }
      guard
        source[position].isLetter || source[position].isDigit
          || source[position] == UInt8(ascii: "#")
      else { return nil }
      position += 1
    }
    return nil
  }
}
