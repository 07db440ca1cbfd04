import Testing
import TrainingEngine

@Suite struct OptimizerTests {
  /// The loss of a reference problem as a function of θ, on all of its data or on a batch.
  private func loss(_ theta: Tensor, _ problem: ReferenceCase, batch: [Int]? = nil) throws -> Tensor
  {
    guard try problem.text("type") == "logreg" else {
      let (x, y) = (theta[0], theta[1])
      let (a, b) = try (problem.number("a"), problem.number("b"))
      return (a - x).squared() + b * (y - x.squared()).squared()
    }
    let x = try problem.tensor("x")
    let y = try problem.tensor("y")
    let rows = batch ?? Array(0..<x.shape[0])
    let inputs = Tensor(rows.map { x[$0].values + [1] })
    return binaryCrossEntropy(
      logits: inputs.matmul(theta), targets: Tensor(rows.map { y.values[$0] }))
  }

  private func optimizer(_ name: String, _ hyper: ReferenceCase) throws -> Optimizer {
    let rate = try hyper.number("lr")
    let decay = try hyper.number("weight_decay")
    switch name {
    case "gd", "sgd": return .gradientDescent(learningRate: rate, weightDecay: decay)
    case "momentum", "nesterov":
      return .momentum(
        learningRate: rate, momentum: try hyper.number("momentum"),
        dampening: try hyper.number("dampening"), nesterov: name == "nesterov",
        weightDecay: decay)
    case "adagrad":
      return .adagrad(
        learningRate: rate, learningRateDecay: try hyper.number("lr_decay"),
        epsilon: try hyper.number("eps"), weightDecay: decay,
        initialSum: try hyper.number("initial_accumulator_value"))
    case "adadelta":
      return .adadelta(
        learningRate: rate, rho: try hyper.number("rho"), epsilon: try hyper.number("eps"),
        weightDecay: decay)
    case "rmsprop":
      return .rmsProp(
        learningRate: rate, alpha: try hyper.number("alpha"), epsilon: try hyper.number("eps"),
        weightDecay: decay, momentum: try hyper.number("momentum"))
    case "adam":
      return .adam(
        learningRate: rate, beta1: try hyper.number("beta1"), beta2: try hyper.number("beta2"),
        epsilon: try hyper.number("eps"), weightDecay: decay)
    case "asgd":
      return .averaged(
        learningRate: rate, decay: try hyper.number("lambd"), power: try hyper.number("alpha"),
        start: try hyper.number("t0"), weightDecay: decay)
    case "polyak": return .polyak(learningRate: rate, weightDecay: decay)
    default: throw UnknownCase(name)
    }
  }

