import Diagnostics

extension Checker {
  // MARK: Members

  func inferMember(
    _ base: Expression, _ name: Name, _ generics: [TypeSyntax], _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    switch lookUpMember(base, name, expected, isCall: false, span) {
    case .value(let value): return value
    case .type(let type): return TypedExpression(.metatype(type), .metatype(type), span)
    case .callables(let levels):
      return functionValue(
        levels.flatMap { $0 }, name.text, expected, span,
        syntax: Expression(.member(base, name, generics: generics), span))
    case .none: return failure(span)
    }
  }

  /// Finds what `base.name` means; reports when it means nothing.
  func lookUpMember(
    _ base: Expression, _ name: Name, _ expected: Type?, isCall: Bool, _ span: Span
  ) -> Found {
    if name.text.utf8.last == UInt8(ascii: ")"), let open = name.text.firstIndex(of: "(") {
      let plain = Name(String(name.text[..<open]), name.span)
      let found = lookUpMember(base, plain, expected, isCall: isCall, span)
      let labels = String(name.text[open...])
      let chosen = labelled(found, labels)
      if case .none = chosen, case .callables(let levels) = found {
        let candidates = levels.flatMap { $0 }.map { plain.text + self.labels(of: $0) }
        report(
          .unknownMember(
            name.text, of: "this value", candidates: candidates, members: [], at: name.span))
      }
      return chosen
    }
    if case .name("super", _) = base.kind { return lookUpSuper(name, isCall: isCall, span) }
    if case .name(let module, _) = base.kind, module == "Swift" || module == "Foundation",
      case .none = lookUp(module, [], span)
    {
      let saved = currentScope
      currentScope = libraryScope
      defer { currentScope = saved }
      return lookUp(name.text, [], isCall: isCall, span)
    }
    let value = infer(base, expected: nil)
    if value.type.isError { return .none }
    if case .metatype(let type) = normalized(value.type), case .metatype = value.kind {
      return lookUpStatic(name, type, expected, isCall: isCall, span)
    }
    return lookUp(name, in: value, isCall: isCall, span)
  }

  func lookUp(
    _ name: Name, in value: TypedExpression, isCall: Bool = false, _ span: Span
  ) -> Found {
    let type = normalized(value.type)
    if name.text == "init", isSelf(value), !isMetatype(type) {
      return .callables([delegations(to: type, value)])
    }
    if name.text == "self" { return .value(value) }
    if case .tuple(let elements) = type {
      for (index, element) in elements.enumerated()
      where element.label == name.text || String(index) == name.text {
        return .value(TypedExpression(.tupleElement(value, index), element.type, span))
      }
      report(
        .unknownMember(
          name.text, of: show(type), candidates: elements.compactMap { $0.label },
          members: elements.indices.map { elements[$0].label ?? String($0) }, at: name.span))
      return .none
    }
    if case .metatype(let instance) = type {
      return lookUpStatic(name, instance, nil, metatype: value, isCall: isCall, span)
    }
    let candidates = members(name.text, of: type, isStatic: false)
    if candidates.isEmpty {
      if case .variable(let variable) = type, variable.literal == .none {
        report(.cannotInfer(at: value.span))
        return .none
      }
      if isImplicitlyUnwrapped(value), let wrapped = known.wrapped(type) {
        let forced = TypedExpression(.forceUnwrap(value), wrapped, value.span)
        return lookUp(name, in: forced, isCall: isCall, span)
      }
      reportUnknownMember(name, type, isStatic: false, of: value)
      return .none
    }
    // A literal whose member is used has its default type.
    if case .variable(let variable) = type {
      bind(variable, to: known.defaultType(of: variable.literal))
    }
    return found(candidates, value, type, isCall: isCall, span)
  }

  private func isMetatype(_ type: Type) -> Bool {
    if case .metatype = type { return true }
    return false
  }

  func isSelf(_ value: TypedExpression) -> Bool {
    if case .variable(let variable) = value.kind { return variable.name == "self" }
    return false
  }

  /// `self.init` and `super.init`: the receiver is initialized, and nothing comes back.
  private func delegations(to type: Type, _ receiver: TypedExpression) -> [Callable] {
    initializerCallables(of: type).map {
      var callable = $0
      callable.receiver = receiver
      callable.initializedType = .void
      return callable
    }
  }

  /// Whether the value is a variable declared with `!`, which unwraps itself where that is needed.
  func isImplicitlyUnwrapped(_ value: TypedExpression) -> Bool {
    let variable: VariableEntity
    switch value.kind {
    case .variable(let found), .property(let found, _, _, _): variable = found
    default: return false
    }
    if case .implicitlyUnwrapped? = variable.typeSyntax?.kind { return true }
    return false
  }

