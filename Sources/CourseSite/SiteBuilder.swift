import CourseRecord
import Diagnostics
import LessonDocument
import LessonRuntime
import Mustache
import Plotting

/// Builds the pages of a course: a function of the course, its records and the templates.
public struct SiteBuilder {
  private let templates: Templates
  private let library: MustacheLibrary
  private let math: MathRenderer

  public init(templates: Templates, math: MathRenderer) throws(SiteError) {
    self.templates = templates
    library = try templates.library()
    self.math = math
  }

  /// Returns the whole site.
  ///
  /// - Parameter records: the record of each lesson by slug; a lesson without one gets a page that says
  ///   that it was not computed.
  public func render(course: Course, records: [String: LessonRecord]) throws(SiteError) -> Site {
    var files: [SiteFile] = []
    var renderers: [LessonRenderer] = []
    for lesson in course.lessons {
      var outputs: LessonOutputs?
      if let record = records[lesson.slug] {
        let text = record.encoded()
        files.append(SiteFile(path: SitePath.record(lesson.slug), text: text))
        outputs = try SiteBuilder.decoded(text, of: lesson).outputs
      }
      renderers.append(
        LessonRenderer(lesson: lesson, course: course, outputs: outputs, math: math))
    }

    let contents = CourseContents(course: course, renderers: renderers)
    for renderer in renderers {
      let page = LessonPage(renderer: renderer, contents: contents)
      files.append(
        SiteFile(
          path: SitePath.page(renderer.lesson.slug), text: try render(page.context, "lesson")))
    }
    let index = IndexPage(course: course, contents: contents)
    files.append(SiteFile(path: SitePath.index, text: try render(index.context, "index")))

    var styles = MathStyles()
    for renderer in renderers { styles.formUnion(renderer.mathStyles) }
    let style = try templates.text("style.css") + "\n" + Plot.stylesheet
    files.append(SiteFile(path: "\(SitePath.assets)/style.css", text: style))
    files.append(SiteFile(path: "\(SitePath.assets)/math.css", text: styles.stylesheet))
    files.append(
      SiteFile(path: "\(SitePath.assets)/page.js", text: try templates.text("page.js")))
    return Site(
      files: files.sorted { $0.path < $1.path },
      courseFiles: Set(renderers.flatMap { $0.files }).sorted(),
      diagnostics: renderers.flatMap { $0.diagnostics })
  }

  /// Reads back what was written, so that a page shows the record and nothing that it does not hold.
  private static func decoded(
    _ text: String, of lesson: Lesson
  ) throws(SiteError) -> LessonRecord {
    do throws(RecordError) {
      return try LessonRecord(decoding: text)
    } catch {
      throw SiteError("the record of \(lesson.fileName) does not read back: \(error)")
    }
  }

  private func render(_ context: [String: Any], _ name: String) throws(SiteError) -> String {
    guard let text = library.render(context, withTemplate: name) else {
      throw SiteError("the template \(name).mustache is missing")
    }
    return text
  }
}
