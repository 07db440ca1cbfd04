func swapped(_ a: inout Int, _ b: inout Int) {
  let old = a
  a = b
  b = old
}
func test() -> Int {
  var x = 1
  var y = 2
  swapped(&x, &y)
  return x * 10 + y
}
print(test())
