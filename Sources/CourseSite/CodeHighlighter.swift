/// Cuts Swift code into pieces and tells the colour of each, by the look of its words alone.
struct CodeHighlighter {
  enum Kind { case plain, keyword, number, string, comment, type }

  struct Piece {
    var kind: Kind
    var text: String
  }

  private static let keywords: Set<String> = [
    "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default",
    "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate",
    "final", "for", "func", "guard", "if", "import", "in", "indirect", "init", "inout", "internal",
    "is", "lazy", "let", "mutating", "nil", "nonmutating", "operator", "override", "private",
    "protocol", "public", "repeat", "rethrows", "return", "self", "Self", "some", "static",
    "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
    "weak", "where", "while",
  ]

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var pieces: [Piece] = []

  private init(_ code: String) { scalars = Array(code.unicodeScalars) }

  static func pieces(of code: String) -> [Piece] {
    var highlighter = CodeHighlighter(code)
    while highlighter.position < highlighter.scalars.count { highlighter.scan() }
    return highlighter.pieces
  }

  private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private func isAt(_ text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  private mutating func scan() {
    let start = position
    if isAt("//") {
      while let next = scalar(), next != "\n" { position += 1 }
      add(.comment, from: start)
    } else if isAt("/*") {
      skipComment()
      add(.comment, from: start)
    } else if isAt("\"") || isAt("#\"") || isAt("##\"") {
      skipString()
      add(.string, from: start)
    } else if let next = scalar(),
      next.properties.isXIDStart || next == "_" || next == "@" || next == "#"
    {
      position += 1
      while let next = scalar(), next.properties.isXIDContinue { position += 1 }
      add(kindOfWord(from: start), from: start)
    } else if let next = scalar(), ("0"..."9").contains(next) {
      skipNumber()
      add(.number, from: start)
    } else {
      position += 1
      add(.plain, from: start)
    }
  }

  private func kindOfWord(from start: Int) -> Kind {
    let word = String(String.UnicodeScalarView(scalars[start..<position]))
    let followsDot = start > 0 && scalars[start - 1] == "."
    if word.hasPrefix("@") || word.hasPrefix("#") { return .keyword }
    if CodeHighlighter.keywords.contains(word) {
      let isLabel =
        scalar() == ":" && !["case", "default", "nil", "self", "true", "false"].contains(word)
      return followsDot && word != "init" && word != "self" || isLabel ? .plain : .keyword
    }
    if let first = word.unicodeScalars.first, first.properties.isUppercase,
      word.count > 1 || !followsDot
    {
      return word.count > 1 ? .type : .plain
    }
    return .plain
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if isAt("/*") {
        depth += 1
        position += 2
      } else if isAt("*/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0 && position < scalars.count
  }

  /// Skips a string of any kind; what is interpolated keeps the colour of the string.
  private mutating func skipString() {
    var hashes = ""
    while scalar() == "#" {
      hashes += "#"
      position += 1
    }
    let quote = isAt("\"\"\"") ? "\"\"\"" : "\""
    position += quote.count
    while position < scalars.count {
      if isAt(quote + hashes) {
        position += quote.count + hashes.count
        return
      }
      if quote == "\"", scalar() == "\n" { return }
      if isAt("\\" + hashes + "(") {
        skipInterpolation()
      } else {
        position += isAt("\\" + hashes) ? 2 + hashes.count : 1
      }
    }
    position = min(position, scalars.count)
  }

  private mutating func skipInterpolation() {
    var depth = 0
    while let next = scalar(), next != "\n" {
      if next == "\"" {
        skipString()
        continue
      }
      position += 1
      if next == "(" { depth += 1 }
      if next == ")" {
        depth -= 1
        if depth == 0 { return }
      }
    }
  }

  private mutating func skipNumber() {
    let isHexadecimal = isAt("0x")
    while let next = scalar() {
      let isExponentSign =
        (next == "-" || next == "+") && position > 0
        && (isHexadecimal ? ["p", "P"] : ["e", "E"]).contains(scalars[position - 1])
      let isPoint = next == "." && (scalar(1).map { ("0"..."9").contains($0) } ?? false)
      guard next.properties.isXIDContinue || isExponentSign || isPoint else { return }
      position += 1
    }
  }

  private mutating func add(_ kind: Kind, from start: Int) {
    let text = String(String.UnicodeScalarView(scalars[start..<min(position, scalars.count)]))
    if let last = pieces.last, last.kind == kind {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(Piece(kind: kind, text: text))
    }
  }
}

extension HTMLWriter {
  /// Writes Swift code with its words in colour.
  mutating func swift(_ code: String) {
    for piece in CodeHighlighter.pieces(of: code) {
      switch piece.kind {
      case .plain: text(piece.text)
      case .keyword: element("span", ["class": "k"], text: piece.text)
      case .number: element("span", ["class": "n"], text: piece.text)
      case .string: element("span", ["class": "s"], text: piece.text)
      case .comment: element("span", ["class": "c"], text: piece.text)
      case .type: element("span", ["class": "t"], text: piece.text)
      }
    }
  }
}
