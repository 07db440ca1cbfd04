/// Arrays; see `Opcode`. The reference 0 is the empty array.
extension Machine {
  /// Returns a new array with room for `capacity` elements and none in it, or `nil` if memory is short.
  func makeArray(layout: Int, capacity: Int) -> HeapObject? {
    let stride = types.layouts[layout].slotCount
    let (slots, overflow) = capacity.multipliedReportingOverflow(by: max(stride, 0))
    guard !overflow, slots >= 0, slots < 1 << 27 else { return nil }
    guard
      let object = heap.allocate(
        size: 32 + slots * 8, kind: ObjectKind.array,
        typeIndex: UInt32(truncatingIfNeeded: layout), aux: UInt32(truncatingIfNeeded: stride))
    else { return nil }
    object.elementCount = 0
    object.elementCapacity = stride == 0 ? Int.max : capacity
    return object
  }

  /// Makes the array in `register` unshared, with room for `capacity` elements; a shared one is copied.
  @inline(__always)
  func ensureUnique(_ register: Slots, layout: Int, capacity: Int) -> HeapObject? {
    let slot = register.pointee
    if slot != 0 {
      let object = slot.object
      if object.isUnique, object.elementCapacity >= capacity { return object }
    }
    return copyArray(register, layout: layout, capacity: capacity)
  }

  /// Replaces the array in `register` by one of its own; growth is geometric.
  @inline(never)
  func copyArray(_ register: Slots, layout: Int, capacity: Int) -> HeapObject? {
    guard register.pointee != 0 else {
      guard let fresh = makeArray(layout: layout, capacity: max(capacity, 4)) else {
        fail(.memoryExhausted)
        return nil
      }
      register.pointee = Slot(fresh)
      return fresh
    }
    let old = register.pointee.object
    let count = old.elementCount
    let layout = Int(old.typeIndex)
    var room = max(capacity, count)
    if capacity > count { room = max(room, count + count / 2 + 4) }
    let isMoved = old.isUnique
    guard charge(count / 8),
      let fresh = makeArray(layout: layout, capacity: room)
        ?? makeArray(layout: layout, capacity: max(capacity, count))
    else {
      fail(.memoryExhausted)
      return nil
    }
    let stride = old.stride
    fresh.elements.update(from: old.elements, count: count * stride)
    fresh.elementCount = count
    if isMoved {
      heap.free(old)
    } else {
      let raw = types.layouts[layout]
      if raw.referenceCount > 0 {
        var element = fresh.elements
        for _ in 0..<count {
          for index in 0..<raw.referenceCount { retain(element[Int(raw.references[index])]) }
          element += stride
        }
      }
      old.count &-= 1
    }
    register.pointee = Slot(fresh)
    return fresh
  }

  @inline(never)
  func newArray(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    let count = Int(step.c)
    guard count > 0 else {
      fp[Int(step.a)] = 0
      return true
    }
    guard let object = makeArray(layout: Int(step.immediate), capacity: count) else {
      return fail(.memoryExhausted, ip, fp)
    }
    object.elements.update(from: fp + Int(step.b), count: count * object.stride)
    object.elementCount = count
    fp[Int(step.a)] = Slot(object)
    return true
  }

  /// The element with `index` of the array in `slot`, or `nil` after a trap.
  @inline(__always)
  func element(
    _ slot: Slot, _ index: Slot, _ ip: Step, _ fp: Slots
  ) -> Slots? {
    if slot != 0 {
      let object = slot.object
      if index < object.payload[0] {
        return object.elements + Int(truncatingIfNeeded: index) &* object.stride
      }
    }
    failElement(slot, index, ip, fp)
    return nil
  }

  @inline(never)
  func failElement(
    _ slot: Slot, _ index: Slot, _ ip: Step, _ fp: Slots
  ) {
    state.pointee.ip = ip
    state.pointee.fp = fp
    _ = failIndex(index.integer, count: slot == 0 ? 0 : slot.object.elementCount)
  }

