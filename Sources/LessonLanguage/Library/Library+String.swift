extension LibrarySource {
  static let string = """
    /// A string or a part of one; positions are offsets into the UTF-8 of the whole.
    protocol StringProtocol: BidirectionalCollection, Comparable, Hashable,
      LosslessStringConvertible, TextOutputStream where Element == Character, Index == StringIndex
    {
      var _string: String { get }
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
    }

    struct StringIndex: Comparable, Hashable {
      let _offset: Int
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
        self = String(_characters: Array(characters))
      }
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
      @builtin("string.characters") func _characters() -> [Character]
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

      mutating func write(_ string: String) { self += string }
      mutating func append(_ other: String) { self += other }
      mutating func append(_ character: Character) { self += String(character) }
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
      mutating func removeFirst(_ k: Int) { self = String(dropFirst(k)) }
      @discardableResult
      mutating func removeLast() -> Character {
        if isEmpty { _trap(4, "Can't remove last element from an empty collection") }
        return remove(at: index(before: endIndex))
      }
      mutating func removeLast(_ k: Int) { self = String(dropLast(k)) }
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
      mutating func next() -> Character? {
        if _offset >= _end { return nil }
        let character = _base._character(_offset)
        _offset += character._byteCount
        return character
      }
    }

    enum UTF8 {}

    @builtin("string.radix")
    func _radixText<T: BinaryInteger>(_ value: T, _ radix: Int, _ uppercase: Bool) -> String
    @builtin("string.format") func _format(_ format: String, _ arguments: [CVarArg]) -> String
    """

  static let substring = """
    struct Substring: StringProtocol {
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
      var count: Int { return _string.count }
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
      static func == (lhs: Substring, rhs: Substring) -> Bool {
        return lhs._string == rhs._string
      }
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
      mutating func popFirst() -> Character? { return isEmpty ? nil : removeFirst() }
      mutating func popLast() -> Character? { return isEmpty ? nil : removeLast() }
      func filter(_ isIncluded: (Character) throws -> Bool) rethrows -> String {
        return try _string.filter(isIncluded)
      }
    }

    extension Substring: CustomDebugStringConvertible {}
    """

  static let stringViews = """
    struct StringUTF8View: BidirectionalCollection {
      typealias Element = UInt8
      typealias Index = StringIndex
      typealias Iterator = StringUTF8Iterator
      typealias SubSequence = Slice<StringUTF8View>
      let _string: String
      var count: Int { return _string._utf8Count }
      var isEmpty: Bool { return _string.isEmpty }
      var startIndex: StringIndex { return StringIndex(_offset: 0) }
      var endIndex: StringIndex { return StringIndex(_offset: _string._utf8Count) }
      func index(after i: StringIndex) -> StringIndex {
        return StringIndex(_offset: i._offset + 1)
      }
      func index(before i: StringIndex) -> StringIndex {
        return StringIndex(_offset: i._offset - 1)
      }
      subscript(i: StringIndex) -> UInt8 { return _string._byte(i._offset) }
      func makeIterator() -> StringUTF8Iterator { return StringUTF8Iterator(_string: _string) }
    }

    struct StringUTF8Iterator: IteratorProtocol {
      typealias Element = UInt8
      let _string: String
      var _offset = 0
      mutating func next() -> UInt8? {
        if _offset >= _string._utf8Count { return nil }
        let byte = _string._byte(_offset)
        _offset += 1
        return byte
      }
    }

    struct StringUnicodeScalarView: BidirectionalCollection {
      typealias Element = Unicode.Scalar
      typealias Index = StringIndex
      typealias Iterator = StringUnicodeScalarIterator
      typealias SubSequence = Slice<StringUnicodeScalarView>
      let _string: String
      var startIndex: StringIndex { return StringIndex(_offset: 0) }
      var endIndex: StringIndex { return StringIndex(_offset: _string._utf8Count) }
      func index(after i: StringIndex) -> StringIndex {
        return StringIndex(_offset: _string._nextScalar(i._offset))
      }
      func index(before i: StringIndex) -> StringIndex {
        var offset = i._offset - 1
        while _string._byte(offset) & 0xc0 == 0x80 { offset -= 1 }
        return StringIndex(_offset: offset)
      }
      subscript(i: StringIndex) -> Unicode.Scalar {
        return Unicode.Scalar(_value: _string._scalar(i._offset))
      }
      func makeIterator() -> StringUnicodeScalarIterator {
        return StringUnicodeScalarIterator(_string: _string)
      }
    }

    struct StringUnicodeScalarIterator: IteratorProtocol {
      typealias Element = Unicode.Scalar
      let _string: String
      var _offset = 0
      mutating func next() -> Unicode.Scalar? {
        if _offset >= _string._utf8Count { return nil }
        let scalar = Unicode.Scalar(_value: _string._scalar(_offset))
        _offset = _string._nextScalar(_offset)
        return scalar
      }
    }

    enum Unicode {
      struct Scalar: Comparable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
        let _value: Int
        init(_value: Int) { self._value = _value }
        init(_ value: UInt8) { _value = Int(value) }
        init?(_ value: UInt32) {
          if value > 0x10ffff || (value >= 0xd800 && value < 0xe000) { return nil }
          _value = Int(value)
        }
        init?(_ value: Int) {
          if value < 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000) { return nil }
          _value = value
        }
        var value: UInt32 { return UInt32(_value) }
        var isASCII: Bool { return _value < 128 }
        var description: String { return String(_scalar: _value) }
        var debugDescription: String { return String(reflecting: String(_scalar: _value)) }
        static func < (lhs: Unicode.Scalar, rhs: Unicode.Scalar) -> Bool {
          return lhs._value < rhs._value
        }
        static func == (lhs: Unicode.Scalar, rhs: Unicode.Scalar) -> Bool {
          return lhs._value == rhs._value
        }
        func hash(into hasher: inout Hasher) { hasher.combine(_value) }
      }
    }

    typealias UnicodeScalar = Unicode.Scalar
    """

  static let character = """
    @builtin("character")
    struct Character: Comparable, Hashable, LosslessStringConvertible,
      CustomDebugStringConvertible, ExpressibleByStringLiteral
    {
      init(_ value: Character) { self = value }
      init(stringLiteral value: String) { self = Character(value) }
      init(_ scalar: Unicode.Scalar) { self = Character(String(_scalar: Int(scalar.value))) }
      /// Traps unless the string holds exactly one character.
      @builtin("character.fromString") init(_ text: String)

      @builtin("string.equal") static func == (lhs: Character, rhs: Character) -> Bool
      @builtin("string.notEqual") static func != (lhs: Character, rhs: Character) -> Bool
      @builtin("string.less") static func < (lhs: Character, rhs: Character) -> Bool

      @builtin("string.utf8Count") var _byteCount: Int { get }
      @builtin("character.toString") var description: String { get }
      var debugDescription: String { return String(reflecting: String(self)) }
      /// One bit a property, in the order of the properties below.
      @builtin("character.properties") var _properties: Int { get }
      var isLetter: Bool { return _properties & 1 != 0 }
      var isNumber: Bool { return _properties & 2 != 0 }
      var isWhitespace: Bool { return _properties & 4 != 0 }
      var isNewline: Bool { return _properties & 8 != 0 }
      var isUppercase: Bool { return _properties & 16 != 0 }
      var isLowercase: Bool { return _properties & 32 != 0 }
      var isPunctuation: Bool { return _properties & 64 != 0 }
      var isSymbol: Bool { return _properties & 128 != 0 }
      var isMathSymbol: Bool { return _properties & 256 != 0 }
      var isCurrencySymbol: Bool { return _properties & 512 != 0 }
      var isCased: Bool { return _properties & 1024 != 0 }
      var isASCII: Bool { return _properties & 2048 != 0 }
      var isWholeNumber: Bool { return _wholeNumber >= 0 }
      var isHexDigit: Bool { return _hexDigit >= 0 }
      @builtin("character.wholeNumber") var _wholeNumber: Int { get }
      @builtin("character.hexDigit") var _hexDigit: Int { get }
      var wholeNumberValue: Int? { return _wholeNumber < 0 ? nil : _wholeNumber }
      var hexDigitValue: Int? { return _hexDigit < 0 ? nil : _hexDigit }
      var asciiValue: UInt8? {
        if !isASCII { return nil }
        return _byteCount == 2 ? 10 : String(self)._byte(0)
      }
      func uppercased() -> String { return String(self)._uppercased() }
      func lowercased() -> String { return String(self)._lowercased() }
      var utf8: StringUTF8View { return StringUTF8View(_string: String(self)) }
      var unicodeScalars: StringUnicodeScalarView {
        return StringUnicodeScalarView(_string: String(self))
      }
      func hash(into hasher: inout Hasher) { hasher.combine(self) }
    }
    """
}
