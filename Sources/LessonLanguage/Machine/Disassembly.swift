import Diagnostics

/// How an instruction uses its operands, for the disassembly.
struct OperandShape {
  /// `a`, `b` and `c` are registers where they are set.
  var registers: [Bool]
  /// What `k` is.
  var immediate: Immediate

  enum Immediate {
    case none, constant, double, register, target, function, string, layout, type, builtin, global
    case field, code
    /// A target after the `Float` in `b` and `c`.
    case floatTarget
  }
}

extension Program {
  /// The program's code, one instruction a line under the name of its function; the tests' goldens.
  public var disassembly: String {
    var text = ""
    for (index, function) in functions.enumerated().sorted(by: {
      $0.element.entry < $1.element.entry
    }) {
      text += "\(index) \(function.name): frame \(function.frameSize)"
      text += ", result \(function.resultSlots), parameters \(function.parameterSlots)\n"
      text += disassembly(of: index, lines: nil)
    }
    return text
  }

  /// The code of one function; `lines` adds the line of the text that each instruction comes from.
  public func disassembly(of function: Int, lines: SourceMap?) -> String {
    let start = functions[function].entry
    var end = code.count
    for other in functions where other.entry > start { end = min(end, other.entry) }
    var text = ""
    for index in start..<end {
      var number = String(index - start)
      while number.utf8.count < 4 { number = " " + number }
      text += number + "  " + describe(code[index], from: start)
      if let lines, spans.indices.contains(index) {
        text += "  ; line \(lines.location(of: spans[index]).line)"
      }
      text += "\n"
    }
    return text
  }

  func describe(_ step: Instruction, from start: Int) -> String {
    let shape = step.opcode.shape
    var operands: [String] = []
    for (position, value) in [step.a, step.b, step.c].enumerated()
    where position < shape.registers.count {
      if shape.registers[position] {
        operands.append("r\(value)")
      } else {
        operands.append(String(Int16(bitPattern: value)))
      }
    }
    let immediate = describeImmediate(step, from: start)
    if case .field = shape.immediate {
      operands.append("[\(immediate)]")
    } else if !immediate.isEmpty {
      operands.append(immediate)
    }
    return operands.isEmpty
      ? step.opcode.name : step.opcode.name + " " + operands.joined(separator: ", ")
  }

  /// What `k` means in `step`; empty if it has none.
  func describeImmediate(_ step: Instruction, from start: Int) -> String {
    let k = Int(truncatingIfNeeded: step.immediate)
    switch step.opcode.shape.immediate {
    case .none: return ""
    case .constant: return constantText(step.immediate)
    case .double: return Double(bitPattern: UInt64(bitPattern: step.immediate)).description
    case .register: return "r\(k)"
    case .floatTarget: return "\(step.float.description), -> \(k - start)"
    case .target: return "-> \(k - start)"
    case .function: return functions.indices.contains(k) ? functions[k].name : "?"
    case .string:
      var quoted: [UInt8] = []
      let bytes = strings.indices.contains(k) ? Array(strings[k].utf8) : []
      bytes.withUnsafeBufferPointer { buffer in
        if let base = buffer.baseAddress {
          quoted.append(
            quoted: StringBytes(pointer: base, count: buffer.count, isASCII: false))
        } else {
          quoted.append("\"\"")
        }
      }
      return String(decoding: quoted, as: UTF8.self)
    case .layout: return layoutText(k)
    case .type: return types.indices.contains(k) ? types[k].name : "type \(k)"
    case .builtin:
      let names = Builtins.names
      return names.indices.contains(k) ? names[k] : "?"
    case .global: return "G\(k)"
    case .field: return String(k)
    case .code: return "trap \(k)"
    }
  }

  /// A number with what it is as a Double, if it looks like the bits of one.
  private func constantText(_ value: Int64) -> String {
    guard value.magnitude > 1 << 52 else { return String(value) }
    return "\(value) (\(Double(bitPattern: UInt64(bitPattern: value)).description))"
  }

  /// One letter a slot: `p` for a plain one, `r` for a reference.
  private func layoutText(_ index: Int) -> String {
    guard layouts.indices.contains(index) else { return "<layout \(index)>" }
    var letters = ""
    for slot in 0..<layouts[index].slotCount {
      letters += layouts[index].references.contains(slot) ? "r" : "p"
    }
    return "<\(letters)>"
  }
}

