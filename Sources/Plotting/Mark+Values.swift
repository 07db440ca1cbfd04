/// Stage three for one plot on a layout: marks to shapes.
struct Values {
  let layout: Layout
  let styles: Styles
  let plot: Plot

  var frame: [Pixel] {
    [
      Pixel(x: layout.left, y: layout.top), Pixel(x: layout.right, y: layout.top),
      Pixel(x: layout.right, y: layout.bottom), Pixel(x: layout.left, y: layout.bottom),
    ]
  }

  init(_ plot: Plot, layout: Layout) {
    self.plot = plot
    self.layout = layout
    styles = Styles(plot, channels: layout.channels)
  }

  func shapes(at index: Int) -> [Shape] {
    let mark = plot.marks[index]
    let style = styles.marks[index]
    switch mark.geometry {
    case .points(let xs, let ys, let classes):
      return points(xs, ys, classes, style)
    case .line(let xs, let ys, let gaps):
      return [.curves(segments(xs, ys, gaps: gaps), style: style.stroke)]
    case .path(let xs, let ys):
      return path(xs, ys, style)
    case .area(let xs, let low, let high):
      return area(xs, low, high, style)
    case .bars(let names, let values):
      return bars(names, values, group: barGroup(of: index), style)
    case .bins(let edges, let counts, _):
      return bins(edges, counts, style)
    case .verticalRule(let value):
      return verticalRule(value, mark.label)
    case .horizontalRule(let value):
      return horizontalRule(value, mark.label)
    case .rectangle(let xs, let ys):
      return rectangle(xs, ys, mark.label)
    case .text(let x, let y, let text):
      guard let point = pixel(x, y) else { return [] }
      let isRight = point.x > layout.left + 0.7 * (layout.right - layout.left)
      let place = Pixel(x: point.x + (isRight ? -7 : 7), y: point.y - 6)
      return [.text(place, text, anchor: isRight ? .end : .start, style: "note")]
    case .plane(let weights, let bias):
      return plane(weights, bias, style)
    case .logisticField(let weights, let bias):
      return bands(weights, bias)
    case .field(let field):
      return bands(field)
    case .contours(let field, let levels):
      let lines = levels.flatMap { LevelSet(of: field, level: $0).lines }
      return [.curves(lines.map { pixels($0, of: field) }, style: style.stroke)]
    }
  }

  /// The pixel of a point, `nil` if it cannot be shown.
  func pixel(_ x: Double, _ y: Double) -> Pixel? {
    guard Channels.isShown(x, isLogarithmic: layout.x.isLogarithmic),
      Channels.isShown(y, isLogarithmic: layout.y.isLogarithmic)
    else { return nil }
    return Pixel(x: layout.x(x), y: layout.y(y))
  }

  private func visible(_ x: Double, _ y: Double) -> Pixel? {
    layout.x.contains(x) && layout.y.contains(y) ? pixel(x, y) : nil
  }
}

// MARK: Points and curves

extension Values {
  private func points(
    _ xs: [Double], _ ys: [Double], _ classes: Classes?, _ style: MarkStyle
  ) -> [Shape] {
    guard let classes else {
      let points = xs.indices.compactMap { visible(xs[$0], ys[$0]) }
      return [.markers(points, style.shape, style: style.color)]
    }
    return classes.levels.indices.map { level in
      let index = layout.channels.classLevels.firstIndex(of: classes.levels[level]) ?? 0
      let points = xs.indices.compactMap { point in
        classes.indices[point] == level ? visible(xs[point], ys[point]) : nil
      }
      return .markers(
        points, MarkerShape(classIndex: index, isSigned: classes.isSigned),
        style: Styles.color(index))
    }
  }

  /// The curve, broken where a value is left out and at its gaps.
  private func segments(_ xs: [Double], _ ys: [Double], gaps: [Int]) -> [[Pixel]] {
    var segments: [[Pixel]] = []
    var segment: [Pixel] = []
    for index in xs.indices {
      let point = pixel(xs[index], ys[index])
      if point == nil || gaps.contains(index) {
        if !segment.isEmpty { segments.append(Simplification.simplify(segment)) }
        segment = []
      }
      if let point { segment.append(point) }
    }
    if !segment.isEmpty { segments.append(Simplification.simplify(segment)) }
    return segments
  }

