import PortableMath

/// Numbers as people write them: a true minus sign, thousands apart, powers of ten raised.
enum NumberWording {
  static let minus = "\u{2212}"

  /// The largest power of ten that is not above `magnitude`, as its exponent.
  static func exponent(of magnitude: Double) -> Int {
    guard magnitude > 0, magnitude.isFinite else { return 0 }
    var exponent = 0
    if magnitude >= 1 {
      while exponent < 308, power(exponent + 1) <= magnitude { exponent += 1 }
    } else {
      while exponent > -300, power(exponent) > magnitude { exponent -= 1 }
    }
    return exponent
  }

  /// Ten to the `exponent`; exact up to 22.
  static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  /// `mantissa · 10^exponent`, to the last bit where the power is exact.
  static func value(_ mantissa: Int64, exponent: Int) -> Double {
    exponent < 0 ? Double(mantissa) / power(-exponent) : Double(mantissa) * power(exponent)
  }

  /// Writes `mantissa · 10^exponent` out in full, with thousands apart.
  static func decimal(_ mantissa: Int64, exponent: Int) -> String {
    var digits = String(mantissa.magnitude)
    var fraction = ""
    if exponent >= 0 {
      if mantissa != 0 { digits += String(repeating: "0", count: exponent) }
    } else {
      let places = -exponent
      if digits.utf8.count <= places {
        digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
      }
      fraction = "." + String(digits.suffix(places))
      digits = String(digits.dropLast(places))
    }
    return (mantissa < 0 ? minus : "") + grouped(digits) + fraction
  }

  /// Puts a comma between groups of three digits, from four digits on.
  private static func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    guard bytes.count > 3 else { return digits }
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index > 0, (bytes.count - index) % 3 == 0 { result.append(44) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// An exponent as superscript digits.
  static func superscript(_ exponent: Int) -> String {
    let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    var result = exponent < 0 ? "⁻" : ""
    for byte in String(exponent.magnitude).utf8 { result += digits[Int(byte) - 48] }
    return result
  }

  /// A number for a sentence: whole numbers in full, others to three digits.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let magnitude = value.magnitude
    if magnitude == 0 { return "0" }
    if magnitude < 1e7, value == value.rounded() { return decimal(Int64(value), exponent: 0) }
    let order = exponent(of: magnitude)
    var exponent = order - 2
    var mantissa = Int64((scaled(value, by: -exponent)).rounded())
    while mantissa != 0, mantissa % 10 == 0, exponent < 0 || order >= 7 {
      mantissa /= 10
      exponent += 1
    }
    if order >= 7 || order < -3 {
      let places = String(mantissa.magnitude).utf8.count - 1
      let power = "10" + superscript(exponent + places)
      return mantissa == 1 ? power : decimal(mantissa, exponent: -places) + "×" + power
    }
    return decimal(mantissa, exponent: exponent)
  }

  /// A number for a table cell: all its digits, as Swift prints them.
  static func exact(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    if value.magnitude < 1e15, value == value.rounded() { return String(Int64(value)).trueMinus }
    return PortableMath.shortest(value).trueMinus
  }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "not a number" : value > 0 ? "∞" : minus + "∞"
  }

  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    exponent < 0 ? value / power(-exponent) : value * power(exponent)
  }
}

extension String {
  /// The text of a number with U+2212 in place of the hyphen.
  fileprivate var trueMinus: String {
    utf8.first == 45 ? NumberWording.minus + String(dropFirst()) : self
  }
}
