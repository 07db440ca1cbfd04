import Diagnostics

/// Something that a call can mean.
struct Callable {
  enum Kind {
    case function(FunctionEntity)
    case enumCase(CaseEntity)
    case value(TypedExpression)
  }

  var kind: Kind
  var substitution: Substitution = [:]
  var receiver: TypedExpression?
  var rank = 0
  var isDynamic = false
  /// Of an operator: what stands for the parameters of its owner, or for `Self`, is found from the operands.
  var opensOwner = false
  /// Of an initializer: what it makes, which may be a subclass of its owner; `Void` for `super.init`.
  var initializedType: Type?
}

/// An argument of a call under resolution: still syntax, or inferred already.
struct CallArgument {
  var label: Name?
  var syntax: Expression?
  var typed: TypedExpression?
  var isTrailing = false
  var span: Span
}

enum LabelProblem {
  case missing(parameter: Int)
  case extra(argument: Int)
  case wrongLabel(argument: Int, expected: String?)
  case outOfOrder(argument: Int, before: String)
}

extension Checker {
  func callArguments(_ arguments: [Argument]) -> [CallArgument] {
    arguments.map {
      CallArgument(
        label: $0.label, syntax: $0.value, isTrailing: $0.isTrailingClosure, span: $0.value.span)
    }
  }

  func parameters(of callable: Callable) -> [ParameterEntity] {
    switch callable.kind {
    case .function(let function):
      resolveSignature(function)
      return function.parameters
    case .enumCase(let entity):
      resolvePayload(entity)
      return entity.payload
    case .value(let value):
      guard case .function(let type) = normalized(value.type) else { return [] }
      return type.parameters.map {
        ParameterEntity(
          label: nil, name: "", type: $0.type, isInout: $0.isInout, isVariadic: $0.isVariadic,
          isAutoclosure: $0.isAutoclosure, defaultValue: nil, span: value.span)
      }
    }
  }

  /// Finds the argument or arguments of each parameter.
  func matchLabels(_ parameters: [ParameterEntity], _ arguments: [CallArgument]) -> (
    matches: [[Int]], problem: LabelProblem?
  ) {
    var matches = [[Int]](repeating: [], count: parameters.count)
    var next = 0
    for (index, parameter) in parameters.enumerated() {
      if next >= arguments.count {
        if parameter.isVariadic || parameter.defaultValue != nil { continue }
        return (matches, .missing(parameter: index))
      }
      let argument = arguments[next]
      if argument.isTrailing, argument.label == nil {
        // A trailing closure goes to the first parameter left that can be a function.
        if isFunctionLike(parameter.type) || (parameter.defaultValue == nil && !parameter.isVariadic) {
          matches[index] = [next]
          next += 1
          continue
        }
        continue
      }
      let fits = argument.label?.text == parameter.label
      if fits {
        matches[index] = [next]
        next += 1
        if parameter.isVariadic {
          while next < arguments.count, arguments[next].label == nil, !arguments[next].isTrailing {
            matches[index].append(next)
            next += 1
          }
        }
      } else if parameter.isVariadic || parameter.defaultValue != nil {
        continue
      } else if argument.label == nil || parameter.label == nil
        || !parameters[(index + 1)...].contains(where: { $0.label == argument.label?.text })
      {
        return (matches, .wrongLabel(argument: next, expected: parameter.label))
      } else {
        return (matches, .missing(parameter: index))
      }
    }
    if next < arguments.count { return (matches, .extra(argument: next)) }
    return (matches, nil)
  }

  /// Says of a problem with labels what most likely was meant.
  private func clearer(
    _ problem: LabelProblem, _ parameters: [ParameterEntity], _ arguments: [CallArgument]
  ) -> LabelProblem {
    let wanted = parameters.map { $0.label ?? "_" }
    let written = arguments.filter { !$0.isTrailing }.map { $0.label?.text ?? "_" }
    if case .wrongLabel(let index, _) = problem, let label = arguments[index].label?.text {
      let free = wanted.filter { $0 != "_" && !written.contains($0) }
      if let nearest = Spelling.nearest(to: label, among: free) {
        return .wrongLabel(argument: index, expected: nearest)
      }
    }
    // All labels are there, but in another order.
    guard Set(written).count == written.count, written.allSatisfy({ wanted.contains($0) }) else {
      return problem
    }
    let order = written.compactMap { wanted.firstIndex(of: $0) }
    for (position, index) in order.enumerated().dropFirst() where index < order[position - 1] {
      let earlier = order[..<position].first { $0 > index } ?? 0
      return .outOfOrder(argument: position, before: wanted[earlier])
    }
    return problem
  }

