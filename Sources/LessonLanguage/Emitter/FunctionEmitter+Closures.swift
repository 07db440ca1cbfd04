import Diagnostics

extension FunctionEmitter {
  // MARK: Closures

  func emitClosureCall(
    _ value: TypedExpression, _ arguments: [TypedExpression], _ type: LoweredType, into target: Int
  ) {
    var isThrowing = false
    if case .function(let function) = checker.normalized(value.type) {
      isThrowing = function.isThrowing
    }
    if case .variable(let variable) = value.kind,
      let closure = inlinedClosures[ObjectIdentifier(variable)]
    {
      emitInlined(closure, arguments, type, into: target)
      return
    }
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let callee = emitOperand(value, before: arguments + whileCalled(value))
      if hasInout(arguments) {
        let result = allocate(type)
        let passed = evaluate(passed: arguments)
        open(passed) { registers in
          self.temporaries {
            let window = self.allocate(type.slotCount + 1)
            self.callThrough(passed, registers) { _ in
              self.emit(.move, window + type.slotCount, callee.register)
              self.emit(.callClosure, window, window + type.slotCount)
            }
            self.move(type, from: window, to: result)
          }
        }
        if isThrowing { checkError() }
        move(type, from: result, to: target)
      } else {
        let window = window(type, for: target, isThrowing: isThrowing)
        let closure = allocate(1)
        emitArguments(arguments)
        emit(.move, closure, callee.register)
        emit(.callClosure, window, closure)
        if isThrowing { checkError() }
        move(type, from: window, to: target)
      }
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  func emitClosure(_ function: FunctionEntity, into target: Int) {
    let index = emitter.closure(function, enclosing: self)
    emitClosureObject(index, captures: emitter.captures(of: function), function, into: target)
  }

  /// Makes a closure and fills in what it captures.
  func emitClosureObject(
    _ index: Int, captures: [VariableEntity], _ function: FunctionEntity?, into target: Int
  ) {
    let fields = captures.map { capturedType($0) }
    var layout = Layout(slotCount: 0, references: [])
    for field in fields {
      layout.references += field.layout.references.map { $0 + layout.slotCount }
      layout.slotCount += field.slotCount
    }
    let made = target
    emit(.newClosure, made, 0, emitter.layoutIndex(layout), k: Int64(index))
    let cleanup = own(made, lower(.function(FunctionType(parameters: [], result: .void))))
    var slot = 1
    for (variable, field) in zip(captures, fields) {
      temporaries {
        let register = allocate(field)
        if let function, let entry = function.captureValues.first(where: { $0.0 === variable }) {
          emitCaptured(entry.1, variable, into: register)
        } else {
          emitCapture(variable, field, into: register)
        }
        if field.slotCount == 1 {
          emit(.storeField1, register, made, 1, k: Int64(slot))
        } else if field.slotCount > 0 {
          emit(.storeField, register, made, field.slotCount, k: Int64(slot))
        }
      }
      slot += field.slotCount
    }
    cleanup?.isActive = false
    trimCleanups()
  }

  func emitCaptured(
    _ value: TypedExpression, _ variable: VariableEntity, into register: Int
  ) {
    if variable.ownership == .strong {
      emit(value, into: register)
      return
    }
    temporaries {
      let operand = emitOperand(value)
      emit(.makeWeak, register, operand.register)
      discard(operand)
    }
    trimCleanups()
  }

  /// The type of what a closure holds of a variable: the value, or a box.
  func capturedType(_ variable: VariableEntity) -> LoweredType {
    if variable.ownership != .strong || isBoxed(variable) { return lower(checker.known.string) }
    return lower(
      variable.localFunction.map { .function(checker.functionType(of: $0)) }
        ?? checker.type(of: variable))
  }

  /// Whether closures and this function share the variable's changes.
  func isBoxed(_ variable: VariableEntity) -> Bool {
    if variable.isCaptureListEntry { return false }
    if variable.localFunction != nil { return true }
    return variable.isCaptured
      && (variable.isAssigned && !variable.isLet || !variable.hasInitialValue)
  }

  func emitCapture(_ variable: VariableEntity, _ field: LoweredType, into register: Int) {
    switch storage(of: variable) {
    case .register(let source) where variable.localFunction != nil:
      // A local function knows itself as its own closure, and what it makes knows it through a box.
      temporaries {
        let closure = allocate(1)
        emit(.copy, closure, source)
        emit(.newBox, register, k: Int64(field.layoutIndex))
        emit(.storeField1, closure, register, 1, k: 1)
      }
    case .register(let source): copy(field, from: source, to: register)
    case .box(let box): emit(.copy, register, box)
    case .global, nil: preconditionFailure("the captured variable '\(variable.name)' has no place")
    }
  }

  /// A function or method as a value: a closure that calls it.
  func emitFunctionValue(
    _ function: FunctionEntity, _ inner: Substitution, _ receiver: TypedExpression?,
    into target: Int
  ) {
    let (callee, final) =
      function.kind == .initializer
      ? (function, substituted(inner)) : resolved(function, substituted(inner))
    if let variable = callee.localVariable, emitter.needsClosure(callee) {
      emit(
        TypedExpression(.variable(variable), .function(checker.functionType(of: callee)), span),
        into: target)
      return
    }
    let receiverType = receiver.map { lower($0.type) }
    let index = emitter.boundFunction(
      callee, final, receiverType, isSuper: isSuperReceiver(receiver))
    guard let receiver, let receiverType else {
      emit(
        .newClosure, target, 0, emitter.layoutIndex(Layout(slotCount: 0, references: [])),
        k: Int64(index))
      return
    }
    temporaries {
      let register = allocate(receiverType)
      emit(receiver, into: register)
      emit(.newClosure, target, 0, receiverType.layoutIndex, k: Int64(index))
      if receiverType.slotCount > 0 {
        emit(.storeField, register, target, receiverType.slotCount, k: 1)
      }
    }
  }
}
