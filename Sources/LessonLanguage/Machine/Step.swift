/// An instruction as the loop reads it: each operand when it is wanted, so that none is fetched in vain.
typealias Step = UnsafePointer<Instruction>

extension UnsafePointer<Instruction> {
  @inline(__always) var a: Int { Int(pointee.a) }
  @inline(__always) var b: Int { Int(pointee.b) }
  @inline(__always) var c: Int { Int(pointee.c) }
  @inline(__always) var k: Int { Int(truncatingIfNeeded: pointee.immediate) }

  /// `k` as a number of the lesson.
  @inline(__always) var constant: Int64 { pointee.immediate }

  /// `k` as the bits of a number.
  @inline(__always) var double: Double {
    UnsafeRawPointer(self).load(fromByteOffset: 8, as: Double.self)
  }

  /// `b` as a signed constant.
  @inline(__always) var small: Int64 { Int64(Int16(bitPattern: pointee.b)) }

  /// `b` and `c` as a constant.
  @inline(__always) var float: Double {
    Double(UnsafeRawPointer(self).load(fromByteOffset: 4, as: Float.self))
  }
}

extension Instruction {
  /// `b` and `c` as a constant.
  var float: Double { Double(Float(bitPattern: UInt32(b) | UInt32(c) << 16)) }
}

extension Machine {
  /// Puts the result of checked arithmetic into a register; returns `false` if it overflowed.
  @inline(__always)
  func put(_ result: (partialValue: Int64, overflow: Bool), _ register: Slots) -> Bool {
    if result.overflow { return false }
    register.pointee = result.partialValue.slot
    return true
  }

  /// The same for unsigned words.
  @inline(__always)
  func put(_ result: (partialValue: UInt64, overflow: Bool), _ register: Slots) -> Bool {
    if result.overflow { return false }
    register.pointee = result.partialValue
    return true
  }

  /// Charges for the instructions that a step jumps back over; returns `false` if too little is left.
  @inline(__always)
  func pay(_ step: Step, _ state: UnsafeMutablePointer<State>) -> Bool {
    let left = state.pointee.fuel &+ step.constant
    state.pointee.fuel = left
    return left >= 0
  }

  /// Makes the function with index `function` run next, in the frame at `window`; returns `false` after a trap.
  @inline(__always)
  func enter(
    _ function: Int, _ window: Slots, _ ip: inout Step, _ fp: inout Slots,
    _ state: UnsafeMutablePointer<State>
  ) -> Bool {
    let target = functions[function]
    let frame = state.pointee.frame
    guard window + target.frameSize <= stackEnd, frame < framesEnd else {
      return fail(.recursionTooDeep, ip, fp)
    }
    frame.initialize(to: Frame(ip: ip + ip.c, fp: fp))
    state.pointee.frame = frame + 1
    state.pointee.fuel &-= Machine.callCost
    if state.pointee.fuel < 0 { return fail(.fuelExhausted, target.code, window) }
    fp = window
    ip = target.code - 1
    return true
  }
}
