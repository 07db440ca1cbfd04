extension Machine {
  /// Copies an element to `target` and retains it.
  @inline(__always)
  func copyElement(_ element: Slots, to target: Slots, layout: Int) {
    let raw = types.layouts[layout]
    for index in 0..<raw.slotCount { target[index] = element[index] }
    for index in 0..<raw.referenceCount { retain(target[Int(raw.references[index])]) }
  }

  func elementCount(_ slot: Slot) -> Int { slot == 0 ? 0 : slot.object.elementCount }

  func checkBounds(_ from: Int64, _ to: Int64, _ slot: Slot) -> Bool {
    let count = elementCount(slot)
    if from >= 0, from <= to, to <= Int64(count) { return true }
    if from > to { return fail(.invalidRange, "a range's lower bound is above its upper bound") }
    let elements = count == 1 ? "1 element" : "\(count) elements"
    return fail(
      .indexOutOfRange, "the range \(from)..<\(to) reaches beyond the array's \(elements)")
  }

  /// Appends copies of the elements of `source` to the array in `register`.
  func appendElements(_ source: Slot, to register: Slots, layout: Int) -> Bool {
    let added = elementCount(source)
    guard added > 0 else { return true }
    let count = elementCount(register.pointee)
    if count == 0, register.pointee == 0 {
      retain(source)
      register.pointee = source
      return true
    }
    // The source may be the array itself.
    retain(source)
    defer { release(source) }
    guard charge(added / 4),
      let object = ensureUnique(register, layout: layout, capacity: count + added)
    else { return false }
    let from = source.object
    (object.elements + count * object.stride).update(
      from: from.elements, count: added * object.stride)
    object.elementCount = count + added
    retainElements(object, from: count, to: count + added)
    return true
  }

  /// Opens a gap of `added` elements at `index`, whose slots are not initialized.
  func openGap(_ added: Int, at index: Int64, in register: Slots, layout: Int) -> HeapObject? {
    let count = elementCount(register.pointee)
    guard index >= 0, index <= Int64(count) else {
      _ = failIndex(index, count: count)
      return nil
    }
    guard charge((count - Int(index)) / 8 + added / 4),
      let object = ensureUnique(register, layout: layout, capacity: count + added)
    else { return nil }
    let place = object.elements + Int(index) * object.stride
    (place + added * object.stride).update(
      from: place, count: (count - Int(index)) * object.stride)
    object.elementCount = count + added
    return object
  }

  /// Closes the gap that `removed` elements at `index` leave; they have been released or moved out.
  func closeGap(_ removed: Int, at index: Int, in object: HeapObject) -> Bool {
    let count = object.elementCount
    let place = object.elements + index * object.stride
    place.update(
      from: place + removed * object.stride, count: (count - index - removed) * object.stride)
    object.elementCount = count - removed
    return charge((count - index - removed) / 8)
  }
}

