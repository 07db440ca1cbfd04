import Diagnostics

/// A piece of a line of text.
public indirect enum Inline: Sendable {
  case text(String, span: Span)
  case emphasis([Inline], span: Span)
  case strong([Inline], span: Span)
  case strikethrough([Inline], span: Span)
  case code(String, span: Span)
  case math(InlineMath)
  /// `{swift} expression`, replaced by its value.
  case executable(InlineCode)
  case link(Link)
  case image(Image)
  case html(String, span: Span)
  case softBreak(Span)
  case lineBreak(Span)
  case footnoteReference(FootnoteReference)
  case crossReference(CrossReference)

  public var span: Span {
    switch self {
    case .text(_, let span), .emphasis(_, let span), .strong(_, let span),
      .strikethrough(_, let span), .code(_, let span), .html(_, let span), .softBreak(let span),
      .lineBreak(let span):
      span
    case .math(let node): node.span
    case .executable(let node): node.span
    case .link(let node): node.span
    case .image(let node): node.span
    case .footnoteReference(let node): node.span
    case .crossReference(let node): node.span
    }
  }
}

/// A formula inside a line.
public struct InlineMath: Sendable {
  /// The LaTeX between the dollars.
  public var latex: String
  /// Whether it was written with two dollars.
  public var isDisplay: Bool
  public var latexSpan: Span
  public var span: Span
}

/// A link and where it leads.
public struct Link: Sendable {
  /// Where a link or an image leads.
  public enum Target: Sendable, Hashable {
    /// An address with a scheme that a page may link to: `https`, `http` or `mailto`.
    case external(String)
    /// Another lesson, or this one, by file name.
    case lesson(fileName: String, slug: String, anchor: String?)
    /// An anchor of this lesson.
    case anchor(String)
    /// A file of the course, relative to its root, without `.` and `..`.
    case file(String)
    /// A destination that a page must not or cannot link to; a diagnostic was reported.
    case broken(String)
  }

  public var target: Target
  public var title: String?
  public var content: [Inline]
  public var span: Span
}

/// An image, and a numbered figure if it stands alone and has an id.
public struct Image: Sendable {
  /// `external`, `file` or `broken`.
  public var target: Link.Target
  /// The text between the brackets, without its markup.
  public var alt: String
  public var title: String?
  /// The text between the brackets; the caption when the image is a figure.
  public var content: [Inline]
  /// The id in braces behind the image.
  public var id: String?
  public var number: Int?
  public var span: Span
}

/// The mark in the text that leads to a footnote.
public struct FootnoteReference: Sendable {
  public var name: String
  public var number: Int
  /// Counts the references to the same footnote from 1.
  public var occurrence: Int
  public var span: Span
}

/// `@fig-id` in prose; `Course.label(_:from:)` tells what it points at.
public struct CrossReference: Sendable {
  public var id: String
  public var kind: LabelKind
  public var span: Span
}
