import Diagnostics

/// A sequence of operands and operators after folding by precedence.
private indirect enum Folded {
  case operand(Expression)
  case binary(Name, Folded, Folded)
  case ternary(Folded, Expression, Folded, Span)
  case isType(Folded, TypeSyntax, Span)
  case asType(Folded, SequenceElement.CastKind, TypeSyntax, Span)
  case tried(Expression.TryKind, Folded, Span)
}

extension Checker {
  func inferSequence(_ elements: [SequenceElement], _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    var position = 0
    let folded = fold(elements, &position, minimum: -1)
    return infer(folded, expected, span)
  }

  // MARK: Folding

  private func fold(_ elements: [SequenceElement], _ position: inout Int, minimum: Double) -> Folded {
    var left = foldOperand(elements, &position)
    var lastNonassociative: Double?
    while position < elements.count {
      let group: OperatorTable.Group
      switch elements[position] {
      case .infix(let name): group = operators.group(ofOperator: name.text)
      case .ternary: group = operators.group(OperatorTable.ternary)
      case .isType, .asType: group = operators.group(OperatorTable.casting)
      case .operand, .tried: return left
      }
      guard group.rank > minimum || (group.rank == minimum && group.associativity == .right) else {
        return left
      }
      if let last = lastNonassociative, last == group.rank, case .infix(let name) = elements[position] {
        report(.nonAssociative(name.text, at: name.span))
      }
      let element = elements[position]
      position += 1
      switch element {
      case .infix(let name):
        let right = fold(elements, &position, minimum: group.rank)
        left = .binary(name, left, right)
        lastNonassociative = group.associativity == .none ? group.rank : nil
      case .ternary(let middle, let span):
        let right = fold(elements, &position, minimum: group.rank)
        left = .ternary(left, middle, right, span)
      case .isType(let type, let span): left = .isType(left, type, span)
      case .asType(let kind, let type, let span): left = .asType(left, kind, type, span)
      case .operand, .tried: break
      }
    }
    return left
  }

  private func foldOperand(_ elements: [SequenceElement], _ position: inout Int) -> Folded {
    guard position < elements.count else {
      preconditionFailure("a sequence ends with an operand")
    }
    switch elements[position] {
    case .operand(let operand):
      position += 1
      return .operand(operand)
    case .tried(let kind, let span):
      position += 1
      let inner = fold(elements, &position, minimum: operators.group(OperatorTable.assignment).rank)
      return .tried(kind, inner, span)
    default: preconditionFailure("a sequence alternates operands and operators")
    }
  }

  private func span(of folded: Folded) -> Span {
    switch folded {
    case .operand(let operand): return operand.span
    case .binary(_, let left, let right), .ternary(let left, _, let right, _):
      return span(of: left).joined(to: span(of: right))
    case .isType(let left, _, let end), .asType(let left, _, _, let end):
      return span(of: left).joined(to: end)
    case .tried(_, let inner, let start): return start.joined(to: span(of: inner))
    }
  }

  private func isContextual(_ folded: Folded) -> Bool {
    switch folded {
    case .operand(let operand): return isContextual(operand)
    case .tried(_, let inner, _): return isContextual(inner)
    case .ternary(_, let middle, let right, _): return isContextual(middle) && isContextual(right)
    default: return false
    }
  }

  private func isNilLiteral(_ folded: Folded) -> Bool {
    if case .operand(let operand) = folded, case .nilLiteral = operand.kind { return true }
    return false
  }

  // MARK: Meaning

  private func infer(_ folded: Folded, _ expected: Type?, _ whole: Span? = nil) -> TypedExpression {
    let span = whole ?? span(of: folded)
    switch folded {
    case .operand(let operand): return infer(operand, expected: expected)
    case .tried(let kind, let inner, _):
      return inferTry(kind, span) { self.infer(inner, expected) }
    case .ternary(let condition, let middle, let right, _):
      return inferTernary(condition, middle, right, expected, span)
    case .isType(let left, let syntax, _):
      let value = infer(left, nil)
      let type = resolve(syntax, in: currentScope)
      return TypedExpression(.isType(value, type), known.boolean, span)
    case .asType(let left, let kind, let syntax, _):
      return inferCast(left, kind, syntax, span)
    case .binary(let name, let left, let right):
      return inferBinary(name, left, right, expected, span)
    }
  }

