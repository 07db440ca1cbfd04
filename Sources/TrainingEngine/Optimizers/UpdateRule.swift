/// The rules by which optimizers turn gradients into steps.
enum UpdateRule {
  case descent
  case momentum(Double, dampening: Double, nesterov: Bool)
  case adagrad(decay: Double, epsilon: Double)
  case adadelta(rho: Double, epsilon: Double)
  case rmsProp(alpha: Double, epsilon: Double)
  case adam(beta1: Double, beta2: Double, epsilon: Double, separateDecay: Bool)
  case averaged(decay: Double, power: Double, start: Double)

  /// Whether the weight decay bypasses the gradient.
  var decaysSeparately: Bool {
    if case .adam(_, _, _, separateDecay: true) = self { true } else { false }
  }

  /// Returns what the number θ with gradient g becomes.
  func updated(
    _ theta: Double, _ g: Double, _ index: Int, _ memory: inout UpdateMemory, _ step: UpdateStep
  ) -> Double {
    let eta = step.learningRate
    switch self {
    case .descent:
      return theta - eta * g
    case .momentum(let mu, let dampening, let nesterov):
      let b = step.number == 1 ? g : mu * memory.first[index] + (1 - dampening) * g
      memory.first[index] = b
      return theta - eta * (nesterov ? g + mu * b : b)
    case .adagrad(let decay, let epsilon):
      memory.second[index] += g * g
      let rate = eta / (1 + Double(step.number - 1) * decay)
      return theta - rate * (g / (memory.second[index].squareRoot() + epsilon))
    case .adadelta(let rho, let epsilon):
      let v = rho * memory.second[index] + (1 - rho) * (g * g)
      let u = memory.first[index]
      let change = (u + epsilon).squareRoot() / (v + epsilon).squareRoot() * g
      memory.second[index] = v
      memory.first[index] = rho * u + (1 - rho) * (change * change)
      return theta - eta * change
    case .rmsProp(let alpha, let epsilon):
      let v = alpha * memory.second[index] + (1 - alpha) * (g * g)
      memory.second[index] = v
      return theta - eta * (g / (v.squareRoot() + epsilon))
    case .adam(let beta1, let beta2, let epsilon, let separateDecay):
      let m = beta1 * memory.first[index] + (1 - beta1) * g
      let v = beta2 * memory.second[index] + (1 - beta2) * (g * g)
      memory.first[index] = m
      memory.second[index] = v
      let count = Double(step.number)
      let mean = m / (1 - PortableMath.pow(beta1, count))
      let spread = (v / (1 - PortableMath.pow(beta2, count))).squareRoot()
      let start = separateDecay ? theta * (1 - eta * step.weightDecay) : theta
      return start - eta * (mean / (spread + epsilon))
    case .averaged(let decay, let power, _):
      let shrunk =
        step.number == 1
        ? eta
        : eta / PortableMath.pow(1 + decay * eta * Double(step.number - 1), power)
      return theta * (1 - decay * shrunk) - shrunk * g
    }
  }

  /// Moves the average towards the new values.
  func average(_ values: [Double], _ memory: inout UpdateMemory, _ step: UpdateStep) {
    guard case .averaged(_, _, let start) = self else { return }
    let share = step.number == 1 ? 1 : 1 / max(1, Double(step.number - 1) - start)
    if memory.average.isEmpty { memory.average = values }
    for index in values.indices {
      memory.average[index] += share * (values[index] - memory.average[index])
    }
  }
}

/// What an optimizer remembers of one parameter; each rule says what the numbers mean.
struct UpdateMemory {
  /// A mean of gradients or of steps.
  var first: [Double]
  /// A mean or sum of squared gradients.
  var second: [Double]
  var average: [Double] = []

  init(count: Int) {
    first = [Double](repeating: 0, count: count)
    second = first
  }
}

/// What a rule knows of the step it takes; steps count from 1.
struct UpdateStep {
  let number: Int
  let learningRate: Double
  let weightDecay: Double
}
