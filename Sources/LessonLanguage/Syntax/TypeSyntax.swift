import Diagnostics

/// A type as it is written.
public final class TypeSyntax {
  public let kind: Kind
  public let span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public enum Kind {
    case named(Name, generics: [TypeSyntax])
    /// `Outer.Inner`
    case member(TypeSyntax, Name, generics: [TypeSyntax])
    case array(TypeSyntax)
    case dictionary(TypeSyntax, TypeSyntax)
    case optional(TypeSyntax)
    case implicitlyUnwrapped(TypeSyntax)
    /// No elements is `Void`; one unlabelled element in parentheses is that element.
    case tuple([(label: Name?, type: TypeSyntax)])
    case function(FunctionTypeSyntax)
    case any(TypeSyntax)
    case some(TypeSyntax)
    case composition([TypeSyntax])
    /// `T.Type`
    case metatype(TypeSyntax)
    /// `inout T`, only as a parameter's type.
    case inoutType(TypeSyntax)
    /// `T...`, only as a parameter's type.
    case variadic(TypeSyntax)
    /// `@autoclosure () -> T`, only as a parameter's type; `@escaping` is dropped by the parser.
    case autoclosure(TypeSyntax)
    case error
  }
}

public struct FunctionTypeSyntax {
  public var parameters: [TypeSyntax]
  public var isThrowing: Bool
  public var result: TypeSyntax

  public init(parameters: [TypeSyntax], isThrowing: Bool, result: TypeSyntax) {
    self.parameters = parameters
    self.isThrowing = isThrowing
    self.result = result
  }
}

/// `<T: P, U>` and the requirements of a `where` clause.
public struct GenericClause {
  public struct Parameter {
    public var name: Name
    public var bound: TypeSyntax?

    public init(name: Name, bound: TypeSyntax?) {
      self.name = name
      self.bound = bound
    }
  }

  public enum Requirement {
    case conformance(TypeSyntax, TypeSyntax)
    case sameType(TypeSyntax, TypeSyntax)
  }

  public var parameters: [Parameter]
  public var requirements: [Requirement]

  public init(parameters: [Parameter] = [], requirements: [Requirement] = []) {
    self.parameters = parameters
    self.requirements = requirements
  }
}

/// A pattern of a `case`, a binding or a loop.
public final class PatternSyntax {
  public let kind: Kind
  public let span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public enum Kind {
    case wildcard
    /// A name that is bound: below `let` or `var`, or the name of a declaration or loop variable.
    case binding(Name, isVariable: Bool)
    case tuple([(label: Name?, pattern: PatternSyntax)])
    /// `.name(…)`, `Type.name(…)`; `arguments` is `nil` without parentheses.
    case enumCase(TypeSyntax?, Name, arguments: [(label: Name?, pattern: PatternSyntax)]?)
    /// `pattern?`
    case optional(PatternSyntax)
    case isType(TypeSyntax)
    case asType(PatternSyntax, TypeSyntax)
    /// `pattern: Type`
    case typed(PatternSyntax, TypeSyntax)
    case expression(Expression)
    case error
  }
}
