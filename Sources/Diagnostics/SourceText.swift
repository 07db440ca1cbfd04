/// A piece of Swift or Markdown text together with where each of its lines stands in its file.
///
/// A whole file maps to itself. The text of a block that is nested in a list or a quotation has lost
/// the prefix of each line; `origins` remembers it, so that a diagnostic names the file's own column.
public struct SourceText: Sendable {
  /// Where one line of the text begins in the file.
  public struct LineOrigin: Sendable, Hashable {
    /// The line of the file, counted from 1.
    public var line: Int
    /// The number of UTF-8 bytes that stand before the text on that line of the file.
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The path of the file as a reader should see it.
  public var name: String
  public let utf8: [UInt8]
  /// The offset of the first byte of each line.
  public let lineStarts: [Int]
  private let origins: [LineOrigin]

  /// Makes a text of `utf8`; lines beyond the end of `origins` follow the last one given.
  public init(
    name: String, utf8: [UInt8], origins: [LineOrigin] = [LineOrigin(line: 1, column: 0)]
  ) {
    self.name = name
    self.utf8 = utf8
    var starts = [0]
    starts.reserveCapacity(utf8.count / 40 + 1)
    utf8.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
        starts.append(index + 1)
      }
    }
    lineStarts = starts
    self.origins = origins
  }

  /// Returns the index of the line that holds the byte at `offset`.
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Returns the place of the byte at `offset` in the file.
  public func location(at offset: Int) -> Location {
    let index = lineIndex(at: offset)
    let column = offset - lineStarts[index] + 1
    if index < origins.count {
      return Location(
        file: name, line: origins[index].line, column: column + origins[index].column)
    }
    let last = origins.last ?? LineOrigin(line: 1, column: 0)
    let beyond = index - (max(origins.count, 1) - 1)
    return Location(file: name, line: last.line + beyond, column: column)
  }

  /// Returns the text of the line with `index`, without its line break.
  public func line(_ index: Int) -> String {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : utf8.count
    if end > start, utf8[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: utf8[start..<max(start, end)], as: UTF8.self)
  }
}

/// A place in a file as people write it: line and column count from 1, columns in UTF-8 bytes.
public struct Location: Sendable, Hashable {
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String { "\(file):\(line):\(column)" }
}

/// Names one text of a `SourceMap`.
public struct SourceID: Hashable, Sendable {
  public let index: Int32

  public init(index: Int) { self.index = Int32(index) }
}

/// A range of bytes of one text.
public struct Span: Hashable, Sendable {
  public var source: SourceID
  public var start: Int32
  public var end: Int32

  public init(source: SourceID, start: Int, end: Int) {
    self.source = source
    self.start = Int32(start)
    self.end = Int32(end)
  }

  /// Returns the smallest span that holds both; both must lie in the same text.
  public func joined(to other: Span) -> Span {
    var result = self
    result.start = min(start, other.start)
    result.end = max(end, other.end)
    return result
  }
}

/// All texts that the diagnostics of one run can point into.
public struct SourceMap: Sendable {
  public private(set) var texts: [SourceText] = []
  /// Texts that many maps have in common, such as the language's library.
  private var sharedTexts: [SourceText] = []
  private static let firstShared = 1 << 20

  public init() {}

  /// Returns the name of the text with `index` in every map that has it among its shared texts.
  public static func sharedID(_ index: Int) -> SourceID { SourceID(index: firstShared + index) }

  /// Makes `texts` the ones that `sharedID` names.
  public mutating func share(_ texts: [SourceText]) { sharedTexts = texts }

  /// Adds `text` and returns the name that spans into it carry.
  public mutating func add(_ text: SourceText) -> SourceID {
    texts.append(text)
    return SourceID(index: texts.count - 1)
  }

  /// Shows the texts that were added, not the shared ones, under other names; spans stay what they are.
  public mutating func rename(_ name: (String) -> String) {
    for index in texts.indices { texts[index].name = name(texts[index].name) }
  }

  public subscript(_ id: SourceID) -> SourceText {
    let index = Int(id.index)
    return index < SourceMap.firstShared ? texts[index] : sharedTexts[index - SourceMap.firstShared]
  }

  public func location(of span: Span) -> Location {
    self[span.source].location(at: Int(span.start))
  }

  /// Returns the text that `span` covers.
  public func text(of span: Span) -> String {
    String(decoding: self[span.source].utf8[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }
}
