extension Builtins {
  /// `x[0]` and `x[1]` are the numbers of the key's and the value's types, `x[2]` is the dictionary.
  static let dictionaries: [Builtin] =
    tableBasics("dictionary", tableAt: 2) + [
      Builtin("dictionary.value") { machine, result, x in
        guard let table = machine.table(x[2], entry: x[3]) else { return false }
        let layout = machine.types.types[Int(x[1])].layout
        machine.copyElement(table.value(Int(x[3])), to: result, layout: layout)
        return true
      },
      Builtin("dictionary.lookup") { machine, result, x in
        let value = Int(x[1])
        guard let found = machine.findEntry(x + 3, in: x[2], keyType: Int(x[0])) else {
          return false
        }
        guard found >= 0 else {
          machine.giveNone(type: value, to: result)
          return true
        }
        let source = Table(x[2].object).value(found)
        machine.giveElement(type: value, to: result) {
          machine.copyElement(source, to: $0, layout: machine.types.types[value].layout)
        }
        return true
      },
      Builtin("dictionary.getDefault") { machine, result, x in
        let key = x + 3
        guard let found = machine.findEntry(key, in: x[2], keyType: Int(x[0])) else {
          return false
        }
        let value =
          found < 0
          ? key + machine.types.types[Int(x[0])].slotCount : Table(x[2].object).value(found)
        machine.copyElement(value, to: result, layout: machine.types.types[Int(x[1])].layout)
        return true
      },
      Builtin("dictionary.getDefault.set") { machine, _, x in
        let key = x + 3
        let value = machine.types.types[Int(x[1])].slotCount
        return machine.insert(
          key, key + machine.types.types[Int(x[0])].slotCount + value, into: x + 2,
          keyType: Int(x[0]), valueType: Int(x[1]))
      },
      Builtin("dictionary.setValue") { machine, _, x in
        machine.setValue(
          Int(truncatingIfNeeded: x[3]), x + 4, in: x + 2, keyType: Int(x[0]),
          valueType: Int(x[1]))
      },
      Builtin("dictionary.takeValue") { machine, result, x in
        guard
          let place = machine.ownedEntry(
            Int(truncatingIfNeeded: x[3]), in: x + 2, keyType: Int(x[0]), valueType: Int(x[1]))
        else { return false }
        let value = place.table.value(place.number)
        let count = machine.types.types[Int(x[1])].slotCount
        result.update(from: value, count: count)
        value.update(repeating: 0, count: count)
        return true
      },
      Builtin("dictionary.insertNew") { machine, _, x in
        let key = x + 3
        let before = x[2] == 0 ? 0 : Table(x[2].object).count
        guard
          machine.insert(
            key, key + machine.types.types[Int(x[0])].slotCount, into: x + 2, keyType: Int(x[0]),
            valueType: Int(x[1]))
        else { return false }
        if Table(x[2].object).count > before { return true }
        var text: [UInt8] = []
        guard machine.describe(key, type: Int(x[0]), isNested: true, into: &text) else {
          return false
        }
        return machine.fail(
          .duplicateKey,
          "the key \(String(decoding: text, as: UTF8.self)) occurs twice in the dictionary literal")
      },
      Builtin("dictionary.insert") { machine, _, x in
        let key = x + 3
        return machine.insert(
          key, key + machine.types.types[Int(x[0])].slotCount, into: x + 2, keyType: Int(x[0]),
          valueType: Int(x[1]))
      },
      Builtin("dictionary.remove") { machine, _, x in
        machine.remove(
          Int(truncatingIfNeeded: x[3]), from: x + 2, keyType: Int(x[0]), valueType: Int(x[1]))
      },
    ]

  /// `x[0]` is the number of the member's type, `x[1]` is the set.
  static let sets: [Builtin] =
    tableBasics("set", tableAt: 1) + [
      Builtin("set.empty") { _, result, _ in
        result.pointee = 0
        return true
      },
      Builtin("set.insert") { machine, _, x in
        machine.insert(x + 2, nil, into: x + 1, keyType: Int(x[0]), valueType: nil)
      },
      Builtin("set.remove") { machine, _, x in
        machine.remove(
          Int(truncatingIfNeeded: x[2]), from: x + 1, keyType: Int(x[0]), valueType: nil)
      },
    ]

  /// What dictionaries and sets have in common; the table is argument `at`.
  private static func tableBasics(_ name: String, tableAt at: Int) -> [Builtin] {
    [
      Builtin("\(name).count") { _, result, x in
        result.pointee = x[at] == 0 ? 0 : UInt64(Table(x[at].object).count)
        return true
      },
      Builtin("\(name).used") { _, result, x in
        result.pointee = x[at] == 0 ? 0 : UInt64(Table(x[at].object).used)
        return true
      },
      Builtin("\(name).find") { machine, result, x in
        guard let found = machine.findEntry(x + at + 1, in: x[at], keyType: Int(x[0])) else {
          return false
        }
        result.pointee = Int64(found).slot
        return true
      },
      Builtin("\(name).next") { machine, result, x in
        guard x[at] != 0 else {
          result.pointee = 0
          return true
        }
        let table = Table(x[at].object)
        var index = max(0, x[at + 1].integer)
        let start = index
        while index < Int64(table.used), !table.isPresent(Int(index)) { index += 1 }
        result.pointee = min(index, Int64(table.used)).slot
        return index == start || machine.charge(Int(index - start))
      },
      Builtin(name == "set" ? "set.member" : "dictionary.key") { machine, result, x in
        guard let table = machine.table(x[at], entry: x[at + 1]) else { return false }
        let layout = machine.types.types[Int(x[0])].layout
        machine.copyElement(table.key(Int(x[at + 1])), to: result, layout: layout)
        return true
      },
      Builtin("\(name).reserveCapacity") { _, _, _ in true },
      Builtin("\(name).equal") { machine, result, x in
        guard let isEqual = machine.areEqualTables(x[at], x[at + 1]) else { return false }
        result.pointee = UInt64(truth: isEqual)
        return true
      },
    ]
  }
}

extension Machine {
  /// The number of the entry of `key`, -1 if there is none, or `nil` after a trap.
  func findEntry(_ key: Slots, in slot: Slot, keyType: Int) -> Int? {
    guard slot != 0 else { return -1 }
    guard let hash = tableHash(key, type: keyType) else { return nil }
    return find(key, hash: hash, in: Table(slot.object))
  }

  /// The table in `slot` if it has entry `number`; `nil` after a trap.
  func table(_ slot: Slot, entry number: Slot) -> Table? {
    if slot != 0 {
      let table = Table(slot.object)
      if number < UInt64(table.used), table.isPresent(Int(number)) { return table }
    }
    fail(.indexOutOfRange, "the index is not one of the collection's")
    return nil
  }
}
