/// Changes parameters so that the loss falls, step by step, and remembers what its rule needs.
///
///     let optimizer = Optimizer.adam(learningRate: 0.01)
///     loss.backward()
///     optimizer.step(model)
public final class Optimizer {
  public var learningRate: Double
  /// Added to each gradient as `weightDecay`·θ before the rule sees it, except by AdamW.
  public let weightDecay: Double
  let rule: UpdateRule
  /// The number of steps taken.
  public private(set) var steps = 0
  private var memories: [UpdateMemory] = []

  init(_ rule: UpdateRule, learningRate: Double, weightDecay: Double) {
    self.rule = rule
    self.learningRate = learningRate
    self.weightDecay = weightDecay
  }

  /// Moves every parameter by its gradient, and clears the gradients: new parameters have none.
  ///
  /// A parameter that no gradient reached stays as it is.
  public func step(_ parameters: inout [Tensor]) {
    checked { () throws(TensorError) in try checkedStep(&parameters) }
  }

  /// The form of `step` that throws when a parameter is not of the size that it had before.
  public func checkedStep(_ parameters: inout [Tensor]) throws(TensorError) {
    for (index, memory) in memories.enumerated() where index < parameters.count {
      guard memory.count == parameters[index].count else {
        throw TensorError(
          "step: parameter \(index) has \(counted(parameters[index].count, "element")), and had"
            + " \(memory.count) at the step before")
      }
    }
    while memories.count < parameters.count {
      memories.append(UpdateMemory(count: parameters[memories.count].count, rule: rule))
    }
    steps += 1
    for index in parameters.indices {
      guard var slopes = parameters[index].node.gradient else { continue }
      var values = parameters[index].values
      if weightDecay != 0, !rule.decaysSeparately {
        for element in slopes.indices { slopes[element] += weightDecay * values[element] }
      }
      memories[index].steps += 1
      let step = UpdateStep(
        number: memories[index].steps, learningRate: learningRate, weightDecay: weightDecay)
      rule.update(&values, slopes, &memories[index], step)
      parameters[index] = Tensor(
        Node(shape: parameters[index].shape, values: values, requiresGradient: true))
    }
  }

  /// Moves the parameters of `model`.
  public func step(_ model: Sequential) {
    step(&model.parameters)
  }

  /// The averages that averaged descent keeps, in the order of the parameters; empty for the other
  /// rules and before a step.
  public var averages: [[Double]] {
    guard case .averaged = rule else { return memories.map { _ in [] } }
    return memories.map { $0.third }
  }

  /// Sets each parameter that averaged descent has moved to its average.
  public func adoptAverages(_ parameters: inout [Tensor]) {
    guard case .averaged = rule else { return }
    for (index, memory) in memories.enumerated()
    where index < parameters.count && memory.steps > 0 && memory.count == parameters[index].count {
      parameters[index] = Tensor(
        Node(shape: parameters[index].shape, values: memory.third, requiresGradient: true))
    }
  }

  /// Sets the parameters of `model` to their averages.
  public func adoptAverages(_ model: Sequential) {
    adoptAverages(&model.parameters)
  }
}

extension Optimizer {
  /// θ −= η·g.
  public static func gradientDescent(
    learningRate: Double, weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(.descent, learningRate: learningRate, weightDecay: weightDecay)
  }

  /// b = μ·b + (1 − dampening)·g; θ −= η·b, or θ −= η·(g + μ·b) in Nesterov's form.
  public static func momentum(
    learningRate: Double, momentum: Double = 0.9, dampening: Double = 0, nesterov: Bool = false,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .momentum(momentum, dampening: dampening, nesterov: nesterov), learningRate: learningRate,
      weightDecay: weightDecay)
  }

  /// s += g²; θ −= η / (1 + (t − 1)·decay) · g / (√s + ε) (Duchi and others, 2011); s begins at
  /// `initialSum`.
  public static func adagrad(
    learningRate: Double = 0.01, learningRateDecay: Double = 0, epsilon: Double = 1e-10,
    weightDecay: Double = 0, initialSum: Double = 0
  ) -> Optimizer {
    Optimizer(
      .adagrad(decay: learningRateDecay, start: initialSum, epsilon: epsilon),
      learningRate: learningRate, weightDecay: weightDecay)
  }

  /// v = ρv + (1 − ρ)g²; D = √(u + ε) / √(v + ε) · g; u = ρu + (1 − ρ)D²; θ −= η·D (Zeiler, 2012).
  public static func adadelta(
    learningRate: Double = 1, rho: Double = 0.9, epsilon: Double = 1e-6, weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .adadelta(rho: rho, epsilon: epsilon), learningRate: learningRate, weightDecay: weightDecay)
  }

  /// v = αv + (1 − α)g²; θ −= η·g / (√v + ε) (Tieleman and Hinton, 2012).
  ///
  /// When `centered`, √v is √(v − a²), where a = αa + (1 − α)g. With a momentum μ,
  /// q = μq + g / (√v + ε) and θ −= η·q.
  public static func rmsProp(
    learningRate: Double = 0.01, alpha: Double = 0.99, epsilon: Double = 1e-8,
    weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false
  ) -> Optimizer {
    Optimizer(
      .rmsProp(alpha: alpha, momentum: momentum, centered: centered, epsilon: epsilon),
      learningRate: learningRate, weightDecay: weightDecay)
  }

  /// m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; θ −= η·m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and
  /// v̂ = v / (1 − β₂ᵗ) are corrected for their start at 0 (Kingma and Ba, 2015).
  public static func adam(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, separateDecay: false),
      learningRate: learningRate, weightDecay: weightDecay)
  }

  /// Adam with θ *= 1 − η·weightDecay in place of a decay term in the gradient (Loshchilov and
  /// Hutter, 2019).
  public static func adamW(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0.01
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, separateDecay: true),
      learningRate: learningRate, weightDecay: weightDecay)
  }

  /// θ = θ·(1 − decay·η_t) − η_t·g with η_t = η / (1 + decay·η·(t − 1))^power; the average, from
  /// step `start` on, is the result (Polyak and Juditsky, 1992; defaults as in PyTorch).
  public static func averaged(
    learningRate: Double, decay: Double = 1e-4, power: Double = 0.75, start: Double = 1e6,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .averaged(decay: decay, power: power, start: start), learningRate: learningRate,
      weightDecay: weightDecay)
  }

  /// Plain descent that keeps the mean of θ over all its steps; the start itself is not in it.
  public static func polyak(learningRate: Double, weightDecay: Double = 0) -> Optimizer {
    averaged(
      learningRate: learningRate, decay: 0, power: 1, start: -1, weightDecay: weightDecay)
  }
}
