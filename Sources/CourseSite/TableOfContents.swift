import LessonDocument

/// The sections of a lesson as nested lists of links.
struct TableOfContents {
  private struct Entry {
    var heading: Heading
    var children: [Heading]
  }

  private var entries: [Entry] = []

  init(of document: [Block]) {
    for case .heading(let heading) in document {
      if heading.level <= 2 {
        entries.append(Entry(heading: heading, children: []))
      } else if heading.level == 3, !entries.isEmpty {
        entries[entries.count - 1].children.append(heading)
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  func html(with renderer: LessonRenderer) -> String {
    HTMLWriter.fragment { html in
      html.element("ol") { html in
        for entry in entries {
          html.element("li") { html in
            write(entry.heading, with: renderer, into: &html)
            guard !entry.children.isEmpty else { return }
            html.element("ol") { html in
              for child in entry.children {
                html.element("li") { write(child, with: renderer, into: &$0) }
              }
            }
          }
        }
      }
    }
  }

  private func write(
    _ heading: Heading, with renderer: LessonRenderer, into html: inout HTMLWriter
  ) {
    html.element("a", ["href": "#\(SitePath.encoded(heading.id))"]) { html in
      html.element("span") { $0.trusted(renderer.label(heading.content)) }
    }
  }
}
