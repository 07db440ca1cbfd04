extension PortableMath {
  /// Returns the error function, the integral of 2/√π · e^(−t²) from 0 to `x`.
  public static func erf(_ x: Double) -> Double {
    let size = x.magnitude
    guard size < 6 else { return x.isNaN ? x : x < 0 ? -1 : 1 }
    let result = size < 3 ? errorSeries(size).value : (-complement(size) + 1).value
    return x < 0 ? -result : result
  }

  /// Returns 1 − erf(x) without cancellation.
  public static func erfc(_ x: Double) -> Double {
    guard x > -6 else { return x.isNaN ? x : 2 }
    guard x < 27.3 else { return 0 }
    if x < 0 { return (errorSeries(min(-x, 3)) + 1).value + erfcDifference(-x) }
    return x < 3 ? (-errorSeries(x) + 1).value : complement(x).value
  }

  /// What the argument beyond 3 adds to 1 + erf(3).
  private static func erfcDifference(_ size: Double) -> Double {
    size <= 3 ? 0 : (-complement(size) + 1 - errorSeries(3)).value
  }

  private static let twoOverRootPi = DoubleDouble(1.1283791670955126, 1.533545961316588e-17)
  private static let rootPi = DoubleDouble(1.772453850905516, -7.666586499825799e-17)

  /// The power series, for 0 ≤ x ≤ 3, where its alternating terms cost no more than 13 of the 106 bits.
  private static func errorSeries(_ x: Double) -> DoubleDouble {
    let square = DoubleDouble.product(x, x)
    var power = DoubleDouble(x)
    var sum = power
    var n = 1.0
    while n < 120 {
      power = -(power * square) / DoubleDouble(n)
      let term = power / DoubleDouble(2 * n + 1)
      sum = sum + term
      if term.high.magnitude < sum.high.magnitude * 0x1p-70 { break }
      n += 1
    }
    return sum * twoOverRootPi
  }

  /// erfc(x) for x ≥ 3 by Laplace's continued fraction, evaluated from the inside.
  private static func complement(_ x: Double) -> DoubleDouble {
    var fraction = DoubleDouble(x)
    var k = 60.0
    while k > 0 {
      fraction = DoubleDouble(k / 2) / fraction + x
      k -= 1
    }
    let parts = ExponentialParts(-DoubleDouble.product(x, x))
    let mantissa = parts.mantissa / (fraction * rootPi)
    if parts.exponent > -900 { return mantissa.scaled(powerOfTwo(parts.exponent)) }
    return DoubleDouble(mantissa.scaled(exponent: parts.exponent))
  }

  /// Returns Euler's gamma function, exact for whole numbers up to 23.
  public static func gamma(_ x: Double) -> Double {
    if x.isNaN || x == -.infinity { return .nan }
    if x == 0 { return 1 / x }
    if x == x.rounded(.down) {
      guard x > 0 else { return .nan }
      if x <= 23 {
        var result = 1.0
        var factor = 2.0
        while factor < x {
          result *= factor
          factor += 1
        }
        return result
      }
    }
    guard x < 171.7 else { return .infinity }
    guard x >= 0.5 else {
      guard x > -185 else { return 0 }
      // Γ(x) · Γ(1 − x) = π / sin(πx); the sine of the distance to the nearest whole number is exact enough.
      let nearest = x.rounded(.toNearestOrEven)
      let sine = sin(.pi * (x - nearest))
      let isOdd = nearest.truncatingRemainder(dividingBy: 2) != 0
      let other = gammaParts(1 - x)
      return (.pi / (isOdd ? -sine : sine)) / other.value
    }
    return gammaParts(x).value
  }

  private static let halfLogarithmOfTwoPi = DoubleDouble(0.9189385332046728, -3.878294158067242e-17)

  /// Stirling's series beyond 20, after shifting the argument there.
  private static func gammaParts(_ x: Double) -> DoubleDouble {
    var argument = DoubleDouble(x)
    var divisor = DoubleDouble(1)
    while argument.high < 20 {
      divisor = divisor * argument
      argument = argument + 1
    }
    let inverse = 1 / argument.high
    let square = inverse * inverse
    let series =
      inverse
      * (1 / 12 + square
        * (-1 / 360 + square * (1 / 1260 + square * (-1 / 1680 + square * (1 / 1188)))))
    let exponent =
      (argument + -0.5) * LogarithmParts(argument).logarithm - argument + halfLogarithmOfTwoPi
      + series
    let parts = ExponentialParts(exponent)
    return DoubleDouble((parts.mantissa / divisor).scaled(exponent: parts.exponent))
  }
}
