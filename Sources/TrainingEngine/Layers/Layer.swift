/// One stage of a network.
public enum Layer {
  case dense(Dense)
  case conv2D(Conv2D)
  case maxPool2D(MaxPool2D)
  /// A row for each example: `[n, a, b, …] → [n, a·b·…]`.
  case flatten
  case rnn(RNN)
  case dropout(Dropout)
  case activation(Activation)
  /// Probabilities of classes along the last axis.
  case softmax

  /// The form of the call that throws when `x` does not fit; only dropout acts differently in
  /// training.
  public func checkedOutput(_ x: Tensor, training: Bool = false) throws(TensorError) -> Tensor {
    switch self {
    case .dense(let dense): try dense.checkedOutput(x)
    case .conv2D(let convolution): try convolution.checkedOutput(x)
    case .maxPool2D(let pool): try pool.checkedOutput(x)
    case .flatten: try Tensor.Checked.flattened(x)
    case .rnn(let cell): try cell.checkedOutput(x)
    case .dropout(let dropout): try dropout.checkedOutput(x, training: training)
    case .activation(let activation): activation(x)
    case .softmax: try Tensor.Checked.softmax(x)
    }
  }

  /// What the layer trains: weights before biases.
  public var parameters: [Tensor] {
    get {
      switch self {
      case .dense(let dense): [dense.weight, dense.bias]
      case .conv2D(let convolution): [convolution.weight, convolution.bias]
      case .rnn(let cell): [cell.inputWeight, cell.stateWeight, cell.bias]
      case .maxPool2D, .flatten, .dropout, .activation, .softmax: []
      }
    }
    nonmutating set {
      precondition(newValue.count == parameterTensors, "there is one tensor for each parameter")
      switch self {
      case .dense(let dense):
        dense.weight = newValue[0]
        dense.bias = newValue[1]
      case .conv2D(let convolution):
        convolution.weight = newValue[0]
        convolution.bias = newValue[1]
      case .rnn(let cell):
        cell.inputWeight = newValue[0]
        cell.stateWeight = newValue[1]
        cell.bias = newValue[2]
      case .maxPool2D, .flatten, .dropout, .activation, .softmax: break
      }
    }
  }

  /// The number of tensors in `parameters`.
  var parameterTensors: Int {
    switch self {
    case .dense, .conv2D: 2
    case .rnn: 3
    case .maxPool2D, .flatten, .dropout, .activation, .softmax: 0
    }
  }
}

extension Layer {
  /// Makes a dense layer with random weights.
  public static func dense(
    inputs: Int, outputs: Int, activation: Activation = .identity,
    initialization: Initialization = .glorot, using generator: inout SeededGenerator
  ) -> Layer {
    .dense(
      Dense(
        inputs: inputs, outputs: outputs, activation: activation, initialization: initialization,
        using: &generator))
  }

  /// Makes a convolution with random square filters.
  public static func conv2D(
    channels: Int, filters: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    activation: Activation = .identity, initialization: Initialization = .glorot,
    using generator: inout SeededGenerator
  ) -> Layer {
    .conv2D(
      Conv2D(
        channels: channels, filters: filters, kernel: kernel, stride: stride, padding: padding,
        activation: activation, initialization: initialization, using: &generator))
  }

  /// Makes a layer that keeps the greatest element of square windows.
  public static func maxPool2D(_ kernel: Int, stride: Int? = nil) -> Layer {
    .maxPool2D(MaxPool2D(kernel, stride: stride))
  }

  /// Makes a recurrent layer with random weights.
  public static func rnn(
    inputs: Int, units: Int, output: RNN.Output = .last, examplesFirst: Bool = false,
    using generator: inout SeededGenerator
  ) -> Layer {
    .rnn(
      RNN(
        inputs: inputs, units: units, output: output, examplesFirst: examplesFirst,
        using: &generator))
  }

  /// Makes a layer that silences elements with probability `rate` in training.
  public static func dropout(_ rate: Double, using generator: inout SeededGenerator) -> Layer {
    .dropout(Dropout(rate, using: &generator))
  }
}

extension Layer: CustomStringConvertible {
  /// The kind and the sizes of the layer: `dense 64 → 10, ReLU`.
  public var description: String {
    switch self {
    case .dense(let dense):
      "dense " + Layer.arrow(dense.weight.shape, 1, 0) + Layer.suffix(dense.activation)
    case .conv2D(let convolution):
      "convolution " + Layer.arrow(convolution.weight.shape, 1, 0) + ", kernel "
        + Shape.text(Array(convolution.weight.shape.dropFirst(2)))
        + Layer.suffix(convolution.activation)
    case .maxPool2D(let pool): "max pool \(Shape.text(pool.kernel))"
    case .flatten: "flatten"
    case .rnn(let cell): "recurrent " + Layer.arrow(cell.inputWeight.shape, 1, 0) + ", tanh"
    case .dropout(let dropout): "dropout \(PortableMath.shortest(dropout.rate))"
    case .activation(let activation): activation.name
    case .softmax: "softmax"
    }
  }

  private static func arrow(_ shape: [Int], _ from: Int, _ to: Int) -> String {
    shape.count > 1 ? "\(shape[from]) → \(shape[to])" : Shape.text(shape)
  }

  private static func suffix(_ activation: Activation) -> String {
    activation == .identity ? "" : ", " + activation.name
  }
}
