/// One neuron that fires when w·x + b > 0, trained by the perceptron rule (Rosenblatt, 1958).
public final class Perceptron {
  public var weights: [Double]
  public var bias: Double

  /// Makes a perceptron with zero weights, which has not decided anything yet.
  public init(inputs: Int) {
    weights = [Double](repeating: 0, count: max(inputs, 0))
    bias = 0
  }

  public init(weights: [Double], bias: Double) {
    self.weights = weights
    self.bias = bias
  }

  /// One step of the training: an example and the perceptron that met it, before its own update.
  public struct Step: Equatable, Sendable {
    /// Which example, counted from 0.
    public let index: Int
    public let input: [Double]
    /// The label, −1 or +1.
    public let target: Double
    /// What the perceptron said: −1, 0 or +1.
    public let prediction: Double
    public let weights: [Double]
    public let bias: Double
    /// The mean of label times prediction over all examples, from −1 to 1.
    public let agreement: Double

    /// Whether the step changed the perceptron.
    public var isMistake: Bool { prediction != target }
  }

  /// The steps of a training run in their order.
  public struct Trace: Equatable, Sendable {
    public let steps: [Step]

    /// The number of updates.
    public var mistakes: Int { steps.filter { $0.isMistake }.count }
    /// The mean of label times prediction before each step.
    public var agreement: [Double] { steps.map { $0.agreement } }
    /// The weights before each step.
    public var weights: [[Double]] { steps.map { $0.weights } }
    /// The bias before each step.
    public var biases: [Double] { steps.map { $0.bias } }

    /// One row a step: the example, what was said, and the perceptron that said it.
    public var table: Table {
      let inputs = steps.first?.input.count ?? 0
      var columns = [
        Table.Column(name: "i", values: .numbers(steps.map { Double($0.index) }), digits: 0)
      ]
      for input in 0..<inputs {
        columns.append(
          Table.Column(name: "x\(input)", values: .numbers(steps.map { $0.input[input] })))
      }
      columns.append(
        Table.Column(name: "y", values: .numbers(steps.map { $0.target }), digits: 0))
      columns.append(
        Table.Column(name: "f(x)", values: .numbers(steps.map { $0.prediction }), digits: 0))
      for input in 0..<inputs {
        columns.append(
          Table.Column(name: "w\(input)", values: .numbers(steps.map { $0.weights[input] })))
      }
      columns.append(Table.Column(name: "b", values: .numbers(biases)))
      columns.append(Table.Column(name: "agreement", values: .numbers(agreement), digits: 2))
      return Table(unchecked: columns)
    }
  }

  /// Returns the weighted sum w·x + b, summed from left to right.
  public func net(_ input: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<min(weights.count, input.count) { sum += weights[index] * input[index] }
    return sum + bias
  }

  /// Returns +1 if the perceptron fires, −1 if it does not, 0 on the boundary itself.
  public func predict(_ input: [Double]) -> Double {
    checked { () throws(TensorError) in
      try Examples.check(input, inputs: weights.count, in: "predict")
      return ElementFunction.sign(net(input))
    }
  }

  /// Returns the prediction for each row.
  public func predict(_ rows: [[Double]]) -> [Double] {
    rows.map { predict($0) }
  }

  /// Meets each example in order, `epochs` times, and learns from each mistake: w += η·y·x,
  /// b += η_b·y, where η_b is `biasRate`, or the learning rate when that is not given.
  @discardableResult
  public func fit(
    _ x: [[Double]], _ y: [Double], learningRate: Double = 1, biasRate: Double? = nil,
    epochs: Int = 1
  ) -> Trace {
    checked { () throws(TensorError) in
      try checkedFit(x, y, learningRate: learningRate, biasRate: biasRate, epochs: epochs)
    }
  }

  /// The form of `fit` that throws when the examples do not go with the perceptron.
  @discardableResult
  public func checkedFit(
    _ x: [[Double]], _ y: [Double], learningRate: Double, biasRate: Double?, epochs: Int
  ) throws(TensorError) -> Trace {
    try Examples.check(x, y, inputs: weights.count, in: "fit")
    for (index, label) in y.enumerated() where label != 1 && label != -1 {
      throw TensorError("fit: the label \(index) is \(label); a perceptron takes -1 and 1")
    }
    var steps: [Step] = []
    var agreement = agreement(x, y)
    for _ in 0..<max(epochs, 0) {
      for (index, input) in x.enumerated() {
        let prediction = ElementFunction.sign(net(input))
        steps.append(
          Step(
            index: index, input: input, target: y[index], prediction: prediction,
            weights: weights, bias: bias, agreement: agreement))
        guard prediction != y[index] else { continue }
        bias += (biasRate ?? learningRate) * y[index]
        let step = learningRate * y[index]
        for weight in weights.indices { weights[weight] += step * input[weight] }
        agreement = self.agreement(x, y)
      }
    }
    return Trace(steps: steps)
  }

  /// Returns the mean of label times prediction: 1 when all are right, −1 when all are wrong.
  public func agreement(_ x: [[Double]], _ y: [Double]) -> Double {
    guard !x.isEmpty else { return 0 }
    var sum = 0.0
    for (index, input) in x.enumerated() { sum += y[index] * ElementFunction.sign(net(input)) }
    return sum / Double(x.count)
  }

  /// Returns the numbers that `fit` touches, known before it runs.
  public static func fitWork(examples: Int, inputs: Int, epochs: Int) -> Work {
    Work(examples) * Work(examples + 1) * Work(inputs + 1) * Work(epochs)
  }
}
