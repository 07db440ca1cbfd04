/// Arithmetic, element by element.
///
/// - Shape: both operands are stretched to a common shape by NumPy's rule: shapes are aligned at their
///   last axis, and a size of 1 stretches to the other one. A number stretches to any shape.
/// - Gradient: the operator states what goes to each side; it is summed over what was stretched.
extension Tensor {
  /// The sum; g goes to both sides.
  public static func + (lhs: Tensor, rhs: Tensor) -> Tensor {
    checked { () throws(TensorError) in try Checked.add(lhs, rhs) }
  }

  /// The difference; g goes to the left, −g to the right.
  public static func - (lhs: Tensor, rhs: Tensor) -> Tensor {
    checked { () throws(TensorError) in try Checked.subtract(lhs, rhs) }
  }

  /// The product element by element; g·rhs goes to the left, g·lhs to the right. The matrix product is
  /// ``matmul(_:)``.
  public static func * (lhs: Tensor, rhs: Tensor) -> Tensor {
    checked { () throws(TensorError) in try Checked.multiply(lhs, rhs) }
  }

  /// The quotient; g / rhs goes to the left, −g·lhs / rhs² to the right.
  public static func / (lhs: Tensor, rhs: Tensor) -> Tensor {
    checked { () throws(TensorError) in try Checked.divide(lhs, rhs) }
  }

  public static func + (lhs: Tensor, rhs: Double) -> Tensor { lhs + Tensor(rhs) }
  public static func - (lhs: Tensor, rhs: Double) -> Tensor { lhs - Tensor(rhs) }
  public static func * (lhs: Tensor, rhs: Double) -> Tensor { lhs * Tensor(rhs) }
  public static func / (lhs: Tensor, rhs: Double) -> Tensor { lhs / Tensor(rhs) }
  public static func + (lhs: Double, rhs: Tensor) -> Tensor { Tensor(lhs) + rhs }
  public static func - (lhs: Double, rhs: Tensor) -> Tensor { Tensor(lhs) - rhs }
  public static func * (lhs: Double, rhs: Tensor) -> Tensor { Tensor(lhs) * rhs }
  public static func / (lhs: Double, rhs: Tensor) -> Tensor { Tensor(lhs) / rhs }

  /// The negative; −g goes back.
  public static prefix func - (operand: Tensor) -> Tensor { operand.applying(.negate) }
}

/// The compound forms. On a parameter, with an operand that needs no gradient, they are an update:
/// the result is a parameter again, without history and without gradient. So a training loop reads
///
///     loss.backward()
///     weights -= 0.1 * weights.gradient!
extension Tensor {
  public static func += (lhs: inout Tensor, rhs: Tensor) { lhs = lhs.updated(by: rhs, lhs + rhs) }
  public static func -= (lhs: inout Tensor, rhs: Tensor) { lhs = lhs.updated(by: rhs, lhs - rhs) }
  public static func *= (lhs: inout Tensor, rhs: Tensor) { lhs = lhs.updated(by: rhs, lhs * rhs) }
  public static func /= (lhs: inout Tensor, rhs: Tensor) { lhs = lhs.updated(by: rhs, lhs / rhs) }
  public static func += (lhs: inout Tensor, rhs: Double) { lhs += Tensor(rhs) }
  public static func -= (lhs: inout Tensor, rhs: Double) { lhs -= Tensor(rhs) }
  public static func *= (lhs: inout Tensor, rhs: Double) { lhs *= Tensor(rhs) }
  public static func /= (lhs: inout Tensor, rhs: Double) { lhs /= Tensor(rhs) }

  /// Returns `result` as what the left operand of a compound assignment becomes.
  public func updated(by operand: Tensor, _ result: Tensor) -> Tensor {
    guard node.isLeaf, requiresGradient, !operand.requiresGradient else { return result }
    let parameter = Tensor(
      Node(shape: result.shape, values: result.values, requiresGradient: true))
    parameter.node.name = node.name
    return parameter
  }
}

extension Tensor {
  /// Returns the matrix product `self · other`.
  ///
  /// - Shape: `[m, k] · [k, n] → [m, n]`. A vector is one row on the left, one column on the right, and
  ///   its axis is not in the result. No broadcasting.
  /// - Gradient: `dSelf = g · otherᵀ`, `dOther = selfᵀ · g`.
  public func matmul(_ other: Tensor) -> Tensor {
    checked { () throws(TensorError) in try Checked.matmul(self, other) }
  }

  /// Returns the sum of the products of two vectors of equal length.
  ///
  /// - Shape: `[n] · [n] → []`.
  /// - Gradient: `dSelf = g · other`, `dOther = g · self`.
  public func dot(_ other: Tensor) -> Tensor {
    checked { () throws(TensorError) in try Checked.dot(self, other) }
  }

  /// Returns the tensor with its last two axes exchanged; a vector stays as it is.
  ///
  /// - Shape: `[…, m, n] → […, n, m]`.
  /// - Gradient: gᵀ.
  public func transposed() -> Tensor {
    Checked.transposed(self)
  }

  /// Returns the same elements in another shape; one size may be −1 and follows from the others.
  public func reshaped(_ shape: Int...) -> Tensor {
    reshaped(shape)
  }

  /// Returns the same elements in another shape; one size may be −1 and follows from the others.
  ///
  /// - Gradient: g in the old shape.
  public func reshaped(_ shape: [Int]) -> Tensor {
    checked { () throws(TensorError) in try Checked.reshaped(self, shape) }
  }

  /// The part with this index along the outermost axis: a row of a matrix, a number of a vector.
  ///
  /// - Shape: `[n, …] → […]`.
  /// - Gradient: g at the place of the part, 0 elsewhere.
  public subscript(index: Int) -> Tensor {
    checked { () throws(TensorError) in try Checked.row(self, index) }
  }
}
