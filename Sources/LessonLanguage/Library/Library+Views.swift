extension LibrarySource {
  static let views = """
    struct EnumeratedSequence<Base: Sequence>: Sequence {
      typealias Element = (offset: Int, element: Base.Element)
      typealias Iterator = EnumeratedIterator<Base>
      let _base: Base
      func makeIterator() -> EnumeratedIterator<Base> {
        return EnumeratedIterator(_base: _base.makeIterator())
      }
    }

    struct EnumeratedIterator<Base: Sequence>: IteratorProtocol {
      typealias Element = (offset: Int, element: Base.Element)
      var _base: Base.Iterator
      var _count = 0
      mutating func next() -> (offset: Int, element: Base.Element)? {
        guard let element = _base.next() else { return nil }
        let offset = _count
        _count += 1
        return (offset: offset, element: element)
      }
    }

    extension EnumeratedSequence where Base: Collection {
      var count: Int { return _base.count }
      var isEmpty: Bool { return _base.isEmpty }
    }

    struct Zip2Sequence<Sequence1: Sequence, Sequence2: Sequence>: Sequence {
      typealias Element = (Sequence1.Element, Sequence2.Element)
      typealias Iterator = Zip2Iterator<Sequence1, Sequence2>
      let _sequence1: Sequence1
      let _sequence2: Sequence2
      func makeIterator() -> Zip2Iterator<Sequence1, Sequence2> {
        return Zip2Iterator(
          _first: _sequence1.makeIterator(), _second: _sequence2.makeIterator())
      }
    }

    struct Zip2Iterator<Sequence1: Sequence, Sequence2: Sequence>: IteratorProtocol {
      typealias Element = (Sequence1.Element, Sequence2.Element)
      var _first: Sequence1.Iterator
      var _second: Sequence2.Iterator
      mutating func next() -> (Sequence1.Element, Sequence2.Element)? {
        guard let a = _first.next() else { return nil }
        guard let b = _second.next() else { return nil }
        return (a, b)
      }
    }

    func zip<Sequence1: Sequence, Sequence2: Sequence>(
      _ sequence1: Sequence1, _ sequence2: Sequence2
    ) -> Zip2Sequence<Sequence1, Sequence2> {
      return Zip2Sequence(_sequence1: sequence1, _sequence2: sequence2)
    }

    /// An index that counts from the end of the base.
    struct ReversedIndex<Base: Comparable>: Comparable {
      let base: Base
      static func < (lhs: ReversedIndex<Base>, rhs: ReversedIndex<Base>) -> Bool {
        return rhs.base < lhs.base
      }
      static func == (lhs: ReversedIndex<Base>, rhs: ReversedIndex<Base>) -> Bool {
        return lhs.base == rhs.base
      }
    }

    struct ReversedCollection<Base: BidirectionalCollection>: BidirectionalCollection {
      typealias Element = Base.Element
      typealias Index = ReversedIndex<Base.Index>
      typealias Iterator = ReversedIterator<Base>
      typealias SubSequence = Slice<ReversedCollection<Base>>
      let _base: Base
      var startIndex: ReversedIndex<Base.Index> { return ReversedIndex(base: _base.endIndex) }
      var endIndex: ReversedIndex<Base.Index> { return ReversedIndex(base: _base.startIndex) }
      var count: Int { return _base.count }
      var isEmpty: Bool { return _base.isEmpty }
      func index(after i: ReversedIndex<Base.Index>) -> ReversedIndex<Base.Index> {
        return ReversedIndex(base: _base.index(before: i.base))
      }
      func index(before i: ReversedIndex<Base.Index>) -> ReversedIndex<Base.Index> {
        return ReversedIndex(base: _base.index(after: i.base))
      }
      subscript(position: ReversedIndex<Base.Index>) -> Base.Element {
        return _base[_base.index(before: position.base)]
      }
      func makeIterator() -> ReversedIterator<Base> {
        return ReversedIterator(_base: _base, _position: _base.endIndex)
      }
      func reversed() -> Base { return _base }
      func _toArray() -> [Base.Element] {
        var result = _base._toArray()
        result.reverse()
        return result
      }
    }

    struct ReversedIterator<Base: BidirectionalCollection>: IteratorProtocol {
      typealias Element = Base.Element
      let _base: Base
      var _position: Base.Index
      mutating func next() -> Base.Element? {
        if _position == _base.startIndex { return nil }
        _position = _base.index(before: _position)
        return _base[_position]
      }
    }

    struct PrefixSequence<Base: Sequence>: Sequence {
      typealias Element = Base.Element
      typealias Iterator = PrefixIterator<Base>
      let _base: Base
      let _maxLength: Int
      func makeIterator() -> PrefixIterator<Base> {
        return PrefixIterator(_base: _base.makeIterator(), _left: _maxLength)
      }
    }

    struct PrefixIterator<Base: Sequence>: IteratorProtocol {
      typealias Element = Base.Element
      var _base: Base.Iterator
      var _left: Int
      mutating func next() -> Base.Element? {
        if _left == 0 { return nil }
        _left -= 1
        return _base.next()
      }
    }

    struct DropFirstSequence<Base: Sequence>: Sequence {
      typealias Element = Base.Element
      typealias Iterator = Base.Iterator
      let _base: Base
      let _limit: Int
      func makeIterator() -> Base.Iterator {
        var iterator = _base.makeIterator()
        var left = _limit
        while left > 0 {
          guard let _ = iterator.next() else { break }
          left -= 1
        }
        return iterator
      }
    }

    struct FlattenSequence<Base: Sequence>: Sequence where Base.Element: Sequence {
      typealias Element = Base.Element.Element
      typealias Iterator = FlattenIterator<Base>
      let _base: Base
      func makeIterator() -> FlattenIterator<Base> {
        return FlattenIterator(_base: _base.makeIterator())
      }
      var count: Int {
        var result = 0
        for _ in self { result += 1 }
        return result
      }
      var isEmpty: Bool {
        for _ in self { return false }
        return true
      }
    }

    struct FlattenIterator<Base: Sequence>: IteratorProtocol where Base.Element: Sequence {
      typealias Element = Base.Element.Element
      var _base: Base.Iterator
      var _inner: Base.Element.Iterator? = nil
      init(_base: Base.Iterator) { self._base = _base }
      mutating func next() -> Base.Element.Element? {
        while true {
          if let element = _inner?.next() { return element }
          guard let part = _base.next() else { return nil }
          _inner = part.makeIterator()
        }
      }
    }

    struct JoinedSequence<Base: Sequence>: Sequence where Base.Element: Sequence {
      typealias Element = Base.Element.Element
      typealias Iterator = ArrayIterator<Base.Element.Element>
      let _base: Base
      let _separator: [Base.Element.Element]
      func makeIterator() -> ArrayIterator<Base.Element.Element> {
        return ArrayIterator(_elements: _toArray())
      }
      func _toArray() -> [Base.Element.Element] {
        var result: [Base.Element.Element] = []
        var isFirst = true
        for part in _base {
          if !isFirst { result._append(_separator) }
          isFirst = false
          result._append(part._toArray())
        }
        return result
      }
    }

    struct Repeated<Element>: RandomAccessCollection {
      typealias Index = Int
      typealias SubSequence = Slice<Repeated<Element>>
      let count: Int
      let repeatedValue: Element
      var startIndex: Int { return 0 }
      var endIndex: Int { return count }
      func index(after i: Int) -> Int { return i + 1 }
      func index(before i: Int) -> Int { return i - 1 }
      subscript(position: Int) -> Element { return repeatedValue }
    }

    func repeatElement<T>(_ element: T, count n: Int) -> Repeated<T> {
      return Repeated(count: n, repeatedValue: element)
    }

    struct CollectionOfOne<Element>: RandomAccessCollection {
      typealias Index = Int
      typealias SubSequence = Slice<CollectionOfOne<Element>>
      let _element: Element
      init(_ element: Element) { _element = element }
      var startIndex: Int { return 0 }
      var endIndex: Int { return 1 }
      func index(after i: Int) -> Int { return i + 1 }
      func index(before i: Int) -> Int { return i - 1 }
      subscript(position: Int) -> Element { return _element }
    }

    extension CollectionOfOne: CustomStringConvertible {
      var description: String { return "CollectionOfOne(" + String(reflecting: _element) + ")" }
    }

    struct EmptyCollection<Element>: RandomAccessCollection {
      typealias Index = Int
      typealias SubSequence = EmptyCollection<Element>
      init() {}
      var startIndex: Int { return 0 }
      var endIndex: Int { return 0 }
      func index(after i: Int) -> Int { return i + 1 }
      func index(before i: Int) -> Int { return i - 1 }
      subscript(position: Int) -> Element { _trap(3, "Index out of range") }
      subscript(bounds: Range<Int>) -> EmptyCollection<Element> { return self }
    }

    struct UnfoldSequence<Element, State>: Sequence, IteratorProtocol {
      var _state: State
      let _next: (inout State) -> Element?
      var _isDone = false
      mutating func next() -> Element? {
        if _isDone { return nil }
        if let element = _next(&_state) { return element }
        _isDone = true
        return nil
      }
    }

    struct UnfoldFirstSequence<Element>: Sequence, IteratorProtocol {
      var _upcoming: Element?
      let _next: (Element) -> Element?
      var _isFirst = true
      mutating func next() -> Element? {
        if _isFirst {
          _isFirst = false
          return _upcoming
        }
        guard let element = _upcoming else { return nil }
        _upcoming = _next(element)
        return _upcoming
      }
    }

    func sequence<T>(first: T, next: @escaping (T) -> T?) -> UnfoldFirstSequence<T> {
      return UnfoldFirstSequence(_upcoming: first, _next: next)
    }

    func sequence<T, State>(
      state: State, next: @escaping (inout State) -> T?
    ) -> UnfoldSequence<T, State> {
      return UnfoldSequence(_state: state, _next: next)
    }
    """
}
