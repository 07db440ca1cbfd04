import CourseRecord
import CourseSite
import Diagnostics
import Foundation
import LessonDocument
import LessonRuntime

/// Builds the site of a course: loads it, runs what has changed, renders, and writes it whole or not at
/// all.
struct CourseBuilder {
  /// The folder with `course.yml` and the lessons.
  var root: String
  /// The folder of the site; the records in it tell which lessons need not run again.
  var output: String
  /// The folder of page templates, if one was named.
  var templates: String?
  var progress = Progress()

  /// What a build did; the site was written if the report has no errors.
  struct Summary {
    var report = FindingReport()
    var lessonCount = 0
    var executedCount = 0
  }

  func build() throws(SiteError) -> Summary {
    defer { progress.clear() }
    let loaded = CourseLoader.load(root: root)
    var summary = Summary()
    summary.report.list(loaded.sources)
    summary.report.add(loaded.diagnostics, in: loaded.sources)
    guard let course = loaded.course, !course.lessons.isEmpty else { return summary }

    let unsound = LessonExecution.unsoundFiles(loaded.diagnostics, in: loaded.sources)
    let data = try DataFolder.read(in: root)
    let sources = loaded.sources.renamed(relativeName)
    let library = Session.makeLibrary()
    var records: [String: LessonRecord] = [:]
    for lesson in course.lessons where !unsound.contains(shownName(lesson.fileName)) {
      let execution = LessonExecution(lesson: lesson, sources: sources, data: data)
      let fingerprint = execution.fingerprint()
      if let record = record(of: lesson.slug), record.fingerprint == fingerprint,
        execution.matches(record.outputs)
      {
        records[lesson.slug] = record
        continue
      }
      let outcome = execution.run(with: library) { step in
        progress.show("\(lesson.fileName): \(step + 1) of \(lesson.executionOrder.count)")
      }
      summary.report.add(outcome.diagnostics, in: outcome.sources.renamed(shownName))
      records[lesson.slug] = LessonRecord(fingerprint: fingerprint, outputs: outcome.outputs)
      summary.executedCount += 1
    }
    summary.lessonCount = course.lessons.count

    progress.show("rendering")
    let katex = try KatexAssets()
    let builder = try SiteBuilder(
      templates: try templateFolder().templates(),
      math: try MathRenderer(katex: try katex.script()))
    let site = try builder.render(course: course, records: records)
    summary.report.add(site.diagnostics, in: loaded.sources)
    guard !summary.report.hasErrors else { return summary }

    let files = try CourseFiles(root: root).read(site.courseFiles)
    try SiteWriter(folder: output).write(site.files + files + katex.files())
    return summary
  }

  /// The record in the folder of the site; one that cannot be read is as good as none.
  private func record(of slug: String) -> LessonRecord? {
    guard let data = FileManager.default.contents(atPath: "\(output)/\(slug)/outputs.json") else {
      return nil
    }
    return try? LessonRecord(decoding: String(decoding: data, as: UTF8.self))
  }

  private func templateFolder() throws(SiteError) -> TemplateFolder {
    try TemplateFolder(named: templates, course: root)
  }

  // MARK: Names of files

  private var prefix: String { root == "." ? "" : root.hasSuffix("/") ? root : root + "/" }

  /// The name of a file in a record: the same, wherever the course stands.
  private func relativeName(_ name: String) -> String {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }

  /// The name of a file as the person at the terminal wrote it.
  private func shownName(_ name: String) -> String { prefix + name }
}

extension SourceMap {
  /// Returns the same texts under other names; spans stay what they are.
  fileprivate func renamed(_ name: (String) -> String) -> SourceMap {
    var result = self
    result.rename(name)
    return result
  }
}
