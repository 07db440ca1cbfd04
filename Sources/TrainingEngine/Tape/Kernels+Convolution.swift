/// Convolution as matrix products, one image at a time: the windows of the image become the columns
/// (or rows) of a matrix, which the filters multiply. Sums run over channel, row, column.
extension Kernels {
  /// Returns the cross-correlation of `images` with `filters`.
  static func convolution(
    _ images: [Double], _ filters: [Double], _ size: ConvolutionSize
  ) -> [Double] {
    var result = [Double](
      repeating: 0, count: size.examples * size.filters * size.positions)
    var windows = [Double](repeating: 0, count: size.depth * size.positions)
    withPointers(images, filters, &result, &windows) { images, filters, result, windows in
      for example in 0..<size.examples {
        forEachTap(size) { channel, row, column, tap in
          let image = images + (example * size.channels + channel) * size.height * size.width
          let target = windows + tap * size.positions
          forEachPosition(size, row: row, column: column) { position, place in
            target[position] = place < 0 ? 0 : image[place]
          }
        }
        addMatmul(
          filters, windows, rows: size.filters, inner: size.depth, columns: size.positions,
          to: result + example * size.filters * size.positions)
      }
    }
    return result
  }

  /// Returns the gradient of the filters: Σ over the images of `g · windowsᵀ`.
  static func convolutionFilterGradient(
    _ g: [Double], _ images: [Double], _ size: ConvolutionSize
  ) -> [Double] {
    var result = [Double](repeating: 0, count: size.filters * size.depth)
    var windows = [Double](repeating: 0, count: size.depth * size.positions)
    withPointers(images, g, &result, &windows) { images, g, result, windows in
      for example in 0..<size.examples {
        forEachTap(size) { channel, row, column, tap in
          let image = images + (example * size.channels + channel) * size.height * size.width
          forEachPosition(size, row: row, column: column) { position, place in
            windows[position * size.depth + tap] = place < 0 ? 0 : image[place]
          }
        }
        addMatmul(
          g + example * size.filters * size.positions, windows, rows: size.filters,
          inner: size.positions, columns: size.depth, to: result)
      }
    }
    return result
  }

  /// Returns the gradient of the images: `filtersᵀ · g`, each window added back to its place.
  static func convolutionImageGradient(
    _ g: [Double], _ filters: [Double], _ size: ConvolutionSize
  ) -> [Double] {
    var result = [Double](repeating: 0, count: size.examples * size.imageCount)
    var windows = [Double](repeating: 0, count: size.depth * size.positions)
    let turned = transposed(filters, rows: size.filters, columns: size.depth)
    withPointers(turned, g, &result, &windows) { filters, g, result, windows in
      for example in 0..<size.examples {
        windows.update(repeating: 0, count: size.depth * size.positions)
        addMatmul(
          filters, g + example * size.filters * size.positions, rows: size.depth,
          inner: size.filters, columns: size.positions, to: windows)
        forEachTap(size) { channel, row, column, tap in
          let image = result + (example * size.channels + channel) * size.height * size.width
          let source = windows + tap * size.positions
          forEachPosition(size, row: row, column: column) { position, place in
            if place >= 0 { image[place] += source[position] }
          }
        }
      }
    }
    return result
  }

  /// Returns where the greatest element of each window lies, the first one of equals.
  ///
  /// The images are `[outer, height, width]`, without padding.
  static func windowMaxima(
    _ values: [Double], outer: Int, height: Int, width: Int, window: WindowSize, outputHeight: Int,
    outputWidth: Int
  ) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(outer * outputHeight * outputWidth)
    for image in 0..<outer {
      for y in 0..<outputHeight {
        for x in 0..<outputWidth {
          let start =
            (image * height + y * window.rows.stride) * width + x * window.columns.stride
          var best = start
          for row in 0..<window.rows.kernel {
            for column in 0..<window.columns.kernel {
              let place = start + row * width + column
              let value = values[place]
              if value > values[best] || (value.isNaN && !values[best].isNaN) { best = place }
            }
          }
          places.append(best)
        }
      }
    }
    return places
  }

  /// Calls `body` with channel, row and column of each element of a filter and its running number.
  @inline(__always)
  private static func forEachTap(_ size: ConvolutionSize, _ body: (Int, Int, Int, Int) -> Void) {
    var tap = 0
    for channel in 0..<size.channels {
      for row in 0..<size.window.rows.kernel {
        for column in 0..<size.window.columns.kernel {
          body(channel, row, column, tap)
          tap += 1
        }
      }
    }
  }

  /// Calls `body` with each position of the window and the place in the image that its element at
  /// `row`, `column` covers; −1 where that is padding.
  @inline(__always)
  private static func forEachPosition(
    _ size: ConvolutionSize, row: Int, column: Int, _ body: (Int, Int) -> Void
  ) {
    var position = 0
    var y = row - size.window.rows.padding
    for _ in 0..<size.outputHeight {
      let isInside = y >= 0 && y < size.height
      var x = column - size.window.columns.padding
      for _ in 0..<size.outputWidth {
        body(position, isInside && x >= 0 && x < size.width ? y * size.width + x : -1)
        position += 1
        x += size.window.columns.stride
      }
      y += size.window.rows.stride
    }
  }

  /// Calls `body` with the addresses of four arrays, unless one is empty: then nothing is to be done.
  @inline(__always)
  private static func withPointers(
    _ first: [Double], _ second: [Double], _ result: inout [Double], _ scratch: inout [Double],
    _ body: (
      UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>,
      UnsafeMutablePointer<Double>
    ) -> Void
  ) {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        result.withUnsafeMutableBufferPointer { result in
          scratch.withUnsafeMutableBufferPointer { scratch in
            guard let first = first.baseAddress, let second = second.baseAddress,
              let result = result.baseAddress, let scratch = scratch.baseAddress
            else { return }
            body(first, second, result, scratch)
          }
        }
      }
    }
  }
}
