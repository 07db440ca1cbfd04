extension LibrarySource {
  static let dictionary = """
    /// Iterates in the order in which its keys were first inserted.
    @builtin("dictionary")
    struct Dictionary<Key: Hashable, Value>: Collection, ExpressibleByDictionaryLiteral {
      typealias Element = (key: Key, value: Value)
      typealias Index = DictionaryIndex
      typealias Iterator = DictionaryIterator<Key, Value>
      typealias SubSequence = Slice<Dictionary<Key, Value>>
      typealias Keys = DictionaryKeys<Key, Value>
      typealias Values = DictionaryValues<Key, Value>

      init() { self = [:] }
      init(dictionaryLiteral elements: (Key, Value)...) {
        self = [:]
        for (key, value) in elements {
          if _find(key) >= 0 {
            _trap(14, "Dictionary literal contains duplicate keys")
          }
          _insert(key, value)
        }
      }
      init(minimumCapacity: Int) { self = [:] }
      init<S: Sequence>(uniqueKeysWithValues keysAndValues: S) where S.Element == (Key, Value) {
        self = [:]
        for (key, value) in keysAndValues {
          if _find(key) >= 0 { _trap(14, "Duplicate values for key: '\\(key)'") }
          _insert(key, value)
        }
      }
      init<S: Sequence>(
        _ keysAndValues: S, uniquingKeysWith combine: (Value, Value) throws -> Value
      ) rethrows where S.Element == (Key, Value) {
        self = [:]
        for (key, value) in keysAndValues {
          let i = _find(key)
          if i < 0 {
            _insert(key, value)
          } else {
            _setValue(i, try combine(_value(i), value))
          }
        }
      }
      init<S: Sequence>(
        grouping values: S, by keyForValue: (S.Element) throws -> Key
      ) rethrows where Value == [S.Element] {
        self = [:]
        for value in values {
          let key = try keyForValue(value)
          let i = _find(key)
          if i < 0 {
            _insert(key, [value])
          } else {
            var group = _takeValue(i)
            group.append(value)
            _setValue(i, group)
          }
        }
      }

      @builtin("dictionary.count") var count: Int { get }
      /// The number of entries in use, removed ones included.
      @builtin("dictionary.used") var _used: Int { get }
      /// The entry of `key`, or -1.
      @builtin("dictionary.find") func _find(_ key: Key) -> Int
      /// The first entry at or after `from` that is not removed; `_used` if there is none.
      @builtin("dictionary.next") func _next(_ from: Int) -> Int
      @builtin("dictionary.key") func _key(_ i: Int) -> Key
      @builtin("dictionary.value") func _value(_ i: Int) -> Value
      /// Replaces the value of an entry.
      @builtin("dictionary.setValue") mutating func _setValue(_ i: Int, _ value: Value)
      /// Moves the value of an entry out; zeros are left behind until it is set again.
      @builtin("dictionary.takeValue") mutating func _takeValue(_ i: Int) -> Value
      /// Inserts a key or replaces its value.
      @builtin("dictionary.insert") mutating func _insert(_ key: Key, _ value: Value)
      @builtin("dictionary.remove") mutating func _remove(_ i: Int)
      @builtin("dictionary.reserveCapacity")
      mutating func reserveCapacity(_ minimumCapacity: Int)

      subscript(key: Key) -> Value? {
        get { return _lookup(key) }
        set {
          if let value = newValue {
            _insert(key, value)
          } else {
            let i = _find(key)
            if i >= 0 { _remove(i) }
          }
        }
      }
      @builtin("dictionary.lookup") func _lookup(_ key: Key) -> Value?
      /// What the getter returns when the result is about to be changed and set again.
      mutating func _take(_ key: Key) -> Value? {
        let i = _find(key)
        if i < 0 { return nil }
        return _takeValue(i)
      }

      subscript(key: Key, default defaultValue: @autoclosure () -> Value) -> Value {
        get {
          let i = _find(key)
          return i < 0 ? defaultValue() : _value(i)
        }
        set { _insert(key, newValue) }
      }
      mutating func _take(_ key: Key, default defaultValue: @autoclosure () -> Value) -> Value {
        let i = _find(key)
        return i < 0 ? defaultValue() : _takeValue(i)
      }

      /// The same where the default is a constant.
      @builtin("dictionary.getDefault")
      subscript(key: Key, _default defaultValue: Value) -> Value { get set }
      mutating func _take(_ key: Key, _default defaultValue: Value) -> Value {
        let i = _find(key)
        return i < 0 ? defaultValue : _takeValue(i)
      }

      var isEmpty: Bool { return count == 0 }
      var capacity: Int { return _used }
      var startIndex: DictionaryIndex { return DictionaryIndex(_entry: _next(0)) }
      var endIndex: DictionaryIndex { return DictionaryIndex(_entry: _used) }
      func index(after i: DictionaryIndex) -> DictionaryIndex {
        return DictionaryIndex(_entry: _next(i._entry + 1))
      }
      func index(forKey key: Key) -> DictionaryIndex? {
        let i = _find(key)
        return i < 0 ? nil : DictionaryIndex(_entry: i)
      }
      subscript(position: DictionaryIndex) -> (key: Key, value: Value) {
        return (key: _key(position._entry), value: _value(position._entry))
      }
      func makeIterator() -> DictionaryIterator<Key, Value> {
        return DictionaryIterator(_base: self)
      }
      var first: (key: Key, value: Value)? { return isEmpty ? nil : self[startIndex] }
      var keys: DictionaryKeys<Key, Value> { return DictionaryKeys(_base: self) }
      var values: DictionaryValues<Key, Value> {
        get { return DictionaryValues(_base: self) }
        set { self = newValue._base }
      }

      @discardableResult
      mutating func updateValue(_ value: Value, forKey key: Key) -> Value? {
        let i = _find(key)
        if i < 0 {
          _insert(key, value)
          return nil
        }
        let old = _value(i)
        _setValue(i, value)
        return old
      }
      @discardableResult
      mutating func removeValue(forKey key: Key) -> Value? {
        let i = _find(key)
        if i < 0 { return nil }
        let old = _value(i)
        _remove(i)
        return old
      }
      @discardableResult
      mutating func remove(at index: DictionaryIndex) -> (key: Key, value: Value) {
        let result = self[index]
        _remove(index._entry)
        return result
      }
      mutating func removeAll(keepingCapacity: Bool = false) { self = [:] }
      mutating func popFirst() -> (key: Key, value: Value)? {
        return isEmpty ? nil : remove(at: startIndex)
      }

      func mapValues<T>(_ transform: (Value) throws -> T) rethrows -> [Key: T] {
        var result: [Key: T] = [:]
        for (key, value) in self { result._insert(key, try transform(value)) }
        return result
      }
      func compactMapValues<T>(_ transform: (Value) throws -> T?) rethrows -> [Key: T] {
        var result: [Key: T] = [:]
        for (key, value) in self {
          if let mapped = try transform(value) { result._insert(key, mapped) }
        }
        return result
      }
      func filter(
        _ isIncluded: ((key: Key, value: Value)) throws -> Bool
      ) rethrows -> [Key: Value] {
        var result: [Key: Value] = [:]
        for (key, value) in self {
          if try isIncluded((key: key, value: value)) { result._insert(key, value) }
        }
        return result
      }
      mutating func merge<S: Sequence>(
        _ other: S, uniquingKeysWith combine: (Value, Value) throws -> Value
      ) rethrows where S.Element == (Key, Value) {
        for (key, value) in other {
          let i = _find(key)
          if i < 0 { _insert(key, value) } else { _setValue(i, try combine(_value(i), value)) }
        }
      }
      mutating func merge(
        _ other: [Key: Value], uniquingKeysWith combine: (Value, Value) throws -> Value
      ) rethrows {
        for (key, value) in other {
          let i = _find(key)
          if i < 0 { _insert(key, value) } else { _setValue(i, try combine(_value(i), value)) }
        }
      }
      func merging<S: Sequence>(
        _ other: S, uniquingKeysWith combine: (Value, Value) throws -> Value
      ) rethrows -> [Key: Value] where S.Element == (Key, Value) {
        var result = self
        try result.merge(other, uniquingKeysWith: combine)
        return result
      }
      func merging(
        _ other: [Key: Value], uniquingKeysWith combine: (Value, Value) throws -> Value
      ) rethrows -> [Key: Value] {
        var result = self
        try result.merge(other, uniquingKeysWith: combine)
        return result
      }
    }

    struct DictionaryIndex: Comparable, Hashable {
      let _entry: Int
      static func < (lhs: DictionaryIndex, rhs: DictionaryIndex) -> Bool {
        return lhs._entry < rhs._entry
      }
    }

    struct DictionaryIterator<Key: Hashable, Value>: IteratorProtocol, Sequence {
      typealias Element = (key: Key, value: Value)
      let _base: [Key: Value]
      var _entry = 0
      @builtin("dictionary.iterate") mutating func next() -> (key: Key, value: Value)?
    }

    struct DictionaryKeys<Key: Hashable, Value>: Collection {
      typealias Element = Key
      typealias Index = DictionaryIndex
      typealias Iterator = DictionaryKeyIterator<Key, Value>
      typealias SubSequence = Slice<DictionaryKeys<Key, Value>>
      let _base: [Key: Value]
      var count: Int { return _base.count }
      var isEmpty: Bool { return _base.isEmpty }
      var startIndex: DictionaryIndex { return _base.startIndex }
      var endIndex: DictionaryIndex { return _base.endIndex }
      func index(after i: DictionaryIndex) -> DictionaryIndex { return _base.index(after: i) }
      subscript(position: DictionaryIndex) -> Key { return _base._key(position._entry) }
      func contains(_ key: Key) -> Bool { return _base._find(key) >= 0 }
      func makeIterator() -> DictionaryKeyIterator<Key, Value> {
        return DictionaryKeyIterator(_base: _base)
      }
    }

    struct DictionaryKeyIterator<Key: Hashable, Value>: IteratorProtocol {
      typealias Element = Key
      let _base: [Key: Value]
      var _entry = 0
      @builtin("dictionary.iterateKeys") mutating func next() -> Key?
    }

    struct DictionaryValues<Key: Hashable, Value>: MutableCollection {
      typealias Element = Value
      typealias Index = DictionaryIndex
      typealias Iterator = DictionaryValueIterator<Key, Value>
      typealias SubSequence = Slice<DictionaryValues<Key, Value>>
      var _base: [Key: Value]
      var count: Int { return _base.count }
      var isEmpty: Bool { return _base.isEmpty }
      var startIndex: DictionaryIndex { return _base.startIndex }
      var endIndex: DictionaryIndex { return _base.endIndex }
      func index(after i: DictionaryIndex) -> DictionaryIndex { return _base.index(after: i) }
      subscript(position: DictionaryIndex) -> Value {
        get { return _base._value(position._entry) }
        set { _base._setValue(position._entry, newValue) }
      }
      func makeIterator() -> DictionaryValueIterator<Key, Value> {
        return DictionaryValueIterator(_base: _base)
      }
    }

    struct DictionaryValueIterator<Key: Hashable, Value>: IteratorProtocol {
      typealias Element = Value
      let _base: [Key: Value]
      var _entry = 0
      @builtin("dictionary.iterateValues") mutating func next() -> Value?
    }

    extension Dictionary: Equatable where Value: Equatable {
      @builtin("dictionary.equal")
      static func == (lhs: [Key: Value], rhs: [Key: Value]) -> Bool
    }

    extension Dictionary: Hashable where Value: Hashable {
      func hash(into hasher: inout Hasher) { hasher.combine(self) }
    }

    extension Dictionary: CustomStringConvertible, CustomDebugStringConvertible {
      var description: String { return String(describing: self) }
      var debugDescription: String { return String(reflecting: self) }
    }

    extension DictionaryKeys: CustomStringConvertible {
      var description: String { return String(describing: Array(self)) }
    }

    extension DictionaryValues: CustomStringConvertible {
      var description: String { return String(describing: Array(self)) }
    }
    """

  static let set = """
    /// Iterates in the order in which its members were first inserted.
    @builtin("set")
    struct Set<Element: Hashable>: Collection, ExpressibleByArrayLiteral {
      typealias Index = DictionaryIndex
      typealias Iterator = SetIterator<Element>
      typealias SubSequence = Slice<Set<Element>>
      typealias ArrayLiteralElement = Element

      @builtin("set.empty") init()
      init(arrayLiteral elements: Element...) {
        self = Set()
        for element in elements { _insert(element) }
      }
      init<S: Sequence>(_ elements: S) where S.Element == Element {
        self = Set()
        for element in elements { _insert(element) }
      }
      init(minimumCapacity: Int) { self = Set() }

      @builtin("set.count") var count: Int { get }
      @builtin("set.used") var _used: Int { get }
      @builtin("set.find") func _find(_ member: Element) -> Int
      @builtin("set.next") func _next(_ from: Int) -> Int
      @builtin("set.member") func _member(_ i: Int) -> Element
      @builtin("set.insert") mutating func _insert(_ member: Element)
      @builtin("set.remove") mutating func _remove(_ i: Int)
      @builtin("set.reserveCapacity") mutating func reserveCapacity(_ minimumCapacity: Int)

      var isEmpty: Bool { return count == 0 }
      var capacity: Int { return _used }
      var startIndex: DictionaryIndex { return DictionaryIndex(_entry: _next(0)) }
      var endIndex: DictionaryIndex { return DictionaryIndex(_entry: _used) }
      func index(after i: DictionaryIndex) -> DictionaryIndex {
        return DictionaryIndex(_entry: _next(i._entry + 1))
      }
      subscript(position: DictionaryIndex) -> Element { return _member(position._entry) }
      func makeIterator() -> SetIterator<Element> { return SetIterator(_base: self) }
      func contains(_ member: Element) -> Bool { return _find(member) >= 0 }
      func firstIndex(of member: Element) -> DictionaryIndex? {
        let i = _find(member)
        return i < 0 ? nil : DictionaryIndex(_entry: i)
      }

      @discardableResult
      mutating func insert(
        _ newMember: Element
      ) -> (inserted: Bool, memberAfterInsert: Element) {
        let i = _find(newMember)
        if i >= 0 { return (inserted: false, memberAfterInsert: _member(i)) }
        _insert(newMember)
        return (inserted: true, memberAfterInsert: newMember)
      }
      @discardableResult
      mutating func update(with newMember: Element) -> Element? {
        let old = remove(newMember)
        _insert(newMember)
        return old
      }
      @discardableResult
      mutating func remove(_ member: Element) -> Element? {
        let i = _find(member)
        if i < 0 { return nil }
        let old = _member(i)
        _remove(i)
        return old
      }
      @discardableResult
      mutating func remove(at position: DictionaryIndex) -> Element {
        let old = _member(position._entry)
        _remove(position._entry)
        return old
      }
      @discardableResult
      mutating func removeFirst() -> Element {
        if isEmpty { _trap(4, "Can't remove first element from an empty collection") }
        return remove(at: startIndex)
      }
      mutating func popFirst() -> Element? { return isEmpty ? nil : remove(at: startIndex) }
      mutating func removeAll(keepingCapacity: Bool = false) { self = Set() }

      mutating func formUnion<S: Sequence>(_ other: S) where S.Element == Element {
        for element in other { _insert(element) }
      }
      mutating func subtract<S: Sequence>(_ other: S) where S.Element == Element {
        for element in other { remove(element) }
      }
      mutating func formIntersection<S: Sequence>(_ other: S) where S.Element == Element {
        self = intersection(other)
      }
      mutating func formSymmetricDifference<S: Sequence>(_ other: S)
        where S.Element == Element
      {
        self = symmetricDifference(other)
      }
      func union<S: Sequence>(_ other: S) -> Set<Element> where S.Element == Element {
        var result = self
        result.formUnion(other)
        return result
      }
      func subtracting<S: Sequence>(_ other: S) -> Set<Element> where S.Element == Element {
        var result = self
        result.subtract(other)
        return result
      }
      func intersection<S: Sequence>(_ other: S) -> Set<Element> where S.Element == Element {
        let members = Set(other)
        var result = Set<Element>()
        for element in self {
          if members.contains(element) { result._insert(element) }
        }
        return result
      }
      func symmetricDifference<S: Sequence>(_ other: S) -> Set<Element>
        where S.Element == Element
      {
        let members = Set(other)
        var result = subtracting(members)
        for element in members {
          if !contains(element) { result._insert(element) }
        }
        return result
      }
      func isSubset<S: Sequence>(of other: S) -> Bool where S.Element == Element {
        let members = Set(other)
        for element in self {
          if !members.contains(element) { return false }
        }
        return true
      }
      func isSuperset<S: Sequence>(of other: S) -> Bool where S.Element == Element {
        for element in other {
          if !contains(element) { return false }
        }
        return true
      }
      func isStrictSubset<S: Sequence>(of other: S) -> Bool where S.Element == Element {
        let members = Set(other)
        return count < members.count && isSubset(of: members)
      }
      func isStrictSuperset<S: Sequence>(of other: S) -> Bool where S.Element == Element {
        let members = Set(other)
        return members.count < count && isSuperset(of: members)
      }
      func isDisjoint<S: Sequence>(with other: S) -> Bool where S.Element == Element {
        for element in other {
          if contains(element) { return false }
        }
        return true
      }
      func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> Set<Element> {
        var result = Set<Element>()
        for element in self {
          if try isIncluded(element) { result._insert(element) }
        }
        return result
      }
    }

    struct SetIterator<Element: Hashable>: IteratorProtocol, Sequence {
      let _base: Set<Element>
      var _entry = 0
      @builtin("set.iterate") mutating func next() -> Element?
    }

    extension Set: Equatable {
      @builtin("set.equal") static func == (lhs: Set<Element>, rhs: Set<Element>) -> Bool
    }

    extension Set: Hashable {
      func hash(into hasher: inout Hasher) { hasher.combine(self) }
    }

    extension Set: CustomStringConvertible, CustomDebugStringConvertible {
      var description: String { return String(describing: self) }
      var debugDescription: String { return String(reflecting: self) }
    }
    """
}
