import Diagnostics
import LessonLanguage

extension Diagnostic {
  /// The program stopped: where the lesson's own text led to it, and through which calls.
  static func trap(_ trap: Trap, in step: Step, sources: SourceMap) -> Diagnostic {
    let start = step.start(in: sources)
    let isOwn = trap.callStack.contains { $0.span == trap.span }
    return Diagnostic(
      id: trap.code.id, trap.message, at: isOwn ? trap.span : start,
      notes: notes(of: trap.callStack), help: trap.code.help)
  }

  /// A step that is there to show an error has run to its end.
  static func expectedErrorMissing(_ step: Step, sources: SourceMap) -> Diagnostic {
    Diagnostic(
      id: "expected-error-missing", "this block is marked `error`, but it ran without one",
      at: step.start(in: sources), help: "remove `error` from the block's attributes")
  }

  /// An expression in the prose gave no text.
  static func inlineWithoutValue(_ step: Step, sources: SourceMap) -> Diagnostic {
    Diagnostic(
      id: "inline-without-value", "this expression has no value that fits into a sentence",
      at: step.start(in: sources),
      help: "write an expression whose value is a number or a text; tables and plots need a block")
  }

  private static let noteLimit = 6

  /// One note for each call that was under way, innermost first; calls from one place count once.
  private static func notes(of calls: [Trap.Call]) -> [Note] {
    var notes: [(call: Trap.Call, count: Int)] = []
    for call in calls.dropFirst() {
      if let last = notes.last, last.call.span == call.span {
        notes[notes.count - 1].count += 1
      } else {
        notes.append((call, 1))
      }
    }
    return notes.prefix(noteLimit).map { note in
      var message = "called from here"
      if note.call.function != "main" { message += ", in `\(note.call.function)`" }
      // The machine keeps a hundred calls from each end.
      if note.count > 1 { message += note.count < 99 ? ", \(note.count) times" : ", many times" }
      return Note(message, at: note.call.span)
    }
  }
}

extension Step {
  /// The first line of the step that is not blank.
  func start(in sources: SourceMap) -> Span {
    let bytes = sources[source].utf8
    let blanks: [UInt8] = [9, 10, 13, 32]
    let start = bytes.firstIndex { !blanks.contains($0) } ?? 0
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return Span(source: source, start: start, end: end)
  }
}

extension TrapCode {
  /// The stable name of the rule that the program broke.
  var id: String {
    switch self {
    case .overflow: "overflow"
    case .divisionByZero: "division-by-zero"
    case .conversion: "conversion"
    case .indexOutOfRange: "index-out-of-range"
    case .emptyCollection: "empty-collection"
    case .forceUnwrap: "force-unwrap"
    case .forceCast: "force-cast"
    case .forceTry: "force-try"
    case .fatalError: "fatal-error"
    case .precondition: "precondition-failed"
    case .invalidRange: "invalid-range"
    case .danglingUnowned: "dangling-unowned"
    case .exclusivity: "exclusivity"
    case .missingReturn: "missing-return"
    case .duplicateKey: "duplicate-key"
    case .fuelExhausted: "fuel-exhausted"
    case .memoryExhausted: "memory-exhausted"
    case .recursionTooDeep: "recursion-too-deep"
    case .outputTooLarge: "output-too-large"
    case .host: "host-error"
    case .uncaughtError: "uncaught-error"
    case .arithmetic: "arithmetic"
    }
  }

  /// What to do about it, where there is something to say in general.
  var help: String? {
    switch self {
    case .overflow: "compute with Double, or with smaller numbers"
    case .divisionByZero: "check that the divisor is not 0 first"
    case .conversion: "check the number first, or use `Int(exactly:)`"
    case .indexOutOfRange: "compare the index with `count` first, or go over `indices`"
    case .emptyCollection: "check `isEmpty` first"
    case .forceUnwrap: "unwrap it with `if let`, or give another value with `??`"
    case .forceCast: "use `as?` and unwrap the result"
    case .forceTry: "use `do` and `catch`, or `try?`"
    case .invalidRange: "use `stride(from:to:by:)` to count down"
    case .danglingUnowned: "use `weak`, or keep the object in a variable"
    case .duplicateKey: "use `Dictionary(_:uniquingKeysWith:)`, or leave one of the keys out"
    case .fuelExhausted: "look for a loop that does not end, or make the data smaller"
    case .memoryExhausted: "keep less at a time"
    case .recursionTooDeep: "look for the case in which the function does not call itself"
    case .outputTooLarge: "print or show less, such as every hundredth step"
    case .uncaughtError: "surround the call with `do` and `catch`"
    case .fatalError, .precondition, .exclusivity, .missingReturn, .host, .arithmetic: nil
    }
  }
}
