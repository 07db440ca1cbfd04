/// Calls that need to find their function, traps and host functions.
extension Machine {
  /// The function that a call through a closure, a class or an existential reaches, or `nil` after a trap.
  @inline(__always)
  func callee(_ ip: Step, _ fp: Slots) -> Int? {
    let slot = fp[ip.b]
    if ip.pointee.opcode == .callMetatype {
      return witness(of: Int(slot.integer), requirement: ip.constant, ip, fp)
    }
    guard slot != 0 else {
      _ = fail(.exclusivity, ip, fp)
      return nil
    }
    switch ip.pointee.opcode {
    case .callClosure: return Int(truncatingIfNeeded: slot.object.payload[0])
    case .callVirtual:
      let type = types.types[Int(slot.object.typeIndex)]
      return Int(type.virtualTable[ip.k])
    default:
      let type = dynamicType(ofExistential: slot)
      return witness(of: type, requirement: ip.constant, ip, fp)
    }
  }

  @inline(never)
  private func witness(
    of type: Int, requirement: Int64, _ ip: Step, _ fp: Slots
  ) -> Int? {
    if let function = types.witness(type: type, requirement: requirement) { return function }
    _ = fail(
      .forceCast, ip, fp, "\(types.descriptors[type].name) does not have what is called")
    return nil
  }

  @inline(never)
  func trap(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    guard let code = TrapCode(rawValue: step.immediate) else {
      preconditionFailure("the emitter knows all trap codes")
    }
    guard step.b == 1 else { return fail(code, ip, fp) }
    let message = text(fp[Int(step.a)])
    return fail(code, ip, fp, message.isEmpty ? nil : message)
  }

  @inline(never)
  func failConversion(
    _ value: Double, _ ip: Step, _ fp: Slots
  ) -> Bool {
    fail(.conversion, ip, fp, "\(value.description) cannot be converted to Int")
  }

  @inline(never)
  func callHost(_ ip: Step, _ fp: Slots) -> Bool {
    let step = ip.pointee
    state.pointee.ip = ip
    state.pointee.fp = fp
    let function = Int(truncatingIfNeeded: step.immediate)
    guard host.indices.contains(function) else {
      preconditionFailure("the session gives the machine every host function that it declares")
    }
    let window = fp + Int(step.a)
    var call = HostCall(self, result: window, arguments: window + Int(step.b))
    do throws(HostError) {
      try host[function](&call)
    } catch {
      return fail(.host, error.message)
    }
    return pendingTrap == nil
  }
}

extension UInt64 {
  /// Whether the slot, as a signed number, fits the type with code `width`.
  func fits(width: Int64) -> Bool {
    guard let width = IntegerWidth(rawValue: width) else { return true }
    let value = integer
    switch width {
    case .int8: return value >= -128 && value <= 127
    case .int16: return value >= -32_768 && value <= 32_767
    case .int32: return value >= -2_147_483_648 && value <= 2_147_483_647
    case .uint8: return value >= 0 && value <= 255
    case .uint16: return value >= 0 && value <= 65_535
    case .uint32: return value >= 0 && value <= 4_294_967_295
    case .uint64: return value >= 0
    }
  }

  /// The slot's low bits as a number of the type with code `width`.
  func truncated(toWidth width: Int64) -> UInt64 {
    guard let width = IntegerWidth(rawValue: width) else { return self }
    switch width {
    case .int8: return Int64(Int8(truncatingIfNeeded: self)).slot
    case .int16: return Int64(Int16(truncatingIfNeeded: self)).slot
    case .int32: return Int64(Int32(truncatingIfNeeded: self)).slot
    case .uint8: return self & 0xff
    case .uint16: return self & 0xffff
    case .uint32: return self & 0xffff_ffff
    case .uint64: return self
    }
  }
}
