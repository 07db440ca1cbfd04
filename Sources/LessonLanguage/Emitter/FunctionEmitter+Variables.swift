import Diagnostics

extension FunctionEmitter {
  // MARK: Variables

  func emitVariable(_ pattern: TypedPattern, _ value: TypedExpression?) {
    if case .binding(let variable) = pattern.kind {
      declare(variable, value)
      return
    }
    guard let value else {
      declareAll(pattern)
      return
    }
    let type = lower(value.type)
    if isMain, bindsGlobals(pattern) {
      temporaries {
        let register = emitOwned(value)
        bind(pattern, register, type)
        release(type, register)
      }
      return
    }
    let register = emitOwned(value)
    _ = own(register, type)
    bind(pattern, register, type)
  }

  func bindsGlobals(_ pattern: TypedPattern) -> Bool {
    switch pattern.kind {
    case .binding(let variable): return variable.isGlobal
    case .tuple(let parts): return parts.contains { bindsGlobals($0) }
    default: return false
    }
  }

  func declareAll(_ pattern: TypedPattern) {
    switch pattern.kind {
    case .binding(let variable): declare(variable, nil)
    case .tuple(let parts): for part in parts { declareAll(part) }
    default: break
    }
  }

  /// Gives a variable its place and its first value.
  func declare(_ variable: VariableEntity, _ value: TypedExpression?) {
    let type = lower(checker.type(of: variable))
    if variable.isGlobal, let register = emitter.globalRegisters[ObjectIdentifier(variable)] {
      // A block that runs once: nothing is there yet.
      if let value { emit(value, into: register) } else { zero(type, register) }
      return
    }
    if isBoxed(variable) {
      let box = allocate(1)
      if let value {
        temporaries {
          let register = emitOwned(value)
          emit(.newBox, box, k: Int64(type.layoutIndex))
          if type.slotCount > 0 { emit(.storeField, register, box, type.slotCount, k: 1) }
        }
      } else {
        emit(.newBox, box, k: Int64(type.layoutIndex))
      }
      _ = own(box, lower(checker.known.string))
      storage[ObjectIdentifier(variable)] = .box(box)
      return
    }
    if let value, variable.isLet, variable.ownership == .strong,
      let source = constantSource(value)
    {
      storage[ObjectIdentifier(variable)] = .register(source)
      return
    }
    let register = allocate(type)
    if let value { emit(value, into: register) } else { zero(type, register) }
    _ = own(register, type)
    storage[ObjectIdentifier(variable)] = .register(register)
  }

  /// The registers of another constant that never changes: a second name needs no copy.
  func constantSource(_ value: TypedExpression) -> Int? {
    guard case .variable(let variable) = value.kind, variable.isLet, variable.hasInitialValue,
      variable.ownership == .strong, !variable.isGlobal
    else { return nil }
    return borrowed(value, before: [])
  }

  /// Makes a variable of a value that is in registers and stays there; the variable borrows it where it can.
  func bindVariable(
    _ variable: VariableEntity, _ register: Int, _ type: LoweredType, isShared: Bool = false
  ) {
    if variable.isGlobal, let target = emitter.globalRegisters[ObjectIdentifier(variable)] {
      copy(type, from: register, to: target)
      return
    }
    if let shared = variable.sharedWith {
      // The first alternative has made the registers.
      if case .register(let target)? = storage[ObjectIdentifier(shared)] {
        moveShared(type, register, target)
      }
      return
    }
    if isBoxed(variable) {
      let box = allocate(1)
      temporaries {
        let value = allocate(type)
        copy(type, from: register, to: value)
        emit(.newBox, box, k: Int64(type.layoutIndex))
        if type.slotCount > 0 { emit(.storeField, value, box, type.slotCount, k: 1) }
      }
      _ = own(box, lower(checker.known.string))
      storage[ObjectIdentifier(variable)] = .box(box)
      return
    }
    if variable.isLet, !isShared {
      storage[ObjectIdentifier(variable)] = .register(register)
      return
    }
    let own = allocate(type)
    copy(type, from: register, to: own)
    _ = self.own(own, type)
    storage[ObjectIdentifier(variable)] = .register(own)
  }

  func moveShared(_ type: LoweredType, _ register: Int, _ target: Int) {
    release(type, target)
    copy(type, from: register, to: target)
  }

  func emitLocalFunction(_ function: FunctionEntity) {
    guard let variable = function.localVariable, emitter.needsClosure(function),
      case .box(let box)? = storage[ObjectIdentifier(variable)]
    else { return }
    guard function.genericParameters.isEmpty else {
      // One closure would have to stand for all its types.
      reportUnsupported("a generic function that uses variables of the function around it")
      return
    }
    temporaries {
      let register = allocate(1)
      let index = emitter.closure(function, enclosing: self)
      emitClosureObject(index, captures: emitter.captures(of: function), nil, into: register)
      emit(.storeFieldReference, register, box, 1, k: 1)
    }
  }
}
