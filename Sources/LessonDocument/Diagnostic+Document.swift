import Diagnostics

/// The wording of what can be wrong inside one Markdown file.
extension Diagnostic {
  static func invalidUTF8(_ byte: UInt8, at span: Span) -> Diagnostic {
    let digits = Array("0123456789ABCDEF")
    let hex = "0x" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
    return Diagnostic(
      id: "invalid-utf8", "the byte \(hex) is not valid UTF-8", at: span,
      help: "save the file as UTF-8")
  }

  static func zeroByte(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "zero-byte", "a zero byte cannot stand in text", at: span,
      help: "save the file as UTF-8 text")
  }

  static func emptyFile(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "empty-file", "the file is empty", at: span,
      help: "start it with `---`, `title: …`, `---` and write the lesson below, or delete it")
  }

  static func emptyLesson(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "empty-lesson", severity: .warning, "the lesson has no text below its front matter",
      at: span, help: "write the lesson below the second `---`")
  }

  static func fileTooLarge(_ limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "file-too-large", "the file is larger than \(limit / 1024) kB", at: span,
      help: "split the lesson")
  }

  static func nestingTooDeep(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "nesting-too-deep",
      "quotations, lists and emphasis nest at most \(MarkdownText.depthLimit) levels deep",
      at: span, help: "flatten the text")
  }

  static func tableTooLarge(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "table-too-large",
      "a table has at most \(MarkdownText.columnLimit) columns and "
        + "\(MarkdownText.cellLimit) cells",
      at: span, help: "put the data in a CSV file and show it with `Table(csv:)`")
  }

  static func unclosedCodeBlock(fence: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unclosed-code-block", "the code block is never closed", at: span,
      help: "write a line `\(fence)` behind its last line")
  }

  static func backtickInFence(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "backtick-in-fence", severity: .warning,
      "other Markdown readers do not see a code block whose ``` line holds a backtick", at: span,
      help: "fence the block with `~~~`")
  }

  static func unclosedMath(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unclosed-math", "the formula has no closing `$$`", at: span,
      help: "write `$$` behind it; a formula cannot hold a blank line")
  }

  static func textAfterMath(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "text-after-math", "text cannot follow the closing `$$` of a formula", at: span,
      help: "move it to a line of its own")
  }

  static func unknownAlert(_ name: String, nearest: String?, at span: Span) -> Diagnostic {
    let kinds = Alert.Kind.allCases.map { $0.rawValue.uppercased() }.joined(separator: ", ")
    return Diagnostic(
      id: "unknown-alert", "`[!\(name)]` is no kind of alert" + didYouMean(nearest), at: span,
      help: "use one of \(kinds)")
  }

  static func duplicateID(_ id: String, at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      id: "duplicate-id", "the id `\(id)` is already taken", at: span,
      notes: [Note("it was first given here", at: first)], help: "choose another id")
  }

  static func badID(_ id: String, _ rule: String, at span: Span) -> Diagnostic {
    Diagnostic(id: "bad-id", "`\(id)` cannot be an id here: \(rule)", at: span)
  }

  static func emptyInlineCode(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "empty-inline-code", "no expression follows `{swift}`", at: span,
      help: "write the expression whose value shall stand here")
  }

  static func inlineCodeInTitle(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "inline-code-in-title", "the title of a lesson cannot hold a computed value", at: span,
      help: "move it to the summary's place in the text")
  }

  static func missingAlt(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-alt", "the image has no text for those who cannot see it", at: span,
      help: "say between the brackets what it shows")
  }

  static func unsafeLink(_ scheme: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unsafe-link", "a lesson cannot link to `\(scheme)` addresses", at: span,
      help: "link to an `https:` address, a lesson or a file of the course")
  }

  static func absoluteLink(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "absolute-link", "a link inside the course must be relative", at: span,
      help: "drop what stands in front of the file's path in the course")
  }

  static func emptyLink(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "empty-link", "the link leads nowhere", at: span,
      help: "write an address between the parentheses")
  }

  static func outsideCourse(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "outside-course", "`\(path)` lies outside the course", at: span,
      help: "copy the file into the folder of the course")
  }

  static func unknownFootnote(_ name: String, nearest: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unknown-footnote", "no footnote is called `\(name)`" + didYouMean(nearest), at: span,
      help: "write it as `[^\(name)]: …` on a line of its own")
  }

  static func unusedFootnote(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unused-footnote", severity: .warning,
      "nothing refers to the footnote `\(name)`, so it does not appear", at: span,
      help: "write `[^\(name)]` in the text or delete the footnote")
  }

  static func didYouMean(_ name: String?) -> String {
    guard let name else { return "" }
    return "; did you mean `\(name)`?"
  }
}
