/// What stands behind the `@builtin` names of the library's text.
///
/// **Types.** `boolean`, `integer`, `double`, `string`, `character`, `array`, `dictionary`, `set` and the widths `int8` …
/// `uint64` before a struct name its representation; such a struct has no stored properties. `Int64` is `integer`
/// and `UInt` is `uint64` like `UInt64`.
///
/// **Functions.** All other names are numbered by `Builtins.index(of:)`. `callBuiltin a, b, k` calls number `k`:
///
/// - The result's slots start at `R[a]`; `b` is how many there are. The arguments start at `R[a + b]`.
/// - First one plain slot for each generic parameter in scope, the type's before the function's: the index of the
///   argument's `TypeDescriptor`. An extension of `Array` is in the scope of `Element` even when it fixes it.
/// - Then `self` of a method, then the arguments as declared. The setter of a subscript takes `self`, the index, and
///   the new value; its name is the getter's with `.set` behind it.
/// - Arguments are borrowed. Results are owned. The slots of an `inout` argument, and of `self` of a mutating method,
///   are owned and updated in place: the emitter moves the value into the window and back.
/// - The result of a failable initializer is an optional as its layout says.
///
/// **Intrinsics.** The names below need no call: the emitter puts instructions in their place. Each but the three with
/// closures has a function too, so that it can be passed as a value.
///
/// **Changing in place.** When a subscript of a type that has a mutating method `_take` with the same arguments is
/// changed in place (`d[k, default: []].append(x)`), call `_take` instead of the getter: it moves the value out, so
/// that the change does not copy it.
public enum Intrinsics {
  /// Names that stand for one or two instructions, with the instruction.
  public static let instructions: [(name: String, opcode: Opcode)] = [
    ("integer.add", .addInteger), ("integer.subtract", .subtractInteger),
    ("integer.multiply", .multiplyInteger), ("integer.divide", .divideInteger),
    ("integer.remainder", .remainderInteger), ("integer.negate", .negateInteger),
    ("integer.wrappingAdd", .wrappingAdd), ("integer.wrappingSubtract", .wrappingSubtract),
    ("integer.wrappingMultiply", .wrappingMultiply), ("integer.and", .bitAnd),
    ("integer.or", .bitOr), ("integer.xor", .bitXor), ("integer.not", .bitNot),
    ("integer.shiftLeft", .shiftLeft), ("integer.shiftRight", .shiftRight),
    ("integer.equal", .equalInteger), ("integer.notEqual", .notEqualInteger),
    ("integer.less", .lessInteger), ("integer.lessEqual", .lessEqualInteger),
    ("integer.toDouble", .integerToDouble), ("double.toInteger", .doubleToInteger),
    ("double.add", .addDouble), ("double.subtract", .subtractDouble),
    ("double.multiply", .multiplyDouble), ("double.divide", .divideDouble),
    ("double.negate", .negateDouble), ("double.equal", .equalDouble),
    ("double.notEqual", .notEqualDouble), ("double.less", .lessDouble),
    ("double.lessEqual", .lessEqualDouble), ("double.squareRoot", .squareRoot),
    ("double.absolute", .absoluteDouble), ("boolean.not", .not),
    ("boolean.equal", .equalInteger), ("boolean.notEqual", .notEqualInteger),
    ("string.concatenate", .concatenate), ("string.append", .appendString),
    ("string.equal", .equalString), ("string.less", .lessString),
    ("uint64.add", .addUnsigned), ("uint64.subtract", .subtractUnsigned),
    ("uint64.multiply", .multiplyUnsigned), ("uint64.divide", .divideUnsigned),
    ("uint64.remainder", .remainderUnsigned), ("uint64.less", .lessUnsigned),
    ("uint64.lessEqual", .lessEqualUnsigned),
  ]

  /// The same instruction with its operands exchanged.
  public static let exchanged: [(name: String, opcode: Opcode)] = [
    ("integer.greater", .lessInteger), ("integer.greaterEqual", .lessEqualInteger),
    ("double.greater", .lessDouble), ("double.greaterEqual", .lessEqualDouble),
    ("uint64.greater", .lessUnsigned), ("uint64.greaterEqual", .lessEqualUnsigned),
  ]

  /// Known to the emitter because a closure argument is code in place; there is no function behind them.
  public static let shortCircuits = [
    "boolean.and", "boolean.or", "optional.coalesce", "optional.coalesceOptional",
  ]

  /// Known to the emitter because the instruction depends on the element's layout.
  public static let arrayAccess = ["array.count", "array.get", "array.get.set", "array.append"]
}
