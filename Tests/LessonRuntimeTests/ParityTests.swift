import LessonRuntime
import Plotting
import Testing
import TrainingEngine

/// What a lesson computes is, to the last bit, what the native modules compute.
@Suite struct ParityTests {
  @Test func tensorOperationsAgree() {
    let lesson = """
      let a = Tensor([[0.5, -1.25, 3], [2, 0.1, -0.7]]), b = Tensor([1.5, -2, 0.3])
      print(a + b, a - 2 * b, a * b / 3, -a)
      print(a.matmul(b), b.dot(b), a.transposed(), a.reshaped(3, -1), a[1][2].item)
      print(a.sum(), a.mean(axis: 0), a.max(axis: 1, keepDimensions: true), a.min(), a.argmax(axis: 1))
      print(a.exp(), a.sigmoid(), a.softplus(), a.logSigmoid(), a.leakyRelu(slope: 0.2), a.power(2.5))
      print(a.softmax(), a.logSumExp(axis: 0), softmax([1, 2, 3]), sqrt(abs(a)), sign(a), relu(a))
      print(a.shape, a.rank, a.count, a == a.detached(), a.squared().squareRoot().log().tanh())
      """
    let a = Tensor([[0.5, -1.25, 3], [2, 0.1, -0.7]])
    let b = Tensor([1.5, -2, 0.3])
    var expected = ""
    print(a + b, a - 2 * b, a * b / 3, -a, to: &expected)
    print(a.matmul(b), b.dot(b), a.transposed(), a.reshaped(3, -1), a[1][2].item, to: &expected)
    print(
      a.sum(), a.mean(axis: 0), a.max(axis: 1, keepDimensions: true), a.min(), a.argmax(axis: 1),
      to: &expected)
    print(
      a.exp(), a.sigmoid(), a.softplus(), a.logSigmoid(), a.leakyRelu(slope: 0.2), a.power(2.5),
      to: &expected)
    print(
      a.softmax(), a.logSumExp(axis: 0), softmax([1, 2, 3]), sqrt(abs(a)), sign(a), relu(a),
      to: &expected)
    print(
      a.shape, a.rank, a.count, a == a.detached(), a.squared().squareRoot().log().tanh(),
      to: &expected)
    #expect(LessonRun.printed(lesson) == expected)
  }

  @Test func functionsOfOneNumberAgree() {
    let xs = [-3.0, -0.5, 0, 1e-9, 0.7, 40, 800]
    let lesson = """
      for x in [-3.0, -0.5, 0, 1e-9, 0.7, 40, 800] {
        print(sigmoid(x), relu(x), leakyRelu(x), leakyRelu(x, slope: 0.3), softplus(x), sign(x))
        print(Activation.all.map { $0(x) }, Activation.all.map { $0.derivative(at: x) })
        print(exp(x), tanh(x), log(x), sin(x), pow(x, 3))
      }
      """
    var expected = ""
    for x in xs {
      print(
        sigmoid(x), relu(x), leakyRelu(x), leakyRelu(x, slope: 0.3), softplus(x), sign(x),
        to: &expected)
      print(
        Activation.all.map { $0(x) }, Activation.all.map { $0.derivative(at: x) }, to: &expected)
      print(exp(x), tanh(x), log(x), sin(x), pow(x, 3), to: &expected)
    }
    #expect(LessonRun.printed(lesson) == expected)
  }

  @Test func valuesAreComparedByWhatTheyHold() {
    let lesson = """
      let a = Tensor([1, 2]), b = Tensor([1, 2]), none: Tensor? = nil
      print(a == b, a != b, [a] == [b], Optional(a) == b, none == a, a == Tensor([[1, 2]]))
      print(Table(("x", [1])) == Table(("x", [1])), Mark.line(y: [1]) == Mark.line(y: [2]))
      print(Plot(.rule(x: 1), x: "a") == Plot(.rule(x: 1), x: "a"), Axis.automatic == "a")
      """
    let expected = """
      true false true true false false
      true false
      true false

      """
    #expect(LessonRun.printed(lesson) == expected)
  }

