func sum(_ values: [Double]) -> Double {
  var total = 0.0
  for value in values { total += value }
  return total
}
print(sum([1, 2, 3]))
