struct SampledCurve {
  var x: [Double]
  var y: [Double]
  var gaps: [Int]
  init(of function: (Double) -> Double, over range: ClosedRange<Double>) {
    x = []
    y = []
    gaps = []
  }
}
struct Binning {
  var edges: [Double]
  var counts: [Double]
  init(of values: [Double], about bins: Int?) {
    edges = []
    counts = []
  }
}
extension Field {
  init(
    sampling function: (Double, Double) -> Double, x: ClosedRange<Double>, y: ClosedRange<Double>,
    samples: Int
  ) {
    self.init(x: x, y: y, columns: 0, rows: 0, values: [])
  }
  func rounded(toDecimals: Int) -> Field { self }
  var quadraticLevels: [Double] { [] }
}
struct Channels {
  var problem: String? { nil }
  var omittedCount: Int { 0 }
  init(of plot: Plot) {}
}
enum NumberText {
  static func short(_ value: Double) -> String { "" }
}

extension Plot {
  /// The rules a page includes once for all its figures; see `PlotStyle` for the classes.
  public static var stylesheet: String { "" }
  /// Renders the figure as SVG text whose ids start with `idPrefix`.
  ///
  /// - Parameter width: the width of the `viewBox`; text keeps its size, so 340 suits a phone.
  public func svg(idPrefix: String, width: Double = 640) -> String { "" }
  /// What the figure shows, in sentences with its ranges and trends.
  public var summary: String { "" }
  /// The plotted values as a table for screen readers.
  public var dataTable: PlotTable { PlotTable(columns: [], omittedRowCount: 0) }
  public func encoded() -> PlotData { .object([]) }
  public init(decoding data: PlotData) throws(PlotError) { throw PlotError("") }
}

/// Columns of text cells, at most `PlotTable.rowLimit` rows.
public struct PlotTable: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    public var name: String
    public var cells: [String]
  }
  public static let rowLimit = 200
  public var columns: [Column]
  /// How many rows are left out at the end.
  public var omittedRowCount: Int
}

extension Frames {
  public var problem: String? { nil }
  public func svg(idPrefix: String, width: Double = 640) -> String { "" }
  public var summary: String { "" }
  public var dataTable: PlotTable { PlotTable(columns: [], omittedRowCount: 0) }
  public func encoded() -> PlotData { .object([]) }
  public init(decoding data: PlotData) throws(PlotError) { throw PlotError("") }
}

extension SmallMultiples {
  public var problem: String? { nil }
  public func svg(idPrefix: String, width: Double = 640) -> String { "" }
  public var summary: String { "" }
  public var dataTable: PlotTable { PlotTable(columns: [], omittedRowCount: 0) }
  public func encoded() -> PlotData { .object([]) }
  public init(decoding data: PlotData) throws(PlotError) { throw PlotError("") }
}
