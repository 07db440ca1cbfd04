/// Layers one after the other.
public final class Sequential {
  public let layers: [Layer]

  public init(_ layers: Layer...) {
    self.layers = layers
  }

  public init(layers: [Layer]) {
    self.layers = layers
  }

  /// Returns what the last layer makes of `x`; dropout is active in `training` only.
  public func callAsFunction(_ x: Tensor, training: Bool = false) -> Tensor {
    checked { () throws(TensorError) in try checkedOutput(x, training: training) }
  }

  /// The form of the call that throws when a layer cannot take what the one before it gives.
  public func checkedOutput(_ x: Tensor, training: Bool = false) throws(TensorError) -> Tensor {
    var result = x
    for layer in layers { result = try layer.checkedOutput(result, training: training) }
    return result
  }

  /// The parameters of each layer in turn: weights before biases.
  public var parameters: [Tensor] {
    get { layers.flatMap { $0.parameters } }
    set {
      var position = 0
      for layer in layers {
        let next = position + layer.parameterTensors
        precondition(next <= newValue.count, "there is one tensor for each parameter")
        layer.parameters = Array(newValue[position..<next])
        position = next
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

extension Sequential: CustomStringConvertible {
  /// One row a layer: what it is and how many numbers it trains.
  public var summary: Table {
    let counts = layers.map { layer in layer.parameters.reduce(0) { $0 + $1.count } }
    return Table(unchecked: [
      Table.Column(name: "layer", values: .texts(layers.map { $0.description })),
      Table.Column(name: "parameters", values: .numbers(counts.map { Double($0) }), digits: 0),
    ])
  }

  public var description: String { summary.description }
}
