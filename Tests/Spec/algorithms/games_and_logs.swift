// Bulls and cows, hangman, tic-tac-toe, elevator logs: mixed library use.
struct Rng: RandomNumberGenerator { var s: UInt64 = 99; mutating func next() -> UInt64 { s ^= s << 13; s ^= s >> 7; s ^= s << 17; return s } }
var rng = Rng()
let secret = Array((0...9).shuffled(using: &rng).prefix(4))
func score(_ g: [Int]) -> (bulls: Int, cows: Int) { let b = zip(g, secret).filter { $0 == $1 }.count; return (b, Set(g).intersection(secret).count - b) }
print(secret, score([1, 2, 3, 4]), score(secret))
var board = Array(repeating: Array(repeating: Character("."), count: 3), count: 3)
func winner() -> Character? { let lines = board + (0..<3).map { c in board.map { $0[c] } } + [(0..<3).map { board[$0][$0] }, (0..<3).map { board[$0][2 - $0] }]; return lines.first { Set($0).count == 1 && $0[0] != "." }?.first }
for (n, (r, c)) in [(0, 0), (1, 1), (0, 1), (2, 2), (0, 2)].enumerated() { board[r][c] = n.isMultiple(of: 2) ? "X" : "O" }
print(board.map { String($0) }.joined(separator: "\n")); print(winner().map(String.init) ?? "draw")
let word = "swift", guesses: [Character] = ["s", "e", "i", "t"]; print(word.map { guesses.contains($0) ? String($0) : "_" }.joined(separator: " "), guesses.filter { !word.contains($0) })
enum Level: Int, CaseIterable, Comparable { case debug, info, warn, error; static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue } }
let logs: [(Level, String)] = [(.info, "start"), (.error, "boom"), (.debug, "x"), (.warn, "hot")]
for l in Level.allCases where l >= .warn { print(l, logs.filter { $0.0 == l }.map(\.1)) }; print(logs.max { $0.0 < $1.0 }!, Level.allCases.map { "\($0)=\($0.rawValue)" }, Level(rawValue: 2)!, Level(rawValue: 9) as Any)
let temps = ["Mon": [12.5, 14.0], "Tue": [11.0], "Wed": []]
for d in temps.keys.sorted() { let v = temps[d]!; print(d, v.isEmpty ? "n/a" : "\(v.reduce(0, +) / Double(v.count))", v.min().map { "\($0)" } ?? "-") }
let (evens, odds) = (1...10).reduce(into: ([Int](), [Int]())) { $1 % 2 == 0 ? $0.0.append($1) : $0.1.append($1) }; print(evens, odds)
var inventory: [String: (price: Double, qty: Int)] = ["pen": (1.5, 10), "cup": (4, 2)]; inventory["pen"]?.qty -= 3; inventory["ink", default: (2, 0)].qty += 5; print(inventory.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.price * Double($0.value.qty))" }, inventory.values.map(\.qty).reduce(0, +), inventory.filter { $0.value.qty < 5 }.map(\.key))
let nested = ["a": ["x": [1, 2]], "b": [:]]; print(nested["a"]?["x"]?.last as Any, nested["b"]?["x"]?.first as Any, nested.mapValues { $0.values.joined().reduce(0, +) }.sorted { $0.key < $1.key }.map { $0.value })
let ranges = [1...3, 5...9, 2...4].sorted { $0.lowerBound < $1.lowerBound }.reduce(into: [ClosedRange<Int>]()) { acc, r in if let last = acc.last, last.overlaps(r) { acc[acc.count - 1] = last.lowerBound...max(last.upperBound, r.upperBound) } else { acc.append(r) } }; print(ranges, ranges.map(\.count))
func pipeline<T>(_ x: T, _ fs: ((T) -> T)...) -> T { fs.reduce(x) { $1($0) } }; print(pipeline(3, { $0 + 1 }, { $0 * $0 }), pipeline("a", { $0 + "b" }, { $0.uppercased() }))
func curry<A, B, C>(_ f: @escaping (A, B) -> C) -> (A) -> (B) -> C { { a in { b in f(a, b) } } }; print([1, 2].map(curry(+)(10)), [3, 4].map(curry(max)(3)))
func memoize<K: Hashable, V>(_ f: @escaping (K) -> V) -> (K) -> V { var cache: [K: V] = [:]; return { k in if let v = cache[k] { return v }; let v = f(k); cache[k] = v; return v } }; var calls = 0; let sq = memoize { (n: Int) -> Int in calls += 1; return n * n }; print(sq(4), sq(4), calls)
let matrix = [[1, 2], [3, 4]]; print(matrix.map { $0.map { String($0) }.joined(separator: "\t") }.joined(separator: "\n"), zip(matrix[0], matrix[1]).map(*), matrix.joined().max()!, (0..<2).map { i in matrix.map { $0[i] } })