  @Test func followsTheReferencePaths() throws {
    let file = try ReferenceFile("optimizers")
    let problems = ReferenceCase(object: try #require(file.object["problems"] as? [String: Any]))
    let tests = try file.cases
    #expect(tests.count == 35)
    for test in tests {
      let name = try test.text("name")
      let kind = try test.text("optimizer")
      let problem = try problems.inner(try test.text("problem"))
      let optimizer = try optimizer(kind, try test.inner("hyper"))
      let path = try test.tensor("params")
      let order = kind == "sgd" ? try problem.integers("order") : []
      var parameters = [Tensor(try problem.numbers("start"), requiresGradient: true)]
      for step in 0..<20 {
        let batch = kind == "sgd" ? Array(order[(4 * step)..<(4 * step + 4)]) : nil
        try loss(parameters[0], problem, batch: batch).backward()
        optimizer.step(&parameters)
        expectClose(
          parameters[0].values, path[step + 1].values, relative: 1e-10, absolute: 1e-12,
          "\(name) step \(step + 1)")
        if test.has("averaged_params") {
          expectClose(
            optimizer.averages[0], try test.tensor("averaged_params")[step].values,
            relative: 1e-10, absolute: 1e-12, "\(name) average \(step + 1)")
        }
      }
      let final = try loss(parameters[0], problem).item
      expectClose(
        [final], [try test.numbers("loss")[20]], relative: 1e-10, absolute: 1e-12, "\(name) loss")
    }
  }

  @Test func leavesParametersWithoutGradientAlone() {
    var parameters = [Tensor([1], requiresGradient: true), Tensor([2], requiresGradient: true)]
    parameters[0].sum().backward()
    Optimizer.gradientDescent(learningRate: 0.5).step(&parameters)
    #expect(parameters == [Tensor([0.5]), Tensor([2])])
  }

  @Test func decaysWeightsApartFromTheGradientInAdamW() {
    var parameters = [Tensor([2], requiresGradient: true)]
    (parameters[0] * 3).sum().backward()
    Optimizer.adamW(learningRate: 0.1, epsilon: 0, weightDecay: 0.5).step(&parameters)
    expectClose(parameters[0].values, [2 * 0.95 - 0.1], relative: 1e-15, absolute: 0, "AdamW")
  }

  /// The path of θ under a rule that is written out here, number by number.
  private func expect(
    _ optimizer: Optimizer, steps: Int = 6,
    follows rule: (inout Double, _ g: Double, _ t: Int) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var parameters = [Tensor([1.5], requiresGradient: true)]
    var theta = 1.5
    for t in 1...steps {
      (parameters[0].squared() - 0.5 * parameters[0]).sum().backward()
      optimizer.step(&parameters)
      rule(&theta, 2 * theta - 0.5, t)
      expectClose(
        parameters[0].values, [theta], relative: 1e-13, absolute: 0, "step \(t)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func centersAndAcceleratesRMSProp() {
    var (v, a, q) = (0.0, 0.0, 0.0)
    expect(.rmsProp(learningRate: 0.02, alpha: 0.9, momentum: 0.8, centered: true)) {
      theta, g, _ in
      v = 0.9 * v + 0.1 * g * g
      a = 0.9 * a + 0.1 * g
      q = 0.8 * q + g / ((v - a * a).squareRoot() + 1e-8)
      theta -= 0.02 * q
    }
    v = 0
    a = 0
    expect(.rmsProp(learningRate: 0.02, alpha: 0.9, centered: true)) { theta, g, _ in
      v = 0.9 * v + 0.1 * g * g
      a = 0.9 * a + 0.1 * g
      theta -= 0.02 * g / ((v - a * a).squareRoot() + 1e-8)
    }
  }

  @Test func dampensMomentumFromTheSecondStepOn() {
    var b = 0.0
    expect(.momentum(learningRate: 0.1, momentum: 0.9, dampening: 0.5)) { theta, g, t in
      b = t == 1 ? g : 0.9 * b + 0.5 * g
      theta -= 0.1 * b
    }
  }

  @Test func startsAdagradAtASum() {
    var s = 0.3
    expect(.adagrad(learningRate: 0.2, learningRateDecay: 0.1, initialSum: 0.3)) { theta, g, t in
      s += g * g
      theta -= 0.2 / (1 + Double(t - 1) * 0.1) * g / (s.squareRoot() + 1e-10)
    }
  }

  @Test func averagesStepsAfterAStart() {
    var mean = 0.0
    let optimizer = Optimizer.averaged(
      learningRate: 0.1, decay: 0.01, power: 0.5, start: 2)
    expect(optimizer) { theta, g, t in
      let eta = 0.1 / (1 + 0.01 * 0.1 * Double(t - 1)).squareRoot()
      theta = theta * (1 - 0.01 * eta) - eta * g
      mean += (theta - mean) / max(1, Double(t - 1) - 2)
      #expect(isClose(optimizer.averages[0][0], mean, relative: 1e-13, absolute: 0))
    }
    var parameters = [Tensor([7], requiresGradient: true)]
    optimizer.adoptAverages(&parameters)
    expectClose(parameters[0].values, [mean], relative: 1e-13, absolute: 0, "average")
    Optimizer.adam().adoptAverages(&parameters)
    #expect(parameters[0].requiresGradient)
  }

  @Test func countsTheStepsOfEachParameter() {
    var parameters = [Tensor([1], requiresGradient: true), Tensor([1], requiresGradient: true)]
    let optimizer = Optimizer.adam(learningRate: 0.1, epsilon: 0)
    parameters[0].sum().backward()
    optimizer.step(&parameters)
    (parameters[0] + parameters[1]).sum().backward()
    optimizer.step(&parameters)
    // The first step of Adam is the learning rate, whenever it comes.
    expectClose(parameters[1].values, [0.9], relative: 1e-14, absolute: 0, "late parameter")
    #expect(optimizer.steps == 2)
  }

  @Test func saysThatAParameterChangedItsSize() {
    var parameters = [Tensor([1], requiresGradient: true)]
    let optimizer = Optimizer.adam()
    optimizer.step(&parameters)
    var others = [Tensor([1, 2], requiresGradient: true)]
    let error = #expect(throws: TensorError.self) { try optimizer.checkedStep(&others) }
    #expect(error?.message == "step: parameter 0 has 2 elements, and had 1 at the step before")
  }
}

extension ReferenceCase {
  func inner(_ key: String) throws -> ReferenceCase {
    ReferenceCase(object: try #require(object[key] as? [String: Any]))
  }

  func list(_ key: String) throws -> [ReferenceCase] {
    try #require(object[key] as? [[String: Any]]).map { ReferenceCase(object: $0) }
  }
}
