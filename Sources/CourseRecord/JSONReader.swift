/// Reads JSON text (RFC 8259) without losing a bit of a number or the order of members.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// A record nests a handful of levels; more than this is not one.
  private static let maximumDepth = 200

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func read(_ text: String) throws(RecordError) -> JSON {
    var reader = JSONReader(text)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == reader.bytes.count else {
      throw reader.error("text after the end of the record")
    }
    return value
  }

  private func error(_ message: String) -> RecordError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return RecordError(message, at: "line \(line), column \(before.count - start + 1)")
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(RecordError) -> JSON {
    skipSpace()
    guard let byte = current else { throw error("the record ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return try nested { reader throws(RecordError) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(RecordError) in try reader.list() }
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(RecordError) -> JSON
  ) throws(RecordError) -> JSON {
    guard depth < JSONReader.maximumDepth else { throw error("nested too deeply") }
    depth += 1
    position += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func object() throws(RecordError) -> JSON {
    var members: [JSON.Member] = []
    if skip("}") { return .object(members) }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw error("expected a member's name") }
      let name = try text()
      guard skip(":") else { throw error("expected ':'") }
      members.append(JSON.Member(name, try value()))
    } while skip(",")
    guard skip("}") else { throw error("expected ',' or '}'") }
    return .object(members)
  }

  private mutating func list() throws(RecordError) -> JSON {
    var values: [JSON] = []
    if skip("]") { return .list(values) }
    repeat { values.append(try value()) } while skip(",")
    guard skip("]") else { throw error("expected ',' or ']'") }
    return .list(values)
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(RecordError) -> JSON {
    let isThere = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard isThere else { throw error("expected a value") }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(RecordError) -> JSON {
    let start = position
    var isWhole = true
    while let byte = current {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"):
        isWhole = false
      default:
        return try number(bytes[start..<position], isWhole: isWhole)
      }
      position += 1
    }
    return try number(bytes[start..<position], isWhole: isWhole)
  }

  private func number(_ spelled: ArraySlice<UInt8>, isWhole: Bool) throws(RecordError) -> JSON {
    let text = String(decoding: spelled, as: UTF8.self)
    if isWhole, text != "-0", let value = Int64(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw error("expected a value") }
    return .number(value)
  }

  private mutating func text() throws(RecordError) -> String {
    position += 1
    var units: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error("a control character in a text") }
      position += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &units) } else { units.append(byte) }
    }
    guard current != nil else { throw error("a text without an end") }
    position += 1
    return String(decoding: units, as: UTF8.self)
  }

  private mutating func escape(into units: inout [UInt8]) throws(RecordError) {
    guard let byte = current else { throw error("a text without an end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(byte)
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "u"):
      let high = try hexadecimal()
      var pair = [high]
      if high & 0xFC00 == 0xD800, bytes[position...].starts(with: Array("\\u".utf8)) {
        position += 2
        pair.append(try hexadecimal())
      }
      units += Array(String(decoding: pair, as: UTF16.self).utf8)
    default: throw error("an unknown escape in a text")
    }
  }

  private mutating func hexadecimal() throws(RecordError) -> UInt16 {
    guard position + 4 <= bytes.count,
      let value = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    position += 4
    return value
  }
}
