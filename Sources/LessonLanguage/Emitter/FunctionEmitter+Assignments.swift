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
      let place = makePlace(target)
      if case .registers(let register) = place, type.isPlainSlot, case .variable = target.kind {
        emit(value, into: register)
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
      let place = makePlace(target)
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
}
