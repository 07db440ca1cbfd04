print("must not run")
enum A: Error { case a }
enum B: Error { case b }
func f() throws(A) {
  throw B.b
}
