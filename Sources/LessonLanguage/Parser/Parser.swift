import Diagnostics

/// What a text says, with everything that is wrong with its grammar.
public struct ParsedSource {
  public var statements: [Statement]
  public var diagnostics: [Diagnostic]

  public init(statements: [Statement], diagnostics: [Diagnostic]) {
    self.statements = statements
    self.diagnostics = diagnostics
  }
}

/// Turns Swift text into a syntax tree by recursive descent; any bytes give a tree and a bounded recursion.
///
/// A class, because a struct of this size would be copied into every frame of an unoptimized descent.
public final class Parser {
  typealias Finding = ParserDiagnostics

  /// Where statements stand, which decides what ends them.
  enum StatementContext { case topLevel, block, switchCase }

  /// What an `=` means in the expression that is being read.
  enum AssignmentRule { case assigns, isMistakenComparison, endsExpression }

  /// How deep a text may nest; every level of the tree counts, so that no pass over it exhausts its stack.
  static let depthLimit = 200
  /// How many operators one expression may chain.
  static let sequenceLimit = 200

  let source: SourceID
  let sources: SourceMap
  let bytes: [UInt8]
  var tokens: [Token]
  let allowsBuiltins: Bool
  /// More opening than closing braces: then indentation tells which one is missing.
  let lacksClosingBrace: Bool

  var index = 0
  /// The token at `index`, or what remains of it after its first characters were used.
  var token: Token
  var previousEnd = 0
  var diagnostics: [Diagnostic] = []
  /// The token at which something was reported last: one mistake, one report.
  var reportedIndex = -1
  /// Up to here nothing is reported: the mistake of this line is reported already.
  var quietUntil = -1
  var depth = 0
  var hasGivenUp = false
  var allowsTrailingClosure = true
  var assignmentRule = AssignmentRule.assigns
  var isInProtocol = false
  /// Whether the text ends where the members of the type begin.
  var isHeadOnly = false
  var isInDefaultArgument = false
  var shorthandCount = 0
  /// What `#function` says here.
  var functionName = "main"
  var hasReportedConcurrency = false

  private init(
    source: SourceID, sources: SourceMap, range: Range<Int>? = nil, allowsBuiltins: Bool
  ) {
    self.source = source
    self.sources = sources
    self.allowsBuiltins = allowsBuiltins
    bytes = sources[source].utf8
    var significant = ConditionalCompilation.activeTokens(
      of: Lexer.significantTokens(of: bytes, in: range ?? 0..<bytes.count), in: bytes)
    var openComment: Token?
    var balance = 0
    for (position, candidate) in significant.enumerated() {
      switch candidate.kind {
      case .comment:
        openComment = candidate
        significant.remove(at: position)
      case .leftBrace: balance += 1
      case .rightBrace: balance -= 1
      default: break
      }
    }
    tokens = significant
    lacksClosingBrace = balance > 0
    token = significant[0]
    if let openComment {
      let start = Int(openComment.start)
      let place = Span(source: source, start: start, end: start + 2)
      diagnostics.append(Finding.unterminatedComment(at: place).diagnostic)
    }
  }

  /// Parses one text of `sources`; `allowsBuiltins` admits the library's declarations without bodies.
  public static func parse(
    _ source: SourceID, in sources: SourceMap, allowsBuiltins: Bool = false
  ) -> ParsedSource {
    let parser = Parser(source: source, sources: sources, allowsBuiltins: allowsBuiltins)
    let statements = parser.parseStatements(in: .topLevel)
    return ParsedSource(statements: statements, diagnostics: parser.diagnostics)
  }

  /// Parses one declaration of a library's text, or its head up to the members.
  static func parseDeclaration(
    in range: Range<Int>, of source: SourceID, in sources: SourceMap, isInProtocol: Bool,
    isHeadOnly: Bool
  ) -> (declaration: Declaration, diagnostics: [Diagnostic]) {
    let parser = Parser(source: source, sources: sources, range: range, allowsBuiltins: true)
    parser.isInProtocol = isInProtocol
    parser.isHeadOnly = isHeadOnly
    return (parser.parseDeclaration(), parser.diagnostics)
  }

  // MARK: Tokens

  func advance() {
    previousEnd = Int(token.end)
    if index < tokens.count - 1 { index += 1 }
    token = tokens[index]
  }

  func at(_ kind: TokenKind) -> Bool { token.kind == kind }

  /// Returns the token `offset` places on; the end of the text repeats.
  func peek(_ offset: Int = 1) -> Token { tokens[min(index + offset, tokens.count - 1)] }

