/// Where everything stands: the frame, its scales and ticks, and the lines of text over it.
struct Layout {
  var width: Double
  var height = 0.0
  var left = 0.0
  /// How far a figure that is narrower than its place is moved to the middle.
  var inset = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0
  var x: Scale
  var y: Scale
  var xTicks = Ticks.none
  var yTicks = Ticks.none
  /// Baselines of the lines of text over the frame.
  var titleBaseline = 0.0
  var yLabelBaseline = 0.0
  var legend: Legend
  var channels: Channels
  var showsDirectLabels: Bool

  static let lineHeight = 20.0
  static let textSize = 13.0

  /// - Parameters:
  ///   - plots: the plots that share the scales; their axes are those of the first.
  ///   - channels: the channels of these plots, merged.
  init(_ plots: [Plot], channels: Channels, width: Double) {
    let plot = plots.first ?? Plot()
    self.width = width
    self.channels = channels
    x = Scale(low: 0, high: 1, isLogarithmic: false, start: 0, end: width)
    y = x
    let directLabels = DirectLabels(plots, channels: channels, width: width)
    showsDirectLabels = directLabels.isFitting
    legend = Legend(plots, channels: channels, withoutCurves: directLabels.isFitting)

    placeHeader(plot)
    let frameHeight = Layout.frameHeight(plot, channels, width: width)
    let yCount = max(2, frameHeight / 50)
    var yDomain = Domain(of: channels.y, axis: plot.y, tickCount: yCount, isTight: false)
    yTicks = yDomain.ticks(plot.y, count: yCount)
    left = 12 + Layout.widest(yTicks)
    right = directLabels.isFitting ? width - directLabels.margin : width - 14
    let frameWidth = max(right - left, 40)

    var xDomain = Domain(
      of: channels.x, axis: plot.x, tickCount: max(2, frameWidth / 90), isTight: true)
    if !channels.names.isEmpty {
      xDomain = Domain(low: -0.5, high: Double(channels.names.count) - 0.5)
    } else if channels.x.all.isEmpty || channels.y.all.isEmpty {
      Layout.adapt(&xDomain, &yDomain, to: plots, plot)
      yTicks = yDomain.ticks(plot.y, count: yCount)
      left = 12 + Layout.widest(yTicks)
    }
    var finalHeight = frameHeight
    if plot.aspect == .equal, !plot.x.isLogarithmic, !plot.y.isLogarithmic {
      finalHeight = Layout.equalHeight(&xDomain, &yDomain, frameWidth: frameWidth)
    }
    if finalHeight != frameHeight || plot.aspect == .equal {
      yTicks = yDomain.ticks(plot.y, count: max(2, finalHeight / 50))
      left = max(left, 12 + Layout.widest(yTicks))
    }
    if plot.aspect == .equal, !plot.x.isLogarithmic, !plot.y.isLogarithmic {
      let neededWidth = finalHeight * (xDomain.high - xDomain.low) / (yDomain.high - yDomain.low)
      moveToMiddle(by: max(0, (right - left - neededWidth) / 2))
    }
    xTicks =
      channels.names.isEmpty
      ? Layout.fittingTicks(xDomain, plot.x, width: right - left)
      : Ticks(positions: channels.names.indices.map { Double($0) }, labels: channels.names)
    if let label = xTicks.labels.last, let position = xTicks.positions.last {
      // The last number is centred under its tick and must not leave the figure.
      let fraction = (position - xDomain.low) / (xDomain.high - xDomain.low)
      let overhang = TextMetrics.width(of: label) / 2 - (1 - fraction) * (right - left)
      right = min(right, width - 2 - max(0, overhang))
    }
    bottom = top + finalHeight
    height = bottom + 24 + (plot.x.label == nil ? 0 : Layout.lineHeight)
    x = Scale(
      low: xDomain.low, high: xDomain.high, isLogarithmic: plot.x.isLogarithmic, start: left,
      end: right)
    y = Scale(
      low: yDomain.low, high: yDomain.high, isLogarithmic: plot.y.isLogarithmic, start: bottom,
      end: top)
  }

