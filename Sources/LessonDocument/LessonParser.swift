import Diagnostics

/// A lesson together with what it expects of the rest of the course.
struct ParsedLesson {
  var lesson: Lesson
  var references: [DocumentBuilder.Reference]
  var buildsOn: [YAMLText]
}

/// Parses one Markdown file: front matter, then the document.
enum LessonParser {
  /// What a lesson may hold at most, in bytes.
  static let sizeLimit = 2 * 1024 * 1024

  static func parse(
    _ bytes: [UInt8], fileName: String, file: SourceID, sources: inout SourceMap,
    diagnostics: inout [Diagnostic]
  ) -> ParsedLesson {
    let start = Span(source: file, start: 0, end: 0)
    guard bytes.count <= sizeLimit else {
      diagnostics.append(.fileTooLarge(sizeLimit, at: start))
      return empty(fileName, file)
    }
    var text = MarkdownText(bytes, file: file, diagnostics: &diagnostics)
    guard !text.clean.trimming(text.content).isEmpty else {
      diagnostics.append(.emptyFile(at: start))
      return empty(fileName, file)
    }
    var matter = FrontMatter()
    var bodyStart = text.content.lowerBound
    let findingCount = diagnostics.count
    if let found = FrontMatter.find(text, file: file, diagnostics: &diagnostics) {
      matter = FrontMatter.parse(text, found.yaml, file: file, diagnostics: &diagnostics)
      bodyStart = found.body
    } else {
      matter.isBroken = diagnostics.count > findingCount
    }
    let body = bodyStart..<text.content.upperBound
    if text.clean.trimming(body).isEmpty {
      diagnostics.append(
        .emptyLesson(
          at: Span(
            source: file, start: text.content.lowerBound,
            end: min(text.content.lowerBound + 3, bytes.count))))
    }
    let lines = LineTable(text.clean, in: body)
    text.prepare(lines, file: file, diagnostics: &diagnostics)
    let builder = DocumentBuilder(text, lines: lines, file: file, sources: sources)
    let result = lesson(builder, MarkdownTree(text.fed, in: body), matter, fileName)
    sources = builder.sources
    diagnostics += builder.diagnostics
    return ParsedLesson(
      lesson: result, references: builder.references, buildsOn: matter.buildsOn)
  }

  private static func lesson(
    _ builder: DocumentBuilder, _ tree: MarkdownTree, _ matter: FrontMatter, _ fileName: String
  ) -> Lesson {
    var result = empty(fileName, builder.file).lesson
    var titleInlines: [Inline]?
    if let title = matter.title, !title.value.isEmpty {
      titleInlines = inlines(of: title, builder)
      result.title = title.value
      builder.wordCount = 0
    }
    result.document = builder.build(tree)
    if titleInlines == nil, case .heading(let heading)? = result.document.first, heading.level == 1
    {
      titleInlines = heading.content
      result.document.removeFirst()
    }
    if let titleInlines {
      result.titleInlines = titleInlines
      result.title = titleInlines.plainText
      if let code = titleInlines.first(where: \.hasInlineCode) {
        builder.report(.inlineCodeInTitle(at: code.span))
      }
    } else if !matter.isBroken {
      let start = builder.text.content.lowerBound
      builder.report(.missingTitle(at: builder.span(start..<start)))
    }
    result.summary = matter.summary
    result.objectives = matter.objectives
    result.buildsOn = matter.buildsOn.map(\.value)
    result.footnotes = builder.footnotes
    result.executionOrder = builder.executionOrder
    result.labels = builder.labels
    result.anchors = Set(builder.anchors.keys)
    result.wordCount = builder.wordCount
    return result
  }

  /// The title's Markdown where it stands in the file as it is, else its text.
  private static func inlines(of title: YAMLText, _ builder: DocumentBuilder) -> [Inline] {
    var range = Int(title.span.start)..<Int(title.span.end)
    if let first = range.first, "\"'".utf8.contains(builder.text.clean[first]), range.count >= 2 {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    guard builder.text.clean.text(range) == title.value else {
      return [.text(title.value, span: title.span)]
    }
    return builder.inlines(inQuotes: range, isQuoted: false)
  }

  private static func empty(_ fileName: String, _ file: SourceID) -> ParsedLesson {
    let name = LessonName(fileName: fileName)
    let title = name.slug.replacing("-", with: " ")
    let span = Span(source: file, start: 0, end: 0)
    let lesson = Lesson(
      slug: name.slug, number: name.number, fileName: fileName, title: title,
      titleInlines: [.text(title, span: span)], summary: nil, objectives: [], buildsOn: [],
      source: file, document: [], footnotes: [], executionOrder: [], labels: [], anchors: [],
      wordCount: 0)
    return ParsedLesson(lesson: lesson, references: [], buildsOn: [])
  }
}
