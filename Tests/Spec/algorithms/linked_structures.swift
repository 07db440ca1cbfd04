final class Node<T> { var value: T; var next: Node?; init(_ v: T, _ n: Node? = nil) { value = v; next = n } }
struct LinkedList<T>: Sequence, ExpressibleByArrayLiteral, CustomStringConvertible { private(set) var head: Node<T>?; private(set) var count = 0
  init(arrayLiteral elements: T...) { for e in elements.reversed() { push(e) } }
  mutating func push(_ v: T) { head = Node(v, head); count += 1 }
  mutating func pop() -> T? { defer { if head != nil { head = head?.next; count -= 1 } }; return head?.value }
  mutating func reverse() { var prev: Node<T>?, cur = head; while let n = cur { cur = n.next; n.next = prev; prev = n }; head = prev }
  func makeIterator() -> AnyIterator<T> { var n = head; return AnyIterator { defer { n = n?.next }; return n?.value } }
  var description: String { "[" + map { "\($0)" }.joined(separator: " → ") + "]" } }
var l: LinkedList = [1, 2, 3]; l.push(0); print(l, l.count, l.contains(2), l.map { $0 * $0 }, l.sorted(by: >), Array(l), l.pop()!, l.reduce(0, +)); l.reverse(); print(l, l.first { $0 < 3 }!, l.enumerated().map { "\($0):\($1)" }, l.max()!, zip(l, "abc").map { "\($0)\($1)" })
final class Tree<T: Comparable> { var v: T, l: Tree?, r: Tree?; init(_ v: T) { self.v = v }
  func insert(_ x: T) { if x < v { if let l { l.insert(x) } else { l = Tree(x) } } else { if let r { r.insert(x) } else { r = Tree(x) } } }
  func inorder() -> [T] { (l?.inorder() ?? []) + [v] + (r?.inorder() ?? []) }
  var depth: Int { 1 + max(l?.depth ?? 0, r?.depth ?? 0) }
  func contains(_ x: T) -> Bool { x == v || (x < v ? l : r)?.contains(x) ?? false } }
let t = Tree(5); [3, 8, 1, 4, 7, 9].forEach(t.insert); print(t.inorder(), t.depth, t.contains(4), t.contains(6))
struct Queue<T> { private var inbox: [T] = [], outbox: [T] = []; var isEmpty: Bool { inbox.isEmpty && outbox.isEmpty }; mutating func enqueue(_ x: T) { inbox.append(x) }; mutating func dequeue() -> T? { if outbox.isEmpty { outbox = inbox.reversed(); inbox.removeAll() }; return outbox.popLast() } }
var q = Queue<String>(); "abc".forEach { q.enqueue(String($0)) }; print(q.dequeue()!, q.dequeue()!, q.isEmpty, q.dequeue()!, q.dequeue() as Any)
struct LRU<K: Hashable, V> { let cap: Int; var d: [K: V] = [:], order: [K] = []; init(_ c: Int) { cap = c }; mutating func get(_ k: K) -> V? { guard let v = d[k] else { return nil }; order.removeAll { $0 == k }; order.append(k); return v }; mutating func put(_ k: K, _ v: V) { if d[k] == nil && d.count == cap { d[order.removeFirst()] = nil }; d[k] = v; order.removeAll { $0 == k }; order.append(k) } }
var c = LRU<String, Int>(2); c.put("a", 1); c.put("b", 2); _ = c.get("a"); c.put("c", 3); print(c.order, c.get("b") as Any, c.d.count)
class Trie { var kids: [Character: Trie] = [:], end = false; func insert<S: StringProtocol>(_ s: S) { guard let f = s.first else { end = true; return }; kids[f, default: Trie()].insert(s.dropFirst()) }
 func words(_ p: String = "") -> [String] { (end ? [p] : []) + kids.sorted { $0.key < $1.key }.flatMap { $0.value.words(p + String($0.key)) } } }
let trie = Trie(); ["car", "cat", "dog", "do"].forEach { trie.insert($0) }; print(trie.words(), trie.kids.count)
class Graph { var adj: [Int: [Int]] = [:]; func edge(_ a: Int, _ b: Int) { adj[a, default: []].append(b); adj[b, default: []].append(a) }
 func bfs(_ s: Int) -> [Int] { var seen: Set = [s], q = [s], i = 0; while i < q.count { for n in adj[q[i]]!.sorted() where seen.insert(n).inserted { q.append(n) }; i += 1 }; return q }
 func components() -> Int { var seen = Set<Int>(); return adj.keys.reduce(0) { n, k in guard !seen.contains(k) else { return n }; seen.formUnion(bfs(k)); return n + 1 } } }
let g = Graph(); [(1, 2), (2, 3), (4, 5), (1, 6)].forEach { g.edge($0.0, $0.1) }; print(g.bfs(1), g.components())
struct UF { var p: [Int]; init(_ n: Int) { p = Array(0..<n) }; mutating func find(_ x: Int) -> Int { if p[x] != x { p[x] = find(p[x]) }; return p[x] }; mutating func union(_ a: Int, _ b: Int) -> Bool { let (x, y) = (find(a), find(b)); if x == y { return false }; p[x] = y; return true } }
var uf = UF(5); let edges = [(3, 0, 1), (1, 1, 2), (2, 0, 2), (7, 3, 4)]; print(edges.sorted { $0.0 < $1.0 }.filter { uf.union($0.1, $0.2) }.map { $0.0 }, Set((0..<5).map { uf.find($0) }).count)
