/// A mistake that a host function reports; it becomes a trap at the line that called.
public struct HostError: Error {
  public var message: String

  public init(_ message: String) { self.message = message }
}

/// What a session offers to its lessons; `callHost` reaches it by its number.
public typealias HostFunction = (inout HostCall) throws(HostError) -> Void

/// The arguments and the result of a call of a host function.
///
/// Slots of arguments count from the first argument's first slot, slots of the result from the result's. Arguments
/// are borrowed: what is read here is a copy.
public struct HostCall {
  public let machine: Machine
  let result: Slots
  let arguments: Slots

  init(_ machine: Machine, result: Slots, arguments: Slots) {
    self.machine = machine
    self.result = result
    self.arguments = arguments
  }
}

// MARK: Arguments
extension HostCall {
  public func integer(at slot: Int) -> Int64 { arguments[slot].integer }

  public func double(at slot: Int) -> Double { arguments[slot].double }

  public func bool(at slot: Int) -> Bool { arguments[slot] != 0 }

  public func string(at slot: Int) -> String { machine.text(arguments[slot]) }

  /// The slot as it is, for enums' tags and whatever has no reader of its own.
  public func slot(at slot: Int) -> UInt64 { arguments[slot] }

  public func object(at slot: Int) -> HostObject? { machine.hostObject(arguments[slot]) }

  public func count(at slot: Int) -> Int { machine.elementCount(arguments[slot]) }

  public func doubles(at slot: Int) -> [Double] { HostCall.doubles(arguments[slot]) }

  public func integers(at slot: Int) -> [Int64] {
    HostCall.map(arguments[slot]) { $0.pointee.integer }
  }

  public func bools(at slot: Int) -> [Bool] {
    HostCall.map(arguments[slot]) { $0.pointee != 0 }
  }

  public func strings(at slot: Int) -> [String] {
    let machine = machine
    return HostCall.map(arguments[slot]) { machine.text($0.pointee) }
  }

  /// The rows of a `[[Double]]`.
  public func rows(at slot: Int) -> [[Double]] {
    HostCall.map(arguments[slot]) { HostCall.doubles($0.pointee) }
  }

  /// The rows of a `[[Int]]`.
  public func integerRows(at slot: Int) -> [[Int64]] {
    HostCall.map(arguments[slot]) { row in HostCall.map(row.pointee) { $0.pointee.integer } }
  }

  /// The rows of a `[[[Double]]]`.
  public func planes(at slot: Int) -> [[[Double]]] {
    HostCall.map(arguments[slot]) { plane in
      HostCall.map(plane.pointee) { HostCall.doubles($0.pointee) }
    }
  }

  /// The objects of an array; an element that holds none is left out.
  public func objects(at slot: Int) -> [HostObject] {
    let machine = machine
    return HostCall.map(arguments[slot]) { machine.hostObject($0.pointee) }.compactMap { $0 }
  }

  /// The elements of an array of any type, one after another, as their slots are.
  public func slots(ofArrayAt slot: Int) -> [[UInt64]] {
    let array = arguments[slot]
    guard array != 0 else { return [] }
    let stride = array.object.stride
    return HostCall.map(array) { element in (0..<stride).map { element[$0] } }
  }

  /// Reads a reference that a slot of `slots(ofArrayAt:)` holds.
  public func string(of slot: UInt64) -> String { machine.text(slot) }

  public func object(of slot: UInt64) -> HostObject? { machine.hostObject(slot) }

  public func doubles(of slot: UInt64) -> [Double] { HostCall.doubles(slot) }

