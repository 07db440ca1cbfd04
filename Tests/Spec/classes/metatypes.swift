// Types as values: class members and required initializers that are chosen at run time, Self, existential metatypes.
class Animal {
  class var sound: String { "..." }
  class func make(_ name: String) -> Self { Self(name: name) }
  static func describe() -> String { "\(self) says \(sound)" }
  let name: String
  required init(name: String) { self.name = name }
  var title: String { "\(name), \(Self.sound)" }
  func twin() -> Self { type(of: self).init(name: name + "2") }
}
class Dog: Animal {
  override class var sound: String { "woof" }
  var tricks = 0
}
final class Puppy: Dog {
  override class var sound: String { "tiny " + super.sound }
}
let kinds: [Animal.Type] = [Animal.self, Dog.self, Puppy.self]
for kind in kinds {
  let animal = kind.init(name: "a")
  print(kind.sound, kind.describe(), animal.title, type(of: animal.twin()), type(of: kind.make("b")))
}
var registry: [String: Animal.Type] = [:]
registry["d"] = Dog.self
print(registry["d"]?.make("x").title ?? "none", Puppy.make("p").twin().tricks, Dog.make("q").tricks)
let any: Animal = Puppy(name: "z")
print(type(of: any) == Puppy.self, type(of: any) == Dog.self, type(of: any).describe())

protocol Shape {
  static var sides: Int { get }
  init(size: Double)
  static func unit() -> Self
  var area: Double { get }
}
extension Shape {
  static func unit() -> Self { Self(size: 1) }
  var summary: String { "\(Self.self) with \(Self.sides) sides, area \(area)" }
  func twice() -> [Self] { [self, self] }
}
struct Square: Shape {
  static let sides = 4
  var area: Double
  init(size: Double) { area = size * size }
}
struct Circle: Shape {
  static var sides: Int { 0 }
  let radius: Double
  init(size: Double) { radius = size }
  var area: Double { 3 * radius * radius }
}
let shapes: [any Shape.Type] = [Square.self, Circle.self]
for shape in shapes { print(shape, shape.sides, shape.unit().summary, shape.init(size: 2).area) }
let made: any Shape = shapes[1].init(size: 3)
print(type(of: made), type(of: made).sides, made.summary)
let types: [Any.Type] = [Int.self, String.self, [Double].self]
print(types[0], types[2], types[0] == Int.self, types[1] == Int.self)
let method = Dog.twin
print(method(Dog(name: "m"))().name, ["x", "y"].map(String.uppercased).map { $0() })
