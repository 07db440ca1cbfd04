import Diagnostics

/// A sequence of operands and operators after folding by precedence.
indirect enum FoldedExpression {
  case operand(Expression)
  case binary(Name, FoldedExpression, FoldedExpression)
  case ternary(FoldedExpression, Expression, FoldedExpression, Span)
  case isType(FoldedExpression, TypeSyntax, Span)
  case asType(FoldedExpression, SequenceElement.CastKind, TypeSyntax, Span)
  case tried(Expression.TryKind, FoldedExpression, Span)
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

  private func fold(_ elements: [SequenceElement], _ position: inout Int, minimum: Double)
    -> FoldedExpression
  {
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
      if let last = lastNonassociative, last == group.rank,
        case .infix(let name) = elements[position]
      {
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

  private func foldOperand(_ elements: [SequenceElement], _ position: inout Int) -> FoldedExpression
  {
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

  private func span(of folded: FoldedExpression) -> Span {
    switch folded {
    case .operand(let operand): return operand.span
    case .binary(_, let left, let right), .ternary(let left, _, let right, _):
      return span(of: left).joined(to: span(of: right))
    case .isType(let left, _, let end), .asType(let left, _, _, let end):
      return span(of: left).joined(to: end)
    case .tried(_, let inner, let start): return start.joined(to: span(of: inner))
    }
  }

  func isContextual(_ folded: FoldedExpression) -> Bool {
    switch folded {
    case .operand(let operand): return isContextual(operand)
    case .tried(_, let inner, _): return isContextual(inner)
    case .ternary(_, let middle, let right, _): return isContextual(middle) && isContextual(right)
    default: return false
    }
  }

  func isNilLiteral(_ folded: FoldedExpression) -> Bool {
    if case .operand(let operand) = folded, case .nilLiteral = operand.kind { return true }
    return false
  }

  // MARK: Meaning

  func infer(_ folded: FoldedExpression, _ expected: Type?, _ whole: Span? = nil) -> TypedExpression
  {
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
    _ condition: FoldedExpression, _ middle: Expression, _ right: FoldedExpression,
    _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    let test = checkCondition(infer(condition, known.boolean))
    var first: TypedExpression
    var second: TypedExpression
    if isContextual(middle), !isContextual(right), expected == nil {
      second = infer(right, nil)
      first = infer(
        middle,
        expected: known.isOptional(second.type) || !isNilSyntax(middle)
          ? second.type : known.optional(second.type))
    } else {
      first = infer(middle, expected: expected)
      let hint =
        expected
        ?? (isNilLiteral(right) && !known.isOptional(first.type)
          ? known.optional(first.type) : first.type)
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
    report(
      .conditionNotBoolean(
        show(value.type), isOptional: known.isOptional(value.type), isLiteral: isLiteral(value),
        text: quotable(value.span), at: value.span,
        notes: elsewhere(origin(of: value), than: value.span)))
    return failure(value.span)
  }

  private func isLiteral(_ value: TypedExpression) -> Bool {
    if case .literal = value.kind { return true }
    return false
  }

  private func inferCast(
    _ left: FoldedExpression, _ kind: SequenceElement.CastKind, _ syntax: TypeSyntax, _ span: Span
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
    _ name: Name, _ left: FoldedExpression, _ right: FoldedExpression, _ expected: Type?,
    _ span: Span
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
    if let call = ownOperatorCall(name, left, right, expected, span) { return call }
    let (a, b) = withoutImplicitOptionals(inferOperands(left, right, hint: expected))
    return operatorCall(name, a, left, b, right, expected, span)
  }
}
