/// An integer type as the builtins see it: 64 bits with a sign, or one with a width of its own.
struct IntegerFormat: Sendable {
  /// The name in `@builtin` names.
  let name: String
  /// `nil` for `Int` and `Int64`.
  let width: IntegerWidth?

  static let int = IntegerFormat(name: "integer", width: nil)
  static let sized = [
    IntegerFormat(name: "int8", width: .int8), IntegerFormat(name: "int16", width: .int16),
    IntegerFormat(name: "int32", width: .int32), IntegerFormat(name: "uint8", width: .uint8),
    IntegerFormat(name: "uint16", width: .uint16), IntegerFormat(name: "uint32", width: .uint32),
    IntegerFormat(name: "uint64", width: .uint64),
  ]

  var isWord: Bool { width == .uint64 }

  var bits: Int {
    switch width {
    case .int8, .uint8: 8
    case .int16, .uint16: 16
    case .int32, .uint32: 32
    case .uint64, nil: 64
    }
  }

  var isSigned: Bool {
    switch width {
    case .uint8, .uint16, .uint32, .uint64: false
    default: true
    }
  }

  func fits(_ value: Slot) -> Bool { width.map { value.fits(width: $0.rawValue) } ?? true }

  func wrapped(_ value: Slot) -> Slot {
    width.map { value.truncated(toWidth: $0.rawValue) } ?? value
  }

  var minimum: Slot {
    isSigned ? (Int64.min >> Int64(64 - bits)).slot : 0
  }

  var maximum: Slot {
    isSigned ? (Int64.max >> Int64(64 - bits)).slot : UInt64.max >> UInt64(64 - bits)
  }

  /// The result of an operation wrapped to the type, and whether it had to be.
  func reporting(_ operation: Operation, _ x: Slot, _ y: Slot) -> (Slot, Bool) {
    if isWord {
      switch operation {
      case .add: return x.addingReportingOverflow(y)
      case .subtract: return x.subtractingReportingOverflow(y)
      case .multiply: return x.multipliedReportingOverflow(by: y)
      }
    }
    let result: (Int64, Bool)
    switch operation {
    case .add: result = x.integer.addingReportingOverflow(y.integer)
    case .subtract: result = x.integer.subtractingReportingOverflow(y.integer)
    case .multiply: result = x.integer.multipliedReportingOverflow(by: y.integer)
    }
    let slot = result.0.slot
    return (wrapped(slot), result.1 || !fits(slot))
  }

  enum Operation { case add, subtract, multiply }

  func isLess(_ x: Slot, _ y: Slot) -> Bool { isWord ? x < y : x.integer < y.integer }

  func double(_ value: Slot) -> Double { isWord ? Double(value) : Double(value.integer) }

  /// The number that `text` spells in `radix`, or `nil`.
  func parse(_ text: StringBytes, radix: Int64) -> Slot? {
    var index = 0
    var isNegative = false
    if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      index = 1
    }
    guard index < text.count else { return nil }
    var magnitude: UInt64 = 0
    while index < text.count {
      let byte = text[index]
      let digit: UInt64
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(byte) - 48
      case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = UInt64(byte) - 87
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = UInt64(byte) - 55
      default: return nil
      }
      guard digit < UInt64(radix) else { return nil }
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: UInt64(radix))
      let (sum, carry) = product.addingReportingOverflow(digit)
      guard !overflow, !carry else { return nil }
      magnitude = sum
      index += 1
    }
    if isWord { return isNegative && magnitude > 0 ? nil : magnitude }
    guard magnitude <= (isNegative ? 1 << 63 : UInt64(Int64.max)) else { return nil }
    let value = isNegative ? 0 &- magnitude : magnitude
    return fits(value) ? value : nil
  }
}

extension Builtins {
  static let integers = family(.int) + integerExtras
  static let sizedIntegers = IntegerFormat.sized.flatMap { family($0) }

