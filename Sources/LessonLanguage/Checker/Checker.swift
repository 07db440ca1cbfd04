import Diagnostics

/// Finds out what every name and every expression of a lesson means, before anything runs.
///
/// Inference is bidirectional: an expected type flows in, literals are type variables, a call chooses among its
/// overloads by trying them. Every mistake is collected; `Type.error` keeps one mistake from being reported twice.
final class Checker {
  let sources: SourceMap
  let library: Library
  var diagnostics: [Diagnostic] = []
  /// Of declarations that were looked at while something else was being checked.
  var settledDiagnostics: [Diagnostic] = []
  /// What is odd and still means something.
  var warnings: [Diagnostic] = []
  /// Where the parser found something wrong.
  let syntaxErrors: [Diagnostic]
  /// Where the bodies begin that lack a `return`, by the place of the report.
  var bodyStarts: [Span: Int32] = [:]
  /// Literals that may not fit into the type that they get.
  var literals: [TypedExpression] = []
  /// The closure looked at next is an argument that is not kept.
  var closureEndsWithCall = false
  /// The library's names as far as they have been used (see `entry`); the lesson's own stand in front of it.
  let libraryScope = Scope(parent: nil)
  let globalScope: Scope
  var isLibrary = false

  /// `where` clauses of the declarations around the place that is being checked.
  var environment: [Requirement] = [] {
    didSet { knownRewrites = nil }
  }
  /// The equations of `environment`, each turned so that what is replaced is the more complicated side.
  var knownRewrites: [(from: Type, to: Type)]?
  /// Names of associated types that a protocol's own `where` clause equates with something.
  var equatedNames: Set<String> = []
  var context: FunctionContext
  let mainContext: FunctionContext
  var jumps: [Jump] = []
  /// How many `do` blocks with `catch`, `try?` and the like surround the place inside this function.
  var catchDepth = 0
  /// What is thrown inside of each of these blocks, `nil` for errors of any type.
  var thrownTypes: [[Type?]] = []
  /// How many `do` blocks surround it whose `catch` takes some errors only.
  var partialCatchDepth = 0
  /// Inside an operand of `try`.
  var tryDepth = 0

  var nextParameter = 0
  var nextVariable = 0
  /// Undo log of bindings.
  var trail: [(variable: TypeVariable, binding: Type?, literal: TypeVariable.Literal)] = []
  /// Variables made since the statement began.
  var openVariables: [(variable: TypeVariable, span: Span)] = []
  var pending: [PendingConstraint] = []
  var deferredOperators: [TypedExpression] = []
  var score = 0
  /// How deep calls are nested whose arguments are looked at anew for each overload.
  var contextualRetries = 0

  /// The lesson's nominal types in the order of their declaration.
  var nominals: [NominalEntity] = []
  /// Types of the library that the lesson extends.
  var extendedLibraryTypes: [NominalEntity] = []
  /// The function whose parameters are being resolved: `some P` in them adds to its generic parameters.
  var opaqueOwner: FunctionEntity?
  /// A generic type without arguments gets variables for them.
  var isInferringGenerics = false
  /// Local functions by their declarations.
  var localFunctions: [ObjectIdentifier: FunctionEntity] = [:]
  var currentScope: Scope
  var globals: [VariableEntity] = []
  var uncheckedVariables: [VariableEntity] = []
  /// Functions whose bodies are still to be checked.
  var uncheckedFunctions: [FunctionEntity] = []
  var operators: OperatorTable
  /// Operator functions by name, wherever they are declared; see `operatorFunctions(named:)`.
  var operatorFunctions: [String: [FunctionEntity]] = [:]
  /// Operators of which the library's functions have been entered.
  var openOperators: Set<String> = []
  var homogeneousCache: [String: FunctionEntity] = [:]
  var extensions: [(syntax: NominalSyntax, scope: Scope)] = []

  var work: CheckerWork
  /// How deep conversions are within one another.
  var conversionDepth = 0

  lazy var known = KnownTypes(self)

