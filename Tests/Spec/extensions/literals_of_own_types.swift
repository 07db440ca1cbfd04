// Types made from literals: numbers, texts with and without values in them, arrays, dictionaries, nil, truth.
enum Value: CustomStringConvertible, Equatable {
  case null, bool(Bool), number(Double), text(String), list([Value]), table([String: Value])
  var description: String {
    switch self {
    case .null: "null"
    case .bool(let b): "\(b)"
    case .number(let n): "\(n)"
    case .text(let t): "'\(t)'"
    case .list(let l): "[" + l.map(\.description).joined(separator: " ") + "]"
    case .table(let t): "{" + t.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ") + "}"
    }
  }
}
extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByStringInterpolation
{
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(nilLiteral: ()) { self = .null }
  init(stringLiteral value: String) { self = .text(value) }
  init(arrayLiteral elements: Value...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Value)...) {
    self = .table(Dictionary(uniqueKeysWithValues: elements))
  }
}
let n = 3
let value: Value = ["a": 1, "b": [true, nil, "x", 2.5, "n is \(n)"], "c": ["d": []]]
print(value)
func show(_ value: Value) -> String { value.description }
print(show(nil), show(false), show("t\(n)"), show(4), show([1, "two"]), value == ["a": 1])
struct Polynomial: ExpressibleByArrayLiteral, Hashable {
  var c: [Int]
  init(arrayLiteral elements: Int...) { c = elements }
  static func * (a: Self, b: Self) -> Self {
    var r: Self = []
    r.c = Array(repeating: 0, count: a.c.count + b.c.count - 1)
    for i in a.c.indices { for j in b.c.indices { r.c[i + j] += a.c[i] * b.c[j] } }
    return r
  }
}
let p: Polynomial = [1, 1]
print((p * [1, 2]).c, ([3] * p).c, Set([p, [1, 1], [2]]).count)
infix operator >>>: AdditionPrecedence
func >>> <A, B, C>(f: @escaping (A) -> B, g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }
print(({ (x: Int) in x + 1 } >>> String.init >>> { $0 + "!" })(4))
struct Heap {
  var items: [Int] = []
  mutating func push(_ x: Int) { items.append(x); items.sort() }
  init() {}
  init(_ xs: [Int]) { self.init(); xs.forEach { push($0) } }
}
print(Heap([3, 1, 2]).items)
func combine(_ a: [Double], _ b: [Double], _ f: (Double, Double) -> Double) -> [Double] { zip(a, b).map(f) }
print(combine([1, 2], [3, 4], *), combine([1], [2]) { $0 - $1 })
