import Diagnostics

@testable import LessonLanguage

/// Puts a program together by hand: function after function, the block last.
struct MachineAssembly {
  var program = Program()
  /// One plain slot; one reference; a plain slot and a reference; two plain slots; none.
  static let plain = 0
  static let reference = 1
  static let mixed = 2
  static let pair = 3
  static let empty = 4
  /// Types with these indices are there from the start.
  static let integer = 0
  static let double = 1
  static let boolean = 2
  static let string = 3
  static let integers = 4
  static let strings = 5
  static let any = 6

  init(mainFrame: Int = 24) {
    program.mainFrameSize = mainFrame
    program.layouts = [
      Layout(slotCount: 1, references: []), Layout(slotCount: 1, references: [0]),
      Layout(slotCount: 2, references: [1]), Layout(slotCount: 2, references: []),
      Layout(slotCount: 0, references: []),
    ]
    type("Int", "Swift.Int", .integer, layout: 0)
    type("Double", "Swift.Double", .double, layout: 0)
    type("Bool", "Swift.Bool", .boolean, layout: 0)
    type("String", "Swift.String", .string, layout: 1)
    type("Array<Int>", "Swift.Array<Swift.Int>", .array(element: 0), layout: 1)
    type("Array<String>", "Swift.Array<Swift.String>", .array(element: 3), layout: 1)
    type("Any", "Any", .existential, layout: 1)
  }

  @discardableResult
  mutating func type(
    _ name: String, _ qualifiedName: String, _ kind: TypeDescriptor.Kind, layout: Int
  ) -> Int {
    program.types.append(
      TypeDescriptor(name: name, qualifiedName: qualifiedName, kind: kind, layout: layout))
    return program.types.count - 1
  }

  mutating func layout(_ slotCount: Int, _ references: [Int]) -> Int {
    program.layouts.append(Layout(slotCount: slotCount, references: references))
    return program.layouts.count - 1
  }

  mutating func string(_ text: String) -> Int64 {
    program.strings.append(text)
    return Int64(program.strings.count - 1)
  }

  /// Adds a function; targets of jumps count from its first instruction. The n-th instruction comes from the byte n of
  /// text `source`.
  @discardableResult
  mutating func function(
    _ name: String, frame: Int, result: Int = 0, parameters: Int = 0, source: Int = 0,
    _ code: [Instruction]
  ) -> Int {
    let entry = program.code.count
    program.functions.append(
      FunctionCode(
        name: name, entry: entry, frameSize: frame, resultSlots: result,
        parameterSlots: parameters))
    for (offset, step) in code.enumerated() {
      var step = step
      if step.opcode.isJump { step.immediate += Int64(entry) }
      program.code.append(step)
      program.spans.append(
        Span(source: SourceID(index: source), start: offset, end: offset + 1))
    }
    return program.functions.count - 1
  }

  /// Adds a block of the lesson.
  @discardableResult
  mutating func block(_ code: [Instruction]) -> Int {
    let index = function(
      "main", frame: program.mainFrameSize, code + [Instruction(.endBlock)])
    program.blocks.append(index)
    return program.blocks.count - 1
  }

  func builtin(_ name: String, at register: UInt16, results: UInt16) -> Instruction {
    guard let index = Builtins.index(of: name) else {
      preconditionFailure("no builtin is called \(name)")
    }
    return Instruction(.callBuiltin, a: register, b: results, k: Int64(index))
  }

  func machine(_ limits: Limits = Limits(), host: [HostFunction] = []) -> Machine {
    Machine(program: program, limits: limits, host: host)
  }

  /// Runs all blocks and returns the machine.
  func run(_ limits: Limits = Limits(), host: [HostFunction] = []) throws -> Machine {
    let machine = machine(limits, host: host)
    for block in program.blocks.indices { try machine.run(block: block) }
    return machine
  }
}

extension Machine {
  func integer(_ slot: Int) -> Int64 { Int64(bitPattern: global(slot)) }
  func double(_ slot: Int) -> Double { Double(bitPattern: global(slot)) }
  func string(_ slot: Int) -> String { text(global(slot)) }

  /// The output as text.
  var printed: String { String(decoding: output, as: UTF8.self) }
}

/// The trap that running `body` ends with.
func trap(_ body: () throws -> Void) -> Trap? {
  do {
    try body()
    return nil
  } catch let trap as Trap {
    return trap
  } catch {
    return nil
  }
}
