import Diagnostics

/// Reads a course folder.
public enum CourseLoader {
  /// Reads `course.yml` and the lessons in the folder at `root`, and checks what refers to what.
  ///
  /// Everything that is wrong is reported at once; the course is nil only if `root` is no folder.
  public static func load(
    root: String
  ) -> (course: Course?, diagnostics: [Diagnostic], sources: SourceMap) {
    (nil, [], SourceMap())
  }

  /// Reads the one lesson at `path`, without checking references to the course around it.
  public static func loadLesson(
    path: String
  ) -> (lesson: Lesson?, diagnostics: [Diagnostic], sources: SourceMap) {
    (nil, [], SourceMap())
  }
}
