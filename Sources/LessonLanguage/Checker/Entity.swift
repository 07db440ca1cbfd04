import Diagnostics

/// A struct, class, enum or protocol with all that its declaration and its extensions say.
final class NominalEntity {
  enum Kind { case structure, classType, enumeration, protocolType }

  let name: String
  let kind: Kind
  let span: Span
  let parent: NominalEntity?
  let isLibrary: Bool
  let syntax: NominalSyntax
  /// Parameters of the enclosing types first.
  var genericParameters: [GenericParameter] = []
  var requirements: [Requirement] = []
  var superclass: Type?
  var rawType: Type?
  var conformances: [ConformanceEntity] = []
  var members: [String: [Member]] = [:]
  /// Nested types and type aliases, by name.
  var types: [String: TypeMember] = [:]
  var storedProperties: [VariableEntity] = []
  var cases: [CaseEntity] = []
  var initializers: [FunctionEntity] = []
  var subscripts: [SubscriptEntity] = []
  var deinitializer: FunctionEntity?
  /// Of a protocol: its `Self`, its associated types and the protocols that it refines.
  var selfParameter: GenericParameter?
  var associatedTypes: [AssociatedTypeEntity] = []
  /// Of a class: the members that can be called through the virtual table, in order.
  var subclasses: [NominalEntity] = []
  /// Found by `typeWitness`.
  var inferredTypes: [String: Type] = [:]
  var isInferring = false
  let isIndirect: Bool
  let isFinal: Bool
  /// The name of the host type or of the builtin representation, from `@builtin`.
  let builtin: String?
  /// Progress of `resolve(nominal:)`.
  var isHeaderResolved = false
  var isHeaderFinished = false
  /// Of a protocol: itself and all that it refines, once the headers of all are finished.
  var knownRefinements: [NominalEntity]?
  var hasMembers = false
  /// Set by the emitter.
  var number: Int?
  var lowered: LoweredType?
  /// With one argument, a type without arguments of its own, by that one's `number`.
  var loweredByArgument: [Int: LoweredType] = [:]
  var isChecked = false
  var hasInitializerInBody = false
  var memberScope: Scope?
  var declarationScope: Scope?
  /// Of a library type: the scope of a lesson's extensions of it.
  var lessonScope: Scope?
  /// A lesson's extensions, until their members are collected.
  var extensionSyntaxes: [NominalSyntax] = []
  /// Of a library type: a lesson's extension has members.
  var hasLessonMembers = false
  /// Of a type at the top level of the library.
  var libraryType: LibraryType?

  init(
    name: String, kind: Kind, syntax: NominalSyntax, modifiers: Modifiers, parent: NominalEntity?,
    isLibrary: Bool
  ) {
    self.name = name
    self.kind = kind
    self.syntax = syntax
    self.parent = parent
    self.isLibrary = isLibrary
    span = syntax.name.span
    isIndirect = modifiers.isIndirect
    isFinal = modifiers.isFinal
    builtin = modifiers.builtin
  }

  /// Of a protocol: whether only classes conform to it.
  var isClassBound: Bool {
    guard kind == .protocolType else { return false }
    return conformances.contains {
      $0.protocolEntity.isLibrary && $0.protocolEntity.name == "AnyObject"
        || $0.protocolEntity !== self && $0.protocolEntity.isClassBound
    }
  }

  /// The type inside its own declaration: `Name<Parameters…>`.
  var selfType: Type {
    if let selfParameter { return .parameter(selfParameter) }
    return .nominal(self, genericParameters.map { .parameter($0) })
  }

  /// `Outer.Inner`
  var fullName: String { parent.map { $0.fullName + "." + name } ?? name }

  func substitution(for arguments: [Type]) -> Substitution {
    var result: Substitution = [:]
    for (index, parameter) in genericParameters.enumerated() where index < arguments.count {
      result[parameter.id] = arguments[index]
    }
    return result
  }
}

/// That a type conforms to a protocol, if `requirements` hold.
struct ConformanceEntity {
  var protocolEntity: NominalEntity
  var requirements: [Requirement]
  var span: Span
  /// Declared by an extension of the lesson.
  var isOfLesson = false
}

struct AssociatedTypeEntity {
  var name: String
  var bounds: [NominalEntity]
  var defaultType: TypeSyntax?
}

enum TypeMember {
  case nominal(NominalEntity)
  case alias(AliasEntity)
}

final class AliasEntity {
  let name: Name
  let generics: GenericClause
  let syntax: TypeSyntax
  let owner: NominalEntity?
  var parameters: [GenericParameter] = []
  var type: Type?
  var isResolving = false

  init(name: Name, generics: GenericClause, syntax: TypeSyntax, owner: NominalEntity?) {
    self.name = name
    self.generics = generics
    self.syntax = syntax
    self.owner = owner
  }
}

