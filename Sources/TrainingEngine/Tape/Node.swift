/// One value of a computation: what it is, and how it came about if gradients are to flow back.
final class Node {
  let shape: [Int]
  let values: [Double]
  let requiresGradient: Bool
  let primitive: Primitive
  private(set) var inputs: [Node]
  /// The sum of what the calls of `backward` brought here; of a computed value, of the last call.
  var gradient: [Double]?
  /// Set while a traversal has seen the node; no traversal leaves it set.
  var isVisited = false
  /// The number of the node in the graph that is being made; no meaning afterwards.
  var position = 0
  /// What the computational graph calls the value.
  var name: String?

  /// Makes a value that does not depend on others.
  init(shape: [Int], values: [Double], requiresGradient: Bool = false) {
    self.shape = shape
    self.values = values
    self.requiresGradient = requiresGradient
    primitive = .leaf
    inputs = []
  }

  /// Makes the result of `primitive`; the tape remembers `inputs` only when a gradient can reach them.
  init(shape: [Int], values: [Double], primitive: Primitive, inputs: [Node]) {
    self.shape = shape
    self.values = values
    var isNeeded = false
    for input in inputs where input.requiresGradient { isNeeded = true }
    requiresGradient = isNeeded
    self.primitive = isNeeded ? primitive : .leaf
    self.inputs = isNeeded ? inputs : []
  }

  /// Whether the value was given rather than computed.
  var isLeaf: Bool { inputs.isEmpty }

  /// Lets go of a long history without recursion: a training loop can be 100,000 steps deep.
  deinit {
    guard !inputs.isEmpty else { return }
    var pending = inputs
    inputs = []
    while var node = pending.popLast() {
      if isKnownUniquelyReferenced(&node) {
        pending.append(contentsOf: node.inputs)
        node.inputs = []
      }
    }
  }
}
