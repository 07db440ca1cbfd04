/// The memory of one session: objects by size class, everything freed with it.
///
/// Objects of up to 512 bytes are cut from slabs and kept in one free list a size class; larger ones are
/// allocated on their own and linked. Bytes in use are counted against a limit.
final class Heap {
  /// What allocating and freeing changes.
  struct State {
    var liveBytes: Int64 = 0
    var bump: UInt = 0
    var bumpEnd: UInt = 0
    /// The newest large allocation, by the address of its prefix.
    var large: UInt = 0
  }

  private static let largestSmallSize = 512
  private static let granule = 16
  private static let slabSize = 1 << 16
  /// Before a large object: next, previous, size, unused.
  private static let largePrefix = 32
  static let largeClass: UInt8 = 255
  /// The count of an object that is never freed.
  static let immortalCount: UInt32 = 1 << 30
  /// The count of a dead object in an audited heap; whatever counts there later is a mistake.
  static let deadCount: UInt32 = 0xDEAD_DEA1

  /// Addresses of the first free object of each size class, which starts with the address of the next.
  private let freeLists: UnsafeMutablePointer<UInt>
  private let state: UnsafeMutablePointer<State>
  private var slabs: [UnsafeMutableRawPointer] = []
  /// The dead of an audited heap, by the addresses of their prefixes.
  private(set) var graves: [UInt] = []
  let limit: Int64
  /// Whether each object has memory of its own, so that all can be listed, and none is given to another.
  let isAudited: Bool

  init(limit: Int64, isAudited: Bool = false) {
    self.limit = limit
    self.isAudited = isAudited
    let classes = Heap.largestSmallSize / Heap.granule + 1
    freeLists = .allocate(capacity: classes)
    freeLists.initialize(repeating: 0, count: classes)
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    var large = state.pointee.large
    while let prefix = UnsafeMutableRawPointer(bitPattern: large) {
      large = prefix.load(as: UInt.self)
      prefix.deallocate()
    }
    for slab in slabs { slab.deallocate() }
    for grave in graves { UnsafeMutableRawPointer(bitPattern: grave)?.deallocate() }
    freeLists.deallocate()
    state.deallocate()
  }

  /// The bytes of all objects alive.
  var liveBytes: Int64 { state.pointee.liveBytes }

  /// Returns an object of `size` bytes, header included, with a count of 1, or `nil` if the limit would be passed.
  ///
  /// The payload is not initialized.
  @inline(__always)
  func allocate(size: Int, kind: UInt8, typeIndex: UInt32, aux: UInt32 = 0) -> HeapObject? {
    if size <= Heap.largestSmallSize {
      let sizeClass = (size + 15) >> 4
      let address = freeLists[sizeClass]
      let bytes = Int64(truncatingIfNeeded: sizeClass << 4)
      if address != 0, state.pointee.liveBytes &+ bytes <= limit {
        let object = HeapObject(bitPattern: address).unsafelyUnwrapped
        freeLists[sizeClass] = object.load(as: UInt.self)
        state.pointee.liveBytes &+= bytes
        object.storeBytes(of: 1, as: UInt32.self)
        object.storeBytes(
          of: UInt32(kind) | UInt32(truncatingIfNeeded: sizeClass) << 8, toByteOffset: 4,
          as: UInt32.self)
        object.typeIndex = typeIndex
        object.aux = aux
        return object
      }
    }
    return allocateSlowly(size: Int64(size), kind: kind, typeIndex: typeIndex, aux: aux)
  }

  @inline(never)
  private func allocateSlowly(
    size: Int64, kind: UInt8, typeIndex: UInt32, aux: UInt32
  ) -> HeapObject? {
    let object: HeapObject
    let sizeClass: UInt8
    if size <= Int64(Heap.largestSmallSize), !isAudited {
      let rounded = Int((size + 15) & ~15)
      guard state.pointee.liveBytes + Int64(rounded) <= limit,
        let small = allocateSmall(rounded)
      else { return nil }
      object = small
      sizeClass = UInt8(truncatingIfNeeded: rounded >> 4)
      state.pointee.liveBytes += Int64(rounded)
    } else {
      guard let allocated = allocateLarge(size) else { return nil }
      object = allocated
      sizeClass = Heap.largeClass
    }
    object.count = 1
    object.storeBytes(of: 0, toByteOffset: 4, as: UInt32.self)
    object.kind = kind
    object.sizeClass = sizeClass
    object.typeIndex = typeIndex
    object.aux = aux
    return object
  }

