/// A layer that keeps the greatest element of each window of an image; it has nothing to train.
///
/// - Shape: `[…, h, w] → […, h', w']`, where h' = ⌊(h − kernel) / stride⌋ + 1; a window that does
///   not fit whole is left out.
public struct MaxPool2D: Equatable, Sendable {
  /// The size of the window, along rows and columns.
  public let kernel: [Int]
  /// The step from one window to the next, along rows and columns.
  public let stride: [Int]

  /// Makes a layer whose windows touch, unless a stride is given.
  public init(kernel: [Int], stride: [Int]? = nil) {
    self.kernel = kernel
    self.stride = stride ?? kernel
  }

  /// Makes a layer of square windows.
  public init(_ kernel: Int, stride: Int? = nil) {
    let step = stride ?? kernel
    self.init(kernel: [kernel, kernel], stride: [step, step])
  }

  /// Returns the outputs of a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.maxPooled(kernel: kernel, stride: stride)
  }

  /// The form of the call that throws when a window is larger than the image.
  public func checkedOutput(_ x: Tensor) throws(TensorError) -> Tensor {
    try Tensor.Checked.maxPooled(x, kernel: kernel, stride: stride)
  }
}
