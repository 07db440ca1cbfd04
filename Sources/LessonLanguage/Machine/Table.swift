/// A dictionary or a set: entries in the order of insertion, and an open-addressing index into them.
///
/// Payload: entries present; entries used, removed ones included; room for entries; places of the index, a power of
/// two; slots of an entry; slots of a key. Then the entries (hash with the top bit set, or 0 once removed; key; value),
/// then the index (entry number + 1 as UInt32, or 0). A removed entry keeps its place in the index until the table
/// is made anew.
struct Table {
  static let headerSlots = 6

  let object: HeapObject

  @inline(__always) init(_ object: HeapObject) { self.object = object }

  @inline(__always) var count: Int {
    get { Int(truncatingIfNeeded: object.payload[0]) }
    nonmutating set { object.payload[0] = UInt64(truncatingIfNeeded: newValue) }
  }

  @inline(__always) var used: Int {
    get { Int(truncatingIfNeeded: object.payload[1]) }
    nonmutating set { object.payload[1] = UInt64(truncatingIfNeeded: newValue) }
  }

  @inline(__always) var capacity: Int { Int(truncatingIfNeeded: object.payload[2]) }

  @inline(__always) var places: Int { Int(truncatingIfNeeded: object.payload[3]) }

  @inline(__always) var entrySlots: Int { Int(truncatingIfNeeded: object.payload[4]) }

  @inline(__always) var keySlots: Int { Int(truncatingIfNeeded: object.payload[5]) }

  var keyType: Int { Int(object.typeIndex) }

  var valueType: Int? { object.aux == 0 ? nil : Int(object.aux) - 1 }

  @inline(__always) var entries: Slots { object.payload + Table.headerSlots }

  @inline(__always) var index: UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(entries + capacity * entrySlots).assumingMemoryBound(to: UInt32.self)
  }

  @inline(__always) func entry(_ number: Int) -> Slots { entries + number * entrySlots }

  @inline(__always) func isPresent(_ number: Int) -> Bool { entry(number).pointee != 0 }

  @inline(__always) func key(_ number: Int) -> Slots { entry(number) + 1 }

  @inline(__always) func value(_ number: Int) -> Slots { entry(number) + 1 + keySlots }
}

extension Machine {
  /// Returns an empty table with room for `capacity` entries, or `nil` after a trap.
  func makeTable(key: Int, value: Int?, capacity: Int) -> Table? {
    let keySlots = types.types[key].slotCount
    let entrySlots = 1 + keySlots + (value.map { types.types[$0].slotCount } ?? 0)
    guard capacity >= 0, capacity < 1 << 26, entrySlots < 1 << 12 else {
      fail(.memoryExhausted)
      return nil
    }
    var places = 8
    while places * 3 / 4 < capacity { places *= 2 }
    let room = places * 3 / 4
    let bytes =
      Int64(16 + Table.headerSlots * 8) + Int64(room) * Int64(entrySlots) * 8 + Int64(places) * 4
    guard heap.hasRoom(for: bytes), let size = Int(exactly: bytes),
      let object = heap.allocate(
        size: size, kind: ObjectKind.table, typeIndex: UInt32(key),
        aux: value.map { UInt32($0 + 1) } ?? 0)
    else {
      fail(.memoryExhausted)
      return nil
    }
    object.payload[0] = 0
    object.payload[1] = 0
    object.payload[2] = UInt64(room)
    object.payload[3] = UInt64(places)
    object.payload[4] = UInt64(entrySlots)
    object.payload[5] = UInt64(keySlots)
    let table = Table(object)
    table.index.initialize(repeating: 0, count: places)
    return table
  }

  /// The hash of a key with the top bit set, or `nil` after a trap.
  @inline(__always)
  func tableHash(_ key: Slots, type: Int) -> UInt64? {
    guard let hash = hash(of: key, type: type) else { return nil }
    return hash | 1 << 63
  }

  /// The number of the entry of `key`, -1 if there is none, or `nil` after a trap.
  func find(_ key: Slots, hash: UInt64, in table: Table) -> Int? {
    let mask = table.places - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    let type = table.keyType
    var probes = 0
    while true {
      let number = Int(table.index[place]) - 1
      if number < 0 { return -1 }
      // Keys that all hash alike make every search go through all of them.
      probes += 1
      if probes > 16, !charge(6) { return nil }
      let entry = table.entry(number)
      if entry.pointee == hash {
        guard let isEqual = areEqual(entry + 1, key, type: type) else { return nil }
        if isEqual { return number }
      }
      place = (place + 1) & mask
    }
  }

