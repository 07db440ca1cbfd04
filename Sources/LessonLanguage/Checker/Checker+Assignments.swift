import Diagnostics

extension Checker {
  // MARK: Assignment

  func inferAssignment(_ left: FoldedExpression, _ right: FoldedExpression, _ span: Span)
    -> TypedExpression
  {
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
    let converted = convert(value, to: place.type, for: .assignment(place))
    return TypedExpression(.assignment(place, converted), .void, span)
  }

  func inferCompound(
    _ name: Name, _ left: FoldedExpression, _ right: FoldedExpression, _ span: Span
  )
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
          result = TypedExpression(
            .compound(place, function, substitution, operands[1]), .void, span)
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

  private func isArrayLiteral(_ folded: FoldedExpression) -> Bool {
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
}
