/// A 128-bit digest of what was executed: FNV-1a over labelled parts, the same on every machine.
///
/// It tells whether a recorded lesson has to run again. It is no protection against somebody who
/// wants two lessons to look alike: `lessons check` executes every lesson whatever the record says.
public struct Fingerprint: Sendable {
  private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  public init() {}

  /// Adds one part; the label and the length keep neighbouring parts apart.
  public mutating func add(_ label: String, _ bytes: [UInt8]) {
    mix(Array(label.utf8))
    mix(Array(":\(bytes.count):".utf8))
    mix(bytes)
  }

  public mutating func add(_ label: String, _ text: String) { add(label, Array(text.utf8)) }

  /// The digest in 32 hexadecimal digits.
  public var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }

  private mutating func mix(_ bytes: [UInt8]) {
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
    for byte in bytes { state = (state ^ UInt128(byte)) &* prime }
  }
}
