/// How the losses of single elements become one number.
public enum Reduction: Equatable, Sendable {
  case mean, sum
}

/// Returns the mean of (prediction − target)².
///
/// - Gradient: 2·(prediction − target) / count.
public func meanSquaredError(
  _ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  checked { () throws(TensorError) in
    try Tensor.Checked.meanSquaredError(prediction, target, reduction: reduction)
  }
}

/// Returns the mean of −(y log p + (1 − y) log(1 − p)), each logarithm at least −100.
///
/// - Gradient: (p − y) / (p·(1 − p)) / count.
public func binaryCrossEntropy(
  _ probability: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  checked { () throws(TensorError) in
    try Tensor.Checked.binaryCrossEntropy(probability, target, reduction: reduction)
  }
}

/// Returns the mean of max(z, 0) − z·y + log(1 + e^−|z|): the cross-entropy of σ(z), at any z.
///
/// - Gradient: (σ(z) − y) / count.
public func binaryCrossEntropy(
  logits: Tensor, targets: Tensor, reduction: Reduction = .mean
) -> Tensor {
  checked { () throws(TensorError) in
    try Tensor.Checked.binaryCrossEntropy(logits: logits, targets: targets, reduction: reduction)
  }
}

/// Returns the mean over the rows of −log softmax(logits)[class].
///
/// - Gradient: (softmax − one-hot) / rows.
public func softmaxCrossEntropy(
  logits: Tensor, targets: [Int], reduction: Reduction = .mean
) -> Tensor {
  checked { () throws(TensorError) in
    try Tensor.Checked.softmaxCrossEntropy(logits: logits, targets: targets, reduction: reduction)
  }
}

/// Returns the mean over the rows of −Σ target · log softmax(logits); a row of `targets` is a
/// distribution, such as a one-hot row.
public func softmaxCrossEntropy(
  logits: Tensor, targets: Tensor, reduction: Reduction = .mean
) -> Tensor {
  checked { () throws(TensorError) in
    try Tensor.Checked.softmaxCrossEntropy(logits: logits, targets: targets, reduction: reduction)
  }
}

/// Returns the mean of max(0, −y·score), for labels −1 and +1: what the perceptron rule descends.
///
/// - Gradient: −y / count where the label and the score have different signs, else 0.
public func perceptronLoss(
  _ score: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  checked { () throws(TensorError) in
    try Tensor.Checked.perceptronLoss(score, target, reduction: reduction)
  }
}

/// Returns λ·Σ|w|, which draws weights to zero one by one.
public func l1Penalty(_ weights: Tensor, _ lambda: Double) -> Tensor {
  weights.abs().sum() * lambda
}

/// Returns (λ/2)·Σw², which keeps all weights small.
public func l2Penalty(_ weights: Tensor, _ lambda: Double) -> Tensor {
  weights.squared().sum() * (lambda / 2)
}