  private func inferTernary(
    _ condition: Folded, _ middle: Expression, _ right: Folded, _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    let test = checkCondition(infer(condition, known.boolean))
    var first: TypedExpression
    var second: TypedExpression
    if isContextual(middle), !isContextual(right), expected == nil {
      second = infer(right, nil)
      first = infer(middle, expected: known.isOptional(second.type) || !isNilSyntax(middle) ? second.type : known.optional(second.type))
    } else {
      first = infer(middle, expected: expected)
      let hint = expected ?? (isNilLiteral(right) && !known.isOptional(first.type) ? known.optional(first.type) : first.type)
      second = infer(right, hint)
    }
    if first.type.isError || second.type.isError { return failure(span) }
    if let expected, !expected.hasVariables {
      let mark = trail.count
      if let a = converted(first, to: expected), let b = converted(second, to: expected) {
        return TypedExpression(.ternary(test, a, b), expected, span)
      }
      rollBack(to: mark)
    }
    guard let joined = join([first, second]) else {
      report(.ternaryMismatch(show(first.type), show(second.type), at: span))
      return failure(span)
    }
    first = convert(first, to: joined)
    second = convert(second, to: joined)
    return TypedExpression(.ternary(test, first, second), joined, span)
  }

  private func isNilSyntax(_ expression: Expression) -> Bool {
    if case .nilLiteral = expression.kind { return true }
    return false
  }

  /// A value used as a condition has to be a `Bool`.
  func checkCondition(_ value: TypedExpression) -> TypedExpression {
    if let converted = converted(value, to: known.boolean) { return converted }
    report(.conditionNotBoolean(show(value.type), isOptional: known.isOptional(value.type), at: value.span))
    return failure(value.span)
  }

  private func inferCast(
    _ left: Folded, _ kind: SequenceElement.CastKind, _ syntax: TypeSyntax, _ span: Span
  ) -> TypedExpression {
    let type = kind == .plain ? resolveOpen(syntax) : resolve(syntax, in: currentScope)
    switch kind {
    case .plain:
      let value = infer(left, type)
      return convert(value, to: type)
    case .optional, .forced:
      let value = infer(left, nil)
      if value.type.isError || type.isError { return failure(span) }
      let result = kind == .optional ? known.optional(type) : type
      return TypedExpression(.cast(value, type, kind), result, span)
    }
  }

  private func inferBinary(
    _ name: Name, _ left: Folded, _ right: Folded, _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    switch name.text {
    case "=": return inferAssignment(left, right, span)
    case "&&", "||":
      let a = checkCondition(infer(left, known.boolean))
      let b = checkCondition(infer(right, known.boolean))
      return TypedExpression(
        .shortCircuit(name.text == "&&" ? .and : .or, a, b), known.boolean, span)
    case "??": return inferCoalesce(left, right, expected, span)
    case "===", "!==": return inferIdentity(name, left, right, span)
    case "==", "!=": return inferEquality(name, left, right, span)
    case "<", "<=", ">", ">=": return inferComparison(name, left, right, span)
    default: break
    }
    if name.text.utf8.last == UInt8(ascii: "="), name.text.utf8.count > 1,
      operators.group(ofOperator: name.text).rank
        == operators.group(OperatorTable.assignment).rank
    {
      return inferCompound(name, left, right, span)
    }
    let (a, b) = withoutImplicitOptionals(inferOperands(left, right, hint: expected))
    return operatorCall(name, a, left, b, right, expected, span)
  }

  /// Infers both operands; one that needs a context gets the other's type.
  private func inferOperands(_ left: Folded, _ right: Folded, hint: Type?) -> (
    TypedExpression, TypedExpression
  ) {
    if isContextual(left), !isContextual(right) {
      let b = infer(right, nil)
      return (infer(left, context(beside: b, hint)), b)
    }
    let a = infer(left, isContextual(left) || isBinary(left) ? hint : nil)
    return (a, infer(right, isContextual(right) ? context(beside: a, hint) : nil))
  }

  /// What an operand such as `.zero` is taken for: the other operand's type, if that is more than a literal's.
  private func context(beside other: TypedExpression, _ hint: Type?) -> Type {
    if let hint, case .variable = normalized(other.type), !hint.hasVariables {
      return unwrappedOptional(hint)
    }
    return other.type
  }

