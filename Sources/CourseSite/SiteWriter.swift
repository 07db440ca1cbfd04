import Foundation

/// Puts a built site in its place, whole or not at all.
///
/// The new site is made in a folder beside the old one, in which unchanged files are the old files
/// themselves; two renames then put it in place. What fails before leaves the old site as it was.
public struct SiteWriter {
  private let target: URL
  private let files = FileManager.default

  /// How a page says that this program wrote it; a folder of anything else is never replaced.
  private static let mark = Array("<meta name=\"generator\" content=\"lessons\">".utf8)

  public init(folder path: String) {
    target = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
  }

  /// Replaces the site by `site`; pages that it no longer has are gone afterwards.
  ///
  /// Entries at the top whose names begin with a period, and `CNAME`, stay.
  public func write(_ site: [SiteFile]) throws(SiteError) {
    try ensureReplaceable()
    let suffix = "\(ProcessInfo.processInfo.processIdentifier)"
    let parent = target.deletingLastPathComponent()
    let name = target.lastPathComponent
    let fresh = parent.appendingPathComponent(".\(name).new-\(suffix)", isDirectory: true)
    let old = parent.appendingPathComponent(".\(name).old-\(suffix)", isDirectory: true)
    defer { try? files.removeItem(at: fresh) }
    do {
      try? files.removeItem(at: fresh)
      try files.createDirectory(at: fresh, withIntermediateDirectories: true)
      for file in site { try place(file, in: fresh) }
      try swap(fresh, keepingOldAt: old)
    } catch let error as SiteError {
      throw error
    } catch {
      throw SiteError("the site was not written: \(error.localizedDescription)")
    }
  }

  /// Throws unless the target is missing, empty, or a site that was written before.
  private func ensureReplaceable() throws(SiteError) {
    guard files.fileExists(atPath: target.path) else { return }
    guard let names = try? files.contentsOfDirectory(atPath: target.path) else {
      throw SiteError("\(target.path) is not a folder that can be read")
    }
    guard names.contains(where: { !isKept($0) }) else { return }
    let index = files.contents(atPath: target.appendingPathComponent("index.html").path)
    guard let index, Array(index).firstRange(of: SiteWriter.mark) != nil else {
      throw SiteError(
        "\(target.path) holds files that this program did not write; name another folder or empty it"
      )
    }
  }

  private func isKept(_ name: String) -> Bool { name.hasPrefix(".") || name == "CNAME" }

  private func place(_ file: SiteFile, in fresh: URL) throws {
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw SiteError("\(file.path) is no path inside a site")
    }
    let destination = fresh.appendingPathComponent(file.path)
    try files.createDirectory(
      at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
    let existing = target.appendingPathComponent(file.path)
    if isSame(existing, file.bytes), (try? files.linkItem(at: existing, to: destination)) != nil {
      return
    }
    try Data(file.bytes).write(to: destination)
  }

  /// Whether the file at `url` is an ordinary one with these bytes.
  private func isSame(_ url: URL, _ bytes: [UInt8]) -> Bool {
    guard let attributes = try? files.attributesOfItem(atPath: url.path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      attributes[.size] as? Int == bytes.count,
      let data = files.contents(atPath: url.path)
    else { return false }
    return data.elementsEqual(bytes)
  }

  private func swap(_ fresh: URL, keepingOldAt old: URL) throws {
    guard files.fileExists(atPath: target.path) else {
      return try files.moveItem(at: fresh, to: target)
    }
    try files.moveItem(at: target, to: old)
    do {
      for name in try files.contentsOfDirectory(atPath: old.path) where isKept(name) {
        try files.moveItem(
          at: old.appendingPathComponent(name), to: fresh.appendingPathComponent(name))
      }
      try files.moveItem(at: fresh, to: target)
    } catch {
      for name in (try? files.contentsOfDirectory(atPath: fresh.path)) ?? [] where isKept(name) {
        try files.moveItem(
          at: fresh.appendingPathComponent(name), to: old.appendingPathComponent(name))
      }
      try files.moveItem(at: old, to: target)
      throw error
    }
    try? files.removeItem(at: old)
  }
}
