func twice(_ f: (Int) -> Int, _ x: Int) -> Int { f(f(x)) }
let step = 3
func run(_ by: Int) -> Int { twice({ $0 + by }, 1) }
print(run(step))
