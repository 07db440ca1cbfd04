import Diagnostics
import Testing

@testable import LessonLanguage

@Suite struct MachineControlTests {
  private static let fibonacci: [Instruction] = [
    Instruction(.jumpIfGreaterEqualConstant, a: 1, b: 2, k: 3),
    Instruction(.move, a: 0, b: 1),
    Instruction(.returnCall),
    Instruction(.addConstant, a: 3, b: 1, k: -1),
    Instruction(.call, a: 2, k: 0),
    Instruction(.addConstant, a: 4, b: 1, k: -2),
    Instruction(.call, a: 3, k: 0),
    Instruction(.addInteger, a: 0, b: 2, c: 3),
    Instruction(.returnCall),
  ]

  @Test func callsFunctionsWithTheirFramesInTheCallersWindow() throws {
    var assembly = MachineAssembly()
    assembly.function("fib", frame: 5, result: 1, parameters: 1, Self.fibonacci)
    assembly.block([Instruction(.constant, a: 3, k: 20), Instruction(.call, a: 2, k: 0)])
    #expect(try assembly.run().integer(2) == 6765)
  }

  @Test func trapsWithThePlaceAndTheCallsUnderWay() {
    var assembly = MachineAssembly()
    assembly.function(
      "half", frame: 3, result: 1, parameters: 1,
      [
        Instruction(.constant, a: 2, k: 0), Instruction(.divideInteger, a: 0, b: 1, c: 2),
        Instruction(.returnCall),
      ])
    assembly.function(
      "outer", frame: 3, result: 1, parameters: 1,
      [
        Instruction(.move, a: 2, b: 1), Instruction(.call, a: 1, k: 0),
        Instruction(.returnCall),
      ])
    assembly.block([Instruction(.constant, a: 1, k: 7), Instruction(.call, a: 0, k: 1)])
    let trap = trap { _ = try assembly.run() }
    #expect(trap?.code == .divisionByZero)
    #expect(trap?.span.start == 1)
    #expect(trap?.callStack.map { $0.function } == ["half", "outer", "main"])
    #expect(trap?.callStack.map { $0.span.start } == [1, 1, 1])
  }

  @Test func leavesTheLibrarysPlacesOutOfATrap() {
    var assembly = MachineAssembly()
    assembly.function(
      "first", frame: 1, source: 1, [Instruction(.trap, k: TrapCode.emptyCollection.rawValue)])
    assembly.block([Instruction(.constant, a: 1, k: 7), Instruction(.call, a: 0, k: 0)])
    let machine = assembly.machine()
    machine.librarySources = [SourceID(index: 1)]
    let trap = trap { try machine.run(block: 0) }
    #expect(trap?.code == .emptyCollection)
    #expect(trap?.span == Span(source: SourceID(index: 0), start: 1, end: 2))
    #expect(trap?.callStack.count == 1)
  }

  @Test func runsTheNextBlockAfterATrap() throws {
    var assembly = MachineAssembly()
    assembly.block([
      Instruction(.constant, a: 5, k: 41), Instruction(.trap, k: TrapCode.fatalError.rawValue),
      Instruction(.constant, a: 5, k: 0),
    ])
    assembly.block([Instruction(.addConstant, a: 5, b: 5, k: 1)])
    let machine = assembly.machine()
    #expect(trap { try machine.run(block: 0) }?.code == .fatalError)
    try machine.run(block: 1)
    #expect(machine.integer(5) == 42)
  }

  @Test func stopsRecursionThatHasNoEnd() {
    var assembly = MachineAssembly()
    assembly.function("again", frame: 4, [Instruction(.call, a: 2, k: 0)])
    assembly.block([Instruction(.call, a: 0, k: 0)])
    let trap = trap { _ = try assembly.run(Limits(recursionDepth: 1000)) }
    #expect(trap?.code == .recursionTooDeep)
    #expect(trap?.callStack.last?.function == "main")
    #expect((trap?.callStack.count ?? 0) < 300)
  }

  @Test func countsFuelForLoopsAndStopsThemAtTheSameStep() throws {
    var assembly = MachineAssembly()
    assembly.block([
      Instruction(.constant, a: 0, k: 0), Instruction(.addConstant, a: 0, b: 0, k: 1),
      Instruction(.loop, k: 1),
    ])
    let machine = assembly.machine(Limits(fuel: 1001))
    #expect(trap { try machine.run(block: 0) }?.code == .fuelExhausted)
    #expect(machine.integer(0) == 501)
  }

