/// A register, a field or an element: 64 bits whose meaning only the code knows.
typealias Slot = UInt64
typealias Slots = UnsafeMutablePointer<UInt64>
typealias HeapObject = UnsafeMutableRawPointer

extension UInt64 {
  /// Whether the slot, as a reference, holds the address of a heap object.
  @inline(__always) var isAddress: Bool { self != 0 && self & 1 == 0 }

  /// The heap object whose address the slot holds.
  @inline(__always) var object: HeapObject {
    HeapObject(bitPattern: UInt(truncatingIfNeeded: self)).unsafelyUnwrapped
  }

  @inline(__always) var integer: Int64 { Int64(bitPattern: self) }

  @inline(__always) var double: Double { Double(bitPattern: self) }

  @inline(__always) init(_ value: Int64) { self = UInt64(bitPattern: value) }

  @inline(__always) init(truth: Bool) { self = truth ? 1 : 0 }

  @inline(__always) init(_ object: HeapObject) {
    self = UInt64(truncatingIfNeeded: UInt(bitPattern: object))
  }
}

extension Int64 {
  @inline(__always) var slot: Slot { UInt64(bitPattern: self) }
}

extension Slots {
  /// The slot as a `Double`: through memory, since the loop is too large for the optimizer to inline `bitPattern` in all of it.
  @inline(__always) subscript(double index: Int) -> Double {
    get { UnsafeRawPointer(self + index).load(as: Double.self) }
    nonmutating set {
      UnsafeMutableRawPointer(self + index).storeBytes(of: newValue, as: Double.self)
    }
  }

  /// The slot as an `Int` of the lesson.
  @inline(__always) subscript(integer index: Int) -> Int64 {
    get { self[index].integer }
    nonmutating set { self[index] = newValue.slot }
  }
}

/// What lies behind the address of a heap object.
///
/// Sixteen bytes of header, then the payload in slots:
///
///     0  count of references, UInt32       6  flags
///     4  kind                              8  layout or type, UInt32
///     5  size class, 255 for a large one  12  aux, UInt32
///
/// | kind | layout or type | aux | payload |
/// |---|---|---|---|
/// | box, closure | layout of the fields | | reserved or function index; fields |
/// | instance | class type | | weak cell; fields |
/// | existential | type of the value | | reserved; the value |
/// | array | layout of an element | slots of an element | count; capacity; elements |
/// | string | | capacity in bytes | count of bytes; bytes |
/// | table | type of the keys | type of the values + 1, or 0 | see `Table` |
/// | weak cell | | | the instance or 0 |
/// | host | | | number among the host's objects; bytes counted for it |
enum ObjectKind {
  static let box: UInt8 = 0
  static let instance: UInt8 = 1
  static let closure: UInt8 = 2
  static let existential: UInt8 = 3
  static let array: UInt8 = 4
  static let string: UInt8 = 5
  static let table: UInt8 = 6
  static let weakCell: UInt8 = 7
  static let host: UInt8 = 8
}

enum ObjectFlag {
  /// All bytes of the string are below 128.
  static let isASCII: UInt8 = 1
}

extension UnsafeMutableRawPointer {
  @inline(__always) var count: UInt32 {
    get { load(as: UInt32.self) }
    nonmutating set { storeBytes(of: newValue, as: UInt32.self) }
  }

  @inline(__always) var kind: UInt8 {
    get { load(fromByteOffset: 4, as: UInt8.self) }
    nonmutating set { storeBytes(of: newValue, toByteOffset: 4, as: UInt8.self) }
  }

  @inline(__always) var sizeClass: UInt8 {
    get { load(fromByteOffset: 5, as: UInt8.self) }
    nonmutating set { storeBytes(of: newValue, toByteOffset: 5, as: UInt8.self) }
  }

  @inline(__always) var flags: UInt8 {
    get { load(fromByteOffset: 6, as: UInt8.self) }
    nonmutating set { storeBytes(of: newValue, toByteOffset: 6, as: UInt8.self) }
  }

  @inline(__always) var typeIndex: UInt32 {
    get { load(fromByteOffset: 8, as: UInt32.self) }
    nonmutating set { storeBytes(of: newValue, toByteOffset: 8, as: UInt32.self) }
  }

  @inline(__always) var aux: UInt32 {
    get { load(fromByteOffset: 12, as: UInt32.self) }
    nonmutating set { storeBytes(of: newValue, toByteOffset: 12, as: UInt32.self) }
  }

  @inline(__always) var payload: Slots {
    (self + 16).assumingMemoryBound(to: UInt64.self)
  }

  /// The fields of a box, an instance, a closure or an existential.
  @inline(__always) var fields: Slots {
    (self + 24).assumingMemoryBound(to: UInt64.self)
  }

  /// Of an array or a string.
  @inline(__always) var elementCount: Int {
    get { Int(truncatingIfNeeded: payload[0]) }
    nonmutating set { payload[0] = UInt64(truncatingIfNeeded: newValue) }
  }

  @inline(__always) var elementCapacity: Int {
    get { Int(truncatingIfNeeded: payload[1]) }
    nonmutating set { payload[1] = UInt64(truncatingIfNeeded: newValue) }
  }

  @inline(__always) var elements: Slots {
    (self + 32).assumingMemoryBound(to: UInt64.self)
  }

  @inline(__always) var stride: Int { Int(truncatingIfNeeded: aux) }

  @inline(__always) var stringBytes: UnsafeMutablePointer<UInt8> {
    (self + 24).assumingMemoryBound(to: UInt8.self)
  }

  /// Whether exactly one reference leads here, so that it may be changed in place.
  @inline(__always) var isUnique: Bool { count == 1 }
}

/// Counts one more reference to what the slot refers to.
@inline(__always) func retain(_ slot: Slot) {
  if slot.isAddress {
    let object = slot.object
    object.count = object.count &+ 1
  }
}

/// Copies slots, which may overlap; a few of them without a call.
@inline(__always) func copySlots(_ target: Slots, _ source: Slots, _ count: Int) {
  switch count {
  case 0: break
  case 1: target[0] = source[0]
  case 2:
    let (first, second) = (source[0], source[1])
    target[0] = first
    target[1] = second
  case 3:
    let (first, second, third) = (source[0], source[1], source[2])
    target[0] = first
    target[1] = second
    target[2] = third
  default: target.update(from: source, count: count)
  }
}

/// Fills slots with zeros; a few of them without a call.
@inline(__always) func clearSlots(_ target: Slots, _ count: Int) {
  switch count {
  case 0: break
  case 1: target[0] = 0
  case 2:
    target[0] = 0
    target[1] = 0
  case 3:
    target[0] = 0
    target[1] = 0
    target[2] = 0
  case 4:
    target[0] = 0
    target[1] = 0
    target[2] = 0
    target[3] = 0
  default: target.update(repeating: 0, count: count)
  }
}
