import Foundation

/// The files of a course, and nothing outside its folder.
struct CourseFolder {
  let root: String
  private let resolvedRoot: String

  /// Nil if no folder stands at `root`.
  init?(root: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue
    else { return nil }
    self.root = root
    resolvedRoot = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
  }

  /// The name of a file as a reader should see it.
  func displayName(_ name: String) -> String {
    root == "." ? name : root.hasSuffix("/") ? root + name : root + "/" + name
  }

  /// The Markdown files of the folder that are lessons, in the order of the bytes of their names.
  func lessonNames() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.filter { name in
      name.hasSuffix(".md") && name.utf8.count > 3 && !name.hasPrefix(".") && !name.hasPrefix("_")
        && name.lowercased() != "readme.md"
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether `path` leads to a file, and whether it stays inside the course behind all links.
  func status(of path: String) -> (exists: Bool, isInside: Bool) {
    let full = root + "/" + path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue
    else { return (false, true) }
    let resolved = URL(fileURLWithPath: full).resolvingSymlinksInPath().path
    return (true, resolved.hasPrefix(resolvedRoot == "/" ? "/" : resolvedRoot + "/"))
  }

  /// The paths of the files beside `path`, for suggestions.
  func siblings(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    let folder = parts.dropLast().joined(separator: "/")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { folder.isEmpty ? $0 : folder + "/" + $0 }
  }

  /// Reads a regular file of at most `limit` bytes; one byte more tells that it is larger.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let handle = FileHandle(forReadingAtPath: path)
    else { return nil }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: limit + 1) else {
      return (attributes?[.size] as? NSNumber)?.intValue == 0 ? [] : nil
    }
    return Array(data)
  }
}
