var log: [Int] = []
func work(_ n: Int) -> Int {
  defer { log.append(n) }
  if n > 2 { return n * 2 }
  return n
}
print(work(1) + work(3), log)
