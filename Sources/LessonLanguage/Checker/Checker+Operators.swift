import Diagnostics

extension Checker {
  /// Infers both operands; one that needs a context gets the other's type.
  func inferOperands(_ left: FoldedExpression, _ right: FoldedExpression, hint: Type?) -> (
    TypedExpression, TypedExpression
  ) {
    if isDictionaryLiteral(right), !isDictionaryLiteral(left) {
      let a = infer(left, nil)
      return (a, infer(right, a.type))
    }
    if isContextual(left), !isContextual(right) {
      let b = infer(right, nil)
      return (infer(left, context(beside: b, hint)), b)
    }
    let a = infer(left, isContextual(left) || isBinary(left) ? hint : nil)
    return (a, infer(right, isContextual(right) ? context(beside: a, hint) : nil))
  }

  private func isDictionaryLiteral(_ folded: FoldedExpression) -> Bool {
    guard case .operand(let operand) = folded, case .dictionary = operand.kind else { return false }
    return true
  }

  /// What an operand such as `.zero` is taken for: the other operand's type, if that is more than a literal's.
  private func context(beside other: TypedExpression, _ hint: Type?) -> Type {
    if let hint, case .variable = normalized(other.type), !hint.hasVariables {
      return unwrappedOptional(hint)
    }
    return other.type
  }

  private func isBinary(_ folded: FoldedExpression) -> Bool {
    if case .binary = folded { return true }
    return false
  }

  /// Unwraps a variable declared with `!` where the other operand is no optional.
  func withoutImplicitOptionals(_ operands: (TypedExpression, TypedExpression)) -> (
    TypedExpression, TypedExpression
  ) {
    func unwrapped(_ value: TypedExpression, beside other: TypedExpression) -> TypedExpression {
      guard isImplicitlyUnwrapped(value), let wrapped = known.wrapped(value.type),
        !known.isOptional(other.type) || isImplicitlyUnwrapped(other)
      else { return value }
      return TypedExpression(.forceUnwrap(value), wrapped, value.span)
    }
    let (a, b) = operands
    return (unwrapped(a, beside: b), unwrapped(b, beside: a))
  }

  func operatorCall(
    _ name: Name, _ a: TypedExpression, _ left: FoldedExpression, _ b: TypedExpression,
    _ right: FoldedExpression,
    _ expected: Type?, _ span: Span, writtenAs written: Name? = nil
  ) -> TypedExpression {
    if a.type.isError || b.type.isError { return failure(span) }
    if let result = homogeneous(name.text, a, b, span) { return result }
    let candidates = operatorCandidates(name.text, [a.type, b.type])
    let arguments = [
      CallArgument(label: nil, typed: a, span: a.span),
      CallArgument(label: nil, typed: b, span: b.span),
    ]
    if let chosen = chosenCall(name, among: candidates, arguments, expected, span) { return chosen }
    reportOperator(written ?? name, a, b)
    return failure(span)
  }

  /// An operator of the lesson's own whose operand is a closure, a function's name or a collection literal: what
  /// that means depends on the parameter that it is for.
  func ownOperatorCall(
    _ name: Name, _ left: FoldedExpression, _ right: FoldedExpression, _ expected: Type?,
    _ span: Span
  ) -> TypedExpression? {
    let functions = operatorFunctions(named: name.text)
    guard functions.contains(where: { !$0.isLibrary }),
      dependsOnParameter(left) || dependsOnParameter(right)
    else { return nil }
    let start = mark()
    let arguments = [left, right].map { operand -> CallArgument in
      if dependsOnParameter(operand), case .operand(let syntax) = operand {
        return CallArgument(label: nil, syntax: syntax, span: syntax.span)
      }
      let value = infer(operand, nil)
      return CallArgument(label: nil, typed: value, span: value.span)
    }
    if arguments.contains(where: { $0.typed?.type.isError ?? false }) {
      undo(to: start)
      return nil
    }
    let chosen = chosenCall(name, among: functions, arguments, expected, span)
    if chosen == nil { undo(to: start) }
    return chosen
  }

  /// The call of the operator function that suits both operands best.
  private func chosenCall(
    _ name: Name, among functions: [FunctionEntity], _ arguments: [CallArgument],
    _ expected: Type?, _ span: Span
  ) -> TypedExpression? {
    let callables = functions.compactMap { function -> Callable? in
      resolveSignature(function)
      guard function.parameters.count == arguments.count else { return nil }
      let callable = operatorCallable(function)
      return couldAccept(callable, arguments) ? callable : nil
    }
    return choose(callables, expected) {
      self.apply($0, name.text, arguments, expected, span, name.span)
    }
  }

