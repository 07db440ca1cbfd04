/// Addresses in plain memory, last in, first out.
struct AddressStack {
  private(set) var count = 0
  private var capacity = 64
  private var addresses = UnsafeMutablePointer<UInt>.allocate(capacity: 64)

  mutating func push(_ address: UInt) {
    if count == capacity { grow() }
    addresses[count] = address
    count += 1
  }

  /// Takes the newest address; there is one.
  mutating func pop() -> UInt {
    count -= 1
    return addresses[count]
  }

  mutating func removeAll() { count = 0 }

  /// Gives the memory back; the stack is not used again.
  func deallocate() { addresses.deallocate() }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt>.allocate(capacity: 2 * capacity)
    larger.update(from: addresses, count: count)
    addresses.deallocate()
    addresses = larger
    capacity *= 2
  }
}