  /// Makes the table in `register` unshared with room for one more entry; creates it if it is empty.
  func uniqueTable(_ register: Slots, key: Int, value: Int?, extra: Int) -> Table? {
    guard register.pointee != 0 else {
      guard let table = makeTable(key: key, value: value, capacity: max(extra, 1)) else {
        return nil
      }
      register.pointee = Slot(table.object)
      return table
    }
    let old = Table(register.pointee.object)
    let isUnique = old.object.isUnique
    if isUnique, old.used + extra <= old.capacity { return old }
    // Removed entries are left out of the copy; it grows only if those present need it.
    var capacity = old.count + extra
    if extra > 0, capacity * 4 > old.capacity * 3 { capacity = max(capacity, old.capacity * 2) }
    guard charge(old.used),
      let table = makeTable(key: old.keyType, value: old.valueType, capacity: capacity)
    else { return nil }
    let keyLayout = types.types[old.keyType].layout
    let valueLayout = old.valueType.map { types.types[$0].layout }
    let mask = table.places - 1
    var number = 0
    for index in 0..<old.used where old.isPresent(index) {
      let target = table.entry(number)
      target.update(from: old.entry(index), count: old.entrySlots)
      if !isUnique {
        retainValue(table.key(number), layout: keyLayout)
        if let valueLayout { retainValue(table.value(number), layout: valueLayout) }
      }
      var place = Int(truncatingIfNeeded: target.pointee) & mask
      while table.index[place] != 0 { place = (place + 1) & mask }
      number += 1
      table.index[place] = UInt32(number)
    }
    table.used = number
    table.count = number
    if isUnique { heap.free(old.object) } else { old.object.count &-= 1 }
    register.pointee = Slot(table.object)
    return table
  }

  /// Inserts a copy of `key` and `value`, or replaces the value; returns `false` after a trap.
  func insert(
    _ key: Slots, _ value: Slots?, into register: Slots, keyType: Int, valueType: Int?
  ) -> Bool {
    guard let hash = tableHash(key, type: keyType) else { return false }
    if register.pointee != 0 {
      guard let found = find(key, hash: hash, in: Table(register.pointee.object)) else {
        return false
      }
      if found >= 0 {
        guard let value, let valueType else { return true }
        return setValue(found, value, in: register, keyType: keyType, valueType: valueType)
      }
    }
    guard let table = uniqueTable(register, key: keyType, value: valueType, extra: 1) else {
      return false
    }
    let number = table.used
    let entry = table.entry(number)
    entry.pointee = hash
    let keySlots = table.keySlots
    for index in 0..<keySlots { entry[1 + index] = key[index] }
    retainValue(entry + 1, layout: types.types[keyType].layout)
    if let value, let valueType {
      let target = table.value(number)
      for index in 0..<types.types[valueType].slotCount { target[index] = value[index] }
      retainValue(target, layout: types.types[valueType].layout)
    }
    let mask = table.places - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while table.index[place] != 0 { place = (place + 1) & mask }
    table.index[place] = UInt32(number + 1)
    table.used = number + 1
    table.count += 1
    return true
  }

  func setValue(
    _ number: Int, _ value: Slots, in register: Slots, keyType: Int, valueType: Int
  ) -> Bool {
    guard let place = ownedEntry(number, in: register, keyType: keyType, valueType: valueType)
    else { return false }
    let raw = types.types[valueType]
    let target = place.table.value(place.number)
    retainValue(value, layout: raw.layout)
    let isPlain = types.layouts[raw.layout].referenceCount == 0
    if isPlain {
      for index in 0..<raw.slotCount { target[index] = value[index] }
      return true
    }
    return withTemporary(slots: raw.slotCount) { old in
      for index in 0..<raw.slotCount {
        old[index] = target[index]
        target[index] = value[index]
      }
      return releaseValue(old, layout: raw.layout)
    }
  }

  /// Makes the table unshared and finds entry `number` again: a copy leaves removed entries out.
  func ownedEntry(
    _ number: Int, in register: Slots, keyType: Int, valueType: Int?
  ) -> (table: Table, number: Int)? {
    guard register.pointee != 0, number >= 0 else {
      fail(.indexOutOfRange)
      return nil
    }
    let old = Table(register.pointee.object)
    guard number < old.used, old.isPresent(number) else {
      fail(.indexOutOfRange)
      return nil
    }
    if old.object.isUnique { return (old, number) }
    var own = 0
    for index in 0..<number where old.isPresent(index) { own += 1 }
    guard let table = uniqueTable(register, key: keyType, value: valueType, extra: 0) else {
      return nil
    }
    return (table, own)
  }

  func remove(_ number: Int, from register: Slots, keyType: Int, valueType: Int?) -> Bool {
    guard let place = ownedEntry(number, in: register, keyType: keyType, valueType: valueType)
    else { return false }
    let table = place.table
    let entry = table.entry(place.number)
    entry.pointee = 0
    table.count -= 1
    let slots = table.entrySlots
    let keyLayout = types.types[keyType].layout
    return withTemporary(slots: slots) { old in
      for index in 0..<slots { old[index] = entry[index] }
      if table.count == 0 {
        table.used = 0
        table.index.update(repeating: 0, count: table.places)
      }
      releaseValue(old + 1, layout: keyLayout)
      if let valueType {
        releaseValue(
          old + 1 + types.types[keyType].slotCount, layout: types.types[valueType].layout)
      }
      return pendingTrap == nil
    }
  }

  /// Gives `body` zeroed slots of its own, for values that must outlive what a deinitializer may do.
  func withTemporary(slots count: Int, _ body: (Slots) -> Bool) -> Bool {
    let temporary = Slots.allocate(capacity: max(count, 1))
    temporary.initialize(repeating: 0, count: max(count, 1))
    defer { temporary.deallocate() }
    return body(temporary)
  }
}
