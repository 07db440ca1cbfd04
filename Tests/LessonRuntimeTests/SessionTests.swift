import Diagnostics
import LessonLanguage
import LessonRuntime
import Testing

@Suite struct SessionTests {
  @Test func blocksShareOneScope() {
    let run = LessonRun([.block("let x = 20"), .block("func twice() -> Int { 2 * x }\ntwice()")])
    #expect(run.value(of: 1) == "40: Int")
    #expect(!run.result.hasErrors)
  }

  @Test func textPrintedBeforeADisplayIsAnOutputOfItsOwn() {
    let run = LessonRun([.block("print(1)\nprint(2)\nshow(3)\nprint(4)\n5")])
    #expect(run.kinds(of: 0) == ["text", "value", "text", "value"])
    #expect(run.texts(of: 0) == "1\n2\n4\n")
  }

  @Test(arguments: [
    ("[1.0, 2.5]", "[1.0, 2.5]: [Double]"), ("[\"k\": [1]]", "[\"k\": [1]]: [String: [Int]]"),
    ("Optional(3)", "Optional(3): Int?"),
    ("(1, label: true)", "(1, label: true): (Int, label: Bool)"),
    ("\"text\"", "text: String"), ("Set([1])", "[1]: Set<Int>"),
    ("0.1 + 0.2", "0.30000000000000004: Double"),
    ("Tensor([[1, 2]])", "[[1.0, 2.0]]: Tensor"),
  ])
  func displaysAValueWithItsTypeAsSwiftSpellsIt(source: String, expected: String) {
    #expect(LessonRun([.block(source)]).value(of: 0) == expected)
  }

  @Test(arguments: [
    ("Table((\"a\", [1, 2]))", "table"), ("Plot(.line(y: [1, 2]))", "plot"),
    ("Frames([Plot(.line(y: [1]))], labels: [\"one\"])", "frames"),
    ("SmallMultiples([Plot(.line(y: [1]))])", "small multiples"),
    ("LogisticRegression(inputs: 1).fit([[1]], [1], epochs: 2) as History", "table"),
    ("ConfusionMatrix(predictions: [1, 0], targets: [1, 1])", "table"),
    ("Perceptron(inputs: 1).fit([[1]], [1]) as Perceptron.Trace", "table"),
  ])
  func displaysFiguresAndTablesAsWhatTheyAre(source: String, kind: String) {
    #expect(LessonRun([.block("let value = \(source)\nvalue")]).kinds(of: 0) == [kind])
  }

  @Test func aTypeOfTheLessonIsNotMistakenForOneOfTheLibrary() {
    let run = LessonRun([.block("struct History { var loss = 1 }\nHistory()")])
    #expect(run.value(of: 0) == "History(loss: 1): History")
  }

  @Test func anInlineExpressionGivesItsText() {
    let run = LessonRun([.block("let share = 0.934"), .inline("percent(share)")])
    #expect(run.result.outcomes[1].inlineValue == "93%")
  }

  @Test func anInlineExpressionWithoutATextIsReported() {
    let run = LessonRun([.inline("Table((\"a\", [1]))")])
    #expect(run.failure(of: 0)?.hasPrefix("1:1 inline-without-value") == true)
    #expect(run.result.hasErrors)
  }

  @Test func progressNamesEachStepBeforeItRuns() {
    var sources = SourceMap()
    let steps = (0..<3).map { index in
      Step(source: sources.add(SourceText(name: "l", utf8: Array("print(\(index))".utf8))))
    }
    var seen: [Int] = []
    _ = Session.run(steps, in: &sources) { seen.append($0) }
    #expect(seen == [0, 1, 2])
  }

  @Test func aLessonWithATypeErrorRunsNothing() {
    let run = LessonRun([
      .block("print(1)"), .block("let x: Int = \"a\""), .block("let y: Bool = 3"),
    ])
    #expect(run.result.diagnostics.count == 2)
    #expect(run.kinds(of: 0) == [])
    #expect(run.kinds(of: 1) == ["diagnostic"])
  }
}