  private func allocateSmall(_ size: Int) -> HeapObject? {
    let sizeClass = size >> 4
    if let object = HeapObject(bitPattern: freeLists[sizeClass]) {
      freeLists[sizeClass] = object.load(as: UInt.self)
      return object
    }
    if state.pointee.bump + UInt(size) > state.pointee.bumpEnd {
      // Slabs are kept for their size classes; twice the limit bounds what fragmentation can cost.
      guard Int64(slabs.count) * Int64(Heap.slabSize) <= 2 * limit else { return nil }
      let slab = UnsafeMutableRawPointer.allocate(byteCount: Heap.slabSize, alignment: 16)
      slabs.append(slab)
      state.pointee.bump = UInt(bitPattern: slab)
      state.pointee.bumpEnd = state.pointee.bump + UInt(Heap.slabSize)
    }
    let object = HeapObject(bitPattern: state.pointee.bump).unsafelyUnwrapped
    state.pointee.bump += UInt(size)
    return object
  }

  private func allocateLarge(_ size: Int64) -> HeapObject? {
    let total = size + Int64(Heap.largePrefix)
    // An audited heap counts as the ordinary one does.
    let counted = size <= Int64(Heap.largestSmallSize) ? (size + 15) & ~15 : total
    guard total <= limit, state.pointee.liveBytes + counted <= limit,
      let bytes = Int(exactly: total)
    else { return nil }
    let prefix = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
    prefix.storeBytes(of: state.pointee.large, as: UInt.self)
    prefix.storeBytes(of: 0, toByteOffset: 8, as: UInt.self)
    prefix.storeBytes(of: counted, toByteOffset: 16, as: Int64.self)
    if let next = UnsafeMutableRawPointer(bitPattern: state.pointee.large) {
      next.storeBytes(of: UInt(bitPattern: prefix), toByteOffset: 8, as: UInt.self)
    }
    state.pointee.large = UInt(bitPattern: prefix)
    state.pointee.liveBytes += counted
    return prefix + Heap.largePrefix
  }

  /// Gives the memory of `object` back; what it refers to has been released.
  @inline(__always)
  func free(_ object: HeapObject) {
    let sizeClass = object.sizeClass
    if sizeClass != Heap.largeClass {
      let index = Int(sizeClass)
      object.storeBytes(of: freeLists[index], as: UInt.self)
      freeLists[index] = UInt(bitPattern: object)
      state.pointee.liveBytes &-= Int64(truncatingIfNeeded: index << 4)
    } else {
      freeLarge(object)
    }
  }

  @inline(never)
  private func freeLarge(_ object: HeapObject) {
    let prefix = object - Heap.largePrefix
    let next = prefix.load(as: UInt.self)
    let previous = prefix.load(fromByteOffset: 8, as: UInt.self)
    if let previousPrefix = UnsafeMutableRawPointer(bitPattern: previous) {
      previousPrefix.storeBytes(of: next, as: UInt.self)
    } else {
      state.pointee.large = next
    }
    if let nextPrefix = UnsafeMutableRawPointer(bitPattern: next) {
      nextPrefix.storeBytes(of: previous, toByteOffset: 8, as: UInt.self)
    }
    state.pointee.liveBytes -= prefix.load(fromByteOffset: 16, as: Int64.self)
    if isAudited {
      object.count = Heap.deadCount
      graves.append(UInt(bitPattern: prefix))
    } else {
      prefix.deallocate()
    }
  }

  /// All objects alive, of an audited heap.
  var auditedObjects: [HeapObject] {
    var result: [HeapObject] = []
    var large = state.pointee.large
    while let prefix = UnsafeMutableRawPointer(bitPattern: large) {
      result.append(prefix + Heap.largePrefix)
      large = prefix.load(as: UInt.self)
    }
    return result
  }

  /// The dead objects of an audited heap.
  var auditedGraves: [HeapObject] {
    graves.compactMap { UnsafeMutableRawPointer(bitPattern: $0).map { $0 + Heap.largePrefix } }
  }

  /// Whether `bytes` more would stay within the limit.
  func hasRoom(for bytes: Int64) -> Bool {
    bytes >= 0 && bytes <= limit && state.pointee.liveBytes <= limit - bytes
  }

  /// Counts bytes that a host object holds, against the same limit.
  func account(_ bytes: Int64) { state.pointee.liveBytes += bytes }
}
