/// Layouts, types and witnesses of a program as plain memory.
final class TypeTable {
  struct RawLayout {
    var slotCount: Int
    var references: UnsafeMutablePointer<Int32>
    var referenceCount: Int
  }

  /// What is asked of a type on hot paths; functions are -1 where there is none.
  struct RawType {
    var shape: Shape
    var layout: Int
    var slotCount: Int
    /// Of a class.
    var superclass: Int
    var fieldLayout: Int
    var deinitializer: Int
    var virtualTable: UnsafeMutablePointer<Int32>
    var virtualCount: Int
  }

  /// The kinds of types that can be told apart without looking further.
  enum Shape: UInt8 {
    case bits, double, text, array, table, reference, composite, classType, existential
  }

  let layouts: UnsafeMutablePointer<RawLayout>
  let types: UnsafeMutablePointer<RawType>
  let descriptors: [TypeDescriptor]
  /// One slot: a plain one, a reference.
  let plainLayout: Int
  let referenceLayout: Int
  /// A row of bits a type: which types it is, inherits or conforms to.
  private let ancestry: UnsafeMutablePointer<UInt64>
  private let ancestryStride: Int
  private let indices: UnsafeMutablePointer<Int32>
  /// Open addressing by `type << 32 | requirement`; a value of -1 marks an empty place.
  private let witnessKeys: UnsafeMutablePointer<Int64>
  private let witnessValues: UnsafeMutablePointer<Int32>
  private let witnessMask: Int
  /// Entries of all functions, ascending, and the functions' indices.
  private let entries: [(entry: Int, function: Int)]

  init(_ program: Program) {
    descriptors = program.types
    var indexCount = 2
    for layout in program.layouts { indexCount += layout.references.count }
    for type in program.types {
      if case .classType(let descriptor) = type.kind {
        indexCount += descriptor.virtualTable.count
      }
    }
    indices = .allocate(capacity: indexCount)
    var next = indices
    plainLayout = program.layouts.count
    referenceLayout = program.layouts.count + 1
    let allLayouts =
      program.layouts + [
        Layout(slotCount: 1, references: []), Layout(slotCount: 1, references: [0]),
      ]
    layouts = .allocate(capacity: allLayouts.count)
    for (index, layout) in allLayouts.enumerated() {
      (layouts + index).initialize(
        to: RawLayout(
          slotCount: layout.slotCount, references: next, referenceCount: layout.references.count))
      for reference in layout.references {
        next.initialize(to: Int32(reference))
        next += 1
      }
    }
    types = .allocate(capacity: max(1, program.types.count))
    ancestryStride = (program.types.count + 63) / 64
    let ancestryCount = max(1, ancestryStride * program.types.count)
    ancestry = .allocate(capacity: ancestryCount)
    ancestry.initialize(repeating: 0, count: ancestryCount)
    for (index, type) in program.types.enumerated() {
      var raw = RawType(
        shape: TypeTable.shape(of: type.kind), layout: type.layout,
        slotCount: program.layouts[type.layout].slotCount, superclass: -1, fieldLayout: 0,
        deinitializer: -1, virtualTable: next, virtualCount: 0)
      if case .classType(let descriptor) = type.kind {
        raw.superclass = descriptor.superclass ?? -1
        raw.fieldLayout = descriptor.fieldLayout
        raw.deinitializer = descriptor.deinitializer ?? -1
        raw.virtualCount = descriptor.virtualTable.count
        for function in descriptor.virtualTable {
          next.initialize(to: Int32(function))
          next += 1
        }
      }
      (types + index).initialize(to: raw)
    }
    var count = 16
    while count < program.witnesses.count * 2 { count *= 2 }
    witnessMask = count - 1
    witnessKeys = .allocate(capacity: count)
    witnessKeys.initialize(repeating: 0, count: count)
    witnessValues = .allocate(capacity: count)
    witnessValues.initialize(repeating: -1, count: count)
    entries = program.functions.enumerated()
      .map { (entry: $0.element.entry, function: $0.offset) }
      .sorted { $0.entry < $1.entry }
    for (key, function) in program.witnesses {
      var place = TypeTable.hash(key) & witnessMask
      while witnessValues[place] >= 0 { place = (place + 1) & witnessMask }
      witnessKeys[place] = key
      witnessValues[place] = Int32(function)
    }
    for (index, type) in program.types.enumerated() {
      setAncestor(index, of: index)
      for ancestor in type.conformances { setAncestor(ancestor, of: index) }
      var superclass = types[index].superclass
      while superclass >= 0 {
        setAncestor(superclass, of: index)
        for ancestor in program.types[superclass].conformances {
          setAncestor(ancestor, of: index)
        }
        superclass = types[superclass].superclass
      }
    }
  }

  deinit {
    layouts.deallocate()
    types.deallocate()
    ancestry.deallocate()
    indices.deallocate()
    witnessKeys.deallocate()
    witnessValues.deallocate()
  }

  private static func shape(of kind: TypeDescriptor.Kind) -> Shape {
    switch kind {
    case .integer, .boolean, .sizedInteger, .metatype: .bits
    case .double: .double
    case .string, .character: .text
    case .array: .array
    case .dictionary, .set: .table
    case .void, .optional, .tuple, .structure, .enumeration: .composite
    case .classType: .classType
    case .function, .host: .reference
    case .existential: .existential
    }
  }

  private static func hash(_ key: Int64) -> Int {
    let mixed = UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 33)
  }

  private func setAncestor(_ ancestor: Int, of type: Int) {
    ancestry[type * ancestryStride + ancestor >> 6] |= 1 << UInt64(ancestor & 63)
  }

  /// Whether `type` is, inherits or conforms to `ancestor`.
  func isAncestor(_ ancestor: Int, of type: Int) -> Bool {
    ancestry[type * ancestryStride + ancestor >> 6] >> UInt64(ancestor & 63) & 1 != 0
  }

  /// The function that `type`, or else a class above it, has for `requirement`.
  func witness(type: Int, requirement: Int64) -> Int? {
    var current = type
    while current >= 0 {
      let key = Int64(current) << 32 | requirement
      var place = TypeTable.hash(key) & witnessMask
      while witnessValues[place] >= 0 {
        if witnessKeys[place] == key { return Int(witnessValues[place]) }
        place = (place + 1) & witnessMask
      }
      current = types[current].superclass
    }
    return nil
  }

  /// The index of the function that holds the instruction at `index`.
  func function(at index: Int) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].entry <= index { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : entries[low - 1].function
  }
}