  private func isBinary(_ folded: Folded) -> Bool {
    if case .binary = folded { return true }
    return false
  }

  /// Unwraps a variable declared with `!` where the other operand is no optional.
  private func withoutImplicitOptionals(_ operands: (TypedExpression, TypedExpression)) -> (
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

  private func operatorCall(
    _ name: Name, _ a: TypedExpression, _ left: Folded, _ b: TypedExpression, _ right: Folded,
    _ expected: Type?, _ span: Span, writtenAs written: Name? = nil
  ) -> TypedExpression {
    if a.type.isError || b.type.isError { return failure(span) }
    if let result = homogeneous(name.text, a, b, span) { return result }
    let candidates = operatorCandidates(name.text, [a.type, b.type])
    let arguments = [
      CallArgument(label: nil, typed: a, span: a.span), CallArgument(label: nil, typed: b, span: b.span),
    ]
    let callables = candidates.compactMap { function -> Callable? in
      resolveSignature(function)
      guard function.parameters.count == 2 else { return nil }
      let callable = operatorCallable(function)
      return couldAccept(callable, arguments) ? callable : nil
    }
    let chosen = choose(callables, expected) {
      self.apply($0, name.text, arguments, expected, span, name.span)
    }
    if let chosen { return chosen }
    reportOperator(written ?? name, a, b)
    return failure(span)
  }

  private func reportOperator(_ name: Name, _ a: TypedExpression, _ b: TypedExpression) {
    if !operators.isInfix(name.text) {
      report(.unknownOperator(name.text, at: name.span))
      return
    }
    report(
      .operatorMismatch(
        name.text, show(a.type), show(b.type), leftIsOptional: known.isOptional(a.type),
        rightIsOptional: known.isOptional(b.type), at: name.span, left: a.span, right: b.span))
  }

  /// Operators of two values of one built-in number type, and of two literals.
  private func homogeneous(
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
    guard let function = homogeneousFunction(name, entity, arity: operands.count) else { return nil }
    return TypedExpression(
      .call(.function(function, [:]), receiver: nil, arguments: operands, dynamic: false), type,
      span)
  }

  /// `static func op (Self, Self) -> Self` of a library type.
  func homogeneousFunction(_ name: String, _ entity: NominalEntity, arity: Int) -> FunctionEntity? {
    let key = "\(entity.name) \(name) \(arity)"
    if let cached = homogeneousCache[key] { return cached }
    collectMembers(of: entity)
    for member in entity.members[name] ?? [] {
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
  private func operatorCandidates(_ name: String, _ types: [Type]) -> [FunctionEntity] {
    var result: [FunctionEntity] = []
    let types = types.map { normalized($0) }
    for function in operatorFunctions[name] ?? [] {
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
        case .nominal(let entity, _): return entity === owner || isSubclass(type, of: owner.selfType) || known.wrapped(type)?.nominalEntity === owner
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
        report(.operatorMismatch(deferred.name, show(type), show(type), leftIsOptional: false, rightIsOptional: false, at: node.span, left: node.span, right: node.span))
      }
      node.kind = .error
    }
    deferredOperators = rest
  }

  // MARK: Special operators

  private func inferCoalesce(
    _ left: Folded, _ right: Folded, _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    let hint = expected.flatMap { coalesceHint($0) }
    let a = infer(left, hint)
    if a.type.isError {
      _ = infer(right, expected)
      return failure(span)
    }
    guard let wrapped = known.wrapped(a.type) else {
      report(.coalesceNonOptional(show(a.type), at: a.span))
      _ = infer(right, expected)
      return failure(span)
    }
    let b = infer(right, isNilLiteral(right) ? a.type : wrapped)
    if b.type.isError { return failure(span) }
    if let value = converted(b, to: wrapped), !(known.isOptional(b.type) && !known.isOptional(wrapped)) {
      return TypedExpression(.shortCircuit(.coalesce, a, value), wrapped, span)
    }
    if let value = converted(b, to: a.type) {
      return TypedExpression(.shortCircuit(.coalesce, a, value), a.type, span)
    }
    reportMismatch(b, expected: wrapped)
    return failure(span)
  }

  /// What is expected of the left side of `??`; a value of any type is free to be what it is.
  private func coalesceHint(_ expected: Type) -> Type? {
    if case .existential = unwrappedOptional(expected) { return nil }
    return known.isOptional(expected) ? expected : known.optional(expected)
  }

  private func inferIdentity(_ name: Name, _ left: Folded, _ right: Folded, _ span: Span)
    -> TypedExpression
  {
    let a = infer(left, nil)
    let b = infer(right, a.type)
    return TypedExpression(
      .identity(a, b, isNegated: name.text == "!=="), known.boolean, span)
  }

  private func inferEquality(_ name: Name, _ left: Folded, _ right: Folded, _ span: Span)
    -> TypedExpression
  {
    let isNegated = name.text == "!="
    if isNilLiteral(right) || isNilLiteral(left) {
      let value = infer(isNilLiteral(right) ? left : right, nil)
      if value.type.isError { return failure(span) }
      if case .variable(let variable) = normalized(value.type), variable.literal == .none {
        _ = unify(value.type, known.optional(makeVariable(span)))
      }
      guard known.isOptional(value.type) else {
        report(.comparesNonOptionalToNil(show(value.type), at: span))
        return failure(span)
      }
      return TypedExpression(.isNil(value, isNegated: isNegated), known.boolean, span)
    }
    let (a, b) = withoutImplicitOptionals(inferOperands(left, right, hint: nil))
    if a.type.isError || b.type.isError { return failure(span) }
    if let (x, y) = unified(a, b), let equatable = known.entity("Equatable") {
      if conforms(x.type, to: equatable) || isTypeOpen(x.type) {
        pending.append(.conforms(x.type, equatable, name.span))
        return TypedExpression(.equality(x, y, isNegated: isNegated), known.boolean, span)
      }
      if operatorCandidates(name.text, [a.type, b.type]).allSatisfy({ $0.owner?.kind == .protocolType && $0.isLibrary }) {
        if case .metatype = normalized(x.type) {
          return TypedExpression(.equality(x, y, isNegated: isNegated), known.boolean, span)
        }
        report(.notEquatable(show(x.type), at: name.span))
        return failure(span)
      }
    }
    return operatorCall(name, a, left, b, right, nil, span)
  }

  private func isTypeOpen(_ type: Type) -> Bool {
    if case .variable = normalized(type) { return true }
    return false
  }

  /// Both values as values of one type, where one can become the other's.
  private func unified(_ a: TypedExpression, _ b: TypedExpression) -> (
    TypedExpression, TypedExpression
  )? {
    let mark = trail.count
    if unify(a.type, b.type) { return (a, b) }
    rollBack(to: mark)
    if known.isOptional(a.type), !known.isOptional(b.type), let y = converted(b, to: a.type) {
      return (a, y)
    }
    if known.isOptional(b.type), !known.isOptional(a.type), let x = converted(a, to: b.type) {
      return (x, b)
    }
    if isCollectionLiteral(b), let y = converted(b, to: a.type) { return (a, y) }
    if isCollectionLiteral(a), let x = converted(a, to: b.type) { return (x, b) }
    if isSubclass(b.type, of: a.type), let y = converted(b, to: a.type) { return (a, y) }
    if isSubclass(a.type, of: b.type), let x = converted(a, to: b.type) { return (x, b) }
    rollBack(to: mark)
    return nil
  }

  private func isCollectionLiteral(_ value: TypedExpression) -> Bool {
    switch value.kind {
    case .array, .dictionary, .tuple: return true
    default: return false
    }
  }

  private func inferComparison(_ name: Name, _ left: Folded, _ right: Folded, _ span: Span)
    -> TypedExpression
  {
    let (a, b) = withoutImplicitOptionals(inferOperands(left, right, hint: nil))
    if a.type.isError || b.type.isError { return failure(span) }
    let mark = trail.count
    if unify(a.type, b.type) {
      if let comparable = known.entity("Comparable") {
        if conforms(a.type, to: comparable) || isTypeOpen(a.type) {
          pending.append(.conforms(a.type, comparable, name.span))
          let kind: ComparisonOperator
          switch name.text {
          case "<": kind = .less
          case "<=": kind = .lessEqual
          case ">": kind = .greater
          default: kind = .greaterEqual
          }
          return TypedExpression(.comparison(kind, a, b), known.boolean, span)
        }
      }
    } else {
      rollBack(to: mark)
    }
    return operatorCall(name, a, left, b, right, nil, span)
  }

  // MARK: Assignment

  private func inferAssignment(_ left: Folded, _ right: Folded, _ span: Span) -> TypedExpression {
    guard case .operand(let target) = left else {
      report(.assignsToExpression(at: span))
      return failure(span)
    }
    if case .discard = target.kind {
      let value = infer(right, nil)
      return TypedExpression(
        .assignment(TypedExpression(.discard, value.type, target.span), value), .void, span)
    }
    if case .chainScope(let inner) = target.kind {
      let place = infer(inner, expected: nil)
      let value = convert(infer(right, place.type), to: place.type)
      requireMutable(place, verb: "assign to", at: target.span)
      return chain(TypedExpression(.assignment(place, value), .void, span), span)
    }
    let place = infer(target, expected: nil)
    let value = infer(right, place.type.isError ? nil : place.type)
    requireMutable(place, verb: "assign to", at: target.span)
    return TypedExpression(.assignment(place, convert(value, to: place.type)), .void, span)
  }

  private func inferCompound(_ name: Name, _ left: Folded, _ right: Folded, _ span: Span)
    -> TypedExpression
  {
    guard case .operand(let target) = left else {
      report(.assignsToExpression(at: span))
      return failure(span)
    }
    var syntax = target
    var isChain = false
    if case .chainScope(let inner) = target.kind {
      syntax = inner
      isChain = true
    }
    let place = infer(syntax, expected: nil)
    let value = infer(right, isContextual(right) || isArrayLiteral(right) ? place.type : nil)
    if place.type.isError || value.type.isError { return failure(span) }
    let base = Name(String(name.text.dropLast()), name.span)
    let mark = trail.count
    var result: TypedExpression?
    if let call = homogeneous(base.text, place, value, span),
      case .call(.function(let function, let substitution), _, let operands, _) = call.kind,
      unify(call.type, place.type)
    {
      result = TypedExpression(.compound(place, function, substitution, operands[1]), .void, span)
    } else {
      rollBack(to: mark)
    }
    if result == nil, let call = compoundFunction(name, place, value, span) { result = call }
    if result == nil {
      let candidates = operatorCandidates(base.text, [place.type, value.type])
      if !candidates.isEmpty {
        let call = operatorCall(
          base, place, left, value, right, place.type, span, writtenAs: name)
        guard !call.type.isError else { return failure(span) }
        if case .call(.function(let function, let substitution), _, let operands, _) = call.kind,
          unify(call.type, place.type)
        {
          result = TypedExpression(.compound(place, function, substitution, operands[1]), .void, span)
        }
      }
    }
    guard let result else {
      reportOperator(name, place, value)
      return failure(span)
    }
    requireMutable(place, verb: "change", at: target.span)
    return isChain ? chain(result, span) : result
  }

  private func isArrayLiteral(_ folded: Folded) -> Bool {
    if case .operand(let operand) = folded, case .array = operand.kind { return true }
    return false
  }

  /// A function `op=` whose first operand is `inout`.
  private func compoundFunction(
    _ name: Name, _ place: TypedExpression, _ value: TypedExpression, _ span: Span
  ) -> TypedExpression? {
    let arguments = [
      CallArgument(
        label: nil, typed: TypedExpression(.inoutArgument(place), place.type, place.span),
        span: place.span), CallArgument(label: nil, typed: value, span: value.span),
    ]
    let callables = operatorCandidates(name.text, [place.type, value.type]).compactMap {
      function -> Callable? in
      resolveSignature(function)
      guard function.parameters.first?.isInout == true, function.parameters.count == 2 else {
        return nil
      }
      let callable = operatorCallable(function)
      return couldAccept(callable, arguments) ? callable : nil
    }
    return choose(callables, nil) { callable in
      let result = self.apply(callable, name.text, arguments, nil, span, name.span)
      return TypedExpression(result.kind, .void, span)
    }
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
      return TypedExpression(
        .negation(checkCondition(infer(operand, expected: known.boolean))), known.boolean, span)
    }
    return prefixCall(name, infer(operand, expected: isContextual(operand) ? expected : nil), span)
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
