extension Builtins {
  /// Positions and parts; offsets count bytes.
  static let stringParts: [Builtin] = [
    Builtin("string.next") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard x[1] < UInt64(bytes.count) else {
        return machine.fail(.indexOutOfRange, "the index is at the end of the string")
      }
      result.pointee = UInt64(machine.characterEnd(bytes, Int(x[1])))
      return true
    },
    Builtin("string.previous") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard x[1] > 0, x[1] <= UInt64(bytes.count) else {
        return machine.fail(.indexOutOfRange, "the index is at the start of the string")
      }
      result.pointee = UInt64(machine.characterStart(bytes, Int(x[1])))
      return true
    },
    Builtin("string.moved") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard var offset = machine.scalarOffset(x[1], in: bytes) else { return false }
      var left = x[2].integer
      while left > 0, offset < bytes.count {
        offset = machine.characterEnd(bytes, offset)
        left -= 1
      }
      while left < 0, offset > 0 {
        offset = machine.characterStart(bytes, offset)
        left += 1
      }
      guard left == 0 else {
        return machine.fail(.indexOutOfRange, "the index would leave the string")
      }
      result.pointee = UInt64(offset)
      return machine.charge(Int(min(x[2].integer.magnitude, 1 << 30)) / 2)
    },
    Builtin("string.slice") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard let from = machine.scalarOffset(x[1], in: bytes),
        let to = machine.scalarOffset(x[2], in: bytes)
      else { return false }
      guard from <= to else { return machine.fail(.invalidRange) }
      guard machine.charge((to - from) / 8) else { return false }
      if from == 0, to == bytes.count {
        retain(x[0])
        result.pointee = x[0]
        return true
      }
      return machine.give(machine.makeString(bytes, from: from, to: to), to: result)
    },
    Builtin("string.character") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard x[1] < UInt64(bytes.count), let from = machine.scalarOffset(x[1], in: bytes) else {
        return machine.fail(.indexOutOfRange, "the index is not one of the string's")
      }
      let to = machine.characterEnd(bytes, from)
      return machine.give(machine.makeString(bytes, from: from, to: to), to: result)
    },
    Builtin("string.fromCharacters") { machine, result, x in
      let count = machine.elementCount(x[0])
      guard count > 0 else {
        result.pointee = 0
        return true
      }
      let elements = x[0].object.elements
      var total = 0
      for index in 0..<count { total += machine.bytes(elements[index]).count }
      guard machine.charge(count) else { return false }
      guard total > 7 else {
        var slot = UInt64(total) << 1 | 1
        var shift: UInt64 = 8
        for index in 0..<count {
          slot |= (elements[index] >> 8) << shift
          shift += (elements[index] & 0xfe) * 4
        }
        result.pointee = slot
        return true
      }
      guard let object = machine.makeStringObject(capacity: total) else { return false }
      var offset = 0
      var isASCII = true
      for index in 0..<count {
        let part = machine.bytes(elements[index])
        (object.stringBytes + offset).update(from: part.pointer, count: part.count)
        offset += part.count
        isASCII = isASCII && part.isASCII
      }
      object.elementCount = total
      object.flags = isASCII ? ObjectFlag.isASCII : 0
      result.pointee = Slot(object)
      return true
    },
    Builtin("string.byte") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard x[1] < UInt64(bytes.count) else {
        return machine.fail(.indexOutOfRange, "the index is not one of the string's")
      }
      result.pointee = UInt64(bytes[Int(x[1])])
      return true
    },
    Builtin("string.scalar") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard x[1] < UInt64(bytes.count), let offset = machine.scalarOffset(x[1], in: bytes) else {
        return machine.fail(.indexOutOfRange, "the index is not one of the string's")
      }
      result.pointee = UInt64(machine.scalar(bytes, offset).value)
      return true
    },
    Builtin("string.nextScalar") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard x[1] < UInt64(bytes.count), let offset = machine.scalarOffset(x[1], in: bytes) else {
        return machine.fail(.indexOutOfRange, "the index is at the end of the string")
      }
      result.pointee = UInt64(offset + machine.scalar(bytes, offset).length)
      return true
    },
    Builtin("string.fromScalar") { machine, result, x in
      guard x[0] <= 0x10ffff, let scalar = Unicode.Scalar(UInt32(x[0])) else {
        return machine.fail(.conversion, "the number is not a Unicode scalar")
      }
      return machine.give(machine.makeString(String(Character(scalar))), to: result)
    },
    Builtin("scalar.debugDescription") { machine, result, x in
      machine.give(machine.makeString(Builtins.quoted(scalar: UInt32(x[0]))), to: result)
    },
    Builtin("scalar.isEmoji") { machine, result, x in
      result.pointee = UInt64(
        truth: Unicode.Scalar(UInt32(x[0]))?.properties.isEmoji ?? false)
      return true
    },
    Builtin("scalar.isDecimalDigit") { machine, result, x in
      result.pointee = UInt64(
        truth: Unicode.Scalar(UInt32(x[0]))?.properties.generalCategory == .decimalNumber)
      return true
    },
    Builtin("string.fromUTF8") { machine, result, x in
      let count = machine.elementCount(x[0])
      guard machine.charge(count) else { return false }
      var bytes: [UInt8] = []
      for index in 0..<count {
        bytes.append(UInt8(truncatingIfNeeded: x[0].object.elements[index]))
      }
      return machine.give(machine.makeString(String(decoding: bytes, as: UTF8.self)), to: result)
    },
  ]

  /// A scalar in quotes, escaped unless it is printable ASCII.
  private static func quoted(scalar: UInt32) -> String {
    switch scalar {
    case 0: return "\"\\0\""
    case 9: return "\"\\t\""
    case 10: return "\"\\n\""
    case 13: return "\"\\r\""
    case 34: return "\"\\\"\""
    case 39: return "\"\\'\""
    case 92: return "\"\\\\\""
    case 32..<127: return "\"" + String(Character(Unicode.Scalar(UInt8(scalar)))) + "\""
    default:
      let digits = String(scalar, radix: 16, uppercase: true)
      let width = scalar < 0x80 ? 2 : digits.utf8.count <= 4 ? 4 : 8
      let zeros = String(repeating: "0", count: width - digits.utf8.count)
      return "\"\\u{" + zeros + digits + "}\""
    }
  }

  static let characters: [Builtin] = [
    Builtin("character.toString") { _, result, x in
      retain(x[0])
      result.pointee = x[0]
      return true
    },
    Builtin("character.fromString") { machine, result, x in
      let bytes = machine.bytes(x[0])
      guard bytes.count > 0, machine.characterEnd(bytes, 0) == bytes.count else {
        return machine.fail(
          .precondition, "a Character is made of a string with exactly one character")
      }
      retain(x[0])
      result.pointee = x[0]
      return true
    },
    Builtin("character.properties") { machine, result, x in
      let bytes = machine.bytes(x[0])
      result.pointee =
        bytes.count == 1
        ? Builtins.asciiProperties[Int(bytes[0])] : Builtins.properties(of: bytes.text)
      return true
    },
    Builtin("character.wholeNumber") { machine, result, x in
      let bytes = machine.bytes(x[0])
      if bytes.count == 1 {
        let isDigit = bytes[0] >= 48 && bytes[0] <= 57
        result.pointee = (isDigit ? Int64(bytes[0]) - 48 : -1).slot
      } else {
        result.pointee = Int64(bytes.text.first?.wholeNumberValue ?? -1).slot
      }
      return true
    },
    Builtin("character.hexDigit") { machine, result, x in
      result.pointee = Int64(machine.text(x[0]).first?.hexDigitValue ?? -1).slot
      return true
    },
  ]

  private static let asciiProperties: [UInt64] = (0..<128).map {
    properties(of: String(Character(Unicode.Scalar(UInt8($0)))))
  }

  /// One bit a property, in the order in which the library's `Character` declares them.
  private static func properties(of text: String) -> UInt64 {
    guard let character = text.first else { return 0 }
    let flags = [
      character.isLetter, character.isNumber, character.isWhitespace, character.isNewline,
      character.isUppercase, character.isLowercase, character.isPunctuation, character.isSymbol,
      character.isMathSymbol, character.isCurrencySymbol, character.isCased, character.isASCII,
    ]
    var result: UInt64 = 0
    for (bit, flag) in flags.enumerated() where flag { result |= 1 << UInt64(bit) }
    return result
  }
}
