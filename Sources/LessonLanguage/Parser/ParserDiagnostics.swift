import Diagnostics

/// A diagnostic on its way to the parser's list; a reference, so that the frames of the descent stay small.
final class Report {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// The wording of everything that the parser reports, one function a diagnostic.
enum ParserDiagnostics {
  static func error(
    _ id: String, _ message: String, at span: Span, notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) -> Report {
    Report(Diagnostic(id: id, message, at: span, notes: notes, help: help))
  }
}
