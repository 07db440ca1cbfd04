/// The declarations that KaTeX would put into `style` attributes, gathered as classes of one stylesheet.
///
/// The content security policy of a page then needs no exception for inline styles, and a declaration
/// that a thousand formulas share is written once.
public struct MathStyles {
  private var declarations: [String: String] = [:]

  public init() {}

  /// The rules in the order of their class names.
  public var stylesheet: String {
    declarations.sorted { $0.key < $1.key }
      .map { name, declarations in ".katex .\(name){\(declarations)}\n" }
      .joined()
  }

  /// Adds what another lesson needs.
  mutating func formUnion(_ other: MathStyles) {
    declarations.merge(other.declarations) { own, _ in own }
  }

  /// Returns `markup` with every `style` attribute replaced by a class.
  ///
  /// KaTeX escapes quotes and angle brackets in texts and values, so that the bytes `<`, `>` and
  /// ` style="` stand for nothing but markup.
  mutating func replacingStyleAttributes(in markup: String) -> String {
    let bytes = Array(markup.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      result += bytes[position..<start]
      result += replacingStyle(inTag: bytes[start...end])
      position = end + 1
    }
    result += bytes[position...]
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func replacingStyle(inTag tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let style = tag.attribute(" style=\"") else { return tag }
    let name = add(String(decoding: tag[style.value], as: UTF8.self))
    var result = tag
    if let existing = tag.attribute(" class=\"") {
      // The later of the two is changed first, so that the other stays where it was found.
      if existing.whole.lowerBound < style.whole.lowerBound {
        result.removeSubrange(style.whole)
        result.insert(contentsOf: Array(" \(name)".utf8), at: existing.value.upperBound)
      } else {
        result.insert(contentsOf: Array(" \(name)".utf8), at: existing.value.upperBound)
        result.removeSubrange(style.whole)
      }
    } else {
      result.replaceSubrange(style.whole, with: Array(" class=\"\(name)\"".utf8))
    }
    return result
  }

  /// Keeps `style` and returns its class, which depends on nothing but the text.
  private mutating func add(_ style: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in style.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let name = "m-" + String(hash, radix: 36)
    declarations[name] =
      style.split(separator: ";").map { "\($0)!important" }.joined(separator: ";")
    return name
  }
}

extension ArraySlice<UInt8> {
  /// Returns where an attribute of a tag stands that begins with ` name="`, and where its value does.
  fileprivate func attribute(_ head: String) -> (whole: Range<Int>, value: Range<Int>)? {
    guard let start = firstRange(of: Array(head.utf8)),
      let end = self[start.upperBound...].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return (start.lowerBound..<end + 1, start.upperBound..<end)
  }
}
