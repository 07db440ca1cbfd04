import Testing

@testable import LessonLanguage

@Suite struct MachineLibraryTests {
  private typealias A = MachineAssembly

  /// Names that stand for a representation, before a type.
  private static let representations: Set<String> = [
    "boolean", "integer", "double", "string", "character", "array", "dictionary", "set", "int8",
    "int16", "int32", "uint8", "uint16", "uint32", "uint64",
  ]

  @Test func hasAFunctionBehindEveryNameInTheLibrary() {
    var missing: [String] = []
    for file in LibrarySource.files {
      for part in file.text.split(separator: "@builtin(\"").dropFirst() {
        let name = String(part.prefix { $0 != "\"" })
        if Self.representations.contains(name) || Intrinsics.shortCircuits.contains(name) {
          continue
        }
        if Builtins.index(of: name) == nil { missing.append(name) }
      }
    }
    #expect(missing.sorted() == [])
    for intrinsic in Intrinsics.instructions + Intrinsics.exchanged {
      #expect(Builtins.index(of: intrinsic.name) != nil, "\(intrinsic.name)")
    }
  }

  @Test func balancesTheBracesOfItsText() {
    for file in LibrarySource.files {
      var depth = 0
      for byte in file.text.utf8 {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
      }
      #expect(depth == 0, "\(file.name)")
    }
  }

  /// What a builtin makes of strings, in `r0`.
  private func text(
    _ name: String, _ strings: [String], then more: [Int64] = [], hidden: [Int64] = []
  ) throws -> String {
    var assembly = A()
    var code: [Instruction] = []
    var register: UInt16 = 1
    for value in hidden {
      code.append(Instruction(.constant, a: register, k: value))
      register += 1
    }
    for string in strings {
      code.append(Instruction(.constantString, a: register, k: assembly.string(string)))
      register += 1
    }
    for value in more {
      code.append(Instruction(.constant, a: register, k: value))
      register += 1
    }
    assembly.block(code + [assembly.builtin(name, at: 0, results: 1)])
    return try assembly.run().string(0)
  }

  private func number(_ name: String, _ strings: [String], then more: [Int64] = []) throws -> Int64
  {
    var assembly = A()
    var code: [Instruction] = []
    var register: UInt16 = 1
    for string in strings {
      code.append(Instruction(.constantString, a: register, k: assembly.string(string)))
      register += 1
    }
    for value in more {
      code.append(Instruction(.constant, a: register, k: value))
      register += 1
    }
    assembly.block(code + [assembly.builtin(name, at: 0, results: 1)])
    return try assembly.run().integer(0)
  }

  @Test func walksStringsByCharacters() throws {
    #expect(try number("string.count", ["café👍🏽🇫🇷\r\n"]) == 7)
    #expect(try number("string.count", ["plain"]) == 5)
    #expect(try text("string.character", ["e\u{301}x"], then: [0]) == "e\u{301}")
    #expect(try number("string.next", ["e\u{301}x"], then: [0]) == 3)
    #expect(try number("string.previous", ["xe\u{301}"], then: [4]) == 1)
    #expect(try number("string.moved", ["gradient"], then: [0, 4]) == 4)
    #expect(try text("string.slice", ["gradient descent"], then: [9, 16]) == "descent")
    #expect(try number("string.find", ["hello world", "o w"], then: [0]) == 4)
    #expect(try number("string.find", ["hello", "z"], then: [0]) == -1)
    #expect(try text("string.uppercased", ["straße"]) == "STRASSE")
    #expect(try text("string.lowercased", ["LONG ASCII TEXT"]) == "long ascii text")
    #expect(try number("string.hasSuffix", ["descent", "cent"]) == 1)
    #expect(trap { _ = try number("string.next", ["abc"], then: [3]) }?.code == .indexOutOfRange)
  }

  @Test func knowsWhatCharactersAre() throws {
    #expect(try number("character.properties", ["a"]) & 0b111111 == 0b100001)
    #expect(try number("character.properties", ["7"]) & 2 == 2)
    #expect(try number("character.properties", ["É"]) & 16 == 16)
    #expect(try number("character.wholeNumber", ["٣"]) == 3)
    #expect(trap { _ = try text("character.fromString", ["ab"]) }?.code == .precondition)
  }

