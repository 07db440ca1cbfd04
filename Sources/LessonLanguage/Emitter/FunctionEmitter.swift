import Diagnostics

/// A place in the code that jumps lead to before it is known.
final class Label {
  var position: Int?
  var jumps: [Int] = []
}

/// Something to be undone when control leaves a scope.
final class Cleanup {
  enum Kind {
    /// Releases the value in these registers.
    case release(Int, LoweredType)
    /// A `defer` block.
    case deferred([TypedStatement])
    /// Moves a boxed `inout` parameter back to its registers.
    case unbox(box: Int, register: Int, LoweredType)
  }

  let kind: Kind
  var isActive = true

  init(_ kind: Kind) { self.kind = kind }
}

/// A value in registers: borrowed from a variable, or owned and released by its cleanup.
struct Operand {
  var register: Int
  var cleanup: Cleanup?
}

/// Where a variable lives.
enum Storage {
  case register(Int)
  /// A box whose reference is in the register.
  case box(Int)
  case global(Int)
}

/// Emits the code of one function.
///
/// Registers are handed out like a stack: variables and temporaries of a scope lie above those of the scopes around it. Whatever
/// owns references has a cleanup from the moment it holds them until they are moved on.
final class FunctionEmitter {
  let emitter: Emitter
  var checker: Checker { emitter.checker }
  var substitution: Substitution
  /// The types that stand for the generic parameters, as part of the keys of closures.
  var key: [Int]
  let isMain: Bool
  /// Of what stands in the library: where the lesson led to it.
  var origin: Span
  var functionIndex = 0

  var code: [Instruction] = []
  var spans: [Span] = []
  /// Where the instructions to come are from; within the library's text in place of a call, the call.
  var span: Span {
    get { place }
    set { if !isSpanFixed { place = newValue } }
  }
  private var place: Span
  var isSpanFixed = false
  /// The next free register and the highest ever used.
  var top: Int
  var highest: Int
  var resultSlots = 0
  var parameterSlots = 0
  var storage: [ObjectIdentifier: Storage] = [:]
  var cleanups: [Cleanup] = []
  /// Where errors go, and how many cleanups surround that place.
  var handler: (label: Label, depth: Int)?
  var loops: [(jump: Jump, breakLabel: Label, continueLabel: Label?, depth: Int)] = []
  /// Cleanups of the scopes around the current one.
  var scopeFloor = 0
  var fallthroughLabel: Label?
  /// The call whose arguments are being evaluated.
  var callUnderWay: TypedExpression?
  var chainEnds: [(label: Label, depth: Int)] = []
  /// Registers of the result, if any, and where a `return` goes.
  var resultType: LoweredType?
  var yieldTargets: [(register: Int, type: LoweredType, end: Label, depth: Int)] = []
  var initializedSelf: (register: Int, type: LoweredType, isFailable: Bool)?
  /// Cleanups up to and including that of the value which an initializer builds.
  var selfCleanupCount = 0
  /// Bodies that stand in place of a call, the innermost last.
  var inlinings: [Inlining] = []
  /// Closures that are code in place: by the parameters that stand for them.
  var inlinedClosures: [ObjectIdentifier: InlinedClosure] = [:]
  /// The function being emitted.
  var currentFunction: FunctionEntity?
  /// Variables made while emitting: their identities are keys of `storage`.
  var keptVariables: [VariableEntity] = []
  /// Out-of-line code: unwinding on errors.
  private var stubs: [Stub] = []
  /// The last place that jumps lead to.
  private var lastLabel = -1

  init(_ emitter: Emitter, substitution: Substitution, key: [Int], isMain: Bool, firstRegister: Int)
  {
    self.emitter = emitter
    self.substitution = substitution
    self.key = key
    self.isMain = isMain
    top = firstRegister
    highest = firstRegister
    place = Span(source: SourceID(index: 0), start: 0, end: 0)
    origin = place
  }

  // MARK: Instructions

