/// How a learning rate changes over the epochs of a run: a factor for each, which the optimizer's own
/// rate is multiplied by.
///
///     model.fit(data, optimizer: .adam(learningRate: 0.01), schedule: .cosine(epochs: 50))
public struct LearningRateSchedule: Equatable, Sendable {
  private indirect enum Kind: Equatable, Sendable {
    case constant
    case steps(every: Int, factor: Double)
    case exponential(factor: Double)
    case inverse(decay: Double)
    case linear(end: Double, epochs: Int)
    case cosine(end: Double, epochs: Int)
    case warmup(epochs: Int, next: Kind)
  }

  private let kind: Kind

  private init(_ kind: Kind) {
    self.kind = kind
  }

  /// The same rate in every epoch.
  public static let constant = LearningRateSchedule(.constant)

  /// Multiplies the rate by `factor` after every `every` epochs: factor^⌊t / every⌋.
  public static func steps(every: Int, factor: Double = 0.1) -> LearningRateSchedule {
    LearningRateSchedule(.steps(every: every, factor: factor))
  }

  /// Multiplies the rate by `factor` after every epoch: factor^t.
  public static func exponential(factor: Double) -> LearningRateSchedule {
    LearningRateSchedule(.exponential(factor: factor))
  }

  /// 1 / (1 + decay·t): the rate that Robbins and Monro's theorem of convergence (1951) allows.
  public static func inverse(decay: Double) -> LearningRateSchedule {
    LearningRateSchedule(.inverse(decay: decay))
  }

  /// Falls in a straight line to the factor `end` over `epochs` epochs, and stays there.
  public static func linear(to end: Double = 0, epochs: Int) -> LearningRateSchedule {
    LearningRateSchedule(.linear(end: end, epochs: epochs))
  }

  /// Falls along half a cosine, end + (1 − end)·(1 + cos(π·t / epochs)) / 2, and stays at `end`
  /// (Loshchilov and Hutter, 2017).
  public static func cosine(to end: Double = 0, epochs: Int) -> LearningRateSchedule {
    LearningRateSchedule(.cosine(end: end, epochs: epochs))
  }

  /// Rises in a straight line over the first epochs, (t + 1) / epochs, then does what `self` does.
  public func afterWarmup(epochs: Int) -> LearningRateSchedule {
    LearningRateSchedule(.warmup(epochs: epochs, next: kind))
  }

  /// Returns the factor for the epoch t, counted from 0.
  public func factor(at epoch: Int) -> Double {
    LearningRateSchedule.factor(kind, at: max(epoch, 0))
  }

  private static func factor(_ kind: Kind, at epoch: Int) -> Double {
    switch kind {
    case .constant:
      return 1
    case .steps(let every, let factor):
      return PortableMath.pow(factor, Double(epoch / max(every, 1)))
    case .exponential(let factor):
      return PortableMath.pow(factor, Double(epoch))
    case .inverse(let decay):
      return 1 / (1 + decay * Double(epoch))
    case .linear(let end, let epochs):
      guard epoch < epochs else { return end }
      return 1 + (end - 1) * (Double(epoch) / Double(epochs))
    case .cosine(let end, let epochs):
      guard epoch < epochs else { return end }
      let angle = Double.pi * Double(epoch) / Double(epochs)
      return end + (1 - end) * (1 + PortableMath.cos(angle)) / 2
    case .warmup(let epochs, let next):
      guard epoch >= epochs else { return Double(epoch + 1) / Double(epochs) }
      return factor(next, at: epoch - max(epochs, 0))
    }
  }
}
