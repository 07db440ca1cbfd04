// some P as result and parameter, and the types between a protocol's angle brackets.
protocol Shape { var area: Double { get } }
struct Square: Shape { var side: Double; var area: Double { side * side } }
struct Circle: Shape { var radius: Double; var area: Double { 3 * radius * radius } }
func unit() -> some Shape { Square(side: 1) }
func doubled(_ shape: some Shape) -> Double { shape.area * 2 }
func total(_ shapes: [some Shape]) -> Double { shapes.reduce(0) { $0 + $1.area } }
func larger(_ a: some Shape, _ b: some Shape) -> Bool { a.area > b.area }
print(unit().area, doubled(Circle(radius: 2)), total([Square(side: 2), Square(side: 3)]))
print(larger(Circle(radius: 1), Square(side: 1)))
func evens(_ n: Int) -> some Collection<Int> { (0..<n).filter { $0.isMultiple(of: 2) } }
print(evens(7).count, evens(9).map { $0 * 10 }, evens(3).first!)
func sum(_ values: some Sequence<Double>) -> Double { values.reduce(0, +) }
func join<S: Sequence<String>>(_ parts: S) -> String { parts.joined(separator: "-") }
print(sum([1, 2.5]), sum(Set([4.0])), join(["a", "b"]), join("x y".split(separator: " ").map(String.init)))
protocol Container<Item> {
  associatedtype Item
  var items: [Item] { get }
}
struct Box<T>: Container { var items: [T] }
func first<C: Container<Int>>(_ container: C) -> Int { container.items[0] + 1 }
func names(_ container: some Container<String>) -> Int { container.items.map(\.count).reduce(0, +) }
print(first(Box(items: [41])), names(Box(items: ["ab", "c"])))
struct Ladder: Sequence {
  let limit: Int
  func makeIterator() -> some IteratorProtocol<Int> {
    var next = 1
    return AnyIterator<Int> {
      defer { next *= 2 }
      return next > limit ? nil : next
    }
  }
}
print(Array(Ladder(limit: 20)), Ladder(limit: 5).reduce(0, +))
func letters(_ word: some StringProtocol) -> [Character] { word.filter { $0 != "a" } }
print(letters("banana"), letters("abc".dropFirst()))
func apply<T, U>(_ value: T, _ transform: (T) -> U) -> U { transform(value) }
func cube<N: Numeric>(_ x: N) -> N { x * x * x }
let concrete: (Int) -> Int = cube
print(apply(2.0, cube), apply(3, cube), concrete(2), apply(7, String.init), [1, 2].map(cube))
