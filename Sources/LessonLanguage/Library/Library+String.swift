extension LibrarySource {
  static let string = """
    /// A string or a part of one; positions are offsets into the UTF-8 of the whole.
    protocol StringProtocol: BidirectionalCollection, Comparable, Hashable,
      LosslessStringConvertible, TextOutputStream where Element == Character, Index == StringIndex
    {
      associatedtype SubSequence: StringProtocol = Substring
      var _string: String { get }
      /// What the indices count in, and the offsets that bound this.
      var _base: String { get }
      var _start: Int { get }
      var _end: Int { get }
    }

    extension StringProtocol {
      func uppercased() -> String { return _string._uppercased() }
      func lowercased() -> String { return _string._lowercased() }
      func hasPrefix<S: StringProtocol>(_ prefix: S) -> Bool {
        return _string._hasPrefix(prefix._string)
      }
      func hasSuffix<S: StringProtocol>(_ suffix: S) -> Bool {
        return _string._hasSuffix(suffix._string)
      }
      func contains<S: StringProtocol>(_ other: S) -> Bool {
        return _string._find(other._string, 0) >= 0
      }
      /// The parts between occurrences of `separator`; the offsets are those of the whole string.
      func split<S: StringProtocol>(
        separator: S, maxSplits: Int = Int.max, omittingEmptySubsequences: Bool = true
      ) -> [Substring] {
        var result: [Substring] = []
        let pattern = separator._string
        let base = _base
        var start = _start
        let end = _end
        while result.count < maxSplits && !pattern.isEmpty {
          let found = base._find(pattern, start)
          if found < 0 || found + pattern._utf8Count > end { break }
          if found > start || !omittingEmptySubsequences {
            result.append(Substring(_base: base, _start: start, _end: found))
          }
          start = found + pattern._utf8Count
        }
        if start < end || !omittingEmptySubsequences {
          result.append(Substring(_base: base, _start: start, _end: end))
        }
        return result
      }
      func firstRange<S: StringProtocol>(of other: S) -> Range<StringIndex>? {
        let pattern = other._string
        let found = _base._find(pattern, _start)
        if found < 0 || found + pattern._utf8Count > _end { return nil }
        return StringIndex(_offset: found)..<StringIndex(_offset: found + pattern._utf8Count)
      }
      func ranges<S: StringProtocol>(of other: S) -> [Range<StringIndex>] {
        let pattern = other._string
        var result: [Range<StringIndex>] = []
        var start = _start
        while !pattern.isEmpty {
          let found = _base._find(pattern, start)
          if found < 0 || found + pattern._utf8Count > _end { break }
          start = found + pattern._utf8Count
          result.append(StringIndex(_offset: found)..<StringIndex(_offset: start))
        }
        return result
      }
      func replacing<S: StringProtocol, T: StringProtocol>(_ other: S, with text: T) -> String {
        let whole = _string
        let pattern = other._string
        let replacement = text._string
        if pattern.isEmpty { return whole }
        var result = ""
        var start = 0
        while true {
          let found = whole._find(pattern, start)
          if found < 0 { break }
          result += whole._slice(start, found)
          result += replacement
          start = found + pattern._utf8Count
        }
        result += whole._slice(start, whole._utf8Count)
        return result
      }
      var description: String { return _string }
      var debugDescription: String { return String(reflecting: _string) }
      var utf8: StringUTF8View { return StringUTF8View(_string: _string) }
      var unicodeScalars: StringUnicodeScalarView {
        return StringUnicodeScalarView(_string: _string)
      }
      var utf16: [UInt16] {
        var result: [UInt16] = []
        for scalar in unicodeScalars {
          let value = scalar._value
          if value < 0x10000 {
            result.append(UInt16(value))
          } else {
            result.append(UInt16(0xd800 + (value - 0x10000) >> 10))
            result.append(UInt16(0xdc00 + (value - 0x10000) & 0x3ff))
          }
        }
        return result
      }
    }

    struct StringIndex: Comparable, Hashable {
      let _offset: Int
      init(_offset: Int) { self._offset = _offset }
      init(utf16Offset offset: Int, in text: String) {
        var left = offset
        var i = text.unicodeScalars.startIndex
        while left > 0 {
          left -= text.unicodeScalars[i]._value > 0xffff ? 2 : 1
          i = text.unicodeScalars.index(after: i)
        }
        _offset = i._offset
      }
      func utf16Offset<S: StringProtocol>(in text: S) -> Int {
        return String(text)._slice(0, _offset).utf16.count
      }
      static func < (lhs: StringIndex, rhs: StringIndex) -> Bool {
        return lhs._offset < rhs._offset
      }
      static func == (lhs: StringIndex, rhs: StringIndex) -> Bool {
        return lhs._offset == rhs._offset
      }
    }

    @builtin("string")
    struct String: StringProtocol, RangeReplaceableCollection, CVarArg,
      ExpressibleByStringLiteral
    {
      typealias Element = Character
      typealias Index = StringIndex
      typealias Iterator = StringIterator
      typealias SubSequence = Substring
      typealias UTF8View = StringUTF8View
      typealias UnicodeScalarView = StringUnicodeScalarView

      init() { self = "" }
      init(_ value: String) { self = value }
      init(stringLiteral value: String) { self = value }
      init(_ value: Substring) { self = value._string }
      @builtin("character.toString") init(_ value: Character)
      @builtin("integer.description") init(_ value: Int)
      @builtin("double.description") init(_ value: Double)
      init(_ scalar: Unicode.Scalar) { self = String(_scalar: Int(scalar.value)) }
      init<T: LosslessStringConvertible>(_ value: T) { self = value.description }
      init<S: Sequence>(_ characters: S) where S.Element == Character {
        self = String(_characters: characters._toArray())
      }
      init(_ scalars: StringUnicodeScalarView) { self = scalars._string }
      init(_ view: StringUTF8View) { self = view._string }
      @builtin("string.fromCharacters") init(_characters: [Character])
      @builtin("string.fromScalar") init(_scalar: Int)
      @builtin("string.repeating") init(repeating repeatedValue: String, count: Int)
      init(repeating repeatedValue: Character, count: Int) {
        self = String(repeating: String(repeatedValue), count: count)
      }
      @builtin("string.describe") init<T>(describing subject: T)
      @builtin("string.reflect") init<T>(reflecting subject: T)
      init<T: BinaryInteger>(_ value: T, radix: Int, uppercase: Bool = false) {
        self = _radixText(value, radix, uppercase)
      }
      init(format: String, _ arguments: CVarArg...) { self = _format(format, arguments) }
      init(format: String, arguments: [CVarArg]) { self = _format(format, arguments) }
      init<S: Sequence>(decoding codeUnits: S, as encoding: UTF8.Type) where S.Element == UInt8 {
        self = String(_utf8: Array(codeUnits))
      }
      @builtin("string.fromUTF8") init(_utf8: [UInt8])
      init?<S: Sequence>(bytes: S, encoding: StringEncoding) where S.Element == UInt8 {
        self = String(_utf8: bytes._toArray())
      }
      init?(_ codeUnits: Slice<StringUTF8View>) { self = String(_utf8: codeUnits._toArray()) }
      typealias Encoding = StringEncoding

      @builtin("string.concatenate") static func + (lhs: String, rhs: String) -> String
      @builtin("string.append") static func += (lhs: inout String, rhs: String)
      @builtin("string.equal") static func == (lhs: String, rhs: String) -> Bool
      @builtin("string.notEqual") static func != (lhs: String, rhs: String) -> Bool
      @builtin("string.less") static func < (lhs: String, rhs: String) -> Bool
      static func + <S: Sequence>(lhs: String, rhs: S) -> String where S.Element == Character {
        return lhs + String(rhs)
      }
      static func += <S: Sequence>(lhs: inout String, rhs: S) where S.Element == Character {
        lhs += String(rhs)
      }

      @builtin("string.count") var count: Int { get }
      @builtin("string.isEmpty") var isEmpty: Bool { get }
      @builtin("string.utf8Count") var _utf8Count: Int { get }
      /// The offset behind the character that starts at `offset`.
      @builtin("string.next") func _next(_ offset: Int) -> Int
      @builtin("string.previous") func _previous(_ offset: Int) -> Int
      @builtin("string.slice") func _slice(_ from: Int, _ to: Int) -> String
      @builtin("string.character") func _character(_ offset: Int) -> Character
      func _toArray() -> [Character] { return _characters(self, 0, _utf8Count) }
      @builtin("string.byte") func _byte(_ offset: Int) -> UInt8
      @builtin("string.scalar") func _scalar(_ offset: Int) -> Int
      @builtin("string.nextScalar") func _nextScalar(_ offset: Int) -> Int
      @builtin("string.uppercased") func _uppercased() -> String
      @builtin("string.lowercased") func _lowercased() -> String
      @builtin("string.hasPrefix") func _hasPrefix(_ prefix: String) -> Bool
      @builtin("string.hasSuffix") func _hasSuffix(_ suffix: String) -> Bool
      /// The offset of the first occurrence at or after `from`, or -1.
      @builtin("string.find") func _find(_ other: String, _ from: Int) -> Int

      var _string: String { return self }
      var _base: String { return self }
      var _start: Int { return 0 }
      var _end: Int { return _utf8Count }
      var startIndex: StringIndex { return StringIndex(_offset: 0) }
      var endIndex: StringIndex { return StringIndex(_offset: _utf8Count) }
      func index(after i: StringIndex) -> StringIndex {
        return StringIndex(_offset: _next(i._offset))
      }
      func index(before i: StringIndex) -> StringIndex {
        return StringIndex(_offset: _previous(i._offset))
      }
      func index(_ i: StringIndex, offsetBy distance: Int) -> StringIndex {
        return StringIndex(_offset: _moved(i._offset, distance))
      }
      @builtin("string.moved") func _moved(_ offset: Int, _ distance: Int) -> Int
      func index(
        _ i: StringIndex, offsetBy distance: Int, limitedBy limit: StringIndex
      ) -> StringIndex? {
        var offset = i._offset
        var left = distance
        while left > 0 {
          if offset == limit._offset { return nil }
          offset = _next(offset)
          left -= 1
        }
        while left < 0 {
          if offset == limit._offset { return nil }
          offset = _previous(offset)
          left += 1
        }
        return StringIndex(_offset: offset)
      }
      subscript(i: StringIndex) -> Character { return _character(i._offset) }
      subscript(bounds: Range<StringIndex>) -> Substring {
        return Substring(
          _base: self, _start: bounds.lowerBound._offset, _end: bounds.upperBound._offset)
      }
      subscript(bounds: UnboundedRange) -> Substring {
        return Substring(_base: self, _start: 0, _end: _utf8Count)
      }
      func makeIterator() -> StringIterator {
        return StringIterator(_base: self, _offset: 0, _end: _utf8Count)
      }
      var first: Character? { return isEmpty ? nil : _character(0) }
      func hash(into hasher: inout Hasher) { hasher.combine(self) }
      func reversed() -> ReversedCollection<String> { return ReversedCollection(_base: self) }
      func split(
        separator: Character, maxSplits: Int = Int.max, omittingEmptySubsequences: Bool = true
      ) -> [Substring] {
        return _split(
          Substring(self), separator, maxSplits, omittingEmptySubsequences)
      }

      var unicodeScalars: StringUnicodeScalarView {
        get { return StringUnicodeScalarView(_string: self) }
        set { self = newValue._string }
      }
      mutating func write(_ string: String) { self += string }
      mutating func append(_ other: String) { self += other }
      @builtin("string.append") mutating func append(_ character: Character)
      mutating func append(contentsOf newElements: String) { self += newElements }
      mutating func append<S: Sequence>(contentsOf newElements: S)
        where S.Element == Character
      {
        self += String(newElements)
      }
      mutating func insert(_ newElement: Character, at i: StringIndex) {
        _replace(i._offset, i._offset, String(newElement))
      }
      mutating func insert<S: Sequence>(contentsOf newElements: S, at i: StringIndex)
        where S.Element == Character
      {
        _replace(i._offset, i._offset, String(newElements))
      }
      mutating func _replace(_ from: Int, _ to: Int, _ text: String) {
        self = _slice(0, from) + text + _slice(to, _utf8Count)
      }
      mutating func replaceSubrange<S: Sequence>(
        _ bounds: Range<StringIndex>, with newElements: S
      ) where S.Element == Character {
        _replace(bounds.lowerBound._offset, bounds.upperBound._offset, String(newElements))
      }
      mutating func replaceSubrange<S: Sequence, R: RangeExpression>(
        _ subrange: R, with newElements: S
      ) where S.Element == Character, R.Bound == StringIndex {
        let bounds = subrange.relative(to: self)
        _replace(bounds.lowerBound._offset, bounds.upperBound._offset, String(newElements))
      }
      mutating func removeSubrange(_ bounds: Range<StringIndex>) {
        _replace(bounds.lowerBound._offset, bounds.upperBound._offset, "")
      }
      mutating func removeSubrange<R: RangeExpression>(_ subrange: R)
        where R.Bound == StringIndex
      {
        let bounds = subrange.relative(to: self)
        _replace(bounds.lowerBound._offset, bounds.upperBound._offset, "")
      }
      @discardableResult
      mutating func remove(at i: StringIndex) -> Character {
        let result = _character(i._offset)
        _replace(i._offset, _next(i._offset), "")
        return result
      }
      @discardableResult
      mutating func removeFirst() -> Character {
        if isEmpty { _trap(4, "Can't remove first element from an empty collection") }
        return remove(at: startIndex)
      }
      mutating func removeFirst(_ k: Int) {
        if k < 0 || k > count {
          _trap(4, "Can't remove more items from a collection than it has")
        }
        self = String(dropFirst(k))
      }
      @discardableResult
      mutating func removeLast() -> Character {
        if isEmpty { _trap(4, "Can't remove last element from an empty collection") }
        return remove(at: index(before: endIndex))
      }
      mutating func removeLast(_ k: Int) {
        if k < 0 || k > count {
          _trap(4, "Can't remove more items from a collection than it has")
        }
        self = String(dropLast(k))
      }
      mutating func popLast() -> Character? { return isEmpty ? nil : removeLast() }
      mutating func removeAll(keepingCapacity: Bool = false) { self = "" }
      mutating func removeAll(
        where shouldBeRemoved: (Character) throws -> Bool
      ) rethrows {
        self = try filter { !(try shouldBeRemoved($0)) }
      }
      mutating func reserveCapacity(_ n: Int) {}

      func filter(_ isIncluded: (Character) throws -> Bool) rethrows -> String {
        var result = ""
        for character in self {
          if try isIncluded(character) { result.append(character) }
        }
        return result
      }
    }

    extension String: CustomDebugStringConvertible {}

    struct StringIterator: IteratorProtocol, Sequence {
      typealias Element = Character
      let _base: String
      var _offset: Int
      let _end: Int
      @builtin("string.iterate") mutating func next() -> Character?
    }

    enum UTF8 {}

    enum StringEncoding {
      case utf8
      case ascii
    }

    @builtin("string.characters")
    func _characters(_ base: String, _ from: Int, _ to: Int) -> [Character]
    @builtin("string.split")
    func _split<Part>(
      _ text: Substring, _ separator: Character, _ maxSplits: Int, _ omitsEmpty: Bool
    ) -> [Part]

    @builtin("string.radix")
    func _radixText<T: BinaryInteger>(_ value: T, _ radix: Int, _ uppercase: Bool) -> String
    @builtin("string.format") func _format(_ format: String, _ arguments: [CVarArg]) -> String
    """
}
