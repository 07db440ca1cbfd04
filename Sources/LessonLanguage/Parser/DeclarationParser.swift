import Diagnostics

extension Parser {
  /// Looks past attributes and modifiers for the keyword of a declaration.
  func startsDeclaration() -> Bool {
    var offset = 0
    while true {
      switch peek(offset).kind {
      case .letKeyword, .varKeyword, .funcKeyword, .structKeyword, .enumKeyword, .classKeyword,
        .protocolKeyword, .extensionKeyword, .typealiasKeyword, .importKeyword, .deinitKeyword,
        .operatorKeyword, .precedencegroupKeyword, .associatedtypeKeyword,
        .privateKeyword, .fileprivateKeyword, .publicKeyword, .internalKeyword, .staticKeyword:
        return true
      case .initKeyword, .subscriptKeyword:
        let next = peek(offset + 1)
        return offset > 0 || next.kind == .leftParen || next.kind.isOperator
          || next.kind == .postfixQuestion
      case .at: return true
      case .caseKeyword: return offset > 0
      case .actorWord, .macroWord:
        return peek(offset + 1).kind == .identifier && !peek(offset + 1).precededByNewline
      default:
        guard isModifierWord(peek(offset).kind) else { return false }
        offset += 1
        if peek(offset).kind == .leftParen, peek(offset + 2).kind == .rightParen { offset += 3 }
      }
    }
  }

  private func isModifierWord(_ kind: TokenKind) -> Bool {
    switch kind {
    case .asyncWord, .borrowingWord, .consumingWord, .convenienceWord, .distributedWord,
      .dynamicWord, .finalWord, .indirectWord, .infixWord, .isolatedWord, .lazyWord,
      .mutatingWord, .nonisolatedWord, .nonmutatingWord, .openWord, .optionalWord,
      .overrideWord, .packageWord, .postfixWord, .prefixWord, .requiredWord, .unownedWord,
      .weakWord:
      return true
    default: return false
    }
  }

  func parseDeclaration() -> Declaration {
    guard enter() else { return Declaration(.error, modifiers: Modifiers(), span: span(of: token)) }
    defer { leave() }
    let start = token.start
    let modifiers = parseModifiers()
    let kind = parseDeclarationKind(modifiers, from: start)
    return Declaration(kind, modifiers: modifiers, span: span(from: start))
  }

  private func parseDeclarationKind(
    _ modifiers: Modifiers, from start: Int32
  ) -> Declaration.Kind {
    switch token.kind {
    case .letKeyword, .varKeyword: return .variable(parseVariable(modifiers))
    case .funcKeyword: return parseFunction(modifiers)
    case .initKeyword: return parseInitializer(modifiers)
    case .deinitKeyword:
      advance()
      return .deinitializer(parseBlock(of: .function))
    case .subscriptKeyword: return parseSubscript(modifiers)
    case .structKeyword: return parseNominal(.structure)
    case .classKeyword: return parseNominal(.classType)
    case .enumKeyword: return parseNominal(.enumeration)
    case .protocolKeyword: return parseNominal(.protocolType)
    case .extensionKeyword: return parseExtension()
    case .actorWord:
      reportConcurrency(at: span(of: token))
      return parseNominal(.classType)
    case .typealiasKeyword: return parseTypeAlias()
    case .associatedtypeKeyword: return parseAssociatedType()
    case .caseKeyword: return parseEnumCases(modifiers)
    case .importKeyword: return parseImport()
    case .operatorKeyword: return parseOperatorDeclaration(modifiers)
    case .precedencegroupKeyword: return parsePrecedenceGroup()
    case .macroWord:
      report(Finding.unsupportedMacroDeclaration(at: span(of: token)))
      advance()
      while !token.precededByNewline, !at(.endOfFile), !at(.rightBrace) { advance() }
      return .error
    default:
      report(Finding.expectedDeclaration(before: describe(token), at: span(of: token)))
      return .error
    }
  }

  /// Reads the members of a type in braces; whatever is no declaration is reported and dropped.
  func parseMembers(of kind: NominalSyntax.Kind, name: String)
    -> (members: [Declaration], end: Span)
  {
    let opening = token
    guard consume(.leftBrace) else {
      report(
        Finding.expectedTypeBody(of: name, at: token.precededByNewline ? gap : span(of: token)))
      if at(.leftParen) { skipGroup() }
      guard at(.leftBrace) else { return ([], gap) }
      return parseMembers(of: kind, name: name)
    }
    guard !isHeadOnly, enter(2) else { return ([], gap) }
    defer { leave(2) }
    let outer = (isInProtocol, allowsTrailingClosure, assignmentRule)
    isInProtocol = kind == .protocolType
    allowsTrailingClosure = true
    assignmentRule = .assigns
    defer { (isInProtocol, allowsTrailingClosure, assignmentRule) = outer }
    var members: [Declaration] = []
    while true {
      while consume(.semicolon) {}
      if at(.rightBrace) || at(.endOfFile) { break }
      let startIndex = index
      let before = diagnostics.count
      if startsDeclaration() || at(.caseKeyword) {
        members.append(parseDeclaration())
      } else if at(.pound), skipUnmatchedCondition() {
        continue
      } else if kind == .enumeration, at(.identifier), startsLooseCase() {
        report(Finding.missingCaseKeyword(at: span(of: token)))
        let start = token.start
        let cases = parseEnumCases(Modifiers(), hasKeyword: false)
        members.append(Declaration(cases, modifiers: Modifiers(), span: span(from: start)))
      } else {
        report(Finding.statementInType(describe(token), at: span(of: token)))
        _ = parseStatement()
      }
      finishStatement(startIndex: startIndex, isSound: diagnostics.count == before)
    }
    return (members, expectClosingBrace(of: opening))
  }

  /// Says whether the name here stands alone, as a case of an enum without its keyword does.
  private func startsLooseCase() -> Bool {
    let next = peek()
    return next.kind == .comma || next.kind == .rightBrace || next.precededByNewline
      || next.kind == .equal
  }
}
