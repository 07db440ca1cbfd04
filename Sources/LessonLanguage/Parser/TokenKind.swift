/// What a token is. Words that are keywords only in some places have a kind of their own and may also be names.
public enum TokenKind: UInt8, Sendable {
  case endOfFile
  /// A byte sequence that Swift has no use for.
  case unknown
  case comment

  case identifier
  /// A name in backticks; the backticks belong to the token.
  case quotedIdentifier
  /// `$0`
  case dollarIdentifier
  case integerLiteral
  case floatLiteral
  /// `"`, `"""` or `#"`: opens a string of text and interpolations that ends with `stringEnd`.
  case stringStart
  case stringText
  /// `\(`
  case interpolationStart
  /// The `)` of an interpolation.
  case interpolationEnd
  case stringEnd
  /// `'text'`, which is no Swift.
  case singleQuoted
  /// `/pattern/` or `#/pattern/#`
  case regexLiteral

  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, period, at, pound, backslash, arrow, equal
  /// A `?` with space before it.
  case question
  case postfixQuestion, postfixExclamation
  case prefixOperator, infixOperator, postfixOperator

  // Keywords of declarations.
  case associatedtypeKeyword, classKeyword, deinitKeyword, enumKeyword, extensionKeyword
  case fileprivateKeyword, funcKeyword, importKeyword, initKeyword, inoutKeyword
  case internalKeyword, letKeyword, operatorKeyword, precedencegroupKeyword, privateKeyword
  case protocolKeyword, publicKeyword, staticKeyword, structKeyword, subscriptKeyword
  case typealiasKeyword, varKeyword
  // Keywords of statements.
  case breakKeyword, caseKeyword, catchKeyword, continueKeyword, defaultKeyword, deferKeyword
  case doKeyword, elseKeyword, fallthroughKeyword, forKeyword, guardKeyword, ifKeyword, inKeyword
  case repeatKeyword, returnKeyword, switchKeyword, throwKeyword, whereKeyword, whileKeyword
  // Keywords of expressions and types.
  case anyTypeKeyword, asKeyword, falseKeyword, isKeyword, nilKeyword, rethrowsKeyword
  case superKeyword, selfKeyword, selfTypeKeyword, throwsKeyword, trueKeyword, tryKeyword
  case underscore

  // Words that are keywords only where they make sense.
  case actorWord, anyWord, associativityWord, asyncWord, awaitWord, borrowingWord, consumeWord
  case consumingWord, convenienceWord, copyWord, didSetWord, distributedWord, dynamicWord, eachWord
  case finalWord, getWord, indirectWord, infixWord, isolatedWord, lazyWord, macroWord, mutatingWord
  case nonisolatedWord, nonmutatingWord, openWord, optionalWord, overrideWord, packageWord
  case postfixWord, prefixWord, requiredWord, sendingWord, setWord, someWord, unownedWord, weakWord
  case willSetWord

  /// Reserved everywhere: a name only in backticks or after a dot.
  public var isKeyword: Bool {
    rawValue >= TokenKind.associatedtypeKeyword.rawValue
      && rawValue <= TokenKind.underscore.rawValue
  }

  /// A keyword in some places, otherwise a name.
  public var isContextualKeyword: Bool { rawValue >= TokenKind.actorWord.rawValue }

  var isName: Bool { self == .identifier || self == .quotedIdentifier || isContextualKeyword }

  var isOperator: Bool {
    self == .infixOperator || self == .prefixOperator || self == .postfixOperator
  }
}
