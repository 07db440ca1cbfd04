/// The checks that every model makes of the examples it is given.
enum Examples {
  /// Checks that one example has as many numbers as the model has inputs.
  static func check(
    _ input: [Double], inputs: Int, in operation: String
  ) throws(TensorError) {
    guard input.count == inputs else {
      throw TensorError(
        "\(operation): the example has \(counted(input.count, "number")), the model"
          + " \(counted(inputs, "input"))")
    }
  }

  /// Checks that there is one label an example, and that the examples fit the model.
  static func check(
    _ x: [[Double]], _ y: [Double], inputs: Int, in operation: String
  ) throws(TensorError) {
    guard x.count == y.count else {
      throw TensorError(
        "\(operation): \(counted(x.count, "example")) but \(counted(y.count, "label"))")
    }
    guard !x.isEmpty else { throw TensorError("\(operation): there are no examples") }
    for (index, input) in x.enumerated() where input.count != inputs {
      throw TensorError(
        "\(operation): example \(index) has \(counted(input.count, "number")), the model"
          + " \(counted(inputs, "input"))")
    }
  }

  /// Returns the rows of a matrix.
  static func rows(_ x: Tensor, in operation: String) throws(TensorError) -> [[Double]] {
    guard x.rank == 2 else {
      throw TensorError(
        "\(operation): the examples have shape \(Shape.text(x.shape)), not (examples, inputs)")
    }
    let width = x.shape[1]
    return (0..<x.shape[0]).map { Array(x.values[($0 * width)..<(($0 + 1) * width)]) }
  }
}
