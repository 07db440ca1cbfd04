/// Turns the checker's types into layouts and descriptors, each once.
extension Emitter {
  /// Returns the lowered form of a type without generic parameters.
  func lower(_ type: Type) -> LoweredType {
    let type = checker.fullyNormalized(type)
    if case .nominal(let entity, let arguments) = type, arguments.isEmpty,
      let known = entity.lowered
    {
      return known
    }
    // `[Int]`, `Double?`: what most types with arguments are.
    guard case .nominal(let entity, let arguments) = type, arguments.count == 1,
      case .nominal(let argument, let none) = arguments[0].resolved, none.isEmpty
    else { return lowered(type) }
    let number = nominalNumber(argument)
    if let known = entity.loweredByArgument[number] { return known }
    let result = lowered(type)
    entity.loweredByArgument[number] = result
    return result
  }

  private func lowered(_ type: Type) -> LoweredType {
    let key = mangle(type)
    if let known = loweredTypes[key] { return known }
    if depth(of: type) > Self.largestDepth { stop(.typeTooDeep(at: origin)) }
    let lowered = make(type, key)
    if lowered.layout.slotCount > Self.largestValue {
      stop(.valueTooLarge(checker.show(type), at: origin))
      lowered.layout = Layout(slotCount: 0, references: [])
      lowered.layoutIndex = layoutIndex(lowered.layout)
    }
    return lowered
  }

  /// How deep types nest in one another at most.
  private static let largestDepth = 64
  /// How many slots a value has at most.
  private static let largestValue = 10_000

  private func depth(of type: Type) -> Int {
    switch type.resolved {
    case .nominal(_, let arguments): 1 + (arguments.map { depth(of: $0) }.max() ?? 0)
    case .tuple(let elements): 1 + (elements.map { depth(of: $0.type) }.max() ?? 0)
    case .function(let function):
      1 + max(depth(of: function.result), function.parameters.map { depth(of: $0.type) }.max() ?? 0)
    case .metatype(let inner): 1 + depth(of: inner)
    default: 1
    }
  }

  /// A name that tells concrete types apart.
  func mangle(_ type: Type) -> String {
    switch type.resolved {
    case .nominal(let entity, let arguments):
      let id = nominalNumber(entity)
      if arguments.isEmpty { return "n\(id)" }
      return "n\(id)<"
        + arguments.map { mangle(checker.fullyNormalized($0)) }.joined(separator: ",") + ">"
    case .tuple(let elements):
      return "("
        + elements.map { ($0.label ?? "") + ":" + mangle(checker.fullyNormalized($0.type)) }
        .joined(separator: ",") + ")"
    case .function(let function):
      return "f("
        + function.parameters.map {
          ($0.isInout ? "&" : "") + mangle(checker.fullyNormalized($0.type))
        }
        .joined(separator: ",") + ")" + mangle(checker.fullyNormalized(function.result))
    case .existential(let protocols):
      return "e" + protocols.map { String(nominalNumber($0)) }.sorted().joined(separator: "&")
    case .metatype(let inner): return "m" + mangle(checker.fullyNormalized(inner))
    case .parameter(let parameter): return "p\(parameter.id)"
    case .associated(let base, let name): return mangle(base) + "." + name
    case .variable(let variable): return "v\(variable.id)"
    case .error: return "!"
    }
  }

  func nominalNumber(_ entity: NominalEntity) -> Int {
    if let number = entity.number { return number }
    nominalCount += 1
    entity.number = nominalCount
    return nominalCount
  }

  func layoutIndex(_ layout: Layout) -> Int {
    if let index = layoutIndices[layout] { return index }
    program.layouts.append(layout)
    layoutIndices[layout] = program.layouts.count - 1
    return program.layouts.count - 1
  }

  private static let plain = Layout(slotCount: 1, references: [])
  private static let reference = Layout(slotCount: 1, references: [0])

