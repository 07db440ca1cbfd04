import Testing
import TrainingEngine

@Suite struct LeastSquaresTests {
  private struct Problem {
    let name: String
    let x: [[Double]]
    let y: [Double]
    let ridge: Double
    let test: ReferenceCase

    init(_ test: ReferenceCase) throws {
      let inputs = try test.tensor("x")
      name = try test.text("name")
      x = (0..<inputs.shape[0]).map { inputs[$0].values }
      y = try test.tensor("y").values
      ridge = try test.number("ridge")
      self.test = test
    }

    var beta: [Double] { get throws { try test.tensor("beta").values } }
  }

  private func problems() throws -> [Problem] {
    try ReferenceFile("least_squares").cases.map { try Problem($0) }
  }

  @Test func closedFormMatchesTheReference() throws {
    for problem in try problems() {
      let model = LeastSquares(inputs: problem.x[0].count)
      model.solve(problem.x, problem.y, ridge: problem.ridge)
      expectClose(
        [model.bias] + model.weights, try problem.beta, relative: 1e-10, absolute: 0, problem.name)
      let square = model.loss(problem.x, problem.y) * Double(problem.y.count)
      expectClose(
        [square], [try problem.test.number("e2")], relative: 1e-10, absolute: 0, problem.name)
    }
  }

  @Test func lossAndGradientMatchTheReference() throws {
    for problem in try problems() {
      let beta = try problem.test.tensor("probe_beta").values
      let model = LeastSquares(weights: Array(beta.dropFirst()), bias: beta[0])
      let loss = model.loss(problem.x, problem.y)
      expectClose(
        [loss], [try problem.test.number("probe_mse")], relative: 1e-13, absolute: 0, problem.name)
      let gradient = model.gradient(problem.x, problem.y)
      expectClose(
        [gradient.bias] + gradient.weights, try problem.test.tensor("probe_grad").values,
        relative: 1e-13, absolute: 0, problem.name)
    }
  }

  @Test func descentComesToTheClosedForm() throws {
    for problem in try problems() {
      let model = LeastSquares(inputs: problem.x[0].count)
      let history = model.fit(
        problem.x, problem.y, learningRate: 0.05, epochs: 2000, ridge: problem.ridge,
        validation: (problem.x, problem.y))
      expectClose(
        [model.bias] + model.weights, try problem.beta, relative: 1e-10, absolute: 0, problem.name)
      #expect(history.epochs == 2000)
      #expect(history.validationLoss == history.loss)
      #expect(history.loss.last == model.loss(problem.x, problem.y))
    }
  }

  @Test func fitsPointsOnALineExactly() {
    let model = LeastSquares(inputs: 1)
    let x = [[1.0], [2], [4]]
    model.solve(x, [3, 5, 9])
    expectClose(model.weights + [model.bias], [2, 1], relative: 1e-14, absolute: 0, "line")
    expectClose(model.predict(x), [3, 5, 9], relative: 1e-14, absolute: 0, "predictions")
    expectClose(
      model.residuals(x, [3, 6, 9]), [0, 1, 0], relative: 0, absolute: 1e-14, "residuals")
  }

  @Test func saysThatExamplesDoNotDetermineTheWeights() throws {
    let model = LeastSquares(inputs: 2)
    let x = [[1.0, 2], [2, 4], [3, 6], [5, 10]]
    let error = #expect(throws: TensorError.self) { try model.checkedSolve(x, [1, 2, 3, 4]) }
    #expect(
      error?.message == "solve: the examples do not determine 2 weights and a bias: give more"
        + " examples, leave out an input that follows from the others, or set a ridge")
    #expect(throws: TensorError.self) { try model.checkedSolve([[1, 2]], [1]) }
    let nan = #expect(throws: TensorError.self) {
      try model.checkedSolve([[1, 2], [.nan, 0], [0, 1]], [1, 2, 3])
    }
    #expect(nan?.message == "solve: example 1 holds a number that is not finite")
    try model.checkedSolve(x, [1, 2, 3, 5], ridge: 0.1)
    expectClose(
      [model.weights[1]], [2 * model.weights[0]], relative: 1e-12, absolute: 0, "ridge")
  }
}
