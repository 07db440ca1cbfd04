/// Values of any type: payloads, equality and order.
extension Machine {
  /// Enters a value within a value; returns `false` after a trap.
  func deepen() -> Bool {
    valueDepth += 1
    if valueDepth <= 300 { return true }
    valueDepth -= 1
    return fail(.recursionTooDeep, "the value is nested too deeply")
  }

  /// Whether an optional of the type is one reference that is 0 for `none`.
  func isReferenceLike(_ type: Int) -> Bool {
    switch types.types[type].shape {
    case .classType, .existential, .reference: true
    default: false
    }
  }

  /// Gives `body` the slots of what an optional wraps, laid out as its own type.
  func withPayload(of value: Slots, wrapped: Int, _ body: (Slots) -> Bool) -> Bool {
    if isReferenceLike(wrapped) { return body(value) }
    return body(value + 1)
  }

  /// Gives `body` the slots of payload `index` of a case, laid out as its own type.
  func withPayload(
    of value: Slots, type: Int, case enumCase: TypeDescriptor.Case, _ index: Int,
    _ body: (Slots) -> Bool
  ) -> Bool {
    var base = value
    if enumCase.boxLayout != nil {
      let box = value[Int(types.layouts[types.types[type].layout].references[0])]
      guard box.isAddress else { return fail(.exclusivity) }
      base = box.object.fields
    }
    let slots = enumCase.slots[index]
    var isContiguous = true
    for position in slots.indices where slots[position] != slots[0] + position {
      isContiguous = false
    }
    if isContiguous { return body(slots.isEmpty ? base : base + slots[0]) }
    return withTemporary(slots: slots.count) { payload in
      for position in slots.indices { payload[position] = base[slots[position]] }
      return body(payload)
    }
  }

  /// Whether two values of `type` are equal, or `nil` after a trap.
  @inline(__always)
  func areEqual(_ lhs: Slots, _ rhs: Slots, type: Int) -> Bool? {
    switch types.types[type].shape {
    case .bits: return lhs.pointee == rhs.pointee
    case .double: return lhs.pointee.double == rhs.pointee.double
    case .text: return areEqualStrings(lhs.pointee, rhs.pointee)
    default: return areEqualSlowly(lhs, rhs, type: type)
    }
  }

  func areEqualSlowly(_ lhs: Slots, _ rhs: Slots, type: Int) -> Bool? {
    let raw = types.types[type]
    let descriptor = types.descriptors[type]
    switch raw.shape {
    case .bits, .reference: return lhs.pointee == rhs.pointee
    case .double: return lhs.pointee.double == rhs.pointee.double
    case .text: return areEqualStrings(lhs.pointee, rhs.pointee)
    case .array:
      guard case .array(let element) = descriptor.kind else { return nil }
      return areEqualArrays(lhs.pointee, rhs.pointee, element: element)
    case .table: return areEqualTables(lhs.pointee, rhs.pointee)
    case .existential:
      guard lhs.pointee.isAddress, rhs.pointee.isAddress else { return lhs.pointee == rhs.pointee }
      let left = lhs.pointee.object
      let right = rhs.pointee.object
      guard left.typeIndex == right.typeIndex else { return false }
      return deeper { areEqual(left.fields, right.fields, type: Int(left.typeIndex)) }
    case .classType, .composite:
      if let function = descriptor.equalFunction {
        return areEqual(lhs, rhs, slots: raw.slotCount, by: function)
      }
      if raw.shape == .classType { return lhs.pointee == rhs.pointee }
      return deeper { areEqualParts(lhs, rhs, type: type, descriptor) }
    }
  }

  private func deeper(_ body: () -> Bool?) -> Bool? {
    guard deepen() else { return nil }
    defer { valueDepth -= 1 }
    return body()
  }

  private func areEqual(_ lhs: Slots, _ rhs: Slots, slots: Int, by function: Int) -> Bool? {
    var result = false
    let finished = call(
      function,
      prepare: { arguments in
        for index in 0..<slots {
          arguments[index] = lhs[index]
          arguments[slots + index] = rhs[index]
        }
      },
      finish: { result = $0.pointee != 0 })
    return finished ? result : nil
  }

  private func areEqualParts(
    _ lhs: Slots, _ rhs: Slots, type: Int, _ descriptor: TypeDescriptor
  ) -> Bool? {
    switch descriptor.kind {
    case .tuple(_, let fields), .structure(let fields):
      for field in fields {
        let isEqual = areEqual(lhs + field.offset, rhs + field.offset, type: field.type)
        guard isEqual == true else { return isEqual }
      }
      return true
    case .optional(let wrapped):
      let isThere = lhs.pointee != 0
      guard isThere == (rhs.pointee != 0) else { return false }
      guard isThere else { return true }
      var result: Bool? = nil
      let finished = withPayload(of: lhs, wrapped: wrapped) { left in
        withPayload(of: rhs, wrapped: wrapped) { right in
          result = areEqual(left, right, type: wrapped)
          return result != nil
        }
      }
      return finished ? result : nil
    case .enumeration(let cases):
      let tag = Int(truncatingIfNeeded: lhs.pointee)
      guard lhs.pointee == rhs.pointee else { return false }
      guard cases.indices.contains(tag) else { return true }
      for index in cases[tag].types.indices {
        var result: Bool? = nil
        let finished = withPayload(of: lhs, type: type, case: cases[tag], index) { left in
          withPayload(of: rhs, type: type, case: cases[tag], index) { right in
            result = areEqual(left, right, type: cases[tag].types[index])
            return result != nil
          }
        }
        guard finished, result == true else { return finished ? result : nil }
      }
      return true
    default: return true
    }
  }

  func areEqualArrays(_ lhs: Slot, _ rhs: Slot, element: Int) -> Bool? {
    let count = lhs == 0 ? 0 : lhs.object.elementCount
    guard count == (rhs == 0 ? 0 : rhs.object.elementCount) else { return false }
    guard count > 0, lhs != rhs || types.types[element].shape == .double else { return true }
    guard charge(count) else { return nil }
    let left = lhs.object
    let right = rhs.object
    return deeper {
      for index in 0..<count {
        let isEqual = areEqual(
          left.elements + index * left.stride, right.elements + index * right.stride,
          type: element)
        guard isEqual == true else { return isEqual }
      }
      return true
    }
  }

  func areEqualTables(_ lhs: Slot, _ rhs: Slot) -> Bool? {
    let count = lhs == 0 ? 0 : Table(lhs.object).count
    guard count == (rhs == 0 ? 0 : Table(rhs.object).count) else { return false }
    guard count > 0 else { return true }
    let left = Table(lhs.object)
    let right = Table(rhs.object)
    guard charge(3 * left.used) else { return nil }
    return deeper {
      for index in 0..<left.used where left.isPresent(index) {
        guard let found = find(left.key(index), hash: left.entry(index).pointee, in: right) else {
          return nil
        }
        guard found >= 0 else { return false }
        if let value = left.valueType {
          let isEqual = areEqual(left.value(index), right.value(found), type: value)
          guard isEqual == true else { return isEqual }
        }
      }
      return true
    }
  }
}
