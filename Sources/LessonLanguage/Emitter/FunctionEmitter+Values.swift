import Diagnostics

extension FunctionEmitter {
  /// Emits `expression` so that its value, owned, lies at `target`.
  func emit(_ expression: TypedExpression, into target: Int) {
    let saved = span
    span = expression.span
    emitValue(expression, lower(expression.type), into: target)
    span = saved
  }

  /// Emits `expression` into new registers; the caller takes the owned value.
  func emitOwned(_ expression: TypedExpression) -> Int {
    let register = allocate(lower(expression.type))
    emit(expression, into: register)
    return register
  }

  /// Emits `expression` for reading: a variable's own registers where it stays unchanged while `others` run.
  func emitOperand(_ expression: TypedExpression, before others: [TypedExpression] = []) -> Operand
  {
    let type = lower(expression.type)
    if let register = borrowed(expression, before: others) { return Operand(register: register) }
    let register = allocate(type)
    emit(expression, into: register)
    return Operand(register: register, cleanup: own(register, type))
  }

  /// The registers of a variable, or of a part of one, that hold the value itself.
  func borrowed(_ expression: TypedExpression, before others: [TypedExpression]) -> Int? {
    switch expression.kind {
    case .variable(let variable):
      guard case .register(let register)? = storage(of: variable),
        variable.ownership == .strong || variable.owner != nil || !isReferenceCell(variable)
      else { return nil }
      if others.contains(where: { mayChange(variable, $0) }) { return nil }
      return register
    case .tupleElement(let base, let index):
      guard let register = borrowed(base, before: others) else { return nil }
      guard case .tuple(let fields) = lower(base.type).kind else { return nil }
      return register + fields[index].offset
    case .property(let property, _, let receiver?, _):
      guard property.isStored, !property.isLazy, property.ownership == .strong,
        case .structure(let fields) = lower(receiver.type).kind,
        let field = fields.first(where: { $0.variable === property }),
        let register = borrowed(receiver, before: others)
      else { return nil }
      return register + field.offset
    case .upcast(let inner):
      return borrowed(inner, before: others)
    default: return nil
    }
  }

  func isReferenceCell(_ variable: VariableEntity) -> Bool { variable.ownership != .strong }

  /// Whether running `expression` could give `variable` another value.
  func mayChange(_ variable: VariableEntity, _ expression: TypedExpression) -> Bool {
    if variable.isLet, variable.hasInitialValue { return false }
    return MutationFinder(variable).finds(expression)
  }

  func storage(of variable: VariableEntity) -> Storage? {
    let variable = variable.sharedWith ?? variable
    if let found = storage[ObjectIdentifier(variable)] { return found }
    if let register = emitter.globalRegisters[ObjectIdentifier(variable)] {
      return isMain ? .register(register) : .global(register)
    }
    return nil
  }

  // MARK: Kinds

