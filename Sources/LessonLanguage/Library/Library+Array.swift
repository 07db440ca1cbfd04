extension LibrarySource {
  static let array = """
    @builtin("array")
    struct Array<Element>: RandomAccessCollection, MutableCollection,
      RangeReplaceableCollection, ExpressibleByArrayLiteral
    {
      typealias Index = Int
      typealias Indices = Range<Int>
      typealias SubSequence = ArraySlice<Element>
      typealias Iterator = ArrayIterator<Element>
      typealias ArrayLiteralElement = Element

      init() { self = [] }
      init(arrayLiteral elements: Element...) { self = elements }
      @builtin("array.repeating") init(repeating repeatedValue: Element, count: Int)
      init<S: Sequence>(_ elements: S) where S.Element == Element { self = elements._toArray() }
      init(_ elements: [Element]) { self = elements }
      init(_ elements: ArraySlice<Element>) { self = elements._elements }
      @builtin("array.fromSet") init(_ elements: Set<Element>)

      @builtin("array.count") var count: Int { get }
      @builtin("array.isEmpty") var isEmpty: Bool { get }
      @builtin("array.capacity") var capacity: Int { get }
      @builtin("array.get") subscript(index: Int) -> Element { get set }
      @builtin("array.append") mutating func append(_ newElement: Element)
      @builtin("array.appendArray") mutating func _append(_ elements: [Element])
      @builtin("array.insert") mutating func insert(_ newElement: Element, at i: Int)
      @builtin("array.insertArray") mutating func _insert(_ elements: [Element], at i: Int)
      @discardableResult
      @builtin("array.remove") mutating func remove(at index: Int) -> Element
      @builtin("array.removeRange") mutating func _removeRange(_ from: Int, _ to: Int)
      @builtin("array.slice") func _slice(_ from: Int, _ to: Int) -> [Element]
      @builtin("array.swapAt") mutating func swapAt(_ i: Int, _ j: Int)
      @builtin("array.reserveCapacity") mutating func reserveCapacity(_ minimumCapacity: Int)
      @builtin("array.reverse") mutating func reverse()
      @builtin("array.concatenate")
      static func + (lhs: [Element], rhs: [Element]) -> [Element]

      var startIndex: Int { return 0 }
      var endIndex: Int { return count }
      var indices: Range<Int> { return Range(_lower: 0, _upper: count) }
      func index(after i: Int) -> Int { return i + 1 }
      func index(before i: Int) -> Int { return i - 1 }
      func index(_ i: Int, offsetBy distance: Int) -> Int { return i + distance }
      func distance(from start: Int, to end: Int) -> Int { return end - start }
      func makeIterator() -> ArrayIterator<Element> { return ArrayIterator(_elements: self) }
      var underestimatedCount: Int { return count }
      func _toArray() -> [Element] { return self }
      var first: Element? { return isEmpty ? nil : self[0] }
      var last: Element? { return isEmpty ? nil : self[count - 1] }

      subscript(bounds: Range<Int>) -> ArraySlice<Element> {
        get {
          return ArraySlice(
            _elements: _slice(bounds.lowerBound, bounds.upperBound), _start: bounds.lowerBound)
        }
        set { _replace(bounds.lowerBound, bounds.upperBound, newValue._elements) }
      }
      subscript<R: RangeExpression>(bounds: R) -> ArraySlice<Element> where R.Bound == Int {
        get { return self[bounds.relative(to: self)] }
        set { self[bounds.relative(to: self)] = newValue }
      }
      subscript(bounds: UnboundedRange) -> ArraySlice<Element> {
        get { return ArraySlice(_elements: self, _start: 0) }
        set { self = newValue._elements }
      }

      static func + <S: Sequence>(lhs: [Element], rhs: S) -> [Element]
        where S.Element == Element
      {
        var result = lhs
        result.append(contentsOf: rhs)
        return result
      }
      static func += (lhs: inout [Element], rhs: [Element]) { lhs._append(rhs) }
      static func += <S: Sequence>(lhs: inout [Element], rhs: S) where S.Element == Element {
        lhs.append(contentsOf: rhs)
      }

      mutating func append(contentsOf newElements: [Element]) { _append(newElements) }
      mutating func append<S: Sequence>(contentsOf newElements: S) where S.Element == Element {
        _append(newElements._toArray())
      }
      mutating func insert(contentsOf newElements: [Element], at i: Int) {
        _insert(newElements, at: i)
      }
      mutating func insert<S: Sequence>(contentsOf newElements: S, at i: Int)
        where S.Element == Element
      {
        _insert(Array(newElements), at: i)
      }
      mutating func _replace(_ from: Int, _ to: Int, _ elements: [Element]) {
        _removeRange(from, to)
        _insert(elements, at: from)
      }
      mutating func replaceSubrange<S: Sequence>(_ subrange: Range<Int>, with newElements: S)
        where S.Element == Element
      {
        _replace(subrange.lowerBound, subrange.upperBound, Array(newElements))
      }
      mutating func replaceSubrange<S: Sequence, R: RangeExpression>(
        _ subrange: R, with newElements: S
      ) where S.Element == Element, R.Bound == Int {
        let bounds = subrange.relative(to: self)
        _replace(bounds.lowerBound, bounds.upperBound, Array(newElements))
      }
      mutating func removeSubrange(_ bounds: Range<Int>) {
        _removeRange(bounds.lowerBound, bounds.upperBound)
      }
      mutating func removeSubrange<R: RangeExpression>(_ bounds: R) where R.Bound == Int {
        let range = bounds.relative(to: self)
        _removeRange(range.lowerBound, range.upperBound)
      }

      @discardableResult
      mutating func removeFirst() -> Element {
        if isEmpty { _trap(4, "Can't remove first element from an empty collection") }
        return remove(at: 0)
      }
      mutating func removeFirst(_ k: Int) {
        if k < 0 || k > count {
          _trap(4, "Can't remove more items from a collection than it has")
        }
        _removeRange(0, k)
      }
      @discardableResult
      mutating func removeLast() -> Element {
        if isEmpty { _trap(4, "Can't remove last element from an empty collection") }
        return remove(at: count - 1)
      }
      mutating func removeLast(_ k: Int) {
        if k < 0 || k > count {
          _trap(4, "Can't remove more items from a collection than it has")
        }
        _removeRange(count - k, count)
      }
      mutating func popLast() -> Element? { return isEmpty ? nil : remove(at: count - 1) }
      mutating func removeAll(keepingCapacity: Bool = false) {
        if keepingCapacity { _removeRange(0, count) } else { self = [] }
      }
      mutating func removeAll(where shouldBeRemoved: (Element) throws -> Bool) rethrows {
        var kept: [Element] = []
        for element in self {
          if !(try shouldBeRemoved(element)) { kept.append(element) }
        }
        self = kept
      }
    }

    struct ArrayIterator<Element>: IteratorProtocol, Sequence {
      let _elements: [Element]
      var _position = 0
      @builtin("array.iterate") mutating func next() -> Element?
    }

    extension Array: Equatable where Element: Equatable {
      @builtin("array.equal") static func == (lhs: [Element], rhs: [Element]) -> Bool
    }

    extension Array: Hashable where Element: Hashable {
      func hash(into hasher: inout Hasher) { hasher.combine(self) }
    }

    extension Array: CustomStringConvertible, CustomDebugStringConvertible {
      var description: String { return String(describing: self) }
      var debugDescription: String { return String(reflecting: self) }
    }
    """

  static let arrayAlgorithms = """
    extension Array {
      func map<T>(_ transform: (Element) throws -> T) rethrows -> [T] {
        var result: [T] = []
        result.reserveCapacity(count)
        for element in self { result.append(try transform(element)) }
        return result
      }

      func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> [Element] {
        var result: [Element] = []
        for element in self {
          if try isIncluded(element) { result.append(element) }
        }
        return result
      }

      func forEach(_ body: (Element) throws -> Void) rethrows {
        for element in self { try body(element) }
      }

      func reduce<Result>(
        _ initialResult: Result, _ nextPartialResult: (Result, Element) throws -> Result
      ) rethrows -> Result {
        var result = initialResult
        for element in self { result = try nextPartialResult(result, element) }
        return result
      }

      func reduce<Result>(
        into initialResult: Result,
        _ updateAccumulatingResult: (inout Result, Element) throws -> Void
      ) rethrows -> Result {
        var result = initialResult
        for element in self { try updateAccumulatingResult(&result, element) }
        return result
      }

      func prefix(_ maxLength: Int) -> ArraySlice<Element> {
        if maxLength < 0 { _trap(9, "Can't take a prefix of negative length from a collection") }
        return self[0..<(maxLength < count ? maxLength : count)]
      }

      func suffix(_ maxLength: Int) -> ArraySlice<Element> {
        if maxLength < 0 { _trap(9, "Can't take a suffix of negative length from a collection") }
        return self[(maxLength < count ? count - maxLength : 0)..<count]
      }

      func dropFirst(_ k: Int = 1) -> ArraySlice<Element> {
        if k < 0 { _trap(9, "Can't drop a negative number of elements from a collection") }
        return self[(k < count ? k : count)..<count]
      }

      func dropLast(_ k: Int = 1) -> ArraySlice<Element> {
        if k < 0 { _trap(9, "Can't drop a negative number of elements from a collection") }
        return self[0..<(k < count ? count - k : 0)]
      }

      func prefix(upTo end: Int) -> ArraySlice<Element> { return self[0..<end] }
      func prefix(through position: Int) -> ArraySlice<Element> { return self[0...position] }
      func suffix(from start: Int) -> ArraySlice<Element> { return self[start..<count] }

      mutating func sort(by areInIncreasingOrder: (Element, Element) throws -> Bool) rethrows {
        self = try sorted(by: areInIncreasingOrder)
      }

      /// A merge sort from the bottom up over runs of eight that are sorted by insertion: stable.
      func sorted(
        by areInIncreasingOrder: (Element, Element) throws -> Bool
      ) rethrows -> [Element] {
        let n = count
        var source = self
        var start = 0
        while start < n {
          let end = start + 8 < n ? start + 8 : n
          var i = start + 1
          while i < end {
            let element = source[i]
            var j = i
            while j > start {
              let before = source[j - 1]
              if !(try areInIncreasingOrder(element, before)) { break }
              source[j] = before
              j -= 1
            }
            if j < i { source[j] = element }
            i += 1
          }
          start += 8
        }
        var width = 8
        var target = n > 8 ? source : []
        while width < n {
          var low = 0
          while low < n {
            let middle = low + width < n ? low + width : n
            let high = middle + width < n ? middle + width : n
            var i = low
            var j = middle
            var k = low
            while i < middle && j < high {
              let left = source[i]
              let right = source[j]
              if try areInIncreasingOrder(right, left) {
                target[k] = right
                j += 1
              } else {
                target[k] = left
                i += 1
              }
              k += 1
            }
            while i < middle {
              target[k] = source[i]
              i += 1
              k += 1
            }
            while j < high {
              target[k] = source[j]
              j += 1
              k += 1
            }
            low += 2 * width
          }
          let merged = target
          target = source
          source = merged
          width *= 2
        }
        return source
      }

      mutating func partition(
        by belongsInSecondPartition: (Element) throws -> Bool
      ) rethrows -> Int {
        var low = 0
        var high = count
        while true {
          while low < high {
            if try belongsInSecondPartition(self[low]) { break }
            low += 1
          }
          if low == high { return low }
          high -= 1
          while low < high {
            if !(try belongsInSecondPartition(self[high])) { break }
            high -= 1
          }
          if low == high { return low }
          swapAt(low, high)
          low += 1
        }
      }

      mutating func shuffle<G: RandomNumberGenerator>(using generator: inout G) {
        var amount = count
        var current = 0
        while amount > 1 {
          let random = Int(_random(below: UInt64(amount), using: &generator))
          amount -= 1
          swapAt(current, current + random)
          current += 1
        }
      }

      mutating func shuffle() {
        var generator = SystemRandomNumberGenerator()
        shuffle(using: &generator)
      }
    }

    extension Array where Element: Equatable {
      @builtin("array.contains") func contains(_ element: Element) -> Bool
      @builtin("array.firstIndex") func _firstIndex(_ element: Element) -> Int
      func firstIndex(of element: Element) -> Int? {
        let i = _firstIndex(element)
        return i < 0 ? nil : i
      }
      func lastIndex(of element: Element) -> Int? {
        var i = count - 1
        while i >= 0 {
          if self[i] == element { return i }
          i -= 1
        }
        return nil
      }
    }

    extension Array where Element: Comparable {
      /// Sorts numbers and strings in the machine.
      @builtin("array.sort") mutating func _sort() -> Bool

      mutating func sort() {
        if _sort() { return }
        self = sorted(by: { $0 < $1 })
      }
      func sorted() -> [Element] {
        var result = self
        if result._sort() { return result }
        return sorted(by: { $0 < $1 })
      }
    }

    extension Array where Element == String {
      @builtin("array.joined") func joined(separator: String = "") -> String
    }
    """
}
