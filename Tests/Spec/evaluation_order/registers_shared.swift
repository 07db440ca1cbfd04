// Places where a copy may be left out only if nobody can tell.
var a = [1, 2, 3, 4]
var i = 0
func next() -> Int { i += 1; return i }
a[i] = next()
a[i] += next() + i
print(a, i)
var grid = [[1.0, 2], [3, 4], [5, 6]]
grid[i - 2][i - 1] = grid[2][0] * 2 + grid[i][1]
grid[1][1] -= grid[0][0] * grid[2][1]
var copy = grid
copy[0][0] = 0
grid[0] = copy[1]
print(grid, copy)
var n = 4
for k in 0..<n {
    n += k
    if k == 2 { continue }
    print(k, n, terminator: " ")
}
print(n)
for k in (Int.max - 1)...Int.max where k % 2 != 0 { print(k) }
var closures: [() -> Int] = []
for var k in 1...3 {
    k *= 10
    closures.append { k += 1; return k }
}
print(closures.map { $0() + $0() })
var x = 1.5, steps = 0
while x > 0.1, steps < 100 {
    steps += 1
    if steps == 3 { x *= 1.5; continue }
    x = x / 2 - 0.01
}
print(steps, x)
let nan = Double.nan
print(nan < 1, !(nan < 1), nan >= 1, 1 > nan, nan != nan)
if nan > 0 { print("more") } else { print("not more") }
if !(nan <= 0) { print("not at most") }
repeat { steps -= 2 } while steps > 0 && steps != 1
print(steps)
struct Point { var x: Int, y: Int }
func swapped(_ p: Point) -> Point { Point(x: p.y, y: p.x) }
var p = Point(x: 1, y: 2)
p = swapped(p)
p = Point(x: p.y, y: p.x + p.y)
print(p)
func failing(_ k: Int) throws -> Int { if k > 0 { throw Oops() }; return k }
struct Oops: Error {}
var kept = 7
do { kept = try failing(1) } catch { print("kept", kept) }
func longest(_ words: [String]) -> String {
    var best = ""
    for w in words { if w.count > best.count { best = w } }
    defer { best = "lost" }
    return best
}
print(longest(["a", "ccc", "bb"]))
func firstNegative(_ rows: [[Int]]) -> (Int, Int)? {
    for (r, row) in rows.enumerated() {
        for c in row.indices where row[c] < 0 { return (r, c) }
    }
    return nil
}
print(firstNegative([[1], [2, -3]]) ?? (-1, -1), firstNegative([[]]) == nil)
let s = 2.0
print(s * 3 - 1, 1 - s * 3, s * s + 1, 1 - s * s, s * s - 1, 1 / s, s / 4, 3 - s, -0.0 + 0.0, 0.0 - s * 0)
