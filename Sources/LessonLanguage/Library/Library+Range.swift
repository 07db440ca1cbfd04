extension LibrarySource {
  static let range = """
    protocol RangeExpression {
      associatedtype Bound: Comparable
      func relative<C: Collection>(to collection: C) -> Range<Bound> where C.Index == Bound
      func contains(_ element: Bound) -> Bool
    }

    extension RangeExpression {
      static func ~= (pattern: Self, value: Bound) -> Bool { return pattern.contains(value) }
    }

    struct Range<Bound: Comparable>: RangeExpression {
      let lowerBound: Bound
      let upperBound: Bound

      init(_lower: Bound, _upper: Bound) {
        lowerBound = _lower
        upperBound = _upper
      }
      init(uncheckedBounds bounds: (lower: Bound, upper: Bound)) {
        lowerBound = bounds.lower
        upperBound = bounds.upper
      }

      var isEmpty: Bool { return lowerBound == upperBound }
      func contains(_ element: Bound) -> Bool {
        return lowerBound <= element && element < upperBound
      }
      func relative<C: Collection>(to collection: C) -> Range<Bound> where C.Index == Bound {
        return self
      }
      func overlaps(_ other: Range<Bound>) -> Bool {
        return !isEmpty && !other.isEmpty && lowerBound < other.upperBound
          && other.lowerBound < upperBound
      }
      func overlaps(_ other: ClosedRange<Bound>) -> Bool {
        return !isEmpty && lowerBound <= other.upperBound && other.lowerBound < upperBound
      }
      func clamped(to limits: Range<Bound>) -> Range<Bound> {
        let lower = lowerBound < limits.lowerBound ? limits.lowerBound
          : limits.upperBound < lowerBound ? limits.upperBound : lowerBound
        let upper = upperBound < limits.lowerBound ? limits.lowerBound
          : limits.upperBound < upperBound ? limits.upperBound : upperBound
        return Range(_lower: lower, _upper: upper)
      }
    }

    extension Range: Equatable {
      static func == (lhs: Range<Bound>, rhs: Range<Bound>) -> Bool {
        return lhs.lowerBound == rhs.lowerBound && lhs.upperBound == rhs.upperBound
      }
    }

    extension Range: Hashable where Bound: Hashable {
      func hash(into hasher: inout Hasher) {
        hasher.combine(lowerBound)
        hasher.combine(upperBound)
      }
    }

    extension Range: CustomStringConvertible, CustomDebugStringConvertible {
      var description: String {
        return String(describing: lowerBound) + "..<" + String(describing: upperBound)
      }
      var debugDescription: String {
        return "Range(" + String(reflecting: lowerBound) + "..<"
          + String(reflecting: upperBound) + ")"
      }
    }

    extension Range: RandomAccessCollection
      where Bound: Strideable, Bound.Stride == Int
    {
      typealias Element = Bound
      typealias Index = Bound
      typealias Indices = Range<Bound>
      typealias SubSequence = Range<Bound>
      typealias Iterator = IndexingIterator<Range<Bound>>

      init(_ other: ClosedRange<Bound>) {
        lowerBound = other.lowerBound
        upperBound = other.upperBound.advanced(by: 1)
      }
      var startIndex: Bound { return lowerBound }
      var endIndex: Bound { return upperBound }
      var indices: Range<Bound> { return self }
      var count: Int { return lowerBound.distance(to: upperBound) }
      var first: Bound? { return isEmpty ? nil : lowerBound }
      var last: Bound? { return isEmpty ? nil : upperBound.advanced(by: -1) }
      func min() -> Bound? { return first }
      func max() -> Bound? { return last }
      func index(after i: Bound) -> Bound { return i.advanced(by: 1) }
      func index(before i: Bound) -> Bound { return i.advanced(by: -1) }
      func index(_ i: Bound, offsetBy distance: Int) -> Bound { return i.advanced(by: distance) }
      func distance(from start: Bound, to end: Bound) -> Int { return start.distance(to: end) }
      func makeIterator() -> IndexingIterator<Range<Bound>> {
        return IndexingIterator(_elements: self, _position: lowerBound)
      }
      subscript(position: Bound) -> Bound {
        if !contains(position) { _trap(3, "Index out of range") }
        return position
      }
      subscript(bounds: Range<Bound>) -> Range<Bound> {
        if bounds.lowerBound < lowerBound || upperBound < bounds.upperBound {
          _trap(3, "Range index out of bounds")
        }
        return bounds
      }
    }

    struct ClosedRange<Bound: Comparable>: RangeExpression {
      let lowerBound: Bound
      let upperBound: Bound

      init(_lower: Bound, _upper: Bound) {
        lowerBound = _lower
        upperBound = _upper
      }
      init(uncheckedBounds bounds: (lower: Bound, upper: Bound)) {
        lowerBound = bounds.lower
        upperBound = bounds.upper
      }

      var isEmpty: Bool { return false }
      func contains(_ element: Bound) -> Bool {
        return lowerBound <= element && element <= upperBound
      }
      func relative<C: Collection>(to collection: C) -> Range<Bound> where C.Index == Bound {
        return Range(_lower: lowerBound, _upper: collection.index(after: upperBound))
      }
      func overlaps(_ other: ClosedRange<Bound>) -> Bool {
        return lowerBound <= other.upperBound && other.lowerBound <= upperBound
      }
      func overlaps(_ other: Range<Bound>) -> Bool { return other.overlaps(self) }
      func clamped(to limits: ClosedRange<Bound>) -> ClosedRange<Bound> {
        let lower = lowerBound < limits.lowerBound ? limits.lowerBound
          : limits.upperBound < lowerBound ? limits.upperBound : lowerBound
        let upper = upperBound < limits.lowerBound ? limits.lowerBound
          : limits.upperBound < upperBound ? limits.upperBound : upperBound
        return ClosedRange(_lower: lower, _upper: upper)
      }
    }

    extension ClosedRange: Equatable {
      static func == (lhs: ClosedRange<Bound>, rhs: ClosedRange<Bound>) -> Bool {
        return lhs.lowerBound == rhs.lowerBound && lhs.upperBound == rhs.upperBound
      }
    }

    extension ClosedRange: Hashable where Bound: Hashable {
      func hash(into hasher: inout Hasher) {
        hasher.combine(lowerBound)
        hasher.combine(upperBound)
      }
    }

    extension ClosedRange: CustomStringConvertible, CustomDebugStringConvertible {
      var description: String {
        return String(describing: lowerBound) + "..." + String(describing: upperBound)
      }
      var debugDescription: String {
        return "ClosedRange(" + String(reflecting: lowerBound) + "..."
          + String(reflecting: upperBound) + ")"
      }
    }

    struct ClosedRangeIterator<Bound: Strideable>: IteratorProtocol, Sequence {
      var _next: Bound
      let _last: Bound
      var _isDone = false

      mutating func next() -> Bound? {
        if _isDone { return nil }
        let result = _next
        if result == _last { _isDone = true } else { _next = result.advanced(by: 1) }
        return result
      }
    }

    /// An index of a closed range counts from its lower bound; it can stand past the end.
    struct ClosedRangeIndex<Bound: Comparable>: Comparable, Hashable,
      CustomDebugStringConvertible
    {
      let _offset: Int
      /// The element, or `nil` past the end.
      let _element: Bound?
      static func < (lhs: ClosedRangeIndex<Bound>, rhs: ClosedRangeIndex<Bound>) -> Bool {
        return lhs._offset < rhs._offset
      }
      static func == (lhs: ClosedRangeIndex<Bound>, rhs: ClosedRangeIndex<Bound>) -> Bool {
        return lhs._offset == rhs._offset
      }
      func hash(into hasher: inout Hasher) { hasher.combine(_offset) }
      var debugDescription: String {
        let name = "(extension in Swift):" + String(reflecting: ClosedRange<Bound>.self) + ".Index."
        guard let element = _element else { return name + "pastEnd" }
        return name + "inRange(" + String(reflecting: element) + ")"
      }
    }

    extension ClosedRange: RandomAccessCollection
      where Bound: Strideable, Bound.Stride == Int
    {
      typealias Element = Bound
      typealias Index = ClosedRangeIndex<Bound>
      typealias SubSequence = Slice<ClosedRange<Bound>>
      typealias Iterator = ClosedRangeIterator<Bound>

      init(_ other: Range<Bound>) {
        lowerBound = other.lowerBound
        upperBound = other.upperBound.advanced(by: -1)
      }
      func _index(_ offset: Int) -> ClosedRangeIndex<Bound> {
        return ClosedRangeIndex(
          _offset: offset, _element: offset == count ? nil : lowerBound.advanced(by: offset))
      }
      var startIndex: ClosedRangeIndex<Bound> { return _index(0) }
      var endIndex: ClosedRangeIndex<Bound> { return _index(count) }
      var count: Int { return lowerBound.distance(to: upperBound) + 1 }
      var first: Bound? { return lowerBound }
      var last: Bound? { return upperBound }
      func min() -> Bound? { return lowerBound }
      func max() -> Bound? { return upperBound }
      func index(after i: ClosedRangeIndex<Bound>) -> ClosedRangeIndex<Bound> {
        return _index(i._offset + 1)
      }
      func index(before i: ClosedRangeIndex<Bound>) -> ClosedRangeIndex<Bound> {
        return _index(i._offset - 1)
      }
      func index(
        _ i: ClosedRangeIndex<Bound>, offsetBy distance: Int
      ) -> ClosedRangeIndex<Bound> {
        return _index(i._offset + distance)
      }
      func distance(
        from start: ClosedRangeIndex<Bound>, to end: ClosedRangeIndex<Bound>
      ) -> Int {
        return end._offset - start._offset
      }
      subscript(position: ClosedRangeIndex<Bound>) -> Bound {
        return lowerBound.advanced(by: position._offset)
      }
      func makeIterator() -> ClosedRangeIterator<Bound> {
        return ClosedRangeIterator(_next: lowerBound, _last: upperBound)
      }
    }

    struct PartialRangeUpTo<Bound: Comparable>: RangeExpression {
      let upperBound: Bound
      init(_ upperBound: Bound) { self.upperBound = upperBound }
      func contains(_ element: Bound) -> Bool { return element < upperBound }
      func relative<C: Collection>(to collection: C) -> Range<Bound> where C.Index == Bound {
        return collection.startIndex..<upperBound
      }
    }

    struct PartialRangeThrough<Bound: Comparable>: RangeExpression {
      let upperBound: Bound
      init(_ upperBound: Bound) { self.upperBound = upperBound }
      func contains(_ element: Bound) -> Bool { return element <= upperBound }
      func relative<C: Collection>(to collection: C) -> Range<Bound> where C.Index == Bound {
        return collection.startIndex..<collection.index(after: upperBound)
      }
    }

    struct PartialRangeFrom<Bound: Comparable>: RangeExpression {
      let lowerBound: Bound
      init(_ lowerBound: Bound) { self.lowerBound = lowerBound }
      func contains(_ element: Bound) -> Bool { return lowerBound <= element }
      func relative<C: Collection>(to collection: C) -> Range<Bound> where C.Index == Bound {
        return lowerBound..<collection.endIndex
      }
    }

    struct PartialRangeFromIterator<Bound: Strideable>: IteratorProtocol, Sequence
      where Bound.Stride == Int
    {
      var _current: Bound
      mutating func next() -> Bound? {
        let result = _current
        _current = result.advanced(by: 1)
        return result
      }
    }

    extension PartialRangeFrom: Sequence where Bound: Strideable, Bound.Stride == Int {
      typealias Element = Bound
      typealias Iterator = PartialRangeFromIterator<Bound>
      func makeIterator() -> PartialRangeFromIterator<Bound> {
        return PartialRangeFromIterator(_current: lowerBound)
      }
    }

    /// The type of a lone `...` in a subscript.
    struct UnboundedRange {}

    extension Comparable {
      static func ..< (minimum: Self, maximum: Self) -> Range<Self> {
        if !(minimum <= maximum) { _trap(10, "Range requires lowerBound <= upperBound") }
        return Range(_lower: minimum, _upper: maximum)
      }
      static func ... (minimum: Self, maximum: Self) -> ClosedRange<Self> {
        if !(minimum <= maximum) { _trap(10, "Range requires lowerBound <= upperBound") }
        return ClosedRange(_lower: minimum, _upper: maximum)
      }
      static prefix func ..< (maximum: Self) -> PartialRangeUpTo<Self> {
        return PartialRangeUpTo(maximum)
      }
      static prefix func ... (maximum: Self) -> PartialRangeThrough<Self> {
        return PartialRangeThrough(maximum)
      }
      static postfix func ... (minimum: Self) -> PartialRangeFrom<Self> {
        return PartialRangeFrom(minimum)
      }
    }

    func ~= <T: Equatable>(pattern: T, value: T) -> Bool { return pattern == value }
    """

  static let stride = """
    struct StrideTo<Element: Strideable>: Sequence {
      typealias Iterator = StrideToIterator<Element>
      let _start: Element
      let _end: Element
      let _stride: Element.Stride
      func makeIterator() -> StrideToIterator<Element> {
        return StrideToIterator(
          _start: _start, _end: _end, _stride: _stride, _current: _start)
      }
      var description: String { return String(reflecting: StrideTo<Element>.self) }
    }

    extension StrideTo: CustomStringConvertible {}

    /// Each element is the start plus a multiple of the stride, so that errors do not add up.
    struct StrideToIterator<Element: Strideable>: IteratorProtocol {
      let _start: Element
      let _end: Element
      let _stride: Element.Stride
      var _current: Element
      var _count: Element.Stride = 0

      mutating func next() -> Element? {
        let result = _current
        if _stride > 0 ? result >= _end : result <= _end { return nil }
        _count += 1
        _current = _start._stepped(_count, _stride)
        return result
      }
    }

    struct StrideThrough<Element: Strideable>: Sequence {
      typealias Iterator = StrideThroughIterator<Element>
      let _start: Element
      let _end: Element
      let _stride: Element.Stride
      func makeIterator() -> StrideThroughIterator<Element> {
        return StrideThroughIterator(
          _start: _start, _end: _end, _stride: _stride, _current: _start)
      }
      var description: String { return String(reflecting: StrideThrough<Element>.self) }
    }

    extension StrideThrough: CustomStringConvertible {}

    struct StrideThroughIterator<Element: Strideable>: IteratorProtocol {
      let _start: Element
      let _end: Element
      let _stride: Element.Stride
      var _current: Element
      var _count: Element.Stride = 0
      var _isDone = false

      mutating func next() -> Element? {
        let result = _current
        if _isDone { return nil }
        if _stride > 0 ? result >= _end : result <= _end {
          _isDone = true
          return result == _end ? result : nil
        }
        _count += 1
        _current = _start._stepped(_count, _stride)
        return result
      }
    }

    func stride<T: Strideable>(from start: T, to end: T, by stride: T.Stride) -> StrideTo<T> {
      if stride == 0 { _trap(9, "Stride size must not be zero") }
      return StrideTo(_start: start, _end: end, _stride: stride)
    }

    func stride<T: Strideable>(
      from start: T, through end: T, by stride: T.Stride
    ) -> StrideThrough<T> {
      if stride == 0 { _trap(9, "Stride size must not be zero") }
      return StrideThrough(_start: start, _end: end, _stride: stride)
    }
    """
}
