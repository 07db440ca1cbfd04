extension Plot {
  /// Renders the figure as SVG text whose ids start with `idPrefix`.
  ///
  /// - Parameter width: the width of the `viewBox`; text keeps its size, so 340 suits a phone.
  public func svg(idPrefix: String, width: Double = 640) -> String {
    ensureDrawable()
    let channels = Channels(of: self)
    let layout = Layout([self], channels: channels, width: max(width, 160))
    var writer = SVGWriter()
    writer.open(
      width: layout.width, height: layout.height, idPrefix: idPrefix, title: accessibleTitle,
      description: summary)
    writer.drawFigure([self], layout: layout, clipID: "\(idPrefix)-clip")
    writer.close()
    return writer.text
  }

  /// The title, or what the axes say in its place.
  var accessibleTitle: String {
    if let title { return title }
    switch (x.label, y.label) {
    case (let x?, let y?): return "\(y) by \(x)"
    case (let label?, nil), (nil, let label?): return label
    case (nil, nil): return "Plot"
    }
  }
}

extension SVGWriter {
  /// Draws scales and marks; of several plots, each its own groups with class `frame`, the last on.
  mutating func drawFigure(_ plots: [Plot], layout: Layout, clipID: String) {
    guard let plot = plots.first else { return }
    drawGrid(layout)
    let needsClip = layout.exceedsFrame
    if needsClip {
      clip(id: clipID, to: layout)
      openGroup("clip-path=\"url(#\(SVGWriter.escaped(clipID)))\"")
    }
    if plots.count == 1 {
      let values = Values(plot, layout: layout)
      for index in plot.marks.indices { draw(values.shapes(at: index)) }
    } else {
      drawFrames(plots, layout: layout)
    }
    if needsClip { closeGroup() }
    drawTexts(plot, layout)
    if layout.showsDirectLabels { drawDirectLabels(plots, layout) }
  }

  /// Draws a mark that all frames have in common once, the others in a group for each frame.
  private mutating func drawFrames(_ plots: [Plot], layout: Layout) {
    let values = plots.map { Values($0, layout: layout) }
    let count = plots.map { $0.marks.count }.max() ?? 0
    var index = 0
    func isShared(_ index: Int) -> Bool {
      guard let first = plots.first, index < first.marks.count else { return false }
      return plots.allSatisfy { index < $0.marks.count && $0.marks[index] == first.marks[index] }
    }
    while index < count {
      if isShared(index) {
        draw(values[0].shapes(at: index))
        index += 1
        continue
      }
      var end = index + 1
      while end < count, !isShared(end) { end += 1 }
      for (frame, plot) in plots.enumerated() {
        let state = frame == plots.count - 1 ? "frame on" : "frame"
        openGroup("class=\"\(state)\" data-frame=\"\(frame)\"")
        for mark in index..<min(end, max(plot.marks.count, index)) {
          draw(values[frame].shapes(at: mark))
        }
        closeGroup()
      }
      index = end
    }
  }

  private mutating func drawGrid(_ layout: Layout) {
    let vertical = { (x: Double) in
      [Pixel(x: x, y: layout.top), Pixel(x: x, y: layout.bottom)]
    }
    let horizontal = { (y: Double) in
      [Pixel(x: layout.left, y: y), Pixel(x: layout.right, y: y)]
    }
    let minor =
      layout.xTicks.minor.map { vertical(layout.x($0)) }
      + layout.yTicks.minor.map { horizontal(layout.y($0)) }
    draw(.curves(minor, style: "minor"))
    var grid = layout.yTicks.positions.map { horizontal(layout.y($0)) }
    if layout.channels.names.isEmpty {
      grid = layout.xTicks.positions.map { vertical(layout.x($0)) } + grid
    }
    draw(.curves(grid, style: "grid"))
    var zeros: [[Pixel]] = []
    if !layout.y.isLogarithmic, layout.y.contains(0) { zeros.append(horizontal(layout.y(0))) }
    if !layout.x.isLogarithmic, layout.x.contains(0), layout.channels.names.isEmpty {
      zeros.append(vertical(layout.x(0)))
    }
    draw(.curves(zeros, style: "axis"))
  }

