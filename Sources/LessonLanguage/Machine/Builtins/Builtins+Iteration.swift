extension Machine {
  /// Writes an optional whose payload `fill` puts where it belongs.
  @inline(__always)
  func giveElement(type: Int, to result: Slots, _ fill: (Slots) -> Void) {
    if isReferenceLike(type) { return fill(result) }
    result.pointee = 1
    fill(result + 1)
  }

  /// Writes `nil` of an optional around `type`.
  @inline(__always)
  func giveNone(type: Int, to result: Slots) {
    result.pointee = 0
    if isReferenceLike(type) { return }
    for index in 0..<types.types[type].slotCount { result[1 + index] = 0 }
  }
}

extension Builtins {
  /// `next()` of the iterators; their fields follow the numbers of the types.
  static let iteration: [Builtin] = [
    // The array and the position.
    Builtin("array.iterate") { machine, result, x in
      let type = Int(x[0])
      guard x[1] != 0, x[2] < x[1].object.payload[0] else {
        machine.giveNone(type: type, to: result)
        return true
      }
      let object = x[1].object
      let element = object.elements + Int(x[2]) * object.stride
      machine.giveElement(type: type, to: result) {
        machine.copyElement(element, to: $0, layout: Int(object.typeIndex))
      }
      x[2] += 1
      return true
    },
    // The table and the entry.
    Builtin("dictionary.iterate") { machine, result, x in
      let key = machine.types.types[Int(x[0])]
      let value = machine.types.types[Int(x[1])]
      guard let entry = machine.nextEntry(x + 2) else {
        result.update(repeating: 0, count: 1 + key.slotCount + value.slotCount)
        return true
      }
      result.pointee = 1
      machine.copyElement(entry, to: result + 1, layout: key.layout)
      machine.copyElement(
        entry + key.slotCount, to: result + 1 + key.slotCount, layout: value.layout)
      return true
    },
    Builtin("dictionary.iterateKeys") { machine, result, x in
      machine.giveNext(x + 2, type: Int(x[0]), offset: 0, to: result)
    },
    Builtin("dictionary.iterateValues") { machine, result, x in
      machine.giveNext(
        x + 2, type: Int(x[1]), offset: machine.types.types[Int(x[0])].slotCount, to: result)
    },
    Builtin("set.iterate") { machine, result, x in
      machine.giveNext(x + 1, type: Int(x[0]), offset: 0, to: result)
    },
  ]
}

extension Machine {
  /// The key of the next entry of the table in `iterator[0]`, from entry `iterator[1]` on, which moves behind it.
  func nextEntry(_ iterator: Slots) -> Slots? {
    guard iterator[0] != 0 else { return nil }
    let table = Table(iterator[0].object)
    var number = Int(truncatingIfNeeded: iterator[1])
    while number < table.used, !table.isPresent(number) { number += 1 }
    iterator[1] = UInt64(truncatingIfNeeded: number + 1)
    return number < table.used ? table.key(number) : nil
  }

  func giveNext(_ iterator: Slots, type: Int, offset: Int, to result: Slots) -> Bool {
    guard let entry = nextEntry(iterator) else {
      giveNone(type: type, to: result)
      return true
    }
    giveElement(type: type, to: result) {
      copyElement(entry + offset, to: $0, layout: types.types[type].layout)
    }
    return true
  }
}
