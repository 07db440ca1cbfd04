import Diagnostics

extension FunctionEmitter {
  // MARK: Optionals

  /// Wraps what `body` puts into the payload's registers.
  func emitSome(_ payload: TypedExpression, _ type: LoweredType, into target: Int) {
    guard case .optional(_, let isReference) = type.kind else {
      emit(payload, into: target)
      return
    }
    if isReference {
      emit(payload, into: target)
    } else {
      emit(payload, into: target + 1)
      emit(.constant, target, k: 1)
    }
  }

  /// Where the payload of an optional at `register` lies.
  func payloadRegister(_ type: LoweredType, _ register: Int) -> Int {
    if case .optional(_, true) = type.kind { return register }
    return register + 1
  }

  func emitForceUnwrap(_ optional: TypedExpression, _ type: LoweredType, into target: Int) {
    let optionalType = lower(optional.type)
    temporaries {
      let operand = emitOperand(optional)
      let present = Label()
      jump(.jumpIf, operand.register, to: present)
      emit(.trap, k: TrapCode.forceUnwrap.rawValue)
      place(present)
      let payload = payloadRegister(optionalType, operand.register)
      take(type, from: payload, of: operand, to: target)
    }
  }

  /// Moves a part out of an operand: the whole ownership if the operand is a temporary, else a copy.
  func take(_ type: LoweredType, from register: Int, of operand: Operand, to target: Int) {
    if let cleanup = operand.cleanup, cleanup.isActive {
      move(type, from: register, to: target)
      cleanup.isActive = false
    } else {
      copy(type, from: register, to: target)
    }
    trimCleanups()
  }

  func emitChainLink(_ base: TypedExpression, _ type: LoweredType, into target: Int) {
    let optionalType = lower(base.type)
    temporaries {
      let operand = emitOperand(base)
      testChain(operand)
      take(type, from: payloadRegister(optionalType, operand.register), of: operand, to: target)
    }
  }

  /// Leaves the chain if the optional at `operand` is empty.
  func testChain(_ operand: Operand) {
    guard let end = chainEnds.last else {
      preconditionFailure("an optional chain's link stands inside its chain")
    }
    let present = Label()
    jump(.jumpIf, operand.register, to: present)
    leave(to: end.depth)
    jump(.jump, to: end.label)
    place(present)
  }

  func emitChain(_ inner: TypedExpression, _ type: LoweredType, into target: Int) {
    let missing = Label()
    let end = Label()
    chainEnds.append((missing, cleanups.count))
    emit(inner, into: target)
    chainEnds.removeLast()
    jump(.jump, to: end)
    place(missing)
    zero(type, target)
    place(end)
  }

  func emitTry(
    _ kind: Expression.TryKind, _ value: TypedExpression, _ type: LoweredType, into target: Int
  ) {
    switch kind {
    case .plain: emit(value, into: target)
    case .optional, .forced:
      let saved = handler
      let failed = Label()
      let end = Label()
      handler = (failed, cleanups.count)
      emit(value, into: target)
      handler = saved
      jump(.jump, to: end)
      place(failed)
      temporaries {
        let error = allocate(1)
        emit(.takeError, error)
        if kind == .forced {
          emit(.setError, error)
          emit(.trap, k: TrapCode.forceTry.rawValue)
        } else {
          emit(.release, error)
          zero(type, target)
        }
      }
      place(end)
    }
  }

  func emitDefaultArgument(
    _ function: FunctionEntity, _ index: Int, _ inner: Substitution, into target: Int
  ) {
    guard let value = checker.defaultArgument(index, of: function) else {
      preconditionFailure("an argument that was left out has a default")
    }
    let savedSubstitution = substitution
    let savedKey = key
    let (concrete, types) = emitter.concrete(emitter.parameters(of: function), substituted(inner))
    substitution = concrete
    key = types
    emit(value, into: target)
    substitution = savedSubstitution
    key = savedKey
  }

  /// `inner` seen from the function being emitted: its types without generic parameters.
  func substituted(_ inner: Substitution) -> Substitution {
    if substitution.isEmpty { return inner }
    var result: Substitution = [:]
    for (parameter, type) in inner { result[parameter] = checker.substitute(type, substitution) }
    return result
  }
}
