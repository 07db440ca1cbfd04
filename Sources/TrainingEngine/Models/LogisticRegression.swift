/// A linear model of a probability: σ(w·x + b), trained by gradient descent on the mean binary
/// cross-entropy.
///
///     let model = LogisticRegression(inputs: 2)
///     let history = model.fit(x, y, learningRate: 0.5, epochs: 200)
public final class LogisticRegression {
  public var weights: [Double]
  public var bias: Double

  /// Makes a model with zero weights, to which every example is as likely as not.
  public init(inputs: Int) {
    weights = [Double](repeating: 0, count: max(inputs, 0))
    bias = 0
  }

  public init(weights: [Double], bias: Double) {
    self.weights = weights
    self.bias = bias
  }

  /// Returns the log-odds w·x + b.
  public func logit(of input: [Double]) -> Double {
    checked { () throws(TensorError) in
      try Examples.check(input, inputs: weights.count, in: "logit")
      return net(input)
    }
  }

  private func net(_ input: [Double]) -> Double {
    var sum = 0.0
    for index in weights.indices { sum += weights[index] * input[index] }
    return sum + bias
  }

  /// Returns the probability of label 1.
  public func probability(of input: [Double]) -> Double {
    checked { () throws(TensorError) in
      try Examples.check(input, inputs: weights.count, in: "probability")
      return ElementFunction.sigmoid(net(input))
    }
  }

  /// Returns the probability of label 1 for each row.
  public func probabilities(of rows: [[Double]]) -> [Double] {
    rows.map { probability(of: $0) }
  }

  /// Returns the likelier label, 0 or 1; an even chance gives 1.
  public func predict(_ input: [Double]) -> Double {
    probability(of: input) >= 0.5 ? 1 : 0
  }

  /// Returns the likelier label of each row.
  public func predict(_ rows: [[Double]]) -> [Double] {
    rows.map { predict($0) }
  }

  /// Returns the mean binary cross-entropy of the labels `y`, which are 0 or 1.
  public func loss(_ x: [[Double]], _ y: [Double]) -> Double {
    checked { () throws(TensorError) in
      try Examples.check(x, y, inputs: weights.count, in: "loss")
      return meanLoss(x, y)
    }
  }

  private func meanLoss(_ x: [[Double]], _ y: [Double]) -> Double {
    var sum = 0.0
    for (index, input) in x.enumerated() {
      sum += BinaryFunction.logitCrossEntropy(net(input), y[index])
    }
    return sum / Double(x.count)
  }

  /// Descends the gradient of the loss over all examples, one step an epoch.
  ///
  /// The gradient is the mean of (σ(w·x + b) − y)·x for the weights and of σ(w·x + b) − y for the
  /// bias. The history holds the loss after each epoch, of `validation` too when it is given.
  @discardableResult
  public func fit(
    _ x: [[Double]], _ y: [Double], learningRate: Double = 0.1, epochs: Int = 100,
    validation: (x: [[Double]], y: [Double])? = nil
  ) -> History {
    checked { () throws(TensorError) in
      try checkedFit(x, y, learningRate: learningRate, epochs: epochs, validation: validation)
    }
  }

  /// Descends the gradient with the rows of a matrix as examples.
  @discardableResult
  public func fit(
    _ x: Tensor, _ y: [Double], learningRate: Double = 0.1, epochs: Int = 100
  ) -> History {
    checked { () throws(TensorError) in
      let rows = try Examples.rows(x, in: "fit")
      return try checkedFit(rows, y, learningRate: learningRate, epochs: epochs)
    }
  }

  /// The form of `fit` that throws when the examples do not go with the model.
  @discardableResult
  public func checkedFit(
    _ x: [[Double]], _ y: [Double], learningRate: Double, epochs: Int,
    validation: (x: [[Double]], y: [Double])? = nil
  ) throws(TensorError) -> History {
    try Examples.check(x, y, inputs: weights.count, in: "fit")
    if let validation {
      try Examples.check(validation.x, validation.y, inputs: weights.count, in: "fit, validation")
    }
    for (index, label) in y.enumerated() where !(label >= 0 && label <= 1) {
      throw TensorError("fit: the label \(index) is \(label); logistic regression takes 0 and 1")
    }
    var history = History()
    for _ in 0..<max(epochs, 0) {
      step(x, y, learningRate: learningRate)
      history.loss.append(meanLoss(x, y))
      history.accuracy.append(share(x, y))
      if let validation { history.validationLoss.append(meanLoss(validation.x, validation.y)) }
    }
    return history
  }

  private func step(_ x: [[Double]], _ y: [Double], learningRate: Double) {
    var weightGradient = [Double](repeating: 0, count: weights.count)
    var biasGradient = 0.0
    for (index, input) in x.enumerated() {
      let error = ElementFunction.sigmoid(net(input)) - y[index]
      for weight in weights.indices { weightGradient[weight] += error * input[weight] }
      biasGradient += error
    }
    let count = Double(x.count)
    for weight in weights.indices {
      weights[weight] -= learningRate * (weightGradient[weight] / count)
    }
    bias -= learningRate * (biasGradient / count)
  }

  private func share(_ x: [[Double]], _ y: [Double]) -> Double {
    var right = 0
    for (index, input) in x.enumerated() where (net(input) >= 0) == (y[index] >= 0.5) { right += 1 }
    return Double(right) / Double(x.count)
  }

  /// Returns the numbers that `fit` touches, known before it runs.
  public static func fitWork(examples: Int, inputs: Int, epochs: Int) -> Work {
    Work(4) * Work(examples) * Work(inputs + 1) * Work(epochs)
  }
}
