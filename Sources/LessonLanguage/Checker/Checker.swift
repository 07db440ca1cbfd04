import Diagnostics

/// Finds out what every name and every expression of a lesson means, before anything runs.
///
/// Inference is bidirectional: an expected type flows in, literals are type variables, a call chooses among its
/// overloads by trying them. Every mistake is collected; `Type.error` keeps one mistake from being reported twice.
final class Checker {
  let sources: SourceMap
  var diagnostics: [Diagnostic] = []
  /// The library's names; the lesson's own stand in front of it.
  let libraryScope = Scope(parent: nil)
  let globalScope: Scope
  var isLibrary = true

  /// `where` clauses of the declarations around the place that is being checked.
  var environment: [Requirement] = []
  var context: FunctionContext
  let mainContext: FunctionContext
  var jumps: [Jump] = []
  /// How many `do` blocks with `catch`, `try?` and the like surround the place inside this function.
  var catchDepth = 0
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
  /// Positive while overloads are tried.
  var speculation = 0
  var score = 0

  /// All nominal types in the order of their declaration.
  var nominals: [NominalEntity] = []
  /// A generic type without arguments gets variables for them.
  var isInferringGenerics = false
  /// Local functions by their declarations.
  var localFunctions: [ObjectIdentifier: FunctionEntity] = [:]
  var currentScope: Scope
  var libraryNominalCount = 0
  var globals: [VariableEntity] = []
  var uncheckedVariables: [VariableEntity] = []
  /// Functions whose bodies are still to be checked.
  var uncheckedFunctions: [FunctionEntity] = []
  var operators = OperatorTable()
  /// Operator functions by name, wherever they are declared.
  var operatorFunctions: [String: [FunctionEntity]] = [:]
  var homogeneousCache: [String: FunctionEntity] = [:]
  var extensions: [(syntax: NominalSyntax, scope: Scope, isLibrary: Bool)] = []

  lazy var known = KnownTypes(libraryScope)

  init(sources: SourceMap) {
    self.sources = sources
    globalScope = Scope(parent: libraryScope)
    mainContext = FunctionContext(
      parent: nil, function: nil, resultType: .void, isThrowing: true)
    context = mainContext
    currentScope = globalScope
  }

  // MARK: Reports

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

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

  /// Runs `body` with everything undone that it found out, and returns whether it went without an error.
  func attempt(_ body: () -> Void) -> Bool {
    let mark = trail.count
    let errors = diagnostics.count
    let constraints = pending
    let open = openVariables.count
    let deferred = deferredOperators.count
    speculation += 1
    body()
    solvePending(final: false)
    speculation -= 1
    let succeeded = diagnostics.count == errors
    diagnostics.removeLast(diagnostics.count - errors)
    rollBack(to: mark)
    pending = constraints
    openVariables.removeLast(openVariables.count - open)
    deferredOperators.removeLast(deferredOperators.count - deferred)
    return succeeded
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
    openVariables = []
    pending = []
    deferredOperators = []
    let result = body()
    settle()
    openVariables = savedOpen
    pending = savedPending
    deferredOperators = savedDeferred
    return result
  }

  private func settle() {
    solvePending(final: false)
    resolveDeferredOperators(final: false)
    // Literals that are floating-point decide before those that are merely integers.
    for literal in [TypeVariable.Literal.double, .integer, .string, .boolean] {
      for (variable, _) in openVariables where variable.binding == nil && variable.literal == literal
      {
        bind(variable, to: known.defaultType(of: literal))
      }
      solvePending(final: false)
    }
    resolveDeferredOperators(final: true)
    solvePending(final: true)
    for (variable, span) in openVariables where variable.binding == nil {
      if diagnostics.isEmpty || !diagnostics.contains(where: { $0.severity == .error }) {
        report(.cannotInfer(at: span))
      }
      variable.binding = .error
    }
  }
}

/// Something that must hold once the variables in it are known.
enum PendingConstraint {
  case conforms(Type, NominalEntity, Span)
  case same(Type, Type, Span)
}

/// The library types that the language itself speaks of.
struct KnownTypes {
  private let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

  func entity(_ name: String) -> NominalEntity? {
    if case .type(.nominal(let entity))? = scope.entries[name] { return entity }
    return nil
  }

  private func type(_ name: String, _ arguments: [Type] = []) -> Type {
    entity(name).map { .nominal($0, arguments) } ?? .error
  }

  var integer: Type { type("Int") }
  var double: Type { type("Double") }
  var boolean: Type { type("Bool") }
  var string: Type { type("String") }
  var character: Type { type("Character") }
  var never: Type { type("Never") }
  var error: Type { entity("Error").map { .existential([$0]) } ?? .error }
  func array(_ element: Type) -> Type { type("Array", [element]) }
  func set(_ element: Type) -> Type { type("Set", [element]) }
  func optional(_ wrapped: Type) -> Type { type("Optional", [wrapped]) }
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

  func isNominal(_ type: Type, _ name: String) -> Bool {
    guard case .nominal(let entity, _) = type.resolved else { return false }
    return entity.name == name && entity.isLibrary && entity.parent == nil
  }
}
