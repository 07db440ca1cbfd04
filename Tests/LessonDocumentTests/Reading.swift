import Diagnostics
import Testing

@testable import LessonDocument

/// A lesson that was read from text, with short ways to ask about it.
struct Reading {
  let lesson: Lesson
  let diagnostics: [Diagnostic]
  let sources: SourceMap

  /// Reads `markdown` below a front matter of three lines.
  init(_ markdown: String) {
    self.init(file: "---\ntitle: T\n---\n" + markdown)
  }

  init(file: String) {
    (lesson, diagnostics, sources) = CourseLoader.parseLesson(file, fileName: "01-a.md")
  }

  /// The findings as `line:column id`.
  var findings: [String] {
    diagnostics.map {
      let place = sources.location(of: $0.span)
      return "\(place.line):\(place.column) \($0.id)"
    }
  }

  func text(_ span: Span) -> String { sources.text(of: span) }

  /// The document as an indented outline; each node with the Markdown that its span covers.
  var outline: String { lesson.document.map { outline($0, "") }.joined(separator: "\n") }

  private func outline(_ block: Block, _ indent: String) -> String {
    let next = indent + "  "
    func group(_ name: String, _ children: [Block]) -> String {
      ([indent + name] + children.map { outline($0, next) }).joined(separator: "\n")
    }
    switch block {
    case .heading(let node):
      return indent + "h\(node.level) #\(node.id): \(outline(node.content))"
    case .paragraph(let node): return indent + "p: \(outline(node.content))"
    case .list(let node):
      let name = (node.start.map { "ol \($0)" } ?? "ul") + (node.isTight ? "" : " loose")
      return
        ([indent + name]
        + node.items.map { item in
          let mark = item.isDone.map { $0 ? "[x]" : "[ ]" } ?? ""
          return ([next + "li" + mark] + item.children.map { outline($0, next + "  ") })
            .joined(separator: "\n")
        }).joined(separator: "\n")
    case .quote(let node): return group("quote", node.children)
    case .alert(let node):
      return group("\(node.kind.rawValue): \(outline(node.title))", node.children)
    case .listing(let node): return indent + "listing \(node.language ?? "-")"
    case .executable(let node): return indent + "run \(node.index)"
    case .table(let node):
      let rows = ([node.header] + node.rows).map { row in
        row.map { outline($0.content) }.joined(separator: " | ")
      }
      return indent + "table \(node.id ?? "-") " + rows.joined(separator: " / ")
    case .math(let node): return indent + "math \(node.id ?? "-") \(node.latex)"
    case .figure(let node): return indent + "figure \(node.id ?? "-") \(node.alt)"
    case .html(let text, _): return indent + "html \(text.count)"
    case .thematicBreak: return indent + "rule"
    }
  }

  func outline(_ inlines: [Inline]) -> String { inlines.map(outline).joined() }

  private func outline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text, _): text
    case .emphasis(let children, let span): "<em \(text(span))>" + outline(children) + "</em>"
    case .strong(let children, let span): "<b \(text(span))>" + outline(children) + "</b>"
    case .strikethrough(let children, let span): "<s \(text(span))>" + outline(children) + "</s>"
    case .code(let code, let span): "<code \(text(span))>\(code)</code>"
    case .math(let math): math.isDisplay ? "<M \(math.latex)>" : "<m \(math.latex)>"
    case .executable(let code): "<run \(code.index) \(code.code)>"
    case .link(let link): "<a \(text(link.span))>" + outline(link.content) + "</a>"
    case .image(let image): "<img \(text(image.span))>"
    case .html(_, let span): "<html \(text(span))>"
    case .softBreak: "¬"
    case .lineBreak: "⏎"
    case .footnoteReference(let note): "<note \(note.name) \(note.number).\(note.occurrence)>"
    case .crossReference(let reference): "<ref \(reference.id) \(text(reference.span))>"
    }
  }
}
