/// What one rule says, why, and how it looks when it is broken and when it is kept.
struct Explanation: Sendable {
  /// A piece of Swift, of a lesson, or of a course.
  struct Example: Sendable {
    enum Kind: String, Sendable {
      /// A whole program.
      case program = ""
      /// The text of a lesson below its front matter.
      case lesson
      /// A whole Markdown file.
      case file
      /// A `course.yml` beside a lesson `01-first.md`.
      case course
      /// Words in the place of an example that would be too long, or is no text.
      case words = "text"
    }

    var kind: Kind
    var text: String
  }

  var id: String
  /// The rule and its reason.
  var rule: String
  var wrong: Example
  var right: Example
}

/// The pages of one area under its title.
struct ExplanationArea: Sendable {
  var title: String
  var pages: [Explanation]
}

extension ExplanationArea {
  init(markdown: String) {
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    title = ""
    pages = []
    var id = ""
    var rule: [Substring] = []
    var examples: [String: Explanation.Example] = [:]
    func finish(_ pages: inout [Explanation]) {
      guard !id.isEmpty else { return }
      guard let wrong = examples["wrong"], let right = examples["right"] else {
        preconditionFailure("the page `\(id)` has a wrong and a right example")
      }
      pages.append(
        Explanation(
          id: id, rule: rule.joined(separator: "\n"), wrong: wrong, right: right))
    }
    while let line = lines.popFirst() {
      if line.hasPrefix("## ") {
        finish(&pages)
        id = String(line.dropFirst(3))
        rule = []
        examples = [:]
      } else if line.hasPrefix("# ") {
        title = String(line.dropFirst(2))
      } else if line.hasPrefix("```") {
        let fence = line.prefix { $0 == "`" }
        let words = line.dropFirst(fence.count).split(separator: " ", maxSplits: 1)
        var text = ""
        while let next = lines.popFirst(), next != fence { text += next + "\n" }
        guard let role = words.first,
          let kind = Explanation.Example.Kind(rawValue: words.count > 1 ? String(words[1]) : "")
        else { preconditionFailure("`\(line)` says what the example of `\(id)` is") }
        examples[String(role)] = Explanation.Example(kind: kind, text: text)
      } else if !line.isEmpty {
        rule.append(line)
      }
    }
    finish(&pages)
  }
}
