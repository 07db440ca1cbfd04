/// Where the lines of a Markdown text begin and end, counted as cmark counts them: `\n`, `\r\n` and
/// a lone `\r` end a line.
struct LineTable {
  /// The bytes of each line without its line break.
  private(set) var lines: [Range<Int>] = []

  init(_ bytes: [UInt8], in range: Range<Int>) {
    var start = range.lowerBound
    var position = start
    while position < range.upperBound {
      let byte = bytes[position]
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        position += 1
        continue
      }
      lines.append(start..<position)
      position += 1
      if byte == UInt8(ascii: "\r"), position < range.upperBound,
        bytes[position] == UInt8(ascii: "\n")
      {
        position += 1
      }
      start = position
    }
    lines.append(start..<range.upperBound)
  }

  /// The range of the line with `number`, counted from 1; numbers out of range give the nearest.
  subscript(number: Int) -> Range<Int> { lines[min(max(number - 1, 0), lines.count - 1)] }

  var count: Int { lines.count }
}
