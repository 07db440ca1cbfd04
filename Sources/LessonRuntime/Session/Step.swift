import Diagnostics
import LessonLanguage

/// One piece of a lesson that runs, in reading order.
public struct Step: Sendable {
  public enum Kind: Sendable {
    case block
    /// An expression in the prose, of which only the text of its value is wanted.
    case inline
    /// A file of Swift, which shows nothing by itself.
    case program
  }

  public var source: SourceID
  public var kind: Kind
  /// Whether the step is there to show its error.
  public var expectsError: Bool
  /// The most that this step may use of the session's fuel; all that is left if `nil`.
  public var fuel: Int64?

  public init(
    source: SourceID, kind: Kind = .block, expectsError: Bool = false, fuel: Int64? = nil
  ) {
    self.source = source
    self.kind = kind
    self.expectsError = expectsError
    self.fuel = fuel
  }
}

/// What one step produced.
public struct StepOutcome: Sendable {
  /// In the order in which they came about; the diagnostic of a step that failed stands last.
  public var outputs: [Output] = []
  /// Of an inline expression: the text of its value.
  public var inlineValue: String?
  /// Why the step stopped, or did not start.
  public var diagnostic: Diagnostic?
  /// Machine steps and engine elements that the step used.
  public var fuel: Int64 = 0

  public init() {}
}

/// What a session may use.
public struct SessionOptions: Sendable {
  /// Limits of all steps together.
  public var limits: Limits
  /// The files that a lesson may read, by their paths in the course, such as `data/points.csv`.
  public var data: [String: [UInt8]]

  public init(limits: Limits = Limits(), data: [String: [UInt8]] = [:]) {
    self.limits = limits
    self.data = data
  }
}

/// What a lesson produced.
public struct SessionResult: Sendable {
  /// One for each step; steps behind one that failed are empty.
  public var outcomes: [StepOutcome]
  /// What is wrong with the lesson; the errors that `expectsError` steps show are not among it.
  public var diagnostics: [Diagnostic]

  public init(outcomes: [StepOutcome], diagnostics: [Diagnostic]) {
    self.outcomes = outcomes
    self.diagnostics = diagnostics
  }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
