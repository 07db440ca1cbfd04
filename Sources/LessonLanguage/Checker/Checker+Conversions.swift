import Diagnostics

extension Checker {
  /// Checks that `expression` can stand where a value of `type` is wanted.
  func check(_ expression: Expression, as type: Type) -> TypedExpression {
    convert(infer(expression, expected: type), to: type)
  }

  /// Converts a value to `type` or reports why it cannot be.
  func convert(_ value: TypedExpression, to type: Type) -> TypedExpression {
    if let result = converted(value, to: type) { return result }
    reportMismatch(value, expected: type)
    return TypedExpression(.error, .error, value.span)
  }

  func reportMismatch(_ value: TypedExpression, expected: Type) {
    let found = normalized(value.type)
    let wanted = normalized(expected)
    if let wrapped = known.wrapped(found), !known.isOptional(wanted),
      unifies(wrapped, wanted)
    {
      report(.optionalNotUnwrapped(show(found), expected: show(wanted), at: value.span))
      return
    }
    if case .nilLiteral = value.kind {
      report(.nilForNonOptional(show(wanted), at: value.span))
      return
    }
    if known.isNominal(found, "Int"), known.isNominal(wanted, "Double") {
      report(.numberConversion(from: "Int", to: "Double", at: value.span))
      return
    }
    if known.isNominal(found, "Double"), known.isNominal(wanted, "Int") {
      report(.numberConversion(from: "Double", to: "Int", at: value.span))
      return
    }
    if case .existential(let protocols) = wanted, let first = protocols.first(where: { !conforms(found, to: $0) }) {
      report(.doesNotConform(show(found), to: first.name, at: value.span))
      return
    }
    report(.mismatch(expected: show(wanted), found: show(found), at: value.span))
  }

  /// Whether both types could be one, leaving nothing bound.
  func unifies(_ a: Type, _ b: Type) -> Bool {
    let mark = trail.count
    let constraints = pending
    let oldScore = score
    let result = unify(a, b)
    rollBack(to: mark)
    pending = constraints
    score = oldScore
    return result
  }

  /// Returns `value` as a value of `type`, or `nil` if there is no implicit conversion.
  func converted(_ value: TypedExpression, to target: Type) -> TypedExpression? {
    let from = normalized(value.type)
    let to = normalized(target)
    switch (from, to) {
    case (.error, _), (_, .error): return value
    case (_, .variable): return unifying(value, from, to)
    default: break
    }
    if case .nominal(let never, _) = from, never.name == "Never", never.isLibrary {
      return TypedExpression(value.kind, target, value.span)
    }
    if let wrapped = known.wrapped(to) { return convertedToOptional(value, from, to, wrapped) }
    if case .existential(let protocols) = to { return convertedToExistential(value, from, protocols, to) }
    if case .variable = from { return unifying(value, from, to) }
    if isProperSubclass(from, of: to) {
      return TypedExpression(.upcast(value), to, value.span)
    }
    if case .function(let f) = from, case .function(let g) = to {
      return convertedFunction(value, f, g, to)
    }
    if let a = known.arrayElement(from), let b = known.arrayElement(to) {
      if isProperSubclass(a, of: b) { return TypedExpression(.upcast(value), to, value.span) }
    }
    if case .tuple(let a) = from, case .tuple(let b) = to, a.count == b.count,
      case .tuple(let parts) = value.kind, parts.count == b.count, !a.isEmpty
    {
      var converted: [TypedExpression] = []
      for (index, part) in parts.enumerated() {
        guard let element = self.converted(part, to: b[index].type) else { return nil }
        converted.append(element)
      }
      return TypedExpression(.tuple(converted), to, value.span)
    }
    return unifying(value, from, to)
  }

  private func isProperSubclass(_ type: Type, of superclass: Type) -> Bool {
    guard case .nominal(let target, _) = superclass, target.kind == .classType else { return false }
    if case .nominal(let entity, _) = type, entity === target { return false }
    return isSubclass(type, of: superclass)
  }

