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
    Builtin("string.characters") { machine, result, x in
      result.pointee = 0
      let bytes = machine.bytes(x[0])
      guard bytes.count > 0 else { return true }
      let count = machine.characterCount(bytes)
      guard machine.charge(bytes.count),
        let array = machine.makeArray(layout: machine.types.referenceLayout, capacity: count)
      else { return machine.fail(.memoryExhausted) }
      result.pointee = Slot(array)
      var offset = 0
      while offset < bytes.count {
        // The bytes of an immediate string lie in the scratch cell, which only `bytes` changes.
        let end = machine.characterEnd(bytes, offset)
        guard array.elementCount < array.elementCapacity,
          let character = machine.makeString(bytes, from: offset, to: end)
        else { return machine.pendingTrap == nil }
        array.elements[array.elementCount] = character
        array.elementCount += 1
        offset = end
      }
      return true
    },
    Builtin("string.fromCharacters") { machine, result, x in
      var text: [UInt8] = []
      let count = machine.elementCount(x[0])
      for index in 0..<count {
        text.append(contentsOf: machine.bytes(x[0].object.elements[index]).buffer)
      }
      guard machine.charge(count) else { return false }
      return machine.give(machine.makeString(text), to: result)
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
      result.pointee = Builtins.properties(of: machine.text(x[0]))
      return true
    },
    Builtin("character.wholeNumber") { machine, result, x in
      result.pointee = Int64(machine.text(x[0]).first?.wholeNumberValue ?? -1).slot
      return true
    },
    Builtin("character.hexDigit") { machine, result, x in
      result.pointee = Int64(machine.text(x[0]).first?.hexDigitValue ?? -1).slot
      return true
    },
  ]

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
