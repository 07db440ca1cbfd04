import Testing
import TrainingEngine

/// Checks shape, value and gradient of an operation, the gradient against central differences.
func check(
  _ operation: ([Tensor]) -> Tensor, at inputs: [Tensor], shape: [Int], values: [Double]? = nil,
  tolerance: Double = 1e-7, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let leaves = inputs.map { Tensor($0.values, shape: $0.shape, requiresGradient: true) }
  let result = operation(leaves)
  #expect(result.shape == shape, sourceLocation: sourceLocation)
  if let values {
    expectClose(
      result.values, values, relative: 1e-13, absolute: 1e-13, "value",
      sourceLocation: sourceLocation)
  }
  // Weights that differ, so that a gradient at a wrong place shows.
  let upstream = Tensor((0..<result.count).map { 1 + Double($0 % 7) * 0.3 }, shape: result.shape)
  result.backward(upstream: upstream)
  let step = 1e-5
  for (position, input) in inputs.enumerated() {
    let gradient = try #require(leaves[position].gradient, sourceLocation: sourceLocation)
    #expect(gradient.shape == input.shape, sourceLocation: sourceLocation)
    for index in input.values.indices {
      func output(_ offset: Double) -> Double {
        var moved = inputs
        var values = input.values
        values[index] += offset
        moved[position] = Tensor(values, shape: input.shape)
        return (operation(moved) * upstream).sum().item
      }
      let difference = (output(step) - output(-step)) / (2 * step)
      #expect(
        isClose(gradient.values[index], difference, relative: tolerance, absolute: tolerance),
        "input \(position), element \(index): \(gradient.values[index]), not \(difference)",
        sourceLocation: sourceLocation)
    }
  }
}

@Suite struct OperationTests {
  private let a = Tensor([[0.3, -1.2, 2.1], [0.7, 0.9, -0.4]])
  private let b = Tensor([[1.4, 0.6, -0.8], [2.2, -1.1, 0.5]])
  private let row = Tensor([0.5, -2, 1.5])
  private let column = Tensor([[2.0], [-0.5]])
  private let positive = Tensor([0.2, 1.3, 4.5])

  @Test func addition() throws {
    try check(
      { $0[0] + $0[1] }, at: [a, b], shape: [2, 3], values: [1.7, -0.6, 1.3, 2.9, -0.2, 0.1])
    try check({ $0[0] + $0[1] }, at: [a, row], shape: [2, 3])
    try check({ $0[0] + $0[1] }, at: [row, column], shape: [2, 3])
    try check({ $0[0] + 2 }, at: [a], shape: [2, 3])
  }

  @Test func subtraction() throws {
    try check({ $0[0] - $0[1] }, at: [a, column], shape: [2, 3])
    try check({ 1 - $0[0] }, at: [row], shape: [3], values: [0.5, 3, -0.5])
    try check({ -$0[0] }, at: [row], shape: [3], values: [-0.5, 2, -1.5])
  }

  @Test func multiplication() throws {
    try check({ $0[0] * $0[1] }, at: [a, b], shape: [2, 3])
    try check(
      { $0[0] * $0[1] }, at: [column, row], shape: [2, 3], values: [1, -4, 3, -0.25, 1, -0.75])
    try check({ $0[0] * $0[0] }, at: [row], shape: [3], values: [0.25, 4, 2.25])
  }

  @Test func division() throws {
    try check({ $0[0] / $0[1] }, at: [a, b], shape: [2, 3])
    try check({ $0[0] / $0[1] }, at: [a, Tensor(4)], shape: [2, 3])
    try check({ 2 / $0[0] }, at: [row], shape: [3], values: [4, -1, 4 / 3.0])
  }

  @Test func matrixProducts() throws {
    try check({ $0[0].matmul($0[1].transposed()) }, at: [a, b], shape: [2, 2])
    try check({ $0[0].matmul($0[1]) }, at: [a, row], shape: [2])
    try check(
      { $0[0].matmul($0[1]) }, at: [Tensor([1, -1]), a], shape: [3], values: [-0.4, -2.1, 2.5])
    try check({ $0[0].dot($0[1]) }, at: [row, positive], shape: [], values: [0.1 - 2.6 + 6.75])
  }

