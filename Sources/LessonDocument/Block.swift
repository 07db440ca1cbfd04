import Diagnostics

/// A block of the document.
public indirect enum Block: Sendable {
  case heading(Heading)
  case paragraph(Paragraph)
  case list(List)
  case quote(Quote)
  case alert(Alert)
  /// Code that is shown and not run.
  case listing(Listing)
  /// Swift that runs.
  case executable(CodeBlock)
  case table(Table)
  case math(DisplayMath)
  /// An image that stands alone in its paragraph and has an id: a numbered figure.
  case figure(Image)
  case html(String, span: Span)
  case thematicBreak(Span)

  public var span: Span {
    switch self {
    case .heading(let node): node.span
    case .paragraph(let node): node.span
    case .list(let node): node.span
    case .quote(let node): node.span
    case .alert(let node): node.span
    case .listing(let node): node.span
    case .executable(let node): node.span
    case .table(let node): node.span
    case .math(let node): node.span
    case .figure(let node): node.span
    case .html(_, let span): span
    case .thematicBreak(let span): span
    }
  }
}

/// A heading; its anchor is unique in the lesson.
public struct Heading: Sendable {
  /// 1 to 6.
  public var level: Int
  /// The anchor: the id in braces, else GitHub's slug of the text, unique in the lesson.
  public var id: String
  /// The number of the section when the id is a `sec-` label.
  public var number: Int?
  public var content: [Inline]
  public var span: Span
}

/// Running text.
public struct Paragraph: Sendable {
  public var content: [Inline]
  public var span: Span
}

/// A bulleted or numbered list.
public struct List: Sendable {
  /// The number of the first item; nil for a bulleted list.
  public var start: Int?
  /// Whether the items' paragraphs are shown without space between them.
  public var isTight: Bool
  public var items: [ListItem]
  public var span: Span
}

/// An item of a list, or a task.
public struct ListItem: Sendable {
  /// Whether a task is done; nil for an item that is not a task.
  public var isDone: Bool?
  public var children: [Block]
  public var span: Span
}

/// A quotation that is no alert.
public struct Quote: Sendable {
  public var children: [Block]
  public var span: Span
}

/// A quotation that starts with `[!KIND]`.
public struct Alert: Sendable {
  /// GitHub's five kinds and the course's own four.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case note, tip, important, warning, caution, exercise, hint, solution, card
  }

  public var kind: Kind
  /// What follows the kind on its line; empty for an alert without a title.
  public var title: [Inline]
  public var children: [Block]
  public var span: Span
}

/// Code that is shown and not run: another language, or Swift that says `static`.
public struct Listing: Sendable {
  /// The first word of the info string; nil without one.
  public var language: String?
  public var code: String
  public var attributes: BlockAttributes
  /// The number of the figure or table when the attributes give an id.
  public var number: Int?
  public var span: Span
}

/// A table that the author wrote, with an optional caption below it.
public struct Table: Sendable {
  /// How a column is set, as the row of dashes says.
  public enum Alignment: Sendable, Hashable { case none, left, center, right }

  /// One cell, which holds inline content only.
  public struct Cell: Sendable {
    public var content: [Inline]
    public var span: Span
  }

  public var alignments: [Alignment]
  /// As many cells as there are alignments.
  public var header: [Cell]
  /// As many cells in each row as there are alignments.
  public var rows: [[Cell]]
  /// The `: Caption {#tbl-id}` paragraph behind the table.
  public var caption: [Inline]
  public var id: String?
  public var number: Int?
  public var span: Span
}

/// A formula on lines of its own.
public struct DisplayMath: Sendable {
  /// The LaTeX between the dollars.
  public var latex: String
  public var latexSpan: Span
  public var id: String?
  /// The number of the equation when it has an id.
  public var number: Int?
  public var span: Span
}

/// A footnote that the text refers to.
public struct Footnote: Sendable {
  /// The name between `[^` and `]`.
  public var name: String
  /// Counts from 1 in the order of the first references.
  public var number: Int
  public var children: [Block]
  public var span: Span
}
