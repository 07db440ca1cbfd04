// Loops over enumerated and zipped arrays, iterators changed in place, accessors of the library.
var names = ["a", "b", "c"]
for (i, name) in names.enumerated() {
    names[i] = name + "\(i)"
    if i == 0 { names.append("late") }
}
print(names)
for pair in names.enumerated() where pair.offset % 2 == 1 { print(pair, pair.element.count) }
var makers: [() -> String] = []
for (i, name) in names.enumerated() { var name = name; name += "!"; makers.append { "\(i)" + name } }
print(makers.map { $0() })
for (x, y) in zip([1, 2, 3], ["x", "y"]) { print(x, y, terminator: ";") }
for (x, y) in zip([] as [Int], [1.5]) { print(x, y) }
print()
struct P { var a: Int, b: [Int] }
for (i, p) in [P(a: 1, b: [2]), P(a: 3, b: [4, 5])].enumerated() { print(i, p.a, p.b) }
for ((i, x), (y, z)) in zip(Array([10, 20].enumerated()), [(1, 2), (3, 4)]) { print(i, x, y, z) }
outer: for (i, row) in [[1, 2], [3]].enumerated() {
    for (j, v) in row.enumerated() {
        if v == 2 { continue outer }
        print(i, j, v)
    }
}
var it = stride(from: 5, to: 0, by: -2).makeIterator()
var seen: [Int] = []
while let n = it.next() { seen.append(n) }
print(seen, it.next() == nil)
var more = [7, 8].makeIterator()
let one = more.next()! + more.next()!
print(one, more.next() == nil)
func total<S: Sequence>(_ s: S) -> Int where S.Element == Int { var t = 0; for x in s { t += x }; return t }
print(total([1, 2]), total(1...3), total(Set([4])), total([5: 6].values), total(stride(from: 0, through: 4, by: 2)))
var d = ["k": 1]
d["k"]! += 2
d["m", default: 5] *= 3
d["k"] = d["m"]! - d["k"]!
print(d["k"] ?? 0, d["m"] ?? 0, d["none"] == nil, d.isEmpty, d.count)
let slice = [1, 2, 3, 4][1...2]
print(slice.first ?? 0, slice.last ?? 0, slice.indices, [Int]().isEmpty, slice.reversed().map { $0 * 2 })
print((0..<3).contains(2), min(3, 1, 2), max(2.5, 1), abs(-3), [3, 1, 2].sorted().enumerated().map { $0 * $1 })