  @discardableResult
  func emit(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, k: Int64 = 0) -> Int {
    code.append(
      Instruction(
        opcode, a: UInt16(truncatingIfNeeded: a), b: UInt16(truncatingIfNeeded: b),
        c: UInt16(truncatingIfNeeded: c), k: k))
    spans.append(span)
    return code.count - 1
  }

  /// Jumps to `label`, which is further on or, as the start of a loop, further back.
  func jump(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, to label: Label) {
    guard let position = label.position else {
      label.jumps.append(emit(opcode, a, b, c))
      return
    }
    if let looping = opcode.looping {
      emit(looping, a, b, c, k: Int64(position))
      return
    }
    // No instruction jumps back on this condition: one out of line does.
    let detour = Label()
    detour.jumps.append(emit(opcode, a, b, c))
    stubs.append(Stub(label: detour, cleanups: [], target: label, top: top, span: span))
  }

  func place(_ label: Label) {
    label.position = code.count
    for index in label.jumps { code[index].immediate = Int64(code.count) }
    lastLabel = code.count
  }

  func at<Result>(_ span: Span, _ body: () -> Result) -> Result {
    let saved = self.span
    self.span = span
    defer { self.span = saved }
    return body()
  }

  /// Reports what cannot be emitted; the program does not run.
  func reportUnsupported(_ what: String) {
    if !emitter.isTooLarge { checker.report(.notEmitted(what, at: emitter.origin)) }
    emit(.trap, k: TrapCode.fatalError.rawValue)
  }

  // MARK: Registers

  static let registerLimit = 60_000

  func allocate(_ count: Int) -> Int {
    let register = top
    top += count
    if top > highest { highest = top }
    if top > Self.registerLimit { emitter.stop(.functionTooLarge(at: emitter.origin)) }
    return register
  }

  func allocate(_ type: LoweredType) -> Int { allocate(type.slotCount) }

  /// Where a call's window begins: at `target` itself if nothing lies above it.
  func window(_ type: LoweredType, for target: Int, isThrowing: Bool) -> Int {
    // A call that fails must leave what it was to replace.
    if !isThrowing, type.slotCount > 0, target + type.slotCount == top { return target }
    return allocate(type)
  }

  /// Runs `body`, then frees the registers that it took.
  func temporaries<Result>(_ body: () -> Result) -> Result {
    let saved = top
    defer { top = saved }
    return body()
  }

  func lower(_ type: Type) -> LoweredType {
    emitter.lower(substitution.isEmpty ? type : checker.substitute(type, substitution))
  }

  // MARK: Moving values

  func move(_ type: LoweredType, from source: Int, to target: Int) {
    moveSlots(type.slotCount, from: source, to: target)
  }

  func moveSlots(_ count: Int, from source: Int, to target: Int) {
    if source == target { return }
    switch count {
    case 0: break
    case 1: emit(.move, target, source)
    case 2: emit(.move2, target, source)
    default: emit(.moveN, target, source, count)
    }
  }

  func retain(_ type: LoweredType, _ register: Int) {
    switch type.layout.references.count {
    case 0: break
    case 1: emit(.retain, register + type.layout.references[0])
    default: emit(.retainValue, register, k: Int64(type.layoutIndex))
    }
  }

  func release(_ type: LoweredType, _ register: Int) {
    switch type.layout.references.count {
    case 0: break
    case 1: emit(.release, register + type.layout.references[0])
    default: emit(.releaseValue, register, k: Int64(type.layoutIndex))
    }
  }

  /// Copies a value; the copy is owned.
  func copy(_ type: LoweredType, from source: Int, to target: Int) {
    if type.isReference {
      emit(.copy, target, source)
    } else if type.hasReferences {
      emit(.copyValue, target, source, k: Int64(type.layoutIndex))
    } else {
      move(type, from: source, to: target)
    }
  }

  func zero(_ type: LoweredType, _ register: Int) {
    if type.slotCount == 1 {
      emit(.constant, register)
    } else if type.slotCount > 1 {
      emit(.zero, register, 0, type.slotCount)
    }
  }

