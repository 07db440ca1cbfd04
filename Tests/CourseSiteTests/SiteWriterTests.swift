import Foundation
import Testing

@testable import CourseSite

@Suite struct SiteWriterTests {
  private let mark = "<meta name=\"generator\" content=\"lessons\">"

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func contents(of folder: URL) throws -> [String: String] {
    var result: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appendingPathComponent(path)
      if let text = try? String(contentsOf: url, encoding: .utf8) { result[path] = text }
    }
    return result
  }

  private func identity(of url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.systemFileNumber] as? Int
  }

  @Test func replacesPagesKeepsEqualOnesAndRemovesOrphans() throws {
    try withFolder { folder in
      let site = folder.appendingPathComponent("site")
      let writer = SiteWriter(folder: site.path)
      try writer.write([
        SiteFile(path: "index.html", text: mark), SiteFile(path: "a/index.html", text: "old"),
        SiteFile(path: "b/index.html", text: "same"), SiteFile(path: "c/index.html", text: "gone"),
      ])
      try "keep".write(
        to: site.appendingPathComponent("CNAME"), atomically: true, encoding: .utf8)
      let before = try identity(of: site.appendingPathComponent("b/index.html"))
      try writer.write([
        SiteFile(path: "index.html", text: mark), SiteFile(path: "a/index.html", text: "new"),
        SiteFile(path: "b/index.html", text: "same"),
      ])
      #expect(
        try contents(of: folder) == [
          "site/index.html": mark, "site/a/index.html": "new", "site/b/index.html": "same",
          "site/CNAME": "keep",
        ])
      #expect(try identity(of: site.appendingPathComponent("b/index.html")) == before)
    }
  }

  @Test func keepsTheOldSiteWhenTheNewOneFails() throws {
    try withFolder { folder in
      let writer = SiteWriter(folder: folder.appendingPathComponent("site").path)
      try writer.write([SiteFile(path: "index.html", text: mark)])
      let before = try contents(of: folder)
      for path in ["../out.html", "/etc/x", "a//b", "index.html/below"] {
        #expect(throws: SiteError.self) {
          try writer.write([
            SiteFile(path: "index.html", text: "new"), SiteFile(path: path, text: "x"),
          ])
        }
        #expect(try contents(of: folder) == before)
      }
    }
  }

  @Test func refusesToReplaceAFolderOfSomethingElse() throws {
    try withFolder { folder in
      let precious = folder.appendingPathComponent("precious.txt")
      try "mine".write(to: precious, atomically: true, encoding: .utf8)
      #expect(throws: SiteError.self) {
        try SiteWriter(folder: folder.path).write([SiteFile(path: "index.html", text: mark)])
      }
      #expect(try contents(of: folder) == ["precious.txt": "mine"])
    }
  }

  @Test func readsNoFileOutsideTheCourse() throws {
    try withFolder { folder in
      let course = folder.appendingPathComponent("course")
      try FileManager.default.createDirectory(at: course, withIntermediateDirectories: true)
      try "secret".write(
        to: folder.appendingPathComponent("secret"), atomically: true, encoding: .utf8)
      try "data".write(
        to: course.appendingPathComponent("data.csv"), atomically: true, encoding: .utf8)
      try FileManager.default.createSymbolicLink(
        atPath: course.appendingPathComponent("link").path, withDestinationPath: "../secret")
      let files = CourseFiles(root: course.path)
      #expect(
        try files.read(["data.csv"]) == [SiteFile(path: "files/data.csv", text: "data")])
      #expect(throws: SiteError.self) { try files.read(["link"]) }
      #expect(throws: SiteError.self) { try files.read(["../secret"]) }
      #expect(throws: SiteError.self) { try files.read(["missing.csv"]) }
    }
  }
}
