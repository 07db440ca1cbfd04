/// How the numbers of one column are written, so that their decimal points stand below each other.
public struct NumberStyle: Equatable, Sendable {
  /// The decimals of each number; `nil` for numbers too large or too small for a fixed point.
  public let digits: Int?

  /// Takes `digits`, or as many decimals as tell `values` apart, at most five significant ones.
  public init(_ values: [Double], digits: Int? = nil) {
    if let digits {
      self.digits = min(max(digits, 0), 60)
      return
    }
    var largest = 0.0
    var isWhole = true
    for value in values where value.isFinite {
      largest = max(largest, abs(value))
      if value.rounded(.towardZero) != value { isWhole = false }
    }
    guard largest < 1e15, largest == 0 || largest >= 1e-6 else {
      self.digits = nil
      return
    }
    guard !isWhole else {
      self.digits = 0
      return
    }
    var available = 4
    var bound = 10.0
    while largest >= bound, available > 1 {
      available -= 1
      bound *= 10
    }
    bound = 0.1
    while largest < bound {
      available += 1
      bound /= 10
    }
    var needed = 0
    while needed < available, !NumberStyle.agree(values, digits: needed, available: available) {
      needed += 1
    }
    self.digits = needed
  }

  /// Whether every value is the same number with `digits` decimals as with all `available` ones.
  private static func agree(_ values: [Double], digits: Int, available: Int) -> Bool {
    for value in values where value.isFinite {
      let full = PortableMath.fixed(value, digits: available)
      let dropped = available - digits
      var zeros = 0
      for byte in full.utf8.reversed() {
        guard byte == UInt8(ascii: "0") else { break }
        zeros += 1
      }
      if zeros < dropped { return false }
    }
    return true
  }

  /// Returns `value` with a true minus sign; what is not a number reads `nan`.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "−inf" : "inf" }
    let plain: String
    if let digits {
      plain = PortableMath.fixed(abs(value), digits: digits)
    } else {
      plain = PortableMath.general(abs(value), digits: 5)
    }
    guard value < 0 else { return plain }
    for byte in plain.utf8 where byte >= UInt8(ascii: "1") && byte <= UInt8(ascii: "9") {
      return "−" + plain
    }
    return plain
  }
}
