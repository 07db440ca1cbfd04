import Diagnostics

extension FunctionEmitter {
  // MARK: Writing

  /// Puts the owned value at `register` into `place`, whose old value is released.
  func store(_ place: Place, _ type: LoweredType, from register: Int) {
    switch place {
    case .registers(let target) where isKept(target) && type.mayRunCodeAtItsEnd:
      // A later block must not find what a deinitializer that traps has left here.
      temporaries {
        let old = allocate(type)
        move(type, from: target, to: old)
        move(type, from: register, to: target)
        release(type, old)
      }
    case .registers(let target):
      release(type, target)
      move(type, from: register, to: target)
    case .global(let index):
      if type.hasReferences {
        temporaries {
          let old = allocate(type)
          emit(.loadGlobal, old, 0, type.slotCount, k: Int64(index))
          emit(.storeGlobal, register, 0, type.slotCount, k: Int64(index))
          release(type, old)
        }
      } else {
        emit(.storeGlobal, register, 0, type.slotCount, k: Int64(index))
      }
    case .field(let object, let slot):
      if type.isReference {
        emit(.storeFieldReference, register, object, 1, k: Int64(slot))
      } else if type.isPlainSlot {
        emit(.storeField1, register, object, 1, k: Int64(slot))
      } else if type.slotCount > 0 {
        temporaries {
          let old = allocate(type)
          if type.hasReferences { emit(.loadField, old, object, type.slotCount, k: Int64(slot)) }
          emit(.storeField, register, object, type.slotCount, k: Int64(slot))
          release(type, old)
        }
      }
    case .element(let array, let arrayType, let index, let offset):
      storeElement(array, arrayType, index, offset, type, register)
    case .property(let property, let inner, let receiver, let receiverType, let dynamic):
      callSetter(property, inner, receiver, receiverType, dynamic, type, register)
      release(type, register)
    case .subscripted(
      let entity, let inner, let receiver, let receiverType, let arguments, let dynamic):
      callSubscriptSetter(entity, inner, receiver, receiverType, arguments, dynamic, type, register)
      release(type, register)
    case .part(let whole, let wholeType, let offset):
      modify(whole, wholeType) { base in
        self.release(type, base + offset)
        self.move(type, from: register, to: base + offset)
      }
    case .weak(let cell, _):
      temporaries {
        let made = allocate(1)
        emit(.makeWeak, made, register)
        emit(.release, register)
        store(cell, lower(checker.known.string), from: made)
      }
    case .lazy(let storage, _, _, _, _):
      let optional = lower(checker.known.optional(type.type))
      temporaries {
        let value = allocate(optional)
        if optional.slotCount > type.slotCount { emit(.constant, value, k: 1) }
        move(type, from: register, to: payloadRegister(optional, value))
        store(storage, optional, from: value)
      }
    }
  }

  func storeElement(
    _ array: Place, _ arrayType: LoweredType, _ index: Int, _ offset: Int, _ type: LoweredType,
    _ register: Int
  ) {
    let element = lower(arrayType.arguments[0])
    if type.slotCount != element.slotCount, type.hasReferences {
      modifyElement(array, arrayType, index, element) { base in
        self.release(type, base + offset)
        self.move(type, from: register, to: base + offset)
      }
      return
    }
    if element.isPlainSlot, case .element(let outer, let outerType, let row, 0) = array,
      lower(outerType.arguments[0]).slotCount == 1
    {
      modify(outer, outerType, isBrief: true) { target in
        self.emit(.arraySetNested, target, row, index, k: Int64(register))
      }
      return
    }
    modify(array, arrayType, isBrief: true) { target in
      if type.slotCount == element.slotCount {
        if element.isPlainSlot {
          self.emit(.arraySet, target, index, register)
        } else if element.isReference {
          self.emit(.arraySetReference, target, index, register)
        } else {
          self.emit(.arraySetValue, target, index, register, k: Int64(element.layoutIndex))
        }
      } else if type.slotCount == 1 {
        self.emit(.arraySetSlot, target, index, register, k: Int64(offset))
      } else if type.slotCount > 0 {
        self.emit(.arraySetSlots, target, index, register, k: Int64(offset))
        self.emit(.extra, 0, 0, type.slotCount)
      }
    }
  }

  /// Moves slots into an object; what was there is not released.
  func storeSlots(_ count: Int, _ register: Int, _ object: Int, slot: Int) {
    if count == 0 { return }
    emit(count == 1 ? .storeField1 : .storeField, register, object, count, k: Int64(slot))
  }

  /// Whether the register is a variable of the lesson that later blocks use.
  private func isKept(_ register: Int) -> Bool { isMain && register < emitter.globalCount }

  /// Empties a variable of the lesson whose value was moved into the window of a call that changes it: a later block
  /// must not find what the call had freed when a trap ended it.
  func emptyIfKept(_ type: LoweredType, _ register: Int) {
    if isKept(register), type.hasReferences, !type.isClass { zero(type, register) }
  }

  // MARK: Changing in place

  /// Gives `body` registers that hold the value, owned, and puts back what they hold afterwards.
  ///
  /// A brief change is one instruction that runs nothing else, so the place need not be emptied meanwhile.
  func modify(_ place: Place, _ type: LoweredType, isBrief: Bool = false, _ body: (Int) -> Void) {
    switch place {
    case .registers(let register): body(register)
    case .global(let index):
      temporaries {
        let register = allocate(type)
        emit(
          isBrief || !type.hasReferences ? .loadGlobal : .takeGlobal, register, 0, type.slotCount,
          k: Int64(index))
        body(register)
        emit(.storeGlobal, register, 0, type.slotCount, k: Int64(index))
      }
    case .field(let object, let slot):
      temporaries {
        let register = allocate(type)
        if isBrief || !type.hasReferences {
          peekSlots(place, type.slotCount, into: register)
        } else {
          emit(.takeField, register, object, type.slotCount, k: Int64(slot))
        }
        body(register)
        storeSlots(type.slotCount, register, object, slot: slot)
      }
    case .element(let array, let arrayType, let index, let offset):
      let element = lower(arrayType.arguments[0])
      if !type.hasReferences {
        temporaries {
          let register = allocate(type)
          read(place, type, into: register)
          body(register)
          storeElement(array, arrayType, index, offset, type, register)
        }
      } else {
        modifyElement(array, arrayType, index, element) { body($0 + offset) }
      }
    case .part(let whole, let wholeType, let offset):
      modify(whole, wholeType) { body($0 + offset) }
    case .property, .subscripted, .weak, .lazy:
      temporaries {
        let register = allocate(type)
        if !takeOut(place, type, into: register) { read(place, type, into: register) }
        body(register)
        store(place, type, from: register)
      }
    }
  }

  func modifyElement(
    _ array: Place, _ arrayType: LoweredType, _ index: Int, _ element: LoweredType,
    _ body: (Int) -> Void
  ) {
    modify(array, arrayType) { target in
      self.temporaries {
        let register = self.allocate(element)
        self.emit(.arrayTake, register, target, index, k: Int64(element.layoutIndex))
        body(register)
        if element.isReference {
          self.emit(.arraySetReference, target, index, register)
        } else {
          self.emit(.arraySetValue, target, index, register, k: Int64(element.layoutIndex))
        }
      }
    }
  }
}
