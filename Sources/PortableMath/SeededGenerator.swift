/// A source of random numbers that a seed determines, bit for bit, on every machine.
///
/// The generator is xoshiro256** (Blackman and Vigna, 2018): 256 bits of state, a period of
/// 2²⁵⁶ − 1. SplitMix64 spreads the seed over the state, so that neighbouring seeds give unrelated
/// sequences.
public struct SeededGenerator: RandomNumberGenerator, Equatable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Makes the generator of `seed`; every 64-bit seed is allowed, also zero and negative ones.
  public init(seed: Int64) {
    var mixer = UInt64(bitPattern: seed)
    func mixed() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var word = mixer
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
    let first = mixed()
    let second = mixed()
    let third = mixed()
    let fourth = mixed()
    state = (first, second, third, fourth)
  }

  /// Makes the generator of `seed`, the form that a lesson writes.
  public init(seed: Int) {
    self.init(seed: Int64(seed))
  }

  public mutating func next() -> UInt64 {
    let scrambled = state.1 &* 5
    let result = ((scrambled << 7) | (scrambled >> 57)) &* 9
    let carried = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= carried
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  public static func == (lhs: SeededGenerator, rhs: SeededGenerator) -> Bool {
    lhs.state.0 == rhs.state.0 && lhs.state.1 == rhs.state.1 && lhs.state.2 == rhs.state.2
      && lhs.state.3 == rhs.state.3
  }
}

extension SeededGenerator {
  /// Returns a number in `[0, 1)` that is a multiple of 2⁻⁵³, each equally likely.
  public mutating func nextUniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Returns a number in `[lower, upper)`, or `lower` when the two are equal.
  public mutating func uniform(from lower: Double = 0, to upper: Double = 1) -> Double {
    let value = lower + (upper - lower) * nextUniform()
    return value < upper ? value : lower
  }

  /// Returns a whole number in `0..<bound`, each equally likely; `bound` is at least 1.
  ///
  /// Lemire's method: the high half of a 128-bit product, redrawn in the few cases where the low half
  /// shows that a value would come up too often.
  public mutating func integer(below bound: Int64) -> Int64 {
    precondition(bound > 0, "integer(below:) takes a bound of at least 1")
    let range = UInt64(bitPattern: bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int64(bitPattern: product.high)
  }

  /// Returns a number of the normal distribution.
  ///
  /// Marsaglia's polar method with the second number of each pair left unused, so that the state of
  /// the generator is all there is to remember.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    while true {
      let x = 2 * nextUniform() - 1
      let y = 2 * nextUniform() - 1
      let square = x * x + y * y
      guard square < 1, square > 0 else { continue }
      let factor = (-2 * PortableMath.log(square) / square).squareRoot()
      return mean + standardDeviation * (x * factor)
    }
  }

  /// Puts `elements` into a random order (Fisher and Yates, from the end to the start).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, Int(integer(below: Int64(last) + 1)))
    }
  }

  /// Returns `0..<count` in a random order.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = [Int](0..<max(count, 0))
    shuffle(&order)
    return order
  }
}
