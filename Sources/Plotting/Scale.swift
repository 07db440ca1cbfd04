import PortableMath

/// Stage two: a map from values of one channel to pixels.
struct Scale: Equatable {
  var low: Double
  var high: Double
  var isLogarithmic: Bool
  /// Pixels at `low` and at `high`.
  var start: Double
  var end: Double

  /// The pixel of a value; values far outside the domain stay within reach of an SVG renderer.
  func callAsFunction(_ value: Double) -> Double {
    let fraction: Double
    if isLogarithmic {
      let base = Scale.logarithm(low)
      fraction = (Scale.logarithm(value) - base) / (Scale.logarithm(high) - base)
    } else {
      fraction = (value - low) / (high - low)
    }
    return min(max(start + fraction * (end - start), -20_000), 20_000)
  }

  func contains(_ value: Double) -> Bool {
    let slack = isLogarithmic ? 0 : (high - low) * 1e-9
    return value >= low - slack && value <= high + slack
  }

  private static func logarithm(_ value: Double) -> Double { PortableMath.log10(value) }
}
