extension PortableMath {
  /// Returns `value` with `digits` decimals, like C's `%.Nf`: the exact binary value is rounded,
  /// halves to the even digit.
  public static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return nonFinite(value) }
    var expansion = DecimalExpansion(value)
    expansion.round(fractionDigits: max(digits, 0))
    return sign(of: value) + plain(expansion, fractionDigits: max(digits, 0))
  }

  /// Returns `value` with one digit before the point and `digits` behind it, like C's `%.Ne`.
  public static func scientific(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return nonFinite(value) }
    var expansion = DecimalExpansion(value)
    expansion.round(significantDigits: max(digits, 0) + 1)
    return sign(of: value) + exponential(expansion, fractionDigits: max(digits, 0))
  }

  /// Returns `value` with `digits` significant digits, like C's `%.Ng`: no trailing zeros, and an
  /// exponent when it is below −4 or not below `digits`.
  public static func general(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let precision = max(digits, 1)
    var expansion = DecimalExpansion(value)
    expansion.round(significantDigits: precision)
    let exponent = expansion.digits.isEmpty ? 0 : expansion.pointPosition - 1
    let needed = expansion.digits.count
    if exponent < -4 || exponent >= precision {
      return sign(of: value) + exponential(expansion, fractionDigits: max(needed - 1, 0))
    }
    return sign(of: value)
      + plain(expansion, fractionDigits: max(needed - expansion.pointPosition, 0))
  }

  private static func sign(of value: Double) -> String {
    value.sign == .minus ? "-" : ""
  }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  private static func plain(_ expansion: DecimalExpansion, fractionDigits: Int) -> String {
    var bytes: [UInt8] = []
    for position in 0..<max(expansion.pointPosition, 0) {
      bytes.append(UInt8(ascii: "0") + expansion.digit(position))
    }
    if bytes.isEmpty { bytes.append(UInt8(ascii: "0")) }
    if fractionDigits > 0 { bytes.append(UInt8(ascii: ".")) }
    for place in 0..<fractionDigits {
      bytes.append(UInt8(ascii: "0") + expansion.digit(expansion.pointPosition + place))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func exponential(_ expansion: DecimalExpansion, fractionDigits: Int) -> String {
    var bytes = [UInt8(ascii: "0") + expansion.digit(0)]
    if fractionDigits > 0 { bytes.append(UInt8(ascii: ".")) }
    for place in 0..<fractionDigits {
      bytes.append(UInt8(ascii: "0") + expansion.digit(1 + place))
    }
    let exponent = expansion.digits.isEmpty ? 0 : expansion.pointPosition - 1
    let size = String(exponent.magnitude)
    return String(decoding: bytes, as: UTF8.self) + (exponent < 0 ? "e-" : "e+")
      + (size.utf8.count < 2 ? "0" : "") + size
  }
}
