import LessonDocument

extension LessonRenderer {
  func write(_ blocks: [Block], into html: inout HTMLWriter, isTight: Bool = false) {
    for block in blocks {
      write(block, into: &html, isTight: isTight)
      html.newline()
    }
  }

  private func write(_ block: Block, into html: inout HTMLWriter, isTight: Bool) {
    switch block {
    case .heading(let heading): writeHeading(heading, into: &html)
    case .paragraph(let paragraph):
      if isTight {
        write(paragraph.content, into: &html)
      } else {
        html.element("p") { write(paragraph.content, into: &$0) }
      }
    case .list(let list): writeList(list, into: &html)
    case .quote(let quote): html.element("blockquote") { write(quote.children, into: &$0) }
    case .alert(let alert): writeAlert(alert, into: &html)
    case .listing(let listing): writeListing(listing, into: &html)
    case .executable(let block): writeCell(block, into: &html)
    case .table(let table): writeTable(table, into: &html)
    case .math(let math): writeEquation(math, into: &html)
    case .figure(let image): writeFigure(image, into: &html)
    case .html(let markup, _):
      if course.options.allowsHTML {
        html.trusted(markup)
      } else {
        html.element("p", text: markup)
      }
    case .thematicBreak: html.void("hr")
    }
  }

  private func writeHeading(_ heading: Heading, into html: inout HTMLWriter) {
    let attributes: HTMLWriter.Attributes = ["id": "\(heading.id)"]
    let content: (inout HTMLWriter) -> Void = { [self] html in
      write(heading.content, into: &html)
      html.element(
        "a",
        [
          "class": "anchor", "href": "#\(SitePath.encoded(heading.id))",
          "aria-label": "Link to this section",
        ], text: "#")
    }
    // The title of the lesson is the page's only first-level heading.
    switch heading.level {
    case ...2: html.element("h2", attributes, content: content)
    case 3: html.element("h3", attributes, content: content)
    case 4: html.element("h4", attributes, content: content)
    case 5: html.element("h5", attributes, content: content)
    default: html.element("h6", attributes, content: content)
    }
  }

  private func writeList(_ list: List, into html: inout HTMLWriter) {
    let items: (inout HTMLWriter) -> Void = { [self] html in
      for item in list.items { writeItem(item, isTight: list.isTight, into: &html) }
    }
    if let start = list.start {
      html.element("ol", ["start": start == 1 ? .absent : "\(start)"], content: items)
    } else {
      html.element("ul", content: items)
    }
  }

  private func writeItem(_ item: ListItem, isTight: Bool, into html: inout HTMLWriter) {
    html.element("li", ["class": item.isDone == nil ? .absent : "task"]) { html in
      if let isDone = item.isDone {
        html.void(
          "input",
          [
            "type": "checkbox", "disabled": true, "checked": .init(booleanLiteral: isDone),
            "aria-label": isDone ? "done" : "to do",
          ])
        html.text(" ")
      }
      write(item.children, into: &html, isTight: isTight)
    }
  }

  private func writeEquation(_ math: DisplayMath, into html: inout HTMLWriter) {
    html.element("div", ["class": "equation", "id": .init(math.id)]) { html in
      html.element("div", ["class": "formula"]) { html in
        writeMath(math.latex, isDisplay: true, span: math.latexSpan, into: &html)
      }
      if let number = math.number {
        html.element("span", ["class": "tag"], text: "(\(number))")
      }
    }
  }

  private func writeFigure(_ image: Image, into html: inout HTMLWriter) {
    html.element("figure", ["class": "cell", "id": .init(image.id)]) { html in
      html.element("div", ["class": "out"]) { writeImage(image, into: &$0) }
      writeCaption(image.content, id: image.id, number: image.number, into: &html)
    }
  }

  /// Writes `Figure 2.` and the caption, whichever of them there are.
  func writeCaption(
    _ caption: [Inline], id: String?, number: Int?, into html: inout HTMLWriter
  ) {
    guard !caption.isEmpty || number != nil else { return }
    html.element("figcaption") { html in
      if let number, let id, let kind = LabelKind(id: id) {
        html.element("b", text: "\(kind.word) \(number).")
        html.text(" ")
      }
      write(caption, into: &html)
    }
  }

  // MARK: Tables

  private func writeTable(_ table: Table, into html: inout HTMLWriter) {
    let grid: (inout HTMLWriter) -> Void = { [self] html in
      html.element("div", ["class": "scroll"]) { html in
        html.element("table") { html in
          html.element("thead") { html in
            html.element("tr") { html in
              for (cell, alignment) in zip(table.header, table.alignments) {
                html.element("th", ["scope": "col", "class": style(of: alignment)]) {
                  write(cell.content, into: &$0)
                }
              }
            }
          }
          html.element("tbody") { html in
            for row in table.rows { writeRow(row, table.alignments, into: &html) }
          }
        }
      }
    }
    guard table.id != nil || !table.caption.isEmpty else { return grid(&html) }
    html.element("figure", ["class": "cell", "id": .init(table.id)]) { html in
      html.element("div", ["class": "out"], content: grid)
      writeCaption(table.caption, id: table.id, number: table.number, into: &html)
    }
  }

  private func writeRow(
    _ row: [Table.Cell], _ alignments: [Table.Alignment], into html: inout HTMLWriter
  ) {
    html.element("tr") { html in
      for (cell, alignment) in zip(row, alignments) {
        html.element("td", ["class": style(of: alignment)]) { write(cell.content, into: &$0) }
      }
    }
  }

  private func style(of alignment: Table.Alignment) -> HTMLWriter.Value {
    switch alignment {
    case .none, .left: .absent
    case .center: "centre"
    case .right: "number"
    }
  }
}
