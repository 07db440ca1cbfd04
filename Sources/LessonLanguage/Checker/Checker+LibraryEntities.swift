import Diagnostics

/// A library type as its outline shows it: what of its body and its extensions has become entities.
struct LibraryType {
  /// The items of the library of which it is made: its own, then those of its extensions.
  var parts: [Int]
  /// The members of all parts.
  var members: [String: [Library.Member]]
  /// The `where` clauses of the parts, once resolved.
  var requirements: [[Requirement]?]
  /// Members of these names have been entered.
  var entered: Set<String> = []
}

extension Checker {
  // MARK: The top level

  /// What `name` means in `scope` itself; the library's own scope fills as its names are asked for.
  func entry(_ name: String, in scope: Scope) -> Scope.Entry? {
    if let entry = scope.entries[name] { return entry }
    return scope === libraryScope ? enterLibraryName(name) : nil
  }

  private func enterLibraryName(_ name: String) -> Scope.Entry? {
    guard let items = library.declarations[name] else { return nil }
    let savedLibrary = isLibrary
    isLibrary = true
    defer { isLibrary = savedLibrary }
    var functions: [FunctionEntity] = []
    for item in items {
      let declaration = library.declaration(item)
      switch declaration.kind {
      case .nominal(let syntax): enterLibraryType(item, syntax, declaration.modifiers)
      case .function(let syntax):
        functions.append(makeFunction(syntax, declaration.modifiers, owner: nil))
      case .variable(let syntax):
        for binding in syntax.bindings { addLibraryVariable(binding, syntax, declaration) }
      case .typeAlias(let name, let generics, let syntax):
        libraryScope.entries[name.text] = .type(
          .alias(AliasEntity(name: name, generics: generics, syntax: syntax, owner: nil)))
      default: break
      }
    }
    if !functions.isEmpty { libraryScope.entries[name] = .functions(functions) }
    return libraryScope.entries[name]
  }

  private func addLibraryVariable(
    _ binding: VariableSyntax.Binding, _ syntax: VariableSyntax, _ declaration: Declaration
  ) {
    guard case .binding(let name, _) = binding.pattern.kind else { return }
    let variable = VariableEntity(
      name: name.text, span: name.span, isLet: syntax.isLet, isStatic: true,
      modifiers: declaration.modifiers, isLibrary: true)
    variable.typeSyntax = binding.type
    variable.initialSyntax = binding.value
    variable.hasInitialValue = true
    variable.isLibraryGlobal = true
    if let builtin = declaration.modifiers.builtin { variable.getterBuiltin = builtin }
    libraryScope.entries[name.text] = .variable(variable)
  }

  /// Makes the entity of a type with the types nested in it and in its extensions; members wait.
  private func enterLibraryType(_ item: Int, _ syntax: NominalSyntax, _ modifiers: Modifiers) {
    let entity = makeNominal(syntax, modifiers, parent: nil, scope: libraryScope)
    let parts = [item] + (library.extensions[entity.name] ?? [])
    entity.libraryType = LibraryType(
      parts: parts, members: library.members(ofParts: parts),
      requirements: Array(repeating: nil, count: parts.count))
    for case .sameType(let left, let right) in syntax.generics.requirements {
      for type in [left, right] {
        if case .member(_, let name, _) = type.kind { equatedNames.insert(name.text) }
        if case .named(let name, _) = type.kind { equatedNames.insert(name.text) }
      }
    }
    for part in parts {
      guard case .nominal(let whole) = library.declaration(part).kind else { continue }
      collectNested(whole.members, in: entity, scope: libraryScope)
      for member in library.outline.items[part].members {
        let place = library.outline.items[member]
        guard place.isType || place.introducer == .typealiasKeyword else { continue }
        collectNested([library.declaration(member)], in: entity, scope: libraryScope)
      }
    }
  }

  /// The names of the top level of the library.
  func libraryNames(onlyTypes: Bool) -> [String] {
    if !onlyTypes { return library.declarations.keys.sorted() }
    return library.declarations.filter { _, items in
      let place = library.outline.items[items[0]]
      return place.isType || place.introducer == .typealiasKeyword
    }.keys.sorted()
  }

  // MARK: Heads and members

  /// The associated types that a library protocol declares.
  func libraryAssociatedTypes(of entity: NominalEntity) -> [Declaration] {
    guard let own = entity.libraryType?.parts[0] else { return [] }
    return library.outline.items[own].members.filter {
      library.outline.items[$0].introducer == .associatedtypeKeyword
    }.map { library.declaration($0) }
  }

  /// Adds the conformances that extensions in the library declare.
  func addLibraryConformances(to entity: NominalEntity) {
    guard let type = entity.libraryType else { return }
    for part in type.parts.dropFirst() {
      guard case .nominal(let syntax) = library.declaration(part).kind else { continue }
      addConformances(syntax, to: entity, fromLibrary: true)
    }
  }

