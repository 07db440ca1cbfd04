extension LibrarySource {
  static let character = """
    @builtin("character")
    struct Character: Comparable, Hashable, LosslessStringConvertible,
      CustomDebugStringConvertible, ExpressibleByStringLiteral
    {
      init(_ value: Character) { self = value }
      init(stringLiteral value: String) { self = Character(value) }
      init(_ scalar: Unicode.Scalar) { self = Character(String(_scalar: scalar._value)) }
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