  private func path(_ xs: [Double], _ ys: [Double], _ style: MarkStyle) -> [Shape] {
    let segments = segments(xs, ys, gaps: [])
    var shapes: [Shape] = [.curves(segments, style: style.stroke)]
    let points = xs.indices.compactMap { visible(xs[$0], ys[$0]) }
    if points.count <= 60, points.count > 2 {
      shapes.append(
        .markers(Array(points.dropFirst().dropLast()), .dot, style: "step \(style.color)"))
    }
    if let first = points.first { shapes.append(.markers([first], .ring, style: style.color)) }
    if points.count > 1, let last = points.last {
      shapes.append(.markers([last], .dot, style: style.color))
    }
    return shapes
  }

  private func area(
    _ xs: [Double], _ low: [Double], _ high: [Double], _ style: MarkStyle
  ) -> [Shape] {
    var rings: [[Pixel]] = []
    var upper: [Pixel] = []
    var lower: [Pixel] = []
    func finish() {
      if !upper.isEmpty {
        rings.append(Simplification.simplify(upper) + Simplification.simplify(lower).reversed())
      }
      upper = []
      lower = []
    }
    for index in xs.indices {
      // On a logarithmic axis the line y = 0 is below everything: the bottom of the frame.
      let bottom = layout.y.isLogarithmic && low[index] == 0 ? layout.y.low : low[index]
      if let top = pixel(xs[index], high[index]), let foot = pixel(xs[index], bottom) {
        upper.append(top)
        lower.append(foot)
      } else {
        finish()
      }
    }
    finish()
    return [.rings(rings, style: style.fill)]
  }
}

// MARK: Bars

extension Values {
  private func barGroup(of index: Int) -> Int {
    var group = 0
    for mark in plot.marks[..<index] {
      if case .bars = mark.geometry { group += 1 }
    }
    return group
  }

  private var baseline: Double {
    layout.y.isLogarithmic ? layout.bottom : min(max(layout.y(0), layout.top), layout.bottom)
  }

  private func box(_ x0: Double, _ x1: Double, _ y0: Double, _ y1: Double) -> [Pixel] {
    [Pixel(x: x0, y: y0), Pixel(x: x1, y: y0), Pixel(x: x1, y: y1), Pixel(x: x0, y: y1)]
  }

  private func bars(
    _ names: [String], _ values: [Double], group: Int, _ style: MarkStyle
  ) -> [Shape] {
    var rings: [[Pixel]] = []
    let share = 0.72 / Double(max(layout.channels.barGroups, 1))
    for index in names.indices {
      guard let slot = layout.channels.names.firstIndex(of: names[index]),
        Channels.isShown(values[index], isLogarithmic: layout.y.isLogarithmic)
      else { continue }
      let start = Double(slot) - 0.36 + share * Double(group)
      rings.append(
        box(layout.x(start), layout.x(start + share), baseline, layout.y(values[index])))
    }
    return [.rings(rings, style: style.fill)]
  }

  private func bins(_ edges: [Double], _ counts: [Double], _ style: MarkStyle) -> [Shape] {
    var rings: [[Pixel]] = []
    for index in counts.indices where counts[index] > 0 {
      // Half a pixel of paper on each side keeps neighbours apart.
      let left = layout.x(edges[index])
      let right = layout.x(edges[index + 1])
      let gap = right - left > 4 ? 0.5 : 0
      rings.append(box(left + gap, right - gap, baseline, layout.y(counts[index])))
    }
    return [.rings(rings, style: style.fill)]
  }
}

// MARK: Annotations

extension Values {
  private func verticalRule(_ value: Double, _ label: String?) -> [Shape] {
    guard layout.x.contains(value) else { return [] }
    let x = layout.x(value)
    var shapes: [Shape] = [
      .curves([[Pixel(x: x, y: layout.bottom), Pixel(x: x, y: layout.top)]], style: "rule")
    ]
    if let label {
      let fits = x + 6 + TextMetrics.width(of: label) < layout.right
      shapes.append(
        .text(
          Pixel(x: x + (fits ? 6 : -6), y: layout.top + 13), label, anchor: fits ? .start : .end,
          style: "note"))
    }
    return shapes
  }

  private func horizontalRule(_ value: Double, _ label: String?) -> [Shape] {
    guard layout.y.contains(value) else { return [] }
    let y = layout.y(value)
    var shapes: [Shape] = [
      .curves([[Pixel(x: layout.left, y: y), Pixel(x: layout.right, y: y)]], style: "rule")
    ]
    if let label {
      let place = Pixel(x: layout.right - 4, y: y - 6 < layout.top + 10 ? y + 15 : y - 6)
      shapes.append(.text(place, label, anchor: .end, style: "note"))
    }
    return shapes
  }

