import ArgumentParser
import CourseSite
import Foundation

/// `lessons build`
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Runs the lessons of a course and writes its site.",
    discussion: """
      A lesson whose code and data are unchanged is not run again. If anything is wrong, every \
      finding is reported and the site stays as it was.
      """)

  @Argument(help: "The folder with `course.yml` and the lessons.")
  var course = "lessons"

  @Option(name: .shortAndLong, help: "The folder of the site.")
  var output = "site"

  @Option(help: "The folder of the page templates, if it is not beside the course or the tool.")
  var templates: String?

  func validate() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: course, isDirectory: &isFolder), isFolder.boolValue
    else { throw ValidationError("no folder `\(course)` exists") }
    guard !output.isEmpty else { throw ValidationError("the folder of the site needs a name") }
  }

  func run() throws {
    let builder = CourseBuilder(root: course, output: output, templates: templates)
    let summary = try ExitStatus.reportingFaults { () throws(SiteError) in
      try builder.build()
    }
    let report = summary.report
    StandardStreams.writeError(report.text(isColored: StandardStreams.errorTakesColor))
    guard !report.hasErrors else {
      StandardStreams.writeError("\(report.count); the site was not written\n")
      throw ExitStatus.findings
    }
    let noun = summary.lessonCount == 1 ? "lesson" : "lessons"
    StandardStreams.write(
      "\(output): \(summary.lessonCount) \(noun), \(summary.executedCount) executed\n")
  }
}
