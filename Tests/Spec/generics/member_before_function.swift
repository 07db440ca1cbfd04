// `.member` as an argument waits for what a later function says about its type.
struct Vector { var x, y: Double
  static func + (l: Vector, r: Vector) -> Vector { Vector(x: l.x + r.x, y: l.y + r.y) }
  static func / (l: Vector, r: Double) -> Vector { .init(x: l.x / r, y: l.y / r) }
  static let zero = Vector(x: 0, y: 0)
}
let points = [Vector(x: 1, y: 2), Vector(x: 3, y: 6)]
let sum = points.reduce(.zero, +)
let mean = points.reduce(.zero) { $0 + $1 } / Double(points.count)
let half = points.map { $0 }.reduce(.zero) { total, p in total + p } / 2
print(sum, mean, half, [1.5, 2].reduce(.zero, +))
var centers = [Vector.zero]
centers[0] = points.reduce(.zero, +) / Double(points.count)
print(centers)
func fold<T, U>(_ items: [T], from start: U, _ step: (U, T) -> U) -> U { items.reduce(start, step) }
print(fold(points, from: .zero) { (total: Vector, p) in Vector(x: total.x + p.x, y: total.y) })