  private func make(_ type: Type, _ key: String) -> LoweredType {
    let index = program.types.count
    let names = (
      checker.runtimeName(type, qualified: false), checker.runtimeName(type, qualified: true)
    )
    let descriptor = TypeDescriptor(
      name: names.0, qualifiedName: names.1, kind: .void, layout: 0)
    program.types.append(descriptor)
    let lowered = LoweredType(
      index: index, type: type, kind: .void, layout: Layout(slotCount: 0, references: []),
      layoutIndex: 0)
    loweredTypes[key] = lowered
    loweredByIndex.append(lowered)
    if let entity = type.nominalEntity, type.arguments.isEmpty { entity.lowered = lowered }
    loweringDepth += 1
    defer {
      loweringDepth -= 1
      if loweringDepth == 0 { completeTypes() }
    }
    switch type {
    case .nominal(let entity, let arguments): lowerNominal(lowered, descriptor, entity, arguments)
    case .tuple(let elements):
      if elements.isEmpty {
        finish(lowered, descriptor, .void, Layout(slotCount: 0, references: []), .void)
      } else {
        let (fields, layout) = place(
          elements.enumerated().map { ($1.label ?? String($0), nil, lower($1.type)) })
        finish(
          lowered, descriptor, .tuple(fields), layout,
          .tuple(labels: elements.map { $0.label }, elements: fields.map { describe($0) }))
      }
    case .function: finish(lowered, descriptor, .function, Self.reference, .function)
    case .existential: finish(lowered, descriptor, .existential, Self.reference, .existential)
    case .metatype: finish(lowered, descriptor, .metatype, Self.plain, .metatype)
    default: finish(lowered, descriptor, .void, Layout(slotCount: 0, references: []), .void)
    }
    return lowered
  }

  /// What lies behind a reference may contain a type whose own layout is not known yet: it is laid out when the
  /// outermost type is.
  private func completeTypes() {
    while let type = incompleteTypes.popLast() { complete(type) }
  }

  private func complete(_ type: LoweredType) {
    guard let completion = type.completion else { return }
    type.completion = nil
    completion()
  }

  private func postpone(_ type: LoweredType, _ completion: @escaping () -> Void) {
    type.completion = completion
    incompleteTypes.append(type)
  }

  private func finish(
    _ lowered: LoweredType, _ descriptor: TypeDescriptor, _ kind: LoweredType.Kind,
    _ layout: Layout,
    _ descriptorKind: TypeDescriptor.Kind
  ) {
    lowered.kind = kind
    lowered.layout = layout
    lowered.layoutIndex = layoutIndex(layout)
    descriptor.kind = descriptorKind
    descriptor.layout = lowered.layoutIndex
  }

  private func describe(_ field: LoweredType.StoredField) -> TypeDescriptor.Field {
    TypeDescriptor.Field(name: field.name, type: field.type.index, offset: field.offset)
  }

  /// Lays fields one after another.
  private func place(_ parts: [(String, VariableEntity?, LoweredType)], from start: Int = 0) -> (
    [LoweredType.StoredField], Layout
  ) {
    var fields: [LoweredType.StoredField] = []
    var layout = Layout(slotCount: start, references: [])
    for (name, variable, type) in parts {
      fields.append(
        LoweredType.StoredField(
          name: name, variable: variable, offset: layout.slotCount, type: type))
      layout.references += type.layout.references.map { $0 + layout.slotCount }
      layout.slotCount += type.slotCount
    }
    return (fields, layout)
  }

  private func lowerNominal(
    _ lowered: LoweredType, _ descriptor: TypeDescriptor, _ entity: NominalEntity,
    _ arguments: [Type]
  ) {
    checker.collectMembers(of: entity)
    if let builtin = entity.builtin, lowerBuiltin(lowered, descriptor, builtin, arguments) {
      return
    }
    let substitution = entity.substitution(for: arguments)
    switch entity.kind {
    case .structure: lowerStructure(lowered, descriptor, entity, substitution)
    case .enumeration:
      if entity.name == "Optional", entity.isLibrary {
        lowerOptional(lowered, descriptor, arguments[0])
      } else {
        lowerEnumeration(lowered, descriptor, entity, substitution)
      }
    case .classType: lowerClass(lowered, descriptor, entity, substitution)
    case .protocolType: finish(lowered, descriptor, .existential, Self.reference, .existential)
    }
  }

  private func lowerBuiltin(
    _ lowered: LoweredType, _ descriptor: TypeDescriptor, _ builtin: String, _ arguments: [Type]
  ) -> Bool {
    switch builtin {
    case "integer": finish(lowered, descriptor, .integer, Self.plain, .integer)
    case "double": finish(lowered, descriptor, .double, Self.plain, .double)
    case "boolean": finish(lowered, descriptor, .boolean, Self.plain, .boolean)
    case "string": finish(lowered, descriptor, .string, Self.reference, .string)
    case "character": finish(lowered, descriptor, .character, Self.reference, .character)
    case "host": finish(lowered, descriptor, .host, Self.reference, .host)
    case "array":
      finish(lowered, descriptor, .array, Self.reference, .void)
      postpone(lowered) { descriptor.kind = .array(element: self.lower(arguments[0]).index) }
    case "set":
      finish(lowered, descriptor, .set, Self.reference, .void)
      postpone(lowered) { descriptor.kind = .set(element: self.lower(arguments[0]).index) }
    case "dictionary":
      finish(lowered, descriptor, .dictionary, Self.reference, .void)
      postpone(lowered) {
        let key = self.lower(arguments[0]).index
        descriptor.kind = .dictionary(key: key, value: self.lower(arguments[1]).index)
      }
    default:
      guard let width = Self.width(of: builtin) else { return false }
      finish(lowered, descriptor, .sizedInteger(width), Self.plain, .sizedInteger(width))
    }
    return true
  }

