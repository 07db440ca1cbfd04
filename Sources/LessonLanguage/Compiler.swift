import Diagnostics

/// One piece of a lesson's code: a block or an inline expression, in reading order.
public struct SourceUnit: Sendable {
  public var source: SourceID
  /// Whether the value of the last expression is handed to the host function `display`.
  public var displays: Bool
  /// Whether the piece is there to show its error.
  public var expectsError: Bool

  public init(source: SourceID, displays: Bool = true, expectsError: Bool = false) {
    self.source = source
    self.displays = displays
    self.expectsError = expectsError
  }
}

/// What the compiler made of a lesson.
public struct Compilation {
  /// `nil` if a piece that is not there to fail has an error; block `i` is unit `i`.
  public var program: Program?
  public var diagnostics: [Diagnostic]
  /// Of the units that are there to fail and do not check: their first error. They are left out of the program.
  public var unitErrors: [Int: Diagnostic]
  /// Texts of the library and of the host: a trap inside them is shown at the lesson's line that led there.
  public var librarySources: Set<SourceID>
}

/// From source text to a program: parses, checks, emits.
public enum Compiler {
  /// Compiles the pieces of a lesson as one program.
  ///
  /// - Parameters:
  ///   - library: what the lesson may use; keep it for the next lesson, since it need not be read again.
  ///   - hostFunctions: the names of the functions that the machine will be given, in their order; the leaves of
  ///     the library's interface to the host name them.
  public static func compile(
    _ units: [SourceUnit], in sources: inout SourceMap, with library: Library = Library(),
    hostFunctions: [String] = []
  ) -> Compilation {
    sources.share(library.texts)
    var diagnostics: [Diagnostic] = []
    var unitErrors: [Int: Diagnostic] = [:]
    var blocks: [[Statement]] = []
    var syntaxErrors: [Diagnostic] = []
    for (index, unit) in units.enumerated() {
      let parsed = Parser.parse(unit.source, in: sources)
      blocks.append(parsed.statements)
      guard let first = parsed.diagnostics.first else { continue }
      syntaxErrors += parsed.diagnostics
      if unit.expectsError {
        unitErrors[index] = first
      } else {
        diagnostics += parsed.diagnostics
      }
    }
    while true {
      let checker = Checker(sources: sources, library: library, syntaxErrors: syntaxErrors)
      let included = blocks.enumerated().map { unitErrors[$0] == nil ? $1 : [] }
      let checked = checker.check(included, displayed: units.map { $0.displays })
      var isComplete = true
      for (index, unit) in units.enumerated() where unit.expectsError && unitErrors[index] == nil {
        guard let first = checker.diagnostics.first(where: { $0.span.source == unit.source }) else {
          continue
        }
        unitErrors[index] = first
        isComplete = false
      }
      if !isComplete { continue }
      diagnostics += checker.diagnostics
      if diagnostics.isEmpty { diagnostics = checker.warnings }
      var result = Compilation(
        program: nil, diagnostics: diagnostics, unitErrors: unitErrors,
        librarySources: library.sourceIDs)
      guard !diagnostics.contains(where: { $0.severity == .error }) else { return result }
      emit(checker, checked, hostFunctions, &result)
      return result
    }
  }

  private static func emit(
    _ checker: Checker, _ checked: CheckedProgram, _ hostFunctions: [String],
    _ result: inout Compilation
  ) {
    var indices: [String: Int] = [:]
    for (index, name) in hostFunctions.enumerated() { indices[name] = index }
    let emitter = Emitter(checker: checker, hostFunctions: indices)
    let before = checker.diagnostics.count
    let program = emitter.emit(checked)
    let found = Array(checker.diagnostics.dropFirst(before))
    result.diagnostics += found + checker.library.diagnostics
    if found.isEmpty, checker.library.diagnostics.isEmpty { result.program = program }
  }
}
