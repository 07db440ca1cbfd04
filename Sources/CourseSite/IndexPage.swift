import LessonDocument

/// What `index.mustache` is filled with.
struct IndexPage {
  let course: Course
  let contents: CourseContents

  var context: [String: Any] {
    var context: [String: Any] = [
      "root": "", "language": course.language, "courseTitle": course.title,
      "pageTitle": course.title, "parts": contents.context(root: "", current: nil),
    ]
    if let subtitle = course.subtitle { context["subtitle"] = subtitle }
    if let summary = course.summary { context["summary"] = summary }
    return context
  }
}
