extension Tensor.Checked {
  /// Returns the cross-correlation of images with filters.
  ///
  /// The form that throws when the channels differ or a filter is larger than the padded image.
  public static func convolved(
    _ images: Tensor, with filters: Tensor, stride: [Int] = [1, 1], padding: [Int] = [0, 0]
  ) throws(TensorError) -> Tensor {
    let kernel = filters.rank == 4 ? Array(filters.shape[2...]) : [1, 1]
    let window = try WindowSize(kernel: kernel, stride: stride, padding: padding, in: "convolved")
    let size = try ConvolutionSize(images: images.shape, filters: filters.shape, window: window)
    return Tensor(
      Node(
        shape: size.outputShape, values: Kernels.convolution(images.values, filters.values, size),
        primitive: .convolve(size), inputs: [images.node, filters.node]))
  }

  /// Returns the greatest element of each window of images, with the rules of `maxPooled`.
  public static func maxPooled(
    _ images: Tensor, kernel: [Int], stride: [Int]? = nil
  ) throws(TensorError) -> Tensor {
    let name = "maxPooled"
    let window = try WindowSize(
      kernel: kernel, stride: stride ?? kernel, padding: [0, 0], in: name)
    guard images.rank >= 2 else {
      throw TensorError(
        "\(name): \(Shape.text(images.shape)): the last two axes are the height and the width of an"
          + " image")
    }
    let leading = Array(images.shape.dropLast(2))
    let height = images.shape[images.rank - 2]
    let width = images.shape[images.rank - 1]
    let outputHeight = try window.rows.outputs(over: height, images.shape, in: name)
    let outputWidth = try window.columns.outputs(over: width, images.shape, in: name)
    let places = Kernels.windowMaxima(
      images.values, outer: leading.reduce(1, *), height: height, width: width, window: window,
      outputHeight: outputHeight, outputWidth: outputWidth)
    return gathered(
      images, places, shape: leading + [outputHeight, outputWidth], name: "max pool")
  }

  /// Returns the tensor with all axes after the first made one: a row for each example.
  public static func flattened(_ tensor: Tensor) throws(TensorError) -> Tensor {
    guard tensor.rank > 0 else {
      throw TensorError("flattened: a single number has no axis of examples")
    }
    return try reshaped(tensor, [tensor.shape[0], tensor.shape.dropFirst().reduce(1, *)])
  }
}

extension Tensor {
  /// Returns the cross-correlation of images with filters: what convolutional networks call a
  /// convolution.
  ///
  /// Each output is Σ over channel c, row i and column j of `image[c, y·s + i − p, x·s + j − p] ·
  /// filter[c, i, j]`, with zeros outside the image.
  ///
  /// - Shape: `[n, c, h, w]` with `[o, c, kh, kw]` → `[n, o, h', w']`, where
  ///   h' = ⌊(h + 2p − kh) / s⌋ + 1. Stride and padding are two sizes, rows before columns.
  /// - Gradient: of the filters, the correlation of the images with g; of the images, g spread back
  ///   over the windows by the filters.
  public func convolved(
    with filters: Tensor, stride: [Int] = [1, 1], padding: [Int] = [0, 0]
  ) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.convolved(self, with: filters, stride: stride, padding: padding)
    }
  }

  /// Returns the greatest element of each window; windows that do not fit whole are left out.
  ///
  /// - Shape: `[…, h, w] → […, h', w']`, where h' = ⌊(h − k) / s⌋ + 1; the stride is the kernel
  ///   unless it is given.
  /// - Gradient: g goes to the greatest element of each window, of equals to the first in reading
  ///   order.
  public func maxPooled(kernel: [Int], stride: [Int]? = nil) -> Tensor {
    checked { () throws(TensorError) in
      try Checked.maxPooled(self, kernel: kernel, stride: stride)
    }
  }

  /// Returns the tensor with all axes after the first made one: a row for each example.
  ///
  /// - Shape: `[n, a, b, …] → [n, a·b·…]`.
  /// - Gradient: g in the old shape.
  public func flattened() -> Tensor {
    checked { () throws(TensorError) in try Checked.flattened(self) }
  }
}
