extension LibrarySource {
  static let collection = """
    protocol Collection: Sequence where SubSequence.Element == Element,
      SubSequence.Index == Index, Indices.Element == Index
    {
      associatedtype Iterator = IndexingIterator<Self>
      associatedtype Index: Comparable
      associatedtype SubSequence: Collection = Slice<Self>
      associatedtype Indices: Collection = [Index]
      var startIndex: Index { get }
      var endIndex: Index { get }
      subscript(position: Index) -> Element { get }
      subscript(bounds: Range<Index>) -> SubSequence { get }
      func index(after i: Index) -> Index
      func index(_ i: Index, offsetBy distance: Int) -> Index
      func distance(from start: Index, to end: Index) -> Int
      var count: Int { get }
      var isEmpty: Bool { get }
      var indices: Indices { get }
    }

    struct IndexingIterator<Elements: Collection>: IteratorProtocol, Sequence {
      let _elements: Elements
      var _position: Elements.Index

      mutating func next() -> Elements.Element? {
        if _position == _elements.endIndex { return nil }
        let element = _elements[_position]
        _position = _elements.index(after: _position)
        return element
      }
    }

    extension Collection {
      func makeIterator() -> IndexingIterator<Self> {
        return IndexingIterator(_elements: self, _position: startIndex)
      }

      var count: Int { return distance(from: startIndex, to: endIndex) }
      var isEmpty: Bool { return startIndex == endIndex }
      var first: Element? {
        let i = startIndex
        return i == endIndex ? nil : self[i]
      }
      var underestimatedCount: Int { return count }

      var indices: [Index] {
        var result: [Index] = []
        var i = startIndex
        while i != endIndex {
          result.append(i)
          i = index(after: i)
        }
        return result
      }

      subscript(bounds: Range<Index>) -> Slice<Self> {
        return Slice(base: self, bounds: bounds)
      }

      subscript<R: RangeExpression>(bounds: R) -> SubSequence where R.Bound == Index {
        return self[bounds.relative(to: self)]
      }

      func index(_ i: Index, offsetBy distance: Int) -> Index {
        var result = i
        var left = distance
        if left < 0 { _trap(9, "Only a bidirectional collection can be walked backwards") }
        while left > 0 {
          result = index(after: result)
          left -= 1
        }
        return result
      }

      func index(_ i: Index, offsetBy distance: Int, limitedBy limit: Index) -> Index? {
        var result = i
        var left = distance
        while left > 0 {
          if result == limit { return nil }
          result = index(after: result)
          left -= 1
        }
        if left < 0 { return index(i, offsetBy: distance) }
        return result
      }

      func distance(from start: Index, to end: Index) -> Int {
        var result = 0
        var i = start
        while i != end {
          i = index(after: i)
          result += 1
        }
        return result
      }

      func formIndex(after i: inout Index) { i = index(after: i) }

      func firstIndex(where predicate: (Element) throws -> Bool) rethrows -> Index? {
        var i = startIndex
        while i != endIndex {
          if try predicate(self[i]) { return i }
          i = index(after: i)
        }
        return nil
      }

      func prefix(_ maxLength: Int) -> SubSequence {
        if maxLength < 0 { _trap(9, "Can't take a prefix of negative length from a collection") }
        let end = _limited(startIndex, maxLength)
        return self[startIndex..<end]
      }

      func _limited(_ i: Index, _ distance: Int) -> Index {
        var result = i
        var left = distance
        while left > 0 && result != endIndex {
          result = index(after: result)
          left -= 1
        }
        return result
      }

      func suffix(_ maxLength: Int) -> SubSequence {
        if maxLength < 0 { _trap(9, "Can't take a suffix of negative length from a collection") }
        let n = count
        return self[index(startIndex, offsetBy: n > maxLength ? n - maxLength : 0)..<endIndex]
      }

      func dropFirst(_ k: Int = 1) -> SubSequence {
        if k < 0 { _trap(9, "Can't drop a negative number of elements from a collection") }
        return self[_limited(startIndex, k)..<endIndex]
      }

      func dropLast(_ k: Int = 1) -> SubSequence {
        if k < 0 { _trap(9, "Can't drop a negative number of elements from a collection") }
        let n = count
        return self[startIndex..<index(startIndex, offsetBy: n > k ? n - k : 0)]
      }

      func prefix(while predicate: (Element) throws -> Bool) rethrows -> SubSequence {
        var i = startIndex
        while i != endIndex {
          if !(try predicate(self[i])) { break }
          i = index(after: i)
        }
        return self[startIndex..<i]
      }

      func drop(while predicate: (Element) throws -> Bool) rethrows -> SubSequence {
        var i = startIndex
        while i != endIndex {
          if !(try predicate(self[i])) { break }
          i = index(after: i)
        }
        return self[i..<endIndex]
      }

      func prefix(upTo end: Index) -> SubSequence { return self[startIndex..<end] }
      func prefix(through position: Index) -> SubSequence {
        return self[startIndex..<index(after: position)]
      }
      func suffix(from start: Index) -> SubSequence { return self[start..<endIndex] }

      func split(
        maxSplits: Int = Int.max, omittingEmptySubsequences: Bool = true,
        whereSeparator isSeparator: (Element) throws -> Bool
      ) rethrows -> [SubSequence] {
        var result: [SubSequence] = []
        var start = startIndex
        var i = startIndex
        while i != endIndex {
          let next = index(after: i)
          if result.count < maxSplits {
            if try isSeparator(self[i]) {
              if !(omittingEmptySubsequences && start == i) { result.append(self[start..<i]) }
              start = next
            }
          }
          i = next
        }
        if !(omittingEmptySubsequences && start == endIndex) {
          result.append(self[start..<endIndex])
        }
        return result
      }

      func randomElement<G: RandomNumberGenerator>(using generator: inout G) -> Element? {
        let n = count
        if n == 0 { return nil }
        let offset = Int(_random(below: UInt64(n), using: &generator))
        return self[index(startIndex, offsetBy: offset)]
      }

      func randomElement() -> Element? {
        var generator = SystemRandomNumberGenerator()
        return randomElement(using: &generator)
      }
    }

    extension Collection where Element: Equatable {
      func firstIndex(of element: Element) -> Index? {
        var i = startIndex
        while i != endIndex {
          if self[i] == element { return i }
          i = index(after: i)
        }
        return nil
      }

      func split(
        separator: Element, maxSplits: Int = Int.max, omittingEmptySubsequences: Bool = true
      ) -> [SubSequence] {
        return split(
          maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences,
          whereSeparator: { $0 == separator })
      }
    }

    protocol BidirectionalCollection: Collection {
      func index(before i: Index) -> Index
    }

    extension BidirectionalCollection {
      var last: Element? { return isEmpty ? nil : self[index(before: endIndex)] }

      func formIndex(before i: inout Index) { i = index(before: i) }

      func reversed() -> ReversedCollection<Self> { return ReversedCollection(_base: self) }

      func last(where predicate: (Element) throws -> Bool) rethrows -> Element? {
        var i = endIndex
        while i != startIndex {
          i = index(before: i)
          let element = self[i]
          if try predicate(element) { return element }
        }
        return nil
      }

      func lastIndex(where predicate: (Element) throws -> Bool) rethrows -> Index? {
        var i = endIndex
        while i != startIndex {
          i = index(before: i)
          if try predicate(self[i]) { return i }
        }
        return nil
      }
    }

    extension BidirectionalCollection where Element: Equatable {
      func lastIndex(of element: Element) -> Index? {
        var i = endIndex
        while i != startIndex {
          i = index(before: i)
          if self[i] == element { return i }
        }
        return nil
      }
    }

    protocol RandomAccessCollection: BidirectionalCollection {}

    extension RandomAccessCollection where Index == Int {
      func index(after i: Int) -> Int { return i + 1 }
      func index(before i: Int) -> Int { return i - 1 }
    }

    protocol MutableCollection: Collection {
      subscript(position: Index) -> Element { get set }
    }

    extension MutableCollection {
      mutating func swapAt(_ i: Index, _ j: Index) {
        let element = self[i]
        self[i] = self[j]
        self[j] = element
      }
    }

    extension MutableCollection {
      mutating func _assign(_ elements: [Element]) {
        var i = startIndex
        for element in elements {
          self[i] = element
          i = index(after: i)
        }
      }
      mutating func sort(by areInIncreasingOrder: (Element, Element) throws -> Bool) rethrows {
        _assign(try sorted(by: areInIncreasingOrder))
      }
      mutating func reverse() {
        var elements = _toArray()
        elements.reverse()
        _assign(elements)
      }
      mutating func shuffle<G: RandomNumberGenerator>(using generator: inout G) {
        var elements = _toArray()
        elements.shuffle(using: &generator)
        _assign(elements)
      }
    }

    extension MutableCollection where Element: Comparable {
      mutating func sort() { _assign(sorted()) }
    }

    protocol RangeReplaceableCollection: Collection {
      init()
      mutating func append(_ newElement: Element)
    }

    extension RangeReplaceableCollection {
      mutating func append<S: Sequence>(contentsOf newElements: S) where S.Element == Element {
        for element in newElements { append(element) }
      }
    }

    struct Slice<Base: Collection>: Collection {
      typealias Index = Base.Index
      typealias Element = Base.Element
      typealias SubSequence = Slice<Base>
      let _startIndex: Base.Index
      let _endIndex: Base.Index
      let _base: Base

      init(base: Base, bounds: Range<Base.Index>) {
        _startIndex = bounds.lowerBound
        _endIndex = bounds.upperBound
        _base = base
      }

      var base: Base { return _base }
      var startIndex: Base.Index { return _startIndex }
      var endIndex: Base.Index { return _endIndex }
      func index(after i: Base.Index) -> Base.Index { return _base.index(after: i) }
      subscript(position: Base.Index) -> Base.Element { return _base[position] }
      subscript(bounds: Range<Base.Index>) -> Slice<Base> {
        return Slice(base: _base, bounds: bounds)
      }
    }

    extension Slice: BidirectionalCollection where Base: BidirectionalCollection {
      func index(before i: Base.Index) -> Base.Index { return _base.index(before: i) }
    }
    """
}
