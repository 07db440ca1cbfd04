/// What the name of a lesson's file says: `04-perceptron.md` is number 4, slug `perceptron`.
struct LessonName {
  var number: Int?
  var slug: String
  /// Whether the slug is the name as it stands, and not what could be made of it.
  var isWellFormed: Bool

  init(fileName: String) {
    var stem = Substring(fileName)
    if stem.hasSuffix(".md") { stem = stem.dropLast(3) }
    let digits = stem.utf8.prefix(while: \.isDigit)
    let rest = stem.utf8.dropFirst(digits.count)
    if let value = Int(String(decoding: digits, as: UTF8.self)), rest.first == UInt8(ascii: "-"),
      rest.count > 1
    {
      number = value
      stem = Substring(String(decoding: rest.dropFirst(), as: UTF8.self))
    }
    isWellFormed = !stem.isEmpty && stem.utf8.allSatisfy(\.isIDContinuation)
    slug = isWellFormed ? String(stem) : anchorSlug(String(stem))
  }
}
