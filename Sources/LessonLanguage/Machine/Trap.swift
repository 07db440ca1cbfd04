import Diagnostics

/// A program's end that it did not choose.
public struct Trap: Error {
  /// A call that was under way.
  public struct Call: Sendable {
    public var function: String
    public var span: Span

    public init(function: String, span: Span) {
      self.function = function
      self.span = span
    }
  }

  public var code: TrapCode
  public var message: String
  /// The innermost place in the lesson's own text.
  public var span: Span
  /// The lesson's own calls under way, innermost first.
  public var callStack: [Call]

  public init(code: TrapCode, message: String, span: Span, callStack: [Call]) {
    self.code = code
    self.message = message
    self.span = span
    self.callStack = callStack
  }
}

extension TrapCode {
  /// What is said when the place of the trap has nothing more precise to tell.
  var standardMessage: String {
    switch self {
    case .overflow: "the result does not fit in the integer type"
    case .divisionByZero: "division by zero"
    case .conversion: "the number cannot be converted"
    case .indexOutOfRange: "index out of range"
    case .emptyCollection: "the collection is empty"
    case .forceUnwrap: "found nil while unwrapping an optional"
    case .forceCast: "the value is not of the type that it is cast to"
    case .forceTry: "an error was thrown where try! promised none"
    case .fatalError: "fatal error"
    case .precondition: "precondition failed"
    case .invalidRange: "a range's lower bound is above its upper bound"
    case .danglingUnowned: "an unowned reference outlived its object"
    case .exclusivity: "a value was used while it was being changed"
    case .missingReturn: "the function ended without returning a value"
    case .duplicateKey: "the dictionary has the same key twice"
    case .fuelExhausted: "the program ran longer than its limit allows"
    case .memoryExhausted: "the program needs more memory than its limit allows"
    case .recursionTooDeep: "functions called one another too deeply"
    case .outputTooLarge: "the program printed more than its limit allows"
    case .host: "the library reported a mistake"
    case .uncaughtError: "an error was thrown and never caught"
    case .arithmetic: "the arithmetic operation has no result"
    }
  }
}

/// How far a session may go; every limit is counted, never timed.
public struct Limits: Sendable {
  /// Steps and elements touched, by all blocks together until `Machine.fuel` is set again.
  public var fuel: Int64
  /// Bytes of all objects alive.
  public var bytes: Int64
  /// Calls of lesson functions within one another.
  public var recursionDepth: Int
  /// Calls of lesson functions by the library, such as a `description` that prints another value; they nest on the host's stack.
  public var nestedCalls: Int
  /// Bytes printed and not yet taken.
  public var outputBytes: Int

  public init(
    fuel: Int64 = 2_000_000_000, bytes: Int64 = 512 << 20, recursionDepth: Int = 100_000,
    nestedCalls: Int = 64, outputBytes: Int = 1 << 20
  ) {
    self.fuel = fuel
    self.bytes = bytes
    self.recursionDepth = recursionDepth
    self.nestedCalls = nestedCalls
    self.outputBytes = outputBytes
  }
}
