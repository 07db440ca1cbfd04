var d = ["a": 1, "b": 2, "c": 3]
func show<K: Comparable, V>(_ d: [K: V]) -> String { d.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",") }
print(d.count, d.isEmpty, d["a"]!, d["z"] as Any, d["z", default: 9], d.keys.sorted(), d.values.sorted(), d.keys.contains("a"), d.values.contains(3), d.contains { $0.value == 2 }, d.first != nil, d.keys.count, d.values.reduce(0, +), d.values.max()!, d.max { $0.value < $1.value }!.key, d.min(by: { $0.value < $1.value })!.value)
d["d"] = 4; d["a"] = nil; d["b"]! += 10; d["e", default: 0] += 1; print(show(d), d.updateValue(5, forKey: "c") as Any, d.updateValue(6, forKey: "q") as Any, d.removeValue(forKey: "q") as Any, d.removeValue(forKey: "zz") as Any, show(d))
print(show(d.mapValues { $0 * 2 }), show(d.compactMapValues { $0 > 4 ? $0 : nil }), show(d.filter { $0.value > 4 }), d.map { $0.value }.sorted(), d.reduce(0) { $0 + $1.value }, d.sorted { $0.value < $1.value }.map { $0.key }, d.allSatisfy { $0.value > 0 }, d.flatMap { [$0.value] }.count, d.compactMap { $0.value > 3 ? $0.key : nil }.sorted())
print(show(Dictionary(uniqueKeysWithValues: zip(["x", "y"], [1, 2]))), show(Dictionary(grouping: [1, 2, 3, 4], by: { $0 % 2 })), show(Dictionary([("a", 1), ("a", 2)], uniquingKeysWith: +)), show(Dictionary(uniqueKeysWithValues: [("k", 1)])), show(d.merging(["b": 1, "n": 7]) { $0 + $1 }), show(d.merging([("b", 1)], uniquingKeysWith: { a, _ in a })))
d.merge(["b": 100]) { _, new in new }; print(show(d)); d.merge(zip(["y"], [1])) { a, b in a + b }; print(show(d))
var g: [String: [Int]] = [:]; for (i, w) in ["x", "y", "x"].enumerated() { g[w, default: []].append(i) }; print(show(g)); g["x"]?.append(9); g["nope"]?.append(1); g["y"]![0] = 5; print(show(g))
for (k, v) in d.sorted(by: { $0.key < $1.key }) { print(k, v, terminator: " ") }; print()
for k in d.keys.sorted() { print(k, terminator: "") }; print()
for (k, v) in ["only": 1] { print(k, v) }
print(["a": 1], [1: "x"], [:] as [Int: Int], ["k": [1: 2]], ["o": Optional(1)], ["n": nil] as [String: Int?], [1: 2].description, [true: "yes"], ["a": 1].first!, ["a": 1] as Any)
print(d == d, ["a": 1] == ["a": 1], ["a": 1] != ["a": 2], d.isEmpty, d.capacity >= d.count, d.hashValue == d.hashValue)
if let i = d.index(forKey: "b") { print(d[i], d.remove(at: i), d.count) }
d.removeAll(); print(d, d.keys.isEmpty, d.values.isEmpty, d.popFirst() as Any); d = [:]; d.reserveCapacity(10)
var n: [String: [String: Int]] = [:]; n["a", default: [:]]["b", default: 0] += 1; n["a"]?["c"] = 2; n["a"]!["b"]! += 5; print(show(n["a"]!))
struct P: Hashable { var x: Int, y: Int }; var grid: [P: Character] = [P(x: 0, y: 0): "#"]; grid[P(x: 1, y: 0)] = "."; print(grid[P(x: 0, y: 0)]!, grid[P(x: 5, y: 5)] as Any, grid.count, [P(x: 1, y: 2): 3])
print(["a": 1].keys, ["a": 1].values, Array(["a": 1].keys), Set(["a": 1].keys), Array(["a": 1]), type(of: d))
let inv = Dictionary(uniqueKeysWithValues: ["a": 1, "b": 2].map { ($1, $0) }); print(show(inv)); var vals = ["a": 1, "b": 2]; for k in vals.keys { vals[k]! *= 10 }; print(show(vals)); for i in vals.values.indices { vals.values[i] += 1 }; print(show(vals))
let (mn, mx) = d.isEmpty ? (0, 1) : (2, 3); print(mn, mx, vals.randomElement() != nil, vals.enumerated().map { $0.offset }, vals.keys.min()!, vals.values.sorted(by: >), vals.lazy.map { $0.value }.reduce(0, +), Dictionary(grouping: ["ab", "ac", "b"]) { $0.first! }.mapValues { $0.count }.sorted { $0.key < $1.key }.map { "\($0)" })
vals["zz"] = vals["a"]; vals["a"] = vals["nothing"]; print(show(vals), vals.keys.firstIndex(of: "b") != nil, vals.elementsEqual(vals) { $0 == $1 }, vals.dropFirst().count, vals.prefix(1).count, vals.contains(where: { $0.key == "b" && $0.value == 21 }), vals.first(where: { $0.value > 20 })?.key as Any, vals.count(where: { $0.value > 0 }))
let t: [(name: String, age: Int)] = [("A", 3), ("B", 1)]; print(t, t.sorted { $0.age < $1.age }[0].name, Dictionary(uniqueKeysWithValues: t.map { ($0.name, $0.age) })["A"]!)
print([1: "a"].mapValues { $0 + "!" }, ["x": 1.5], [Character("a"): 1], [P(x: 1, y: 1)], ["a": ("x", 2)], ["a": 1...3], ["s": Set([1])], [Optional(1): 2])
