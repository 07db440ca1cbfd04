import Diagnostics

public final class Statement {
  public let kind: Kind
  public let span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public enum Kind {
    case expression(Expression)
    case declaration(Declaration)
    case ifStatement(IfSyntax)
    case guardStatement([ConditionSyntax], body: BlockSyntax)
    case whileLoop(label: Name?, [ConditionSyntax], body: BlockSyntax)
    case repeatLoop(label: Name?, body: BlockSyntax, condition: Expression)
    case forLoop(ForSyntax)
    case switchStatement(SwitchSyntax)
    case returnStatement(Expression?)
    case breakStatement(Name?)
    case continueStatement(Name?)
    case fallthroughStatement
    case throwStatement(Expression)
    case doStatement(label: Name?, body: BlockSyntax, catches: [CatchSyntax])
    case deferStatement(BlockSyntax)
    /// Reported already.
    case error
  }
}

/// Statements in braces.
public struct BlockSyntax {
  public var statements: [Statement]
  public var span: Span
  /// The closing brace.
  public var end: Span

  public init(statements: [Statement], span: Span, end: Span) {
    self.statements = statements
    self.span = span
    self.end = end
  }
}

public enum ConditionSyntax {
  case expression(Expression)
  /// `let name`, `let name = value`, `var name: T = value`, `case pattern = value`; for `let name`
  /// alone the value is the name. An optional binding is a `binding`; `case` is a `pattern`.
  case binding(PatternSyntax, Expression, Span)
  case pattern(PatternSyntax, Expression, Span)
}

public final class IfSyntax {
  public enum Else {
    case block(BlockSyntax)
    case ifStatement(IfSyntax)
  }

  public let conditions: [ConditionSyntax]
  public let body: BlockSyntax
  public let otherwise: Else?
  public let label: Name?
  public let span: Span

  public init(
    conditions: [ConditionSyntax], body: BlockSyntax, otherwise: Else?, label: Name?, span: Span
  ) {
    self.conditions = conditions
    self.body = body
    self.otherwise = otherwise
    self.label = label
    self.span = span
  }
}

public final class ForSyntax {
  public let label: Name?
  public let pattern: PatternSyntax
  /// `for case pattern in`
  public let isCase: Bool
  public let sequence: Expression
  public let filter: Expression?
  public let body: BlockSyntax
  public let span: Span

  public init(
    label: Name?, pattern: PatternSyntax, isCase: Bool, sequence: Expression,
    filter: Expression?, body: BlockSyntax, span: Span
  ) {
    self.label = label
    self.pattern = pattern
    self.isCase = isCase
    self.sequence = sequence
    self.filter = filter
    self.body = body
    self.span = span
  }
}

public final class SwitchSyntax {
  public struct Case {
    public struct Item {
      public var pattern: PatternSyntax
      public var filter: Expression?

      public init(pattern: PatternSyntax, filter: Expression?) {
        self.pattern = pattern
        self.filter = filter
      }
    }

    /// Empty for `default`.
    public var items: [Item]
    public var isDefault: Bool
    public var body: [Statement]
    public var span: Span

    public init(items: [Item], isDefault: Bool, body: [Statement], span: Span) {
      self.items = items
      self.isDefault = isDefault
      self.body = body
      self.span = span
    }
  }

  public let label: Name?
  public let subject: Expression
  public let cases: [Case]
  public let span: Span
  /// The closing brace.
  public let end: Span

  public init(label: Name?, subject: Expression, cases: [Case], span: Span, end: Span) {
    self.label = label
    self.subject = subject
    self.cases = cases
    self.span = span
    self.end = end
  }
}

public struct CatchSyntax {
  /// Empty for a bare `catch`.
  public var items: [SwitchSyntax.Case.Item]
  public var body: BlockSyntax
  public var span: Span

  public init(items: [SwitchSyntax.Case.Item], body: BlockSyntax, span: Span) {
    self.items = items
    self.body = body
    self.span = span
  }
}
