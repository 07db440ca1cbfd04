import CourseRecord
import Diagnostics
import LessonDocument
import LessonRuntime

/// Turns one lesson and its record into the HTML of its page's body.
///
/// One renderer serves one build of one lesson: it counts exercises and ids as it goes.
final class LessonRenderer {
  let lesson: Lesson
  let course: Course
  /// What the blocks produced; nil if the lesson could not be executed.
  let outputs: LessonOutputs?
  private let math: MathRenderer

  /// The declarations that the formulas of this lesson need.
  private(set) var mathStyles = MathStyles()
  private(set) var diagnostics: [Diagnostic] = []
  /// The files of the course that the page links to, in order, each once.
  private(set) var files: [String] = []
  var exerciseCount = 0
  /// Links inside a link are impossible; a title in the table of contents is written without its own.
  var writesLinks = true

  init(lesson: Lesson, course: Course, outputs: LessonOutputs?, math: MathRenderer) {
    self.lesson = lesson
    self.course = course
    self.outputs = outputs
    self.math = math
  }

  /// The number that the reader sees: the one of the file name, else the place in the course.
  var number: Int {
    lesson.number ?? (course.lessons.firstIndex { $0.slug == lesson.slug } ?? 0) + 1
  }

  /// Returns the document with its footnotes.
  func body() -> String {
    exerciseCount = 0
    return HTMLWriter.fragment { html in
      write(lesson.document, into: &html)
      writeFootnotes(into: &html)
    }
  }

  /// Returns inline content without links, for places that are links themselves.
  func label(_ inlines: [Inline]) -> String {
    writesLinks = false
    defer { writesLinks = true }
    return HTMLWriter.fragment { write(inlines, into: &$0) }
  }

  /// Returns the path from the page to the file at `path` of the site.
  func link(to path: String) -> String { "../" + SitePath.encoded(path) }

  func link(toFile path: String) -> String {
    if !files.contains(path) { files.append(path) }
    return link(to: SitePath.file(path))
  }

  func link(toLesson slug: String, anchor: String?) -> String {
    let fragment = anchor.map { "#" + SitePath.encoded($0) } ?? ""
    return slug == lesson.slug && anchor != nil
      ? fragment : link(to: SitePath.page(slug)) + fragment
  }

  /// Reports a finding once, however often its place is rendered.
  func report(_ diagnostic: Diagnostic) {
    let isKnown = diagnostics.contains { $0.id == diagnostic.id && $0.span == diagnostic.span }
    if !isKnown { diagnostics.append(diagnostic) }
  }

  /// Writes a formula; one that KaTeX cannot read is reported and shown as it was written.
  func writeMath(_ latex: String, isDisplay: Bool, span: Span, into html: inout HTMLWriter) {
    switch math.render(latex, isDisplay: isDisplay, styles: &mathStyles) {
    case .success(let markup): html.trusted(markup)
    case .failure(let failure):
      report(.unreadableMath(failure, latexSpan: span))
      html.element("code", ["class": "math-error"], text: latex)
    }
  }
}

extension Diagnostic {
  static func unreadableMath(_ failure: MathRenderer.Failure, latexSpan: Span) -> Diagnostic {
    var span = latexSpan
    if let offset = failure.offset, Int(span.start) + offset < Int(span.end) {
      span.start += Int32(offset)
    }
    return Diagnostic(
      id: "unreadable-math", "the formula cannot be read: \(failure.message)", at: span,
      help: "write it in the part of LaTeX that KaTeX knows")
  }

  static func externalImage(_ image: Image) -> Diagnostic {
    Diagnostic(
      id: "external-image", severity: .warning,
      "the image is on another server: the page links to it and does not show it", at: image.span,
      help: "put the image into the course and name its path")
  }
}
