func counts(_ words: [String]) -> [String: Int] {
  var result: [String: Int] = [:]
  for word in words { result[word, default: 0] += 1 }
  return result
}
print(counts(["a", "b", "a"])["a"] ?? 0)