  private func isFunctionLike(_ type: Type) -> Bool {
    let type = known.wrapped(type) ?? type
    if case .function = type.resolved { return true }
    return false
  }

  // MARK: Choosing

  /// Resolves a call among `callables`; `name` is for messages.
  func resolveCall(
    _ name: String, _ callables: [Callable], _ arguments: [CallArgument], expected: Type?,
    span: Span, nameSpan: Span
  ) -> TypedExpression {
    let written = arguments
    var arguments = arguments
    let matching = callables.filter { matchLabels(parameters(of: $0), arguments).problem == nil }
    if matching.isEmpty, let receiver = callables.first?.receiver,
      let (type, bound) = unmetRequirement(name, of: receiver.type, arguments)
    {
      report(.memberNeedsConformance(name, show(type), to: bound.name, at: nameSpan))
      return failure(span)
    }
    if callables.count == 1 || matching.count == 1 {
      return apply(matching.first ?? callables[0], name, arguments, expected, span, nameSpan)
    }
    for index in arguments.indices { preinfer(&arguments[index]) }
    if arguments.contains(where: { $0.typed?.type.isError ?? false }) { return failure(span) }
    if matching.isEmpty {
      reportNoMatchingLabels(name, callables, arguments, span, nameSpan)
      return failure(span)
    }
    var candidates = matching.filter { couldAccept($0, arguments) }
    if candidates.count > 1 { candidates = withoutShadowed(candidates) }
    if candidates.count == 1, matching.count == 1 || name != "subscript" {
      return apply(candidates[0], name, arguments, expected, span, nameSpan)
    }
    let chosen = choose(candidates, expected) {
      self.apply($0, name, arguments, expected, span, nameSpan)
    }
    if let chosen { return chosen }
    if contextualRetries < 3, written.contains(where: { isCompound($0.syntax) }) {
      // What an argument means may depend on the parameter that it is for.
      contextualRetries += 1
      defer { contextualRetries -= 1 }
      let start = mark()
      let chosen = choose(matching, expected) {
        self.apply($0, name, written, expected, span, nameSpan)
      }
      if let chosen { return chosen }
      undo(to: start)
    }
    let tried = candidates.isEmpty || name == "subscript" ? matching : candidates
    reportNoOverload(
      name, tried, arguments, expected, span, nameSpan)
    return failure(span)
  }

  private func isCompound(_ syntax: Expression?) -> Bool {
    switch syntax?.kind {
    case .call, .sequence, .prefix, .subscripted, .array: return true
    case .parenthesized(let inner): return isCompound(inner)
    default: return false
    }
  }

  /// Tries `candidates` and keeps what `make` makes of the cheapest that fits; `nil` if none does.
  func choose(
    _ candidates: [Callable], _ expected: Type?, _ make: (Callable) -> TypedExpression
  ) -> TypedExpression? {
    // Those that cost least on their own account come first, so that the rest need not be tried.
    let ordered = candidates.map { (callable: $0, cost: penalty(of: $0)) }
      .sorted { $0.cost < $1.cost }
    let start = mark()
    let savedScore = score
    var best: (callable: Callable, total: Int)?
    for (index, candidate) in ordered.enumerated() {
      if let best, best.total <= candidate.cost { break }
      score = 0
      speculation += 1
      let result = make(candidate.callable)
      if let expected { scoreResult(result, expected) }
      let fits = succeeded(since: start)
      speculation -= 1
      let total = score * 4096 + candidate.cost
      if fits, total < best?.total ?? Int.max {
        if index + 1 == ordered.count || total <= ordered[index + 1].cost {
          score += savedScore
          return result
        }
        best = (candidate.callable, total)
      }
      undo(to: start)
    }
    score = savedScore
    guard let best else { return nil }
    return make(best.callable)
  }

