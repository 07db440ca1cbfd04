import Diagnostics

extension Checker {
  /// Finds the meaning and the type of an expression; `expected` is a hint that may go unheeded.
  func inferKind(of expression: Expression, expected: Type?) -> TypedExpression {
    let span = expression.span
    switch expression.kind {
    case .integer(let magnitude):
      return literal(.integer(magnitude, isNegative: false), .integer, expected, span)
    case .double(let value): return literal(.double(value), .double, expected, span)
    case .string(let segments): return inferString(segments, expected, span)
    case .boolean(let value):
      let type = literalType("ExpressibleByBooleanLiteral", expected) ?? known.boolean
      return TypedExpression(.literal(.boolean(value)), type, span)
    case .nilLiteral: return inferNil(expected, span)
    case .array(let elements): return inferArray(elements, expected, span)
    case .dictionary(let entries): return inferDictionary(entries, expected, span)
    case .tuple(let elements): return inferTuple(elements, expected, span)
    case .parenthesized(let inner): return infer(inner, expected: expected)
    case .name(let name, let generics): return inferName(name, generics, expected, span)
    case .type(let syntax): return inferTypeExpression(syntax, span)
    case .implicitMember(let name): return inferImplicitMember(name, nil, expected, span)
    case .member(let base, let name, let generics):
      return inferMember(base, name, generics, expected, span)
    case .call(let callee, let arguments): return inferCall(callee, arguments, expected, span)
    case .subscripted(let base, let arguments):
      return inferSubscript(base, arguments, expected, span)
    case .prefix(let name, let operand): return inferPrefix(name, operand, expected, span)
    case .postfix(let operand, let name): return inferPostfix(operand, name, expected, span)
    case .sequence(let elements): return inferSequence(elements, expected, span)
    case .closure(let closure): return inferClosure(closure, expected, span)
    case .optionalChain(let base): return inferChainLink(base, span)
    case .chainScope(let inner): return inferChain(inner, expected, span)
    case .forceUnwrap(let inner): return inferForceUnwrap(inner, expected, span)
    case .tried(let kind, let inner):
      return inferTry(kind, span) {
        self.infer(
          inner,
          expected: kind == .optional ? expected.flatMap { self.known.wrapped($0) } : expected)
      }
    case .inoutArgument(let place):
      let value = infer(place, expected: expected)
      report(.strayAmpersand(at: span))
      return value
    case .ifExpression(let syntax):
      return inferIfExpression(syntax, expected, span)
    case .switchExpression(let syntax):
      return inferSwitchExpression(syntax, expected, span)
    case .keyPath(let root, let body): return inferKeyPath(root, body, expected, span)
    case .discard: return TypedExpression(.discard, makeVariable(span), span)
    case .error: return TypedExpression(.error, .error, span)
    }
  }

  func failure(_ span: Span) -> TypedExpression { TypedExpression(.error, .error, span) }

  // MARK: Literals

  func literal(
    _ value: TypedExpression.Literal, _ kind: TypeVariable.Literal, _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    let result = TypedExpression(.literal(value), makeVariable(span, literal: kind), span)
    switch value {
    case .integer(let magnitude, let isNegative) where magnitude > 127 || isNegative:
      literals.append(result)
    case .string(let text) where !isLibrary && !isOneCharacter(text): literals.append(result)
    default: break
    }
    return result
  }

  private func isOneCharacter(_ text: String) -> Bool {
    let count = text.utf8.count
    return count == 1 || count > 1 && text.count == 1
  }

