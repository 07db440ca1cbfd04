import Diagnostics

extension Parser {
  /// Parses the pattern of a `case`; names are bindings only below `let` or `var`.
  func parsePattern() -> PatternSyntax { parsePattern(binding: nil) }

  /// Parses the names that `let`, `var` or a loop declares: a name, `_`, or a tuple of those.
  func parseDeclaredPattern(isVariable: Bool) -> PatternSyntax {
    guard enter() else { return PatternSyntax(.error, span(of: token)) }
    defer { leave() }
    let place = span(of: token)
    switch token.kind {
    case .underscore:
      advance()
      return PatternSyntax(.wildcard, place)
    case .leftParen:
      let opening = token
      advance()
      var elements: [(label: Name?, pattern: PatternSyntax)] = []
      while !at(.rightParen), !at(.endOfFile) {
        let label = parsePatternLabel()
        elements.append((label, parseDeclaredPattern(isVariable: isVariable)))
        if !consume(.comma) { break }
      }
      expectClosing(.rightParen, of: opening)
      if elements.count == 1, elements[0].label == nil { return elements[0].pattern }
      return PatternSyntax(.tuple(elements), span(from: opening.start))
    default:
      guard let name = parseDeclaredName(after: isVariable ? "var" : "let") else {
        return PatternSyntax(.error, place)
      }
      return PatternSyntax(.binding(name, isVariable: isVariable), name.span)
    }
  }

  func parseLoopPattern() -> PatternSyntax {
    if at(.varKeyword) || at(.letKeyword) {
      let isVariable = at(.varKeyword)
      advance()
      return parseDeclaredPattern(isVariable: isVariable)
    }
    return parseDeclaredPattern(isVariable: false)
  }

  /// Reads the name of something new; a keyword in its place is reported and taken for the name.
  func parseDeclaredName(after introducer: String) -> Name? {
    if token.kind.isName {
      let name = name(of: token)
      advance()
      return name
    }
    if token.kind.isKeyword, !token.precededByNewline, !at(.underscore), !at(.inKeyword) {
      let name = name(of: token)
      report(Finding.keywordAsName(name.text, at: name.span))
      advance()
      return name
    }
    report(
      Finding.expectedName(
        after: introducer, before: describe(token),
        at: token.precededByNewline ? gap : span(of: token)))
    return nil
  }

  private func parsePatternLabel() -> Name? {
    guard token.kind.isName || token.kind.isKeyword, peek().kind == .colon else { return nil }
    let label = at(.underscore) ? nil : name(of: token)
    advance()
    advance()
    return label
  }

  /// `binding` says whether names below are bound, and whether by `var`.
  func parsePattern(binding: Bool?) -> PatternSyntax {
    guard enter() else { return PatternSyntax(.error, span(of: token)) }
    defer { leave() }
    let start = token.start
    var pattern = parsePatternHead(binding: binding)
    while true {
      if at(.postfixQuestion) {
        advance()
        pattern = PatternSyntax(.optional(pattern), span(from: start))
      } else if at(.asKeyword) {
        advance()
        let type = parseType()
        pattern = PatternSyntax(.asType(pattern, type), span(from: start))
      } else {
        return pattern
      }
    }
  }

  private func parsePatternHead(binding: Bool?) -> PatternSyntax {
    let start = token.start
    switch token.kind {
    case .letKeyword, .varKeyword:
      let isVariable = at(.varKeyword)
      advance()
      return parsePatternHead(binding: isVariable)
    case .underscore where endsPattern(peek()) || peek().kind == .asKeyword:
      advance()
      return PatternSyntax(.wildcard, span(from: start))
    case .isKeyword:
      advance()
      let type = parseType()
      return PatternSyntax(.isType(type), span(from: start))
    case .leftParen:
      let place = checkpoint()
      let pattern = parseTuplePattern(binding: binding)
      if endsPattern(token) || at(.postfixQuestion) || at(.asKeyword) || at(.endOfFile) {
        return pattern
      }
      if !isClean(since: place) { return pattern }
      rewind(to: place)
    case .period:
      let place = checkpoint()
      if let pattern = parseEnumCasePattern(binding: binding) { return pattern }
      rewind(to: place)
    default:
      if let binding, token.kind.isName, endsPattern(peek()) || isPatternSuffix(peek()) {
        let name = name(of: token)
        advance()
        return PatternSyntax(.binding(name, isVariable: binding), name.span)
      }
      let isPath =
        peek().kind == .period || peek().kind.isOperator && first("<", of: peek())
      if isPath, token.kind.isName || at(.selfTypeKeyword),
        startsWithCapital(text(of: token))
      {
        let place = checkpoint()
        if let pattern = parseEnumCasePattern(binding: binding) { return pattern }
        rewind(to: place)
      }
    }
    return parseExpressionPattern()
  }