@Suite struct ErrorStepTests {
  @Test func anErrorStepShowsItsErrorAndTheLessonGoesOn() {
    let run = LessonRun([
      .failing("print(\"before\")\n[1][3]"), .failing("let x: Int = \"a\""),
      .block("print(\"after\")"),
    ])
    #expect(run.kinds(of: 0) == ["text", "diagnostic"])
    #expect(run.kinds(of: 1) == ["diagnostic"])
    #expect(run.texts(of: 2) == "after\n")
    #expect(run.result.diagnostics.isEmpty)
  }

  @Test func anErrorStepThatRunsIsReported() {
    let run = LessonRun([.failing("\n  print(1)"), .block("print(2)")])
    #expect(
      run.failure(of: 0)
        == "2:3 expected-error-missing: this block is marked `error`, but it ran without one")
    #expect(run.texts(of: 1) == "2\n")
    #expect(run.result.hasErrors)
  }

  @Test func afterAnyOtherTrapTheRestIsNotRun() {
    let run = LessonRun([.block("print(1)\nfatalError(\"stop\")"), .block("print(2)")])
    #expect(run.kinds(of: 0) == ["text", "diagnostic"])
    #expect(run.failure(of: 0) == "2:1 fatal-error: stop")
    #expect(run.result.outcomes.count == 2)
    #expect(run.kinds(of: 1) == [])
    #expect(run.result.diagnostics.count == 1)
  }

  @Test func aTrapNamesTheCallsThatLedThere() {
    let run = LessonRun([
      .failing("let xs = [1, 2]\nfunc pick(_ i: Int) -> Int {\n  xs[i]\n}\nprint(pick(5))")
    ])
    #expect(
      run.failure(of: 0)
        == "3:3 index-out-of-range: index 5 is out of range: the array has 2 elements")
    let notes = run.result.outcomes[0].diagnostic?.notes ?? []
    #expect(notes.map { run.sources.location(of: $0.span).line } == [5])
  }

  @Test(arguments: [
    (
      "Tensor([[1, 2, 3]]).matmul(Tensor([[1, 2, 3]]))",
      "1:1 host-error: matmul: (1, 3) · (1, 3): the inner sizes 3 and 1 differ"
    ),
    (
      "let t = Tensor([1, 2])\nt + Tensor([1, 2, 3])",
      "2:1 host-error: +: (2) and (3): the sizes 2 and 3 of axis -1 differ and neither is 1"
    ),
    ("Table((\"a\", [1]))[\"b\"]", "1:1 host-error: the table has no column \"b\"; it has \"a\""),
    (
      "Table((\"a\", [1])).select([3])",
      "1:1 host-error: select: there is no row 3; the table has 1 rows"
    ),
    ("Plot(.points(x: [1, 2], y: [1]))", "1:1 host-error: points: x has 2 values, y has 1"),
    ("Frames([], labels: [])", "1:1 host-error: frames: there is no plot to show"),
    (
      "Perceptron(inputs: 2).predict([1])",
      "1:1 host-error: predict: the example has 1 number, the model 2 inputs"
    ),
    (
      "Tensor.zeros(1 << 40, 1 << 40)",
      "1:1 host-error: zeros: (1099511627776, 1099511627776): a tensor holds at most 134217728 elements"
    ),
  ])
  func mistakesInTheLibrarySpeakOfShapesAtTheLessonsLine(source: String, expected: String) {
    #expect(LessonRun([.failing(source)]).failure(of: 0) == expected)
  }

  @Test func aTrapInsideASampledFunctionPointsIntoTheFunction() {
    let run = LessonRun([.failing("Plot(\n  .line({ [1.0][Int($0)] }, over: 0...2))")])
    #expect(
      run.failure(of: 0)
        == "2:11 index-out-of-range: index 1 is out of range: the array has 1 element")
  }
}
