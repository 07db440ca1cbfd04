import Diagnostics
import LessonLanguage

/// Runs the steps of one lesson, which share one top-level scope.
public enum Session {
  /// Changes whenever the same lesson may give other outputs than before.
  public static let runtimeVersion = "2"

  /// How many bytes of displayed values there may be for each byte of printed text.
  private static let displayFactor = 8

  /// What a lesson may use, read as far as lessons have named it.
  public typealias Library = LessonLanguage.Library

  /// Returns what a lesson may use, for any number of runs, one after another.
  public static func makeLibrary() -> Library { Library(interface: InterfaceText.files) }

  /// Compiles all steps, then runs one after another until one fails that is not meant to.
  ///
  /// - Parameters:
  ///   - library: what `makeLibrary` made; a later run with the same one need not read it again.
  ///   - progress: is called with the index of each step before it runs.
  public static func run(
    _ steps: [Step], in sources: inout SourceMap, with library: Library = makeLibrary(),
    options: SessionOptions = SessionOptions(), progress: ((Int) -> Void)? = nil
  ) -> SessionResult {
    let context = SessionContext(
      data: options.data, displayLimit: displayFactor * options.limits.outputBytes)
    let table = HostTable(context)
    let units = steps.map {
      SourceUnit(source: $0.source, displays: $0.kind != .program, expectsError: $0.expectsError)
    }
    let compilation = Compiler.compile(
      units, in: &sources, with: library, hostFunctions: table.names)
    guard let program = compilation.program else {
      return unchecked(steps, compilation, in: sources)
    }
    let machine = Machine(program: program, limits: options.limits, host: table.functions)
    machine.librarySources = compilation.librarySources
    var runner = SessionRunner(
      machine: machine, context: context, sources: sources,
      remainingFuel: options.limits.fuel)
    var result = SessionResult(outcomes: [], diagnostics: compilation.diagnostics)
    var isRunning = true
    for (index, step) in steps.enumerated() {
      guard isRunning else {
        result.outcomes.append(StepOutcome())
        continue
      }
      progress?(index)
      var outcome: StepOutcome
      if let error = compilation.unitErrors[index] {
        outcome = StepOutcome()
        outcome.fail(with: error, in: sources)
      } else {
        outcome = runner.run(step, index: index)
        if let problem = runner.problem(of: step, outcome) {
          result.diagnostics.append(problem)
          if outcome.diagnostic == nil { outcome.fail(with: problem, in: sources) }
          isRunning = step.expectsError
        }
      }
      result.outcomes.append(outcome)
    }
    return result
  }

  /// A lesson with a mistake that was found before it ran: each step shows its own first one.
  private static func unchecked(
    _ steps: [Step], _ compilation: Compilation, in sources: SourceMap
  ) -> SessionResult {
    var outcomes: [StepOutcome] = []
    for (index, step) in steps.enumerated() {
      var outcome = StepOutcome()
      let own = compilation.diagnostics.first {
        $0.severity == .error && $0.span.source == step.source
      }
      if let error = compilation.unitErrors[index] ?? own { outcome.fail(with: error, in: sources) }
      outcomes.append(outcome)
    }
    return SessionResult(outcomes: outcomes, diagnostics: compilation.diagnostics)
  }
}

/// A session under way.
struct SessionRunner {
  let machine: Machine
  let context: SessionContext
  let sources: SourceMap
  var remainingFuel: Int64

  /// Runs one step that has been checked.
  mutating func run(_ step: Step, index: Int) -> StepOutcome {
    var outcome = StepOutcome()
    let granted = min(step.fuel ?? remainingFuel, remainingFuel)
    machine.fuel = granted
    context.beginStep()
    do throws(Trap) {
      try machine.run(block: index)
      context.takeText(from: machine)
      outcome.outputs = context.outputs
    } catch {
      context.takeText(from: machine)
      outcome.outputs = context.outputs
      outcome.fail(with: .trap(error, in: step, sources: sources), in: sources)
    }
    outcome.fuel = granted - max(machine.fuel, 0)
    remainingFuel -= outcome.fuel
    if step.kind == .inline { outcome.inlineValue = outcome.soleValue }
    return outcome
  }

  /// What is wrong with the lesson after this step, or `nil`.
  func problem(of step: Step, _ outcome: StepOutcome) -> Diagnostic? {
    if step.expectsError {
      return outcome.diagnostic == nil ? .expectedErrorMissing(step, sources: sources) : nil
    }
    if let diagnostic = outcome.diagnostic { return diagnostic }
    if step.kind == .inline, outcome.inlineValue == nil {
      return .inlineWithoutValue(step, sources: sources)
    }
    return nil
  }
}

extension StepOutcome {
  /// The text of the one value that the step displayed.
  fileprivate var soleValue: String? {
    guard outputs.count == 1, case .value(let text, _) = outputs[0] else { return nil }
    return text
  }

  /// Records why the step stopped, behind what it had produced until then.
  mutating func fail(with error: Diagnostic, in sources: SourceMap) {
    diagnostic = error
    let place = sources.location(of: error.span)
    outputs.append(
      .diagnostic(
        OutputDiagnostic(
          id: error.id, message: error.message, file: place.file, line: place.line,
          column: place.column, rendered: error.rendered(in: sources))))
  }
}
