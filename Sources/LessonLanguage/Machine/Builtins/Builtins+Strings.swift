extension Machine {
  /// Stores a new string as a result; returns `false` after a trap.
  @inline(__always)
  func give(_ string: Slot?, to result: Slots) -> Bool {
    guard let string else { return false }
    result.pointee = string
    return true
  }

  /// Where the character that starts at `offset` ends.
  func characterEnd(_ bytes: StringBytes, _ offset: Int) -> Int {
    if bytes[offset] < 128 {
      let next = offset + 1
      if next == bytes.count { return next }
      if bytes[offset] == 13, bytes[next] == 10 { return next + 1 }
      if bytes[next] < 128 { return next }
    }
    let (first, length) = scalar(bytes, offset)
    if Machine.standsAlone(first) {
      let next = offset + length
      if next >= bytes.count { return bytes.count }
      if Machine.standsAlone(scalar(bytes, next).value) { return next }
    }
    let rest = UnsafeBufferPointer(
      start: bytes.pointer + offset, count: min(bytes.count - offset, 256))
    let text = String(decoding: rest, as: UTF8.self)
    guard let character = text.first else { return offset + 1 }
    return min(offset + character.utf8.count, bytes.count)
  }

  /// Whether the scalar joins neither another such scalar before it nor one behind it: most letters, ideographs and
  /// pictographs.
  private static func standsAlone(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20..<0x7f, 0xa0..<0x300, 0x370..<0x483, 0x48a..<0x591, 0x1e00..<0x2000, 0x2010..<0x2028,
      0x20a0..<0x20d0, 0x2190..<0x2c00, 0x3041..<0x3097, 0x30a0..<0x3100, 0x4e00..<0xa000,
      0x1f300..<0x1f3fb, 0x1f400..<0x1fb00:
      true
    default: false
    }
  }

  /// Where the character that ends at `offset` starts.
  func characterStart(_ bytes: StringBytes, _ offset: Int) -> Int {
    let last = offset - 1
    if bytes.isASCII {
      return last > 0 && bytes[last] == 10 && bytes[last - 1] == 13 ? last - 1 : last
    }
    // Characters are short: what stands farther back does not change where this one starts.
    var from = max(0, offset - 256)
    while from > 0, bytes[from] & 0xc0 == 0x80 { from -= 1 }
    let text = String(
      decoding: UnsafeBufferPointer(start: bytes.pointer + from, count: offset - from),
      as: UTF8.self)
    guard let character = text.last else { return last }
    return max(offset - character.utf8.count, 0)
  }

  func characterCount(_ bytes: StringBytes) -> Int {
    guard bytes.isASCII else { return bytes.text.count }
    var count = bytes.count
    for index in 0..<max(bytes.count - 1, 0) where bytes[index] == 13 && bytes[index + 1] == 10 {
      count -= 1
    }
    return count
  }

  /// Rounds an offset down to the start of a scalar; `nil` after a trap.
  func scalarOffset(_ offset: Slot, in bytes: StringBytes) -> Int? {
    guard offset <= UInt64(bytes.count) else {
      fail(.indexOutOfRange, "the index is not one of the string's")
      return nil
    }
    var result = Int(offset)
    while result > 0, result < bytes.count, bytes[result] & 0xc0 == 0x80 { result -= 1 }
    return result
  }

  /// The scalar that starts at `offset`, and its length.
  func scalar(_ bytes: StringBytes, _ offset: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(bytes[offset])
    func next(_ distance: Int) -> UInt32 {
      offset + distance < bytes.count ? UInt32(bytes[offset + distance]) & 0x3f : 0
    }
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xe0 { return ((lead & 0x1f) << 6 | next(1), 2) }
    if lead < 0xf0 { return ((lead & 0x0f) << 12 | next(1) << 6 | next(2), 3) }
    return ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  /// The first place at or after `start` where `pattern` occurs, or -1.
  func find(_ pattern: StringBytes, in bytes: StringBytes, from start: Int) -> Int {
    guard pattern.count > 0 else { return start }
    if pattern.count > 16 { return findLong(pattern, in: bytes, from: start) }
    var index = start
    while index + pattern.count <= bytes.count {
      var matched = 0
      while matched < pattern.count, bytes[index + matched] == pattern[matched] { matched += 1 }
      if matched == pattern.count { return index }
      index += 1
    }
    return -1
  }
}

extension Machine {
  /// The same in time that grows with both lengths only (Knuth, Morris and Pratt, 1977).
  private func findLong(_ pattern: StringBytes, in bytes: StringBytes, from start: Int) -> Int {
    // Of each beginning of the pattern: how much of its own beginning it ends with.
    var borders = [Int32](repeating: 0, count: pattern.count)
    var length = 0
    for index in 1..<pattern.count {
      while length > 0, pattern[index] != pattern[length] { length = Int(borders[length - 1]) }
      if pattern[index] == pattern[length] { length += 1 }
      borders[index] = Int32(length)
    }
    spend(pattern.count)
    var matched = 0
    var index = start
    while index < bytes.count {
      while matched > 0, bytes[index] != pattern[matched] { matched = Int(borders[matched - 1]) }
      if bytes[index] == pattern[matched] { matched += 1 }
      index += 1
      if matched == pattern.count { return index - matched }
    }
    return -1
  }
}

extension Builtins {
  private static func measure(
    _ name: String, _ body: @escaping @Sendable (Machine, StringBytes) -> Int
  ) -> Builtin {
    Builtin(name) { machine, result, x in
      result.pointee = Int64(body(machine, machine.bytes(x[0]))).slot
      return true
    }
  }

