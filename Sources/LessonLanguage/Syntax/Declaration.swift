import Diagnostics

public final class Declaration {
  public let kind: Kind
  public let modifiers: Modifiers
  public let span: Span

  public init(_ kind: Kind, modifiers: Modifiers, span: Span) {
    self.kind = kind
    self.modifiers = modifiers
    self.span = span
  }

  public enum Kind {
    case variable(VariableSyntax)
    case function(FunctionSyntax)
    case initializer(FunctionSyntax)
    case deinitializer(BlockSyntax)
    case subscripted(SubscriptSyntax)
    /// `struct`, `class`, `enum`, `protocol`, `extension`.
    case nominal(NominalSyntax)
    case typeAlias(Name, GenericClause, TypeSyntax)
    case associatedType(Name, bound: TypeSyntax?, defaultType: TypeSyntax?)
    case enumCases([EnumCaseSyntax])
    case operatorDeclaration(OperatorSyntax)
    case precedenceGroup(PrecedenceGroupSyntax)
    case importModule(Name)
    /// Reported already.
    case error
  }
}

/// What stands before a declaration. Access levels other than `private`, `open`, `@inlinable` and the like are
/// accepted and dropped.
public struct Modifiers: Sendable {
  public enum Access: Sendable { case standard, fileprivateAccess, privateAccess }

  public var access: Access = .standard
  /// `private(set)` or `fileprivate(set)`.
  public var setterIsPrivate = false
  /// `static`, or `class` before a member.
  public var isStatic = false
  public var isMutating = false
  public var isOverride = false
  public var isFinal = false
  public var isLazy = false
  public var isIndirect = false
  public var isConvenience = false
  public var isRequired = false
  public var isDiscardable = false
  public var isWeak = false
  public var isUnowned = false
  /// `prefix` or `postfix` before `func`.
  public var fixity: OperatorSyntax.Fixity?
  /// The name in `@builtin("name")`; only the library's own sources may use it.
  public var builtin: String?

  public init() {}
}

/// `let` or `var` with one or more comma-separated bindings.
public struct VariableSyntax {
  public struct Binding {
    public var pattern: PatternSyntax
    public var type: TypeSyntax?
    public var value: Expression?
    public var accessors: AccessorsSyntax?

    public init(
      pattern: PatternSyntax, type: TypeSyntax?, value: Expression?, accessors: AccessorsSyntax?
    ) {
      self.pattern = pattern
      self.type = type
      self.value = value
      self.accessors = accessors
    }
  }

  public var isLet: Bool
  public var bindings: [Binding]

  public init(isLet: Bool, bindings: [Binding]) {
    self.isLet = isLet
    self.bindings = bindings
  }
}

/// The braces after a property or a subscript: bodies, or only the words `get` and `set` in a protocol.
public struct AccessorsSyntax {
  public struct Accessor {
    /// `nil` in a protocol or a library declaration.
    public var body: BlockSyntax?
    /// `newValue` or `oldValue`, or the name that the author gave.
    public var parameter: Name?
    public var isMutating: Bool
    public var isThrowing: Bool

    public init(body: BlockSyntax?, parameter: Name?, isMutating: Bool, isThrowing: Bool) {
      self.body = body
      self.parameter = parameter
      self.isMutating = isMutating
      self.isThrowing = isThrowing
    }
  }

  /// The shorthand form `{ expression }` is a getter.
  public var getter: Accessor?
  public var setter: Accessor?
  public var willSet: Accessor?
  public var didSet: Accessor?
  public var span: Span

  public init(
    getter: Accessor? = nil, setter: Accessor? = nil, willSet: Accessor? = nil,
    didSet: Accessor? = nil, span: Span
  ) {
    self.getter = getter
    self.setter = setter
    self.willSet = willSet
    self.didSet = didSet
    self.span = span
  }
}

public struct ParameterSyntax {
  /// `nil` for `_`; the name itself when only one is written.
  public var label: Name?
  public var name: Name
  /// May be `inoutType`, `variadic` or `autoclosure`.
  public var type: TypeSyntax
  public var defaultValue: Expression?