  private func reportNoMatchingLabels(
    _ name: String, _ callables: [Callable], _ arguments: [CallArgument], _ span: Span,
    _ nameSpan: Span
  ) {
    // One candidate of the right number of arguments was meant.
    let similar = callables.filter { parameters(of: $0).count == arguments.count }
    if similar.count == 1, let only = similar.first {
      _ = apply(only, name, arguments, nil, span, nameSpan)
      return
    }
    report(
      .noMatchingLabels(
        name, labels: arguments.map { $0.label?.text }, at: nameSpan,
        candidates: callables.prefix(4).map { describeCandidate($0) }))
  }

  /// What a callable costs apart from its arguments: own members before inherited ones and defaults of protocols,
  /// plain functions before generic and variadic ones.
  private func penalty(of callable: Callable) -> Int {
    var result = callable.rank * 8
    if callable.opensOwner, case .function(let function) = callable.kind {
      if function.owner?.kind == .protocolType { result += 24 }
      if !(function.owner?.genericParameters.isEmpty ?? true) { result += 8 }
    }
    if case .function(let function) = callable.kind {
      if !function.genericParameters.isEmpty { result += 4 }
      for parameter in function.parameters {
        if parameter.isVariadic { result += 2 }
        if parameter.defaultValue != nil { result += 1 }
      }
    }
    return result
  }

  /// Whether the arguments whose types are known could be what the parameters want, judged by the outermost type.
  func couldAccept(_ callable: Callable, _ arguments: [CallArgument]) -> Bool {
    let parameters = parameters(of: callable)
    let (matches, _) = matchLabels(parameters, arguments)
    for (index, parameter) in parameters.enumerated() {
      for match in matches[index] {
        guard let typed = arguments[match].typed else {
          if isClosure(arguments[match].syntax), !couldBeFunction(parameter.type) { return false }
          continue
        }
        let type = callable.substitution.isEmpty
          ? parameter.type : substitute(parameter.type, callable.substitution)
        if case .array = typed.kind, literalElement(of: unwrappedOptional(type)) != nil { continue }
        if !couldConvert(typed.type, to: type) { return false }
      }
    }
    return true
  }

  private func couldBeFunction(_ type: Type) -> Bool {
    let type = known.wrapped(type) ?? type
    switch type.resolved {
    case .nominal, .tuple, .metatype: return false
    case .existential(let protocols): return protocols.isEmpty
    default: return true
    }
  }

  /// A quick test that errs on the side of yes.
  func couldConvert(_ from: Type, to target: Type) -> Bool {
    let from = normalized(from)
    guard case .nominal(let wanted, let wantedArguments) = target.resolved else {
      if case .function = target.resolved, from.nominalEntity != nil { return isNever(from) }
      return true
    }
    switch from {
    case .nominal(let entity, _):
      if entity === wanted || wanted.kind == .classType { return true }
      if wanted.isLibrary, wanted.name == "Optional", let wrapped = wantedArguments.first {
        return couldConvert(from, to: wrapped)
      }
      return isNever(from)
    case .variable(let variable) where variable.literal != .none:
      if let wrapped = known.wrapped(target) { return couldConvert(from, to: wrapped) }
      return canBe(variable, target)
    case .tuple, .function, .metatype, .existential:
      if let wrapped = known.wrapped(target) { return couldConvert(from, to: wrapped) }
      return false
    default: return true
    }
  }

  /// Leaves out members that a more specific type's member of the same signature hides.
  private func withoutShadowed(_ candidates: [Callable]) -> [Callable] {
    var kept: [Callable] = []
    for candidate in candidates.sorted(by: { $0.rank < $1.rank }) {
      guard case .function(let function) = candidate.kind, function.owner != nil else {
        kept.append(candidate)
        continue
      }
      let isHidden = kept.contains { other in
        guard other.rank < candidate.rank, case .function(let shadowing) = other.kind,
          shadowing.owner != nil
        else { return false }
        return hasSameSignature(shadowing, other.substitution, function, candidate.substitution)
      }
      if !isHidden { kept.append(candidate) }
    }
    return kept
  }

