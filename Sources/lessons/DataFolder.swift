import CourseSite
import Foundation

/// The files under `data/`, which is all that a lesson can read.
struct DataFolder {
  /// What the files of one course may hold together, in bytes.
  static let sizeLimit = 256 * 1024 * 1024
  private static let depthLimit = 8

  private let root: URL
  private var files: [String: [UInt8]] = [:]
  private var size = 0

  /// Reads the files under `data/` in the folder at `root`, by their paths from there.
  ///
  /// A link that leads out of the folder is left out, as is everything that is no ordinary file.
  static func read(in root: String) throws(SiteError) -> [String: [UInt8]] {
    var folder = DataFolder(root: root)
    try folder.add("data", depth: 0)
    return folder.files
  }

  private init(root: String) {
    self.root = URL(fileURLWithPath: root, isDirectory: true).resolvingSymlinksInPath()
  }

  private mutating func add(_ path: String, depth: Int) throws(SiteError) {
    let url = root.appendingPathComponent(path).resolvingSymlinksInPath()
    let prefix = root.path.hasSuffix("/") ? root.path : root.path + "/"
    guard url.path.hasPrefix(prefix),
      let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    else { return }
    switch attributes[.type] as? FileAttributeType {
    case .typeDirectory?:
      guard depth < DataFolder.depthLimit else { return }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") {
        try add(path + "/" + name, depth: depth + 1)
      }
    case .typeRegular?:
      guard size + (attributes[.size] as? Int ?? 0) <= DataFolder.sizeLimit else {
        throw SiteError(
          "the files in \(root.path)/data are larger than \(DataFolder.sizeLimit >> 20) MB together"
        )
      }
      guard let data = FileManager.default.contents(atPath: url.path) else { return }
      size += data.count
      files[path] = Array(data)
    default: return
    }
  }
}
