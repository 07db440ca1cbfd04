extension Collection {
  func pairs() -> [(Element, Element)] { Array(zip(self, dropFirst())) }
  func chunks(of n: Int) -> [SubSequence] {
    var result: [SubSequence] = []
    var i = startIndex
    while i != endIndex {
      let j = index(i, offsetBy: n, limitedBy: endIndex) ?? endIndex
      result.append(self[i..<j])
      i = j
    }
    return result
  }
  var second: Element? { dropFirst().first }
  subscript(safe i: Index) -> Element? { indices.contains(i) ? self[i] : nil }
}
func sum<C: Collection>(_ c: C) -> Int where C.Element == Int {
  guard let f = c.first else { return 0 }
  return f + c.dropFirst().reduce(0, +)
}
extension Sequence where Element: Hashable {
  func counts() -> [Element: Int] { reduce(into: [:]) { $0[$1, default: 0] += 1 } }
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
extension Sequence where Element: Numeric { func total() -> Element { reduce(0, +) } }
extension Array where Element: Comparable {
  func isSorted() -> Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
extension Collection where Element: BinaryFloatingPoint {
  var mean: Double { isEmpty ? 0 : Double(reduce(0, +)) / Double(count) }
}
print(
  [1, 2, 3].pairs(), "abcde".chunks(of: 2), [1, 2, 3].chunks(of: 2), [1].second as Any,
  "xy".second!, [1, 2][safe: 5] as Any, [1, 2][safe: 1]!)
print(
  sum([1, 2, 3]), sum(1...4), sum([1, 2, 3].dropFirst()), "hello".counts()["l"]!,
  [1, 1, 2].uniqued(), [1.5, 2].total(), [1, 2, 2].isSorted(), [1.0, 2].mean, [Float(1), 2].mean)
func binarySearch<C: RandomAccessCollection>(_ c: C, _ x: C.Element) -> C.Index?
where C.Element: Comparable {
  var lo = c.startIndex
  var hi = c.endIndex
  while lo < hi {
    let mid = c.index(lo, offsetBy: c.distance(from: lo, to: hi) / 2)
    if c[mid] == x { return mid }
    if c[mid] < x { lo = c.index(after: mid) } else { hi = mid }
  }
  return nil
}
print(
  binarySearch([1, 3, 5, 7], 5)!, binarySearch(10..<20, 13)!,
  binarySearch([1, 3, 5][1...], 4) as Any)
struct Countdown: Sequence, IteratorProtocol {
  var n: Int
  mutating func next() -> Int? {
    if n == 0 { return nil }
    defer { n -= 1 }
    return n
  }
}
print(
  Array(Countdown(n: 3)), Countdown(n: 4).map { $0 * 2 }, Countdown(n: 3).reversed(),
  Countdown(n: 5).filter { $0 % 2 == 1 }, Countdown(n: 3).contains(2), Countdown(n: 3).sorted(),
  Countdown(n: 3).max()!, Array(Countdown(n: 5).prefix(2)), Array(Countdown(n: 5).dropFirst(3)),
  zip(Countdown(n: 2), "ab").map { "\($0)\($1)" },
  Countdown(n: 3).lazy.map { $0 + 1 }.first(where: { $0 < 4 })!, Countdown(n: 3).reduce(0, +),
  Array(Countdown(n: 3).enumerated()).count, Countdown(n: 3).first { $0 < 3 }!)
struct Stack<T>: Collection {
  var items: [T] = []
  var startIndex: Int { 0 }
  var endIndex: Int { items.count }
  func index(after i: Int) -> Int { i + 1 }
  subscript(i: Int) -> T { items[i] }
}
let st = Stack(items: [3, 1, 2])
print(
  st.count, st.first!, st.map { $0 }, st.sorted(), st.dropFirst().map { $0 }, st.isEmpty,
  st.firstIndex(of: 2)!, st.prefix(2).map { $0 }, Array(st), st.contains(1), st.min()!,
  st.indices.map { $0 }, st.enumerated().map { $0.offset }, st.reversed(), st.suffix(1).first!,
  st.randomElement() != nil, st.split(separator: 1).map { Array($0) },
  st.lazy.filter { $0 > 1 }.count)
