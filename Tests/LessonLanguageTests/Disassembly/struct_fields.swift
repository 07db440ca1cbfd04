struct Vector {
  var x: Double
  var y: Double
}
func dot(_ a: Vector, _ b: Vector) -> Double { a.x * b.x + a.y * b.y }
print(dot(Vector(x: 1, y: 2), Vector(x: 3, y: 4)))
