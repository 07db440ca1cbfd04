/// The UTF-8 of a string, valid until the next string is looked into through the same cell or memory is allocated or freed.
struct StringBytes {
  var pointer: UnsafePointer<UInt8>
  var count: Int
  var isASCII: Bool

  @inline(__always) subscript(index: Int) -> UInt8 { pointer[index] }

  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: pointer, count: count) }

  /// The text as a Swift string, for what the machine does not do with bytes.
  var text: String { String(decoding: buffer, as: UTF8.self) }
}

extension Machine {
  /// The bytes of the string in `slot`; `cell` tells strings apart that are looked into at the same time.
  @inline(__always)
  func bytes(_ slot: Slot, cell: Int = 0) -> StringBytes {
    if slot.isAddress {
      let object = slot.object
      return StringBytes(
        pointer: UnsafePointer(object.stringBytes), count: object.elementCount,
        isASCII: object.flags & ObjectFlag.isASCII != 0)
    }
    scratch[cell] = slot >> 8
    let pointer = UnsafeRawPointer(scratch + cell).assumingMemoryBound(to: UInt8.self)
    return StringBytes(
      pointer: pointer, count: Int(truncatingIfNeeded: (slot & 0xff) >> 1),
      isASCII: slot & 0x8080_8080_8080_8000 == 0)
  }

  @inline(__always)
  func text(_ slot: Slot) -> String { bytes(slot).text }

  /// Returns a string of `buffer`, which must hold valid UTF-8, or `nil` after a trap.
  func makeString(_ buffer: UnsafeBufferPointer<UInt8>, isASCII: Bool? = nil) -> Slot? {
    let count = buffer.count
    if count <= 7 { return Machine.immediate(buffer) }
    guard let object = makeStringObject(capacity: count) else { return nil }
    if let base = buffer.baseAddress { object.stringBytes.update(from: base, count: count) }
    object.elementCount = count
    object.flags = isASCII ?? Machine.isASCII(buffer) ? ObjectFlag.isASCII : 0
    return Slot(object)
  }

  func makeString(_ bytes: [UInt8]) -> Slot? {
    bytes.withUnsafeBufferPointer { makeString($0) }
  }

  func makeString(_ text: String) -> Slot? {
    var copy = text
    return copy.withUTF8 { makeString($0) }
  }

  /// The part of `bytes` in `range` as a string of its own.
  func makeString(_ bytes: StringBytes, from: Int, to: Int) -> Slot? {
    makeString(
      UnsafeBufferPointer(start: bytes.pointer + from, count: to - from),
      isASCII: bytes.isASCII ? true : nil)
  }

  func makeImmortalString(_ text: String) -> Slot {
    var copy = text
    return copy.withUTF8 { buffer in
      if buffer.count <= 7 { return Machine.immediate(buffer) }
      let object = immortals.allocate(count: buffer.count)
      if let base = buffer.baseAddress {
        object.stringBytes.update(from: base, count: buffer.count)
      }
      object.elementCount = buffer.count
      object.flags = Machine.isASCII(buffer) ? ObjectFlag.isASCII : 0
      return Slot(object)
    }
  }

  /// Returns an empty string object with room for `capacity` bytes, or `nil` after a trap.
  func makeStringObject(capacity: Int) -> HeapObject? {
    guard capacity < 1 << 30,
      let object = heap.allocate(
        size: 24 + capacity, kind: ObjectKind.string, typeIndex: 0,
        aux: UInt32(truncatingIfNeeded: capacity))
    else {
      fail(.memoryExhausted)
      return nil
    }
    object.elementCount = 0
    return object
  }

  static func immediate(_ buffer: UnsafeBufferPointer<UInt8>) -> Slot {
    if buffer.isEmpty { return 0 }
    var slot = UInt64(buffer.count) << 1 | 1
    for index in 0..<buffer.count { slot |= UInt64(buffer[index]) << UInt64(8 * (index + 1)) }
    return slot
  }

  static func isASCII(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in buffer where byte >= 128 { return false }
    return true
  }

  /// Returns `lhs + rhs`, or `nil` after a trap.
  func concatenation(_ lhs: Slot, _ rhs: Slot) -> Slot? {
    if lhs == 0 {
      retain(rhs)
      return rhs
    }
    if rhs == 0 {
      retain(lhs)
      return lhs
    }
    let left = bytes(lhs, cell: 0)
    let right = bytes(rhs, cell: 1)
    let total = left.count + right.count
    if total <= 7 {
      return (lhs & ~0xff) | ((rhs >> 8) << UInt64(8 * (left.count + 1))) | UInt64(total) << 1 | 1
    }
    guard charge(total / 8), let object = makeStringObject(capacity: total) else { return nil }
    object.stringBytes.update(from: left.pointer, count: left.count)
    (object.stringBytes + left.count).update(from: right.pointer, count: right.count)
    object.elementCount = total
    object.flags = left.isASCII && right.isASCII ? ObjectFlag.isASCII : 0
    return Slot(object)
  }

