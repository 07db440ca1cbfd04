extension LibrarySource {
  static let sequence = """
    protocol IteratorProtocol {
      associatedtype Element
      mutating func next() -> Element?
    }

    protocol Sequence where Iterator.Element == Element {
      associatedtype Iterator: IteratorProtocol
      associatedtype Element = Iterator.Element
      func makeIterator() -> Iterator
      var underestimatedCount: Int { get }
      /// What `Array(self)` is made by.
      func _toArray() -> [Element]
    }

    extension Sequence {
      var underestimatedCount: Int { return 0 }

      func _toArray() -> [Element] {
        var result: [Element] = []
        for element in self { result.append(element) }
        return result
      }

      func map<T>(_ transform: (Element) throws -> T) rethrows -> [T] {
        var result: [T] = []
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

      func compactMap<T>(_ transform: (Element) throws -> T?) rethrows -> [T] {
        var result: [T] = []
        for element in self {
          if let value = try transform(element) { result.append(value) }
        }
        return result
      }

      func flatMap<S: Sequence>(_ transform: (Element) throws -> S) rethrows -> [S.Element] {
        var result: [S.Element] = []
        for element in self { result.append(contentsOf: try transform(element)) }
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

      func contains(where predicate: (Element) throws -> Bool) rethrows -> Bool {
        for element in self {
          if try predicate(element) { return true }
        }
        return false
      }

      func allSatisfy(_ predicate: (Element) throws -> Bool) rethrows -> Bool {
        for element in self {
          if !(try predicate(element)) { return false }
        }
        return true
      }

      func count(where predicate: (Element) throws -> Bool) rethrows -> Int {
        var result = 0
        for element in self {
          if try predicate(element) { result += 1 }
        }
        return result
      }

      func first(where predicate: (Element) throws -> Bool) rethrows -> Element? {
        for element in self {
          if try predicate(element) { return element }
        }
        return nil
      }

      func min(by areInIncreasingOrder: (Element, Element) throws -> Bool) rethrows -> Element? {
        var iterator = makeIterator()
        guard var result = iterator.next() else { return nil }
        while let element = iterator.next() {
          if try areInIncreasingOrder(element, result) { result = element }
        }
        return result
      }

      func max(by areInIncreasingOrder: (Element, Element) throws -> Bool) rethrows -> Element? {
        var iterator = makeIterator()
        guard var result = iterator.next() else { return nil }
        while let element = iterator.next() {
          if try areInIncreasingOrder(result, element) { result = element }
        }
        return result
      }

      func sorted(
        by areInIncreasingOrder: (Element, Element) throws -> Bool
      ) rethrows -> [Element] {
        return try Array(self).sorted(by: areInIncreasingOrder)
      }

      func reversed() -> [Element] {
        var result = Array(self)
        result.reverse()
        return result
      }

      func shuffled<G: RandomNumberGenerator>(using generator: inout G) -> [Element] {
        var result = Array(self)
        result.shuffle(using: &generator)
        return result
      }

      func shuffled() -> [Element] {
        var generator = SystemRandomNumberGenerator()
        return shuffled(using: &generator)
      }

      func enumerated() -> EnumeratedSequence<Self> { return EnumeratedSequence(_base: self) }

      func prefix(_ maxLength: Int) -> PrefixSequence<Self> {
        if maxLength < 0 { _trap(9, "Can't take a prefix of negative length from a sequence") }
        return PrefixSequence(_base: self, _maxLength: maxLength)
      }

      func prefix(while predicate: (Element) throws -> Bool) rethrows -> [Element] {
        var result: [Element] = []
        for element in self {
          if !(try predicate(element)) { break }
          result.append(element)
        }
        return result
      }

      func suffix(_ maxLength: Int) -> [Element] { return Array(Array(self).suffix(maxLength)) }

      func dropFirst(_ k: Int = 1) -> DropFirstSequence<Self> {
        if k < 0 { _trap(9, "Can't drop a negative number of elements from a sequence") }
        return DropFirstSequence(_base: self, _limit: k)
      }

      func dropLast(_ k: Int = 1) -> [Element] { return Array(Array(self).dropLast(k)) }

      func drop(while predicate: (Element) throws -> Bool) rethrows -> [Element] {
        var result: [Element] = []
        var isDropping = true
        for element in self {
          if isDropping {
            if try predicate(element) { continue }
            isDropping = false
          }
          result.append(element)
        }
        return result
      }

      func elementsEqual<S: Sequence>(
        _ other: S, by areEquivalent: (Element, S.Element) throws -> Bool
      ) rethrows -> Bool {
        var left = makeIterator()
        var right = other.makeIterator()
        while let a = left.next() {
          guard let b = right.next() else { return false }
          if !(try areEquivalent(a, b)) { return false }
        }
        if let _ = right.next() { return false }
        return true
      }

      func starts<S: Sequence>(
        with possiblePrefix: S, by areEquivalent: (Element, S.Element) throws -> Bool
      ) rethrows -> Bool {
        var iterator = makeIterator()
        for expected in possiblePrefix {
          guard let element = iterator.next() else { return false }
          if !(try areEquivalent(element, expected)) { return false }
        }
        return true
      }

      func split(
        maxSplits: Int = Int.max, omittingEmptySubsequences: Bool = true,
        whereSeparator isSeparator: (Element) throws -> Bool
      ) rethrows -> [ArraySlice<Element>] {
        return try Array(self).split(
          maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences,
          whereSeparator: isSeparator)
      }

      var lazy: LazySequence<Self> { return LazySequence(_base: self) }
    }

    extension Sequence where Self: IteratorProtocol {
      func makeIterator() -> Self { return self }
    }

    extension Sequence where Element: Equatable {
      func contains(_ element: Element) -> Bool {
        for candidate in self {
          if candidate == element { return true }
        }
        return false
      }

      func elementsEqual<S: Sequence>(_ other: S) -> Bool where S.Element == Element {
        return elementsEqual(other, by: { $0 == $1 })
      }

      func starts<S: Sequence>(with possiblePrefix: S) -> Bool where S.Element == Element {
        return starts(with: possiblePrefix, by: { $0 == $1 })
      }
    }

    extension Sequence where Element: Comparable {
      func min() -> Element? {
        var iterator = makeIterator()
        guard var result = iterator.next() else { return nil }
        while let element = iterator.next() {
          if element < result { result = element }
        }
        return result
      }

      func max() -> Element? {
        var iterator = makeIterator()
        guard var result = iterator.next() else { return nil }
        while let element = iterator.next() {
          if result < element { result = element }
        }
        return result
      }

      func sorted() -> [Element] { return Array(self).sorted() }

      func lexicographicallyPrecedes<S: Sequence>(_ other: S) -> Bool
        where S.Element == Element
      {
        var left = makeIterator()
        var right = other.makeIterator()
        while true {
          guard let b = right.next() else { return false }
          guard let a = left.next() else { return true }
          if a < b { return true }
          if b < a { return false }
        }
      }
    }

    extension Sequence where Element: Sequence {
      func joined() -> FlattenSequence<Self> { return FlattenSequence(_base: self) }

      func joined<Separator: Sequence>(separator: Separator) -> JoinedSequence<Self>
        where Separator.Element == Element.Element
      {
        return JoinedSequence(_base: self, _separator: separator._toArray())
      }
    }

    extension Sequence where Element: StringProtocol, Element: Sequence {
      func joined(separator: String = "") -> String {
        var result = ""
        var isFirst = true
        for part in self {
          if !isFirst { result += separator }
          isFirst = false
          result += String(part)
        }
        return result
      }
    }

    struct AnyIterator<Element>: IteratorProtocol, Sequence {
      let _next: () -> Element?
      init(_ body: @escaping () -> Element?) { _next = body }
      init<I: IteratorProtocol>(_ base: I) where I.Element == Element {
        var iterator = base
        _next = { iterator.next() }
      }
      func next() -> Element? { return _next() }
    }

    struct AnySequence<Element>: Sequence {
      let _make: () -> AnyIterator<Element>
      init<S: Sequence>(_ base: S) where S.Element == Element {
        _make = { AnyIterator(base.makeIterator()) }
      }
      init<I: IteratorProtocol>(_ makeUnderlyingIterator: @escaping () -> I)
        where I.Element == Element
      {
        _make = { AnyIterator(makeUnderlyingIterator()) }
      }
      func makeIterator() -> AnyIterator<Element> { return _make() }
    }

    struct AnyCollection<Element>: RandomAccessCollection {
      typealias Index = Int
      typealias SubSequence = ArraySlice<Element>
      let _elements: [Element]
      init<C: Collection>(_ base: C) where C.Element == Element { _elements = base._toArray() }
      var startIndex: Int { return 0 }
      var endIndex: Int { return _elements.count }
      var count: Int { return _elements.count }
      func index(after i: Int) -> Int { return i + 1 }
      func index(before i: Int) -> Int { return i - 1 }
      subscript(position: Int) -> Element { return _elements[position] }
      subscript(bounds: Range<Int>) -> ArraySlice<Element> { return _elements[bounds] }
      func makeIterator() -> ArrayIterator<Element> {
        return ArrayIterator(_elements: _elements)
      }
    }
    """
}
