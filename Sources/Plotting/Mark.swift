/// One layer of a plot, as pure data: functions are sampled when the mark is made.
public struct Mark: Sendable, Equatable {
  /// What is drawn, in the units of the data.
  enum Geometry: Sendable, Equatable {
    case points(x: [Double], y: [Double], classes: Classes?)
    /// A curve; a segment starts anew at each index of `gaps`.
    case line(x: [Double], y: [Double], gaps: [Int])
    /// A walk through the plane, with its start and its end marked.
    case path(x: [Double], y: [Double])
    case area(x: [Double], low: [Double], high: [Double])
    case bars(names: [String], values: [Double])
    case bins(edges: [Double], counts: [Double], omitted: Int)
    case verticalRule(at: Double)
    case horizontalRule(at: Double)
    case rectangle(x: ClosedRange<Double>, y: ClosedRange<Double>)
    case text(x: Double, y: Double, text: String)
    /// The line `w·x + b = 0`.
    case plane(weights: [Double], bias: Double)
    /// The probability `σ(w·x + b)` over the whole frame.
    case logisticField(weights: [Double], bias: Double)
    /// A probability sampled on a grid.
    case field(Field)
    /// Lines of equal height of a sampled surface.
    case contours(Field, levels: [Double])
  }

  var geometry: Geometry
  /// The name of the layer in the legend, beside the line, and in the description.
  public var label: String?
  /// What is wrong with the channels, such as their lengths; `nil` if nothing.
  public var problem: String? { geometry.problem }

  init(_ geometry: Geometry, label: String? = nil) {
    self.geometry = geometry
    self.label = label
  }
}

/// A function of two variables sampled on a regular grid, row by row from the lowest y.
struct Field: Sendable, Equatable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
  var columns: Int
  var rows: Int
  var values: [Double]
}