  @Test func rearrangements() throws {
    try check(
      { $0[0].transposed() }, at: [a], shape: [3, 2], values: [0.3, 0.7, -1.2, 0.9, 2.1, -0.4])
    try check({ $0[0].reshaped(3, -1) }, at: [a], shape: [3, 2], values: a.values)
    try check({ $0[0][1] }, at: [a], shape: [3], values: [0.7, 0.9, -0.4])
    try check({ $0[0][1][2] }, at: [a], shape: [], values: [-0.4])
    try check({ $0[0].picked([2, 0]) }, at: [a], shape: [2], values: [2.1, 0.7])
    let stack = Tensor((0..<12).map { Double($0) }, shape: [2, 2, 3])
    try check({ $0[0].transposed() }, at: [stack], shape: [2, 3, 2])
    try check(
      { $0[0].permuted([2, 0, 1]) }, at: [stack], shape: [3, 2, 2],
      values: [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11])
    try check(
      { $0[0].rows([1, 1, 0]) }, at: [a], shape: [3, 3],
      values: [0.7, 0.9, -0.4, 0.7, 0.9, -0.4, 0.3, -1.2, 2.1])
    try check({ .stacked([$0[0], $0[1], $0[0]]) }, at: [a, b], shape: [3, 2, 3])
    try check(
      { .concatenated([$0[0], $0[1]]) }, at: [row, positive], shape: [6],
      values: [0.5, -2, 1.5, 0.2, 1.3, 4.5])
  }

  @Test func reductions() throws {
    try check({ $0[0].sum() }, at: [a], shape: [], values: [2.4])
    try check({ $0[0].sum(axis: 0) }, at: [a], shape: [3], values: [1, -0.3, 1.7])
    try check(
      { $0[0].sum(axis: -1, keepDimensions: true) }, at: [a], shape: [2, 1], values: [1.2, 1.2])
    try check({ $0[0].mean() }, at: [a], shape: [], values: [0.4])
    try check({ $0[0].mean(axis: 1) }, at: [a], shape: [2], values: [0.4, 0.4])
    try check({ $0[0].max() }, at: [a], shape: [], values: [2.1])
    try check({ $0[0].max(axis: 0) }, at: [a], shape: [3], values: [0.7, 0.9, 2.1])
    try check({ $0[0].min(axis: 1) }, at: [a], shape: [2], values: [-1.2, -0.4])
    try check({ $0[0].logSumExp(axis: 1) }, at: [a], shape: [2])
    try check({ $0[0].softmax() }, at: [a], shape: [2, 3])
    try check({ $0[0].softmax(axis: 0) }, at: [a], shape: [2, 3])
    try check({ $0[0].logSoftmax() }, at: [a], shape: [2, 3])
  }

  @Test func elementFunctions() throws {
    try check({ $0[0].exp() }, at: [a], shape: [2, 3])
    try check({ $0[0].log() }, at: [positive], shape: [3])
    try check({ $0[0].tanh() }, at: [a], shape: [2, 3])
    try check({ $0[0].sigmoid() }, at: [a], shape: [2, 3])
    try check({ $0[0].relu() }, at: [a], shape: [2, 3], values: [0.3, 0, 2.1, 0.7, 0.9, 0])
    try check({ $0[0].leakyRelu(slope: 0.2) }, at: [row], shape: [3], values: [0.5, -0.4, 1.5])
    try check({ $0[0].softplus() }, at: [a], shape: [2, 3])
    try check({ $0[0].logSigmoid() }, at: [a], shape: [2, 3])
    try check({ $0[0].sign() }, at: [row], shape: [3], values: [1, -1, 1])
    try check({ $0[0].abs() }, at: [row], shape: [3], values: [0.5, 2, 1.5])
    try check({ $0[0].squared() }, at: [row], shape: [3], values: [0.25, 4, 2.25])
    try check({ $0[0].squareRoot() }, at: [positive], shape: [3])
    try check({ $0[0].power(3) }, at: [row], shape: [3], values: [0.125, -8, 3.375])
    try check({ $0[0].power(-0.5) }, at: [positive], shape: [3])
  }

  @Test func lossFunctions() throws {
    let target = Tensor([1, 0, 1])
    let probability = Tensor([0.7, 0.2, 0.4])
    try check({ meanSquaredError($0[0], $0[1]) }, at: [row, positive], shape: [])
    try check({ binaryCrossEntropy($0[0], target) }, at: [probability], shape: [])
    try check({ binaryCrossEntropy($0[0], $0[1]) }, at: [probability, positive], shape: [])
    try check(
      { binaryCrossEntropy(logits: $0[0], targets: $0[1]) }, at: [row, probability], shape: [])
    try check({ softmaxCrossEntropy(logits: $0[0], targets: [2, 1]) }, at: [a], shape: [])
    try check({ softmaxCrossEntropy(logits: $0[0], targets: $0[1]) }, at: [a, b], shape: [])
    try check(
      { perceptronLoss($0[0], Tensor([-1, -1, 1])) }, at: [row], shape: [], values: [0.5 / 3])
    try check({ l1Penalty($0[0], 0.1) }, at: [a], shape: [], values: [0.56])
    try check({ l2Penalty($0[0], 0.1) }, at: [row], shape: [], values: [0.325])
  }

  @Test func oneHotTargetsAndClassesGiveTheSameLoss() {
    let oneHot = Tensor([[0, 0, 1], [0, 1, 0]])
    #expect(
      softmaxCrossEntropy(logits: a, targets: oneHot)
        == softmaxCrossEntropy(logits: a, targets: [2, 1]))
  }
}
