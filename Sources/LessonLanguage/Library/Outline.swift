/// What a library text declares, and where, as its margins show it.
///
/// Library texts are laid out: what is declared at the top level begins at the margin, members of a type begin two
/// spaces further in, all else stands deeper or begins with a bracket or `where`. So a text need not be parsed to
/// know what is in it, and a declaration is read when it is first named.
struct Outline {
  /// One declaration.
  struct Item {
    /// The keyword: `struct`, `func`, `var`, `init`, …
    var introducer: TokenKind
    var source: Int32
    var start: Int32
    var end: Int32
    var nameStart: Int32
    var nameEnd: Int32
    /// Of a type or an extension: the items from `firstMember` up to `membersEnd` are its members.
    var firstMember: Int32
    var membersEnd: Int32
    /// Whether `@builtin` stands before it.
    var isBuiltin: Bool

    var range: Range<Int> { Int(start)..<Int(end) }
    var members: Range<Int> { Int(firstMember)..<Int(membersEnd) }

    var hasMembers: Bool {
      switch introducer {
      case .structKeyword, .classKeyword, .enumKeyword, .protocolKeyword, .extensionKeyword: true
      default: false
      }
    }

    var isType: Bool { hasMembers && introducer != .extensionKeyword }
  }

  /// Types and extensions stand directly before their members.
  private(set) var items: [Item] = []
  /// The operator functions among the members, each with the item of its type or extension.
  private(set) var operators: [(function: Int, owner: Int)] = []

  /// Adds the declarations of one more text.
  mutating func add(_ bytes: [UInt8], source: Int) {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = OutlineReader(bytes: buffer, source: Int32(source), outline: self)
      items = []
      operators = []
      reader.run()
      self = reader.outline
    }
  }

  fileprivate mutating func append(_ item: Item) { items.append(item) }

  fileprivate mutating func noteOperator(_ function: Int, owner: Int) {
    operators.append((function, owner))
  }

  fileprivate mutating func endTopLevel(_ index: Int, at offset: Int) {
    items[index].end = Int32(offset)
    items[index].membersEnd = Int32(items.count)
  }

  fileprivate mutating func endMember(_ index: Int, at offset: Int) {
    items[index].end = Int32(offset)
  }
}

