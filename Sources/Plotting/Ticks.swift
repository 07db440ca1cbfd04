/// Positions on an axis that deserve a number, with the text of each.
struct Ticks: Equatable {
  var positions: [Double]
  var labels: [String]
  /// Lines between the labelled ones, on logarithmic axes.
  var minor: [Double] = []
}

/// A round distance between ticks: `mantissa · 10^exponent`, kept as integers so that every tick and
/// its digits are exact.
struct TickStep: Equatable {
  var mantissa: Int64
  var exponent: Int

  var length: Double { NumberWording.value(mantissa, exponent: exponent) }

  /// The multiple of the step at or below `value`, a hair above counting as at.
  func index(atOrBelow value: Double) -> Int64 { Int64((value / length + 1e-9).rounded(.down)) }

  /// The multiple of the step at or above `value`, a hair below counting as at.
  func index(atOrAbove value: Double) -> Int64 { Int64((value / length - 1e-9).rounded(.up)) }

  func value(at index: Int64) -> Double {
    NumberWording.value(index * mantissa, exponent: exponent)
  }
}

extension TickStep {
  /// Chooses the step for about `count` ticks between two values.
  ///
  /// The score is that of Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for
  /// Positioning Tick Labels on Axes" (2010): simplicity, coverage and density, over the steps
  /// 1, 5, 2 and 2.5 without skipping.
  init(from low: Double, to high: Double, count: Double) {
    let mantissas: [(mantissa: Int64, complexity: Double)] = [
      (10, 0), (50, 0.25), (20, 0.3), (25, 1.4),
    ]
    let range = high - low
    let order = NumberWording.exponent(of: range / max(count, 1))
    var best = TickStep(mantissa: 10, exponent: order - 1)
    var bestScore = -Double.infinity
    for exponent in (order - 2)...(order + 1) {
      for (mantissa, complexity) in mantissas {
        let step = TickStep(mantissa: mantissa, exponent: exponent)
        guard range / step.length < 200 else { continue }
        let first = step.index(atOrAbove: low)
        let last = step.index(atOrBelow: high)
        let ticks = Double(last - first + 1)
        guard ticks >= 1 else { continue }
        let hasZero = first <= 0 && last >= 0 ? 1.0 : 0.0
        let simplicity = 1 - complexity + hasZero
        let lowGap = (step.value(at: first) - low) / range
        let highGap = (high - step.value(at: last)) / range
        let coverage = 1 - 0.5 * (lowGap * lowGap + highGap * highGap) / 0.01
        let density = 2 - max(ticks / count, count / ticks)
        let score = 0.25 * simplicity + 0.2 * max(coverage, -1) + 0.8 * density
        if score > bestScore {
          bestScore = score
          best = step
        }
      }
    }
    self = best
  }
}

extension Ticks {
  static let none = Ticks(positions: [], labels: [])

  /// All multiples of the step in the domain.
  init(every step: TickStep, from low: Double, to high: Double, format: Axis.Format) {
    let first = step.index(atOrAbove: low)
    let last = step.index(atOrBelow: high)
    guard first <= last else {
      self = .none
      return
    }
    var mantissas: [Int64] = []
    for index in first...last { mantissas.append(index * step.mantissa) }
    positions = mantissas.map { NumberWording.value($0, exponent: step.exponent) }
    labels = Ticks.labels(of: mantissas, exponent: step.exponent, format: format)
  }

  /// Writes the numbers of one axis alike: as many decimals as tell neighbours apart, one unit.
  static func labels(of mantissas: [Int64], exponent: Int, format: Axis.Format) -> [String] {
    var mantissas = mantissas
    var exponent = exponent
    guard mantissas.contains(where: { $0 != 0 }) else {
      return mantissas.map { _ in format == .percent ? "0%" : "0" }
    }
    while mantissas.allSatisfy({ $0 % 10 == 0 }) {
      mantissas = mantissas.map { $0 / 10 }
      exponent += 1
    }
    if format == .percent {
      return mantissas.map { NumberWording.decimal($0, exponent: exponent + 2) + "%" }
    }
    let digits = String(mantissas.map { $0.magnitude }.max() ?? 0).utf8.count
    let order = digits - 1 + exponent
    if order >= 9 || order < -3, digits <= 4 {
      return mantissas.map { mantissa in
        if mantissa == 0 { return "0" }
        if mantissa == 1, digits == 1 { return "10" + NumberWording.superscript(order) }
        return NumberWording.decimal(mantissa, exponent: 1 - digits) + "×10"
          + NumberWording.superscript(order)
      }
    }
    let (unit, shift) =
      order >= 6 && exponent >= 5 ? ("M", 6) : order >= 4 && exponent >= 2 ? ("k", 3) : ("", 0)
    return mantissas.map { mantissa in
      mantissa == 0 ? "0" : NumberWording.decimal(mantissa, exponent: exponent - shift) + unit
    }
  }

  /// Powers of ten in the domain; over less than two of them, also their multiples by 2 and 5.
  init(decadesFrom low: Double, to high: Double, count: Double) {
    let first = NumberWording.exponent(of: low * (1 - 1e-9))
    let last = NumberWording.exponent(of: high * (1 + 1e-9)) + 1
    let inside = { (value: Double) in value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9) }
    let powers = (first...last).filter { inside(NumberWording.power($0)) }
    positions = []
    labels = []
    if powers.count <= 2 {
      for exponent in first...last {
        for factor: Int64 in [1, 2, 5] {
          let value = NumberWording.value(factor, exponent: exponent)
          guard inside(value) else { continue }
          positions.append(value)
          labels.append(NumberWording.short(value))
        }
      }
    } else {
      let stride = max(1, Int((Double(powers.count) / max(count, 1)).rounded(.up)))
      for exponent in powers where (exponent % stride + stride) % stride == 0 {
        positions.append(NumberWording.power(exponent))
        labels.append("10" + NumberWording.superscript(exponent))
      }
    }
    guard Double(powers.count) <= count, powers.count <= 5 else { return }
    for exponent in first...last {
      for factor: Int64 in 2...9 {
        let value = NumberWording.value(factor, exponent: exponent)
        if inside(value), !positions.contains(value) { minor.append(value) }
      }
    }
  }
}