  static func width(of builtin: String) -> Int64? {
    switch builtin {
    case "int8": return IntegerWidth.int8.rawValue
    case "int16": return IntegerWidth.int16.rawValue
    case "int32": return IntegerWidth.int32.rawValue
    case "uint8": return IntegerWidth.uint8.rawValue
    case "uint16": return IntegerWidth.uint16.rawValue
    case "uint32": return IntegerWidth.uint32.rawValue
    case "uint64", "uint": return IntegerWidth.uint64.rawValue
    default: return nil
    }
  }

  /// The type that a stored property occupies: of a lazy one an optional, of a weak one a cell.
  func storageType(_ property: VariableEntity, _ substitution: Substitution) -> LoweredType {
    let type = checker.substitute(checker.type(of: property), substitution)
    if property.isLazy { return lower(checker.known.optional(type)) }
    return lower(type)
  }

  private func lowerStructure(
    _ lowered: LoweredType, _ descriptor: TypeDescriptor, _ entity: NominalEntity,
    _ substitution: Substitution
  ) {
    let (fields, layout) = place(
      entity.storedProperties.map { ($0.name, $0, storageType($0, substitution)) })
    finish(
      lowered, descriptor, .structure(fields), layout,
      .structure(fields: fields.map { describe($0) }))
  }

  private func lowerClass(
    _ lowered: LoweredType, _ descriptor: TypeDescriptor, _ entity: NominalEntity,
    _ substitution: Substitution
  ) {
    // Fields may have the class's own type, which is a reference whatever they are.
    finish(lowered, descriptor, .classType, Self.reference, .void)
    postpone(lowered) { self.layOutFields(of: lowered, descriptor, entity, substitution) }
  }

  private func layOutFields(
    of lowered: LoweredType, _ descriptor: TypeDescriptor, _ entity: NominalEntity,
    _ substitution: Substitution
  ) {
    // Fields of a class that grows without end are looked at no more.
    if isTooLarge { return }
    var inherited: [(String, VariableEntity?, LoweredType)] = []
    var superclassIndex: Int?
    if let superclass = entity.superclass {
      let parent = lower(checker.substitute(superclass, substitution))
      complete(parent)
      superclassIndex = parent.index
      inherited = parent.fields.map { ($0.name, $0.variable, $0.type) }
    }
    let own = entity.storedProperties.map { property in
      (property.name, property as VariableEntity?, storageType(property, substitution))
    }
    let (fields, layout) = place(inherited + own)
    lowered.fields = fields
    descriptor.kind = .classType(
      ClassDescriptor(
        superclass: superclassIndex, fields: fields.map { describe($0) },
        fieldLayout: layoutIndex(layout)))
    var ancestor = superclassIndex
    while let index = ancestor {
      descriptor.conformances.insert(index)
      guard case .classType(let parent) = program.types[index].kind else { break }
      ancestor = parent.superclass
    }
  }

  private func lowerOptional(
    _ lowered: LoweredType, _ descriptor: TypeDescriptor, _ payload: Type
  ) {
    if isNeverZero(payload) {
      // Known before the payload is lowered, in whose fields this optional may occur.
      lowered.layout = Self.reference
      let wrapped = lower(payload)
      finish(
        lowered, descriptor, .optional(wrapped, isReference: true), Self.reference,
        .optional(wrapped: wrapped.index))
      return
    }
    let wrapped = lower(payload)
    let layout = Layout(
      slotCount: 1 + wrapped.slotCount, references: wrapped.layout.references.map { $0 + 1 })
    finish(
      lowered, descriptor, .optional(wrapped, isReference: false), layout,
      .optional(wrapped: wrapped.index))
  }