  @Test func gradientsAndUpdatesAgree() {
    let lesson = """
      var w = Tensor([0.5, -0.25], requiresGradient: true), copy = w
      let x = Tensor([[1, 2], [3, 4], [-1, 0.5]]), y = Tensor([1, 0, 1])
      for _ in 0..<3 {
        let loss = binaryCrossEntropy(sigmoid(x.matmul(w)), y) + l2Penalty(w, 0.1)
        loss.backward()
        if let gradient = w.gradient { print(loss, gradient) }
        w -= 0.5 * (w.gradient ?? w)
      }
      print(w, w.requiresGradient, copy.gradient?.values ?? [])
      """
    var w = Tensor([0.5, -0.25], requiresGradient: true)
    let copy = w
    let x = Tensor([[1, 2], [3, 4], [-1, 0.5]])
    let y = Tensor([1, 0, 1])
    var expected = ""
    for _ in 0..<3 {
      let loss = binaryCrossEntropy(sigmoid(x.matmul(w)), y) + l2Penalty(w, 0.1)
      loss.backward()
      if let gradient = w.gradient { print(loss, gradient, to: &expected) }
      w -= 0.5 * (w.gradient ?? w)
    }
    print(w, w.requiresGradient, copy.gradient?.values ?? [], to: &expected)
    #expect(LessonRun.printed(lesson) == expected)
  }

  @Test func randomNumbersAgree() {
    let lesson = """
      var random = SeededGenerator(seed: 7)
      print(random.next(), random.uniform(from: -1, to: 3), random.normal(mean: 2))
      print(Double.random(in: 0..<1, using: &random), Int.random(in: 1...6, using: &random))
      print([1, 2, 3, 4, 5].shuffled(using: &random), random.permutation(of: 6))
      print(Tensor.normal([2, 2], mean: 1, using: &random), Tensor.uniform([3], to: 5, using: &random))
      """
    var random = SeededGenerator(seed: 7)
    var expected = ""
    print(random.next(), random.uniform(from: -1, to: 3), random.normal(mean: 2), to: &expected)
    print(
      Double.random(in: 0..<1, using: &random), Int.random(in: 1...6, using: &random), to: &expected
    )
    print([1, 2, 3, 4, 5].shuffled(using: &random), random.permutation(of: 6), to: &expected)
    print(
      Tensor.normal([2, 2], mean: 1, using: &random), Tensor.uniform([3], to: 5, using: &random),
      to: &expected)
    #expect(LessonRun.printed(lesson) == expected)
  }

