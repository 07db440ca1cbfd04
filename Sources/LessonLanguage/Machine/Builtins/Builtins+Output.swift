extension Machine {
  /// Appends the descriptions of the existentials in `items` to `text`.
  func joinDescriptions(
    _ items: Slot, separator: Slot, isNested: Bool, into text: inout [UInt8]
  ) -> Bool {
    for index in 0..<elementCount(items) {
      if index > 0 { text.append(contentsOf: bytes(separator).buffer) }
      let existential = items.object.elements[index]
      guard existential.isAddress else { continue }
      let object = existential.object
      let finished = describe(
        object.fields, type: Int(object.typeIndex), isNested: isNested, into: &text)
      guard finished else { return false }
    }
    return true
  }

  func printItems(_ x: Slots, isNested: Bool) -> Bool {
    var text: [UInt8] = []
    guard joinDescriptions(x[0], separator: x[1], isNested: isNested, into: &text) else {
      return false
    }
    text.append(contentsOf: bytes(x[2]).buffer)
    guard charge(text.count / 8 + 8) else { return false }
    guard output.count + text.count <= limits.outputBytes else {
      return fail(.outputTooLarge)
    }
    output.append(contentsOf: text)
    return true
  }
}

extension Builtins {
  static let output: [Builtin] = [
    Builtin("print") { machine, _, x in machine.printItems(x, isNested: false) },
    Builtin("debugPrint") { machine, _, x in machine.printItems(x, isNested: true) },
    Builtin("printText") { machine, result, x in
      var text: [UInt8] = []
      guard machine.joinDescriptions(x[0], separator: x[1], isNested: false, into: &text) else {
        return false
      }
      text.append(contentsOf: machine.bytes(x[2]).buffer)
      return machine.give(machine.makeString(text), to: result)
    },
    Builtin("trap") { machine, _, x in
      guard let code = TrapCode(rawValue: x[0].integer) else {
        preconditionFailure("the library knows all trap codes")
      }
      let message = machine.text(x[1])
      return machine.fail(code, message.isEmpty ? nil : message)
    },
  ]

  /// Hashing and identity; the number of the value's type stands first.
  static let values: [Builtin] = [
    Builtin("object.isUnique") { _, result, x in
      result.pointee = UInt64(truth: x[1].isAddress && x[1].object.isUnique)
      return true
    },
    Builtin("hasher.combine") { machine, result, x in
      var state = x[1]
      guard machine.hash(x + 2, type: Int(x[0]), into: &state) else { return false }
      result.pointee = state
      return true
    },
    Builtin("hasher.finish") { _, result, x in
      result.pointee = Machine.mix(x[0], 0x5851_F42D_4C95_7F2D)
      return true
    },
    Builtin("value.equal") { machine, result, x in
      let slots = machine.types.types[Int(x[0])].slotCount
      guard let isEqual = machine.areEqual(x + 1, x + 1 + slots, type: Int(x[0])) else {
        return false
      }
      result.pointee = UInt64(truth: isEqual)
      return true
    },
    Builtin("object.identity") { machine, result, x in
      var slot = x[1]
      if machine.types.types[Int(x[0])].shape == .existential, slot.isAddress {
        slot = slot.object.fields[0]
      }
      result.pointee = slot
      return true
    },
    Builtin("random.next") { machine, result, _ in
      machine.randomCount &+= 1
      result.pointee = Machine.mix(0x6C65_7373_6F6E_7321, machine.randomCount)
      return true
    },
    Builtin("random.seedWord") { _, result, x in
      var mixer = x[0]
      var word: UInt64 = 0
      for _ in 0..<min(x[1], 4) {
        mixer &+= 0x9E37_79B9_7F4A_7C15
        word = (mixer ^ (mixer >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        word ^= word >> 31
      }
      result.pointee = word
      return true
    },
  ]
}
