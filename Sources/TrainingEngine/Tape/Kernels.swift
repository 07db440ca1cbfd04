/// Loops over plain arrays. Every sum runs from the first element to the last.
enum Kernels {
  /// Returns `[rows, inner] · [inner, columns]`.
  ///
  /// The inner index is the middle loop: each row of the result is updated as a whole, so the
  /// compiler vectorizes across results and every sum keeps its order.
  static func matmul(
    _ left: [Double], _ right: [Double], rows: Int, inner: Int, columns: Int
  ) -> [Double] {
    var result = [Double](repeating: 0, count: rows * columns)
    result.withUnsafeMutableBufferPointer { result in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          for row in 0..<rows {
            let target = row * columns
            for index in 0..<inner {
              let factor = left[row * inner + index]
              let source = index * columns
              for column in 0..<columns {
                result[target + column] += factor * right[source + column]
              }
            }
          }
        }
      }
    }
    return result
  }

  /// Returns the matrix with rows and columns exchanged, for each matrix of a stack of `outer`.
  static func transposed(_ values: [Double], outer: Int = 1, rows: Int, columns: Int) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    for matrix in 0..<outer {
      let start = matrix * rows * columns
      for row in 0..<rows {
        for column in 0..<columns {
          result[start + column * rows + row] = values[start + row * columns + column]
        }
      }
    }
    return result
  }

  /// Returns the sums along the axis of `view`.
  static func sum(_ values: [Double], _ view: AxisView) -> [Double] {
    var result = [Double](repeating: 0, count: view.outer * view.inner)
    for outer in 0..<view.outer {
      for position in 0..<view.length {
        let source = (outer * view.length + position) * view.inner
        let target = outer * view.inner
        for rest in 0..<view.inner { result[target + rest] += values[source + rest] }
      }
    }
    return result
  }

  /// Returns each value `view.length` times along the axis: what `sum` sends back.
  static func repeated(_ values: [Double], _ view: AxisView) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(view.outer * view.length * view.inner)
    for outer in 0..<view.outer {
      let source = outer * view.inner
      for _ in 0..<view.length { result += values[source..<(source + view.inner)] }
    }
    return result
  }

  /// Returns where the greatest (or the least) element of each line lies, the first one of equals.
  static func extremes(_ values: [Double], _ view: AxisView, greatest: Bool) -> [Int] {
    var positions = [Int](repeating: 0, count: view.outer * view.inner)
    for outer in 0..<view.outer {
      for rest in 0..<view.inner {
        let start = outer * view.length * view.inner + rest
        var best = values[start]
        var bestPosition = 0
        for position in 1..<max(view.length, 1) {
          let value = values[start + position * view.inner]
          let isBetter = greatest ? value > best : value < best
          if isBetter || (value.isNaN && !best.isNaN) {
            best = value
            bestPosition = position
          }
        }
        positions[outer * view.inner + rest] = bestPosition
      }
    }
    return positions
  }

  /// Returns the indices of the elements at `positions` along the axis of `view`.
  @inline(__always)
  static func forEachPicked(_ view: AxisView, _ positions: [Int], _ body: (Int, Int) -> Void) {
    for outer in 0..<view.outer {
      for rest in 0..<view.inner {
        let line = outer * view.inner + rest
        body(line, (outer * view.length + positions[line]) * view.inner + rest)
      }
    }
  }
}