  /// Enters what the type consists of: the requirements of a protocol, stored properties, cases.
  func collectLibraryMembers(of entity: NominalEntity) {
    guard let type = entity.libraryType else { return }
    let own = type.parts[0]
    let items = library.outline.items[own].members
    for item in items {
      let introducer = library.outline.items[item].introducer
      switch introducer {
      case .associatedtypeKeyword, .typealiasKeyword: continue
      case .caseKeyword: break
      case .varKeyword, .letKeyword:
        if entity.kind == .enumeration || entity.builtin != nil { continue }
      case .initKeyword:
        // Whether there is one decides whether there is a memberwise one.
        if entity.kind == .enumeration || entity.builtin != nil { continue }
      default: if entity.kind != .protocolType { continue }
      }
      if introducer == .caseKeyword {
        enterWhole([library.declaration(item)], to: entity, part: 0)
      } else {
        enterMembers(library.name(of: item), of: entity)
      }
    }
    for (part, item) in type.parts.enumerated() where library.outline.items[item].members.isEmpty {
      guard case .nominal(let syntax) = library.declaration(item).kind else { continue }
      enterWhole(syntax.members, to: entity, part: part)
    }
  }

  /// Enters declarations that are no items of their own, then all other members that share their names.
  private func enterWhole(_ members: [Declaration], to entity: NominalEntity, part: Int) {
    enter(members, to: entity, part: part)
    for name in entity.members.keys.sorted() { enterMembers(name, of: entity) }
  }

  /// Makes the entities of all members called `name` of a library type.
  func enterMembers(_ name: String, of entity: NominalEntity) {
    guard entity.libraryType?.entered.insert(name).inserted ?? false else { return }
    guard let members = entity.libraryType?.members[name] else {
      if entity.members[name] == nil { entity.members[name] = [] }
      return
    }
    // What a lesson's extensions add stays behind the library's own.
    let added = (entity.members.removeValue(forKey: name), entity.initializers, entity.subscripts)
    if name == "init" { entity.initializers = [] }
    if name == "subscript" { entity.subscripts = [] }
    for member in members {
      let isInProtocol = member.part == 0 && entity.kind == .protocolType
      enter(
        [library.declaration(member.item, isInProtocol: isInProtocol)], to: entity,
        part: member.part)
    }
    entity.members[name, default: []] += added.0 ?? []
    if name == "init" { entity.initializers += added.1 }
    if name == "subscript" { entity.subscripts += added.2 }
  }

  private func enter(_ members: [Declaration], to entity: NominalEntity, part: Int) {
    let savedLibrary = isLibrary
    isLibrary = true
    addMembers(
      members, to: entity, requirements: requirements(ofPart: part, of: entity),
      inExtension: part > 0)
    isLibrary = savedLibrary
  }

  private func requirements(ofPart part: Int, of entity: NominalEntity) -> [Requirement] {
    guard part > 0, let type = entity.libraryType else { return [] }
    if let known = type.requirements[part] { return known }
    guard case .nominal(let syntax) = library.declaration(type.parts[part]).kind else { return [] }
    let requirements =
      syntax.generics.requirements.isEmpty
      ? []
      : isolated {
        resolve(syntax.generics.requirements, in: extensionScope(of: entity, fromLibrary: true))
      }
    entity.libraryType?.requirements[part] = requirements
    return requirements
  }

  /// Enters every member of a library type.
  func enterAllMembers(of entity: NominalEntity) {
    collectMembers(of: entity)
    for name in libraryMemberNames(of: entity) { enterMembers(name, of: entity) }
  }

  /// The names of a library type's members, entered or not.
  func libraryMemberNames(of entity: NominalEntity) -> [String] {
    entity.libraryType?.members.keys.sorted() ?? []
  }

  // MARK: Members by name

  /// The members called `name` that `entity` and its extensions declare.
  func ownMembers(_ name: String, of entity: NominalEntity) -> [Member] {
    collectMembers(of: entity)
    guard entity.libraryType != nil else { return entity.members[name] ?? [] }
    // Of a name that has been entered the list is there, and be it empty.
    if !entity.hasLessonMembers, let members = entity.members[name] { return members }
    enterMembers(name, of: entity)
    return entity.members[name] ?? []
  }

  /// The initializers that `entity` and its extensions declare.
  func ownInitializers(of entity: NominalEntity) -> [FunctionEntity] {
    collectMembers(of: entity)
    if entity.libraryType != nil { enterMembers("init", of: entity) }
    return entity.initializers
  }

  /// The subscripts that `entity` and its extensions declare.
  func ownSubscripts(of entity: NominalEntity) -> [SubscriptEntity] {
    collectMembers(of: entity)
    if entity.libraryType != nil { enterMembers("subscript", of: entity) }
    return entity.subscripts
  }
}
