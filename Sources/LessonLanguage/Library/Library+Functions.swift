extension LibrarySource {
  static let hasher = """
    struct Hasher {
      var _state = 0
      init() {}
      mutating func combine<H: Hashable>(_ value: H) { _state = _combine(_state, value) }
      func finalize() -> Int { return _finish(_state) }
    }

    @builtin("hasher.combine") func _combine<H>(_ state: Int, _ value: H) -> Int
    @builtin("hasher.finish") func _finish(_ state: Int) -> Int

    /// Not Comparable: the order of addresses is not the same everywhere.
    struct ObjectIdentifier: Hashable {
      let _address: Int
      init<T>(_ object: T) { _address = _identity(object) }
    }

    @builtin("object.isUnique") func isKnownUniquelyReferenced<T: AnyObject>(_ object: inout T) -> Bool

    /// A number that tells an instance from all others alive.
    @builtin("object.identity") func _identity<T>(_ object: T) -> Int
    """

  static let random = """
    /// Returns a number below `bound`, each equally likely (Lemire's method, as the standard library).
    func _random<G: RandomNumberGenerator>(below bound: UInt64, using generator: inout G) -> UInt64 {
      var word = generator.next()
      var low = word &* bound
      if low < bound {
        let threshold = (0 &- bound) % bound
        while low < threshold {
          word = generator.next()
          low = word &* bound
        }
      }
      return _multiplyHigh(word, bound)
    }

    /// The same in numbers of fewer bits, as the standard library draws for `UInt8` and its like.
    func _random<G: RandomNumberGenerator>(
      bits: UInt64, below bound: UInt64, using generator: inout G
    ) -> UInt64 {
      if bits == 64 { return _random(below: bound, using: &generator) }
      let mask = UInt64.max >> (64 - Int(bits))
      var product = (generator.next() & mask) * bound
      if product & mask < bound {
        let threshold = (mask + 1 - bound) % bound
        while product & mask < threshold { product = (generator.next() & mask) * bound }
      }
      return product >> Int(bits)
    }

    @builtin("uint64.multiplyHigh") func _multiplyHigh(_ x: UInt64, _ y: UInt64) -> UInt64

    /// What `shuffled()` and `randomElement()` draw from: the same numbers in every session.
    struct SystemRandomNumberGenerator: RandomNumberGenerator {
      init() {}
      @builtin("random.next") mutating func next() -> UInt64
    }

    /// The generator of the training engine: xoshiro256**, seeded by SplitMix64.
    struct SeededGenerator: RandomNumberGenerator, Equatable {
      var _a: Int
      var _b: Int
      var _c: Int
      var _d: Int

      init(seed: Int) {
        _a = _seedWord(seed, 1)
        _b = _seedWord(seed, 2)
        _c = _seedWord(seed, 3)
        _d = _seedWord(seed, 4)
      }

      mutating func next() -> UInt64 {
        let scrambled = _rotated(_b &* 5, 7) &* 9
        let carried = _b << 17
        _c ^= _a
        _d ^= _b
        _b ^= _c
        _a ^= _d
        _c ^= carried
        _d = _rotated(_d, 45)
        return UInt64(bitPattern: scrambled)
      }

      mutating func nextUniform() -> Double {
        return Double(next() >> 11) * 1.1102230246251565e-16
      }

      mutating func uniform(from lower: Double = 0, to upper: Double = 1) -> Double {
        let value = lower + (upper - lower) * nextUniform()
        return value < upper ? value : lower
      }

      mutating func integer(below bound: Int) -> Int {
        if bound < 1 { _trap(9, "integer(below:) takes a bound of at least 1") }
        return Int(_random(below: UInt64(bound), using: &self))
      }

      /// Fisher and Yates, from the end to the start.
      mutating func shuffle<Element>(_ elements: inout [Element]) {
        var last = elements.count - 1
        while last > 0 {
          elements.swapAt(last, integer(below: last + 1))
          last -= 1
        }
      }

      mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<max(count, 0))
        shuffle(&order)
        return order
      }

      mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
        while true {
          let x = 2.0 * nextUniform() - 1.0
          let y = 2.0 * nextUniform() - 1.0
          let square = x * x + y * y
          if square >= 1.0 || square <= 0.0 { continue }
          let factor = (-2.0 * log(square) / square).squareRoot()
          return mean + standardDeviation * (x * factor)
        }
      }
    }

    @builtin("random.seedWord") func _seedWord(_ seed: Int, _ index: Int) -> Int
    @builtin("integer.rotated") func _rotated(_ word: Int, _ count: Int) -> Int
    """

  static let functions = """
    @builtin("print")
    func print(_ items: Any..., separator: String = " ", terminator: String = "\\n")

    @builtin("debugPrint")
    func debugPrint(_ items: Any..., separator: String = " ", terminator: String = "\\n")

    @builtin("printText")
    func _printText(_ items: [Any], _ separator: String, _ terminator: String) -> String

    func print<Target: TextOutputStream>(
      _ items: Any..., separator: String = " ", terminator: String = "\\n",
      to output: inout Target
    ) {
      output.write(_printText(items, separator, terminator))
    }

    @builtin("trap") func _trap(_ code: Int, _ message: String) -> Never

    enum Never: Hashable {}

    func fatalError(_ message: @autoclosure () -> String = "") -> Never { _trap(8, message()) }

    func precondition(
      _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String = ""
    ) {
      if !condition() { _trap(9, message()) }
    }

    func preconditionFailure(_ message: @autoclosure () -> String = "") -> Never {
      _trap(9, message())
    }

    func assert(
      _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String = ""
    ) {
      if !condition() { _trap(9, message()) }
    }

    func assertionFailure(_ message: @autoclosure () -> String = "") { _trap(9, message()) }

    func min<T: Comparable>(_ x: T, _ y: T) -> T { return y < x ? y : x }
    func max<T: Comparable>(_ x: T, _ y: T) -> T { return y >= x ? y : x }
    func min<T: Comparable>(_ x: T, _ y: T, _ z: T, _ rest: T...) -> T {
      var result = min(min(x, y), z)
      for value in rest {
        if value < result { result = value }
      }
      return result
    }
    func max<T: Comparable>(_ x: T, _ y: T, _ z: T, _ rest: T...) -> T {
      var result = max(max(x, y), z)
      for value in rest {
        if value >= result { result = value }
      }
      return result
    }

    func abs<T: SignedNumeric & Comparable>(_ x: T) -> T { return x < 0 ? -x : x }
    @builtin("double.absolute") func abs(_ x: Double) -> Double
    @builtin("integer.absolute") func abs(_ x: Int) -> Int

    func swap<T>(_ a: inout T, _ b: inout T) {
      let old = a
      a = b
      b = old
    }

    func withExtendedLifetime<T, R>(_ value: T, _ body: () throws -> R) rethrows -> R {
      return try body()
    }
    """
}
