import Testing
import TrainingEngine

@Suite struct NetworkTests {
  private static let activations: [String: Activation] = [
    "tanh": .tanh, "relu": .relu, "sigmoid": .sigmoid, "leaky_relu": .leakyRelu,
  ]

  @Test func denseNetworksMatchTheReference() throws {
    for test in try ReferenceFile("dense_nets").cases {
      let name = try test.text("name")
      let hidden = try #require(Self.activations[try test.text("hidden")])
      let stored = try test.list("params")
      let layers = try stored.enumerated().map { index, layer in
        Layer.dense(
          Dense(
            weight: try layer.tensor("W"), bias: try layer.tensor("b"),
            activation: index + 1 < stored.count ? hidden : .identity))
      }
      let model = Sequential(layers: layers)
      let x = try test.tensor("x", requiresGradient: true)
      let expected = try test.inner("expected")
      var loss = try self.loss(model(x), test)
      let data = try expected.number("data_loss")
      expectClose([loss.item], [data], relative: 1e-12, absolute: 1e-14, "\(name) data loss")
      if test.has("l2") {
        for weight in model.parameters where weight.rank == 2 {
          loss = loss + l2Penalty(weight, try test.number("l2"))
        }
      }
      loss.backward()
      expectClose(
        [loss.item], [try expected.number("loss")], relative: 1e-12, absolute: 1e-14, name)
      let want = try expected.list("grad_params").flatMap { try [$0.tensor("W"), $0.tensor("b")] }
      #expect(model.parameters.count == want.count)
      for (parameter, gradient) in zip(model.parameters, want) {
        expectClose(parameter.gradient, gradient, relative: 1e-12, absolute: 1e-14, name)
      }
      expectClose(
        x.gradient, try expected.tensor("grad_x"), relative: 1e-12, absolute: 1e-14, "\(name) dx")
    }
  }

  private func loss(_ output: Tensor, _ test: ReferenceCase) throws -> Tensor {
    switch try test.text("loss") {
    case "bce": return binaryCrossEntropy(logits: output, targets: try test.tensor("y"))
    case "mse": return meanSquaredError(output, try test.tensor("y"))
    case "softmax_ce":
      return softmaxCrossEntropy(logits: output, targets: try test.integers("y_classes"))
    case let other: throw UnknownCase(other)
    }
  }

  @Test func learnsExclusiveOr() {
    var generator = SeededGenerator(seed: 3)
    let model = Sequential(
      .dense(inputs: 2, outputs: 8, activation: .tanh, using: &generator),
      .dense(inputs: 8, outputs: 1, using: &generator), .activation(.sigmoid))
    #expect(model.parameterCount == 33)
    let x = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]])
    let y = Tensor([[0], [1], [1], [0]])
    let optimizer = Optimizer.adam(learningRate: 0.05)
    for _ in 0..<200 {
      binaryCrossEntropy(model(x), y).backward()
      optimizer.step(model)
    }
    #expect(model(x).values.map { $0.rounded() } == [0, 1, 1, 0])
    #expect(optimizer.steps == 200)
  }

  @Test func weightsBeginAsTheRuleSays() {
    func spread(_ rule: Initialization) -> Double {
      var generator = SeededGenerator(seed: 1)
      return Dense(inputs: 40, outputs: 10, initialization: rule, using: &generator)
        .weight.abs().max().item
    }
    for (rule, limit) in [
      (Initialization.glorot, 0.12), (.he, 0.15), (.fanIn, 0.025), (.zeros, 0),
    ] {
      let bound = limit.squareRoot()
      #expect(spread(rule) <= bound)
      #expect(spread(rule) >= 0.97 * bound)
    }
    var generator = SeededGenerator(seed: 1)
    let filters = Conv2D(
      channels: 2, filters: 4, kernel: 5, initialization: .he, using: &generator)
    #expect(filters.weight.shape == [4, 2, 5, 5])
    #expect(filters.weight.abs().max().item <= 0.12.squareRoot())
  }

  @Test func summarizesItsLayers() {
    var generator = SeededGenerator(seed: 1)
    let model = Sequential(
      .conv2D(channels: 1, filters: 2, kernel: 3, activation: .relu, using: &generator),
      .maxPool2D(2), .flatten, .dropout(0.5, using: &generator),
      .dense(inputs: 18, outputs: 3, using: &generator), .softmax)
    #expect(
      model.summary.text("layer") == [
        "convolution 1 → 2, kernel (3, 3), ReLU", "max pool (2, 2)", "flatten", "dropout 0.5",
        "dense 18 → 3", "softmax",
      ])
    #expect(model.summary["parameters"] == [20, 0, 0, 0, 57, 0])
    #expect(model.parameterCount == 77)
  }

  @Test func denseLayersTakeSequences() throws {
    let weight = Tensor([[1, 2], [3, -1], [0, 1]])
    let layer = Dense(weight: weight, bias: Tensor([0.5, 0, -1]))
    let x = Tensor((0..<12).map { Double($0) * 0.1 }, shape: [3, 2, 2])
    let y = layer(x)
    #expect(y.shape == [3, 2, 3])
    #expect(y.reshaped(6, 3) == layer(x.reshaped(6, 2)))
    #expect(layer(Tensor([1, 1])) == Tensor([3.5, 2, 0]))
    #expect(layer(.zeros(0, 2)).shape == [0, 3])
  }

  @Test func dropoutSilencesElementsInTrainingOnly() throws {
    var generator = SeededGenerator(seed: 11)
    let x = Tensor([Double](repeating: 3, count: 2000), requiresGradient: true)
    let layer = Dropout(0.25, using: &generator)
    #expect(layer(x, training: false) == x)
    let y = layer(x, training: true)
    #expect(Set(y.values) == [0, 4])
    let share = Double(y.values.filter { $0 == 0 }.count) / 2000
    #expect(abs(share - 0.25) < 0.03)
    y.sum().backward()
    #expect(try #require(x.gradient).values == y.values.map { $0 / 3 })
    #expect(layer(x, training: true) != y)
    var again = SeededGenerator(seed: 11)
    #expect(Dropout(0.25, using: &again)(x, training: true) == y)
    #expect(Dropout(1, using: &again)(x, training: true) == x * 0)
    let error = #expect(throws: TensorError.self) {
      try Dropout(1.5, using: &again).checkedOutput(x, training: true)
    }
    #expect(error?.message == "Dropout: the rate 1.5 is not a probability from 0 to 1")
  }

  @Test func saysThatAnInputDoesNotFit() {
    let layer = Dense(weight: .zeros(3, 2), bias: .zeros(3))
    let error = #expect(throws: TensorError.self) { try layer.checkedOutput(.zeros(4, 5)) }
    #expect(error?.message == "Dense: the input has shape (4, 5), the layer 2 inputs")
  }
}
