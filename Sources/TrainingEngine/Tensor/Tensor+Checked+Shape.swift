extension Tensor.Checked {
  /// Returns the tensor with its last two axes exchanged; a vector stays as it is.
  public static func transposed(_ tensor: Tensor) -> Tensor {
    guard tensor.rank >= 2 else { return tensor }
    var shape = tensor.shape
    let rows = shape[shape.count - 2]
    let columns = shape[shape.count - 1]
    shape.swapAt(shape.count - 2, shape.count - 1)
    let outer = shape.dropLast(2).reduce(1, *)
    let values = Kernels.transposed(tensor.values, outer: outer, rows: rows, columns: columns)
    return Tensor(
      Node(shape: shape, values: values, primitive: .transpose, inputs: [tensor.node]))
  }

  /// Returns the same elements in another shape; one size may be −1 and follows from the others.
  public static func reshaped(_ tensor: Tensor, _ shape: [Int]) throws(TensorError) -> Tensor {
    var resolved = shape
    if let open = shape.firstIndex(of: -1) {
      resolved[open] = 1
      let rest = try Shape.count(resolved, in: "reshaped")
      guard rest > 0, tensor.count % rest == 0 else {
        throw TensorError(
          "reshaped: \(Shape.text(tensor.shape)) has \(tensor.count) elements, which \(rest) does"
            + " not divide")
      }
      resolved[open] = tensor.count / rest
    }
    let count = try Shape.count(resolved, in: "reshaped")
    guard count == tensor.count else {
      throw TensorError(
        "reshaped: \(Shape.text(tensor.shape)) has \(tensor.count) elements,"
          + " \(Shape.text(resolved)) has \(count)")
    }
    return Tensor(
      Node(shape: resolved, values: tensor.values, primitive: .reshape, inputs: [tensor.node]))
  }

  /// Returns the part with index `index` along the outermost axis: a row of a matrix.
  public static func row(_ tensor: Tensor, _ index: Int) throws(TensorError) -> Tensor {
    guard tensor.rank > 0 else {
      throw TensorError("subscript: a single number has no rows; read it with item")
    }
    guard index >= 0, index < tensor.shape[0] else {
      throw TensorError(
        "subscript: index \(index) is outside \(Shape.text(tensor.shape)), whose first axis has"
          + " \(tensor.shape[0]) \(tensor.shape[0] == 1 ? "element" : "elements")")
    }
    let shape = Array(tensor.shape.dropFirst())
    let size = shape.reduce(1, *)
    let values = Array(tensor.values[(index * size)..<((index + 1) * size)])
    return Tensor(
      Node(
        shape: shape, values: values, primitive: .slice(start: index * size),
        inputs: [tensor.node]))
  }
}

extension Tensor.Checked {
  /// Returns the sums along `axis`; the axis leaves the shape, or stays with size 1.
  public static func sum(
    _ tensor: Tensor, axis: Int, keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let axis = try Shape.axis(axis, of: tensor.shape, in: "sum")
    let view = AxisView(tensor.shape, axis: axis)
    return Tensor(
      Node(
        shape: reduced(tensor.shape, axis: axis, keepDimensions: keepDimensions),
        values: Kernels.sum(tensor.values, view), primitive: .sum(view), inputs: [tensor.node]))
  }

  /// Returns the means along `axis`.
  public static func mean(
    _ tensor: Tensor, axis: Int, keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let resolved = try Shape.axis(axis, of: tensor.shape, in: "mean")
    let size = tensor.shape[resolved]
    guard size > 0 else { throw empty("mean", tensor.shape) }
    return try sum(tensor, axis: axis, keepDimensions: keepDimensions) / Double(size)
  }

  /// Returns the greatest (or least) elements along `axis`; of equals the first gets the gradient.
  public static func extreme(
    _ tensor: Tensor, greatest: Bool, axis: Int, keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let name = greatest ? "max" : "min"
    let axis = try Shape.axis(axis, of: tensor.shape, in: name)
    guard tensor.shape[axis] > 0 else { throw empty(name, tensor.shape) }
    let view = AxisView(tensor.shape, axis: axis)
    let positions = Kernels.extremes(tensor.values, view, greatest: greatest)
    return picked(
      tensor, view, positions,
      shape: reduced(tensor.shape, axis: axis, keepDimensions: keepDimensions))
  }

  /// Returns where the greatest elements along `axis` lie, as numbers without gradient.
  public static func argmax(_ tensor: Tensor, axis: Int) throws(TensorError) -> Tensor {
    let axis = try Shape.axis(axis, of: tensor.shape, in: "argmax")
    guard tensor.shape[axis] > 0 else { throw empty("argmax", tensor.shape) }
    let view = AxisView(tensor.shape, axis: axis)
    let positions = Kernels.extremes(tensor.values, view, greatest: true)
    return Tensor(
      Node(
        shape: reduced(tensor.shape, axis: axis, keepDimensions: false),
        values: positions.map { Double($0) }))
  }

  /// Returns from each line along the last axis the element whose index is listed.
  public static func picked(_ tensor: Tensor, _ positions: [Int]) throws(TensorError) -> Tensor {
    guard tensor.rank > 0 else { throw TensorError("picked: a single number has no axis") }
    let axis = tensor.rank - 1
    let view = AxisView(tensor.shape, axis: axis)
    guard positions.count == view.outer else {
      throw TensorError(
        "picked: \(Shape.text(tensor.shape)) has \(view.outer) lines, but \(positions.count)"
          + " positions were given")
    }
    for position in positions where position < 0 || position >= view.length {
      throw TensorError(
        "picked: position \(position) is outside the last axis of \(Shape.text(tensor.shape))")
    }
    return picked(
      tensor, view, positions, shape: reduced(tensor.shape, axis: axis, keepDimensions: false))
  }

  private static func picked(
    _ tensor: Tensor, _ view: AxisView, _ positions: [Int], shape: [Int]
  ) -> Tensor {
    var values = [Double](repeating: 0, count: positions.count)
    Kernels.forEachPicked(view, positions) { values[$0] = tensor.values[$1] }
    return Tensor(
      Node(
        shape: shape, values: values, primitive: .pick(view, positions: positions),
        inputs: [tensor.node]))
  }

  private static func reduced(_ shape: [Int], axis: Int, keepDimensions: Bool) -> [Int] {
    var result = shape
    if keepDimensions { result[axis] = 1 } else { result.remove(at: axis) }
    return result
  }

  static func empty(_ operation: String, _ shape: [Int]) -> TensorError {
    TensorError("\(operation): \(Shape.text(shape)) has no elements along that axis")
  }
}
