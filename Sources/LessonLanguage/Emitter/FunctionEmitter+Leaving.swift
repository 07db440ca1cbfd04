import Diagnostics

extension FunctionEmitter {
  // MARK: Leaving

  func emitReturn(_ value: TypedExpression?) {
    if let inlining = inlinings.last {
      emitResult(value, of: inlining)
      jump(.jump, to: inlining.end)
      return
    }
    if let initialized = initializedSelf {
      if let value, case .nilLiteral = value.kind {
        emitFailure()
        return
      }
      emitInitializedReturn(initialized)
      return
    }
    if let value, let type = resultType, type.slotCount > 0 {
      temporaries {
        if cleanups.allSatisfy({ !$0.isActive }) {
          emitResult(value, type)
        } else if let (register, cleanup) = ownedVariable(value, type) {
          // A variable that ends here gives its value away.
          cleanup.isActive = false
          leave(to: 0)
          cleanup.isActive = true
          move(type, from: register, to: 0)
        } else if type.slotCount == 1 {
          emit(value, into: 0)
          leave(to: 0)
        } else {
          let register = allocate(type)
          emit(value, into: register)
          leave(to: 0)
          move(type, from: register, to: 0)
        }
      }
    } else {
      if let value { temporaries { emit(value, into: allocate(lower(value.type))) } }
      leave(to: 0)
    }
    emit(.returnCall)
  }

  /// The registers and the cleanup of a local variable that is returned as it is.
  func ownedVariable(_ value: TypedExpression, _ type: LoweredType) -> (Int, Cleanup)? {
    guard case .variable = value.kind, let register = borrowed(value, before: []) else {
      return nil
    }
    var found: (Int, Cleanup)?
    for cleanup in cleanups where cleanup.isActive {
      switch cleanup.kind {
      case .release(register, let owned) where owned === type: found = (register, cleanup)
      // It runs before the value is gone, and may change the variable.
      case .deferred: return nil
      default: break
      }
    }
    return found
  }

  /// Puts the result straight into its registers, which nothing reads.
  func emitResult(_ value: TypedExpression, _ type: LoweredType) {
    if type.slotCount == 1 {
      emit(value, into: 0)
    } else {
      let register = allocate(type)
      emit(value, into: register)
      move(type, from: register, to: 0)
    }
  }

  /// The end of an initializer: the value that was built, or the flag that says it was.
  func emitInitializedReturn(_ initialized: (register: Int, type: LoweredType, isFailable: Bool)) {
    if initialized.type.isClass {
      leave(to: 0)
      if initialized.isFailable { emit(.constant, 0, k: 1) }
      emit(.returnCall)
      return
    }
    // The value itself is the first thing that has a cleanup.
    leave(to: selfCleanupCount)
    if initialized.isFailable {
      let optional = lower(checker.known.optional(initialized.type.type))
      move(initialized.type, from: initialized.register, to: payloadRegister(optional, 0))
      if optional.slotCount > initialized.type.slotCount { emit(.constant, 0, k: 1) }
    } else {
      move(initialized.type, from: initialized.register, to: 0)
    }
    emit(.returnCall)
  }

  // MARK: Errors

  func emitCatch(
    _ jump: Jump, _ body: [TypedStatement], _ cases: [TypedCase], _ error: VariableEntity,
    _ isExhaustive: Bool
  ) {
    let caught = Label()
    let end = Label()
    let saved = handler
    loops.append((jump, end, nil, cleanups.count))
    handler = (caught, cleanups.count)
    emitBlock(body)
    handler = saved
    self.jump(.jump, to: end)
    place(caught)
    scope {
      let register = allocate(1)
      emit(.takeError, register)
      let errorType = lower(checker.known.error)
      let cleanup = own(register, errorType)
      storage[ObjectIdentifier(error)] = .register(register)
      let handled = Label()
      emitCases(cases, register, errorType, handled)
      if !isExhaustive {
        cleanup?.isActive = false
        emit(.setError, register)
        propagate()
        cleanup?.isActive = true
      }
      place(handled)
    }
    loops.removeLast()
    place(end)
  }
}
