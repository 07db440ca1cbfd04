import Diagnostics
import Yams

/// A scalar of a YAML text and where it stands in the file.
struct YAMLText {
  var value: String
  var span: Span
}

/// Reads a YAML mapping inside a file; everything that is wrong is a diagnostic at its place there.
struct YAMLReader {
  struct Entry {
    var name: String
    var key: Span
    var value: Node
  }

  /// What a YAML text may hold at most, in bytes.
  static let sizeLimit = 64 * 1024

  private let bytes: [UInt8]
  private let range: Range<Int>
  private let lines: LineTable
  private let file: SourceID
  private let keys: [String]
  private let what: String
  private(set) var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8], _ range: Range<Int>, file: SourceID, keys: [String], what: String) {
    self.bytes = bytes
    self.range = range
    self.file = file
    self.keys = keys
    self.what = what
    lines = LineTable(bytes, in: range)
  }

  /// The entries of the mapping whose keys are known.
  mutating func entries() -> [Entry] {
    guard let root = compose() else { return [] }
    guard let mapping = root.mapping else {
      if root.scalar?.string.isEmpty == true { return [] }
      diagnostics.append(.notAMapping(what, at: span(root)))
      return []
    }
    return entries(mapping, keys: keys, what: what)
  }

  private mutating func entries(
    _ mapping: Node.Mapping, keys: [String], what: String
  ) -> [Entry] {
    var result: [Entry] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string, keys.contains(name) else {
        let name = key.scalar?.string ?? "?"
        diagnostics.append(
          .unknownKey(
            name, in: what, nearest: Spelling.nearest(to: name, among: keys), keys, at: span(key)))
        continue
      }
      result.append(Entry(name: name, key: span(key), value: value))
    }
    return result
  }

  mutating func text(_ entry: Entry) -> YAMLText? {
    guard let scalar = entry.value.scalar else {
      diagnostics.append(.badValue(entry.name, "text", at: span(entry.value)))
      return nil
    }
    return YAMLText(value: scalar.string, span: span(entry.value))
  }

  mutating func flag(_ entry: Entry) -> Bool? {
    if let value = entry.value.bool { return value }
    diagnostics.append(.badValue(entry.name, "`true` or `false`", at: span(entry.value)))
    return nil
  }

  /// A list of texts; a single text is a list of one.
  mutating func texts(_ entry: Entry) -> [YAMLText] {
    if let scalar = entry.value.scalar {
      if scalar.string.isEmpty { return [] }
      return [YAMLText(value: scalar.string, span: span(entry.value))]
    }
    guard let sequence = entry.value.sequence else {
      diagnostics.append(.badValue(entry.name, "a list of texts", at: span(entry.value)))
      return []
    }
    var result: [YAMLText] = []
    for node in sequence {
      if let scalar = node.scalar {
        result.append(YAMLText(value: scalar.string, span: span(node)))
      } else {
        diagnostics.append(.badValue(entry.name, "a list of texts", at: span(node)))
      }
    }
    return result
  }

  /// A list of mappings with the given keys.
  mutating func groups(_ entry: Entry, keys: [String]) -> [[Entry]] {
    guard let sequence = entry.value.sequence else {
      diagnostics.append(
        .badValue(
          entry.name, "a list of `\(keys.joined(separator: "` and `"))`", at: span(entry.value)))
      return []
    }
    var result: [[Entry]] = []
    for node in sequence {
      if let mapping = node.mapping {
        result.append(entries(mapping, keys: keys, what: "an entry of `\(entry.name)`"))
      } else {
        diagnostics.append(
          .badValue(
            entry.name, "a list of `\(keys.joined(separator: "` and `"))`", at: span(node)))
      }
    }
    return result
  }

  private mutating func compose() -> Node? {
    guard range.count <= YAMLReader.sizeLimit else {
      diagnostics.append(
        .fileTooLarge(
          YAMLReader.sizeLimit,
          at: Span(source: file, start: range.lowerBound, end: range.lowerBound)))
      return nil
    }
    do {
      return try Yams.compose(yaml: bytes.text(range))
    } catch let error as YamlError {
      report(error)
    } catch {
      diagnostics.append(.brokenYAML("it cannot be read", in: what, at: place(0, 0)))
    }
    return nil
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(let context?, let problem, _, _) where context.text.contains("scalar"):
      // A quotation mark that is never closed: the place is where it stands, not the end of the text.
      let mark = context.mark
      diagnostics.append(.brokenYAML(problem, in: what, at: place(mark.line, mark.column)))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      diagnostics.append(.brokenYAML(problem, in: what, at: place(mark.line, mark.column)))
    case .reader(let problem, _, _, _):
      diagnostics.append(.brokenYAML(problem, in: what, at: unreadable()))
    case .duplicatedKeysInMapping(let duplicates, _):
      for name in duplicates.sorted() {
        diagnostics.append(.repeatedKey(name, at: lastKey(name)))
      }
    default:
      diagnostics.append(.brokenYAML("it cannot be read", in: what, at: place(1, 1)))
    }
  }

  /// The last line that starts with the key.
  private func lastKey(_ name: String) -> Span {
    let key = Array((name + ":").utf8)
    for line in lines.lines.reversed() {
      let trimmed = bytes.trimming(line)
      if bytes[trimmed].starts(with: key) {
        let start = trimmed.lowerBound
        return Span(source: file, start: start, end: start + key.count - 1)
      }
    }
    return place(1, 1)
  }

  /// The first byte that YAML does not allow.
  private func unreadable() -> Span {
    let bad = bytes[range].firstIndex { $0 < 0x20 && !$0.isBlank || $0 == 0x7F }
    let start = bad ?? range.lowerBound
    return Span(source: file, start: start, end: min(start + 1, bytes.count))
  }

  /// The place of a line and a column that count from 1, the column in Unicode scalars.
  private func place(_ line: Int, _ column: Int) -> Span {
    let whole = lines[line]
    var start = whole.lowerBound
    var rest = column - 1
    while rest > 0, start < whole.upperBound {
      start += 1
      while start < whole.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
      rest -= 1
    }
    return Span(source: file, start: start, end: min(start + 1, max(start, whole.upperBound)))
  }

  /// A node from its mark to the end of its text, at most to the end of the line.
  private func span(_ node: Node) -> Span {
    guard let mark = node.mark else { return place(1, 1) }
    let start = Int(place(mark.line, mark.column).start)
    let line = bytes.trimming(start..<max(start, lines[mark.line].upperBound))
    var end = line.upperBound
    if let text = node.scalar?.string {
      let value = Array(text.utf8)
      let isQuoted = start < end && "\"'".utf8.contains(bytes[start])
      let from = isQuoted ? start + 1 : start
      if from + value.count <= end, bytes[from..<from + value.count].elementsEqual(value) {
        end = min(from + value.count + (isQuoted ? 1 : 0), end)
      }
    }
    return Span(source: file, start: start, end: max(start, end))
  }
}
