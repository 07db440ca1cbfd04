import Testing
import TrainingEngine

@Suite struct TensorErrorTests {
  private func message(_ operation: () throws -> some Any) throws -> String {
    let error = #expect(throws: TensorError.self) { _ = try operation() }
    return try #require(error).message
  }

  private typealias Checked = Tensor.Checked

  @Test func namesBothShapesAndTheRule() throws {
    #expect(
      try message { try Checked.matmul(.zeros(4, 3), .zeros(2, 5)) }
        == "matmul: (4, 3) · (2, 5): the inner sizes 3 and 2 differ")
    #expect(
      try message { try Checked.matmul(.zeros(2, 2, 2), .zeros(2)) }
        == "matmul: (2, 2, 2) · (2): both sides are vectors or matrices")
    #expect(
      try message { try Checked.add(.zeros(2, 3), .zeros(4)) }
        == "+: (2, 3) and (4): the sizes 3 and 4 of axis -1 differ and neither is 1")
    #expect(
      try message { try Checked.dot(.zeros(2), .zeros(3)) }
        == "dot: (2) and (3): both are vectors of one length")
    #expect(
      try message { try Checked.meanSquaredError(.zeros(3, 1), .zeros(3)) }
        == "meanSquaredError: (3, 1) and (3): predictions and targets have the same shape")
  }

  @Test func namesTheAxisOrIndexThatIsMissing() throws {
    #expect(
      try message { try Checked.sum(.zeros(2, 3), axis: 2) }
        == "sum: (2, 3) has no axis 2; it has 2 axes")
    #expect(
      try message { try Checked.mean(.zeros(4), axis: -2) }
        == "mean: (4) has no axis -2; it has 1 axis")
    #expect(
      try message { try Checked.row(.zeros(2, 3), 2) }
        == "subscript: index 2 is outside (2, 3), whose first axis has 2 elements")
    #expect(
      try message { try Checked.row(Tensor(1), 0) }
        == "subscript: a single number has no rows; read it with item")
    #expect(
      try message { try Checked.extreme(.zeros(2, 0), greatest: true, axis: 1) }
        == "max: (2, 0) has no elements along that axis")
  }

  @Test func countsElementsThatDoNotFit() throws {
    #expect(
      try message { try Checked.make([1, 2, 3], shape: [2, 2]) }
        == "Tensor: (2, 2) has 4 elements, but 3 values were given")
    #expect(
      try message { try Checked.make(rows: [[1, 2], [3]]) }
        == "Tensor: row 1 has 1 value, row 0 has 2")
    #expect(
      try message { try Checked.reshaped(.zeros(2, 3), [4]) }
        == "reshaped: (2, 3) has 6 elements, (4) has 4")
    #expect(
      try message { try Checked.reshaped(.zeros(2, 3), [4, -1]) }
        == "reshaped: (2, 3) has 6 elements, which 4 does not divide")
    #expect(try message { try Checked.item(.zeros(2)) } == "item: (2) holds 2 elements, not one")
    #expect(
      try message { try Checked.filled(0, shape: [100_000, 100_000]) }
        == "zeros: (100000, 100000): a tensor holds at most 134217728 elements")
    #expect(
      try message { try Checked.filled(1, shape: [-1]) } == "ones: (-1): a size cannot be negative")
  }

  @Test func explainsWhereGradientsStart() throws {
    #expect(
      try message { try Checked.backward(Tensor([1, 2], requiresGradient: true)) }
        == "backward: the tensor has shape (2); gradients start from a single number: take its"
        + " sum() or mean() first")
    #expect(
      try message { try Checked.backward(Tensor(1)) }
        == "backward: nothing that the tensor was computed from was made with"
        + " requiresGradient: true")
  }

  @Test func namesTheClassThatDoesNotExist() throws {
    #expect(
      try message { try Checked.softmaxCrossEntropy(logits: .zeros(1, 3), targets: [3]) }
        == "softmaxCrossEntropy: target 0 is 3; the classes are 0 to 2")
    #expect(
      try message { try Checked.softmaxCrossEntropy(logits: .zeros(2, 3), targets: [0]) }
        == "softmaxCrossEntropy: (2, 3) has 2 rows, but 1 target came with it")
  }

  @Test func explainsExamplesThatDoNotFitAModel() throws {
    let perceptron = Perceptron(inputs: 2)
    #expect(
      try message {
        try perceptron.checkedFit(
          [[1, 2], [3]], [1, -1], learningRate: 1, biasRate: nil, epochs: 1)
      } == "fit: example 1 has 1 number, the model 2 inputs")
    #expect(
      try message {
        try perceptron.checkedFit([[1, 2]], [0], learningRate: 1, biasRate: nil, epochs: 1)
      } == "fit: the label 0 is 0.0; a perceptron takes -1 and 1")
    let regression = LogisticRegression(inputs: 2)
    #expect(
      try message {
        try regression.checkedFit([[1, 2]], [1, 0], learningRate: 1, epochs: 1)
      } == "fit: 1 example but 2 labels")
    #expect(
      try message {
        try regression.checkedFit([[1, 2]], [-1], learningRate: 1, epochs: 1)
      } == "fit: the label 0 is -1.0; logistic regression takes 0 and 1")
  }
}
