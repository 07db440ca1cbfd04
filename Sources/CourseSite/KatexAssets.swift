import Foundation

/// Where KaTeX stands on this machine; its script runs at build time, its stylesheet and fonts go into
/// the site.
public struct KatexAssets: Sendable {
  private let folder: String

  /// The places of Debian's `libjs-katex`, Homebrew and npm's global folder.
  public static let usualFolders = [
    "/usr/share/javascript/katex", "/opt/homebrew/share/katex", "/usr/local/share/katex",
    "/opt/homebrew/lib/node_modules/katex/dist", "/usr/local/lib/node_modules/katex/dist",
  ]

  /// Finds KaTeX in `folder`, else in one of the usual places.
  public init(folder: String? = nil) throws(SiteError) {
    let candidates = folder.map { [$0] } ?? KatexAssets.usualFolders
    let found = candidates.first {
      FileManager.default.fileExists(atPath: $0 + "/katex.min.js")
    }
    guard let found else {
      throw SiteError(
        "KaTeX is not in \(candidates.joined(separator: ", ")): install libjs-katex or name its folder"
      )
    }
    self.folder = found
  }

  /// Returns the text of KaTeX's script.
  public func script() throws(SiteError) -> String {
    String(decoding: try bytes("katex.min.js"), as: UTF8.self)
  }

  /// Returns the stylesheet and the WOFF2 fonts that it names, as files of the site.
  public func files() throws(SiteError) -> [SiteFile] {
    var style = String(decoding: try bytes("katex.min.css"), as: UTF8.self)
    // Every browser that can show the page reads WOFF2.
    style.replace(/,url\(fonts\/[^)]*\.(?:woff|ttf)\) format\(["'][a-z]*["']\)/, with: "")
    var files = [SiteFile(path: "assets/katex/katex.min.css", text: style)]
    let names = Set(style.matches(of: /fonts\/([A-Za-z0-9_-]+\.woff2)/).map { String($0.1) })
    for name in names.sorted() {
      files.append(
        SiteFile(path: "assets/katex/fonts/\(name)", bytes: try bytes("fonts/\(name)")))
    }
    return files
  }

  private func bytes(_ name: String) throws(SiteError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
      throw SiteError("KaTeX's file \(folder)/\(name) cannot be read")
    }
    return Array(data)
  }
}
