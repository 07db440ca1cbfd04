/// The computation behind a tensor as data: what was given, what was done with it, values and
/// gradients. Drawing it is another module's work.
///
///     let a = Tensor(5, requiresGradient: true).named("a")
///     let b = Tensor(3, requiresGradient: true).named("b")
///     let loss = 3 * (a + b)
///     loss.backward()
///     loss.graph.nodes      // a and b, + with gradient 3, the number 3, * with gradient 1
public struct ComputationalGraph: Equatable, Sendable {
  /// One value of the computation.
  public struct Node: Equatable, Sendable {
    /// The operation that made the value, `*` or `tanh`; `parameter` or `constant` if it was given.
    public let operation: String
    /// What ``Tensor/named(_:)`` called the value.
    public let name: String?
    public let shape: [Int]
    /// The elements in row-major order.
    public let values: [Double]
    /// The gradient, element by element, once `backward()` has brought one here.
    public let gradient: [Double]?
    /// The operands, as indices into the nodes of the graph; a value that is used twice comes twice.
    public let inputs: [Int]

    /// Whether the value was given rather than computed.
    public var isLeaf: Bool { inputs.isEmpty }
  }

  /// A value and an operation that it goes into, as indices into the nodes.
  public struct Edge: Equatable, Sendable {
    public let from: Int
    public let to: Int
  }

  /// The values, each after its operands, in the order in which they are first needed; the result is
  /// the last one.
  public let nodes: [Node]

  /// The uses of values, in the order of the operations and their operands.
  public var edges: [Edge] {
    var edges: [Edge] = []
    for (index, node) in nodes.enumerated() {
      for input in node.inputs { edges.append(Edge(from: input, to: index)) }
    }
    return edges
  }

  /// The length of the longest way to each node from what was given: the column to draw it in.
  public var depths: [Int] {
    var depths: [Int] = []
    for node in nodes {
      var depth = 0
      for input in node.inputs { depth = max(depth, depths[input] + 1) }
      depths.append(depth)
    }
    return depths
  }

  /// Records what is behind `root`; what no gradient can reach was not recorded, and is a constant.
  init(of root: TrainingEngine.Node) {
    let order = Tape.order(of: root, isIncluded: { _ in true })
    for (index, node) in order.enumerated() { node.position = index }
    nodes = order.map { node in
      Node(
        operation: ComputationalGraph.operation(of: node), name: node.name, shape: node.shape,
        values: node.values, gradient: node.gradient, inputs: node.inputs.map { $0.position })
    }
  }

  private static func operation(of node: TrainingEngine.Node) -> String {
    guard node.isLeaf else { return node.primitive.name }
    return node.requiresGradient ? "parameter" : "constant"
  }
}

extension ComputationalGraph: CustomStringConvertible {
  /// One line a node: `2: a + 1 = 8.0, gradient 3.0`; operands by name or number.
  public var description: String {
    var lines: [String] = []
    for (index, node) in nodes.enumerated() {
      var line = "\(label(index)): \(node.operation)"
      for (position, input) in node.inputs.enumerated() {
        line += (position == 0 ? " of " : ", ") + label(input)
      }
      line += " = " + ComputationalGraph.text(node.values, node.shape)
      if let gradient = node.gradient {
        line += ", gradient " + ComputationalGraph.text(gradient, node.shape)
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  private func label(_ index: Int) -> String { nodes[index].name ?? String(index) }

  private static func text(_ values: [Double], _ shape: [Int]) -> String {
    values.count > 8
      ? "values of shape \(Shape.text(shape))"
      : Tensor(TrainingEngine.Node(shape: shape, values: values)).description
  }
}

extension Tensor {
  /// The computation that led to this tensor, with the gradients of the last `backward()`.
  public var graph: ComputationalGraph { ComputationalGraph(of: node) }

  /// The name that the computational graph shows.
  public var name: String? { node.name }

  /// Returns the tensor with a name for the computational graph; its copies have it too.
  public func named(_ name: String) -> Tensor {
    node.name = name
    return self
  }
}
