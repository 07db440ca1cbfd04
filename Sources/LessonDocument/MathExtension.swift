import CCMarkGFM

/// `$…$` and `$$…$$` as an extension of cmark's inline parser, and `$$` at the start of a line as a
/// block, so that a line of LaTeX that looks like a list or a heading stays LaTeX.
///
/// The rules for a single dollar are Pandoc's: the opening one has no blank behind it, the closing
/// one no blank before it and no digit behind it, and a backslash escapes.
enum MathExtension {
  /// Lives as long as the process; parsers borrow it.
  nonisolated(unsafe) static let shared: OpaquePointer = make()

  private static func make() -> OpaquePointer {
    guard let math = cmark_syntax_extension_new("math") else {
      preconditionFailure("cmark has no memory for a syntax extension")
    }
    cmark_syntax_extension_set_match_inline_func(math, matchInline)
    cmark_syntax_extension_set_open_block_func(math, openBlock)
    cmark_syntax_extension_set_match_block_func(math, continueBlock)
    let dollar = UnsafeMutableRawPointer(bitPattern: UInt(UInt8(ascii: "$")))
    let characters = cmark_llist_append(cmark_get_default_mem_allocator(), nil, dollar)
    cmark_syntax_extension_set_special_inline_chars(math, characters)
    return math
  }

  private static let dollar = UInt8(ascii: "$")
  private static let backslash = UInt8(ascii: "\\")

  /// Makes a custom inline whose `on_enter` is `$` or `$$` and whose `on_exit` is the LaTeX.
  private static let matchInline: cmark_match_inline_func = { _, _, _, character, parser in
    // cmark also asks about the characters of the other extensions.
    guard character == dollar else { return nil }
    let start = Int(cmark_inline_parser_get_offset(parser))
    let isDisplay = peek(parser, start + 1) == dollar
    let open = start + (isDisplay ? 2 : 1)
    guard let close = isDisplay ? displayEnd(parser, open) : inlineEnd(parser, open) else {
      return nil
    }
    var latex: [CChar] = []
    for position in open..<close { latex.append(CChar(bitPattern: peek(parser, position))) }
    latex.append(0)
    let memory = cmark_get_default_mem_allocator()
    guard let node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, memory) else { return nil }
    cmark_node_set_on_enter(node, isDisplay ? "$$" : "$")
    cmark_node_set_on_exit(node, latex)
    cmark_inline_parser_set_offset(parser, Int32(close + (isDisplay ? 2 : 1)))
    return node
  }

  private static func peek(_ parser: OpaquePointer?, _ position: Int) -> UInt8 {
    position < 0 ? 0 : cmark_inline_parser_peek_at(parser, Int32(position))
  }

  private static func inlineEnd(_ parser: OpaquePointer?, _ open: Int) -> Int? {
    let first = peek(parser, open)
    // Half of an unmatched `$$` opens nothing.
    guard first != 0, !first.isBlank, peek(parser, open - 2) != dollar else { return nil }
    var position = open
    while true {
      let byte = peek(parser, position)
      switch byte {
      case 0: return nil
      case backslash: position += peek(parser, position + 1) == 0 ? 1 : 2
      case dollar:
        let isClosing =
          !peek(parser, position - 1).isBlank && !peek(parser, position + 1).isDigit
        return isClosing ? position : nil
      default: position += 1
      }
    }
  }

  private static func displayEnd(_ parser: OpaquePointer?, _ open: Int) -> Int? {
    var position = open
    while true {
      let byte = peek(parser, position)
      switch byte {
      case 0: return nil
      case backslash: position += peek(parser, position + 1) == 0 ? 1 : 2
      case dollar where peek(parser, position + 1) == dollar:
        return position > open ? position : nil
      default: position += 1
      }
    }
  }

  /// Opens a code block of this extension for a formula on lines of its own.
  private static let openBlock: cmark_open_block_func = {
    math, indented, parser, parent, line, count in
    guard indented == 0, let parser, let line else { return nil }
    let start = Int(cmark_parser_get_first_nonspace(parser))
    let bytes = Array(UnsafeBufferPointer(start: line, count: Int(count)))
    guard bytes.hasPrefix("$$", at: start, before: bytes.count) else { return nil }
    var isClosed = false
    if let close = bytes.nextDoubleDollar(in: start + 2..<bytes.count) {
      guard close > start + 2, isEndOfFormula(bytes, close + 2) else { return nil }
      isClosed = true
    }
    guard
      let node = cmark_parser_add_child(parser, parent, CMARK_NODE_CODE_BLOCK, Int32(start + 1))
    else { return nil }
    cmark_node_set_syntax_extension(node, math)
    markClosed(node, isClosed)
    let offset = cmark_parser_get_offset(parser)
    line.withMemoryRebound(to: CChar.self, capacity: Int(count)) {
      cmark_parser_advance_offset(parser, $0, Int32(start) - offset, 0)
    }
    return node
  }

  /// The formula goes on until the line that closes it; a blank line gives it up.
  private static let continueBlock: cmark_match_block_func = { _, parser, line, count, node in
    guard let parser, let line, let node else { return 0 }
    if cmark_node_get_user_data(node) != nil || cmark_parser_is_blank(parser) != 0 { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: line, count: Int(count)))
    let start = min(Int(cmark_parser_get_offset(parser)), bytes.count)
    if bytes.nextDoubleDollar(in: start..<bytes.count) != nil { markClosed(node, true) }
    return 1
  }

  private static func markClosed(_ node: OpaquePointer, _ isClosed: Bool) {
    cmark_node_set_user_data(node, isClosed ? UnsafeMutableRawPointer(bitPattern: 1) : nil)
  }

  /// Whether nothing but an id in braces follows the closing dollars.
  private static func isEndOfFormula(_ bytes: [UInt8], _ start: Int) -> Bool {
    let rest = bytes.trimming(start..<bytes.count)
    guard let first = rest.first else { return true }
    return bytes[first] == UInt8(ascii: "{") && bytes[rest.upperBound - 1] == UInt8(ascii: "}")
  }
}