  func emitValue(_ expression: TypedExpression, _ type: LoweredType, into target: Int) {
    switch expression.kind {
    case .literal(let literal): emitLiteral(literal, type, expression, into: target)
    case .nilLiteral: zero(type, target)
    case .variable, .property, .subscripted, .tupleElement, .superReceiver:
      emitRead(expression, type, into: target)
    case .functionValue(let function, let inner, let receiver):
      emitFunctionValue(function, inner, receiver, into: target)
    case .enumCaseValue(let entity): emitCaseValue(entity, expression, type, into: target)
    case .call(let callee, let receiver, let arguments, let dynamic):
      emitCall(callee, receiver, arguments, dynamic, expression, type, into: target)
    case .tuple(let parts):
      guard case .tuple(let fields) = type.kind else {
        for part in parts { emit(part, into: target) }
        return
      }
      emitParts(zip(parts, fields).map { ($0, $1.type, $1.offset) }, at: target)
    case .array(let elements): emitArray(elements, type, into: target)
    case .dictionary(let entries): emitDictionary(entries, type, into: target)
    case .interpolation(let parts): emitInterpolation(parts, into: target)
    case .closure(let function): emitClosure(function, into: target)
    case .assignment(let place, let value): emitAssignment(place, value)
    case .compound(let place, let function, let inner, let value):
      emitCompound(place, function, inner, value)
    case .negation, .equality, .comparison, .shortCircuit, .isNil, .identity, .isType:
      emitTruth(expression, type, into: target)
    case .ternary(let condition, let first, let second):
      let otherwise = Label()
      let end = Label()
      temporaries { emitCondition(condition, otherwise: otherwise) }
      emit(first, into: target)
      jump(.jump, to: end)
      place(otherwise)
      emit(second, into: target)
      place(end)
    case .someOptional(let payload): emitSome(payload, type, into: target)
    case .forceUnwrap(let optional): emitForceUnwrap(optional, type, into: target)
    case .chainLink(let base): emitChainLink(base, type, into: target)
    case .chain(let inner): emitChain(inner, type, into: target)
    case .toExistential(let value): emitExistential(value, into: target)
    case .upcast(let value): emit(value, into: target)
    case .cast(let value, let wanted, let kind):
      emitCast(value, lower(wanted), kind, type, into: target)
    case .tried(let kind, let value): emitTry(kind, value, type, into: target)
    case .inoutArgument(let place): emit(place, into: target)
    case .metatype(let metatype): emit(.constant, target, k: Int64(metatypeIndex(metatype)))
    case .dynamicType(let value): emitDynamicType(value, into: target)
    case .statement(let statement): emitStatementValue(statement, type, into: target)
    case .defaultArgument(let function, let index, let inner):
      emitDefaultArgument(function, index, inner, into: target)
    case .deferredOperator, .discard, .error:
      reportUnsupported("this expression")
    }
  }

  func metatypeIndex(_ type: Type) -> Int {
    let lowered = lower(type)
    lowered.isMetatype = true
    return lowered.index
  }

  /// Emits parts that follow one another at `target`, keeping each owned until all are there.
  func emitParts(_ parts: [(TypedExpression, LoweredType, Int)], at target: Int) {
    var owned: [Cleanup?] = []
    for (part, type, offset) in parts {
      emit(part, into: target + offset)
      owned.append(own(target + offset, type))
    }
    for cleanup in owned { cleanup?.isActive = false }
    trimCleanups()
  }

  /// Drops cleanups that have nothing left to do.
  func trimCleanups() {
    while let last = cleanups.last, !last.isActive, cleanups.count > floor { cleanups.removeLast() }
  }

  /// Cleanups of scopes that are still open must stay counted.
  var floor: Int {
    max(
      handler?.depth ?? 0, loops.last?.depth ?? 0,
      chainEnds.last?.depth ?? 0, yieldTargets.last?.depth ?? 0, scopeFloor)
  }

  func emitLiteral(
    _ literal: TypedExpression.Literal, _ type: LoweredType, _ expression: TypedExpression,
    into target: Int
  ) {
    switch literal {
    case .integer(let magnitude, let isNegative):
      emitInteger(magnitude, isNegative, type, expression, into: target)
    case .double(let value):
      if case .double = type.kind {
        emit(.constant, target, k: Int64(bitPattern: value.bitPattern))
      } else {
        emitLiteralInitializer(
          "floatLiteral", checker.known.double, literal, type, expression, into: target)
      }
    case .string(let text):
      switch type.kind {
      case .string, .character: emit(.constantString, target, k: Int64(emitter.string(text)))
      default:
        emitLiteralInitializer(
          "stringLiteral", checker.known.string, literal, type, expression, into: target)
      }
    case .boolean(let value):
      if case .boolean = type.kind {
        emit(.constant, target, k: value ? 1 : 0)
      } else {
        emitLiteralInitializer(
          "booleanLiteral", checker.known.boolean, literal, type, expression, into: target)
      }
    }
  }

  func emitInteger(
    _ magnitude: UInt64, _ isNegative: Bool, _ type: LoweredType, _ expression: TypedExpression,
    into target: Int
  ) {
    switch type.kind {
    case .integer:
      emit(.constant, target, k: Int64(bitPattern: isNegative ? 0 &- magnitude : magnitude))
    case .sizedInteger:
      emit(.constant, target, k: Int64(bitPattern: isNegative ? 0 &- magnitude : magnitude))
    case .double:
      let value = Double(magnitude)
      emit(.constant, target, k: Int64(bitPattern: (isNegative ? -value : value).bitPattern))
    default:
      let literal = TypedExpression.Literal.integer(magnitude, isNegative: isNegative)
      let entity = type.entity.map { emitter.literalType($0) } ?? checker.known.integer
      emitLiteralInitializer("integerLiteral", entity, literal, type, expression, into: target)
    }
  }

