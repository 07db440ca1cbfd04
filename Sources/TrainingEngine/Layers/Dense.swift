/// A layer in which every output sees every input: y = g(x·Wᵀ + b).
///
/// - Shape: `[…, inputs] → […, outputs]`: a batch, a single example, or a batch of sequences; W is
///   `[outputs, inputs]`.
public final class Dense {
  public var weight: Tensor
  public var bias: Tensor
  public let activation: Activation

  /// Makes a layer of random weights, by Glorot's rule unless another is given, and biases of 0.
  public init(
    inputs: Int, outputs: Int, activation: Activation = .identity,
    initialization: Initialization = .glorot, using generator: inout SeededGenerator
  ) {
    weight = initialization.weights(
      [outputs, inputs], fanIn: inputs, fanOut: outputs, using: &generator)
    bias = Tensor.zeros([outputs], requiresGradient: true)
    self.activation = activation
  }

  /// Makes a layer of given parameters, which are trained further.
  public init(weight: Tensor, bias: Tensor, activation: Activation = .identity) {
    self.weight = weight.parameter()
    self.bias = bias.parameter()
    self.activation = activation
  }

  /// Returns the outputs of a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    checked { () throws(TensorError) in try checkedOutput(x) }
  }

  /// The form of the call that throws when the width of `x` is not the number of inputs.
  public func checkedOutput(_ x: Tensor) throws(TensorError) -> Tensor {
    guard weight.rank == 2, bias.shape == [weight.shape[0]] else {
      throw TensorError(
        "Dense: the weight has shape \(Shape.text(weight.shape)), the bias"
          + " \(Shape.text(bias.shape)); they are (outputs, inputs) and (outputs)")
    }
    guard x.rank >= 1, x.shape[x.rank - 1] == weight.shape[1] else {
      throw TensorError(
        "Dense: the input has shape \(Shape.text(x.shape)), the layer"
          + " \(counted(weight.shape[1], "input"))")
    }
    let leading = Array(x.shape.dropLast())
    let rows = leading.reduce(1, *)
    let batch = x.rank > 2 ? try Tensor.Checked.reshaped(x, [rows, weight.shape[1]]) : x
    let sums = try Tensor.Checked.add(
      Tensor.Checked.matmul(batch, Tensor.Checked.transposed(weight)), bias)
    let result = x.rank > 2 ? try Tensor.Checked.reshaped(sums, leading + [weight.shape[0]]) : sums
    return activation(result)
  }
}
