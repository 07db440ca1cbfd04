import Diagnostics

/// Puts the lessons together to a course and checks what they say of each other.
struct CourseChecks {
  let folder: CourseFolder
  let courseFile: CourseFile
  let lessons: [ParsedLesson]
  private(set) var diagnostics: [Diagnostic] = []
  private let fileNames: [String]
  private let lessonByName: [String: Int]
  private let labelIDs: [String]
  private let knownLabels: Set<String>

  init(folder: CourseFolder, courseFile: CourseFile, lessons: [ParsedLesson]) {
    self.folder = folder
    self.courseFile = courseFile
    self.lessons = lessons
    fileNames = lessons.map(\.lesson.fileName)
    lessonByName = Dictionary(
      fileNames.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    labelIDs = lessons.flatMap { $0.lesson.labels.map(\.id) }
    knownLabels = Set(labelIDs)
  }

  mutating func course() -> Course {
    var result = Course(
      title: courseFile.title ?? folderName, subtitle: courseFile.subtitle,
      summary: courseFile.summary, language: courseFile.language ?? "en", root: folder.root,
      options: courseFile.options)
    for parsed in lessons {
      var lesson = parsed.lesson
      lesson.buildsOn = parsed.buildsOn.compactMap { fileName(of: $0) }
      for reference in parsed.references { check(reference, in: lesson) }
      result.lessons.append(lesson)
    }
    result.parts = parts()
    return result
  }

  private var folderName: String {
    folder.root.split(separator: "/").last.map(String.init) ?? "Course"
  }

  /// The lesson that a file name or a slug names; an unknown one is reported.
  private mutating func fileName(of name: YAMLText) -> String? {
    if lessonByName[name.value] != nil { return name.value }
    if let parsed = lessons.first(where: { $0.lesson.slug == name.value }) {
      return parsed.lesson.fileName
    }
    let candidates = name.value.hasSuffix(".md") ? fileNames : lessons.map(\.lesson.slug)
    diagnostics.append(
      .unknownLesson(
        name.value, nearest: Spelling.nearest(to: name.value, among: candidates), at: name.span))
    return nil
  }

  private mutating func parts() -> [CoursePart] {
    guard !courseFile.parts.isEmpty else {
      return lessons.isEmpty ? [] : [CoursePart(title: nil, lessons: fileNames)]
    }
    var result: [CoursePart] = []
    var listed: Set<String> = []
    for part in courseFile.parts {
      var names: [String] = []
      for entry in part.lessons {
        guard let name = fileName(of: entry) else { continue }
        if listed.insert(name).inserted {
          names.append(name)
        } else {
          diagnostics.append(.repeatedLesson(name, at: entry.span))
        }
      }
      result.append(CoursePart(title: part.title, lessons: names))
    }
    let rest = lessons.filter { !listed.contains($0.lesson.fileName) }
    for parsed in rest {
      let start = Span(source: parsed.lesson.source, start: 0, end: 0)
      diagnostics.append(.unlistedLesson(parsed.lesson.fileName, at: start))
    }
    if !rest.isEmpty {
      result.append(CoursePart(title: nil, lessons: rest.map(\.lesson.fileName)))
    }
    return result
  }

  private mutating func check(_ reference: DocumentBuilder.Reference, in lesson: Lesson) {
    let span = reference.span
    switch reference.kind {
    case .label(let id):
      guard !knownLabels.contains(id) else { return }
      let near = Spelling.nearest(to: id, among: lesson.labels.map(\.id) + labelIDs)
      diagnostics.append(.unknownReference(id, nearest: near, at: span))
    case .link(.lesson(let name, _, let anchor)):
      guard let index = lessonByName[name] else {
        diagnostics.append(
          .brokenLink(name, nearest: Spelling.nearest(to: name, among: fileNames), at: span))
        return
      }
      if let anchor, !anchor.isEmpty { check(anchor, in: lessons[index].lesson, at: span) }
    case .link(.anchor(let anchor)): check(anchor, in: lesson, at: span)
    case .link(.file(let path)): check(path, isImage: false, at: span)
    case .image(.file(let path)): check(path, isImage: true, at: span)
    case .link, .image: return
    }
  }

  private mutating func check(_ anchor: String, in lesson: Lesson, at span: Span) {
    guard !lesson.anchors.contains(anchor) else { return }
    let near = Spelling.nearest(to: anchor, among: lesson.anchors.sorted())
    diagnostics.append(
      .missingAnchor(anchor, in: lesson.fileName, nearest: near.map { "#" + $0 }, at: span))
  }

  private mutating func check(_ path: String, isImage: Bool, at span: Span) {
    let status = folder.status(of: path)
    if !status.exists {
      let near = Spelling.nearest(to: path, among: folder.siblings(of: path))
      diagnostics.append(.missingFile(path, isImage: isImage, nearest: near, at: span))
    } else if !status.isInside {
      diagnostics.append(.outsideCourse(path, at: span))
    }
  }
}
