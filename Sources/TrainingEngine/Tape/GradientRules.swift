/// What an operation sends back to one of its inputs.
enum Contribution {
  /// Nothing: no gradient is wanted there.
  case nothing
  /// A gradient in the shape of the input.
  case whole([Double])
  /// The gradient of a run of elements from `start` on; it is zero for the others.
  case run([Double], start: Int)

  /// The gradient in the shape of the input, made only if it is wanted.
  @inline(__always)
  static func wanted(_ node: Node, _ gradient: () -> [Double]) -> Contribution {
    node.requiresGradient ? .whole(gradient()) : .nothing
  }
}

/// What each primitive sends back: one line of calculus a case.
enum GradientRules {
  /// Returns the gradient of each input of `node`, given `g`, the gradient of its value.
  static func contributions(of node: Node, upstream g: [Double]) -> [Contribution] {
    let x = node.inputs
    switch node.primitive {
    case .leaf:
      return []
    case .function(let function):
      return [.whole(function.gradient(g, x[0].values, node.values))]
    case .binary(let function):
      return binary(function, g, node)
    case .matmul:
      return matmul(g, x[0], x[1])
    case .transpose:
      let shape = node.shape
      let rows = shape[shape.count - 2]
      let columns = shape[shape.count - 1]
      let outer = shape.dropLast(2).reduce(1, *)
      return [.whole(Kernels.transposed(g, outer: outer, rows: rows, columns: columns))]
    case .reshape:
      return [.whole(g)]
    case .sum(let view):
      return [.whole(Kernels.repeated(g, view))]
    case .pick(let view, let positions):
      var result = [Double](repeating: 0, count: x[0].values.count)
      Kernels.forEachPicked(view, positions) { result[$1] += g[$0] }
      return [.whole(result)]
    case .slice(let start):
      return [.run(g, start: start)]
    case .gather(let places, _):
      var result = [Double](repeating: 0, count: x[0].values.count)
      for (index, place) in places.enumerated() { result[place] += g[index] }
      return [.whole(result)]
    case .join:
      return parts(of: g, for: x)
    case .convolve(let size):
      return [
        .wanted(x[0]) { Kernels.convolutionImageGradient(g, x[1].values, size) },
        .wanted(x[1]) { Kernels.convolutionFilterGradient(g, x[0].values, size) },
      ]
    }
  }

  /// Each input of a join gets the part of the gradient that stands where its elements stand.
  private static func parts(of g: [Double], for inputs: [Node]) -> [Contribution] {
    var start = 0
    return inputs.map { input in
      defer { start += input.values.count }
      return .wanted(input) { Array(g[start..<(start + input.values.count)]) }
    }
  }

  /// Both operands were stretched to the shape of the result; their gradients are summed back.
  private static func binary(
    _ function: BinaryFunction, _ g: [Double], _ node: Node
  ) -> [Contribution] {
    let (left, right) = (node.inputs[0], node.inputs[1])
    let stretches = node.inputs.map { Stretch(source: $0.shape, target: node.shape) }
    let a = stretches[0].stretched(left.values)
    let b = stretches[1].stretched(right.values)
    return [
      .wanted(left) { stretches[0].summed(function.leftGradients(g, a, b)) },
      .wanted(right) { stretches[1].summed(function.rightGradients(g, a, b)) },
    ]
  }

  /// dLeft = g · rightᵀ, dRight = leftᵀ · g.
  private static func matmul(_ g: [Double], _ left: Node, _ right: Node) -> [Contribution] {
    let size = MatrixProduct(left.shape, right.shape)
    return [
      .wanted(left) {
        let turned = Kernels.transposed(right.values, rows: size.inner, columns: size.columns)
        return Kernels.matmul(
          g, turned, rows: size.rows, inner: size.columns, columns: size.inner)
      },
      .wanted(right) {
        let turned = Kernels.transposed(left.values, rows: size.rows, columns: size.inner)
        return Kernels.matmul(
          turned, g, rows: size.inner, inner: size.rows, columns: size.columns)
      },
    ]
  }
}

/// The three sizes of a matrix product; a vector is one row on the left, one column on the right.
struct MatrixProduct {
  let rows: Int
  let inner: Int
  let columns: Int

  init(_ left: [Int], _ right: [Int]) {
    rows = left.count == 2 ? left[0] : 1
    inner = left[left.count - 1]
    columns = right.count == 2 ? right[1] : 1
  }
}

extension ElementFunction {
  /// Returns upstream gradient times slope; a zero gradient stays zero where the slope is infinite.
  func gradient(_ g: [Double], _ x: [Double], _ y: [Double]) -> [Double] {
    var result = g
    for index in result.indices where g[index] != 0 {
      result[index] *= derivative(at: x[index], value: y[index])
    }
    return result
  }
}

extension BinaryFunction {
  func leftGradients(_ g: [Double], _ a: [Double], _ b: [Double]) -> [Double] {
    var result = g
    for index in result.indices { result[index] = leftGradient(g[index], a[index], b[index]) }
    return result
  }

  func rightGradients(_ g: [Double], _ a: [Double], _ b: [Double]) -> [Double] {
    var result = g
    for index in result.indices { result[index] = rightGradient(g[index], a[index], b[index]) }
    return result
  }
}
