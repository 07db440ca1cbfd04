import Testing

@testable import LessonLanguage

@Suite struct MachineValueTests {
  private typealias A = MachineAssembly

  /// A struct `Point { x: Int, name: String }`, an enum and what is made of them.
  private struct Types {
    var assembly = A()
    let point: Int
    let shape: Int
    let optionalInt: Int
    let optionalPoint: Int
    let points: Int
    let table: Int

    init() {
      let mixedOptional = assembly.layout(3, [2])
      point = assembly.type(
        "Point", "main.Point",
        .structure(fields: [
          TypeDescriptor.Field(name: "x", type: A.integer, offset: 0),
          TypeDescriptor.Field(name: "name", type: A.string, offset: 1),
        ]), layout: A.mixed)
      shape = assembly.type(
        "Shape", "main.Shape",
        .enumeration(cases: [
          TypeDescriptor.Case(name: "none", labels: [], types: [], slots: [], boxLayout: nil),
          TypeDescriptor.Case(
            name: "square", labels: [nil], types: [A.double], slots: [[1]], boxLayout: nil),
          TypeDescriptor.Case(
            name: "tagged", labels: ["by", nil], types: [A.string, A.integer],
            slots: [[2], [1]], boxLayout: nil),
        ]), layout: mixedOptional)
      optionalInt = assembly.type(
        "Optional<Int>", "Swift.Optional<Swift.Int>", .optional(wrapped: A.integer), layout: A.pair)
      optionalPoint = assembly.type(
        "Optional<Point>", "Swift.Optional<main.Point>", .optional(wrapped: point),
        layout: mixedOptional)
      points = assembly.type(
        "Array<Point>", "Swift.Array<main.Point>", .array(element: point), layout: A.reference)
      table = assembly.type(
        "Dictionary<String, Int>", "Swift.Dictionary<Swift.String, Swift.Int>",
        .dictionary(key: A.string, value: A.integer), layout: A.reference)
    }

    /// The description of the value that `code` puts at `r0`.
    func description(_ type: Int, _ code: [Instruction]) throws -> String {
      var assembly = assembly
      assembly.block(code + [Instruction(.describe, a: 20, b: 0, k: Int64(type))])
      return try assembly.run().string(20)
    }
  }

