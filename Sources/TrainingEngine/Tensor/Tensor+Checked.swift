extension Tensor {
  /// The operations in the form that throws: what a host calls that reports errors itself.
  ///
  /// The plain forms, methods and operators of ``Tensor``, call these and end the program with the
  /// message of the error.
  public enum Checked {}
}

extension Tensor.Checked {
  /// Makes a matrix of rows of equal length.
  public static func make(
    rows: [[Double]], requiresGradient: Bool = false
  ) throws(TensorError) -> Tensor {
    let width = rows.first?.count ?? 0
    var values: [Double] = []
    for (index, row) in rows.enumerated() {
      guard row.count == width else {
        throw TensorError(
          "Tensor: row \(index) has \(counted(row.count, "value")), row 0 has \(width)")
      }
      values += row
    }
    return Tensor(
      Node(shape: [rows.count, width], values: values, requiresGradient: requiresGradient))
  }

  /// Makes a tensor of `shape` from its elements in row-major order.
  public static func make(
    _ values: [Double], shape: [Int], requiresGradient: Bool = false
  ) throws(TensorError) -> Tensor {
    let count = try Shape.count(shape, in: "Tensor")
    guard count == values.count else {
      throw TensorError(
        "Tensor: \(Shape.text(shape)) has \(counted(count, "element")), but \(counted(values.count, "value"))"
          + (values.count == 1 ? " was given" : " were given"))
    }
    return Tensor(Node(shape: shape, values: values, requiresGradient: requiresGradient))
  }

  /// Makes a tensor with `value` everywhere.
  public static func filled(
    _ value: Double, shape: [Int], requiresGradient: Bool = false
  ) throws(TensorError) -> Tensor {
    let count = try Shape.count(shape, in: value == 0 ? "zeros" : value == 1 ? "ones" : "filled")
    let values = [Double](repeating: value, count: count)
    return Tensor(Node(shape: shape, values: values, requiresGradient: requiresGradient))
  }

  /// Returns the number of a tensor that holds exactly one.
  public static func item(_ tensor: Tensor) throws(TensorError) -> Double {
    guard tensor.count == 1 else {
      throw TensorError(
        "item: \(Shape.text(tensor.shape)) holds \(counted(tensor.count, "element")), not one")
    }
    return tensor.values[0]
  }
}

extension Tensor.Checked {
  public static func add(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try binary(.add, a, b, in: "+")
  }

  public static func subtract(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try binary(.subtract, a, b, in: "-")
  }

  public static func multiply(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try binary(.multiply, a, b, in: "*")
  }

  public static func divide(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try binary(.divide, a, b, in: "/")
  }

  /// Returns the greater of two elements at each place.
  public static func maximum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try binary(.maximum, a, b, in: "maximum")
  }

  /// Returns the lesser of two elements at each place.
  public static func minimum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try binary(.minimum, a, b, in: "minimum")
  }

  /// Applies `function` after stretching both operands to a common shape.
  static func binary(
    _ function: BinaryFunction, _ a: Tensor, _ b: Tensor, in operation: String
  ) throws(TensorError) -> Tensor {
    let shape = try Shape.broadcast(a.shape, b.shape, in: operation)
    let x = Stretch(source: a.shape, target: shape).stretched(a.values)
    let y = Stretch(source: b.shape, target: shape).stretched(b.values)
    var values = x
    for index in values.indices { values[index] = function(x[index], y[index]) }
    return Tensor(
      Node(shape: shape, values: values, primitive: .binary(function), inputs: [a.node, b.node]))
  }

  /// Returns the matrix product.
  ///
  /// - Shape: `[m, k] · [k, n] → [m, n]`; a vector is one row on the left and one column on the
  ///   right, and its axis is not in the result.
  /// - Gradient: `dLeft = g · rightᵀ`, `dRight = leftᵀ · g`.
  public static func matmul(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let left = a.shape
    let right = b.shape
    guard left.count == 1 || left.count == 2, right.count == 1 || right.count == 2 else {
      throw TensorError(
        "matmul: \(Shape.text(left)) · \(Shape.text(right)): both sides are vectors or matrices")
    }
    guard left[left.count - 1] == right[0] else {
      throw TensorError(
        "matmul: \(Shape.text(left)) · \(Shape.text(right)): the inner sizes"
          + " \(left[left.count - 1]) and \(right[0]) differ")
    }
    let size = MatrixProduct(left, right)
    let shape = Array(left.dropLast()) + Array(right.dropFirst())
    _ = try Shape.count(shape, in: "matmul")
    let values = Kernels.matmul(
      a.values, b.values, rows: size.rows, inner: size.inner, columns: size.columns)
    return Tensor(
      Node(shape: shape, values: values, primitive: .matmul, inputs: [a.node, b.node]))
  }

  /// Returns the sum of the products of two vectors of equal length.
  public static func dot(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    guard a.rank == 1, b.rank == 1, a.count == b.count else {
      throw TensorError(
        "dot: \(Shape.text(a.shape)) and \(Shape.text(b.shape)): both are vectors of one length")
    }
    return try matmul(a, b)
  }
}
