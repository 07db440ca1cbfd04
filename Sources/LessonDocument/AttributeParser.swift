import Diagnostics

/// Parses what follows the fence of a code block: `swift {#fig-a caption="…" fold}`.
struct AttributeParser {
  static let flags = ["hide", "fold", "quiet", "static", "error"]
  static let keys = ["caption", "alt", "tolerance", "fuel"]
  static let names = ["#id"] + keys + flags

  /// What stood on the line, with the places that the document builder needs.
  struct Result {
    var language: Range<Int>
    var attributes = BlockAttributes()
    var idSpan: Span?
    /// The text of the caption between its quotation marks.
    var caption: Range<Int>?
  }

  private let bytes: [UInt8]
  private let file: SourceID
  private let end: Int
  private var position: Int
  private var seen: Set<String> = []
  private var quoteIsOpen = false
  private var result: Result
  private var diagnostics: [Diagnostic] = []

  private init(_ bytes: [UInt8], _ range: Range<Int>, file: SourceID) {
    self.bytes = bytes
    self.file = file
    position = range.lowerBound
    end = range.upperBound
    result = Result(language: range.lowerBound..<range.lowerBound)
  }

  /// Parses the info string in `range`, which has no blanks at its ends.
  static func parse(
    _ bytes: [UInt8], _ range: Range<Int>, file: SourceID, diagnostics: inout [Diagnostic]
  ) -> Result {
    var parser = AttributeParser(bytes, range, file: file)
    parser.parseLine()
    diagnostics += parser.diagnostics
    return parser.result
  }

  private var current: UInt8? { position < end ? bytes[position] : nil }

  private func span(_ start: Int, _ end: Int) -> Span { Span(source: file, start: start, end: end) }

  private mutating func skipBlanks() {
    while let byte = current, byte.isSpaceOrTab { position += 1 }
  }

  private mutating func parseLine() {
    let start = position
    while let byte = current, !byte.isSpaceOrTab, byte != UInt8(ascii: "{") { position += 1 }
    result.language = start..<position
    skipBlanks()
    guard let first = current else { return }
    guard first == UInt8(ascii: "{") else {
      if bytes.text(result.language).lowercased() == "swift" {
        diagnostics.append(.attributesWithoutBraces(at: span(position, end)))
      }
      return
    }
    let open = position
    position += 1
    while true {
      skipBlanks()
      guard let byte = current else {
        if !quoteIsOpen { diagnostics.append(.unclosedAttributes(at: span(open, end))) }
        return
      }
      if byte == UInt8(ascii: "}") { break }
      // Behind so many mistakes nobody reads on.
      if diagnostics.count >= 20 { return }
      parseAttribute()
    }
    position += 1
    skipBlanks()
    if position < end { diagnostics.append(.textAfterAttributes(at: span(position, end))) }
  }

  private mutating func parseAttribute() {
    let start = position
    while let byte = current, !byte.isSpaceOrTab, byte != UInt8(ascii: "="),
      byte != UInt8(ascii: "}")
    {
      position += 1
    }
    let name = bytes.text(start..<position)
    let nameSpan = span(start, max(position, start + 1))
    var value: Range<Int>?
    if current == UInt8(ascii: "=") {
      position += 1
      value = parseValue()
    }
    if name.hasPrefix("#") {
      takeID(String(name.dropFirst()), nameSpan)
    } else if AttributeParser.flags.contains(name) {
      if value != nil {
        diagnostics.append(.attributeTakesNoValue(name, at: span(start, position)))
      } else if isNew(name, nameSpan) {
        setFlag(name)
      }
    } else if AttributeParser.keys.contains(name) {
      if let value {
        if isNew(name, nameSpan) { take(name, value) }
      } else {
        let example = ["tolerance": "tolerance=1e-6", "fuel": "fuel=1000000"]
        diagnostics.append(
          .attributeNeedsValue(name, example: example[name] ?? "\(name)=\"…\"", at: nameSpan))
      }
    } else if name == ".swift" || name == "swift" {
      diagnostics.append(.languageInBraces(at: nameSpan))
    } else {
      let candidates = AttributeParser.keys + AttributeParser.flags
      diagnostics.append(
        .unknownAttribute(
          name, nearest: Spelling.nearest(to: name, among: candidates), at: nameSpan))
    }
  }

  /// Returns the value without its quotation marks; a quoted one keeps its backslashes.
  private mutating func parseValue() -> Range<Int> {
    let start = position
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      while let byte = current, !byte.isSpaceOrTab, byte != UInt8(ascii: "}") { position += 1 }
      return start..<position
    }
    position += 1
    while let byte = current, byte != quote {
      position = min(position + (byte == UInt8(ascii: "\\") ? 2 : 1), end)
    }
    let value = start + 1..<position
    if current == quote {
      position += 1
    } else {
      quoteIsOpen = true
      diagnostics.append(.unclosedQuote(at: span(start, end)))
    }
    return value
  }

  private mutating func isNew(_ name: String, _ span: Span) -> Bool {
    if seen.insert(name).inserted { return true }
    diagnostics.append(.repeatedAttribute(name, at: span))
    return false
  }

  private mutating func takeID(_ id: String, _ span: Span) {
    guard isNew("#id", span) else { return }
    guard idIsWellFormed(id) else {
      diagnostics.append(
        .badID(id, "it starts with a letter and goes on with letters, digits, - and _", at: span))
      return
    }
    guard let kind = LabelKind(id: id), kind == .figure || kind == .table else {
      diagnostics.append(.badID(id, "the id of a block starts with `fig-` or `tbl-`", at: span))
      return
    }
    result.attributes.id = id
    result.idSpan = span
  }

  private mutating func setFlag(_ name: String) {
    switch name {
    case "hide": result.attributes.hide = true
    case "fold": result.attributes.fold = true
    case "quiet": result.attributes.quiet = true
    case "static": result.attributes.isStatic = true
    case "error": result.attributes.expectsError = true
    default: preconditionFailure("each flag of `flags` has a case")
    }
  }

  private mutating func take(_ name: String, _ value: Range<Int>) {
    let text = bytes.text(value)
    let span = span(value.lowerBound, max(value.upperBound, value.lowerBound + 1))
    switch name {
    case "caption": result.caption = value
    case "alt": result.attributes.alt = unescaped(text)
    case "tolerance":
      if let number = Double(text), number.isFinite, number >= 0 {
        result.attributes.tolerance = number
      } else {
        diagnostics.append(
          .badNumber(name, "a number that is not negative, such as 1e-6", at: span))
      }
    case "fuel":
      if let number = Int64(text.replacing("_", with: "")), number > 0 {
        result.attributes.fuel = number
      } else {
        diagnostics.append(.badNumber(name, "a positive whole number, such as 1000000", at: span))
      }
    default: preconditionFailure("each key of `keys` has a case")
    }
  }
}

/// Returns `text` without the backslashes that escape a quotation mark or a backslash.
func unescaped(_ text: String) -> String {
  var result = ""
  var isEscaped = false
  for character in text {
    if !isEscaped, character == "\\" {
      isEscaped = true
      continue
    }
    if isEscaped, character != "\"", character != "'", character != "\\" { result.append("\\") }
    result.append(character)
    isEscaped = false
  }
  if isEscaped { result.append("\\") }
  return result
}

/// Whether `id` is a letter followed by letters, digits, `-` and `_`.
func idIsWellFormed(_ id: String) -> Bool {
  guard let first = id.utf8.first, first.isLetter else { return false }
  return id.utf8.allSatisfy(\.isIDContinuation)
}
