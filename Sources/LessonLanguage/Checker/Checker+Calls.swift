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
    var arguments = arguments
    let matching = callables.filter { matchLabels(parameters(of: $0), arguments).problem == nil }
    if callables.count == 1 || matching.count == 1 {
      return apply(matching.first ?? callables[0], name, arguments, expected, span, nameSpan)
    }
    if matching.isEmpty {
      for index in arguments.indices { preinfer(&arguments[index]) }
      if arguments.contains(where: { $0.typed?.type.isError ?? false }) {
        return TypedExpression(.error, .error, span)
      }
      report(
        .noMatchingLabels(
          name, labels: arguments.map { $0.label?.text }, at: nameSpan,
          candidates: callables.prefix(4).map { describeCandidate($0) }))
      return TypedExpression(.error, .error, span)
    }
    for index in arguments.indices { preinfer(&arguments[index]) }
    var best: (Callable, Int)?
    for callable in matching {
      let savedScore = score
      score = 0
      let succeeded = attempt {
        let result = self.apply(callable, name, arguments, expected, span, nameSpan)
        if let expected { self.scoreResult(result, expected) }
      }
      let total = score * 16 + callable.rank + genericPenalty(callable)
      score = savedScore
      guard succeeded else { continue }
      if let known = best, known.1 <= total { continue }
      best = (callable, total)
    }
    if let best { return apply(best.0, name, arguments, expected, span, nameSpan) }
    if arguments.contains(where: { $0.typed?.type.isError ?? false }) {
      return TypedExpression(.error, .error, span)
    }
    reportNoOverload(name, matching, arguments, expected, span, nameSpan)
    return TypedExpression(.error, .error, span)
  }

  private func reportNoOverload(
    _ name: String, _ matching: [Callable], _ arguments: [CallArgument], _ expected: Type?,
    _ span: Span, _ nameSpan: Span
  ) {
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

  private func isClosure(_ syntax: Expression?) -> Bool {
    if case .closure? = syntax?.kind { return true }
    return false
  }

  private func genericPenalty(_ callable: Callable) -> Int {
    guard case .function(let function) = callable.kind else { return 0 }
    return (function.genericParameters.isEmpty ? 0 : 2)
      + (function.parameters.contains { $0.isVariadic } ? 1 : 0)
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
    let (matches, problem) = matchLabels(parameters, arguments)
    if let problem {
      // What the arguments say is looked at all the same, so that their own mistakes are reported too.
      let before = diagnostics.count
      for argument in arguments where argument.typed == nil {
        if let syntax = argument.syntax, !isContextual(syntax) { _ = infer(syntax, expected: nil) }
      }
      if diagnostics.count == before {
        report(problem, name, parameters, arguments, callable, span, nameSpan)
      }
      return TypedExpression(.error, .error, span)
    }
    var substitution = callable.substitution
    if case .function(let function) = callable.kind {
      instantiate(function, &substitution, nameSpan)
    }
    var typed = [TypedExpression?](repeating: nil, count: parameters.count)
    var closures: [Int] = []
    for (index, parameter) in parameters.enumerated() {
      if matches[index].contains(where: { arguments[$0].typed == nil && isClosure(arguments[$0].syntax) }) {
        closures.append(index)
        continue
      }
      typed[index] = checkArgument(
        parameter, matches[index].map { arguments[$0] }, index, callable, substitution, span)
    }
    var resultType = substitute(resultOf(callable), substitution)
    if let initialized = callable.initializedType, case .function(let function) = callable.kind {
      resultType = function.isFailable && !initialized.isVoid ? known.optional(initialized) : initialized
    }
    if !closures.isEmpty {
      solvePending(final: false)
      adopt(expected, for: resultType)
      for index in closures {
        typed[index] = checkArgument(
          parameters[index], matches[index].map { arguments[$0] }, index, callable, substitution,
          span)
        solvePending(final: false)
      }
    } else {
      adopt(expected, for: resultType)
    }
    noteThrowing(callable, typed, nameSpan)
    return makeCall(callable, substitution, typed.compactMap { $0 }, resultType, span)
  }

  /// Lets the expected type decide what the arguments left open.
  private func adopt(_ expected: Type?, for result: Type) {
    guard let expected, result.hasVariables else { return }
    switch normalized(expected) {
    case .existential, .variable, .error: return
    case let type:
      if known.isOptional(type), !known.isOptional(result) { return }
      if case .variable = result.resolved { return }
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

  /// Makes variables for the function's own generic parameters, and for those of its type that are open.
  func instantiate(_ function: FunctionEntity, _ substitution: inout Substitution, _ span: Span) {
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
        return TypedExpression(.error, .error, span)
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
      if let typed = argument.typed, case .inoutArgument = typed.kind { return typed }
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

  private func checkAutoclosure(_ argument: CallArgument, _ type: Type) -> TypedExpression {
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
          parameters[index].label ?? parameters[index].name, isLabelled: parameters[index].label != nil,
          signature: signature, at: arguments.last?.span ?? nameSpan, declaration: declaration))
    case .extra(let index):
      report(
        .extraArgument(signature: signature, at: arguments[index].span, declaration: declaration))
    case .wrongLabel(let index, let expected):
      report(
        .wrongLabel(
          found: arguments[index].label?.text, expected: expected, signature: signature,
          at: arguments[index].label?.span ?? arguments[index].span, declaration: declaration))
    }
  }
}
