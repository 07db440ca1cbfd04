import LessonDocument

extension LessonRenderer {
  func write(_ inlines: [Inline], into html: inout HTMLWriter) {
    for inline in inlines { write(inline, into: &html) }
  }

  private func write(_ inline: Inline, into html: inout HTMLWriter) {
    switch inline {
    case .text(let text, _): html.text(text)
    case .emphasis(let content, _): html.element("em") { write(content, into: &$0) }
    case .strong(let content, _): html.element("strong") { write(content, into: &$0) }
    case .strikethrough(let content, _): html.element("s") { write(content, into: &$0) }
    case .code(let code, _): html.element("code", text: code)
    case .math(let math):
      writeMath(math.latex, isDisplay: math.isDisplay, span: math.latexSpan, into: &html)
    case .executable(let code): writeValue(of: code, into: &html)
    case .link(let link): writeLink(link, into: &html)
    case .image(let image): writeImage(image, into: &html)
    case .html(let markup, _):
      if course.options.allowsHTML { html.trusted(markup) } else { html.text(markup) }
    case .softBreak: html.newline()
    case .lineBreak: html.void("br")
    case .footnoteReference(let reference): writeFootnoteReference(reference, into: &html)
    case .crossReference(let reference): writeCrossReference(reference, into: &html)
    }
  }

  /// Returns the inlines as text without any markup, computed values filled in.
  func plainText(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text, _): text
      case .emphasis(let content, _), .strong(let content, _), .strikethrough(let content, _):
        plainText(content)
      case .code(let code, _): code
      case .math(let math): math.latex
      case .executable(let code): value(of: code) ?? code.code
      case .link(let link): plainText(link.content)
      case .image(let image): image.alt
      case .html, .footnoteReference: ""
      case .softBreak, .lineBreak: " "
      case .crossReference(let reference): referenceText(reference) ?? reference.id
      }
    }.joined()
  }

  private func value(of code: InlineCode) -> String? {
    guard let values = outputs?.inlineValues, values.indices.contains(code.index) else {
      return nil
    }
    return values[code.index]
  }

  private func writeValue(of code: InlineCode, into html: inout HTMLWriter) {
    let title = "computed: \(code.code)"
    if let value = value(of: code) {
      html.element("span", ["class": "v", "title": "\(title)"], text: value)
    } else {
      html.element("code", ["class": "v missing", "title": "not computed"], text: code.code)
    }
  }

  // MARK: Links

  private func writeLink(_ link: Link, into html: inout HTMLWriter) {
    guard writesLinks, let address = address(of: link.target) else {
      return write(link.content, into: &html)
    }
    html.element("a", ["href": "\(address)", "title": .init(link.title)]) { html in
      writesLinks = false
      write(link.content, into: &html)
      writesLinks = true
    }
  }

  /// Returns the address that a page may use, or nil for one that it must not.
  private func address(of target: Link.Target) -> String? {
    switch target {
    case .external(let address): SitePath.isHarmless(address) ? address : nil
    case .lesson(_, let slug, let anchor): link(toLesson: slug, anchor: anchor)
    case .anchor(let anchor): "#" + SitePath.encoded(anchor)
    case .file(let path): link(toFile: path)
    case .broken: nil
    }
  }

  func writeImage(_ image: Image, into html: inout HTMLWriter) {
    switch image.target {
    case .file(let path):
      let source = link(toFile: path)
      html.void(
        "img",
        [
          "src": "\(source)", "alt": "\(image.alt)", "title": .init(image.title),
          "loading": "lazy", "decoding": "async",
        ])
    case .external(let address) where SitePath.isHarmless(address):
      report(.externalImage(image))
      let text = image.alt.isEmpty ? address : image.alt
      if writesLinks {
        html.element("a", ["href": "\(address)"], text: text)
      } else {
        html.text(text)
      }
    default: html.text(image.alt)
    }
  }

  // MARK: References

  private func referenceText(_ reference: CrossReference) -> String? {
    guard let (owner, label) = course.label(reference.id, from: lesson) else { return nil }
    let place = owner.slug == lesson.slug ? "" : " of “\(owner.title)”"
    return "\(label.kind.word) \(label.number)\(place)"
  }

  private func writeCrossReference(_ reference: CrossReference, into html: inout HTMLWriter) {
    guard let (owner, label) = course.label(reference.id, from: lesson),
      let text = referenceText(reference)
    else { return html.text("@" + reference.id) }
    let isOwnSection = label.kind == .section && owner.slug == lesson.slug
    guard writesLinks else { return html.text(text) }
    let address = link(toLesson: owner.slug, anchor: label.id)
    html.element("a", ["class": "ref", "href": "\(address)"]) { html in
      if isOwnSection, !label.title.isEmpty {
        html.trusted(self.label(label.title))
      } else {
        html.text(text)
      }
    }
  }

  private func writeFootnoteReference(
    _ reference: FootnoteReference, into html: inout HTMLWriter
  ) {
    guard writesLinks else { return }
    html.element("sup", ["class": "footnote"]) { html in
      html.element(
        "a",
        [
          "id": "Noteref-\(reference.number)-\(reference.occurrence)",
          "href": "#Note-\(reference.number)", "aria-label": "Footnote \(reference.number)",
        ], text: String(reference.number))
    }
  }

  /// Writes the notes with a way back to each place that refers to them.
  func writeFootnotes(into html: inout HTMLWriter) {
    guard !lesson.footnotes.isEmpty else { return }
    html.element("section", ["class": "footnotes", "aria-label": "Footnotes"]) { html in
      html.element("ol") { html in
        for footnote in lesson.footnotes {
          html.element("li", ["id": "Note-\(footnote.number)"]) { html in
            writeFootnote(footnote, into: &html)
          }
        }
      }
    }
  }

  /// Writes a note; the way back stands at the end of its last paragraph.
  private func writeFootnote(_ footnote: Footnote, into html: inout HTMLWriter) {
    let wayBack: (inout HTMLWriter) -> Void = { html in
      html.text(" ")
      html.element(
        "a",
        ["href": "#Noteref-\(footnote.number)-1", "aria-label": "Back to the text"], text: "↩")
    }
    guard case .paragraph(let last)? = footnote.children.last else {
      write(footnote.children, into: &html)
      return wayBack(&html)
    }
    write(Array(footnote.children.dropLast()), into: &html)
    html.element("p") { html in
      write(last.content, into: &html)
      wayBack(&html)
    }
  }
}
