import Diagnostics

extension Checker {
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
    // A `where` clause may say that a type wraps itself.
    guard conversionDepth < Checker.largestConversionDepth else { return nil }
    conversionDepth += 1
    defer { conversionDepth -= 1 }
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
    if let wrapped = known.wrapped(from), isImplicitlyUnwrapped(value) {
      if case .existential = to {
      } else {
        let forced = TypedExpression(.forceUnwrap(value), wrapped, value.span)
        return converted(forced, to: target)
      }
    }
    if case .existential(let protocols) = to {
      return convertedToExistential(value, from, protocols, to)
    }
    if case .variable = from { return unifying(value, from, to) }
    if isProperSubclass(from, of: to) {
      return TypedExpression(.upcast(value), to, value.span)
    }
    if case .function(let f) = from, case .function(let g) = to {
      return convertedFunction(value, f, g, to)
    }
    if case .metatype(let a) = from, case .metatype(let b) = to, isMetatype(a, of: b) {
      return TypedExpression(.upcast(value), to, value.span)
    }
    if case .array(let elements) = value.kind, let a = known.arrayElement(from) {
      if let result = convertedLiteral(value, elements, a, to) { return result }
    } else if let a = known.arrayElement(from), let b = known.arrayElement(to) {
      if isProperSubclass(normalized(a), of: normalized(b)) {
        return TypedExpression(.upcast(value), to, value.span)
      }
      if case .existential = normalized(b), let result = mapped(value, a, b, to) { return result }
    }
    if case .dictionary(let entries) = value.kind, from.nominalEntity === to.nominalEntity {
      if let result = convertedLiteral(value, entries, from, to) { return result }
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

  /// `[Square]` as `[any Shape]`: each element is converted.
  private func mapped(_ value: TypedExpression, _ element: Type, _ wanted: Type, _ to: Type)
    -> TypedExpression?
  {
    if unifies(element, wanted) || isOpenVariable(element) { return nil }
    for candidate in members("map", of: value.type, isStatic: false) {
      guard case .function(let function) = candidate.member, candidate.rank == 0 else { continue }
      resolveSignature(function)
      let body = Expression(.name("$0", generics: []), value.span)
      let closure = ClosureSyntax(
        captures: [], parameters: nil, isThrowing: false, result: nil,
        body: [Statement(.expression(body), value.span)], shorthandCount: 1, span: value.span,
        end: value.span)
      let start = mark()
      let type = FunctionType(parameters: [.init(type: element)], result: wanted)
      let transform = inferClosure(closure, .function(type), value.span)
      guard succeeded(since: start), let parameter = function.genericParameters.first else {
        undo(to: start)
        return nil
      }
      var substitution = candidate.substitution
      substitution[parameter.id] = wanted
      score += 3
      return TypedExpression(
        .call(
          .function(function, substitution), receiver: value, arguments: [transform],
          dynamic: false), to, value.span)
    }
    return nil
  }

  /// An array literal can still become an array of another type, a set and the like.
  private func convertedLiteral(
    _ value: TypedExpression, _ elements: [TypedExpression], _ element: Type, _ to: Type
  ) -> TypedExpression? {
    let start = trail.count
    let wanted: Type
    if let element = known.arrayElement(to) {
      if unify(value.type, to) { return value }
      rollBack(to: start)
      wanted = element
    } else if let element = literalElement(of: to) {
      score += 1
      wanted = element
    } else {
      return nil
    }
    var converted: [TypedExpression] = []
    for element in elements {
      guard let result = self.converted(element, to: wanted) else {
        rollBack(to: start)
        return nil
      }
      converted.append(result)
    }
    // What the elements left open is not asked for any more.
    if case .variable = normalized(element) { _ = unify(element, wanted) }
    if known.arrayElement(to) != nil { return TypedExpression(.array(converted), to, value.span) }
    return arrayLiteral(converted, as: to, wanted, value.span)
  }

  private func convertedLiteral(
    _ value: TypedExpression, _ entries: [(key: TypedExpression, value: TypedExpression)],
    _ from: Type, _ to: Type
  ) -> TypedExpression? {
    let start = trail.count
    if unify(from, to) { return value }
    rollBack(to: start)
    guard to.arguments.count == 2 else { return nil }
    var converted: [(key: TypedExpression, value: TypedExpression)] = []
    for entry in entries {
      guard let key = self.converted(entry.key, to: to.arguments[0]),
        let element = self.converted(entry.value, to: to.arguments[1])
      else {
        rollBack(to: start)
        return nil
      }
      converted.append((key, element))
    }
    for (left, right) in zip(from.arguments, to.arguments) {
      if case .variable = normalized(left) { _ = unify(left, right) }
    }
    return TypedExpression(.dictionary(converted), to, value.span)
  }

  private func isProperSubclass(_ type: Type, of superclass: Type) -> Bool {
    guard case .nominal(let target, _) = superclass, target.kind == .classType else { return false }
    if case .nominal(let entity, _) = type, entity === target { return false }
    return isSubclass(type, of: superclass)
  }

  /// Whether the type `a` as a value can stand for a type that is `b`, inherits from it or conforms to it.
  private func isMetatype(_ a: Type, of b: Type) -> Bool {
    let a = normalized(a)
    let b = normalized(b)
    if case .existential(let protocols) = b, !a.hasVariables {
      return protocols.allSatisfy { conforms(a, to: $0) }
    }
    return isProperSubclass(a, of: b)
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
      let start = trail.count
      let link = TypedExpression(.chainLink(value), inner, value.span)
      if !isOpenVariable(inner), let payload = converted(link, to: wrapped) {
        let some = TypedExpression(.someOptional(payload), to, value.span)
        return TypedExpression(.chain(some), to, value.span)
      }
      rollBack(to: start)
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

  private func isOpenVariable(_ type: Type) -> Bool {
    if case .variable(let variable) = normalized(type) { return variable.literal == .none }
    return false
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
      guard let joined = joined(type, value.type, isLiteral: isLiteral(value)) else { return nil }
      type = joined
    }
    return type
  }

  private func isLiteral(_ value: TypedExpression) -> Bool {
    switch value.kind {
    case .tuple, .array, .nilLiteral: return true
    default: return false
    }
  }

  func joined(_ first: Type, _ second: Type, isLiteral: Bool) -> Type? {
    let mark = trail.count
    if unify(first, second) { return first }
    rollBack(to: mark)
    let a = normalized(first)
    let b = normalized(second)
    if isNever(a) { return b }
    if isNever(b) { return a }
    if let x = known.wrapped(a) ?? (known.isOptional(b) ? a : nil) {
      return joined(x, known.wrapped(b) ?? b, isLiteral: isLiteral).map { known.optional($0) }
    }
    if isLiteral, case .tuple(let x) = a, case .tuple(let y) = b, x.count == y.count {
      var elements: [TupleElement] = []
      for (left, right) in zip(x, y) {
        guard let type = joined(left.type, right.type, isLiteral: true) else { return nil }
        elements.append(TupleElement(label: left.label ?? right.label, type: type))
      }
      return .tuple(elements)
    }
    if isLiteral, let x = known.arrayElement(a), let y = known.arrayElement(b) {
      return joined(x, y, isLiteral: true).map { known.array($0) }
    }
    if case .metatype(let x) = a, case .metatype(let y) = b {
      return joined(x, y, isLiteral: false).map { .metatype($0) }
    }
    if isSubclass(b, of: a) { return a }
    if isSubclass(a, of: b) { return b }
    return sharedSuperclass(a, b)
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
