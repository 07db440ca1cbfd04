/// A non-negative decimal number `0.d₁d₂d₃… · 10^point`, exact up to 800 digits, that can be halved and doubled.
///
/// Scaling by powers of two until the value lies between one half and one, then taking 53 bits, gives the nearest
/// double (N. Tao's "simple decimal conversion"). Embedded Swift has no `Double(String)`.
struct Decimal {
  private static let digitLimit = 800

  private var digits: [UInt8] = []
  var point = 0
  /// Nonzero digits beyond the limit were dropped: they break ties upwards.
  private var isTruncated = false

  init() {}

  mutating func append(_ digit: UInt8, isFraction: Bool) {
    if digits.isEmpty, digit == 0 {
      if isFraction { point -= 1 }
      return
    }
    if digits.count < Decimal.digitLimit {
      digits.append(digit)
    } else if digit != 0 {
      isTruncated = true
    }
    if !isFraction { point += 1 }
  }

  func nearestDouble() -> Double {
    if let exact = shortValue() { return exact }
    var copy = self
    copy.trim()
    if copy.digits.isEmpty || copy.point < -330 { return 0 }
    if copy.point > 310 { return .infinity }
    var exponent = 0
    while copy.point > 0 {
      let shift = copy.point > 17 ? 56 : 3
      copy.shiftRight(shift)
      exponent += shift
    }
    while copy.point < 0 || copy.digits[0] < 5 {
      let shift = copy.point < -17 ? 56 : copy.point < 0 ? 3 : 1
      copy.shiftLeft(shift)
      exponent -= shift
    }
    // One half ≤ value < 1: the double's exponent is one less.
    exponent -= 1
    var bits = 53
    if exponent < -1022 { bits = 53 - (-1022 - exponent) }
    if bits < 0 { return 0 }
    copy.shiftLeft(bits)
    let mantissa = copy.roundedInteger()
    return Double(
      sign: .plus, exponent: exponent + 1 - bits, significand: Double(mantissa))
  }

  /// Up to 15 digits and a power of ten up to 22 are exact doubles: one rounding gives the nearest.
  private func shortValue() -> Double? {
    guard digits.count <= 15 else { return nil }
    if digits.isEmpty { return 0 }
    let power = point - digits.count
    guard power >= -22, power <= 22 else { return nil }
    var value: UInt64 = 0
    for digit in digits { value = value * 10 + UInt64(digit) }
    var scale = 1.0
    for _ in 0..<abs(power) { scale *= 10 }
    return power < 0 ? Double(value) / scale : Double(value) * scale
  }

  private mutating func trim() {
    while let last = digits.last, last == 0 { digits.removeLast() }
  }

  /// Divides by `2^count`, at most 56.
  private mutating func shiftRight(_ count: Int) {
    let mask: UInt64 = (1 << UInt64(count)) - 1
    var result: [UInt8] = []
    var rest: UInt64 = 0
    var index = 0
    while index < digits.count || rest != 0 {
      rest = rest * 10 + (index < digits.count ? UInt64(digits[index]) : 0)
      index += 1
      let digit = UInt8(truncatingIfNeeded: rest >> UInt64(count))
      rest &= mask
      if result.isEmpty, digit == 0 {
        point -= 1
      } else if result.count < Decimal.digitLimit {
        result.append(digit)
      } else {
        if digit != 0 || rest != 0 { isTruncated = true }
        if index >= digits.count { break }
      }
    }
    digits = result
    trim()
  }

  /// Multiplies by `2^count`, at most 56.
  private mutating func shiftLeft(_ count: Int) {
    var reversed: [UInt8] = []
    var carry: UInt64 = 0
    for digit in digits.reversed() {
      carry += UInt64(digit) << UInt64(count)
      reversed.append(UInt8(truncatingIfNeeded: carry % 10))
      carry /= 10
    }
    while carry != 0 {
      reversed.append(UInt8(truncatingIfNeeded: carry % 10))
      carry /= 10
      point += 1
    }
    digits = reversed.reversed()
    if digits.count > Decimal.digitLimit {
      for digit in digits[Decimal.digitLimit...] where digit != 0 { isTruncated = true }
      digits.removeSubrange(Decimal.digitLimit...)
    }
    trim()
  }

  /// Rounds to the nearest integer, ties to even.
  private func roundedInteger() -> UInt64 {
    guard point >= 0 else { return 0 }
    var value: UInt64 = 0
    for index in 0..<point {
      value = value * 10 + (index < digits.count ? UInt64(digits[index]) : 0)
    }
    guard point < digits.count else { return value }
    let next = digits[point]
    let isTie = next == 5 && point + 1 == digits.count && !isTruncated
    if isTie ? value & 1 == 1 : next >= 5 { value += 1 }
    return value
  }
}
