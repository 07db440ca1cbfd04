import Diagnostics

extension FunctionEmitter {
  // MARK: Assignments

  func emitAssignment(_ target: TypedExpression, _ value: TypedExpression) {
    if case .discard = target.kind {
      temporaries { discard(emitOperand(value)) }
      trimCleanups()
      return
    }
    if case .tuple(let parts) = target.kind {
      emitTupleAssignment(parts, value)
      return
    }
    let type = lower(target.type)
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let place = makePlace(target, before: [value])
      if case .registers(let register) = place, type.isPlainSlot, case .variable = target.kind {
        emit(value, into: register)
      } else if case .element(let array, let arrayType, let index, 0) = place, type.isPlainSlot,
        lower(arrayType.arguments[0]).slotCount == 1, let constant = constant(value)
      {
        modify(array, arrayType, isBrief: true) { register in
          self.emit(.arraySetConstant, register, index, k: constant)
        }
      } else if type.isPlainSlot, isStorage(place), let register = borrowed(value, before: []) {
        store(place, type, from: register)
      } else {
        let register = allocate(type)
        emit(value, into: register)
        store(place, type, from: register)
      }
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  func emitTupleAssignment(_ parts: [TypedExpression], _ value: TypedExpression) {
    let type = lower(value.type)
    guard case .tuple(let fields) = type.kind else { return }
    temporaries {
      let depth = cleanups.count
      let places = parts.map { part -> Place? in
        if case .discard = part.kind { return nil }
        return makePlace(part)
      }
      let register = allocate(type)
      emit(value, into: register)
      for ((place, field), part) in zip(zip(places, fields), parts) {
        if let place {
          store(place, field.type, from: register + field.offset)
        } else {
          release(field.type, register + field.offset)
        }
        _ = part
      }
      endScope(depth)
    }
  }

  func emitCompound(
    _ target: TypedExpression, _ function: FunctionEntity, _ inner: Substitution,
    _ value: TypedExpression
  ) {
    let type = lower(target.type)
    temporaries {
      let depth = cleanups.count
      let savedFloor = scopeFloor
      scopeFloor = depth
      let place = makePlace(target, before: [value])
      if emitFusedCompound(place, type, substituted(inner), function, value) {
        scopeFloor = savedFloor
        endScope(depth)
        return
      }
      let operand = emitOperand(value)
      applyCompound(place, type, function, substituted(inner), operand, lower(value.type))
      scopeFloor = savedFloor
      endScope(depth)
    }
  }

  func applyCompound(
    _ place: Place, _ type: LoweredType, _ function: FunctionEntity, _ inner: Substitution,
    _ operand: Operand, _ operandType: LoweredType
  ) {
    let (callee, substitution) = resolved(function, inner)
    if let builtin = callee.builtin, let opcode = Intrinsic.binary(builtin) {
      modify(place, type, isBrief: true) { register in
        self.emit(opcode, register, register, operand.register)
      }
      return
    }
    temporaries {
      let old = allocate(type)
      read(place, type, into: old)
      let cleanup = own(old, type)
      let result = allocate(type)
      callFunction(
        callee, substitution, receiver: nil,
        registers: [(old, type), (operand.register, operandType)], resultType: type, into: result)
      discard(Operand(register: old, cleanup: cleanup))
      trimCleanups()
      store(place, type, from: result)
    }
  }

  /// Whether a store into the place is one step, which leaves the source's register as it was.
  private func isStorage(_ place: Place) -> Bool {
    switch place {
    case .global, .field, .element: return true
    default: return false
    }
  }

  /// `place += constant` and `place += x * y`, each in one instruction; returns whether it is one of them.
  private func emitFusedCompound(
    _ place: Place, _ type: LoweredType, _ inner: Substitution, _ function: FunctionEntity,
    _ value: TypedExpression
  ) -> Bool {
    guard let builtin = resolved(function, inner).0.builtin else { return false }
    if let (opcode, constant) = constantForm(builtin, value) {
      modify(place, type, isBrief: true) { self.emit(opcode, $0, $0, k: constant) }
      return true
    }
    guard builtin == "double.add" || builtin == "double.subtract",
      let (x, y) = factors(value)
    else { return false }
    let a = emitOperand(x, before: [y])
    let b = emitOperand(y)
    modify(place, type, isBrief: true) { register in
      self.emit(
        builtin == "double.add" ? .multiplyAddDouble : .subtractProductDouble, register,
        a.register, b.register, k: Int64(register))
    }
    return true
  }
}