/// Goes through one text line by line.
private struct OutlineReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let source: Int32
  var outline: Outline
  var position = 0
  /// The items that are open, by their number.
  var topLevel: Int?
  var member: Int?
  /// Where a declaration began of which only attributes have been read.
  var attributesStart: Int?
  var isBuiltin = false

  init(bytes: UnsafeBufferPointer<UInt8>, source: Int32, outline: Outline) {
    self.bytes = bytes
    self.source = source
    self.outline = outline
  }

  mutating func run() {
    while position < bytes.count {
      let line = position
      var column = 0
      while column < 4, line + column < bytes.count, bytes[line + column] == 0x20 { column += 1 }
      position = line + column
      if column == 0 || column == 2, position < bytes.count { readLine(isMember: column == 2) }
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      position += 1
    }
    closeMember(at: bytes.count)
    closeTopLevel(at: bytes.count)
  }

  private mutating func readLine(isMember: Bool) {
    if isMember, topLevel.map({ !outline.items[$0].hasMembers }) ?? true { return }
    let start = position
    let byte = bytes[position]
    if byte == UInt8(ascii: "}") {
      guard !isMember else { return }
      closeMember(at: start)
      closeTopLevel(at: start + 1)
      return
    }
    guard byte == UInt8(ascii: "@") || isLetter(byte) else { return }
    guard let introducer = skipToIntroducer() else { return }
    let begin = attributesStart ?? start
    let builtin = isBuiltin
    attributesStart = nil
    isBuiltin = false
    let name = readName(introducer)
    let item = Outline.Item(
      introducer: introducer, source: source, start: Int32(begin), end: Int32(begin),
      nameStart: Int32(name.lowerBound), nameEnd: Int32(name.upperBound),
      firstMember: Int32(outline.items.count + 1), membersEnd: Int32(outline.items.count + 1),
      isBuiltin: builtin)
    closeMember(at: begin)
    if isMember {
      member = outline.items.count
      if introducer == .funcKeyword, !isLetter(bytes[name.lowerBound]), let topLevel {
        outline.noteOperator(outline.items.count, owner: topLevel)
      }
    } else {
      closeTopLevel(at: begin)
      topLevel = outline.items.count
    }
    outline.append(item)
  }

  private mutating func closeMember(at offset: Int) {
    if let member { outline.endMember(member, at: offset) }
    member = nil
  }

  private mutating func closeTopLevel(at offset: Int) {
    if let topLevel { outline.endTopLevel(topLevel, at: offset) }
    topLevel = nil
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`")
  }

  /// Goes past attributes and modifiers to the keyword of a declaration and returns it, `nil` if the line has none.
  private mutating func skipToIntroducer() -> TokenKind? {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x20 {
        position += 1
      } else if byte == 0x0A {
        // The declaration follows its attributes on the next line.
        if attributesStart == nil { attributesStart = start }
        return nil
      } else if byte == UInt8(ascii: "@") {
        skipAttribute()
      } else if isLetter(byte) {
        let word = position
        skipWord()
        switch OutlineReader.keyword(bytes, word..<position) {
        case .modifier?: continue
        case .introducer(let kind)?: return kind
        case nil: return nil
        }
      } else {
        return nil
      }
    }
    return nil
  }

  private mutating func skipWord() {
    while position < bytes.count,
      isLetter(bytes[position])
        || bytes[position] >= UInt8(ascii: "0")
          && bytes[position] <= UInt8(ascii: "9")
    {
      position += 1
    }
  }

  private mutating func skipAttribute() {
    position += 1
    let word = position
    skipWord()
    if position - word == 7, bytes[word] == UInt8(ascii: "b") { isBuiltin = true }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "(") else { return }
    while position < bytes.count, bytes[position] != UInt8(ascii: ")") { position += 1 }
    position += 1
  }

  private mutating func readName(_ introducer: TokenKind) -> Range<Int> {
    switch introducer {
    case .initKeyword, .subscriptKeyword, .deinitKeyword:
      let end = position
      var start = end
      while start > 0, isLetter(bytes[start - 1]) { start -= 1 }
      return start..<end
    default: break
    }
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == UInt8(ascii: "`") {
      position += 1
    }
    let start = position
    if position < bytes.count, isLetter(bytes[position]) {
      skipWord()
      if introducer == .extensionKeyword {
        while position < bytes.count, bytes[position] == UInt8(ascii: ".") {
          position += 1
          skipWord()
        }
      }
      let isQuoted = position > start && bytes[position - 1] == UInt8(ascii: "`")
      return start..<(isQuoted ? position - 1 : position)
    }
    while position < bytes.count, bytes[position] != 0x20, bytes[position] != UInt8(ascii: "("),
      bytes[position] != 0x0A
    {
      position += 1
    }
    return start..<position
  }

  private enum Word {
    case modifier
    case introducer(TokenKind)
  }

  private static func keyword(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Word? {
    let kind = Keywords.standard.kind(of: bytes, range.lowerBound, range.upperBound)
    switch kind {
    case .structKeyword, .classKeyword, .enumKeyword, .protocolKeyword, .extensionKeyword,
      .funcKeyword, .varKeyword, .letKeyword, .initKeyword, .deinitKeyword, .subscriptKeyword,
      .typealiasKeyword, .associatedtypeKeyword, .caseKeyword, .operatorKeyword,
      .precedencegroupKeyword:
      return .introducer(kind)
    case .staticKeyword, .publicKeyword, .internalKeyword, .privateKeyword, .fileprivateKeyword,
      .mutatingWord, .nonmutatingWord, .prefixWord, .postfixWord, .infixWord, .finalWord,
      .indirectWord, .convenienceWord, .overrideWord, .requiredWord, .lazyWord:
      return .modifier
    default: return nil
    }
  }
}
