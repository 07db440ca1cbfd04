/// What an instruction does, in register algebra.
///
/// `R[n]` is the n-th 64-bit slot of the frame, `k` the instruction's immediate, `G` the slots of the main
/// frame (the lesson's top-level variables), `payload(o)[n]` the n-th slot of a heap object. "Owned" means that
/// the register holds one count of each reference in it; "borrowed" that it does not. Every operand is
/// borrowed unless the line says "consumes". Every result is owned unless it says "borrowed".
public enum Opcode: UInt16, Sendable {
  // MARK: Moving slots; none of these touches a count unless it says so
  /// `R[a] = k`
  case constant
  /// `R[a] = string constant k`
  case constantString
  /// `R[a] = R[b]`
  case move
  /// `R[a], R[a+1] = R[b], R[b+1]`
  case move2
  /// `R[a ..< a+c] = R[b ..< b+c]`; the ranges may overlap
  case moveN
  /// `R[a ..< a+c] = 0`
  case zero
  /// `R[a] = R[b]`, retain
  case copy
  /// Copies all slots of layout `k` from `b` to `a` and retains its references
  case copyValue
  case retain
  case release
  /// Retains the references of the value of layout `k` that starts at `R[a]`
  case retainValue
  case releaseValue
  /// `R[a ..< a+c] = G[k ..< k+c]`, borrowed
  case loadGlobal
  /// `G[k ..< k+c] = R[a ..< a+c]`, consumes; what was there is not released
  case storeGlobal
  /// As `loadGlobal`, leaving zeros behind: ownership moves
  case takeGlobal

  // MARK: Objects with fields: boxes, instances, closures, existentials
  /// `R[a] = new box of layout k`, all zero
  case newBox
  /// `R[a] = new instance of class type k`, all zero
  case newInstance
  /// `R[a] = new closure of function k` with captures of layout `c`, all zero
  case newClosure
  /// `R[a ..< a+c] = payload(R[b])[k ..< k+c]`, borrowed
  case loadField
  /// The same for one slot
  case loadField1
  /// The same for one reference, retained
  case loadFieldReference
  /// `payload(R[b])[k ..< k+c] = R[a ..< a+c]`, consumes; what was there is not released
  case storeField
  case storeField1
  /// Releases the reference in the field first
  case storeFieldReference
  /// As `loadField`, leaving zeros behind: ownership moves
  case takeField
  /// `R[a] = new existential of type k` over the value at `R[b]`, consumes
  case makeExistential
  /// `R[a] = 1 if the dynamic type of existential R[b] is, inherits or conforms to type k`
  case existentialIs
  /// `R[a] = 1 if instance R[b] is of class type k or below`; 0 for a zero reference
  case instanceIs
  /// `R[a] = existential R[b] without the optionals around its value`, retained; 0 for one without a value
  case unwrapExistential
  /// `R[a] = new existential of instance R[b]`, consumes; 0 for a zero reference
  case wrapInstance
  /// `R[a] = index of the dynamic type of existential R[b]`
  case existentialType
  /// If existential `R[a]` is shared, replaces it by a copy of its own (before a mutation)
  case makeExistentialUnique
  /// `R[a] = the weak cell of instance R[b]`; 0 for a zero reference
  case makeWeak
  /// `R[a] = the instance of weak cell R[b]`, retained, or 0
  case loadWeak
  /// The same; traps with `danglingUnowned` if the instance is gone
  case loadUnowned

