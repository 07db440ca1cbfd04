import Diagnostics

extension Checker {
  /// `self` where it can be written.
  func selfExpression(_ span: Span) -> TypedExpression? {
    var scope: Scope? = currentScope
    while let place = scope {
      if let variable = place.selfVariable { return use(variable, span) }
      if place.isStaticContext { return nil }
      scope = place.parent
    }
    return nil
  }

  /// `Self` as a value where it is only known at run time: in members of a class that has subclasses.
  func dynamicSelf(_ owner: NominalEntity, _ span: Span) -> TypedExpression? {
    guard owner.kind == .classType, !owner.isFinal, let value = selfExpression(span) else {
      return nil
    }
    if case .metatype = normalized(value.type) { return value }
    guard value.type.nominalEntity === owner else { return nil }
    return TypedExpression(.dynamicType(value), .metatype(value.type), span)
  }

  /// Reads a variable, noting that closures capture it.
  func use(_ variable: VariableEntity, _ span: Span) -> TypedExpression {
    let type = type(of: variable)
    if variable.isGlobal, !variable.hasInitialValue, let function = context.function {
      variable.usesInFunctions.append((span, function))
    }
    if !variable.isGlobal, variable.owner == nil, let home = variable.context, home !== context {
      variable.isCaptured = true
      var current: FunctionContext? = context
      while let place = current, place !== home {
        if !place.captures.contains(where: { $0 === variable }) { place.captures.append(variable) }
        current = place.parent
      }
    }
    return TypedExpression(.variable(variable), type, span)
  }

  func inferName(_ name: String, _ generics: [TypeSyntax], _ expected: Type?, _ span: Span)
    -> TypedExpression
  {
    if name == "...", let expected, known.isNominal(unwrappedOptional(expected), "UnboundedRange") {
      let type = unwrappedOptional(expected)
      return resolveCall(
        name, initializerCallables(of: type), [], expected: type, span: span, nameSpan: span)
    }
    if name == "super", let parent = superReceiver(span) { return parent }
    if isOperator(name), let expected { collectOperators(name, for: expected) }
    switch lookUp(name, generics, span) {
    case .value(let value):
      return spreading(value, Expression(.name(name, generics: generics), span), expected, span)
    case .type(let type): return TypedExpression(.metatype(type), .metatype(type), span)
    case .callables(let levels):
      return functionValue(
        levels.flatMap { $0 }, name, expected, span,
        syntax: Expression(.name(name, generics: generics), span))
    case .none:
      reportUnknown(name, span)
      return failure(span)
    }
  }

  enum Found {
    case value(TypedExpression)
    case type(Type)
    /// Functions, the innermost declarations first.
    case callables([[Callable]])
    case none
  }

  /// Finds what a bare name means here.
  func lookUp(_ name: String, _ generics: [TypeSyntax], isCall: Bool = false, _ span: Span) -> Found
  {
    if name.utf8.last == UInt8(ascii: ")"), let open = name.utf8.firstIndex(of: UInt8(ascii: "(")) {
      let found = lookUp(String(name[..<open]), generics, span)
      return labelled(found, String(name[open...]))
    }
    if name == "self" {
      if let value = selfExpression(span) { return .value(value) }
      if let owner = enclosingOwner() { return .type(owner.selfType) }
      return .none
    }
    if isOperator(name) {
      var callables: [Callable] = []
      for function in operatorFunctions(named: name) {
        callables.append(operatorCallable(function))
      }
      return .callables([callables])
    }
    var levels: [[Callable]] = []
    var scope: Scope? = currentScope
    var isStatic = false
    while let place = scope {
      if place.isStaticContext { isStatic = true }
      if let entry = entry(name, in: place) {
        switch entry {
        case .variable(let variable):
          if !levels.isEmpty { break }
          return .value(useNamed(variable, span))
        case .functions(let functions):
          levels.append(functions.map { Callable(kind: .function($0)) })
        case .type, .genericParameter:
          if levels.isEmpty { return .type(typeNamed(name, generics, span)) }
        }
      }
      if let owner = place.owner {
        if let found = lookUpMember(name, owner, isStatic, isCall: isCall, span) {
          switch found {
          case .callables(let inner): levels += inner
          default: if levels.isEmpty { return found }
          }
        }
        if name == "Self" {
          return dynamicSelf(owner, span).map { .value($0) } ?? .type(normalized(owner.selfType))
        }
        if levels.isEmpty, let type = nestedType(name, owner, generics, span) { return .type(type) }
        // Members of an enclosing type are visible only as static ones.
        isStatic = true
      }
      scope = place.parent
    }
    return levels.isEmpty ? .none : .callables(levels)
  }

