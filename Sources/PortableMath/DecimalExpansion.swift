/// The exact decimal digits of a finite Double, and what rounding leaves of them.
///
/// Every Double is a whole number times a power of two, so its expansion ends: with m · 2⁻ᵏ = m · 5ᵏ ·
/// 10⁻ᵏ the digits are those of a whole number.
struct DecimalExpansion {
  /// Digits from 0 to 9, the first one not zero; none for zero.
  private(set) var digits: [UInt8]
  /// The number of digits before the decimal point; negative when zeros follow the point.
  private(set) var pointPosition: Int

  /// Expands the magnitude of `value`.
  init(_ value: Double) {
    let size = value.magnitude
    guard size.isFinite, size != 0 else {
      digits = []
      pointPosition = 0
      return
    }
    var significand = size.significandBitPattern
    var exponent = -1074
    if size.isNormal {
      significand |= 0x0010_0000_0000_0000
      exponent = Int(size.exponent) - 52
    }
    let zeros = significand.trailingZeroBitCount
    significand >>= UInt64(zeros)
    exponent += zeros
    var number = DecimalLimbs(significand)
    number.multiply(by: exponent < 0 ? 5 : 2, times: exponent.magnitude)
    digits = number.digits
    pointPosition = digits.count - (exponent < 0 ? -exponent : 0)
    dropTrailingZeros()
  }

  /// Rounds to `count` digits behind the point, halves to the even digit.
  mutating func round(fractionDigits count: Int) {
    round(keeping: pointPosition + count)
  }

  /// Rounds to `count` digits in all, halves to the even digit.
  mutating func round(significantDigits count: Int) {
    round(keeping: count)
  }

  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      pointPosition = 0
      return
    }
    let next = digits[count]
    let isTie = next == 5 && count + 1 == digits.count
    let isOdd = count > 0 && digits[count - 1] & 1 == 1
    digits.removeLast(digits.count - count)
    if next > 5 || (next == 5 && (!isTie || isOdd)) {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits.removeLast()
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits = [1]
        pointPosition += 1
      }
    }
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { pointPosition = 0 }
  }

  /// Returns the digit that stands `position` places after the first one.
  func digit(_ position: Int) -> UInt8 {
    position >= 0 && position < digits.count ? digits[position] : 0
  }
}

/// A whole number in nine decimal digits a limb, the lowest first.
private struct DecimalLimbs {
  private var limbs: [UInt64]

  init(_ number: UInt64) {
    limbs = []
    var rest = number
    while rest > 0 {
      limbs.append(rest % 1_000_000_000)
      rest /= 1_000_000_000
    }
  }

  /// Multiplies by `base`, which is 2 or 5, `count` times; 5¹³ and 2²⁹ leave room for the carry.
  mutating func multiply(by base: UInt64, times count: UInt) {
    let step: UInt = base == 5 ? 13 : 29
    var rest = count
    while rest > 0 {
      let times = min(rest, step)
      var factor: UInt64 = 1
      for _ in 0..<times { factor *= base }
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = limbs[index] * factor + carry
        limbs[index] = product % 1_000_000_000
        carry = product / 1_000_000_000
      }
      while carry > 0 {
        limbs.append(carry % 1_000_000_000)
        carry /= 1_000_000_000
      }
      rest -= times
    }
  }

  var digits: [UInt8] {
    var result: [UInt8] = []
    for (index, limb) in limbs.reversed().enumerated() {
      var divisor: UInt64 = 100_000_000
      while divisor > 0 {
        let digit = UInt8(limb / divisor % 10)
        if index > 0 || !result.isEmpty || digit > 0 { result.append(digit) }
        divisor /= 10
      }
    }
    return result
  }
}
