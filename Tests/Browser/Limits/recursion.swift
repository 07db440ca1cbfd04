// Prints on its way down until the calls are too many.
func descend(_ depth: Int) -> Int {
  if depth % 100 == 0 { print(depth) }
  return 1 + descend(depth + 1)
}

print(descend(0))
