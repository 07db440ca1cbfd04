import Diagnostics

/// The wording of what can be wrong with front matter, `course.yml` and between the files.
extension Diagnostic {
  static func unclosedFrontMatter(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unclosed-front-matter", "the front matter has no closing `---`", at: span,
      help: "write a line `---` below its last key")
  }

  static func brokenYAML(_ problem: String, in what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "broken-yaml", "\(what) is not valid YAML: \(problem)", at: span,
      help: "put a value that holds `:`, `#`, quotes or brackets between quotation marks")
  }

  static func notAMapping(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "broken-yaml", "\(what) must be lines of `key: value`", at: span,
      help: "write for example `title: The perceptron`")
  }

  static func unknownKey(
    _ name: String, in what: String, nearest: String?, _ keys: [String], at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "unknown-key", "\(what) has no key `\(name)`" + didYouMean(nearest), at: span,
      help: "use one of \(keys.joined(separator: ", "))")
  }

  static func repeatedKey(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "repeated-key", "the key `\(name)` is given twice", at: span,
      help: "delete one of the two")
  }

  static func badValue(_ name: String, _ expected: String, at span: Span) -> Diagnostic {
    Diagnostic(id: "bad-value", "`\(name)` must be \(expected)", at: span)
  }

  static func missingTitle(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-title", "the lesson has no title", at: span,
      help: "start the file with `---`, `title: …`, `---`")
  }

  static func missingCourse(_ root: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-course", "no folder `\(root)` exists", at: span,
      help: "name the folder that holds `course.yml` and the lessons")
  }

  static func missingCourseFile(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-course-file", "the course has no `course.yml`", at: span,
      help: "write one with a line `title: …`")
  }

  static func missingCourseTitle(at span: Span) -> Diagnostic {
    Diagnostic(
      id: "missing-title", "the course has no title", at: span, help: "add a line `title: …`")
  }

  static func emptyCourse(_ root: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "empty-course", "the course has no lessons", at: span,
      help: "add a file such as `\(root)/01-first.md`, or run `lessons new`")
  }

  static func unreadableFile(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unreadable-file", "`\(path)` cannot be read", at: span,
      help: "make it a file that you may read")
  }

  static func badFileName(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "bad-file-name",
      "`\(name)` cannot be the name of a lesson: it becomes an address of the site", at: span,
      help: "name it like `04-perceptron.md`, with letters, digits, - and _")
  }

  static func duplicateSlug(_ slug: String, _ other: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "duplicate-slug", "`\(other)` already takes the address `\(slug)`", at: span,
      help: "rename one of the two files")
  }

  static func unknownLesson(_ name: String, nearest: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unknown-lesson", "the course has no lesson `\(name)`" + didYouMean(nearest), at: span)
  }

  static func repeatedLesson(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "repeated-lesson", "`\(name)` already stands in another place of `parts`", at: span,
      help: "delete one of the two")
  }

  static func unlistedLesson(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unlisted-lesson", severity: .warning, "no part of the course lists `\(name)`", at: span,
      help: "add it to `parts`; until then it stands behind the last part")
  }

  static func brokenLink(_ name: String, nearest: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "broken-link", "the course has no lesson `\(name)`" + didYouMean(nearest), at: span)
  }

  static func missingAnchor(
    _ anchor: String, in file: String, nearest: String?, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: "missing-anchor", "`\(file)` has no heading `#\(anchor)`" + didYouMean(nearest), at: span)
  }

  static func missingFile(
    _ path: String, isImage: Bool, nearest: String?, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      id: isImage ? "missing-image" : "missing-file",
      "the course has no file `\(path)`" + didYouMean(nearest), at: span,
      help: "put it into the folder of the course, or correct the path")
  }

  static func unknownReference(_ id: String, nearest: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      id: "unknown-reference", "nothing has the id `\(id)`" + didYouMean(nearest), at: span,
      help: "give a block, formula, table or heading the id `{#\(id)}`, or write `\\@`")
  }
}
