/// Questions about single bytes of Markdown.
extension UInt8 {
  var isSpaceOrTab: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  var isBlank: Bool { isSpaceOrTab || isLineBreak }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isLetter: Bool {
    let lower = self | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  /// Whether the byte may stand in an id behind its first letter.
  var isIDContinuation: Bool {
    isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }

  /// Whether a backslash in front of the byte escapes it.
  var isPunctuation: Bool {
    self > 0x20 && self < 0x7F && !isLetter && !isDigit
  }
}

extension Array where Element == UInt8 {
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  func hasPrefix(_ prefix: StaticString, at offset: Int, before end: Int) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard offset >= 0, offset + count <= Swift.min(end, self.count) else { return false }
    for index in 0..<count where self[offset + index] != prefix.utf8Start[index] { return false }
    return true
  }

  /// Returns `range` without the blanks at both of its ends.
  func trimming(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Returns the place of the next `$$` in `range` that no backslash escapes.
  func nextDoubleDollar(in range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position + 1 < range.upperBound {
      if self[position] == UInt8(ascii: "\\") {
        position += 2
      } else if self[position] == UInt8(ascii: "$"), self[position + 1] == UInt8(ascii: "$") {
        return position
      } else {
        position += 1
      }
    }
    return nil
  }
}
