extension LibrarySource {
  /// What public programs use of Foundation on strings.
  static let foundation = """
    typealias CGFloat = Double
    typealias TimeInterval = Double

    struct CharacterSet {
      let _contains: (Unicode.Scalar) -> Bool
      init(_contains: @escaping (Unicode.Scalar) -> Bool) { self._contains = _contains }
      init() { _contains = { _ in false } }
      init(charactersIn text: String) {
        let members = Set(text.unicodeScalars)
        _contains = { members.contains($0) }
      }
      init(charactersIn range: ClosedRange<Unicode.Scalar>) {
        _contains = { range.contains($0) }
      }
      init(_properties mask: Int) {
        _contains = { Character($0)._properties & mask != 0 }
      }
      static var letters: CharacterSet { return CharacterSet(_properties: 1) }
      static var alphanumerics: CharacterSet { return CharacterSet(_properties: 3) }
      static var decimalDigits: CharacterSet {
        return CharacterSet(_contains: { _isDecimalDigit($0) })
      }
      static var whitespaces: CharacterSet {
        return CharacterSet(_contains: { Character($0)._properties & 12 == 4 })
      }
      static var newlines: CharacterSet { return CharacterSet(_properties: 8) }
      static var whitespacesAndNewlines: CharacterSet { return CharacterSet(_properties: 4) }
      static var uppercaseLetters: CharacterSet { return CharacterSet(_properties: 16) }
      static var lowercaseLetters: CharacterSet { return CharacterSet(_properties: 32) }
      static var punctuationCharacters: CharacterSet { return CharacterSet(_properties: 64) }
      static var symbols: CharacterSet { return CharacterSet(_properties: 128) }
      var inverted: CharacterSet {
        let contains = _contains
        return CharacterSet(_contains: { !contains($0) })
      }
      func contains(_ member: Unicode.Scalar) -> Bool { return _contains(member) }
      func union(_ other: CharacterSet) -> CharacterSet {
        let contains = _contains
        return CharacterSet(_contains: { contains($0) || other.contains($0) })
      }
      func intersection(_ other: CharacterSet) -> CharacterSet {
        let contains = _contains
        return CharacterSet(_contains: { contains($0) && other.contains($0) })
      }
      func subtracting(_ other: CharacterSet) -> CharacterSet {
        let contains = _contains
        return CharacterSet(_contains: { contains($0) && !other.contains($0) })
      }
      mutating func formUnion(_ other: CharacterSet) { self = union(other) }
      mutating func insert(charactersIn text: String) {
        self = union(CharacterSet(charactersIn: text))
      }
      mutating func remove(charactersIn text: String) {
        self = subtracting(CharacterSet(charactersIn: text))
      }
    }

    @builtin("scalar.isDecimalDigit") func _isDecimalDigit(_ scalar: Unicode.Scalar) -> Bool

    enum ComparisonResult: Int {
      case orderedAscending = -1
      case orderedSame = 0
      case orderedDescending = 1
    }

    extension StringProtocol {
      func components<S: StringProtocol>(separatedBy separator: S) -> [String] {
        let whole = _string
        let pattern = separator._string
        if pattern.isEmpty || whole.isEmpty { return [whole] }
        var result: [String] = []
        var start = 0
        while true {
          let found = whole._find(pattern, start)
          if found < 0 { break }
          result.append(whole._slice(start, found))
          start = found + pattern._utf8Count
        }
        result.append(whole._slice(start, whole._utf8Count))
        return result
      }
      func components(separatedBy separator: CharacterSet) -> [String] {
        let whole = _string
        var result: [String] = []
        var start = 0
        var i = 0
        let end = whole._utf8Count
        while i < end {
          let next = whole._nextScalar(i)
          if separator.contains(Unicode.Scalar(_value: whole._scalar(i))) {
            result.append(whole._slice(start, i))
            start = next
          }
          i = next
        }
        result.append(whole._slice(start, end))
        return result
      }
      func trimmingCharacters(in set: CharacterSet) -> String {
        let whole = _string
        var start = 0
        let end = whole._utf8Count
        while start < end && set.contains(Unicode.Scalar(_value: whole._scalar(start))) {
          start = whole._nextScalar(start)
        }
        var last = end
        var i = start
        var isTrailing = true
        last = start
        while i < end {
          isTrailing = set.contains(Unicode.Scalar(_value: whole._scalar(i)))
          i = whole._nextScalar(i)
          if !isTrailing { last = i }
        }
        return whole._slice(start, last)
      }
      func replacingOccurrences<S: StringProtocol, T: StringProtocol>(
        of target: S, with replacement: T
      ) -> String {
        return replacing(target, with: replacement)
      }
      func range<S: StringProtocol>(of other: S) -> Range<StringIndex>? {
        return other._string.isEmpty ? nil : firstRange(of: other)
      }
      func padding<S: StringProtocol>(
        toLength length: Int, withPad pad: S, startingAt start: Int
      ) -> String {
        var characters = Array(_string.prefix(length))
        let fill = Array(pad._string)
        var i = start
        while characters.count < length {
          characters.append(fill[i % fill.count])
          i += 1
        }
        return String(characters)
      }
      var capitalized: String {
        var result = ""
        var isInside = false
        for character in _string {
          result += isInside ? character.lowercased() : character.uppercased()
          isInside = character.isLetter || character.isNumber || character == "'"
        }
        return result
      }
      var localizedCapitalized: String { return capitalized }
      func localizedUppercase() -> String { return uppercased() }
      func appending<S: StringProtocol>(_ other: S) -> String { return _string + other._string }
      func compare<S: StringProtocol>(_ other: S) -> ComparisonResult {
        let left = _string
        let right = other._string
        if left == right { return .orderedSame }
        return left < right ? .orderedAscending : .orderedDescending
      }
      func caseInsensitiveCompare<S: StringProtocol>(_ other: S) -> ComparisonResult {
        return lowercased().compare(other.lowercased())
      }
      func localizedCaseInsensitiveContains<S: StringProtocol>(_ other: S) -> Bool {
        return lowercased().contains(other.lowercased())
      }
    }
    """
}
