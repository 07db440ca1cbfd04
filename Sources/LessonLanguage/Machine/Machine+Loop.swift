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
    let state = self.state
    let globals = self.stack
    let constants = self.constants
    let layouts = UnsafePointer(types.layouts)

    while true {
      switch ip.pointee.opcode {

      // MARK: Moving slots
      case .constant: fp[integer: ip.a] = ip.constant
      case .constantString: fp[ip.a] = constants[ip.k]
      case .move: fp[ip.a] = fp[ip.b]
      case .move2:
        let first = fp[ip.b]
        let second = fp[ip.b + 1]
        fp[ip.a] = first
        fp[ip.a + 1] = second
      case .moveN: copySlots(fp + ip.a, fp + ip.b, ip.c)
      case .zero: clearSlots(fp + ip.a, ip.c)
      case .copy:
        let slot = fp[ip.b]
        retain(slot)
        fp[ip.a] = slot
      case .copyValue:
        let layout = layouts[ip.k]
        copySlots(fp + ip.a, fp + ip.b, layout.slotCount)
        for index in 0..<layout.referenceCount {
          retain(fp[ip.a + Int(layout.references[index])])
        }
      case .retain: retain(fp[ip.a])
      case .release:
        let slot = fp[ip.a]
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
        retainValue(fp + ip.a, layout: ip.k)
      case .releaseValue:
        state.pointee.ip = ip
        state.pointee.fp = fp
        guard releaseValue(fp + ip.a, layout: ip.k) else {
          return false
        }
      case .loadGlobal:
        let source = globals + ip.k
        if ip.c == 1 {
          fp[ip.a] = source.pointee
        } else {
          (fp + ip.a).update(from: source, count: ip.c)
        }
      case .storeGlobal:
        let target = globals + ip.k
        if ip.c == 1 {
          target.pointee = fp[ip.a]
        } else {
          target.update(from: fp + ip.a, count: ip.c)
        }
      case .takeGlobal:
        let source = globals + ip.k
        if ip.c == 1 {
          fp[ip.a] = source.pointee
          source.pointee = 0
        } else {
          (fp + ip.a).update(from: source, count: ip.c)
          source.update(repeating: 0, count: ip.c)
        }

      // MARK: Objects with fields
      case .newBox:
        let layout = ip.k
        guard
          let object = makeObject(
            ObjectKind.box, typeIndex: layout, slots: layouts[layout].slotCount)
        else { return fail(.memoryExhausted, ip, fp) }
        fp[ip.a] = Slot(object)
      case .newInstance:
        let type = ip.k
        let slots = layouts[types.types[type].fieldLayout].slotCount
        guard let object = makeObject(ObjectKind.instance, typeIndex: type, slots: slots) else {
          return fail(.memoryExhausted, ip, fp)
        }
        fp[ip.a] = Slot(object)
      case .newClosure:
        let layout = ip.c
        guard
          let object = makeObject(
            ObjectKind.closure, typeIndex: layout, slots: layouts[layout].slotCount)
        else { return fail(.memoryExhausted, ip, fp) }
        object.payload[0] = ip.constant.slot
        fp[ip.a] = Slot(object)
      case .loadField:
        let slot = fp[ip.b]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        copySlots(fp + ip.a, slot.object.payload + ip.k, ip.c)
      case .loadField1:
        let slot = fp[ip.b]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        fp[ip.a] = slot.object.payload[ip.k]
      case .loadFieldReference:
        let slot = fp[ip.b]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        let reference = slot.object.payload[ip.k]
        retain(reference)
        fp[ip.a] = reference
      case .storeField:
        let slot = fp[ip.b]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        copySlots(slot.object.payload + ip.k, fp + ip.a, ip.c)
      case .storeField1:
        let slot = fp[ip.b]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        slot.object.payload[ip.k] = fp[ip.a]
      case .storeFieldReference:
        let slot = fp[ip.b]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        let field = slot.object.payload + ip.k
        let old = field.pointee
        field.pointee = fp[ip.a]
        if old.isAddress {
          state.pointee.ip = ip
          state.pointee.fp = fp
          if !release(old) { return false }
        }
      case .takeField:
        let slot = fp[ip.b]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        let field = slot.object.payload + ip.k
        (fp + ip.a).update(from: field, count: ip.c)
        field.update(repeating: 0, count: ip.c)
      case .makeExistential: guard makeExistential(ip, fp) else { return false }
      case .existentialIs: guard existentialIs(ip, fp) else { return false }
      case .instanceIs: guard instanceIs(ip, fp) else { return false }
      case .wrapInstance: guard wrapInstance(ip, fp) else { return false }
      case .unwrapExistential: guard unwrapExistential(ip, fp) else { return false }
      case .existentialType:
        let slot = fp[ip.b]
        guard slot != 0 else { return fail(.exclusivity, ip, fp) }
        fp[ip.a] = UInt64(truncatingIfNeeded: dynamicType(ofExistential: slot))
      case .makeExistentialUnique: guard makeExistentialUnique(ip, fp) else { return false }
      case .makeWeak: guard makeWeak(ip, fp) else { return false }
      case .loadWeak: fp[ip.a] = instance(ofWeak: fp[ip.b])
      case .loadUnowned:
        let instance = instance(ofWeak: fp[ip.b])
        guard instance != 0 else { return fail(.danglingUnowned, ip, fp) }
        fp[ip.a] = instance

      // MARK: Integers
      case .addInteger:
        guard put(fp[integer: ip.b].addingReportingOverflow(fp[integer: ip.c]), fp + ip.a)
        else { return fail(.overflow, ip, fp) }
      case .subtractInteger:
        guard put(fp[integer: ip.b].subtractingReportingOverflow(fp[integer: ip.c]), fp + ip.a)
        else { return fail(.overflow, ip, fp) }
      case .multiplyInteger:
        guard
          put(fp[integer: ip.b].multipliedReportingOverflow(by: fp[integer: ip.c]), fp + ip.a)
        else { return fail(.overflow, ip, fp) }
      case .divideInteger:
        let divisor = fp[integer: ip.c]
        if divisor == 0 { return fail(.divisionByZero, ip, fp) }
        guard put(fp[integer: ip.b].dividedReportingOverflow(by: divisor), fp + ip.a) else {
          return fail(.overflow, ip, fp)
        }
      case .remainderInteger:
        let divisor = fp[integer: ip.c]
        if divisor == 0 { return fail(.divisionByZero, ip, fp) }
        guard put(fp[integer: ip.b].remainderReportingOverflow(dividingBy: divisor), fp + ip.a)
        else { return fail(.overflow, ip, fp) }
      case .addConstant:
        guard put(fp[integer: ip.b].addingReportingOverflow(ip.constant), fp + ip.a) else {
          return fail(.overflow, ip, fp)
        }
      case .multiplyConstant:
        guard put(fp[integer: ip.b].multipliedReportingOverflow(by: ip.constant), fp + ip.a)
        else { return fail(.overflow, ip, fp) }
      case .divideConstant:
        if ip.constant == 0 { return fail(.divisionByZero, ip, fp) }
        guard put(fp[integer: ip.b].dividedReportingOverflow(by: ip.constant), fp + ip.a)
        else { return fail(.overflow, ip, fp) }
      case .remainderConstant:
        if ip.constant == 0 { return fail(.divisionByZero, ip, fp) }
        guard
          put(fp[integer: ip.b].remainderReportingOverflow(dividingBy: ip.constant), fp + ip.a)
        else { return fail(.overflow, ip, fp) }
      case .negateInteger:
        let value = fp[integer: ip.b]
        if value == Int64.min { return fail(.overflow, ip, fp) }
        fp[integer: ip.a] = 0 &- value
      case .wrappingAdd: fp[ip.a] = fp[ip.b] &+ fp[ip.c]
      case .wrappingSubtract: fp[ip.a] = fp[ip.b] &- fp[ip.c]
      case .wrappingMultiply: fp[ip.a] = fp[ip.b] &* fp[ip.c]
      case .bitAnd: fp[ip.a] = fp[ip.b] & fp[ip.c]
      case .bitOr: fp[ip.a] = fp[ip.b] | fp[ip.c]
      case .bitXor: fp[ip.a] = fp[ip.b] ^ fp[ip.c]
      case .shiftLeft: fp[integer: ip.a] = fp[integer: ip.b] << fp[integer: ip.c]
      case .shiftRight: fp[integer: ip.a] = fp[integer: ip.b] >> fp[integer: ip.c]
      case .bitNot: fp[ip.a] = ~fp[ip.b]
      case .equalInteger: fp[ip.a] = UInt64(truth: fp[ip.b] == fp[ip.c])
      case .notEqualInteger: fp[ip.a] = UInt64(truth: fp[ip.b] != fp[ip.c])
      case .lessInteger:
        fp[ip.a] = UInt64(truth: fp[integer: ip.b] < fp[integer: ip.c])
      case .lessEqualInteger:
        fp[ip.a] = UInt64(truth: fp[integer: ip.b] <= fp[integer: ip.c])
      case .checkWidth:
        let value = fp[ip.b]
        guard value.fits(width: ip.constant) else { return fail(.overflow, ip, fp) }
        fp[ip.a] = value
      case .truncateWidth: fp[ip.a] = fp[ip.b].truncated(toWidth: ip.constant)
      case .addUnsigned:
        guard put(fp[ip.b].addingReportingOverflow(fp[ip.c]), fp + ip.a) else {
          return fail(.overflow, ip, fp)
        }
      case .subtractUnsigned:
        guard put(fp[ip.b].subtractingReportingOverflow(fp[ip.c]), fp + ip.a) else {
          return fail(.overflow, ip, fp)
        }
      case .multiplyUnsigned:
        guard put(fp[ip.b].multipliedReportingOverflow(by: fp[ip.c]), fp + ip.a) else {
          return fail(.overflow, ip, fp)
        }
      case .divideUnsigned:
        if fp[ip.c] == 0 { return fail(.divisionByZero, ip, fp) }
        fp[ip.a] = fp[ip.b] / fp[ip.c]
      case .remainderUnsigned:
        if fp[ip.c] == 0 { return fail(.divisionByZero, ip, fp) }
        fp[ip.a] = fp[ip.b] % fp[ip.c]
      case .lessUnsigned: fp[ip.a] = UInt64(truth: fp[ip.b] < fp[ip.c])
      case .lessEqualUnsigned: fp[ip.a] = UInt64(truth: fp[ip.b] <= fp[ip.c])
      case .shiftRightUnsigned: fp[ip.a] = fp[ip.b] >> fp[integer: ip.c]

      // MARK: Doubles
      case .addDouble:
        fp[double: ip.a] = fp[double: ip.b] + fp[double: ip.c]
      case .subtractDouble:
        fp[double: ip.a] = fp[double: ip.b] - fp[double: ip.c]
      case .multiplyDouble:
        fp[double: ip.a] = fp[double: ip.b] * fp[double: ip.c]
      case .divideDouble:
        fp[double: ip.a] = fp[double: ip.b] / fp[double: ip.c]
      case .negateDouble: fp[ip.a] = fp[ip.b] ^ 1 << 63
      case .addDoubleConstant:
        fp[double: ip.a] = fp[double: ip.b] + ip.double
      case .multiplyDoubleConstant:
        fp[double: ip.a] = fp[double: ip.b] * ip.double
      case .divideDoubleConstant:
        fp[double: ip.a] = fp[double: ip.b] / ip.double
      case .subtractFromDoubleConstant:
        fp[double: ip.a] = ip.double - fp[double: ip.b]
      case .divideDoubleConstantBy:
        fp[double: ip.a] = ip.double / fp[double: ip.b]
      case .multiplyAddDouble:
        fp[double: ip.a] = fp[double: ip.b] * fp[double: ip.c] + fp[double: ip.k]
      case .multiplySubtractDouble:
        fp[double: ip.a] = fp[double: ip.b] * fp[double: ip.c] - fp[double: ip.k]
      case .subtractProductDouble:
        fp[double: ip.a] = fp[double: ip.k] - fp[double: ip.b] * fp[double: ip.c]
      case .equalDouble:
        fp[ip.a] = UInt64(truth: fp[double: ip.b] == fp[double: ip.c])
      case .notEqualDouble:
        fp[ip.a] = UInt64(truth: fp[double: ip.b] != fp[double: ip.c])
      case .lessDouble:
        fp[ip.a] = UInt64(truth: fp[double: ip.b] < fp[double: ip.c])
      case .lessEqualDouble:
        fp[ip.a] = UInt64(truth: fp[double: ip.b] <= fp[double: ip.c])
      case .squareRoot: fp[double: ip.a] = fp[double: ip.b].squareRoot()
      case .absoluteDouble: fp[ip.a] = fp[ip.b] & ~(1 << 63)
      case .integerToDouble: fp[double: ip.a] = Double(fp[integer: ip.b])
      case .doubleToInteger:
        let value = fp[double: ip.b]
        guard value > -9_223_372_036_854_777_856.0, value < 9_223_372_036_854_775_808.0 else {
          return failConversion(value, ip, fp)
        }
        fp[integer: ip.a] = Int64(value)

      // MARK: Truth and jumps
      case .not: fp[ip.a] = 1 &- fp[ip.b]
      case .jump: ip += ip.k
      case .jumpIf: if fp[ip.a] != 0 { ip += ip.k }
      case .jumpUnless: if fp[ip.a] == 0 { ip += ip.k }
      case .jumpIfEqualInteger: if fp[ip.a] == fp[ip.b] { ip += ip.k }
      case .jumpIfNotEqualInteger: if fp[ip.a] != fp[ip.b] { ip += ip.k }
      case .jumpIfLessInteger: if fp[integer: ip.a] < fp[integer: ip.b] { ip += ip.k }
      case .jumpIfLessEqualInteger: if fp[integer: ip.a] <= fp[integer: ip.b] { ip += ip.k }
      case .jumpIfEqualConstant: if fp[integer: ip.a] == ip.small { ip += ip.k }
      case .jumpIfNotEqualConstant: if fp[integer: ip.a] != ip.small { ip += ip.k }
      case .jumpIfLessConstant: if fp[integer: ip.a] < ip.small { ip += ip.k }
      case .jumpIfLessEqualConstant: if fp[integer: ip.a] <= ip.small { ip += ip.k }
      case .jumpIfGreaterConstant: if fp[integer: ip.a] > ip.small { ip += ip.k }
      case .jumpIfGreaterEqualConstant: if fp[integer: ip.a] >= ip.small { ip += ip.k }
      case .jumpIfEqualDouble: if fp[double: ip.a] == fp[double: ip.b] { ip += ip.k }
      case .jumpIfNotEqualDouble: if fp[double: ip.a] != fp[double: ip.b] { ip += ip.k }
      case .jumpIfLessDouble: if fp[double: ip.a] < fp[double: ip.b] { ip += ip.k }
      case .jumpIfNotLessDouble: if !(fp[double: ip.a] < fp[double: ip.b]) { ip += ip.k }
      case .jumpIfLessEqualDouble: if fp[double: ip.a] <= fp[double: ip.b] { ip += ip.k }
      case .jumpIfNotLessEqualDouble: if !(fp[double: ip.a] <= fp[double: ip.b]) { ip += ip.k }
      case .jumpIfLessDoubleConstant: if fp[double: ip.a] < ip.float { ip += ip.k }
      case .jumpIfNotLessDoubleConstant: if !(fp[double: ip.a] < ip.float) { ip += ip.k }
      case .jumpIfLessEqualDoubleConstant: if fp[double: ip.a] <= ip.float { ip += ip.k }
      case .jumpIfNotLessEqualDoubleConstant: if !(fp[double: ip.a] <= ip.float) { ip += ip.k }
      case .jumpIfGreaterDoubleConstant: if fp[double: ip.a] > ip.float { ip += ip.k }
      case .jumpIfNotGreaterDoubleConstant: if !(fp[double: ip.a] > ip.float) { ip += ip.k }
      case .jumpIfGreaterEqualDoubleConstant: if fp[double: ip.a] >= ip.float { ip += ip.k }
      case .jumpIfNotGreaterEqualDoubleConstant:
        if !(fp[double: ip.a] >= ip.float) { ip += ip.k }
      case .jumpIfError: if state.pointee.error != 0 { ip += ip.k }
      case .loop:
        guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
        ip += ip.k
      case .loopNext:
        let next = fp[integer: ip.a] &+ 1
        fp[integer: ip.a] = next
        if next < fp[integer: ip.b] {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIf:
        if fp[ip.a] != 0 {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopUnless:
        if fp[ip.a] == 0 {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfEqualInteger:
        if fp[ip.a] == fp[ip.b] {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfNotEqualInteger:
        if fp[ip.a] != fp[ip.b] {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfLessInteger:
        if fp[integer: ip.a] < fp[integer: ip.b] {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfLessEqualInteger:
        if fp[integer: ip.a] <= fp[integer: ip.b] {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfEqualConstant:
        if fp[integer: ip.a] == ip.small {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfNotEqualConstant:
        if fp[integer: ip.a] != ip.small {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfLessConstant:
        if fp[integer: ip.a] < ip.small {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfLessEqualConstant:
        if fp[integer: ip.a] <= ip.small {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfGreaterConstant:
        if fp[integer: ip.a] > ip.small {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfGreaterEqualConstant:
        if fp[integer: ip.a] >= ip.small {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfLessDouble:
        if fp[double: ip.a] < fp[double: ip.b] {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfNotLessDouble:
        if !(fp[double: ip.a] < fp[double: ip.b]) {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfLessEqualDouble:
        if fp[double: ip.a] <= fp[double: ip.b] {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }
      case .loopIfNotLessEqualDouble:
        if !(fp[double: ip.a] <= fp[double: ip.b]) {
          guard pay(ip, state) else { return fail(.fuelExhausted, ip, fp) }
          ip += ip.k
        }

      // MARK: Calls
      case .call:
        guard enter(ip.k, fp + ip.a, &ip, &fp, state) else { return false }
      case .callClosure, .callVirtual, .callWitness, .callMetatype:
        guard let function = callee(ip, fp),
          enter(function, fp + ip.a, &ip, &fp, state)
        else { return false }
      case .callBuiltin:
        state.pointee.ip = ip
        state.pointee.fp = fp
        let window = fp + ip.a
        guard builtins[ip.k].body(self, window, window + ip.b) else { return false }
      case .callHost: guard callHost(ip, fp) else { return false }
      case .returnCall:
        let frame = state.pointee.frame - 1
        state.pointee.frame = frame
        ip = frame.pointee.ip
        fp = frame.pointee.fp
      case .returnError:
        let frame = state.pointee.frame - 1
        state.pointee.frame = frame
        ip = frame.pointee.ip
        fp = frame.pointee.fp
        if ip.pointee.opcode == .jumpIfError { ip -= 1 }
      case .setError: state.pointee.error = fp[ip.a]
      case .takeError:
        fp[ip.a] = state.pointee.error
        state.pointee.error = 0
      case .trap: return trap(ip, fp)
      case .endBlock: return true

      // MARK: Arrays
      case .newArray: guard newArray(ip, fp) else { return false }
      case .arrayCount:
        let slot = fp[ip.b]
        fp[ip.a] = slot == 0 ? 0 : slot.object.payload[0]
      case .arrayGet, .arrayPeek:
        let slot = fp[ip.b]
        let index = fp[ip.c]
        guard slot != 0, index < slot.object.payload[0] else {
          failElement(slot, index, ip, fp)
          return false
        }
        fp[ip.a] = slot.object.elements[Int(truncatingIfNeeded: index)]
      case .arrayGetNested:
        let outer = fp[ip.b]
        let row = fp[ip.c]
        guard outer != 0, row < outer.object.payload[0] else {
          failElement(outer, row, ip, fp)
          return false
        }
        let slot = outer.object.elements[Int(truncatingIfNeeded: row)]
        let index = fp[ip.k]
        guard slot != 0, index < slot.object.payload[0] else {
          failElement(slot, index, ip, fp)
          return false
        }
        fp[ip.a] = slot.object.elements[Int(truncatingIfNeeded: index)]
      case .arrayGetReference:
        let slot = fp[ip.b]
        let index = fp[ip.c]
        guard slot != 0, index < slot.object.payload[0] else {
          failElement(slot, index, ip, fp)
          return false
        }
        let reference = slot.object.elements[Int(truncatingIfNeeded: index)]
        retain(reference)
        fp[ip.a] = reference
      case .arrayGetValue: guard arrayGetValue(ip, fp) else { return false }
      case .arrayGetSlot:
        guard let element = element(fp[ip.b], fp[ip.c], ip, fp) else {
          return false
        }
        fp[ip.a] = element[ip.k]
      case .arrayPeekSlots:
        guard let element = element(fp[ip.b], fp[ip.c], ip, fp) else {
          return false
        }
        copySlots(fp + ip.a, element + ip.k, (ip + 1).c)
        ip += 1
      case .arraySet:
        let slot = fp[ip.a]
        let index = fp[ip.b]
        if slot != 0, index < slot.object.payload[0], slot.object.isUnique {
          slot.object.elements[Int(truncatingIfNeeded: index)] = fp[ip.c]
        } else {
          guard let element = uniqueElement(fp + ip.a, index, ip, fp) else { return false }
          element.pointee = fp[ip.c]
        }
      case .arraySetConstant:
        let slot = fp[ip.a]
        let index = fp[ip.b]
        if slot != 0, index < slot.object.payload[0], slot.object.isUnique {
          slot.object.elements[Int(truncatingIfNeeded: index)] = ip.constant.slot
        } else {
          guard let element = uniqueElement(fp + ip.a, index, ip, fp) else { return false }
          element.pointee = ip.constant.slot
        }
      case .arraySetNested:
        guard let row = uniqueElement(fp + ip.a, fp[ip.b], ip, fp),
          let element = uniqueElement(row, fp[ip.c], ip, fp)
        else { return false }
        element.pointee = fp[ip.k]
      case .arraySetReference: guard arraySetReference(ip, fp) else { return false }
      case .arraySetValue: guard arraySetValue(ip, fp) else { return false }
      case .arraySetSlot:
        guard let element = uniqueElement(fp + ip.a, fp[ip.b], ip, fp) else { return false }
        element[ip.k] = fp[ip.c]
      case .arraySetSlots:
        guard let element = uniqueElement(fp + ip.a, fp[ip.b], ip, fp) else { return false }
        copySlots(element + ip.k, fp + ip.c, (ip + 1).c)
        ip += 1
      case .arrayTake: guard arrayTake(ip, fp) else { return false }
      case .arrayAppend:
        let slot = fp[ip.a]
        if slot != 0, slot.object.isUnique, slot.object.aux == 1,
          slot.object.payload[0] < slot.object.payload[1]
        {
          let count = slot.object.payload[0]
          slot.object.elements[Int(truncatingIfNeeded: count)] = fp[ip.b]
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
        guard append(fp[ip.b], to: fp + ip.a) else { return false }
      case .joinStrings: guard joinStrings(ip, fp) else { return false }
      case .describe: guard describe(ip, fp) else { return false }
      case .equalString:
        fp[ip.a] = UInt64(truth: areEqualStrings(fp[ip.b], fp[ip.c]))
      case .lessString: fp[ip.a] = UInt64(truth: isLessString(fp[ip.b], fp[ip.c]))
      case .equalValue:
        state.pointee.ip = ip
        state.pointee.fp = fp
        let isEqual = areEqual(
          fp + ip.b, fp + ip.c, type: ip.k)
        guard let isEqual else { return false }
        fp[ip.a] = UInt64(truth: isEqual)
      }
      ip += 1
    }
  }
}
