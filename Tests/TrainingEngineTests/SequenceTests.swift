import Testing
import TrainingEngine

@Suite struct SequenceTests {
  @Test func cutsASeriesIntoRuns() {
    let data = Dataset.windows(of: [1, 2, 3, 4, 5], length: 3)
    #expect(data.inputs == Tensor([1, 2, 3, 2, 3, 4], shape: [2, 3, 1]))
    #expect(data.y == [4, 5])
    let error = #expect(throws: TensorError.self) {
      try Dataset.checkedWindows(of: [1, 2], length: 2)
    }
    #expect(
      error?.message == "windows: a series of 2 numbers has no run of 2 that a number follows")
  }

  @Test func cutsATextIntoRuns() {
    let data = Dataset.windows(of: [0, 2, 1, 1], symbols: 3, length: 2)
    #expect(data.inputs == Tensor([1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0], shape: [2, 2, 3]))
    #expect(data.targets == Tensor([[2, 1], [1, 1]]))
    let error = #expect(throws: TensorError.self) {
      try Dataset.checkedWindows(of: [0, 3, 1], symbols: 3, length: 1)
    }
    #expect(error?.message == "oneHot: class 1 is 3; the classes are 0 to 2")
  }

  @Test func learnsTheNextValueOfAWave() {
    let data = Dataset.windows(of: (0..<60).map { sin(0.4 * Double($0)) }, length: 6)
    var generator = SeededGenerator(seed: 2)
    let model = Sequential(
      .rnn(inputs: 1, units: 6, examplesFirst: true, using: &generator),
      .dense(inputs: 6, outputs: 1, using: &generator))
    let history = model.fit(
      data, loss: .meanSquaredError, optimizer: .adam(learningRate: 0.02), epochs: 20,
      batchSize: 16, using: &generator)
    #expect(history.loss[19] < 0.02)
    #expect(history.accuracy.isEmpty)
  }

  @Test func learnsTheNextSymbolOfAText() {
    let data = Dataset.windows(
      of: (0..<40).map { [0, 1, 2, 1][$0 % 4] }, symbols: 3, length: 5)
    var generator = SeededGenerator(seed: 2)
    let model = Sequential(
      .rnn(inputs: 3, units: 8, output: .every, examplesFirst: true, using: &generator),
      .dense(inputs: 8, outputs: 3, using: &generator))
    let history = model.fit(
      data, loss: .softmaxCrossEntropy, optimizer: .adam(learningRate: 0.05), epochs: 30,
      using: &generator)
    // At the first step of a run nobody can know whether a 1 is followed by 2 or by 0.
    #expect(history.accuracy[29] > 0.85)
  }
}
