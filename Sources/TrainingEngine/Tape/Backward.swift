extension Tensor {
  /// What the calls of `backward()` brought to this tensor so far: dResult / dTensor, in its shape.
  ///
  /// A parameter adds up over calls until ``clearGradient()``; a computed tensor holds the last one.
  public var gradient: Tensor? {
    guard let values = node.gradient else { return nil }
    return Tensor(Node(shape: shape, values: values))
  }

  /// Forgets the gradient of this tensor and of all its copies.
  public func clearGradient() {
    node.gradient = nil
  }

  /// Fills the gradient of everything that this single number was computed from.
  public func backward() {
    checked { () throws(TensorError) in try Checked.backward(self) }
  }

  /// Fills gradients as if the result were `sum(upstream * self)`; `upstream` has the same shape.
  public func backward(upstream: Tensor) {
    checked { () throws(TensorError) in try Checked.backward(self, upstream: upstream) }
  }
}

extension Tensor.Checked {
  /// The form of `backward()` that throws for more than one number, or when nothing was recorded.
  public static func backward(_ tensor: Tensor) throws(TensorError) {
    guard tensor.count == 1 else {
      throw TensorError(
        "backward: the tensor has shape \(Shape.text(tensor.shape)); gradients start from a single"
          + " number: take its sum() or mean() first")
    }
    try backward(tensor, upstream: Tensor([1], shape: tensor.shape))
  }

  /// The form of `backward(upstream:)` that throws when the shapes differ.
  public static func backward(_ tensor: Tensor, upstream: Tensor) throws(TensorError) {
    guard tensor.requiresGradient else {
      throw TensorError(
        "backward: nothing that the tensor was computed from was made with requiresGradient: true")
    }
    guard tensor.shape == upstream.shape else {
      throw TensorError(
        "backward: \(Shape.text(tensor.shape)) and \(Shape.text(upstream.shape)): the upstream"
          + " gradient has the shape of the tensor")
    }
    let order = Tape.order(of: tensor.node)
    for node in order where !node.isLeaf { node.gradient = nil }
    Tape.add(.whole(upstream.values), to: tensor.node)
    for node in order.reversed() where !node.isLeaf {
      guard let gradient = node.gradient else { continue }
      let contributions = GradientRules.contributions(of: node, upstream: gradient)
      for (input, contribution) in zip(node.inputs, contributions)
      where input.requiresGradient {
        Tape.add(contribution, to: input)
      }
    }
  }
}

/// The recorded computation behind a value.
enum Tape {
  /// Returns the nodes that need a gradient below `root`, each after all of its inputs.
  static func order(of root: Node) -> [Node] {
    order(of: root, isIncluded: { $0.requiresGradient })
  }

  /// Returns `root` and what it was computed from and is included, each after all of its inputs.
  @inline(__always)
  static func order(of root: Node, isIncluded: (Node) -> Bool) -> [Node] {
    var order: [Node] = []
    var open: [(node: Node, next: Int)] = [(root, 0)]
    root.isVisited = true
    while let (node, next) = open.last {
      guard next < node.inputs.count else {
        order.append(node)
        open.removeLast()
        continue
      }
      open[open.count - 1].next = next + 1
      let input = node.inputs[next]
      if !input.isVisited, isIncluded(input) {
        input.isVisited = true
        open.append((input, 0))
      }
    }
    for node in order { node.isVisited = false }
    return order
  }

  /// Adds what an operation sends back to the gradient of one of its inputs.
  static func add(_ contribution: Contribution, to node: Node) {
    switch contribution {
    case .nothing: break
    case .whole(let values):
      if node.gradient == nil { node.gradient = values } else { add(values, from: 0, to: node) }
    case .run(let values, let start):
      if node.gradient == nil {
        node.gradient = [Double](repeating: 0, count: node.values.count)
      }
      add(values, from: start, to: node)
    }
  }

  private static func add(_ values: [Double], from start: Int, to node: Node) {
    guard var sum = node.gradient else { return }
    // The array is changed in place once nothing else holds it.
    node.gradient = nil
    for index in values.indices { sum[start + index] += values[index] }
    node.gradient = sum
  }
}

extension Work {
  /// The work of `backward()`: twice what it took to compute the recorded values.
  public static func backward(_ tensor: Tensor) -> Work {
    recorded(tensor) * Work(2)
  }

  /// The work that it took to compute the recorded values.
  static func recorded(_ tensor: Tensor) -> Work {
    guard tensor.requiresGradient else { return Work(0) }
    var work = Work(0)
    for node in Tape.order(of: tensor.node) {
      switch node.primitive {
      case .matmul:
        work = work + Work.matmul(Tensor(node.inputs[0]), Tensor(node.inputs[1]))
      case .convolve(let size):
        work = work + size.work
      default:
        work = work + Work(node.values.count)
        for input in node.inputs { work = work + Work(input.values.count) }
      }
    }
    return work
  }
}
