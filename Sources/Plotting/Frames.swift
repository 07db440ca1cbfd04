/// An animation, such as one of training: plots on one shared pair of scales, each with a label.
///
/// In the SVG, what all frames have in common is drawn once; the rest stands in groups
/// `<g class="frame" data-frame="0">`. The last frame has the class `on` as well: it is what shows
/// without a script, which moves `on` to another frame's groups.
public struct Frames: Sendable, Equatable {
  public var plots: [Plot]
  /// What each frame shows, such as "epoch 3".
  public var labels: [String]

  public init(_ plots: [Plot], labels: [String]) {
    self.plots = plots
    self.labels = labels
  }
}

extension Frames {
  /// What makes the animation impossible to draw; `nil` if nothing.
  public var problem: String? {
    if plots.isEmpty { return "frames: there is no plot to show" }
    if plots.count != labels.count {
      return "frames: there are \(plots.count) plots, but \(labels.count) labels"
    }
    for plot in plots {
      if let problem = plot.problem { return problem }
    }
    return mergedChannels.problem
  }

  private var mergedChannels: Channels {
    var channels = Channels(of: plots.first ?? Plot())
    for plot in plots.dropFirst() { channels.merge(Channels(of: plot)) }
    return channels
  }

  private func ensureDrawable() {
    if let problem { fatalError(problem) }
  }

  /// Renders all frames into one SVG; the page shows one of them at a time.
  public func svg(idPrefix: String, width: Double = 640) -> String {
    ensureDrawable()
    let layout = Layout(plots, channels: mergedChannels, width: max(width, 160))
    var writer = SVGWriter()
    writer.open(
      width: layout.width, height: layout.height, idPrefix: idPrefix,
      title: plots.first?.accessibleTitle ?? "Plot", description: summary)
    writer.drawFigure(plots, layout: layout, clipID: "\(idPrefix)-clip")
    writer.close()
    return writer.text
  }

  /// What the first and the last frame show.
  public var summary: String {
    guard let first = plots.first, let last = plots.last, let from = labels.first,
      let to = labels.last
    else { return "An animation without frames." }
    if plots.count == 1 { return first.summary }
    return "\(plots.count) frames, from \(from) to \(to). At \(from): \(first.summary) "
      + "At \(to): \(last.summary(without: first.marks))"
  }

  /// The values of the last frame.
  public var dataTable: PlotTable {
    plots.last?.dataTable ?? PlotTable(columns: [], omittedRowCount: 0)
  }

  /// How many values are left out over all frames.
  public var omittedCount: Int { plots.reduce(0) { $0 + $1.omittedCount } }

  /// The animation as plain data; a mark that equals the same mark one frame before is recorded as
  /// "same".
  public func encoded() -> PlotData {
    ensureDrawable()
    var frames: [PlotData] = []
    for (index, plot) in plots.enumerated() {
      let previous = index > 0 ? plots[index - 1].marks : []
      frames.append(plot.encoded(after: previous))
    }
    return .object([
      ("kind", .text("frames")), ("labels", .texts(labels)), ("frames", .list(frames)),
    ])
  }

  /// Makes the animation that `encoded()` recorded.
  public init(decoding data: PlotData) throws(PlotError) {
    let fields = try PlotFields(data, kind: "frames")
    var plots: [Plot] = []
    for frame in try fields.list("frames") {
      plots.append(try Plot(decoding: frame, after: plots.last?.marks ?? []))
    }
    self.init(plots, labels: try fields.texts("labels"))
    if let problem { throw PlotError(problem) }
  }
}
