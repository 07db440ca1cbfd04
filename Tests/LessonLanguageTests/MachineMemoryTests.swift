import Testing

@testable import LessonLanguage

@Suite struct MachineMemoryTests {
  private typealias A = MachineAssembly

  @Test func freesALongListWithoutRecursion() throws {
    var assembly = A()
    // Each box holds the one before: r0 = list, r1 = counter, r2 = bound.
    assembly.block([
      Instruction(.zero, a: 0, c: 1), Instruction(.constant, a: 1, k: 0),
      Instruction(.constant, a: 2, k: 300_000),
      Instruction(.newBox, a: 3, k: Int64(A.reference)),
      Instruction(.storeField1, a: 0, b: 3, k: 1), Instruction(.move, a: 0, b: 3),
      Instruction(.loopNext, a: 1, b: 2, k: 3),
    ])
    assembly.block([Instruction(.release, a: 0)])
    let machine = assembly.machine()
    try machine.run(block: 0)
    #expect(machine.liveBytes == 300_000 * 32)
    try machine.run(block: 1)
    #expect(machine.liveBytes == 0)
  }

  @Test func runsADeinitializerOnceBeforeTheFieldsGo() throws {
    var assembly = A()
    let descriptor = ClassDescriptor(superclass: nil, fields: [], fieldLayout: A.reference)
    let node = assembly.type("Node", "main.Node", .classType(descriptor), layout: A.reference)
    descriptor.deinitializer = assembly.function(
      "deinit", frame: 6, parameters: 1,
      [
        // Takes another reference to self for a while, and counts in G[5].
        Instruction(.copy, a: 1, b: 0), Instruction(.release, a: 1),
        Instruction(.loadGlobal, a: 2, c: 1, k: 5), Instruction(.addConstant, a: 2, b: 2, k: 1),
        Instruction(.storeGlobal, a: 2, c: 1, k: 5), Instruction(.returnCall),
      ])
    assembly.block([
      Instruction(.newInstance, a: 0, k: Int64(node)),
      Instruction(.newInstance, a: 1, k: Int64(node)),
      Instruction(.storeField1, a: 1, b: 0, k: 1),
      Instruction(.makeWeak, a: 2, b: 0), Instruction(.loadWeak, a: 3, b: 2),
      Instruction(.release, a: 3), Instruction(.release, a: 0),
      Instruction(.loadWeak, a: 4, b: 2), Instruction(.release, a: 2),
    ])
    let machine = try assembly.run()
    #expect(machine.integer(5) == 2)
    #expect(machine.integer(4) == 0)
    #expect(machine.liveBytes == 0)
  }

  @Test func keepsAnInstanceThatItsDeinitializerSaved() throws {
    var assembly = A()
    let descriptor = ClassDescriptor(superclass: nil, fields: [], fieldLayout: A.plain)
    let node = assembly.type("Node", "main.Node", .classType(descriptor), layout: A.reference)
    descriptor.deinitializer = assembly.function(
      "deinit", frame: 6, parameters: 1,
      [
        Instruction(.copy, a: 1, b: 0), Instruction(.storeGlobal, a: 1, c: 1, k: 5),
        Instruction(.returnCall),
      ])
    assembly.block([
      Instruction(.newInstance, a: 0, k: Int64(node)), Instruction(.release, a: 0),
      Instruction(.loadField1, a: 6, b: 5, k: 1), Instruction(.release, a: 5),
    ])
    #expect(try assembly.run().integer(6) == 0)
  }

  @Test func trapsWhenAnUnownedReferenceDangles() {
    var assembly = A()
    let node = assembly.type(
      "Node", "main.Node",
      .classType(ClassDescriptor(superclass: nil, fields: [], fieldLayout: A.plain)),
      layout: A.reference)
    assembly.block([
      Instruction(.newInstance, a: 0, k: Int64(node)), Instruction(.makeWeak, a: 1, b: 0),
      Instruction(.release, a: 0), Instruction(.loadUnowned, a: 2, b: 1),
    ])
    #expect(trap { _ = try assembly.run() }?.code == .danglingUnowned)
  }

  @Test func refusesToReadThroughAReferenceThatWasTaken() {
    var assembly = A()
    assembly.block([Instruction(.zero, a: 0, c: 1), Instruction(.loadField1, a: 1, b: 0, k: 1)])
    #expect(trap { _ = try assembly.run() }?.code == .exclusivity)
  }

  @Test func copiesASharedArrayWhenItChanges() throws {
    var assembly = A()
    assembly.block([
      Instruction(.constant, a: 1, k: 10), Instruction(.constant, a: 2, k: 20),
      Instruction(.newArray, a: 0, b: 1, c: 2, k: 0), Instruction(.copy, a: 3, b: 0),
      Instruction(.constant, a: 4, k: 1), Instruction(.constant, a: 5, k: 99),
      Instruction(.arraySet, a: 3, b: 4, c: 5), Instruction(.arrayAppend, a: 3, b: 5, k: 0),
      Instruction(.arrayGet, a: 6, b: 0, c: 4), Instruction(.arrayGet, a: 7, b: 3, c: 4),
      Instruction(.arrayCount, a: 8, b: 0), Instruction(.arrayCount, a: 9, b: 3),
      Instruction(.release, a: 0), Instruction(.release, a: 3),
    ])
    let machine = try assembly.run()
    #expect((6...9).map { machine.integer($0) } == [20, 99, 2, 3])
    #expect(machine.liveBytes == 0)
  }

