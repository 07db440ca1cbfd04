// A value that is changed by a call that also takes it as an argument.
var a = [1, 2]
a += a
print(a)
a.append(contentsOf: a)
print(a)
func join(_ x: inout [Int], _ y: [Int]) { x.append(0); x += y }
join(&a, Array(a.prefix(2)))
print(a)
var s = "ab"
s += s
s.append(s)
print(s)
struct Stack { var items = ["x"]; mutating func add(_ other: Stack) { items.append("y"); items += other.items } }
var stack = Stack()
stack.add(stack)
print(stack.items)
var d = ["k": [1]]
d["k"]! += d["k"]!
d.merge(d) { $0 + $1 }
print(d)
struct Pair { var left = [1], right = [2]; var total: [Int] { get { left + right } set { left = newValue; right = total } } }
var p = Pair()
p.total = p.total + p.left
print(p.left, p.right)