extension Builtins {
  /// Each gets the number of its element type in `x[0]`.
  static let arrays: [Builtin] = [
    Builtin("array.count") { machine, result, x in
      result.pointee = UInt64(machine.elementCount(x[1]))
      return true
    },
    Builtin("array.isEmpty") { machine, result, x in
      result.pointee = UInt64(truth: machine.elementCount(x[1]) == 0)
      return true
    },
    Builtin("array.capacity") { _, result, x in
      result.pointee = x[1] == 0 ? 0 : UInt64(x[1].object.elementCapacity)
      return true
    },
    Builtin("array.get") { machine, result, x in
      let index = x[2]
      guard x[1] != 0, index < x[1].object.payload[0] else {
        return machine.failIndex(index.integer, count: machine.elementCount(x[1]))
      }
      let object = x[1].object
      machine.copyElement(
        object.elements + Int(index) * object.stride, to: result, layout: Int(object.typeIndex))
      return true
    },
    Builtin("array.get.set") { machine, _, x in
      let index = x[2]
      guard x[1] != 0, index < x[1].object.payload[0] else {
        return machine.failIndex(index.integer, count: machine.elementCount(x[1]))
      }
      guard let object = machine.ensureUnique(x + 1, layout: 0, capacity: 0) else { return false }
      let layout = Int(object.typeIndex)
      let element = object.elements + Int(index) * object.stride
      return machine.withTemporary(slots: object.stride) { old in
        for slot in 0..<object.stride { old[slot] = element[slot] }
        machine.copyElement(x + 3, to: element, layout: layout)
        return machine.releaseValue(old, layout: layout)
      }
    },
    Builtin("array.repeating") { machine, result, x in
      let layout = machine.types.types[Int(x[0])].layout
      let slots = machine.types.layouts[layout].slotCount
      let count = x[1 + slots].integer
      result.pointee = 0
      guard count >= 0 else {
        return machine.fail(.precondition, "an array cannot have \(count) elements")
      }
      guard count > 0 else { return true }
      guard count < 1 << 30, machine.charge(Int(count) / 4),
        let object = machine.makeArray(layout: layout, capacity: Int(count))
      else { return machine.fail(.memoryExhausted) }
      if slots == 1 {
        object.elements.initialize(repeating: x[1], count: Int(count))
      } else {
        for index in 0..<Int(count) {
          (object.elements + index * slots).update(from: x + 1, count: slots)
        }
      }
      object.elementCount = Int(count)
      machine.retainElements(object, from: 0, to: Int(count))
      result.pointee = Slot(object)
      return true
    },
    Builtin("array.append") { machine, _, x in
      let layout = machine.types.types[Int(x[0])].layout
      let count = machine.elementCount(x[1])
      guard let object = machine.ensureUnique(x + 1, layout: layout, capacity: count + 1) else {
        return false
      }
      machine.copyElement(x + 2, to: object.elements + count * object.stride, layout: layout)
      object.elementCount = count + 1
      return true
    },
    Builtin("array.appendArray") { machine, _, x in
      machine.appendElements(x[2], to: x + 1, layout: machine.types.types[Int(x[0])].layout)
    },
    Builtin("array.concatenate") { machine, result, x in
      result.pointee = x[1]
      retain(x[1])
      return machine.appendElements(
        x[2], to: result, layout: machine.types.types[Int(x[0])].layout)
    },
    Builtin("array.insert") { machine, _, x in
      let layout = machine.types.types[Int(x[0])].layout
      let index = x[2 + machine.types.layouts[layout].slotCount].integer
      guard let object = machine.openGap(1, at: index, in: x + 1, layout: layout) else {
        return false
      }
      machine.copyElement(
        x + 2, to: object.elements + Int(index) * object.stride, layout: layout)
      return true
    },
    Builtin("array.insertArray") { machine, _, x in
      let layout = machine.types.types[Int(x[0])].layout
      let source = x[2]
      let added = machine.elementCount(source)
      retain(source)
      defer { machine.release(source) }
      guard let object = machine.openGap(added, at: x[3].integer, in: x + 1, layout: layout) else {
        return false
      }
      guard added > 0 else { return true }
      let index = Int(x[3])
      (object.elements + index * object.stride).update(
        from: source.object.elements, count: added * object.stride)
      machine.retainElements(object, from: index, to: index + added)
      return true
    },
    Builtin("array.remove") { machine, result, x in
      let index = x[2]
      guard x[1] != 0, index < x[1].object.payload[0] else {
        return machine.failIndex(index.integer, count: machine.elementCount(x[1]))
      }
      guard let object = machine.ensureUnique(x + 1, layout: 0, capacity: 0) else { return false }
      result.update(from: object.elements + Int(index) * object.stride, count: object.stride)
      return machine.closeGap(1, at: Int(index), in: object)
    },
    Builtin("array.removeRange") { machine, _, x in
      guard machine.checkBounds(x[2].integer, x[3].integer, x[1]) else { return false }
      let from = Int(x[2])
      let to = Int(x[3])
      guard to > from else { return true }
      guard let object = machine.ensureUnique(x + 1, layout: 0, capacity: 0) else { return false }
      guard machine.releaseElements(object, from: from, to: to) else { return false }
      return machine.closeGap(to - from, at: from, in: object)
    },
    Builtin("array.slice") { machine, result, x in
      guard machine.checkBounds(x[2].integer, x[3].integer, x[1]) else { return false }
      let from = Int(x[2])
      let count = Int(x[3]) - from
      result.pointee = 0
      guard count > 0 else { return true }
      let source = x[1].object
      if count == source.elementCount {
        retain(x[1])
        result.pointee = x[1]
        return true
      }
      guard machine.charge(count / 8),
        let object = machine.makeArray(layout: Int(source.typeIndex), capacity: count)
      else { return machine.fail(.memoryExhausted) }
      object.elements.update(
        from: source.elements + from * source.stride, count: count * source.stride)
      object.elementCount = count
      machine.retainElements(object, from: 0, to: count)
      result.pointee = Slot(object)
      return true
    },
    Builtin("array.swapAt") { machine, _, x in
      let count = machine.elementCount(x[1])
      for index in [x[2], x[3]] where index >= UInt64(count) {
        return machine.failIndex(index.integer, count: count)
      }
      guard let object = machine.ensureUnique(x + 1, layout: 0, capacity: 0) else { return false }
      let first = object.elements + Int(x[2]) * object.stride
      let second = object.elements + Int(x[3]) * object.stride
      for slot in 0..<object.stride {
        let old = first[slot]
        first[slot] = second[slot]
        second[slot] = old
      }
      return true
    },
    Builtin("array.reserveCapacity") { machine, _, x in
      guard x[2].integer >= 0, x[2].integer < 1 << 30 else {
        return machine.fail(.memoryExhausted)
      }
      // Room is taken when it is used: a program that reserves too much must not fail for it.
      guard x[1] == 0, x[2] > 0, x[2].integer <= 1 << 16 else { return true }
      let layout = machine.types.types[Int(x[0])].layout
      guard let object = machine.makeArray(layout: layout, capacity: Int(x[2])) else {
        return machine.fail(.memoryExhausted)
      }
      x[1] = Slot(object)
      return true
    },
    Builtin("array.fromSet") { machine, result, x in
      result.pointee = 0
      guard x[1] != 0, Table(x[1].object).count > 0 else { return true }
      let table = Table(x[1].object)
      let layout = machine.types.types[Int(x[0])].layout
      guard machine.charge(table.used),
        let object = machine.makeArray(layout: layout, capacity: table.count)
      else { return machine.fail(.memoryExhausted) }
      var count = 0
      for index in 0..<table.used where table.isPresent(index) {
        machine.copyElement(
          table.key(index), to: object.elements + count * object.stride, layout: layout)
        count += 1
      }
      object.elementCount = count
      result.pointee = Slot(object)
      return true
    },
  ]
}
