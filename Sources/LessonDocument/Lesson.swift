import Diagnostics

/// One Markdown file, parsed.
public struct Lesson: Sendable {
  /// The name of its folder in the site: the file name without number and extension.
  public var slug: String
  /// The number in front of the file name, if there is one.
  public var number: Int?
  public var fileName: String
  public var title: String
  /// The title with its Markdown and math.
  public var titleInlines: [Inline]
  public var summary: String?
  public var objectives: [String]
  /// The file names of the lessons that this one builds on.
  public var buildsOn: [String]
  /// The whole file, in the source map that the loader returned.
  public var source: SourceID
  public var document: [Block]
  /// The footnotes in the order in which the text refers to them; their numbers count from 1.
  public var footnotes: [Footnote]
  /// What runs, in reading order.
  public var executionOrder: [Executable]
  /// The figures, tables, equations and sections that `@id` can refer to, in reading order.
  public var labels: [Label]
  /// All anchors of the page: headings and labels.
  public var anchors: Set<String>
  public var wordCount: Int

  /// The code blocks that run, in reading order; `CodeBlock.index` is the position here.
  public var code: [CodeBlock] {
    executionOrder.compactMap { if case .block(let block) = $0 { block } else { nil } }
  }

  /// The inline expressions in reading order; `InlineCode.index` is the position here.
  public var inlineCode: [InlineCode] {
    executionOrder.compactMap { if case .inline(let code) = $0 { code } else { nil } }
  }

  /// The time to read the prose at 200 words a minute, at least one minute.
  public var readingMinutes: Int { max(1, (wordCount + 100) / 200) }

  /// Returns the label with `id`.
  public func label(_ id: String) -> Label? { labels.first { $0.id == id } }
}

/// A thing that runs when the lesson is executed.
public enum Executable: Sendable {
  case block(CodeBlock)
  case inline(InlineCode)

  /// The text that runs, in the source map of the course.
  public var source: SourceID {
    switch self {
    case .block(let block): block.source
    case .inline(let code): code.source
    }
  }
}

/// What a cross reference can point at.
public struct Label: Sendable {
  public var id: String
  public var kind: LabelKind
  /// Counts the labels of its kind in the lesson from 1; headings with other ids do not count.
  public var number: Int
  /// The heading or the caption.
  public var title: [Inline]
  public var span: Span
}

/// The kinds of things that are numbered, told by the prefix of the id.
public enum LabelKind: String, Sendable, Hashable, CaseIterable {
  case figure = "fig"
  case table = "tbl"
  case equation = "eq"
  case section = "sec"

  /// Returns the kind that the prefix of `id` tells, such as `fig-` in `fig-before`.
  public init?(id: String) {
    guard let dash = id.firstIndex(of: "-"), id.index(after: dash) < id.endIndex else { return nil }
    self.init(rawValue: String(id[..<dash]))
  }

  /// The word in front of the number: `Figure`.
  public var word: String {
    switch self {
    case .figure: "Figure"
    case .table: "Table"
    case .equation: "Equation"
    case .section: "Section"
    }
  }
}