  // MARK: Cleanups

  func own(_ register: Int, _ type: LoweredType) -> Cleanup? {
    guard type.hasReferences else { return nil }
    let cleanup = Cleanup(.release(register, type))
    cleanups.append(cleanup)
    return cleanup
  }

  /// The value has been moved on: nothing is left to release.
  func consume(_ operand: Operand, _ type: LoweredType) {
    if let cleanup = operand.cleanup {
      cleanup.isActive = false
    } else {
      retain(type, operand.register)
    }
  }

  func discard(_ operand: Operand) {
    guard let cleanup = operand.cleanup, cleanup.isActive else { return }
    run(cleanup)
    cleanup.isActive = false
  }

  func run(_ cleanup: Cleanup) {
    switch cleanup.kind {
    case .release(let register, let type): release(type, register)
    case .deferred(let statements):
      let saved = (cleanups, loops)
      cleanups = []
      emitStatements(statements)
      (cleanups, loops) = saved
    case .unbox(let box, let register, let type):
      emit(.takeField, register, box, type.slotCount, k: 1)
      emit(.release, box)
    }
  }

  /// Emits the cleanups above `depth` without ending their scopes: control leaves here.
  func leave(to depth: Int) {
    for cleanup in cleanups[depth...].reversed() where cleanup.isActive {
      let index = cleanups.firstIndex { $0 === cleanup } ?? 0
      let saved = cleanups
      cleanups = Array(cleanups[..<index])
      run(cleanup)
      cleanups = saved
    }
  }

  /// Ends a scope: emits its cleanups if control reaches its end.
  func endScope(_ depth: Int, isReachable: Bool = true) {
    if isReachable { leave(to: depth) }
    cleanups.removeLast(cleanups.count - depth)
  }

  func scope(_ body: () -> Void) {
    let depth = cleanups.count
    let saved = top
    let savedFloor = scopeFloor
    scopeFloor = depth
    body()
    scopeFloor = savedFloor
    endScope(depth, isReachable: !endsWithJump)
    top = saved
  }

  /// Whether control cannot reach the next instruction.
  var endsWithJump: Bool {
    guard let last = code.last, lastLabel != code.count else { return false }
    switch last.opcode {
    case .returnCall, .returnError, .trap, .jump, .loop: return true
    default: return false
    }
  }

  // MARK: Errors on their way

  /// After a call that can throw: unwinds to the handler, or out of the function.
  func checkError() {
    // A call that the check follows at once returns past it.
    if let last = code.last, last.opcode.callsLesson, lastLabel != code.count {
      code[code.count - 1].c = 1
    }
    let depth = handler?.depth ?? 0
    let active = cleanups[depth...].filter { $0.isActive }.map { $0.kind }
    if active.isEmpty, let handler {
      jump(.jumpIfError, to: handler.label)
      return
    }
    let label = Label()
    jump(.jumpIfError, to: label)
    stubs.append(Stub(label: label, cleanups: active, target: handler?.label, top: top, span: span))
  }

  /// Unwinds at once: an error has just been set on its way.
  func propagate() {
    let depth = handler?.depth ?? 0
    leave(to: depth)
    if let handler { jump(.jump, to: handler.label) } else { emitErrorReturn() }
  }

  func emitStubs() {
    var index = 0
    while index < stubs.count {
      let stub = stubs[index]
      place(stub.label)
      cleanups = stub.cleanups.map { Cleanup($0) }
      top = stub.top
      span = stub.span
      handler = nil
      leave(to: 0)
      if let target = stub.target { jump(.jump, to: target) } else { emitErrorReturn() }
      index += 1
    }
  }

  private func emitErrorReturn() {
    if isMain {
      emit(.trap, k: TrapCode.uncaughtError.rawValue)
    } else {
      emit(.returnError)
    }
  }
}

/// Out-of-line code that releases what a function owns when an error passes.
struct Stub {
  var label: Label
  var cleanups: [Cleanup.Kind]
  var target: Label?
  var top: Int
  var span: Span
}
