import Diagnostics

/// A fenced block of Swift that runs.
public struct CodeBlock: Sendable {
  /// The position among the lesson's code blocks.
  public var index: Int
  /// The code in the source map; its places are places of the Markdown file.
  public var source: SourceID
  /// The code itself, the text that `source` names.
  public var text: SourceText
  public var attributes: BlockAttributes
  /// The number of the figure or table when the attributes give an id.
  public var number: Int?
  public var language: String
  /// What follows the fence on its line.
  public var infoSpan: Span
  /// The block with its fences.
  public var span: Span

  public var code: String { String(decoding: text.utf8, as: UTF8.self) }
}

/// The attributes in braces behind the language.
public struct BlockAttributes: Sendable {
  public var id: String?
  public var caption: [Inline]
  /// The text for those who cannot see the figure.
  public var alt: String?
  /// Run, but do not show the code.
  public var hide: Bool
  /// Show the code folded.
  public var fold: Bool
  /// Run, but show no output.
  public var quiet: Bool
  /// Show, but do not run.
  public var isStatic: Bool
  /// The block must fail; its diagnostic is its output.
  public var expectsError: Bool
  /// How far a number may be from the recorded one.
  public var tolerance: Double?
  public var fuel: Int64?

  public init(
    id: String? = nil, caption: [Inline] = [], alt: String? = nil, hide: Bool = false,
    fold: Bool = false, quiet: Bool = false, isStatic: Bool = false, expectsError: Bool = false,
    tolerance: Double? = nil, fuel: Int64? = nil
  ) {
    self.id = id
    self.caption = caption
    self.alt = alt
    self.hide = hide
    self.fold = fold
    self.quiet = quiet
    self.isStatic = isStatic
    self.expectsError = expectsError
    self.tolerance = tolerance
    self.fuel = fuel
  }
}

/// A `{swift} expression` in prose, a caption or a title.
public struct InlineCode: Sendable {
  /// The position among the lesson's inline expressions.
  public var index: Int
  /// The expression in the source map; its places are places of the Markdown file.
  public var source: SourceID
  /// The expression itself, the text that `source` names.
  public var text: SourceText
  /// The code span with its backticks.
  public var span: Span

  public var code: String { String(decoding: text.utf8, as: UTF8.self) }
}