  /// `Type(integerLiteral: …)` of a type that says how it is made from a literal.
  func emitLiteralInitializer(
    _ label: String, _ literalType: Type, _ literal: TypedExpression.Literal, _ type: LoweredType,
    _ expression: TypedExpression, into target: Int
  ) {
    let argument = TypedExpression(.literal(literal), literalType, expression.span)
    for candidate in checker.initializers(of: type.type) {
      guard case .function(let function) = candidate.member else { continue }
      checker.resolveSignature(function)
      guard function.parameters.count == 1, function.parameters[0].label == label,
        !function.isRequirement
      else { continue }
      emitInitializer(
        function, candidate.substitution, [argument], type, into: target, isFailableWanted: false)
      return
    }
    reportUnsupported("this literal")
  }
}

/// Looks for what could change a variable while an expression runs.
struct MutationFinder {
  let variable: VariableEntity

  init(_ variable: VariableEntity) { self.variable = variable }

  func finds(_ expression: TypedExpression) -> Bool {
    switch expression.kind {
    case .literal, .nilLiteral, .variable, .enumCaseValue, .metatype, .discard, .error, .closure:
      return false
    case .functionValue(_, _, let receiver): return receiver.map { finds($0) } ?? false
    case .call(let callee, let receiver, let arguments, _):
      if variable.isGlobal && variable.isChangedElsewhere || variable.isCaptured { return true }
      if case .value(let value) = callee, finds(value) { return true }
      if case .function(let function, _) = callee, function.hasInoutSelf, let receiver,
        isRoot(receiver)
      {
        return true
      }
      if let receiver, finds(receiver) { return true }
      return arguments.contains { finds($0) }
    case .property(_, _, let receiver, _):
      if variable.isGlobal && variable.isChangedElsewhere || variable.isCaptured { return true }
      return receiver.map { finds($0) } ?? false
    case .subscripted(_, _, let receiver, let arguments, _):
      if variable.isGlobal && variable.isChangedElsewhere || variable.isCaptured { return true }
      return (receiver.map { finds($0) } ?? false) || arguments.contains { finds($0) }
    case .inoutArgument(let place): return isRoot(place) || finds(place)
    case .assignment(let place, let value): return isRoot(place) || finds(place) || finds(value)
    case .compound(let place, _, _, let value):
      return isRoot(place) || finds(place) || finds(value)
    case .tuple(let parts), .array(let parts), .interpolation(let parts):
      return parts.contains { finds($0) }
    case .dictionary(let entries): return entries.contains { finds($0.key) || finds($0.value) }
    case .negation(let inner), .someOptional(let inner), .forceUnwrap(let inner),
      .chainLink(let inner), .chain(let inner), .toExistential(let inner), .upcast(let inner),
      .isType(let inner, _), .cast(let inner, _, _), .tried(_, let inner), .dynamicType(let inner),
      .superReceiver(let inner), .isNil(let inner, _),
      .tupleElement(let inner, _):
      return finds(inner)
    case .equality(let a, let b, _), .identity(let a, let b, _), .comparison(_, let a, let b),
      .shortCircuit(_, let a, let b):
      return finds(a) || finds(b)
    case .ternary(let a, let b, let c): return finds(a) || finds(b) || finds(c)
    case .deferredOperator, .statement: return true
    case .defaultArgument: return variable.isGlobal && variable.isChangedElsewhere
    }
  }

  /// Whether a place is the variable or a part of it.
  private func isRoot(_ place: TypedExpression) -> Bool {
    switch place.kind {
    case .variable(let other): return other === variable
    case .property(_, _, let receiver?, _): return isRoot(receiver)
    case .subscripted(_, _, let receiver?, _, _): return isRoot(receiver)
    case .tupleElement(let base, _), .forceUnwrap(let base), .chainLink(let base),
      .upcast(let base),
      .chain(let base), .inoutArgument(let base):
      return isRoot(base)
    case .tuple(let parts): return parts.contains { isRoot($0) }
    default: return false
    }
  }
}
