import LessonLanguage
import Testing

@Suite struct LexerTests {
  private func tokens(_ source: String) -> [(TokenKind, String)] {
    let bytes = Array(source.utf8)
    return Lexer.tokens(of: bytes).dropLast().map { token in
      (token.kind, String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self))
    }
  }

  private func kinds(_ source: String) -> [TokenKind] { tokens(source).map { $0.0 } }

  @Test func whiteSpaceDecidesAboutOperators() {
    #expect(kinds("a - b") == [.identifier, .infixOperator, .identifier])
    #expect(kinds("a-b") == [.identifier, .infixOperator, .identifier])
    #expect(kinds("a -b") == [.identifier, .prefixOperator, .identifier])
    #expect(kinds("(-a)") == [.leftParen, .prefixOperator, .identifier, .rightParen])
    #expect(kinds("a... ") == [.identifier, .postfixOperator])
    #expect(kinds("a/*c*/-b") == [.identifier, .comment, .prefixOperator, .identifier])
    #expect(kinds("a!=b") == [.identifier, .infixOperator, .identifier])
    #expect(kinds("a!.b") == [.identifier, .postfixExclamation, .period, .identifier])
    #expect(
      kinds("a?.b ? c") == [
        .identifier, .postfixQuestion, .period, .identifier, .question, .identifier,
      ])
  }

  @Test func namesMayBeAnyLanguages() {
    #expect(tokens("größe 变量 😀 `class` $0").map { $0.1 } == ["größe", "变量", "😀", "`class`", "$0"])
    #expect(
      kinds("größe 变量 😀 `class` $0") == [
        .identifier, .identifier, .identifier, .quotedIdentifier, .dollarIdentifier,
      ])
    #expect(kinds("√16") == [.prefixOperator, .integerLiteral])
    #expect(
      kinds("x.class override overrides") == [
        .identifier, .period, .classKeyword, .overrideWord, .identifier,
      ])
  }

  @Test func everyWordHasItsKind() {
    for (word, kind) in [
      ("associatedtype", TokenKind.associatedtypeKeyword), ("willSet", .willSetWord),
      ("precedencegroup", .precedencegroupKeyword), ("Self", .selfTypeKeyword), ("in", .inKeyword),
      ("_", .underscore), ("Any", .anyTypeKeyword), ("any", .anyWord), ("__", .identifier),
      ("inn", .identifier), ("selF", .identifier),
    ] {
      #expect(kinds(word) == [kind])
    }
  }

  @Test func numbersEndWhereMembersBegin() {
    #expect(
      tokens("1.5e-3 1.max 0x1F.8p2 0x1.f t.0.1 1...2").map { $0.1 } == [
        "1.5e-3", "1", ".", "max", "0x1F.8p2", "0x1", ".", "f", "t", ".", "0", ".", "1", "1", "...",
        "2",
      ])
  }

  @Test func stringsHoldCode() {
    #expect(
      tokens(#""a\(f("b\(c)", (d)))e""#).map { $0.1 } == [
        "\"", "a", "\\(", "f", "(", "\"", "b", "\\(", "c", ")", "\"", ",", "(", "d", ")", ")", ")",
        "e", "\"",
      ])
    #expect(
      tokens(##"#"a\(b)\#(c)"#"##).map { $0.1 } == [
        "#\"", "a\\(b)", "\\#(", "c", ")", "\"#",
      ])
    #expect(tokens("\"\"\"\na\"b\n\"\"\"").map { $0.1 } == ["\"\"\"", "\na\"b\n", "\"\"\""])
  }

  @Test func aLineEndsAnOpenString() {
    let all = Lexer.tokens(of: Array("\"a\\(b\nc".utf8))
    #expect(
      all.map(\.kind) == [
        .stringStart, .stringText, .interpolationStart, .identifier, .interpolationEnd, .stringEnd,
        .identifier, .endOfFile,
      ])
    #expect(all.filter(\.isMalformed).count == 2)
  }

  @Test func slashesBeginExpressionsOnlyWhereOperandsDo() {
    #expect(kinds("x = /a+/") == [.identifier, .equal, .regexLiteral])
    #expect(
      kinds("a/b/c") == [
        .identifier, .infixOperator, .identifier, .infixOperator, .identifier,
      ])
    #expect(
      kinds("f(1, /)") == [
        .identifier, .leftParen, .integerLiteral, .comma, .infixOperator, .rightParen,
      ])
  }

  @Test func tokensCoverTheTextInOrder() {
    let source = "#!/usr/bin/swift\nlet x = \"a\\(b /* c */)\" // d\n/* e /* f */ */ g §\u{0}"
    let bytes = Array(source.utf8)
    var end: Int32 = 0
    for token in Lexer.tokens(of: bytes) {
      #expect(token.start >= end)
      for byte in bytes[Int(end)..<Int(token.start)] where end > 0 { #expect(byte <= 32) }
      end = token.end
    }
    #expect(Int(end) == bytes.count)
    #expect(kinds(source).filter { $0 == .comment }.count == 3)
  }
}