  static let strings: [Builtin] = [
    Builtin("string.concatenate") { machine, result, x in
      machine.give(machine.concatenation(x[0], x[1]), to: result)
    },
    Builtin("string.append") { machine, _, x in machine.append(x[1], to: x) },
    Builtin("string.equal") { machine, result, x in
      result.pointee = UInt64(truth: machine.areEqualStrings(x[0], x[1]))
      return true
    },
    Builtin("string.notEqual") { machine, result, x in
      result.pointee = UInt64(truth: !machine.areEqualStrings(x[0], x[1]))
      return true
    },
    Builtin("string.less") { machine, result, x in
      result.pointee = UInt64(truth: machine.isLessString(x[0], x[1]))
      return true
    },
    Builtin("string.isEmpty") { _, result, x in
      result.pointee = UInt64(truth: x[0] == 0)
      return true
    },
    measure("string.utf8Count") { $1.count },
    Builtin("string.count") { machine, result, x in
      let bytes = machine.bytes(x[0])
      result.pointee = UInt64(machine.characterCount(bytes))
      return machine.charge(bytes.isASCII ? bytes.count / 8 : bytes.count)
    },
    Builtin("string.repeating") { machine, result, x in
      result.pointee = 0
      let bytes = machine.bytes(x[0])
      guard x[1].integer >= 0 else {
        return machine.fail(.precondition, "a string cannot be repeated \(x[1].integer) times")
      }
      let (total, overflow) = bytes.count.multipliedReportingOverflow(
        by: Int(clamping: x[1].integer))
      guard !overflow, machine.heap.hasRoom(for: Int64(total)), machine.charge(total / 8) else {
        return machine.fail(.memoryExhausted)
      }
      guard total > 7 else {
        var text: [UInt8] = []
        while text.count < total { text.append(contentsOf: bytes.buffer) }
        return machine.give(machine.makeString(text), to: result)
      }
      guard let object = machine.makeStringObject(capacity: total) else { return false }
      object.stringBytes.update(from: bytes.pointer, count: bytes.count)
      // What is there is copied behind itself.
      var count = bytes.count
      while count < total {
        let added = min(count, total - count)
        (object.stringBytes + count).update(from: object.stringBytes, count: added)
        count += added
      }
      object.elementCount = total
      object.flags = bytes.isASCII ? ObjectFlag.isASCII : 0
      result.pointee = Slot(object)
      return true
    },
    Builtin("string.uppercased") { machine, result, x in
      machine.give(machine.changedCase(x[0], toUpper: true), to: result)
    },
    Builtin("string.lowercased") { machine, result, x in
      machine.give(machine.changedCase(x[0], toUpper: false), to: result)
    },
    Builtin("string.hasPrefix") { machine, result, x in
      let whole = machine.bytes(x[0], cell: 0)
      let part = machine.bytes(x[1], cell: 1)
      if whole.isASCII && part.isASCII {
        var matched = 0
        while matched < part.count, matched < whole.count, whole[matched] == part[matched] {
          matched += 1
        }
        result.pointee = UInt64(truth: matched == part.count)
      } else {
        result.pointee = UInt64(truth: whole.text.hasPrefix(part.text))
      }
      return machine.charge(part.count / 8)
    },
    Builtin("string.hasSuffix") { machine, result, x in
      let whole = machine.bytes(x[0], cell: 0)
      let part = machine.bytes(x[1], cell: 1)
      if whole.isASCII && part.isASCII {
        let start = whole.count - part.count
        result.pointee = UInt64(
          truth: start >= 0 && machine.find(part, in: whole, from: start) == start)
      } else {
        result.pointee = UInt64(truth: whole.text.hasSuffix(part.text))
      }
      return machine.charge(part.count / 8)
    },
    Builtin("string.find") { machine, result, x in
      let whole = machine.bytes(x[0], cell: 0)
      let part = machine.bytes(x[1], cell: 1)
      let start = Int(max(0, min(x[2].integer, Int64(whole.count))))
      let found = machine.find(part, in: whole, from: start)
      result.pointee = Int64(found).slot
      return machine.charge(((found < 0 ? whole.count : found) - start) / 2)
    },
    Builtin("string.describe") { machine, result, x in
      var text: [UInt8] = []
      guard machine.describe(x + 1, type: Int(x[0]), isNested: false, into: &text) else {
        return false
      }
      return machine.give(machine.makeString(text), to: result)
    },
    Builtin("string.reflect") { machine, result, x in
      var text: [UInt8] = []
      guard machine.describe(x + 1, type: Int(x[0]), isNested: true, into: &text) else {
        return false
      }
      return machine.give(machine.makeString(text), to: result)
    },
  ]
}

extension Machine {
  func changedCase(_ slot: Slot, toUpper: Bool) -> Slot? {
    let bytes = bytes(slot)
    guard charge(bytes.isASCII ? bytes.count / 4 : bytes.count * 2) else { return nil }
    guard bytes.isASCII else {
      let text = bytes.text
      return makeString(toUpper ? text.uppercased() : text.lowercased())
    }
    let first = toUpper ? UInt8(ascii: "a") : UInt8(ascii: "A")
    if !slot.isAddress {
      var result = slot
      for index in 0..<bytes.count where bytes[index] &- first < 26 {
        result ^= 0x20 << UInt64(8 * (index + 1))
      }
      return result
    }
    guard let object = makeStringObject(capacity: bytes.count) else { return nil }
    for index in 0..<bytes.count {
      let byte = bytes[index]
      object.stringBytes[index] = byte &- first < 26 ? byte ^ 0x20 : byte
    }
    object.elementCount = bytes.count
    object.flags = ObjectFlag.isASCII
    return Slot(object)
  }
}
