import CCMarkGFM
import Diagnostics

/// Turns cmark's tree of one file into blocks, and collects what the lesson needs to know of them.
final class DocumentBuilder {
  /// A thing in the file that has to exist somewhere in the course.
  struct Reference {
    enum Kind {
      case link(Link.Target)
      case image(Link.Target)
      case label(String)
    }
    var kind: Kind
    var span: Span
  }

  let text: MarkdownText
  let lines: LineTable
  let file: SourceID
  let fileText: SourceText
  var sources: SourceMap
  var diagnostics: [Diagnostic] = []

  var executionOrder: [Executable] = []
  var blockCount = 0
  var inlineCount = 0
  var labels: [Label] = []
  private var labelCounts: [LabelKind: Int] = [:]
  private var anchorCounts: [String: Int] = [:]
  var anchors: [String: Span] = [:]
  var references: [Reference] = []
  var wordCount = 0
  var footnotes: [Footnote] = []
  var footnoteReferences: [(name: String, span: Span)] = []
  var footnoteOccurrences: [Int: Int] = [:]
  var codeRanges: [Range<Int>] = []

  private var quoteDepth = 0
  private var reportedDepth = false
  /// How many more bytes may be searched for nodes that are not where they are expected.
  var searchBudget = 2_000_000

  init(_ text: MarkdownText, lines: LineTable, file: SourceID, sources: SourceMap) {
    self.text = text
    self.lines = lines
    self.file = file
    self.sources = sources
    fileText = sources[file]
  }

  func span(_ range: Range<Int>) -> Span {
    Span(source: file, start: range.lowerBound, end: range.upperBound)
  }

