/// A value of the host that the lesson holds by reference, such as a tensor.
open class HostObject {
  /// The bytes that the object keeps alive, counted against the session's limit while it lives.
  open var byteCount: Int { 0 }

  /// What `print` shows.
  open var description: String { "" }

  public init() {}
}

extension Machine {
  /// The host's object behind a reference.
  func hostObject(_ slot: Slot) -> HostObject? {
    guard slot.isAddress, slot.object.kind == ObjectKind.host else { return nil }
    return hostObjects[Int(truncatingIfNeeded: slot.object.payload[0])]
  }

  /// Returns a new reference to `object`, or `nil` after a trap.
  func makeHostReference(_ object: HostObject) -> Slot? {
    let bytes = object.byteCount
    guard heap.hasRoom(for: Int64(bytes)),
      let reference = heap.allocate(size: 32, kind: ObjectKind.host, typeIndex: 0)
    else {
      fail(.memoryExhausted)
      return nil
    }
    let index: Int
    if let free = freeHostObjects.popLast() {
      index = free
      hostObjects[index] = object
    } else {
      index = hostObjects.count
      hostObjects.append(object)
    }
    reference.payload[0] = UInt64(index)
    reference.payload[1] = UInt64(bytes)
    heap.account(Int64(bytes))
    return Slot(reference)
  }
}
