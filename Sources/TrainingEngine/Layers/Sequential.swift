/// One stage of a network.
public enum Layer {
  case dense(Dense)
  case activation(Activation)
  /// Probabilities of classes along the last axis.
  case softmax

  /// Makes a dense layer with random weights.
  public static func dense(
    inputs: Int, outputs: Int, activation: Activation = .identity,
    using generator: inout SeededGenerator
  ) -> Layer {
    .dense(Dense(inputs: inputs, outputs: outputs, activation: activation, using: &generator))
  }

  /// The form of the call that throws when `x` does not fit.
  public func checkedOutput(_ x: Tensor) throws(TensorError) -> Tensor {
    switch self {
    case .dense(let dense): try dense.checkedOutput(x)
    case .activation(let activation): activation(x)
    case .softmax: try Tensor.Checked.softmax(x)
    }
  }
}

/// Layers one after the other.
public final class Sequential {
  public let layers: [Layer]

  public init(_ layers: Layer...) {
    self.layers = layers
  }

  public init(layers: [Layer]) {
    self.layers = layers
  }

  /// Returns what the last layer makes of `x`.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    checked { () throws(TensorError) in try checkedOutput(x) }
  }

  /// The form of the call that throws when a layer cannot take what the one before it gives.
  public func checkedOutput(_ x: Tensor) throws(TensorError) -> Tensor {
    var result = x
    for layer in layers { result = try layer.checkedOutput(result) }
    return result
  }

  /// Weight and bias of each dense layer in turn.
  public var parameters: [Tensor] {
    get {
      var result: [Tensor] = []
      for layer in layers {
        if case .dense(let dense) = layer { result += [dense.weight, dense.bias] }
      }
      return result
    }
    set {
      var position = 0
      for layer in layers {
        guard case .dense(let dense) = layer else { continue }
        precondition(position + 2 <= newValue.count, "there is one tensor for each parameter")
        dense.weight = newValue[position]
        dense.bias = newValue[position + 1]
        position += 2
      }
      precondition(position == newValue.count, "there is one tensor for each parameter")
    }
  }

  /// The number of trainable numbers.
  public var parameterCount: Int {
    var count = 0
    for parameter in parameters { count += parameter.count }
    return count
  }
}
