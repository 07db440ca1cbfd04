/// A number as the unevaluated sum of two Doubles: about 106 bits of precision.
///
/// The error-free sums are Knuth's and Dekker's, the product Dekker's with Veltkamp's splitting
/// (Dekker, 1971); none needs a fused multiply-add. Operands stay between 2⁻⁹⁰⁰ and 2⁹⁰⁰.
struct DoubleDouble {
  var high: Double
  var low: Double

  @inline(__always)
  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The sum rounded once.
  @inline(__always)
  var value: Double { high + low }

  /// a + b exactly.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let part = sum - a
    return DoubleDouble(sum, (a - (sum - part)) + (b - part))
  }

  /// a + b exactly, where |a| ≥ |b| or a = 0.
  @inline(__always)
  static func orderedSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(sum, b - (sum - a))
  }

  /// a · b exactly.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    let rest = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    return DoubleDouble(product, rest)
  }

  /// Two numbers of at most 26 bits whose sum is `a`.
  @inline(__always)
  private static func halves(_ a: Double) -> (Double, Double) {
    let scaled = a * 0x8000001p0
    let high = scaled - (scaled - a)
    return (high, a - high)
  }

  @inline(__always)
  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  @inline(__always)
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = sum(a.high, b)
    return orderedSum(high.high, high.low + a.low)
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = sum(a.high, b.high)
    let low = sum(a.low, b.low)
    let middle = orderedSum(high.high, high.low + low.high)
    return orderedSum(middle.high, middle.low + low.low)
  }

  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  @inline(__always)
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = product(a.high, b)
    return orderedSum(high.high, high.low + a.low * b)
  }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = product(a.high, b.high)
    return orderedSum(high.high, high.low + (a.high * b.low + a.low * b.high))
  }

  /// The quotient to about 104 bits: the rest of the first division is a small number, of which 53
  /// bits are enough.
  @inline(__always)
  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let product = product(first, b.high)
    let rest = (((a.high - product.high) - product.low) + a.low) - first * b.low
    return orderedSum(first, rest / b.high)
  }

  /// The square root, of a positive number or zero.
  func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble(0) }
    let root = high.squareRoot()
    let rest = self - DoubleDouble.product(root, root)
    return DoubleDouble.orderedSum(root, rest.high / (2 * root))
  }

  /// The number times a power of two that keeps it in range.
  @inline(__always)
  func scaled(_ factor: Double) -> DoubleDouble { DoubleDouble(high * factor, low * factor) }

  /// The number times 2^`exponent`, rounded once unless the result is subnormal.
  func scaled(exponent: Int) -> Double {
    PortableMath.scaled(value, exponent: exponent)
  }
}

extension PortableMath {
  /// Returns 2^`exponent`, for an exponent in −1022...1023.
  @inline(__always)
  static func powerOfTwo(_ exponent: Int) -> Double {
    Double(bitPattern: UInt64(bitPattern: Int64(exponent + 1023)) << 52)
  }

  /// Returns `x` times 2^`exponent`.
  @inline(__always)
  static func scaled(_ x: Double, exponent: Int) -> Double {
    if exponent >= -1000, exponent <= 1000 { return x * powerOfTwo(exponent) }
    if exponent > 0 {
      return x * 0x1p1000 * powerOfTwo(min(exponent - 1000, 1000))
    }
    return x * powerOfTwo(max(exponent + 1000, -1000)) * 0x1p-1000
  }

  /// Returns the whole number nearest to `x`, for |x| below 2⁵¹.
  @inline(__always)
  static func nearestInteger(_ x: Double) -> Double {
    (x + 0x1.8p52) - 0x1.8p52
  }
}
