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
        let place = makePlace(operands[0].place, before: [operands[1]])
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
        let place = makePlace(receiver, before: [arguments[0]])
        let value: Int
        if element.isPlainSlot, let register = borrowed(arguments[0], before: []) {
          value = register
        } else {
          value = allocate(element)
          emit(arguments[0], into: value)
        }
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
    if emitConstantFirst(builtin, operands[0], operands[1], into: target)
      || emitProduct(builtin, operands[0], operands[1], into: target)
    {
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
    if let number = doubleConstant(operand) { return constantForm(builtin, number) }
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

  private func constantForm(_ builtin: String, _ number: Double) -> (Opcode, Int64)? {
    func form(_ opcode: Opcode, _ number: Double) -> (Opcode, Int64) {
      (opcode, Int64(bitPattern: number.bitPattern))
    }
    switch builtin {
    case "double.add": return form(.addDoubleConstant, number)
    case "double.subtract": return form(.addDoubleConstant, -number)
    case "double.multiply": return form(.multiplyDoubleConstant, number)
    case "double.divide": return form(.divideDoubleConstant, number)
    default: return nil
    }
  }

  /// A Double written as a literal.
  func doubleConstant(_ operand: TypedExpression) -> Double? {
    guard case .literal(let literal) = operand.kind, case .double = lower(operand.type).kind else {
      return nil
    }
    switch literal {
    case .double(let number): return number
    case .integer(let magnitude, let isNegative):
      return isNegative ? -Double(magnitude) : Double(magnitude)
    default: return nil
    }
  }

  /// The slot of a literal number or truth value.
  func constant(_ operand: TypedExpression) -> Int64? {
    if let number = doubleConstant(operand) { return Int64(bitPattern: number.bitPattern) }
    guard case .literal(let literal) = operand.kind else { return nil }
    switch (literal, lower(operand.type).kind) {
    case (.boolean(let value), .boolean): return value ? 1 : 0
    case (.integer(let magnitude, let isNegative), .integer):
      return Int64(bitPattern: isNegative ? 0 &- magnitude : magnitude)
    default: return nil
    }
  }

  /// `k + x`, `k * x`, `k - x` and `k / x` of Doubles.
  private func emitConstantFirst(
    _ builtin: String, _ first: TypedExpression, _ second: TypedExpression, into target: Int
  ) -> Bool {
    guard let number = doubleConstant(first) else { return false }
    let opcode: Opcode
    switch builtin {
    case "double.add": opcode = .addDoubleConstant
    case "double.multiply": opcode = .multiplyDoubleConstant
    case "double.subtract": opcode = .subtractFromDoubleConstant
    case "double.divide": opcode = .divideDoubleConstantBy
    default: return false
    }
    temporaries {
      let operand = emitOperand(second)
      emit(opcode, target, operand.register, k: Int64(bitPattern: number.bitPattern))
    }
    return true
  }

  /// The operands of a product of Doubles, neither of them constant.
  func factors(_ expression: TypedExpression) -> (TypedExpression, TypedExpression)? {
    guard case .call(.function(let function, let inner), nil, let arguments, _) = expression.kind,
      case .double = lower(expression.type).kind, arguments.count == 2,
      resolved(function, substituted(inner)).0.builtin == "double.multiply",
      doubleConstant(arguments[0]) == nil, doubleConstant(arguments[1]) == nil
    else { return nil }
    return (arguments[0], arguments[1])
  }

  /// `x * y + z`, `z + x * y`, `x * y - z` and `z - x * y` of Doubles.
  private func emitProduct(
    _ builtin: String, _ first: TypedExpression, _ second: TypedExpression, into target: Int
  ) -> Bool {
    guard builtin == "double.add" || builtin == "double.subtract" else { return false }
    let isSum = builtin == "double.add"
    if let (x, y) = factors(second) {
      temporaries {
        let z = emitOperand(first, before: [x, y])
        let a = emitOperand(x, before: [y])
        let b = emitOperand(y)
        emit(
          isSum ? .multiplyAddDouble : .subtractProductDouble, target, a.register, b.register,
          k: Int64(z.register))
      }
      return true
    }
    if let (x, y) = factors(first) {
      temporaries {
        let a = emitOperand(x, before: [y, second])
        let b = emitOperand(y, before: [second])
        let z = emitOperand(second)
        emit(
          isSum ? .multiplyAddDouble : .multiplySubtractDouble, target, a.register, b.register,
          k: Int64(z.register))
      }
      return true
    }
    return false
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
