/// What is left on the heap after a session, and whether every reference was counted once.
public struct HeapAudit {
  /// Objects that keep one another alive and that nothing else leads to; they go with the session.
  public var objectsInCycles = 0
  /// Each an object whose count is not the number of references to it.
  public var miscounts: [String] = []
}

extension Machine {
  /// Releases the lesson's variables, as the end of the program does; deinitializers run.
  public func releaseGlobals() throws(Trap) {
    state.pointee.frame = frames
    state.pointee.fp = stack
    state.pointee.ip = halt
    state.pointee.error = 0
    state.pointee.nestedCalls = 0
    pendingTrap = nil
    for slot in program.globalReferences {
      let reference = stack[slot]
      stack[slot] = 0
      if !release(reference), let trap = pendingTrap {
        pendingTrap = nil
        throw trap
      }
    }
  }

  /// Compares the count of each object with the references that lead to it from other objects.
  ///
  /// Of an audited machine whose globals were released. After a trap the abandoned frames still hold references:
  /// then only an object counted too low is a miscount.
  public func audit(afterTrap: Bool = false) -> HeapAudit {
    precondition(heap.isAudited, "only an audited machine can list its objects")
    var result = HeapAudit()
    var found: [UInt: Int] = [:]
    let objects = heap.auditedObjects
    for object in objects { found[UInt(bitPattern: object)] = 0 }
    for object in objects {
      forEachReference(in: object) { slot in
        // Immortal objects are not on the heap, or counted there no longer.
        guard slot.isAddress, slot.object.count >> 30 != 1 else { return }
        let address = UInt(bitPattern: slot.object)
        if let count = found[address] {
          found[address] = count + 1
        } else {
          result.miscounts.append("\(kindName(object)) refers to a dead object")
        }
      }
    }
    for slot in program.globalReferences where stack[slot].isAddress {
      let object = stack[slot].object
      if found[UInt(bitPattern: object)] == nil, object.count >> 30 != 1 {
        result.miscounts.append("a variable refers to a dead object")
      }
    }
    for object in objects where object.count < Heap.immortalCount {
      let references = found[UInt(bitPattern: object)] ?? 0
      let count = Int(object.count)
      if count == references {
        result.objectsInCycles += 1
      } else if count < references || !afterTrap {
        result.miscounts.append(
          "\(kindName(object)) counts \(count) references and has \(references)")
      }
    }
    for grave in heap.auditedGraves where grave.count != Heap.deadCount {
      let change = Int(Int32(bitPattern: grave.count &- Heap.deadCount))
      result.miscounts.append("\(kindName(grave)) was counted by \(change) after its death")
    }
    return result
  }

  private func forEachReference(in object: HeapObject, _ body: (Slot) -> Void) {
    func visit(_ slots: Slots, layout: Int) {
      let raw = types.layouts[layout]
      for index in 0..<raw.referenceCount { body(slots[Int(raw.references[index])]) }
    }
    switch object.kind {
    case ObjectKind.box, ObjectKind.closure: visit(object.fields, layout: Int(object.typeIndex))
    case ObjectKind.existential:
      visit(object.fields, layout: types.types[Int(object.typeIndex)].layout)
    case ObjectKind.array:
      for index in 0..<object.elementCount {
        visit(object.elements + index * object.stride, layout: Int(object.typeIndex))
      }
    case ObjectKind.table:
      let table = Table(object)
      for index in 0..<table.used where table.isPresent(index) {
        visit(table.key(index), layout: types.types[table.keyType].layout)
        if let value = table.valueType {
          visit(table.value(index), layout: types.types[value].layout)
        }
      }
    case ObjectKind.instance:
      body(object.payload[0])
      visit(object.fields, layout: types.types[Int(object.typeIndex)].fieldLayout)
    default: break
    }
  }

  private func kindName(_ object: HeapObject) -> String {
    switch object.kind {
    case ObjectKind.box: return "a box"
    case ObjectKind.closure: return "a closure"
    case ObjectKind.instance:
      return "an instance of \(types.descriptors[Int(object.typeIndex)].name)"
    case ObjectKind.existential:
      return "an existential of \(types.descriptors[Int(object.typeIndex)].name)"
    case ObjectKind.array: return "an array"
    case ObjectKind.string: return "a string"
    case ObjectKind.table: return "a dictionary or set"
    case ObjectKind.weakCell: return "a weak cell"
    default: return "a host object"
    }
  }
}
