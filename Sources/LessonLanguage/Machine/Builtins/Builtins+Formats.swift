import PortableMath

extension Builtins {
  static let formats: [Builtin] = [
    Builtin("string.radix") { machine, result, x in
      guard x[2].integer >= 2, x[2].integer <= 36 else {
        return machine.fail(.precondition, "a radix is a number from 2 to 36")
      }
      let radix = Int(x[2])
      let text =
        machine.isWord(type: Int(x[0]))
        ? String(x[1], radix: radix, uppercase: x[3] != 0)
        : String(x[1].integer, radix: radix, uppercase: x[3] != 0)
      return machine.give(machine.makeString(text), to: result)
    },
    Builtin("string.format") { machine, result, x in
      guard let text = machine.format(x[0], x[1]) else { return false }
      return machine.give(machine.makeString(text), to: result)
    },
  ]
}

/// One `%…` of a format string.
private struct FormatDirective {
  var isLeftAligned = false
  var hasPlus = false
  var hasSpace = false
  var isZeroPadded = false
  var isAlternate = false
  var width = 0
  var precision: Int?
  var conversion: UInt8 = 0
  /// How many characters stand before the zeros that fill the width.
  var signLength = 0
  /// How many bits of an integer are looked at.
  var bits = 32
  /// The number of the argument, where the format names it.
  var position: Int?
}

extension Machine {
  /// What C's `printf` makes of the format and the existentials in `arguments`, or `nil` after a trap.
  func format(_ format: Slot, _ arguments: Slot) -> [UInt8]? {
    let source = [UInt8](bytes(format).buffer)
    var text: [UInt8] = []
    var index = 0
    var argument = 0
    guard charge(source.count) else { return nil }
    while index < source.count {
      guard source[index] == UInt8(ascii: "%") else {
        text.append(source[index])
        index += 1
        continue
      }
      index += 1
      if index < source.count, source[index] == UInt8(ascii: "%") {
        text.append(UInt8(ascii: "%"))
        index += 1
        continue
      }
      guard var directive = directive(source, &index, &argument, arguments) else { return nil }
      let position = directive.position ?? argument
      guard position >= 0, position < elementCount(arguments) else {
        fail(.precondition, "the format asks for more values than it is given")
        return nil
      }
      let value = arguments.object.elements[position]
      if directive.position == nil { argument += 1 }
      guard value.isAddress else { return nil }
      guard let piece = formatted(value.object, &directive) else {
        if pendingTrap == nil { failFormat(directive, value.object) }
        return nil
      }
      text.append(contentsOf: padded(piece, directive))
    }
    return text
  }

  private func directive(
    _ source: [UInt8], _ index: inout Int, _ argument: inout Int, _ arguments: Slot
  ) -> FormatDirective? {
    var result = FormatDirective()
    var digits = index
    while digits < source.count, source[digits] >= 48, source[digits] <= 57 { digits += 1 }
    if digits > index, digits < source.count, source[digits] == UInt8(ascii: "$") {
      result.position = (number(source, &index, &argument, arguments) ?? 0) - 1
      index += 1
    }
    flags: while index < source.count {
      switch source[index] {
      case UInt8(ascii: "-"): result.isLeftAligned = true
      case UInt8(ascii: "+"): result.hasPlus = true
      case UInt8(ascii: " "): result.hasSpace = true
      case UInt8(ascii: "0"): result.isZeroPadded = true
      case UInt8(ascii: "#"): result.isAlternate = true
      default: break flags
      }
      index += 1
    }
    result.width = number(source, &index, &argument, arguments) ?? 0
    if result.width < 0 {
      result.isLeftAligned = true
      result.width = -result.width
    }
    if index < source.count, source[index] == UInt8(ascii: ".") {
      index += 1
      result.precision = max(number(source, &index, &argument, arguments) ?? 0, 0)
    }
    // Without a length an argument counts as a C int.
    lengths: while index < source.count {
      switch source[index] {
      case UInt8(ascii: "l"), UInt8(ascii: "z"), UInt8(ascii: "q"), UInt8(ascii: "j"),
        UInt8(ascii: "t"):
        result.bits = 64
      case UInt8(ascii: "h"): result.bits = result.bits == 16 ? 8 : 16
      default: break lengths
      }
      index += 1
    }
    guard index < source.count, result.width <= 10_000, (result.precision ?? 0) <= 1_000 else {
      fail(.precondition, "the format is not complete")
      return nil
    }
    result.conversion = source[index]
    index += 1
    return result
  }

  /// Digits, or the next argument for `*`.
  private func number(
    _ source: [UInt8], _ index: inout Int, _ argument: inout Int, _ arguments: Slot
  ) -> Int? {
    if index < source.count, source[index] == UInt8(ascii: "*") {
      index += 1
      guard argument < elementCount(arguments) else { return nil }
      let value = arguments.object.elements[argument]
      argument += 1
      return value.isAddress ? Int(clamping: value.object.fields[0].integer) : nil
    }
    var result: Int?
    while index < source.count, source[index] >= 48, source[index] <= 57 {
      result = min((result ?? 0) * 10 + Int(source[index] - 48), 100_000)
      index += 1
    }
    return result
  }