/// What a name below a type can mean.
enum Member {
  case function(FunctionEntity)
  case variable(VariableEntity)
  case enumCase(CaseEntity)
}

struct ParameterEntity {
  var label: String?
  var name: String
  var type: Type
  var isInout: Bool
  var isVariadic: Bool
  var isAutoclosure: Bool
  var defaultValue: Expression?
  var span: Span
  /// Whether a function passed for it may be kept when the call is over.
  var isEscaping = true

  /// The type inside the function: of a variadic parameter an array.
  var functionParameter: FunctionType.Parameter {
    FunctionType.Parameter(
      type: type, isInout: isInout, isVariadic: isVariadic, isAutoclosure: isAutoclosure)
  }
}

/// A function, method, initializer, accessor or closure body.
final class FunctionEntity {
  enum Kind {
    case function, initializer, getter, setter, willSet, didSet, deinitializer, closure,
      initialValue
  }

  let name: String
  let kind: Kind
  let span: Span
  let owner: NominalEntity?
  let isStatic: Bool
  let isMutating: Bool
  let isLibrary: Bool
  let modifiers: Modifiers
  /// Of the function itself, not of its owner.
  var genericParameters: [GenericParameter] = []
  /// Of the extension and of the function's own clauses.
  var requirements: [Requirement] = []
  /// How many of them the extension has: a more special extension wins.
  var extensionRequirementCount = 0
  var parameters: [ParameterEntity] = []
  var result: Type = .void
  var isThrowing = false
  var isRethrowing = false
  /// Of `throws(Type)`.
  var thrownType: Type?
  var isFailable = false
  var builtin: String?
  var syntax: FunctionSyntax?
  /// Where signature and body look names up first.
  var isSignatureResolved = false
  var isBodyChecked = false
  var bodySyntax: BlockSyntax?
  /// Checked.
  var body: FunctionBody?
  var isRequirement = false
  var isOperator = false
  /// A local function: the scope in which it was declared.
  var localScope: Scope?
  var localContext: FunctionContext?
  /// For a local function: the variable that holds its closure when it captures.
  var localVariable: VariableEntity?
  /// Of an accessor: the property or the subscript.
  var property: VariableEntity?
  var overridden: FunctionEntity?
  var isOverridden = false
  /// The default arguments once checked, by parameter.
  var checkedDefaults: [Int: TypedExpression] = [:]
  var subscriptSyntax: SubscriptSyntax?
  /// Holds the function's generic parameters.
  var signatureScope: Scope?
  /// The name given to `newValue` or `oldValue`.
  var accessorParameter: String?
  /// Of a closure: the entries of its capture list.
  var captureValues: [(VariableEntity, TypedExpression)] = []
  /// Makes a memberwise initializer of these properties; there is no body.
  var memberwise: [VariableEntity]?

  init(
    name: String, kind: Kind, span: Span, owner: NominalEntity?, modifiers: Modifiers,
    isLibrary: Bool
  ) {
    self.name = name
    self.kind = kind
    self.span = span
    self.owner = owner
    self.modifiers = modifiers
    isStatic = modifiers.isStatic
    isMutating = modifiers.isMutating
    self.isLibrary = isLibrary
    builtin = modifiers.builtin
  }

  var isMethod: Bool { owner != nil && !isStatic && kind != .initializer }
  /// Whether `self` is the class that the function is called on: of static members of classes.
  var hasMetatypeSelf: Bool {
    guard isStatic, !isOperator, let owner, owner.kind == .classType, !owner.isLibrary else {
      return false
    }
    return kind == .function || kind == .getter && property != nil
      || kind == .setter && property != nil
  }
  /// Whether the body's `self` is a place that the caller reads back.
  var hasInoutSelf: Bool {
    isMutating && isMethod && owner?.kind != .classType && !(owner?.isClassBound ?? false)
  }
}

