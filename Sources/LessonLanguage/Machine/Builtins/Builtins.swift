/// A library function that the machine does itself.
///
/// It gets the slots for its result and its arguments, hidden type numbers first (see `Intrinsics`); arguments are
/// borrowed, results owned, and an `inout` argument's slots are owned and may be replaced. It returns `false` after
/// a trap.
struct Builtin: Sendable {
  typealias Body = @Sendable (Machine, _ result: Slots, _ arguments: Slots) -> Bool

  let name: String
  let body: Body

  init(_ name: String, _ body: @escaping Body) {
    self.name = name
    self.body = body
  }
}

/// A builtin where the loop finds it; called in place, since to copy a closure counts a reference.
struct BuiltinEntry: ~Copyable {
  let body: Builtin.Body
}

/// The library functions that stand behind `@builtin` names, numbered for `callBuiltin`.
public enum Builtins {
  static let all: [Builtin] =
    integers + sizedIntegers + doubles + mathematics + booleans + arrays + arrayOrder
    + iteration + dictionaries + sets + strings + stringParts + stringScanning + characters
    + formats + output + values

  /// The names in the order of their numbers.
  public static var names: [String] { all.map { $0.name } }

  private static let indices: [String: Int] = {
    var result: [String: Int] = [:]
    for (index, builtin) in all.enumerated() {
      guard result.updateValue(index, forKey: builtin.name) == nil else {
        preconditionFailure("each builtin has a name of its own")
      }
    }
    return result
  }()

  /// The number of the function called `name`, or `nil` if there is none.
  public static func index(of name: String) -> Int? { indices[name] }
}
