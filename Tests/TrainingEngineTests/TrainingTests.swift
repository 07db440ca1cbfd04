import Testing
import TrainingEngine

@Suite struct TrainingTests {
  private func network(_ layers: [ReferenceCase], hidden: Activation) throws -> Sequential {
    Sequential(
      layers: try layers.enumerated().map { index, layer in
        .dense(
          Dense(
            weight: try layer.tensor("W"), bias: try layer.tensor("b"),
            activation: index + 1 < layers.count ? hidden : .identity))
      })
  }

  @Test func wholeRunsMatchTheReference() throws {
    for test in try ReferenceFile("training_runs").cases {
      let name = try test.text("name")
      let hyper = try test.inner("hyper")
      let rate = try hyper.number("lr")
      let optimizer: Optimizer =
        try test.text("optimizer") == "adam"
        ? .adam(learningRate: rate)
        : .momentum(learningRate: rate, momentum: try hyper.number("momentum"))
      let model = try network(
        try test.list("start"), hidden: try test.text("hidden") == "tanh" ? .tanh : .relu)
      let data = Dataset(try test.tensor("x"), try test.tensor("y"))
      let order = try #require(test.object["order"] as? [[Int]])
      let want = try test.numbers("epoch_loss")
      let before = model.evaluate(data, loss: .logitCrossEntropy).loss
      expectClose([before], [want[0]], relative: 1e-9, absolute: 0, "\(name) before")
      let plan = TrainingPlan(
        loss: .logitCrossEntropy, epochs: order.count, batchSize: Int(try test.number("batch")),
        validation: data, measuresAfterEpoch: true)
      let history = try model.checkedFit(data, plan, optimizer: optimizer, order: { order[$0] })
      expectClose(history.loss, Array(want.dropFirst()), relative: 1e-9, absolute: 0, name)
      #expect(history.validationLoss == history.loss)
      #expect(history.validationAccuracy == history.accuracy)
      #expect(history.accuracy.last == (try test.number("accuracy")))
      let final = try test.list("final").flatMap { try [$0.tensor("W"), $0.tensor("b")] }
      for (parameter, stored) in zip(model.parameters, final) {
        expectClose(parameter, stored, relative: 1e-8, absolute: 1e-10, "\(name) parameter")
      }
    }
  }

  private func moons(_ seed: Int = 1) -> (training: Dataset, validation: Dataset) {
    var generator = SeededGenerator(seed: seed)
    let moons = Dataset.moons(count: 80, noise: 0.15, using: &generator)
    let (training, validation) = moons.split(at: 0.75, using: &generator)
    return (training, validation)
  }

  private func model(_ seed: Int = 2, dropout: Double? = nil) -> Sequential {
    var generator = SeededGenerator(seed: seed)
    var layers = [Layer.dense(inputs: 2, outputs: 8, activation: .tanh, using: &generator)]
    if let dropout { layers.append(.dropout(dropout, using: &generator)) }
    layers.append(.dense(inputs: 8, outputs: 1, using: &generator))
    return Sequential(layers: layers)
  }