  private func reportUnknownMember(
    _ name: Name, _ type: Type, isStatic: Bool, of value: TypedExpression? = nil
  ) {
    if let wrapped = known.wrapped(type), !members(name.text, of: wrapped, isStatic: false).isEmpty
    {
      report(
        .memberOfOptional(
          name.text, show(type), text: value.flatMap { quotable($0.span) }, at: name.span,
          notes: value.map { elsewhere(origin(of: $0), than: name.span) } ?? []))
      return
    }
    if !members(name.text, of: type, isStatic: !isStatic).isEmpty {
      report(.wrongStaticness(name.text, of: show(type), isStatic: !isStatic, at: name.span))
      return
    }
    report(
      .unknownMember(
        name.text, of: show(type), candidates: memberNames(of: type),
        members: ownMembers(of: type, isStatic: isStatic), at: name.span))
  }

  /// What a type of the lesson has, in the order of its declarations, unless that is much.
  func ownMembers(of type: Type, isStatic: Bool) -> [String] {
    guard let entity = type.nominalEntity, !entity.isLibrary else { return [] }
    var names: [(name: String, start: Int32)] = []
    for (name, list) in entity.members where !isOperator(name) {
      for member in list {
        switch member {
        case .variable(let variable) where variable.isStatic == isStatic && !variable.isLibrary:
          names.append((name, variable.span.start))
        case .function(let function) where function.isStatic == isStatic && !function.isLibrary:
          names.append((name, function.span.start))
        case .enumCase(let item) where isStatic: names.append((name, item.span.start))
        default: break
        }
      }
    }
    let sorted = names.sorted { ($0.start, $0.name) < ($1.start, $1.name) }.map { $0.name }
    return sorted.count > 8 ? [] : sorted
  }

  /// A static member; `metatype` is the type as a value where it is only known at run time.
  private func lookUpStatic(
    _ name: Name, _ type: Type, _ expected: Type?, metatype: TypedExpression? = nil, isCall: Bool,
    _ span: Span
  ) -> Found {
    let type = normalized(type)
    if name.text == "self" {
      return .value(metatype ?? TypedExpression(.metatype(type), .metatype(type), span))
    }
    if name.text == "init" {
      return .callables([initializerCallables(of: type, metatype: metatype)])
    }
    if name.text == "Type" || name.text == "Protocol" { return .type(.metatype(type)) }
    if case .nominal(let entity, let arguments) = type, let member = entity.types[name.text] {
      switch member {
      case .nominal(let nested):
        let own = nested.genericParameters.dropFirst(arguments.count).map { _ in makeVariable(span)
        }
        return .type(.nominal(nested, arguments.prefix(nested.genericParameters.count) + own))
      case .alias(let alias):
        return .type(substitute(resolve(alias), entity.substitution(for: arguments)))
      }
    }
    let candidates = members(name.text, of: type, isStatic: true)
    if candidates.isEmpty {
      if let witness = associatedType(name.text, of: type) { return .type(witness) }
      let methods = members(name.text, of: type, isStatic: false)
      if let method = unboundMethod(name, methods, type, expected, span) { return .value(method) }
      if !methods.isEmpty {
        report(.wrongStaticness(name.text, of: show(type), isStatic: false, at: name.span))
        return .none
      }
      reportUnknownMember(name, type, isStatic: true)
      return .none
    }
    adoptArguments(of: type, from: expected)
    return found(candidates, metatype, type, isCall: isCall, span)
  }

  /// `Type.method`: a function that takes the instance and returns the method bound to it.
  private func unboundMethod(
    _ name: Name, _ methods: [MemberCandidate], _ type: Type, _ expected: Type?, _ span: Span
  ) -> TypedExpression? {
    let functions = methods.compactMap { candidate -> FunctionEntity? in
      if case .function(let function) = candidate.member { return function }
      return nil
    }
    guard !functions.isEmpty, functions.allSatisfy({ !$0.isMutating }) else { return nil }
    var result = makeVariable(span)
    if let expected, case .function(let wanted) = unwrappedOptional(expected) {
      result = wanted.result
    }
    let method = Expression(
      .member(Expression(.name("$0", generics: []), span), name, generics: []), span)
    let closure = ClosureSyntax(
      captures: [], parameters: nil, isThrowing: false, result: nil,
      body: [Statement(.expression(method), span)], shorthandCount: 1, span: span, end: span)
    let wanted = FunctionType(parameters: [FunctionType.Parameter(type: type)], result: result)
    return inferClosure(closure, .function(wanted), span)
  }

  func associatedType(_ name: String, of type: Type) -> Type? {
    switch type {
    case .parameter, .associated:
      for bound in bounds(of: type) {
        for refinement in refinements(of: bound)
        where refinement.associatedTypes.contains(where: { $0.name == name }) {
          return normalized(.associated(type, name))
        }
      }
      return nil
    case .nominal(let entity, let arguments): return typeWitness(entity, arguments, name)
    default: return nil
    }
  }

  func adoptArguments(of type: Type, from expected: Type?) {
    guard let expected, type.hasVariables else { return }
    let target = unwrappedOptional(expected)
    if target.nominalEntity === type.nominalEntity { _ = unify(type, target) }
  }

  /// `super` as a value: `self` as its superclass, whose members are not looked up in subclasses.
  func superReceiver(_ span: Span) -> TypedExpression? {
    guard let value = selfExpression(span),
      case .nominal(let entity, let arguments) = normalized(value.type),
      let superclass = entity.superclass
    else { return nil }
    let parent = substitute(superclass, entity.substitution(for: arguments))
    return TypedExpression(
      .superReceiver(TypedExpression(.upcast(value), parent, span)), parent, span)
  }