  @Test func readsNumbersAsSwiftDoes() throws {
    func integer(_ text: String) throws -> Int64? {
      var assembly = A()
      assembly.block([
        Instruction(.constantString, a: 2, k: assembly.string(text)),
        assembly.builtin("integer.parse", at: 0, results: 2),
      ])
      let machine = try assembly.run()
      return machine.integer(0) == 0 ? nil : machine.integer(1)
    }
    #expect(try integer("-7") == -7)
    #expect(try integer("+5") == 5)
    #expect(try integer("-9223372036854775808") == Int64.min)
    for text in ["", "-", "4.0", "12a", " 1", "9223372036854775808"] {
      #expect(try integer(text) == nil, "\(text)")
    }
  }

  @Test func formatsLikePrintf() throws {
    let values: [(String, Int, Int64, String)] = [
      ("%.2f", A.double, Int64(bitPattern: (3.14159).bitPattern), "3.14"),
      ("%8.3f|", A.double, Int64(bitPattern: (-2.5).bitPattern), "  -2.500|"),
      ("%-6d|", A.integer, 42, "42    |"), ("%05d", A.integer, -42, "-0042"),
      ("%x", A.integer, 255, "ff"), ("%+d%%", A.integer, 7, "+7%"), ("%lld", A.integer, 7, "7"),
      ("%e", A.double, Int64(bitPattern: (12345.678).bitPattern), "1.234568e+04"),
    ]
    for (format, type, value, expected) in values {
      var assembly = A()
      assembly.block([
        Instruction(.constant, a: 5, k: value),
        Instruction(.makeExistential, a: 6, b: 5, k: Int64(type)),
        Instruction(.constantString, a: 1, k: assembly.string(format)),
        Instruction(.newArray, a: 2, b: 6, c: 1, k: Int64(A.reference)),
        assembly.builtin("string.format", at: 0, results: 1), Instruction(.release, a: 2),
      ])
      #expect(try assembly.run().string(0) == expected)
    }
  }

  @Test func printsItemsWithSeparatorAndTerminator() throws {
    var assembly = A()
    assembly.block([
      Instruction(.constant, a: 5, k: 1),
      Instruction(.makeExistential, a: 6, b: 5, k: Int64(A.integer)),
      Instruction(.constantString, a: 5, k: assembly.string("two")),
      Instruction(.makeExistential, a: 7, b: 5, k: Int64(A.string)),
      Instruction(.newArray, a: 0, b: 6, c: 2, k: Int64(A.reference)),
      Instruction(.constantString, a: 1, k: assembly.string(", ")),
      Instruction(.constantString, a: 2, k: assembly.string("!\n")),
      assembly.builtin("print", at: 0, results: 0),
      assembly.builtin("debugPrint", at: 0, results: 0),
      Instruction(.release, a: 0),
    ])
    let machine = try assembly.run()
    #expect(machine.printed == "1, two!\n1, \"two\"!\n")
    #expect(machine.liveBytes == 0)
    #expect(trap { _ = try assembly.run(Limits(outputBytes: 10)) }?.code == .outputTooLarge)
  }

