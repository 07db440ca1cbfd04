import Diagnostics

/// A body that stands in place of a call.
struct Inlining {
  let function: FunctionEntity
  /// Where the result goes, and where control does.
  let target: Int
  let type: LoweredType
  let end: Label
  /// How many cleanups surround the body.
  let depth: Int
}

/// A closure that is not made: its body stands wherever it is called, and sees what the place sees where it was written.
struct InlinedClosure {
  let function: FunctionEntity
  let context: InlinedContext
}

/// What a body's names and types mean.
struct InlinedContext {
  var substitution: Substitution
  var key: [Int]
  var storage: [ObjectIdentifier: Storage]
  var closures: [ObjectIdentifier: InlinedClosure]
  var function: FunctionEntity?
  var isSpanFixed: Bool
}

/// Functions of the library whose bodies are put in place of calls: small ones, and those that call a closure which
/// is written right there, as `map` does.
extension FunctionEmitter {
  private static let deepest = 3

  /// Emits a call as the function's body; returns `false` if it has to be a call.
  func emitInlined(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) -> Bool {
    guard let (body, survey) = inlinable(function), !hasInout(arguments),
      body.parameters.count == arguments.count, receiver == nil || body.selfVariable != nil,
      receiver.map({ isValue(lower($0.type)) }) ?? true
    else { return false }
    var changed: Int?
    if function.hasInoutSelf {
      changed = receiver.flatMap { registerInPlace($0.place) }
      if changed == nil { return false }
    }
    var closures: [Int: FunctionEntity] = [:]
    for (index, parameter) in body.parameters.enumerated() {
      guard case .closure(let closure) = arguments[index].kind else { continue }
      guard survey.isOnlyCalled(parameter), canInline(closure, calls: survey.calls(of: parameter))
      else { return false }
      closures[index] = closure
    }
    guard !closures.isEmpty || survey.isSmall else { return false }
    let here = context
    emitInPlace(type, into: target) { result in
      var inside = here
      if let changed, let variable = body.selfVariable {
        inside.storage[ObjectIdentifier(variable)] = .register(changed)
      }
      bind(
        body, receiver, arguments, closures, here, apart: result, type, isBound: changed != nil,
        &inside)
      (inside.substitution, inside.key) = emitter.concrete(emitter.parameters(of: function), inner)
      inside.function = function
      inside.isSpanFixed = true
      emitBody(body, of: function, in: inside, type, into: result)
    }
    return true
  }

  /// The same with receiver and arguments that lie in registers already.
  func emitInlined(
    _ function: FunctionEntity, _ inner: Substitution, receiver: (Int, LoweredType)?,
    registers: [(Int, LoweredType)], _ type: LoweredType, into target: Int
  ) -> Bool {
    guard let (body, survey) = inlinable(function), survey.isSmall,
      body.parameters.count == registers.count, (receiver == nil) == (body.selfVariable == nil),
      receiver.map({ isValue($0.1) }) ?? true,
      !(registers + (receiver.map { [$0] } ?? [])).contains(where: {
        !type.isPlainSlot && $0.0 >= target && $0.0 < target + type.slotCount
      })
    else { return false }
    emitInPlace(type, into: target) { result in
      var inside = context
      if let receiver, let variable = body.selfVariable {
        inside.storage[ObjectIdentifier(variable)] = .register(receiver.0)
      }
      for (parameter, register) in zip(body.parameters, registers) {
        inside.storage[ObjectIdentifier(parameter)] = .register(register.0)
      }
      (inside.substitution, inside.key) = emitter.concrete(emitter.parameters(of: function), inner)
      inside.function = function
      inside.isSpanFixed = true
      emitBody(body, of: function, in: inside, type, into: result)
    }
    return true
  }

  /// Puts what a closure does in place of a call of it.
  func emitInlined(
    _ closure: InlinedClosure, _ arguments: [TypedExpression], _ type: LoweredType,
    into target: Int
  ) {
    guard let body = closure.function.body else { return }
    emitInPlace(type, into: target) { result in
      var inside = closure.context
      bind(body, nil, arguments, [:], context, apart: result, type, isBound: false, &inside)
      emitBody(body, of: closure.function, in: inside, type, into: result)
    }
  }

