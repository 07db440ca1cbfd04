import Diagnostics

/// Whether types have what the protocols demand that they name.
extension Checker {
  func checkConformances(of entity: NominalEntity) {
    for conformance in entity.conformances where !entity.isLibrary || conformance.isOfLesson {
      for protocolEntity in refinements(of: conformance.protocolEntity) {
        checkConformance(of: entity, to: protocolEntity, conformance)
      }
    }
  }

  /// What a protocol wants of an initializer has to be there in every subclass too.
  private func checkRequired(_ entity: NominalEntity, _ protocolEntity: NominalEntity) {
    for initializer in protocolEntity.initializers where initializer.isRequirement {
      guard let found = witness(of: initializer, in: entity.selfType),
        case .function(let function) = found.member, function.owner === entity,
        !function.modifiers.isRequired, function.memberwise == nil
      else { continue }
      report(
        .witnessNotRequired(entity.name, protocolName: protocolEntity.name, at: function.span))
    }
  }

  private func checkConformance(
    of entity: NominalEntity, to protocolEntity: NominalEntity, _ conformance: ConformanceEntity
  ) {
    guard
      !(protocolEntity.isLibrary
        && ["Equatable", "Hashable", "RawRepresentable", "CaseIterable", "Error", "Sendable"]
          .contains(protocolEntity.name))
    else {
      if protocolEntity.name == "Equatable" || protocolEntity.name == "Hashable" {
        checkSynthesis(of: entity, protocolEntity, conformance)
      }
      return
    }
    if protocolEntity.isLibrary, protocolEntity.name == "Comparable", hasOrderedCases(entity) {
      return
    }
    if protocolEntity.isLibrary, protocolEntity.name == "AnyObject", entity.kind != .classType {
      report(.doesNotConform(entity.name, to: "AnyObject", at: conformance.span))
      return
    }
    collectMembers(of: protocolEntity)
    guard let selfParameter = protocolEntity.selfParameter else { return }
    let saved = environment
    environment += conformance.requirements + entity.requirements
    defer { environment = saved }
    for associated in protocolEntity.associatedTypes {
      if typeWitness(entity, entity.genericParameters.map { .parameter($0) }, associated.name)
        == nil
      {
        report(
          .missingAssociatedType(
            associated.name, protocolName: protocolEntity.name, typeName: entity.name,
            at: conformance.span))
        return
      }
    }
    if entity.kind == .classType, !entity.isFinal { checkRequired(entity, protocolEntity) }
    let missing = missingRequirements(of: entity, protocolEntity, selfParameter, conformance)
    guard !missing.isEmpty else { return }
    if missing.count == 1, let near = missing[0].near {
      report(
        .almostRequirement(
          missing[0].signature, protocolName: protocolEntity.name, at: near,
          requirement: elsewhere(
            [Diagnostic.Note("required here", at: missing[0].span)], than: near)))
      return
    }
    report(
      .missingRequirements(
        missing.map { $0.signature }, protocolName: protocolEntity.name, typeName: entity.name,
        at: conformance.span,
        notes: missing.filter { !isInLibrary($0.span) }.map {
          Diagnostic.Note("required here", at: $0.span)
        }))
  }

  /// Whether `<` follows from the order of the cases.
  private func hasOrderedCases(_ entity: NominalEntity) -> Bool {
    guard entity.kind == .enumeration, entity.rawType == nil,
      let comparable = known.entity("Comparable")
    else { return false }
    return entity.cases.allSatisfy { item in
      resolvePayload(item)
      return item.payload.allSatisfy { conforms($0.type, to: comparable) }
    }
  }

  private func checkSynthesis(
    of entity: NominalEntity, _ protocolEntity: NominalEntity, _ conformance: ConformanceEntity
  ) {
    if entity.isLibrary { return }
    let saved = environment
    environment += conformance.requirements + entity.requirements
    defer { environment = saved }
    let hasEqual = operatorFunctions(named: "==").contains { $0.owner === entity }
    if protocolEntity.name == "Equatable", hasEqual { return }
    if protocolEntity.name == "Hashable",
      entity.members["hash"] != nil || entity.members["hashValue"] != nil
    {
      return
    }
    if entity.kind == .classType {
      if entity.superclass.map({ conforms($0, to: protocolEntity) }) ?? false { return }
      report(
        .classNotSynthesized(entity.name, protocolName: protocolEntity.name, at: conformance.span))
      return
    }
    for property in entity.storedProperties where !conforms(type(of: property), to: protocolEntity)
    {
      report(
        .cannotSynthesize(
          entity.name, protocolName: protocolEntity.name, member: property.name,
          type: show(type(of: property)), at: conformance.span, member: property.span))
    }
    for item in entity.cases {
      resolvePayload(item)
      for part in item.payload where !conforms(part.type, to: protocolEntity) {
        report(
          .cannotSynthesize(
            entity.name, protocolName: protocolEntity.name, member: item.name,
            type: show(part.type), at: conformance.span, member: item.span))
      }
    }
  }
}
