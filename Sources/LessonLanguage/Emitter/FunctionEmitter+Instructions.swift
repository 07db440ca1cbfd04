import Diagnostics

extension FunctionEmitter {
  // MARK: One instruction

  func emitIntrinsic(
    _ builtin: String, _ receiver: TypedExpression?, _ arguments: [TypedExpression],
    _ type: LoweredType, into target: Int
  ) -> Bool {
    let operands = (receiver.map { [$0] } ?? []) + arguments
    if builtin == "string.append", operands.count == 2 {
      temporaries {
        let depth = cleanups.count
        let place = makePlace(operands[0].place)
        let value = emitOperand(operands[1])
        modify(place, lower(operands[0].type), isBrief: true) { register in
          self.emit(.appendString, register, value.register)
        }
        endScope(depth)
      }
      return true
    }
    if builtin == "array.append", operands.count == 2, let receiver {
      let element = lower(arguments[0].type)
      temporaries {
        let depth = cleanups.count
        let place = makePlace(receiver)
        let value = allocate(element)
        emit(arguments[0], into: value)
        modify(place, lower(receiver.type), isBrief: true) { register in
          self.emit(.arrayAppend, register, value, k: Int64(element.layoutIndex))
        }
        endScope(depth)
      }
      return true
    }
    if let opcode = Intrinsic.unary(builtin), operands.count == 1 {
      temporaries {
        let operand = emitTransient(operands[0])
        emit(opcode, target, operand.register)
        discard(operand)
      }
      trimCleanups()
      return true
    }
    guard operands.count == 2 else { return false }
    if let opcode = constantForm(builtin, operands[1]) {
      temporaries {
        let operand = emitOperand(operands[0])
        emit(opcode.0, target, operand.register, k: opcode.1)
      }
      return true
    }
    if let opcode = Intrinsic.binary(builtin) {
      emitBinary(opcode, operands[0], operands[1], into: target)
      return true
    }
    if let opcode = Intrinsic.reversed(builtin) {
      emitBinary(opcode, operands[0], operands[1], isReversed: true, into: target)
      return true
    }
    return false
  }

  /// An instruction with the second operand as its constant.
  func constantForm(_ builtin: String, _ operand: TypedExpression) -> (Opcode, Int64)? {
    guard case .literal(.integer(let magnitude, let isNegative)) = operand.kind,
      case .integer = lower(operand.type).kind, magnitude < 1 << 62
    else { return nil }
    let value = isNegative ? -Int64(magnitude) : Int64(magnitude)
    switch builtin {
    case "integer.add": return (.addConstant, value)
    case "integer.subtract": return (.addConstant, -value)
    case "integer.multiply": return (.multiplyConstant, value)
    case "integer.divide" where value > 0: return (.divideConstant, value)
    case "integer.remainder" where value > 0: return (.remainderConstant, value)
    default: return nil
    }
  }

  func emitBinary(
    _ opcode: Opcode, _ first: TypedExpression, _ second: TypedExpression, isReversed: Bool = false,
    into target: Int
  ) {
    temporaries {
      let a = emitOperand(first, before: [second])
      let b = emitOperand(second)
      if isReversed {
        emit(opcode, target, b.register, a.register)
      } else {
        emit(opcode, target, a.register, b.register)
      }
      discard(b)
      discard(a)
    }
    trimCleanups()
  }

  /// A property that is one instruction, such as an array's `count`.
  func intrinsicGetter(
    _ property: VariableEntity, _ inner: Substitution, _ receiverType: LoweredType
  ) -> Opcode? {
    var property = property
    if property.isRequirement, !isExistential(receiverType),
      let (found, _) = witness(property, inner)
    {
      property = found
    }
    return property.getterBuiltin.flatMap { Intrinsic.unary($0) }
  }
}
