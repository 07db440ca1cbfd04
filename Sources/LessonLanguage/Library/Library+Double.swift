extension LibrarySource {
  static let double = """
    @builtin("double")
    struct Double: BinaryFloatingPoint, SignedNumeric, LosslessStringConvertible, CVarArg {
      typealias Magnitude = Double
      typealias Stride = Double
      typealias FloatLiteralType = Double
      typealias IntegerLiteralType = Int

      init() { self = 0.0 }
      init(_ value: Double) { self = value }
      init(floatLiteral value: Double) { self = value }
      init(integerLiteral value: Int) { self = Double(value) }
      @builtin("integer.toDouble") init(_ value: Int)
      init<T: BinaryInteger>(_ source: T) { self = source._double }
      init<T: BinaryFloatingPoint>(_ source: T) { self = source._double }
      init?(exactly value: Int) {
        self = Double(value)
        if self >= 9223372036854775808.0 || Int(self) != value { return nil }
      }
      @builtin("double.parse") init?(_ description: String)
      init?(_ text: Substring) { self.init(String(text)) }
      @builtin("double.fromBits") init(bitPattern: UInt64)
      init(sign: FloatingPointSign, exponent: Int, significand: Double) {
        self = _scale(sign == .minus ? -significand : significand, exponent)
      }

      @builtin("double.add") static func + (lhs: Double, rhs: Double) -> Double
      @builtin("double.subtract") static func - (lhs: Double, rhs: Double) -> Double
      @builtin("double.multiply") static func * (lhs: Double, rhs: Double) -> Double
      @builtin("double.divide") static func / (lhs: Double, rhs: Double) -> Double
      @builtin("double.negate") static prefix func - (operand: Double) -> Double
      @builtin("double.equal") static func == (lhs: Double, rhs: Double) -> Bool
      @builtin("double.notEqual") static func != (lhs: Double, rhs: Double) -> Bool
      @builtin("double.less") static func < (lhs: Double, rhs: Double) -> Bool
      @builtin("double.lessEqual") static func <= (lhs: Double, rhs: Double) -> Bool
      @builtin("double.greater") static func > (lhs: Double, rhs: Double) -> Bool
      @builtin("double.greaterEqual") static func >= (lhs: Double, rhs: Double) -> Bool

      static var zero: Double { return 0.0 }
      static var pi: Double { return 3.141592653589793 }
      static var infinity: Double { return Double(bitPattern: 0x7ff0000000000000) }
      static var nan: Double { return Double(bitPattern: 0x7ff8000000000000) }
      static var greatestFiniteMagnitude: Double { return 1.7976931348623157e308 }
      static var leastNormalMagnitude: Double { return 2.2250738585072014e-308 }
      static var leastNonzeroMagnitude: Double { return Double(bitPattern: 1) }
      static var ulpOfOne: Double { return 2.220446049250313e-16 }

      @builtin("double.squareRoot") func squareRoot() -> Double
      @builtin("double.absolute") var magnitude: Double { get }
      @builtin("double.round") func rounded() -> Double
      @builtin("double.roundToEven") func _roundedToEven() -> Double
      @builtin("double.roundUp") func _roundedUp() -> Double
      @builtin("double.roundDown") func _roundedDown() -> Double
      @builtin("double.truncate") func _truncated() -> Double
      func rounded(_ rule: FloatingPointRoundingRule) -> Double {
        switch rule {
        case .toNearestOrAwayFromZero: return rounded()
        case .toNearestOrEven: return _roundedToEven()
        case .up: return _roundedUp()
        case .down: return _roundedDown()
        case .towardZero: return _truncated()
        case .awayFromZero: return self < 0 ? _roundedDown() : _roundedUp()
        }
      }
      @builtin("double.remainderTruncating")
      func truncatingRemainder(dividingBy other: Double) -> Double
      @builtin("double.remainder") func remainder(dividingBy other: Double) -> Double
      @builtin("double.description") var description: String { get }
      @builtin("double.toBits") var bitPattern: UInt64 { get }
      @builtin("double.nextUp") var nextUp: Double { get }
      @builtin("double.exponent") var exponent: Int { get }
      @builtin("double.significand") var significand: Double { get }

      var _double: Double { return self }
      var isNaN: Bool { return self != self }
      var isFinite: Bool { return self - self == 0.0 }
      var isInfinite: Bool { return !isNaN && !isFinite }
      var isZero: Bool { return self == 0.0 }
      var isNormal: Bool { return isFinite && magnitude >= 2.2250738585072014e-308 }
      var sign: FloatingPointSign { return bitPattern >> 63 == 0 ? .plus : .minus }
      var nextDown: Double { return -(-self).nextUp }
      var ulp: Double {
        return isFinite ? magnitude.nextUp - magnitude : Double.nan
      }
      var significandBitPattern: UInt64 { return bitPattern & 0xfffffffffffff }
      var exponentBitPattern: UInt { return UInt((bitPattern >> 52) & 0x7ff) }

      func distance(to other: Double) -> Double { return other - self }
      func advanced(by n: Double) -> Double { return self + n }
      func _stepped(_ count: Double, _ stride: Double) -> Double {
        return _fma(count, stride, self)
      }
      func hash(into hasher: inout Hasher) { hasher.combine(self) }
      static var radix: Int { return 2 }
      static var exponentBitCount: Int { return 11 }
      static var significandBitCount: Int { return 52 }
      init(signOf sign: Double, magnitudeOf magnitude: Double) {
        self = copysign(magnitude, sign)
      }
      var isSubnormal: Bool { return isFinite && !isZero && !isNormal }
      var isSignalingNaN: Bool { return isNaN && (bitPattern >> 51) & 1 == 0 }
      var isCanonical: Bool { return true }
      var binade: Double {
        if !isFinite { return Double.nan }
        return isZero ? self : _scale(self < 0 ? -1.0 : 1.0, exponent)
      }
      var significandWidth: Int {
        if !isFinite || isZero { return -1 }
        return isNormal
          ? significandBitPattern == 0 ? 0 : 52 - significandBitPattern.trailingZeroBitCount
          : exponent + 1074 - significandBitPattern.trailingZeroBitCount
      }
      var floatingPointClass: FloatingPointClassification {
        if isNaN { return isSignalingNaN ? .signalingNaN : .quietNaN }
        if self < 0 || isZero && sign == .minus {
          if isInfinite { return .negativeInfinity }
          if isZero { return .negativeZero }
          return isNormal ? .negativeNormal : .negativeSubnormal
        }
        if isInfinite { return .positiveInfinity }
        if isZero { return .positiveZero }
        return isNormal ? .positiveNormal : .positiveSubnormal
      }
      func isLessThanOrEqualTo(_ other: Double) -> Bool { return self <= other }
      func isTotallyOrdered(belowOrEqualTo other: Double) -> Bool {
        let left = Int(truncatingIfNeeded: bitPattern)
        let right = Int(truncatingIfNeeded: other.bitPattern)
        return (left < 0 ? Int.min - left : left) <= (right < 0 ? Int.min - right : right)
      }
      mutating func addProduct(_ lhs: Double, _ rhs: Double) { self = _fma(lhs, rhs, self) }
      mutating func formRemainder(dividingBy other: Double) {
        self = remainder(dividingBy: other)
      }
      func isEqual(to other: Double) -> Bool { return self == other }
      func isLess(than other: Double) -> Bool { return self < other }
      func addingProduct(_ lhs: Double, _ rhs: Double) -> Double { return _fma(lhs, rhs, self) }

      static func random<G: RandomNumberGenerator>(
        in range: Range<Double>, using generator: inout G
      ) -> Double {
        if range.isEmpty { _trap(10, "Can't get random value with an empty range") }
        let width = range.upperBound - range.lowerBound
        while true {
          let unit = Double(generator.next() & 0x1fffffffffffff) * 1.1102230246251565e-16
          let value = unit * width + range.lowerBound
          if value < range.upperBound { return value }
        }
      }

      static func random<G: RandomNumberGenerator>(
        in range: ClosedRange<Double>, using generator: inout G
      ) -> Double {
        let width = range.upperBound - range.lowerBound
        let bits = _random(below: 0x20000000000001, using: &generator)
        if bits == 0x20000000000000 { return range.upperBound }
        return Double(bits) * 1.1102230246251565e-16 * width + range.lowerBound
      }
    }

    @builtin("double.scale") func _scale(_ x: Double, _ exponent: Int) -> Double
    @builtin("double.fma") func _fma(_ x: Double, _ y: Double, _ z: Double) -> Double
    """

  static let mathematics = """
    @builtin("math.exp") func exp(_ x: Double) -> Double
    @builtin("math.exp2") func exp2(_ x: Double) -> Double
    @builtin("math.expm1") func expm1(_ x: Double) -> Double
    @builtin("math.log") func log(_ x: Double) -> Double
    @builtin("math.log2") func log2(_ x: Double) -> Double
    @builtin("math.log10") func log10(_ x: Double) -> Double
    @builtin("math.log1p") func log1p(_ x: Double) -> Double
    @builtin("math.sin") func sin(_ x: Double) -> Double
    @builtin("math.cos") func cos(_ x: Double) -> Double
    @builtin("math.tan") func tan(_ x: Double) -> Double
    @builtin("math.asin") func asin(_ x: Double) -> Double
    @builtin("math.acos") func acos(_ x: Double) -> Double
    @builtin("math.atan") func atan(_ x: Double) -> Double
    @builtin("math.atan2") func atan2(_ y: Double, _ x: Double) -> Double
    @builtin("math.sinh") func sinh(_ x: Double) -> Double
    @builtin("math.cosh") func cosh(_ x: Double) -> Double
    @builtin("math.tanh") func tanh(_ x: Double) -> Double
    @builtin("math.asinh") func asinh(_ x: Double) -> Double
    @builtin("math.acosh") func acosh(_ x: Double) -> Double
    @builtin("math.atanh") func atanh(_ x: Double) -> Double
    @builtin("math.erf") func erf(_ x: Double) -> Double
    @builtin("math.erfc") func erfc(_ x: Double) -> Double
    @builtin("math.gamma") func tgamma(_ x: Double) -> Double
    @builtin("math.pow") func pow(_ x: Double, _ y: Double) -> Double
    @builtin("math.cbrt") func cbrt(_ x: Double) -> Double
    @builtin("math.hypot") func hypot(_ x: Double, _ y: Double) -> Double
    @builtin("double.squareRoot") func sqrt(_ x: Double) -> Double
    @builtin("double.absolute") func fabs(_ x: Double) -> Double
    @builtin("double.roundDown") func floor(_ x: Double) -> Double
    @builtin("double.roundUp") func ceil(_ x: Double) -> Double
    @builtin("double.round") func round(_ x: Double) -> Double
    @builtin("double.truncate") func trunc(_ x: Double) -> Double
    @builtin("double.remainderTruncating") func fmod(_ x: Double, _ y: Double) -> Double
    @builtin("double.remainder") func remainder(_ x: Double, _ y: Double) -> Double
    @builtin("double.roundToEven") func rint(_ x: Double) -> Double
    @builtin("double.roundToEven") func nearbyint(_ x: Double) -> Double
    @builtin("double.scale") func ldexp(_ x: Double, _ exponent: Int) -> Double
    @builtin("double.scale") func scalbn(_ x: Double, _ exponent: Int) -> Double
    @builtin("double.fma") func fma(_ x: Double, _ y: Double, _ z: Double) -> Double
    func copysign(_ x: Double, _ y: Double) -> Double {
      return y.sign == .minus ? -x.magnitude : x.magnitude
    }
    func fdim(_ x: Double, _ y: Double) -> Double { return x > y ? x - y : x - x + (y - y) }
    func modf(_ x: Double) -> (Double, Double) {
      let whole = trunc(x)
      return (whole, x.isInfinite ? 0.0 : x - whole)
    }
    func frexp(_ x: Double) -> (Double, Int) {
      if x == 0 || !x.isFinite { return (x, 0) }
      let exponent = x.exponent + 1
      return (_scale(x, -exponent), exponent)
    }
    func logb(_ x: Double) -> Double {
      if x == 0 { return -Double.infinity }
      return x.isFinite ? Double(x.exponent) : x.magnitude
    }
    func ilogb(_ x: Double) -> Int { return x.exponent }
    let M_PI = 3.141592653589793
    let M_PI_2 = 1.5707963267948966
    let M_E = 2.718281828459045
    let M_SQRT2 = 1.4142135623730951
    let M_LN2 = 0.6931471805599453
    func fmin(_ x: Double, _ y: Double) -> Double { return Double.minimum(x, y) }
    func fmax(_ x: Double, _ y: Double) -> Double { return Double.maximum(x, y) }
    """
}
