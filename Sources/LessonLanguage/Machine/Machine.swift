import Diagnostics

/// Runs a checked program, block by block.
///
/// All registers lie on one stack of 64-bit slots with the main frame at its base; a call's frame starts inside its
/// caller's, at the window. What the loop touches is plain memory: references are counted by instructions, never
/// by Swift. A machine keeps the lesson's variables between blocks, also after a block that trapped.
public final class Machine {
  /// A caller that waits: the instruction behind which it goes on, and its frame.
  struct Frame {
    var ip: UnsafePointer<Instruction>
    var fp: Slots
  }

  /// A function as the loop calls it.
  struct Entry {
    var code: UnsafePointer<Instruction>
    var frameSize: Int
  }

  /// What changes while code runs and is seen by the loop and the cold paths alike.
  struct State {
    var fuel: Int64
    /// The instruction under way in the frame at `fp`, as of the last step off the hot path.
    var ip: UnsafePointer<Instruction>
    var fp: Slots
    /// The first free frame.
    var frame: UnsafeMutablePointer<Frame>
    /// The error on its way, an existential, or 0.
    var error: Slot = 0
    var nestedCalls = 0
  }

  /// What a call costs in fuel.
  static let callCost: Int64 = 4

  public let program: Program
  public let limits: Limits
  /// Texts whose functions and places are left out of traps.
  public var librarySources: Set<SourceID> = []
  /// UTF-8 text printed since it was last taken.
  public internal(set) var output: [UInt8] = []

  let heap: Heap
  let types: TypeTable
  let immortals = Immortals()
  let state: UnsafeMutablePointer<State>
  let code: UnsafeMutablePointer<Instruction>
  let functions: UnsafeMutablePointer<Entry>
  let stack: Slots
  let stackEnd: Slots
  let frames: UnsafeMutablePointer<Frame>
  let framesEnd: UnsafeMutablePointer<Frame>
  let constants: Slots
  let builtins: UnsafeMutablePointer<BuiltinEntry>
  let host: [HostFunction]
  /// Room for the bytes of immediate strings.
  let scratch: Slots
  /// Dead objects whose fields are still to be released.
  let dying: UnsafeMutablePointer<AddressStack>
  var hostObjects: [HostObject?] = []
  var freeHostObjects: [Int] = []
  var pendingTrap: Trap?
  /// Numbers drawn without a generator of the lesson's own.
  var randomCount: UInt64 = 0
  /// How deeply `describe`, `equal` and `hash` are within one another.
  var valueDepth = 0

  private static let stackSlots = 1 << 20

  /// - Parameter isAudited: whether `audit()` can be asked whether all references were counted; slower.
  public init(
    program: Program, limits: Limits = Limits(), host: [HostFunction] = [], isAudited: Bool = false
  ) {
    self.program = program
    self.limits = limits
    self.host = host
    heap = Heap(limit: limits.bytes, isAudited: isAudited)
    types = TypeTable(program)
    code = .allocate(capacity: program.code.count + 2)
    for index in program.code.indices {
      var step = program.code[index]
      // Within the machine a jump says how far it goes from the next instruction.
      if step.opcode.isJump { step.immediate -= Int64(index + 1) }
      (code + index).initialize(to: step)
    }
    // Behind the code stands what a nested call returns to.
    (code + program.code.count).initialize(repeating: Instruction(.endBlock), count: 2)
    functions = .allocate(capacity: max(1, program.functions.count))
    for index in program.functions.indices {
      let function = program.functions[index]
      (functions + index).initialize(
        to: Entry(code: UnsafePointer(code + function.entry), frameSize: function.frameSize))
    }
    let slots = max(Machine.stackSlots, 2 * program.mainFrameSize)
    stack = .allocate(capacity: slots)
    stackEnd = stack + slots
    (stack).initialize(repeating: 0, count: program.mainFrameSize)
    frames = .allocate(capacity: limits.recursionDepth + 2)
    framesEnd = frames + limits.recursionDepth
    scratch = .allocate(capacity: 4)
    scratch.initialize(repeating: 0, count: 4)
    constants = .allocate(capacity: max(1, program.strings.count))
    dying = .allocate(capacity: 1)
    dying.initialize(to: AddressStack())
    builtins = .allocate(capacity: Builtins.all.count)
    for index in Builtins.all.indices {
      (builtins + index).initialize(to: BuiltinEntry(body: Builtins.all[index].body))
    }
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(fuel: limits.fuel, ip: UnsafePointer(code), fp: stack, frame: frames))
    for index in program.strings.indices {
      constants[index] = makeImmortalString(program.strings[index])
    }
  }

  deinit {
    state.deallocate()
    code.deallocate()
    functions.deallocate()
    stack.deallocate()
    frames.deallocate()
    scratch.deallocate()
    constants.deallocate()
    builtins.deinitialize(count: Builtins.all.count)
    builtins.deallocate()
    dying.pointee.deallocate()
    dying.deallocate()
  }

  /// The steps that are left; a session may grant each block its own.
  public var fuel: Int64 {
    get { state.pointee.fuel }
    set { state.pointee.fuel = newValue }
  }

  /// The bytes of all objects alive.
  public var liveBytes: Int64 { heap.liveBytes }

  /// Returns what was printed since the last time.
  public func takeOutput() -> [UInt8] {
    let result = output
    output = []
    return result
  }

  /// Runs the block with index `block` in the main frame.
  public func run(block: Int) throws(Trap) {
    state.pointee.frame = frames
    state.pointee.error = 0
    state.pointee.nestedCalls = 0
    state.pointee.fp = stack
    dying.pointee.removeAll()
    valueDepth = 0
    pendingTrap = nil
    let function = functions[program.blocks[block]]
    state.pointee.ip = function.code
    if execute(from: function.code, in: stack) { return }
    state.pointee.frame = frames
    state.pointee.error = 0
    guard let trap = pendingTrap else {
      preconditionFailure("the loop ends without a result only after a trap")
    }
    pendingTrap = nil
    throw trap
  }

  /// Reads slots of the main frame, for tests and for what the session shows.
  public func global(_ slot: Int) -> UInt64 { stack[slot] }
}

