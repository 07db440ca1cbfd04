import LessonRuntime
import Plotting
import TrainingEngine

/// Writes one output of a block; every id in it begins with `prefix`.
struct OutputRenderer {
  let prefix: String
  /// The author's words for those who cannot see a figure; else the figure describes itself.
  let alt: String?

  /// The widths of the two drawings of a figure; a media query shows one of them.
  private static let wide = 640.0
  private static let narrow = 340.0
  /// A longer table shows its first rows; the record holds all.
  private static let rowLimit = 20

  func write(_ output: Output, into html: inout HTMLWriter) {
    switch output {
    case .text(let text):
      html.element("div", ["class": "out"]) { html in
        html.element("pre", ["class": "text"], text: text)
      }
    case .value(let text, let type):
      html.element("div", ["class": "out value"]) { html in
        html.element("pre", ["class": "text", "title": "\(type)"], text: text)
      }
    case .table(let table):
      html.element("div", ["class": "out"]) { write(table, into: &$0) }
    case .plot(let plot):
      writeFigure(plot.problem, into: &html) { html in
        writeDrawings(prefix, into: &html) { plot.svg(idPrefix: $0, width: $1) }
        writeData(plot.dataTable, into: &html)
      }
    case .smallMultiples(let plots):
      writeFigure(plots.problem, into: &html) { html in
        writeDrawings(prefix, into: &html) { plots.svg(idPrefix: $0, width: $1) }
        for (title, table) in plots.dataTables { writeData(table, title: title, into: &html) }
      }
    case .frames(let frames):
      writeFigure(frames.problem, into: &html) { write(frames, into: &$0) }
    case .diagnostic(let diagnostic): write(diagnostic, into: &html)
    }
  }

  // MARK: Figures

  /// Writes a figure, or, since one that cannot be drawn would end the program, what is wrong with it.
  private func writeFigure(
    _ problem: String?, into html: inout HTMLWriter, content: (inout HTMLWriter) -> Void
  ) {
    html.element("div", ["class": problem == nil ? "out" : "out error"]) { html in
      if let problem {
        html.element("p", ["class": "headline"], text: "The figure cannot be drawn: \(problem)")
      } else {
        html.element("div", ["class": "figure"], content: content)
      }
    }
  }

  /// Writes the wide and the narrow drawing; `draw` takes the prefix of its ids and its width.
  private func writeDrawings(
    _ prefix: String, style: String = "", into html: inout HTMLWriter,
    draw: (String, Double) -> String
  ) {
    let role: HTMLWriter.Value = alt == nil ? .absent : "img"
    for (variant, width) in [("wide", OutputRenderer.wide), ("narrow", OutputRenderer.narrow)] {
      html.element(
        "div", ["class": "\(variant)\(style)", "role": role, "aria-label": .init(alt)]
      ) { $0.trusted(draw("\(prefix)-\(variant)", width)) }
    }
  }

  /// Writes the animation for the page script, and four of its frames side by side for everyone else.
  private func write(_ frames: Frames, into html: inout HTMLWriter) {
    let labels = frames.labels.map { $0.split(separator: "\n").joined(separator: " ") }
    let list = labels.joined(separator: "\n")
    html.element("div", ["class": "frames", "data-labels": "\(list)"]) { html in
      writeDrawings(prefix, into: &html) { frames.svg(idPrefix: $0, width: $1) }
    }
    let last = frames.plots.count - 1
    let keys = Set([0, (last + 1) / 3, (last * 2 + 2) / 3, last]).filter { $0 <= last }.sorted()
    let stills = SmallMultiples(
      keys.map { index in
        var plot = frames.plots[index]
        plot.title = labels[index]
        return plot
      }, columns: 2)
    html.element("div", ["class": "stills"]) { html in
      writeDrawings("\(prefix)-still", into: &html) { stills.svg(idPrefix: $0, width: $1) }
    }
    writeData(frames.dataTable, into: &html)
  }

  private func writeData(_ table: PlotTable, title: String? = nil, into html: inout HTMLWriter) {
    guard let count = table.columns.map({ $0.cells.count }).max(), count > 0 else { return }
    html.element("details", ["class": "data"]) { html in
      html.element("summary", text: "Data" + (title.map { ": \($0)" } ?? ""))
      writeGrid(
        names: table.columns.map { $0.name },
        rows: (0..<count).map { row in
          table.columns.map { $0.cells.indices.contains(row) ? $0.cells[row] : "" }
        },
        isNumeric: table.columns.map { column in column.cells.allSatisfy { $0.isNumeral } },
        into: &html)
      writeOmitted(table.omittedRowCount, into: &html)
    }
  }

  // MARK: Tables

  private func write(_ table: Table, into html: inout HTMLWriter) {
    let shown =
      table.rowCount > OutputRenderer.rowLimit + 4
      ? table.prefix(OutputRenderer.rowLimit) : table
    writeGrid(
      names: shown.names, rows: shown.cells, isNumeric: shown.isNumeric, into: &html)
    writeOmitted(table.rowCount - shown.rowCount, into: &html)
  }

  private func writeOmitted(_ count: Int, into html: inout HTMLWriter) {
    guard count > 0 else { return }
    html.element("p", ["class": "more"], text: "… \(count) more \(count == 1 ? "row" : "rows")")
  }

  private func writeGrid(
    names: [String], rows: [[String]], isNumeric: [Bool], into html: inout HTMLWriter
  ) {
    let styles: [HTMLWriter.Value] = isNumeric.map { $0 ? "number" : .absent }
    html.element("div", ["class": "scroll"]) { html in
      html.element("table") { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for (name, style) in zip(names, styles) {
              html.element("th", ["scope": "col", "class": style], text: name)
            }
          }
        }
        html.element("tbody") { html in
          for row in rows {
            html.element("tr") { html in
              for (cell, style) in zip(row, styles) {
                html.element("td", ["class": style], text: cell)
              }
            }
          }
        }
      }
    }
  }

  // MARK: Diagnostics

  private func write(_ diagnostic: OutputDiagnostic, into html: inout HTMLWriter) {
    html.element("div", ["class": "out error"]) { html in
      html.element("p", ["class": "headline"]) { html in
        html.element("span", ["class": "unseen"], text: "Error: ")
        html.text(diagnostic.message)
      }
      let details = diagnostic.rendered.droppingHeadline(diagnostic.message)
      if !details.isEmpty { html.element("pre", text: details) }
    }
  }
}

extension String {
  /// Whether a cell holds a number, or nothing, and so stands at the right.
  fileprivate var isNumeral: Bool {
    unicodeScalars.allSatisfy {
      ("0"..."9").contains($0) || "+-−.,%eE ∞".unicodeScalars.contains($0)
    }
  }

  /// Returns the lines of a rendered diagnostic after the first, if that says what stands above anyway.
  fileprivate func droppingHeadline(_ message: String) -> String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    let first = text.prefix { !$0.isNewline }
    return String(first.contains(message) ? text.dropFirst(first.count + 1) : text)
  }
}
