/// Loops over plain arrays. Every sum runs from the first element to the last.
enum Kernels {
  /// Returns `[rows, inner] · [inner, columns]`.
  ///
  /// The columns are the innermost loop, so the compiler vectorizes across results and every sum
  /// keeps its order. Four terms of each sum are added in one pass over the row, one after another:
  /// that saves three of four loads and stores and changes no bit.
  static func matmul(
    _ left: [Double], _ right: [Double], rows: Int, inner: Int, columns: Int
  ) -> [Double] {
    var result = [Double](repeating: 0, count: rows * columns)
    result.withUnsafeMutableBufferPointer { result in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          guard let sums = result.baseAddress, let a = left.baseAddress,
            let b = right.baseAddress
          else { return }
          addMatmul(a, b, rows: rows, inner: inner, columns: columns, to: sums)
        }
      }
    }
    return result
  }

  /// Adds `[rows, inner] · [inner, columns]` to `sums`.
  static func addMatmul(
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, rows: Int, inner: Int,
    columns: Int, to sums: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      addProduct(
        left + row * inner, right, inner: inner, columns: columns, to: sums + row * columns)
    }
  }

  /// Adds the row `a` times the matrix `b` to `sums`.
  @inline(__always)
  private static func addProduct(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, inner: Int, columns: Int,
    to sums: UnsafeMutablePointer<Double>
  ) {
    var index = 0
    while index + 4 <= inner {
      let (a0, a1, a2, a3) = (a[index], a[index + 1], a[index + 2], a[index + 3])
      let b0 = b + index * columns
      let b1 = b0 + columns
      let b2 = b1 + columns
      let b3 = b2 + columns
      for column in 0..<columns {
        sums[column] =
          (((sums[column] + a0 * b0[column]) + a1 * b1[column]) + a2 * b2[column])
          + a3 * b3[column]
      }
      index += 4
    }
    while index < inner {
      let factor = a[index]
      let terms = b + index * columns
      for column in 0..<columns { sums[column] += factor * terms[column] }
      index += 1
    }
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
