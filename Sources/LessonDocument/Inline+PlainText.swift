extension Inline {
  /// The text without markup; formulas as LaTeX, computed values and footnotes as nothing.
  public var plainText: String {
    switch self {
    case .text(let text, _), .code(let text, _): text
    case .emphasis(let children, _), .strong(let children, _), .strikethrough(let children, _):
      children.plainText
    case .math(let math): math.latex
    case .link(let link): link.content.plainText
    case .image(let image): image.alt
    case .softBreak, .lineBreak: " "
    case .crossReference(let reference): "@" + reference.id
    case .executable, .html, .footnoteReference: ""
    }
  }

  /// Whether a `{swift}` expression stands in it.
  var hasInlineCode: Bool {
    switch self {
    case .executable: true
    case .emphasis(let children, _), .strong(let children, _), .strikethrough(let children, _):
      children.contains(where: \.hasInlineCode)
    case .link(let link): link.content.contains(where: \.hasInlineCode)
    case .image(let image): image.content.contains(where: \.hasInlineCode)
    default: false
    }
  }
}

extension [Inline] {
  /// The text without markup.
  public var plainText: String { map(\.plainText).joined() }
}
