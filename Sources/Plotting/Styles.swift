/// The shapes of points; with the colour they tell the class twice.
enum MarkerShape: Equatable, CaseIterable {
  case plus, minus, dot, triangle, square, diamond, cross, ring

  init(classIndex: Int, isSigned: Bool) {
    if isSigned, classIndex < 2 {
      self = classIndex == 0 ? .plus : .minus
      return
    }
    let shapes: [MarkerShape] = [.dot, .triangle, .square, .diamond, .cross, .plus, .ring]
    self = shapes[classIndex % shapes.count]
  }
}

/// The classes that the stylesheet gives a look, for one mark.
struct MarkStyle {
  /// The colour class, such as `c1`.
  var color: String
  /// The classes of its curve.
  var stroke: String
  /// The classes of its surface.
  var fill: String
  var shape: MarkerShape = .dot
}

/// Colours and dashes for the marks of one plot: classes of points first, then the series in order.
struct Styles {
  var marks: [MarkStyle] = []

  static let colorCount = 8

  static func color(_ index: Int) -> String { "c\(index % colorCount + 1)" }

  init(_ plot: Plot, channels: Channels) {
    var series = channels.classLevels.count
    var curves = 0
    var planes = 0
    for mark in plot.marks {
      if case .plane = mark.geometry { planes += 1 }
    }
    var plane = 0
    for mark in plot.marks {
      switch mark.geometry {
      case .plane:
        plane += 1
        let dash =
          plane == planes ? "" : (planes - plane) % 2 == 1 ? " faint dash1" : " faint dash2"
        marks.append(MarkStyle(color: "c7", stroke: "plane" + dash, fill: "plane"))
      case .points(_, _, .some), .verticalRule, .horizontalRule, .rectangle, .text, .logisticField,
        .field:
        marks.append(MarkStyle(color: "c7", stroke: "rule", fill: "box"))
      case .contours:
        marks.append(MarkStyle(color: "c8", stroke: "contour", fill: "contour"))
      case .line:
        let color = Styles.color(series)
        let dash = curves % 4 == 0 ? "" : " dash\(curves % 4)"
        marks.append(MarkStyle(color: color, stroke: "line \(color)" + dash, fill: "area \(color)"))
        series += 1
        curves += 1
      case .points, .path, .area, .bars, .bins:
        let followed = mark.label == nil ? Styles.curve(of: mark, in: plot) : nil
        let color = followed.map { marks[$0].color } ?? Styles.color(series)
        var fill = "area \(color)"
        if case .bars = mark.geometry { fill = "bar \(color)" }
        if case .bins = mark.geometry { fill = "bar \(color)" }
        marks.append(MarkStyle(color: color, stroke: "line \(color)", fill: fill))
        if followed == nil { series += 1 }
      }
    }
  }

  /// The earlier curve that a nameless mark goes over, such as the points that it joins.
  private static func curve(of mark: Mark, in plot: Plot) -> Int? {
    let (xs, ys): ([Double], [Double])
    switch mark.geometry {
    case .points(let x, let y, _): (xs, ys) = (x, y)
    case .area(let x, _, let high): (xs, ys) = (x, high)
    default: return nil
    }
    guard let index = plot.marks.firstIndex(of: mark) else { return nil }
    return plot.marks[..<index].firstIndex { other in
      guard case .line(let x, let y, _) = other.geometry else { return false }
      return x == xs && y == ys
    }
  }
}
