import Testing
import TrainingEngine

/// Every operation at the edges: stretched operands, no elements, one element, kinks.
@Suite struct HardPointTests {
  private static let unary: [(name: String, operation: @Sendable (Tensor) -> Tensor)] = [
    ("negate", { -$0 }), ("exp", { $0.exp() }), ("log", { $0.log() }), ("log1p", { $0.log1p() }),
    ("sin", { $0.sin() }), ("cos", { $0.cos() }), ("tanh", { $0.tanh() }),
    ("sigmoid", { $0.sigmoid() }), ("relu", { $0.relu() }), ("leakyRelu", { $0.leakyRelu() }),
    ("softplus", { $0.softplus() }), ("logSigmoid", { $0.logSigmoid() }), ("sign", { $0.sign() }),
    ("abs", { $0.abs() }), ("squared", { $0.squared() }), ("squareRoot", { $0.squareRoot() }),
    ("power", { $0.power(1.5) }),
  ]

  private static let binary: [(name: String, operation: @Sendable (Tensor, Tensor) -> Tensor)] = [
    ("+", { $0 + $1 }), ("-", { $0 - $1 }), ("*", { $0 * $1 }), ("/", { $0 / $1 }),
    ("maximum", { maximum($0, $1) }), ("minimum", { minimum($0, $1) }),
  ]

