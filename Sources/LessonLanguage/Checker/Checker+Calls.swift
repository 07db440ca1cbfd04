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
          isAutoclosure: $0.isAutoclosure, defaultValue: nil, span: value.span, isEscaping: false)
      }
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
      guard !inner.isEmpty,
        unwrappedOptional(expected).nominalEntity === entity || expected.nominalEntity === entity
      else { return false }
      return !expected.hasVariables
    case .parameter:
      if case .variable = expected { return false }
      return arguments.contains { $0.typed == nil && needsContext($0.syntax) }
    default: return false
    }
  }

  /// Whether nothing is known yet of the type that a parameter takes, so that `.member` has to wait for the others.
  private func isOpen(_ parameter: ParameterEntity, _ substitution: Substitution) -> Bool {
    guard case .parameter = parameter.type, !parameter.isInout,
      case .variable(let variable) = substitute(parameter.type, substitution).resolved
    else { return false }
    return variable.literal == .none
  }

  private func isLeadingDot(_ syntax: Expression?) -> Bool {
    switch syntax?.kind {
    case .implicitMember: return true
    case .call(let callee, _): return isLeadingDot(callee)
    default: return false
    }
  }

  private func needsContext(_ syntax: Expression?) -> Bool {
    switch syntax?.kind {
    case .nilLiteral: return true
    case .array(let elements): return elements.isEmpty
    case .dictionary(let entries): return entries.isEmpty
    default: return isLeadingDot(syntax)
    }
  }

  func apply(
    _ callable: Callable, _ name: String, _ arguments: [CallArgument], _ matches: [[Int]],
    _ parameters: [ParameterEntity], _ expected: Type?, isEarly: Bool, _ span: Span,
    _ nameSpan: Span
  ) -> TypedExpression {
    let substitution = instantiate(callable, nameSpan)
    var resultType = substitute(resultOf(callable), substitution)
    if let initialized = callable.initializedType, case .function(let function) = callable.kind {
      resultType =
        function.isFailable && !initialized.isVoid ? known.optional(initialized) : initialized
    }
    if isEarly { adopt(expected, for: resultType, isEarly: true) }
    var typed = [TypedExpression?](repeating: nil, count: parameters.count)
    var closures: [Int] = []
    var members: [Int] = []
    for (index, parameter) in parameters.enumerated() {
      if matches[index].contains(where: { isDecidedLast(arguments[$0]) }) {
        closures.append(index)
        continue
      }
      if isOpen(parameter, substitution),
        matches[index].contains(where: { isLeadingDot(arguments[$0].syntax) })
      {
        members.append(index)
        continue
      }
      let errors = diagnostics.count
      typed[index] = checkArgument(
        parameter, matches[index].map { arguments[$0] }, index, callable, substitution, span)
      // The other arguments are then likely to be wrong for the same reason.
      if diagnostics.count > errors { return failure(span) }
    }
    if !closures.isEmpty || !members.isEmpty {
      solvePending()
      decideLiterals(in: substitution, closures.map { parameters[$0].type })
      adopt(expected, for: resultType)
      for index in closures + members {
        typed[index] = checkArgument(
          parameters[index], matches[index].map { arguments[$0] }, index, callable, substitution,
          span)
        solvePending()
      }
    } else {
      adopt(expected, for: resultType)
    }
    decideTexts()
    checkAccess(callable, arguments, nameSpan)
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
      if let wrapped = known.wrapped(type), case .existential = normalized(wrapped) { return }
      if !isEarly, case .variable(let variable) = result.resolved, variable.literal == .none {
        return
      }
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
  func instantiate(_ function: FunctionEntity, _ substitution: inout Substitution, _ span: Span) {
    for parameter in function.genericParameters {
      substitution[parameter.id] = makeVariable(span)
    }
    for parameter in function.genericParameters {
      guard let type = substitution[parameter.id] else { continue }
      for bound in parameter.bounds { pending.append(.conforms(type, bound, span)) }
    }
    require(function.requirements, substitution, span)
    if let owner = function.owner, owner.kind != .protocolType {
      for parameter in owner.genericParameters {
        guard let type = substitution[parameter.id], case .variable = type.resolved else {
          continue
        }
        for bound in parameter.bounds { pending.append(.conforms(type, bound, span)) }
      }
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
      let call = TypedExpression(
        .call(
          .function(function, substitution), receiver: callable.receiver, arguments: arguments,
          dynamic: callable.isDynamic), result, span)
      return covariantResult(of: call, function, callable.receiver)
    case .enumCase(let entity):
      return TypedExpression(
        .call(.enumCase(entity), receiver: nil, arguments: arguments, dynamic: false),
        substitute(entity.owner.selfType, substitution), span)
    case .value(let value):
      return TypedExpression(
        .call(.value(value), receiver: nil, arguments: arguments, dynamic: false), result, span)
    }
  }

  /// Private functions are called inside of their type; initializers of a type as a value have to be required.
  private func checkAccess(_ callable: Callable, _ arguments: [CallArgument], _ span: Span) {
    guard case .function(let function) = callable.kind, let owner = function.owner,
      !function.isLibrary
    else { return }
    let isPrivate =
      function.modifiers.access == .privateAccess
      || !arguments.isEmpty
        && (function.memberwise?.contains { $0.modifiers.access == .privateAccess } ?? false)
    if isPrivate {
      checkPrivate(function.name, owner, function.span, function.isLibrary, span)
    }
    if function.kind == .initializer, let receiver = callable.receiver,
      case .metatype = normalized(receiver.type), owner.kind == .classType,
      !function.modifiers.isRequired
    {
      report(.initializerNotRequired(owner.name, at: span, declaration: function.span))
    }
  }

  /// A method of a superclass that returns `Self` returns what it is called on.
  private func covariantResult(
    of call: TypedExpression, _ function: FunctionEntity, _ receiver: TypedExpression?
  ) -> TypedExpression {
    guard function.owner?.kind == .classType, let receiver, let result = function.syntax?.result
    else { return call }
    var made = normalized(receiver.type)
    if case .metatype(let instance) = made { made = normalized(instance) }
    guard made.nominalEntity !== function.owner, made.nominalEntity != nil else { return call }
    switch result.kind {
    case .named(let name, _) where name.text == "Self":
      return TypedExpression(.upcast(call), made, call.span)
    case .optional(let wrapped):
      guard case .named(let name, _) = wrapped.kind, name.text == "Self" else { return call }
      return TypedExpression(.upcast(call), known.optional(made), call.span)
    default: return call
    }
  }

  /// What `where` clauses demand of types that are still to be found.
  func require(_ requirements: [Requirement], _ substitution: Substitution, _ span: Span) {
    for requirement in requirements {
      switch requirement {
      case .conforms(let type, let bound):
        pending.append(.conforms(substitute(type, substitution), bound, span))
      case .same(let a, let b):
        pending.append(.same(substitute(a, substitution), substitute(b, substitution), span))
      case .inherits: break
      }
    }
  }
}
