extension Builtins {
  /// Searching, comparing and sorting arrays; the number of the element type is in `x[0]`.
  static let arrayOrder: [Builtin] = [
    Builtin("array.equal") { machine, result, x in
      guard let isEqual = machine.areEqualArrays(x[1], x[2], element: Int(x[0])) else {
        return false
      }
      result.pointee = UInt64(truth: isEqual)
      return true
    },
    Builtin("array.firstIndex") { machine, result, x in
      guard let index = machine.firstIndex(of: x + 2, in: x[1], element: Int(x[0])) else {
        return false
      }
      result.pointee = Int64(index).slot
      return true
    },
    Builtin("array.contains") { machine, result, x in
      guard let index = machine.firstIndex(of: x + 2, in: x[1], element: Int(x[0])) else {
        return false
      }
      result.pointee = UInt64(truth: index >= 0)
      return true
    },
    Builtin("array.reverse") { machine, _, x in
      let count = machine.elementCount(x[1])
      guard count > 1 else { return true }
      guard machine.charge(count / 4),
        let object = machine.ensureUnique(x + 1, layout: 0, capacity: 0)
      else { return false }
      let stride = object.stride
      for index in 0..<count / 2 {
        let low = object.elements + index * stride
        let high = object.elements + (count - 1 - index) * stride
        for slot in 0..<stride {
          let old = low[slot]
          low[slot] = high[slot]
          high[slot] = old
        }
      }
      return true
    },
    Builtin("array.sort") { machine, result, x in machine.sort(x + 1, element: Int(x[0]), result) },
    Builtin("array.joined") { machine, result, x in
      result.pointee = 0
      let count = machine.elementCount(x[1])
      guard count > 0 else { return true }
      let elements = x[1].object.elements
      var total = machine.bytes(x[2]).count * (count - 1)
      for index in 0..<count { total += machine.bytes(elements[index]).count }
      guard machine.charge(3 * count + total / 4), total < 1 << 30 else {
        return machine.fail(.memoryExhausted)
      }
      var text: [UInt8] = []
      text.reserveCapacity(total)
      for index in 0..<count {
        if index > 0 { text.append(contentsOf: machine.bytes(x[2]).buffer) }
        text.append(contentsOf: machine.bytes(elements[index]).buffer)
      }
      guard let string = machine.makeString(text) else { return false }
      result.pointee = string
      return true
    },
  ]
}

extension Machine {
  /// The first element equal to `value`, -1, or `nil` after a trap.
  func firstIndex(of value: Slots, in array: Slot, element: Int) -> Int? {
    let count = elementCount(array)
    guard count > 0 else { return -1 }
    let object = array.object
    for index in 0..<count {
      guard let isEqual = areEqual(object.elements + index * object.stride, value, type: element)
      else { return nil }
      if isEqual { return charge(index / 2) ? index : nil }
    }
    return charge(count / 2) ? -1 : nil
  }

  /// Sorts numbers and strings in place; sets `result` to 0 for elements of other types.
  func sort(_ register: Slots, element: Int, _ result: Slots) -> Bool {
    let count = elementCount(register.pointee)
    result.pointee = 1
    guard count > 1 else { return true }
    let isLess: (Slot, Slot) -> Bool
    switch types.descriptors[element].kind {
    case .integer: isLess = { $0.integer < $1.integer }
    case .sizedInteger(let width):
      let isWord = width == IntegerWidth.uint64.rawValue
      isLess = { isWord ? $0 < $1 : $0.integer < $1.integer }
    case .double:
      for index in 0..<count where register.pointee.object.elements[index].double.isNaN {
        // With NaN among them the order depends on every comparison: the library's own sort decides.
        result.pointee = 0
        return true
      }
      isLess = { $0.double < $1.double }
    case .string, .character: isLess = { self.isLessString($0, $1) }
    default:
      result.pointee = 0
      return true
    }
    var levels = 1
    while count >> levels > 0 { levels += 1 }
    guard charge(count * levels / 2),
      let object = ensureUnique(register, layout: 0, capacity: 0),
      heap.hasRoom(for: Int64(count) * 8)
    else { return fail(.memoryExhausted) }
    let other = Slots.allocate(capacity: count)
    defer { other.deallocate() }
    Machine.mergeSort(object.elements, other, count: count, isLess)
    return true
  }

  /// A stable merge sort from the bottom up, over runs sorted by insertion.
  private static func mergeSort(
    _ slots: Slots, _ other: Slots, count: Int, _ isLess: (Slot, Slot) -> Bool
  ) {
    let run = 12
    var start = 0
    while start < count {
      let end = min(start + run, count)
      for index in start + 1..<max(end, start + 1) {
        let value = slots[index]
        var place = index
        while place > start, isLess(value, slots[place - 1]) {
          slots[place] = slots[place - 1]
          place -= 1
        }
        slots[place] = value
      }
      start = end
    }
    var source = slots
    var target = other
    var width = run
    while width < count {
      var low = 0
      while low < count {
        let middle = min(low + width, count)
        let high = min(middle + width, count)
        var left = low
        var right = middle
        for place in low..<high {
          if right >= high || left < middle && !isLess(source[right], source[left]) {
            target[place] = source[left]
            left += 1
          } else {
            target[place] = source[right]
            right += 1
          }
        }
        low = high
      }
      swap(&source, &target)
      width *= 2
    }
    if source != slots { slots.update(from: source, count: count) }
  }
}
