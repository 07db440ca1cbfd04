/// Returns the candidate that `name` was probably meant to be, the first one if several are near.
func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates.prefix(2000) where candidate.utf8.count <= 400 {
    let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
    let limit = max(1, wanted.count / 3)
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// The optimal string alignment distance: insertions, deletions, substitutions and swaps.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    for j in b.indices {
      var value = min(previous[j + 1], current[j]) + 1
      value = min(value, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        value = min(value, beforePrevious[j - 1] + 1)
      }
      current.append(value)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}
