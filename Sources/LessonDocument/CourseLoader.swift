import Diagnostics

/// Reads a course folder.
public enum CourseLoader {
  /// Reads `course.yml` and the lessons in the folder at `root`, and checks what refers to what.
  ///
  /// Everything that is wrong is reported at once; the course is nil only if `root` is no folder.
  public static func load(
    root: String
  ) -> (course: Course?, diagnostics: [Diagnostic], sources: SourceMap) {
    var sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    guard let folder = CourseFolder(root: root) else {
      let file = sources.add(SourceText(name: root, utf8: []))
      diagnostics.append(.missingCourse(root, at: Span(source: file, start: 0, end: 0)))
      return (nil, diagnostics, sources)
    }
    let name = folder.displayName("course.yml")
    let isPresent = folder.status(of: "course.yml").exists
    let bytes = CourseFolder.read(root + "/course.yml", limit: YAMLReader.sizeLimit)
    let file = sources.add(SourceText(name: name, utf8: bytes ?? []))
    let start = Span(source: file, start: 0, end: 0)
    var courseFile = CourseFile()
    if let bytes {
      courseFile = CourseFile.parse(bytes, file: file, diagnostics: &diagnostics)
    } else {
      diagnostics.append(
        isPresent ? .unreadableFile(name, at: start) : .missingCourseFile(at: start))
    }
    let parsed = lessons(folder, sources: &sources, diagnostics: &diagnostics)
    if parsed.isEmpty { diagnostics.append(.emptyCourse(root, at: start)) }
    var checks = CourseChecks(folder: folder, courseFile: courseFile, lessons: parsed)
    let course = checks.course()
    diagnostics += checks.diagnostics
    return (course, sorted(diagnostics), sources)
  }

  /// Reads the one lesson at `path`, without checking references to the course around it.
  public static func loadLesson(
    path: String
  ) -> (lesson: Lesson?, diagnostics: [Diagnostic], sources: SourceMap) {
    var sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    let bytes = CourseFolder.read(path, limit: LessonParser.sizeLimit)
    let file = sources.add(SourceText(name: path, utf8: bytes ?? []))
    guard let bytes else {
      diagnostics.append(.unreadableFile(path, at: Span(source: file, start: 0, end: 0)))
      return (nil, diagnostics, sources)
    }
    let parsed = LessonParser.parse(
      bytes, fileName: path.split(separator: "/").last.map(String.init) ?? path, file: file,
      sources: &sources, diagnostics: &diagnostics)
    return (parsed.lesson, sorted(diagnostics), sources)
  }

  /// Parses a lesson that is at hand as text, as `loadLesson(path:)` does with a file.
  public static func parseLesson(
    _ markdown: String, fileName: String
  ) -> (lesson: Lesson, diagnostics: [Diagnostic], sources: SourceMap) {
    var sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    let bytes = Array(markdown.utf8)
    let file = sources.add(SourceText(name: fileName, utf8: bytes))
    let parsed = LessonParser.parse(
      bytes, fileName: fileName, file: file, sources: &sources, diagnostics: &diagnostics)
    return (parsed.lesson, sorted(diagnostics), sources)
  }

  private static func lessons(
    _ folder: CourseFolder, sources: inout SourceMap, diagnostics: inout [Diagnostic]
  ) -> [ParsedLesson] {
    var result: [ParsedLesson] = []
    var slugs: [String: String] = [:]
    for name in folder.lessonNames() {
      let shown = folder.displayName(name)
      let isInside = folder.status(of: name).isInside
      let bytes =
        isInside ? CourseFolder.read(folder.root + "/" + name, limit: LessonParser.sizeLimit) : nil
      let file = sources.add(SourceText(name: shown, utf8: bytes ?? []))
      let start = Span(source: file, start: 0, end: 0)
      guard let bytes else {
        diagnostics.append(
          isInside ? .unreadableFile(shown, at: start) : .outsideCourse(name, at: start))
        continue
      }
      if !LessonName(fileName: name).isWellFormed {
        diagnostics.append(.badFileName(name, at: start))
      }
      var parsed = LessonParser.parse(
        bytes, fileName: name, file: file, sources: &sources, diagnostics: &diagnostics)
      if let other = slugs[parsed.lesson.slug] {
        diagnostics.append(.duplicateSlug(parsed.lesson.slug, other, at: start))
        parsed.lesson.slug = anchorSlug(String(name.dropLast(3)))
      }
      slugs[parsed.lesson.slug] = name
      result.append(parsed)
    }
    return result
  }

  /// In the order of the files and of the places in them.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { a, b in
      let first = (a.element.span.source.index, a.element.span.start, a.offset)
      let second = (b.element.span.source.index, b.element.span.start, b.offset)
      return first < second
    }.map(\.element)
  }
}
