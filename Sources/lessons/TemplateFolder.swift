import CourseSite
import Foundation

/// Where the page templates of a build stand.
struct TemplateFolder {
  private let folder: String
  /// The course's own templates; each file takes the place of the one of its name.
  private let override: String?

  /// Takes `named`, else `templates` beside the course, here, or beside the tool and above it.
  init(named: String?, course: String) throws(SiteError) {
    let own = course + "/templates"
    override = TemplateFolder.isFolder(own) ? own : nil
    if let named {
      folder = named
      return
    }
    var candidates = [course + "/../templates", "templates"]
    var place = URL(fileURLWithPath: Bundle.main.executablePath ?? "/").resolvingSymlinksInPath()
    while place.path.count > 1 {
      place.deleteLastPathComponent()
      candidates.append(place.appendingPathComponent("templates").path)
    }
    guard
      let found = candidates.first(where: {
        FileManager.default.fileExists(atPath: $0 + "/lesson.mustache")
      })
    else {
      throw SiteError("the page templates are missing: name their folder with --templates")
    }
    folder = found
  }

  func templates() throws(SiteError) -> Templates {
    try Templates(folder: folder, override: override)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
