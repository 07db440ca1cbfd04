import Foundation

/// A course in a folder of its own, deleted when the test is over.
final class CourseOnDisk {
  let folder: URL

  /// Writes `files` by their paths under `lessons/`; a `course.yml` is added unless one is given.
  init(_ files: [String: String], addsCourseFile: Bool = true) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "course-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "lessons"), withIntermediateDirectories: true)
    if addsCourseFile, files["course.yml"] == nil { try write("course.yml", "title: A course\n") }
    for (path, text) in files { try write(path, text) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  func write(_ path: String, _ bytes: Data) throws {
    let file = folder.appending(path: "lessons/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: "lessons/\(path)"))
  }

  func build(_ arguments: String..., environment: [String: String] = [:]) throws -> ToolRun {
    try ToolRun(
      ["build", "--templates", Repository.root.appending(path: "templates").path] + arguments,
      in: folder, environment: environment)
  }

  /// The bytes of the site by path, without what KaTeX brings.
  func site(_ name: String = "site") throws -> [String: Data] {
    var result: [String: Data] = [:]
    let root = folder.appending(path: name)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where !path.hasPrefix("assets/katex") {
      let file = root.appending(path: path)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        result[path] = try Data(contentsOf: file)
      }
    }
    return result
  }
}

/// Returns a lesson with `body` below its front matter of three lines and an empty one.
func lesson(_ body: String, title: String = "A lesson") -> String {
  "---\ntitle: \(title)\n---\n\n\(body)\n"
}
