import Diagnostics

/// What people bring along from other languages, and keywords that are misspelt: reported once, and then read as what
/// was meant.
extension Parser {
  /// Takes the first word of a statement for the keyword that it stands for.
  func mendFirstWord() {
    let next = peek()
    guard at(.identifier), !next.precededByNewline else { return }
    let word = text(of: token)
    let place = span(of: token)
    if next.kind.isName || next.kind == .underscore {
      switch word {
      case "def", "function", "fn", "fun", "method", "sub":
        return mend(as: .funcKeyword, Finding.foreignFunctionKeyword(word, at: place))
      case "const", "val", "auto", "dim":
        return mend(as: .letKeyword, Finding.foreignVariableKeyword(word, at: place))
      case "foreach", "foreEach":
        return mend(as: .forKeyword, Finding.foreignLoop(word, at: place))
      case "int", "float", "double", "string", "bool", "char", "long", "Int", "Double", "Float",
        "String", "Bool", "Character":
        guard peek(2).kind == .equal || peek(2).precededByNewline || peek(2).kind == .semicolon
        else { break }
        return mend(
          as: .varKeyword, Finding.typeBeforeName(word, text(of: next), at: place))
      default: break
      }
    }
    guard startsNewOperand(next) || next.kind == .underscore else { return }
    let candidates = Parser.startingWords.map { $0.word }
    guard word.utf8.count > 2, let nearest = Spelling.nearest(to: word, among: candidates),
      let kind = Parser.startingWords.first(where: { $0.word == nearest })?.kind
    else { return }
    mend(as: kind, Finding.misspeltKeyword(word, nearest, at: place))
  }

  private static let startingWords: [(word: String, kind: TokenKind)] = [
    ("func", .funcKeyword), ("return", .returnKeyword), ("let", .letKeyword),
    ("var", .varKeyword), ("struct", .structKeyword), ("class", .classKeyword),
    ("enum", .enumKeyword), ("for", .forKeyword), ("while", .whileKeyword),
    ("switch", .switchKeyword), ("guard", .guardKeyword), ("import", .importKeyword),
    ("protocol", .protocolKeyword), ("extension", .extensionKeyword), ("throw", .throwKeyword),
    ("static", .staticKeyword), ("private", .privateKeyword),
  ]

  /// Reports a word and takes it for a keyword; the rest of the line is then read without complaints.
  private func mend(as kind: TokenKind, _ report: Report) {
    self.report(report)
    quietUntil = endOfLine(at: Int(token.start))
    token.kind = kind
    tokens[index].kind = kind
  }

  func endOfLine(at offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// `} esle {`
  func startsMisspeltElse() -> Bool {
    guard at(.identifier), !token.precededByNewline,
      peek().kind == .leftBrace || peek().kind == .ifKeyword,
      Spelling.nearest(to: text(of: token), among: ["else"]) != nil
    else { return false }
    report(Finding.misspeltKeyword(text(of: token), "else", at: span(of: token)))
    return true
  }

  /// Words that other languages write before an operand: `new Dog()`, `f"text"`.
  func skipForeignPrefix() -> Bool {
    guard at(.identifier) else { return false }
    let next = peek()
    if spells(token, "new"), next.kind == .identifier, !next.precededByNewline {
      report(Finding.foreignNew(text(of: next), at: span(of: token)))
      advance()
      return true
    }
    if next.kind == .stringStart, !next.precededBySpace, !next.precededByNewline, token.length == 1,
      spells(token, "f") || spells(token, "r") || spells(token, "b")
    {
      report(Finding.stringPrefix(text(of: token), at: span(of: token)))
      advance()
      return true
    }
    return false
  }

  /// `lambda x: x + 1`
  func skipLambda() -> Expression? {
    guard at(.identifier), spells(token, "lambda"), peek().kind.isName, !peek().precededByNewline
    else { return nil }
    let start = token.start
    report(Finding.foreignLambda(at: span(of: token)))
    quietUntil = endOfLine(at: Int(start))
    while !at(.endOfFile), !token.precededByNewline || token.start == start,
      !at(.rightParen), !at(.rightBrace)
    {
      advance()
    }
    return Expression(.error, span(from: start))
  }

  /// `{"key": value}` where a dictionary was meant.
  func skipDictionaryInBraces() -> Expression? {
    guard at(.leftBrace), peek().kind == .stringStart || peek().kind == .integerLiteral else {
      return nil
    }
    var offset = 1
    if peek().kind == .stringStart {
      while peek(offset).kind != .stringEnd {
        if peek(offset).kind == .endOfFile { return nil }
        offset += 1
      }
    }
    guard peek(offset + 1).kind == .colon else { return nil }
    let start = token.start
    report(Finding.dictionaryInBraces(at: span(of: token)))
    skipGroup()
    return Expression(.error, span(from: start))
  }

  /// `Array[Int]`, `Int[]`: the brackets behind the name of a type.
  func parseArraySuffix(_ type: TypeSyntax) -> TypeSyntax {
    guard at(.leftBracket), !token.precededBySpace, !token.precededByNewline else { return type }
    let opening = token
    let written = sources.text(of: type.span)
    report(
      Finding.bracketsBehindType(
        peek().kind == .rightBracket ? written : text(of: peek()), at: span(of: token)))
    advance()
    if consume(.rightBracket) { return TypeSyntax(.array(type), span(from: type.span.start)) }
    let element = parseType()
    expectClosing(.rightBracket, of: opening)
    return TypeSyntax(.array(element), span(from: type.span.start))
  }

  /// `a, b in pairs` without parentheses: the names as one pattern.
  func parseLoosePair(_ first: PatternSyntax) -> PatternSyntax {
    guard at(.comma) else { return first }
    var parts: [(label: Name?, pattern: PatternSyntax)] = [(nil, first)]
    while consume(.comma) { parts.append((nil, parseLoopPattern())) }
    let place = first.span.joined(to: parts[parts.count - 1].pattern.span)
    report(Finding.pairWithoutParentheses(sources.text(of: place), at: place))
    return PatternSyntax(.tuple(parts), place)
  }

  /// `class Dog extends Animal`, `class Dog(Animal)`
  func parseForeignInheritance() -> [TypeSyntax]? {
    if at(.identifier), spells(token, "extends") || spells(token, "implements"), peek().kind.isName
    {
      report(Finding.foreignInheritance(text(of: peek()), at: span(of: token)))
      advance()
      return [parseType()]
    }
    guard at(.leftParen), !token.precededByNewline, peek().kind.isName,
      peek(2).kind == .rightParen || peek(2).kind == .comma
    else { return nil }
    report(Finding.foreignInheritance(text(of: peek()), at: span(of: token)))
    advance()
    var inherited: [TypeSyntax] = []
    repeat { inherited.append(parseType()) } while consume(.comma)
    _ = consume(.rightParen)
    return inherited
  }
}
