extension PortableMath {
  /// Returns `base` raised to `exponent`, with the special cases of IEEE 754's `pow`.
  ///
  /// A result that a Double can hold exactly is exact: `pow(2, 10)` is 1024.
  public static func pow(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    if base.isNaN || exponent.isNaN { return .nan }
    let size = base.magnitude
    if exponent.isInfinite {
      if size == 1 { return 1 }
      return (size > 1) == (exponent > 0) ? .infinity : 0
    }
    let isWhole = exponent.rounded(.towardZero) == exponent
    let isOdd = isWhole && (exponent / 2).rounded(.towardZero) * 2 != exponent
    let isNegative = base.sign == .minus && isOdd
    if base == 0 || base.isInfinite {
      let result: Double = (base == 0) == (exponent > 0) ? 0 : .infinity
      return isNegative ? -result : result
    }
    guard base > 0 || isWhole else { return .nan }
    let result = positivePower(size, exponent)
    return isNegative ? -result : result
  }

  private static func positivePower(_ base: Double, _ exponent: Double) -> Double {
    if base == 1 { return 1 }
    guard exponent.magnitude < 0x1p65 else {
      return (base > 1) == (exponent > 0) ? .infinity : 0
    }
    guard exponent.magnitude > 0x1p-80 else { return 1 }
    let logarithm = LogarithmParts(DoubleDouble(base)).logarithm * exponent
    guard logarithm.high < 710 else { return .infinity }
    guard logarithm.high > -746 else { return 0 }
    let parts = ExponentialParts(logarithm)
    return parts.mantissa.scaled(exponent: parts.exponent)
  }

  /// Returns the cube root, of negative numbers too.
  public static func cbrt(_ x: Double) -> Double {
    guard x.isFinite, x != 0 else { return x }
    let size = x.magnitude
    var exponent = Int(size.exponent)
    exponent = (exponent >= 0 ? exponent : exponent - 2) / 3
    let m = scaled(scaled(size, exponent: -exponent), exponent: -2 * exponent)
    // Newton's method from a line through 1 ≤ m < 8 doubles the digits at each step.
    var root = 0.9 + 0.15 * m
    for _ in 0..<5 { root -= (root - m / (root * root)) / 3 }
    let rest = DoubleDouble(m) - DoubleDouble.product(root, root) * root
    root += rest.high / (3 * root * root)
    let result = scaled(root, exponent: exponent)
    return x < 0 ? -result : result
  }

  /// Returns √(x² + y²) without overflow or underflow on the way.
  public static func hypot(_ x: Double, _ y: Double) -> Double {
    if x.isInfinite || y.isInfinite { return .infinity }
    if x.isNaN || y.isNaN { return .nan }
    let large = max(x.magnitude, y.magnitude)
    let small = min(x.magnitude, y.magnitude)
    if large == 0 || small < large * 0x1p-60 { return large }
    let exponent = Int(large.exponent)
    let a = scaled(large, exponent: -exponent)
    let b = scaled(small, exponent: -exponent)
    let squares = DoubleDouble.product(a, a) + DoubleDouble.product(b, b)
    return squares.squareRoot().scaled(exponent: exponent)
  }

  /// Returns the square root, which IEEE 754 already rounds correctly everywhere.
  public static func squareRoot(_ x: Double) -> Double { x.squareRoot() }
}
