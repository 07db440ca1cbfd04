/// Boxes, instances, closures, existentials and weak cells; see `Opcode` for what each instruction does.
///
/// A function that takes `ip` runs the instruction there and returns `false` after a trap.
extension Machine {
  @inline(__always)
  func makeObject(_ kind: UInt8, typeIndex: Int, slots: Int) -> HeapObject? {
    guard
      let object = heap.allocate(
        size: 24 + slots * 8, kind: kind, typeIndex: UInt32(truncatingIfNeeded: typeIndex))
    else { return nil }
    clearSlots(object.payload, slots + 1)
    return object
  }

  @inline(never)
  func makeExistential(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    let type = Int(step.immediate)
    let slots = types.types[type].slotCount
    guard let object = makeObject(ObjectKind.existential, typeIndex: type, slots: slots) else {
      return fail(.memoryExhausted, ip, fp)
    }
    object.fields.update(from: fp + Int(step.b), count: slots)
    fp[Int(step.a)] = Slot(object)
    return true
  }

  /// The type of the value in an existential; of an instance its own class.
  func dynamicType(ofExistential slot: Slot) -> Int {
    let object = slot.object
    let type = Int(object.typeIndex)
    if types.types[type].shape == .classType, object.fields[0].isAddress {
      return Int(object.fields[0].object.typeIndex)
    }
    return type
  }

  @inline(never)
  func existentialIs(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    let existential = fp[Int(step.b)]
    guard existential.isAddress else {
      fp[Int(step.a)] = 0
      return true
    }
    let type = dynamicType(ofExistential: existential)
    fp[Int(step.a)] = UInt64(truth: types.isAncestor(Int(step.immediate), of: type))
    return true
  }

  @inline(never)
  func instanceIs(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    let instance = fp[Int(step.b)]
    let isIt =
      instance.isAddress
      && types.isAncestor(Int(step.immediate), of: Int(instance.object.typeIndex))
    fp[Int(step.a)] = UInt64(truth: isIt)
    return true
  }

  @inline(never)
  func wrapInstance(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    let instance = fp[Int(step.b)]
    guard instance.isAddress else {
      fp[Int(step.a)] = 0
      return true
    }
    let type = Int(instance.object.typeIndex)
    guard let object = makeObject(ObjectKind.existential, typeIndex: type, slots: 1) else {
      return fail(.memoryExhausted, ip, fp)
    }
    object.fields[0] = instance
    fp[Int(step.a)] = Slot(object)
    return true
  }

  @inline(never)
  func unwrapExistential(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    var result = fp[Int(step.b)]
    while result.isAddress, case .optional = types.descriptors[Int(result.object.typeIndex)].kind {
      let object = result.object
      var type = Int(object.typeIndex)
      var value = object.fields
      result = 0
      while case .optional(let wrapped) = types.descriptors[type].kind {
        guard value.pointee != 0 else { break }
        if types.types[wrapped].slotCount < types.types[type].slotCount { value += 1 }
        type = wrapped
      }
      if case .optional = types.descriptors[type].kind { break }
      if types.types[type].shape == .existential {
        result = value.pointee
        continue
      }
      let raw = types.types[type]
      guard
        let made = makeObject(ObjectKind.existential, typeIndex: type, slots: raw.slotCount)
      else { return fail(.memoryExhausted, ip, fp) }
      made.fields.update(from: value, count: raw.slotCount)
      retainValue(made.fields, layout: raw.layout)
      fp[Int(step.a)] = Slot(made)
      return true
    }
    retain(result)
    fp[Int(step.a)] = result
    return true
  }

  @inline(never)
  func makeExistentialUnique(_ ip: Step, _ fp: Slots) -> Bool {
    let register = fp + Int(ip.pointee.a)
    guard register.pointee.isAddress else { return fail(.exclusivity, ip, fp) }
    let shared = register.pointee.object
    if shared.isUnique { return true }
    let type = Int(shared.typeIndex)
    let raw = types.types[type]
    guard
      let object = makeObject(ObjectKind.existential, typeIndex: type, slots: raw.slotCount)
    else { return fail(.memoryExhausted, ip, fp) }
    object.fields.update(from: shared.fields, count: raw.slotCount)
    retainValue(object.fields, layout: raw.layout)
    shared.count &-= 1
    register.pointee = Slot(object)
    return true
  }

  @inline(never)
  func makeWeak(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    let instance = fp[Int(step.b)]
    guard instance.isAddress else {
      fp[Int(step.a)] = 0
      return true
    }
    var object = instance.object
    // Of an existential the instance inside is what the cell refers to.
    if object.kind == ObjectKind.existential {
      guard object.fields[0].isAddress else {
        fp[Int(step.a)] = 0
        return true
      }
      object = object.fields[0].object
    }
    if !object.payload[0].isAddress {
      guard let cell = makeObject(ObjectKind.weakCell, typeIndex: 0, slots: 0) else {
        return fail(.memoryExhausted, ip, fp)
      }
      cell.payload[0] = Slot(object)
      object.payload[0] = Slot(cell)
    }
    let cell = object.payload[0]
    retain(cell)
    fp[Int(step.a)] = cell
    return true
  }

  /// The instance of a weak cell, retained, or 0.
  func instance(ofWeak cell: Slot) -> Slot {
    guard cell.isAddress else { return 0 }
    let instance = cell.object.payload[0]
    retain(instance)
    return instance
  }
}
