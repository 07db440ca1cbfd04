import Diagnostics

extension FunctionEmitter {
  // MARK: Arguments

  /// Puts a borrowed or owned value into a window; an owned one is released after the call.
  func emitArgument(
    _ argument: TypedExpression, into register: Int, before others: [TypedExpression]
  ) {
    let type = lower(argument.type)
    if let source = borrowed(argument, before: others + whileCalled(argument)) {
      move(type, from: source, to: register)
      return
    }
    emit(argument, into: register)
    _ = own(register, type)
  }

  /// What runs while an argument is in use: the call itself, which could give the variable that the argument is borrowed
  /// from another value, and so free or change what the callee still reads.
  func whileCalled(_ argument: TypedExpression) -> [TypedExpression] {
    guard let call = callUnderWay, lower(argument.type).hasReferences else { return [] }
    return [call]
  }

  /// Evaluates arguments from left to right into the registers that follow.
  func emitArguments(_ arguments: [TypedExpression]) {
    let order = order(of: arguments)
    guard order != Array(arguments.indices) else {
      for (index, argument) in arguments.enumerated() {
        // Registers are taken one by one, so that a call can leave its result in the last of them.
        let register = allocate(lower(argument.type))
        emitArgument(argument, into: register, before: Array(arguments[(index + 1)...]))
      }
      return
    }
    let registers = arguments.map { allocate(lower($0.type)) }
    for (step, index) in order.enumerated() {
      emitArgument(
        arguments[index], into: registers[index],
        before: order[(step + 1)...].map { arguments[$0] })
    }
  }

  /// Calls a function with arguments that lie in registers already; those that are `inout` are changed there.
  func callFunction(
    _ function: FunctionEntity, _ inner: Substitution, receiver: (Int, LoweredType)?,
    registers: [(Int, LoweredType)], resultType: LoweredType, isSuper: Bool = false,
    into target: Int
  ) {
    if !isSuper, receiver.map({ !isExistential($0.1) }) ?? true,
      emitInlined(
        function, inner, receiver: receiver, registers: registers, resultType, into: target)
    {
      return
    }
    temporaries {
      let window = window(resultType, for: target, isThrowing: function.isThrowing)
      passHiddenTypes(function, inner)
      var selfRegister: Int?
      if let (register, type) = receiver {
        let place = allocate(type)
        selfRegister = place
        move(type, from: register, to: place)
      }
      let places = registers.map { allocate($0.1) }
      for ((register, type), place) in zip(registers, places) {
        move(type, from: register, to: place)
      }
      if let (register, type) = receiver, function.hasInoutSelf { emptyIfKept(type, register) }
      for (index, parameter) in function.parameters.enumerated()
      where parameter.isInout && index < places.count {
        emptyIfKept(registers[index].1, registers[index].0)
      }
      emitTarget(
        function, inner, isSuper: isSuper, receiver?.1, selfRegister, window, resultType.slotCount)
      if let (register, type) = receiver, function.hasInoutSelf, let selfRegister {
        move(type, from: selfRegister, to: register)
      }
      for (index, parameter) in function.parameters.enumerated()
      where parameter.isInout && index < places.count {
        move(registers[index].1, from: places[index], to: registers[index].0)
      }
      if function.isThrowing { checkError() }
      move(resultType, from: window, to: target)
    }
  }
}
