/// How large a body is and how it uses its parameters.
struct BodySurvey {
  /// The number of expressions that a body in place may have anywhere.
  static let smallCount = 24

  private(set) var count = 0
  /// Whether something in it needs a function of its own, or its variables later: closures, local functions, `defer`.
  private(set) var isForeign = false
  private(set) var hasLoop = false
  private(set) var hasThrow = false
  private var called: [ObjectIdentifier: Int] = [:]
  private var named: Set<ObjectIdentifier> = []

  var isSmall: Bool { count <= BodySurvey.smallCount && !hasLoop }

  /// How many calls of what is in the variable there are.
  func calls(of variable: VariableEntity) -> Int { called[ObjectIdentifier(variable)] ?? 0 }

  /// Whether the variable is not used as a value.
  func isOnlyCalled(_ variable: VariableEntity) -> Bool {
    !named.contains(ObjectIdentifier(variable))
  }

  mutating func visit(_ statement: TypedStatement) {
    switch statement.kind {
    case .expression(let value, _), .yielded(let value): visit(value)
    case .thrown(let value):
      hasThrow = true
      visit(value)
    case .variable(_, let value): if let value { visit(value) }
    case .functionDeclaration, .deferred: isForeign = true
    case .block(let inner), .group(let inner), .labelled(_, let inner): visit(inner)
    case .conditional(let conditions, let body, let otherwise):
      visit(conditions)
      visit(body)
      visit(otherwise ?? [])
    case .guarded(let conditions, let body):
      visit(conditions)
      visit(body)
    case .whileLoop(_, let conditions, let body):
      hasLoop = true
      visit(conditions)
      visit(body)
    case .repeatLoop(_, let body, let condition):
      hasLoop = true
      visit(body)
      visit(condition)
    case .forLoop(let loop):
      hasLoop = true
      visit(loop.makeIterator ?? loop.sequence)
      if let next = loop.next { visit(next) }
      if let filter = loop.filter { visit(filter) }
      visit(loop.body)
    case .switched(_, let subject, let cases, _):
      visit(subject)
      visit(cases)
    case .caught(_, let body, let cases, _, _):
      visit(body)
      visit(cases)
    case .returned(let value): if let value { visit(value) }
    case .broken, .continued, .fellThrough, .error: break
    }
  }

  private mutating func visit(_ statements: [TypedStatement]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ cases: [TypedCase]) {
    for item in cases {
      for alternative in item.items {
        visit(alternative.pattern)
        if let filter = alternative.filter { visit(filter) }
      }
      visit(item.body)
    }
  }

  private mutating func visit(_ conditions: [TypedCondition]) {
    for condition in conditions {
      switch condition {
      case .expression(let value): visit(value)
      case .pattern(let pattern, let value):
        visit(pattern)
        visit(value)
      }
    }
  }

  private mutating func visit(_ pattern: TypedPattern) {
    switch pattern.kind {
    case .tuple(let parts), .enumCase(_, let parts): for part in parts { visit(part) }
    case .optionalSome(let inner), .asType(let inner, _): visit(inner)
    case .expression(let test, _): visit(test)
    case .wildcard, .binding, .optionalNone, .isType, .error: break
    }
  }

  mutating func visit(_ expression: TypedExpression) {
    count += 1
    switch expression.kind {
    case .variable(let variable): named.insert(ObjectIdentifier(variable))
    case .call(let callee, let receiver, let arguments, _):
      if case .value(let value) = callee {
        if case .variable(let variable) = value.kind {
          called[ObjectIdentifier(variable), default: 0] += 1
        } else {
          visit(value)
        }
      }
      if let receiver { visit(receiver) }
      for argument in arguments { visit(argument) }
    case .property(_, _, let receiver, _), .functionValue(_, _, let receiver):
      if let receiver { visit(receiver) }
    case .subscripted(_, _, let receiver, let arguments, _):
      if let receiver { visit(receiver) }
      for argument in arguments { visit(argument) }
    case .assignment(let a, let b), .compound(let a, _, _, let b), .identity(let a, let b, _),
      .equality(let a, let b, _), .comparison(_, let a, let b), .shortCircuit(_, let a, let b):
      visit(a)
      visit(b)
    case .ternary(let a, let b, let c):
      visit(a)
      visit(b)
      visit(c)
    case .tuple(let parts), .array(let parts), .interpolation(let parts):
      for part in parts { visit(part) }
    case .dictionary(let entries):
      for entry in entries {
        visit(entry.key)
        visit(entry.value)
      }
    case .tupleElement(let inner, _), .negation(let inner), .someOptional(let inner),
      .forceUnwrap(let inner), .chainLink(let inner), .chain(let inner), .toExistential(let inner),
      .upcast(let inner), .isType(let inner, _), .cast(let inner, _, _), .tried(_, let inner),
      .inoutArgument(let inner), .dynamicType(let inner), .superReceiver(let inner),
      .isNil(let inner, _):
      visit(inner)
    case .statement(let statement): visit(statement)
    case .closure, .deferredOperator: isForeign = true
    case .literal, .nilLiteral, .enumCaseValue, .metatype, .defaultArgument, .discard, .error:
      break
    }
  }
}