  private func inferString(_ segments: [StringSegment], _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    if segments.isEmpty { return literal(.string(""), .string, expected, span) }
    if segments.count == 1, case .text(let text) = segments[0] {
      return literal(.string(text), .string, expected, span)
    }
    var parts: [TypedExpression] = []
    for segment in segments {
      switch segment {
      case .text(let text):
        parts.append(TypedExpression(.literal(.string(text)), known.string, span))
      case .interpolation(let inner):
        let part = infer(inner, expected: nil)
        parts.append(part)
      }
    }
    let text = TypedExpression(.interpolation(parts), known.string, span)
    if let type = literalType("ExpressibleByStringInterpolation", expected),
      let made = literalCall(type, "stringLiteral", text, span)
    {
      return made
    }
    return text
  }

  /// The type that is expected of a literal, if it is none of the library's own and says how it is made of one.
  func literalType(_ name: String, _ expected: Type?) -> Type? {
    guard let expected else { return nil }
    let type = unwrappedOptional(expected)
    guard case .nominal(let entity, _) = type, !entity.isLibrary, let literal = known.entity(name),
      conforms(type, to: literal)
    else { return nil }
    return type
  }

  /// `Type(label: value)`
  func literalCall(_ type: Type, _ label: String, _ value: TypedExpression, _ span: Span)
    -> TypedExpression?
  {
    for callable in initializerCallables(of: type) {
      guard case .function(let function) = callable.kind, !function.isRequirement,
        parameters(of: callable).count == 1, function.parameters[0].label == label
      else { continue }
      return TypedExpression(
        .call(
          .function(function, callable.substitution), receiver: nil, arguments: [value],
          dynamic: false), type, span)
    }
    return nil
  }

  private func inferNil(_ expected: Type?, _ span: Span) -> TypedExpression {
    if let expected {
      let type = normalized(expected)
      if known.isOptional(type) { return TypedExpression(.nilLiteral, type, span) }
      if let type = literalType("ExpressibleByNilLiteral", expected) {
        let nothing = TypedExpression(.tuple([]), .void, span)
        if let made = literalCall(type, "nilLiteral", nothing, span) { return made }
      }
      if case .variable = type {
        let optional = known.optional(makeVariable(span))
        _ = unify(type, optional)
        return TypedExpression(.nilLiteral, optional, span)
      }
      if !type.isError {
        report(.nilForNonOptional(show(type), at: span))
        return failure(span)
      }
    }
    return TypedExpression(.nilLiteral, known.optional(makeVariable(span)), span)
  }

  private func inferArray(_ elements: [Expression], _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    let target = expected.map { unwrappedOptional($0) }
    if let target, let element = known.arrayElement(target), !isOpen(element) {
      let typed = elements.map { check($0, as: element) }
      return TypedExpression(.array(typed), known.array(element), span)
    }
    if let target, let element = literalElement(of: target) {
      return arrayLiteral(elements.map { check($0, as: element) }, as: target, element, span)
    }
    let element = target.flatMap { known.arrayElement($0) } ?? makeVariable(span)
    var typed: [TypedExpression] = []
    if elements.isEmpty { return TypedExpression(.array([]), known.array(element), span) }
    // Elements that need a context get the type of those that do not.
    var plain: [TypedExpression] = []
    var inferred: [TypedExpression?] = elements.map { syntax in
      if isContextual(syntax) { return nil }
      let value = infer(syntax, expected: element)
      plain.append(value)
      return value
    }
    if plain.isEmpty {
      let first = infer(elements[0], expected: element)
      inferred[0] = first
      plain.append(first)
    }
    let common = join(plain) ?? plain[0].type
    for (index, syntax) in elements.enumerated() {
      if let value = inferred[index] {
        typed.append(value)
      } else if isNil(syntax), !known.isOptional(common) {
        typed.append(infer(syntax, expected: known.optional(common)))
      } else {
        typed.append(infer(syntax, expected: common))
      }
    }
    guard let joined = join(typed) else {
      if let result = literalElements(typed, element, span) { return result }
      if !typed.contains(where: { $0.type.isError }) {
        var shown: [String] = []
        for part in typed where !shown.contains(show(part.type)) { shown.append(show(part.type)) }
        report(.mixedElements(shown, at: span))
      }
      return TypedExpression(.error, .error, span)
    }
    _ = unify(element, joined)
    return TypedExpression(.array(typed.map { convert($0, to: joined) }), known.array(joined), span)
  }

