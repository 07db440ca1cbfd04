import Diagnostics

/// One file of a site.
public struct SiteFile: Sendable, Hashable {
  /// The path from the root of the site, with `/` between its parts.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// A built course: what to write, what to copy, and what was found on the way.
public struct Site: Sendable {
  /// The files in the order of their paths.
  public var files: [SiteFile]
  /// The files of the course that pages link to, as paths from its root, to be copied under `files/`.
  public var courseFiles: [String]
  /// Formulas that cannot be read, images on other servers.
  public var diagnostics: [Diagnostic]
}
