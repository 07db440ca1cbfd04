import Diagnostics

/// An expression whose type and meaning are known.
final class TypedExpression {
  enum Literal {
    case integer(UInt64, isNegative: Bool)
    case double(Double)
    case string(String)
    case boolean(Bool)
  }

  enum Callee {
    /// Methods have their `self` in `receiver`.
    case function(FunctionEntity, Substitution)
    case value(TypedExpression)
    case enumCase(CaseEntity)
  }

  enum Kind {
    case literal(Literal)
    case nilLiteral
    case variable(VariableEntity)
    /// A function used as a value; `receiver` is bound to it.
    case functionValue(FunctionEntity, Substitution, receiver: TypedExpression?)
    case enumCaseValue(CaseEntity)
    case call(Callee, receiver: TypedExpression?, arguments: [TypedExpression], dynamic: Bool)
    /// A stored or computed property; `receiver` is `nil` for a static one.
    case property(VariableEntity, Substitution, receiver: TypedExpression?, dynamic: Bool)
    case subscripted(
      SubscriptEntity, Substitution, receiver: TypedExpression?, arguments: [TypedExpression],
      dynamic: Bool)
    case tupleElement(TypedExpression, Int)
    case tuple([TypedExpression])
    case array([TypedExpression])
    case dictionary([(key: TypedExpression, value: TypedExpression)])
    case interpolation([TypedExpression])
    case closure(FunctionEntity)
    /// `lhs = rhs`
    case assignment(TypedExpression, TypedExpression)
    /// `lhs op= rhs` for an operator that is a function of both: read, compute, write.
    case compound(TypedExpression, FunctionEntity, Substitution, TypedExpression)
    /// An operator of two literals whose type is not known yet.
    case deferredOperator(DeferredOperator)
    case negation(TypedExpression)
    /// `===`
    case identity(TypedExpression, TypedExpression, isNegated: Bool)
    case equality(TypedExpression, TypedExpression, isNegated: Bool)
    case comparison(ComparisonOperator, TypedExpression, TypedExpression)
    /// `&&`, `||`, `??`
    case shortCircuit(ShortCircuit, TypedExpression, TypedExpression)
    case ternary(TypedExpression, TypedExpression, TypedExpression)
    case someOptional(TypedExpression)
    case forceUnwrap(TypedExpression)
    /// `base?`: the wrapped value, or the end of the chain.
    case chainLink(TypedExpression)
    case chain(TypedExpression)
    case toExistential(TypedExpression)
    case upcast(TypedExpression)
    case isType(TypedExpression, Type)
    case cast(TypedExpression, Type, SequenceElement.CastKind)
    case tried(Expression.TryKind, TypedExpression)
    case inoutArgument(TypedExpression)
    case metatype(Type)
    case dynamicType(TypedExpression)
    /// `super`: the receiver of a call that is not virtual.
    case superReceiver(TypedExpression)
    case statement(TypedStatement)
    /// An argument that the caller left out.
    case defaultArgument(FunctionEntity, Int, Substitution)
    case discard
    case isNil(TypedExpression, isNegated: Bool)
    case error
  }

  var kind: Kind
  var type: Type
  let span: Span

  init(_ kind: Kind, _ type: Type, _ span: Span) {
    self.kind = kind
    self.type = type
    self.span = span
  }
}

enum ComparisonOperator { case less, lessEqual, greater, greaterEqual }
enum ShortCircuit { case and, or, coalesce }

/// An operator whose operands are both literals of a type to be found.
final class DeferredOperator {
  let name: String
  let operands: [TypedExpression]
  var function: FunctionEntity?
  var substitution: Substitution = [:]

  init(name: String, operands: [TypedExpression]) {
    self.name = name
    self.operands = operands
  }
}

final class TypedStatement {
  enum Kind {
    case expression(TypedExpression, displays: Bool)
    case variable(TypedPattern, TypedExpression?)
    case functionDeclaration(FunctionEntity)
    case block([TypedStatement])
    /// Several statements without a scope of their own.
    case group([TypedStatement])
    /// A block that `break label` leaves.
    case labelled(Jump, [TypedStatement])
    case conditional([TypedCondition], [TypedStatement], otherwise: [TypedStatement]?)
    case guarded([TypedCondition], [TypedStatement])
    case whileLoop(Jump, [TypedCondition], [TypedStatement])
    case repeatLoop(Jump, [TypedStatement], TypedExpression)
    case forLoop(TypedFor)
    case switched(Jump, TypedExpression, [TypedCase], subject: VariableEntity)
    case returned(TypedExpression?)
    case broken(Jump)
    case continued(Jump)
    case fellThrough
    case thrown(TypedExpression)
    case caught(Jump, [TypedStatement], [TypedCase], error: VariableEntity, isExhaustive: Bool)
    case deferred([TypedStatement])
    /// The value of a branch of an `if` or `switch` expression.
    case yielded(TypedExpression)
    case error
  }

  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// Where `break` and `continue` go: the statement that they leave or repeat.
final class Jump {
  let label: String?
  let isLoop: Bool
  /// Whether a `break` leaves it.
  var isBroken = false

  init(label: String?, isLoop: Bool) {
    self.label = label
    self.isLoop = isLoop
  }
}

enum TypedCondition {
  case expression(TypedExpression)
  case pattern(TypedPattern, TypedExpression)
}

final class TypedFor {
  let jump: Jump
  let pattern: TypedPattern
  let sequence: TypedExpression
  let makeIterator: TypedExpression?
  /// A variable that holds the iterator, and the call of its `next`.
  let iterator: VariableEntity?
  let next: TypedExpression?
  let filter: TypedExpression?
  let body: [TypedStatement]
  let elementType: Type

  init(
    jump: Jump, pattern: TypedPattern, sequence: TypedExpression, makeIterator: TypedExpression?,
    iterator: VariableEntity?, next: TypedExpression?, filter: TypedExpression?,
    body: [TypedStatement], elementType: Type
  ) {
    self.jump = jump
    self.pattern = pattern
    self.sequence = sequence
    self.makeIterator = makeIterator
    self.iterator = iterator
    self.next = next
    self.filter = filter
    self.body = body
    self.elementType = elementType
  }
}

struct TypedCase {
  /// Alternatives; empty for `default`.
  var items: [(pattern: TypedPattern, filter: TypedExpression?)]
  var body: [TypedStatement]
  var span: Span
}

final class TypedPattern {
  enum Kind {
    case wildcard
    case binding(VariableEntity)
    case tuple([TypedPattern])
    /// The payload's patterns, by position.
    case enumCase(CaseEntity, [TypedPattern])
    case optionalSome(TypedPattern)
    case optionalNone
    case isType(Type)
    case asType(TypedPattern, Type)
    /// A test of the subject, which `subject` stands for.
    case expression(TypedExpression, subject: VariableEntity)
    /// The subject has the pattern's type wrapped: matches if it is there.
    case error
  }

  let kind: Kind
  let type: Type
  let span: Span

  init(_ kind: Kind, _ type: Type, _ span: Span) {
    self.kind = kind
    self.type = type
    self.span = span
  }
}