  /// The text that `print` shows for the value of type `type` that starts at `slot`.
  public func description(ofType type: Int, at slot: Int) throws(HostError) -> String {
    var text: [UInt8] = []
    guard machine.describe(arguments + slot, type: type, isNested: false, into: &text) else {
      throw HostError("the value cannot be described")
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func doubles(_ array: UInt64) -> [Double] { map(array) { $0.pointee.double } }

  private static func map<Value>(_ array: UInt64, _ body: (Slots) -> Value) -> [Value] {
    guard array != 0 else { return [] }
    let object = array.object
    var values: [Value] = []
    values.reserveCapacity(object.elementCount)
    for index in 0..<object.elementCount {
      values.append(body(object.elements + index * object.stride))
    }
    return values
  }
}

// MARK: Results
extension HostCall {
  public func setResult(_ value: Int64, at slot: Int = 0) { result[slot] = value.slot }

  public func setResult(_ value: Double, at slot: Int = 0) { result[slot] = value.bitPattern }

  public func setResult(_ value: Bool, at slot: Int = 0) { result[slot] = UInt64(truth: value) }

  public func setResult(_ value: String, at slot: Int = 0) throws(HostError) {
    result[slot] = try HostCall.made(machine.makeString(value))
  }

  /// Gives the lesson a reference to `object`; its bytes count against the session's limit.
  public func setResult(_ object: HostObject, at slot: Int = 0) throws(HostError) {
    result[slot] = try HostCall.made(machine.makeHostReference(object))
  }

  /// For a result that is an optional of an object or a closure.
  public func setNone(at slot: Int = 0) { result[slot] = 0 }

  public func setResult(_ values: [Double], at slot: Int = 0) throws(HostError) {
    result[slot] = try makeArray(values.count, isReference: false) { values[$0].bitPattern }
  }

  public func setResult(_ values: [Int64], at slot: Int = 0) throws(HostError) {
    result[slot] = try makeArray(values.count, isReference: false) { values[$0].slot }
  }

  public func setResult(_ values: [Bool], at slot: Int = 0) throws(HostError) {
    result[slot] = try makeArray(values.count, isReference: false) { UInt64(truth: values[$0]) }
  }

  public func setResult(_ values: [String], at slot: Int = 0) throws(HostError) {
    let machine = machine
    result[slot] = try makeArray(values.count, isReference: true) {
      machine.makeString(values[$0])
    }
  }

  public func setResult(_ values: [HostObject], at slot: Int = 0) throws(HostError) {
    let machine = machine
    result[slot] = try makeArray(values.count, isReference: true) {
      machine.makeHostReference(values[$0])
    }
  }

  public func setResult(_ rows: [[Double]], at slot: Int = 0) throws(HostError) {
    result[slot] = try makeRows(rows)
  }

  public func setResult(_ planes: [[[Double]]], at slot: Int = 0) throws(HostError) {
    let call = self
    result[slot] = try makeArray(planes.count, isReference: true) { index in
      let rows = planes[index]
      return call.array(rows.count, isReference: true) { row in
        call.array(rows[row].count, isReference: false) { rows[row][$0].bitPattern }
      }
    }
  }

  public func setResult(_ rows: [[Int64]], at slot: Int = 0) throws(HostError) {
    let call = self
    result[slot] = try makeArray(rows.count, isReference: true) { row in
      call.array(rows[row].count, isReference: false) { rows[row][$0].slot }
    }
  }

  private func makeRows(_ rows: [[Double]]) throws(HostError) -> UInt64 {
    let call = self
    return try makeArray(rows.count, isReference: true) { row in
      call.array(rows[row].count, isReference: false) { rows[row][$0].bitPattern }
    }
  }

  func makeArray(
    _ count: Int, isReference: Bool, _ element: (Int) -> UInt64?
  ) throws(HostError) -> UInt64 {
    try HostCall.made(array(count, isReference: isReference, element))
  }

  func array(_ count: Int, isReference: Bool, _ element: (Int) -> UInt64?) -> UInt64? {
    guard count > 0 else { return 0 }
    let types = machine.types
    let layout = isReference ? types.referenceLayout : types.plainLayout
    guard machine.charge(count / 4), let object = machine.makeArray(layout: layout, capacity: count)
    else {
      machine.fail(.memoryExhausted)
      return nil
    }
    for index in 0..<count {
      guard let slot = element(index) else { return nil }
      object.elements[index] = slot
      object.elementCount = index + 1
    }
    return UInt64(object)
  }

  private static func made(_ slot: UInt64?) throws(HostError) -> UInt64 {
    guard let slot else { throw HostError("the session's limits are reached") }
    return slot
  }
}

// MARK: Cost and callbacks
extension HostCall {
  /// Takes fuel for `elements` touched; throws when there is none left.
  public func charge(_ elements: Int) throws(HostError) {
    guard machine.charge(elements) else { throw HostError("the session's limits are reached") }
  }

  /// Refuses what would pass the session's limit of bytes, before it is allocated.
  public func reserveBytes(_ bytes: Int) throws(HostError) {
    guard machine.heap.hasRoom(for: Int64(bytes)) else {
      machine.fail(.memoryExhausted)
      throw HostError("the session's limits are reached")
    }
  }

  /// Calls the closure in `slot` with numbers; it returns one.
  public func invoke(_ slot: Int, _ numbers: Double...) throws(HostError) -> Double {
    var value = 0.0
    try invoke(closureAt: slot, arguments: numbers.map { $0.bitPattern }) {
      value = $0.pointee.double
    }
    return value
  }

  /// Calls the closure in `slot` with the given argument slots, all borrowed; `finish` reads the result's slots.
  public func invoke(
    closureAt slot: Int, arguments values: [UInt64],
    finish: (UnsafeMutablePointer<UInt64>) -> Void
  ) throws(HostError) {
    let closure = arguments[slot]
    guard closure.isAddress else { throw HostError("the closure is missing") }
    let function = Int(truncatingIfNeeded: closure.object.payload[0])
    let finished = machine.call(
      function,
      prepare: { window in
        window[0] = closure
        for (index, value) in values.enumerated() { window[1 + index] = value }
      },
      finish: finish)
    guard finished else { throw HostError("the closure stopped with a trap") }
  }
}