  private mutating func drawTexts(_ plot: Plot, _ layout: Layout) {
    for (position, label) in zip(layout.xTicks.positions, layout.xTicks.labels) {
      let place = Pixel(x: layout.x(position), y: layout.bottom + 18)
      draw(.text(place, label, anchor: .middle, style: "tick"))
    }
    for (position, label) in zip(layout.yTicks.positions, layout.yTicks.labels) {
      let place = Pixel(x: layout.left - 8, y: layout.y(position) + 4.5)
      draw(.text(place, label, anchor: .end, style: "tick"))
    }
    if let label = plot.x.label {
      let place = Pixel(x: (layout.left + layout.right) / 2, y: layout.bottom + 38)
      draw(.text(place, label, anchor: .middle, style: "label"))
    }
    if let label = plot.y.label {
      draw(
        .text(
          Pixel(x: 4 + layout.inset, y: layout.yLabelBaseline), label, anchor: .start,
          style: "label"))
    }
    if let title = plot.title {
      draw(
        .text(
          Pixel(x: 4 + layout.inset, y: layout.titleBaseline), title, anchor: .start, style: "title"
        ))
    }
    for item in layout.legend.items { draw(item) }
  }

  private mutating func draw(_ item: Legend.Item) {
    let middle = item.baseline - 4.5
    switch item.key {
    case .marker(let shape, let style):
      draw(.markers([Pixel(x: item.x + 7, y: middle)], shape, style: style))
    case .stroke(let style):
      draw(
        .curves(
          [[Pixel(x: item.x, y: middle), Pixel(x: item.x + item.keyWidth, y: middle)]],
          style: style))
    case .swatch(let style): draw(swatch(item.x + 2, middle, width: 13, style))
    case .bands:
      draw(.text(Pixel(x: item.x, y: item.baseline), "0", anchor: .start, style: "legend"))
      for step in 0..<5 {
        draw(swatch(item.x + 10, middle, width: Double(5 - step) * 4.2, "band c2"))
        let start = item.x + 10 + 21 + Double(step) * 4.2
        draw(swatch(start, middle, width: Double(5 - step) * 4.2, "band c1"))
      }
      draw(.text(Pixel(x: item.x + 56, y: item.baseline), "1", anchor: .start, style: "legend"))
    }
    let place = Pixel(x: item.x + item.keyWidth + 5, y: item.baseline)
    draw(.text(place, item.text, anchor: .start, style: "legend"))
  }

  private func swatch(_ x: Double, _ middle: Double, width: Double, _ style: String) -> Shape {
    let top = middle - 5
    return .rings(
      [
        [
          Pixel(x: x, y: top), Pixel(x: x + width, y: top), Pixel(x: x + width, y: top + 10),
          Pixel(x: x, y: top + 10),
        ]
      ], style: style)
  }

  /// Names curves at their ends, those of the last plot where there are several.
  private mutating func drawDirectLabels(_ plots: [Plot], _ layout: Layout) {
    guard let plot = plots.last else { return }
    let styles = Styles(plot, channels: layout.channels)
    for (index, mark) in plot.marks.enumerated() {
      guard case .line(let xs, let ys, _) = mark.geometry, let label = mark.label else { continue }
      guard let last = xs.indices.last(where: { xs[$0].isFinite && ys[$0].isFinite }) else {
        continue
      }
      let place = Pixel(x: layout.x(xs[last]) + 8, y: layout.y(ys[last]) + 4.5)
      draw(.text(place, label, anchor: .start, style: "direct \(styles.marks[index].color)"))
    }
  }
}

extension Layout {
  /// Whether values lie outside the shown domains, so that curves have to be cut at the frame.
  var exceedsFrame: Bool {
    func exceeds(_ extent: Extent, _ scale: Scale) -> Bool {
      !extent.isEmpty && !(scale.contains(extent.low) && scale.contains(extent.high))
    }
    return exceeds(channels.y.all, y) || (channels.names.isEmpty && exceeds(channels.x.all, x))
  }
}
