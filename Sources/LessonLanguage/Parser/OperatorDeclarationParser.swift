import Diagnostics

extension Parser {
  /// `infix operator **: Power`
  func parseOperatorDeclaration(_ modifiers: Modifiers) -> Declaration.Kind {
    let place = span(of: token)
    advance()
    guard token.kind.isOperator || at(.postfixExclamation) || at(.postfixQuestion) else {
      report(Finding.expectedOperator(at: token.precededByNewline ? gap : span(of: token)))
      synchronize()
      return .error
    }
    let name = name(of: token)
    advance()
    var group: Name?
    if consume(.colon) {
      group = parseDeclaredName(after: ":")
    }
    guard let fixity = modifiers.fixity else {
      reportedIndex = -1
      report(Finding.operatorWithoutFixity(name.text, at: place))
      return .error
    }
    return .operatorDeclaration(
      OperatorSyntax(fixity: fixity, name: name, precedenceGroup: group))
  }

  func parsePrecedenceGroup() -> Declaration.Kind {
    advance()
    guard let name = parseDeclaredName(after: "precedencegroup") else {
      synchronize()
      return .error
    }
    var group = PrecedenceGroupSyntax(
      name: name, higherThan: [], lowerThan: [], associativity: .none, isAssignment: false)
    let opening = token
    guard consume(.leftBrace) else {
      report(Finding.expectedTypeBody(of: name.text, at: gap))
      return .precedenceGroup(group)
    }
    while !at(.rightBrace), !at(.endOfFile) {
      guard parsePrecedenceAttribute(into: &group) else {
        report(Finding.precedenceAttribute(at: span(of: token)))
        while !at(.rightBrace), !at(.endOfFile) { advance() }
        break
      }
    }
    _ = expectClosingBrace(of: opening)
    return .precedenceGroup(group)
  }

  private func parsePrecedenceAttribute(
    into group: inout PrecedenceGroupSyntax
  ) -> Bool {
    let word = text(of: token)
    guard peek().kind == .colon else { return false }
    advance()
    advance()
    switch word {
    case "higherThan": group.higherThan += parseGroupNames()
    case "lowerThan": group.lowerThan += parseGroupNames()
    case "associativity":
      switch text(of: token) {
      case "left": group.associativity = .left
      case "right": group.associativity = .right
      case "none": group.associativity = .none
      default: return false
      }
      advance()
    case "assignment":
      guard at(.trueKeyword) || at(.falseKeyword) else { return false }
      group.isAssignment = at(.trueKeyword)
      advance()
    default: return false
    }
    return true
  }

  private func parseGroupNames() -> [Name] {
    var names: [Name] = []
    repeat {
      guard token.kind.isName else { break }
      names.append(name(of: token))
      advance()
    } while consume(.comma)
    return names
  }
}