  @Test func networksAndOptimizersAgree() {
    let lesson = """
      var random = SeededGenerator(seed: 3)
      let net = Sequential(
        .dense(inputs: 2, outputs: 4, activation: .tanh, using: &random),
        .dense(inputs: 4, outputs: 1, using: &random), .activation(.sigmoid))
      let optimizer = Optimizer.adam(learningRate: 0.05)
      let x = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]]), y = Tensor([[0], [1], [1], [0]])
      for _ in 0..<20 {
        binaryCrossEntropy(net(x), y).backward()
        optimizer.step(net)
      }
      print(net(x), net.parameters, net.parameterCount, optimizer.steps)
      """
    var random = SeededGenerator(seed: 3)
    let net = Sequential(
      .dense(inputs: 2, outputs: 4, activation: .tanh, using: &random),
      .dense(inputs: 4, outputs: 1, using: &random), .activation(.sigmoid))
    let optimizer = Optimizer.adam(learningRate: 0.05)
    let x = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]])
    let y = Tensor([[0], [1], [1], [0]])
    for _ in 0..<20 {
      binaryCrossEntropy(net(x), y).backward()
      optimizer.step(net)
    }
    var expected = ""
    print(net(x), net.parameters, net.parameterCount, optimizer.steps, to: &expected)
    #expect(LessonRun.printed(lesson) == expected)
  }

  @Test func modelsAgree() {
    let lesson = """
      let x = [[0.2, 1], [2, -1], [0.5, 0.5], [3, 1]], signs = [-1.0, 1, -1, 1], labels = [0.0, 1, 0, 1]
      let perceptron = Perceptron(inputs: 2)
      let trace = perceptron.fit(x, signs, learningRate: 0.1, biasRate: 0.5, epochs: 3)
      print(perceptron.weights, perceptron.bias, trace.mistakes, trace.agreement, trace.weights)
      print(trace.steps[1].input, trace.steps[1].isMistake, perceptron.predict(x), trace.table)
      let model = LogisticRegression(inputs: 2)
      let history = model.fit(x, labels, learningRate: 0.5, epochs: 5, validation: (x: x, y: labels))
      print(model.weights, model.bias, history, model.probabilities(of: x), model.loss(x, labels))
      let matrix = ConfusionMatrix(predictions: model.predict(x), targets: labels)
      print(matrix, matrix.accuracy, matrix.precision(of: 1), matrix.recall(of: 0), matrix.counts)
      """
    let x = [[0.2, 1], [2, -1], [0.5, 0.5], [3, 1]]
    let labels = [0.0, 1, 0, 1]
    let perceptron = Perceptron(inputs: 2)
    let trace = perceptron.fit(x, [-1, 1, -1, 1], learningRate: 0.1, biasRate: 0.5, epochs: 3)
    var expected = ""
    print(
      perceptron.weights, perceptron.bias, trace.mistakes, trace.agreement, trace.weights,
      to: &expected)
    print(
      trace.steps[1].input, trace.steps[1].isMistake, perceptron.predict(x), trace.table,
      to: &expected)
    let model = LogisticRegression(inputs: 2)
    let history = model.fit(
      x, labels, learningRate: 0.5, epochs: 5, validation: (x: x, y: labels))
    print(
      model.weights, model.bias, history, model.probabilities(of: x), model.loss(x, labels),
      to: &expected)
    let matrix = ConfusionMatrix(predictions: model.predict(x), targets: labels)
    print(
      matrix, matrix.accuracy, matrix.precision(of: 1), matrix.recall(of: 0), matrix.counts,
      to: &expected)
    #expect(LessonRun.printed(lesson) == expected)
  }

  @Test func plotsAgree() throws {
    let lesson = """
      var plot = Plot(
        .points(x: [1, 2], y: [3, 4], by: ["b", "a"], classes: ["b"]),
        .line({ sign($0) * $0 }, over: -1...2, label: "f"), .histogram([1, 2, 2], bins: 3),
        .region(x: 0...1, y: 0...2, samples: 5) { x, y in x * y }, .rule(y: 2), .text(x: 1, y: 2, "note"),
        title: "T", x: .log(label: "x", domain: 1...10), y: "y", aspect: .ratio(0.5))
      plot.marks.append(.hyperplane(weights: [1, 2], bias: 3))
      plot.x = .percent(label: "p")
      plot
      """
    var plot = Plot(
      .points(x: [1, 2], y: [3, 4], by: ["b", "a"], classes: ["b"]),
      .line({ sign($0) * $0 }, over: -1...2, label: "f"), .histogram([1, 2, 2], bins: 3),
      .region(x: 0...1, y: 0...2, samples: 5) { x, y in x * y }, .rule(y: 2),
      .text(x: 1, y: 2, "note"), title: "T", x: .percent(label: "p"), y: "y", aspect: .ratio(0.5))
    plot.marks.append(.hyperplane(weights: [1, 2], bias: 3))
    let outputs = LessonRun([.block(lesson)]).result.outcomes[0].outputs
    let shown = outputs.compactMap { output in
      if case .plot(let plot) = output { plot } else { nil }
    }
    #expect(try #require(shown.first) == plot)
  }

  @Test(arguments: [
    ("percent(0.934)", "93%"), ("percent(-0.0051, digits: 1)", "−0.5%"),
    ("fixed(-2.345, 1)", "−2.3"),
    ("fixed(-0.001, 2)", "0.00"), ("thousands(-30000.4)", "−30,000"), ("thousands(999.6)", "1,000"),
    ("thousands(12)", "12"), ("thousands(1234567)", "1,234,567"),
  ])
  func numbersAreWordedForASentence(source: String, expected: String) {
    #expect(LessonRun([.inline(source)]).result.outcomes[0].inlineValue == expected)
  }
}
