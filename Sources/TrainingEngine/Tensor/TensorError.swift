/// Why a tensor operation cannot be done, in words that name the shapes.
public struct TensorError: Error, Equatable, Sendable {
  /// The operation, both operands and the rule that they break, on one line.
  public let message: String

  public init(_ message: String) {
    self.message = message
  }
}

/// Ends the program with the message of `error`: the plain forms of the operations come here.
func stop(_ error: TensorError) -> Never {
  stop(error.message)
}

/// Ends the program with `message`.
func stop(_ message: String) -> Never {
  #if hasFeature(Embedded)
    fatalError("an operation of the training engine failed")
  #else
    fatalError(message)
  #endif
}

/// Returns what `operation` returns, or ends the program with its message.
@inline(__always)
func checked<Result>(_ operation: () throws(TensorError) -> Result) -> Result {
  do throws(TensorError) {
    return try operation()
  } catch {
    stop(error)
  }
}

/// Returns the count with its noun: `1 value`, `3 values`.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
