/// Plots side by side in a grid, for comparison.
public struct SmallMultiples: Sendable, Equatable {
  public var plots: [Plot]
  /// Plots in a row where the figure is wide; a narrow figure takes fewer.
  public var columns: Int
  public var title: String?
  /// Whether all plots show the same domains, so that lengths can be compared.
  public var sharesScales: Bool

  public init(
    _ plots: [Plot], columns: Int = 2, title: String? = nil, sharesScales: Bool = true
  ) {
    self.plots = plots
    self.columns = columns
    self.title = title
    self.sharesScales = sharesScales
  }
}

extension SmallMultiples {
  /// What makes the figure impossible to draw; `nil` if nothing.
  public var problem: String? {
    if plots.isEmpty { return "small multiples: there is no plot to show" }
    if columns < 1 { return "small multiples: columns has to be at least 1, not \(columns)" }
    for plot in plots {
      if let problem = plot.problem { return problem }
    }
    return nil
  }

  private func ensureDrawable() {
    if let problem { fatalError(problem) }
  }

  /// Renders the grid as one SVG.
  public func svg(idPrefix: String, width: Double = 640) -> String {
    ensureDrawable()
    let width = max(width, 160)
    let gap = 12.0
    let fitting = max(1, Int((width + gap) / (150 + gap)))
    let columns = min(columns, fitting, plots.count)
    let cell = ((width - gap * Double(columns - 1)) / Double(columns)).rounded(.down)
    var shared = Channels(of: plots.first ?? Plot())
    for plot in plots.dropFirst() { shared.merge(Channels(of: plot)) }
    let layouts = plots.map { plot in
      Layout([plot], channels: sharesScales ? shared : Channels(of: plot), width: cell)
    }
    let top = title == nil ? 0 : Layout.lineHeight + 6
    var height = top
    var origins: [Pixel] = []
    for start in stride(from: 0, to: plots.count, by: columns) {
      let row = start..<min(start + columns, plots.count)
      // Frames of one row stand on one line, however many lines of text are over them.
      let bottom = row.map { layouts[$0].bottom }.max() ?? 0
      for index in row {
        origins.append(
          Pixel(
            x: Double(index - start) * (cell + gap), y: height + bottom - layouts[index].bottom))
      }
      height += bottom + (row.map { layouts[$0].height - layouts[$0].bottom }.max() ?? 0) + gap
    }
    var writer = SVGWriter()
    writer.open(
      width: width, height: height - gap, idPrefix: idPrefix, title: accessibleTitle,
      description: summary)
    if let title {
      writer.draw(.text(Pixel(x: 4, y: 16), title, anchor: .start, style: "title"))
    }
    for index in plots.indices {
      let x = PathText.pixels(origins[index].x)
      let y = PathText.pixels(origins[index].y)
      writer.openGroup("transform=\"translate(\(x) \(y))\"")
      writer.drawFigure([plots[index]], layout: layouts[index], clipID: "\(idPrefix)-clip\(index)")
      writer.closeGroup()
    }
    writer.close()
    return writer.text
  }

  private var accessibleTitle: String {
    if let title { return title }
    return plots.map { $0.accessibleTitle }.joined(separator: "; ")
  }

  /// What each plot shows.
  public var summary: String {
    plots.map { plot in
      plot.title.map { "\($0): \(plot.summary)" } ?? plot.summary
    }.joined(separator: " ")
  }

  /// How many values are left out over all plots.
  public var omittedCount: Int { plots.reduce(0) { $0 + $1.omittedCount } }

  /// The values of each plot, under its title.
  public var dataTables: [(title: String, table: PlotTable)] {
    plots.map { ($0.accessibleTitle, $0.dataTable) }
  }

  /// The grid as plain data, from which `init(decoding:)` makes the same figure.
  public func encoded() -> PlotData {
    ensureDrawable()
    var fields: [(name: String, value: PlotData)] = [("kind", .text("multiples"))]
    if let title { fields.append(("title", .text(title))) }
    fields.append(("columns", .number(Double(columns))))
    fields.append(("shared", .flag(sharesScales)))
    fields.append(("plots", .list(plots.map { $0.encoded() })))
    return .object(fields)
  }

  /// Makes the grid that `encoded()` recorded.
  public init(decoding data: PlotData) throws(PlotError) {
    let fields = try PlotFields(data, kind: "multiples")
    var plots: [Plot] = []
    for plot in try fields.list("plots") { plots.append(try Plot(decoding: plot)) }
    self.init(
      plots, columns: try fields.integer("columns"), title: try fields.optionalText("title"),
      sharesScales: try fields.flag("shared"))
    if let problem { throw PlotError(problem) }
  }
}
