enum Shape {
  case point
  case circle(Double)
  case rectangle(Double, Double)
}
func area(_ shape: Shape) -> Double {
  switch shape {
  case .point: return 0
  case .circle(let radius): return 3 * radius * radius
  case .rectangle(let width, let height): return width * height
  }
}
print(area(.rectangle(2, 3)))