  private func dependsOnParameter(_ folded: FoldedExpression) -> Bool {
    guard case .operand(let operand) = folded else { return false }
    switch operand.kind {
    case .array, .dictionary: return true
    default: return isClosure(operand) || isFunctionReference(operand)
    }
  }

  /// Operators of two values of one built-in number type, and of two literals.
  func homogeneous(
    _ name: String, _ a: TypedExpression, _ b: TypedExpression, _ span: Span
  ) -> TypedExpression? {
    guard isArithmetic(name) else { return nil }
    let left = normalized(a.type)
    let right = normalized(b.type)
    switch (left, right) {
    case (.variable(let x), .variable(let y))
    where isNumeric(x.literal) && isNumeric(y.literal):
      guard unify(left, right) else { return nil }
      let node = TypedExpression(
        .deferredOperator(DeferredOperator(name: name, operands: [a, b])), a.type, span)
      deferredOperators.append(node)
      return node
    case (.variable(let x), .nominal(let entity, _)) where isNumeric(x.literal):
      guard entity.isLibrary, isNumberEntity(entity), unify(left, right) else { return nil }
      return homogeneousCall(name, entity, [a, b], right, span)
    case (.nominal(let entity, _), .variable(let y)) where isNumeric(y.literal):
      guard entity.isLibrary, isNumberEntity(entity), unify(right, left) else { return nil }
      return homogeneousCall(name, entity, [a, b], left, span)
    case (.nominal(let x, _), .nominal(let y, _)):
      guard x === y, x.isLibrary, isNumberEntity(x) else { return nil }
      return homogeneousCall(name, x, [a, b], left, span)
    default: return nil
    }
  }

  private func isNumeric(_ literal: TypeVariable.Literal) -> Bool {
    literal == .integer || literal == .double
  }

  private func isNumberEntity(_ entity: NominalEntity) -> Bool {
    entity === known.integer.nominalEntity || entity === known.double.nominalEntity
  }

  private func isArithmetic(_ name: String) -> Bool {
    switch name {
    case "+", "-", "*", "/", "%", "&+", "&-", "&*", "&", "|", "^": return true
    default: return false
    }
  }

  private func homogeneousCall(
    _ name: String, _ entity: NominalEntity, _ operands: [TypedExpression], _ type: Type,
    _ span: Span
  ) -> TypedExpression? {
    guard let function = homogeneousFunction(name, entity, arity: operands.count) else {
      return nil
    }
    return TypedExpression(
      .call(.function(function, [:]), receiver: nil, arguments: operands, dynamic: false), type,
      span)
  }

  /// `static func op (Self, Self) -> Self` of a library type.
  func homogeneousFunction(_ name: String, _ entity: NominalEntity, arity: Int) -> FunctionEntity? {
    let key = "\(entity.name) \(name) \(arity)"
    if let cached = homogeneousCache[key] { return cached }
    for member in ownMembers(name, of: entity) {
      guard case .function(let function) = member else { continue }
      resolveSignature(function)
      guard function.parameters.count == arity, function.genericParameters.isEmpty,
        function.parameters.allSatisfy({ $0.type.nominalEntity === entity && !$0.isInout }),
        function.result.nominalEntity === entity
      else { continue }
      homogeneousCache[key] = function
      return function
    }
    return nil
  }

  /// Operator functions that operands of these types could mean.
  func operatorCandidates(_ name: String, _ types: [Type]) -> [FunctionEntity] {
    var result: [FunctionEntity] = []
    let types = types.map { normalized($0) }
    for function in functions(ofOperator: name, for: types) {
      if function.modifiers.fixity == .prefix || function.modifiers.fixity == .postfix {
        if types.count != 1 { continue }
      } else if types.count == 1, function.syntax?.parameters.count != 1 {
        continue
      }
      guard let owner = function.owner else {
        result.append(function)
        continue
      }
      if function.isRequirement {
        // A requirement is what generic code calls; a known type has its own.
        let isGeneric = types.contains { type in
          switch type {
          case .parameter, .associated: return conforms(type, to: owner)
          default: return false
          }
        }
        if isGeneric { result.append(function) }
        continue
      }
      if owner.kind == .protocolType {
        result.append(function)
        continue
      }
      let fits = types.contains { type in
        switch type {
        case .nominal(let entity, _):
          return entity === owner || isSubclass(type, of: owner.selfType)
            || known.wrapped(type)?.nominalEntity === owner
        case .variable: return true
        default: return owner.name == "Optional"
        }
      }
      if fits { result.append(function) }
    }
    return result
  }

