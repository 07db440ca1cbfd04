import Diagnostics
import LessonLanguage
import Testing

/// Every program of the language suite gives back what it took from the heap.
struct HeapBalanceTests {
  private struct Balance {
    var miscounts: [String] = []
    var objectsInCycles = 0
    var liveBytes: Int64 = 0
    var hasTrapped = false
  }

  private func run(_ text: String) -> Balance? {
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "program.swift", utf8: Array(text.utf8)))
    let compilation = Compiler.compile(
      [SourceUnit(source: source, displays: false)], in: &sources)
    guard let program = compilation.program else { return nil }
    let machine = Machine(program: program, isAudited: true)
    var result = Balance()
    do throws(Trap) {
      try machine.run(block: 0)
      try machine.releaseGlobals()
    } catch {
      result.hasTrapped = true
    }
    let audit = machine.audit(afterTrap: result.hasTrapped)
    result.miscounts = audit.miscounts
    result.objectsInCycles = audit.objectsInCycles
    result.liveBytes = machine.liveBytes
    return result
  }

  /// Programs whose objects refer to one another in circles, as they do for the Swift compiler.
  private static let circular: Set<String> = [
    "algorithms/queues_and_graphs", "classes/linked_list_and_tree",
    "enums/types_within_themselves", "ml/scalar_autodiff",
  ]

  @Test(arguments: SpecTests.programs)
  func givesAllMemoryBack(_ name: String) throws {
    guard let balance = run(try SpecTests.text(name, "swift")) else { return }
    #expect(balance.miscounts == [])
    if balance.hasTrapped || Self.circular.contains(name) { return }
    #expect(balance.objectsInCycles == 0)
    #expect(balance.liveBytes == 0)
  }

  @Test(arguments: SpecTests.trapping)
  func countsRightUpToTheTrap(_ name: String) throws {
    let balance = try #require(run(try SpecTests.text(name, "swift")))
    #expect(balance.hasTrapped)
    #expect(balance.miscounts == [])
  }

  @Test(arguments: [
    // Errors through frames that own something.
    """
    struct E: Error { let text: String }
    func inner(_ n: Int) throws -> [String] {
      let kept = ["a long string, number \\(n)", "another long string"]
      if n == 3 { throw E(text: "a long message of the error") }
      return kept
    }
    func outer(_ n: Int) throws -> Int {
      let names = ["one", "two", "three is longer"]
      defer { _ = names.count }
      return try inner(n).count + names.count
    }
    for n in 0..<5 { _ = try? outer(n); do { _ = try outer(n) } catch let e as E { _ = e.text } }
    """,
    // Loops left early with temporaries and iterators alive.
    """
    func find(_ words: [String]) -> String? {
      for (index, word) in words.enumerated() {
        let copy = word + " and a long ending"
        if index == 1 { return copy }
        if index == 7 { break }
        if copy.isEmpty { continue }
      }
      return nil
    }
    print(find(["first", "second", "third"]) ?? "none")
    outer: for a in ["a long enough string", "b long enough string"] {
      for b in [a + a, a + "!"] { if b.hasSuffix("!") { continue outer } }
    }
    """,
    // Optional chains that stop half-way.
    """
    final class Node { var next: Node?; var names: [String] = ["a long name of a node"] }
    let node = Node()
    node.next = Node()
    print(node.next?.next?.names.first?.count ?? 0, node.next?.names[0].count ?? 0)
    node.next?.next?.names.append("never appended because")
    node.next?.names.append("appended to the second")
    """,
    // Deinitializers that run code and let go of more.
    """
    final class Part { deinit { log.append("part of the whole") } }
    final class Whole { var parts = [Part(), Part()]; deinit { parts = []; log.append("whole itself") } }
    var log: [String] = []
    do { _ = Whole(); let kept = Whole(); kept.parts.removeLast() }
    print(log.count)
    """,
    // Local functions that call themselves and closures that keep variables.
    """
    func run(_ n: Int) -> Int {
      var calls = 0
      func down(_ n: Int) { calls += 1; if n > 0 { down(n - 1) } }
      down(n)
      let makers = (0..<3).map { i in { i + calls } }
      return makers.reduce(0) { $0 + $1() }
    }
    print(run(3), run(4))
    """,
  ])
  func balances(_ program: String) throws {
    let result = run(program)
    let balance = try #require(result)
    #expect(!balance.hasTrapped)
    #expect(balance.miscounts == [])
    #expect(balance.objectsInCycles == 0)
    #expect(balance.liveBytes == 0)
  }
}
