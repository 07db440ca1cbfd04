// Recursion through a closure.
var descend: (Int) -> Int = { $0 }
descend = { depth in
  if depth % 100 == 0 { print(depth) }
  return 1 + descend(depth + 1)
}
print(descend(0))
