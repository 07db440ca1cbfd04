// Local functions that call themselves keep nothing alive.
final class Token {
    let name: String
    init(_ name: String) { self.name = name }
    deinit { print("end of", name) }
}
func count(_ n: Int) -> Int {
    let token = Token("count \(n)")
    func down(_ k: Int) -> Int { k == 0 ? token.name.count : down(k - 1) + 1 }
    return down(n)
}
print(count(3))
func maker() -> (Int) -> Int {
    let token = Token("maker")
    func odd(_ k: Int) -> Int {
        let again = { odd(k - 2) + 1 }
        return k <= 0 ? token.name.count : again()
    }
    return odd
}
do {
    let function = maker()
    print(function(4))
}
print("after maker")
func walk(_ tree: [[Int]]) -> [Int] {
    var found: [Int] = []
    func visit(_ node: Int) {
        found.append(node)
        tree[node].forEach { visit($0) }
        for child in tree[node] where child == 99 { visit(child) }
    }
    visit(0)
    return found
}
print(walk([[1, 2], [3], [], []]))
