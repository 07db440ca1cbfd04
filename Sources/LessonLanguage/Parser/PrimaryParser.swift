import Diagnostics

extension Parser {
  func parsePrimary() -> Expression {
    switch token.kind {
    case .leftParen: parseParenthesized()
    case .leftBracket: parseCollection()
    case .leftBrace:
      skipDictionaryInBraces()
        ?? (allowsTrailingClosure || isFollowedAsOperand() ? parseClosure() : parseUnusualPrimary())
    case .stringStart: parseString()
    case .integerLiteral, .floatLiteral: parseNumber()
    case .identifier, .quotedIdentifier, .selfKeyword, .selfTypeKeyword, .superKeyword,
      .anyTypeKeyword, .initKeyword:
      parseName()
    default: parseUnusualPrimary()
    }
  }

  private func parseUnusualPrimary() -> Expression {
    let place = span(of: token)
    switch token.kind {
    case .trueKeyword, .falseKeyword:
      let value = at(.trueKeyword)
      advance()
      return Expression(.boolean(value), place)
    case .nilKeyword:
      advance()
      return Expression(.nilLiteral, place)
    case .underscore:
      advance()
      return Expression(.discard, place)
    case .dollarIdentifier: return parseShorthandParameter()
    case .period: return parseImplicitMember()
    case .backslash: return parseKeyPath()
    case .pound: return parsePoundExpression()
    case .regexLiteral: return skipRegexLiteral()
    case .singleQuoted:
      report(Finding.singleQuotedString(at: place))
      let content = sources.text(of: place).dropFirst().dropLast()
      advance()
      return Expression(.string([.text(String(content))]), place)
    case .ifKeyword, .switchKeyword:
      report(Finding.misplacedStatementExpression(text(of: token), at: place))
      return parseStatementExpression()
    case .anyWord, .someWord:
      if startsNewOperand(peek()) || peek().kind == .selfTypeKeyword {
        let type = parseType()
        return Expression(.type(type), type.span)
      }
      return parseName()
    case .letKeyword, .varKeyword: return parseMisplacedBinding()
    case .unknown: return parseUnknown()
    default:
      if token.kind.isName { return parseName() }
      report(
        Finding.expectedExpression(
          before: describe(token), at: token.precededByNewline || at(.endOfFile) ? gap : place))
      return Expression(.error, gap)
    }
  }

  private func parseName() -> Expression {
    var name = name(of: token)
    let isPlain = token.kind.isName
    advance()
    if isPlain, let labels = parseCompoundNameLabels() { name.text += labels }
    let generics = parseGenericArgumentsInExpression()
    return Expression(.name(name.text, generics: generics), span(from: name.span.start))
  }

  private func parseShorthandParameter() -> Expression {
    let place = span(of: token)
    let text = text(of: token)
    var number = 0
    for byte in text.utf8.dropFirst() {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), number < 100 else {
        report(Finding.invalidShorthand(text, at: place))
        advance()
        return Expression(.error, place)
      }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    shorthandCount = max(shorthandCount, number + 1)
    advance()
    return Expression(.name(text, generics: []), place)
  }

  private func parseNumber() -> Expression {
    let place = span(of: token)
    let start = Int(token.start)
    let end = Int(token.end)
    let isMalformed = token.isMalformed
    let isFloat = at(.floatLiteral)
    if !isMalformed, isFloat, let value = NumberText.double(bytes, start, end) {
      advance()
      return Expression(.double(value), place)
    }
    if !isMalformed, !isFloat {
      switch NumberText.integer(bytes, start, end) {
      case .value(let value):
        advance()
        return Expression(.integer(value), place)
      case .tooLarge:
        report(Finding.integerTooLarge(text(of: token), at: place))
        advance()
        return Expression(.error, place)
      case .malformed: break
      }
    }
    report(Finding.invalidNumber(text(of: token), at: place))
    advance()
    return Expression(.error, place)
  }

