import Diagnostics

extension Checker {
  func bind(_ variable: TypeVariable, to type: Type) {
    trail.append((variable, variable.binding, variable.literal))
    variable.binding = type
  }

  /// Makes both types the same by binding variables; may leave bindings behind when it fails.
  func unify(_ a: Type, _ b: Type) -> Bool {
    let a = normalized(a)
    let b = normalized(b)
    switch (a, b) {
    case (.error, _), (_, .error): return true
    case (.variable(let x), .variable(let y)):
      if x === y { return true }
      return unifyVariables(x, y)
    case (.variable(let x), let type), (let type, .variable(let x)):
      if case .associated(let base, _) = type, base.hasVariables {
        pending.append(.same(.variable(x), type, openVariables.last?.span ?? anySpan))
        return true
      }
      guard canBe(x, type), !occurs(x, in: type) else { return false }
      if x.literal != .none, !isDefault(x.literal, type) { score += 1 }
      bind(x, to: type)
      return true
    case (.associated(let base, _), _) where base.hasVariables,
      (_, .associated(let base, _)) where base.hasVariables:
      pending.append(.same(a, b, openVariables.last?.span ?? anySpan))
      return true
    case (.nominal(let x, let p), .nominal(let y, let q)):
      guard x === y, p.count == q.count else { return false }
      for index in p.indices where !unify(p[index], q[index]) { return false }
      return true
    case (.tuple(let p), .tuple(let q)):
      guard p.count == q.count else { return false }
      for index in p.indices {
        if let l = p[index].label, let r = q[index].label, l != r { return false }
        if !unify(p[index].type, q[index].type) { return false }
      }
      return true
    case (.function(let f), .function(let g)):
      guard f.parameters.count == g.parameters.count else { return false }
      for index in f.parameters.indices {
        if f.parameters[index].isInout != g.parameters[index].isInout { return false }
        if !unify(f.parameters[index].type, g.parameters[index].type) { return false }
      }
      return unify(f.result, g.result)
    case (.metatype(let x), .metatype(let y)): return unify(x, y)
    default: return a.isSame(as: b)
    }
  }

  var anySpan: Span { Span(source: SourceID(index: 0), start: 0, end: 0) }

  private func unifyVariables(_ x: TypeVariable, _ y: TypeVariable) -> Bool {
    let merged: TypeVariable.Literal
    switch (x.literal, y.literal) {
    case (let l, let r) where l == r: merged = l
    case (.none, let l), (let l, .none): merged = l
    case (.integer, .double), (.double, .integer): merged = .double
    default: return false
    }
    // The younger one follows the older one, so that no long chains arise.
    let (older, younger) = x.id < y.id ? (x, y) : (y, x)
    bind(younger, to: .variable(older))
    if older.literal != merged {
      trail.append((older, older.binding, older.literal))
      older.literal = merged
    }
    return true
  }

  private func occurs(_ variable: TypeVariable, in type: Type) -> Bool {
    type.contains {
      if case .variable(let other) = $0 { return other === variable }
      return false
    }
  }

  func isDefault(_ literal: TypeVariable.Literal, _ type: Type) -> Bool {
    guard let entity = type.nominalEntity else { return false }
    return entity === known.defaultType(of: literal).nominalEntity
  }

  /// Whether a literal's variable may stand for `type`.
  func canBe(_ variable: TypeVariable, _ type: Type) -> Bool {
    let name: String
    switch variable.literal {
    case .none: return true
    case .integer: name = "ExpressibleByIntegerLiteral"
    case .double: name = "ExpressibleByFloatLiteral"
    case .string:
      if known.isNominal(type, "String") || known.isNominal(type, "Character") { return true }
      name = "ExpressibleByStringLiteral"
    case .boolean:
      if known.isNominal(type, "Bool") { return true }
      name = "ExpressibleByBooleanLiteral"
    }
    if variable.literal == .integer || variable.literal == .double {
      if known.isNominal(type, "Double") { return true }
      if variable.literal == .integer, known.isNominal(type, "Int") { return true }
    }
    guard let literal = known.entity(name) else { return false }
    return conforms(type, to: literal)
  }

  // MARK: Pending constraints

  /// Tries what was put off.
  func solvePending() {
    var progress = true
    while progress, !pending.isEmpty {
      progress = false
      let constraints = pending
      pending = []
      for constraint in constraints {
        if !solve(constraint) { pending.append(constraint) } else { progress = true }
      }
    }
  }

  /// A literal that is stepped through by a fraction is itself floating-point.
  private func strideIs(_ stride: Type, of base: Type) -> Bool {
    guard case .variable(let variable) = base.resolved, variable.literal != .none else {
      return false
    }
    switch stride {
    case .variable(let step) where step.literal == .double: return unify(base, stride)
    case .nominal where known.isNominal(stride, "Double"): return unify(base, stride)
    default: return false
    }
  }

  /// Returns whether the constraint is settled, for good or ill.
  private func solve(_ constraint: PendingConstraint) -> Bool {
    switch constraint {
    case .same(let a, let b, let span):
      let left = normalized(a)
      let right = normalized(b)
      if case .associated(let base, let name) = left, base.hasVariables {
        return name == "Stride" && strideIs(right, of: base)
      }
      if case .associated(let base, let name) = right, base.hasVariables {
        return name == "Stride" && strideIs(left, of: base)
      }
      if !unify(left, right) {
        report(.mismatch(expected: show(left), found: show(right), at: span))
      }
      return true
    case .conforms(let type, let protocolEntity, let span):
      let type = normalized(type)
      switch type {
      case .variable: return false
      case .associated(let base, _) where base.hasVariables: return false
      default:
        if !conforms(type, to: protocolEntity) {
          report(
            .doesNotConform(show(type), to: protocolEntity.name, at: span))
        }
        return true
      }
    }
  }
}
