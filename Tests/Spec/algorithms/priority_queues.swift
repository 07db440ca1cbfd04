struct PriorityQueue<T> { private var heap: [T] = []; private let before: (T, T) -> Bool
  init(_ items: [T] = [], by before: @escaping (T, T) -> Bool) { self.before = before; items.forEach { push($0) } }
  var isEmpty: Bool { heap.isEmpty }; var count: Int { heap.count }; var peek: T? { heap.first }
  mutating func push(_ x: T) { heap.append(x); var i = heap.count - 1; while i > 0, before(heap[i], heap[(i - 1) / 2]) { heap.swapAt(i, (i - 1) / 2); i = (i - 1) / 2 } }
  mutating func pop() -> T? { guard !heap.isEmpty else { return nil }; heap.swapAt(0, heap.count - 1); defer { sink(0) }; return heap.removeLast() }
  private mutating func sink(_ start: Int) { var i = start; while true { var best = i; for c in [2 * i + 1, 2 * i + 2] where c < heap.count && before(heap[c], heap[best]) { best = c }; if best == i { return }; heap.swapAt(i, best); i = best } }
}
extension PriorityQueue: Sequence, IteratorProtocol { mutating func next() -> T? { pop() } }
extension PriorityQueue where T: Comparable { init(_ xs: T...) { self.init(xs, by: <) } }
var q = PriorityQueue(5, 1, 4, 2, 3); q.push(0); print(q.peek!, q.count, Array(q), q.map { $0 * 10 }, q.prefix(2).map { $0 })
let graph: [String: [(to: String, cost: Int)]] = ["A": [("B", 4), ("C", 1)], "C": [("B", 2), ("D", 7)], "B": [("D", 1)], "D": []]
func dijkstra(_ s: String) -> [String: Int] { var dist = [s: 0], q = PriorityQueue<(Int, String)>([(0, s)]) { $0.0 < $1.0 }
  while let (d, u) = q.pop() { if d > dist[u]! { continue }; for e in graph[u] ?? [] { let nd = d + e.cost; if nd < dist[e.to, default: .max] { dist[e.to] = nd; q.push((nd, e.to)) } } }; return dist }
print(dijkstra("A").sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
indirect enum Huff { case leaf(Character, Int), node(Huff, Huff, Int); var w: Int { switch self { case .leaf(_, let w), .node(_, _, let w): return w } }
  func codes(_ prefix: String = "") -> [Character: String] { switch self { case .leaf(let c, _): return [c: prefix.isEmpty ? "0" : prefix]; case let .node(l, r, _): return l.codes(prefix + "0").merging(r.codes(prefix + "1")) { a, _ in a } } } }
let freq = "abracadabra".reduce(into: [Character: Int]()) { $0[$1, default: 0] += 1 }
var hq = PriorityQueue(freq.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { Huff.leaf($0.key, $0.value) }) { $0.w < $1.w }
while hq.count > 1 { let a = hq.pop()!, b = hq.pop()!; hq.push(.node(a, b, a.w + b.w)) }
let codes = hq.pop()!.codes(); print("abracadabra".reduce(0) { $0 + codes[$1]!.count }, codes.count, codes.values.allSatisfy { a in codes.values.filter { $0.hasPrefix(a) }.count == 1 })
