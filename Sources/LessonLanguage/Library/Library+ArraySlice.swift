extension LibrarySource {
  static let arraySlice = """
    /// A part of an array that keeps the indices of the whole.
    struct ArraySlice<Element>: RandomAccessCollection, MutableCollection,
      RangeReplaceableCollection, ExpressibleByArrayLiteral
    {
      typealias Index = Int
      typealias Indices = Range<Int>
      typealias SubSequence = ArraySlice<Element>
      typealias Iterator = ArrayIterator<Element>
      typealias ArrayLiteralElement = Element
      var _elements: [Element]
      var _start: Int

      init() {
        _elements = []
        _start = 0
      }
      init(_elements: [Element], _start: Int) {
        self._elements = _elements
        self._start = _start
      }
      init(arrayLiteral elements: Element...) {
        _elements = elements
        _start = 0
      }
      init<S: Sequence>(_ elements: S) where S.Element == Element {
        _elements = Array(elements)
        _start = 0
      }
      init(repeating repeatedValue: Element, count: Int) {
        _elements = Array(repeating: repeatedValue, count: count)
        _start = 0
      }

      func _toArray() -> [Element] { return _elements }
      var count: Int { return _elements.count }
      var isEmpty: Bool { return _elements.isEmpty }
      var startIndex: Int { return _start }
      var endIndex: Int { return _start + _elements.count }
      var indices: Range<Int> { return Range(_lower: startIndex, _upper: endIndex) }
      var first: Element? { return _elements.first }
      var last: Element? { return _elements.last }
      func index(after i: Int) -> Int { return i + 1 }
      func index(before i: Int) -> Int { return i - 1 }
      func index(_ i: Int, offsetBy distance: Int) -> Int { return i + distance }
      func distance(from start: Int, to end: Int) -> Int { return end - start }
      func makeIterator() -> ArrayIterator<Element> {
        return ArrayIterator(_elements: _elements)
      }

      func _check(_ i: Int) {
        if i < _start || i >= _start + _elements.count {
          _trap(
            3, "index \\(i) is out of range: the slice has the indices \\(_start)..<\\(endIndex)")
        }
      }

      subscript(index: Int) -> Element {
        get {
          _check(index)
          return _elements[index - _start]
        }
        set {
          _check(index)
          _elements[index - _start] = newValue
        }
      }
      subscript(bounds: Range<Int>) -> ArraySlice<Element> {
        get {
          return ArraySlice(
            _elements: _elements._slice(bounds.lowerBound - _start, bounds.upperBound - _start),
            _start: bounds.lowerBound)
        }
        set {
          _elements._replace(
            bounds.lowerBound - _start, bounds.upperBound - _start, newValue._elements)
        }
      }
      subscript<R: RangeExpression>(bounds: R) -> ArraySlice<Element> where R.Bound == Int {
        get { return self[bounds.relative(to: self)] }
        set { self[bounds.relative(to: self)] = newValue }
      }
      subscript(bounds: UnboundedRange) -> ArraySlice<Element> { return self }

      mutating func append(_ newElement: Element) { _elements.append(newElement) }
      mutating func append<S: Sequence>(contentsOf newElements: S) where S.Element == Element {
        _elements.append(contentsOf: newElements)
      }
      mutating func insert(_ newElement: Element, at i: Int) {
        _elements.insert(newElement, at: i - _start)
      }
      @discardableResult
      mutating func remove(at i: Int) -> Element {
        _check(i)
        return _elements.remove(at: i - _start)
      }
      @discardableResult
      mutating func removeFirst() -> Element {
        let result = _elements.removeFirst()
        _start += 1
        return result
      }
      @discardableResult
      mutating func removeLast() -> Element { return _elements.removeLast() }
      mutating func popFirst() -> Element? { return isEmpty ? nil : removeFirst() }
      mutating func popLast() -> Element? { return _elements.popLast() }
      mutating func removeAll(keepingCapacity: Bool = false) { _elements = [] }
      mutating func reserveCapacity(_ minimumCapacity: Int) {}
      mutating func swapAt(_ i: Int, _ j: Int) {
        _check(i)
        _check(j)
        _elements.swapAt(i - _start, j - _start)
      }
      mutating func reverse() { _elements.reverse() }
      mutating func sort(by areInIncreasingOrder: (Element, Element) throws -> Bool) rethrows {
        try _elements.sort(by: areInIncreasingOrder)
      }

      func map<T>(_ transform: (Element) throws -> T) rethrows -> [T] {
        return try _elements.map(transform)
      }
      func sorted(
        by areInIncreasingOrder: (Element, Element) throws -> Bool
      ) rethrows -> [Element] {
        return try _elements.sorted(by: areInIncreasingOrder)
      }

      func prefix(_ maxLength: Int) -> ArraySlice<Element> {
        return ArraySlice(
          _elements: Array(_elements.prefix(maxLength)), _start: _start)
      }
      func dropFirst(_ k: Int = 1) -> ArraySlice<Element> {
        let rest = _elements.dropFirst(k)
        return ArraySlice(_elements: rest._elements, _start: _start + rest._start)
      }

      static func + (lhs: ArraySlice<Element>, rhs: ArraySlice<Element>) -> ArraySlice<Element> {
        return ArraySlice(_elements: lhs._elements + rhs._elements, _start: lhs._start)
      }
      static func + <S: Sequence>(lhs: ArraySlice<Element>, rhs: S) -> ArraySlice<Element>
        where S.Element == Element
      {
        return ArraySlice(_elements: lhs._elements + Array(rhs), _start: lhs._start)
      }
      static func += <S: Sequence>(lhs: inout ArraySlice<Element>, rhs: S)
        where S.Element == Element
      {
        lhs._elements.append(contentsOf: rhs)
      }
    }

    extension ArraySlice where Element: Comparable {
      mutating func sort() { _elements.sort() }
      func sorted() -> [Element] { return _elements.sorted() }
    }

    extension ArraySlice: Equatable where Element: Equatable {
      static func == (lhs: ArraySlice<Element>, rhs: ArraySlice<Element>) -> Bool {
        return lhs._elements == rhs._elements
      }
    }

    extension ArraySlice: Hashable where Element: Hashable {
      func hash(into hasher: inout Hasher) { hasher.combine(_elements) }
    }

    extension ArraySlice: CustomStringConvertible, CustomDebugStringConvertible {
      var description: String { return _elements.description }
      var debugDescription: String { return "ArraySlice(" + _elements.debugDescription + ")" }
    }
    """
}
