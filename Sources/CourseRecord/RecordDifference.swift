extension LessonRecord {
  /// Returns the lines in which two records differ, `-` before an old and `+` before a new one.
  ///
  /// The list is empty if, and only if, both records have the same text. Long lines are cut around the
  /// first place where a removed line and the added one after it part.
  public func difference(to other: LessonRecord) -> [String] {
    let old = encoded().split(separator: "\n", omittingEmptySubsequences: false)
    let new = other.encoded().split(separator: "\n", omittingEmptySubsequences: false)
    var removed: [Int: Substring] = [:]
    var added: [Int: Substring] = [:]
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, let line, _): removed[offset] = line
      case .insert(let offset, let line, _): added[offset] = line
      }
    }
    var result: [String] = []
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < old.count || newIndex < new.count {
      var before: [Substring] = []
      var after: [Substring] = []
      while let line = removed[oldIndex] {
        before.append(line)
        oldIndex += 1
      }
      while let line = added[newIndex] {
        after.append(line)
        newIndex += 1
      }
      result += LessonRecord.hunk(before, after)
      oldIndex += 1
      newIndex += 1
    }
    return result
  }

  private static func hunk(_ before: [Substring], _ after: [Substring]) -> [String] {
    var starts = [Int](repeating: 0, count: max(before.count, after.count))
    for index in 0..<min(before.count, after.count) {
      starts[index] = zip(before[index], after[index]).prefix { $0 == $1 }.count
    }
    return before.enumerated().map { "- " + excerpt($1, around: starts[$0]) }
      + after.enumerated().map { "+ " + excerpt($1, around: starts[$0]) }
  }

  private static func excerpt(_ line: Substring, around place: Int) -> String {
    guard line.count > 120 else { return String(line) }
    let start = max(0, min(place - 50, line.count - 110))
    let middle = line.dropFirst(start).prefix(110)
    return (start > 0 ? "…" : "") + middle + (start + 110 < line.count ? "…" : "")
  }
}
