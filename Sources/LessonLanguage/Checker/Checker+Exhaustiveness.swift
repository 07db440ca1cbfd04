import Diagnostics

/// What a pattern covers, reduced to what exhaustiveness needs.
private indirect enum Coverage {
  case anything
  /// Constructor number of the type, with the coverage of its parts.
  case constructor(Int, [Coverage])
  /// A test of a value, which covers nothing for certain.
  case nothing

  /// What is covered of the parts of values made by a constructor; `nil` if nothing.
  func parts(ofConstructor index: Int, count: Int) -> [Coverage]? {
    switch self {
    case .anything: [Coverage](repeating: .anything, count: count)
    case .constructor(index, let parts) where parts.count == count: parts
    default: nil
    }
  }
}

extension Checker {
  /// Reports the cases that a `switch` leaves out.
  func checkExhaustive(_ syntax: SwitchSyntax, _ type: Type, _ cases: [TypedCase]) {
    if type.isError || cases.contains(where: { $0.items.isEmpty }) { return }
    var rows: [[Coverage]] = []
    for item in cases.flatMap({ $0.items }) {
      if case .error = item.pattern.kind { return }
      if item.filter == nil { rows.append([coverage(of: item.pattern)]) }
    }
    var budget = 4000
    let missing = missing(rows, [normalized(type)], &budget)
    if missing.isEmpty { return }
    var notes: [Diagnostic.Note] = []
    if let entity = normalized(type).nominalEntity, !entity.isLibrary {
      notes = elsewhere(
        [Diagnostic.Note("\(entity.name) is declared here", at: entity.span)], than: syntax.span)
    }
    report(.notExhaustive(missing: missing.map { $0[0] }, at: syntax.span, notes: notes))
  }

  private func coverage(of pattern: TypedPattern) -> Coverage {
    switch pattern.kind {
    case .wildcard, .binding, .error: return .anything
    case .tuple(let parts): return .constructor(0, parts.map { coverage(of: $0) })
    case .enumCase(let entity, let parts):
      return .constructor(entity.index, parts.map { coverage(of: $0) })
    case .optionalSome(let inner): return .constructor(1, [coverage(of: inner)])
    case .optionalNone: return .constructor(0, [])
    case .isType, .asType: return .nothing
    case .expression(let test, _):
      if case .equality(let value, _, _) = test.kind, case .literal(.boolean(let flag)) = value.kind
      {
        return .constructor(flag ? 1 : 0, [])
      }
      if case .equality(let value, _, _) = test.kind, case .enumCaseValue(let entity) = value.kind {
        return .constructor(entity.index, [])
      }
      return .nothing
    }
  }

  /// The constructors of a type: name and the types of their parts; `nil` if they cannot be listed.
  private func constructors(of type: Type) -> [(name: String, parts: [Type])]? {
    let type = normalized(type)
    if known.isNominal(type, "Bool") { return [("false", []), ("true", [])] }
    switch type {
    case .tuple(let elements): return [("", elements.map { normalized($0.type) })]
    case .nominal(let entity, let arguments) where entity.kind == .enumeration:
      collectMembers(of: entity)
      let substitution = entity.substitution(for: arguments)
      return entity.cases.map { item in
        resolvePayload(item)
        return (".\(item.name)", item.payload.map { normalized(substitute($0.type, substitution)) })
      }
    default: return nil
    }
  }

  /// Examples of the values that no row covers; none if every value is covered.
  private func missing(_ rows: [[Coverage]], _ types: [Type], _ budget: inout Int) -> [[String]] {
    guard let first = types.first else { return rows.isEmpty ? [[]] : [] }
    budget -= 1
    if budget < 0 { return [] }
    let rest = Array(types.dropFirst())
    let isSplit = rows.contains { if case .constructor = $0[0] { true } else { false } }
    guard isSplit, let all = constructors(of: first) else {
      // No row looks inside, which also ends the descent into recursive enumerations.
      let open = rows.compactMap { row -> [Coverage]? in
        if case .anything = row[0] { return Array(row.dropFirst()) }
        return nil
      }
      return missing(open, rest, &budget).map { ["_"] + $0 }
    }
    var examples: [[String]] = []
    for (index, constructor) in all.enumerated() {
      let count = constructor.parts.count
      let specialized = rows.compactMap { row in
        row[0].parts(ofConstructor: index, count: count).map { $0 + row.dropFirst() }
      }
      for example in missing(specialized, constructor.parts + rest, &budget) {
        let name = Self.spelling(constructor.name, of: example.prefix(count))
        examples.append([name] + example.dropFirst(count))
      }
    }
    return examples
  }

  private static func spelling(_ constructor: String, of parts: ArraySlice<String>) -> String {
    let isWhole = parts.allSatisfy { $0 == "_" }
    if isWhole, !constructor.isEmpty { return constructor }
    return constructor + "(" + parts.joined(separator: ", ") + ")"
  }
}
