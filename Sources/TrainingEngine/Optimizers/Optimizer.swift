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
    steps += 1
    while memories.count < parameters.count {
      memories.append(UpdateMemory(count: parameters[memories.count].count))
    }
    for index in parameters.indices {
      guard let gradient = parameters[index].gradient else { continue }
      var values = parameters[index].values
      var slopes = gradient.values
      if weightDecay != 0, !rule.decaysSeparately {
        for element in slopes.indices { slopes[element] += weightDecay * values[element] }
      }
      update(&values, slopes, &memories[index])
      parameters[index] = Tensor(
        values, shape: parameters[index].shape, requiresGradient: true)
    }
  }

  /// Moves the parameters of `model`.
  public func step(_ model: Sequential) {
    step(&model.parameters)
  }

  /// The averages that averaged descent keeps, in the order of the parameters; empty before a step.
  public var averages: [[Double]] {
    memories.map { $0.average }
  }

  private func update(_ values: inout [Double], _ g: [Double], _ memory: inout UpdateMemory) {
    let step = UpdateStep(number: steps, learningRate: learningRate, weightDecay: weightDecay)
    for index in values.indices {
      values[index] = rule.updated(values[index], g[index], index, &memory, step)
    }
    rule.average(values, &memory, step)
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

  /// s += g²; θ −= η / (1 + (t − 1)·decay) · g / (√s + ε).
  public static func adagrad(
    learningRate: Double = 0.01, learningRateDecay: Double = 0, epsilon: Double = 1e-10,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .adagrad(decay: learningRateDecay, epsilon: epsilon), learningRate: learningRate,
      weightDecay: weightDecay)
  }

  /// v = ρv + (1 − ρ)g²; D = √(u + ε) / √(v + ε) · g; u = ρu + (1 − ρ)D²; θ −= η·D.
  public static func adadelta(
    learningRate: Double = 1, rho: Double = 0.9, epsilon: Double = 1e-6, weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .adadelta(rho: rho, epsilon: epsilon), learningRate: learningRate, weightDecay: weightDecay)
  }

  /// v = αv + (1 − α)g²; θ −= η·g / (√v + ε).
  public static func rmsProp(
    learningRate: Double = 0.01, alpha: Double = 0.99, epsilon: Double = 1e-8,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .rmsProp(alpha: alpha, epsilon: epsilon), learningRate: learningRate,
      weightDecay: weightDecay)
  }

  /// Moments m and v of the gradient, corrected for their start at 0 (Kingma and Ba, 2015).
  public static func adam(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, separateDecay: false),
      learningRate: learningRate, weightDecay: weightDecay)
  }

  /// Adam with θ *= 1 − η·weightDecay in place of a decay term in the gradient.
  public static func adamW(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0.01
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, separateDecay: true),
      learningRate: learningRate, weightDecay: weightDecay)
  }

  /// Descent with shrinking steps whose average, from step `start` on, is the result
  /// (Polyak and Juditsky, 1992).
  public static func averaged(
    learningRate: Double, decay: Double = 1e-4, power: Double = 0.75, start: Double = 1e6,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .averaged(decay: decay, power: power, start: start), learningRate: learningRate,
      weightDecay: weightDecay)
  }
}
