/// The sizes of a two-dimensional cross-correlation of images `[examples, channels, height, width]`
/// with filters `[filters, channels, kernel rows, kernel columns]`.
struct ConvolutionSize: Equatable {
  let examples: Int
  let channels: Int
  let height: Int
  let width: Int
  let filters: Int
  let window: WindowSize
  let outputHeight: Int
  let outputWidth: Int

  /// Checks that filters of shape `filters` can be moved over images of shape `images`.
  init(images: [Int], filters: [Int], window: WindowSize) throws(TensorError) {
    let name = "convolved"
    guard images.count == 4, filters.count == 4 else {
      throw TensorError(
        "\(name): \(Shape.text(images)) with \(Shape.text(filters)): images have the shape"
          + " (examples, channels, height, width), filters (filters, channels, rows, columns)")
    }
    guard images[1] == filters[1] else {
      throw TensorError(
        "\(name): \(Shape.text(images)) with \(Shape.text(filters)): the images have"
          + " \(counted(images[1], "channel")), the filters \(filters[1])")
    }
    examples = images[0]
    channels = images[1]
    height = images[2]
    width = images[3]
    self.filters = filters[0]
    self.window = window
    outputHeight = try window.rows.outputs(over: height, images, in: name)
    outputWidth = try window.columns.outputs(over: width, images, in: name)
    _ = try Shape.count(outputShape, in: name)
    _ = try Shape.count([depth, positions], in: name)
  }

  /// The shape of the result.
  var outputShape: [Int] { [examples, filters, outputHeight, outputWidth] }
  /// The elements of one image.
  var imageCount: Int { channels * height * width }
  /// The elements of one filter.
  var depth: Int { channels * window.rows.kernel * window.columns.kernel }
  /// The places to which a filter is moved.
  var positions: Int { outputHeight * outputWidth }
  /// The products that are added.
  var work: Work { Work(examples) * Work(filters) * Work(depth) * Work(positions) }
}

/// How a window moves over an image, along its rows and along its columns.
struct WindowSize: Equatable {
  let rows: WindowSteps
  let columns: WindowSteps

  /// Checks lists of two sizes each, rows before columns.
  init(
    kernel: [Int], stride: [Int], padding: [Int], in operation: String
  ) throws(TensorError) {
    guard kernel.count == 2, stride.count == 2, padding.count == 2 else {
      throw TensorError(
        "\(operation): kernel, stride and padding are two sizes each: rows and columns")
    }
    guard kernel[0] > 0, kernel[1] > 0, stride[0] > 0, stride[1] > 0 else {
      throw TensorError(
        "\(operation): the kernel \(Shape.text(kernel)) and the stride \(Shape.text(stride)) are at"
          + " least 1")
    }
    guard padding[0] >= 0, padding[1] >= 0 else {
      throw TensorError("\(operation): the padding \(Shape.text(padding)) is negative")
    }
    rows = WindowSteps(kernel: kernel[0], stride: stride[0], padding: padding[0])
    columns = WindowSteps(kernel: kernel[1], stride: stride[1], padding: padding[1])
  }
}

/// How a window moves along one axis.
struct WindowSteps: Equatable {
  let kernel: Int
  let stride: Int
  /// The zeros before and after the axis.
  let padding: Int

  /// Returns floor((size + 2·padding − kernel) / stride) + 1: the places where the window fits.
  func outputs(over size: Int, _ shape: [Int], in operation: String) throws(TensorError) -> Int {
    let (zeros, isHuge) = padding.multipliedReportingOverflow(by: 2)
    let (padded, overflow) = size.addingReportingOverflow(zeros)
    guard !isHuge, !overflow, padded <= Shape.maximumCount else {
      throw TensorError("\(operation): the padding \(padding) is too large")
    }
    guard padded >= kernel else {
      throw TensorError(
        "\(operation): \(Shape.text(shape)): a window of \(kernel) is larger than the padded size"
          + " \(padded)")
    }
    return (padded - kernel) / stride + 1
  }
}
