extension LibrarySource {
  static let numericProtocols = """
    protocol AdditiveArithmetic: Equatable {
      static var zero: Self { get }
      static func + (lhs: Self, rhs: Self) -> Self
      static func - (lhs: Self, rhs: Self) -> Self
    }

    extension AdditiveArithmetic {
      static func += (lhs: inout Self, rhs: Self) { lhs = lhs + rhs }
      static func -= (lhs: inout Self, rhs: Self) { lhs = lhs - rhs }
      static prefix func + (operand: Self) -> Self { return operand }
    }

    extension AdditiveArithmetic where Self: ExpressibleByIntegerLiteral {
      static var zero: Self { return 0 }
    }

    protocol Numeric: AdditiveArithmetic, ExpressibleByIntegerLiteral {
      associatedtype Magnitude = Self
      static func * (lhs: Self, rhs: Self) -> Self
      var magnitude: Magnitude { get }
    }

    extension Numeric {
      static func *= (lhs: inout Self, rhs: Self) { lhs = lhs * rhs }
    }

    protocol SignedNumeric: Numeric {
      static prefix func - (operand: Self) -> Self
    }

    extension SignedNumeric {
      static prefix func - (operand: Self) -> Self { return 0 - operand }
      mutating func negate() { self = -self }
    }

    protocol Strideable: Comparable {
      associatedtype Stride: SignedNumeric & Comparable
      func distance(to other: Self) -> Stride
      func advanced(by n: Stride) -> Self
      /// `self + count * stride`; of floating-point numbers rounded once.
      func _stepped(_ count: Stride, _ stride: Stride) -> Self
    }

    extension Strideable {
      func _stepped(_ count: Stride, _ stride: Stride) -> Self {
        return advanced(by: count * stride)
      }
    }

    protocol BinaryInteger: Numeric, Hashable, Strideable, CustomStringConvertible {
      init<T: BinaryInteger>(_ source: T)
      init<T: BinaryInteger>(truncatingIfNeeded source: T)
      init<T: BinaryInteger>(clamping source: T)
      init?<T: BinaryInteger>(exactly source: T)
      init<T: BinaryFloatingPoint>(_ source: T)
      static func / (lhs: Self, rhs: Self) -> Self
      static func % (lhs: Self, rhs: Self) -> Self
      static func & (lhs: Self, rhs: Self) -> Self
      static func | (lhs: Self, rhs: Self) -> Self
      static func ^ (lhs: Self, rhs: Self) -> Self
      static prefix func ~ (operand: Self) -> Self
      static func << (lhs: Self, rhs: Int) -> Self
      static func >> (lhs: Self, rhs: Int) -> Self
      static var isSigned: Bool { get }
      var trailingZeroBitCount: Int { get }
      /// The number as a Double, rounded once.
      var _double: Double { get }
    }

    extension BinaryInteger {
      static func /= (lhs: inout Self, rhs: Self) { lhs = lhs / rhs }
      static func %= (lhs: inout Self, rhs: Self) { lhs = lhs % rhs }
      static func &= (lhs: inout Self, rhs: Self) { lhs = lhs & rhs }
      static func |= (lhs: inout Self, rhs: Self) { lhs = lhs | rhs }
      static func ^= (lhs: inout Self, rhs: Self) { lhs = lhs ^ rhs }
      static func <<= (lhs: inout Self, rhs: Int) { lhs = lhs << rhs }
      static func >>= (lhs: inout Self, rhs: Int) { lhs = lhs >> rhs }
      static func << <RHS: BinaryInteger>(lhs: Self, rhs: RHS) -> Self {
        return lhs << Int(clamping: rhs)
      }
      static func >> <RHS: BinaryInteger>(lhs: Self, rhs: RHS) -> Self {
        return lhs >> Int(clamping: rhs)
      }
      static func <<= <RHS: BinaryInteger>(lhs: inout Self, rhs: RHS) { lhs = lhs << rhs }
      static func >>= <RHS: BinaryInteger>(lhs: inout Self, rhs: RHS) { lhs = lhs >> rhs }

      func quotientAndRemainder(dividingBy rhs: Self) -> (quotient: Self, remainder: Self) {
        return (self / rhs, self % rhs)
      }

      func isMultiple(of other: Self) -> Bool {
        if other == 0 { return self == 0 }
        return self % other == 0
      }

      func signum() -> Self {
        if self == 0 { return 0 }
        if self > 0 { return 1 }
        return 0 - 1
      }
    }

    protocol FixedWidthInteger: BinaryInteger, LosslessStringConvertible {
      static var min: Self { get }
      static var max: Self { get }
      static var bitWidth: Int { get }
      static func &+ (lhs: Self, rhs: Self) -> Self
      static func &- (lhs: Self, rhs: Self) -> Self
      static func &* (lhs: Self, rhs: Self) -> Self
      func addingReportingOverflow(_ rhs: Self) -> (partialValue: Self, overflow: Bool)
      func subtractingReportingOverflow(_ rhs: Self) -> (partialValue: Self, overflow: Bool)
      func multipliedReportingOverflow(by rhs: Self) -> (partialValue: Self, overflow: Bool)
      var nonzeroBitCount: Int { get }
      var leadingZeroBitCount: Int { get }
    }

    extension FixedWidthInteger {
      static func &+= (lhs: inout Self, rhs: Self) { lhs = lhs &+ rhs }
      static func &-= (lhs: inout Self, rhs: Self) { lhs = lhs &- rhs }
      static func &*= (lhs: inout Self, rhs: Self) { lhs = lhs &* rhs }
      static func &<< (lhs: Self, rhs: Int) -> Self { return lhs << (rhs & (bitWidth - 1)) }
      static func &>> (lhs: Self, rhs: Int) -> Self { return lhs >> (rhs & (bitWidth - 1)) }
      static func &<< <RHS: BinaryInteger>(lhs: Self, rhs: RHS) -> Self {
        return lhs << (Int(truncatingIfNeeded: rhs) & (bitWidth - 1))
      }
      static func &>> <RHS: BinaryInteger>(lhs: Self, rhs: RHS) -> Self {
        return lhs >> (Int(truncatingIfNeeded: rhs) & (bitWidth - 1))
      }
      var bitWidth: Int { return Self.bitWidth }
      func dividedReportingOverflow(by rhs: Self) -> (partialValue: Self, overflow: Bool) {
        if rhs == 0 { return (self, true) }
        if Self.isSigned && self == Self.min && rhs == 0 - 1 { return (self, true) }
        return (self / rhs, false)
      }
      func remainderReportingOverflow(
        dividingBy rhs: Self
      ) -> (partialValue: Self, overflow: Bool) {
        if rhs == 0 { return (self, true) }
        if Self.isSigned && self == Self.min && rhs == 0 - 1 { return (0, true) }
        return (self % rhs, false)
      }
    }

    protocol SignedInteger: BinaryInteger, SignedNumeric {}
    protocol UnsignedInteger: BinaryInteger {}

    enum FloatingPointSign: Int {
      case plus
      case minus
    }

    enum FloatingPointClassification {
      case signalingNaN
      case quietNaN
      case negativeInfinity
      case negativeNormal
      case negativeSubnormal
      case negativeZero
      case positiveZero
      case positiveSubnormal
      case positiveNormal
      case positiveInfinity
    }

    enum FloatingPointRoundingRule {
      case toNearestOrAwayFromZero
      case toNearestOrEven
      case up
      case down
      case towardZero
      case awayFromZero
    }

    protocol FloatingPoint: SignedNumeric, Strideable, Hashable {
      init(_ value: Int)
      static var infinity: Self { get }
      static var nan: Self { get }
      static var pi: Self { get }
      static func / (lhs: Self, rhs: Self) -> Self
      func squareRoot() -> Self
      func rounded() -> Self
      func rounded(_ rule: FloatingPointRoundingRule) -> Self
      func truncatingRemainder(dividingBy other: Self) -> Self
      var isNaN: Bool { get }
      var isFinite: Bool { get }
      var isInfinite: Bool { get }
    }

    extension FloatingPoint {
      static func /= (lhs: inout Self, rhs: Self) { lhs = lhs / rhs }
      mutating func formSquareRoot() { self = squareRoot() }
      mutating func round() { self = rounded() }
      mutating func round(_ rule: FloatingPointRoundingRule) { self = rounded(rule) }
      var isZero: Bool { return self == 0 }

      mutating func formTruncatingRemainder(dividingBy other: Self) {
        self = truncatingRemainder(dividingBy: other)
      }

      static func minimum(_ x: Self, _ y: Self) -> Self {
        if x.isNaN { return y }
        if y.isNaN { return x }
        return y < x ? y : x
      }

      static func maximum(_ x: Self, _ y: Self) -> Self {
        if x.isNaN { return y }
        if y.isNaN { return x }
        return x < y ? y : x
      }
    }

    protocol BinaryFloatingPoint: FloatingPoint, ExpressibleByFloatLiteral {
      init<T: BinaryInteger>(_ source: T)
      init<T: BinaryFloatingPoint>(_ source: T)
      var _double: Double { get }
    }
    """
}