  private static let integerExtras: [Builtin] = [
    Builtin("integer.toDouble") { _, result, x in
      result.pointee = Double(x.pointee.integer).bitPattern
      return true
    },
    Builtin("integer.absolute") { machine, result, x in
      guard x.pointee.integer != Int64.min else { return machine.fail(.overflow) }
      result.pointee = abs(x.pointee.integer).slot
      return true
    },
    Builtin("integer.rotated") { _, result, x in
      let count = x[1] & 63
      result.pointee = count == 0 ? x[0] : x[0] << count | x[0] >> (64 - count)
      return true
    },
    Builtin("uint64.multiplyHigh") { _, result, x in
      result.pointee = x[0].multipliedFullWidth(by: x[1]).high
      return true
    },
  ]

  private static func family(_ format: IntegerFormat) -> [Builtin] {
    arithmetic(format) + bits(format) + conversions(format)
  }

  private static func arithmetic(_ format: IntegerFormat) -> [Builtin] {
    let name = format.name
    func checked(_ label: String, _ operation: IntegerFormat.Operation) -> [Builtin] {
      [
        Builtin("\(name).\(label)") { machine, result, x in
          let (value, overflow) = format.reporting(operation, x[0], x[1])
          guard !overflow else { return machine.fail(.overflow) }
          result.pointee = value
          return true
        },
        Builtin("\(name).\(label)Reporting") { _, result, x in
          let (value, overflow) = format.reporting(operation, x[0], x[1])
          result[0] = value
          result[1] = UInt64(truth: overflow)
          return true
        },
        Builtin(
          "\(name).wrapping\(label == "add" ? "Add" : label == "subtract" ? "Subtract" : "Multiply")"
        ) {
          _, result, x in
          result.pointee = format.reporting(operation, x[0], x[1]).0
          return true
        },
      ]
    }
    func comparison(_ label: String, _ test: @escaping @Sendable (Slot, Slot) -> Bool) -> Builtin {
      Builtin("\(name).\(label)") { _, result, x in
        result.pointee = UInt64(truth: test(x[0], x[1]))
        return true
      }
    }
    return checked("add", .add) + checked("subtract", .subtract) + checked("multiply", .multiply)
      + [
        Builtin("\(name).divide") { machine, result, x in
          guard x[1] != 0 else { return machine.fail(.divisionByZero) }
          if format.isWord {
            result.pointee = x[0] / x[1]
            return true
          }
          let (value, overflow) = x[0].integer.dividedReportingOverflow(by: x[1].integer)
          guard !overflow, format.fits(value.slot) else { return machine.fail(.overflow) }
          result.pointee = value.slot
          return true
        },
        Builtin("\(name).remainder") { machine, result, x in
          guard x[1] != 0 else { return machine.fail(.divisionByZero) }
          if format.isWord {
            result.pointee = x[0] % x[1]
            return true
          }
          guard x[1].integer != -1 || x[0] != format.minimum else { return machine.fail(.overflow) }
          result.pointee = x[1].integer == -1 ? 0 : (x[0].integer % x[1].integer).slot
          return true
        },
        Builtin("\(name).negate") { machine, result, x in
          let (value, overflow) = format.reporting(.subtract, 0, x[0])
          guard !overflow else { return machine.fail(.overflow) }
          result.pointee = value
          return true
        },
        comparison("equal") { $0 == $1 },
        comparison("notEqual") { $0 != $1 },
        comparison("less") { format.isLess($0, $1) },
        comparison("lessEqual") { !format.isLess($1, $0) },
        comparison("greater") { format.isLess($1, $0) },
        comparison("greaterEqual") { !format.isLess($0, $1) },
      ]
  }