  // MARK: Integers; overflow traps
  case addInteger, subtractInteger, multiplyInteger, divideInteger, remainderInteger
  /// `R[a] = R[b] op k`
  case addConstant, multiplyConstant, divideConstant, remainderConstant
  case negateInteger
  /// Wrapping
  case wrappingAdd, wrappingSubtract, wrappingMultiply
  case bitAnd, bitOr, bitXor
  /// Swift's smart shifts: by more than the width gives 0 or the sign, by a negative amount the other way
  case shiftLeft, shiftRight
  case bitNot
  /// `R[a] = R[b] op R[c]` as 0 or 1
  case equalInteger, notEqualInteger, lessInteger, lessEqualInteger
  /// Traps with `overflow` unless `R[b]` fits the integer type with code `k` (see `IntegerWidth`); `R[a] = R[b]`
  case checkWidth
  /// `R[a] = R[b]` wrapped to the integer type with code `k`
  case truncateWidth
  /// As unsigned 64-bit words
  case addUnsigned, subtractUnsigned, multiplyUnsigned, divideUnsigned, remainderUnsigned
  case lessUnsigned, lessEqualUnsigned, shiftRightUnsigned

  // MARK: Doubles, never contracted
  case addDouble, subtractDouble, multiplyDouble, divideDouble, negateDouble
  /// `R[a] = R[b] op k`; a difference adds the negated constant
  case addDoubleConstant, multiplyDoubleConstant, divideDoubleConstant
  /// `R[a] = k - R[b]`, `R[a] = k / R[b]`
  case subtractFromDoubleConstant, divideDoubleConstantBy
  /// `R[a] = R[b] * R[c] + R[k]`, rounded twice
  case multiplyAddDouble
  /// `R[a] = R[b] * R[c] - R[k]`, rounded twice
  case multiplySubtractDouble
  /// `R[a] = R[k] - R[b] * R[c]`, rounded twice
  case subtractProductDouble
  case equalDouble, notEqualDouble, lessDouble, lessEqualDouble
  case squareRoot, absoluteDouble
  /// `R[a] = Double(R[b])`
  case integerToDouble
  /// Truncates; traps with `conversion` for NaN and what does not fit
  case doubleToInteger

  // MARK: Truth and jumps to `k`; a jump goes forward unless it says so
  /// `R[a] = 1 - R[b]`
  case not
  case jump
  case jumpIf, jumpUnless
  case jumpIfEqualInteger, jumpIfNotEqualInteger, jumpIfLessInteger, jumpIfLessEqualInteger
  /// `b` is a signed 16-bit constant
  case jumpIfEqualConstant, jumpIfNotEqualConstant, jumpIfLessConstant, jumpIfLessEqualConstant
  case jumpIfGreaterConstant, jumpIfGreaterEqualConstant
  case jumpIfEqualDouble, jumpIfNotEqualDouble
  case jumpIfLessDouble, jumpIfNotLessDouble, jumpIfLessEqualDouble, jumpIfNotLessEqualDouble
  /// `b` and `c` are the low and the high half of a constant as a `Float`
  case jumpIfLessDoubleConstant, jumpIfNotLessDoubleConstant
  case jumpIfLessEqualDoubleConstant, jumpIfNotLessEqualDoubleConstant
  case jumpIfGreaterDoubleConstant, jumpIfNotGreaterDoubleConstant
  case jumpIfGreaterEqualDoubleConstant, jumpIfNotGreaterEqualDoubleConstant
  /// Jumps if an error is on its way
  case jumpIfError
  /// Jumps back; charges fuel for the instructions jumped over, as all that follow
  case loop
  /// `R[a] += 1`; jumps back if `R[a] < R[b]`
  case loopNext
  case loopIf, loopUnless
  case loopIfEqualInteger, loopIfNotEqualInteger, loopIfLessInteger, loopIfLessEqualInteger
  case loopIfEqualConstant, loopIfNotEqualConstant, loopIfLessConstant, loopIfLessEqualConstant
  case loopIfGreaterConstant, loopIfGreaterEqualConstant
  case loopIfLessDouble, loopIfNotLessDouble, loopIfLessEqualDouble, loopIfNotLessEqualDouble