  private func useNamed(_ variable: VariableEntity, _ span: Span) -> TypedExpression {
    if variable.isGlobal, !variable.isDeclared, context.isMain, !variable.isLibrary {
      report(.usedBeforeDeclaration(variable.name, at: span, declaration: variable.span))
      return failure(span)
    }
    return use(variable, span)
  }

  func enclosingOwner() -> NominalEntity? {
    var scope: Scope? = currentScope
    while let place = scope {
      if let owner = place.owner { return owner }
      scope = place.parent
    }
    return nil
  }

  private func typeNamed(_ name: String, _ generics: [TypeSyntax], _ span: Span) -> Type {
    isInferringGenerics = true
    defer { isInferringGenerics = false }
    return resolve(TypeSyntax(.named(Name(name, span), generics: generics), span), in: currentScope)
  }

  private func nestedType(
    _ name: String, _ owner: NominalEntity, _ generics: [TypeSyntax], _ span: Span
  ) -> Type? {
    if owner.types[name] != nil { return typeNamed(name, generics, span) }
    if owner.selfParameter != nil,
      refinements(of: owner).contains(where: { $0.associatedTypes.contains { $0.name == name } })
    {
      return typeNamed(name, generics, span)
    }
    for conformance in owner.conformances where owner.kind != .protocolType {
      for refinement in refinements(of: conformance.protocolEntity)
      where refinement.associatedTypes.contains(where: { $0.name == name }) {
        return typeNamed(name, generics, span)
      }
    }
    return nil
  }

  /// A member of the type around this place, with `self` as the receiver.
  func lookUpMember(
    _ name: String, _ owner: NominalEntity, _ isStatic: Bool, isCall: Bool, _ span: Span
  ) -> Found? {
    var candidates: [MemberCandidate] = []
    var receiver: TypedExpression?
    if !isStatic {
      candidates = members(name, of: owner.selfType, isStatic: false)
      if !candidates.isEmpty {
        receiver = selfExpression(span)
        if receiver == nil { candidates = [] }
      }
    }
    var statics: [MemberCandidate] = []
    if candidates.isEmpty {
      statics = members(name, of: owner.selfType, isStatic: true)
      if statics.isEmpty { return nil }
    }
    if candidates.isEmpty { receiver = dynamicSelf(owner, span) }
    if !candidates.isEmpty { requireVisibleSelf(name, owner, at: span) }
    if candidates.isEmpty, !isStatic, !isLibrary, selfExpression(span) != nil {
      report(.staticWithoutType(name, of: owner.name, at: span))
      return .value(failure(span))
    }
    return found(
      candidates.isEmpty ? statics : candidates, receiver, owner.selfType, isCall: isCall, span)
  }

  /// What a member gets as its `self`: static members of classes the class, other static ones nothing
  /// unless the type is only known at run time.
  private func receiver(
    of member: Member, _ receiver: TypedExpression?, _ base: Type, _ span: Span
  ) -> TypedExpression? {
    let owner: NominalEntity?
    switch member {
    case .function(let function):
      guard function.isStatic, !function.isOperator else { return receiver }
      owner = function.owner
    case .variable(let variable):
      guard variable.isStatic else { return receiver }
      if variable.isStored, !variable.isRequirement { return nil }
      owner = variable.owner
    case .enumCase: return nil
    }
    if let owner, owner.kind == .classType, !owner.isLibrary {
      return receiver ?? TypedExpression(.metatype(base), .metatype(base), span)
    }
    if case .existential = base { return receiver }
    return nil
  }

  /// Turns members into values or callables.
  func found(
    _ candidates: [MemberCandidate], _ receiver: TypedExpression?, _ base: Type,
    isCall: Bool = false, _ span: Span
  ) -> Found {
    var callables: [Callable] = []
    var best: (MemberCandidate, VariableEntity)?
    for candidate in candidates {
      switch candidate.member {
      case .variable(let variable):
        if best == nil || candidate.rank < (best?.0.rank ?? 0) { best = (candidate, variable) }
      case .function(let function):
        if callables.contains(where: { overrides($0, function) }) { continue }
        callables.append(
          Callable(
            kind: .function(function), substitution: candidate.substitution,
            receiver: self.receiver(of: candidate.member, receiver, base, span),
            rank: candidate.rank, isDynamic: candidate.isDynamic))
      case .enumCase(let entity):
        callables.append(
          Callable(
            kind: .enumCase(entity), substitution: candidate.substitution, rank: candidate.rank))
      }
    }
    if let (candidate, variable) = best,
      callables.isEmpty
        || !isCall
          && candidate.rank <= (callables.map { $0.rank }.min() ?? 0)
        || isCallable(type(of: variable))
    {
      let receiver = self.receiver(of: candidate.member, receiver, base, span)
      return .value(property(variable, candidate, receiver, span))
    }
    if callables.count == 1, case .enumCase(let entity) = callables[0].kind,
      entity.syntax.payload.isEmpty
    {
      return .value(
        TypedExpression(
          .enumCaseValue(entity), substitute(entity.owner.selfType, callables[0].substitution), span
        ))
    }
    return .callables([callables])
  }

