extension Tensor.Checked {
  /// Returns the elements at `places`, in `shape`, as the result of an operation called `name`.
  static func gathered(_ tensor: Tensor, _ places: [Int], shape: [Int], name: String) -> Tensor {
    var values = [Double](repeating: 0, count: places.count)
    for (index, place) in places.enumerated() { values[index] = tensor.values[place] }
    return Tensor(
      Node(
        shape: shape, values: values, primitive: .gather(places, name: name),
        inputs: [tensor.node]))
  }

  /// Returns the parts with these indices along the outermost axis.
  public static func rows(_ tensor: Tensor, _ indices: [Int]) throws(TensorError) -> Tensor {
    guard tensor.rank > 0 else { throw TensorError("rows: a single number has no rows") }
    for index in indices where index < 0 || index >= tensor.shape[0] {
      throw TensorError(
        "rows: index \(index) is outside \(Shape.text(tensor.shape)), whose first axis has"
          + " \(counted(tensor.shape[0], "element"))")
    }
    let size = tensor.shape.dropFirst().reduce(1, *)
    let shape = [indices.count] + tensor.shape.dropFirst()
    let count = try Shape.count(shape, in: "rows")
    guard tensor.requiresGradient else {
      var values: [Double] = []
      values.reserveCapacity(count)
      for index in indices { values += tensor.values[(index * size)..<((index + 1) * size)] }
      return Tensor(Node(shape: shape, values: values))
    }
    var places: [Int] = []
    places.reserveCapacity(count)
    for index in indices { places += (index * size)..<((index + 1) * size) }
    return gathered(tensor, places, shape: shape, name: "rows")
  }

  /// Returns the tensor with its axes in another order.
  public static func permuted(_ tensor: Tensor, _ axes: [Int]) throws(TensorError) -> Tensor {
    guard axes.sorted() == Array(0..<tensor.rank) else {
      throw TensorError(
        "permuted: \(Shape.text(tensor.shape)) has the axes 0 to \(tensor.rank - 1); each is listed"
          + " once")
    }
    var steps = [Int](repeating: 1, count: tensor.rank)
    for axis in stride(from: tensor.rank - 2, through: 0, by: -1) {
      steps[axis] = steps[axis + 1] * tensor.shape[axis + 1]
    }
    let shape = axes.map { tensor.shape[$0] }
    guard tensor.count > 0 else { return try reshaped(tensor, shape) }
    var places = [0]
    places.reserveCapacity(tensor.count)
    for axis in axes {
      var next: [Int] = []
      next.reserveCapacity(places.count * tensor.shape[axis])
      for place in places {
        for index in 0..<tensor.shape[axis] { next.append(place + index * steps[axis]) }
      }
      places = next
    }
    return gathered(tensor, places, shape: shape, name: "permute")
  }

  /// Returns tensors of one shape side by side along a new outermost axis.
  public static func stacked(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw TensorError("stacked: there are no tensors") }
    for tensor in tensors where tensor.shape != first.shape {
      throw TensorError(
        "stacked: \(Shape.text(first.shape)) and \(Shape.text(tensor.shape)): all parts have the"
          + " same shape")
    }
    return try joined(tensors, shape: [tensors.count] + first.shape, in: "stacked")
  }

  /// Returns tensors one after the other along their outermost axis.
  public static func concatenated(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw TensorError("concatenated: there are no tensors") }
    var length = 0
    for tensor in tensors {
      guard tensor.rank > 0, tensor.shape.dropFirst() == first.shape.dropFirst() else {
        throw TensorError(
          "concatenated: \(Shape.text(first.shape)) and \(Shape.text(tensor.shape)): all axes but"
            + " the first agree")
      }
      length += tensor.shape[0]
    }
    return try joined(tensors, shape: [length] + first.shape.dropFirst(), in: "concatenated")
  }

  private static func joined(
    _ tensors: [Tensor], shape: [Int], in operation: String
  ) throws(TensorError) -> Tensor {
    var values: [Double] = []
    values.reserveCapacity(try Shape.count(shape, in: operation))
    for tensor in tensors { values += tensor.values }
    return Tensor(
      Node(shape: shape, values: values, primitive: .join, inputs: tensors.map { $0.node }))
  }
}

extension Tensor {
  /// Returns the parts with these indices along the outermost axis; an index may come up again.
  ///
  /// - Shape: `[n, …] → [indices.count, …]`.
  /// - Gradient: each row of g is added to the row that it was taken from.
  public func rows(_ indices: [Int]) -> Tensor {
    checked { () throws(TensorError) in try Checked.rows(self, indices) }
  }

  /// Returns the tensor with its axes in another order; `axes[i]` is the axis that becomes axis i.
  ///
  /// - Shape: `[a, b, c]` permuted by `[2, 0, 1]` → `[c, a, b]`.
  /// - Gradient: g with its axes put back.
  public func permuted(_ axes: [Int]) -> Tensor {
    checked { () throws(TensorError) in try Checked.permuted(self, axes) }
  }

  /// Returns tensors of one shape side by side along a new outermost axis.
  ///
  /// - Shape: n of `[a, …] → [n, a, …]`.
  /// - Gradient: each tensor gets its own part of g.
  public static func stacked(_ tensors: [Tensor]) -> Tensor {
    checked { () throws(TensorError) in try Checked.stacked(tensors) }
  }

  /// Returns tensors one after the other along their outermost axis.
  ///
  /// - Shape: `[a, …]` and `[b, …] → [a + b, …]`.
  /// - Gradient: each tensor gets its own part of g.
  public static func concatenated(_ tensors: [Tensor]) -> Tensor {
    checked { () throws(TensorError) in try Checked.concatenated(tensors) }
  }
}
