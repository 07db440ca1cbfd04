/// The shown part of an axis and the step of its ticks, chosen from the values alone.
struct Domain: Equatable {
  var low: Double
  var high: Double

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// - Parameter isTight: whether curves may run from edge to edge, as along x.
  init(of direction: Channels.Direction, axis: Axis, tickCount: Double, isTight: Bool) {
    if let domain = axis.domain {
      self.init(low: domain.lowerBound, high: domain.upperBound)
    } else if direction.all.isEmpty {
      self.init(low: axis.isLogarithmic ? 0.1 : 0, high: axis.isLogarithmic ? 10 : 1)
    } else if axis.isLogarithmic {
      self.init(logarithmic: direction)
    } else {
      self.init(linear: direction, tickCount: tickCount, isTight: isTight)
    }
  }

  private init(linear direction: Channels.Direction, tickCount: Double, isTight: Bool) {
    var low = direction.all.low
    var high = direction.all.high
    let magnitude = max(low.magnitude, high.magnitude)
    if high - low <= 1e-12 * magnitude || high - low < 1e-290 {
      let half = magnitude < 1e-280 ? 1 : magnitude * 0.1
      self.init(low: low - half, high: high + half)
      if direction.hasBaseline {
        if self.low < 0, direction.all.low >= 0 { self.low = 0 }
        if self.high > 0, direction.all.high <= 0 { self.high = 0 }
        if direction.all.low == 0, direction.all.high == 0 { self.high = 1 }
      }
      return
    }
    let isSurface =
      !direction.surface.isEmpty && direction.surface.low <= low && direction.surface.high >= high
    if isSurface {
      self.init(low: low, high: high)
      return
    }
    // Values that start near zero are read best from zero.
    let nearness = isTight && direction.markers.isEmpty ? 0.06 : 0.3
    if low > 0, low < nearness * high { low = 0 }
    if high < 0, high > nearness * low { high = 0 }
    let step = TickStep(from: low, to: high, count: tickCount)
    let range = high - low
    let outerLow = step.value(at: step.index(atOrBelow: low))
    let outerHigh = step.value(at: step.index(atOrAbove: high))
    let reach = isTight && direction.markers.isEmpty ? 0.02 : 0.12
    self.init(
      low: low - outerLow <= reach * range ? min(outerLow, low) : low,
      high: outerHigh - high <= reach * range ? max(outerHigh, high) : high)
    makeRoom(for: direction, isTight: isTight)
  }

  /// Moves an edge away from values that touch it, but for a curve along x and for a baseline.
  private mutating func makeRoom(for direction: Channels.Direction, isTight: Bool) {
    let range = high - low
    let markers = direction.markers
    if !markers.isEmpty {
      // A marker may overhang a round edge a little, but does not sit on it.
      if markers.low - low < 1e-6 * range { low -= 0.03 * range }
      if high - markers.high < 1e-6 * range { high += 0.03 * range }
    }
    guard !isTight, markers.isEmpty else { return }
    let all = direction.all
    if all.low - low < 0.015 * range, low != 0 { low -= 0.03 * range }
    if high - all.high < 0.015 * range, high != 0 { high += 0.03 * range }
  }

  private init(logarithmic direction: Channels.Direction) {
    let low = direction.all.low
    let high = direction.all.high
    guard high > low * 1.000001 else {
      self.init(low: low / 10, high: high * 10)
      return
    }
    let bottom = NumberWording.power(NumberWording.exponent(of: low * (1 + 1e-9)))
    let order = NumberWording.exponent(of: high * (1 - 1e-9)) + 1
    let top = NumberWording.power(order)
    // A whole decade is worth its room when the values fill a good part of it.
    self.init(
      low: low / bottom < 4 ? min(bottom, low) : low / 1.3,
      high: top / high < 4 ? max(top, high) : high * 1.3)
  }

  /// Widens the domain about its middle.
  mutating func widen(to range: Double) {
    let middle = low + (high - low) / 2
    low = middle - range / 2
    high = middle + range / 2
  }

  func ticks(_ axis: Axis, count: Double) -> Ticks {
    if axis.isLogarithmic { return Ticks(decadesFrom: low, to: high, count: count) }
    return Ticks(
      every: TickStep(from: low, to: high, count: count), from: low, to: high, format: axis.format)
  }
}