  /// Appends `rhs` to the string in `register`, in place if it is unshared and has room.
  @inline(never)
  func append(_ rhs: Slot, to register: Slots) -> Bool {
    let lhs = register.pointee
    guard rhs != 0 else { return true }
    let left = bytes(lhs, cell: 0)
    let right = bytes(rhs, cell: 1)
    let total = left.count + right.count
    if lhs.isAddress, lhs.object.isUnique, total <= Int(lhs.object.aux) {
      let object = lhs.object
      (object.stringBytes + left.count).update(from: right.pointer, count: right.count)
      object.elementCount = total
      if !right.isASCII { object.flags = 0 }
      return charge(right.count / 8)
    }
    if total <= 7 || lhs == 0 {
      guard let result = concatenation(lhs, rhs) else { return false }
      register.pointee = result
      return release(lhs)
    }
    guard charge(total / 8), let object = makeStringObject(capacity: total + total / 2 + 16)
    else { return false }
    object.stringBytes.update(from: left.pointer, count: left.count)
    (object.stringBytes + left.count).update(from: right.pointer, count: right.count)
    object.elementCount = total
    object.flags = left.isASCII && right.isASCII ? ObjectFlag.isASCII : 0
    register.pointee = Slot(object)
    return release(lhs)
  }

  @inline(never)
  func concatenate(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    state.pointee.ip = ip
    state.pointee.fp = fp
    guard let result = concatenation(fp[Int(step.b)], fp[Int(step.c)]) else { return false }
    fp[Int(step.a)] = result
    return true
  }

  @inline(never)
  func joinStrings(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    state.pointee.ip = ip
    state.pointee.fp = fp
    let parts = fp + Int(step.b)
    var total = 0
    for index in 0..<Int(step.c) { total += bytes(parts[index]).count }
    if total == 0 {
      fp[Int(step.a)] = 0
      return true
    }
    guard charge(total / 8) else { return false }
    if total <= 7 {
      var slot = UInt64(total) << 1 | 1
      var shift: UInt64 = 8
      for index in 0..<Int(step.c) {
        let part = parts[index]
        slot |= (part >> 8) << shift
        shift += (part & 0xfe) * 4
      }
      fp[Int(step.a)] = slot
      return true
    }
    guard let object = makeStringObject(capacity: total) else { return false }
    var isASCII = true
    var offset = 0
    for index in 0..<Int(step.c) {
      let part = bytes(parts[index])
      (object.stringBytes + offset).update(from: part.pointer, count: part.count)
      offset += part.count
      isASCII = isASCII && part.isASCII
      release(parts[index])
    }
    object.elementCount = total
    object.flags = isASCII ? ObjectFlag.isASCII : 0
    fp[Int(step.a)] = Slot(object)
    return true
  }

  /// Whether two strings are canonically equivalent.
  @inline(__always)
  func areEqualStrings(_ lhs: Slot, _ rhs: Slot) -> Bool {
    if lhs == rhs { return true }
    if !lhs.isAddress, !rhs.isAddress, (lhs | rhs) & 0x8080_8080_8080_8000 == 0 { return false }
    return areEqualLongStrings(lhs, rhs)
  }

  @inline(never)
  private func areEqualLongStrings(_ lhs: Slot, _ rhs: Slot) -> Bool {
    let left = bytes(lhs, cell: 0)
    let right = bytes(rhs, cell: 1)
    if left.isASCII && right.isASCII {
      guard left.count == right.count else { return false }
      if left.count > 64 { spend(left.count / 8) }
      for index in 0..<left.count where left[index] != right[index] { return false }
      return true
    }
    if left.count + right.count > 64 { spend((left.count + right.count) / 2) }
    return left.text == right.text
  }

  /// Whether `lhs` comes first in the order of Unicode scalars of the canonical forms.
  func isLessString(_ lhs: Slot, _ rhs: Slot) -> Bool {
    let left = bytes(lhs, cell: 0)
    let right = bytes(rhs, cell: 1)
    if left.isASCII && right.isASCII {
      let common = min(left.count, right.count)
      if common > 64 { spend(common / 8) }
      for index in 0..<common where left[index] != right[index] {
        return left[index] < right[index]
      }
      return left.count < right.count
    }
    if left.count + right.count > 64 { spend((left.count + right.count) / 2) }
    return left.text < right.text
  }
}

/// The memory of constant strings, outside the session's limit.
final class Immortals {
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit {
    for block in blocks { block.deallocate() }
  }

  func allocate(count: Int) -> HeapObject {
    let object = UnsafeMutableRawPointer.allocate(byteCount: 24 + count, alignment: 16)
    blocks.append(object)
    object.storeBytes(of: 0, toByteOffset: 4, as: UInt32.self)
    object.count = Heap.immortalCount
    object.kind = ObjectKind.string
    object.typeIndex = 0
    object.aux = UInt32(count)
    return object
  }
}
