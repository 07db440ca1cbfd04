import Testing
import TrainingEngine

@Suite struct ConvolutionTests {
  private let relative = 1e-12
  private let absolute = 1e-13

  private func expect(
    _ got: Tensor?, _ test: ReferenceCase, _ key: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    expectClose(
      got, try test.tensor(key), relative: relative, absolute: absolute,
      "\(try test.has("name") ? test.text("name") : "") \(key)", sourceLocation: sourceLocation)
  }

  private func cases(_ kind: String) throws -> [ReferenceCase] {
    let cases = try ReferenceFile("conv_nets").cases.filter { try $0.text("kind") == kind }
    #expect(!cases.isEmpty)
    return cases
  }

  @Test func convolutionsMatchTheReference() throws {
    for test in try cases("conv2d") {
      let x = try test.tensor("x", requiresGradient: true)
      let layer = Conv2D(
        weight: try test.tensor("W"), bias: try test.tensor("b"),
        stride: try test.integers("stride"), padding: try test.integers("padding"))
      let y = layer(x)
      y.backward(upstream: try test.tensor("upstream"))
      try expect(y, test, "value")
      try expect(x.gradient, test, "grad_x")
      try expect(layer.weight.gradient, test, "grad_W")
      try expect(layer.bias.gradient, test, "grad_b")
    }
  }

  @Test func maximaOfWindowsMatchTheReference() throws {
    for test in try cases("maxpool2d") {
      let x = try test.tensor("x", requiresGradient: true)
      let pool = MaxPool2D(
        kernel: try test.integers("kernel"), stride: try test.integers("stride"))
      let y = pool(x)
      y.backward(upstream: try test.tensor("upstream"))
      try expect(y, test, "value")
      try expect(x.gradient, test, "grad_x")
    }
  }

  @Test func networksMatchTheReference() throws {
    for test in try cases("conv_net") {
      #expect(try test.text("activation") == "relu")
      let convolution = Conv2D(
        weight: try test.tensor("conv_W"), bias: try test.tensor("conv_b"),
        stride: try test.integers("stride"), padding: try test.integers("padding"))
      let dense = Dense(weight: try test.tensor("dense_W"), bias: try test.tensor("dense_b"))
      let pool = Int(try test.number("pool"))
      let model = Sequential(
        .conv2D(convolution), .activation(.relu), .maxPool2D(pool), .flatten, .dense(dense))
      let x = try test.tensor("x", requiresGradient: true)
      let expected = try test.inner("expected")
      try expect(convolution(x), expected, "conv")
      try expect(convolution(x).relu().maxPooled(kernel: [pool, pool]), expected, "pooled")
      let logits = model(x)
      try expect(logits, expected, "logits")
      let loss = softmaxCrossEntropy(logits: logits, targets: try test.integers("y_classes"))
      loss.backward()
      expectClose(
        [loss.item], [try expected.number("loss")], relative: relative, absolute: absolute, "loss")
      try expect(convolution.weight.gradient, expected, "grad_conv_W")
      try expect(convolution.bias.gradient, expected, "grad_conv_b")
      try expect(dense.weight.gradient, expected, "grad_dense_W")
      try expect(dense.bias.gradient, expected, "grad_dense_b")
      try expect(x.gradient, expected, "grad_x")
    }
  }

  /// The definition, element by element.
  private func correlation(
    _ x: Tensor, _ w: Tensor, stride: [Int], padding: [Int]
  ) -> (shape: [Int], values: [Double]) {
    let (n, c, h, wd) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
    let (o, kh, kw) = (w.shape[0], w.shape[2], w.shape[3])
    let rows = (h + 2 * padding[0] - kh) / stride[0] + 1
    let columns = (wd + 2 * padding[1] - kw) / stride[1] + 1
    var values: [Double] = []
    for image in 0..<n {
      for filter in 0..<o {
        for row in 0..<rows {
          for column in 0..<columns {
            var sum = 0.0
            for channel in 0..<c {
              for i in 0..<kh {
                for j in 0..<kw {
                  let y = row * stride[0] + i - padding[0]
                  let z = column * stride[1] + j - padding[1]
                  guard y >= 0, y < h, z >= 0, z < wd else { continue }
                  sum +=
                    x.values[((image * c + channel) * h + y) * wd + z]
                    * w.values[((filter * c + channel) * kh + i) * kw + j]
                }
              }
            }
            values.append(sum)
          }
        }
      }
    }
    return ([n, o, rows, columns], values)
  }