extension Machine {
  /// The stop behind the code.
  var halt: UnsafePointer<Instruction> { UnsafePointer(code + program.code.count) }

  /// The index of the function whose code holds `ip`.
  func functionIndex(at ip: UnsafePointer<Instruction>) -> Int? {
    types.function(at: ip - UnsafePointer(code))
  }

  /// The first slot that the running frame does not use.
  var firstFreeSlot: Slots {
    let size = functionIndex(at: state.pointee.ip).map { functions[$0].frameSize } ?? 0
    return state.pointee.fp + max(size, state.pointee.fp == stack ? program.mainFrameSize : 0)
  }

  /// Calls a lesson's function from the library.
  ///
  /// `prepare` fills the arguments of the frame it is given; `finish` reads the result's slots, which it then owns,
  /// before the stack is used again. Returns `false` after a trap. An error on its way is kept apart.
  func call(_ function: Int, prepare: (Slots) -> Void, finish: (Slots) -> Void) -> Bool {
    guard pendingTrap == nil else { return false }
    let saved = state.pointee
    guard saved.nestedCalls < limits.nestedCalls else { return fail(.recursionTooDeep) }
    let base = firstFreeSlot
    let target = functions[function]
    let resultSlots = program.functions[function].resultSlots
    guard base + target.frameSize <= stackEnd, saved.frame + 2 <= framesEnd else {
      return fail(.recursionTooDeep)
    }
    saved.frame.initialize(to: Frame(ip: saved.ip, fp: saved.fp))
    (saved.frame + 1).initialize(to: Frame(ip: halt, fp: saved.fp))
    state.pointee.frame = saved.frame + 2
    state.pointee.nestedCalls = saved.nestedCalls + 1
    state.pointee.error = 0
    state.pointee.fuel -= Machine.callCost
    prepare(base + resultSlots)
    let finished = execute(from: target.code, in: base)
    if finished, state.pointee.error != 0 {
      // Functions that the library calls promise not to throw.
      release(state.pointee.error)
    }
    state.pointee.ip = saved.ip
    state.pointee.fp = saved.fp
    state.pointee.frame = saved.frame
    state.pointee.nestedCalls = saved.nestedCalls
    state.pointee.error = saved.error
    if finished { finish(base) }
    return finished
  }

  /// Takes `amount` of fuel where nothing can stop; the next instruction that is paid for does.
  @inline(__always)
  func spend(_ amount: Int) {
    state.pointee.fuel &-= Int64(truncatingIfNeeded: amount)
  }

  /// Takes `amount` of fuel; returns `false` after a trap.
  @inline(__always)
  func charge(_ amount: Int) -> Bool {
    state.pointee.fuel &-= Int64(truncatingIfNeeded: amount)
    return state.pointee.fuel >= 0 || fail(.fuelExhausted)
  }
}
