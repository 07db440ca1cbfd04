import Diagnostics

extension Checker {
  // MARK: Special operators

  func inferCoalesce(
    _ left: FoldedExpression, _ right: FoldedExpression, _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    let hint = expected.flatMap { coalesceHint($0) }
    let a = infer(left, hint)
    if a.type.isError {
      _ = infer(right, expected)
      return failure(span)
    }
    guard let wrapped = known.wrapped(a.type) else {
      // What follows is never used, yet must make sense.
      _ = infer(right, a.type)
      warnings.append(.coalesceNonOptional(show(a.type), at: a.span))
      return a
    }
    let isFallback = isNilLiteral(right) && !known.isOptional(wrapped)
    let b = infer(right, isFallback ? a.type : wrapped)
    if b.type.isError { return failure(span) }
    if let value = converted(b, to: wrapped),
      !(known.isOptional(b.type) && !known.isOptional(wrapped))
    {
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

  func inferIdentity(
    _ name: Name, _ left: FoldedExpression, _ right: FoldedExpression, _ span: Span
  )
    -> TypedExpression
  {
    let a = infer(left, nil)
    let b = infer(right, a.type)
    for value in [a, b] where !value.type.isError {
      let type = known.wrapped(value.type) ?? value.type
      var isValue = false
      switch normalized(type) {
      case .nominal(let entity, _): isValue = entity.kind != .classType && entity.builtin != "host"
      case .variable(let variable): isValue = variable.literal != .none
      default: break
      }
      if isValue {
        report(.identityOfValue(name.text, show(value.type), at: value.span))
        return failure(span)
      }
    }
    return TypedExpression(
      .identity(a, b, isNegated: name.text == "!=="), known.boolean, span)
  }

  func inferEquality(
    _ name: Name, _ left: FoldedExpression, _ right: FoldedExpression, _ span: Span
  )
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
        warnings.append(
          .comparesNonOptionalToNil(show(value.type), isNegated: isNegated, at: span))
        let some = TypedExpression(.someOptional(value), known.optional(value.type), value.span)
        return TypedExpression(.isNil(some, isNegated: isNegated), known.boolean, span)
      }
      return TypedExpression(.isNil(value, isNegated: isNegated), known.boolean, span)
    }
    let (a, b) = withoutImplicitOptionals(inferOperands(left, right, hint: nil))
    if a.type.isError || b.type.isError { return failure(span) }
    if case .metatype = normalized(a.type), case .metatype = normalized(b.type) {
      return TypedExpression(.equality(a, b, isNegated: isNegated), known.boolean, span)
    }
    if let (x, y) = unified(a, b), let equatable = known.entity("Equatable") {
      if conforms(x.type, to: equatable) || isTypeOpen(x.type) {
        pending.append(.conforms(x.type, equatable, name.span))
        return TypedExpression(.equality(x, y, isNegated: isNegated), known.boolean, span)
      }
      if operatorCandidates(name.text, [a.type, b.type]).allSatisfy({
        $0.owner?.kind == .protocolType && $0.isLibrary
      }) {
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

  func inferComparison(
    _ name: Name, _ left: FoldedExpression, _ right: FoldedExpression, _ span: Span
  )
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
}
