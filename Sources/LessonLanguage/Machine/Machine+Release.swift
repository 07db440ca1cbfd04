extension Machine {
  /// Counts one reference less; the last one ends the object. Returns `false` after a trap in a deinitializer.
  @inline(__always)
  @discardableResult
  func release(_ slot: Slot) -> Bool {
    if slot.isAddress {
      let object = slot.object
      let count = object.count &- 1
      object.count = count
      if count == 0 { return end(object) }
    }
    return true
  }

  /// Retains the references of a value of `layout`.
  @inline(__always)
  func retainValue(_ slots: Slots, layout: Int) {
    let raw = types.layouts[layout]
    for index in 0..<raw.referenceCount { retain(slots[Int(raw.references[index])]) }
  }

  /// Releases the references of a value of `layout`.
  @inline(__always)
  @discardableResult
  func releaseValue(_ slots: Slots, layout: Int) -> Bool {
    let raw = types.layouts[layout]
    var isFine = true
    for index in 0..<raw.referenceCount where !release(slots[Int(raw.references[index])]) {
      isFine = false
    }
    return isFine
  }

  /// Ends `object` and all that only it kept alive, without recursion: a list of a million nodes takes no native stack.
  @inline(never)
  func end(_ object: HeapObject) -> Bool {
    if object.kind == ObjectKind.string {
      heap.free(object)
      return true
    }
    let base = dying.pointee.count
    var current = object
    while true {
      spend(1)
      finish(current)
      guard dying.pointee.count > base else { break }
      current = HeapObject(bitPattern: dying.pointee.pop()).unsafelyUnwrapped
    }
    return pendingTrap == nil
  }

  /// Counts one reference less within a dying object.
  @inline(__always)
  private func drop(_ slot: Slot) {
    if slot.isAddress {
      let object = slot.object
      let count = object.count &- 1
      object.count = count
      if count == 0 { dying.pointee.push(UInt(bitPattern: object)) }
    }
  }

  @inline(__always)
  private func dropValue(_ slots: Slots, layout: Int) {
    let raw = types.layouts[layout]
    for index in 0..<raw.referenceCount { drop(slots[Int(raw.references[index])]) }
  }

  private func finish(_ object: HeapObject) {
    switch object.kind {
    case ObjectKind.string: break
    case ObjectKind.box, ObjectKind.closure:
      dropValue(object.fields, layout: Int(object.typeIndex))
    case ObjectKind.existential:
      dropValue(object.fields, layout: types.types[Int(object.typeIndex)].layout)
    case ObjectKind.array: finishArray(object)
    case ObjectKind.table: finishTable(object)
    case ObjectKind.instance:
      guard finishInstance(object) else { return }
    case ObjectKind.host: finishHost(object)
    default: break
    }
    heap.free(object)
  }

  private func finishArray(_ object: HeapObject) {
    let raw = types.layouts[Int(object.typeIndex)]
    guard raw.referenceCount > 0 else { return }
    spend(object.elementCount / 4)
    let stride = object.stride
    var element = object.elements
    for _ in 0..<object.elementCount {
      for index in 0..<raw.referenceCount { drop(element[Int(raw.references[index])]) }
      element += stride
    }
  }

  private func finishTable(_ object: HeapObject) {
    let table = Table(object)
    let key = types.types[table.keyType].layout
    let value = table.valueType.map { types.types[$0].layout }
    spend(table.used / 4)
    for index in 0..<table.used where table.isPresent(index) {
      dropValue(table.key(index), layout: key)
      if let value { dropValue(table.value(index), layout: value) }
    }
  }

  /// Returns whether the memory can be given back.
  private func finishInstance(_ object: HeapObject) -> Bool {
    let type = types.types[Int(object.typeIndex)]
    if type.deinitializer >= 0 {
      object.count = 1
      let address = Slot(object)
      let finished = call(type.deinitializer, prepare: { $0[0] = address }, finish: { _ in })
      // A deinitializer that keeps `self` would leave a reference to nothing: the object stays.
      guard finished, object.count == 1 else {
        object.count = Heap.immortalCount
        return false
      }
    }
    let cell = object.payload[0]
    if cell.isAddress {
      cell.object.payload[0] = 0
      drop(cell)
    }
    dropValue(object.fields, layout: type.fieldLayout)
    return true
  }

  private func finishHost(_ object: HeapObject) {
    let index = Int(truncatingIfNeeded: object.payload[0])
    heap.account(-object.payload[1].integer)
    hostObjects[index] = nil
    freeHostObjects.append(index)
  }
}
