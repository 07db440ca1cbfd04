import Diagnostics

/// All findings of a run, in the order of the files and of the places in them.
struct FindingReport {
  private struct Finding {
    var file: Int
    var location: Location
    var isError: Bool
    var id: String
    var text: String
  }

  private var findings: [Finding] = []
  private var files: [String] = []

  var hasErrors: Bool { findings.contains { $0.isError } }

  /// Fixes the order of the files: that in which `sources` name them.
  mutating func list(_ sources: SourceMap) {
    for text in sources.texts { _ = index(of: text.name) }
  }

  /// Adds diagnostics whose places are those of `sources`.
  mutating func add(_ diagnostics: [Diagnostic], in sources: SourceMap) {
    for diagnostic in diagnostics {
      let location = sources.location(of: diagnostic.span)
      findings.append(
        Finding(
          file: index(of: location.file), location: location,
          isError: diagnostic.severity == .error, id: diagnostic.id,
          text: FindingReport.printable(diagnostic.rendered(in: sources))))
    }
  }

  /// The findings as a terminal shows them, without the count.
  func text(isColored: Bool = false) -> String {
    sorted.map { isColored ? FindingReport.colored($0.text) : $0.text }.joined()
  }

  private var sorted: [Finding] {
    findings.enumerated().sorted { a, b in
      let first = (a.element.file, a.element.location.line, a.element.location.column, a.offset)
      let second = (b.element.file, b.element.location.line, b.element.location.column, b.offset)
      return first < second
    }.map(\.element)
  }

  /// `3 errors in 2 lessons`; files that are no lessons are named.
  var count: String {
    let errors = findings.filter(\.isError)
    let names = Set(errors.map(\.location.file))
    let lessons = names.filter { $0.hasSuffix(".md") }.count
    var places = names.filter { !$0.hasSuffix(".md") }.sorted()
    if lessons > 0 { places.insert("\(lessons) \(lessons == 1 ? "lesson" : "lessons")", at: 0) }
    let noun = errors.count == 1 ? "error" : "errors"
    return "\(errors.count) \(noun) in \(places.joined(separator: " and "))"
  }

  /// Where the first finding is explained; empty if none has a page.
  var hint: String {
    guard let first = sorted.first(where: { Explanations.page(for: $0.id) != nil }) else {
      return ""
    }
    return "`lessons explain \(first.id)` says more\n"
  }

  private mutating func index(of file: String) -> Int {
    if let index = files.firstIndex(of: file) { return index }
    files.append(file)
    return files.count - 1
  }

  /// Replaces control characters, so that the text of a lesson cannot command the terminal.
  private static func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      result.unicodeScalars.append(
        isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
    }
    return result
  }

  private static func colored(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      for (word, color) in [(" error: ", "31"), (" warning: ", "33"), (" note: ", "36")] {
        guard let range = line.firstRange(of: word), line[..<range.lowerBound].hasSuffix(":")
        else { continue }
        return line[..<range.lowerBound] + "\u{1B}[1;\(color)m\(word)\u{1B}[0m\u{1B}[1m"
          + line[range.upperBound...] + "\u{1B}[0m"
      }
      return String(line)
    }.joined(separator: "\n")
  }
}
