/// Shifts and scales each input to mean 0 and deviation 1, and remembers by how much: what the
/// training data taught is applied to all data that come later.
///
///     let scale = Standardization(training.inputs)
///     model.fit(training.standardized(by: scale), …)
///     model(scale(Tensor([[31, 4.5]])))
public struct Standardization: Equatable, Sendable {
  /// The mean of each input.
  public let means: [Double]
  /// The deviation of each input, √(Σ (x − mean)² / n); 1 for an input that never changes.
  public let deviations: [Double]

  public init(means: [Double], deviations: [Double]) {
    self.means = means
    self.deviations = deviations
  }

  /// Measures inputs of shape `[examples, …]`.
  public init(_ inputs: Tensor) {
    self = checked { () throws(TensorError) in try Standardization.make(inputs) }
  }

  /// Measures examples of equally many inputs.
  public init(_ rows: [[Double]]) {
    self.init(Tensor(rows))
  }

  /// The form of the initializer that throws when there is nothing to measure.
  public static func make(_ inputs: Tensor) throws(TensorError) -> Standardization {
    guard inputs.rank > 0, inputs.shape[0] > 0 else {
      throw TensorError(
        "Standardization: the inputs have shape \(Shape.text(inputs.shape)): there are no examples")
    }
    let (examples, values) = (inputs.shape[0], inputs.values)
    let width = values.count / examples
    var means = [Double](repeating: 0, count: width)
    for index in values.indices { means[index % width] += values[index] }
    for input in means.indices { means[input] /= Double(examples) }
    var deviations = [Double](repeating: 0, count: width)
    for index in values.indices {
      let difference = values[index] - means[index % width]
      deviations[index % width] += difference * difference
    }
    for input in deviations.indices {
      let deviation = (deviations[input] / Double(examples)).squareRoot()
      // The mean of equal numbers may be off by a rounding.
      let isConstant = deviation <= means[input].magnitude * 0x1p-50
      deviations[input] = isConstant ? 1 : deviation
    }
    return Standardization(means: means, deviations: deviations)
  }

  /// Returns (x − mean) / deviation, input by input.
  public func callAsFunction(_ inputs: Tensor) -> Tensor {
    checked { () throws(TensorError) in try checkedOutput(inputs) }
  }

  /// Returns the examples with their inputs shifted and scaled.
  public func callAsFunction(_ rows: [[Double]]) -> [[Double]] {
    rows.map { self($0) }
  }

  /// Returns one example with its inputs shifted and scaled.
  public func callAsFunction(_ input: [Double]) -> [Double] {
    self(Tensor([input])).values
  }

  /// The form of the call that throws when an example has not as many inputs as were measured.
  public func checkedOutput(_ inputs: Tensor) throws(TensorError) -> Tensor {
    let width = try width(of: inputs)
    var values = inputs.values
    for index in values.indices {
      values[index] = (values[index] - means[index % width]) / deviations[index % width]
    }
    return Tensor(Node(shape: inputs.shape, values: values))
  }

  /// Returns x · deviation + mean: the numbers as they were.
  public func restored(_ inputs: Tensor) -> Tensor {
    checked { () throws(TensorError) in
      let width = try width(of: inputs)
      var values = inputs.values
      for index in values.indices {
        values[index] = values[index] * deviations[index % width] + means[index % width]
      }
      return Tensor(Node(shape: inputs.shape, values: values))
    }
  }

  /// The inputs of an example; a vector of as many numbers is one example.
  private func width(of inputs: Tensor) throws(TensorError) -> Int {
    let width = inputs.rank < 2 ? inputs.count : inputs.shape.dropFirst().reduce(1, *)
    guard width == means.count || (inputs.rank == 1 && means.count == 1) else {
      throw TensorError(
        "Standardization: \(Shape.text(inputs.shape)) has \(counted(width, "input")) an example,"
          + " but \(means.count) were measured")
    }
    return means.count
  }
}

extension Dataset {
  /// Returns the examples with their inputs shifted and scaled as `scale` says.
  public func standardized(by scale: Standardization) -> Dataset {
    Dataset(scale(inputs), targets)
  }
}