  @Test func continuesARunWithTheSameBits() {
    let (training, validation) = moons()
    func run(_ parts: [Int]) -> (Sequential, History) {
      let model = model(dropout: 0.1)
      let optimizer = Optimizer.adam(learningRate: 0.05)
      var generator = SeededGenerator(seed: 9)
      var history = History()
      for epochs in parts {
        history = model.fit(
          training, loss: .logitCrossEntropy, optimizer: optimizer, epochs: epochs, batchSize: 7,
          validation: validation, schedule: .exponential(factor: 0.9), continuing: history,
          using: &generator)
      }
      #expect(optimizer.learningRate == 0.05)
      return (model, history)
    }
    let (whole, wholeHistory) = run([12])
    let (parts, partsHistory) = run([5, 0, 7])
    #expect(whole.parameters == parts.parameters)
    #expect(wholeHistory == partsHistory)
    #expect(wholeHistory.epochs == 12)
    #expect(wholeHistory.loss[11] < wholeHistory.loss[0])
    #expect(
      wholeHistory.table.names
        == ["epoch", "loss", "validation loss", "accuracy", "validation accuracy"])
  }

  @Test func reportsProgressAfterEachEpoch() throws {
    let (training, validation) = moons()
    let model = model()
    var reports: [TrainingProgress] = []
    let history = model.fit(
      training, loss: .logitCrossEntropy, optimizer: .gradientDescent(learningRate: 0.5),
      epochs: 4, validation: validation, progress: { reports.append($0) })
    #expect(reports.map { $0.epoch } == [1, 2, 3, 4])
    #expect(reports.allSatisfy { $0.epochs == 4 })
    #expect(reports.map { $0.loss } == history.loss)
    #expect(reports.map { $0.validationLoss } == history.validationLoss)
    #expect(reports.map { $0.accuracy } == history.accuracy)
    #expect(reports.map { $0.validationAccuracy } == history.validationAccuracy)
    let work = reports[0].work.elements
    #expect(work > 60 * 3 * (16 + 8))
    #expect(reports.map { $0.work.elements } == [1, 2, 3, 4].map { $0 * work })
  }

  @Test func endsWhenTheHostSaysSo() throws {
    let (training, validation) = moons()
    let model = model()
    let plan = TrainingPlan(
      loss: .logitCrossEntropy, epochs: 10, batchSize: 10, validation: validation)
    let stopped = try model.checkedFit(
      training, plan, optimizer: .adam(), progress: { $0.epoch < 3 })
    #expect(stopped.epochs == 3)
    var budget = 10
    let starved = try model.checkedFit(
      training, plan, optimizer: .adam(), continuing: stopped,
      mayWork: { _ in
        budget -= 1
        return budget >= 0
      })
    // Six steps and one validation an epoch: the budget ends within the second one.
    #expect(starved.epochs == 4)
    #expect(starved.validationLoss.count == 4)
    #expect(starved.accuracy.count == 4)
  }

  @Test func earlyStoppingGoesBackToTheBestEpoch() {
    let (training, validation) = moons(4)
    let model = model()
    // A rate this high overshoots sooner or later.
    let optimizer = Optimizer.momentum(learningRate: 1.5)
    let rule = EarlyStopping(patience: 3)
    var history = model.fit(
      training, loss: .logitCrossEntropy, optimizer: optimizer, epochs: 400,
      validation: validation, earlyStopping: rule)
    #expect(history.epochs < 400)
    #expect(history.keptEpoch == history.bestEpoch)
    #expect(history.keptEpoch == history.epochs - 4)
    let best = history.validationLoss.min()
    #expect(model.evaluate(validation, loss: .logitCrossEntropy).loss == best)
    #expect(model.parameters.allSatisfy { $0.requiresGradient && $0.gradient == nil })
    let before = model.parameters
    history = model.fit(
      training, loss: .logitCrossEntropy, optimizer: .gradientDescent(learningRate: 1000),
      epochs: 3, validation: validation, earlyStopping: rule, continuing: history)
    #expect(history.validationLoss.suffix(3).allSatisfy { $0 > best! })
    #expect(model.parameters == before)
    #expect(history.keptEpoch == history.bestEpoch)
  }

  @Test func penaltiesShrinkWeightsAndLeaveBiases() throws {
    let weights = Tensor([[1, -2], [0, 3]])
    let penalty = Penalty(l1: 0.1, l2: 0.01)
    let value = penalty([weights, Tensor([5, 5])])
    expectClose([value.item], [0.6 + 0.07], relative: 1e-14, absolute: 0, "penalty")
    #expect(Penalty.none([weights]).item == 0)
    let (training, _) = moons()
    func size(_ penalty: Penalty) -> Double {
      let model = model()
      model.fit(
        training, loss: .logitCrossEntropy, optimizer: .adam(learningRate: 0.05), epochs: 100,
        penalty: penalty)
      return model.parameters[0].squared().sum().item
    }
    #expect(size(.l2(0.05)) < 0.5 * size(.none))
    #expect(size(.l1(0.05)) < 0.5 * size(.none))
  }

  @Test func recordsALossWithoutPenalty() {
    let (training, _) = moons()
    let model = model()
    let loss = model.evaluate(training, loss: .logitCrossEntropy).loss
    let history = model.fit(
      training, loss: .logitCrossEntropy, optimizer: .gradientDescent(learningRate: 0), epochs: 1,
      penalty: .l2(10))
    #expect(history.loss == [loss])
  }

  @Test func lossesReadOutputsAsAnswers() throws {
    let logits = Tensor([[0.2], [-1], [3]])
    #expect(Loss.logitCrossEntropy.answers(of: logits) == [1, 0, 1])
    #expect(Loss.binaryCrossEntropy.answers(of: Tensor([0.2, 0.5])) == [0, 1])
    #expect(Loss.perceptron.answers(of: logits) == [1, -1, 1])
    #expect(Loss.softmaxCrossEntropy.answers(of: Tensor([[1, 3, 2], [4, 0, 1]])) == [1, 0])
    #expect(Loss.meanSquaredError.answers(of: logits) == logits.values)
    let targets = Tensor([1, 0, 1])
    #expect(
      Loss.logitCrossEntropy(logits, targets)
        == binaryCrossEntropy(logits: logits.reshaped(3), targets: targets))
    let sequence = Tensor((0..<12).map { Double($0 * $0 % 5) }, shape: [2, 2, 3])
    #expect(
      Loss.softmaxCrossEntropy(sequence, Tensor([[0, 2], [1, 1]]))
        == softmaxCrossEntropy(logits: sequence.reshaped(4, 3), targets: [0, 2, 1, 1]))
  }

  @Test func saysWhyDataDoNotFit() throws {
    func message(_ operation: () throws -> Void) -> String? {
      #expect(throws: TensorError.self) { try operation() }?.message
    }
    let (training, _) = moons()
    let model = model()
    func fit(_ data: Dataset, _ loss: Loss, batchSize: Int? = nil) throws {
      let plan = TrainingPlan(loss: loss, epochs: 1, batchSize: batchSize)
      try model.checkedFit(data, plan, optimizer: .adam())
    }
    #expect(
      message { try fit(training, .logitCrossEntropy, batchSize: 0) }
        == "fit: the batch size 0 is not at least 1")
    #expect(
      message { try fit(training.select([]), .logitCrossEntropy) } == "fit: there are no examples")
    #expect(
      message { try fit(Dataset(.zeros(4, 2), .zeros(4, 3)), .meanSquaredError) }
        == "meanSquaredError: the outputs have shape (4, 1), the targets (4, 3)")
    #expect(
      message { try fit(Dataset(.zeros(1, 2), Tensor([0.5])), .softmaxCrossEntropy) }
        == "softmaxCrossEntropy: target 0 is 0.5, not a class")
    #expect(
      message { try fit(Dataset(.zeros(4, 3), .zeros(4)), .logitCrossEntropy) }
        == "Dense: the input has shape (4, 3), the layer 2 inputs")
  }
}