  private static func bits(_ format: IntegerFormat) -> [Builtin] {
    let name = format.name
    func unary(_ label: String, _ body: @escaping @Sendable (Slot) -> Slot) -> Builtin {
      Builtin("\(name).\(label)") { _, result, x in
        result.pointee = body(x[0])
        return true
      }
    }
    func binary(_ label: String, _ body: @escaping @Sendable (Slot, Slot) -> Slot) -> Builtin {
      Builtin("\(name).\(label)") { _, result, x in
        result.pointee = body(x[0], x[1])
        return true
      }
    }
    let mask = UInt64.max >> UInt64(64 - format.bits)
    return [
      binary("and") { $0 & $1 },
      binary("or") { $0 | $1 },
      binary("xor") { $0 ^ $1 },
      binary("shiftLeft") { value, count in
        if count.integer < 0 {
          let right = 0 &- count.integer
          return format.isSigned ? (value.integer >> right).slot : value >> right
        }
        return format.wrapped(count.integer >= Int64(format.bits) ? 0 : value << count)
      },
      binary("shiftRight") { value, count in
        if count.integer < 0 {
          let left = 0 &- count.integer
          return format.wrapped(left >= Int64(format.bits) ? 0 : value << left)
        }
        return format.isSigned ? (value.integer >> count.integer).slot : value >> count.integer
      },
      unary("not") { format.wrapped(~$0) },
      unary("nonzeroBitCount") { UInt64(($0 & mask).nonzeroBitCount) },
      unary("leadingZeroBitCount") {
        UInt64(($0 & mask).leadingZeroBitCount - (64 - format.bits))
      },
      unary("trailingZeroBitCount") {
        UInt64(min(($0 & mask).trailingZeroBitCount, format.bits))
      },
      unary("byteSwapped") {
        format.wrapped(($0 & mask).byteSwapped >> UInt64(64 - format.bits))
      },
      unary("magnitude") {
        format.isSigned && $0.integer < 0 ? 0 &- $0 : $0
      },
    ]
  }

  private static func conversions(_ format: IntegerFormat) -> [Builtin] {
    let name = format.name
    /// The source's value as a signed number, or `nil` if it is a word beyond `Int64`.
    @Sendable func fits(_ machine: Machine, _ x: Slots) -> Bool {
      let isWord = machine.isWord(type: Int(x[0]))
      if format.isWord { return isWord || x[1].integer >= 0 }
      return !(isWord && x[1].integer < 0) && format.fits(x[1])
    }
    let all: [Builtin] = [
      Builtin("\(name).convert") { machine, result, x in
        guard fits(machine, x) else {
          return machine.fail(.conversion, "the number does not fit in the integer type")
        }
        result.pointee = x[1]
        return true
      },
      Builtin("\(name).truncate") { _, result, x in
        result.pointee = format.wrapped(x[1])
        return true
      },
      Builtin("\(name).exactly") { machine, result, x in
        let isThere = fits(machine, x)
        result[0] = UInt64(truth: isThere)
        result[1] = isThere ? x[1] : 0
        return true
      },
      Builtin("\(name).clamp") { machine, result, x in
        if fits(machine, x) {
          result.pointee = x[1]
        } else {
          let isAbove = x[1].integer >= 0 || machine.isWord(type: Int(x[0]))
          result.pointee = isAbove ? format.maximum : format.minimum
        }
        return true
      },
      Builtin("\(name).fromDouble") { machine, result, x in
        let value = x[0].double.rounded(.towardZero)
        let low = format.double(format.minimum)
        let high = format.isWord ? 0x1p64 : Double(format.maximum.integer) + 1
        guard value >= low, value < high else {
          return machine.fail(
            .conversion, "\(x[0].double.description) cannot be converted to an integer type")
        }
        result.pointee = format.isWord ? UInt64(value) : Int64(value).slot
        return true
      },
      Builtin("\(name).parse") { machine, result, x in
        let value = format.parse(machine.bytes(x[0]), radix: 10)
        result[0] = UInt64(truth: value != nil)
        result[1] = value ?? 0
        return true
      },
      Builtin("\(name).parseRadix") { machine, result, x in
        guard x[1].integer >= 2, x[1].integer <= 36 else {
          return machine.fail(.precondition, "a radix is a number from 2 to 36")
        }
        let value = format.parse(machine.bytes(x[0]), radix: x[1].integer)
        result[0] = UInt64(truth: value != nil)
        result[1] = value ?? 0
        return true
      },
      Builtin("\(name).description") { machine, result, x in
        let text = format.isWord ? String(x[0]) : String(x[0].integer)
        guard let string = machine.makeString(text) else { return false }
        result.pointee = string
        return true
      },
    ]
    guard name != "integer" else { return all }
    return all + [
      Builtin("\(name).toDouble") { _, result, x in
        result.pointee = format.double(x[0]).bitPattern
        return true
      }
    ]
  }
}

extension Machine {
  /// Whether values of the type are unsigned 64-bit words.
  func isWord(type: Int) -> Bool {
    if case .sizedInteger(let width) = types.descriptors[type].kind {
      return width == IntegerWidth.uint64.rawValue
    }
    return false
  }
}
