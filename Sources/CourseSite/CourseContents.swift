import LessonDocument

/// The parts and lessons of a course as the templates list them.
struct CourseContents {
  let renderers: [LessonRenderer]
  let course: Course
  private let titles: [String: String]

  init(course: Course, renderers: [LessonRenderer]) {
    self.course = course
    self.renderers = renderers
    titles = Dictionary(
      renderers.map { renderer in
        let lesson = renderer.lesson
        let inlines = lesson.titleInlines
        return (lesson.slug, inlines.isEmpty ? lesson.title.escaped : renderer.label(inlines))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the title of a lesson as HTML without links.
  func title(_ lesson: Lesson) -> String { titles[lesson.slug] ?? lesson.title.escaped }

  /// The lessons in reading order: part by part, then those that no part names.
  var readingOrder: [LessonRenderer] { parts.flatMap { $0.renderers } }

  /// The parts with their lessons; lessons that no part names stand in one more part without a title.
  var parts: [(title: String?, renderers: [LessonRenderer])] {
    var result = course.parts.map { part in
      (
        title: part.title,
        renderers: part.lessons.compactMap { name in
          renderers.first { $0.lesson.fileName == name }
        }
      )
    }
    let named = Set(course.parts.flatMap { $0.lessons })
    let rest = renderers.filter { !named.contains($0.lesson.fileName) }
    if !rest.isEmpty { result.append((nil, rest)) }
    return result.filter { !$0.renderers.isEmpty }
  }

  /// Returns the parts for a page that reaches the root of the site by `root`.
  func context(root: String, current: Lesson?) -> [[String: Any]] {
    parts.map { part in
      var context: [String: Any] = [
        "lessons": part.renderers.map { renderer -> [String: Any] in
          let lesson = renderer.lesson
          var entry: [String: Any] = [
            "index": renderer.number, "titleHTML": title(lesson),
            "href": root + SitePath.encoded(SitePath.page(lesson.slug)),
            "isCurrent": lesson.slug == current?.slug,
          ]
          if let summary = lesson.summary { entry["lessonSummary"] = summary }
          return entry
        }
      ]
      if let title = part.title { context["title"] = title }
      return context
    }
  }
}

extension String {
  /// The text with the characters replaced that HTML reserves.
  var escaped: String { HTMLWriter.fragment { $0.text(self) } }
}
