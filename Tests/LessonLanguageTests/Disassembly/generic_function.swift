func largest<T: Comparable>(_ values: [T]) -> T? {
  var best: T? = nil
  for value in values {
    if let known = best, known >= value { continue }
    best = value
  }
  return best
}
print(largest([3, 1, 4]) ?? 0, largest(["a", "c", "b"]) ?? "")