  private func hasSameSignature(
    _ a: FunctionEntity, _ first: Substitution, _ b: FunctionEntity, _ second: Substitution
  ) -> Bool {
    guard a.parameters.count == b.parameters.count,
      a.genericParameters.count == b.genericParameters.count,
      a.isStatic == b.isStatic
    else { return false }
    var renamed = second
    for (x, y) in zip(a.genericParameters, b.genericParameters) { renamed[y.id] = .parameter(x) }
    for (x, y) in zip(a.parameters, b.parameters) {
      if x.label != y.label || x.isVariadic != y.isVariadic || x.isInout != y.isInout { return false }
      let left = fullyNormalized(substitute(x.type, first))
      if !left.isSame(as: fullyNormalized(substitute(y.type, renamed))) { return false }
    }
    let left = fullyNormalized(substitute(a.result, first))
    return left.isSame(as: fullyNormalized(substitute(b.result, renamed)))
  }

  private func reportNoOverload(
    _ name: String, _ matching: [Callable], _ arguments: [CallArgument], _ expected: Type?,
    _ span: Span, _ nameSpan: Span
  ) {
    if name == "subscript" {
      return reportSubscript(matching, arguments, nameSpan)
    }
    // An overload of which only one argument is wrong was meant.
    for callable in matching {
      let parameters = parameters(of: callable)
      let (matches, _) = matchLabels(parameters, arguments)
      let wrong = parameters.indices.flatMap { index in
        matches[index].filter { match in
          guard let typed = arguments[match].typed else { return false }
          let type = substitute(parameters[index].type, callable.substitution)
          return !couldConvert(typed.type, to: type)
        }.map { (index, $0) }
      }
      let isPlain = callable.substitution.isEmpty && callable.receiver == nil
      if isPlain, let (index, match) = wrong.first, let typed = arguments[match].typed,
        wrong.count == 1 || wrong.allSatisfy({ arguments[$0.1].typed?.type.isSame(as: typed.type) ?? false })
      {
        return reportMismatch(typed, expected: parameters[index].type)
      }
    }
    let nearest = matching.min { $0.rank < $1.rank }
    let specific = matching.filter { $0.rank == nearest?.rank }
    if specific.count == 1, let only = specific.first {
      let before = diagnostics.count
      _ = apply(only, name, arguments, expected, span, nameSpan)
      if diagnostics.count > before { return }
    }
    if arguments.contains(where: { $0.typed == nil && isClosure($0.syntax) }) {
      let before = diagnostics.count
      if let nearest { _ = apply(nearest, name, arguments, expected, span, nameSpan) }
      if diagnostics.count > before { return }
    }
    report(
      .noOverload(
        name, arguments: arguments.map { $0.typed.map { self.show($0.type) } ?? "_" },
        at: nameSpan, candidates: matching.prefix(4).map { describeCandidate($0) }))
  }

  /// Closures and names of functions learn their types from the other arguments.
  private func isDecidedLast(_ argument: CallArgument) -> Bool {
    guard argument.typed == nil, let syntax = argument.syntax else { return false }
    return isClosure(syntax) || isFunctionReference(syntax)
  }

  private func isClosure(_ syntax: Expression?) -> Bool {
    if case .closure? = syntax?.kind { return true }
    return false
  }

  private func reportSubscript(
    _ matching: [Callable], _ arguments: [CallArgument], _ span: Span
  ) {
    let own = matching.min { penalty(of: $0) < penalty(of: $1) }
    let expected = own.flatMap { parameters(of: $0).first?.type }.map {
      show(substitute($0, own?.substitution ?? [:]))
    }
    let found = arguments.first.flatMap { $0.typed }.map { show($0.type) } ?? "this"
    report(
      .wrongSubscript(
        of: own?.receiver.map { show($0.type) } ?? "this", expected: expected ?? "an index",
        found: found, at: arguments.first?.span ?? span))
  }

  /// Prefers the overload whose result is what the context wants.
  private func scoreResult(_ result: TypedExpression, _ expected: Type) {
    if case .error = result.kind { return }
    let mark = trail.count
    let before = score
    if converted(result, to: expected) == nil {
      rollBack(to: mark)
      score = before + 12
    }
  }

  /// Infers an argument that does not depend on what is expected of it.
  private func preinfer(_ argument: inout CallArgument) {
    guard argument.typed == nil, let syntax = argument.syntax, !isContextual(syntax) else { return }
    argument.typed = infer(syntax, expected: nil)
  }

