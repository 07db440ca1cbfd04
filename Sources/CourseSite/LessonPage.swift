import LessonDocument

/// What `lesson.mustache` is filled with.
struct LessonPage {
  let renderer: LessonRenderer
  let contents: CourseContents

  private var lesson: Lesson { renderer.lesson }
  private var course: Course { renderer.course }

  var context: [String: Any] {
    let root = "../"
    let title =
      lesson.titleInlines.isEmpty
      ? lesson.title : renderer.plainText(lesson.titleInlines)
    var context: [String: Any] = [
      "root": root, "isLesson": true, "language": course.language, "courseTitle": course.title,
      "pageTitle": "\(title) · \(course.title)", "titleHTML": contents.title(lesson),
      "eyebrow": eyebrow, "facts": facts, "bodyHTML": renderer.body(),
      "parts": contents.context(root: root, current: lesson),
    ]
    if let summary = lesson.summary { context["summary"] = summary }
    if !lesson.objectives.isEmpty { context["objectives"] = ["items": lesson.objectives] }
    let sections = TableOfContents(of: lesson.document)
    if !sections.isEmpty { context["tocHTML"] = sections.html(with: renderer) }
    let order = contents.readingOrder
    if let place = order.firstIndex(where: { $0.lesson.slug == lesson.slug }) {
      if place > 0 { context["previous"] = neighbour(order[place - 1].lesson) }
      if place + 1 < order.count { context["next"] = neighbour(order[place + 1].lesson) }
    }
    return context
  }

  private func neighbour(_ other: Lesson) -> [String: Any] {
    [
      "titleHTML": contents.title(other),
      "href": renderer.link(to: SitePath.page(other.slug)),
    ]
  }

  /// `Part one · Lesson 3`, or less where the course has no parts.
  private var eyebrow: String {
    let number = "Lesson \(renderer.number)"
    let titled = contents.parts.filter { $0.title != nil }
    let part = titled.firstIndex { $0.renderers.contains { $0.lesson.slug == lesson.slug } }
    guard let part else { return number }
    return "Part \(LessonPage.word(part + 1)) · \(number)"
  }

  private static func word(_ number: Int) -> String {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return number <= words.count ? words[number - 1] : String(number)
  }

  /// The line under the title: how long, how much is computed, and what to read before.
  private var facts: [[String: Any]] {
    let minutes = lesson.readingMinutes
    var facts = [minutes == 1 ? "1 minute" : "\(minutes) minutes"]
    let blocks = lesson.code.count
    if blocks > 0, renderer.outputs != nil {
      facts.append(blocks == 1 ? "1 block, computed" : "\(blocks) blocks, all computed")
    }
    var result = facts.map { ["html": $0.escaped] }
    let before = lesson.buildsOn.compactMap { name in
      course.lessons.first { $0.fileName == name }
    }
    if !before.isEmpty {
      let links = before.map { other in
        HTMLWriter.fragment { html in
          html.element("a", ["href": "\(renderer.link(to: SitePath.page(other.slug)))"]) {
            $0.trusted(contents.title(other))
          }
        }
      }
      result.append(["html": "builds on " + links.joined(separator: ", ")])
    }
    return result
  }
}
