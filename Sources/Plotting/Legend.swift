/// What stands for a mark in the legend.
enum LegendKey: Equatable {
  case marker(MarkerShape, style: String)
  case stroke(String)
  case swatch(String)
  /// The strip of bands from probability 0 to 1.
  case bands
}

/// The names of classes and layers, over the frame.
struct Legend {
  struct Item: Equatable {
    var key: LegendKey
    var text: String
    var x = 0.0
    var baseline = 0.0

    var keyWidth: Double {
      switch key {
      case .marker: 14
      case .bands: 64
      case .stroke: 28
      case .swatch: 18
      }
    }

    var width: Double { keyWidth + 5 + TextMetrics.width(of: text) }
  }

  var items: [Item] = []
  private(set) var rowCount = 0
  private static let gap = 18.0

  /// - Parameter withoutCurves: whether curves carry their names themselves.
  init(_ plots: [Plot], channels: Channels, withoutCurves: Bool) {
    for plot in plots {
      let styles = Styles(plot, channels: channels)
      for (index, mark) in plot.marks.enumerated() {
        for item in Legend.items(mark, style: styles.marks[index], channels: channels) {
          var isStroke = false
          if case .line = mark.geometry { isStroke = true }
          if isStroke, withoutCurves { continue }
          let isKnown = items.contains { $0.text == item.text && $0.key == item.key }
          if !isKnown { items.append(item) }
        }
      }
    }
    // Frames may give the same mark a new label each; the labels of the frames then say it.
    if plots.count > 1, items.count > 12 { items.removeLast(items.count - 12) }
  }

  var width: Double {
    items.reduce(-Legend.gap) { $0 + $1.width + Legend.gap }
  }

  mutating func place(startingAt start: Double, baseline: Double, width: Double) {
    var x = start
    var baseline = baseline
    rowCount = 1
    for index in items.indices {
      if x > start, x + items[index].width > width - 4 {
        x = start
        baseline += Layout.lineHeight
        rowCount += 1
      }
      items[index].x = x
      items[index].baseline = baseline
      x += items[index].width + Legend.gap
    }
  }

  /// Follows the frame to the middle, ending where it ends if there is room.
  mutating func move(by inset: Double, within right: Double) {
    guard let first = items.first, rowCount == 1 else { return }
    let start = max(4, min(first.x < 5 ? inset + 4 : first.x, right - width))
    let shift = start - first.x
    for index in items.indices { items[index].x += shift }
  }

  private static func items(_ mark: Mark, style: MarkStyle, channels: Channels) -> [Item] {
    if case .points(_, _, let classes?) = mark.geometry {
      return classes.levels.map { level in
        let index = channels.classLevels.firstIndex(of: level) ?? 0
        let shape = MarkerShape(classIndex: index, isSigned: classes.isSigned)
        let text = mark.label.map { "\($0) \(level)" } ?? level
        return Item(key: .marker(shape, style: Styles.color(index)), text: text)
      }
    }
    guard let label = mark.label, !label.isEmpty else { return [] }
    switch mark.geometry {
    case .points: return [Item(key: .marker(style.shape, style: style.color), text: label)]
    case .line, .path, .plane, .contours:
      return [Item(key: .stroke(style.stroke), text: label)]
    case .area, .bars, .bins: return [Item(key: .swatch(style.fill), text: label)]
    case .field, .logisticField: return [Item(key: .bands, text: label)]
    case .verticalRule, .horizontalRule, .rectangle, .text: return []
    }
  }
}

/// The names of curves at their right ends, where they fit better than a legend.
struct DirectLabels {
  private(set) var isFitting = false
  /// The room they need to the right of the frame.
  private(set) var margin = 0.0

  init(_ plots: [Plot], channels: Channels, width: Double) {
    guard width >= 300, !channels.y.isLogarithmic else { return }
    var widest = 0.0
    var count = 0
    for plot in plots {
      var ends: [Double] = []
      for mark in plot.marks {
        guard case .line(let xs, let ys, _) = mark.geometry, let label = mark.label else {
          continue
        }
        guard let last = xs.indices.last(where: { xs[$0].isFinite && ys[$0].isFinite }) else {
          return
        }
        let range = channels.x.all.high - channels.x.all.low
        guard plot.x.domain == nil, plot.y.domain == nil,
          xs[last] >= channels.x.all.high - 0.03 * range
        else { return }
        ends.append(ys[last])
        widest = max(widest, TextMetrics.width(of: label))
      }
      count = max(count, ends.count)
      // Ends closer than a line of text would need labels far from their curves.
      let span = channels.y.all.high - channels.y.all.low
      ends.sort()
      for index in ends.indices.dropFirst() where ends[index] - ends[index - 1] < 0.07 * span {
        return
      }
    }
    guard count > 0, count <= 8, widest + 18 < width * 0.3 else { return }
    isFitting = true
    margin = widest * 1.06 + 18
  }
}
