import Foundation

/// Reads the files of a course that its pages link to, and no others.
public struct CourseFiles {
  private let root: URL

  public init(root path: String) {
    root = URL(fileURLWithPath: path, isDirectory: true).resolvingSymlinksInPath()
  }

  /// Returns the files at `paths`, each under `files/` of the site.
  public func read(_ paths: [String]) throws(SiteError) -> [SiteFile] {
    var result: [SiteFile] = []
    for path in paths {
      let file = root.appendingPathComponent(path).resolvingSymlinksInPath()
      let isInside = file.path.hasPrefix(root.path.hasSuffix("/") ? root.path : root.path + "/")
      guard isInside else { throw SiteError("\(path) leads out of the course") }
      guard let data = FileManager.default.contents(atPath: file.path) else {
        throw SiteError("\(path) cannot be read")
      }
      result.append(SiteFile(path: SitePath.file(path), bytes: Array(data)))
    }
    return result
  }
}
