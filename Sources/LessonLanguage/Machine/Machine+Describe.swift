/// Values as Swift prints them.
///
/// At the top a value shows its `description`; inside another one its `debugDescription`: strings in quotes, types
/// with their module.
extension Machine {
  /// Appends the description of a value to `text`; returns `false` after a trap.
  func describe(_ value: Slots, type: Int, isNested: Bool, into text: inout [UInt8]) -> Bool {
    guard text.count <= limits.outputBytes * 4 + 1 << 16 else { return fail(.memoryExhausted) }
    guard charge(1), deepen() else { return false }
    defer { valueDepth -= 1 }
    let descriptor = types.descriptors[type]
    switch descriptor.kind {
    case .void: text.append("()")
    case .integer: text.append(decimal: value.pointee.integer)
    case .sizedInteger(let width):
      if width == IntegerWidth.uint64.rawValue {
        text.append(String(value.pointee))
      } else {
        text.append(decimal: value.pointee.integer)
      }
    case .double: text.append(value.pointee.double.description)
    case .boolean: text.append(value.pointee == 0 ? "false" : "true")
    case .string, .character:
      let bytes = bytes(value.pointee)
      guard charge(bytes.count / 8) else { return false }
      if isNested { text.append(quoted: bytes) } else { text.append(contentsOf: bytes.buffer) }
    case .array(let element): return describeArray(value.pointee, element: element, into: &text)
    case .dictionary: return describeTable(value.pointee, descriptor, into: &text)
    case .set:
      if isNested { text.append("Set(") }
      guard describeTable(value.pointee, descriptor, into: &text) else { return false }
      if isNested { text.append(")") }
    case .existential:
      guard value.pointee.isAddress else {
        text.append("nil")
        return true
      }
      let object = value.pointee.object
      return describe(
        object.fields, type: Int(object.typeIndex), isNested: isNested, into: &text)
    case .metatype:
      let index = Int(truncatingIfNeeded: value.pointee)
      guard types.descriptors.indices.contains(index) else { return true }
      text.append(isNested ? types.descriptors[index].qualifiedName : types.descriptors[index].name)
    case .function: text.append("(Function)")
    case .optional(let wrapped):
      guard value.pointee != 0 else {
        text.append("nil")
        return true
      }
      text.append("Optional(")
      let finished = withPayload(of: value, wrapped: wrapped) {
        describe($0, type: wrapped, isNested: true, into: &text)
      }
      text.append(")")
      return finished
    case .tuple(let labels, let fields):
      return describeFields(value, fields, labels: labels, into: &text)
    case .host: return describeHost(value.pointee, descriptor, into: &text)
    case .structure, .enumeration, .classType:
      return describeNominal(value, type: type, isNested: isNested, into: &text)
    }
    return true
  }

  private func describeNominal(
    _ value: Slots, type: Int, isNested: Bool, into text: inout [UInt8]
  ) -> Bool {
    var index = type
    if types.types[type].shape == .classType {
      guard value.pointee.isAddress else {
        text.append("nil")
        return true
      }
      index = Int(value.pointee.object.typeIndex)
    }
    let descriptor = types.descriptors[index]
    if let function = descriptionFunction(of: index, isNested: isNested) {
      return describe(value, slots: types.types[index].slotCount, by: function, into: &text)
    }
    switch descriptor.kind {
    case .structure(let fields):
      text.append(isNested ? descriptor.qualifiedName : descriptor.name)
      return describeFields(value, fields, labels: nil, into: &text)
    case .enumeration(let cases):
      let tag = Int(truncatingIfNeeded: value.pointee)
      guard cases.indices.contains(tag) else { return true }
      if isNested {
        text.append(descriptor.qualifiedName)
        text.append(".")
      }
      return describeCase(value, type: index, cases[tag], into: &text)
    default:
      text.append(descriptor.qualifiedName)
      return true
    }
  }

  /// What the type, or else a class above it, has to describe its values.
  private func descriptionFunction(of type: Int, isNested: Bool) -> Int? {
    var index = type
    while index >= 0 {
      let descriptor = types.descriptors[index]
      let function =
        isNested
        ? descriptor.debugDescriptionFunction ?? descriptor.descriptionFunction
        : descriptor.descriptionFunction ?? descriptor.debugDescriptionFunction
      if let function { return function }
      index = types.types[index].superclass
    }
    return nil
  }

