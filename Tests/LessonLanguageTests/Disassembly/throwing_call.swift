enum Failure: Error { case negative }
func root(_ x: Double) throws -> Double {
  if x < 0 { throw Failure.negative }
  return x.squareRoot()
}
func safe(_ x: Double) -> Double {
  do { return try root(x) } catch { return 0 }
}
print(safe(4), safe(-1))
