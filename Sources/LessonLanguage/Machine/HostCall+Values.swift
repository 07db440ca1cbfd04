// What a host function needs to look into values whose type only the program knows.

// MARK: Values of any type
extension HostCall {
  /// The index of the type of the value in the existential argument at `slot`; of an instance its own class.
  public func dynamicType(at slot: Int) -> Int? {
    guard arguments[slot].isAddress else { return nil }
    return machine.dynamicType(ofExistential: arguments[slot])
  }

  /// What the program says of a type.
  public func descriptor(ofType type: Int) -> TypeDescriptor { machine.types.descriptors[type] }

  /// The slots of the value in the existential argument at `slot`.
  public func slots(ofExistentialAt slot: Int) -> [UInt64] {
    guard arguments[slot].isAddress else { return [] }
    let object = arguments[slot].object
    let count = machine.types.types[Int(object.typeIndex)].slotCount
    return (0..<count).map { object.fields[$0] }
  }

  /// The text that `print` shows for the value in the existential argument at `slot`.
  public func description(ofExistentialAt slot: Int) throws(HostError) -> String {
    var text: [UInt8] = []
    guard arguments[slot].isAddress else { return "nil" }
    let object = arguments[slot].object
    let finished = machine.describe(
      object.fields, type: Int(object.typeIndex), isNested: false, into: &text)
    guard finished else { throw HostError("the value cannot be described") }
    return String(decoding: text, as: UTF8.self)
  }
}

// MARK: References found in slots
extension HostCall {
  /// The elements of the array behind a reference, each with its slots.
  public func elements(of slot: UInt64) -> [[UInt64]] {
    guard slot.isAddress else { return [] }
    let object = slot.object
    let stride = object.stride
    return (0..<object.elementCount).map { index in
      let element = object.elements + index * stride
      return (0..<stride).map { element[$0] }
    }
  }

  public func strings(of slot: UInt64) -> [String] {
    elements(of: slot).map { machine.text($0[0]) }
  }

  public func integers(of slot: UInt64) -> [Int64] {
    elements(of: slot).map { Int64(bitPattern: $0[0]) }
  }
}

// MARK: Traps
extension HostCall {
  /// Stops the program with `code`; throw what it returns.
  public func failure(_ code: TrapCode, _ message: String? = nil) -> HostError {
    machine.fail(code, message)
    return HostError(message ?? code.standardMessage)
  }
}

// MARK: Results
extension HostCall {
  /// Gives the lesson a `[[String]]`.
  public func setResult(rows: [[String]], at slot: Int = 0) throws(HostError) {
    let call = self
    result[slot] = try makeArray(rows.count, isReference: true) { row in
      call.array(rows[row].count, isReference: true) { call.machine.makeString(rows[row][$0]) }
    }
  }
}
