/// A function at evenly spaced points, cut where it jumps.
struct SampledCurve {
  var x: [Double] = []
  var y: [Double] = []
  /// Where a new segment starts.
  var gaps: [Int] = []

  /// 201 samples: an odd number, so that the middle of a symmetric range is one of them.
  init(of function: (Double) -> Double, over range: ClosedRange<Double>) {
    let last = 200
    let length = range.upperBound - range.lowerBound
    x = (0...last).map { range.lowerBound + length * Double($0) / Double(last) }
    y = x.map(function)
    cutJumps(of: function)
  }

  /// Splits the curve at each jump, which is narrowed down by halving, so that no line joins its sides.
  private mutating func cutJumps(of function: (Double) -> Double) {
    var extent = Extent()
    for value in y where value.isFinite { extent.include(value) }
    let span = extent.high - extent.low
    guard !extent.isEmpty, span > 0 else { return }
    var newX: [Double] = []
    var newY: [Double] = []
    for index in x.indices {
      if index > 0, y[index].isFinite, y[index - 1].isFinite,
        abs(y[index] - y[index - 1]) > 0.05 * span
      {
        var left = (x[index - 1], y[index - 1])
        var right = (x[index], y[index])
        for _ in 0..<44 {
          let middle = left.0 + (right.0 - left.0) / 2
          let value = function(middle)
          if abs(value - left.1) > abs(right.1 - value) {
            right = (middle, value)
          } else {
            left = (middle, value)
          }
        }
        if abs(right.1 - left.1) > 0.04 * span {
          if left.0 > x[index - 1] {
            newX.append(left.0)
            newY.append(left.1)
          }
          gaps.append(newX.count)
          if right.0 < x[index] {
            newX.append(right.0)
            newY.append(right.1)
          }
        }
      }
      newX.append(x[index])
      newY.append(y[index])
    }
    x = newX
    y = newY
  }
}

/// Counts in bins of equal width whose edges are round numbers.
struct Binning {
  var edges: [Double] = []
  var counts: [Double] = []
  /// Values that are in no bin since they are not finite.
  var omitted: Int

  init(of values: [Double], about bins: Int?) {
    let finite = values.filter { $0.magnitude <= 1e300 }
    omitted = values.count - finite.count
    guard let low = finite.min(), let high = finite.max() else { return }
    var sturges = 1
    while (1 << sturges) < finite.count { sturges += 1 }
    let wanted = Double(max(1, min(bins ?? sturges + 1, 1000)))
    guard high - low > 1e-12 * max(low.magnitude, high.magnitude) else {
      let half = low == 0 ? 0.5 : low.magnitude * 0.05
      edges = [low - half, low + half]
      counts = [Double(finite.count)]
      return
    }
    let step = TickStep(from: low, to: high, count: wanted + 1)
    let first = step.index(atOrBelow: low)
    let last = max(step.index(atOrAbove: high), first + 1)
    edges = (first...last).map { step.value(at: $0) }
    counts = [Double](repeating: 0, count: edges.count - 1)
    for value in finite {
      var bin = Int(step.index(atOrBelow: value) - first)
      bin = min(max(bin, 0), counts.count - 1)
      counts[bin] += 1
    }
  }
}

extension Field {
  init(
    sampling function: (Double, Double) -> Double, x: ClosedRange<Double>, y: ClosedRange<Double>,
    samples: Int
  ) {
    let count = min(max(samples, 2), 400)
    self.init(x: x, y: y, columns: count, rows: count, values: [])
    values.reserveCapacity(count * count)
    for row in 0..<count {
      let v = y.lowerBound + (y.upperBound - y.lowerBound) * Double(row) / Double(count - 1)
      for column in 0..<count {
        let u = x.lowerBound + (x.upperBound - x.lowerBound) * Double(column) / Double(count - 1)
        values.append(function(u, v))
      }
    }
  }

  func rounded(toDecimals decimals: Int) -> Field {
    var result = self
    let unit = NumberWording.power(decimals)
    result.values = values.map { ($0 * unit).rounded() / unit }
    return result
  }

  var extent: Extent {
    var extent = Extent()
    for value in values where value.isFinite { extent.include(value) }
    return extent
  }

  /// Ten heights whose square roots are evenly spaced, as the rings of a bowl are.
  var quadraticLevels: [Double] {
    let extent = extent
    guard !extent.isEmpty, extent.high > extent.low else { return [] }
    return (1...10).map { step in
      let part = Double(step) / 11
      return extent.low + (extent.high - extent.low) * part * part
    }
  }
}
