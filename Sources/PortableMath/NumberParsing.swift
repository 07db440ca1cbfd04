extension PortableMath {
  /// Returns the Double nearest to the decimal number that `text` spells, or `nil` for other texts.
  ///
  /// An optional sign, digits with an optional point, an optional exponent: `-12.5e-3`. There is no
  /// Embedded `Double(_: String)` that does without the C library.
  public static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    var position = 0
    var isNegative = false
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      position = 1
    }
    var digits: [UInt8] = []
    var exponent = 0
    var hasDigits = false
    var isBehindPoint = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "."), !isBehindPoint {
        isBehindPoint = true
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        hasDigits = true
        if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte - UInt8(ascii: "0")) }
        if isBehindPoint { exponent -= 1 }
      } else {
        break
      }
      position += 1
    }
    guard hasDigits else { return nil }
    if position < bytes.count {
      guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return nil }
      guard let written = decimalExponent(bytes[(position + 1)...]) else { return nil }
      exponent += written
    }
    let size = nearest(digits, exponent: exponent)
    return isNegative ? -size : size
  }

  /// Returns the whole number of an exponent; beyond any Double it stays at 99,999.
  private static func decimalExponent(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    var isNegative = false
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return nil }
    var value = 0
    for byte in rest {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 99_999)
    }
    return isNegative ? -value : value
  }

  /// Returns the Double nearest to `digits` · 10^`exponent`, halves to the even one.
  private static func nearest(_ digits: [UInt8], exponent: Int) -> Double {
    var digits = digits
    var exponent = exponent
    // No half way between Doubles has more than 768 digits: beyond, only "more than zero" matters.
    if digits.count > 800 {
      exponent += digits.count - 801
      digits = Array(digits[..<800]) + [1]
    }
    guard !digits.isEmpty, digits.count + exponent > -330 else { return 0 }
    guard digits.count + exponent < 320 else { return .infinity }
    if digits.count <= 15, exponent.magnitude <= 22 {
      var whole = 0.0
      for digit in digits { whole = whole * 10 + Double(digit) }
      var power = 1.0
      for _ in 0..<exponent.magnitude { power *= 10 }
      return exponent < 0 ? whole / power : whole * power
    }
    var numerator = BinaryLimbs()
    for digit in digits { numerator.multiply(by: 10, adding: UInt32(digit)) }
    var denominator = BinaryLimbs()
    denominator.multiply(by: 1, adding: 1)
    for _ in 0..<exponent.magnitude {
      if exponent > 0 {
        numerator.multiply(by: 10, adding: 0)
      } else {
        denominator.multiply(by: 10, adding: 0)
      }
    }
    return quotient(numerator, denominator)
  }

  /// Divides to 63 or 64 bits and a remainder, then rounds once.
  private static func quotient(_ numerator: BinaryLimbs, _ denominator: BinaryLimbs) -> Double {
    var rest = numerator
    var divisor = denominator
    let shift = 63 - (rest.bitWidth - divisor.bitWidth)
    if shift > 0 { rest.shiftLeft(shift) } else { divisor.shiftLeft(-shift) }
    divisor.shiftLeft(64)
    var bits: UInt64 = 0
    for _ in 0..<64 {
      divisor.shiftRightOnce()
      bits <<= 1
      if rest.subtract(ifNotLess: divisor) { bits |= 1 }
    }
    let isExact = rest.bitWidth == 0
    let top = 63 - bits.leadingZeroBitCount
    let kept = 53 - max(0, -1022 - (top - shift))
    let dropped = top + 1 - kept
    guard dropped <= 64 else { return 0 }
    var significand = dropped == 64 ? 0 : bits >> UInt64(dropped)
    let half = (bits >> UInt64(dropped - 1)) & 1 == 1
    let below = bits & ((1 << UInt64(dropped - 1)) - 1) != 0 || !isExact
    if half, below || significand & 1 == 1 { significand += 1 }
    return scaled(Double(significand), exponent: dropped - shift)
  }
}

/// A whole number in 32 bits a limb, the lowest first.
private struct BinaryLimbs {
  private var limbs: [UInt32] = []

  var bitWidth: Int {
    guard let last = limbs.last else { return 0 }
    return limbs.count * 32 - last.leadingZeroBitCount
  }

  mutating func multiply(by factor: UInt32, adding addend: UInt32) {
    var carry = UInt64(addend)
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  mutating func shiftLeft(_ count: Int) {
    let bits = UInt32(count % 32)
    if bits > 0 {
      var carry: UInt32 = 0
      for index in limbs.indices {
        let limb = limbs[index]
        limbs[index] = limb << bits | carry
        carry = limb >> (32 - bits)
      }
      if carry > 0 { limbs.append(carry) }
    }
    limbs.insert(contentsOf: [UInt32](repeating: 0, count: count / 32), at: 0)
  }

  mutating func shiftRightOnce() {
    var carry: UInt32 = 0
    for index in stride(from: limbs.count - 1, through: 0, by: -1) {
      let limb = limbs[index]
      limbs[index] = limb >> 1 | carry
      carry = limb << 31
    }
    trim()
  }

  /// Subtracts `other` and returns true, or returns false if the number is less.
  mutating func subtract(ifNotLess other: BinaryLimbs) -> Bool {
    guard limbs.count >= other.limbs.count else { return false }
    if limbs.count == other.limbs.count {
      for index in stride(from: limbs.count - 1, through: 0, by: -1)
      where limbs[index] != other.limbs[index] {
        if limbs[index] < other.limbs[index] { return false }
        break
      }
    }
    var borrow: Int64 = 0
    for index in limbs.indices {
      let taken = index < other.limbs.count ? Int64(other.limbs[index]) : 0
      let difference = Int64(limbs[index]) - taken - borrow
      limbs[index] = UInt32(truncatingIfNeeded: difference)
      borrow = difference < 0 ? 1 : 0
    }
    trim()
    return true
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}
