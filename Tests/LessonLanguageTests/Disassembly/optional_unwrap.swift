func half(_ n: Int) -> Int? { n % 2 == 0 ? n / 2 : nil }
func quarter(_ n: Int) -> Int {
  guard let once = half(n), let again = half(once) else { return -1 }
  return again
}
print(quarter(12), half(3) ?? 0)