  // MARK: Calls; the window at R[a] holds the result's slots, then the arguments' slots
  // A call of lesson code with `c = 1` is followed by `jumpIfError`, which is reached only through `returnError`.
  case call
  /// Calls the closure in `R[b]`; its function's first parameter is the closure itself (the emitter has put it in place)
  case callClosure
  /// Calls entry `k` of the virtual table of instance `R[b]`
  case callVirtual
  /// Calls what the dynamic type of existential `R[b]` has for requirement `k`
  case callWitness
  /// `a...: the window; b: a type; immediate: what is called, which the type has its own function for`
  case callMetatype
  /// Calls library function `k`: results and `inout` arguments are written to the window
  case callBuiltin
  /// Calls host function `k`
  case callHost
  case returnCall
  /// Returns with an error on its way: to the caller's `jumpIfError` if one follows the call
  case returnError
  /// Puts the existential in `R[a]` on its way as an error, consumes
  case setError
  /// `R[a] = the error on its way`, which is then none
  case takeError
  /// Stops with trap code `k`; if `b` is 1 the message is the string in `R[a]`
  case trap
  /// Ends the block that runs in the main frame
  case endBlock

  // MARK: Arrays; the reference 0 is the empty array. "Unique" operations first make R[a] unshared
  /// `R[a] = array of c elements of layout k` whose slots follow one another from `R[b]`, consumes
  case newArray
  case arrayCount
  /// `R[a] = R[b][R[c]]`, one plain slot; traps with `indexOutOfRange`. As all gets.
  case arrayGet
  /// One reference, retained
  case arrayGetReference
  /// One reference, borrowed
  case arrayPeek
  /// `R[a] = R[b][R[c]][R[k]]`, one plain slot
  case arrayGetNested
  /// A whole element of layout `k`, retained
  case arrayGetValue
  /// Slot `k` of the element, plain
  case arrayGetSlot
  /// Slots `k ..< k + count` of the element, borrowed; `count` stands in the next instruction's `c` (opcode `extra`)
  case arrayPeekSlots
  /// `R[a][R[b]] = R[c]`, one plain slot, unique
  case arraySet
  /// `R[a][R[b]] = k`, one plain slot, unique
  case arraySetConstant
  /// `R[a][R[b]][R[c]] = R[k]`, one plain slot, unique on both levels
  case arraySetNested
  /// One reference: consumes, releases the old one, unique
  case arraySetReference
  /// A whole element of layout `k`, consumes, releases the old one, unique
  case arraySetValue
  /// Slot `k` of the element, plain, unique
  case arraySetSlot
  /// Slots `k ..< k + count` of the element: consumes, does not release; unique; `count` as in `arrayPeekSlots`
  case arraySetSlots
  /// Moves the element `R[b][R[c]]` of layout `k` to `R[a]`, leaving zeros; unique (in R[b])
  case arrayTake
  /// `R[a].append(R[b])`, an element of layout `k`, consumes, unique
  case arrayAppend
  /// Operands of the instruction before
  case extra

  // MARK: Strings and values of any type
  /// `R[a] = R[b] + R[c]`
  case concatenate
  /// `R[a] += R[b]`, unique
  case appendString
  /// `R[a] = R[b] + … + R[b+c-1]`, consumes
  case joinStrings
  /// `R[a] = the description of the value of type k at R[b]`, as string interpolation shows it
  case describe
  case equalString, lessString
  /// `R[a] = 1 if the values of type k at R[b] and R[c] are equal`
  case equalValue
}

/// One step of the machine.
public struct Instruction: Sendable {
  public var opcode: Opcode
  public var a: UInt16
  public var b: UInt16
  public var c: UInt16
  /// `k`
  public var immediate: Int64

  public init(_ opcode: Opcode, a: UInt16 = 0, b: UInt16 = 0, c: UInt16 = 0, k: Int64 = 0) {
    self.opcode = opcode
    self.a = a
    self.b = b
    self.c = c
    self.immediate = k
  }
}

/// The sized integer types in `checkWidth` and `truncateWidth`.
public enum IntegerWidth: Int64, Sendable {
  case int8, int16, int32, uint8, uint16, uint32, uint64
}
