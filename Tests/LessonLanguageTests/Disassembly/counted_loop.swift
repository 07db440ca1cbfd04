func sum(_ n: Int) -> Int {
  var total = 0
  for i in 0..<n { total += i * i }
  return total
}
print(sum(10))
