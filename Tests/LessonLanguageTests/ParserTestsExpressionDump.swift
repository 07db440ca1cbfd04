import LessonLanguage

extension SyntaxDump {
  static func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .integer(let value): String(value)
    case .double(let value): String(value)
    case .string(let segments): text(segments)
    case .boolean(let value): value ? "true" : "false"
    case .nilLiteral: "nil"
    case .array(let elements): list("array", elements.map { text($0) })
    case .dictionary(let entries):
      list("dictionary", entries.map { text($0.key) + ":" + text($0.value) })
    case .tuple(let arguments): list("tuple", arguments.map { text($0) })
    case .parenthesized(let inner): list("paren", [text(inner)])
    case .name(let name, let generics): name + text(generics: generics)
    case .type(let type): list("type", [text(type)])
    case .implicitMember(let name): "." + name.text
    case .member(let base, let name, let generics):
      list(".", [text(base), name.text + text(generics: generics)])
    case .call(let callee, let arguments): list("call", [text(callee)] + arguments.map { text($0) })
    case .subscripted(let base, let arguments):
      list("subscript", [text(base)] + arguments.map { text($0) })
    case .prefix(let name, let operand): list("prefix", [name.text, text(operand)])
    case .postfix(let operand, let name): list("postfix", [text(operand), name.text])
    case .sequence(let elements): list("sequence", elements.map { text($0) })
    case .closure(let closure): text(closure)
    case .optionalChain(let base): list("?", [text(base)])
    case .chainScope(let inner): list("chain", [text(inner)])
    case .forceUnwrap(let base): list("!", [text(base)])
    case .tried(let kind, let inner): list(text(kind), [text(inner)])
    case .keyPath(let root, let body): list("keypath", [root.map { text($0) } ?? "", text(body)])
    case .inoutArgument(let place): list("&", [text(place)])
    case .ifExpression(let syntax): text(syntax)
    case .switchExpression(let syntax): text(syntax)
    case .discard: "_"
    case .error: "error"
    }
  }

  private static func list(_ head: String, _ parts: [String]) -> String {
    "(" + ([head] + parts).joined(separator: " ") + ")"
  }

  private static func text(generics: [TypeSyntax]) -> String {
    generics.isEmpty ? "" : "<" + generics.map { text($0) }.joined(separator: ",") + ">"
  }

  private static func text(_ kind: Expression.TryKind) -> String {
    switch kind {
    case .plain: "try"
    case .optional: "try?"
    case .forced: "try!"
    }
  }

  private static func text(_ argument: Argument) -> String {
    (argument.isTrailingClosure ? "^" : "") + (argument.label.map { $0.text + ":" } ?? "")
      + text(argument.value)
  }

  private static func text(_ segments: [StringSegment]) -> String {
    let parts = segments.map { segment in
      switch segment {
      case .text(let text): "\"" + text + "\""
      case .interpolation(let value): "\\(" + text(value) + ")"
      }
    }
    return parts.count == 1 ? parts[0] : list("string", parts)
  }

  private static func text(_ element: SequenceElement) -> String {
    switch element {
    case .operand(let operand): text(operand)
    case .infix(let name): name.text
    case .ternary(let middle, _): list("?:", [text(middle)])
    case .isType(let type, _): "is " + text(type)
    case .asType(let kind, let type, _):
      switch kind {
      case .plain: "as " + text(type)
      case .optional: "as? " + text(type)
      case .forced: "as! " + text(type)
      }
    case .tried(let kind, _): text(kind)
    }
  }

  private static func text(_ closure: ClosureSyntax) -> String {
    var head = "closure"
    if !closure.captures.isEmpty {
      let captures = closure.captures.map { capture in
        let ownership =
          switch capture.ownership {
          case .strong: ""
          case .weak: "weak "
          case .unowned: "unowned "
          }
        return ownership + capture.name.text + (capture.value.map { "=" + text($0) } ?? "")
      }
      head += "[" + captures.joined(separator: ",") + "]"
    }
    if let parameters = closure.parameters {
      head +=
        "("
        + parameters.map { $0.name.text + ($0.type.map { ":" + text($0) } ?? "") }
        .joined(separator: ",") + ")"
    }
    if closure.shorthandCount > 0 { head += "$\(closure.shorthandCount)" }
    if closure.isThrowing { head += "throws" }
    if let result = closure.result { head += "->" + text(result) }
    return list(head, closure.body.map { text($0) })
  }
}
