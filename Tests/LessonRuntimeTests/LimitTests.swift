import LessonLanguage
import LessonRuntime
import Testing

@Suite struct LimitTests {
  @Test func anEndlessLoopStopsAtTheSameStepEachTime() {
    let lesson = [TestStep.failing("var n = 0\nwhile true { n += 1 }", fuel: 10_000), .inline("n")]
    let first = LessonRun(lesson)
    let second = LessonRun(lesson)
    #expect(first.failure(of: 0)?.hasPrefix("2:7 fuel-exhausted") == true)
    #expect(first.result.outcomes[0].fuel == 10_000)
    #expect(first.result.outcomes[1].inlineValue != nil)
    #expect(first.result.outcomes[1].inlineValue == second.result.outcomes[1].inlineValue)
  }

  /// What a trap interrupts is empty afterwards, or as it was, and never what was freed meanwhile.
  @Test func laterBlocksFindTheirVariablesSoundAfterATrap() {
    let run = LessonRun([
      .block(
        """
        var a = [1, 2, 3]
        func grow(_ x: inout [Int]) { x.append(4); x.append(5); x[100] = 1 }
        struct S { var names = ["a name that is long"]; mutating func grow() { names.append("another long name"); names[9] = "" } }
        var s = S()
        var d = ["key": ["a value that is long"]]
        final class Part { deinit { let none: [Int] = []; print(none[0]) } }
        var parts = [Part()]
        func take(_ s: inout String, _ n: Int) { s += " and more of it, so that it moves"; _ = [1][n] }
        var text = "a text that is long enough"
        """),
      .failing("grow(&a)"), .failing("s.grow()"), .failing("d[\"key\"]![5] = \"\""),
      .failing("parts = []"), .failing("take(&text, 3)"),
      .block("for i in 0..<50 { let fresh = [\"fresh text number \\(i)\"]; _ = fresh.count }"),
      .block("print(a.count, s.names.count, d.count, parts.count, text.count >= 0)"),
      .block("a.append(1); s.names.append(\"\"); d[\"x\"] = []; text += \"!\"; print(a.last ?? 0)"),
    ])
    for step in [0, 6, 7, 8] { #expect(run.failure(of: step) == nil) }
    for step in 1...5 { #expect(run.failure(of: step) != nil) }
    #expect(run.texts(of: 8) == "1\n")
  }

  @Test func aStepCannotGrantItselfMoreFuelThanTheSessionHas() {
    let run = LessonRun(
      [.failing("while true {}", fuel: 1_000_000_000_000)], limits: Limits(fuel: 5_000))
    #expect(run.result.outcomes[0].fuel == 5_000)
  }

  @Test func engineOperationsCostFuelByTheElementsTheyTouch() {
    func cost(_ size: Int) -> Int64 {
      let run = LessonRun([
        .block("let a = Tensor.ones(\(size), \(size))"), .block("let b = a.matmul(a)"),
      ])
      return run.result.outcomes[1].fuel
    }
    #expect(cost(20) - cost(10) == 8_000 - 1_000)
  }

  @Test func theTapeCountsAgainstTheBytes() {
    let lesson = """
      var t = Tensor.ones(1000, requiresGradient: true)
      for _ in 0..<1_000_000 { t = t * 1.0 }
      """
    let run = LessonRun([.failing(lesson)], limits: Limits(bytes: 1 << 20))
    #expect(run.failure(of: 0)?.contains("memory-exhausted") == true)
  }

  @Test func whatNothingRefersToIsForgotten() {
    let lesson = """
      var t = Tensor.ones(1000)
      for _ in 0..<500 { t = t * 1.0 }
      var w = Tensor.ones(1000, requiresGradient: true)
      for _ in 0..<200 {
        (w * w).sum().backward()
        w -= 0.0 * (w.gradient ?? w)
      }
      """
    let run = LessonRun([.block(lesson)], limits: Limits(bytes: 1 << 20))
    #expect(run.failure(of: 0) == nil)
  }

  @Test(arguments: ["while true { show(3) }", "while true { print(\"a line of text\") }"])
  func outputHasALimit(source: String) {
    let run = LessonRun([.failing(source), .block("print(1)")])
    #expect(run.failure(of: 0)?.contains("output-too-large") == true)
    #expect(run.texts(of: 1) == "1\n")
  }

  @Test(arguments: [
    "Plot(.region(x: 0...1, y: 0...1, samples: 100_000_000_000) { x, y in x })",
    "SmallMultiples([Plot(.rule(x: 1))], columns: 9223372036854775807)",
    "fixed(1.5, 9223372036854775807)",
    "Plot(.histogram([1, 1e308, -1e308, 1 / 0.0, 0 / 0.0], bins: -3))",
    "Table((\"a\", [])).prefix(-1)", "Tensor([]).mean()", "Tensor.zeros(0, 3).sum(axis: 0)",
    "Plot()",
  ])
  func extremeArgumentsDoNotStopTheTool(source: String) {
    let run = LessonRun([.block(source)])
    #expect(run.failure(of: 0) == nil)
    #expect(run.kinds(of: 0).count == 1)
  }

  @Test func anOptimizerRefusesParametersOfAnotherSize() {
    let lesson = """
      let optimizer = Optimizer.adam()
      var p = [Tensor([1.0], requiresGradient: true)]
      p[0].sum().backward()
      optimizer.step(&p)
      p = [Tensor([1.0, 2.0], requiresGradient: true)]
      p[0].sum().backward()
      optimizer.step(&p)
      """
    #expect(
      LessonRun([.failing(lesson)]).failure(of: 0)
        == "7:1 host-error: step: parameter 0 has 2 elements, and had 1 at the step before")
  }
}
