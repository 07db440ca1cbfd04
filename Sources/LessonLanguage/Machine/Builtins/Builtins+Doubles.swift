import PortableMath

extension Builtins {
  private static func unary(
    _ name: String, _ body: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin(name) { _, result, x in
      result.pointee = body(x[0].double).bitPattern
      return true
    }
  }

  private static func binary(
    _ name: String, _ body: @escaping @Sendable (Double, Double) -> Double
  ) -> Builtin {
    Builtin(name) { _, result, x in
      result.pointee = body(x[0].double, x[1].double).bitPattern
      return true
    }
  }

  private static func comparison(
    _ name: String, _ body: @escaping @Sendable (Double, Double) -> Bool
  ) -> Builtin {
    Builtin(name) { _, result, x in
      result.pointee = UInt64(truth: body(x[0].double, x[1].double))
      return true
    }
  }

  static let doubles: [Builtin] = [
    binary("double.add") { $0 + $1 },
    binary("double.subtract") { $0 - $1 },
    binary("double.multiply") { $0 * $1 },
    binary("double.divide") { $0 / $1 },
    unary("double.negate") { -$0 },
    comparison("double.equal") { $0 == $1 },
    comparison("double.notEqual") { $0 != $1 },
    comparison("double.less") { $0 < $1 },
    comparison("double.lessEqual") { $0 <= $1 },
    comparison("double.greater") { $0 > $1 },
    comparison("double.greaterEqual") { $0 >= $1 },
    unary("double.squareRoot") { $0.squareRoot() },
    unary("double.absolute") { $0.magnitude },
    unary("double.round") { $0.rounded(.toNearestOrAwayFromZero) },
    unary("double.roundToEven") { $0.rounded(.toNearestOrEven) },
    unary("double.roundUp") { $0.rounded(.up) },
    unary("double.roundDown") { $0.rounded(.down) },
    unary("double.truncate") { $0.rounded(.towardZero) },
    // Remainders and the fused product are exact or rounded once: every correct library agrees.
    binary("double.remainderTruncating") { $0.truncatingRemainder(dividingBy: $1) },
    binary("double.remainder") { $0.remainder(dividingBy: $1) },
    unary("double.nextUp") { $0.nextUp },
    unary("double.significand") { $0.significand },
    Builtin("double.fma") { _, result, x in
      result.pointee = x[2].double.addingProduct(x[0].double, x[1].double).bitPattern
      return true
    },
    Builtin("double.scale") { _, result, x in
      let exponent = Int(clamping: max(-5000, min(5000, x[1].integer)))
      result.pointee =
        Double(sign: .plus, exponent: exponent, significand: x[0].double).bitPattern
      return true
    },
    Builtin("double.exponent") { machine, result, x in
      let value = x[0].double
      guard value.isFinite, value != 0 else {
        result.pointee = (value == 0 ? Int64.min : Int64.max).slot
        return true
      }
      result.pointee = Int64(value.exponent).slot
      return true
    },
    Builtin("double.toBits") { _, result, x in
      result.pointee = x[0]
      return true
    },
    Builtin("double.fromBits") { _, result, x in
      result.pointee = x[0]
      return true
    },
    Builtin("double.toInteger") { machine, result, x in
      let value = x[0].double
      guard value > -9_223_372_036_854_777_856.0, value < 9_223_372_036_854_775_808.0 else {
        return machine.fail(.conversion, "\(value.description) cannot be converted to Int")
      }
      result.pointee = Int64(value).slot
      return true
    },
    Builtin("double.description") { machine, result, x in
      guard let text = machine.makeString(x[0].double.description) else { return false }
      result.pointee = text
      return true
    },
    Builtin("double.parse") { machine, result, x in
      let value = machine.parseDouble(x[0])
      result[0] = UInt64(truth: value != nil)
      result[1] = value?.bitPattern ?? 0
      return true
    },
    unary("double.roundToFloat") { Double(Float($0)) },
    Builtin("double.floatBits") { _, result, x in
      result.pointee = UInt64(Float(x[0].double).bitPattern)
      return true
    },
    Builtin("double.floatFromBits") { _, result, x in
      result.pointee = Double(Float(bitPattern: UInt32(truncatingIfNeeded: x[0]))).bitPattern
      return true
    },
    Builtin("double.floatDescription") { machine, result, x in
      guard let text = machine.makeString(Float(x[0].double).description) else { return false }
      result.pointee = text
      return true
    },
  ]

  static let mathematics: [Builtin] = [
    unary("math.exp") { PortableMath.exp($0) },
    unary("math.exp2") { PortableMath.exp2($0) },
    unary("math.expm1") { PortableMath.expm1($0) },
    unary("math.log") { PortableMath.log($0) },
    unary("math.log2") { PortableMath.log2($0) },
    unary("math.log10") { PortableMath.log10($0) },
    unary("math.log1p") { PortableMath.log1p($0) },
    unary("math.sin") { PortableMath.sin($0) },
    unary("math.cos") { PortableMath.cos($0) },
    unary("math.tan") { PortableMath.tan($0) },
    unary("math.asin") { PortableMath.asin($0) },
    unary("math.acos") { PortableMath.acos($0) },
    unary("math.atan") { PortableMath.atan($0) },
    binary("math.atan2") { PortableMath.atan2($0, $1) },
    unary("math.sinh") { PortableMath.sinh($0) },
    unary("math.cosh") { PortableMath.cosh($0) },
    unary("math.tanh") { PortableMath.tanh($0) },
    unary("math.asinh") { PortableMath.asinh($0) },
    unary("math.acosh") { PortableMath.acosh($0) },
    unary("math.atanh") { PortableMath.atanh($0) },
    unary("math.erf") { PortableMath.erf($0) },
    unary("math.erfc") { PortableMath.erfc($0) },
    unary("math.gamma") { PortableMath.gamma($0) },
    binary("math.pow") { PortableMath.pow($0, $1) },
    unary("math.cbrt") { PortableMath.cbrt($0) },
    binary("math.hypot") { PortableMath.hypot($0, $1) },
  ]

  static let booleans: [Builtin] = [
    Builtin("boolean.not") { _, result, x in
      result.pointee = 1 &- x[0]
      return true
    },
    Builtin("boolean.equal") { _, result, x in
      result.pointee = UInt64(truth: x[0] == x[1])
      return true
    },
    Builtin("boolean.notEqual") { _, result, x in
      result.pointee = UInt64(truth: x[0] != x[1])
      return true
    },
  ]
}

extension Machine {
  /// The number that the string spells, as `Double.init(_: String)` reads it.
  func parseDouble(_ slot: Slot) -> Double? {
    let text = text(slot)
    switch text.lowercased() {
    case "inf", "+inf", "infinity", "+infinity": return Double.infinity
    case "-inf", "-infinity": return -Double.infinity
    case "nan", "+nan", "-nan": return Double.nan
    default: return PortableMath.number(text)
    }
  }
}
