import LessonLanguage

extension SyntaxDump {
  static func text(_ declaration: Declaration) -> String {
    let modifiers = words(declaration.modifiers)
    switch declaration.kind {
    case .variable(let syntax):
      return list(modifiers + [syntax.isLet ? "let" : "var"] + syntax.bindings.map { text($0) })
    case .function(let syntax), .initializer(let syntax): return list(modifiers + parts(syntax))
    case .deinitializer(let body): return list(["deinit", text(body)])
    case .subscripted(let syntax):
      return list(
        modifiers + ["subscript", text(syntax.parameters), "->" + text(syntax.result)]
          + [text(syntax.accessors)])
    case .nominal(let syntax): return list(modifiers + parts(syntax))
    case .typeAlias(let name, let generics, let type):
      return list(["typealias", name.text + text(generics), text(type)])
    case .associatedType(let name, let bound, let standard):
      return list([
        "associatedtype", name.text, bound.map { ":" + text($0) } ?? "",
        standard.map { "=" + text($0) } ?? "",
      ])
    case .enumCases(let cases):
      return list(
        modifiers + ["case"]
          + cases.map { each in
            each.name.text + (each.payload.isEmpty ? "" : text(each.payload))
              + (each.rawValue.map { "=" + text($0) } ?? "")
          })
    case .operatorDeclaration(let syntax):
      return list([
        "operator", word(syntax.fixity), syntax.name.text,
        syntax.precedenceGroup.map { ":" + $0.text } ?? "",
      ])
    case .precedenceGroup(let syntax):
      let associativity =
        switch syntax.associativity {
        case .left: "left"
        case .right: "right"
        case .none: "none"
        }
      return list(
        ["precedencegroup", syntax.name.text] + syntax.higherThan.map { ">" + $0.text }
          + syntax.lowerThan.map { "<" + $0.text } + [associativity]
          + (syntax.isAssignment ? ["assignment"] : []))
    case .importModule(let name): return list(["import", name.text])
    case .error: return "error"
    }
  }

  private static func list(_ parts: [String]) -> String {
    "(" + parts.filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  private static func word(_ fixity: OperatorSyntax.Fixity) -> String {
    switch fixity {
    case .prefix: "prefix"
    case .infix: "infix"
    case .postfix: "postfix"
    }
  }

  private static func words(_ modifiers: Modifiers) -> [String] {
    var words: [String] = []
    switch modifiers.access {
    case .standard: break
    case .fileprivateAccess: words.append("fileprivate")
    case .privateAccess: words.append("private")
    }
    let flags: [(Bool, String)] = [
      (modifiers.setterIsPrivate, "private(set)"), (modifiers.isStatic, "static"),
      (modifiers.isMutating, "mutating"), (modifiers.isOverride, "override"),
      (modifiers.isFinal, "final"), (modifiers.isLazy, "lazy"),
      (modifiers.isIndirect, "indirect"), (modifiers.isConvenience, "convenience"),
      (modifiers.isRequired, "required"), (modifiers.isDiscardable, "discardable"),
      (modifiers.isWeak, "weak"), (modifiers.isUnowned, "unowned"),
    ]
    for (isSet, word) in flags where isSet { words.append(word) }
    if let fixity = modifiers.fixity { words.append(word(fixity)) }
    if let builtin = modifiers.builtin { words.append("builtin:" + builtin) }
    return words
  }

  private static func parts(_ syntax: FunctionSyntax) -> [String] {
    [
      syntax.isFailable
        ? "init?" : syntax.name.text == "init" ? "init" : "func " + syntax.name.text,
      text(syntax.generics), text(syntax.parameters),
      syntax.isRethrowing ? "rethrows" : syntax.isThrowing ? "throws" : "",
      syntax.result.map { "->" + text($0) } ?? "", syntax.body.map { text($0) } ?? "no-body",
    ]
  }

  private static func parts(_ syntax: NominalSyntax) -> [String] {
    let kind =
      switch syntax.kind {
      case .structure: "struct"
      case .classType: "class"
      case .enumeration: "enum"
      case .protocolType: "protocol"
      case .extensionOf: "extension"
      }
    return [
      kind, syntax.extended.map { text($0) } ?? syntax.name.text, text(syntax.generics),
      syntax.inherited.isEmpty
        ? "" : ":" + syntax.inherited.map { text($0) }.joined(separator: ","),
    ] + syntax.members.map { text($0) }
  }

  private static func text(_ clause: GenericClause) -> String {
    var result = ""
    if !clause.parameters.isEmpty {
      let parameters = clause.parameters.map { parameter in
        parameter.name.text + (parameter.bound.map { ":" + text($0) } ?? "")
      }
      result += "<" + parameters.joined(separator: ",") + ">"
    }
    for requirement in clause.requirements {
      switch requirement {
      case .conformance(let type, let bound): result += "[" + text(type) + ":" + text(bound) + "]"
      case .sameType(let first, let second): result += "[" + text(first) + "==" + text(second) + "]"
      }
    }
    return result
  }

  private static func text(_ parameters: [ParameterSyntax]) -> String {
    let texts = parameters.map { parameter in
      (parameter.label?.text ?? "_") + " " + parameter.name.text + ":" + text(parameter.type)
        + (parameter.defaultValue.map { "=" + text($0) } ?? "")
    }
    return "(" + texts.joined(separator: ", ") + ")"
  }

  private static func text(_ binding: VariableSyntax.Binding) -> String {
    list([
      text(binding.pattern), binding.type.map { ":" + text($0) } ?? "",
      binding.value.map { "= " + text($0) } ?? "", binding.accessors.map { text($0) } ?? "",
    ])
  }

  private static func text(_ accessors: AccessorsSyntax) -> String {
    let all = [
      ("get", accessors.getter), ("set", accessors.setter), ("willSet", accessors.willSet),
      ("didSet", accessors.didSet),
    ]
    let texts = all.compactMap { word, accessor in
      accessor.map { accessor in
        (accessor.isMutating && word == "get" ? "mutating " : "") + word
          + (accessor.isThrowing ? " throws" : "")
          + (accessor.parameter.map { "(" + $0.text + ")" } ?? "")
          + (accessor.body.map { text($0) } ?? "")
      }
    }
    return "[" + texts.joined(separator: " ") + "]"
  }
}
