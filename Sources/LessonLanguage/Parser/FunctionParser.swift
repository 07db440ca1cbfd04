import Diagnostics

extension Parser {
  func parseFunction(_ modifiers: Modifiers) -> Declaration.Kind {
    advance()
    if at(.initKeyword) {
      report(Finding.initializerWithFunc(at: span(of: tokens[index - 1])))
      return parseInitializer(modifiers)
    }
    guard let name = parseFunctionName() else {
      synchronize()
      return .error
    }
    return .function(
      parseFunctionRest(name: name, isFailable: false, hasBody: needsBody(modifiers)))
  }

  private func needsBody(_ modifiers: Modifiers) -> Bool {
    !isInProtocol && modifiers.builtin == nil
  }

  private func parseFunctionName() -> Name? {
    guard token.kind.isOperator || at(.equal) else { return parseDeclaredName(after: "func") }
    var name = name(of: token)
    // `==<T>`: the last character opens the generic parameters.
    if name.text.utf8.count > 1, name.text.utf8.last == UInt8(ascii: "<"),
      !token.followedBySpace, peek().kind.isName
    {
      let count = token.length - 1
      name = Name(
        String(decoding: name.text.utf8.dropLast(), as: UTF8.self),
        Span(source: source, start: Int(token.start), end: Int(token.start) + count))
      consumeBytes(count)
    } else {
      advance()
    }
    return name
  }

  private func parseFunctionRest(
    name: Name, isFailable: Bool, hasBody: Bool
  ) -> FunctionSyntax {
    var generics = parseGenericParameters()
    var parameters: [ParameterSyntax] = []
    if at(.leftParen) {
      parameters = parseParameters(labelsByName: true)
    } else {
      report(Finding.expectedParameters(of: name.text, at: gap))
    }
    var effects = parseEffects()
    var result: TypeSyntax?
    let arrow = span(of: token)
    if atOperator("=>") {
      report(Finding.doubleArrow(at: arrow))
      advance()
      result = parseType()
    } else if consume(.arrow) {
      result = parseType()
      if name.text == "init" { report(Finding.initializerWithResult(at: arrow)) }
      if at(.throwsKeyword) {
        report(Finding.throwsBehindResult(at: span(of: token)))
        effects = parseEffects()
      }
    } else if at(.colon), !token.precededByNewline {
      report(Finding.colonBeforeResult(at: span(of: token)))
      advance()
      if !at(.leftBrace) { result = parseType() }
    }
    parseRequirements(into: &generics)
    var body: BlockSyntax?
    if at(.leftBrace) || hasBody {
      let outer = functionName
      functionName = signatureText(name, parameters)
      body = parseBlock(of: .function)
      functionName = outer
    }
    return FunctionSyntax(
      name: name, generics: generics, parameters: parameters, isThrowing: effects.isThrowing,
      isRethrowing: effects.isRethrowing, error: effects.error, result: result,
      isFailable: isFailable, body: body)
  }

  private func signatureText(_ name: Name, _ parameters: [ParameterSyntax]) -> String {
    var text = name.text + "("
    for parameter in parameters { text += (parameter.label?.text ?? "_") + ":" }
    return text + ")"
  }

  func parseInitializer(_ modifiers: Modifiers) -> Declaration.Kind {
    let name = name(of: token)
    advance()
    var isFailable = consume(.postfixQuestion)
    if consume(.postfixExclamation) { isFailable = true }
    if token.kind.isOperator, first("?", of: token) {
      consumeBytes(1)
      isFailable = true
    }
    return .initializer(
      parseFunctionRest(name: name, isFailable: isFailable, hasBody: needsBody(modifiers)))
  }

  func parseSubscript(_ modifiers: Modifiers) -> Declaration.Kind {
    let start = token.start
    advance()
    var generics = parseGenericParameters()
    var parameters: [ParameterSyntax] = []
    if at(.leftParen) {
      parameters = parseParameters(labelsByName: false)
    } else {
      report(Finding.expectedParameters(of: "subscript", at: gap))
    }
    var result = TypeSyntax(.error, gap)
    if consume(.arrow) {
      result = parseType()
    } else {
      report(Finding.subscriptWithoutResult(at: gap))
    }
    parseRequirements(into: &generics)
    let accessors: AccessorsSyntax
    if at(.leftBrace) {
      accessors = parseAccessors(isDeclarationOnly: !needsBody(modifiers))
    } else {
      report(Finding.expectedOpeningBrace(of: .accessor, at: gap))
      accessors = AccessorsSyntax(span: gap)
    }
    return .subscripted(
      SubscriptSyntax(
        parameters: parameters, generics: generics, result: result, accessors: accessors,
        span: span(from: start)))
  }