  func operatorCallable(_ function: FunctionEntity) -> Callable {
    Callable(kind: .function(function), opensOwner: function.owner != nil)
  }

  // MARK: Deferred operators

  /// Chooses the functions of operators between literals whose type is known by now.
  func resolveDeferredOperators(final: Bool) {
    var rest: [TypedExpression] = []
    for node in deferredOperators {
      guard case .deferredOperator(let deferred) = node.kind else { continue }
      let type = normalized(node.type)
      if case .variable = type {
        if !final { rest.append(node) }
        continue
      }
      if let entity = type.nominalEntity, isNumberEntity(entity) {
        if let call = homogeneousCall(deferred.name, entity, deferred.operands, type, node.span) {
          node.kind = call.kind
          continue
        }
      } else if !type.isError {
        let name = Name(deferred.name, node.span)
        let operands = deferred.operands
        let result: TypedExpression
        if operands.count == 2 {
          result = operatorCall(
            name, operands[0], .operand(Expression(.error, node.span)), operands[1],
            .operand(Expression(.error, node.span)), type, node.span)
        } else {
          result = prefixCall(name, operands[0], node.span)
        }
        node.kind = result.kind
        continue
      }
      if !type.isError {
        let operands = deferred.operands
        if operands.count == 2 {
          reportOperator(Name(deferred.name, node.span), operands[0], operands[1])
        } else {
          report(.unaryMismatch(deferred.name, show(type), at: node.span))
        }
      }
      node.kind = .error
    }
    deferredOperators = rest
  }

  // MARK: Prefix and postfix

  func inferPrefix(_ name: Name, _ operand: Expression, _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    if name.text == "-" {
      switch operand.kind {
      case .integer(let magnitude):
        return literal(.integer(magnitude, isNegative: true), .integer, expected, span)
      case .double(let value): return literal(.double(-value), .double, expected, span)
      default: break
      }
    }
    if name.text == "!" {
      if let own = ownNegation(name, operand, span) { return own }
      return TypedExpression(
        .negation(checkCondition(infer(operand, expected: known.boolean))), known.boolean, span)
    }
    return prefixCall(name, infer(operand, expected: isContextual(operand) ? expected : nil), span)
  }

  /// `!` of a type of the lesson that declares it.
  private func ownNegation(_ name: Name, _ operand: Expression, _ span: Span) -> TypedExpression? {
    guard operatorFunctions(named: name.text).contains(where: { !$0.isLibrary }) else { return nil }
    let start = mark()
    let value = infer(operand, expected: nil)
    if case .nominal(let entity, _) = normalized(value.type), !entity.isLibrary {
      return unaryCall(name, value, span, fixity: .prefix)
    }
    undo(to: start)
    return nil
  }

  private func prefixCall(_ name: Name, _ operand: TypedExpression, _ span: Span)
    -> TypedExpression
  {
    if operand.type.isError { return failure(span) }
    let type = normalized(operand.type)
    if let entity = type.nominalEntity, isNumberEntity(entity),
      let call = homogeneousCall(name.text, entity, [operand], type, span)
    {
      return call
    }
    if case .variable(let variable) = type, isNumeric(variable.literal),
      name.text == "-" || name.text == "+" || name.text == "~"
    {
      let node = TypedExpression(
        .deferredOperator(DeferredOperator(name: name.text, operands: [operand])), operand.type,
        span)
      deferredOperators.append(node)
      return node
    }
    return unaryCall(name, operand, span, fixity: .prefix)
  }

  private func unaryCall(
    _ name: Name, _ operand: TypedExpression, _ span: Span, fixity: OperatorSyntax.Fixity
  ) -> TypedExpression {
    let arguments = [CallArgument(label: nil, typed: operand, span: operand.span)]
    let callables = operatorCandidates(name.text, [operand.type]).compactMap {
      function -> Callable? in
      resolveSignature(function)
      guard function.parameters.count == 1, (function.modifiers.fixity ?? .prefix) == fixity else {
        return nil
      }
      let callable = operatorCallable(function)
      return couldAccept(callable, arguments) ? callable : nil
    }
    let chosen = choose(callables, nil) {
      self.apply($0, name.text, arguments, nil, span, name.span)
    }
    if let chosen { return chosen }
    report(.unaryMismatch(name.text, show(operand.type), at: name.span))
    return failure(span)
  }

  func inferPostfix(_ operand: Expression, _ name: Name, _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    let value = infer(operand, expected: nil)
    if value.type.isError { return failure(span) }
    return unaryCall(name, value, span, fixity: .postfix)
  }
}