  /// The element with `index` of the array in `register`, which is made unshared first.
  @inline(__always)
  func uniqueElement(
    _ register: Slots, _ index: Slot, _ ip: Step, _ fp: Slots
  ) -> Slots? {
    let slot = register.pointee
    if slot != 0 {
      let object = slot.object
      if index < object.payload[0] {
        if object.isUnique {
          return object.elements + Int(truncatingIfNeeded: index) &* object.stride
        }
        state.pointee.ip = ip
        state.pointee.fp = fp
        guard let own = copyArray(register, layout: 0, capacity: 0) else { return nil }
        return own.elements + Int(truncatingIfNeeded: index) &* own.stride
      }
    }
    failElement(slot, index, ip, fp)
    return nil
  }

  @inline(never)
  func arrayGetValue(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    guard let element = element(fp[Int(step.b)], fp[Int(step.c)], ip, fp) else { return false }
    let raw = types.layouts[Int(step.immediate)]
    let target = fp + Int(step.a)
    for index in 0..<raw.slotCount { target[index] = element[index] }
    for index in 0..<raw.referenceCount { retain(target[Int(raw.references[index])]) }
    return true
  }

  @inline(never)
  func arraySetReference(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    guard let element = uniqueElement(fp + Int(step.a), fp[Int(step.b)], ip, fp) else {
      return false
    }
    let old = element.pointee
    element.pointee = fp[Int(step.c)]
    state.pointee.ip = ip
    state.pointee.fp = fp
    return release(old)
  }

  @inline(never)
  func arraySetValue(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    guard let element = uniqueElement(fp + Int(step.a), fp[Int(step.b)], ip, fp) else {
      return false
    }
    let raw = types.layouts[Int(step.immediate)]
    let source = fp + Int(step.c)
    // The source's registers are free now: they hold the old value until it is released.
    for index in 0..<raw.slotCount { swapSlots(element + index, source + index) }
    guard raw.referenceCount > 0 else { return true }
    state.pointee.ip = ip
    state.pointee.fp = fp
    return releaseValue(source, layout: Int(step.immediate))
  }

  @inline(__always)
  private func swapSlots(_ a: Slots, _ b: Slots) {
    let old = a.pointee
    a.pointee = b.pointee
    b.pointee = old
  }

  @inline(never)
  func arrayTake(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    guard let element = uniqueElement(fp + Int(step.b), fp[Int(step.c)], ip, fp) else {
      return false
    }
    let count = types.layouts[Int(step.immediate)].slotCount
    let target = fp + Int(step.a)
    for index in 0..<count {
      target[index] = element[index]
      element[index] = 0
    }
    return true
  }

  @inline(never)
  func arrayAppend(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    let register = fp + Int(step.a)
    let count = register.pointee == 0 ? 0 : register.pointee.object.elementCount
    state.pointee.ip = ip
    state.pointee.fp = fp
    guard
      let object = ensureUnique(register, layout: Int(step.immediate), capacity: count + 1)
    else { return false }
    let stride = object.stride
    let target = object.elements + count * stride
    let source = fp + Int(step.b)
    for index in 0..<stride { target[index] = source[index] }
    object.elementCount = count + 1
    return true
  }

  /// Releases what `from ..< to` of an unshared array refers to.
  func releaseElements(_ object: HeapObject, from: Int, to: Int) -> Bool {
    let layout = Int(object.typeIndex)
    guard types.layouts[layout].referenceCount > 0 else { return true }
    var element = object.elements + from * object.stride
    for _ in from..<to {
      releaseValue(element, layout: layout)
      element += object.stride
    }
    return pendingTrap == nil
  }

  /// Counts one more reference to what `from ..< to` of `object` refers to.
  func retainElements(_ object: HeapObject, from: Int, to: Int) {
    let raw = types.layouts[Int(object.typeIndex)]
    guard raw.referenceCount > 0 else { return }
    var element = object.elements + from * object.stride
    for _ in from..<to {
      for index in 0..<raw.referenceCount { retain(element[Int(raw.references[index])]) }
      element += object.stride
    }
  }
}