  @Test func describesValuesAsSwiftDoes() throws {
    var types = Types()
    let quoted = types.assembly.string("it's \"q\"\t")
    let name = types.assembly.string("p")
    let half = Instruction(.constant, a: 1, k: Int64(bitPattern: (1.5).bitPattern))
    #expect(try types.description(A.double, [half, Instruction(.move, a: 0, b: 1)]) == "1.5")
    #expect(
      try types.description(A.string, [Instruction(.constantString, a: 0, k: quoted)])
        == "it's \"q\"\t")
    #expect(
      try types.description(
        A.strings,
        [
          Instruction(.constantString, a: 1, k: quoted),
          Instruction(.newArray, a: 0, b: 1, c: 1, k: Int64(A.reference)),
        ]) == #"["it\'s \"q\"\t"]"#)
    let point = [Instruction(.constant, a: 0, k: 3), Instruction(.constantString, a: 1, k: name)]
    #expect(try types.description(types.point, point) == "Point(x: 3, name: \"p\")")
    #expect(
      try types.description(
        types.points,
        [
          Instruction(.constant, a: 1, k: 3), Instruction(.constantString, a: 2, k: name),
          Instruction(.newArray, a: 0, b: 1, c: 1, k: Int64(A.mixed)),
        ]) == "[main.Point(x: 3, name: \"p\")]")
    #expect(
      try types.description(types.shape, [Instruction(.constant, a: 0, k: 1), half])
        == "square(1.5)")
    #expect(
      try types.description(
        types.shape,
        [
          Instruction(.constant, a: 0, k: 2), Instruction(.constant, a: 1, k: 7),
          Instruction(.constantString, a: 2, k: name),
        ]) == "tagged(by: \"p\", 7)")
    #expect(try types.description(types.shape, [Instruction(.zero, a: 0, c: 3)]) == "none")
    #expect(try types.description(types.optionalInt, [Instruction(.zero, a: 0, c: 2)]) == "nil")
    #expect(
      try types.description(
        types.optionalPoint,
        [
          Instruction(.constant, a: 0, k: 1), Instruction(.constant, a: 1, k: 3),
          Instruction(.constantString, a: 2, k: name),
        ]) == "Optional(main.Point(x: 3, name: \"p\"))")
    #expect(try types.description(types.table, [Instruction(.zero, a: 0, c: 1)]) == "[:]")
    #expect(
      try types.description(
        A.any,
        [
          Instruction(.constantString, a: 1, k: name),
          Instruction(.makeExistential, a: 0, b: 1, k: Int64(A.string)),
        ]) == "p")
  }

  @Test func asksALessonsOwnDescription() throws {
    var types = Types()
    let text = types.assembly.string("a point at last")
    types.assembly.program.types[types.point].descriptionFunction = types.assembly.function(
      "description", frame: 5, result: 1, parameters: 2,
      [
        Instruction(.constantString, a: 3, k: text), Instruction(.describe, a: 4, b: 1, k: 0),
        Instruction(.concatenate, a: 0, b: 4, c: 3), Instruction(.release, a: 4),
        Instruction(.returnCall),
      ])
    let point = [Instruction(.constant, a: 0, k: 3), Instruction(.zero, a: 1, c: 1)]
    #expect(try types.description(types.point, point) == "3a point at last")
    #expect(
      try types.description(
        types.points, point + [Instruction(.newArray, a: 0, b: 0, c: 1, k: Int64(A.mixed))])
        == "[3a point at last]")
  }

  @Test func holdsShortStringsInTheSlot() throws {
    var assembly = A()
    let parts = ["abc", "defg", "h", "é", "e\u{301}"].map { assembly.string($0) }
    assembly.block([
      Instruction(.constantString, a: 0, k: parts[0]),
      Instruction(.constantString, a: 1, k: parts[1]),
      Instruction(.concatenate, a: 2, b: 0, c: 1),
      Instruction(.constantString, a: 3, k: parts[2]),
      Instruction(.concatenate, a: 4, b: 2, c: 3), Instruction(.appendString, a: 4, b: 4),
      Instruction(.constantString, a: 5, k: parts[3]),
      Instruction(.constantString, a: 6, k: parts[4]),
      Instruction(.equalString, a: 7, b: 5, c: 6), Instruction(.lessString, a: 8, b: 0, c: 5),
      Instruction(.move2, a: 10, b: 0), Instruction(.move, a: 12, b: 3),
      Instruction(.joinStrings, a: 9, b: 10, c: 3),
    ])
    let machine = try assembly.run()
    #expect(machine.global(2) & 1 == 1)
    #expect(machine.string(2) == "abcdefg")
    #expect(machine.global(4) & 1 == 0)
    #expect(machine.string(4) == "abcdefghabcdefgh")
    #expect(machine.integer(7) == 1)
    #expect(machine.integer(8) == 1)
    #expect(machine.string(9) == "abcdefgh")
  }

  @Test func hashesEqualStringsAlike() {
    let machine = A().machine()
    for (x, y) in [
      ("é", "e\u{301}"), ("K", "\u{212A}"),
      ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
    ] {
      guard let left = machine.makeString(x), let right = machine.makeString(y) else {
        Issue.record("no memory")
        return
      }
      #expect(machine.areEqualStrings(left, right))
      #expect(machine.hash(ofString: left, into: 1) == machine.hash(ofString: right, into: 1))
    }
    guard let a = machine.makeString("神経"), let b = machine.makeString("機械") else { return }
    #expect(machine.hash(ofString: a, into: 1) != machine.hash(ofString: b, into: 1))
  }

  @Test func keepsDictionariesInTheOrderOfInsertion() throws {
    var types = Types()
    let table = Int64(types.table)
    let names = ["zeta", "alpha", "a name that is long"].map { types.assembly.string($0) }
    func insert(_ name: Int64, _ value: Int64) -> [Instruction] {
      [
        Instruction(.constantString, a: 13, k: name), Instruction(.constant, a: 14, k: value),
        types.assembly.builtin("dictionary.insert", at: 10, results: 0),
      ]
    }
    var code = [
      Instruction(.constant, a: 10, k: Int64(A.string)),
      Instruction(.constant, a: 11, k: Int64(A.integer)), Instruction(.zero, a: 12, c: 1),
    ]
    code += insert(names[0], 1) + insert(names[1], 2) + insert(names[2], 3) + insert(names[1], 4)
    code += [
      Instruction(.copy, a: 0, b: 12), Instruction(.describe, a: 1, b: 0, k: table),
      // Removing changes only the copy in the window.
      Instruction(.constant, a: 13, k: 0),
      types.assembly.builtin("dictionary.remove", at: 10, results: 0),
      Instruction(.describe, a: 2, b: 12, k: table), Instruction(.describe, a: 3, b: 0, k: table),
    ]
    code += insert(names[0], 9)
    code += [
      Instruction(.describe, a: 4, b: 12, k: table), Instruction(.release, a: 0),
      Instruction(.release, a: 12), Instruction(.release, a: 1), Instruction(.release, a: 3),
    ]
    types.assembly.block(code)
    let machine = try types.assembly.run()
    #expect(machine.string(2) == #"["alpha": 4, "a name that is long": 3]"#)
    #expect(machine.string(4) == #"["alpha": 4, "a name that is long": 3, "zeta": 9]"#)
  }

  @Test func findsTenThousandKeysAgain() throws {
    var assembly = A()
    // r0 counter, r1 bound, r4… window: [count of found]; keys are i * 4096.
    assembly.block([
      Instruction(.constant, a: 0, k: 0), Instruction(.constant, a: 1, k: 10_000),
      Instruction(.constant, a: 4, k: Int64(A.integer)), Instruction(.zero, a: 5, c: 1),
      Instruction(.multiplyConstant, a: 6, b: 0, k: 4096),
      assembly.builtin("set.insert", at: 4, results: 0),
      Instruction(.loopNext, a: 0, b: 1, k: 4),
      Instruction(.constant, a: 0, k: 0), Instruction(.constant, a: 10, k: 0),
      Instruction(.move2, a: 12, b: 4), Instruction(.multiplyConstant, a: 14, b: 0, k: 4096),
      assembly.builtin("set.find", at: 11, results: 1),
      Instruction(.equalInteger, a: 11, b: 11, c: 0), Instruction(.addInteger, a: 10, b: 10, c: 11),
      Instruction(.loopNext, a: 0, b: 1, k: 9), Instruction(.release, a: 5),
    ])
    let machine = try assembly.run()
    #expect(machine.integer(10) == 10_000)
    #expect(machine.liveBytes == 0)
  }

  @Test func comparesValuesByTheirParts() throws {
    var types = Types()
    let name = types.assembly.string("a name that is long")
    func point(_ at: UInt16, _ x: Int64) -> [Instruction] {
      [Instruction(.constant, a: at, k: x), Instruction(.constantString, a: at + 1, k: name)]
    }
    let shape = Int64(types.shape)
    types.assembly.block(
      point(0, 1) + point(2, 1) + point(4, 2) + [
        Instruction(.equalValue, a: 10, b: 0, c: 2, k: Int64(types.point)),
        Instruction(.equalValue, a: 11, b: 0, c: 4, k: Int64(types.point)),
        Instruction(.newArray, a: 6, b: 0, c: 2, k: Int64(A.mixed)),
        Instruction(.newArray, a: 7, b: 2, c: 1, k: Int64(A.mixed)),
        Instruction(.equalValue, a: 12, b: 6, c: 7, k: Int64(types.points)),
        Instruction(.zero, a: 14, c: 6), Instruction(.constant, a: 17, k: 1),
        Instruction(.equalValue, a: 20, b: 14, c: 17, k: shape),
        Instruction(.constant, a: 14, k: 1),
        Instruction(.equalValue, a: 21, b: 14, c: 17, k: shape),
      ])
    let machine = try types.assembly.run()
    #expect([10, 11, 12, 20, 21].map { machine.integer($0) } == [1, 0, 0, 0, 1])
  }
}
