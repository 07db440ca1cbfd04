/// Reads a request; every read is nil beyond the end.
struct ByteReader {
  private var rest: Slice<UnsafeRawBufferPointer>

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes[...] }

  mutating func integer(byteCount: Int) -> UInt64? {
    guard rest.count >= byteCount else { return nil }
    var result: UInt64 = 0
    for byte in rest.prefix(byteCount).reversed() { result = result << 8 | UInt64(byte) }
    rest = rest.dropFirst(byteCount)
    return result
  }

  mutating func count() -> Int? {
    integer(byteCount: 4).flatMap { Int(exactly: $0) }
  }

  mutating func bytes() -> [UInt8]? {
    guard let count = count(), rest.count >= count else { return nil }
    let result = Array(rest.prefix(count))
    rest = rest.dropFirst(count)
    return result
  }

  mutating func text() -> String? {
    bytes().map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Collects a response.
struct ByteWriter {
  private var bytes: [UInt8] = []

  mutating func write(_ text: String) {
    let utf8 = Array(text.utf8)
    for shift in [0, 8, 16, 24] {
      bytes.append(UInt8(truncatingIfNeeded: utf8.count >> shift))
    }
    bytes += utf8
  }

  /// Returns a copy that the caller has to free.
  func allocated() -> UnsafeMutableRawPointer {
    let pointer = allocate(bytes.count)
    bytes.withUnsafeBytes {
      pointer.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(pointer), byteCount: $0.count)
    }
    return pointer
  }
}
