extension Tensor {
  /// Makes a tensor of zeros.
  public static func zeros(_ shape: Int..., requiresGradient: Bool = false) -> Tensor {
    filled(0, shape: shape, requiresGradient: requiresGradient)
  }

  /// Makes a tensor of zeros.
  public static func zeros(_ shape: [Int], requiresGradient: Bool = false) -> Tensor {
    filled(0, shape: shape, requiresGradient: requiresGradient)
  }

  /// Makes a tensor of ones.
  public static func ones(_ shape: Int..., requiresGradient: Bool = false) -> Tensor {
    filled(1, shape: shape, requiresGradient: requiresGradient)
  }

  /// Makes a tensor of ones.
  public static func ones(_ shape: [Int], requiresGradient: Bool = false) -> Tensor {
    filled(1, shape: shape, requiresGradient: requiresGradient)
  }

  /// Makes a tensor with `value` everywhere.
  public static func filled(
    _ value: Double, shape: [Int], requiresGradient: Bool = false
  ) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.filled(value, shape: shape, requiresGradient: requiresGradient)
    }
  }

  /// Makes a row for each class: 1 at the place of the class, 0 elsewhere.
  ///
  /// - Shape: `[classes.count, count]`.
  public static func oneHot(_ classes: [Int], count: Int) -> Tensor {
    checked { () throws(TensorError) in try Checked.oneHot(classes, count: count) }
  }

  /// Makes a tensor of independent normal numbers, drawn in row-major order.
  public static func normal(
    _ shape: [Int], mean: Double = 0, standardDeviation: Double = 1,
    using generator: inout SeededGenerator, requiresGradient: Bool = false
  ) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.normal(
        shape, mean: mean, standardDeviation: standardDeviation, using: &generator,
        requiresGradient: requiresGradient)
    }
  }

  /// Makes a tensor of numbers that are equally likely in `[lower, upper)`, in row-major order.
  public static func uniform(
    _ shape: [Int], from lower: Double = 0, to upper: Double = 1,
    using generator: inout SeededGenerator, requiresGradient: Bool = false
  ) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.uniform(
        shape, from: lower, to: upper, using: &generator, requiresGradient: requiresGradient)
    }
  }
}

extension Tensor.Checked {
  public static func oneHot(_ classes: [Int], count: Int) throws(TensorError) -> Tensor {
    let size = try Shape.count([classes.count, count], in: "oneHot")
    var values = [Double](repeating: 0, count: size)
    for (row, label) in classes.enumerated() {
      guard label >= 0, label < count else {
        throw TensorError(
          "oneHot: class \(row) is \(label); the classes are 0 to \(count - 1)")
      }
      values[row * count + label] = 1
    }
    return Tensor(Node(shape: [classes.count, count], values: values))
  }

  public static func normal(
    _ shape: [Int], mean: Double = 0, standardDeviation: Double = 1,
    using generator: inout SeededGenerator, requiresGradient: Bool = false
  ) throws(TensorError) -> Tensor {
    let count = try Shape.count(shape, in: "normal")
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      values.append(generator.normal(mean: mean, standardDeviation: standardDeviation))
    }
    return Tensor(Node(shape: shape, values: values, requiresGradient: requiresGradient))
  }

  public static func uniform(
    _ shape: [Int], from lower: Double = 0, to upper: Double = 1,
    using generator: inout SeededGenerator, requiresGradient: Bool = false
  ) throws(TensorError) -> Tensor {
    let count = try Shape.count(shape, in: "uniform")
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(generator.uniform(from: lower, to: upper)) }
    return Tensor(Node(shape: shape, values: values, requiresGradient: requiresGradient))
  }
}
