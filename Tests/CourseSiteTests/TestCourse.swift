import CourseRecord
import Diagnostics
import Foundation
import LessonDocument
import LessonRuntime

@testable import CourseSite

/// A course that is written to a folder, loaded and rendered with outputs made by hand.
struct TestCourse {
  var course: Course
  var findings: [Diagnostic]

  /// Loads the files, by path, from a folder of their own that is gone afterwards.
  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("course-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var files = files
    if files["course.yml"] == nil { files["course.yml"] = "title: A course\n" }
    for (path, text) in files {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let loaded = CourseLoader.load(root: folder.path)
    guard let course = loaded.course else { throw SiteError("the course was not loaded") }
    self.course = course
    findings = loaded.diagnostics
  }

  /// The templates of the repository.
  static var templateFolder: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("templates").path
  }

  static func templates() throws -> Templates { try Templates(folder: templateFolder) }

  func site(
    _ outputs: [String: LessonOutputs] = [:], templates: Templates? = nil
  ) throws -> Site {
    let builder = try SiteBuilder(
      templates: templates ?? TestCourse.templates(),
      math: try MathRenderer(katex: try KatexAssets().script()))
    return try builder.render(
      course: course,
      records: outputs.mapValues { LessonRecord(fingerprint: "f", outputs: $0) })
  }
}

extension Site {
  func text(_ path: String) -> String {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }
}