  private func formatted(_ value: HeapObject, _ directive: inout FormatDirective) -> [UInt8]? {
    let type = Int(value.typeIndex)
    let slot = value.fields[0]
    switch directive.conversion {
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "x"),
      UInt8(ascii: "X"), UInt8(ascii: "o"):
      guard types.types[type].shape == .bits else { return nil }
      return formattedInteger(slot, &directive)
    case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "E"),
      UInt8(ascii: "g"), UInt8(ascii: "G"):
      guard let number = floatingValue(value, type: type) else { return nil }
      return formattedDouble(number, &directive)
    case UInt8(ascii: "c"), UInt8(ascii: "C"):
      guard types.types[type].shape == .bits,
        let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: slot))
      else { return nil }
      directive.isZeroPadded = false
      return Array(String(Character(scalar)).utf8)
    case UInt8(ascii: "@"):
      // Foundation pads and cuts no objects.
      directive.width = 0
      var text: [UInt8] = []
      guard describe(value.fields, type: type, isNested: false, into: &text) else { return nil }
      return text
    default: return nil
    }
  }

  /// A Double, or the Double inside the library's `Float`.
  private func floatingValue(_ value: HeapObject, type: Int) -> Double? {
    if types.types[type].shape == .double { return value.fields[0].double }
    if case .structure(let fields) = types.descriptors[type].kind, fields.count == 1,
      types.types[fields[0].type].shape == .double
    {
      return value.fields[0].double
    }
    return nil
  }

  private func formattedInteger(_ slot: Slot, _ directive: inout FormatDirective) -> [UInt8] {
    let unused = UInt64(64 - directive.bits)
    let value = Int64(bitPattern: slot << unused) >> Int64(unused)
    let bits = (slot << unused) >> unused
    var sign = ""
    var digits: String
    switch directive.conversion {
    case UInt8(ascii: "x"):
      digits = String(bits, radix: 16)
      if directive.isAlternate, bits != 0 { sign = "0x" }
    case UInt8(ascii: "X"):
      digits = String(bits, radix: 16, uppercase: true)
      if directive.isAlternate, bits != 0 { sign = "0X" }
    case UInt8(ascii: "o"):
      digits = String(bits, radix: 8)
      if directive.isAlternate, bits != 0 { digits = "0" + digits }
    case UInt8(ascii: "u"): digits = String(bits)
    default:
      digits = String(value.magnitude)
      sign = value < 0 ? "-" : directive.hasPlus ? "+" : directive.hasSpace ? " " : ""
    }
    if let precision = directive.precision {
      directive.isZeroPadded = false
      if precision == 0, slot == 0 { digits = "" }
      digits = String(repeating: "0", count: max(0, precision - digits.utf8.count)) + digits
    }
    directive.signLength = sign.utf8.count
    return Array((sign + digits).utf8)
  }

  private func formattedDouble(_ value: Double, _ directive: inout FormatDirective) -> [UInt8] {
    let precision = directive.precision ?? 6
    var text: String
    switch directive.conversion | 0x20 {
    case UInt8(ascii: "f"): text = PortableMath.fixed(value, digits: precision)
    case UInt8(ascii: "e"): text = PortableMath.scientific(value, digits: precision)
    default: text = PortableMath.general(value, digits: precision)
    }
    if directive.conversion < 0x60 { text = text.uppercased() }
    if !value.isFinite { directive.isZeroPadded = false }
    if directive.hasPlus, !text.hasPrefix("-") { text = "+" + text }
    if directive.hasSpace, !directive.hasPlus, !text.hasPrefix("-") { text = " " + text }
    if let first = text.utf8.first, first == 43 || first == 45 || first == 32 {
      directive.signLength = 1
    }
    return Array(text.utf8)
  }

  /// Names the directive, what it takes and what it was given.
  private func failFormat(_ directive: FormatDirective, _ value: HeapObject) {
    let name = "%" + String(Character(Unicode.Scalar(directive.conversion)))
    let given = types.descriptors[Int(value.typeIndex)].name
    switch directive.conversion {
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "x"),
      UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "c"), UInt8(ascii: "C"):
      fail(.precondition, "\(name) in a format takes an integer, not a value of type \(given)")
    case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "E"),
      UInt8(ascii: "g"), UInt8(ascii: "G"):
      fail(.precondition, "\(name) in a format takes a Double, not a value of type \(given)")
    case UInt8(ascii: "s"):
      fail(.precondition, "%s in a format takes a C string; a String goes with %@")
    default: fail(.precondition, "\(name) is not a directive that a format can have")
    }
  }

  private func padded(_ piece: [UInt8], _ directive: FormatDirective) -> [UInt8] {
    let length = String(decoding: piece, as: UTF8.self).count
    let missing = directive.width - length
    guard missing > 0 else { return piece }
    if directive.isLeftAligned { return piece + [UInt8](repeating: 32, count: missing) }
    guard directive.isZeroPadded else { return [UInt8](repeating: 32, count: missing) + piece }
    let signs = directive.signLength
    return piece[..<signs] + [UInt8](repeating: 48, count: missing) + piece[signs...]
  }
}
