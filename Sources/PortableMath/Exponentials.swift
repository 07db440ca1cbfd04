extension PortableMath {
  /// Returns e^x.
  public static func exp(_ x: Double) -> Double {
    // The short form of `ExponentialParts`, for the function that training calls most.
    guard x < 709.79, x > -745.14 else {
      return x.isNaN ? x : x > 0 ? .infinity : 0
    }
    let multiple = nearestInteger(x * Constants.thirtyTwoOverLog2)
    let exact = x - multiple * Constants.log2Over32A
    let r = exact - multiple * Constants.log2Over32B
    let rest =
      ((exact - r) - multiple * Constants.log2Over32B) - multiple * Constants.log2Over32C
    let tail = r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))))
    let index = Int(multiple)
    let high = Tables.powers[2 * (index & 31)]
    let low = Tables.powers[2 * (index & 31) + 1]
    return scaled(high + (low + high * (r + (tail + rest))), exponent: index >> 5)
  }

  /// Returns e^x − 1 without cancellation.
  public static func expm1(_ x: Double) -> Double {
    guard x.magnitude >= 0x1p-54 else { return x }
    guard x > -38 else { return x.isNaN ? x : -1 }
    guard x < 40 else { return exp(x) }
    return expm1(DoubleDouble(x)).value
  }

  static func expm1(_ x: DoubleDouble) -> DoubleDouble {
    let parts = ExponentialParts(x)
    if parts.multiple == 0 { return parts.excess }
    return parts.mantissa.scaled(powerOfTwo(parts.exponent)) + -1
  }

  /// Returns 2^x.
  public static func exp2(_ x: Double) -> Double { pow(2, x) }

  public static func sinh(_ x: Double) -> Double {
    let size = x.magnitude
    guard size >= 0x1p-28, size.isFinite else { return x }
    let result: Double
    if size < 40 {
      let excess = expm1(DoubleDouble(size))
      result = (excess + excess / (excess + 1)).scaled(0.5).value
    } else {
      result = halfExponential(size)
    }
    return x < 0 ? -result : result
  }

  public static func cosh(_ x: Double) -> Double {
    let size = x.magnitude
    guard size.isFinite else { return size }
    guard size < 40 else { return halfExponential(size) }
    let power = expm1(DoubleDouble(size)) + 1
    return (power + DoubleDouble(1) / power).scaled(0.5).value
  }

  /// Returns e^x / 2, also where e^x overflows.
  private static func halfExponential(_ x: Double) -> Double {
    guard x < 711 else { return .infinity }
    let parts = ExponentialParts(DoubleDouble(x))
    return parts.mantissa.scaled(exponent: parts.exponent - 1)
  }

  public static func tanh(_ x: Double) -> Double {
    let size = x.magnitude
    guard size >= 0x1p-28 else { return x }
    guard size < 22 else { return x.isNaN ? x : x < 0 ? -1 : 1 }
    let excess = expm1(DoubleDouble(2 * size))
    let result = (excess / (excess + 2)).value
    return x < 0 ? -result : result
  }
}

/// e^x = 2^exponent · mantissa, where x = multiple · log 2 / 32 + r with |r| ≤ log 2 / 64.
struct ExponentialParts {
  let multiple: Int
  /// e^r − 1.
  let excess: DoubleDouble

  init(_ x: DoubleDouble) {
    let multiple = PortableMath.nearestInteger(x.high * Constants.thirtyTwoOverLog2)
    let first = DoubleDouble.sum(
      x.high - multiple * Constants.log2Over32A, -(multiple * Constants.log2Over32B))
    let r = DoubleDouble.orderedSum(
      first.high, first.low + (x.low - multiple * Constants.log2Over32C))
    let t = r.high
    let tail =
      t * t * t
      * (1 / 6 + t * (1 / 24 + t * (1 / 120 + t * (1 / 720 + t * (1 / 5040 + t * (1 / 40320))))))
    excess = r + ((r * r).scaled(0.5) + tail)
    self.multiple = Int(multiple)
  }

  var exponent: Int { multiple >> 5 }

  /// Between 0.98 and 2.
  var mantissa: DoubleDouble {
    let index = multiple & 31
    let power = DoubleDouble(Tables.powers[2 * index], Tables.powers[2 * index + 1])
    return power + power * excess
  }
}
