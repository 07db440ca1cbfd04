import Diagnostics

/// A member found below a type, with what stands for the generic parameters of its owner.
struct MemberCandidate {
  var member: Member
  var substitution: Substitution
  /// 0 for the type's own, more for inherited and for defaults of protocols.
  var rank: Int
  /// Reached through an existential or an overridable class member.
  var isDynamic: Bool
}

extension Checker {
  /// All members called `name` of values of `type`, or of the type itself.
  func members(_ name: String, of type: Type, isStatic: Bool) -> [MemberCandidate] {
    var result: [MemberCandidate] = []
    eachOwner(of: type, with: .members(name)) { entity, substitution, rank, isDynamic in
      for member in self.ownMembers(name, of: entity) {
        let memberIsStatic: Bool
        var requirements: [Requirement]
        var memberRank = rank
        switch member {
        case .function(let function):
          memberIsStatic = function.isStatic
          requirements = function.requirements
          memberRank = rankInProtocol(rank, entity, isRequirement: function.isRequirement)
        case .variable(let variable):
          memberIsStatic = variable.isStatic
          requirements = variable.requirements
          memberRank = rankInProtocol(rank, entity, isRequirement: variable.isRequirement)
        case .enumCase:
          memberIsStatic = true
          requirements = []
        }
        if memberIsStatic != isStatic { continue }
        if !requirements.isEmpty {
          if case .function(let function) = member { self.resolveSignature(function) }
          if !self.ownerRequirementsHold(requirements, member, substitution) { continue }
          if case .function(let function) = member {
            memberRank -= min(function.extensionRequirementCount, 3)
          } else {
            memberRank -= min(requirements.count, 3)
          }
        }
        result.append(
          MemberCandidate(
            member: member, substitution: substitution, rank: memberRank * 4, isDynamic: isDynamic))
      }
    }
    return result
  }

  /// What is known only by its protocols has the requirements before what extensions add; a type that is known has
  /// what extensions add, since the requirements only stand for its own members.
  private func rankInProtocol(_ rank: Int, _ entity: NominalEntity, isRequirement: Bool) -> Int {
    guard entity.kind == .protocolType else { return rank }
    if rank >= 10 { return isRequirement ? rank + 5 : rank }
    return isRequirement ? rank : rank + 4
  }

  /// Checks the requirements of the extension; those that speak of the function's own parameters are left to the call.
  private func ownerRequirementsHold(
    _ requirements: [Requirement], _ member: Member, _ substitution: Substitution
  ) -> Bool {
    var own: Set<Int> = []
    if case .function(let function) = member {
      own = Set(function.genericParameters.map { $0.id })
    }
    let outer = requirements.filter { requirement in
      func mentionsOwn(_ type: Type) -> Bool {
        type.contains {
          if case .parameter(let parameter) = $0 { return own.contains(parameter.id) }
          return false
        }
      }
      switch requirement {
      case .conforms(let type, _): return !mentionsOwn(type)
      case .inherits(let a, let b), .same(let a, let b): return !mentionsOwn(a) && !mentionsOwn(b)
      }
    }
    return holds(outer, substitution)
  }

  /// Visits every type whose members `type` has: itself, its superclasses, its protocols.
  ///
  /// Protocols that do not declare what is looked for are left out.
  func eachOwner(
    of type: Type, with wanted: Wanted = .anything,
    _ visit: (NominalEntity, Substitution, Int, Bool) -> Void
  ) {
    let type = normalized(type)
    var protocols: [NominalEntity] = []
    switch type {
    case .nominal(let entity, let arguments):
      var current: (NominalEntity, [Type])? = (entity, arguments)
      var rank = 0
      while let (owner, ownerArguments) = current {
        resolveHeader(owner)
        let substitution = owner.substitution(for: ownerArguments)
        visit(owner, substitution, rank, owner.kind == .classType)
        for conformance in owner.conformances
        where refinements(of: conformance.protocolEntity).contains(where: { has(wanted, $0) })
          && holds(conformance.requirements, substitution)
        {
          protocols.append(conformance.protocolEntity)
        }
        if owner.kind == .enumeration, owner.cases.allSatisfy({ $0.syntax.payload.isEmpty }),
          let hashable = known.hashable
        {
          protocols.append(hashable)
        }
        rank += 1
        current = nil
        if case .nominal(let parent, let parentArguments)? = owner.superclass {
          current = (parent, parentArguments.map { substitute($0, substitution) })
        }
      }
      visitProtocols(protocols, type, wanted, rank: 10, isDynamic: false, visit)
    case .parameter, .associated:
      if let superclass = superclassBound(of: type) {
        eachOwner(of: superclass, with: wanted, visit)
      }
      visitProtocols(bounds(of: type), type, wanted, rank: 0, isDynamic: false, visit)
    case .existential(let bounds):
      visitProtocols(bounds, type, wanted, rank: 0, isDynamic: true, visit)
    case .variable(let variable) where variable.literal != .none:
      eachOwner(of: known.defaultType(of: variable.literal), with: wanted, visit)
    default: break
    }
  }

  /// What the owners of members are visited for.
  enum Wanted {
    case anything, initializers, subscripts
    case members(String)
  }

  private func has(_ wanted: Wanted, _ entity: NominalEntity) -> Bool {
    switch wanted {
    case .anything: true
    case .initializers: !ownInitializers(of: entity).isEmpty
    case .subscripts: !ownSubscripts(of: entity).isEmpty
    case .members(let name): !ownMembers(name, of: entity).isEmpty
    }
  }

