/// A figure as a plain value: marks over one pair of axes, rendered by the stages
/// marks → channels → scales → values → SVG text.
///
/// ```swift
/// Plot(.points(x: income, y: debt, by: lends), .hyperplane(weights: w, bias: b),
///      x: "income", y: "debt")
/// ```
public struct Plot: Sendable, Equatable {
  /// The layers of the figure, the first one at the back.
  public var marks: [Mark]
  /// The heading drawn over the figure, and its accessible name.
  public var title: String?
  public var x: Axis
  public var y: Axis
  public var aspect: Aspect

  public init(
    _ marks: Mark..., title: String? = nil, x: Axis = .automatic, y: Axis = .automatic,
    aspect: Aspect = .automatic
  ) {
    self.init(marks: marks, title: title, x: x, y: y, aspect: aspect)
  }

  /// Makes a figure of marks that were collected in an array.
  public init(
    marks: [Mark], title: String? = nil, x: Axis = .automatic, y: Axis = .automatic,
    aspect: Aspect = .automatic
  ) {
    self.marks = marks
    self.title = title
    self.x = x
    self.y = y
    self.aspect = aspect
  }

  /// How tall the frame is for its width.
  public enum Aspect: Sendable, Equatable {
    /// Tall for figures of a plane, flat for curves and bars.
    case automatic
    /// One unit of x is as long as one unit of y, as geometry needs it.
    case equal
    /// Height divided by width.
    case ratio(Double)
  }
}

extension Plot {
  /// What makes the figure impossible to draw, such as channels of different lengths; `nil` if nothing.
  public var problem: String? {
    for mark in marks {
      if let problem = mark.problem { return problem }
    }
    return Channels(of: self).problem
  }

  /// How many values are left out because they are NaN, infinite, or not positive on a log axis.
  public var omittedCount: Int { Channels(of: self).omittedCount }

  /// Traps with `problem`, which a checked caller has looked at before.
  func ensureDrawable() {
    if let problem { fatalError(problem) }
  }
}
