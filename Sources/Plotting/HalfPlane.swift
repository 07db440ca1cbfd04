/// The side of the frame where `a·x + b·y + c ≥ 0`, in pixels.
struct HalfPlane {
  var a: Double
  var b: Double
  var c: Double

  /// The set `w·x + bias ≥ level` seen through two linear scales.
  init(weights: [Double], bias: Double, level: Double = 0, x: Scale, y: Scale) {
    let perX = (x.high - x.low) / (x.end - x.start)
    let perY = (y.high - y.low) / (y.end - y.start)
    a = weights[0] * perX
    b = weights[1] * perY
    c =
      bias - level + weights[0] * (x.low - perX * x.start)
      + weights[1] * (y.low - perY * y.start)
  }

  var isEverywhereEqual: Bool { !(a * a + b * b > 0) || !(a * a + b * b).isFinite || !c.isFinite }

  func value(at point: Pixel) -> Double { a * point.x + b * point.y + c }

  /// The direction in which the value grows, one pixel long.
  var normal: Pixel {
    let length = (a * a + b * b).squareRoot()
    return Pixel(x: a / length, y: b / length)
  }

  /// Cuts a convex polygon down to the half plane (Sutherland and Hodgman).
  func clip(_ polygon: [Pixel]) -> [Pixel] {
    var result: [Pixel] = []
    for index in polygon.indices {
      let current = polygon[index]
      let next = polygon[(index + 1) % polygon.count]
      let valueHere = value(at: current)
      let valueThere = value(at: next)
      if valueHere >= 0 { result.append(current) }
      if (valueHere >= 0) != (valueThere >= 0) {
        result.append(HalfPlane.crossing(current, valueHere, next, valueThere))
      }
    }
    return result
  }

  /// The piece of the boundary inside a convex polygon; `nil` if it passes by.
  func boundary(in polygon: [Pixel]) -> (Pixel, Pixel)? {
    var ends: [Pixel] = []
    for index in polygon.indices {
      let current = polygon[index]
      let next = polygon[(index + 1) % polygon.count]
      let valueHere = value(at: current)
      let valueThere = value(at: next)
      if (valueHere >= 0) != (valueThere >= 0) {
        ends.append(HalfPlane.crossing(current, valueHere, next, valueThere))
      }
    }
    guard ends.count == 2 else { return nil }
    return (ends[0], ends[1])
  }

  private static func crossing(
    _ from: Pixel, _ valueFrom: Double, _ to: Pixel, _ valueTo: Double
  ) -> Pixel {
    let t = valueFrom / (valueFrom - valueTo)
    return Pixel(x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y))
  }
}
