import Diagnostics

extension Parser {
  /// Parses a type with everything that may stand before it.
  func parseType() -> TypeSyntax {
    guard enter() else { return TypeSyntax(.error, span(of: token)) }
    defer { leave() }
    let start = token.start
    switch token.kind {
    case .at:
      let isAutoclosure = parseTypeAttribute()
      let type = parseType()
      return isAutoclosure ? TypeSyntax(.autoclosure(type), span(from: start)) : type
    case .inoutKeyword:
      advance()
      let type = parseType()
      return TypeSyntax(.inoutType(type), span(from: start))
    case .someWord where startsType(peek()):
      advance()
      let type = parseComposition()
      return TypeSyntax(.some(type), span(from: start))
    case .anyWord where startsType(peek()):
      advance()
      let type = parseComposition()
      return TypeSyntax(.any(type), span(from: start))
    case .borrowingWord, .consumingWord:
      guard startsType(peek()) else { break }
      report(Finding.unsupportedOwnership(text(of: token), at: span(of: token)))
      advance()
      return parseType()
    case .sendingWord, .isolatedWord, .nonisolatedWord:
      guard startsType(peek()) else { break }
      reportConcurrency(at: span(of: token))
      advance()
      if at(.leftParen), peek(2).kind == .rightParen { skipGroup() }
      return parseType()
    case .repeatKeyword, .eachWord:
      guard at(.repeatKeyword) || startsType(peek()) else { break }
      report(Finding.unsupportedParameterPack(at: span(of: token)))
      advance()
      if at(.eachWord) { advance() }
      _ = parseType()
      return TypeSyntax(.error, span(from: start))
    case .prefixOperator where spells(token, "~"):
      report(Finding.unsupportedNoncopyable(at: span(of: token)))
      advance()
      _ = parseType()
      return TypeSyntax(.error, span(from: start))
    default: break
    }
    let type = parseComposition()
    guard at(.arrow) else { return type }
    report(Finding.functionTypeWithoutParentheses(at: type.span))
    advance()
    let result = parseType()
    return TypeSyntax(
      .function(FunctionTypeSyntax(parameters: [type], isThrowing: false, result: result)),
      span(from: start))
  }

  func startsType(_ token: Token) -> Bool {
    guard !token.precededByNewline else { return false }
    switch token.kind {
    case .leftParen, .leftBracket, .anyTypeKeyword, .selfTypeKeyword: return true
    default: return token.kind.isName || first("~", of: token)
    }
  }

  /// Reads `@escaping` and the like; says whether it was `@autoclosure`.
  private func parseTypeAttribute() -> Bool {
    let start = token.start
    advance()
    let attribute = text(of: token)
    let hasName = token.kind.isName && !token.precededByNewline
    if hasName { advance() }
    switch attribute {
    case "autoclosure": return true
    case "escaping", "Sendable", "unchecked", "retroactive", "preconcurrency": break
    case "MainActor", "isolated", "concurrent": reportConcurrency(at: span(from: start))
    default:
      report(Finding.unsupportedAttribute(hasName ? attribute : "", at: span(from: start)))
    }
    if at(.leftParen), !token.precededBySpace, attribute == "convention" { skipGroup() }
    return false
  }

  /// `A & B`
  private func parseComposition() -> TypeSyntax {
    let start = token.start
    let first = parseSimpleType()
    guard atOperator("&") else { return first }
    var parts = [first]
    while atOperator("&") {
      advance()
      parts.append(parseSimpleType())
    }
    return TypeSyntax(.composition(parts), span(from: start))
  }

  /// Parses a type without `&` and, except in parentheses, without `->`; with `?`, `!` and `.Type`.
  func parseSimpleType() -> TypeSyntax {
    let start = token.start
    var type: TypeSyntax
    switch token.kind {
    case .leftBracket: type = parseCollectionTypeSyntax()
    case .leftParen: type = parseParenthesizedType()
    case .underscore:
      report(Finding.unsupportedPlaceholderType(at: span(of: token)))
      advance()
      type = TypeSyntax(.error, span(from: start))
    default:
      guard token.kind.isName || at(.anyTypeKeyword) || at(.selfTypeKeyword) else {
        return missingType()
      }
      let name = name(of: token)
      advance()
      let generics = parseGenericArguments()
      type = parseArraySuffix(TypeSyntax(.named(name, generics: generics), span(from: start)))
    }
    var links = 0
    defer { depth -= links }
    while true {
      links += 1
      guard enter() else { return type }
      switch token.kind {
      case .postfixQuestion:
        if token.followedBySpace, startsNewOperand(peek()) { return type }
        advance()
        type = TypeSyntax(.optional(type), span(from: start))
      case .postfixExclamation:
        advance()
        type = TypeSyntax(.implicitlyUnwrapped(type), span(from: start))
      case .infixOperator, .postfixOperator:
        // `Int??` and `Int?...` read as one operator after a generic argument list.
        guard first("?", of: token), !token.precededBySpace else { return type }
        consumeBytes(1)
        type = TypeSyntax(.optional(type), span(from: start))
      case .period:
        guard peek().kind.isName, !peek().precededByNewline else { return type }
        advance()
        let name = name(of: token)
        advance()
        if name.text == "Type" || name.text == "Protocol" {
          type = TypeSyntax(.metatype(type), span(from: start))
        } else {
          let generics = parseGenericArguments()
          type = TypeSyntax(.member(type, name, generics: generics), span(from: start))
        }
      default: return type
      }
    }
  }