  private func parseExpressionPattern() -> PatternSyntax {
    let outer = assignmentRule
    assignmentRule = .endsExpression
    let expression = parseExpression()
    assignmentRule = outer
    if case .error = expression.kind { return PatternSyntax(.error, expression.span) }
    return PatternSyntax(.expression(expression), expression.span)
  }

  private func isPatternSuffix(_ token: Token) -> Bool {
    token.kind == .postfixQuestion || token.kind == .asKeyword
  }

  /// Says whether a pattern may end before this token.
  private func endsPattern(_ token: Token) -> Bool {
    switch token.kind {
    case .comma, .colon, .rightParen, .equal, .whereKeyword, .inKeyword, .leftBrace, .endOfFile,
      .rightBrace:
      return true
    default: return false
    }
  }

  private func parseTuplePattern(binding: Bool?) -> PatternSyntax {
    let opening = token
    let elements = parsePatternElements(binding: binding)
    if elements.count == 1, elements[0].label == nil {
      return PatternSyntax(elements[0].pattern.kind, span(from: opening.start))
    }
    return PatternSyntax(.tuple(elements), span(from: opening.start))
  }

  private func parsePatternElements(
    binding: Bool?
  ) -> [(label: Name?, pattern: PatternSyntax)] {
    guard enter() else { return [] }
    defer { leave() }
    let opening = token
    advance()
    let outer = (allowsTrailingClosure, assignmentRule)
    allowsTrailingClosure = true
    defer { (allowsTrailingClosure, assignmentRule) = outer }
    var elements: [(label: Name?, pattern: PatternSyntax)] = []
    while !at(.rightParen), !at(.endOfFile) {
      let label = parsePatternLabel()
      elements.append((label, parsePattern(binding: binding)))
      if !consume(.comma) { break }
    }
    expectClosing(.rightParen, of: opening)
    return elements
  }

  /// `.name(…)` or `Type.name(…)`; `nil` if it turns out to be the start of an expression.
  private func parseEnumCasePattern(binding: Bool?) -> PatternSyntax? {
    let start = token.start
    var type: TypeSyntax?
    if !at(.period) {
      type = parseCasePatternType()
      guard type != nil else { return nil }
    }
    guard consume(.period) else { return nil }
    guard token.kind.isName || token.kind.isKeyword, !token.precededByNewline, !at(.initKeyword),
      !at(.selfKeyword)
    else { return nil }
    let name = name(of: token)
    advance()
    var arguments: [(label: Name?, pattern: PatternSyntax)]?
    if at(.leftParen), !token.precededByNewline {
      arguments = parsePatternElements(binding: binding)
    }
    guard endsPattern(token) || isPatternSuffix(token) || token.precededByNewline else {
      return nil
    }
    return PatternSyntax(.enumCase(type, name, arguments: arguments), span(from: start))
  }

  /// Reads the type before the last dot of a path whose parts begin with capitals.
  private func parseCasePatternType() -> TypeSyntax? {
    let start = token.start
    let before = checkpoint()
    var name = name(of: token)
    advance()
    var generics = parseGenericArguments()
    guard isClean(since: before) else { return nil }
    var type = TypeSyntax(.named(name, generics: generics), span(from: start))
    while at(.period), peek().kind.isName, startsWithCapital(text(of: peek())),
      peek(2).kind == .period || first("<", of: peek(2))
    {
      advance()
      name = self.name(of: token)
      advance()
      generics = parseGenericArguments()
      guard isClean(since: before) else { return nil }
      type = TypeSyntax(.member(type, name, generics: generics), span(from: start))
    }
    return type
  }
}
