import Testing
import TrainingEngine

@Suite struct ModelTests {
  @Test func perceptronFollowsTheTraceOfTheNotebook() throws {
    let points = try Table(parsing: try ReferenceFile.text("perceptron_points.csv"))
    let x = points.rows("income", "debt")
    #expect(x.count == 100)
    let sign = Activation.sign
    let y = x.map { sign(2 * $0[0] - $0[1] - 30000) }
    let perceptron = Perceptron(inputs: 2)
    let trace = perceptron.fit(x, y, learningRate: 1e-5, biasRate: 1e5 * 1e-5)
    let file = try ReferenceFile("perceptron_trace_head")
    let rows = try #require(file.object["rows"] as? [[String: Any]])
    #expect(rows.count == 10)
    for (step, object) in zip(trace.steps, rows) {
      let row = ReferenceCase(object: object)
      let label = "row \(step.index)"
      #expect(Double(step.index) == (try row.number("i")))
      expectClose(step.input, try row.numbers("x"), relative: 1e-15, absolute: 0, label)
      #expect(step.target == (try row.number("y")))
      #expect(step.prediction == (try row.number("f")))
      expectClose(step.weights, try row.numbers("w"), relative: 1e-12, absolute: 0, label)
      #expect(step.bias == (try row.number("b")))
      expectClose(
        [step.agreement], [try row.number("acc")], relative: 1e-12, absolute: 1e-12, label)
    }
    #expect(trace.steps.count == 100)
    #expect(trace.table.rowCount == 100)
    #expect(trace.mistakes == trace.steps.filter { $0.prediction != $0.target }.count)
  }

  @Test func perceptronStopsMakingMistakesOnSeparablePoints() {
    let x = [[0.0, 0], [0, 1], [1, 0], [1, 1]]
    let y = [-1.0, -1, -1, 1]
    let perceptron = Perceptron(inputs: 2)
    perceptron.fit(x, y, epochs: 20)
    #expect(perceptron.predict(x) == y)
    #expect(perceptron.agreement(x, y) == 1)
    #expect(perceptron.fit(x, y).mistakes == 0)
  }

  @Test func logisticRegressionDescendsTheLoss() {
    let x = [[0.0], [1], [2], [3]]
    let y = [0.0, 0, 1, 1]
    let model = LogisticRegression(inputs: 1)
    #expect(model.probability(of: [5]) == 0.5)
    let history = model.fit(x, y, learningRate: 1, epochs: 300, validation: (x, y))
    #expect(history.epochs == 300)
    #expect(zip(history.loss, history.loss.dropFirst()).allSatisfy { $0 > $1 })
    #expect(history.loss.last == model.loss(x, y))
    #expect(history.validationLoss == history.loss)
    #expect(history.accuracy.last == 1)
    #expect(model.predict(x) == y)
    #expect(model.probability(of: [0]) < 0.1)
    #expect(history.table.names == ["epoch", "loss", "validation loss", "accuracy"])
  }

  @Test func logisticRegressionAgreesWithTheTape() throws {
    let x = [[0.3, -1.2], [2.1, 0.7], [0.9, -0.4]]
    let y = [1.0, 0, 1]
    let model = LogisticRegression(weights: [0.5, -0.25], bias: 0.1)
    var w = Tensor([0.5, -0.25], requiresGradient: true)
    var b = Tensor(0.1, requiresGradient: true)
    let inputs = Tensor(x)
    let history = model.fit(inputs, y, learningRate: 0.3, epochs: 5)
    for epoch in 0..<5 {
      binaryCrossEntropy(logits: inputs.matmul(w) + b, targets: Tensor(y)).backward()
      w -= 0.3 * (try #require(w.gradient))
      b -= 0.3 * (try #require(b.gradient))
      let loss = binaryCrossEntropy(logits: inputs.matmul(w) + b, targets: Tensor(y)).item
      expectClose([history.loss[epoch]], [loss], relative: 1e-14, absolute: 0, "loss")
    }
    expectClose(model.weights, w.values, relative: 1e-14, absolute: 0, "weights")
    expectClose([model.bias], [b.item], relative: 1e-14, absolute: 0, "bias")
  }

  @Test func activationsActOnNumbersAndTensorsAlike() {
    let points = [-2.0, -0.5, 0, 0.5, 2]
    for activation in Activation.all {
      let x = Tensor(points, requiresGradient: true)
      let y = activation(x)
      #expect(y.values == points.map { activation($0) })
      if activation != .identity {
        y.sum().backward()
        #expect(x.gradient == activation.derivative(at: x))
      }
      #expect(activation.derivative(at: x).values == points.map { activation.derivative(at: $0) })
    }
    #expect(
      Activation.all.map { $0.name } == [
        "identity", "sign", "sigmoid", "tanh", "ReLU", "leaky ReLU",
      ])
    #expect(Activation.leakyRelu(slope: 0.5)(-2) == -1)
    #expect(Activation.sigmoid.derivative(at: 40) > 0)
  }

  @Test func globalFunctionsServeNumbersAndTensors() {
    #expect(sigmoid(0) == 0.5)
    #expect(relu(-3) == 0)
    #expect(leakyRelu(-2, slope: 0.5) == -1)
    #expect(sign(-0.3) == -1)
    #expect(softmax([1, 1]) == [0.5, 0.5])
    #expect(sigmoid(Tensor([0])) == Tensor([0.5]))
    #expect(softmax(Tensor([[1, 1], [3, 3]])) == Tensor([[0.5, 0.5], [0.5, 0.5]]))
    #expect(TrainingEngine.exp(0) == 1)
  }

  @Test func countsHitsAndConfusions() {
    let predictions = [1.0, 1, 0, 0, 1]
    let targets = [1.0, 0, 0, 1, 1]
    #expect(accuracy(predictions: predictions, targets: targets) == 0.6)
    let matrix = ConfusionMatrix(predictions: predictions, targets: targets)
    #expect(matrix.labels == [0, 1])
    #expect(matrix.counts == [[1, 1], [1, 2]])
    #expect(matrix.accuracy == 0.6)
    #expect(matrix.precision(of: 1) == 2.0 / 3)
    #expect(matrix.recall(of: 0) == 0.5)
    #expect(matrix.recall(of: 7).isNaN)
    #expect(matrix.fScore(of: 1) == 2.0 / 3)
    #expect(matrix.fScore(of: 0) == 0.5)
    #expect(matrix.table.cells == [["0", "1", "1"], ["1", "1", "2"]])
    #expect(matrix.table.names == ["actual", "predicted 0", "predicted 1"])
  }
}