  @Test func doesIntegerArithmeticWithOverflowAsATrap() throws {
    let cases: [(Opcode, Int64, Int64, Int64)] = [
      (.addInteger, 2, 3, 5), (.subtractInteger, 2, 3, -1), (.multiplyInteger, -4, 5, -20),
      (.divideInteger, -7, 2, -3), (.remainderInteger, -7, 2, -1),
      (.wrappingAdd, .max, 1, .min), (.wrappingMultiply, .max, 2, -2), (.bitXor, 12, 10, 6),
      (.shiftLeft, 1, 64, 0), (.shiftLeft, 3, -1, 1), (.shiftRight, -9, 1, -5),
      (.shiftRight, 5, 70, 0), (.lessInteger, -1, 0, 1), (.lessUnsigned, -1, 0, 0),
      (.shiftRightUnsigned, -1, 63, 1), (.divideUnsigned, -1, 2, .max),
    ]
    for (opcode, x, y, expected) in cases {
      var assembly = MachineAssembly()
      assembly.block([
        Instruction(.constant, a: 1, k: x), Instruction(.constant, a: 2, k: y),
        Instruction(opcode, a: 0, b: 1, c: 2),
      ])
      #expect(try assembly.run().integer(0) == expected, "\(opcode.name) \(x) \(y)")
    }
    let traps: [(Opcode, Int64, Int64, TrapCode)] = [
      (.addInteger, .max, 1, .overflow), (.multiplyInteger, .min, -1, .overflow),
      (.divideInteger, .min, -1, .overflow), (.remainderInteger, .min, -1, .overflow),
      (.divideInteger, 1, 0, .divisionByZero), (.remainderInteger, 1, 0, .divisionByZero),
      (.subtractUnsigned, 1, 2, .overflow),
    ]
    for (opcode, x, y, expected) in traps {
      var assembly = MachineAssembly()
      assembly.block([
        Instruction(.constant, a: 1, k: x), Instruction(.constant, a: 2, k: y),
        Instruction(opcode, a: 0, b: 1, c: 2),
      ])
      #expect(trap { _ = try assembly.run() }?.code == expected, "\(opcode.name) \(x) \(y)")
    }
  }

  @Test func convertsDoublesThatFitAnInteger() throws {
    for (value, expected) in [
      (3.99, 3), (-3.99, -3), (-9_223_372_036_854_775_808.0, Int64.min),
    ] as [(Double, Int64)] {
      var assembly = MachineAssembly()
      assembly.block([
        Instruction(.constant, a: 0, k: Int64(bitPattern: value.bitPattern)),
        Instruction(.doubleToInteger, a: 1, b: 0),
      ])
      #expect(try assembly.run().integer(1) == expected)
    }
    for value in [Double.nan, .infinity, 9_223_372_036_854_775_808.0] {
      var assembly = MachineAssembly()
      assembly.block([
        Instruction(.constant, a: 0, k: Int64(bitPattern: value.bitPattern)),
        Instruction(.doubleToInteger, a: 1, b: 0),
      ])
      #expect(trap { _ = try assembly.run() }?.code == .conversion)
    }
  }

  @Test func checksAndWrapsSizedIntegers() throws {
    let width = IntegerWidth.uint8.rawValue
    var assembly = MachineAssembly()
    assembly.block([
      Instruction(.constant, a: 0, k: 300), Instruction(.truncateWidth, a: 1, b: 0, k: width),
      Instruction(.checkWidth, a: 2, b: 1, k: width),
      Instruction(.constant, a: 3, k: 128),
      Instruction(.truncateWidth, a: 3, b: 3, k: IntegerWidth.int8.rawValue),
    ])
    let machine = try assembly.run()
    #expect(machine.integer(2) == 44)
    #expect(machine.integer(3) == -128)
    var failing = MachineAssembly()
    failing.block([
      Instruction(.constant, a: 0, k: 256), Instruction(.checkWidth, a: 0, b: 0, k: width),
    ])
    #expect(trap { _ = try failing.run() }?.code == .overflow)
  }