  private func visitProtocols(
    _ protocols: [NominalEntity], _ type: Type, _ wanted: Wanted, rank: Int, isDynamic: Bool,
    _ visit: (NominalEntity, Substitution, Int, Bool) -> Void
  ) {
    var found: [(entity: NominalEntity, depth: Int)] = []
    for root in protocols {
      for (depth, entity) in refinements(of: root).enumerated() where has(wanted, entity) {
        if let index = found.firstIndex(where: { $0.entity === entity }) {
          found[index].depth = max(found[index].depth, depth)
        } else {
          found.append((entity, depth))
        }
      }
    }
    // A protocol that refines another has its members before those of the other.
    for (index, item) in found.enumerated() {
      var place = index
      while place > 0, found[place - 1].depth > 0, item.entity !== found[place - 1].entity,
        refines(item.entity, found[place - 1].entity)
      {
        found[place] = found[place - 1]
        place -= 1
      }
      found[place] = item
    }
    for (entity, depth) in found {
      guard let selfParameter = entity.selfParameter else { continue }
      visit(entity, [selfParameter.id: type], rank + (depth == 0 ? 0 : 1), isDynamic)
    }
  }

  /// All initializers of `type`.
  func initializers(of type: Type) -> [MemberCandidate] {
    var result: [MemberCandidate] = []
    let type = normalized(type)
    var ownClass: NominalEntity?
    eachOwner(of: type, with: .initializers) { entity, substitution, rank, _ in
      let initializers = self.ownInitializers(of: entity)
      if entity.kind == .classType {
        // A class without designated initializers of its own inherits its superclass's.
        if ownClass == nil {
          ownClass = entity
        } else if let own = ownClass,
          own.initializers.contains(where: { !$0.modifiers.isConvenience })
        {
          return
        }
      }
      for initializer in initializers {
        if !initializer.requirements.isEmpty {
          self.resolveSignature(initializer)
          if !self.ownerRequirementsHold(
            initializer.requirements, .function(initializer), substitution)
          {
            continue
          }
        }
        result.append(
          MemberCandidate(
            member: .function(initializer), substitution: substitution, rank: rank * 4,
            isDynamic: false))
      }
    }
    return result
  }

  func subscripts(of type: Type, isStatic: Bool) -> [(SubscriptEntity, Substitution, Int, Bool)] {
    var result: [(SubscriptEntity, Substitution, Int, Bool)] = []
    eachOwner(of: type, with: .subscripts) { entity, substitution, rank, isDynamic in
      for candidate in self.ownSubscripts(of: entity) where candidate.isStatic == isStatic {
        self.resolveSignature(candidate.getter)
        if !candidate.getter.requirements.isEmpty,
          !self.ownerRequirementsHold(
            candidate.getter.requirements, .function(candidate.getter), substitution)
        {
          continue
        }
        result.append((candidate, substitution, rank, isDynamic))
      }
    }
    return result
  }

  /// Why a method that takes these arguments is not there for values of `type`: a conformance that is missing.
  func unmetRequirement(_ name: String, of type: Type, _ arguments: [CallArgument]) -> (
    Type, NominalEntity
  )? {
    var result: (Type, NominalEntity)?
    eachOwner(of: type, with: .members(name)) { entity, substitution, _, _ in
      for case .function(let function) in self.ownMembers(name, of: entity) where result == nil {
        self.resolveSignature(function)
        guard self.matchLabels(function.parameters, arguments).problem == nil else { continue }
        for case .conforms(let subject, let bound) in function.requirements {
          let subject = self.normalized(self.substitute(subject, substitution))
          if case .nominal = subject, !self.conforms(subject, to: bound) {
            result = (subject, bound)
          }
        }
      }
    }
    return result
  }

  /// Names of the members of `type`, for "did you mean".
  func memberNames(of type: Type) -> [String] {
    var names: [String] = []
    eachOwner(of: type) { entity, _, _, _ in
      self.collectMembers(of: entity)
      names += self.libraryMemberNames(of: entity) + entity.members.keys.sorted()
    }
    return names
  }

  /// How a diagnostic writes a type.
  func show(_ type: Type) -> String {
    switch normalized(type) {
    case .nominal(let entity, let arguments):
      if arguments.isEmpty { return entity.fullName }
      let shown = arguments.map { show($0) }
      if entity.isLibrary {
        switch entity.name {
        case "Array": return "[\(shown[0])]"
        case "Dictionary" where shown.count == 2: return "[\(shown[0]): \(shown[1])]"
        case "Optional":
          if case .function = arguments[0].resolved { return "(\(shown[0]))?" }
          return "\(shown[0])?"
        default: break
        }
      }
      return "\(entity.fullName)<\(shown.joined(separator: ", "))>"
    case .tuple(let elements):
      if elements.isEmpty { return "Void" }
      let parts = elements.map { ($0.label.map { $0 + ": " } ?? "") + show($0.type) }
      return "(\(parts.joined(separator: ", ")))"
    case .function(let function):
      let parts = function.parameters.map { ($0.isInout ? "inout " : "") + show($0.type) }
      return
        "(\(parts.joined(separator: ", ")))\(function.isThrowing ? " throws" : "") -> \(show(function.result))"
    case .parameter(let parameter): return parameter.name
    case .associated(let base, let name): return show(base) + "." + name
    case .variable(let variable):
      switch variable.literal {
      case .none: return "_"
      case .integer: return "Int"
      case .double: return "Double"
      case .string: return "String"
      case .boolean: return "Bool"
      }
    case .existential(let protocols):
      if protocols.isEmpty { return "Any" }
      return "any " + protocols.map { $0.name }.joined(separator: " & ")
    case .metatype(let type): return show(type) + ".Type"
    case .error: return "_"
    }
  }
}