  /// Whether a type is one reference that is never 0.
  private func isNeverZero(_ type: Type) -> Bool {
    switch checker.normalized(type) {
    case .function, .existential: return true
    case .nominal(let entity, _): return entity.kind == .classType || entity.builtin == "host"
    default: return false
    }
  }

  private func lowerEnumeration(
    _ lowered: LoweredType, _ descriptor: TypeDescriptor, _ entity: NominalEntity,
    _ substitution: Substitution
  ) {
    var plainCount = 0
    var referenceCount = 0
    var payloads: [Int: [LoweredType]] = [:]
    for item in entity.cases {
      checker.resolvePayload(item)
      if item.isIndirect {
        if !item.payload.isEmpty { referenceCount = max(referenceCount, 1) }
        continue
      }
      let types = item.payload.map { lower(checker.substitute($0.type, substitution)) }
      payloads[item.index] = types
      let references = types.reduce(0) { $0 + $1.layout.references.count }
      referenceCount = max(referenceCount, references)
      plainCount = max(plainCount, types.reduce(0) { $0 + $1.slotCount } - references)
    }
    // In indirect payloads the enum itself may occur, behind its box.
    lowered.layout = Layout(
      slotCount: 1 + plainCount + referenceCount,
      references: (0..<referenceCount).map { 1 + plainCount + $0 })
    for item in entity.cases where item.isIndirect && !isTooLarge {
      payloads[item.index] = item.payload.map { lower(checker.substitute($0.type, substitution)) }
    }
    let firstReference = 1 + plainCount
    var cases: [LoweredType.LoweredCase] = []
    for item in entity.cases {
      cases.append(lowerCase(item, payloads[item.index] ?? [], firstReference: firstReference))
    }
    let layout = Layout(
      slotCount: firstReference + referenceCount,
      references: (0..<referenceCount).map { firstReference + $0 })
    let described = cases.map { item in
      TypeDescriptor.Case(
        name: item.entity.name, labels: item.entity.payload.map { $0.label },
        types: item.payload.map { $0.index }, slots: item.slots, boxLayout: item.box?.layout)
    }
    finish(lowered, descriptor, .enumeration(cases), layout, .enumeration(cases: described))
  }

  private func lowerCase(_ item: CaseEntity, _ types: [LoweredType], firstReference: Int)
    -> LoweredType.LoweredCase
  {
    var slots: [[Int]] = []
    if item.isIndirect, !types.isEmpty {
      let (fields, layout) = place(types.map { ("", nil, $0) })
      for field in fields {
        slots.append(Array(field.offset..<(field.offset + field.type.slotCount)))
      }
      return LoweredType.LoweredCase(
        entity: item, payload: types, slots: slots,
        box: LoweredType.BoxedPayload(
          layout: layoutIndex(layout), slotCount: layout.slotCount, slot: firstReference))
    }
    var plain = 1
    var reference = firstReference
    for type in types {
      var places: [Int] = []
      for slot in 0..<type.slotCount {
        if type.layout.references.contains(slot) {
          places.append(reference)
          reference += 1
        } else {
          places.append(plain)
          plain += 1
        }
      }
      slots.append(places)
    }
    return LoweredType.LoweredCase(entity: item, payload: types, slots: slots, box: nil)
  }
}

extension Checker {
  /// How Swift itself writes a type at run time: `Array<Int>`, `main.Point`.
  func runtimeName(_ type: Type, qualified: Bool) -> String {
    switch normalized(type) {
    case .nominal(let entity, let arguments):
      var name = entity.name
      if qualified { name = (entity.isLibrary ? "Swift." : "main.") + entity.fullName }
      if !arguments.isEmpty, arguments.count == entity.genericParameters.count {
        name +=
          "<"
          + arguments.map { runtimeName($0, qualified: qualified) }.joined(separator: ", ") + ">"
      }
      return name
    case .tuple(let elements):
      return "("
        + elements.map {
          ($0.label.map { $0 + ": " } ?? "") + runtimeName($0.type, qualified: qualified)
        }
        .joined(separator: ", ") + ")"
    case .function(let function):
      return "("
        + function.parameters.map { runtimeName($0.type, qualified: qualified) }.joined(
          separator: ", ")
        + ")\(function.isThrowing ? " throws" : "") -> "
        + runtimeName(function.result, qualified: qualified)
    case .existential(let protocols):
      return protocols.isEmpty ? "Any" : protocols.map { $0.name }.joined(separator: " & ")
    case .metatype(let inner): return runtimeName(inner, qualified: qualified) + ".Type"
    case let other: return show(other)
    }
  }
}