  private func parseImplicitMember() -> Expression {
    let start = token.start
    let next = peek()
    if next.kind == .integerLiteral, !next.precededBySpace {
      report(Finding.numberWithoutLeadingZero(text(of: next), at: span(of: token)))
      advance()
      advance()
      return Expression(.error, span(from: start))
    }
    advance()
    guard let name = parseMemberName() else { return Expression(.error, span(from: start)) }
    let generics = parseGenericArgumentsInExpression()
    if !generics.isEmpty {
      report(Finding.unsupportedGenericImplicitMember(at: span(from: start)))
    }
    return Expression(.implicitMember(name), span(from: start))
  }

  /// `()`, `(x)`, `(a, label: b)`, or a function type.
  private func parseParenthesized() -> Expression {
    let opening = token
    let start = checkpoint()
    advance()
    var arguments = parseArguments(until: .rightParen, of: opening)
    let isEffect = at(.throwsKeyword) || at(.asyncWord)
    if at(.arrow) || isEffect && peek().kind == .arrow {
      rewind(to: start)
      let type = parseType()
      return Expression(.type(type), type.span)
    }
    let place = span(from: opening.start)
    if arguments.count == 1, arguments[0].label == nil {
      let value = arguments.removeLast().value
      if case .type(let type) = value.kind { return Expression(.type(type), place) }
      return Expression(.parenthesized(value), place)
    }
    return Expression(.tuple(arguments), place)
  }

  /// An array or dictionary literal, or the type of one before a call: `[Int]()`.
  private func parseCollection() -> Expression {
    if let type = parseCollectionType() { return type }
    guard enter() else { return Expression(.error, span(of: token)) }
    defer { leave() }
    let opening = token
    advance()
    let outer = (allowsTrailingClosure, assignmentRule)
    allowsTrailingClosure = true
    assignmentRule = .endsExpression
    defer { (allowsTrailingClosure, assignmentRule) = outer }
    if at(.colon), peek().kind == .rightBracket {
      advance()
      advance()
      return Expression(.dictionary([]), span(from: opening.start))
    }
    var elements: [Expression] = []
    var entries: [(key: Expression, value: Expression)] = []
    while !at(.rightBracket), !at(.endOfFile) {
      let startIndex = index
      let element = parseExpression()
      if consume(.colon) {
        entries.append((element, parseExpression()))
      } else if at(.equal) {
        report(Finding.dictionaryWithEqual(at: span(of: token)))
        quietUntil = endOfLine(at: Int(token.start))
        advance()
        entries.append((element, parseExpression()))
      } else {
        elements.append(element)
      }
      if consume(.comma) { continue }
      if startsNewOperand(token), index > startIndex {
        report(Finding.expectedComma(before: describe(token), at: span(of: token)))
        continue
      }
      break
    }
    expectClosing(.rightBracket, of: opening)
    let place = span(from: opening.start)
    if entries.isEmpty { return Expression(.array(elements), place) }
    if let stray = elements.first {
      reportedIndex = -1
      report(Finding.expectedDictionaryValue(at: stray.span))
    }
    return Expression(.dictionary(entries), place)
  }

  private func parseCollectionType() -> Expression? {
    switch peek().kind {
    case .identifier, .leftBracket, .leftParen, .selfTypeKeyword, .anyTypeKeyword, .anyWord,
      .at:
      break
    default: return nil
    }
    let start = checkpoint()
    let type = parseSimpleType()
    if isClean(since: start), !namesMethod(type) {
      let member = peek()
      let isUsed =
        at(.leftParen) && !token.precededByNewline && !token.precededBySpace
        || at(.period) && (member.kind == .selfKeyword || member.kind == .initKeyword)
      if isUsed { return Expression(.type(type), type.span) }
      if at(.postfixQuestion), peek().kind == .leftParen || peek().kind == .period {
        return Expression(.type(type), type.span)
      }
    }
    rewind(to: start)
    return nil
  }

  /// `[x].map` reads like a type of which `map` is a member; types are capitalized.
  private func namesMethod(_ type: TypeSyntax) -> Bool {
    if case .member(_, let name, _) = type.kind { return !startsWithCapital(name.text) }
    return false
  }
}
