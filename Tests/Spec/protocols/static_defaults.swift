// Static requirements with a default in an extension, and with a type's own answer.
protocol Shape {
  static var sides: Int { get }
  static func make(_ size: Double) -> Self
  var area: Double { get }
}
extension Shape {
  static var sides: Int { 4 }
  static var name: String { "\(Self.self) with \(sides) sides" }
  func doubled() -> Self { Self.make(area * 2) }
}
struct Square: Shape {
  let area: Double
  static func make(_ size: Double) -> Square { Square(area: size) }
}
struct Triangle: Shape {
  static let sides = 3
  let area: Double
  static func make(_ size: Double) -> Self { .init(area: size / 2) }
}
let shapes: [any Shape] = [Square(area: 2), Triangle(area: 4)]
for shape in shapes { print(type(of: shape).name, shape.area, shape.doubled().area) }
func sides<S: Shape>(of _: S) -> Int { S.sides }
print(sides(of: Square(area: 1)), sides(of: Triangle(area: 1)), Square.name)
