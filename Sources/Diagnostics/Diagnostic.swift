/// One finding, worded for a learner: where, what rule, and how to mend it.
public struct Diagnostic: Sendable {
  public enum Severity: Sendable { case error, warning }

  /// A second place that belongs to the finding, such as the earlier declaration.
  public struct Note: Sendable {
    public var message: String
    public var span: Span

    public init(_ message: String, at span: Span) {
      self.message = message
      self.span = span
    }
  }

  /// The stable kebab-case name of the rule, such as `unknown-name`.
  public var id: String
  public var severity: Severity
  /// The headline: one sentence without a period, the most specific words first.
  public var message: String
  public var span: Span
  public var notes: [Note]
  /// What to write instead, as a verb phrase.
  public var help: String?

  public init(
    id: String, severity: Severity = .error, _ message: String, at span: Span,
    notes: [Note] = [], help: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.span = span
    self.notes = notes
    self.help = help
  }
}

extension Diagnostic {
  /// Returns the finding as it is shown in the terminal, on the preview page and in the browser.
  public func rendered(in sources: SourceMap) -> String {
    let word = severity == .error ? "error" : "warning"
    var result =
      "\(sources.location(of: span).description): \(word): \(message) [\(id)]\n"
    result += Diagnostic.excerpt(of: span, in: sources)
    for note in notes {
      result += "\(sources.location(of: note.span).description): note: \(note.message)\n"
      result += Diagnostic.excerpt(of: note.span, in: sources)
    }
    if let help { result += "help: \(help)\n" }
    return result
  }

  private static func excerpt(of span: Span, in sources: SourceMap) -> String {
    let text = sources[span.source]
    guard !text.utf8.isEmpty else { return "" }
    let start = min(Int(span.start), text.utf8.count)
    let index = text.lineIndex(at: start)
    let line = text.line(index)
    let number = String(text.location(at: start).line)
    let column = start - text.lineStarts[index]
    let before = String(decoding: text.utf8[text.lineStarts[index]..<start], as: UTF8.self)
    let length = max(1, min(Int(span.end) - start, line.utf8.count - column))
    let end = min(start + length, text.utf8.count)
    let covered = String(decoding: text.utf8[start..<max(start, end)], as: UTF8.self)
    let margin = String(repeating: " ", count: number.utf8.count)
    let lead = String(before.map { $0 == "\t" ? "\t" : " " })
    let carets = String(repeating: "^", count: max(1, covered.count))
    return " \(number) | \(line)\n \(margin) | \(lead)\(carets)\n"
  }
}
