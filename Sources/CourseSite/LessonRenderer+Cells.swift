import LessonDocument
import LessonRuntime

extension LessonRenderer {
  /// Writes a block and its outputs as one card; a block that shows neither leaves no trace.
  func writeCell(_ block: CodeBlock, into html: inout HTMLWriter) {
    let attributes = block.attributes
    let shown = shownOutputs(of: block)
    guard !attributes.hide || !shown.isEmpty || outputs == nil else { return }
    let content: (inout HTMLWriter) -> Void = { [self] html in
      if !attributes.hide { writeCode(of: block, into: &html) }
      if outputs == nil, !attributes.quiet {
        html.element("div", ["class": "out pending"], text: "This block has not been computed.")
      }
      for (index, output) in shown.enumerated() {
        OutputRenderer(prefix: "b\(block.index + 1)-\(index + 1)", alt: attributes.alt)
          .write(output, into: &html)
      }
      writeCaption(attributes.caption, id: attributes.id, number: block.number, into: &html)
    }
    let id = attributes.id ?? "Block-\(block.index + 1)"
    if attributes.id == nil, attributes.caption.isEmpty {
      html.element("div", ["class": "cell", "id": "\(id)"], content: content)
    } else {
      html.element("figure", ["class": "cell", "id": "\(id)"], content: content)
    }
  }

  /// Returns what a reader sees: everything, or for a quiet block only what went wrong.
  private func shownOutputs(of block: CodeBlock) -> [Output] {
    guard let blocks = outputs?.blocks, blocks.indices.contains(block.index) else { return [] }
    let all = blocks[block.index].outputs
    guard block.attributes.quiet else { return all }
    return all.filter { if case .diagnostic = $0 { true } else { false } }
  }

  private func writeCode(of block: CodeBlock, into html: inout HTMLWriter) {
    let code = block.code.droppingFinalLineBreak
    let listing: (inout HTMLWriter) -> Void = { html in
      html.element("pre", ["class": "code"]) { html in
        html.element("code", ["class": "language-swift"]) { $0.swift(code) }
      }
    }
    let name = "Block \(block.index + 1)"
    if block.attributes.fold {
      html.element("details", ["class": "fold"]) { html in
        html.element("summary", text: "\(name): show the code")
        listing(&html)
      }
    } else {
      html.element("div", ["class": "bar"]) { $0.element("span", text: name) }
      listing(&html)
    }
  }

  /// Writes code that is shown and not run.
  func writeListing(_ listing: Listing, into html: inout HTMLWriter) {
    let code = listing.code.droppingFinalLineBreak
    let content: (inout HTMLWriter) -> Void = { html in
      html.element("div", ["class": "bar"]) { html in
        html.element("span", text: listing.language ?? "")
      }
      html.element("pre", ["class": "code"]) { html in
        html.element("code") { html in
          if listing.language == "swift" { html.swift(code) } else { html.text(code) }
        }
      }
    }
    let attributes = listing.attributes
    if attributes.id == nil, attributes.caption.isEmpty {
      html.element("div", ["class": "listing"], content: content)
    } else {
      html.element("figure", ["class": "cell", "id": .init(attributes.id)]) { html in
        content(&html)
        writeCaption(attributes.caption, id: attributes.id, number: listing.number, into: &html)
      }
    }
  }
}

extension String {
  fileprivate var droppingFinalLineBreak: String { hasSuffix("\n") ? String(dropLast()) : self }
}
