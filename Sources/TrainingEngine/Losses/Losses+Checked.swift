extension Tensor.Checked {
  public static func meanSquaredError(
    _ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    try requireSameShape(prediction, target, in: "meanSquaredError")
    return (prediction - target).squared().reduced(reduction)
  }

  public static func binaryCrossEntropy(
    _ probability: Tensor, _ target: Tensor, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    try requireSameShape(probability, target, in: "binaryCrossEntropy")
    return try binary(.probabilityCrossEntropy, probability, target, in: "binaryCrossEntropy")
      .reduced(reduction)
  }

  public static func binaryCrossEntropy(
    logits: Tensor, targets: Tensor, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    try requireSameShape(logits, targets, in: "binaryCrossEntropy")
    return try binary(.logitCrossEntropy, logits, targets, in: "binaryCrossEntropy")
      .reduced(reduction)
  }

  public static func softmaxCrossEntropy(
    logits: Tensor, targets: [Int], reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    guard logits.rank == 1 || logits.rank == 2 else {
      throw TensorError(
        "softmaxCrossEntropy: the logits have shape \(Shape.text(logits.shape)), not"
          + " (classes) or (rows, classes)")
    }
    let classes = logits.shape[logits.rank - 1]
    let rows = logits.rank == 2 ? logits.shape[0] : 1
    guard targets.count == rows else {
      throw TensorError(
        "softmaxCrossEntropy: \(Shape.text(logits.shape)) has \(counted(rows, "row")),"
          + " but \(counted(targets.count, "target")) came with it")
    }
    for (row, target) in targets.enumerated() where target < 0 || target >= classes {
      throw TensorError(
        "softmaxCrossEntropy: target \(row) is \(target); the classes are 0 to \(classes - 1)")
    }
    return try (-picked(logSoftmax(logits), targets)).reduced(reduction)
  }

  public static func softmaxCrossEntropy(
    logits: Tensor, targets: Tensor, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    try requireSameShape(logits, targets, in: "softmaxCrossEntropy")
    let sums = try sum(targets * logSoftmax(logits), axis: -1)
    return (-sums).reduced(reduction)
  }

  public static func perceptronLoss(
    _ score: Tensor, _ target: Tensor, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    try requireSameShape(score, target, in: "perceptronLoss")
    return (-(target * score)).relu().reduced(reduction)
  }

  /// A loss does not broadcast: a column against a row would silently compare all pairs.
  private static func requireSameShape(
    _ a: Tensor, _ b: Tensor, in operation: String
  ) throws(TensorError) {
    guard a.shape == b.shape else {
      throw TensorError(
        "\(operation): \(Shape.text(a.shape)) and \(Shape.text(b.shape)): predictions and targets"
          + " have the same shape")
    }
  }
}

extension Tensor {
  func reduced(_ reduction: Reduction) -> Tensor {
    switch reduction {
    case .mean: mean()
    case .sum: sum()
    }
  }
}
