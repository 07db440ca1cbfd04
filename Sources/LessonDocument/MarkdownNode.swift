import CCMarkGFM

/// A node of cmark's tree; valid as long as its `MarkdownTree`.
struct MarkdownNode {
  let pointer: OpaquePointer

  var type: cmark_node_type { cmark_node_get_type(pointer) }

  /// cmark's name of the type, the only public way to tell the nodes of its extensions.
  var typeName: String {
    guard let name = cmark_node_get_type_string(pointer) else { return "" }
    return String(cString: name)
  }

  /// Lines and columns count from 1 and from the start of what was parsed.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var endColumn: Int { Int(cmark_node_get_end_column(pointer)) }

  var isMath: Bool { cmark_node_get_syntax_extension(pointer) == MathExtension.shared }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var isFenced: Bool {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
  }

  /// Whether a task is done; nil for an item that is not a task.
  var taskIsDone: Bool? {
    typeName == "tasklist" ? cmark_gfm_extensions_get_tasklist_item_checked(pointer) : nil
  }

  var tableAlignments: [Table.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map { index in
      switch letters[index] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }

  var children: [MarkdownNode] {
    var result: [MarkdownNode] = []
    var next = cmark_node_first_child(pointer)
    while let node = next {
      result.append(MarkdownNode(pointer: node))
      next = cmark_node_next(node)
    }
    return result
  }

  var literal: String { MarkdownNode.string(cmark_node_get_literal(pointer)) }
  var url: String { MarkdownNode.string(cmark_node_get_url(pointer)) }
  var linkTitle: String { MarkdownNode.string(cmark_node_get_title(pointer)) }
  var onEnter: String { MarkdownNode.string(cmark_node_get_on_enter(pointer)) }
  var onExit: String { MarkdownNode.string(cmark_node_get_on_exit(pointer)) }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    return String(cString: text)
  }
}
