extension PortableMath {
  public static func sin(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    guard x.magnitude >= 0x1p-27 else { return x }
    let angle = ReducedAngle(x)
    let value = angle.quadrant & 1 == 0 ? angle.sine : angle.cosine
    return angle.quadrant & 2 == 0 ? value.value : -value.value
  }

  public static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let angle = ReducedAngle(x)
    let value = angle.quadrant & 1 == 0 ? angle.cosine : angle.sine
    return (angle.quadrant + 1) & 2 == 0 ? value.value : -value.value
  }

  public static func tan(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    guard x.magnitude >= 0x1p-27 else { return x }
    let angle = ReducedAngle(x)
    let value =
      angle.quadrant & 1 == 0
      ? angle.sine / angle.cosine : -(angle.cosine / angle.sine)
    return value.value
  }
}

/// x = quadrant · π/2 + rest, with the rest between −π/4 and π/4.
struct ReducedAngle {
  /// The multiple of π/2, of which only the last two bits matter.
  let quadrant: Int
  let rest: DoubleDouble

  init(_ x: Double) {
    if x.magnitude <= 0.785 {
      quadrant = 0
      rest = DoubleDouble(x)
    } else if x.magnitude < 0x1p20 {
      let multiple = PortableMath.nearestInteger(x * Constants.twoOverPi)
      let first = DoubleDouble.sum(
        x - multiple * Constants.halfPiA, -(multiple * Constants.halfPiB))
      let second = first + -(multiple * Constants.halfPiC)
      rest = second + -(multiple * Constants.halfPiD)
      quadrant = Int(multiple) & 3
    } else {
      let large = ReducedAngle.reducingLarge(x.magnitude)
      quadrant = x < 0 ? -large.quadrant & 3 : large.quadrant
      rest = x < 0 ? -large.rest : large.rest
    }
  }

  /// r − r³/3! + r⁵/5! − …
  var sine: DoubleDouble {
    let r = rest.high
    let s = r * r
    let even =
      -1 / 6 + s
      * (1 / 120 + s
        * (-1 / 5040 + s
          * (1 / 362_880 + s
            * (-1 / 39_916_800 + s
              * (1 / 6_227_020_800 + s
                * (-1 / 1_307_674_368_000 + s * (1 / 355_687_428_096_000)))))))
    return DoubleDouble.orderedSum(r, r * s * even + rest.low * (1 - 0.5 * s))
  }

  /// 1 − r²/2! + r⁴/4! − …
  var cosine: DoubleDouble {
    let r = rest.high
    let s = r * r
    let tail =
      1 / 24 + s
      * (-1 / 720 + s
        * (1 / 40320 + s
          * (-1 / 3_628_800 + s
            * (1 / 479_001_600 + s
              * (-1 / 87_178_291_200 + s * (1 / 20_922_789_888_000))))))
    return DoubleDouble(1) + ((rest * rest).scaled(-0.5) + s * s * tail)
  }

  /// Multiplies `x`, at least 2²⁰, by as many digits of 2/π as decide the angle (Payne and Hanek,
  /// 1983): those before the window make whole turns, those behind it fall below 2⁻²⁰⁰.
  private static func reducingLarge(_ x: Double) -> (quadrant: Int, rest: DoubleDouble) {
    let significand = x.significandBitPattern | 0x0010_0000_0000_0000
    let start = Int(x.exponent) - 52 - 2
    // The product of the significand and 256 digits, without what exceeds four quadrants.
    var words: [UInt64] = [0, 0, 0, 0]
    var carry: UInt64 = 0
    for index in stride(from: 3, through: 0, by: -1) {
      let digits = ReducedAngle.digits(from: start + 64 * index)
      let product = significand.multipliedFullWidth(by: digits)
      let (sum, overflow) = product.low.addingReportingOverflow(carry)
      words[index] = sum
      carry = product.high &+ (overflow ? 1 : 0)
    }
    var quadrant = Int(words[0] >> 62)
    // The fraction of the quadrant, as 254 bits at the top.
    for index in 0..<4 {
      words[index] = words[index] << 2 | (index < 3 ? words[index + 1] >> 62 : 0)
    }
    let isUpper = words[0] >> 63 == 1
    if isUpper {
      quadrant += 1
      var borrow: UInt64 = 1
      for index in stride(from: 3, through: 0, by: -1) {
        let (negated, overflow) = (~words[index]).addingReportingOverflow(borrow)
        words[index] = negated
        borrow = overflow ? 1 : 0
      }
    }
    var scale = 1.0
    var fraction = DoubleDouble(0)
    for word in words {
      fraction = fraction + Double(word >> 32) * (scale * 0x1p-32)
      fraction = fraction + Double(word & 0xFFFF_FFFF) * (scale * 0x1p-64)
      scale *= 0x1p-64
    }
    let rest = fraction * Constants.halfPi
    return (quadrant & 3, isUpper ? -rest : rest)
  }

  /// Returns 64 binary digits of 2/π from the digit `start` behind the point on; those before the
  /// point are zeros.
  private static func digits(from start: Int) -> UInt64 {
    let word = start >> 6
    let shift = UInt64(start & 63)
    let first = word >= 0 ? Tables.twoOverPi[word] : 0
    let second = word + 1 >= 0 ? Tables.twoOverPi[word + 1] : 0
    return shift == 0 ? first : first << shift | second >> (64 - shift)
  }
}
