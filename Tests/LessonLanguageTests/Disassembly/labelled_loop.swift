func firstPair(_ limit: Int, _ product: Int) -> Int {
  var found = 0
  outer: for i in 1...limit {
    for j in i...limit {
      if i * j == product {
        found = i * 100 + j
        break outer
      }
      if i * j > product { continue outer }
    }
  }
  return found
}
print(firstPair(10, 42))