extension Opcode {
  var shape: OperandShape {
    func shape(_ registers: [Bool]) -> OperandShape {
      OperandShape(registers: registers, immediate: .none)
    }
    func shape(_ registers: [Bool], _ immediate: OperandShape.Immediate) -> OperandShape {
      OperandShape(registers: registers, immediate: immediate)
    }
    let one = [true]
    let two = [true, true]
    let three = [true, true, true]
    switch self {
    case .constant: return shape(one, .constant)
    case .constantString: return shape(one, .string)
    case .move, .move2, .copy: return shape(two)
    case .moveN: return shape([true, true, false])
    case .zero: return shape([true, false, false])
    case .copyValue: return shape(two, .layout)
    case .retain, .release, .setError, .takeError: return shape(one)
    case .retainValue, .releaseValue, .newBox: return shape(one, .layout)
    case .loadGlobal, .storeGlobal, .takeGlobal: return shape([true, false, false], .global)
    case .newInstance: return shape(one, .type)
    case .newClosure: return shape([true, false, false], .function)
    case .loadField, .storeField, .takeField: return shape([true, true, false], .field)
    case .loadField1, .loadFieldReference, .storeField1, .storeFieldReference:
      return shape(two, .field)
    case .makeExistential, .existentialIs, .instanceIs: return shape(two, .type)
    case .existentialType, .unwrapExistential, .wrapInstance, .makeWeak, .loadWeak, .loadUnowned:
      return shape(two)
    case .makeExistentialUnique: return shape(one)
    case .addConstant, .multiplyConstant, .divideConstant, .remainderConstant, .checkWidth,
      .truncateWidth:
      return shape(two, .constant)
    case .addDoubleConstant, .multiplyDoubleConstant, .divideDoubleConstant,
      .subtractFromDoubleConstant, .divideDoubleConstantBy:
      return shape(two, .double)
    case .multiplyAddDouble, .multiplySubtractDouble, .subtractProductDouble, .arrayGetNested,
      .arraySetNested:
      return shape(three, .register)
    case .arraySetConstant: return shape(two, .constant)
    case .negateInteger, .bitNot, .negateDouble, .squareRoot, .absoluteDouble, .integerToDouble,
      .doubleToInteger, .not, .arrayCount, .appendString:
      return shape(two)
    case .jump, .loop, .jumpIfError: return shape([], .target)
    case .jumpIf, .jumpUnless, .loopIf, .loopUnless: return shape(one, .target)
    case .loopNext, .jumpIfEqualInteger, .jumpIfNotEqualInteger, .jumpIfLessInteger,
      .jumpIfLessEqualInteger, .jumpIfEqualDouble, .jumpIfNotEqualDouble, .jumpIfLessDouble,
      .jumpIfNotLessDouble, .jumpIfLessEqualDouble, .jumpIfNotLessEqualDouble,
      .loopIfEqualInteger, .loopIfNotEqualInteger, .loopIfLessInteger, .loopIfLessEqualInteger,
      .loopIfLessDouble, .loopIfNotLessDouble, .loopIfLessEqualDouble, .loopIfNotLessEqualDouble:
      return shape(two, .target)
    case .jumpIfEqualConstant, .jumpIfNotEqualConstant, .jumpIfLessConstant,
      .jumpIfLessEqualConstant, .jumpIfGreaterConstant, .jumpIfGreaterEqualConstant,
      .loopIfEqualConstant, .loopIfNotEqualConstant, .loopIfLessConstant, .loopIfLessEqualConstant,
      .loopIfGreaterConstant, .loopIfGreaterEqualConstant:
      return shape([true, false], .target)
    case .jumpIfLessDoubleConstant, .jumpIfNotLessDoubleConstant, .jumpIfLessEqualDoubleConstant,
      .jumpIfNotLessEqualDoubleConstant, .jumpIfGreaterDoubleConstant,
      .jumpIfNotGreaterDoubleConstant, .jumpIfGreaterEqualDoubleConstant,
      .jumpIfNotGreaterEqualDoubleConstant:
      return shape(one, .floatTarget)
    case .call: return shape(one, .function)
    case .callClosure: return shape(two)
    case .callVirtual, .callWitness, .callMetatype: return shape(two, .constant)
    case .callBuiltin: return shape([true, false], .builtin)
    case .callHost: return shape([true, false], .constant)
    case .returnCall, .returnError, .endBlock: return shape([])
    case .extra: return shape([false, false, false])
    case .trap: return shape([true, false], .code)
    case .newArray: return shape([true, true, false], .layout)
    case .arrayGetValue, .arraySetValue, .arrayTake: return shape(three, .layout)
    case .arrayAppend: return shape(two, .layout)
    case .arrayGetSlot, .arrayPeekSlots, .arraySetSlot, .arraySetSlots: return shape(three, .field)
    case .joinStrings: return shape([true, true, false])
    case .describe: return shape(two, .type)
    case .equalValue: return shape(three, .type)
    case .addInteger, .subtractInteger, .multiplyInteger, .divideInteger, .remainderInteger,
      .wrappingAdd, .wrappingSubtract, .wrappingMultiply, .bitAnd, .bitOr, .bitXor, .shiftLeft,
      .shiftRight, .equalInteger, .notEqualInteger, .lessInteger, .lessEqualInteger, .addUnsigned,
      .subtractUnsigned, .multiplyUnsigned, .divideUnsigned, .remainderUnsigned, .lessUnsigned,
      .lessEqualUnsigned, .shiftRightUnsigned, .addDouble, .subtractDouble, .multiplyDouble,
      .divideDouble, .equalDouble, .notEqualDouble, .lessDouble, .lessEqualDouble, .arrayGet,
      .arrayGetReference, .arrayPeek, .arraySet, .arraySetReference, .concatenate, .equalString,
      .lessString:
      return shape(three)
    }
  }
}
