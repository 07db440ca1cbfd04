extension LibrarySource {
  static let optional = """
    enum Optional<Wrapped>: ExpressibleByNilLiteral {
      case none
      case some(Wrapped)

      init(_ value: Wrapped) { self = .some(value) }
      init(nilLiteral: ()) { self = .none }

      func map<U>(_ transform: (Wrapped) throws -> U) rethrows -> U? {
        switch self {
        case .none: return .none
        case .some(let value): return .some(try transform(value))
        }
      }

      func flatMap<U>(_ transform: (Wrapped) throws -> U?) rethrows -> U? {
        switch self {
        case .none: return .none
        case .some(let value): return try transform(value)
        }
      }

      var unsafelyUnwrapped: Wrapped { return self! }

      mutating func take() -> Wrapped? {
        let result = self
        self = .none
        return result
      }
    }

    extension Optional: Equatable where Wrapped: Equatable {
      static func == (lhs: Wrapped?, rhs: Wrapped?) -> Bool {
        switch lhs {
        case .none:
          switch rhs {
          case .none: return true
          case .some: return false
          }
        case .some(let left):
          switch rhs {
          case .none: return false
          case .some(let right): return left == right
          }
        }
      }
    }

    extension Optional: Hashable where Wrapped: Hashable {
      func hash(into hasher: inout Hasher) {
        switch self {
        case .none: hasher.combine(0)
        case .some(let value):
          hasher.combine(1)
          hasher.combine(value)
        }
      }
    }

    extension Optional: CustomDebugStringConvertible {
      var debugDescription: String { return String(reflecting: self) }
    }

    @builtin("optional.coalesce")
    func ?? <T>(optional: T?, defaultValue: @autoclosure () throws -> T) rethrows -> T

    @builtin("optional.coalesceOptional")
    func ?? <T>(optional: T?, defaultValue: @autoclosure () throws -> T?) rethrows -> T?

    enum Result<Success, Failure: Error> {
      case success(Success)
      case failure(Failure)

      func get() throws -> Success {
        switch self {
        case .success(let value): return value
        case .failure(let error): throw error
        }
      }

      func map<NewSuccess>(
        _ transform: (Success) -> NewSuccess
      ) -> Result<NewSuccess, Failure> {
        switch self {
        case .success(let value): return .success(transform(value))
        case .failure(let error): return .failure(error)
        }
      }

      func flatMap<NewSuccess>(
        _ transform: (Success) -> Result<NewSuccess, Failure>
      ) -> Result<NewSuccess, Failure> {
        switch self {
        case .success(let value): return transform(value)
        case .failure(let error): return .failure(error)
        }
      }

      func flatMapError<NewFailure: Error>(
        _ transform: (Failure) -> Result<Success, NewFailure>
      ) -> Result<Success, NewFailure> {
        switch self {
        case .success(let value): return .success(value)
        case .failure(let error): return transform(error)
        }
      }

      func mapError<NewFailure: Error>(
        _ transform: (Failure) -> NewFailure
      ) -> Result<Success, NewFailure> {
        switch self {
        case .success(let value): return .success(value)
        case .failure(let error): return .failure(transform(error))
        }
      }
    }

    extension Result where Failure == any Error {
      init(catching body: () throws -> Success) {
        do {
          self = .success(try body())
        } catch {
          self = .failure(error)
        }
      }
    }

    extension Result: Equatable where Success: Equatable, Failure: Equatable {}
    extension Result: Hashable where Success: Hashable, Failure: Hashable {}
    """

  static let boolean = """
    @builtin("boolean")
    struct Bool: Hashable, LosslessStringConvertible, CVarArg, ExpressibleByBooleanLiteral {
      init() { self = false }
      init(_ value: Bool) { self = value }
      init(booleanLiteral value: Bool) { self = value }

      init?(_ description: String) {
        if description == "true" {
          self = true
        } else if description == "false" {
          self = false
        } else {
          return nil
        }
      }

      @builtin("boolean.equal") static func == (lhs: Bool, rhs: Bool) -> Bool
      @builtin("boolean.notEqual") static func != (lhs: Bool, rhs: Bool) -> Bool
      @builtin("boolean.not") static prefix func ! (operand: Bool) -> Bool
      @builtin("boolean.and")
      static func && (lhs: Bool, rhs: @autoclosure () throws -> Bool) rethrows -> Bool
      @builtin("boolean.or")
      static func || (lhs: Bool, rhs: @autoclosure () throws -> Bool) rethrows -> Bool

      mutating func toggle() { self = !self }
      var description: String { return self ? "true" : "false" }
      func hash(into hasher: inout Hasher) { hasher.combine(self) }

      static func random<G: RandomNumberGenerator>(using generator: inout G) -> Bool {
        return (generator.next() >> 17) & 1 == 0
      }
    }
    """
}