  @Test func convolutionsFollowTheDefinitionInAllSizes() {
    var generator = SeededGenerator(seed: 7)
    func size(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(generator.integer(below: Int64(range.count)))
    }
    for _ in 0..<60 {
      let kernel = [size(1...4), size(1...4)]
      let channels = size(1...3)
      let stride = [size(1...3), size(1...3)]
      let padding = [size(0...3), size(0...3)]
      let shape = [size(1...2), channels, size(4...7), size(4...7)]
      let x = Tensor.normal(shape, using: &generator)
      let w = Tensor.normal([size(1...3), channels] + kernel, using: &generator)
      let want = correlation(x, w, stride: stride, padding: padding)
      let got = x.convolved(with: w, stride: stride, padding: padding)
      #expect(got.shape == want.shape)
      expectClose(
        got.values, want.values, relative: 1e-13, absolute: 1e-13,
        "\(shape) \(kernel) \(stride) \(padding)")
    }
  }

  @Test func gradientsAgreeWithDifferences() throws {
    var generator = SeededGenerator(seed: 1)
    let images = Tensor.normal([2, 2, 5, 4], using: &generator)
    let filters = Tensor.normal([3, 2, 2, 3], using: &generator)
    try check(
      { $0[0].convolved(with: $0[1]) }, at: [images, filters], shape: [2, 3, 4, 2])
    try check(
      { $0[0].convolved(with: $0[1], stride: [2, 3], padding: [1, 2]) }, at: [images, filters],
      shape: [2, 3, 3, 2])
    try check(
      { $0[0].maxPooled(kernel: [2, 3], stride: [1, 1]) }, at: [images], shape: [2, 2, 4, 2])
    try check({ $0[0].maxPooled(kernel: [2, 2]) }, at: [images], shape: [2, 2, 2, 2])
    try check({ $0[0].flattened() }, at: [images], shape: [2, 40], values: images.values)
  }

  @Test func batchesMayBeEmpty() {
    let x = Tensor.zeros(0, 2, 4, 4, requiresGradient: true)
    let filters = Tensor.ones(3, 2, 2, 2, requiresGradient: true)
    let y = x.convolved(with: filters)
    #expect(y.shape == [0, 3, 3, 3])
    y.sum().backward()
    #expect(filters.gradient == .zeros(3, 2, 2, 2))
    #expect(x.gradient == x)
    #expect(y.maxPooled(kernel: [2, 2]).flattened().shape == [0, 3])
  }

  @Test func saysWhyAWindowDoesNotFit() {
    func message(_ operation: () throws -> Tensor) -> String? {
      #expect(throws: TensorError.self) { _ = try operation() }?.message
    }
    let images = Tensor.zeros(1, 3, 4, 4)
    #expect(
      message { try Tensor.Checked.convolved(images, with: .zeros(2, 1, 3, 3)) }
        == "convolved: (1, 3, 4, 4) with (2, 1, 3, 3): the images have 3 channels, the filters 1")
    #expect(
      message { try Tensor.Checked.convolved(images, with: .zeros(2, 3, 5, 3)) }
        == "convolved: (1, 3, 4, 4): a window of 5 is larger than the padded size 4")
    #expect(
      message { try Tensor.Checked.convolved(.zeros(4, 4), with: .zeros(2, 2)) }
        == "convolved: (4, 4) with (2, 2): images have the shape (examples, channels, height,"
        + " width), filters (filters, channels, rows, columns)")
    #expect(
      message { try Tensor.Checked.convolved(images, with: .zeros(2, 3, 3, 3), stride: [0, 1]) }
        == "convolved: the kernel (3, 3) and the stride (0, 1) are at least 1")
    #expect(
      message { try Tensor.Checked.maxPooled(images, kernel: [2, 6]) }
        == "maxPooled: (1, 3, 4, 4): a window of 6 is larger than the padded size 4")
    #expect(
      message { try Conv2D(weight: .zeros(2, 1, 3, 3), bias: .zeros(2)).checkedOutput(images) }
        == "Conv2D: the input has shape (1, 3, 4, 4), not (examples, 1 channel, height, width)")
  }
}