  private func describeCase(
    _ value: Slots, type: Int, _ enumCase: TypeDescriptor.Case, into text: inout [UInt8]
  ) -> Bool {
    text.append(enumCase.name)
    guard !enumCase.types.isEmpty else { return true }
    var isTuple = false
    if enumCase.types.count == 1, enumCase.labels[0] == nil,
      case .tuple = types.descriptors[enumCase.types[0]].kind
    {
      isTuple = true
    }
    if !isTuple { text.append("(") }
    for index in enumCase.types.indices {
      if index > 0 { text.append(", ") }
      if let label = enumCase.labels[index] {
        text.append(label)
        text.append(": ")
      }
      let finished = withPayload(of: value, type: type, case: enumCase, index) {
        describe($0, type: enumCase.types[index], isNested: true, into: &text)
      }
      guard finished else { return false }
    }
    if !isTuple { text.append(")") }
    return true
  }

  /// `labels` of a structure are the names of its fields.
  private func describeFields(
    _ value: Slots, _ fields: [TypeDescriptor.Field], labels: [String?]?,
    into text: inout [UInt8]
  ) -> Bool {
    text.append("(")
    for (index, field) in fields.enumerated() {
      if index > 0 { text.append(", ") }
      if let label = labels == nil ? field.name : labels?[index] {
        text.append(label)
        text.append(": ")
      }
      guard describe(value + field.offset, type: field.type, isNested: true, into: &text) else {
        return false
      }
    }
    text.append(")")
    return true
  }

  private func describeArray(_ slot: Slot, element: Int, into text: inout [UInt8]) -> Bool {
    text.append("[")
    if slot != 0 {
      let object = slot.object
      for index in 0..<object.elementCount {
        if index > 0 { text.append(", ") }
        let finished = describe(
          object.elements + index * object.stride, type: element, isNested: true, into: &text)
        guard finished else { return false }
      }
    }
    text.append("]")
    return true
  }

  private func describeTable(
    _ slot: Slot, _ descriptor: TypeDescriptor, into text: inout [UInt8]
  ) -> Bool {
    var isDictionary = false
    if case .dictionary = descriptor.kind { isDictionary = true }
    guard slot != 0, Table(slot.object).count > 0 else {
      text.append(isDictionary ? "[:]" : "[]")
      return true
    }
    let table = Table(slot.object)
    var isFirst = true
    text.append("[")
    for index in 0..<table.used where table.isPresent(index) {
      if !isFirst { text.append(", ") }
      isFirst = false
      guard describe(table.key(index), type: table.keyType, isNested: true, into: &text) else {
        return false
      }
      if let value = table.valueType {
        text.append(": ")
        guard describe(table.value(index), type: value, isNested: true, into: &text) else {
          return false
        }
      }
    }
    text.append("]")
    return true
  }

  private func describeHost(
    _ slot: Slot, _ descriptor: TypeDescriptor, into text: inout [UInt8]
  ) -> Bool {
    if let function = descriptor.descriptionFunction {
      return withTemporary(slots: 1) { value in
        value.pointee = slot
        return describe(value, slots: 1, by: function, into: &text)
      }
    }
    text.append(hostObject(slot)?.description ?? descriptor.name)
    return true
  }

  private func describe(
    _ value: Slots, slots: Int, by function: Int, into text: inout [UInt8]
  ) -> Bool {
    var result: Slot = 0
    let finished = call(
      function,
      prepare: { arguments in
        for index in 0..<slots { arguments[index] = value[index] }
      },
      finish: { result = $0.pointee })
    guard finished else { return false }
    text.append(contentsOf: bytes(result).buffer)
    return release(result)
  }

  @inline(never)
  func describe(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    state.pointee.ip = ip
    state.pointee.fp = fp
    var text: [UInt8] = []
    guard
      describe(
        fp + Int(step.b), type: Int(step.immediate), isNested: false, into: &text),
      let result = makeString(text)
    else { return false }
    fp[Int(step.a)] = result
    return true
  }
}

extension [UInt8] {
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  mutating func append(decimal value: Int64) { append(contentsOf: String(value).utf8) }

  /// Appends a string literal of the bytes.
  mutating func append(quoted bytes: StringBytes) {
    append(UInt8(ascii: "\""))
    for byte in bytes.buffer {
      switch byte {
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "'"): append("\\'")
      case 0: append("\\0")
      case 9: append("\\t")
      case 10: append("\\n")
      case 13: append("\\r")
      case 1..<32, 127:
        append("\\u{")
        let digits = Array("0123456789ABCDEF".utf8)
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 15)])
        append("}")
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
