/// The rules by which optimizers turn gradients into steps.
enum UpdateRule {
  case descent
  case momentum(Double, dampening: Double, nesterov: Bool)
  case adagrad(decay: Double, start: Double, epsilon: Double)
  case adadelta(rho: Double, epsilon: Double)
  case rmsProp(alpha: Double, momentum: Double, centered: Bool, epsilon: Double)
  case adam(beta1: Double, beta2: Double, epsilon: Double, separateDecay: Bool)
  case averaged(decay: Double, power: Double, start: Double)

  /// Whether the weight decay bypasses the gradient.
  var decaysSeparately: Bool {
    if case .adam(_, _, _, separateDecay: true) = self { true } else { false }
  }

  /// Moves the parameter θ, whose gradient is `g`, by one step.
  func update(
    _ theta: inout [Double], _ g: [Double], _ memory: inout UpdateMemory, _ step: UpdateStep
  ) {
    let eta = step.learningRate
    switch self {
    case .descent:
      for index in theta.indices { theta[index] -= eta * g[index] }
    case .momentum(let mu, let dampening, let nesterov):
      let share = step.number == 1 ? 1 : 1 - dampening
      for index in theta.indices {
        let b = mu * memory.first[index] + share * g[index]
        memory.first[index] = b
        theta[index] -= eta * (nesterov ? g[index] + mu * b : b)
      }
    case .adagrad(let decay, _, let epsilon):
      let rate = eta / (1 + Double(step.number - 1) * decay)
      for index in theta.indices {
        let s = memory.second[index] + g[index] * g[index]
        memory.second[index] = s
        theta[index] -= rate * (g[index] / (s.squareRoot() + epsilon))
      }
    case .adadelta(let rho, let epsilon):
      for index in theta.indices {
        let v = rho * memory.second[index] + (1 - rho) * (g[index] * g[index])
        let u = memory.first[index]
        let change = (u + epsilon).squareRoot() / (v + epsilon).squareRoot() * g[index]
        memory.second[index] = v
        memory.first[index] = rho * u + (1 - rho) * (change * change)
        theta[index] -= eta * change
      }
    case .rmsProp(let alpha, let mu, let centered, let epsilon):
      for index in theta.indices {
        var v = alpha * memory.second[index] + (1 - alpha) * (g[index] * g[index])
        memory.second[index] = v
        if centered {
          let a = alpha * memory.first[index] + (1 - alpha) * g[index]
          memory.first[index] = a
          // A variance: rounding alone can make it negative.
          v = max(v - a * a, 0)
        }
        let change = g[index] / (v.squareRoot() + epsilon)
        guard mu != 0 else {
          theta[index] -= eta * change
          continue
        }
        memory.third[index] = mu * memory.third[index] + change
        theta[index] -= eta * memory.third[index]
      }
    case .adam(let beta1, let beta2, let epsilon, let separateDecay):
      let firstSum = 1 - PortableMath.pow(beta1, Double(step.number))
      let secondSum = 1 - PortableMath.pow(beta2, Double(step.number))
      let keep = separateDecay ? 1 - eta * step.weightDecay : 1
      for index in theta.indices {
        let m = beta1 * memory.first[index] + (1 - beta1) * g[index]
        let v = beta2 * memory.second[index] + (1 - beta2) * (g[index] * g[index])
        memory.first[index] = m
        memory.second[index] = v
        let spread = (v / secondSum).squareRoot()
        theta[index] = theta[index] * keep - eta * ((m / firstSum) / (spread + epsilon))
      }
    case .averaged(let decay, let power, let start):
      let shrunk = eta / PortableMath.pow(1 + decay * eta * Double(step.number - 1), power)
      let keep = 1 - decay * shrunk
      let share = step.number == 1 ? 1 : 1 / max(1, Double(step.number - 1) - start)
      for index in theta.indices {
        theta[index] = theta[index] * keep - shrunk * g[index]
        memory.third[index] += share * (theta[index] - memory.third[index])
      }
    }
  }
}

/// What an optimizer remembers of one parameter; each rule says what the numbers mean.
struct UpdateMemory {
  /// The number of steps that the parameter has taken.
  var steps = 0
  /// A mean of gradients or of steps.
  var first: [Double] = []
  /// A mean or sum of squared gradients.
  var second: [Double] = []
  /// A velocity, or the average of the parameter.
  var third: [Double] = []
  let count: Int

  /// Makes the memory of `count` numbers before the first step; only what `rule` uses has elements.
  init(count: Int, rule: UpdateRule) {
    self.count = count
    let zeros = [Double](repeating: 0, count: count)
    switch rule {
    case .descent: break
    case .momentum: first = zeros
    case .adagrad(_, let start, _): second = [Double](repeating: start, count: count)
    case .adadelta, .adam:
      first = zeros
      second = zeros
    case .rmsProp(_, let momentum, let centered, _):
      second = zeros
      if centered { first = zeros }
      if momentum != 0 { third = zeros }
    case .averaged: third = zeros
    }
  }
}

/// What a rule knows of the step it takes; steps count from 1.
struct UpdateStep {
  let number: Int
  let learningRate: Double
  let weightDecay: Double
}