  /// Gives `body` the registers of the result: the target itself where nothing else can be there.
  private func emitInPlace(_ type: LoweredType, into target: Int, _ body: (Int) -> Void) {
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let isInPlace = type.isPlainSlot || target + type.slotCount == top
      let result = isInPlace ? target : allocate(type)
      body(result)
      move(type, from: result, to: target)
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  /// The result of a body in place, without the jump to its end.
  func emitResult(_ value: TypedExpression?, of inlining: Inlining) {
    if let value, let (register, cleanup) = ownedVariable(value, inlining.type),
      cleanups[inlining.depth...].contains(where: { $0 === cleanup })
    {
      cleanup.isActive = false
      leave(to: inlining.depth)
      cleanup.isActive = true
      move(inlining.type, from: register, to: inlining.target)
      return
    }
    if let value {
      temporaries {
        let isWanted = inlining.type.slotCount > 0
        emit(value, into: isWanted ? inlining.target : allocate(lower(value.type)))
      }
    }
    leave(to: inlining.depth)
  }

  // MARK: Contexts

  private var context: InlinedContext {
    get {
      InlinedContext(
        substitution: substitution, key: key, storage: storage, closures: inlinedClosures,
        function: currentFunction, isSpanFixed: isSpanFixed)
    }
    set {
      substitution = newValue.substitution
      key = newValue.key
      storage = newValue.storage
      inlinedClosures = newValue.closures
      currentFunction = newValue.function
      isSpanFixed = newValue.isSpanFixed
    }
  }

  /// Evaluates receiver and arguments, from left to right, and makes them what the parameters stand for.
  private func bind(
    _ body: FunctionBody, _ receiver: TypedExpression?, _ arguments: [TypedExpression],
    _ closures: [Int: FunctionEntity], _ here: InlinedContext, apart target: Int,
    _ type: LoweredType, isBound: Bool, _ inside: inout InlinedContext
  ) {
    func operand(_ value: TypedExpression, before others: [TypedExpression]) -> Storage {
      let lowered = lower(value.type)
      var operand = emitOperand(value, before: others)
      if !type.isPlainSlot, operand.cleanup == nil, operand.register >= target,
        operand.register < target + type.slotCount
      {
        // The result would be written over it.
        let copied = allocate(lowered)
        copy(lowered, from: operand.register, to: copied)
        operand = Operand(register: copied, cleanup: own(copied, lowered))
      }
      return .register(operand.register)
    }
    // What runs in the body may be the lesson's code, which can change what it names.
    let anything = TypedExpression(
      .call(
        .value(TypedExpression(.nilLiteral, .void, span)), receiver: nil, arguments: [],
        dynamic: false), .void, span)
    var changes = [anything]
    if let receiver, isBound {
      changes.append(TypedExpression(.inoutArgument(receiver.place), receiver.type, span))
    } else if let receiver, let variable = body.selfVariable {
      inside.storage[ObjectIdentifier(variable)] = operand(receiver, before: arguments + changes)
    }
    let order = order(of: arguments)
    for (step, index) in order.enumerated() {
      let parameter = body.parameters[index]
      if let closure = closures[index] {
        inside.closures[ObjectIdentifier(parameter)] = InlinedClosure(
          function: closure, context: here)
      } else {
        let others = order[(step + 1)...].map { arguments[$0] }
        inside.storage[ObjectIdentifier(parameter)] = operand(
          arguments[index], before: others + changes)
      }
    }
  }

  private func emitBody(
    _ body: FunctionBody, of function: FunctionEntity, in inside: InlinedContext,
    _ type: LoweredType, into target: Int
  ) {
    let outside = context
    let (savedSpan, savedInitialized) = (span, initializedSelf)
    let savedFloor = scopeFloor
    let inlining = Inlining(
      function: function, target: target, type: type, end: Label(), depth: cleanups.count)
    context = inside
    initializedSelf = nil
    scopeFloor = inlining.depth
    inlinings.append(inlining)
    emitInlinedStatements(body, inlining)
    inlinings.removeLast()
    cleanups.removeLast(cleanups.count - inlining.depth)
    place(inlining.end)
    scopeFloor = savedFloor
    initializedSelf = savedInitialized
    isSpanFixed = false
    span = savedSpan
    context = outside
  }

  private func emitInlinedStatements(_ body: FunctionBody, _ inlining: Inlining) {
    guard let last = body.statements.last, case .returned(let value) = last.kind else {
      emitStatements(body.statements)
      if endsWithJump { return }
      if inlining.type.slotCount > 0 {
        emit(.trap, k: TrapCode.missingReturn.rawValue)
      } else {
        leave(to: inlining.depth)
      }
      return
    }
    emitStatements(body.statements.dropLast())
    let saved = span
    span = last.span
    emitResult(value, of: inlining)
    span = saved
  }

  // MARK: What can stand in place

  /// The body of a library function that may stand in place of a call here.
  private func inlinable(_ function: FunctionEntity) -> (FunctionBody, BodySurvey)? {
    guard function.isLibrary, function.builtin == nil, !function.isRequirement,
      function.memberwise == nil, inlinings.count < Self.deepest,
      !inlinings.contains(where: { $0.function === function })
    else { return nil }
    switch function.kind {
    case .function, .getter, .setter: break
    default: return nil
    }
    checker.resolveSignature(function)
    checker.checkFunctionBody(function)
    guard let body = function.body, body.context.captures.isEmpty,
      !body.parameters.contains(where: { isBoxed($0) || $0.isInoutParameter }),
      !(body.selfVariable.map { isBoxed($0) } ?? false), let survey = known(body),
      !survey.hasThrow
    else { return nil }
    return (body, survey)
  }

  /// Whether a receiver is a value whose methods are known.
  private func isValue(_ type: LoweredType) -> Bool { !type.isClass && !isExistential(type) }

  /// The registers of a variable, or of a stored part of one, that a method may change where they are.
  private func registerInPlace(_ place: TypedExpression) -> Int? {
    switch place.kind {
    case .variable(let variable):
      if variable.willSet != nil || variable.didSet != nil { return nil }
    case .property(let property, _, let receiver?, _):
      if property.willSet != nil || property.didSet != nil { return nil }
      if registerInPlace(receiver) == nil { return nil }
    default: return nil
    }
    return borrowed(place, before: [])
  }

  /// The survey of a body that may stand in place of a call.
  private func known(_ body: FunctionBody) -> BodySurvey? {
    var survey: BodySurvey
    if let known = emitter.surveys[ObjectIdentifier(body)] {
      survey = known
    } else {
      survey = BodySurvey()
      for statement in body.statements { survey.visit(statement) }
      emitter.surveys[ObjectIdentifier(body)] = survey
    }
    return survey.isForeign ? nil : survey
  }

  private func canInline(_ closure: FunctionEntity, calls: Int) -> Bool {
    checker.checkFunctionBody(closure)
    guard let body = closure.body, closure.captureValues.isEmpty,
      !body.parameters.contains(where: { isBoxed($0) || $0.isInoutParameter }),
      let survey = known(body)
    else { return false }
    return calls <= 1 || survey.count <= BodySurvey.smallCount
  }
}