  /// Elements of which some are literals: these are of the type of the others, if that can be made of them.
  private func literalElements(
    _ typed: [TypedExpression], _ element: Type, _ span: Span
  ) -> TypedExpression? {
    let mark = trail.count
    for candidate in typed {
      guard case .nominal(let entity, _) = normalized(candidate.type), !entity.isLibrary else {
        continue
      }
      let converted = typed.compactMap { self.converted($0, to: candidate.type) }
      if converted.count == typed.count, unify(element, candidate.type) {
        return TypedExpression(.array(converted), known.array(candidate.type), span)
      }
      rollBack(to: mark)
    }
    return nil
  }

  func isNil(_ syntax: Expression) -> Bool {
    if case .nilLiteral = syntax.kind { return true }
    return false
  }

  /// Whether a type is only a variable without any hint.
  private func isOpen(_ type: Type) -> Bool {
    if case .variable = type.resolved { return true }
    return false
  }

  func unwrappedOptional(_ type: Type) -> Type {
    let type = normalized(type)
    return known.wrapped(type).map { normalized($0) } ?? type
  }

  /// What the elements of an array literal are that stands for a value of `type`, which is not an array.
  func literalElement(of type: Type) -> Type? {
    guard case .nominal(let entity, let arguments) = type, !known.isNominal(type, "Array") else {
      return nil
    }
    if known.isNominal(type, "Set") { return arguments.first }
    guard entity.kind != .protocolType, let literal = known.entity("ExpressibleByArrayLiteral"),
      conforms(type, to: literal)
    else { return nil }
    let element = normalized(.associated(type, "ArrayLiteralElement"))
    return element.isError ? nil : element
  }

  /// A literal of checked elements as a set, a slice, or a type that says how it is made of one.
  func arrayLiteral(
    _ elements: [TypedExpression], as type: Type, _ element: Type, _ span: Span
  ) -> TypedExpression {
    if known.isNominal(type, "Set") {
      if let hashable = known.entity("Hashable") {
        pending.append(.conforms(element, hashable, span))
      }
      return TypedExpression(.array(elements), type, span)
    }
    let array = TypedExpression(.array(elements), known.array(element), span)
    return literalCall(type, "arrayLiteral", array, span) ?? failure(span)
  }

  private func inferDictionary(
    _ entries: [(key: Expression, value: Expression)], _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    if let type = literalType("ExpressibleByDictionaryLiteral", expected) {
      return dictionaryLiteral(entries, as: type, span)
    }
    let keyType: Type
    let valueType: Type
    if let expected, known.isNominal(unwrappedOptional(expected), "Dictionary") {
      let arguments = unwrappedOptional(expected).arguments
      keyType = arguments[0]
      valueType = arguments[1]
    } else {
      keyType = makeVariable(span)
      valueType = makeVariable(span)
    }
    var typed: [(key: TypedExpression, value: TypedExpression)] = []
    for entry in entries {
      let key = check(entry.key, as: keyType)
      typed.append((key, check(entry.value, as: valueType)))
    }
    if let hashable = known.entity("Hashable") {
      pending.append(.conforms(keyType, hashable, span))
    }
    return TypedExpression(.dictionary(typed), known.dictionary(keyType, valueType), span)
  }

  private func dictionaryLiteralElement(of type: Type) -> Type? {
    for callable in initializerCallables(of: type) {
      guard case .function(let function) = callable.kind, !function.isRequirement,
        parameters(of: callable).count == 1,
        function.parameters[0].label == "dictionaryLiteral"
      else { continue }
      return fullyNormalized(substitute(function.parameters[0].type, callable.substitution))
    }
    return nil
  }

