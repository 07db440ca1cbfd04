extension LibrarySource {
  static let substring = """
    struct Substring: StringProtocol, RangeReplaceableCollection, ExpressibleByStringLiteral {
      typealias Element = Character
      typealias Index = StringIndex
      typealias Iterator = StringIterator
      typealias SubSequence = Substring
      var _base: String
      var _start: Int
      var _end: Int

      init(_base: String, _start: Int, _end: Int) {
        self._base = _base
        self._start = _start
        self._end = _end
      }
      init() { self = Substring("") }
      init(stringLiteral value: String) { self = Substring(value) }
      init(_ text: String) {
        _base = text
        _start = 0
        _end = text._utf8Count
      }
      init<S: Sequence>(_ characters: S) where S.Element == Character {
        self = Substring(String(characters))
      }

      var _string: String { return _base._slice(_start, _end) }
      var base: String { return _base }
      var isEmpty: Bool { return _start == _end }
      var count: Int { return _count(_base, _start, _end) }
      func _toArray() -> [Character] { return _characters(_base, _start, _end) }
      var startIndex: StringIndex { return StringIndex(_offset: _start) }
      var endIndex: StringIndex { return StringIndex(_offset: _end) }
      var first: Character? { return isEmpty ? nil : _base._character(_start) }
      func index(after i: StringIndex) -> StringIndex { return _base.index(after: i) }
      func index(before i: StringIndex) -> StringIndex { return _base.index(before: i) }
      func index(_ i: StringIndex, offsetBy distance: Int) -> StringIndex {
        return _base.index(i, offsetBy: distance)
      }
      subscript(i: StringIndex) -> Character {
        if i._offset < _start || i._offset >= _end { _trap(3, "Substring index is out of bounds") }
        return _base._character(i._offset)
      }
      subscript(bounds: Range<StringIndex>) -> Substring {
        if bounds.lowerBound._offset < _start || bounds.upperBound._offset > _end {
          _trap(3, "Substring index range is out of bounds")
        }
        return Substring(
          _base: _base, _start: bounds.lowerBound._offset, _end: bounds.upperBound._offset)
      }
      func makeIterator() -> StringIterator {
        return StringIterator(_base: _base, _offset: _start, _end: _end)
      }
      static func == (lhs: Substring, rhs: Substring) -> Bool { return _areEqual(lhs, rhs) }
      static func == (lhs: Substring, rhs: String) -> Bool { return lhs._string == rhs }
      static func == (lhs: String, rhs: Substring) -> Bool { return lhs == rhs._string }
      static func != (lhs: Substring, rhs: String) -> Bool { return lhs._string != rhs }
      static func != (lhs: String, rhs: Substring) -> Bool { return lhs != rhs._string }
      static func < (lhs: Substring, rhs: Substring) -> Bool { return lhs._string < rhs._string }
      static func + <S: Sequence>(lhs: Substring, rhs: S) -> Substring
        where S.Element == Character
      {
        return Substring(lhs._string + String(rhs))
      }
      static func += <S: Sequence>(lhs: inout Substring, rhs: S) where S.Element == Character {
        lhs = lhs + rhs
      }
      func hash(into hasher: inout Hasher) { hasher.combine(_string) }
      mutating func write(_ string: String) { self = Substring(_string + string) }
      mutating func append(_ character: Character) {
        self = Substring(_string + String(character))
      }
      @discardableResult
      mutating func removeFirst() -> Character {
        if isEmpty { _trap(4, "Can't remove first element from an empty collection") }
        let result = _base._character(_start)
        _start += result._byteCount
        return result
      }
      @discardableResult
      mutating func removeLast() -> Character {
        if isEmpty { _trap(4, "Can't remove last element from an empty collection") }
        let i = _base._previous(_end)
        let result = _base._character(i)
        _end = i
        return result
      }
      mutating func removeFirst(_ k: Int) { self = dropFirst(k) }
      mutating func removeLast(_ k: Int) { self = dropLast(k) }
      mutating func removeAll(keepingCapacity: Bool = false) { self = "" }
      mutating func removeAll(
        where shouldBeRemoved: (Character) throws -> Bool
      ) rethrows {
        self = Substring(try filter { !(try shouldBeRemoved($0)) })
      }
      @discardableResult
      mutating func remove(at i: StringIndex) -> Character {
        let result = self[i]
        self = Substring(_base._slice(_start, i._offset) + _base._slice(_base._next(i._offset), _end))
        return result
      }
      mutating func insert(_ newElement: Character, at i: StringIndex) {
        self = Substring(
          _base._slice(_start, i._offset) + String(newElement) + _base._slice(i._offset, _end))
      }
      mutating func append(_ other: String) { self = Substring(_string + other) }
      mutating func append<S: Sequence>(contentsOf newElements: S) where S.Element == Character {
        self = Substring(_string + String(newElements))
      }
      func split(
        separator: Character, maxSplits: Int = Int.max, omittingEmptySubsequences: Bool = true
      ) -> [Substring] {
        return _split(self, separator, maxSplits, omittingEmptySubsequences)
      }
      mutating func popFirst() -> Character? { return isEmpty ? nil : removeFirst() }
      mutating func popLast() -> Character? { return isEmpty ? nil : removeLast() }
      func filter(_ isIncluded: (Character) throws -> Bool) rethrows -> String {
        return try _string.filter(isIncluded)
      }
    }

    extension Substring: CustomDebugStringConvertible {}

    @builtin("substring.equal") func _areEqual(_ lhs: Substring, _ rhs: Substring) -> Bool
    @builtin("string.countIn") func _count(_ base: String, _ from: Int, _ to: Int) -> Int
    """
}
