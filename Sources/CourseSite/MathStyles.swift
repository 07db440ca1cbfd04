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

  /// Returns `markup` with every `style` attribute replaced by a class.
  ///
  /// KaTeX escapes quotes in texts and values, so that ` style="` is always the start of an attribute.
  mutating func replacingStyleAttributes(in markup: String) -> String {
    var result = ""
    var tag = ""
    var isInTag = false
    for character in markup {
      if character == "<" { isInTag = true }
      if isInTag { tag.append(character) } else { result.append(character) }
      if isInTag, character == ">" {
        result += replacingStyle(inTag: tag)
        tag = ""
        isInTag = false
      }
    }
    return result + tag
  }

  private mutating func replacingStyle(inTag tag: String) -> String {
    guard let style = tag.attribute("style") else { return tag }
    let name = add(style.value)
    var result = tag
    result.removeSubrange(style.range)
    if let existing = result.attribute("class") {
      result.replaceSubrange(existing.range, with: " class=\"\(existing.value) \(name)\"")
    } else {
      result.insert(contentsOf: " class=\"\(name)\"", at: style.range.lowerBound)
    }
    return result
  }

  /// Keeps `style` and returns its class, which depends on nothing but the text.
  private mutating func add(_ style: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in style.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let name = "m" + String(hash, radix: 36)
    declarations[name] =
      style.split(separator: ";").map { "\($0)!important" }.joined(separator: ";")
    return name
  }
}

extension String {
  /// Returns the value of an attribute of a tag that is written as ` name="value"`, and where it stands.
  fileprivate func attribute(_ name: String) -> (value: String, range: Range<Index>)? {
    guard let start = firstRange(of: " \(name)=\""),
      let end = self[start.upperBound...].firstIndex(of: "\"")
    else { return nil }
    return (String(self[start.upperBound..<end]), start.lowerBound..<index(after: end))
  }
}
