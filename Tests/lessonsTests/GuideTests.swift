import Foundation
import Testing

/// What README and CONTRIBUTING say of the repository has to be true.
@Suite struct GuideTests {
  private func text(_ name: String) throws -> String {
    try String(contentsOf: Repository.root.appending(path: name), encoding: .utf8)
  }

  /// The paths between backticks: what holds a slash, no blank and no brace.
  private func paths(in text: String) -> [String] {
    text.matches(of: /`([A-Za-z0-9_.+-]+\/[A-Za-z0-9_.+\/-]*)`/).map { String($0.1) }
      .filter { !GuideTests.examples.contains($0) }
  }

  /// What a reader makes, or has in a course of one's own.
  private static let examples: Set<String> = [
    "Tests/Spec/basics/name.swift", ".build/fuzz/", "data/", "lessons/NN-slug.md",
    "mysite/index.html",
  ]

  @Test(arguments: ["README.md", "CONTRIBUTING.md"])
  func namesFilesThatExist(_ name: String) throws {
    let paths = paths(in: try text(name))
    #expect(paths.count > 3)
    for path in paths {
      let exists = FileManager.default.fileExists(
        atPath: Repository.root.appending(path: path).path)
      #expect(exists, "\(name) names \(path)")
    }
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md"])
  func namesCommandsThatExist(_ name: String) throws {
    let makefile = try text("Makefile")
    let commands = try text(name).matches(of: /make ([a-z]+(?:-[a-z]+)*)\b/).map { String($0.1) }
    #expect(!commands.isEmpty)
    for command in Set(commands) {
      #expect(makefile.contains("\n\(command):"), "\(name) names make \(command)")
    }
  }

  @Test func theFirstLessonOfTheReadmeBuilds() throws {
    let readme = try text("README.md")
    let found = try #require(readme.firstMatch(of: /````markdown\n((?s:.*?))````\n/))
    let course = try CourseOnDisk(["01-first.md": String(found.1)])
    let run = try course.build()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty, "\(run.errors)")
  }
}
