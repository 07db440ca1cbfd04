/// Reductions of all elements to one number, or of one axis: `[a, b, c]` along axis 1 → `[a, c]`, or
/// `[a, 1, c]` when dimensions are kept. Negative axes count from the end.
extension Tensor {
  /// Returns the sum of all elements, added from first to last.
  ///
  /// - Gradient: g for every element.
  public func sum() -> Tensor {
    let view = AxisView(count: count)
    return Tensor(
      Node(shape: [], values: Kernels.sum(values, view), primitive: .sum(view), inputs: [node]))
  }

  /// Returns the sums along `axis`; the axis leaves the shape, or stays with size 1.
  ///
  /// - Gradient: g of the sum for each of its elements.
  public func sum(axis: Int, keepDimensions: Bool = false) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.sum(self, axis: axis, keepDimensions: keepDimensions)
    }
  }

  /// Returns the mean of all elements; of none, NaN.
  ///
  /// - Gradient: g / count for every element.
  public func mean() -> Tensor {
    sum() / Double(count)
  }

  /// Returns the means along `axis`.
  ///
  /// - Gradient: g of the mean, divided by the size of the axis, for each of its elements.
  public func mean(axis: Int, keepDimensions: Bool = false) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.mean(self, axis: axis, keepDimensions: keepDimensions)
    }
  }

  /// Returns the greatest element; of equals the first gets the gradient.
  public func max() -> Tensor {
    reshaped([count]).max(axis: 0)
  }

  /// Returns the greatest elements along `axis`.
  ///
  /// - Gradient: g to the greatest element, of equals to the first; 0 to the others.
  public func max(axis: Int, keepDimensions: Bool = false) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.extreme(self, greatest: true, axis: axis, keepDimensions: keepDimensions)
    }
  }

  /// Returns the least element; of equals the first gets the gradient.
  public func min() -> Tensor {
    reshaped([count]).min(axis: 0)
  }

  /// Returns the least elements along `axis`.
  ///
  /// - Gradient: g to the least element, of equals to the first; 0 to the others.
  public func min(axis: Int, keepDimensions: Bool = false) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.extreme(self, greatest: false, axis: axis, keepDimensions: keepDimensions)
    }
  }

  /// Returns where the greatest elements along `axis` lie, as numbers without gradient.
  public func argmax(axis: Int) -> Tensor {
    checked { () throws(TensorError) in try Checked.argmax(self, axis: axis) }
  }

  /// Returns from each line along the last axis the element whose index is listed.
  ///
  /// - Shape: `[…, n] → […]`.
  /// - Gradient: g at the listed places, 0 elsewhere.
  public func picked(_ positions: [Int]) -> Tensor {
    checked { () throws(TensorError) in try Checked.picked(self, positions) }
  }
}

extension Tensor.Checked {
  /// Returns log Σ e^x along `axis`: m + log Σ e^(x − m), where m is the maximum.
  public static func logSumExp(
    _ tensor: Tensor, axis: Int, keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let resolved = try Shape.axis(axis, of: tensor.shape, in: "logSumExp")
    let top = try extreme(tensor, greatest: true, axis: resolved, keepDimensions: true).finite()
    let sums = try sum((tensor - top).exp(), axis: resolved, keepDimensions: true)
    let result = sums.log() + top
    if keepDimensions { return result }
    var shape = tensor.shape
    shape.remove(at: resolved)
    return try reshaped(result, shape)
  }

  /// Returns e^x / Σ e^x along `axis`: positive numbers whose sum is 1.
  public static func softmax(_ tensor: Tensor, axis: Int = -1) throws(TensorError) -> Tensor {
    let top = try extreme(tensor, greatest: true, axis: axis, keepDimensions: true).finite()
    let powers = (tensor - top).exp()
    return try powers / sum(powers, axis: axis, keepDimensions: true)
  }

  /// Returns the logarithm of the softmax: x − m − log Σ e^(x − m).
  public static func logSoftmax(_ tensor: Tensor, axis: Int = -1) throws(TensorError) -> Tensor {
    let top = try extreme(tensor, greatest: true, axis: axis, keepDimensions: true).finite()
    let shifted = tensor - top
    return try shifted - sum(shifted.exp(), axis: axis, keepDimensions: true).log()
  }
}

extension Tensor {
  /// Returns the values without history, infinities replaced by 0: what may be subtracted safely.
  fileprivate func finite() -> Tensor {
    Tensor(Node(shape: shape, values: values.map { $0.isInfinite ? 0 : $0 }))
  }

  /// Returns log Σ e^x along `axis` without overflow.
  ///
  /// - Gradient: g · softmax(x).
  public func logSumExp(axis: Int, keepDimensions: Bool = false) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.logSumExp(self, axis: axis, keepDimensions: keepDimensions)
    }
  }

  /// Returns s = e^x / Σ e^x along `axis`: positive numbers whose sum is 1.
  ///
  /// - Gradient: s · (g − Σ g·s).
  public func softmax(axis: Int = -1) -> Tensor {
    checked { () throws(TensorError) in try Checked.softmax(self, axis: axis) }
  }

  /// Returns the logarithm of the softmax without overflow.
  ///
  /// - Gradient: g − softmax(x) · Σ g.
  public func logSoftmax(axis: Int = -1) -> Tensor {
    checked { () throws(TensorError) in try Checked.logSoftmax(self, axis: axis) }
  }
}
