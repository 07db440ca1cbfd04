import Diagnostics
import LessonLanguage

/// How far one input came.
enum Stage: Int, CaseIterable {
  case lexed, parsed, checked, emitted, ranToItsEnd, trapped, audited

  var name: String {
    switch self {
    case .lexed: "read by lexer and parser"
    case .parsed: "without a mistake of grammar"
    case .checked: "given to the checker"
    case .emitted: "checked and emitted"
    case .ranToItsEnd: "ran to the end"
    case .trapped: "ran to a trap"
    case .audited: "ran twice, heap audited"
    }
  }
}

/// Takes one input through lexer, parser, checker, emitter and machine, and says what should not have happened.
struct Trial {
  static let limits = Limits(
    fuel: 100_000, bytes: 2 << 20, recursionDepth: 2_000, nestedCalls: 64, outputBytes: 1 << 16)

  let text: [UInt8]
  let library: Library
  /// Whether a text without, and one with mistakes of grammar goes to the checker.
  let checksClean: Bool
  let checksMistakes: Bool
  /// Whether everything is done a second time, to compare.
  let repeats: Bool
  private(set) var stages: [Stage] = []
  private(set) var violations: [String] = []

  init(_ text: [UInt8], library: Library, checksClean: Bool, checksMistakes: Bool, repeats: Bool) {
    self.checksClean = checksClean
    self.text = text
    self.library = library
    self.checksMistakes = checksMistakes
    self.repeats = repeats
  }

  mutating func run() {
    lex()
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "input.swift", utf8: text))
    let parsed = Parser.parse(source, in: sources)
    examine(parsed.diagnostics, in: sources)
    stages.append(.lexed)
    if parsed.diagnostics.isEmpty { stages.append(.parsed) }
    guard parsed.diagnostics.isEmpty ? checksClean : checksMistakes else { return }
    let first = compile(with: library)
    stages.append(.checked)
    if repeats {
      // What earlier inputs left in the library must not show.
      let second = compile(with: Library())
      if first.report != second.report { violations.append("two compilations report differently") }
      if first.compilation.program?.disassembly != second.compilation.program?.disassembly {
        violations.append("two compilations emit differently")
      }
    }
    guard let program = first.compilation.program else { return }
    stages.append(.emitted)
    execute(program, first.compilation, in: first.sources)
  }

  private mutating func lex() {
    var end: Int32 = 0
    for token in Lexer.tokens(of: text) {
      if token.start < end || token.end < token.start || Int(token.end) > text.count {
        violations.append(
          "a token lies at \(token.start)..<\(token.end), the last one ended at \(end)")
        return
      }
      end = token.end
    }
  }

  private struct Compiled {
    var compilation: Compilation
    var sources: SourceMap
    var report: String
  }

  private mutating func compile(with library: Library) -> Compiled {
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "input.swift", utf8: text))
    let compilation = Compiler.compile(
      [SourceUnit(source: source, displays: false)], in: &sources, with: library)
    examine(compilation.diagnostics, in: sources)
    let hasErrors = compilation.diagnostics.contains { $0.severity == .error }
    if compilation.program == nil, !hasErrors {
      violations.append("no program, and no error says why")
    }
    if compilation.program != nil, hasErrors {
      violations.append("a program in spite of an error")
    }
    for diagnostic in compilation.diagnostics where diagnostic.span.source != source {
      violations.append("[\(diagnostic.id)] points outside the program: \(diagnostic.message)")
    }
    return Compiled(
      compilation: compilation, sources: sources,
      report: compilation.diagnostics.prefix(20).map { $0.rendered(in: sources) }.joined())
  }

  private mutating func examine(_ diagnostics: [Diagnostic], in sources: SourceMap) {
    for diagnostic in diagnostics {
      if diagnostic.id.isEmpty || diagnostic.message.isEmpty {
        violations.append("a diagnostic without words: [\(diagnostic.id)] \(diagnostic.message)")
      }
      for span in [diagnostic.span] + diagnostic.notes.map(\.span) {
        let isInside =
          span.source.index >= 0 && span.start >= 0
          && span.end >= span.start && Int(span.end) <= sources[span.source].utf8.count
        if !isInside {
          violations.append("[\(diagnostic.id)] has a span outside its text: \(diagnostic.message)")
          return
        }
      }
    }
    // Its wording and its excerpt.
    for diagnostic in diagnostics.prefix(3) { _ = diagnostic.rendered(in: sources) }
  }

  // MARK: Running

  private struct Ending: Equatable {
    var output: [UInt8]
    var fuel: Int64
    var trap: String?
  }

  private mutating func execute(
    _ program: Program, _ compilation: Compilation, in sources: SourceMap
  ) {
    let audited = Machine(program: program, limits: Trial.limits, isAudited: true)
    let ending = run(audited, compilation, in: sources)
    stages.append(ending.trap == nil ? .ranToItsEnd : .trapped)
    var afterTrap = ending.trap != nil
    if !afterTrap {
      audited.fuel = 10_000
      do throws(Trap) { try audited.releaseGlobals() } catch { afterTrap = true }
    }
    violations += audited.audit(afterTrap: afterTrap).miscounts.prefix(5)
    if repeats {
      let machine = Machine(program: program, limits: Trial.limits)
      if run(machine, compilation, in: sources) != ending {
        violations.append("two runs end differently")
      }
      stages.append(.audited)
    }
  }

  private mutating func run(
    _ machine: Machine, _ compilation: Compilation, in sources: SourceMap
  ) -> Ending {
    machine.librarySources = compilation.librarySources
    var message: String?
    do throws(Trap) {
      try machine.run(block: 0)
    } catch {
      message = "\(error.span.start)..<\(error.span.end) \(error.message)"
      let isInside =
        error.span.source.index == 0 && error.span.start >= 0 && error.span.end <= text.count
      if !isInside || error.message.isEmpty {
        violations.append("a trap without a place in the program: \(error.message)")
      }
    }
    return Ending(output: machine.takeOutput(), fuel: machine.fuel, trap: message)
  }
}
