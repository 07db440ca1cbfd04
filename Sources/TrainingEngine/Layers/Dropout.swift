/// A layer that silences random elements while a network is trained, so that none is relied on alone
/// (Srivastava and others, 2014).
///
/// In training each element is 0 with probability `rate`, else divided by 1 − rate, so that its
/// expectation stays; otherwise the layer changes nothing ("inverted" dropout).
///
/// - Shape: any, unchanged.
public final class Dropout {
  /// The probability that an element is silenced, from 0 to 1.
  public let rate: Double
  private var generator: SeededGenerator

  /// Makes a layer that draws its masks from a generator of its own, seeded by `generator`.
  public init(_ rate: Double, using generator: inout SeededGenerator) {
    self.rate = rate
    self.generator = SeededGenerator(seed: Int64(bitPattern: generator.next()))
  }

  /// Returns `x`, in training with random elements silenced.
  public func callAsFunction(_ x: Tensor, training: Bool) -> Tensor {
    checked { () throws(TensorError) in try checkedOutput(x, training: training) }
  }

  /// The form of the call that throws when the rate is not a probability.
  public func checkedOutput(_ x: Tensor, training: Bool) throws(TensorError) -> Tensor {
    guard rate >= 0, rate <= 1 else {
      throw TensorError("Dropout: the rate \(rate) is not a probability from 0 to 1")
    }
    guard training, rate > 0 else { return x }
    var mask = [Double](repeating: 1, count: x.count)
    for index in mask.indices where generator.nextUniform() < rate { mask[index] = 0 }
    return try Dropout.masked(x, Tensor(mask, shape: x.shape), rate: rate)
  }

  /// Returns x · mask / (1 − rate), for a mask of zeros and ones.
  ///
  /// - Gradient: g · mask / (1 − rate).
  public static func masked(
    _ x: Tensor, _ mask: Tensor, rate: Double
  ) throws(TensorError) -> Tensor {
    guard mask.shape == x.shape else {
      throw TensorError(
        "Dropout: the input has shape \(Shape.text(x.shape)), the mask \(Shape.text(mask.shape))")
    }
    // At rate 1 nothing is left to be scaled.
    let factors = mask.values.map { $0 == 0 ? 0 : $0 / (1 - rate) }
    return x * Tensor(Node(shape: mask.shape, values: factors))
  }
}