  /// Whether an expression means something only where a type is expected.
  func isContextual(_ syntax: Expression) -> Bool {
    switch syntax.kind {
    case .name, .member: if isFunctionReference(syntax) { return true }
    default: break
    }
    switch syntax.kind {
    case .implicitMember, .closure, .nilLiteral, .inoutArgument, .ifExpression, .switchExpression:
      return true
    case .call(let callee, _): return isContextual(callee)
    case .member(let base, _, _), .optionalChain(let base), .chainScope(let base),
      .forceUnwrap(let base), .parenthesized(let base), .tried(_, let base),
      .prefix(_, let base), .postfix(let base, _):
      return isContextual(base)
    case .array(let elements):
      return elements.isEmpty || elements.contains { isContextual($0) }
    case .dictionary(let entries):
      return entries.isEmpty || entries.contains { isContextual($0.value) || isContextual($0.key) }
    case .tuple(let elements): return elements.contains { isContextual($0.value) }
    case .sequence(let elements):
      for element in elements {
        switch element {
        case .operand(let operand) where isContextual(operand): return true
        case .ternary: return true
        default: continue
        }
      }
      return false
    default: return false
    }
  }

  /// Whether an argument names functions of which the parameter's type chooses one.
  func isFunctionReference(_ syntax: Expression) -> Bool {
    switch syntax.kind {
    case .name(let name, _):
      if isOperator(name) { return true }
      var scope: Scope? = currentScope
      while let place = scope {
        switch place.entries[name] {
        case .functions: return true
        case .variable, .type, .genericParameter: return false
        case nil: break
        }
        if let owner = place.owner {
          collectMembers(of: owner)
          if let members = owner.members[name] { return members.contains { isFunction($0) } }
        }
        scope = place.parent
      }
      return false
    case .member(let base, let name, _): return name.text == "init" || isMethod(name, of: base)
    default: return false
    }
  }

  private func isFunction(_ member: Member) -> Bool {
    if case .function = member { return true }
    return false
  }

  /// Whether `base.name` names methods; only for a base that is a name itself.
  private func isMethod(_ name: Name, of base: Expression) -> Bool {
    guard case .name(let baseName, _) = base.kind, baseName != "super" else { return false }
    let start = mark()
    defer { undo(to: start) }
    guard case .value(let value) = lookUp(baseName, [], base.span) else {
      guard case .type(let type) = lookUp(baseName, [], base.span) else { return false }
      let found = members(name.text, of: type, isStatic: true)
      return !found.isEmpty && found.allSatisfy { isFunction($0.member) }
    }
    let found = members(name.text, of: value.type, isStatic: false)
    return !found.isEmpty && found.allSatisfy { isFunction($0.member) }
  }

  func describeCandidate(_ callable: Callable) -> (String, Span) {
    let parts = parameters(of: callable).map {
      "\($0.label ?? "_"): \(show(substitute($0.type, callable.substitution)))\($0.isVariadic ? "..." : "")"
    }
    switch callable.kind {
    case .function(let function): return ("\(function.name)(\(parts.joined(separator: ", ")))", function.span)
    case .enumCase(let entity): return ("\(entity.name)(\(parts.joined(separator: ", ")))", entity.span)
    case .value(let value): return ("(\(parts.joined(separator: ", ")))", value.span)
    }
  }

  // MARK: Applying

  /// Checks the arguments against one callable and makes the call.
  func apply(
    _ callable: Callable, _ name: String, _ arguments: [CallArgument], _ expected: Type?,
    _ span: Span, _ nameSpan: Span
  ) -> TypedExpression {
    let parameters = parameters(of: callable)
    let (matches, found) = matchLabels(parameters, arguments)
    if let found {
      let problem = clearer(found, parameters, arguments)
      // What the arguments say is looked at all the same, so that their own mistakes are reported too.
      let before = diagnostics.count
      for argument in arguments where argument.typed == nil {
        if let syntax = argument.syntax, !isContextual(syntax) { _ = infer(syntax, expected: nil) }
      }
      if diagnostics.count == before {
        report(problem, name, parameters, arguments, callable, span, nameSpan)
      }
      return failure(span)
    }
    if let expected, wantsEarly(expected, for: callable, arguments) {
      let start = mark()
      let savedScore = score
      let result = apply(
        callable, name, arguments, matches, parameters, expected, isEarly: true, span, nameSpan)
      if succeeded(since: start) { return result }
      undo(to: start)
      score = savedScore
    }
    return apply(
      callable, name, arguments, matches, parameters, expected, isEarly: false, span, nameSpan)
  }

