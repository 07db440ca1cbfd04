/// The pages of `lessons explain`: one for each id that a finding can carry.
///
/// They are Markdown inside of Swift text, so that the tool has them wherever it is installed. A heading of the first
/// level begins an area, one of the second a page; its two blocks are the wrong and the right example.
enum Explanations {
  static let areas: [ExplanationArea] = [
    names, types, optionals, calls, changes, flow, declarations, classes, text, punctuation, habits,
    unsupported, traps, blocks, pages, course,
  ].map { ExplanationArea(markdown: $0) }

  static var all: [Explanation] { areas.flatMap(\.pages) }

  static func page(for id: String) -> Explanation? { all.first { $0.id == id } }
}
