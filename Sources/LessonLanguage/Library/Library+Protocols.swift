extension LibrarySource {
  static let protocols = """
    protocol Equatable {
      static func == (lhs: Self, rhs: Self) -> Bool
    }

    extension Equatable {
      static func != (lhs: Self, rhs: Self) -> Bool { return !(lhs == rhs) }
    }

    protocol Comparable: Equatable {
      static func < (lhs: Self, rhs: Self) -> Bool
    }

    extension Comparable {
      static func > (lhs: Self, rhs: Self) -> Bool { return rhs < lhs }
      static func <= (lhs: Self, rhs: Self) -> Bool { return !(rhs < lhs) }
      static func >= (lhs: Self, rhs: Self) -> Bool { return !(lhs < rhs) }
    }

    protocol Hashable: Equatable {
      func hash(into hasher: inout Hasher)
    }

    extension Hashable {
      var hashValue: Int {
        var hasher = Hasher()
        hasher.combine(self)
        return hasher.finalize()
      }
    }

    protocol Identifiable {
      associatedtype ID
      var id: ID { get }
    }

    protocol CustomStringConvertible {
      var description: String { get }
    }

    protocol LosslessStringConvertible: CustomStringConvertible {
      init?(_ description: String)
    }

    protocol CustomDebugStringConvertible {
      var debugDescription: String { get }
    }

    protocol TextOutputStream {
      mutating func write(_ string: String)
    }

    protocol Error {}

    /// Of Foundation: an error that says in words what went wrong.
    protocol LocalizedError: Error {
      var errorDescription: String? { get }
      var failureReason: String? { get }
      var recoverySuggestion: String? { get }
    }

    extension LocalizedError {
      var errorDescription: String? { return nil }
      var failureReason: String? { return nil }
      var recoverySuggestion: String? { return nil }
      var localizedDescription: String { return errorDescription ?? String(describing: self) }
    }

    protocol Sendable {}
    protocol AnyObject {}
    protocol CVarArg {}

    protocol CaseIterable {
      associatedtype AllCases = [Self]
      static var allCases: AllCases { get }
    }

    protocol RawRepresentable {
      associatedtype RawValue
      init?(rawValue: RawValue)
      var rawValue: RawValue { get }
    }

    protocol ExpressibleByIntegerLiteral {
      associatedtype IntegerLiteralType = Int
      init(integerLiteral value: IntegerLiteralType)
    }

    protocol ExpressibleByFloatLiteral {
      associatedtype FloatLiteralType = Double
      init(floatLiteral value: FloatLiteralType)
    }

    protocol ExpressibleByBooleanLiteral {
      associatedtype BooleanLiteralType = Bool
      init(booleanLiteral value: BooleanLiteralType)
    }

    protocol ExpressibleByStringLiteral {
      associatedtype StringLiteralType = String
      init(stringLiteral value: StringLiteralType)
    }

    protocol ExpressibleByStringInterpolation: ExpressibleByStringLiteral {}

    protocol ExpressibleByNilLiteral {
      init(nilLiteral: ())
    }

    protocol ExpressibleByArrayLiteral {
      associatedtype ArrayLiteralElement
      init(arrayLiteral elements: ArrayLiteralElement...)
    }

    protocol ExpressibleByDictionaryLiteral {
      associatedtype Key
      associatedtype Value
      init(dictionaryLiteral elements: (Key, Value)...)
    }

    protocol RandomNumberGenerator {
      mutating func next() -> UInt64
    }
    """
}
