import LessonRuntime

extension Output {
  /// The output as a terminal shows it: text as it is, a table in aligned columns, a plot by its
  /// description.
  var terminalText: String {
    switch self {
    case .text(let text): text
    case .value(let text, _): text + "\n"
    case .table(let table): table.description + "\n"
    case .plot(let plot): "[plot] \(plot.problem ?? plot.summary)\n"
    case .frames(let frames): "[frames] \(frames.problem ?? frames.summary)\n"
    case .smallMultiples(let plots): "[plots] \(plots.problem ?? plots.summary)\n"
    case .diagnostic(let diagnostic): diagnostic.rendered
    }
  }

  var isDiagnostic: Bool {
    if case .diagnostic = self { true } else { false }
  }
}