  @Test func keepsTheReferencesOfElementsCounted() throws {
    var assembly = A()
    let long = assembly.string("longer than seven")
    assembly.block([
      Instruction(.constant, a: 1, k: 5), Instruction(.constantString, a: 2, k: long),
      Instruction(.concatenate, a: 2, b: 2, c: 2), Instruction(.zero, a: 0, c: 1),
      Instruction(.retain, a: 2), Instruction(.arrayAppend, a: 0, b: 1, k: Int64(A.mixed)),
      Instruction(.constant, a: 3, k: 0),
      Instruction(.copy, a: 4, b: 0),
      Instruction(.arrayGetValue, a: 6, b: 4, c: 3, k: Int64(A.mixed)),
      Instruction(.arraySetValue, a: 4, b: 3, c: 6, k: Int64(A.mixed)),
      Instruction(.arrayTake, a: 8, b: 4, c: 3, k: Int64(A.mixed)),
      Instruction(.release, a: 9), Instruction(.release, a: 4),
      Instruction(.arrayPeekSlots, a: 10, b: 0, c: 3, k: 1), Instruction(.extra, c: 1),
      Instruction(.equalString, a: 11, b: 10, c: 2), Instruction(.release, a: 2),
    ])
    assembly.block([Instruction(.release, a: 0)])
    let machine = assembly.machine()
    try machine.run(block: 0)
    #expect(machine.integer(11) == 1)
    #expect(machine.string(10) == "longer than sevenlonger than seven")
    try machine.run(block: 1)
    #expect(machine.liveBytes == 0)
  }

  @Test func namesTheIndexThatIsOutOfRange() {
    for (index, expected) in [
      (2, "index 2 is out of range: the array has 1 element"),
      (-1, "index -1 is out of range: the array has 1 element"),
    ] as [(Int64, String)] {
      var assembly = A()
      assembly.block([
        Instruction(.newArray, a: 0, b: 1, c: 1, k: 0), Instruction(.constant, a: 2, k: index),
        Instruction(.arrayGet, a: 3, b: 0, c: 2),
      ])
      let trap = trap { _ = try assembly.run() }
      #expect(trap?.code == .indexOutOfRange)
      #expect(trap?.message == expected)
    }
  }

  @Test func stopsAtTheLimitOfBytes() throws {
    var assembly = A()
    assembly.block([
      Instruction(.zero, a: 0, c: 1), Instruction(.constant, a: 1, k: 1),
      Instruction(.arrayAppend, a: 0, b: 1, k: 0), Instruction(.loop, k: 2),
    ])
    let growing = trap { _ = try assembly.run(Limits(bytes: 1 << 20)) }
    #expect(growing?.code == .memoryExhausted)
    var huge = A()
    huge.block([
      Instruction(.constant, a: 1, k: Int64(A.integer)), Instruction(.constant, a: 2, k: 0),
      Instruction(.constant, a: 3, k: 1 << 40),
      huge.builtin("array.repeating", at: 0, results: 1),
    ])
    #expect(trap { _ = try huge.run() }?.code == .memoryExhausted)
  }

  @Test func givesTheMemoryOfTheDeadToTheLiving() throws {
    var assembly = A()
    assembly.block([
      Instruction(.constant, a: 0, k: 0), Instruction(.constant, a: 1, k: 100_000),
      Instruction(.newBox, a: 2, k: 0), Instruction(.release, a: 2),
      Instruction(.loopNext, a: 0, b: 1, k: 2),
    ])
    #expect(try assembly.run(Limits(bytes: 4096)).liveBytes == 0)
  }

  @Test func countsAHostObjectsBytesWhileItLives() throws {
    var assembly = A()
    assembly.block([Instruction(.callHost, a: 0, b: 1, k: 0)])
    assembly.block([Instruction(.release, a: 0)])
    let watch = LifeWatch()
    let machine = assembly.machine(host: [makeWatched(watch)])
    try machine.run(block: 0)
    #expect(machine.liveBytes == 5000 + 32)
    #expect(watch.alive == 1)
    try machine.run(block: 1)
    #expect(machine.liveBytes == 0)
    #expect(watch.alive == 0)
    let small = assembly.machine(Limits(bytes: 4000), host: [makeWatched(watch)])
    #expect(trap { try small.run(block: 0) }?.code == .memoryExhausted)
  }

  @Test func freesHostObjectsWithTheSession() throws {
    let watch = LifeWatch()
    var assembly = A()
    assembly.block([Instruction(.callHost, a: 0, b: 1, k: 0)])
    do {
      let machine = try assembly.run(host: [makeWatched(watch)])
      #expect(watch.alive == 1)
      #expect(machine.liveBytes > 0)
    }
    #expect(watch.alive == 0)
  }
}

private final class LifeWatch {
  var alive = 0
}

private final class Watched: HostObject {
  let watch: LifeWatch

  init(_ watch: LifeWatch) {
    self.watch = watch
    watch.alive += 1
    super.init()
  }

  deinit { watch.alive -= 1 }

  override var byteCount: Int { 5000 }
}

private func makeWatched(_ watch: LifeWatch) -> HostFunction {
  return { (call: inout HostCall) throws(HostError) in
    try call.setResult(Watched(watch))
  }
}
