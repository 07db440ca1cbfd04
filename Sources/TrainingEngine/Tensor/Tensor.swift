/// Numbers in rows, columns and further axes, that remember how they were computed.
///
/// A tensor is a value: operations make new ones. One that is made with `requiresGradient` is a
/// *parameter*; whatever is computed from it is recorded, and `backward()` of a result fills
/// ``gradient``. Copies of a tensor share the gradient.
public struct Tensor {
  let node: Node

  init(_ node: Node) {
    self.node = node
  }
}

extension Tensor {
  /// Makes a single number: shape `()`.
  public init(_ scalar: Double, requiresGradient: Bool = false) {
    self.init(Node(shape: [], values: [scalar], requiresGradient: requiresGradient))
  }

  /// Makes a vector: shape `(values.count)`.
  public init(_ values: [Double], requiresGradient: Bool = false) {
    self.init(Node(shape: [values.count], values: values, requiresGradient: requiresGradient))
  }

  /// Makes a matrix of rows of equal length: shape `(rows.count, rows[0].count)`.
  public init(_ rows: [[Double]], requiresGradient: Bool = false) {
    self = checked { () throws(TensorError) in
      try Checked.make(rows: rows, requiresGradient: requiresGradient)
    }
  }

  /// Makes a tensor of `shape` from its elements in row-major order.
  public init(_ values: [Double], shape: [Int], requiresGradient: Bool = false) {
    self = checked { () throws(TensorError) in
      try Checked.make(values, shape: shape, requiresGradient: requiresGradient)
    }
  }
}

extension Tensor {
  /// The sizes along the axes, outermost first; `[]` for a single number.
  public var shape: [Int] { node.shape }
  /// The number of axes.
  public var rank: Int { node.shape.count }
  /// The number of elements.
  public var count: Int { node.values.count }
  /// The elements in row-major order.
  public var values: [Double] { node.values }
  /// Whether operations on the tensor are recorded, so that a gradient can reach it.
  public var requiresGradient: Bool { node.requiresGradient }

  /// The number of a tensor that holds exactly one.
  public var item: Double {
    checked { () throws(TensorError) in try Checked.item(self) }
  }

  /// The same values without history: no gradient flows through the result.
  public func detached() -> Tensor {
    Tensor(Node(shape: shape, values: values))
  }
}

extension Tensor: Equatable {
  /// Whether shapes and elements are equal; like a number, a tensor with NaN is not equal to itself.
  public static func == (lhs: Tensor, rhs: Tensor) -> Bool {
    lhs.shape == rhs.shape && lhs.values == rhs.values
  }
}

extension Tensor: CustomStringConvertible {
  /// The elements as nested array literals: `[[1.0, 2.0], [3.0, 4.0]]`; a single number as itself.
  public var description: String {
    var text = ""
    var next = 0
    describe(axis: 0, next: &next, into: &text)
    return text
  }

  private func describe(axis: Int, next: inout Int, into text: inout String) {
    guard axis < rank else {
      text += PortableMath.shortest(values[next])
      next += 1
      return
    }
    text += "["
    for index in 0..<shape[axis] {
      if index > 0 { text += ", " }
      describe(axis: axis + 1, next: &next, into: &text)
    }
    text += "]"
  }
}
