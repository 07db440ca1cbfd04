/// Hashes by type; no seed, so that a program does the same everywhere and always.
extension Machine {
  @inline(__always)
  static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    // The finalizer of SplitMix64 over the state and the word (Steele, Lea and Flood, 2014).
    var mixed = (state ^ word) &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The hash of a value, or `nil` after a trap.
  @inline(__always)
  func hash(of value: Slots, type: Int) -> UInt64? {
    switch types.types[type].shape {
    case .bits: return Machine.mix(0, value.pointee)
    case .double:
      // Both zeros are equal.
      return Machine.mix(0, value.pointee.double == 0 ? 0 : value.pointee)
    case .text: return hash(ofString: value.pointee, into: 0)
    default:
      var state: UInt64 = 0
      return hash(value, type: type, into: &state) ? state : nil
    }
  }

  /// Feeds a value to `state`; returns `false` after a trap.
  func hash(_ value: Slots, type: Int, into state: inout UInt64) -> Bool {
    let raw = types.types[type]
    let descriptor = types.descriptors[type]
    switch raw.shape {
    case .bits: state = Machine.mix(state, value.pointee)
    case .double:
      state = Machine.mix(state, value.pointee.double == 0 ? 0 : value.pointee)
    case .text: state = hash(ofString: value.pointee, into: state)
    case .reference: state = Machine.mix(state, value.pointee)
    case .array: return hashArray(value.pointee, descriptor, into: &state)
    case .table: return hashTable(value.pointee, into: &state)
    case .existential: return hashExistential(value.pointee, into: &state)
    case .classType, .composite:
      var dynamic = descriptor
      if raw.shape == .classType, value.pointee.isAddress {
        dynamic = types.descriptors[Int(value.pointee.object.typeIndex)]
      }
      if let function = dynamic.hashFunction ?? descriptor.hashFunction {
        return hash(value, slots: raw.slotCount, by: function, into: &state)
      }
      if raw.shape == .classType {
        state = Machine.mix(state, value.pointee)
        return true
      }
      return hashParts(value, type: type, descriptor, into: &state)
    }
    return true
  }

  private func hashArray(
    _ slot: Slot, _ descriptor: TypeDescriptor, into state: inout UInt64
  ) -> Bool {
    guard slot != 0 else {
      state = Machine.mix(state, 0)
      return true
    }
    guard case .array(let element) = descriptor.kind else { return true }
    let object = slot.object
    guard charge(object.elementCount) else { return false }
    state = Machine.mix(state, UInt64(object.elementCount))
    guard deepen() else { return false }
    defer { valueDepth -= 1 }
    for index in 0..<object.elementCount {
      guard hash(object.elements + index * object.stride, type: element, into: &state) else {
        return false
      }
    }
    return true
  }

  /// Does not depend on the order of the entries.
  private func hashTable(_ slot: Slot, into state: inout UInt64) -> Bool {
    var sum: UInt64 = 0
    if slot != 0 {
      let table = Table(slot.object)
      guard charge(table.used), deepen() else { return false }
      defer { valueDepth -= 1 }
      for index in 0..<table.used where table.isPresent(index) {
        var entry = table.entry(index).pointee
        if let value = table.valueType {
          guard hash(table.value(index), type: value, into: &entry) else { return false }
        }
        sum &+= Machine.mix(0, entry)
      }
    }
    state = Machine.mix(state, sum)
    return true
  }

  private func hashExistential(_ slot: Slot, into state: inout UInt64) -> Bool {
    guard slot.isAddress, deepen() else { return pendingTrap == nil }
    defer { valueDepth -= 1 }
    return hash(slot.object.fields, type: Int(slot.object.typeIndex), into: &state)
  }

  private func hash(
    _ value: Slots, slots: Int, by function: Int, into state: inout UInt64
  ) -> Bool {
    let before = state
    var after = before
    let finished = call(
      function,
      prepare: { arguments in
        for index in 0..<slots { arguments[index] = value[index] }
        arguments[slots] = before
      },
      finish: { after = $0[self.program.functions[function].resultSlots + slots] })
    state = after
    return finished
  }

  private func hashParts(
    _ value: Slots, type: Int, _ descriptor: TypeDescriptor, into state: inout UInt64
  ) -> Bool {
    guard deepen() else { return false }
    defer { valueDepth -= 1 }
    switch descriptor.kind {
    case .tuple(_, let fields), .structure(let fields):
      for field in fields {
        guard hash(value + field.offset, type: field.type, into: &state) else { return false }
      }
    case .optional(let wrapped):
      guard value.pointee != 0 else {
        state = Machine.mix(state, 0)
        return true
      }
      state = Machine.mix(state, 1)
      return withPayload(of: value, wrapped: wrapped) { hash($0, type: wrapped, into: &state) }
    case .enumeration(let cases):
      let tag = Int(truncatingIfNeeded: value.pointee)
      state = Machine.mix(state, value.pointee)
      guard cases.indices.contains(tag) else { return true }
      for index in cases[tag].types.indices {
        let finished = withPayload(of: value, type: type, case: cases[tag], index) {
          hash($0, type: cases[tag].types[index], into: &state)
        }
        guard finished else { return false }
      }
    default: break
    }
    return true
  }

  /// Equal strings hash alike whatever their normal form: only characters that no other form can have are told apart.
  func hash(ofString slot: Slot, into state: UInt64) -> UInt64 {
    let bytes = bytes(slot)
    if bytes.count > 64 { spend(bytes.isASCII ? bytes.count / 16 : bytes.count * 4) }
    if bytes.isASCII { return Machine.hash(ascii: bytes, into: state) }
    var text = [UInt8]()
    for scalar in bytes.text.unicodeScalars {
      text.append(contentsOf: Character(Machine.singleForm(of: scalar)).utf8)
    }
    return text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return state }
      let canonical = StringBytes(pointer: base, count: buffer.count, isASCII: true)
      if Machine.isASCII(buffer) { return Machine.hash(ascii: canonical, into: state) }
      var result = state
      for character in canonical.text {
        let scalars = character.unicodeScalars
        var word: UInt64 = 0
        if let first = scalars.first, scalars.count == 1, Machine.hasOneForm(first.value) {
          word = UInt64(first.value)
        }
        result = Machine.mix(result, word)
      }
      return result
    }
  }

  private static func hash(ascii bytes: StringBytes, into state: UInt64) -> UInt64 {
    var result = state
    var index = 0
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(bytes.pointer + index).loadUnaligned(as: UInt64.self)
      result = mix(result, word)
      index += 8
    }
    var tail = UInt64(bytes.count & 7)
    while index < bytes.count {
      tail = tail << 8 | UInt64(bytes[index])
      index += 1
    }
    return mix(result, tail)
  }

  /// Three scalars are canonically equivalent to an ASCII one: Kelvin, Greek question mark and varia.
  private static func singleForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x212A: "K"
    case 0x37E: ";"
    case 0x1FEF: "`"
    default: scalar
    }
  }

  /// Whether no other sequence is canonically equivalent to the scalar, or all hash as it does.
  private static func hasOneForm(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x80, 0x4E00..<0xA000, 0x1F300..<0x1FB00: true
    default: false
    }
  }
}