  private func unifying(_ value: TypedExpression, _ from: Type, _ to: Type) -> TypedExpression? {
    let mark = trail.count
    if unify(from, to) { return value }
    rollBack(to: mark)
    return nil
  }

  private func convertedToOptional(
    _ value: TypedExpression, _ from: Type, _ to: Type, _ wrapped: Type
  ) -> TypedExpression? {
    if let inner = known.wrapped(from) {
      let mark = trail.count
      if unify(inner, wrapped) { return value }
      rollBack(to: mark)
      if isProperSubclass(normalized(inner), of: normalized(wrapped)) {
        return TypedExpression(.upcast(value), to, value.span)
      }
      if case .nominal(let never, _) = normalized(inner), never.name == "Never" {
        return TypedExpression(value.kind, to, value.span)
      }
      // A `T?` may still be the payload of a `T??`, or of an `Any?`.
      if known.isOptional(wrapped), let payload = converted(value, to: wrapped) {
        return TypedExpression(.someOptional(payload), to, value.span)
      }
      return nil
    }
    if case .variable(let variable) = from, variable.literal == .none {
      return unifying(value, from, to)
    }
    guard let payload = converted(value, to: wrapped) else { return nil }
    score += 2
    return TypedExpression(.someOptional(payload), to, value.span)
  }

  private func convertedToExistential(
    _ value: TypedExpression, _ from: Type, _ protocols: [NominalEntity], _ to: Type
  ) -> TypedExpression? {
    score += protocols.isEmpty ? 4 : 3
    switch from {
    case .existential(let have):
      if protocols.allSatisfy({ wanted in have.contains { refines($0, wanted) } }) {
        return TypedExpression(.upcast(value), to, value.span)
      }
      return nil
    case .variable(let variable):
      if variable.literal == .none { return unifying(value, from, to) }
      let standard = known.defaultType(of: variable.literal)
      guard protocols.allSatisfy({ conforms(standard, to: $0) }), unify(from, standard) else {
        return nil
      }
      return TypedExpression(.toExistential(value), to, value.span)
    default:
      guard protocols.allSatisfy({ conforms(from, to: $0) }) else { return nil }
      return TypedExpression(.toExistential(value), to, value.span)
    }
  }

  private func convertedFunction(
    _ value: TypedExpression, _ f: FunctionType, _ g: FunctionType, _ to: Type
  ) -> TypedExpression? {
    if f.isThrowing, !g.isThrowing { return nil }
    let mark = trail.count
    if unify(.function(f), .function(g)) { return value }
    rollBack(to: mark)
    return nil
  }

  // MARK: Results of speculation

  /// The common type of several values, such as the elements of an array literal.
  func join(_ values: [TypedExpression]) -> Type? {
    guard let first = values.first else { return nil }
    var type = first.type
    for value in values.dropFirst() {
      let mark = trail.count
      if unify(type, value.type) { continue }
      rollBack(to: mark)
      let a = normalized(type)
      let b = normalized(value.type)
      if known.isOptional(b), !known.isOptional(a) {
        type = known.optional(a)
        if unify(type, b) { continue }
        return nil
      }
      if let wrapped = known.wrapped(a), unify(wrapped, b) { continue }
      if isSubclass(b, of: a) { continue }
      if isSubclass(a, of: b) {
        type = b
        continue
      }
      if let shared = sharedSuperclass(a, b) {
        type = shared
        continue
      }
      return nil
    }
    return type
  }

  private func sharedSuperclass(_ a: Type, _ b: Type) -> Type? {
    var current: Type? = a
    while let type = current, case .nominal(let entity, let arguments) = type.resolved,
      entity.kind == .classType
    {
      if isSubclass(b, of: type) { return type }
      current = entity.superclass.map { substitute($0, entity.substitution(for: arguments)) }
    }
    return nil
  }
}