  /// In a static method `super` is the class itself, whose members are looked up in the superclass.
  private func superMetatype(_ parent: Type, _ span: Span) -> TypedExpression? {
    guard let value = selfExpression(span) else { return nil }
    let receiver = TypedExpression(.upcast(value), .metatype(parent), span)
    return TypedExpression(.superReceiver(receiver), .metatype(parent), span)
  }

  private func lookUpSuper(_ name: Name, isCall: Bool, _ span: Span) -> Found {
    guard let nonvirtual = superReceiver(span), case .superReceiver(let receiver) = nonvirtual.kind
    else {
      // In a static method `super` is the superclass itself.
      if let owner = enclosingOwner(), let parent = owner.superclass {
        return lookUpStatic(
          name, parent, nil, metatype: superMetatype(parent, span), isCall: isCall, span)
      }
      report(.superOutsideSubclass(at: span))
      return .none
    }
    let parent = nonvirtual.type
    if name.text == "init" { return .callables([delegations(to: parent, receiver)]) }
    var candidates = members(name.text, of: parent, isStatic: false)
    for index in candidates.indices { candidates[index].isDynamic = false }
    if candidates.isEmpty {
      report(
        .unknownMember(
          name.text, of: show(parent), candidates: memberNames(of: parent),
          members: ownMembers(of: parent, isStatic: false), at: name.span))
      return .none
    }
    return found(candidates, nonvirtual, parent, isCall: isCall, span)
  }

  /// The initializers of `type`; `metatype` is the type as a value where it is only known at run time.
  func initializerCallables(of type: Type, metatype: TypedExpression? = nil) -> [Callable] {
    initializers(of: type).compactMap { candidate in
      guard case .function(let function) = candidate.member else { return nil }
      return Callable(
        kind: .function(function), substitution: candidate.substitution,
        receiver: metatype.flatMap { isKnown($0) ? nil : $0 }, rank: candidate.rank,
        initializedType: type)
    }
  }

  /// Whether the metatype says at compile time what will be made of it.
  private func isKnown(_ metatype: TypedExpression) -> Bool {
    guard case .metatype(let instance) = normalized(metatype.type) else { return true }
    if case .metatype = metatype.kind { return true }
    guard case .nominal(let entity, _) = normalized(instance) else { return false }
    return entity.kind != .classType || entity.isFinal
  }

  /// `.name`, which means a static member or a case of the type that is expected.
  func inferImplicitMember(
    _ name: Name, _ arguments: [Argument]?, _ expected: Type?, _ span: Span
  ) -> TypedExpression {
    guard let expected, !isUnknown(expected) else {
      report(.implicitMemberWithoutType(name.text, at: span))
      return failure(span)
    }
    let outer = normalized(expected)
    if outer.isError { return failure(span) }
    var types = [outer]
    if let wrapped = known.wrapped(outer) {
      // `.some` and `.none` are the optional's own.
      if let entity = outer.nominalEntity { collectMembers(of: entity) }
      if outer.nominalEntity.map({ $0.cases.contains { $0.name == name.text } }) ?? false {
        types = [outer, normalized(wrapped)]
      } else {
        types = [normalized(wrapped), outer]
      }
    }
    for type in types {
      var base = type
      if name.text == "init" {
        return resolveCall(
          show(type), initializerCallables(of: type), callArguments(arguments ?? []),
          expected: type, span: span, nameSpan: name.span)
      }
      var candidates = members(name.text, of: type, isStatic: true)
      if candidates.isEmpty, case .existential = type { continue }
      if case .function(let function) = type, arguments == nil {
        base = function.result
        candidates = members(name.text, of: base, isStatic: true)
      }
      if candidates.isEmpty { continue }
      switch found(candidates, nil, base, isCall: arguments != nil, span) {
      case .value(let value):
        guard let arguments else { return value }
        return resolveCall(
          name.text, [Callable(kind: .value(value))], callArguments(arguments), expected: expected,
          span: span, nameSpan: name.span)
      case .callables(let levels):
        let callables = levels.flatMap { $0 }
        guard let arguments else { return functionValue(callables, name.text, expected, span) }
        return resolveCall(
          name.text, callables, callArguments(arguments), expected: type, span: span,
          nameSpan: name.span)
      case .type(let found): return TypedExpression(.metatype(found), .metatype(found), span)
      case .none: return failure(span)
      }
    }
    let type = types[0]
    report(
      .unknownMember(
        name.text, of: show(type), candidates: staticNames(of: type),
        members: ownMembers(of: type, isStatic: true), at: name.span))
    return failure(span)
  }

  private func staticNames(of type: Type) -> [String] {
    if let entity = type.nominalEntity, entity.kind == .enumeration {
      collectMembers(of: entity)
      return entity.cases.map { $0.name }
    }
    return memberNames(of: type)
  }

  private func isUnknown(_ type: Type) -> Bool {
    if case .variable(let variable) = type.resolved { return variable.literal == .none }
    return false
  }
}
