extension PortableMath {
  public static func atan(_ x: Double) -> Double {
    guard x.magnitude >= 0x1p-28 else { return x }
    if x.isNaN { return x }
    let result =
      x.magnitude < 0x1p60
      ? angle(DoubleDouble(x.magnitude), DoubleDouble(1)).value : Constants.halfPi.value
    return x < 0 ? -result : result
  }

  /// Returns the angle of the point (x, y), between −π and π; `atan2(0, -1)` is π.
  public static func atan2(_ y: Double, _ x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    let result = angleOfSizes(y.magnitude, x)
    return y.sign == .minus ? -result : result
  }

  /// The angle in the upper half plane.
  private static func angleOfSizes(_ y: Double, _ x: Double) -> Double {
    let isLeft = x.sign == .minus
    let size = x.magnitude
    if y == 0 { return isLeft ? Constants.pi.value : 0 }
    if y.isInfinite {
      guard size.isInfinite else { return Constants.halfPi.value }
      let diagonal = Constants.pi.scaled(0.25)
      return isLeft ? (Constants.pi - diagonal).value : diagonal.value
    }
    if size.isInfinite { return isLeft ? Constants.pi.value : 0 }
    if size == 0 { return Constants.halfPi.value }
    let difference = Int(y.exponent) - Int(size.exponent)
    if difference > 64 { return Constants.halfPi.value }
    if difference < -64 { return isLeft ? Constants.pi.value : y / size }
    let shift = -Int(y.exponent)
    let first = angle(
      DoubleDouble(scaled(y, exponent: shift)), DoubleDouble(scaled(size, exponent: shift)))
    return isLeft ? (Constants.pi - first).value : first.value
  }

  /// Returns the arc sine, NaN outside −1...1.
  public static func asin(_ x: Double) -> Double {
    guard x.magnitude <= 1 else { return .nan }
    guard x.magnitude >= 0x1p-28 else { return x }
    let size = x.magnitude
    let result = angle(DoubleDouble(size), cathetus(size)).value
    return x < 0 ? -result : result
  }

  /// Returns the arc cosine, NaN outside −1...1.
  public static func acos(_ x: Double) -> Double {
    guard x.magnitude <= 1 else { return .nan }
    let size = x.magnitude
    if size < 0x1p-60 { return Constants.halfPi.value }
    let result = angle(cathetus(size), DoubleDouble(size))
    return x < 0 ? (Constants.pi - result).value : result.value
  }

  /// √(1 − x²), as √((1 − x)(1 + x)).
  private static func cathetus(_ x: Double) -> DoubleDouble {
    (DoubleDouble.sum(1, -x) * DoubleDouble.sum(1, x)).squareRoot()
  }

  /// Returns the angle of (x, y) in the first quadrant; one of the two is positive.
  ///
  /// With c = j/16 nearest to t = y/x ≤ 1, atan t = atan c + atan((t − c)/(1 + t·c)).
  private static func angle(_ y: DoubleDouble, _ x: DoubleDouble) -> DoubleDouble {
    guard y.high <= x.high else { return Constants.halfPi - angle(x, y) }
    let t = y / x
    let index = Int(nearestInteger(t.high * 16))
    guard index > 0 else { return arcTangentSeries(t) }
    let c = Double(index) / 16
    let u = (t + -c) / (t * c + 1)
    let base = DoubleDouble(Tables.arcTangents[2 * index], Tables.arcTangents[2 * index + 1])
    return base + arcTangentSeries(u)
  }

  /// u − u³/3 + u⁵/5 − …, for |u| ≤ 1/32.
  private static func arcTangentSeries(_ u: DoubleDouble) -> DoubleDouble {
    let s = u.high * u.high
    let tail =
      -1 / 3 + s * (1 / 5 + s * (-1 / 7 + s * (1 / 9 + s * (-1 / 11 + s * (1 / 13)))))
    return u + u.high * s * tail
  }
}
