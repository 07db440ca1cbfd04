extension LibrarySource {
  static let lazy = """
    /// A sequence whose `map`, `filter` and the like compute an element when it is asked for.
    protocol LazySequenceProtocol: Sequence {}

    extension LazySequenceProtocol {
      func map<U>(_ transform: @escaping (Element) -> U) -> LazyMapSequence<Self, U> {
        return LazyMapSequence<Self, U>(_base: self, _transform: transform)
      }
      func filter(_ isIncluded: @escaping (Element) -> Bool) -> LazyFilterSequence<Self> {
        return LazyFilterSequence<Self>(_base: self, _predicate: isIncluded)
      }
      func compactMap<U>(
        _ transform: @escaping (Element) -> U?
      ) -> LazyMapSequence<LazyFilterSequence<LazyMapSequence<Self, U?>>, U> {
        return LazyMapSequence<LazyFilterSequence<LazyMapSequence<Self, U?>>, U>(
          _base: LazyFilterSequence<LazyMapSequence<Self, U?>>(
            _base: LazyMapSequence<Self, U?>(_base: self, _transform: transform),
            _predicate: { $0 != nil }),
          _transform: { $0! })
      }
      func flatMap<S: Sequence>(
        _ transform: @escaping (Element) -> S
      ) -> LazySequence<FlattenSequence<LazyMapSequence<Self, S>>> {
        return LazySequence<FlattenSequence<LazyMapSequence<Self, S>>>(
          _base: FlattenSequence<LazyMapSequence<Self, S>>(
            _base: LazyMapSequence<Self, S>(_base: self, _transform: transform)))
      }
      func prefix(
        while predicate: @escaping (Element) -> Bool
      ) -> LazyPrefixWhileSequence<Self> {
        return LazyPrefixWhileSequence<Self>(_base: self, _predicate: predicate)
      }
      func drop(while predicate: @escaping (Element) -> Bool) -> LazyDropWhileSequence<Self> {
        return LazyDropWhileSequence<Self>(_base: self, _predicate: predicate)
      }
      var lazy: Self { return self }
    }

    struct LazySequence<Base: Sequence>: LazySequenceProtocol {
      typealias Element = Base.Element
      typealias Iterator = Base.Iterator
      let _base: Base
      func makeIterator() -> Base.Iterator { return _base.makeIterator() }

      func map<U>(_ transform: @escaping (Base.Element) -> U) -> LazyMapSequence<Base, U> {
        return LazyMapSequence<Base, U>(_base: _base, _transform: transform)
      }
      func filter(_ isIncluded: @escaping (Base.Element) -> Bool) -> LazyFilterSequence<Base> {
        return LazyFilterSequence<Base>(_base: _base, _predicate: isIncluded)
      }
      func compactMap<U>(
        _ transform: @escaping (Base.Element) -> U?
      ) -> LazyMapSequence<LazyFilterSequence<LazyMapSequence<Base, U?>>, U> {
        return LazyMapSequence<LazyFilterSequence<LazyMapSequence<Base, U?>>, U>(
          _base: LazyFilterSequence<LazyMapSequence<Base, U?>>(
            _base: LazyMapSequence<Base, U?>(_base: _base, _transform: transform),
            _predicate: { $0 != nil }),
          _transform: { $0! })
      }
      func flatMap<S: Sequence>(
        _ transform: @escaping (Base.Element) -> S
      ) -> LazySequence<FlattenSequence<LazyMapSequence<Base, S>>> {
        return LazySequence<FlattenSequence<LazyMapSequence<Base, S>>>(
          _base: FlattenSequence<LazyMapSequence<Base, S>>(
            _base: LazyMapSequence<Base, S>(_base: _base, _transform: transform)))
      }
      func prefix(
        while predicate: @escaping (Base.Element) -> Bool
      ) -> LazyPrefixWhileSequence<Base> {
        return LazyPrefixWhileSequence<Base>(_base: _base, _predicate: predicate)
      }
      func drop(
        while predicate: @escaping (Base.Element) -> Bool
      ) -> LazyDropWhileSequence<Base> {
        return LazyDropWhileSequence<Base>(_base: _base, _predicate: predicate)
      }
      var elements: Base { return _base }
    }

    extension LazySequence: Collection where Base: Collection {
      typealias Index = Base.Index
      typealias SubSequence = Slice<LazySequence<Base>>
      var startIndex: Base.Index { return _base.startIndex }
      var endIndex: Base.Index { return _base.endIndex }
      func index(after i: Base.Index) -> Base.Index { return _base.index(after: i) }
      subscript(position: Base.Index) -> Base.Element { return _base[position] }
    }

    extension LazySequence: BidirectionalCollection where Base: BidirectionalCollection {
      func index(before i: Base.Index) -> Base.Index { return _base.index(before: i) }
    }

    struct LazyMapSequence<Base: Sequence, Element>: LazySequenceProtocol {
      typealias Iterator = LazyMapIterator<Base, Element>
      let _base: Base
      let _transform: (Base.Element) -> Element
      func makeIterator() -> LazyMapIterator<Base, Element> {
        return LazyMapIterator<Base, Element>(
          _base: _base.makeIterator(), _transform: _transform)
      }
      func map<U>(_ transform: @escaping (Element) -> U) -> LazyMapSequence<Base, U> {
        let first = _transform
        return LazyMapSequence<Base, U>(_base: _base, _transform: { transform(first($0)) })
      }
    }

    struct LazyMapIterator<Base: Sequence, Element>: IteratorProtocol {
      var _base: Base.Iterator
      let _transform: (Base.Element) -> Element
      mutating func next() -> Element? {
        guard let element = _base.next() else { return nil }
        return _transform(element)
      }
    }

    extension LazyMapSequence: Collection where Base: Collection {
      typealias Index = Base.Index
      typealias SubSequence = LazyMapSequence<Base.SubSequence, Element>
      var startIndex: Base.Index { return _base.startIndex }
      var endIndex: Base.Index { return _base.endIndex }
      var count: Int { return _base.count }
      var isEmpty: Bool { return _base.isEmpty }
      func index(after i: Base.Index) -> Base.Index { return _base.index(after: i) }
      subscript(position: Base.Index) -> Element { return _transform(_base[position]) }
      subscript(bounds: Range<Base.Index>) -> LazyMapSequence<Base.SubSequence, Element> {
        return LazyMapSequence<Base.SubSequence, Element>(
          _base: _base[bounds], _transform: _transform)
      }
    }

    extension LazyMapSequence: BidirectionalCollection where Base: BidirectionalCollection {
      func index(before i: Base.Index) -> Base.Index { return _base.index(before: i) }
    }

    struct LazyFilterSequence<Base: Sequence>: LazySequenceProtocol {
      typealias Element = Base.Element
      typealias Iterator = LazyFilterIterator<Base>
      let _base: Base
      let _predicate: (Base.Element) -> Bool
      func makeIterator() -> LazyFilterIterator<Base> {
        return LazyFilterIterator(_base: _base.makeIterator(), _predicate: _predicate)
      }
      func filter(_ isIncluded: @escaping (Base.Element) -> Bool) -> LazyFilterSequence<Base> {
        let first = _predicate
        return LazyFilterSequence<Base>(
          _base: _base, _predicate: { first($0) && isIncluded($0) })
      }
    }

    struct LazyFilterIterator<Base: Sequence>: IteratorProtocol {
      typealias Element = Base.Element
      var _base: Base.Iterator
      let _predicate: (Base.Element) -> Bool
      mutating func next() -> Base.Element? {
        while let element = _base.next() {
          if _predicate(element) { return element }
        }
        return nil
      }
    }

    extension LazyFilterSequence: Collection where Base: Collection {
      typealias Index = Base.Index
      typealias SubSequence = LazyFilterSequence<Base.SubSequence>
      var startIndex: Base.Index {
        var i = _base.startIndex
        while i != _base.endIndex && !_predicate(_base[i]) { i = _base.index(after: i) }
        return i
      }
      var endIndex: Base.Index { return _base.endIndex }
      func index(after i: Base.Index) -> Base.Index {
        var next = _base.index(after: i)
        while next != _base.endIndex && !_predicate(_base[next]) {
          next = _base.index(after: next)
        }
        return next
      }
      subscript(position: Base.Index) -> Base.Element { return _base[position] }
      subscript(bounds: Range<Base.Index>) -> LazyFilterSequence<Base.SubSequence> {
        return LazyFilterSequence<Base.SubSequence>(
          _base: _base[bounds], _predicate: _predicate)
      }
    }

    extension LazyFilterSequence: BidirectionalCollection where Base: BidirectionalCollection {
      func index(before i: Base.Index) -> Base.Index {
        var previous = _base.index(before: i)
        while !_predicate(_base[previous]) { previous = _base.index(before: previous) }
        return previous
      }
    }

    struct LazyPrefixWhileSequence<Base: Sequence>: LazySequenceProtocol {
      typealias Element = Base.Element
      typealias Iterator = LazyPrefixWhileIterator<Base>
      let _base: Base
      let _predicate: (Base.Element) -> Bool
      func makeIterator() -> LazyPrefixWhileIterator<Base> {
        return LazyPrefixWhileIterator(_base: _base.makeIterator(), _predicate: _predicate)
      }
    }

    struct LazyPrefixWhileIterator<Base: Sequence>: IteratorProtocol {
      typealias Element = Base.Element
      var _base: Base.Iterator
      let _predicate: (Base.Element) -> Bool
      var _isDone = false
      mutating func next() -> Base.Element? {
        if _isDone { return nil }
        guard let element = _base.next() else { return nil }
        if _predicate(element) { return element }
        _isDone = true
        return nil
      }
    }

    struct LazyDropWhileSequence<Base: Sequence>: LazySequenceProtocol {
      typealias Element = Base.Element
      typealias Iterator = LazyDropWhileIterator<Base>
      let _base: Base
      let _predicate: (Base.Element) -> Bool
      func makeIterator() -> LazyDropWhileIterator<Base> {
        return LazyDropWhileIterator(_base: _base.makeIterator(), _predicate: _predicate)
      }
    }

    struct LazyDropWhileIterator<Base: Sequence>: IteratorProtocol {
      typealias Element = Base.Element
      var _base: Base.Iterator
      let _predicate: (Base.Element) -> Bool
      var _isDropping = true
      mutating func next() -> Base.Element? {
        while let element = _base.next() {
          if _isDropping && _predicate(element) { continue }
          _isDropping = false
          return element
        }
        return nil
      }
    }

    extension PrefixSequence: LazySequenceProtocol where Base: LazySequenceProtocol {}
    extension DropFirstSequence: LazySequenceProtocol where Base: LazySequenceProtocol {}
    extension FlattenSequence: LazySequenceProtocol where Base: LazySequenceProtocol {}
    extension ReversedCollection: LazySequenceProtocol where Base: LazySequenceProtocol {}
    extension Slice: LazySequenceProtocol where Base: LazySequenceProtocol {}
    """
}
