/// The smallest interval that holds some values.
struct Extent: Equatable {
  var low = Double.infinity
  var high = -Double.infinity

  var isEmpty: Bool { low > high }

  mutating func include(_ value: Double) {
    low = min(low, value)
    high = max(high, value)
  }

  mutating func include(_ other: Extent) {
    low = min(low, other.low)
    high = max(high, other.high)
  }

  mutating func include(_ range: ClosedRange<Double>) {
    include(range.lowerBound)
    include(range.upperBound)
  }
}

/// Stage one: what the marks of a plot, or of several that share their scales, say of each channel.
struct Channels {
  /// All values of one direction.
  struct Direction {
    var all = Extent()
    /// Values drawn as markers, which need room to the edge.
    var markers = Extent()
    /// What surfaces cover; the frame ends where they do.
    var surface = Extent()
    /// Whether lengths are measured from zero.
    var hasBaseline = false
    var isLogarithmic: Bool

    mutating func merge(_ other: Direction) {
      all.include(other.all)
      markers.include(other.markers)
      surface.include(other.surface)
      hasBaseline = hasBaseline || other.hasBaseline
    }
  }

  var x: Direction
  var y: Direction
  /// The names under bars, in their order.
  var names: [String] = []
  var classLevels: [String] = []
  /// How many bars stand side by side over one name.
  var barGroups = 0
  /// Whether the figure shows a plane rather than a quantity over another.
  var isPlane = false
  var omittedCount = 0
  var problem: String?

  init(of plot: Plot) {
    x = Direction(isLogarithmic: plot.x.isLogarithmic)
    y = Direction(isLogarithmic: plot.y.isLogarithmic)
    problem = Channels.domainProblem(plot.x, "x") ?? Channels.domainProblem(plot.y, "y")
    for mark in plot.marks { collect(mark) }
  }

  /// Joins the channels of another plot that is shown on the same scales.
  mutating func merge(_ other: Channels) {
    x.merge(other.x)
    y.merge(other.y)
    for name in other.names where !names.contains(name) { names.append(name) }
    for level in other.classLevels where !classLevels.contains(level) { classLevels.append(level) }
    barGroups = max(barGroups, other.barGroups)
    isPlane = isPlane || other.isPlane
    omittedCount += other.omittedCount
    problem = problem ?? other.problem
  }

  /// Whether a value can be shown on the axis of this direction.
  static func isShown(_ value: Double, isLogarithmic: Bool) -> Bool {
    value.magnitude <= 1e300 && (!isLogarithmic || value >= 1e-300)
  }

  private static func domainProblem(_ axis: Axis, _ name: String) -> String? {
    guard let domain = axis.domain else { return nil }
    let low = domain.lowerBound
    let high = domain.upperBound
    if !isShown(low, isLogarithmic: false) || !isShown(high, isLogarithmic: false) {
      return "\(name) axis: its domain has to be finite"
    }
    if low == high { return "\(name) axis: its domain holds one value only" }
    if axis.isLogarithmic, !isShown(low, isLogarithmic: true) {
      return "\(name) axis: the domain of a logarithmic axis has to be above 0"
    }
    return nil
  }
}

extension Channels {
  private mutating func collect(_ mark: Mark) {
    switch mark.geometry {
    case .points(let xs, let ys, let classes):
      isPlane = isPlane || classes != nil
      for level in classes?.levels ?? [] where !classLevels.contains(level) {
        classLevels.append(level)
      }
      collect(xs, ys, asMarkers: true)
    case .line(let xs, let ys, _): collect(xs, ys, asMarkers: false)
    case .path(let xs, let ys):
      isPlane = true
      collect(xs, ys, asMarkers: true)
    case .area(let xs, let low, let high):
      collect(xs, low, asMarkers: false)
      collect(xs, high, asMarkers: false, counting: false)
      if low.allSatisfy({ $0 == 0 }) { collectBaseline() }
    case .bars(let names, let values):
      for name in names where !self.names.contains(name) { self.names.append(name) }
      barGroups += 1
      for value in values { include(y: value) }
      collectBaseline()
    case .bins(let edges, let counts, let omitted):
      omittedCount += omitted
      for edge in edges { include(x: edge) }
      for count in counts { include(y: count) }
      collectBaseline()
    case .verticalRule(let value): include(x: value)
    case .horizontalRule(let value): include(y: value)
    case .rectangle(let xs, let ys):
      for value in [xs.lowerBound, xs.upperBound] { include(x: value) }
      for value in [ys.lowerBound, ys.upperBound] { include(y: value) }
    case .text(let x, let y, _): collect([x], [y], asMarkers: true)
    case .plane(let weights, let bias):
      isPlane = true
      if x.isLogarithmic || y.isLogarithmic {
        problem = problem ?? "hyperplane: both axes have to be linear"
      }
      if !(weights.allSatisfy { isShown(x: $0) } && bias.magnitude <= 1e300) { omittedCount += 1 }
    case .logisticField:
      isPlane = true
      if x.isLogarithmic || y.isLogarithmic {
        problem = problem ?? "region: both axes have to be linear"
      }
    case .field(let field), .contours(let field, _):
      isPlane = true
      include(field)
    }
  }

  private func isShown(x value: Double) -> Bool {
    Channels.isShown(value, isLogarithmic: x.isLogarithmic)
  }

  private func isShown(y value: Double) -> Bool {
    Channels.isShown(value, isLogarithmic: y.isLogarithmic)
  }

  private mutating func include(x value: Double) {
    if isShown(x: value) { x.all.include(value) } else { omittedCount += 1 }
  }

  private mutating func include(y value: Double) {
    if isShown(y: value) { y.all.include(value) } else { omittedCount += 1 }
  }

  private mutating func include(_ field: Field) {
    x.surface.include(field.x)
    y.surface.include(field.y)
    x.all.include(field.x)
    y.all.include(field.y)
    for value in field.values where !value.isFinite { omittedCount += 1 }
  }

  private mutating func collectBaseline() {
    y.hasBaseline = true
    if !y.isLogarithmic { y.all.include(0) }
  }

  private mutating func collect(
    _ xs: [Double], _ ys: [Double], asMarkers: Bool, counting: Bool = true
  ) {
    for index in 0..<min(xs.count, ys.count) {
      guard isShown(x: xs[index]), isShown(y: ys[index]) else {
        if counting { omittedCount += 1 }
        continue
      }
      x.all.include(xs[index])
      y.all.include(ys[index])
      if asMarkers {
        x.markers.include(xs[index])
        y.markers.include(ys[index])
      }
    }
  }
}
