import Diagnostics

/// A name with its place.
public struct Name: Sendable {
  public var text: String
  public var span: Span

  public init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// An expression as it is written, before operators are folded and names resolved.
public final class Expression {
  public let kind: Kind
  public let span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public enum Kind {
    /// The magnitude; a value beyond `UInt64` is reported by the parser.
    case integer(UInt64)
    case double(Double)
    case string([StringSegment])
    case boolean(Bool)
    case nilLiteral
    case array([Expression])
    /// `[:]` has no entries.
    case dictionary([(key: Expression, value: Expression)])
    /// Two or more elements, or none; one unlabelled element in parentheses is `parenthesized`.
    case tuple([Argument])
    case parenthesized(Expression)
    /// An identifier, `self`, `super`, `Self`, `init`, `$0`, or an operator that stands for its function.
    case name(String, generics: [TypeSyntax])
    /// A type used as an expression: `[Int]`, `Int?`, `[String: Int]`, `(Int) -> Int`.
    case type(TypeSyntax)
    /// `.name`
    case implicitMember(Name)
    /// `base.name`; tuple elements are named by their number, initializers `init`, metatypes `self`.
    case member(Expression, Name, generics: [TypeSyntax])
    /// Trailing closures are the last arguments, marked as such.
    case call(Expression, [Argument])
    case subscripted(Expression, [Argument])
    case prefix(Name, Expression)
    case postfix(Expression, Name)
    /// Operands and operators in the order written; the checker folds them by precedence.
    case sequence([SequenceElement])
    case closure(ClosureSyntax)
    /// `base?` inside a chain.
    case optionalChain(Expression)
    /// The whole chain that a `base?` within may end early.
    case chainScope(Expression)
    case forceUnwrap(Expression)
    case tried(TryKind, Expression)
    /// `\Root.member`; in the expression `$0` stands for the root.
    case keyPath(root: TypeSyntax?, Expression)
    /// `&place`
    case inoutArgument(Expression)
    case ifExpression(IfSyntax)
    case switchExpression(SwitchSyntax)
    /// `_` on the left of an assignment.
    case discard
    /// What could not be parsed; reported already, and compatible with every type.
    case error
  }

  public enum TryKind: Sendable { case plain, optional, forced }
}

/// One argument of a call, a subscript or a tuple.
public struct Argument {
  public var label: Name?
  public var value: Expression
  public var isTrailingClosure: Bool

  public init(label: Name?, value: Expression, isTrailingClosure: Bool = false) {
    self.label = label
    self.value = value
    self.isTrailingClosure = isTrailingClosure
  }
}

/// A piece of a string literal.
public enum StringSegment {
  /// Text with its escapes resolved.
  case text(String)
  /// `\(…)`: one unlabelled expression; anything else is reported as unsupported by the parser.
  case interpolation(Expression)
}

/// A link of an expression whose operators are not folded yet.
public enum SequenceElement {
  case operand(Expression)
  /// Any infix operator, `=` and compound assignments included.
  case infix(Name)
  /// `? middle :`
  case ternary(Expression, Span)
  case isType(TypeSyntax, Span)
  case asType(CastKind, TypeSyntax, Span)
  /// `try` written to the right of an operator covers everything after it.
  case tried(Expression.TryKind, Span)

  public enum CastKind: Sendable { case plain, optional, forced }
}

public final class ClosureSyntax {
  public struct Capture {
    public enum Ownership: Sendable { case strong, weak, unowned }
    public var ownership: Ownership
    public var name: Name
    /// `[name = value]`
    public var value: Expression?

    public init(ownership: Ownership, name: Name, value: Expression?) {
      self.ownership = ownership
      self.name = name
      self.value = value
    }
  }

  public struct Parameter {
    public var name: Name
    public var type: TypeSyntax?

    public init(name: Name, type: TypeSyntax?) {
      self.name = name
      self.type = type
    }
  }

  public let captures: [Capture]
  /// `nil` when the closure has no `in` with parameters: it uses `$0`, `$1`, … or none.
  public let parameters: [Parameter]?
  public let isThrowing: Bool
  public let result: TypeSyntax?
  public let body: [Statement]
  /// The highest `$n` used directly in this closure plus one; 0 when none is.
  public let shorthandCount: Int
  public let span: Span
  /// The closing brace.
  public let end: Span

  public init(
    captures: [Capture], parameters: [Parameter]?, isThrowing: Bool, result: TypeSyntax?,
    body: [Statement], shorthandCount: Int, span: Span, end: Span
  ) {
    self.captures = captures
    self.parameters = parameters
    self.isThrowing = isThrowing
    self.result = result
    self.body = body
    self.shorthandCount = shorthandCount
    self.span = span
    self.end = end
  }
}