  /// Whether what is expected of the result has to be known before the arguments are looked at: for a result such as
  /// `[Element]` where an array is expected, and for `.member` as an argument.
  private func wantsEarly(
    _ expected: Type, for callable: Callable, _ arguments: [CallArgument]
  ) -> Bool {
    let expected = normalized(expected)
    let result = normalized(resultOf(callable))
    switch result {
    case .nominal(let entity, let inner):
      guard !inner.isEmpty, unwrappedOptional(expected).nominalEntity === entity || expected.nominalEntity === entity
      else { return false }
      return !expected.hasVariables
    case .parameter:
      if case .variable = expected { return false }
      return arguments.contains { $0.typed == nil && isImplicitMember($0.syntax) }
    default: return false
    }
  }

  private func isImplicitMember(_ syntax: Expression?) -> Bool {
    switch syntax?.kind {
    case .implicitMember, .nilLiteral: return true
    case .call(let callee, _): return isImplicitMember(callee)
    case .array(let elements): return elements.isEmpty
    case .dictionary(let entries): return entries.isEmpty
    default: return false
    }
  }

  private func apply(
    _ callable: Callable, _ name: String, _ arguments: [CallArgument], _ matches: [[Int]],
    _ parameters: [ParameterEntity], _ expected: Type?, isEarly: Bool, _ span: Span, _ nameSpan: Span
  ) -> TypedExpression {
    let substitution = instantiate(callable, nameSpan)
    var resultType = substitute(resultOf(callable), substitution)
    if let initialized = callable.initializedType, case .function(let function) = callable.kind {
      resultType = function.isFailable && !initialized.isVoid ? known.optional(initialized) : initialized
    }
    if isEarly { adopt(expected, for: resultType, isEarly: true) }
    var typed = [TypedExpression?](repeating: nil, count: parameters.count)
    var closures: [Int] = []
    for (index, parameter) in parameters.enumerated() {
      if matches[index].contains(where: { isDecidedLast(arguments[$0]) }) {
        closures.append(index)
        continue
      }
      let errors = diagnostics.count
      typed[index] = checkArgument(
        parameter, matches[index].map { arguments[$0] }, index, callable, substitution, span)
      // The other arguments are then likely to be wrong for the same reason.
      if diagnostics.count > errors { return failure(span) }
    }
    if !closures.isEmpty {
      solvePending()
      decideLiterals(in: substitution, closures.map { parameters[$0].type })
      adopt(expected, for: resultType)
      for index in closures {
        typed[index] = checkArgument(
          parameters[index], matches[index].map { arguments[$0] }, index, callable, substitution,
          span)
        solvePending()
      }
    } else {
      adopt(expected, for: resultType)
    }
    decideTexts()
    noteThrowing(callable, typed, nameSpan)
    return makeCall(callable, substitution, typed.compactMap { $0 }, resultType, span)
  }

  /// A closure that takes elements of a literal cannot wait for the literal's type.
  private func decideLiterals(in substitution: Substitution, _ parameterTypes: [Type]) {
    for type in parameterTypes {
      _ = substitute(type, substitution).contains { part in
        if case .associated(let base, _) = part, case .variable(let variable) = base.resolved,
          variable.literal != .none
        {
          self.bind(variable, to: self.known.defaultType(of: variable.literal))
          self.solvePending()
        }
        return false
      }
    }
  }

  /// A text that is passed where some sequence is wanted is a `String`.
  private func decideTexts() {
    guard let sequence = known.entity("Sequence") else { return }
    for case .conforms(let type, let protocolEntity, _) in pending {
      if case .variable(let variable) = type.resolved, variable.literal == .string,
        refines(protocolEntity, sequence)
      {
        bind(variable, to: known.string)
        solvePending()
        return
      }
    }
  }

  /// Lets the expected type decide what the arguments left open.
  private func adopt(_ expected: Type?, for result: Type, isEarly: Bool = false) {
    guard let expected, result.hasVariables else { return }
    switch normalized(expected) {
    case .existential, .variable, .error: return
    case let type:
      if known.isOptional(type), !known.isOptional(result) { return }
      if !isEarly, case .variable = result.resolved { return }
      let mark = trail.count
      let constraints = pending
      let before = score
      if !unify(result, type) {
        rollBack(to: mark)
        pending = constraints
      }
      score = before
    }
  }

