import Diagnostics

/// A folder of lessons with what `course.yml` says about it.
public struct Course: Sendable {
  public var title: String
  public var subtitle: String?
  public var summary: String?
  /// The language of the prose as a BCP 47 tag, `en` unless `course.yml` says otherwise.
  public var language: String
  /// The parts in reading order; a course without `parts` has one part without a title.
  public var parts: [CoursePart]
  /// The lessons in the order of their file names.
  public var lessons: [Lesson]
  /// The folder that holds `course.yml` and the lessons, as it was given.
  public var root: String
  public var options: CourseOptions

  public init(
    title: String, subtitle: String? = nil, summary: String? = nil, language: String = "en",
    parts: [CoursePart] = [], lessons: [Lesson] = [], root: String,
    options: CourseOptions = CourseOptions()
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.language = language
    self.parts = parts
    self.lessons = lessons
    self.root = root
    self.options = options
  }

  /// Returns the lesson whose slug is `slug`.
  public func lesson(slug: String) -> Lesson? { lessons.first { $0.slug == slug } }

  /// Returns what `@id` in `lesson` refers to: a label of the lesson itself, else of another one.
  public func label(_ id: String, from lesson: Lesson) -> (lesson: Lesson, label: Label)? {
    if let label = lesson.label(id) { return (lesson, label) }
    for other in lessons where other.slug != lesson.slug {
      if let label = other.label(id) { return (other, label) }
    }
    return nil
  }
}

/// A run of lessons under one heading of the table of contents.
public struct CoursePart: Sendable, Hashable {
  public var title: String?
  /// The file names of its lessons, such as `04-perceptron.md`.
  public var lessons: [String]

  public init(title: String?, lessons: [String]) {
    self.title = title
    self.lessons = lessons
  }
}

/// What `course.yml` allows and where the course lives.
public struct CourseOptions: Sendable, Hashable {
  /// Whether raw HTML of a lesson reaches the page; it is escaped otherwise.
  public var allowsHTML: Bool
  /// The address at which the site is published.
  public var baseURL: String?
  /// The address under which a lesson's source can be edited; the file name is appended.
  public var editURL: String?

  public init(allowsHTML: Bool = false, baseURL: String? = nil, editURL: String? = nil) {
    self.allowsHTML = allowsHTML
    self.baseURL = baseURL
    self.editURL = editURL
  }
}
