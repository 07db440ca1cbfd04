import Testing
import TrainingEngine

@Suite struct RecurrentTests {
  @Test func cellsMatchTheReference() throws {
    for test in try ReferenceFile("rnn").cases {
      let name = try test.text("name")
      func expect(_ got: Tensor?, _ want: Tensor, _ label: String) {
        expectClose(got, want, relative: 1e-12, absolute: 1e-14, "\(name) \(label)")
      }
      let isSine = try test.text("kind") == "sine"
      let cell = RNN(
        inputWeight: try test.tensor("W_ih"), stateWeight: try test.tensor("W_hh"),
        bias: try test.tensor("b"), output: isSine ? .last : .every)
      let dense = Dense(weight: try test.tensor("W_out"), bias: try test.tensor("b_out"))
      let x = try test.tensor("x", requiresGradient: true)
      let start = try test.tensor("h0", requiresGradient: true)
      let expected = try test.inner("expected")
      expect(.stacked(cell.states(x, from: start)), try expected.tensor("hidden"), "hidden")
      let output = dense(cell(x, from: start))
      expect(output, try expected.tensor("output"), "output")
      let loss: Tensor
      if isSine {
        loss = meanSquaredError(output, try test.tensor("y"))
      } else {
        let classes = try #require(test.object["y_classes"] as? [Int])
        loss = softmaxCrossEntropy(logits: output.reshaped(-1, 4), targets: classes)
      }
      loss.backward()
      expectClose(
        [loss.item], [try expected.number("loss")], relative: 1e-12, absolute: 1e-14, name)
      expect(cell.inputWeight.gradient, try expected.tensor("grad_W_ih"), "grad_W_ih")
      expect(cell.stateWeight.gradient, try expected.tensor("grad_W_hh"), "grad_W_hh")
      expect(cell.bias.gradient, try expected.tensor("grad_b"), "grad_b")
      expect(dense.weight.gradient, try expected.tensor("grad_W_out"), "grad_W_out")
      expect(dense.bias.gradient, try expected.tensor("grad_b_out"), "grad_b_out")
      expect(x.gradient, try expected.tensor("grad_x"), "grad_x")
      expect(start.gradient, try expected.tensor("grad_h0"), "grad_h0")
    }
  }

  @Test func readsBatchesWithTheExamplesFirst() {
    var generator = SeededGenerator(seed: 5)
    let x = Tensor.normal([4, 3, 2], using: &generator)
    let cell = RNN(inputs: 2, units: 5, output: .every, using: &generator)
    let turned = RNN(
      inputWeight: cell.inputWeight, stateWeight: cell.stateWeight, bias: cell.bias,
      output: .every, examplesFirst: true)
    #expect(cell(x).shape == [4, 3, 5])
    #expect(turned(x.permuted([1, 0, 2])).permuted([1, 0, 2]) == cell(x))
    let zero = Tensor.zeros(3, 5)
    expectClose(cell(x, from: zero), cell(x), relative: 1e-15, absolute: 1e-15, "zero start")
    let model = Sequential(.rnn(inputs: 2, units: 3, using: &generator))
    #expect(model(x).shape == [3, 3])
    #expect(model.parameters.map { $0.shape } == [[3, 2], [3, 3], [3]])
  }

  @Test func gradientsAgreeWithDifferences() throws {
    var generator = SeededGenerator(seed: 6)
    let inputs = [
      Tensor.normal([3, 2, 2], using: &generator), Tensor.normal([4, 2], using: &generator),
      Tensor.normal([4, 4], using: &generator), Tensor.normal([4], using: &generator),
      Tensor.normal([2, 4], using: &generator),
    ]
    func states(_ tensors: [Tensor], _ output: RNN.Output) -> Tensor {
      let cell = RNN(
        inputWeight: tensors[1], stateWeight: tensors[2], bias: tensors[3], output: output)
      (cell.inputWeight, cell.stateWeight, cell.bias) = (tensors[1], tensors[2], tensors[3])
      return cell(tensors[0], from: tensors[4])
    }
    try check({ states($0, .every) }, at: inputs, shape: [3, 2, 4])
    try check({ states($0, .last) }, at: inputs, shape: [2, 4])
  }

  @Test func saysWhyASequenceDoesNotFit() {
    func message(_ operation: () throws -> Tensor) -> String? {
      #expect(throws: TensorError.self) { _ = try operation() }?.message
    }
    var generator = SeededGenerator(seed: 1)
    let cell = RNN(inputs: 2, units: 3, using: &generator)
    #expect(
      message { try cell.checkedOutput(.zeros(4, 2)) }
        == "RNN: the input has shape (4, 2), not (steps, examples, 2 inputs)")
    #expect(
      message { try cell.checkedOutput(.zeros(0, 1, 2)) }
        == "RNN: the input has shape (0, 1, 2): there are no steps")
    #expect(
      message { try cell.checkedOutput(.zeros(4, 1, 2), from: .zeros(3)) }
        == "RNN: the state has shape (3), not (1, 3)")
  }
}