  /// Positive numbers that all differ.
  private func numbers(_ shape: [Int], from start: Double = 0.3) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor((0..<count).map { start + 0.37 * Double($0) }, shape: shape)
  }

  @Test func functionsTakeAnyShape() throws {
    for (_, operation) in Self.unary {
      for shape in [[], [1], [1, 1], [0], [2, 0], [2, 3], [2, 1, 3]] {
        try check({ operation($0[0]) }, at: [numbers(shape)], shape: shape)
      }
    }
  }

  @Test func operandsAreStretchedOnEachSide() throws {
    let shapes: [(left: [Int], right: [Int], result: [Int])] = [
      ([], [2, 3], [2, 3]), ([3], [2, 3], [2, 3]), ([1, 3], [2, 1], [2, 3]),
      ([2, 1], [3], [2, 3]), ([2, 1, 3], [4, 1], [2, 4, 3]), ([1], [], [1]), ([], [], []),
      ([0], [1], [0]), ([], [0, 2], [0, 2]), ([2, 0], [2, 1], [2, 0]), ([1, 1], [0, 1], [0, 1]),
    ]
    for (_, operation) in Self.binary {
      for shape in shapes {
        let (a, b) = (numbers(shape.left), numbers(shape.right, from: 0.45))
        try check({ operation($0[0], $0[1]) }, at: [a, b], shape: shape.result)
        try check({ operation($0[0], $0[1]) }, at: [b, a], shape: shape.result)
      }
    }
  }

  @Test func everyBinaryOperationNamesBothShapes() {
    for (name, operation) in [
      ("+", Tensor.Checked.add), ("-", Tensor.Checked.subtract), ("*", Tensor.Checked.multiply),
      ("/", Tensor.Checked.divide), ("maximum", Tensor.Checked.maximum),
      ("minimum", Tensor.Checked.minimum),
    ] {
      let error = #expect(throws: TensorError.self) { _ = try operation(.zeros(2, 3), .zeros(2)) }
      #expect(
        error?.message
          == "\(name): (2, 3) and (2): the sizes 3 and 2 of axis -1 differ and neither is 1")
    }
  }

  @Test func productsTakeEmptyMatrices() throws {
    try check(
      { $0[0].matmul($0[1]) }, at: [numbers([2, 0]), numbers([0, 3])], shape: [2, 3],
      values: [0, 0, 0, 0, 0, 0])
    try check({ $0[0].matmul($0[1]) }, at: [numbers([0, 2]), numbers([2, 3])], shape: [0, 3])
    try check({ $0[0].matmul($0[1]) }, at: [numbers([1]), numbers([1, 1])], shape: [1])
    try check({ $0[0].dot($0[1]) }, at: [numbers([0]), numbers([0])], shape: [], values: [0])
    try check({ $0[0].dot($0[1]) }, at: [numbers([1]), numbers([1])], shape: [])
  }

  @Test func reductionsTakeEmptyAndSingleElements() throws {
    try check({ $0[0].sum() }, at: [numbers([0])], shape: [], values: [0])
    try check({ $0[0].sum() }, at: [numbers([])], shape: [], values: [0.3])
    try check({ $0[0].sum(axis: 0) }, at: [numbers([0, 2])], shape: [2], values: [0, 0])
    try check({ $0[0].sum(axis: 1) }, at: [numbers([0, 2])], shape: [0])
    try check({ $0[0].mean(axis: 0) }, at: [numbers([1])], shape: [], values: [0.3])
    try check({ $0[0].max() }, at: [numbers([])], shape: [], values: [0.3])
    try check({ $0[0].max(axis: 1) }, at: [numbers([0, 2])], shape: [0])
    try check({ $0[0].logSumExp(axis: 1) }, at: [numbers([0, 2])], shape: [0])
    try check({ $0[0].softmax() }, at: [numbers([1])], shape: [1], values: [1])
    try check({ $0[0].softmax() }, at: [numbers([0, 3])], shape: [0, 3])
    #expect(Tensor.zeros(0).mean().item.isNaN)
  }

  @Test func rearrangementsTakeEmptyAndSingleElements() throws {
    try check({ $0[0].transposed() }, at: [numbers([0, 3])], shape: [3, 0])
    try check({ $0[0].permuted([2, 0, 1]) }, at: [numbers([2, 0, 3])], shape: [3, 2, 0])
    try check({ $0[0].permuted([]) }, at: [numbers([])], shape: [], values: [0.3])
    try check({ $0[0].reshaped(0, 5) }, at: [numbers([0])], shape: [0, 5])
    try check({ $0[0].reshaped([]) }, at: [numbers([1, 1])], shape: [], values: [0.3])
    try check({ $0[0].flattened() }, at: [numbers([0, 2, 2])], shape: [0, 4])
    try check({ $0[0].rows([]) }, at: [numbers([2, 2])], shape: [0, 2])
    try check({ $0[0][0] }, at: [numbers([1])], shape: [], values: [0.3])
    try check(
      { .concatenated([$0[0], $0[1]]) }, at: [numbers([0, 2]), numbers([1, 2])], shape: [1, 2])
    try check({ .stacked([$0[0]]) }, at: [numbers([0])], shape: [1, 0])
  }

  @Test func equalsShareTheGradientOfAMaximum() throws {
    let a = Tensor([1, 2, 3, .nan], requiresGradient: true)
    let b = Tensor([1, 5, -1, 0], requiresGradient: true)
    let greater = maximum(a, b)
    greater.backward(upstream: Tensor([1, 1, 1, 1]))
    #expect(Array(greater.values[..<3]) == [1, 5, 3])
    #expect(greater.values[3].isNaN)
    #expect(try #require(a.gradient).values == [0.5, 0, 1, 0])
    #expect(try #require(b.gradient).values == [0.5, 1, 0, 0])
    #expect(minimum(b, a).values[..<3] == [1, 2, -1])
    #expect(minimum(b, a).values[3].isNaN)
  }

  /// The first step from zero weights stands on three kinks at once; their slopes have to fit together.
  @Test func crossEntropyMadeOfPartsHasTheRightSlopeAtZero() throws {
    for y in [0.0, 1, 0.3] {
      let z = Tensor(0, requiresGradient: true)
      let loss = maximum(z, Tensor(0)) - z * y + log1p(exp(-abs(z)))
      loss.backward()
      expectClose(loss.item, TrainingEngine.log(2))
      expectClose(try #require(z.gradient).item, 0.5 - y)
      z.clearGradient()
      (z.softplus() - z * y).backward()
      expectClose(try #require(z.gradient).item, 0.5 - y)
    }
  }

  private func expectClose(_ got: Double, _ want: Double) {
    #expect(isClose(got, want, relative: 1e-15, absolute: 0), "\(got), not \(want)")
  }

  @Test func slopesStayNumbersWhereFunctionsSaturate() throws {
    for (name, operation) in Self.unary where !["log", "squareRoot", "power"].contains(name) {
      for x in [0.0, -0.0, 1e-300, -1e-300, 750, -750] {
        let leaf = Tensor(x, requiresGradient: true)
        operation(leaf).backward()
        let slope = try #require(leaf.gradient).item
        #expect(!slope.isNaN || (name == "log1p" && x < -1), "\(name)'(\(x))")
      }
    }
  }
}