  private func isCallable(_ type: Type) -> Bool {
    if case .function = unwrappedOptional(type) { return true }
    return false
  }

  /// Of functions those whose labels are `(_:to:)`.
  func labelled(_ found: Found, _ labels: String) -> Found {
    guard case .callables(let levels) = found else { return found }
    let matching = levels.flatMap { $0 }.filter { callable in
      self.labels(of: callable) == labels
    }
    return matching.isEmpty ? .none : .callables([matching])
  }

  func labels(of callable: Callable) -> String {
    "(" + parameters(of: callable).map { ($0.label ?? "_") + ":" }.joined() + ")"
  }

  /// Whether `found` (of a subclass) hides `function` of its superclass.
  private func overrides(_ callable: Callable, _ function: FunctionEntity) -> Bool {
    guard case .function(let found) = callable.kind else { return false }
    return found.overridden === function
      || (found.modifiers.isOverride && found.owner?.kind == .classType
        && found.name == function.name && found !== function
        && labels(found) == labels(function))
  }

  func labels(_ function: FunctionEntity) -> [String] {
    resolveSignature(function)
    return function.parameters.map { $0.label ?? "_" }
  }

  func property(
    _ variable: VariableEntity, _ candidate: MemberCandidate, _ receiver: TypedExpression?,
    _ span: Span
  ) -> TypedExpression {
    if variable.modifiers.access == .privateAccess {
      let start = max(Int(span.start), Int(span.end) - variable.name.utf8.count)
      let nameSpan = Span(source: span.source, start: start, end: Int(span.end))
      checkPrivate(variable.name, variable.owner, variable.span, variable.isLibrary, nameSpan)
    }
    if !variable.requirements.isEmpty, receiver?.type.hasVariables ?? false {
      require(variable.requirements, candidate.substitution, span)
      solvePending()
    }
    let type = substitute(self.type(of: variable), candidate.substitution)
    if let getter = variable.getter, getter.isThrowing { noteThrow(variable.name, at: span) }
    return TypedExpression(
      .property(
        variable, candidate.substitution, receiver: receiver, dynamic: candidate.isDynamic),
      type, span)
  }

  /// Where a variable of this name is declared further down.
  private func laterDeclaration(of name: String) -> Span? {
    var scope: Scope? = currentScope
    while let place = scope {
      if let span = place.laterNames[name] { return span }
      scope = place.parent
    }
    return nil
  }

  func checkPrivate(
    _ name: String, _ owner: NominalEntity?, _ declaration: Span, _ isLibrary: Bool, _ span: Span
  ) {
    guard let owner, !isLibrary else { return }
    var scope: Scope? = currentScope
    while let place = scope {
      if place.owner === owner { return }
      scope = place.parent
    }
    report(.privateMember(name, owner: owner.name, at: span, declaration: declaration))
  }

  func reportUnknown(_ name: String, _ span: Span) {
    if name == "self" { return report(.selfOutsideType(at: span)) }
    if let owner = enclosingOwner(), !members(name, of: owner.selfType, isStatic: false).isEmpty {
      let isInitialValue = context.function?.kind == .initialValue
      return report(
        .instanceMemberWithoutSelf(
          name, owner: owner.name, isInitialValue: isInitialValue, at: span))
    }
    if let later = laterDeclaration(of: name) {
      return report(.usedBeforeDeclaration(name, at: span, declaration: later))
    }
    var names: [String] = []
    var scope: Scope? = currentScope
    while let place = scope {
      names += place === libraryScope ? libraryNames(onlyTypes: false) : place.entries.keys.sorted()
      if let owner = place.owner { names += memberNames(of: owner.selfType) }
      scope = place.parent
    }
    report(.unknownName(name, candidates: names, at: span))
  }
}
