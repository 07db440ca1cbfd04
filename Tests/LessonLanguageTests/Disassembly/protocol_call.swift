protocol Layer {
  func apply(_ x: Double) -> Double
}
struct Scale: Layer {
  var factor: Double
  func apply(_ x: Double) -> Double { x * factor }
}
struct Shift: Layer {
  var amount: Double
  func apply(_ x: Double) -> Double { x + amount }
}
func run(_ layers: [any Layer], _ x: Double) -> Double {
  var value = x
  for layer in layers { value = layer.apply(value) }
  return value
}
print(run([Scale(factor: 2), Shift(amount: 1)], 3))