  private func rectangle(
    _ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>, _ label: String?
  ) -> [Shape] {
    guard let low = pixel(xs.lowerBound, ys.lowerBound),
      let high = pixel(xs.upperBound, ys.upperBound)
    else { return [] }
    var shapes: [Shape] = [.rings([box(low.x, high.x, low.y, high.y)], style: "box")]
    if let label {
      let place = Pixel(
        x: max(low.x, layout.left) + 6, y: max(high.y, layout.top) + 16)
      shapes.append(.text(place, label, anchor: .start, style: "note"))
    }
    return shapes
  }
}

// MARK: Planes and surfaces

extension Values {
  private func plane(_ weights: [Double], _ bias: Double, _ style: MarkStyle) -> [Shape] {
    let side = HalfPlane(weights: weights, bias: bias, x: layout.x, y: layout.y)
    guard !side.isEverywhereEqual, let (start, end) = side.boundary(in: frame) else { return [] }
    let dx = end.x - start.x
    let dy = end.y - start.y
    let length = (dx * dx + dy * dy).squareRoot()
    // Short ticks every 24 pixels point to the side that fires; references do without.
    let count = style.stroke == "plane" ? Int(length / 24) : 0
    let normal = side.normal
    let ticks: [[Pixel]] = (0..<count).map { index in
      let along = (Double(index) + 0.5) * length / Double(count)
      let foot = Pixel(x: start.x + dx * along / length, y: start.y + dy * along / length)
      return [foot, Pixel(x: foot.x + normal.x * 6, y: foot.y + normal.y * 6)]
    }
    return [
      .curves([[start, end]], style: style.stroke),
      .curves(ticks, style: "fires"),
    ]
  }

  /// log(p / (1 − p)) for p = 0.5, 0.6, 0.7, 0.8, 0.9.
  private static let logits = [
    0, 0.4054651081081644, 0.8472978603872037, 1.3862943611198906, 2.1972245773362196,
  ]

  /// Nested bands: each is painted over the one before it, so that certainty deepens the colour.
  private func bands(_ weights: [Double], _ bias: Double) -> [Shape] {
    var shapes: [Shape] = []
    for logit in Values.logits {
      let above = HalfPlane(
        weights: weights, bias: bias, level: logit, x: layout.x, y: layout.y)
      let below = HalfPlane(
        weights: weights.map { -$0 }, bias: -bias, level: logit, x: layout.x, y: layout.y)
      for (side, style) in [(above, "band c1"), (below, "band c2")] {
        let ring = side.clip(frame)
        if ring.count > 2 { shapes.append(.rings([ring], style: style)) }
      }
    }
    let half = HalfPlane(weights: weights, bias: bias, x: layout.x, y: layout.y)
    if !half.isEverywhereEqual, let (start, end) = half.boundary(in: frame) {
      shapes.append(.curves([[start, end]], style: "half"))
    }
    return shapes
  }

  private func bands(_ field: Field) -> [Shape] {
    var shapes: [Shape] = []
    for step in 0..<5 {
      let distance = Double(step) / 10
      let above = LevelSet(of: field, level: 0.5 + distance).rings
      let below = LevelSet(of: field, level: 0.5 - distance, isBelow: true).rings
      for (rings, style) in [(above, "band c1"), (below, "band c2")] where !rings.isEmpty {
        shapes.append(.rings(rings.map { pixels($0, of: field) }, style: style))
      }
    }
    let lines = LevelSet(of: field, level: 0.5).lines
    if !lines.isEmpty {
      shapes.append(.curves(lines.map { pixels($0, of: field) }, style: "half"))
    }
    return shapes
  }

  private func pixels(_ corners: [LevelSet.Corner], of field: Field) -> [Pixel] {
    let width = (field.x.upperBound - field.x.lowerBound) / Double(field.columns - 1)
    let height = (field.y.upperBound - field.y.lowerBound) / Double(field.rows - 1)
    let points = corners.map { corner in
      Pixel(
        x: layout.x(field.x.lowerBound + width * corner.column),
        y: layout.y(field.y.lowerBound + height * corner.row))
    }
    return Simplification.simplify(points)
  }
}
