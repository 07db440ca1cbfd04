import Plotting
import TrainingEngine

/// One thing that a block of a lesson produced, as a value that can be recorded and rendered later.
public enum Output: Sendable {
  /// What `print` wrote, line breaks included; consecutive prints of a block are one text.
  case text(String)
  /// A displayed value with the Swift spelling of its type, such as `[Double]`.
  case value(String, type: String)
  case table(Table)
  case plot(Plot)
  case frames(Frames)
  case smallMultiples(SmallMultiples)
  /// What stopped the block, or what an `error` block was meant to show.
  case diagnostic(OutputDiagnostic)
}

/// A diagnostic that no longer needs the sources it points into.
public struct OutputDiagnostic: Sendable, Hashable {
  /// The stable kebab-case name of the rule.
  public var id: String
  public var message: String
  /// The path of the lesson's file, relative to the course.
  public var file: String
  /// The line of the file, counted from 1.
  public var line: Int
  /// The column in UTF-8 bytes, counted from 1.
  public var column: Int
  /// The whole finding as a terminal shows it: excerpt, notes and help included.
  public var rendered: String

  public init(
    id: String, message: String, file: String, line: Int, column: Int, rendered: String
  ) {
    self.id = id
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.rendered = rendered
  }
}

/// What one block produced, in order, and what it cost.
public struct BlockOutputs: Sendable {
  public var outputs: [Output]
  /// Machine steps and engine elements that the block used.
  public var fuel: Int64

  public init(outputs: [Output] = [], fuel: Int64 = 0) {
    self.outputs = outputs
    self.fuel = fuel
  }
}

/// What one lesson produced when all of its blocks had run.
public struct LessonOutputs: Sendable {
  /// One entry for each block that runs, by the block's index among those.
  public var blocks: [BlockOutputs]
  /// The text of each inline expression, in the order of the document.
  public var inlineValues: [String]

  public init(blocks: [BlockOutputs] = [], inlineValues: [String] = []) {
    self.blocks = blocks
    self.inlineValues = inlineValues
  }
}
