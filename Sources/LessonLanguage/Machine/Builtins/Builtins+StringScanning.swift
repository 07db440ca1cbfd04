extension Machine {
  /// A string of the one ASCII character `byte`.
  @inline(__always)
  static func immediate(ascii byte: UInt8) -> Slot { 3 | UInt64(byte) << 8 }

  /// The part of a string that the slots of a `Substring` name; `nil` after a trap.
  func part(_ substring: Slots, cell: Int = 0) -> StringBytes? {
    let whole = bytes(substring[0], cell: cell)
    guard let from = scalarOffset(substring[1], in: whole),
      let to = scalarOffset(substring[2], in: whole)
    else { return nil }
    guard from <= to else {
      fail(.invalidRange)
      return nil
    }
    return StringBytes(pointer: whole.pointer + from, count: to - from, isASCII: whole.isASCII)
  }

  /// Whether two texts are canonically equivalent.
  func areEqual(_ left: StringBytes, _ right: StringBytes) -> Bool {
    if left.isASCII && right.isASCII {
      guard left.count == right.count else { return false }
      for index in 0..<left.count where left[index] != right[index] { return false }
      return true
    }
    return left.text == right.text
  }

  /// Appends the characters of `bytes` to a new array; 0 after a trap, or if there are none.
  func characters(of bytes: StringBytes) -> Slot {
    guard bytes.count > 0, charge(bytes.count) else { return 0 }
    let count = characterCount(bytes)
    guard let array = makeArray(layout: types.referenceLayout, capacity: count) else {
      fail(.memoryExhausted)
      return 0
    }
    var offset = 0
    while offset < bytes.count, array.elementCount < array.elementCapacity {
      let end = characterEnd(bytes, offset)
      guard let character = makeString(bytes, from: offset, to: end) else { break }
      array.elements[array.elementCount] = character
      array.elementCount += 1
      offset = end
    }
    return Slot(array)
  }
}

/// How a string is cut into parts.
private struct Splitting {
  let machine: Machine
  let base: Slot
  let layout: Int
  let maximum: Int64
  let omitsEmpty: Bool
  var result: Slot = 0
  var splits: Int64 = 0

  /// Appends the part between two offsets; returns `false` after a trap.
  mutating func append(_ from: Int, _ to: Int) -> Bool {
    if omitsEmpty && from == to { return true }
    splits += 1
    let count = machine.elementCount(result)
    let object = withUnsafeMutablePointer(to: &result) {
      machine.ensureUnique($0, layout: layout, capacity: count + 1)
    }
    guard let object else { return false }
    let element = object.elements + count * 3
    retain(base)
    element[0] = base
    element[1] = UInt64(from)
    element[2] = UInt64(to)
    object.elementCount = count + 1
    return true
  }
}

extension Builtins {
  /// Going through the characters of a string.
  static let stringScanning: [Builtin] = [
    // The string, the offset and the end.
    Builtin("string.iterate") { machine, result, x in
      let offset = Int(truncatingIfNeeded: x[1])
      guard x[1] < x[2] else {
        result[0] = 0
        result[1] = 0
        return true
      }
      let bytes = machine.bytes(x[0])
      result[0] = 1
      if bytes.isASCII, bytes[offset] != 13 {
        result[1] = Machine.immediate(ascii: bytes[offset])
        x[1] += 1
        return true
      }
      let end = machine.characterEnd(bytes, offset)
      x[1] = UInt64(end)
      return machine.give(machine.makeString(bytes, from: offset, to: end), to: result + 1)
    },
    Builtin("string.characters") { machine, result, x in
      result.pointee = 0
      guard let part = machine.part(x) else { return false }
      result.pointee = machine.characters(of: part)
      return machine.pendingTrap == nil
    },
    Builtin("string.countIn") { machine, result, x in
      guard let part = machine.part(x) else { return false }
      result.pointee = UInt64(machine.characterCount(part))
      return machine.charge(part.isASCII ? part.count / 8 : part.count)
    },
    // The number of Substring, its fields, the separator, the most splits, whether empty parts are left out.
    Builtin("string.split") { machine, result, x in
      result.pointee = 0
      guard let part = machine.part(x + 1), machine.charge(part.count / 2) else { return false }
      guard x[5].integer >= 0 else {
        return machine.fail(.precondition, "a string cannot be split \(x[5].integer) times")
      }
      var splitting = Splitting(
        machine: machine, base: x[1], layout: machine.types.types[Int(x[0])].layout,
        maximum: x[5].integer, omitsEmpty: x[6] != 0)
      let start = Int(x[2])
      let separator = machine.bytes(x[4], cell: 1)
      var from = 0
      var offset = 0
      while offset < part.count, splitting.splits < splitting.maximum {
        let end = machine.nextEnd(part, offset)
        let candidate = StringBytes(
          pointer: part.pointer + offset, count: end - offset, isASCII: part.isASCII)
        if candidate[0] == separator[0] || !part.isASCII, machine.areEqual(candidate, separator) {
          guard splitting.append(start + from, start + offset) else { return false }
          from = end
        }
        offset = end
      }
      guard splitting.append(start + from, start + part.count) else { return false }
      result.pointee = splitting.result
      return true
    },
    Builtin("substring.equal") { machine, result, x in
      guard let left = machine.part(x, cell: 0), let right = machine.part(x + 3, cell: 1) else {
        return false
      }
      result.pointee = UInt64(truth: machine.areEqual(left, right))
      return machine.charge(left.count / 8)
    },
  ]
}

extension Machine {
  /// Where the character at `offset` ends, quickly for ASCII.
  @inline(__always)
  func nextEnd(_ bytes: StringBytes, _ offset: Int) -> Int {
    bytes.isASCII && bytes[offset] != 13 ? offset + 1 : characterEnd(bytes, offset)
  }
}
