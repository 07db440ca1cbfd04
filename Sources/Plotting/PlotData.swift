/// The neutral form in which a plot is recorded: what JSON can say, and nothing else.
///
/// Every number is finite and at full precision; NaN and infinities are texts.
public indirect enum PlotData: Sendable {
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([PlotData])
  case object([(name: String, value: PlotData)])
}

extension PlotData: Equatable {
  public static func == (left: PlotData, right: PlotData) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.flag(let a), .flag(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.indices.allSatisfy { a[$0].name == b[$0].name && a[$0].value == b[$0].value }
    default: false
    }
  }
}

/// Recorded data that is not a plot.
public struct PlotError: Error, Sendable, Equatable {
  /// Where in the data, and what was expected there.
  public var message: String

  public init(_ message: String) { self.message = message }
}
