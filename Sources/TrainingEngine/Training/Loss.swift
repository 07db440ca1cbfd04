/// What a training run makes small, and how an output of the model is read as an answer.
public enum Loss: Equatable, Sendable {
  /// For numbers: the mean of squared differences.
  case meanSquaredError
  /// For two classes, 0 and 1, when the model gives a probability.
  case binaryCrossEntropy
  /// For two classes, 0 and 1, when the model gives the logit, whose sigmoid is the probability.
  case logitCrossEntropy
  /// For classes from 0 on, when the model gives a logit for each.
  case softmaxCrossEntropy
  /// For two classes, −1 and +1, when the model gives a score.
  case perceptron

  /// Returns the mean loss of a batch of outputs as a single number.
  ///
  /// - Shape: outputs and targets have the same shape, or the outputs have one more axis: of size 1,
  ///   or for the softmax of one logit a class.
  public func callAsFunction(_ output: Tensor, _ targets: Tensor) -> Tensor {
    checked { () throws(TensorError) in try checkedValue(output, targets) }
  }

  /// The form of the call that throws when the shapes do not go together.
  public func checkedValue(_ output: Tensor, _ targets: Tensor) throws(TensorError) -> Tensor {
    if self == .softmaxCrossEntropy {
      if output.shape == targets.shape {
        return try Tensor.Checked.softmaxCrossEntropy(logits: output, targets: targets)
      }
      guard output.rank > 1, Array(output.shape.dropLast()) == targets.shape else {
        throw mismatch(output, targets)
      }
      let rows = try Tensor.Checked.reshaped(
        output, [targets.count, output.shape[output.rank - 1]])
      return try Tensor.Checked.softmaxCrossEntropy(
        logits: rows, targets: Loss.classes(of: targets, in: "softmaxCrossEntropy"))
    }
    let prediction = try aligned(output, targets)
    switch self {
    case .meanSquaredError: return try Tensor.Checked.meanSquaredError(prediction, targets)
    case .binaryCrossEntropy: return try Tensor.Checked.binaryCrossEntropy(prediction, targets)
    case .logitCrossEntropy:
      return try Tensor.Checked.binaryCrossEntropy(logits: prediction, targets: targets)
    case .perceptron: return try Tensor.Checked.perceptronLoss(prediction, targets)
    case .softmaxCrossEntropy: preconditionFailure("the softmax was dealt with before")
    }
  }

  /// Drops the last axis of an output that holds one number an example.
  private func aligned(_ output: Tensor, _ targets: Tensor) throws(TensorError) -> Tensor {
    if output.shape == targets.shape { return output }
    guard output.shape == targets.shape + [1] else { throw mismatch(output, targets) }
    return try Tensor.Checked.reshaped(output, targets.shape)
  }

  private func mismatch(_ output: Tensor, _ targets: Tensor) -> TensorError {
    TensorError(
      "\(name): the outputs have shape \(Shape.text(output.shape)), the targets"
        + " \(Shape.text(targets.shape))")
  }

  /// The name of the function.
  public var name: String {
    switch self {
    case .meanSquaredError: "meanSquaredError"
    case .binaryCrossEntropy: "binaryCrossEntropy"
    case .logitCrossEntropy: "logitCrossEntropy"
    case .softmaxCrossEntropy: "softmaxCrossEntropy"
    case .perceptron: "perceptron"
    }
  }

  /// Returns the numbers of `targets` as classes, after checking that they are whole.
  static func classes(of targets: Tensor, in operation: String) throws(TensorError) -> [Int] {
    var classes: [Int] = []
    classes.reserveCapacity(targets.count)
    for (index, value) in targets.values.enumerated() {
      guard let label = Int(exactly: value) else {
        throw TensorError(
          "\(operation): target \(index) is \(PortableMath.shortest(value)), not a class")
      }
      classes.append(label)
    }
    return classes
  }
}

extension Loss {
  /// Whether the answers are classes, so that they are right or wrong.
  public var isClassification: Bool { self != .meanSquaredError }

  /// Returns the answers that `output` stands for: the likeliest class of each example, or the number
  /// itself.
  public func answers(of output: Tensor) -> [Double] {
    checked { () throws(TensorError) in try checkedAnswers(of: output) }
  }

  /// The form of `answers` that throws when there is no axis of classes.
  public func checkedAnswers(of output: Tensor) throws(TensorError) -> [Double] {
    switch self {
    case .meanSquaredError: output.values
    case .binaryCrossEntropy: output.values.map { $0 >= 0.5 ? 1 : 0 }
    case .logitCrossEntropy: output.values.map { $0 >= 0 ? 1 : 0 }
    case .perceptron: output.values.map { ElementFunction.sign($0) }
    case .softmaxCrossEntropy: try Tensor.Checked.argmax(output, axis: -1).values
    }
  }

  /// Returns how many answers are right, and of how many; `nil` for numbers.
  func hits(_ output: Tensor, _ targets: Tensor) throws(TensorError) -> (right: Int, all: Int)? {
    guard isClassification else { return nil }
    let answers = try checkedAnswers(of: output)
    var wanted = targets
    if self == .softmaxCrossEntropy, output.shape == targets.shape {
      wanted = try Tensor.Checked.argmax(targets, axis: -1)
    }
    var right = 0
    for (index, answer) in answers.enumerated() where answer == wanted.values[index] { right += 1 }
    return (right, answers.count)
  }
}