  /// Puts title, y label and legend in as few lines as they need.
  private mutating func placeHeader(_ plot: Plot) {
    var baseline = 0.0
    if plot.title != nil {
      baseline += Layout.lineHeight
      titleBaseline = baseline - 4
    }
    let labelWidth = plot.y.label.map { TextMetrics.width(of: $0) + 28 } ?? 0
    if plot.y.label != nil {
      baseline += Layout.lineHeight
      yLabelBaseline = baseline - 4
    }
    if !legend.items.isEmpty {
      if legend.width + labelWidth <= width - 8, plot.y.label != nil {
        legend.place(startingAt: width - 14 - legend.width, baseline: baseline - 4, width: width)
      } else {
        baseline += Layout.lineHeight
        legend.place(startingAt: 4, baseline: baseline - 4, width: width)
        baseline += Double(legend.rowCount - 1) * Layout.lineHeight
      }
    }
    top = baseline + 10
  }

  private static func frameHeight(_ plot: Plot, _ channels: Channels, width: Double) -> Double {
    if case .ratio(let ratio) = plot.aspect, ratio.isFinite {
      return (min(max(ratio, 0.1), 3) * (width - 70)).rounded()
    }
    let ratio = channels.isPlane ? 0.56 : 0.36
    return (width < 480 ? width * min(ratio * 1.45, 0.78) : width * ratio).rounded()
  }

  /// Planes alone have no values to be framed by: shows where they pass closest to the origin.
  private static func adapt(
    _ x: inout Domain, _ y: inout Domain, to plots: [Plot], _ plot: Plot
  ) {
    var reach = 0.0
    for plot in plots {
      for mark in plot.marks {
        var weights: [Double] = []
        var bias = 0.0
        if case .plane(let w, let b) = mark.geometry { (weights, bias) = (w, b) }
        if case .logisticField(let w, let b) = mark.geometry { (weights, bias) = (w, b) }
        guard weights.count == 2 else { continue }
        let norm = (weights[0] * weights[0] + weights[1] * weights[1]).squareRoot()
        reach = max(reach, norm > 0 && norm.isFinite ? max(2 * abs(bias) / norm, 1) : 1)
      }
    }
    guard reach > 0, reach.isFinite else { return }
    if plot.x.domain == nil { x = Domain(low: -reach, high: reach) }
    if plot.y.domain == nil { y = Domain(low: -reach, high: reach) }
  }

  /// The height at which one unit is equally long both ways; a flat figure is widened along y.
  private static func equalHeight(
    _ x: inout Domain, _ y: inout Domain, frameWidth: Double
  ) -> Double {
    let xRange = x.high - x.low
    let yRange = y.high - y.low
    let lowest = frameWidth * 0.35
    let height = frameWidth * yRange / xRange
    if height < lowest { y.widen(to: xRange * lowest / frameWidth) }
    let highest = frameWidth < 400 ? frameWidth : frameWidth * 0.75
    if height > highest * 2 { x.widen(to: yRange * frameWidth / highest / 2) }
    return min(max(height, lowest), highest).rounded()
  }

  private mutating func moveToMiddle(by inset: Double) {
    self.inset = inset
    left += inset
    right -= inset
    legend.move(by: inset, within: right)
  }

  private static func widest(_ ticks: Ticks) -> Double {
    ticks.labels.map { TextMetrics.width(of: $0) }.max() ?? 0
  }

  /// As many ticks as their numbers leave room for.
  private static func fittingTicks(_ domain: Domain, _ axis: Axis, width: Double) -> Ticks {
    var count = max(2, width / 75)
    while true {
      let ticks = domain.ticks(axis, count: count)
      let widest = Layout.widest(ticks)
      if ticks.positions.count < 3 || count <= 2 { return ticks }
      if Double(ticks.positions.count) * (widest + 14) <= width + widest { return ticks }
      count -= 1
    }
  }
}