/// A variable, constant, property or parameter.
final class VariableEntity {
  let name: String
  let span: Span
  let isLet: Bool
  let owner: NominalEntity?
  let isStatic: Bool
  let isGlobal: Bool
  let modifiers: Modifiers
  let isLibrary: Bool
  var type: Type?
  var typeSyntax: TypeSyntax?
  var initialSyntax: Expression?
  var initialValue: TypedExpression?
  var initialBody: FunctionEntity?
  var isResolving = false
  var getter: FunctionEntity?
  var setter: FunctionEntity?
  var willSet: FunctionEntity?
  var didSet: FunctionEntity?
  var requirements: [Requirement] = []
  var isRequirement = false
  /// Local variables: the function that has it.
  var context: FunctionContext?
  var isInoutParameter = false
  var isParameter = false
  /// A parameter that is a function without `@escaping`.
  var endsWithCall = false
  /// The variable of a `for` loop.
  var isLoopVariable = false
  var isCaptureListEntry = false
  /// A global constant of the library.
  var isLibraryGlobal = false
  var isOverriddenProperty = false
  /// The variable of the first alternative of the same `case`.
  var sharedWith: VariableEntity?
  /// Captured by a closure while it may still change: it lives in a box.
  var isBoxed = false
  var isCaptured = false
  /// Written to by a function other than the top-level code.
  var isChangedElsewhere = false
  var isAssigned = false
  var hasInitialValue = false
  /// Of a top-level variable that is declared without a value: where functions use it.
  var usesInFunctions: [(Span, FunctionEntity)] = []
  var ownership = ClosureSyntax.Capture.Ownership.strong
  /// An override of the superclass's property.
  var overridden: VariableEntity?
  /// A stored property's value is made when it is first read.
  var isLazy: Bool { modifiers.isLazy }
  var getterBuiltin: String?
  var setterBuiltin: String?
  /// Declared so far, in the order of the text; a global may not be read above its declaration.
  var isDeclared = false
  /// The local function that this variable stands for.
  var localFunction: FunctionEntity?

  init(
    name: String, span: Span, isLet: Bool, owner: NominalEntity? = nil, isStatic: Bool = false,
    isGlobal: Bool = false, modifiers: Modifiers = Modifiers(), isLibrary: Bool = false,
    type: Type? = nil
  ) {
    self.name = name
    self.span = span
    self.isLet = isLet
    self.owner = owner
    self.isStatic = isStatic
    self.isGlobal = isGlobal
    self.modifiers = modifiers
    self.isLibrary = isLibrary
    self.type = type
  }

  var isStored: Bool { getter == nil && getterBuiltin == nil }
}

final class SubscriptEntity {
  let span: Span
  let owner: NominalEntity?
  let isStatic: Bool
  let getter: FunctionEntity
  let setter: FunctionEntity?

  init(
    span: Span, owner: NominalEntity?, isStatic: Bool, getter: FunctionEntity,
    setter: FunctionEntity?
  ) {
    self.span = span
    self.owner = owner
    self.isStatic = isStatic
    self.getter = getter
    self.setter = setter
  }
}

final class CaseEntity {
  let name: String
  let span: Span
  let owner: NominalEntity
  let index: Int
  let isIndirect: Bool
  let syntax: EnumCaseSyntax
  var payload: [ParameterEntity] = []
  var rawValue: TypedExpression?
  var isResolved = false

  init(
    name: String, span: Span, owner: NominalEntity, index: Int, isIndirect: Bool,
    syntax: EnumCaseSyntax
  ) {
    self.name = name
    self.span = span
    self.owner = owner
    self.index = index
    self.isIndirect = isIndirect
    self.syntax = syntax
  }
}

/// The function whose body is being checked; closures nest.
final class FunctionContext {
  let parent: FunctionContext?
  let function: FunctionEntity?
  /// The top-level code of the lesson.
  var isMain: Bool { parent == nil && function == nil }
  /// Variables of enclosing functions that the body uses, in the order of first use.
  var captures: [VariableEntity] = []
  var resultType: Type
  var isThrowing: Bool
  /// Whether a variable is declared in it, or in a closure in it, without a value.
  var declaresWithoutValue = false
  /// Of a closure: it may be kept when the call that gets it is over.
  var isEscaping = false
  /// Of a closure: `self` stands in its capture list.
  var capturesSelf = false
  /// Whether something in the body throws what it does not catch.
  var throwsSomething = false

  init(parent: FunctionContext?, function: FunctionEntity?, resultType: Type, isThrowing: Bool) {
    self.parent = parent
    self.function = function
    self.resultType = resultType
    self.isThrowing = isThrowing
  }
}

/// A checked body with its parameters as variables.
final class FunctionBody {
  var parameters: [VariableEntity]
  var selfVariable: VariableEntity?
  var statements: [TypedStatement]
  var context: FunctionContext
  /// The closing brace.
  var end: Span

  init(
    parameters: [VariableEntity], selfVariable: VariableEntity?, statements: [TypedStatement],
    context: FunctionContext, end: Span
  ) {
    self.parameters = parameters
    self.selfVariable = selfVariable
    self.statements = statements
    self.context = context
    self.end = end
  }
}

/// Names that are visible at a place, innermost first.
final class Scope {
  enum Entry {
    case variable(VariableEntity)
    case functions([FunctionEntity])
    case type(TypeMember)
    case genericParameter(GenericParameter)
  }

  let parent: Scope?
  var entries: [String: Entry] = [:]
  /// The type whose members are visible here.
  var owner: NominalEntity?
  var isStaticContext = false
  /// Variables that the statements of this scope declare, for names that are used too early.
  var laterNames: [String: Span] = [:]
  /// The `self` of a method.
  var selfVariable: VariableEntity?

  init(parent: Scope?) { self.parent = parent }
}
