// inout arguments through existentials, closures and functions as values.
protocol Optimizer { mutating func update(_ w: inout [Double], _ g: Double) }
struct SGD: Optimizer { var steps = 0; mutating func update(_ w: inout [Double], _ g: Double) { steps += 1; w[0] -= g } }
var o: any Optimizer = SGD()
var w = [5.0, 1.0]
o.update(&w, 1)
o.update(&w, 2)
print(w, o)
let f: (inout Int) -> Void = { $0 += 2 }
var k = 1; f(&k); print(k)
func double(_ x: inout Int) { x *= 2 }
let g = double
g(&k); print(k)