  /// A literal as a type that says how it is made of keys and values.
  private func dictionaryLiteral(
    _ entries: [(key: Expression, value: Expression)], as type: Type, _ span: Span
  ) -> TypedExpression {
    guard let pair = dictionaryLiteralElement(of: type), case .tuple(let types) = pair,
      types.count == 2
    else { return failure(span) }
    let (keyType, valueType) = (types[0].type, types[1].type)
    let pairs = entries.map { entry in
      let parts = [check(entry.key, as: keyType), check(entry.value, as: valueType)]
      return TypedExpression(.tuple(parts), pair, span)
    }
    let array = TypedExpression(.array(pairs), known.array(pair), span)
    return literalCall(type, "dictionaryLiteral", array, span) ?? failure(span)
  }

  private func inferTuple(_ elements: [Argument], _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    var hints: [TupleElement] = []
    if let expected, case .tuple(let types) = unwrappedOptional(expected),
      types.count == elements.count
    {
      hints = types
    }
    var typed: [TypedExpression] = []
    var types: [TupleElement] = []
    for (index, element) in elements.enumerated() {
      var value = infer(element.value, expected: hints.isEmpty ? nil : hints[index].type)
      if !hints.isEmpty, !isOpen(hints[index].type),
        let converted = converted(value, to: hints[index].type)
      {
        value = converted
      }
      typed.append(value)
      types.append(TupleElement(label: element.label?.text, type: value.type))
    }
    return TypedExpression(.tuple(typed), .tuple(types), span)
  }

  private func inferTypeExpression(_ syntax: TypeSyntax, _ span: Span) -> TypedExpression {
    isInferringGenerics = true
    let type = resolve(syntax, in: currentScope)
    isInferringGenerics = false
    return TypedExpression(.metatype(type), .metatype(type), span)
  }

  // MARK: Optionals

  private func inferChainLink(_ base: Expression, _ span: Span) -> TypedExpression {
    let value = infer(base, expected: nil)
    if value.type.isError { return failure(span) }
    guard let wrapped = known.wrapped(value.type) else {
      report(.chainOnNonOptional(show(value.type), at: span))
      return failure(span)
    }
    return TypedExpression(.chainLink(value), wrapped, span)
  }

  private func inferChain(_ inner: Expression, _ expected: Type?, _ span: Span) -> TypedExpression {
    let value = infer(inner, expected: expected.map { unwrappedOptional($0) })
    return chain(value, span)
  }

  func chain(_ value: TypedExpression, _ span: Span) -> TypedExpression {
    if value.type.isError { return failure(span) }
    let type = known.isOptional(value.type) ? value.type : known.optional(value.type)
    let inner =
      known.isOptional(value.type)
      ? value : TypedExpression(.someOptional(value), type, value.span)
    return TypedExpression(.chain(inner), type, span)
  }

  private func inferForceUnwrap(_ inner: Expression, _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    let value = infer(inner, expected: expected.map { known.optional($0) })
    if value.type.isError { return failure(span) }
    guard let wrapped = known.wrapped(value.type) else {
      report(.unwrapOfNonOptional(show(value.type), at: span))
      return failure(span)
    }
    return TypedExpression(.forceUnwrap(value), wrapped, span)
  }

  func inferTry(_ kind: Expression.TryKind, _ span: Span, _ body: () -> TypedExpression)
    -> TypedExpression
  {
    tryDepth += 1
    if kind != .plain { catchDepth += 1 }
    let value = body()
    if kind != .plain { catchDepth -= 1 }
    tryDepth -= 1
    switch kind {
    case .plain, .forced: return TypedExpression(.tried(kind, value), value.type, span)
    case .optional:
      if known.isOptional(value.type) {
        return TypedExpression(.tried(kind, value), value.type, span)
      }
      let type = known.optional(value.type)
      return TypedExpression(
        .tried(kind, TypedExpression(.someOptional(value), type, span)), type, span)
    }
  }
}
