/// A type as the checker knows it.
indirect enum Type {
  /// A struct, class or enum with the arguments of its generic parameters.
  case nominal(NominalEntity, [Type])
  case tuple([TupleElement])
  case function(FunctionType)
  /// A generic parameter inside the declaration that has it.
  case parameter(GenericParameter)
  /// `base.name` for a base that is not known yet.
  case associated(Type, String)
  /// A type to be found out.
  case variable(TypeVariable)
  /// `Any` (no protocols), `any P`, `any P & Q`.
  case existential([NominalEntity])
  case metatype(Type)
  /// What could not be resolved; compatible with everything, so that one mistake is reported once.
  case error
}

struct TupleElement {
  var label: String?
  var type: Type

  init(label: String? = nil, type: Type) {
    self.label = label
    self.type = type
  }
}

struct FunctionType {
  struct Parameter {
    var type: Type
    var isInout = false
    var isVariadic = false
    var isAutoclosure = false
  }

  var parameters: [Parameter]
  var result: Type
  var isThrowing = false
}

final class GenericParameter {
  let id: Int
  var name: String
  /// Protocols after `:`; `where` clauses are in the owner's requirements.
  var bounds: [NominalEntity] = []
  var superclass: Type?
  /// The `Self` of a protocol.
  let isSelf: Bool

  init(id: Int, name: String, isSelf: Bool = false) {
    self.id = id
    self.name = name
    self.isSelf = isSelf
  }
}

/// A type that inference has still to find.
final class TypeVariable {
  enum Literal: Int { case none, integer, double, string, boolean }

  let id: Int
  var binding: Type?
  /// What the variable may become, if it stands for the type of a literal.
  var literal: Literal

  init(id: Int, literal: Literal) {
    self.id = id
    self.literal = literal
  }
}

/// What a `where` clause or a bound demands.
enum Requirement {
  case conforms(Type, NominalEntity)
  case inherits(Type, Type)
  case same(Type, Type)
}

extension Type {
  static var void: Type { .tuple([]) }
  static var any: Type { .existential([]) }

  /// The type with bound variables followed at the top.
  var resolved: Type {
    var type = self
    while case .variable(let variable) = type, let binding = variable.binding { type = binding }
    return type
  }

  var isError: Bool {
    if case .error = resolved { return true }
    return false
  }

  var isVoid: Bool {
    if case .tuple(let elements) = resolved { return elements.isEmpty }
    return false
  }

  var nominalEntity: NominalEntity? {
    if case .nominal(let entity, _) = resolved { return entity }
    return nil
  }

  var arguments: [Type] {
    if case .nominal(_, let arguments) = resolved { return arguments }
    return []
  }

  /// The type with all bound variables replaced, and `transform` applied to what is left of them.
  func mapLeaves(_ transform: (Type) -> Type) -> Type {
    guard hasLeaves else { return self }
    switch resolved {
    case .nominal(let entity, let arguments):
      return arguments.isEmpty
        ? resolved : .nominal(entity, arguments.map { $0.mapLeaves(transform) })
    case .tuple(let elements):
      return .tuple(
        elements.map { TupleElement(label: $0.label, type: $0.type.mapLeaves(transform)) })
    case .function(var function):
      for index in function.parameters.indices {
        function.parameters[index].type = function.parameters[index].type.mapLeaves(transform)
      }
      function.result = function.result.mapLeaves(transform)
      return .function(function)
    case .metatype(let type): return .metatype(type.mapLeaves(transform))
    case .associated(let base, let name):
      return transform(.associated(base.mapLeaves(transform), name))
    case .parameter, .variable, .existential, .error: return transform(resolved)
    }
  }

  /// Whether there is anything in the type for `mapLeaves` to replace.
  private var hasLeaves: Bool {
    switch self {
    case .nominal(_, let arguments):
      for argument in arguments where argument.hasLeaves { return true }
      return false
    case .tuple(let elements):
      for element in elements where element.type.hasLeaves { return true }
      return false
    case .function(let function):
      for parameter in function.parameters where parameter.type.hasLeaves { return true }
      return function.result.hasLeaves
    case .metatype(let type): return type.hasLeaves
    case .parameter, .associated, .variable, .existential, .error: return true
    }
  }

  /// Whether `predicate` holds for the type or a part of it.
  func contains(_ predicate: (Type) -> Bool) -> Bool {
    let type = resolved
    if predicate(type) { return true }
    switch type {
    case .nominal(_, let arguments): return arguments.contains { $0.contains(predicate) }
    case .tuple(let elements): return elements.contains { $0.type.contains(predicate) }
    case .function(let function):
      return function.result.contains(predicate)
        || function.parameters.contains { $0.type.contains(predicate) }
    case .metatype(let type): return type.contains(predicate)
    case .associated(let base, _): return base.contains(predicate)
    case .parameter, .variable, .existential, .error: return false
    }
  }

  var hasVariables: Bool {
    contains {
      if case .variable = $0 { return true }
      return false
    }
  }

  /// Whether both are the same type; unbound variables equal only themselves.
  func isSame(as other: Type) -> Bool {
    switch (resolved, other.resolved) {
    case (.nominal(let a, let x), .nominal(let b, let y)):
      guard a === b, x.count == y.count else { return false }
      for index in x.indices where !x[index].isSame(as: y[index]) { return false }
      return true
    case (.tuple(let x), .tuple(let y)):
      guard x.count == y.count else { return false }
      for index in x.indices
      where x[index].label != y[index].label || !x[index].type.isSame(as: y[index].type) {
        return false
      }
      return true
    case (.function(let x), .function(let y)):
      guard x.parameters.count == y.parameters.count, x.result.isSame(as: y.result) else {
        return false
      }
      for index in x.parameters.indices
      where !x.parameters[index].type.isSame(as: y.parameters[index].type) { return false }
      return true
    case (.parameter(let a), .parameter(let b)): return a === b
    case (.associated(let a, let m), .associated(let b, let n)): return m == n && a.isSame(as: b)
    case (.variable(let a), .variable(let b)): return a === b
    case (.existential(let a), .existential(let b)):
      return a.count == b.count && a.allSatisfy { entity in b.contains { $0 === entity } }
    case (.metatype(let a), .metatype(let b)): return a.isSame(as: b)
    case (.error, .error): return true
    default: return false
    }
  }
}
