extension LibrarySource {
  /// A Double that is rounded to single precision after every operation: since a Double has more than twice the digits, the result
  /// is the one that single precision gives.
  static let float = """
    struct Float: BinaryFloatingPoint, SignedNumeric, LosslessStringConvertible, CVarArg {
      typealias Magnitude = Float
      typealias Stride = Float
      typealias FloatLiteralType = Double
      typealias IntegerLiteralType = Int
      let _double: Double

      init() { _double = 0.0 }
      init(_rounding value: Double) { _double = _roundToFloat(value) }
      init(_ value: Float) { _double = value._double }
      init(_ value: Double) { _double = _roundToFloat(value) }
      init(_ value: Int) { _double = _roundToFloat(Double(value)) }
      init(floatLiteral value: Double) { _double = _roundToFloat(value) }
      init(integerLiteral value: Int) { _double = _roundToFloat(Double(value)) }
      init<T: BinaryInteger>(_ source: T) { _double = _roundToFloat(source._double) }
      init<T: BinaryFloatingPoint>(_ source: T) { _double = _roundToFloat(source._double) }
      init?(_ description: String) {
        guard let value = Double(description) else { return nil }
        _double = _roundToFloat(value)
      }

      static func + (lhs: Float, rhs: Float) -> Float {
        return Float(_rounding: lhs._double + rhs._double)
      }
      static func - (lhs: Float, rhs: Float) -> Float {
        return Float(_rounding: lhs._double - rhs._double)
      }
      static func * (lhs: Float, rhs: Float) -> Float {
        return Float(_rounding: lhs._double * rhs._double)
      }
      static func / (lhs: Float, rhs: Float) -> Float {
        return Float(_rounding: lhs._double / rhs._double)
      }
      static prefix func - (operand: Float) -> Float { return Float(_rounding: -operand._double) }
      static func == (lhs: Float, rhs: Float) -> Bool { return lhs._double == rhs._double }
      static func < (lhs: Float, rhs: Float) -> Bool { return lhs._double < rhs._double }
      static func <= (lhs: Float, rhs: Float) -> Bool { return lhs._double <= rhs._double }
      static func > (lhs: Float, rhs: Float) -> Bool { return lhs._double > rhs._double }
      static func >= (lhs: Float, rhs: Float) -> Bool { return lhs._double >= rhs._double }

      static var zero: Float { return Float(_rounding: 0.0) }
      static var pi: Float { return Float(_rounding: 3.1415925) }
      static var infinity: Float { return Float(_rounding: Double.infinity) }
      static var nan: Float { return Float(_rounding: Double.nan) }
      static var greatestFiniteMagnitude: Float { return Float(_rounding: 3.4028234663852886e38) }
      static var leastNonzeroMagnitude: Float { return Float(_rounding: 1.401298464324817e-45) }
      static var ulpOfOne: Float { return Float(_rounding: 1.1920928955078125e-07) }

      func squareRoot() -> Float { return Float(_rounding: _double.squareRoot()) }
      func rounded() -> Float { return Float(_rounding: _double.rounded()) }
      func rounded(_ rule: FloatingPointRoundingRule) -> Float {
        return Float(_rounding: _double.rounded(rule))
      }
      func truncatingRemainder(dividingBy other: Float) -> Float {
        return Float(_rounding: _double.truncatingRemainder(dividingBy: other._double))
      }
      var magnitude: Float { return Float(_rounding: _double.magnitude) }
      @builtin("double.floatBits") var bitPattern: UInt32 { get }
      var ulp: Float {
        return Float(_rounding: isFinite ? nextUp._double - magnitude._double : Double.nan)
      }
      var nextUp: Float { return Float(bitPattern: bitPattern + 1) }
      init(bitPattern: UInt32) { _double = _floatFromBits(bitPattern) }
      var isNaN: Bool { return _double.isNaN }
      var isFinite: Bool { return _double.isFinite }
      var isInfinite: Bool { return _double.isInfinite }
      var description: String { return _floatDescription(_double) }
      func distance(to other: Float) -> Float { return other - self }
      func advanced(by n: Float) -> Float { return self + n }
      func hash(into hasher: inout Hasher) { hasher.combine(_double) }

      static func random<G: RandomNumberGenerator>(
        in range: Range<Float>, using generator: inout G
      ) -> Float {
        if range.isEmpty { _trap(10, "Can't get random value with an empty range") }
        let width = range.upperBound - range.lowerBound
        while true {
          let unit = Float(Double(generator.next() & 0xffffff) * 5.9604644775390625e-08)
          let value = width * unit + range.lowerBound
          if value < range.upperBound { return value }
        }
      }
      static func random<G: RandomNumberGenerator>(
        in range: ClosedRange<Float>, using generator: inout G
      ) -> Float {
        let bits = _random(bits: 32, below: 0x1000001, using: &generator)
        if bits == 0x1000000 { return range.upperBound }
        let unit = Float(Double(bits) * 5.9604644775390625e-08)
        return (range.upperBound - range.lowerBound) * unit + range.lowerBound
      }
    }

    @builtin("double.roundToFloat") func _roundToFloat(_ x: Double) -> Double
    @builtin("double.floatFromBits") func _floatFromBits(_ bits: UInt32) -> Double
    @builtin("double.floatDescription") func _floatDescription(_ x: Double) -> String

    func exp(_ x: Float) -> Float { return Float(exp(x._double)) }
    func log(_ x: Float) -> Float { return Float(log(x._double)) }
    func log2(_ x: Float) -> Float { return Float(log2(x._double)) }
    func log10(_ x: Float) -> Float { return Float(log10(x._double)) }
    func sin(_ x: Float) -> Float { return Float(sin(x._double)) }
    func cos(_ x: Float) -> Float { return Float(cos(x._double)) }
    func tan(_ x: Float) -> Float { return Float(tan(x._double)) }
    func asin(_ x: Float) -> Float { return Float(asin(x._double)) }
    func acos(_ x: Float) -> Float { return Float(acos(x._double)) }
    func atan(_ x: Float) -> Float { return Float(atan(x._double)) }
    func sinh(_ x: Float) -> Float { return Float(sinh(x._double)) }
    func cosh(_ x: Float) -> Float { return Float(cosh(x._double)) }
    func tanh(_ x: Float) -> Float { return Float(tanh(x._double)) }
    func floor(_ x: Float) -> Float { return Float(floor(x._double)) }
    func ceil(_ x: Float) -> Float { return Float(ceil(x._double)) }
    func round(_ x: Float) -> Float { return Float(round(x._double)) }
    func trunc(_ x: Float) -> Float { return Float(trunc(x._double)) }
    func fabs(_ x: Float) -> Float { return Float(fabs(x._double)) }
    func sqrt(_ x: Float) -> Float { return x.squareRoot() }
    func pow(_ x: Float, _ y: Float) -> Float { return Float(pow(x._double, y._double)) }
    func atan2(_ y: Float, _ x: Float) -> Float { return Float(atan2(y._double, x._double)) }
    func hypot(_ x: Float, _ y: Float) -> Float { return Float(hypot(x._double, y._double)) }
    func fmod(_ x: Float, _ y: Float) -> Float {
      return x.truncatingRemainder(dividingBy: y)
    }
    """
}
