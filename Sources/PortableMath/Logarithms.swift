extension PortableMath {
  /// Returns the natural logarithm: −∞ of zero, NaN of a negative number.
  public static func log(_ x: Double) -> Double {
    if let special = specialLogarithm(x) { return special }
    return LogarithmParts(DoubleDouble(x)).logarithm.value
  }

  /// Returns log(1 + x) without cancellation.
  public static func log1p(_ x: Double) -> Double {
    guard x.magnitude >= 0x1p-54 else { return x }
    guard x > -1, x < .infinity else { return specialLogarithm(1 + x) ?? x }
    guard x < 0x1p60 else { return log(x) }
    return LogarithmParts(DoubleDouble.sum(1, x)).logarithm.value
  }

  /// Returns the binary logarithm, exact for powers of two.
  public static func log2(_ x: Double) -> Double {
    if let special = specialLogarithm(x) { return special }
    let parts = LogarithmParts(DoubleDouble(x))
    return (parts.ofMantissa * Constants.log2E + Double(parts.exponent)).value
  }

  /// Returns the decimal logarithm, exact for powers of ten.
  public static func log10(_ x: Double) -> Double {
    if let special = specialLogarithm(x) { return special }
    return (LogarithmParts(DoubleDouble(x)).logarithm * Constants.log10E).value
  }

  private static func specialLogarithm(_ x: Double) -> Double? {
    if x > 0, x < .infinity { return nil }
    if x == 0 { return -.infinity }
    return x > 0 || x.isNaN ? x : .nan
  }
}

/// log x = exponent · log 2 + log m, where x = 2^exponent · m and m lies between √½ and √2.
///
/// With c near 1/m from a table, log m = −log c + log1p(r), where r = c·m − 1 is exact and small.
struct LogarithmParts {
  let exponent: Int
  let ofMantissa: DoubleDouble

  init(_ x: DoubleDouble) {
    var bits = x.high.bitPattern
    var exponent = 0
    if bits < 0x0010_0000_0000_0000 {
      bits = (x.high * 0x1p54).bitPattern
      exponent = -54
    }
    exponent += Int(bits >> 52) - 1023
    bits = bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000
    if Double(bitPattern: bits) >= 1.4140625 {
      bits -= 0x0010_0000_0000_0000
      exponent += 1
    }
    let mantissa = Double(bitPattern: bits)
    let low = x.low == 0 ? 0 : PortableMath.scaled(x.low, exponent: -exponent)
    let head = Double(bitPattern: bits & 0xFFFF_FFFF_FFF0_0000)
    let row = 3 * (Int(PortableMath.nearestInteger(mantissa * 128)) - 90)
    let c = Tables.reciprocals[row]
    let r =
      DoubleDouble.sum(head * c - 1, (mantissa - head) * c) + low * c
    let t = r.high
    let tail =
      t * t * t
      * (1 / 3 - t
        * (1 / 4 - t
          * (1 / 5 - t * (1 / 6 - t * (1 / 7 - t * (1 / 8 - t * (1 / 9 - t * (1 / 10))))))))
    let series = r + ((r * r).scaled(-0.5) + tail)
    self.exponent = exponent
    ofMantissa =
      c == 1
      ? series : DoubleDouble(Tables.reciprocals[row + 1], Tables.reciprocals[row + 2]) + series
  }

  var logarithm: DoubleDouble {
    if exponent == 0 { return ofMantissa }
    let multiple = Double(exponent)
    let whole = DoubleDouble.orderedSum(multiple * Constants.log2A, multiple * Constants.log2B)
    return whole + ofMantissa
  }
}
