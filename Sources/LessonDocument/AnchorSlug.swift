/// Returns the anchor that GitHub gives a heading: lower case, without punctuation, spaces as `-`.
func anchorSlug(_ title: String) -> String {
  var result = ""
  for scalar in title.unicodeScalars {
    switch scalar {
    case " ", "-": result.append("-")
    case "_": result.append("_")
    default:
      let properties = scalar.properties
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark,
        .enclosingMark, .connectorPunctuation:
        result += properties.lowercaseMapping
      default: continue
      }
    }
  }
  return result.isEmpty ? "section" : result
}
