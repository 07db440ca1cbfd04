extension Mark.Geometry {
  /// What is inconsistent in the channels, however the mark was made.
  var problem: String? {
    switch self {
    case .points(let x, let y, let classes):
      if let classes {
        if let index = classes.indices.first(where: { !classes.levels.indices.contains($0) }) {
          return "points: class \(index) has no name"
        }
        if let problem = Mark.lengthProblem(
          "points", ("x", x.count), ("by", classes.indices.count))
        {
          return problem
        }
      }
      return Mark.lengthProblem("points", ("x", x.count), ("y", y.count))
    case .line(let x, let y, _): return Mark.lengthProblem("line", ("x", x.count), ("y", y.count))
    case .path(let x, let y): return Mark.lengthProblem("path", ("x", x.count), ("y", y.count))
    case .area(let x, let low, let high):
      return Mark.lengthProblem("area", ("x", x.count), ("low", low.count), ("high", high.count))
    case .bars(let names, let values):
      return Mark.lengthProblem("bar", ("x", names.count), ("y", values.count))
    case .bins(let edges, let counts, _):
      return edges.count == counts.count + 1 || (edges.isEmpty && counts.isEmpty)
        ? nil : "histogram: \(counts.count) counts do not fit \(edges.count) edges"
    case .plane(let weights, _): return Mark.weightsProblem("hyperplane", weights)
    case .logisticField(let weights, _): return Mark.weightsProblem("region", weights)
    case .field(let field), .contours(let field, _): return field.problem
    case .verticalRule, .horizontalRule, .rectangle, .text: return nil
    }
  }
}

extension Mark {
  static func lengthProblem(
    _ maker: String, _ channels: (name: String, count: Int)...
  ) -> String? {
    guard let first = channels.first else { return nil }
    for channel in channels where channel.count != first.count {
      return "\(maker): \(first.name) has \(Mark.valueCount(first.count)), "
        + "\(channel.name) has \(channel.count)"
    }
    return nil
  }

  private static func valueCount(_ count: Int) -> String {
    count == 1 ? "1 value" : "\(count) values"
  }

  static func weightsProblem(_ maker: String, _ weights: [Double]) -> String? {
    guard weights.count != 2 else { return nil }
    return "\(maker): weights has \(valueCount(weights.count)), but the plane has 2 directions"
  }
}

extension Field {
  var problem: String? {
    guard columns >= 2, rows >= 2, columns <= 10_000, rows <= 10_000,
      values.count == columns * rows
    else { return "region: \(values.count) values do not fill \(rows) rows of \(columns)" }
    let bounds = [x.lowerBound, x.upperBound, y.lowerBound, y.upperBound]
    guard bounds.allSatisfy({ $0.magnitude <= 1e300 }), x.lowerBound < x.upperBound,
      y.lowerBound < y.upperBound
    else { return "region: its ranges have to be finite and longer than a point" }
    return nil
  }
}