  // MARK: Parameters

  /// Reads parameters in parentheses; `labelsByName` says whether a lone name is the label too.
  func parseParameters(labelsByName: Bool) -> [ParameterSyntax] {
    let opening = token
    advance()
    var parameters: [ParameterSyntax] = []
    while !at(.rightParen), !at(.endOfFile), !at(.leftBrace) {
      let startIndex = index
      parameters.append(parseParameter(labelsByName: labelsByName))
      if consume(.comma) { continue }
      guard token.kind.isName, !token.precededByNewline, index > startIndex else { break }
      report(Finding.expectedComma(before: describe(token), at: span(of: token)))
    }
    expectClosing(.rightParen, of: opening)
    return parameters
  }

  private func parseParameter(labelsByName: Bool) -> ParameterSyntax {
    let start = token.start
    var isAutoclosure = false
    while at(.at) {
      advance()
      if token.kind.isName {
        if spells(token, "autoclosure") { isAutoclosure = true }
        advance()
      }
    }
    if at(.varKeyword) || at(.letKeyword) || at(.inoutKeyword), peek().kind.isName {
      report(Finding.parameterKeyword(text(of: token), at: span(of: token)))
      advance()
    }
    guard token.kind.isName || token.kind.isKeyword else {
      report(
        Finding.expectedName(after: "(", before: describe(token), at: span(of: token)))
      return ParameterSyntax(
        label: nil, name: Name("_", gap), type: TypeSyntax(.error, gap), defaultValue: nil)
    }
    let first = name(of: token)
    advance()
    var label: Name? = labelsByName ? first : nil
    var parameter = first
    if token.kind.isName || token.kind.isKeyword && peek().kind == .colon {
      label = first
      parameter = name(of: token)
      advance()
    }
    if label?.text == "_" { label = nil }
    var type: TypeSyntax
    if consume(.colon) {
      type = parseParameterType()
    } else {
      report(Finding.parameterWithoutType(parameter.text, at: span(from: start)))
      type = TypeSyntax(.error, gap)
      if at(.identifier), !token.precededByNewline { advance() }
    }
    if isAutoclosure { type = TypeSyntax(.autoclosure(type), type.span) }
    return ParameterSyntax(
      label: label, name: parameter, type: type, defaultValue: parseDefaultValue())
  }

  func parseParameterType() -> TypeSyntax {
    let type = parseType()
    guard atOperator("...") else { return type }
    advance()
    return TypeSyntax(.variadic(type), span(from: type.span.start))
  }

  func parseDefaultValue() -> Expression? {
    guard consumeAssignment() else { return nil }
    let outer = (isInDefaultArgument, allowsTrailingClosure, assignmentRule)
    isInDefaultArgument = true
    allowsTrailingClosure = true
    assignmentRule = .assigns
    defer { (isInDefaultArgument, allowsTrailingClosure, assignmentRule) = outer }
    guard enter() else { return nil }
    defer { leave() }
    return parseExpression()
  }

  // MARK: Generics

  /// `<T: P, U>`, or nothing.
  func parseGenericParameters() -> GenericClause {
    var clause = GenericClause()
    guard token.kind.isOperator, first("<", of: token) else { return clause }
    let opening = token
    consumeBytes(1)
    repeat {
      if token.kind.isOperator, first(">", of: token) { break }
      if at(.eachWord), peek().kind.isName {
        report(Finding.unsupportedParameterPack(at: span(of: token)))
        advance()
      } else if at(.letKeyword) {
        report(Finding.unsupportedValueGeneric(at: span(of: token)))
        advance()
      }
      guard let name = parseDeclaredName(after: "<") else { break }
      let bound = consume(.colon) ? parseType() : nil
      clause.parameters.append(GenericClause.Parameter(name: name, bound: bound))
    } while consume(.comma)
    expectAngle(of: opening)
    return clause
  }

  /// `where T: P, T.Element == U`, or nothing.
  func parseRequirements(into clause: inout GenericClause) {
    guard consume(.whereKeyword) else { return }
    repeat {
      if at(.leftBrace) { break }
      let subject = parseType()
      if consume(.colon) {
        clause.requirements.append(.conformance(subject, parseType()))
      } else if atOperator("==") {
        advance()
        clause.requirements.append(.sameType(subject, parseType()))
      } else {
        report(
          Finding.expectedRequirement(
            at: token.precededByNewline ? gap : span(of: token)))
        break
      }
    } while consume(.comma)
  }
}
