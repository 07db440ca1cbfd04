print("must not run")
func f(_ x: some Equatable) {}
struct S {}
f(S())