  @Test func carriesAnErrorToWhereItIsTaken() throws {
    var assembly = MachineAssembly()
    assembly.function(
      "fails", frame: 3, result: 1,
      [
        Instruction(.constant, a: 1, k: 9), Instruction(.makeExistential, a: 2, b: 1, k: 0),
        Instruction(.setError, a: 2), Instruction(.returnCall),
      ])
    assembly.block([
      Instruction(.call, a: 4, k: 0), Instruction(.jumpIfError, k: 3),
      Instruction(.constant, a: 0, k: 1),
      Instruction(.takeError, a: 1), Instruction(.describe, a: 2, b: 1, k: 6),
      Instruction(.jumpIfError, k: 7), Instruction(.constant, a: 3, k: 5),
      Instruction(.release, a: 1),
    ])
    let machine = try assembly.run()
    #expect(machine.integer(0) == 0)
    #expect(machine.string(2) == "9")
    #expect(machine.integer(3) == 5)
    #expect(machine.liveBytes == 0)
  }

  @Test func callsClosuresMethodsAndWitnesses() throws {
    var assembly = MachineAssembly()
    let shape = assembly.type(
      "Shape", "main.Shape",
      .classType(ClassDescriptor(superclass: nil, fields: [], fieldLayout: MachineAssembly.plain)),
      layout: MachineAssembly.reference)
    let square = assembly.type(
      "Square", "main.Square",
      .classType(
        ClassDescriptor(superclass: shape, fields: [], fieldLayout: MachineAssembly.plain)),
      layout: MachineAssembly.reference)
    let add = assembly.function(
      "add", frame: 4, result: 1, parameters: 2,
      [
        Instruction(.loadField1, a: 3, b: 1, k: 1),
        Instruction(.addInteger, a: 0, b: 2, c: 3), Instruction(.returnCall),
      ])
    let method = assembly.function(
      "area", frame: 2, result: 1, parameters: 1,
      [Instruction(.constant, a: 0, k: 16), Instruction(.returnCall)])
    if case .classType(let descriptor) = assembly.program.types[square].kind {
      descriptor.virtualTable = [add, method]
    }
    assembly.program.witnesses[Int64(shape) << 32 | 7] = method
    assembly.block([
      Instruction(.newClosure, a: 10, c: 0, k: Int64(add)),
      Instruction(.constant, a: 11, k: 30), Instruction(.storeField1, a: 11, b: 10, k: 1),
      Instruction(.move, a: 1, b: 10), Instruction(.constant, a: 2, k: 12),
      Instruction(.callClosure, a: 0, b: 1),
      Instruction(.newInstance, a: 12, k: Int64(square)), Instruction(.move, a: 6, b: 12),
      Instruction(.callVirtual, a: 5, b: 6, k: 1),
      Instruction(.makeExistential, a: 13, b: 12, k: Int64(shape)),
      Instruction(.move, a: 8, b: 13), Instruction(.callWitness, a: 7, b: 8, k: 7),
      Instruction(.existentialType, a: 14, b: 13),
      Instruction(.existentialIs, a: 15, b: 13, k: Int64(square)),
      Instruction(.existentialIs, a: 16, b: 13, k: 0),
    ])
    let machine = try assembly.run()
    #expect(machine.integer(0) == 42)
    #expect(machine.integer(5) == 16)
    #expect(machine.integer(7) == 16)
    #expect(machine.integer(14) == Int64(square))
    #expect(machine.integer(15) == 1)
    #expect(machine.integer(16) == 0)
  }

  @Test func listsItsInstructionsByName() {
    var assembly = MachineAssembly()
    assembly.function("fib", frame: 5, result: 1, parameters: 1, Self.fibonacci)
    _ = assembly.string("say \"hi\"")
    assembly.block([
      Instruction(.constantString, a: 1, k: 0), Instruction(.newArray, a: 2, b: 1, c: 1, k: 1),
      assembly.builtin("print", at: 3, results: 0),
    ])
    #expect(
      assembly.program.disassembly == """
        0 fib: frame 5, result 1, parameters 1
           0  jumpIfGreaterEqualConstant r1, 2, -> 3
           1  move r0, r1
           2  returnCall
           3  addConstant r3, r1, -1
           4  call r2, fib
           5  addConstant r4, r1, -2
           6  call r3, fib
           7  addInteger r0, r2, r3
           8  returnCall
        1 main: frame 24, result 0, parameters 0
           0  constantString r1, "say \\"hi\\""
           1  newArray r2, r1, 1, <r>
           2  callBuiltin r3, 0, print
           3  endBlock

        """)
  }
}
