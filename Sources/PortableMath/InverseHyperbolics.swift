extension PortableMath {
  /// Returns the number whose hyperbolic sine is `x`.
  public static func asinh(_ x: Double) -> Double {
    let size = x.magnitude
    guard size >= 0x1p-28, size.isFinite else { return x }
    let result: Double
    if size < 0x1p-8 {
      let square = size * size
      result =
        size
        + size * square
        * (-1 / 6 + square * (3 / 40 + square * (-15 / 336 + square * (105 / 3456))))
    } else if size < 0x1p60 {
      let root = (DoubleDouble.product(size, size) + 1).squareRoot()
      result = LogarithmParts(root + size).logarithm.value
    } else {
      result = (LogarithmParts(DoubleDouble(size)).logarithm + logarithmOfTwo).value
    }
    return x < 0 ? -result : result
  }

  /// Returns the number, at least 0, whose hyperbolic cosine is `x`: NaN below 1.
  public static func acosh(_ x: Double) -> Double {
    guard x > 1 else { return x == 1 ? 0 : .nan }
    guard x < 0x1p60 else {
      return x.isFinite ? (LogarithmParts(DoubleDouble(x)).logarithm + logarithmOfTwo).value : x
    }
    let root = (DoubleDouble.product(x, x) + -1).squareRoot()
    return LogarithmParts(root + x).logarithm.value
  }

  /// Returns the number whose hyperbolic tangent is `x`: ±∞ of ±1, NaN beyond.
  public static func atanh(_ x: Double) -> Double {
    let size = x.magnitude
    guard size >= 0x1p-28 else { return x }
    guard size < 1 else { return size == 1 ? x * .infinity : .nan }
    let result: Double
    if size < 0x1p-8 {
      let square = size * size
      result =
        size + size * square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9))))
    } else {
      let ratio = DoubleDouble.sum(1, size) / DoubleDouble.sum(1, -size)
      result = LogarithmParts(ratio).logarithm.scaled(0.5).value
    }
    return x < 0 ? -result : result
  }

  private static let logarithmOfTwo = LogarithmParts(DoubleDouble(2)).logarithm
}
