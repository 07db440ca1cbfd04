extension LibrarySource {
  static let integer = """
    @builtin("integer")
    struct Int: SignedInteger, FixedWidthInteger, CVarArg {
      typealias Magnitude = UInt
      typealias Stride = Int
      typealias IntegerLiteralType = Int

      init() { self = 0 }
      init(_ value: Int) { self = value }
      init(integerLiteral value: Int) { self = value }
      @builtin("double.toInteger") init(_ value: Double)
      @builtin("integer.convert") init<T: BinaryInteger>(_ source: T)
      @builtin("integer.truncate") init<T: BinaryInteger>(truncatingIfNeeded source: T)
      @builtin("integer.clamp") init<T: BinaryInteger>(clamping source: T)
      @builtin("integer.exactly") init?<T: BinaryInteger>(exactly source: T)
      init<T: BinaryFloatingPoint>(_ source: T) { self = Int(source._double) }
      init?(exactly value: Double) {
        if value.rounded(.towardZero) == value && value >= -9223372036854775808.0
          && value < 9223372036854775808.0
        {
          self = Int(value)
        } else {
          return nil
        }
      }
      init(bitPattern value: UInt) { self = Int(truncatingIfNeeded: value) }
      @builtin("integer.parse") init?(_ description: String)
      @builtin("integer.parseRadix") init?(_ text: String, radix: Int)
      init?(_ text: Substring) { self.init(String(text)) }
      init?(_ text: Substring, radix: Int) { self.init(String(text), radix: radix) }

      @builtin("integer.add") static func + (lhs: Int, rhs: Int) -> Int
      @builtin("integer.subtract") static func - (lhs: Int, rhs: Int) -> Int
      @builtin("integer.multiply") static func * (lhs: Int, rhs: Int) -> Int
      @builtin("integer.divide") static func / (lhs: Int, rhs: Int) -> Int
      @builtin("integer.remainder") static func % (lhs: Int, rhs: Int) -> Int
      @builtin("integer.wrappingAdd") static func &+ (lhs: Int, rhs: Int) -> Int
      @builtin("integer.wrappingSubtract") static func &- (lhs: Int, rhs: Int) -> Int
      @builtin("integer.wrappingMultiply") static func &* (lhs: Int, rhs: Int) -> Int
      @builtin("integer.and") static func & (lhs: Int, rhs: Int) -> Int
      @builtin("integer.or") static func | (lhs: Int, rhs: Int) -> Int
      @builtin("integer.xor") static func ^ (lhs: Int, rhs: Int) -> Int
      @builtin("integer.shiftLeft") static func << (lhs: Int, rhs: Int) -> Int
      @builtin("integer.shiftRight") static func >> (lhs: Int, rhs: Int) -> Int
      static func << <R: BinaryInteger>(lhs: Int, rhs: R) -> Int { return lhs << Int(rhs) }
      static func >> <R: BinaryInteger>(lhs: Int, rhs: R) -> Int { return lhs >> Int(rhs) }
      @builtin("integer.not") static prefix func ~ (operand: Int) -> Int
      @builtin("integer.negate") static prefix func - (operand: Int) -> Int
      @builtin("integer.equal") static func == (lhs: Int, rhs: Int) -> Bool
      @builtin("integer.notEqual") static func != (lhs: Int, rhs: Int) -> Bool
      @builtin("integer.less") static func < (lhs: Int, rhs: Int) -> Bool
      @builtin("integer.lessEqual") static func <= (lhs: Int, rhs: Int) -> Bool
      @builtin("integer.greater") static func > (lhs: Int, rhs: Int) -> Bool
      @builtin("integer.greaterEqual") static func >= (lhs: Int, rhs: Int) -> Bool

      static var zero: Int { return 0 }
      static var min: Int { return -9223372036854775808 }
      static var max: Int { return 9223372036854775807 }
      static var bitWidth: Int { return 64 }
      static var isSigned: Bool { return true }

      @builtin("integer.magnitude") var magnitude: UInt { get }
      @builtin("integer.toDouble") var _double: Double { get }
      @builtin("integer.description") var description: String { get }
      @builtin("integer.nonzeroBitCount") var nonzeroBitCount: Int { get }
      @builtin("integer.leadingZeroBitCount") var leadingZeroBitCount: Int { get }
      @builtin("integer.trailingZeroBitCount") var trailingZeroBitCount: Int { get }
      @builtin("integer.byteSwapped") var byteSwapped: Int { get }
      @builtin("integer.addReporting")
      func addingReportingOverflow(_ rhs: Int) -> (partialValue: Int, overflow: Bool)
      @builtin("integer.subtractReporting")
      func subtractingReportingOverflow(_ rhs: Int) -> (partialValue: Int, overflow: Bool)
      @builtin("integer.multiplyReporting")
      func multipliedReportingOverflow(by rhs: Int) -> (partialValue: Int, overflow: Bool)

      func signum() -> Int { return self > 0 ? 1 : self < 0 ? -1 : 0 }
      func isMultiple(of other: Int) -> Bool {
        return other == 0 ? self == 0 : other == -1 || self % other == 0
      }
      func distance(to other: Int) -> Int { return other - self }
      func advanced(by n: Int) -> Int { return self + n }
      func hash(into hasher: inout Hasher) { hasher.combine(self) }

      func multipliedFullWidth(by other: Int) -> (high: Int, low: UInt) {
        let low = UInt(bitPattern: self &* other)
        var high = Int(
          truncatingIfNeeded: _multiplyHigh(
            UInt64(truncatingIfNeeded: self), UInt64(truncatingIfNeeded: other)))
        if self < 0 { high = high &- other }
        if other < 0 { high = high &- self }
        return (high: high, low: low)
      }
      var littleEndian: Int { return self }
      var bigEndian: Int { return byteSwapped }

      static func random<G: RandomNumberGenerator>(
        in range: Range<Int>, using generator: inout G
      ) -> Int {
        if range.isEmpty { _trap(10, "Can't get random value with an empty range") }
        let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        return range.lowerBound &+ Int(bitPattern: UInt(_random(below: width, using: &generator)))
      }

      static func random<G: RandomNumberGenerator>(
        in range: ClosedRange<Int>, using generator: inout G
      ) -> Int {
        let width = UInt64(bitPattern: range.upperBound &- range.lowerBound &+ 1)
        if width == 0 { return Int(truncatingIfNeeded: generator.next()) }
        return range.lowerBound &+ Int(bitPattern: UInt(_random(below: width, using: &generator)))
      }
    }
    """

  /// `Int64`, `Int8`, … , `UInt`: made from one text.
  static var sizedIntegers: String {
    var text = sizedInteger(
      "Int64", builtin: "integer", minimum: "-9223372036854775808",
      maximum: "9223372036854775807", bits: "64", isSigned: true, magnitude: "UInt64")
    text += sizedInteger(
      "Int32", builtin: "int32", minimum: "-2147483648", maximum: "2147483647",
      bits: "32", isSigned: true, magnitude: "UInt32")
    text += sizedInteger(
      "Int16", builtin: "int16", minimum: "-32768", maximum: "32767",
      bits: "16", isSigned: true, magnitude: "UInt16")
    text += sizedInteger(
      "Int8", builtin: "int8", minimum: "-128", maximum: "127", bits: "8",
      isSigned: true, magnitude: "UInt8")
    text += sizedInteger(
      "UInt", builtin: "uint64", minimum: "0", maximum: "18446744073709551615",
      bits: "64", isSigned: false, magnitude: "UInt")
    text += sizedInteger(
      "UInt64", builtin: "uint64", minimum: "0",
      maximum: "18446744073709551615", bits: "64", isSigned: false, magnitude: "UInt64")
    text += sizedInteger(
      "UInt32", builtin: "uint32", minimum: "0", maximum: "4294967295",
      bits: "32", isSigned: false, magnitude: "UInt32")
    text += sizedInteger(
      "UInt16", builtin: "uint16", minimum: "0", maximum: "65535", bits: "16",
      isSigned: false, magnitude: "UInt16")
    text += sizedInteger(
      "UInt8", builtin: "uint8", minimum: "0", maximum: "255", bits: "8",
      isSigned: false, magnitude: "UInt8")
    return text
  }

  private static func sizedInteger(
    _ name: String, builtin: String, minimum: String, maximum: String, bits: String,
    isSigned: Bool, magnitude: String
  ) -> String {
    var text = "@builtin(\"\(builtin)\")\n"
    text += "struct \(name): \(isSigned ? "SignedInteger" : "UnsignedInteger"), "
    text += "FixedWidthInteger, CVarArg {\n"
    text += "  typealias Magnitude = \(magnitude)\n  typealias Stride = Int\n"
    text += "  typealias IntegerLiteralType = \(name)\n"
    text += "  init() { self = 0 }\n  init(_ value: \(name)) { self = value }\n"
    text += "  init(integerLiteral value: \(name)) { self = value }\n"
    for (builtinName, signature) in [
      ("fromDouble", "init(_ value: Double)"),
      ("convert", "init<T: BinaryInteger>(_ source: T)"),
      ("truncate", "init<T: BinaryInteger>(truncatingIfNeeded source: T)"),
      ("clamp", "init<T: BinaryInteger>(clamping source: T)"),
      ("exactly", "init?<T: BinaryInteger>(exactly source: T)"),
      ("parse", "init?(_ description: String)"),
      ("parseRadix", "init?(_ text: String, radix: Int)"),
    ] {
      let known = builtin == "integer" && builtinName == "fromDouble"
      text += "  @builtin(\"\(known ? "double.toInteger" : builtin + "." + builtinName)\") "
      text += "\(signature)\n"
    }
    text += "  init<T: BinaryFloatingPoint>(_ source: T) { self = \(name)(source._double) }\n"
    text += "  init(bitPattern value: \(isSigned ? "U" + name : String(name.dropFirst()))) "
    text += "{ self = \(name)(truncatingIfNeeded: value) }\n"
    if name == "UInt64" {
      text += "  init(bitPattern value: Int) { self = UInt64(truncatingIfNeeded: value) }\n"
    }
    if name == "UInt8" {
      text += "  init(ascii scalar: Unicode.Scalar) { self = UInt8(scalar.value) }\n"
    }
    for (operation, symbol) in [
      ("add", "+"), ("subtract", "-"), ("multiply", "*"), ("divide", "/"), ("remainder", "%"),
      ("wrappingAdd", "&+"), ("wrappingSubtract", "&-"), ("wrappingMultiply", "&*"), ("and", "&"),
      ("or", "|"), ("xor", "^"),
    ] {
      text += "  @builtin(\"\(builtin).\(operation)\") "
      text += "static func \(symbol) (lhs: \(name), rhs: \(name)) -> \(name)\n"
    }
    for (operation, symbol) in [("shiftLeft", "<<"), ("shiftRight", ">>")] {
      text += "  @builtin(\"\(builtin).\(operation)\") "
      text += "static func \(symbol) (lhs: \(name), rhs: Int) -> \(name)\n"
      text += "  static func \(symbol) <R: BinaryInteger>(lhs: \(name), rhs: R) -> \(name) {"
      text += " return lhs \(symbol) Int(rhs) }\n"
    }
    for (operation, symbol) in [
      ("equal", "=="), ("notEqual", "!="), ("less", "<"), ("lessEqual", "<="), ("greater", ">"),
      ("greaterEqual", ">="),
    ] {
      text += "  @builtin(\"\(builtin).\(operation)\") "
      text += "static func \(symbol) (lhs: \(name), rhs: \(name)) -> Bool\n"
    }
    text += "  @builtin(\"\(builtin).not\") static prefix func ~ (operand: \(name)) -> \(name)\n"
    if isSigned {
      text += "  @builtin(\"\(builtin).negate\") "
      text += "static prefix func - (operand: \(name)) -> \(name)\n"
    }
    text += "  static var zero: \(name) { return 0 }\n"
    text += "  static var min: \(name) { return \(minimum) }\n"
    text += "  static var max: \(name) { return \(maximum) }\n"
    text += "  static var bitWidth: Int { return \(bits) }\n"
    text += "  static var isSigned: Bool { return \(isSigned ? "true" : "false") }\n"
    text += "  @builtin(\"\(builtin).magnitude\") var magnitude: \(magnitude) { get }\n"
    text += "  @builtin(\"\(builtin).toDouble\") var _double: Double { get }\n"
    text += "  @builtin(\"\(builtin).description\") var description: String { get }\n"
    for property in ["nonzeroBitCount", "leadingZeroBitCount", "trailingZeroBitCount"] {
      text += "  @builtin(\"\(builtin).\(property)\") var \(property): Int { get }\n"
    }
    text += "  @builtin(\"\(builtin).byteSwapped\") var byteSwapped: \(name) { get }\n"
    for (operation, signature) in [
      ("addReporting", "addingReportingOverflow(_ rhs"),
      ("subtractReporting", "subtractingReportingOverflow(_ rhs"),
      ("multiplyReporting", "multipliedReportingOverflow(by rhs"),
    ] {
      text += "  @builtin(\"\(builtin).\(operation)\") func \(signature): \(name)) "
      text += "-> (partialValue: \(name), overflow: Bool)\n"
    }
    text += "  func distance(to other: \(name)) -> Int { return Int(other) - Int(self) }\n"
    text += "  func advanced(by n: Int) -> \(name) { return \(name)(Int(self) + n) }\n"
    text += "  func hash(into hasher: inout Hasher) { hasher.combine(self) }\n"
    let mask =
      bits == "64"
      ? "0xffffffffffffffff" : bits == "32" ? "0xffffffff" : bits == "16" ? "0xffff" : "0xff"
    text += """
        static func random<G: RandomNumberGenerator>(
          in range: Range<\(name)>, using generator: inout G
        ) -> \(name) {
          if range.isEmpty { _trap(10, "Can't get random value with an empty range") }
          let width =
            UInt64(truncatingIfNeeded: range.upperBound &- range.lowerBound) & \(mask)
          let offset = _random(bits: \(bits), below: width, using: &generator)
          return range.lowerBound &+ \(name)(truncatingIfNeeded: offset)
        }
        static func random<G: RandomNumberGenerator>(
          in range: ClosedRange<\(name)>, using generator: inout G
        ) -> \(name) {
          let last =
            UInt64(truncatingIfNeeded: range.upperBound &- range.lowerBound) & \(mask)
          if last == \(mask) { return \(name)(truncatingIfNeeded: generator.next()) }
          let offset = _random(bits: \(bits), below: last + 1, using: &generator)
          return range.lowerBound &+ \(name)(truncatingIfNeeded: offset)
        }
      }


      """
    return text
  }
}
