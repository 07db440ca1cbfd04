/// The values of number literals.
enum NumberText {
  enum IntegerValue {
    case value(UInt64)
    case tooLarge
    case malformed
  }

  static func integer(_ bytes: [UInt8], _ start: Int, _ end: Int) -> IntegerValue {
    var index = start
    var radix: UInt64 = 10
    if end - start > 1, bytes[start] == UInt8(ascii: "0") {
      switch bytes[start + 1] {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: break
      }
      if radix != 10 { index += 2 }
    }
    guard index < end, bytes[index] != UInt8(ascii: "_") else { return .malformed }
    var value: UInt64 = 0
    var isTooLarge = false
    while index < end {
      if bytes[index] != UInt8(ascii: "_") {
        guard let digit = digit(bytes[index]), digit < radix else { return .malformed }
        let (product, overflow) = value.multipliedReportingOverflow(by: radix)
        let (sum, carry) = product.addingReportingOverflow(digit)
        value = sum
        if overflow || carry { isTooLarge = true }
      }
      index += 1
    }
    return isTooLarge ? .tooLarge : .value(value)
  }

  /// Returns the double nearest to a decimal or hexadecimal literal, `nil` if it is malformed.
  static func double(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
    if end - start > 1, bytes[start + 1] == UInt8(ascii: "x") {
      return hexadecimalDouble(bytes, start + 2, end)
    }
    var decimal = Decimal()
    var index = start
    var exponent = 0
    var isFraction = false
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "_"): break
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let written = self.exponent(bytes, index + 1, end) else { return nil }
        exponent = written
        index = end
      default:
        guard let digit = digit(bytes[index]), digit < 10 else { return nil }
        decimal.append(UInt8(digit), isFraction: isFraction)
      }
      index += 1
    }
    decimal.point += exponent
    return decimal.nearestDouble()
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// Reads a signed exponent; beyond ±100,000 the exact value makes no difference.
  private static func exponent(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var index = start
    var isNegative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < end, bytes[index] != UInt8(ascii: "_") else { return nil }
    var value = 0
    while index < end {
      if bytes[index] != UInt8(ascii: "_") {
        guard let digit = digit(bytes[index]), digit < 10 else { return nil }
        value = min(value * 10 + Int(digit), 100_000)
      }
      index += 1
    }
    return isNegative ? -value : value
  }

  private static func hexadecimalDouble(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
    var significand: UInt64 = 0
    var scale = 0
    var index = start
    var isFraction = false
    var hasDigits = false
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "_"): break
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "p"), UInt8(ascii: "P"):
        guard hasDigits, let written = exponent(bytes, index + 1, end) else { return nil }
        return scaled(significand, by: scale + written)
      default:
        guard let digit = digit(bytes[index]) else { return nil }
        hasDigits = true
        if significand >> 60 == 0 {
          significand = significand << 4 | digit
          if isFraction { scale -= 4 }
        } else {
          // Digits beyond 64 bits only decide which way a tie is rounded.
          if digit != 0 { significand |= 1 }
          if !isFraction { scale += 4 }
        }
      }
      index += 1
    }
    return nil
  }

  /// Returns `significand · 2^exponent`, rounded once.
  private static func scaled(_ significand: UInt64, by exponent: Int) -> Double {
    guard significand != 0 else { return 0 }
    let width = 64 - significand.leadingZeroBitCount
    // The value's own exponent decides how many bits a double keeps of it.
    let top = width - 1 + exponent
    guard top <= 1023 else { return .infinity }
    let kept = top >= -1022 ? 53 : 53 - (-1022 - top)
    guard kept >= 0 else { return 0 }
    var mantissa = significand
    var power = exponent
    if width > kept {
      let dropped = width - kept
      let rest = dropped >= 64 ? significand : significand & ((1 << UInt64(dropped)) - 1)
      let half: UInt64 = 1 << UInt64(dropped - 1)
      mantissa = dropped >= 64 ? 0 : significand >> UInt64(dropped)
      if rest > half || rest == half && mantissa & 1 == 1 { mantissa += 1 }
      power += dropped
    }
    return Double(sign: .plus, exponent: power, significand: Double(mantissa))
  }
}
