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
        epsilon: try hyper.number("eps"), weightDecay: decay)
    case "adadelta":
      return .adadelta(
        learningRate: rate, rho: try hyper.number("rho"), epsilon: try hyper.number("eps"),
        weightDecay: decay)
    case "rmsprop":
      return .rmsProp(
        learningRate: rate, alpha: try hyper.number("alpha"), epsilon: try hyper.number("eps"),
        weightDecay: decay)
    case "adam":
      return .adam(
        learningRate: rate, beta1: try hyper.number("beta1"), beta2: try hyper.number("beta2"),
        epsilon: try hyper.number("eps"), weightDecay: decay)
    case "asgd":
      return .averaged(
        learningRate: rate, decay: try hyper.number("lambd"), power: try hyper.number("alpha"),
        start: try hyper.number("t0"), weightDecay: decay)
    default: throw UnknownCase(name)
    }
  }

  @Test func followsTheReferencePaths() throws {
    let file = try ReferenceFile("optimizers")
    let problems = ReferenceCase(object: try #require(file.object["problems"] as? [String: Any]))
    let tests = try file.cases.filter { try $0.text("optimizer") != "polyak" }
    #expect(tests.count == 33)
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
        if kind == "asgd" {
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
}

extension ReferenceCase {
  func inner(_ key: String) throws -> ReferenceCase {
    ReferenceCase(object: try #require(object[key] as? [String: Any]))
  }

  func list(_ key: String) throws -> [ReferenceCase] {
    try #require(object[key] as? [[String: Any]]).map { ReferenceCase(object: $0) }
  }
}
