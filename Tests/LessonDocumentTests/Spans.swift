import Diagnostics

@testable import LessonDocument

/// Parses bytes that need not be text.
struct SourceMapForTest {
  var sources = SourceMap()
  var diagnostics: [Diagnostic] = []

  mutating func parse(_ bytes: [UInt8]) -> Lesson {
    let file = sources.add(SourceText(name: "01-a.md", utf8: bytes))
    return LessonParser.parse(
      bytes, fileName: "01-a.md", file: file, sources: &sources, diagnostics: &diagnostics
    ).lesson
  }
}

/// All spans of a document.
func spans(_ blocks: [Block]) -> [Span] {
  blocks.flatMap { block -> [Span] in
    let inner: [Span] =
      switch block {
      case .heading(let node): spans(node.content)
      case .paragraph(let node): spans(node.content)
      case .list(let node): node.items.flatMap { [$0.span] + spans($0.children) }
      case .quote(let node): spans(node.children)
      case .alert(let node): spans(node.title) + spans(node.children)
      case .listing(let node): spans(node.attributes.caption)
      case .executable(let node): [node.infoSpan] + spans(node.attributes.caption)
      case .table(let node):
        spans(node.caption)
          + (node.header + node.rows.flatMap { $0 }).flatMap { [$0.span] + spans($0.content) }
      case .math(let node): [node.latexSpan]
      case .figure(let node): spans(node.content)
      case .html, .thematicBreak: []
      }
    return [block.span] + inner
  }
}

func spans(_ inlines: [Inline]) -> [Span] {
  inlines.flatMap { inline -> [Span] in
    let inner: [Span] =
      switch inline {
      case .emphasis(let children, _), .strong(let children, _), .strikethrough(let children, _):
        spans(children)
      case .link(let node): spans(node.content)
      case .image(let node): spans(node.content)
      case .math(let node): [node.latexSpan]
      default: []
      }
    return [inline.span] + inner
  }
}
