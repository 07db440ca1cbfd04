// Generic functions inside others, calling themselves and each other, with other types too.
func outer<A>(_ a: A, _ n: Int) -> [String] {
    func power<T: Numeric>(_ x: T, _ n: Int) -> T {
        return n == 0 ? 1 : n % 2 == 0 ? power(x * x, n / 2) : x * power(x, n - 1)
    }
    func swap<T, U>(_ t: T, _ u: U, _ n: Int) -> String { n == 0 ? "\(t)|\(u)|\(A.self)" : swap(u, t, n - 1) }
    func mean<T: BinaryInteger>(_ xs: [T]) -> Double { mean(xs.map { Double($0) }) }
    func mean(_ xs: [Double]) -> Double { xs.reduce(0, +) / Double(xs.count) }
    return ["\(power(3, n)) \(power(0.5, 2)) \(mean([1, 2]))", swap(1, "x", 3)]
}
print(outer("s", 3))
print(outer(2.5, 1))
