extension LibrarySource {
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
      var description: String { return _string }
    }

    extension StringUTF8View: CustomStringConvertible {}

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
      var _string: String
      init(_string: String) { self._string = _string }
      init() { _string = "" }
      mutating func append(_ scalar: Unicode.Scalar) { _string += String(_scalar: scalar._value) }
      mutating func append<S: Sequence>(contentsOf scalars: S)
        where S.Element == Unicode.Scalar
      {
        for scalar in scalars { append(scalar) }
      }
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
      var description: String { return _string }
    }

    extension StringUnicodeScalarView: CustomStringConvertible {}

    struct UnicodeScalarProperties {
      let _scalar: Unicode.Scalar
      var isAlphabetic: Bool { return Character(_scalar).isLetter }
      var isUppercase: Bool { return Character(_scalar).isUppercase }
      var isLowercase: Bool { return Character(_scalar).isLowercase }
      var isWhitespace: Bool { return Character(_scalar).isWhitespace }
      var isEmoji: Bool { return _isEmoji(_scalar) }
      var numericValue: Double? { return Character(_scalar).wholeNumberValue.map { Double($0) } }
    }

    @builtin("scalar.debugDescription")
    func _debugDescription(_ scalar: Unicode.Scalar) -> String
    @builtin("scalar.isEmoji") func _isEmoji(_ scalar: Unicode.Scalar) -> Bool

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
      struct Scalar: Comparable, Hashable, LosslessStringConvertible,
        CustomDebugStringConvertible, ExpressibleByStringLiteral
      {
        let _value: Int
        init(_value: Int) { self._value = _value }
        init(_ scalar: Unicode.Scalar) { self = scalar }
        init(stringLiteral value: String) {
          if value._utf8Count == 0 || value._nextScalar(0) != value._utf8Count {
            _trap(9, "a Unicode.Scalar is made of a string with exactly one scalar")
          }
          _value = value._scalar(0)
        }
        init?(_ description: String) {
          if description._utf8Count == 0 { return nil }
          if description._nextScalar(0) != description._utf8Count { return nil }
          _value = description._scalar(0)
        }
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
        var debugDescription: String { return _debugDescription(self) }
        var properties: UnicodeScalarProperties { return UnicodeScalarProperties(_scalar: self) }
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
}
