/// Sizes along the axes of a tensor, outermost first; `[]` is a single number.
enum Shape {
  /// The number of elements above which no tensor is made: 2²⁷ elements fill a gibibyte.
  static let maximumCount = 1 << 27

  /// Returns the shape as a reader writes it: `(3, 4)`, `(3)`, `()`.
  static func text(_ shape: [Int]) -> String {
    var result = "("
    for (axis, size) in shape.enumerated() {
      if axis > 0 { result += ", " }
      result += String(size)
    }
    return result + ")"
  }

  /// Returns the number of elements, after checking that the sizes can be those of a tensor.
  static func count(_ shape: [Int], in operation: String) throws(TensorError) -> Int {
    var count = 1
    for size in shape {
      guard size >= 0 else {
        throw TensorError("\(operation): \(text(shape)): a size cannot be negative")
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= maximumCount else {
        throw TensorError(
          "\(operation): \(text(shape)): a tensor holds at most \(maximumCount) elements")
      }
      count = product
    }
    return count
  }

  /// Returns the shape that both operands are stretched to, by NumPy's rule: shapes are aligned at
  /// their last axis, and a size of 1 stretches to the other one.
  static func broadcast(
    _ left: [Int], _ right: [Int], in operation: String
  ) throws(TensorError) -> [Int] {
    if left == right { return left }
    let rank = max(left.count, right.count)
    var result = [Int](repeating: 1, count: rank)
    for axis in 0..<rank {
      let a = axis < rank - left.count ? 1 : left[axis - (rank - left.count)]
      let b = axis < rank - right.count ? 1 : right[axis - (rank - right.count)]
      guard a == b || a == 1 || b == 1 else {
        throw TensorError(
          "\(operation): \(text(left)) and \(text(right)): the sizes \(a) and \(b)"
            + " of axis \(axis - rank) differ and neither is 1")
      }
      result[axis] = a == 1 ? b : a
    }
    _ = try count(result, in: operation)
    return result
  }

  /// Returns `axis` counted from the front; negative axes count from the end.
  static func axis(
    _ axis: Int, of shape: [Int], in operation: String
  ) throws(TensorError) -> Int {
    let resolved = axis < 0 ? axis + shape.count : axis
    guard resolved >= 0, resolved < shape.count else {
      throw TensorError(
        "\(operation): \(text(shape)) has no axis \(axis); it has \(shape.count)"
          + (shape.count == 1 ? " axis" : " axes"))
    }
    return resolved
  }
}

/// A shape seen from one axis: elements lie at `(outer · length + position) · inner + rest`.
struct AxisView {
  let outer: Int
  let length: Int
  let inner: Int

  init(_ shape: [Int], axis: Int) {
    outer = shape[..<axis].reduce(1, *)
    length = shape[axis]
    inner = shape[(axis + 1)...].reduce(1, *)
  }

  /// All elements as one run.
  init(count: Int) {
    outer = 1
    length = count
    inner = 1
  }
}

/// How the values of one shape are stretched to a larger one, and their gradients summed back.
struct Stretch {
  let source: [Int]
  let target: [Int]

  /// Calls `body` with each index of the target, in order, and the index it comes from.
  @inline(__always)
  private func forEach(_ body: (Int, Int) -> Void) {
    let rank = target.count
    let missing = rank - source.count
    var steps = [Int](repeating: 0, count: rank)
    var step = 1
    for axis in stride(from: source.count - 1, through: 0, by: -1) {
      if source[axis] != 1 { steps[axis + missing] = step }
      step *= source[axis]
    }
    let count = target.reduce(1, *)
    guard count > 0 else { return }
    let last = rank - 1
    let lastSize = target[last]
    let lastStep = steps[last]
    var position = [Int](repeating: 0, count: rank)
    var start = 0
    var index = 0
    while true {
      for offset in 0..<lastSize { body(index + offset, start + offset * lastStep) }
      index += lastSize
      var axis = last - 1
      while axis >= 0 {
        position[axis] += 1
        start += steps[axis]
        if position[axis] < target[axis] { break }
        start -= steps[axis] * target[axis]
        position[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// Returns one value for each element of the target.
  func stretched(_ values: [Double]) -> [Double] {
    if source == target { return values }
    let count = target.reduce(1, *)
    if values.count == 1 { return [Double](repeating: values[0], count: count) }
    var result = [Double](repeating: 0, count: count)
    forEach { result[$0] = values[$1] }
    return result
  }

  /// Returns the gradient of the source: the sum over the elements that each value was stretched to.
  func summed(_ gradient: [Double]) -> [Double] {
    if source == target { return gradient }
    var result = [Double](repeating: 0, count: source.reduce(1, *))
    forEach { result[$1] += gradient[$0] }
    return result
  }
}
