/// Examples to learn from: inputs and targets, one of each for every index of the first axis.
///
///     var generator = SeededGenerator(seed: 1)
///     let moons = Dataset.moons(count: 200, noise: 0.1, using: &generator)
///     let (training, validation) = moons.split(at: 0.8, using: &generator)
public struct Dataset: Equatable {
  /// What a model is given: shape `[examples, …]`.
  public let inputs: Tensor
  /// What it should say: shape `[examples]`, numbers or classes, or `[examples, …]`.
  public let targets: Tensor

  private init(unchecked inputs: Tensor, _ targets: Tensor) {
    self.inputs = inputs
    self.targets = targets
  }

  /// Makes a dataset of tensors whose first axes agree.
  public init(_ inputs: Tensor, _ targets: Tensor) {
    self = checked { () throws(TensorError) in try Dataset.make(inputs, targets) }
  }

  /// Makes a dataset of one row of inputs and one target for each example.
  public init(_ x: [[Double]], _ y: [Double]) {
    self.init(Tensor(x), Tensor(y))
  }

  /// Makes a dataset whose targets are classes, counted from 0.
  public init(_ inputs: Tensor, classes: [Int]) {
    self.init(inputs, Tensor(classes.map { Double($0) }))
  }

  /// The form of the initializer that throws when the numbers of inputs and targets differ.
  public static func make(_ inputs: Tensor, _ targets: Tensor) throws(TensorError) -> Dataset {
    guard inputs.rank > 0, targets.rank > 0, inputs.shape[0] == targets.shape[0] else {
      throw TensorError(
        "Dataset: inputs \(Shape.text(inputs.shape)) and targets \(Shape.text(targets.shape)): both"
          + " have one entry an example along the first axis")
    }
    return Dataset(unchecked: inputs.detached(), targets.detached())
  }

  /// The number of examples.
  public var count: Int { targets.shape[0] }

  /// The inputs as one array an example.
  public var x: [[Double]] { Dataset.rows(inputs) }

  /// The targets as one number an example; of examples with several targets, all in a row.
  public var y: [Double] { targets.values }

  /// The targets as whole numbers: the classes of the examples.
  public var classes: [Int] {
    checked { () throws(TensorError) in try Loss.classes(of: targets, in: "classes") }
  }

  private static func rows(_ tensor: Tensor) -> [[Double]] {
    let size = tensor.shape.dropFirst().reduce(1, *)
    return (0..<tensor.shape[0]).map { Array(tensor.values[($0 * size)..<(($0 + 1) * size)]) }
  }
}

extension Dataset {
  /// Returns the examples with these indices, in this order.
  public func select(_ indices: [Int]) -> Dataset {
    checked { () throws(TensorError) in try checkedSelect(indices) }
  }

  /// The form of `select` that throws when there is no such example.
  public func checkedSelect(_ indices: [Int]) throws(TensorError) -> Dataset {
    Dataset(
      unchecked: try Tensor.Checked.rows(inputs, indices),
      try Tensor.Checked.rows(targets, indices))
  }

  /// Returns the examples in a random order.
  public func shuffled(using generator: inout SeededGenerator) -> Dataset {
    select(generator.permutation(of: count))
  }

  /// Returns the first examples and the others: the first are `share` of all, rounded.
  public func split(at share: Double) -> (first: Dataset, second: Dataset) {
    split(Array(0..<count), at: share)
  }

  /// Returns a random `share` of the examples and the others.
  public func split(
    at share: Double, using generator: inout SeededGenerator
  ) -> (first: Dataset, second: Dataset) {
    split(generator.permutation(of: count), at: share)
  }

  private func split(_ order: [Int], at share: Double) -> (first: Dataset, second: Dataset) {
    checked { () throws(TensorError) in
      guard share >= 0, share <= 1 else {
        throw TensorError("split: the share \(share) is not between 0 and 1")
      }
      let boundary = Int((Double(count) * share).rounded())
      return (
        try checkedSelect(Array(order[..<boundary])), try checkedSelect(Array(order[boundary...]))
      )
    }
  }

  /// Returns the examples without those whose index is a multiple of `step`, and those.
  public func holdingOut(every step: Int) -> (training: Dataset, test: Dataset) {
    let kept = (0..<count).filter { step < 1 || $0 % step != 0 }
    let held = (0..<count).filter { step >= 1 && $0 % step == 0 }
    return (select(kept), select(held))
  }

  /// Returns the examples in parts of `size`, of which the last may be smaller.
  public func batches(of size: Int) -> [Dataset] {
    batches(Array(0..<count), of: size)
  }

  /// Returns the examples in parts of `size` drawn at random, of which the last may be smaller.
  public func batches(of size: Int, using generator: inout SeededGenerator) -> [Dataset] {
    batches(generator.permutation(of: count), of: size)
  }

  private func batches(_ order: [Int], of size: Int) -> [Dataset] {
    checked { () throws(TensorError) in
      guard size > 0 else { throw TensorError("batches: the size \(size) is not at least 1") }
      var result: [Dataset] = []
      var start = 0
      while start < count {
        // No sum here: a size near the largest integer is allowed.
        let end = size < count - start ? start + size : count
        result.append(try checkedSelect(Array(order[start..<end])))
        start = end
      }
      return result
    }
  }
}

extension Dataset: CustomStringConvertible {
  /// The shapes: `Dataset of 200 examples: inputs (2), targets ()`.
  public var description: String {
    "Dataset of \(counted(count, "example")): inputs \(Shape.text(Array(inputs.shape.dropFirst()))),"
      + " targets \(Shape.text(Array(targets.shape.dropFirst())))"
  }
}