  init(sources: SourceMap, library: Library, syntaxErrors: [Diagnostic] = []) {
    self.sources = sources
    self.library = library
    self.syntaxErrors = syntaxErrors
    operators = library.operators
    work = CheckerWork(bytes: sources.texts.reduce(0) { $0 + $1.utf8.count })
    globalScope = Scope(parent: libraryScope)
    mainContext = FunctionContext(
      parent: nil, function: nil, resultType: .void, isThrowing: true)
    context = mainContext
    currentScope = globalScope
  }

  // MARK: Work of its own

  /// Runs `body`, which finds out about a declaration, whatever is being tried at the place that asks for it.
  ///
  /// Nothing of it is undone when an overload is given up: what it reports and what it binds stays.
  func isolated<Result>(_ body: () -> Result) -> Result {
    let saved = (
      trail, openVariables, pending, deferredOperators, diagnostics, score, environment
    )
    let place = (context, currentScope, jumps, catchDepth, tryDepth, isLibrary, contextualRetries)
    let thrown = thrownTypes
    thrownTypes = []
    trail = []
    openVariables = []
    pending = []
    deferredOperators = []
    diagnostics = []
    environment = []
    jumps = []
    catchDepth = 0
    tryDepth = 0
    contextualRetries = 0
    let result = body()
    settledDiagnostics += diagnostics
    (
      trail, openVariables, pending, deferredOperators, diagnostics, score, environment
    ) = saved
    (context, currentScope, jumps, catchDepth, tryDepth, isLibrary, contextualRetries) = place
    thrownTypes = thrown
    return result
  }

  // MARK: Type variables

  func makeVariable(_ span: Span, literal: TypeVariable.Literal = .none) -> Type {
    nextVariable += 1
    let variable = TypeVariable(id: nextVariable, literal: literal)
    openVariables.append((variable, span))
    return .variable(variable)
  }

  func makeParameter(_ name: String, isSelf: Bool = false) -> GenericParameter {
    nextParameter += 1
    return GenericParameter(id: nextParameter, name: name, isSelf: isSelf)
  }

  /// What `undo(to:)` restores.
  struct Mark {
    var trail: Int
    var diagnostics: Int
    var pending: [PendingConstraint]
    var open: Int
    var deferred: Int
    var warnings: Int
  }

  func mark() -> Mark {
    Mark(
      trail: trail.count, diagnostics: diagnostics.count, pending: pending,
      open: openVariables.count, deferred: deferredOperators.count,
      warnings: warnings.count)
  }

  func undo(to mark: Mark) {
    diagnostics.removeLast(diagnostics.count - mark.diagnostics)
    rollBack(to: mark.trail)
    pending = mark.pending
    openVariables.removeLast(openVariables.count - mark.open)
    deferredOperators.removeLast(deferredOperators.count - mark.deferred)
    warnings.removeLast(max(0, warnings.count - mark.warnings))
  }

  /// Whether nothing went wrong since `mark`, as far as it is known yet.
  func succeeded(since mark: Mark) -> Bool {
    if diagnostics.count > mark.diagnostics { return false }
    solvePending()
    if diagnostics.count > mark.diagnostics { return false }
    // A literal that nothing else decides will get its default type.
    for case .conforms(let type, let protocolEntity, _) in pending {
      if case .variable(let variable) = normalized(type), variable.literal != .none,
        !conforms(known.defaultType(of: variable.literal), to: protocolEntity)
      {
        return false
      }
    }
    return true
  }

  /// Runs `body` with everything undone that it found out, and returns whether it went without an error.
  func attempt(_ body: () -> Void) -> Bool {
    let start = mark()
    body()
    let result = succeeded(since: start)
    undo(to: start)
    return result
  }

  func rollBack(to mark: Int) {
    while trail.count > mark {
      let entry = trail.removeLast()
      entry.variable.binding = entry.binding
      entry.variable.literal = entry.literal
    }
  }

