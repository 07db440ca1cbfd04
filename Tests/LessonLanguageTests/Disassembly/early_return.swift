func index(of wanted: Int, in values: [Int]) -> Int? {
  for (index, value) in values.enumerated() {
    if value == wanted { return index }
  }
  return nil
}
print(index(of: 4, in: [3, 4, 5]) ?? -1)