  private func resultOf(_ callable: Callable) -> Type {
    switch callable.kind {
    case .function(let function): return function.result
    case .enumCase(let entity): return entity.owner.selfType
    case .value(let value):
      if case .function(let type) = normalized(value.type) { return type.result }
      return .error
    }
  }

  /// What stands for the generic parameters of a callable: variables where that is still to be found.
  func instantiate(_ callable: Callable, _ span: Span) -> Substitution {
    var substitution = callable.substitution
    guard case .function(let function) = callable.kind else { return substitution }
    if callable.opensOwner, let owner = function.owner {
      if let selfParameter = owner.selfParameter {
        let variable = makeVariable(span)
        substitution[selfParameter.id] = variable
        pending.append(.conforms(variable, owner, span))
      } else {
        for parameter in owner.genericParameters { substitution[parameter.id] = makeVariable(span) }
      }
    }
    instantiate(function, &substitution, span)
    return substitution
  }

  /// Makes variables for the function's own generic parameters, and for those of its type that are open.
  private func instantiate(_ function: FunctionEntity, _ substitution: inout Substitution, _ span: Span) {
    for parameter in function.genericParameters {
      substitution[parameter.id] = makeVariable(span)
    }
    for parameter in function.genericParameters {
      guard let type = substitution[parameter.id] else { continue }
      for bound in parameter.bounds { pending.append(.conforms(type, bound, span)) }
    }
    for requirement in function.requirements {
      switch requirement {
      case .conforms(let type, let bound):
        pending.append(.conforms(substitute(type, substitution), bound, span))
      case .same(let a, let b):
        pending.append(.same(substitute(a, substitution), substitute(b, substitution), span))
      case .inherits: break
      }
    }
    if let owner = function.owner, owner.kind != .protocolType {
      for parameter in owner.genericParameters {
        guard let type = substitution[parameter.id], case .variable = type.resolved else { continue }
        for bound in parameter.bounds { pending.append(.conforms(type, bound, span)) }
      }
    }
  }

  private func checkArgument(
    _ parameter: ParameterEntity, _ arguments: [CallArgument], _ index: Int, _ callable: Callable,
    _ substitution: Substitution, _ span: Span
  ) -> TypedExpression {
    let type = substitute(parameter.type, substitution)
    if parameter.isVariadic {
      let elements = arguments.map { checkSingle($0, as: type) }
      return TypedExpression(.array(elements), known.array(type), arguments.first?.span ?? span)
    }
    guard let argument = arguments.first else {
      guard case .function(let function) = callable.kind else {
        if case .enumCase(let entity) = callable.kind, let value = entity.payload[index].defaultValue {
          return check(value, as: type)
        }
        return failure(span)
      }
      return TypedExpression(.defaultArgument(function, index, substitution), type, span)
    }
    if parameter.isInout { return checkInout(argument, type) }
    if case .inoutArgument(let place)? = argument.syntax?.kind {
      report(.unexpectedInout(parameter.name, at: argument.span))
      return check(place, as: type)
    }
    if parameter.isAutoclosure {
      return checkAutoclosure(argument, type)
    }
    return checkSingle(argument, as: type)
  }

  private func checkSingle(_ argument: CallArgument, as type: Type) -> TypedExpression {
    if let typed = argument.typed { return convert(typed, to: type) }
    if let syntax = argument.syntax { return check(syntax, as: type) }
    return TypedExpression(.error, .error, argument.span)
  }

  private func checkInout(_ argument: CallArgument, _ type: Type) -> TypedExpression {
    guard case .inoutArgument(let place)? = argument.syntax?.kind else {
      if let typed = argument.typed, case .inoutArgument = typed.kind {
        if !unify(typed.type, type) {
          report(.mismatch(expected: show(type), found: show(typed.type), at: typed.span))
        }
        return typed
      }
      if let syntax = argument.syntax { _ = infer(syntax, expected: type) }
      report(.missingAmpersand(at: argument.span))
      return TypedExpression(.error, .error, argument.span)
    }
    let target = infer(place, expected: nil)
    requireMutable(target, verb: "pass", at: place.span)
    if !unify(target.type, type) {
      report(.mismatch(expected: show(type), found: show(target.type), at: place.span))
    }
    return TypedExpression(.inoutArgument(target), type, argument.span)
  }