  /// Checks one whole statement or initial value: what `body` leaves open gets its default.
  func finishing<Result>(_ body: () -> Result) -> Result {
    let savedOpen = openVariables
    let savedPending = pending
    let savedDeferred = deferredOperators
    let errors = diagnostics.count + settledDiagnostics.count
    openVariables = []
    pending = []
    deferredOperators = []
    let result = body()
    settle(errors)
    // What depends on types around this statement is left to them.
    openVariables = savedOpen
    pending = savedPending + pending
    deferredOperators = savedDeferred + deferredOperators
    return result
  }

  private func settle(_ errors: Int) {
    solvePending()
    resolveDeferredOperators(final: false)
    // Literals that are floating-point decide before those that are merely integers.
    for literal in [TypeVariable.Literal.double, .integer, .string, .boolean] {
      for (variable, _) in openVariables
      where variable.binding == nil && variable.literal == literal {
        bind(variable, to: known.defaultType(of: literal))
      }
      solvePending()
    }
    resolveDeferredOperators(final: false)
    solvePending()
    for (variable, span) in openVariables where variable.binding == nil {
      // One mistake is reported once.
      if diagnostics.count + settledDiagnostics.count == errors { reportUninferable(span) }
      bind(variable, to: .error)
    }
    solvePending()
  }
}

/// Something that must hold once the variables in it are known.
enum PendingConstraint {
  case conforms(Type, NominalEntity, Span)
  case same(Type, Type, Span)
}

/// The library types that the language itself speaks of.
final class KnownTypes {
  /// Owns this object.
  private unowned(unsafe) let checker: Checker

  init(_ checker: Checker) { self.checker = checker }

  func entity(_ name: String) -> NominalEntity? {
    if case .type(.nominal(let entity))? = checker.entry(name, in: checker.libraryScope) {
      return entity
    }
    return nil
  }

  func type(_ name: String, _ arguments: [Type] = []) -> Type {
    entity(name).map { .nominal($0, arguments) } ?? .error
  }

  private(set) lazy var integer: Type = type("Int")
  private(set) lazy var double: Type = type("Double")
  private(set) lazy var boolean: Type = type("Bool")
  private(set) lazy var string: Type = type("String")
  private(set) lazy var character: Type = type("Character")
  private(set) lazy var never: Type = type("Never")
  private(set) lazy var error: Type = entity("Error").map { .existential([$0]) } ?? .error
  private(set) lazy var hashable: NominalEntity? = entity("Hashable")
  private lazy var arrayEntity: NominalEntity? = entity("Array")
  private lazy var optionalEntity: NominalEntity? = entity("Optional")

  func array(_ element: Type) -> Type { arrayEntity.map { .nominal($0, [element]) } ?? .error }
  func set(_ element: Type) -> Type { type("Set", [element]) }
  func optional(_ wrapped: Type) -> Type {
    optionalEntity.map { .nominal($0, [wrapped]) } ?? .error
  }
  func dictionary(_ key: Type, _ value: Type) -> Type { type("Dictionary", [key, value]) }

  func defaultType(of literal: TypeVariable.Literal) -> Type {
    switch literal {
    case .none: return .error
    case .integer: return integer
    case .double: return double
    case .string: return string
    case .boolean: return boolean
    }
  }

  func isOptional(_ type: Type) -> Bool { wrapped(type) != nil }

  /// `T` of `T?`.
  func wrapped(_ type: Type) -> Type? { argument(of: type, named: "Optional") }
  func arrayElement(_ type: Type) -> Type? { argument(of: type, named: "Array") }

  private func argument(of type: Type, named name: String) -> Type? {
    guard case .nominal(let entity, let arguments) = type.resolved, entity.name == name,
      entity.isLibrary, entity.parent == nil
    else { return nil }
    return arguments.first
  }

  func isSameExistential(_ a: Type, _ b: Type) -> Bool { a.isSame(as: b) }

  func isNominal(_ type: Type, _ name: String) -> Bool {
    guard case .nominal(let entity, _) = type.resolved else { return false }
    return entity.name == name && entity.isLibrary && entity.parent == nil
  }
}
