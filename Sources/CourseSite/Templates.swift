import Foundation
import Mustache

/// The page templates, the stylesheet and the page script.
public struct Templates: Sendable {
  /// What a template folder must hold; a course may replace one by one.
  public static let names = [
    "lesson.mustache", "index.mustache", "head.mustache", "top.mustache", "contents.mustache",
    "style.css", "page.js",
  ]

  private var texts: [String: String] = [:]

  /// Makes templates of texts by file name.
  public init(texts: [String: String]) { self.texts = texts }

  /// Reads the folder at `path`; the files of `override`, where there are such, take their place.
  public init(folder path: String, override: String? = nil) throws(SiteError) {
    for name in Templates.names {
      let folders = (override.map { [$0] } ?? []) + [path]
      guard
        let folder = folders.first(where: {
          FileManager.default.fileExists(atPath: $0 + "/" + name)
        })
      else { throw SiteError("the template \(name) is missing in \(path)") }
      do {
        texts[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      } catch {
        throw SiteError("the template \(folder)/\(name) cannot be read as UTF-8 text")
      }
    }
  }

  func text(_ name: String) throws(SiteError) -> String {
    guard let text = texts[name] else { throw SiteError("the template \(name) is missing") }
    return text
  }

  /// Returns the parsed Mustache templates, ready to render.
  func library() throws(SiteError) -> MustacheLibrary {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    var library = MustacheLibrary()
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".mustache") {
      do {
        try library.register("{{% CONTENT_TYPE:PAGE}}" + text, named: String(name.dropLast(9)))
      } catch {
        throw SiteError("the template \(name) is not Mustache: \(Templates.reason(error))")
      }
    }
    return library
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? MustacheTemplate.ParserError else { return "\(error)" }
    return "\(error.error) in line \(error.context.lineNumber): \(error.context.line)"
  }
}

/// Escapes scalar by scalar; the library's own way goes by characters, and lets a quotation mark
/// that carries a combining accent pass.
private struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var result = ""
    HTMLWriter.escape(text, into: &result)
    return result
  }
}