  /// Keeps the finding; behind the first thousand of a file nobody reads on.
  func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < 1000 { diagnostics.append(diagnostic) }
  }

  /// Reports once a lesson that something nests deeper than is kept.
  func reportDepth(at span: Span) {
    if !reportedDepth { report(.nestingTooDeep(at: span)) }
    reportedDepth = true
  }

  /// Builds the whole document.
  func build(_ tree: MarkdownTree) -> [Block] {
    let children = tree.root.children
    let definitions = children.filter { $0.type == CMARK_NODE_FOOTNOTE_DEFINITION }
    let document = blocks(
      children.filter { $0.type != CMARK_NODE_FOOTNOTE_DEFINITION }, depth: 1)
    for (index, node) in definitions.enumerated() {
      let line = lines[node.startLine]
      let name = footnoteName(in: line)?.name ?? String(index + 1)
      footnotes.append(
        Footnote(
          name: name, number: index + 1, children: blocks(node.children, depth: 1),
          span: blockSpan(node)))
    }
    checkFootnotes()
    return document
  }

  /// The bytes of a block, from cmark's lines and columns.
  func blockRange(_ node: MarkdownNode) -> Range<Int> {
    let first = lines[node.startLine]
    let start = min(first.lowerBound + max(node.startColumn - 1, 0), first.upperBound)
    let last = lines[node.endColumn == 0 ? node.endLine - 1 : node.endLine]
    let end = node.endColumn == 0 ? last.upperBound : last.lowerBound + node.endColumn
    return start..<max(start, min(end, last.upperBound))
  }

  func blockSpan(_ node: MarkdownNode) -> Span { span(blockRange(node)) }

  /// The lines of a paragraph or heading without what its containers put in front of them.
  func frame(of node: MarkdownNode) -> InlineFrame {
    let range = blockRange(node)
    var pieces: [Range<Int>] = []
    for number in node.startLine...max(node.startLine, node.endLine) {
      let line = lines[number]
      var start = number == node.startLine ? range.lowerBound : line.lowerBound
      if number != node.startLine {
        for _ in 0..<quoteDepth {
          let marker = skipBlanks(start, line.upperBound)
          guard marker < line.upperBound, text.clean[marker] == UInt8(ascii: ">") else { break }
          start = marker + 1
        }
      }
      start = skipBlanks(start, line.upperBound)
      guard start <= range.upperBound else { break }
      pieces.append(start..<max(start, min(line.upperBound, range.upperBound)))
    }
    return InlineFrame(lines: pieces)
  }

  func skipBlanks(_ start: Int, _ end: Int) -> Int {
    var position = start
    while position < end, text.clean[position].isSpaceOrTab { position += 1 }
    return position
  }

  func blocks(_ nodes: [MarkdownNode], depth: Int) -> [Block] {
    var result: [Block] = []
    for node in nodes {
      guard depth <= MarkdownText.depthLimit else {
        reportDepth(at: blockSpan(node))
        break
      }
      switch node.type {
      case CMARK_NODE_HEADING: result.append(.heading(heading(node)))
      case CMARK_NODE_PARAGRAPH: appendParagraph(node, to: &result)
      case CMARK_NODE_LIST: result.append(.list(list(node, depth)))
      case CMARK_NODE_BLOCK_QUOTE:
        quoteDepth += 1
        result.append(quote(node, depth))
        quoteDepth -= 1
      case CMARK_NODE_CODE_BLOCK: result.append(node.isMath ? displayMath(node) : code(node))
      case CMARK_NODE_HTML_BLOCK:
        let literal = node.literal
        if !isComment(literal) { result.append(.html(literal, span: blockSpan(node))) }
      case CMARK_NODE_THEMATIC_BREAK: result.append(.thematicBreak(blockSpan(node)))
      default:
        if node.typeName == "table" { result.append(.table(table(node))) }
      }
    }
    return result
  }

  private func isComment(_ html: String) -> Bool {
    let bytes = Array(html.utf8)
    let range = bytes.trimming(0..<bytes.count)
    guard bytes.hasPrefix("<!--", at: range.lowerBound, before: range.upperBound),
      range.count >= 7, bytes.hasPrefix("-->", at: range.upperBound - 3, before: range.upperBound)
    else { return false }
    return html.firstRange(of: "-->")?.upperBound == html.lastIndex(of: ">").map(html.index(after:))
  }

  private func list(_ node: MarkdownNode, _ depth: Int) -> List {
    let items = node.children.map { item in
      ListItem(
        isDone: item.taskIsDone, children: blocks(item.children, depth: depth + 1),
        span: blockSpan(item))
    }
    return List(
      start: node.isOrderedList ? node.listStart : nil, isTight: node.isTightList, items: items,
      span: blockSpan(node))
  }

  private func heading(_ node: MarkdownNode) -> Heading {
    var frame = frame(of: node)
    while frame.cursor < frame.end, text.clean[frame.cursor] == UInt8(ascii: "#") {
      frame.cursor += 1
    }
    frame.cursor = skipBlanks(frame.cursor, frame.end)
    var content = inlines(node, &frame, depth: 1)
    let span = blockSpan(node)
    var id: String?
    var number: Int?
    if let given = takeTrailingID(&content) {
      if let kind = LabelKind(id: given.id), kind != .section {
        report(
          .badID(
            given.id, "the id of a heading does not start with `\(kind.rawValue)-`", at: given.span)
        )
      } else {
        id = given.id
        number = define(given.id, at: given.span, title: content)
      }
    }
    let anchor = id ?? uniqueAnchor(for: content.plainText, at: span)
    return Heading(
      level: node.headingLevel, id: anchor, number: number, content: content, span: span)
  }

  /// Registers `id` as an anchor, and as a label if its prefix says so; returns the label's number.
  func define(_ id: String, at span: Span, title: [Inline]) -> Int? {
    if let first = anchors[id] {
      report(.duplicateID(id, at: span, first: first))
      return nil
    }
    anchors[id] = span
    guard let kind = LabelKind(id: id) else { return nil }
    let number = labelCounts[kind, default: 0] + 1
    labelCounts[kind] = number
    labels.append(Label(id: id, kind: kind, number: number, title: title, span: span))
    return number
  }

  private func uniqueAnchor(for title: String, at span: Span) -> String {
    let base = anchorSlug(title)
    var anchor = base
    while anchors[anchor] != nil {
      anchorCounts[base, default: 0] += 1
      anchor = base + "-" + String(anchorCounts[base, default: 0])
    }
    anchors[anchor] = span
    return anchor
  }

  private func table(_ node: MarkdownNode) -> Table {
    let alignments = node.tableAlignments
    let rowNodes = node.children
    var rows = rowNodes.map { row in
      row.children.map { cell in
        let range = blockRange(cell)
        var frame = InlineFrame(lines: [range.lowerBound..<lines[cell.startLine].upperBound])
        frame.cursor = skipBlanks(frame.cursor, frame.end)
        frame.isTableCell = true
        return Table.Cell(content: inlines(cell, &frame, depth: 1), span: span(range))
      }
    }
    for index in rows.indices {
      while rows[index].count < alignments.count {
        let end = blockRange(rowNodes[index]).upperBound
        rows[index].append(Table.Cell(content: [], span: span(end..<end)))
      }
    }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    return Table(
      alignments: alignments, header: header, rows: rows, caption: [], id: nil, number: nil,
      span: blockSpan(node))
  }
}