  func consume(_ kind: TokenKind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// Uses up the first `count` bytes of an operator: `>` of `>>` closes one generic argument list.
  func consumeBytes(_ count: Int) {
    if token.length <= count { return advance() }
    previousEnd = Int(token.start) + count
    token.start += Int32(count)
    token.flags.remove([.precededBySpace, .precededByNewline])
    if token.length == 1 {
      switch bytes[Int(token.start)] {
      case UInt8(ascii: "?"): token.kind = .postfixQuestion
      case UInt8(ascii: "!"): token.kind = .postfixExclamation
      case UInt8(ascii: "="): token.kind = .equal
      default: break
      }
    }
  }

  func first(_ character: Unicode.Scalar, of token: Token) -> Bool {
    token.length > 0 && UInt32(bytes[Int(token.start)]) == character.value
  }

  func spells(_ token: Token, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard token.length == count else { return false }
    let start = Int(token.start)
    for offset in 0..<count where word.utf8Start[offset] != bytes[start + offset] { return false }
    return true
  }

  func atOperator(_ spelling: StaticString) -> Bool {
    token.kind.isOperator && spells(token, spelling)
  }

  func text(of token: Token) -> String {
    var start = Int(token.start)
    var end = Int(token.end)
    if token.kind == .quotedIdentifier {
      start += 1
      end -= 1
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  func name(of token: Token) -> Name { Name(text(of: token), span(of: token)) }

  // MARK: Places

  func span(of token: Token) -> Span {
    Span(source: source, start: Int(token.start), end: Int(token.end))
  }

  /// Returns what was read since `start`.
  func span(from start: Int) -> Span {
    Span(source: source, start: start, end: max(start, previousEnd))
  }

  func span(from start: Int32) -> Span { span(from: Int(start)) }

  /// The place directly behind the last token, where something is missing.
  var gap: Span { Span(source: source, start: previousEnd, end: previousEnd) }

  // MARK: Reports

  func report(_ report: Report) {
    guard !hasGivenUp, reportedIndex != index, Int(report.diagnostic.span.start) > quietUntil else {
      return
    }
    let start = Int(report.diagnostic.span.start)
    if let last = diagnostics.last, last.id == report.diagnostic.id,
      last.id.hasPrefix("unsupported-"), endOfLine(at: Int(last.span.start)) == endOfLine(at: start)
    {
      return
    }
    reportedIndex = index
    diagnostics.append(report.diagnostic)
  }

  /// Enters levels of nesting, more than one where the frames are large; at the limit reports it and goes to
  /// the end of the text.
  func enter(_ levels: Int = 1) -> Bool {
    depth += levels
    if depth <= Parser.depthLimit { return true }
    if !hasGivenUp {
      reportedIndex = -1
      report(Finding.nestingTooDeep(at: span(of: token)))
      hasGivenUp = true
      index = tokens.count - 1
      token = tokens[index]
    }
    return false
  }

  func leave(_ levels: Int = 1) { depth -= levels }

  // MARK: Trying

  /// Where the parser stood, so that it can go back.
  struct Checkpoint {
    var index: Int
    var token: Token
    var previousEnd: Int
    var diagnosticCount: Int
    var reportedIndex: Int
    var shorthandCount: Int
    var hasGivenUp: Bool
    var depth: Int
    var hasReportedConcurrency: Bool
    var quietUntil: Int
  }

  func checkpoint() -> Checkpoint {
    defer { reportedIndex = -1 }
    return Checkpoint(
      index: index, token: token, previousEnd: previousEnd, diagnosticCount: diagnostics.count,
      reportedIndex: reportedIndex, shorthandCount: shorthandCount, hasGivenUp: hasGivenUp,
      depth: depth, hasReportedConcurrency: hasReportedConcurrency, quietUntil: quietUntil)
  }

  func rewind(to checkpoint: Checkpoint) {
    index = checkpoint.index
    token = checkpoint.token
    previousEnd = checkpoint.previousEnd
    if diagnostics.count > checkpoint.diagnosticCount {
      diagnostics.removeSubrange(checkpoint.diagnosticCount...)
    }
    reportedIndex = checkpoint.reportedIndex
    shorthandCount = checkpoint.shorthandCount
    hasGivenUp = checkpoint.hasGivenUp
    depth = checkpoint.depth
    hasReportedConcurrency = checkpoint.hasReportedConcurrency
    quietUntil = checkpoint.quietUntil
  }

  /// Says whether nothing was reported since `checkpoint`.
  func isClean(since checkpoint: Checkpoint) -> Bool {
    diagnostics.count == checkpoint.diagnosticCount && !hasGivenUp
  }
}
