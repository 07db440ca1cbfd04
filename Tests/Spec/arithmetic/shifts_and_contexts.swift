// Shifts by every integer type; literals that the expected result decides.
func djb2(_ s: String) -> UInt64 { s.utf8.reduce(5381) { ($0 << 5) &+ $0 &+ UInt64($1) } }
print(djb2("hello"))
let a: UInt32 = 7
var b: UInt8 = 3
print(a << a, a >> UInt32(1), b << 2, 1 << b, a << b, a &>> b, 1 << 3)
b <<= 2; b >>= UInt8(1)
print(b)
let total: Double = [1, 2, 3].reduce(0) { $0 + Double($1) }
let maybe: Int? = [1, 2].reduce(0) { $0 + $1 }
let any: Any = [1, 2].reduce(0) { $0 + $1 }
let text: String = [1, 2].reduce("") { $0 + "\($1)" }
print(total, maybe as Any, any, text)
func mean(_ x: [Int]) -> Double { x.reduce(0) { $0 + Double($1) } / 2 }
print(mean([3, 4]))
