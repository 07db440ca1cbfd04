import Diagnostics

extension Parser {
  /// Reads attributes and modifiers up to the keyword of the declaration.
  func parseModifiers() -> Modifiers {
    var modifiers = Modifiers()
    while true {
      switch token.kind {
      case .at:
        parseAttribute(into: &modifiers)
        continue
      case .publicKeyword, .internalKeyword, .openWord, .packageWord:
        skipAccessScope()
        continue
      case .privateKeyword, .fileprivateKeyword:
        let isPrivate = at(.privateKeyword)
        advance()
        if at(.leftParen), peek().kind == .setWord {
          skipGroup()
          modifiers.setterIsPrivate = true
        } else {
          modifiers.access = isPrivate ? .privateAccess : .fileprivateAccess
        }
        continue
      case .staticKeyword: modifiers.isStatic = true
      case .classKeyword:
        guard classIsModifier() else { return modifiers }
        modifiers.isStatic = true
      case .mutatingWord: modifiers.isMutating = true
      case .overrideWord: modifiers.isOverride = true
      case .finalWord: modifiers.isFinal = true
      case .lazyWord: modifiers.isLazy = true
      case .indirectWord: modifiers.isIndirect = true
      case .convenienceWord: modifiers.isConvenience = true
      case .requiredWord: modifiers.isRequired = true
      case .prefixWord: modifiers.fixity = .prefix
      case .postfixWord: modifiers.fixity = .postfix
      case .infixWord: modifiers.fixity = .infix
      case .weakWord: modifiers.isWeak = true
      case .unownedWord:
        modifiers.isUnowned = true
        advance()
        if at(.leftParen) { skipGroup() }
        continue
      case .nonmutatingWord, .dynamicWord, .optionalWord: break
      case .asyncWord, .distributedWord, .nonisolatedWord, .isolatedWord:
        reportConcurrency(at: span(of: token))
        advance()
        if at(.leftParen), !token.precededBySpace { skipGroup() }
        continue
      case .borrowingWord, .consumingWord:
        report(Finding.unsupportedOwnership(text(of: token), at: span(of: token)))
      default: return modifiers
      }
      advance()
    }
  }

  private func skipAccessScope() {
    advance()
    if at(.leftParen), peek().kind == .setWord { skipGroup() }
  }

  /// `class func` and `class var` declare members of the type, `class Name` a type.
  private func classIsModifier() -> Bool {
    switch peek().kind {
    case .funcKeyword, .varKeyword, .letKeyword, .subscriptKeyword, .privateKeyword,
      .publicKeyword, .internalKeyword, .fileprivateKeyword:
      return true
    case .overrideWord, .finalWord:
      let next = peek(2).kind
      return next == .funcKeyword || next == .varKeyword || next == .subscriptKeyword
    default: return false
    }
  }

  private func parseAttribute(into modifiers: inout Modifiers) {
    let start = token.start
    advance()
    guard token.kind.isName || token.kind.isKeyword, !token.precededBySpace else {
      report(Finding.expectedAttributeName(at: span(from: start)))
      return
    }
    let attribute = text(of: token)
    advance()
    var place = span(from: start)
    place.end = Int32(previousEnd)
    switch attribute {
    case "discardableResult": modifiers.isDiscardable = true
    case "builtin" where allowsBuiltins:
      modifiers.builtin = parseBuiltinName()
      return
    case "inlinable", "inline", "usableFromInline", "frozen", "available", "preconcurrency",
      "testable", "escaping", "autoclosure", "warn_unqualified_access", "Sendable", "unchecked",
      "retroactive", "inlineAlways":
      break
    case "MainActor", "globalActor", "concurrent", "TaskLocal": reportConcurrency(at: place)
    case "propertyWrapper": report(Finding.unsupportedPropertyWrapper(attribute, at: place))
    case "resultBuilder": report(Finding.unsupportedResultBuilder(at: place))
    case "dynamicMemberLookup", "dynamicCallable":
      report(Finding.unsupportedDynamicMember(attribute, at: place))
    case "main": report(Finding.unsupportedMain(at: place))
    default:
      let isProperty =
        at(.varKeyword) || at(.privateKeyword) || at(.leftParen) || at(.staticKeyword)
      report(
        !startsWithCapital(attribute) && !Parser.knownAttributes.contains(attribute)
          ? Finding.misspeltAttribute(attribute, at: place)
          : isProperty && startsWithCapital(attribute)
            ? Finding.unsupportedPropertyWrapper(attribute, at: place)
            : Finding.unsupportedAttribute(attribute, at: place))
    }
    _ = parseGenericArguments()
    while at(.period), peek().kind.isName {
      advance()
      advance()
    }
    if at(.leftParen), !token.precededBySpace { skipGroup() }
  }

  /// Attributes that the compiler knows.
  private static let knownAttributes = [
    "objc", "objcMembers", "nonobjc", "dynamicReplacement", "convention", "exclusivity", "export",
    "globalActor", "implementation", "attached", "freestanding", "noDerivative", "differentiable",
    "nonescaping", "specialize", "storageRestrictions", "unsafe", "safe", "abi", "section", "used",
    "isolated", "nonsendable", "weakLinked", "requires_stored_property_inits", "lifetime",
  ]

  /// `("name")`
  private func parseBuiltinName() -> String? {
    guard at(.leftParen), peek().kind == .stringStart, peek(2).kind == .stringText else {
      report(Finding.expectedAttributeName(at: span(of: token)))
      return nil
    }
    let name = text(of: peek(2))
    skipGroup()
    return name
  }
}
