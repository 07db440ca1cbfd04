import Diagnostics

extension Parser {
  func parseNominal(_ kind: NominalSyntax.Kind) -> Declaration.Kind {
    let start = token.start
    let introducer = text(of: token)
    advance()
    guard let name = parseDeclaredName(after: introducer) else {
      synchronize()
      return .error
    }
    var generics = parseGenericParameters()
    let inherited = parseForeignInheritance() ?? parseInheritance()
    parseRequirements(into: &generics)
    let (members, end) = parseMembers(of: kind, name: name.text)
    return .nominal(
      NominalSyntax(
        kind: kind, name: name, extended: nil, generics: generics, inherited: inherited,
        members: members, span: span(from: start), end: end))
  }

  func parseExtension() -> Declaration.Kind {
    let start = token.start
    advance()
    let extended = parseType()
    var generics = GenericClause()
    let inherited = parseInheritance()
    parseRequirements(into: &generics)
    let name = lastName(of: extended)
    let (members, end) = parseMembers(of: .extensionOf, name: name.text)
    return .nominal(
      NominalSyntax(
        kind: .extensionOf, name: name, extended: extended, generics: generics,
        inherited: inherited, members: members, span: span(from: start), end: end))
  }

  private func lastName(of type: TypeSyntax) -> Name {
    switch type.kind {
    case .named(let name, _), .member(_, let name, _): name
    case .array: Name("Array", type.span)
    case .dictionary: Name("Dictionary", type.span)
    case .optional: Name("Optional", type.span)
    default: Name(sources.text(of: type.span), type.span)
    }
  }

  private func parseInheritance() -> [TypeSyntax] {
    guard consume(.colon) else { return [] }
    var inherited: [TypeSyntax] = []
    repeat {
      if at(.leftBrace) { break }
      if at(.classKeyword) {
        // `protocol P: class` of old Swift.
        inherited.append(
          TypeSyntax(.named(Name("AnyObject", span(of: token)), generics: []), span(of: token)))
        advance()
        continue
      }
      inherited.append(parseType())
    } while consume(.comma)
    return inherited
  }

  func parseEnumCases(_ modifiers: Modifiers, hasKeyword: Bool = true) -> Declaration.Kind {
    if hasKeyword { advance() }
    var cases: [EnumCaseSyntax] = []
    repeat {
      if consume(.period) {}
      guard let name = parseDeclaredName(after: "case") else { break }
      var payload: [ParameterSyntax] = []
      if at(.leftParen) { payload = parsePayload() }
      let rawValue = consumeAssignment() ? parseExpression() : nil
      cases.append(
        EnumCaseSyntax(
          name: name, payload: payload, rawValue: rawValue, isIndirect: modifiers.isIndirect))
    } while consume(.comma)
    if at(.colon) {
      report(Finding.caseLabelInEnum(at: span(of: token)))
      advance()
    }
    return cases.isEmpty ? .error : .enumCases(cases)
  }

  private func parsePayload() -> [ParameterSyntax] {
    let opening = token
    advance()
    var payload: [ParameterSyntax] = []
    while !at(.rightParen), !at(.endOfFile), !at(.rightBrace) {
      var label: Name?
      var name = Name("", gap)
      if token.kind.isName || token.kind.isKeyword {
        let next = peek().kind
        if next == .colon {
          if !at(.underscore) { label = self.name(of: token) }
          name = self.name(of: token)
          advance()
          advance()
        } else if next.isName, peek(2).kind == .colon {
          if !at(.underscore) { label = self.name(of: token) }
          advance()
          name = self.name(of: token)
          advance()
          advance()
        }
      }
      let type = parseParameterType()
      payload.append(
        ParameterSyntax(
          label: label, name: name, type: type, defaultValue: parseDefaultValue()))
      if !consume(.comma) { break }
    }
    expectClosing(.rightParen, of: opening)
    return payload
  }

  func parseTypeAlias() -> Declaration.Kind {
    advance()
    guard let name = parseDeclaredName(after: "typealias") else {
      synchronize()
      return .error
    }
    var generics = parseGenericParameters()
    guard consumeAssignment() else {
      report(Finding.expectedAliasedType(at: gap))
      return .typeAlias(name, generics, TypeSyntax(.error, gap))
    }
    let type = parseType()
    parseRequirements(into: &generics)
    return .typeAlias(name, generics, type)
  }

  func parseAssociatedType() -> Declaration.Kind {
    advance()
    guard let name = parseDeclaredName(after: "associatedtype") else {
      synchronize()
      return .error
    }
    let bound = consume(.colon) ? parseType() : nil
    let standard = consumeAssignment() ? parseType() : nil
    var requirements = GenericClause()
    parseRequirements(into: &requirements)
    return .associatedType(name, bound: bound, defaultType: standard)
  }

  /// `import Module`, `import struct Module.Type`
  func parseImport() -> Declaration.Kind {
    advance()
    switch token.kind {
    case .structKeyword, .classKeyword, .enumKeyword, .protocolKeyword, .funcKeyword,
      .varKeyword, .letKeyword, .typealiasKeyword:
      advance()
    default: break
    }
    guard var name = parseDeclaredName(after: "import") else {
      synchronize()
      return .error
    }
    while at(.period), peek().kind.isName || peek().kind.isOperator {
      advance()
      name.text += "." + text(of: token)
      name.span = name.span.joined(to: span(of: token))
      advance()
    }
    switch name.text {
    case "Swift", "Foundation", "Darwin", "Glibc", "Musl", "FoundationEssentials",
      "TrainingEngine", "Plotting":
      break
    default:
      if !name.text.hasPrefix("Foundation.") {
        report(Finding.unsupportedModule(name.text, at: name.span))
      }
    }
    return .importModule(name)
  }
}
