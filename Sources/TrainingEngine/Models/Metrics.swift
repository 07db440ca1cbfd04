/// Returns the share of predictions that equal their target, from 0 to 1.
public func accuracy(predictions: [Double], targets: [Double]) -> Double {
  checked { () throws(TensorError) in
    try Tensor.Checked.accuracy(predictions: predictions, targets: targets)
  }
}

extension Tensor.Checked {
  /// The form of `accuracy(predictions:targets:)` that throws when the lengths differ.
  public static func accuracy(
    predictions: [Double], targets: [Double]
  ) throws(TensorError) -> Double {
    try requirePairs(predictions, targets, in: "accuracy")
    var right = 0
    for index in predictions.indices where predictions[index] == targets[index] { right += 1 }
    return Double(right) / Double(predictions.count)
  }

  static func requirePairs(
    _ predictions: [Double], _ targets: [Double], in operation: String
  ) throws(TensorError) {
    guard predictions.count == targets.count else {
      throw TensorError(
        "\(operation): \(predictions.count) predictions but \(targets.count) targets")
    }
    guard !predictions.isEmpty else { throw TensorError("\(operation): there are no predictions") }
  }
}

/// How often each label was taken for each other: rows are the truth, columns the predictions.
public struct ConfusionMatrix: Equatable, Sendable {
  /// The labels that occur, in ascending order.
  public let labels: [Double]
  /// `counts[i][j]` examples of label i were predicted to be of label j.
  public let counts: [[Int]]

  public init(predictions: [Double], targets: [Double]) {
    self = checked { () throws(TensorError) in
      try ConfusionMatrix.make(predictions: predictions, targets: targets)
    }
  }

  private init(labels: [Double], counts: [[Int]]) {
    self.labels = labels
    self.counts = counts
  }

  /// The form of the initializer that throws when the lengths differ.
  public static func make(
    predictions: [Double], targets: [Double]
  ) throws(TensorError) -> ConfusionMatrix {
    try Tensor.Checked.requirePairs(predictions, targets, in: "ConfusionMatrix")
    var labels: [Double] = []
    for label in (predictions + targets).sorted() where label != labels.last {
      guard !label.isNaN else { throw TensorError("ConfusionMatrix: a label is not a number") }
      labels.append(label)
    }
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
    for index in predictions.indices {
      guard let row = labels.firstIndex(of: targets[index]),
        let column = labels.firstIndex(of: predictions[index])
      else { preconditionFailure("every label is in the list of labels") }
      counts[row][column] += 1
    }
    return ConfusionMatrix(labels: labels, counts: counts)
  }

  /// The share of examples on the diagonal.
  public var accuracy: Double {
    var right = 0
    var all = 0
    for row in labels.indices {
      right += counts[row][row]
      for count in counts[row] { all += count }
    }
    return Double(right) / Double(all)
  }

  /// Returns the share of predictions of `label` that are right; NaN if there are none.
  public func precision(of label: Double) -> Double {
    guard let index = labels.firstIndex(of: label) else { return .nan }
    var all = 0
    for row in labels.indices { all += counts[row][index] }
    return Double(counts[index][index]) / Double(all)
  }

  /// Returns the share of the examples of `label` that were found; NaN if there are none.
  public func recall(of label: Double) -> Double {
    guard let index = labels.firstIndex(of: label) else { return .nan }
    var all = 0
    for count in counts[index] { all += count }
    return Double(counts[index][index]) / Double(all)
  }

  /// Returns the harmonic mean of precision and recall of `label`; NaN if it never occurs.
  public func fScore(of label: Double) -> Double {
    guard let index = labels.firstIndex(of: label) else { return .nan }
    var all = 0
    for other in labels.indices { all += counts[index][other] + counts[other][index] }
    return 2 * Double(counts[index][index]) / Double(all)
  }

  /// One row a true label, one column a predicted one.
  public var table: Table {
    let style = NumberStyle(labels)
    var columns = [
      Table.Column(name: "actual", values: .texts(labels.map { style.text($0) }))
    ]
    for (index, label) in labels.enumerated() {
      columns.append(
        Table.Column(
          name: "predicted \(style.text(label))",
          values: .numbers(counts.map { Double($0[index]) }), digits: 0))
    }
    return Table(unchecked: columns)
  }
}

extension ConfusionMatrix: CustomStringConvertible {
  public var description: String { table.description }
}
