import Diagnostics

/// What `course.yml` says.
struct CourseFile {
  static let keys = [
    "title", "subtitle", "summary", "language", "parts", "baseURL", "editURL", "html",
  ]

  struct Part {
    var title: String?
    var lessons: [YAMLText] = []
  }

  var title: String?
  var subtitle: String?
  var summary: String?
  var language: String?
  var parts: [Part] = []
  var options = CourseOptions()

  static func parse(
    _ bytes: [UInt8], file: SourceID, diagnostics: inout [Diagnostic]
  ) -> CourseFile {
    var result = CourseFile()
    let text = MarkdownText(bytes, file: file, diagnostics: &diagnostics)
    var reader = YAMLReader(text.clean, text.content, file: file, keys: keys, what: "`course.yml`")
    for entry in reader.entries() {
      switch entry.name {
      case "title": result.title = reader.text(entry)?.value
      case "subtitle": result.subtitle = reader.text(entry)?.value
      case "summary": result.summary = reader.text(entry)?.value
      case "language": result.language = reader.text(entry)?.value
      case "baseURL": result.options.baseURL = reader.text(entry)?.value
      case "editURL": result.options.editURL = reader.text(entry)?.value
      case "html": result.options.allowsHTML = reader.flag(entry) ?? false
      case "parts":
        for group in reader.groups(entry, keys: ["title", "lessons"]) {
          var part = Part()
          for entry in group {
            if entry.name == "title" { part.title = reader.text(entry)?.value }
            if entry.name == "lessons" { part.lessons = reader.texts(entry) }
          }
          result.parts.append(part)
        }
      default: preconditionFailure("each key of `keys` has a case")
      }
    }
    diagnostics += reader.diagnostics
    if result.title?.isEmpty ?? true, reader.diagnostics.isEmpty {
      diagnostics.append(.missingCourseTitle(at: Span(source: file, start: 0, end: 0)))
    }
    return result
  }
}
