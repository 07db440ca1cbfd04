import Diagnostics

extension Checker {
  func report(_ diagnostic: Diagnostic) {
    // What is not looked at any more has no meaning that could be wrong.
    if !work.isExhausted { diagnostics.append(diagnostic) }
  }

  /// Puts all reports into the order of the text and leaves out those that the same mistake brought about.
  func sortDiagnostics() {
    let sorted = (settledDiagnostics + diagnostics).sorted {
      ($0.span.source.index, $0.span.start) < ($1.span.source.index, $1.span.start)
    }
    settledDiagnostics = []
    var causes: Set<String> = []
    diagnostics = sorted.filter { diagnostic in
      !isSpoiled(diagnostic) && !isConsequence(diagnostic, among: sorted)
        && causes.insert(cause(of: diagnostic)).inserted
    }
  }

  /// Whether the parser has found a mistake on the same line, in the body that lacks a `return`, or in the import that
  /// an unknown name may come from: what the checker makes of the rest is then beside the point.
  private func isSpoiled(_ diagnostic: Diagnostic) -> Bool {
    let line = line(of: diagnostic.span)
    return syntaxErrors.contains { finding in
      if finding.id == "unsupported-module",
        diagnostic.id.hasPrefix("unknown-") || diagnostic.id == "unsupported-library"
      {
        return true
      }
      let error = finding.span
      guard error.source == diagnostic.span.source else { return false }
      if self.line(of: error) == line { return true }
      guard diagnostic.id == "missing-return", let start = bodyStarts[diagnostic.span] else {
        return false
      }
      return error.start >= start && error.start <= diagnostic.span.end
    }
  }

  /// In `0 < a < 5` what the second `<` would compare follows from the chain.
  private func isConsequence(_ diagnostic: Diagnostic, among others: [Diagnostic]) -> Bool {
    diagnostic.id == "operator-mismatch"
      && others.contains { $0.id == "non-associative" && $0.span == diagnostic.span }
  }

  private func line(of span: Span) -> Int {
    sources[span.source].lineIndex(at: Int(span.start))
  }

  /// What has to be mended: reports of the same cause are one.
  private func cause(of diagnostic: Diagnostic) -> String {
    let source = String(diagnostic.span.source.index)
    switch diagnostic.id {
    case "unknown-name", "unknown-type": return "\(source) \(diagnostic.id) \(diagnostic.message)"
    case "immutable", "immutable-self", "used-before-value":
      // The same declaration has to be changed.
      let place = diagnostic.notes.first?.span ?? diagnostic.span
      return "\(source) \(diagnostic.id) \(place.start)"
    default:
      return
        "\(source) \(diagnostic.id) \(line(of: diagnostic.span)) \(diagnostic.message)"
    }
  }

  /// Control can reach the end of a body that has to return something.
  func reportMissingReturn(
    _ function: FunctionEntity, _ statements: [TypedStatement], from start: Int32, at end: Span
  ) {
    var place = end
    var forgotten: String?
    if case .expression(let value, _)? = statements.last?.kind,
      unifies(value.type, context.resultType), !value.type.isError
    {
      forgotten = quotable(value.span) ?? "…"
      place = value.span
    }
    bodyStarts[place] = start
    let name = function.kind == .closure ? "this closure" : "`\(function.name)`"
    report(
      .missingReturn(
        name, show(context.resultType), forgotten: forgotten,
        inLoop: statements.last.map { isLoop($0) } ?? false, at: place))
  }

  private func isLoop(_ statement: TypedStatement) -> Bool {
    switch statement.kind {
    case .forLoop, .whileLoop: return true
    default: return false
    }
  }

  /// The type of what stands at `span` is left open by everything around it.
  func reportUninferable(_ span: Span) {
    switch sources.text(of: span) {
    case "[]": report(.emptyLiteral(isDictionary: false, at: span))
    case "[:]": report(.emptyLiteral(isDictionary: true, at: span))
    case let text:
      if case .type? = globalScope.entries[text] ?? libraryScope.entries[text] {
        report(.openGenericType(text, at: span))
      } else {
        report(.cannotInfer(at: span))
      }
    }
  }

  /// What the lesson says at `span`, if it is short enough to be repeated in a message.
  func quotable(_ span: Span) -> String? {
    let text = sources.text(of: span)
    guard !text.isEmpty, text.utf8.count <= 32, !text.utf8.contains(UInt8(ascii: "\n")) else {
      return nil
    }
    return text
  }

  func isInLibrary(_ span: Span) -> Bool { library.sourceIDs.contains(span.source) }
}
