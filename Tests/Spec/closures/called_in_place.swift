// Closures written at the call of a library function: what they change, throw, return early and shadow.
struct Failure: Error { let at: Int }
var calls = 0
let doubled = [3, 1, 2].map { x -> Int in
    calls += 1
    if x == 1 { return -1 }
    return x * 2 + calls
}
print(doubled, calls)
func check(_ xs: [Int]) throws -> [Int] {
    try xs.map { x in
        if x > 2 { throw Failure(at: x) }
        return x + 1
    }
}
do {
    print(try check([1, 2]))
    print(try check([1, 4, 9]))
} catch let failure as Failure { print("failed at", failure.at) }
let rows = [[1, 2], [3], []]
print(rows.map { row in row.map { $0 * row.count }.reduce(0) { $0 + $1 } })
func scaled(_ xs: [Double], by factor: Double) -> [Double] {
    var count = 0.0
    let result = xs.filter { $0 > 0 }.map { x -> Double in
        count += 1
        return x * factor + count
    }
    return result + [count]
}
print(scaled([1, -1, 2.5], by: 2))
var total = 10
total = [1, 2, 3].reduce(total) { $0 + $1 * total }
print(total)
let words = ["pear", "fig", "apple", "kiwi"]
print(words.sorted { $0.count != $1.count ? $0.count < $1.count : $0 < $1 })
print(words.first { $0.hasPrefix("a") } ?? "none", words.contains { $0.isEmpty }, words.allSatisfy { $0.count > 2 })
print(words.reduce(into: [Character: Int]()) { counts, word in counts[word.first!, default: 0] += word.count }.count)
func smallest<T: Comparable>(_ xs: [T], or other: T) -> T { xs.reduce(other) { min($0, $1) } }
print(smallest([4, 2, 8], or: 3), smallest(["b", "a"], or: "c"))
var log: [String] = []
[1, 2].forEach { x in
    [10, 20].forEach { y in
        if y == 20 && x == 1 { return }
        log.append("\(x)-\(y)")
    }
}
print(log)
var makers: [() -> Int] = []
for i in 0..<3 { makers += [i, i + 10].map { value in { value * 2 + i } } }
print(makers.map { $0() })
final class Counter {
    var n = 0
    func bump(_ xs: [Int]) -> [Int] { xs.map { n += $0; return n } }
}
let counter = Counter()
print(counter.bump([1, 2, 3]), counter.n)
let pairs = (1...3).map { i in (i, i * i) }.filter { $0.1 > 1 }
print(pairs.map { "\($0.0):\($0.1)" }.joined(separator: " "))
print((try? [1, 2, 3].map { x -> Int in if x == 2 { throw Failure(at: 2) }; return x }) ?? [])
