/// A layer that moves small filters over images: y = g(x ⋆ W + b), one weight for all places.
///
/// - Shape: `[examples, channels, h, w] → [examples, filters, h', w']`, where
///   h' = ⌊(h + 2·padding − kernel) / stride⌋ + 1; W is `[filters, channels, rows, columns]`.
public final class Conv2D {
  public var weight: Tensor
  public var bias: Tensor
  /// The step from one place of a filter to the next, along rows and columns.
  public let stride: [Int]
  /// The zeros around the image, along rows and columns.
  public let padding: [Int]
  public let activation: Activation

  /// Makes a layer of random filters, by Glorot's rule unless another is given, and biases of 0; a
  /// fan is channels or filters times the area of the kernel.
  public init(
    channels: Int, filters: Int, kernel: [Int], stride: [Int] = [1, 1], padding: [Int] = [0, 0],
    activation: Activation = .identity, initialization: Initialization = .glorot,
    using generator: inout SeededGenerator
  ) {
    let area = kernel.reduce(1, *)
    weight = initialization.weights(
      [filters, channels] + kernel, fanIn: channels * area, fanOut: filters * area,
      using: &generator)
    bias = Tensor.zeros([filters], requiresGradient: true)
    self.stride = stride
    self.padding = padding
    self.activation = activation
  }

  /// Makes a layer of square filters that moves in equal steps along rows and columns.
  public convenience init(
    channels: Int, filters: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    activation: Activation = .identity, initialization: Initialization = .glorot,
    using generator: inout SeededGenerator
  ) {
    self.init(
      channels: channels, filters: filters, kernel: [kernel, kernel], stride: [stride, stride],
      padding: [padding, padding], activation: activation, initialization: initialization,
      using: &generator)
  }

  /// Makes a layer of given parameters, which are trained further.
  public init(
    weight: Tensor, bias: Tensor, stride: [Int] = [1, 1], padding: [Int] = [0, 0],
    activation: Activation = .identity
  ) {
    self.weight = weight.parameter()
    self.bias = bias.parameter()
    self.stride = stride
    self.padding = padding
    self.activation = activation
  }

  /// Returns the outputs of a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    checked { () throws(TensorError) in try checkedOutput(x) }
  }

  /// The form of the call that throws when `x` is not a batch of images of the layer's channels.
  public func checkedOutput(_ x: Tensor) throws(TensorError) -> Tensor {
    guard weight.rank == 4, bias.shape == [weight.shape[0]] else {
      throw TensorError(
        "Conv2D: the weight has shape \(Shape.text(weight.shape)), the bias"
          + " \(Shape.text(bias.shape)); they are (filters, channels, rows, columns) and (filters)")
    }
    guard x.rank == 4, x.shape[1] == weight.shape[1] else {
      throw TensorError(
        "Conv2D: the input has shape \(Shape.text(x.shape)), not (examples,"
          + " \(counted(weight.shape[1], "channel")), height, width)")
    }
    let sums = try Tensor.Checked.convolved(x, with: weight, stride: stride, padding: padding)
    let offsets = try Tensor.Checked.reshaped(bias, [bias.count, 1, 1])
    return activation(try Tensor.Checked.add(sums, offsets))
  }
}

extension Tensor {
  /// Returns the values as a parameter of their own: no history, a gradient to come.
  func parameter() -> Tensor {
    Tensor(Node(shape: shape, values: values, requiresGradient: true))
  }
}
