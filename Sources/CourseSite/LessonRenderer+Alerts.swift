import LessonDocument

extension LessonRenderer {
  func writeAlert(_ alert: Alert, into html: inout HTMLWriter) {
    switch alert.kind {
    case .note: writeBox("note", "Note", alert, into: &html)
    case .tip: writeBox("tip", "Tip", alert, into: &html)
    case .important: writeBox("important", "Important", alert, into: &html)
    case .warning: writeBox("warning", "Warning", alert, into: &html)
    case .caution: writeBox("caution", "Caution", alert, into: &html)
    case .exercise:
      exerciseCount += 1
      writeBox("exercise", "Exercise \(number).\(exerciseCount)", alert, into: &html)
    case .hint: writeDetails("hint", "Hint", alert, into: &html)
    case .solution: writeDetails("solution", "Solution", alert, into: &html)
    case .card: writeCard(alert, into: &html)
    }
  }

  private func writeBox(
    _ style: String, _ word: String, _ alert: Alert, into html: inout HTMLWriter
  ) {
    html.element("section", ["class": "alert \(style)", "aria-label": "\(word)"]) { html in
      html.element("p", ["class": "label"]) { writeLabel(word, alert.title, into: &$0) }
      write(alert.children, into: &html)
    }
  }

  private func writeDetails(
    _ style: String, _ word: String, _ alert: Alert, into html: inout HTMLWriter
  ) {
    html.element("details", ["class": "aside \(style)"]) { html in
      html.element("summary") { writeLabel(word, alert.title, into: &$0) }
      write(alert.children, into: &html)
    }
  }

  private func writeLabel(_ word: String, _ title: [Inline], into html: inout HTMLWriter) {
    html.text(word)
    guard !title.isEmpty else { return }
    html.text(" · ")
    write(title, into: &html)
  }

  /// Writes a review card: the title, or else the first paragraph, asks; the rest answers.
  private func writeCard(_ alert: Alert, into html: inout HTMLWriter) {
    var question = alert.title
    var answer = alert.children[...]
    if question.isEmpty, case .paragraph(let paragraph) = answer.first {
      question = paragraph.content
      answer = answer.dropFirst()
    }
    html.element("details", ["class": "card"]) { html in
      html.element("summary") { html in
        if question.isEmpty { html.text("Card") } else { write(question, into: &html) }
      }
      write(Array(answer), into: &html)
    }
  }
}
