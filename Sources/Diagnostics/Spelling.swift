/// Finds the name that a misspelt one was meant to be.
public enum Spelling {
  /// Names beyond this length are nobody's slip of the finger.
  private static let longestName = 100

  /// Returns the candidate nearest to `name`, or `nil` if none is near.
  ///
  /// The distance counts insertions, deletions, replacements and swaps of neighbours (Damerau–Levenshtein, optimal string
  /// alignment); a third of the letters may differ. Of equally near candidates the first in the alphabet is taken.
  public static func nearest(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.utf8)
    guard wanted.count <= longestName else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (String, Int)?
    for candidate in candidates {
      let letters = Array(candidate.utf8)
      guard candidate != name, abs(letters.count - wanted.count) <= limit,
        letters.first != UInt8(ascii: "("), letters.first != UInt8(ascii: "$")
      else { continue }
      let distance = lowercased(letters) == lowercased(wanted) ? 0 : distance(wanted, letters)
      guard distance <= limit, wanted.count > 1 || distance == 0 else { continue }
      if let current = best, (current.1, current.0) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.0
  }

  private static func lowercased(_ letters: [UInt8]) -> [UInt8] {
    letters.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count]
  }
}
