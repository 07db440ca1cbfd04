import CDuktape
import Foundation

/// Turns TeX into HTML and MathML with KaTeX, run in Duktape while the site is built.
///
/// Loading KaTeX takes a quarter of a second and a formula some milliseconds, so that one renderer should
/// serve a whole build, and a preview server all of its builds: every result is remembered.
public final class MathRenderer {
  /// What KaTeX says about a formula that it cannot read.
  public struct Failure: Error, Hashable {
    public var message: String
    /// Where the formula went wrong, in UTF-8 bytes from its start, when KaTeX knows.
    public var offset: Int?
  }

  private struct Formula: Hashable {
    var tex: String
    var isDisplay: Bool
  }

  private let context: OpaquePointer
  private var results: [Formula: Result<String, Failure>] = [:]

  /// Loads KaTeX from the text of `katex.min.js`.
  public init(katex source: String) throws(SiteError) {
    guard let context = lessons_duk_create() else {
      throw SiteError("Duktape did not start: there is too little memory")
    }
    self.context = context
    if let message = evaluate(source) ?? evaluate(MathRenderer.entryPoint) {
      throw SiteError("KaTeX did not load in Duktape: \(message)")
    }
  }

  deinit { duk_destroy_heap(context) }

  /// Returns the markup of a formula, with each `style` attribute replaced by a class of `styles`.
  public func render(_ tex: String, isDisplay: Bool, styles: inout MathStyles) -> Result<
    String, Failure
  > {
    let formula = Formula(tex: tex, isDisplay: isDisplay)
    let result = results[formula] ?? renderWithKaTeX(formula)
    results[formula] = result
    return result.map { styles.replacingStyleAttributes(in: $0) }
  }

  /// Defines the one function that is called: it returns `ok` and markup, or a position and a message.
  private static let entryPoint = """
    function lessonsRender(tex, display) {
      try {
        return 'ok ' + katex.renderToString(tex, {
          displayMode: display, output: 'htmlAndMathml', throwOnError: true, strict: 'ignore',
          trust: false, maxExpand: 1000, maxSize: 20
        });
      } catch (error) {
        var position = typeof error.position === 'number' ? error.position : -1;
        return position + ' ' + String(error.message || error);
      }
    }
    """

  private func renderWithKaTeX(_ formula: Formula) -> Result<String, Failure> {
    duk_set_top(context, 0)
    duk_get_global_string(context, "lessonsRender")
    CESU8.withBytes(of: formula.tex) { bytes, count in
      _ = duk_push_lstring(context, bytes, count)
    }
    duk_push_boolean(context, formula.isDisplay ? 1 : 0)
    let status = duk_pcall(context, 2)
    let answer = popString()
    guard status == DUK_EXEC_SUCCESS else {
      return .failure(Failure(message: answer, offset: nil))
    }
    let word = answer.prefix { $0 != " " }
    let rest = String(answer.dropFirst(word.count + 1))
    if word == "ok" { return .success(rest) }
    let offset = Int(word).flatMap { $0 < 0 ? nil : formula.tex.utf8Offset(utf16: $0) }
    return .failure(Failure(message: MathRenderer.headline(of: rest), offset: offset))
  }

  /// Returns KaTeX's message without its prefix and without the excerpt that a diagnostic shows anyway.
  private static func headline(of message: String) -> String {
    var text = message[...]
    if text.hasPrefix("KaTeX parse error: ") { text = text.dropFirst(19) }
    for marker in [" at position ", " at end of input:"] {
      if let range = text.range(of: marker, options: .backwards) {
        text = text[..<range.lowerBound]
      }
    }
    return String(text)
  }

  /// Runs `source` and returns the message of what it threw, if it did.
  private func evaluate(_ source: String) -> String? {
    var source = source
    let status = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        lessons_duk_eval(context, $0.baseAddress, $0.count)
      }
    }
    let message = popString()
    return status == 0 ? nil : message
  }

  private func popString() -> String {
    var count = 0
    defer { duk_pop(context) }
    guard let bytes = lessons_duk_string(context, -1, &count) else { return "" }
    return CESU8.string(UnsafeRawBufferPointer(start: bytes, count: count))
  }
}

extension String {
  /// Returns the offset in UTF-8 bytes of a position that JavaScript counts in UTF-16 units.
  fileprivate func utf8Offset(utf16 position: Int) -> Int? {
    guard let index = utf16.index(utf16.startIndex, offsetBy: position, limitedBy: utf16.endIndex)
    else { return nil }
    return utf8.distance(from: utf8.startIndex, to: index)
  }
}

/// The encoding of Duktape's strings: like UTF-8, but with surrogate pairs of three bytes each.
enum CESU8 {
  static func withBytes(of text: String, _ body: (UnsafePointer<CChar>?, Int) -> Void) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for unit in text.utf16 {
      switch unit {
      case 0..<0x80: bytes.append(UInt8(unit))
      case 0x80..<0x800:
        bytes += [0xC0 | UInt8(unit >> 6), 0x80 | UInt8(unit & 0x3F)]
      default:
        bytes += [
          0xE0 | UInt8(unit >> 12), 0x80 | UInt8((unit >> 6) & 0x3F), 0x80 | UInt8(unit & 0x3F),
        ]
      }
    }
    bytes.withUnsafeBufferPointer {
      $0.withMemoryRebound(to: CChar.self) { body($0.baseAddress, $0.count) }
    }
  }

  static func string(_ bytes: UnsafeRawBufferPointer) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    var index = 0
    func continuation(_ offset: Int) -> UInt16 {
      index + offset < bytes.count ? UInt16(bytes[index + offset] & 0x3F) : 0
    }
    while index < bytes.count {
      let first = UInt16(bytes[index])
      switch first {
      case 0..<0x80:
        units.append(first)
        index += 1
      case 0xC0..<0xE0:
        units.append((first & 0x1F) << 6 | continuation(1))
        index += 2
      default:
        units.append((first & 0x0F) << 12 | continuation(1) << 6 | continuation(2))
        index += 3
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
