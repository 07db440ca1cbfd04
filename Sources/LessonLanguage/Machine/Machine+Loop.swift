/// The interpreter loop: one switch over plain instructions.
///
/// Frequent instructions are done here, everything else in a method of its family, which gets the loop's registers
/// and returns `false` after a trap. Nothing here touches a Swift reference count.
extension Machine {
  /// Runs from `start` in the frame at `frame` until the block or the nested call ends; returns `false` after a trap.
  @inline(never)
  func execute(from start: UnsafePointer<Instruction>, in frame: Slots) -> Bool {
    var ip = start
    var fp = frame
    let code = UnsafePointer(self.code)
    let state = self.state
    let functions = UnsafePointer(self.functions)
    let globals = self.stack
    let stackEnd = self.stackEnd
    let framesEnd = self.framesEnd
    let constants = self.constants
    let layouts = UnsafePointer(types.layouts)

    while true {
      let step = ip.pointee
      ip += 1
      let a = fp + Int(step.a)
      switch step.opcode {

      // MARK: Moving slots
      case .constant: a.pointee = step.immediate.slot
      case .constantString: a.pointee = constants[Int(truncatingIfNeeded: step.immediate)]
      case .move: a.pointee = fp[Int(step.b)]
      case .move2:
        let first = fp[Int(step.b)]
        let second = fp[Int(step.b) + 1]
        a.pointee = first
        a[1] = second
      case .moveN: a.update(from: fp + Int(step.b), count: Int(step.c))
      case .zero: a.update(repeating: 0, count: Int(step.c))
      case .copy:
        let slot = fp[Int(step.b)]
        retain(slot)
        a.pointee = slot
      case .copyValue:
        let layout = layouts[Int(truncatingIfNeeded: step.immediate)]
        a.update(from: fp + Int(step.b), count: layout.slotCount)
        for index in 0..<layout.referenceCount {
          retain(a[Int(layout.references[index])])
        }
      case .retain: retain(a.pointee)
      case .release:
        let slot = a.pointee
        if slot.isAddress {
          let object = slot.object
          let count = object.count &- 1
          object.count = count
          if count == 0 {
            state.pointee.ip = ip
            state.pointee.fp = fp
            if !end(object) { return false }
          }
        }
      case .retainValue:
        retainValue(a, layout: Int(truncatingIfNeeded: step.immediate))
      case .releaseValue:
        state.pointee.ip = ip
        state.pointee.fp = fp
        guard releaseValue(a, layout: Int(truncatingIfNeeded: step.immediate)) else {
          return false
        }
      case .loadGlobal:
        let source = globals + Int(truncatingIfNeeded: step.immediate)
        if step.c == 1 {
          a.pointee = source.pointee
        } else {
          a.update(from: source, count: Int(step.c))
        }
      case .storeGlobal:
        let target = globals + Int(truncatingIfNeeded: step.immediate)
        if step.c == 1 {
          target.pointee = a.pointee
        } else {
          target.update(from: a, count: Int(step.c))
        }
      case .takeGlobal:
        let source = globals + Int(truncatingIfNeeded: step.immediate)
        if step.c == 1 {
          a.pointee = source.pointee
          source.pointee = 0
        } else {
          a.update(from: source, count: Int(step.c))
          source.update(repeating: 0, count: Int(step.c))
        }

      // MARK: Objects with fields
      case .newBox:
        let layout = Int(truncatingIfNeeded: step.immediate)
        guard
          let object = makeObject(
            ObjectKind.box, typeIndex: layout, slots: layouts[layout].slotCount)
        else { return fail(.memoryExhausted, ip, fp) }
        a.pointee = Slot(object)
      case .newInstance:
        let type = Int(truncatingIfNeeded: step.immediate)
        let slots = layouts[types.types[type].fieldLayout].slotCount
        guard let object = makeObject(ObjectKind.instance, typeIndex: type, slots: slots) else {
          return fail(.memoryExhausted, ip, fp)
        }
        a.pointee = Slot(object)
      case .newClosure:
        let layout = Int(step.c)
        guard
          let object = makeObject(
            ObjectKind.closure, typeIndex: layout, slots: layouts[layout].slotCount)
        else { return fail(.memoryExhausted, ip, fp) }
        object.payload[0] = step.immediate.slot
        a.pointee = Slot(object)
      case .loadField:
        let slot = fp[Int(step.b)]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        a.update(
          from: slot.object.payload + Int(truncatingIfNeeded: step.immediate),
          count: Int(step.c))
      case .loadField1:
        let slot = fp[Int(step.b)]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        a.pointee = slot.object.payload[Int(truncatingIfNeeded: step.immediate)]
      case .loadFieldReference:
        let slot = fp[Int(step.b)]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        let reference = slot.object.payload[Int(truncatingIfNeeded: step.immediate)]
        retain(reference)
        a.pointee = reference
      case .storeField:
        let slot = fp[Int(step.b)]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        (slot.object.payload + Int(truncatingIfNeeded: step.immediate)).update(
          from: a, count: Int(step.c))
      case .storeField1:
        let slot = fp[Int(step.b)]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        slot.object.payload[Int(truncatingIfNeeded: step.immediate)] = a.pointee
      case .storeFieldReference:
        let slot = fp[Int(step.b)]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        let field = slot.object.payload + Int(truncatingIfNeeded: step.immediate)
        let old = field.pointee
        field.pointee = a.pointee
        if old.isAddress {
          state.pointee.ip = ip
          state.pointee.fp = fp
          if !release(old) { return false }
        }
      case .takeField:
        let slot = fp[Int(step.b)]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        let field = slot.object.payload + Int(truncatingIfNeeded: step.immediate)
        a.update(from: field, count: Int(step.c))
        field.update(repeating: 0, count: Int(step.c))
      case .makeExistential: guard makeExistential(ip, fp) else { return false }
      case .existentialIs: guard existentialIs(ip, fp) else { return false }
      case .instanceIs: guard instanceIs(ip, fp) else { return false }
      case .existentialType:
        let slot = fp[Int(step.b)]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        a.pointee = UInt64(truncatingIfNeeded: dynamicType(ofExistential: slot))
      case .makeExistentialUnique: guard makeExistentialUnique(ip, fp) else { return false }
      case .makeWeak: guard makeWeak(ip, fp) else { return false }
      case .loadWeak: a.pointee = instance(ofWeak: fp[Int(step.b)])
      case .loadUnowned:
        let instance = instance(ofWeak: fp[Int(step.b)])
        guard instance != 0 else { return fail(.danglingUnowned, ip, fp) }
        a.pointee = instance

      // MARK: Integers
      case .addInteger:
        let (result, overflow) = fp[Int(step.b)].integer.addingReportingOverflow(
          fp[Int(step.c)].integer)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .subtractInteger:
        let (result, overflow) = fp[Int(step.b)].integer.subtractingReportingOverflow(
          fp[Int(step.c)].integer)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .multiplyInteger:
        let (result, overflow) = fp[Int(step.b)].integer.multipliedReportingOverflow(
          by: fp[Int(step.c)].integer)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .divideInteger:
        let divisor = fp[Int(step.c)].integer
        if divisor == 0 { return fail(.divisionByZero, ip, fp) }
        let (result, overflow) = fp[Int(step.b)].integer.dividedReportingOverflow(by: divisor)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .remainderInteger:
        let divisor = fp[Int(step.c)].integer
        if divisor == 0 { return fail(.divisionByZero, ip, fp) }
        let (result, overflow) = fp[Int(step.b)].integer.remainderReportingOverflow(
          dividingBy: divisor)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .addConstant:
        let (result, overflow) = fp[Int(step.b)].integer.addingReportingOverflow(step.immediate)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .multiplyConstant:
        let (result, overflow) = fp[Int(step.b)].integer.multipliedReportingOverflow(
          by: step.immediate)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .divideConstant:
        if step.immediate == 0 { return fail(.divisionByZero, ip, fp) }
        let (result, overflow) = fp[Int(step.b)].integer.dividedReportingOverflow(
          by: step.immediate)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .remainderConstant:
        if step.immediate == 0 { return fail(.divisionByZero, ip, fp) }
        let (result, overflow) = fp[Int(step.b)].integer.remainderReportingOverflow(
          dividingBy: step.immediate)
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result.slot
      case .negateInteger:
        let value = fp[Int(step.b)].integer
        if value == Int64.min { return fail(.overflow, ip, fp) }
        a.pointee = (0 &- value).slot
      case .wrappingAdd: a.pointee = fp[Int(step.b)] &+ fp[Int(step.c)]
      case .wrappingSubtract: a.pointee = fp[Int(step.b)] &- fp[Int(step.c)]
      case .wrappingMultiply: a.pointee = fp[Int(step.b)] &* fp[Int(step.c)]
      case .bitAnd: a.pointee = fp[Int(step.b)] & fp[Int(step.c)]
      case .bitOr: a.pointee = fp[Int(step.b)] | fp[Int(step.c)]
      case .bitXor: a.pointee = fp[Int(step.b)] ^ fp[Int(step.c)]
      case .shiftLeft: a.pointee = (fp[Int(step.b)].integer << fp[Int(step.c)].integer).slot
      case .shiftRight: a.pointee = (fp[Int(step.b)].integer >> fp[Int(step.c)].integer).slot
      case .bitNot: a.pointee = ~fp[Int(step.b)]
      case .equalInteger: a.pointee = UInt64(truth: fp[Int(step.b)] == fp[Int(step.c)])
      case .notEqualInteger: a.pointee = UInt64(truth: fp[Int(step.b)] != fp[Int(step.c)])
      case .lessInteger:
        a.pointee = UInt64(truth: fp[Int(step.b)].integer < fp[Int(step.c)].integer)
      case .lessEqualInteger:
        a.pointee = UInt64(truth: fp[Int(step.b)].integer <= fp[Int(step.c)].integer)
      case .checkWidth:
        let value = fp[Int(step.b)]
        guard value.fits(width: step.immediate) else { return fail(.overflow, ip, fp) }
        a.pointee = value
      case .truncateWidth: a.pointee = fp[Int(step.b)].truncated(toWidth: step.immediate)
      case .addUnsigned:
        let (result, overflow) = fp[Int(step.b)].addingReportingOverflow(fp[Int(step.c)])
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result
      case .subtractUnsigned:
        let (result, overflow) = fp[Int(step.b)].subtractingReportingOverflow(fp[Int(step.c)])
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result
      case .multiplyUnsigned:
        let (result, overflow) = fp[Int(step.b)].multipliedReportingOverflow(by: fp[Int(step.c)])
        if overflow { return fail(.overflow, ip, fp) }
        a.pointee = result
      case .divideUnsigned:
        if fp[Int(step.c)] == 0 { return fail(.divisionByZero, ip, fp) }
        a.pointee = fp[Int(step.b)] / fp[Int(step.c)]
      case .remainderUnsigned:
        if fp[Int(step.c)] == 0 { return fail(.divisionByZero, ip, fp) }
        a.pointee = fp[Int(step.b)] % fp[Int(step.c)]
      case .lessUnsigned: a.pointee = UInt64(truth: fp[Int(step.b)] < fp[Int(step.c)])
      case .lessEqualUnsigned: a.pointee = UInt64(truth: fp[Int(step.b)] <= fp[Int(step.c)])
      case .shiftRightUnsigned: a.pointee = fp[Int(step.b)] >> fp[Int(step.c)].integer

      // MARK: Doubles
      case .addDouble:
        a.pointee = (fp[Int(step.b)].double + fp[Int(step.c)].double).bitPattern
      case .subtractDouble:
        a.pointee = (fp[Int(step.b)].double - fp[Int(step.c)].double).bitPattern
      case .multiplyDouble:
        a.pointee = (fp[Int(step.b)].double * fp[Int(step.c)].double).bitPattern
      case .divideDouble:
        a.pointee = (fp[Int(step.b)].double / fp[Int(step.c)].double).bitPattern
      case .negateDouble: a.pointee = fp[Int(step.b)] ^ 1 << 63
      case .equalDouble:
        a.pointee = UInt64(truth: fp[Int(step.b)].double == fp[Int(step.c)].double)
      case .notEqualDouble:
        a.pointee = UInt64(truth: fp[Int(step.b)].double != fp[Int(step.c)].double)
      case .lessDouble:
        a.pointee = UInt64(truth: fp[Int(step.b)].double < fp[Int(step.c)].double)
      case .lessEqualDouble:
        a.pointee = UInt64(truth: fp[Int(step.b)].double <= fp[Int(step.c)].double)
      case .squareRoot: a.pointee = fp[Int(step.b)].double.squareRoot().bitPattern
      case .absoluteDouble: a.pointee = fp[Int(step.b)] & ~(1 << 63)
      case .integerToDouble: a.pointee = Double(fp[Int(step.b)].integer).bitPattern
      case .doubleToInteger:
        let value = fp[Int(step.b)].double
        guard value > -9_223_372_036_854_777_856.0, value < 9_223_372_036_854_775_808.0 else {
          return failConversion(value, ip, fp)
        }
        a.pointee = Int64(value).slot

      // MARK: Truth and jumps
      case .not: a.pointee = 1 &- fp[Int(step.b)]
      case .jump: ip = code + Int(truncatingIfNeeded: step.immediate)
      case .loop:
        let target = code + Int(truncatingIfNeeded: step.immediate)
        state.pointee.fuel &-= Int64(truncatingIfNeeded: ip - target)
        if state.pointee.fuel < 0 { return fail(.fuelExhausted, ip, fp) }
        ip = target
      case .loopNext:
        let next = a.pointee.integer &+ 1
        a.pointee = next.slot
        if next < fp[Int(step.b)].integer {
          let target = code + Int(truncatingIfNeeded: step.immediate)
          state.pointee.fuel &-= Int64(truncatingIfNeeded: ip - target)
          if state.pointee.fuel < 0 { return fail(.fuelExhausted, ip, fp) }
          ip = target
        }
      case .loopIf:
        if a.pointee != 0 {
          let target = code + Int(truncatingIfNeeded: step.immediate)
          state.pointee.fuel &-= Int64(truncatingIfNeeded: ip - target)
          if state.pointee.fuel < 0 { return fail(.fuelExhausted, ip, fp) }
          ip = target
        }
      case .loopIfLess:
        if a.pointee.integer < fp[Int(step.b)].integer {
          let target = code + Int(truncatingIfNeeded: step.immediate)
          state.pointee.fuel &-= Int64(truncatingIfNeeded: ip - target)
          if state.pointee.fuel < 0 { return fail(.fuelExhausted, ip, fp) }
          ip = target
        }
      case .jumpIf:
        if a.pointee != 0 { ip = code + Int(truncatingIfNeeded: step.immediate) }
      case .jumpUnless:
        if a.pointee == 0 { ip = code + Int(truncatingIfNeeded: step.immediate) }
      case .jumpIfEqualInteger:
        if a.pointee == fp[Int(step.b)] { ip = code + Int(truncatingIfNeeded: step.immediate) }
      case .jumpIfNotEqualInteger:
        if a.pointee != fp[Int(step.b)] { ip = code + Int(truncatingIfNeeded: step.immediate) }
      case .jumpIfLessInteger:
        if a.pointee.integer < fp[Int(step.b)].integer {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfLessEqualInteger:
        if a.pointee.integer <= fp[Int(step.b)].integer {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfEqualConstant:
        if a.pointee.integer == step.constant {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfNotEqualConstant:
        if a.pointee.integer != step.constant {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfLessConstant:
        if a.pointee.integer < step.constant {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfLessEqualConstant:
        if a.pointee.integer <= step.constant {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfGreaterConstant:
        if a.pointee.integer > step.constant {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfGreaterEqualConstant:
        if a.pointee.integer >= step.constant {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfEqualDouble:
        if a.pointee.double == fp[Int(step.b)].double {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfNotEqualDouble:
        if a.pointee.double != fp[Int(step.b)].double {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfLessDouble:
        if a.pointee.double < fp[Int(step.b)].double {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfNotLessDouble:
        if !(a.pointee.double < fp[Int(step.b)].double) {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfLessEqualDouble:
        if a.pointee.double <= fp[Int(step.b)].double {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfNotLessEqualDouble:
        if !(a.pointee.double <= fp[Int(step.b)].double) {
          ip = code + Int(truncatingIfNeeded: step.immediate)
        }
      case .jumpIfError:
        if state.pointee.error != 0 { ip = code + Int(truncatingIfNeeded: step.immediate) }

      // MARK: Calls
      case .call, .callClosure, .callVirtual, .callWitness:
        var function = Int(truncatingIfNeeded: step.immediate)
        if step.opcode != .call {
          guard let found = callee(step, ip, fp) else { return false }
          function = found
        }
        let target = functions[function]
        let frame = state.pointee.frame
        guard a + target.frameSize <= stackEnd, frame < framesEnd else {
          return fail(.recursionTooDeep, ip, fp)
        }
        frame.initialize(to: Frame(ip: ip, fp: fp))
        state.pointee.frame = frame + 1
        state.pointee.fuel &-= Machine.callCost
        if state.pointee.fuel < 0 { return fail(.fuelExhausted, target.code + 1, a) }
        fp = a
        ip = target.code
      case .callBuiltin:
        state.pointee.ip = ip
        state.pointee.fp = fp
        let body = builtins[Int(truncatingIfNeeded: step.immediate)]
        guard body(self, a, a + Int(step.b)) else { return false }
      case .callHost: guard callHost(ip, fp) else { return false }
      case .returnCall:
        let frame = state.pointee.frame - 1
        state.pointee.frame = frame
        ip = frame.pointee.ip
        fp = frame.pointee.fp
      case .setError: state.pointee.error = a.pointee
      case .takeError:
        a.pointee = state.pointee.error
        state.pointee.error = 0
      case .trap: return trap(ip, fp)
      case .endBlock: return true

      // MARK: Arrays
      case .newArray: guard newArray(ip, fp) else { return false }
      case .arrayCount:
        let slot = fp[Int(step.b)]
        a.pointee = slot == 0 ? 0 : slot.object.payload[0]
      case .arrayGet, .arrayPeek:
        let slot = fp[Int(step.b)]
        let index = fp[Int(step.c)]
        guard slot != 0, index < slot.object.payload[0] else {
          failElement(slot, index, ip, fp)
          return false
        }
        a.pointee = slot.object.elements[Int(truncatingIfNeeded: index)]
      case .arrayGetReference:
        let slot = fp[Int(step.b)]
        let index = fp[Int(step.c)]
        guard slot != 0, index < slot.object.payload[0] else {
          failElement(slot, index, ip, fp)
          return false
        }
        let reference = slot.object.elements[Int(truncatingIfNeeded: index)]
        retain(reference)
        a.pointee = reference
      case .arrayGetValue: guard arrayGetValue(ip, fp) else { return false }
      case .arrayGetSlot:
        guard let element = element(fp[Int(step.b)], fp[Int(step.c)], ip, fp) else {
          return false
        }
        a.pointee = element[Int(truncatingIfNeeded: step.immediate)]
      case .arrayPeekSlots:
        guard let element = element(fp[Int(step.b)], fp[Int(step.c)], ip, fp) else {
          return false
        }
        a.update(
          from: element + Int(truncatingIfNeeded: step.immediate), count: Int(ip.pointee.c))
        ip += 1
      case .arraySet:
        let slot = a.pointee
        let index = fp[Int(step.b)]
        if slot != 0, index < slot.object.payload[0], slot.object.isUnique {
          slot.object.elements[Int(truncatingIfNeeded: index)] = fp[Int(step.c)]
        } else {
          guard let element = uniqueElement(a, index, ip, fp) else { return false }
          element.pointee = fp[Int(step.c)]
        }
      case .arraySetReference: guard arraySetReference(ip, fp) else { return false }
      case .arraySetValue: guard arraySetValue(ip, fp) else { return false }
      case .arraySetSlot:
        guard let element = uniqueElement(a, fp[Int(step.b)], ip, fp) else { return false }
        element[Int(truncatingIfNeeded: step.immediate)] = fp[Int(step.c)]
      case .arraySetSlots:
        guard let element = uniqueElement(a, fp[Int(step.b)], ip, fp) else { return false }
        (element + Int(truncatingIfNeeded: step.immediate)).update(
          from: fp + Int(step.c), count: Int(ip.pointee.c))
        ip += 1
      case .arrayTake: guard arrayTake(ip, fp) else { return false }
      case .arrayAppend:
        let slot = a.pointee
        if slot != 0, slot.object.isUnique, slot.object.aux == 1,
          slot.object.payload[0] < slot.object.payload[1]
        {
          let count = slot.object.payload[0]
          slot.object.elements[Int(truncatingIfNeeded: count)] = fp[Int(step.b)]
          slot.object.payload[0] = count &+ 1
        } else {
          guard arrayAppend(ip, fp) else { return false }
        }
      case .extra: break

      // MARK: Strings and values of any type
      case .concatenate: guard concatenate(ip, fp) else { return false }
      case .appendString:
        state.pointee.ip = ip
        state.pointee.fp = fp
        guard append(fp[Int(step.b)], to: a) else { return false }
      case .joinStrings: guard joinStrings(ip, fp) else { return false }
      case .describe: guard describe(ip, fp) else { return false }
      case .equalString:
        a.pointee = UInt64(truth: areEqualStrings(fp[Int(step.b)], fp[Int(step.c)]))
      case .lessString: a.pointee = UInt64(truth: isLessString(fp[Int(step.b)], fp[Int(step.c)]))
      case .equalValue:
        state.pointee.ip = ip
        state.pointee.fp = fp
        let isEqual = areEqual(
          fp + Int(step.b), fp + Int(step.c), type: Int(truncatingIfNeeded: step.immediate))
        guard let isEqual else { return false }
        a.pointee = UInt64(truth: isEqual)
      }
    }
  }
}

extension Instruction {
  /// `b` as a signed constant.
  @inline(__always) var constant: Int64 { Int64(Int16(bitPattern: b)) }
}
