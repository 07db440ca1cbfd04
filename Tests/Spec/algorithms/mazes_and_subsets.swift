struct Point: Hashable, CustomStringConvertible { var x, y: Int; static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }; var description: String { "(\(x),\(y))" }; static let dirs = [Point(x: 0, y: 1), Point(x: 1, y: 0), Point(x: 0, y: -1), Point(x: -1, y: 0)] }
let maze = """
S.#.....
..#.###.
.##.#...
....#.#E
"""
let grid = maze.split(separator: "\n").map { Array($0) }; var start = Point(x: 0, y: 0), end = start
for (y, row) in grid.enumerated() { for (x, c) in row.enumerated() { if c == "S" { start = Point(x: x, y: y) } else if c == "E" { end = Point(x: x, y: y) } } }
func neighbors(_ p: Point) -> [Point] { Point.dirs.map { p + $0 }.filter { grid.indices.contains($0.y) && grid[$0.y].indices ~= $0.x && grid[$0.y][$0.x] != "#" } }
func path() -> [Point]? { var from: [Point: Point?] = [start: nil], q = [start]; while !q.isEmpty { let p = q.removeFirst(); if p == end { var r = [p], c = p; while let prev = from[c] ?? nil { r.append(prev); c = prev }; return r.reversed() }; for n in neighbors(p) where from[n] == nil { from[n] = .some(p); q.append(n) } }; return nil }
if let p = path() { print(p.count, p.first!, p.last!); var g = grid; for s in p.dropFirst().dropLast() { g[s.y][s.x] = "*" }; print(g.map { String($0) }.joined(separator: "\n")) }
func topo(_ d: [String: [String]]) -> [String]? { var indeg = d.mapValues { _ in 0 }; for v in d.values.joined() { indeg[v, default: 0] += 1 }; var ready = indeg.filter { $0.value == 0 }.keys.sorted(), out: [String] = []; while !ready.isEmpty { let n = ready.removeFirst(); out.append(n); for m in d[n] ?? [] { indeg[m]! -= 1; if indeg[m] == 0 { ready.insert(m, at: ready.firstIndex { $0 > m } ?? ready.endIndex) } } }; return out.count == indeg.count ? out : nil }
print(topo(["shirt": ["tie"], "tie": ["jacket"], "pants": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"], "jacket": [], "shoes": []])!, topo(["a": ["b"], "b": ["a"]]) as Any)
let w = [[0, 3, .max, 7], [8, 0, 2, .max], [5, .max, 0, 1], [2, .max, .max, 0]]; var d = w; for k in 0..<4 { for i in 0..<4 { for j in 0..<4 where d[i][k] != .max && d[k][j] != .max { d[i][j] = min(d[i][j], d[i][k] + d[k][j]) } } }; print(d)
func queens(_ n: Int) -> [[Int]] { func place(_ row: Int, _ cols: [Int]) -> [[Int]] { row == n ? [cols] : (0..<n).filter { c in !cols.enumerated().contains { $1 == c || abs($1 - c) == row - $0 } }.flatMap { place(row + 1, cols + [$0]) } }; return place(0, []) }; print(queens(6).count, queens(4), queens(8).first!)
func subsets<T>(_ a: [T]) -> [[T]] { a.isEmpty ? [[]] : subsets(Array(a.dropFirst())).flatMap { [$0, [a[0]] + $0] } }; print(subsets([1, 2, 3]).sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count })
func combos<T>(_ a: ArraySlice<T>, _ k: Int) -> [[T]] { if k == 0 { return [[]] }; guard let f = a.first else { return [] }; return combos(a.dropFirst(), k - 1).map { [f] + $0 } + combos(a.dropFirst(), k) }; print(combos(["a", "b", "c", "d"][...], 2).map { $0.joined() })
var memo: [Int: Int] = [:]; func fib(_ n: Int) -> Int { if n < 2 { return n }; if let m = memo[n] { return m }; let r = fib(n - 1) + fib(n - 2); memo[n] = r; return r }; print(fib(80), memo.count)
func knapsack(_ items: [(w: Int, v: Int)], _ cap: Int) -> Int { items.reduce(into: [Int](repeating: 0, count: cap + 1)) { best, item in for c in stride(from: cap, through: item.w, by: -1) { best[c] = max(best[c], best[c - item.w] + item.v) } }.last! }; print(knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7))
func hanoi(_ n: Int, _ a: String, _ b: String, _ c: String, _ moves: inout [String]) { if n == 0 { return }; hanoi(n - 1, a, c, b, &moves); moves.append("\(a)\(c)"); hanoi(n - 1, b, a, c, &moves) }; var moves: [String] = []; hanoi(3, "A", "B", "C", &moves); print(moves.count, moves.joined(separator: " "))
func lis(_ a: [Int]) -> [Int] { var tails: [[Int]] = []; for x in a { if let i = tails.firstIndex(where: { $0.last! >= x }) { tails[i] = (i > 0 ? tails[i - 1] : []) + [x] } else { tails.append((tails.last ?? []) + [x]) } }; return tails.last ?? [] }; print(lis([10, 9, 2, 5, 3, 7, 101, 18]))
func coins(_ t: Int, _ cs: [Int]) -> Int { var ways = [1] + Array(repeating: 0, count: t); for c in cs { for i in c...t { ways[i] += ways[i - c] } }; return ways[t] }; print(coins(100, [1, 5, 10, 25, 50]), (1...5).reduce([[1]]) { a, _ in a + [zip([0] + a.last!, a.last! + [0]).map(+)] }.last!)
