import Diagnostics

extension Parser {
  func parseVariable(_ modifiers: Modifiers) -> VariableSyntax {
    let isLet = at(.letKeyword)
    advance()
    var bindings: [VariableSyntax.Binding] = []
    repeat {
      let binding = parseBinding(isLet: isLet, modifiers)
      bindings.append(binding)
      if case .error = binding.pattern.kind { break }
      if at(.comma), peek().kind == .integerLiteral, !peek().precededBySpace,
        tokens[index - 1].kind == .integerLiteral
      {
        report(
          Finding.decimalComma(
            text(of: tokens[index - 1]), text(of: peek()), at: span(of: token)))
        advance()
        advance()
        break
      }
    } while consume(.comma)
    return VariableSyntax(isLet: isLet, bindings: bindings)
  }

  private func parseBinding(
    isLet: Bool, _ modifiers: Modifiers
  ) -> VariableSyntax.Binding {
    let pattern = parseDeclaredPattern(isVariable: !isLet)
    if case .error = pattern.kind {
      return VariableSyntax.Binding(pattern: pattern, type: nil, value: nil, accessors: nil)
    }
    let type = startsTypeAnnotation() ? parseType() : nil
    var value: Expression?
    if consumeAssignment() {
      let outer = assignmentRule
      assignmentRule = .assigns
      value = parseValue()
      assignmentRule = outer
    }
    var accessors: AccessorsSyntax?
    if at(.leftBrace), value == nil ? type != nil : startsAccessors() {
      if isLet { report(Finding.computedLet(at: span(of: token))) }
      accessors = parseAccessors(isDeclarationOnly: isInProtocol || modifiers.builtin != nil)
    } else if at(.leftBrace), type == nil, value == nil, !token.precededByNewline {
      report(Finding.computedWithoutType(at: gap))
      accessors = parseAccessors(isDeclarationOnly: false)
    }
    return VariableSyntax.Binding(
      pattern: pattern, type: type, value: value, accessors: accessors)
  }

  /// Reads the colon before a type; a type without it is reported and read all the same.
  private func startsTypeAnnotation() -> Bool {
    if consume(.colon) { return true }
    guard at(.identifier), !token.precededByNewline, startsWithCapital(text(of: token)) else {
      return false
    }
    report(Finding.typeWithoutColon(at: span(of: token)))
    return true
  }

  /// Says whether the brace here opens `get`, `set`, `willSet` or `didSet`.
  func startsAccessors() -> Bool {
    guard at(.leftBrace) else { return false }
    var offset = 1
    while peek(offset).kind == .mutatingWord || peek(offset).kind == .nonmutatingWord {
      offset += 1
    }
    let next = peek(offset + 1).kind
    switch peek(offset).kind {
    case .willSetWord, .didSetWord: return next == .leftBrace || next == .leftParen
    case .getWord:
      return next == .leftBrace || next == .rightBrace || next == .setWord
        || next == .throwsKeyword || next == .asyncWord || next == .nonmutatingWord
        || next == .mutatingWord || next == .semicolon
    case .setWord:
      return next == .leftBrace || next == .rightBrace || next == .getWord
        || next == .leftParen && peek(offset + 4).kind == .leftBrace
    default: return false
    }
  }

  func parseAccessors(isDeclarationOnly: Bool) -> AccessorsSyntax {
    guard enter(4) else { return AccessorsSyntax(span: span(of: token)) }
    defer { leave(4) }
    let opening = token
    guard startsAccessors() else {
      let body = parseBlock(of: .accessor)
      return AccessorsSyntax(
        getter: AccessorsSyntax.Accessor(
          body: body, parameter: nil, isMutating: false, isThrowing: false), span: body.span)
    }
    advance()
    var result = AccessorsSyntax(span: span(of: opening))
    while !at(.rightBrace), !at(.endOfFile) {
      if consume(.semicolon) { continue }
      // A setter mutates unless it says otherwise, a getter only if it says so.
      var isMutating = at(.setWord)
      while at(.mutatingWord) || at(.nonmutatingWord) {
        isMutating = at(.mutatingWord)
        advance()
      }
      let word = token
      guard
        word.kind == .getWord || word.kind == .setWord || word.kind == .willSetWord
          || word.kind == .didSetWord
      else {
        report(Finding.expectedAccessor(before: describe(token), at: span(of: token)))
        skipToAccessorEnd()
        break
      }
      advance()
      let accessor = parseAccessor(word.kind, isMutating, isDeclarationOnly: isDeclarationOnly)
      switch word.kind {
      case .getWord: result.getter = accessor
      case .setWord: result.setter = accessor
      case .willSetWord: result.willSet = accessor
      default: result.didSet = accessor
      }
    }
    _ = expectClosingBrace(of: opening)
    result.span = span(from: opening.start)
    return result
  }

  private func parseAccessor(
    _ kind: TokenKind, _ isMutating: Bool, isDeclarationOnly: Bool
  ) -> AccessorsSyntax.Accessor {
    let opening = token
    var parameter: Name?
    if kind != .getWord, consume(.leftParen) {
      parameter = parseDeclaredName(after: "(")
      expectClosing(.rightParen, of: opening)
    }
    let isThrowing = parseEffects().isThrowing
    var body: BlockSyntax?
    if at(.leftBrace) {
      body = parseBlock(of: .accessor)
    } else if !isDeclarationOnly {
      report(Finding.expectedOpeningBrace(of: .accessor, at: gap))
    }
    return AccessorsSyntax.Accessor(
      body: body, parameter: parameter, isMutating: isMutating, isThrowing: isThrowing)
  }

  private func skipToAccessorEnd() {
    while !at(.rightBrace), !at(.endOfFile) {
      if at(.leftBrace) { skipGroup() } else { advance() }
    }
  }
}
