func divide(_ a: Int, _ b: Int) -> (quotient: Int, remainder: Int) { (a / b, a % b) }
func test(_ n: Int) -> Int {
  let (quotient, remainder) = divide(n, 7)
  return quotient + remainder
}
print(test(40), divide(9, 2).remainder)