  func checkAutoclosure(_ argument: CallArgument, _ type: Type) -> TypedExpression {
    guard case .function(let functionType) = normalized(type), let syntax = argument.syntax else {
      return checkSingle(argument, as: type)
    }
    let function = FunctionEntity(
      name: "autoclosure", kind: .closure, span: argument.span, owner: nil, modifiers: Modifiers(),
      isLibrary: isLibrary)
    function.isSignatureResolved = true
    function.result = functionType.result
    let scope = Scope(parent: currentScope)
    function.body = checkBody(of: function, scope: scope, resultType: functionType.result) { _ in
      let value = self.check(syntax, as: functionType.result)
      return [TypedStatement(.returned(value), value.span)]
    }
    function.isBodyChecked = true
    return TypedExpression(.closure(function), type, argument.span)
  }

  /// Asks for `try` where the callee can throw.
  private func noteThrowing(_ callable: Callable, _ arguments: [TypedExpression?], _ span: Span) {
    switch callable.kind {
    case .function(let function):
      guard function.isThrowing else { return }
      if function.isRethrowing {
        let argumentThrows = arguments.contains { argument in
          guard let argument else { return false }
          if case .closure(let closure) = argument.kind { return closure.isThrowing }
          if case .function(let type) = normalized(argument.type) { return type.isThrowing }
          return false
        }
        if !argumentThrows { return }
      }
      noteThrow(function.name, at: span)
    case .value(let value):
      if case .function(let type) = normalized(value.type), type.isThrowing {
        noteThrow("this closure", at: span)
      }
    case .enumCase: break
    }
  }

  func noteThrow(_ name: String, at span: Span) {
    if tryDepth == 0 {
      report(.missingTry(name, at: span))
      return
    }
    noteUncaught(at: span)
  }

  /// An error may leave this place; something around it has to take it.
  func noteUncaught(at span: Span) {
    if catchDepth > 0 { return }
    context.throwsSomething = true
    if !context.isThrowing, context.function?.kind != .closure {
      report(.errorNotHandled(at: span))
    }
  }

  private func makeCall(
    _ callable: Callable, _ substitution: Substitution, _ arguments: [TypedExpression],
    _ result: Type, _ span: Span
  ) -> TypedExpression {
    switch callable.kind {
    case .function(let function):
      if function.isMutating, let receiver = callable.receiver, function.hasInoutSelf {
        requireMutable(receiver, verb: "call a mutating method on", at: receiver.span)
      }
      return TypedExpression(
        .call(
          .function(function, substitution), receiver: callable.receiver, arguments: arguments,
          dynamic: callable.isDynamic), result, span)
    case .enumCase(let entity):
      return TypedExpression(
        .call(.enumCase(entity), receiver: nil, arguments: arguments, dynamic: false),
        substitute(entity.owner.selfType, substitution), span)
    case .value(let value):
      return TypedExpression(
        .call(.value(value), receiver: nil, arguments: arguments, dynamic: false), result, span)
    }
  }

  private func report(
    _ problem: LabelProblem, _ name: String, _ parameters: [ParameterEntity],
    _ arguments: [CallArgument], _ callable: Callable, _ span: Span, _ nameSpan: Span
  ) {
    let (signature, declaration) = describeCandidate(callable)
    switch problem {
    case .missing(let index):
      report(
        .missingArgument(
          parameters[index].label ?? parameters[index].name,
          isLabelled: parameters[index].label != nil,
          type: show(substitute(parameters[index].type, callable.substitution)),
          signature: signature, at: arguments.last?.span ?? nameSpan, declaration: declaration))
    case .extra(let index):
      report(
        .extraArgument(signature: signature, at: arguments[index].span, declaration: declaration))
    case .outOfOrder(let index, let before):
      report(
        .argumentOutOfOrder(
          arguments[index].label?.text ?? "", before: before, signature: signature,
          at: arguments[index].label?.span ?? arguments[index].span, declaration: declaration))
    case .wrongLabel(let index, let expected):
      report(
        .wrongLabel(
          found: arguments[index].label?.text, expected: expected, signature: signature,
          at: arguments[index].label?.span ?? arguments[index].span, declaration: declaration))
    }
  }
}