  @Test func changesArraysInTheWindow() throws {
    var assembly = A()
    func array(_ values: [Int64]) -> [Instruction] {
      values.enumerated().map { Instruction(.constant, a: UInt16(12 + $0.offset), k: $0.element) }
        + [
          Instruction(.constant, a: 1, k: Int64(A.integer)),
          Instruction(.newArray, a: 2, b: 12, c: UInt16(values.count), k: 0),
        ]
    }
    assembly.block(
      array([5, 3, 8, 1]) + [
        Instruction(.constant, a: 3, k: 7), Instruction(.constant, a: 4, k: 1),
        assembly.builtin("array.insert", at: 1, results: 0),
        Instruction(.constant, a: 3, k: 0), assembly.builtin("array.remove", at: 0, results: 1),
        Instruction(.move, a: 8, b: 0),
        assembly.builtin("array.sort", at: 0, results: 1),
        Instruction(.describe, a: 9, b: 2, k: Int64(A.integers)),
        Instruction(.constant, a: 3, k: 1), Instruction(.constant, a: 4, k: 3),
        assembly.builtin("array.slice", at: 0, results: 1),
        Instruction(.describe, a: 10, b: 0, k: Int64(A.integers)), Instruction(.release, a: 0),
        assembly.builtin("array.removeRange", at: 1, results: 0),
        assembly.builtin("array.reverse", at: 1, results: 0),
        Instruction(.describe, a: 11, b: 2, k: Int64(A.integers)), Instruction(.release, a: 2),
      ])
    let machine = try assembly.run()
    #expect(machine.integer(8) == 5)
    #expect(machine.string(9) == "[1, 3, 7, 8]")
    #expect(machine.string(10) == "[3, 7]")
    #expect(machine.string(11) == "[8, 1]")
  }

  @Test func sortsLongArraysInOrder() throws {
    var assembly = A()
    assembly.block([
      Instruction(.constant, a: 0, k: 0), Instruction(.constant, a: 1, k: 1000),
      Instruction(.zero, a: 5, c: 1), Instruction(.constant, a: 4, k: Int64(A.integer)),
      Instruction(.multiplyConstant, a: 2, b: 0, k: 7919),
      Instruction(.remainderConstant, a: 2, b: 2, k: 1000),
      Instruction(.arrayAppend, a: 5, b: 2, k: 0), Instruction(.loopNext, a: 0, b: 1, k: 4),
      assembly.builtin("array.sort", at: 3, results: 1),
      Instruction(.constant, a: 0, k: 0), Instruction(.constant, a: 6, k: 0),
      Instruction(.arrayGet, a: 7, b: 5, c: 0), Instruction(.equalInteger, a: 7, b: 7, c: 0),
      Instruction(.addInteger, a: 6, b: 6, c: 7), Instruction(.loopNext, a: 0, b: 1, k: 11),
    ])
    #expect(try assembly.run().integer(6) == 1000)
  }

  @Test func callsHostFunctionsWithValuesAndErrors() throws {
    var assembly = A()
    assembly.function(
      "square", frame: 3, result: 1, parameters: 2,
      [Instruction(.multiplyDouble, a: 0, b: 2, c: 2), Instruction(.returnCall)])
    assembly.block([
      Instruction(.newClosure, a: 1, c: UInt16(A.empty), k: 0),
      Instruction(.constant, a: 3, k: Int64(bitPattern: (3.0).bitPattern)),
      Instruction(.newArray, a: 2, b: 3, c: 1, k: 0), Instruction(.callHost, a: 0, b: 1, k: 0),
      Instruction(.release, a: 1), Instruction(.release, a: 2),
      Instruction(.constant, a: 5, k: 0), Instruction(.arrayGet, a: 6, b: 0, c: 5),
      Instruction(.release, a: 0),
    ])
    assembly.block([Instruction(.callHost, a: 0, b: 0, k: 1)])
    let machine = assembly.machine(host: [squares, refuses])
    try machine.run(block: 0)
    #expect(machine.double(6) == 9)
    #expect(machine.liveBytes == 0)
    let trap = trap { try machine.run(block: 1) }
    #expect(trap?.code == .host)
    #expect(trap?.message == "matmul: (4, 3) · (2, 5): the inner sizes 3 and 2 differ")
  }

  @Test func drawsTheSameSeedWordsAsTheEngine() throws {
    // SplitMix64 of seed 42.
    #expect(
      try number("random.seedWord", [], then: [42, 1])
        == Int64(bitPattern: 0xBDD7_3226_2FEB_6E95))
  }
}

/// Calls the closure with the first number and gives back its result and one more.
private func squares(_ call: inout HostCall) throws(HostError) {
  let value = try call.invoke(0, call.doubles(at: 1)[0])
  try call.setResult([value, value + 1])
}

private func refuses(_ call: inout HostCall) throws(HostError) {
  throw HostError("matmul: (4, 3) · (2, 5): the inner sizes 3 and 2 differ")
}