  private func missingType() -> TypeSyntax {
    let place = span(of: token)
    let isWord = token.kind.isKeyword && !token.precededByNewline
    report(Finding.expectedType(before: describe(token), at: token.precededByNewline ? gap : place))
    if isWord { advance() }
    return TypeSyntax(.error, isWord ? place : gap)
  }

  /// `<Int, [String]>`, or nothing.
  func parseGenericArguments() -> [TypeSyntax] {
    guard token.kind.isOperator, first("<", of: token), enter() else { return [] }
    defer { leave() }
    let opening = token
    consumeBytes(1)
    var arguments: [TypeSyntax] = []
    repeat {
      arguments.append(parseType())
    } while consume(.comma)
    expectAngle(of: opening)
    return arguments
  }

  func expectAngle(of opening: Token) {
    if token.kind.isOperator, first(">", of: token) { return consumeBytes(1) }
    report(
      Finding.expectedClosingAngle(
        at: token.precededByNewline ? gap : span(of: token), opening: span(of: opening)))
  }

  func parseCollectionTypeSyntax() -> TypeSyntax {
    guard enter() else { return TypeSyntax(.error, span(of: token)) }
    defer { leave() }
    let opening = token
    advance()
    if at(.integerLiteral) {
      report(Finding.unsupportedInlineArray(at: span(of: token)))
      index -= 1
      token = opening
      skipGroup()
      return TypeSyntax(.error, span(from: opening.start))
    }
    let element = parseType()
    var value: TypeSyntax?
    if consume(.colon) { value = parseType() }
    expectClosing(.rightBracket, of: opening)
    let place = span(from: opening.start)
    if let value { return TypeSyntax(.dictionary(element, value), place) }
    return TypeSyntax(.array(element), place)
  }

  func parseParenthesizedType() -> TypeSyntax {
    guard enter(2) else { return TypeSyntax(.error, span(of: token)) }
    defer { leave(2) }
    let opening = token
    advance()
    var elements: [(label: Name?, type: TypeSyntax)] = []
    while !at(.rightParen), !at(.endOfFile) {
      elements.append(parseTupleTypeElement())
      if !consume(.comma) { break }
    }
    expectClosing(.rightParen, of: opening)
    if let function = parseFunctionTypeRest(elements, from: opening.start) { return function }
    let place = span(from: opening.start)
    if elements.count == 1, elements[0].label == nil {
      return TypeSyntax(elements[0].type.kind, place)
    }
    return TypeSyntax(.tuple(elements), place)
  }

  private func parseTupleTypeElement() -> (label: Name?, type: TypeSyntax) {
    var label: Name?
    let isWord = token.kind.isName || token.kind.isKeyword
    if isWord, peek().kind == .colon {
      if !at(.underscore) { label = name(of: token) }
      advance()
      advance()
    } else if isWord, peek().kind.isName || peek().kind == .underscore, peek(2).kind == .colon {
      if !at(.underscore) { label = name(of: token) }
      advance()
      advance()
      advance()
    }
    var type = parseType()
    if atOperator("...") {
      advance()
      type = TypeSyntax(.variadic(type), span(from: type.span.start))
    }
    return (label, type)
  }

  /// `throws -> Result` behind the parameters.
  private func parseFunctionTypeRest(
    _ elements: [(label: Name?, type: TypeSyntax)], from start: Int32
  ) -> TypeSyntax? {
    let next = peek().kind
    guard
      at(.arrow)
        || at(.throwsKeyword) && (next == .arrow || next == .leftParen)
        || at(.rethrowsKeyword) && next == .arrow
        || at(.asyncWord) && (next == .arrow || next == .throwsKeyword)
    else { return nil }
    let effects = parseEffects()
    let result = consume(.arrow) ? parseType() : TypeSyntax(.error, gap)
    let function = FunctionTypeSyntax(
      parameters: elements.map { $0.type }, isThrowing: effects.isThrowing, result: result)
    return TypeSyntax(.function(function), span(from: start))
  }

  /// `(Type)` behind `throws`.
  func parseThrownType() -> TypeSyntax {
    let opening = token
    advance()
    let type = parseType()
    expectClosing(.rightParen, of: opening)
    return type
  }

  /// Reads `throws`, `throws(Type)`, `rethrows` and `async`.
  func parseEffects() -> (isThrowing: Bool, isRethrowing: Bool, error: TypeSyntax?) {
    var isThrowing = false
    var isRethrowing = false
    var error: TypeSyntax?
    while true {
      switch token.kind {
      case .asyncWord:
        reportConcurrency(at: span(of: token))
        advance()
      case .throwKeyword where peek().kind == .arrow || peek().kind == .leftBrace:
        report(Finding.throwForThrows(at: span(of: token)))
        isThrowing = true
        advance()
      case .throwsKeyword:
        isThrowing = true
        advance()
        if at(.leftParen), !token.precededBySpace { error = parseThrownType() }
      case .rethrowsKeyword:
        isThrowing = true
        isRethrowing = true
        advance()
      default: return (isThrowing, isRethrowing, error)
      }
    }
  }
}
