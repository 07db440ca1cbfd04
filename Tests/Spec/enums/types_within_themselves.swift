// Types that contain themselves behind arrays, dictionaries, tuples and classes keep their layouts apart.
final class A { var s: S?; var n = 7; var list: [(Int, S)] = []; init() {} }
struct S { var a: A?; var x = 1; var kids: [(S, String)] = []; var y = 2 }
let s = S(a: A(), x: 5, kids: [(S(), "k")], y: 9)
s.a?.s = S(a: nil, x: 3, kids: [], y: 4)
s.a?.list.append((1, s))
print(s.a!.s!.y, s.a!.n, s.kids[0].1, s.kids[0].0.y, s.y, s.a!.list[0].1.y)
enum J { case n(Int), o([(String, J)]), d([String: (J, Int)]) }
let j = J.o([("a", .n(1)), ("b", .o([("c", .n(2))])), ("d", .d(["k": (.n(3), 4)]))])
print(j)
class Base { var next: Derived?; var b = 1 }
class Derived: Base { var pair: (Base, S) = (Base(), S()); var d = 2 }
let q = Derived(); q.next = q; q.pair.1.x = 77
print(q.next!.next!.pair.1.x, q.d, q.b)
q.next = nil
