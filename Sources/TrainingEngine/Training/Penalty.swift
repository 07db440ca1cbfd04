/// What a training run adds to the loss to keep weights small; biases are left out.
///
/// - Formula: λ₁·Σ|w| + (λ₂/2)·Σw² over the parameters with two axes or more.
public struct Penalty: Equatable, Sendable {
  public let l1: Double
  public let l2: Double

  public init(l1: Double = 0, l2: Double = 0) {
    self.l1 = l1
    self.l2 = l2
  }

  /// No penalty.
  public static let none = Penalty()

  /// λ·Σ|w|, which draws weights to zero one by one.
  public static func l1(_ lambda: Double) -> Penalty { Penalty(l1: lambda) }

  /// (λ/2)·Σw², which keeps all weights small.
  public static func l2(_ lambda: Double) -> Penalty { Penalty(l2: lambda) }

  /// Returns the penalty of `parameters` as a single number.
  public func callAsFunction(_ parameters: [Tensor]) -> Tensor {
    var sum = Tensor(0)
    for parameter in parameters where parameter.rank >= 2 {
      if l1 != 0 { sum = sum + l1Penalty(parameter, l1) }
      if l2 != 0 { sum = sum + l2Penalty(parameter, l2) }
    }
    return sum
  }
}
