import CCMarkGFM
import Synchronization

/// cmark's syntax tree of one text.
final class MarkdownTree {
  let root: MarkdownNode

  /// cmark keeps the characters that its extensions ask for in one table of the process.
  private static let parsing = Mutex(())

  /// Parses `range` of `bytes`; places count from its start.
  init(_ bytes: [UInt8], in range: Range<Int>, footnotes: Bool = true) {
    root = MarkdownTree.parsing.withLock { _ in
      cmark_gfm_core_extensions_ensure_registered()
      let options =
        CMARK_OPT_FULL_INFO_STRING | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        | (footnotes ? CMARK_OPT_FOOTNOTES : 0)
      guard let parser = cmark_parser_new(options) else {
        preconditionFailure("cmark has no memory for a parser")
      }
      defer { cmark_parser_free(parser) }
      // Before the table's, which claims every paragraph that it looks at.
      cmark_parser_attach_syntax_extension(parser, MathExtension.shared)
      for name in ["table", "strikethrough", "autolink", "tasklist"] {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      bytes[range].withUnsafeBytes { buffer in
        cmark_parser_feed(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      }
      guard let root = cmark_parser_finish(parser) else {
        preconditionFailure("cmark has no memory for a tree")
      }
      return MarkdownNode(pointer: root)
    }
  }

  deinit { cmark_node_free(root.pointer) }
}
