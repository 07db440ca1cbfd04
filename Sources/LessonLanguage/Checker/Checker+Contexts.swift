import Diagnostics

extension Checker {
  /// Closures and names of functions learn their types from the other arguments.
  func isDecidedLast(_ argument: CallArgument) -> Bool {
    guard argument.typed == nil, let syntax = argument.syntax else { return false }
    return isClosure(syntax) || isFunctionReference(syntax)
  }

  func isClosure(_ syntax: Expression?) -> Bool {
    switch syntax?.kind {
    case .closure, .keyPath: return true
    default: return false
    }
  }

  /// Whether an expression means something only where a type is expected.
  func isContextual(_ syntax: Expression) -> Bool {
    switch syntax.kind {
    case .name, .member: if isFunctionReference(syntax) { return true }
    default: break
    }
    switch syntax.kind {
    case .implicitMember, .closure, .keyPath, .nilLiteral, .inoutArgument, .ifExpression,
      .switchExpression:
      return true
    case .call(let callee, _): return isContextual(callee)
    case .member(let base, _, _), .optionalChain(let base), .chainScope(let base),
      .forceUnwrap(let base), .parenthesized(let base), .tried(_, let base),
      .prefix(_, let base), .postfix(let base, _):
      return isContextual(base)
    case .array(let elements):
      return elements.isEmpty || elements.contains { isContextual($0) }
    case .dictionary(let entries):
      return entries.isEmpty || entries.contains { isContextual($0.value) || isContextual($0.key) }
    case .tuple(let elements): return elements.contains { isContextual($0.value) }
    case .sequence(let elements):
      for element in elements {
        switch element {
        case .operand(let operand) where isContextual(operand): return true
        case .ternary: return true
        default: continue
        }
      }
      return false
    default: return false
    }
  }

  /// Whether an argument names functions of which the parameter's type chooses one.
  func isFunctionReference(_ syntax: Expression) -> Bool {
    switch syntax.kind {
    case .name(let name, _):
      if isOperator(name) { return true }
      var scope: Scope? = currentScope
      while let place = scope {
        switch entry(name, in: place) {
        case .functions: return true
        case .variable, .type, .genericParameter: return false
        case nil: break
        }
        if let owner = place.owner {
          let members = ownMembers(name, of: owner)
          if !members.isEmpty { return members.contains { isFunction($0) } }
        }
        scope = place.parent
      }
      return false
    case .member(let base, let name, _): return name.text == "init" || isMethod(name, of: base)
    default: return false
    }
  }

  private func isFunction(_ member: Member) -> Bool {
    if case .function = member { return true }
    return false
  }

  /// Whether `base.name` names methods; only for a base that is a name itself.
  private func isMethod(_ name: Name, of base: Expression) -> Bool {
    let start = mark()
    defer { undo(to: start) }
    switch base.kind {
    case .member, .string, .array, .parenthesized:
      let value = infer(base, expected: nil)
      if value.type.isError { return false }
      let found = members(name.text, of: value.type, isStatic: false)
      return !found.isEmpty && found.allSatisfy { isFunction($0.member) }
    default: break
    }
    guard case .name(let baseName, _) = base.kind, baseName != "super" else { return false }
    guard case .value(let value) = lookUp(baseName, [], base.span) else {
      guard case .type(let type) = lookUp(baseName, [], base.span) else { return false }
      let found = members(name.text, of: type, isStatic: true)
      return !found.isEmpty && found.allSatisfy { isFunction($0.member) }
    }
    let found = members(name.text, of: value.type, isStatic: false)
    return !found.isEmpty && found.allSatisfy { isFunction($0.member) }
  }
}