  public init(label: Name?, name: Name, type: TypeSyntax, defaultValue: Expression?) {
    self.label = label
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
  }
}

/// A function or an initializer (then `name` is `init`, `result` absent).
public final class FunctionSyntax {
  public let name: Name
  public let generics: GenericClause
  public let parameters: [ParameterSyntax]
  public let isThrowing: Bool
  /// `rethrows`: throws only if a closure argument does; `isThrowing` is set too.
  public let isRethrowing: Bool
  /// Of `throws(Type)`.
  public let error: TypeSyntax?
  public let result: TypeSyntax?
  /// `init?`
  public let isFailable: Bool
  /// `nil` in a protocol or a library declaration.
  public let body: BlockSyntax?

  public init(
    name: Name, generics: GenericClause, parameters: [ParameterSyntax], isThrowing: Bool,
    isRethrowing: Bool, error: TypeSyntax? = nil, result: TypeSyntax?, isFailable: Bool,
    body: BlockSyntax?
  ) {
    self.name = name
    self.generics = generics
    self.parameters = parameters
    self.isThrowing = isThrowing
    self.isRethrowing = isRethrowing
    self.error = error
    self.result = result
    self.isFailable = isFailable
    self.body = body
  }
}

public final class SubscriptSyntax {
  /// In a subscript a parameter has a label only if one is written before its name.
  public let parameters: [ParameterSyntax]
  public let generics: GenericClause
  public let result: TypeSyntax
  public let accessors: AccessorsSyntax
  public let span: Span

  public init(
    parameters: [ParameterSyntax], generics: GenericClause, result: TypeSyntax,
    accessors: AccessorsSyntax, span: Span
  ) {
    self.parameters = parameters
    self.generics = generics
    self.result = result
    self.accessors = accessors
    self.span = span
  }
}

public final class NominalSyntax {
  public enum Kind: Sendable { case structure, classType, enumeration, protocolType, extensionOf }

  public let kind: Kind
  /// The type's name; for an extension the name of the extended type (`Outer.Inner` in `extended`).
  public let name: Name
  public let extended: TypeSyntax?
  public let generics: GenericClause
  /// Superclass, raw type and protocols as written.
  public let inherited: [TypeSyntax]
  public let members: [Declaration]
  public let span: Span
  /// The closing brace.
  public let end: Span

  public init(
    kind: Kind, name: Name, extended: TypeSyntax?, generics: GenericClause,
    inherited: [TypeSyntax], members: [Declaration], span: Span, end: Span
  ) {
    self.kind = kind
    self.name = name
    self.extended = extended
    self.generics = generics
    self.inherited = inherited
    self.members = members
    self.span = span
    self.end = end
  }
}

public struct EnumCaseSyntax {
  public var name: Name
  public var payload: [ParameterSyntax]
  public var rawValue: Expression?
  public var isIndirect: Bool

  public init(name: Name, payload: [ParameterSyntax], rawValue: Expression?, isIndirect: Bool) {
    self.name = name
    self.payload = payload
    self.rawValue = rawValue
    self.isIndirect = isIndirect
  }
}

public struct OperatorSyntax: Sendable {
  public enum Fixity: Sendable { case prefix, infix, postfix }

  public var fixity: Fixity
  public var name: Name
  public var precedenceGroup: Name?

  public init(fixity: Fixity, name: Name, precedenceGroup: Name?) {
    self.fixity = fixity
    self.name = name
    self.precedenceGroup = precedenceGroup
  }
}

public struct PrecedenceGroupSyntax: Sendable {
  public enum Associativity: Sendable { case left, right, none }

  public var name: Name
  public var higherThan: [Name]
  public var lowerThan: [Name]
  public var associativity: Associativity
  public var isAssignment: Bool

  public init(
    name: Name, higherThan: [Name], lowerThan: [Name], associativity: Associativity,
    isAssignment: Bool
  ) {
    self.name = name
    self.higherThan = higherThan
    self.lowerThan = lowerThan
    self.associativity = associativity
    self.isAssignment = isAssignment
  }
}
