// What a call was given stays as it was, whatever the call does to the variable that it came from.
var b = [1]
func g(_ y: [Int]) { b.append(3); print(y, b) }
g(b)
func h(_ x: inout [Int], _ y: [Int]) { x.append(9); print(x, y) }
h(&b, b)
struct S { var a = [1]; mutating func m(_ o: S, _ k: [Int]) { a.append(5); print(o.a, k) } }
var s = S()
s.m(s, s.a)
func local() { var t = S(); t.m(t, t.a); var q = [1]; h(&q, q); let c = { (y: [Int]) in q.append(7); print(y, q) }; c(q) }
local()
final class Box { var v = [1]; func add(_ y: [Int]) { v.append(2); print(y, v) } }
let box = Box()
box.add(box.v)
h(&box.v, box.v)
var nums = [1, 2, 3]
print(nums.map { x -> Int in nums.append(x * 10); return x }, nums)
for x in nums { if nums.count < 12 { nums.append(x) } }
print(nums)
nums.forEach { if $0 > 2 { nums.removeAll() } }
print(nums)
var f: () -> Void = {}
var log = ["a", "b"]
f = { f = {}; log = []; print("in", log) }
f()
func show(_ l: [String]) { log = ["new"]; print(l, log) }
show(log)
struct G { var a = [1]; var x: Int { gg.a.append(1); return a.count }; func y(_ k: [Int]) -> Int { gg.a.append(7); return a.count + k.count } }
var gg = G()
print(gg.x, gg.a, gg.y(gg.a), gg.a)
final class Node { var name: String; init(_ n: String) { name = n }; func run() { current = Node("next"); print(name) }; deinit { print("bye", name) } }
var current = Node("first")
current.run()
print(current.name)
var opt: Node? = Node("o")
extension Node { func stop() { opt = nil; print("stopped", name) } }
opt?.stop()
opt = Node("p"); opt!.stop()
var dict = ["a": [1]]
func change(_ v: [Int]) { dict["a"]!.append(2); dict = [:]; print(v, dict) }
change(dict["a"]!)
var str = "hello"
func cut(_ s: String) { str.removeAll(); str += "x"; print(s, str) }
cut(str)
func twice(_ a: inout [Int], _ g: ([Int]) -> Void) { a.append(1); g(a); a.append(2) }
twice(&b) { print("g", $0) }
enum E { case list([Int]); mutating func grow(_ o: E) { if case .list(var l) = self { l.append(1); self = .list(l) }; print(self, o) } }
var e = E.list([0])
e.grow(e)
switch e { case .list(let l): e = .list([]); print(l) }
if case .list(let l) = e { e = .list([8]); print(l, e) }
