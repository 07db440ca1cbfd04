import Testing
import TrainingEngine

@Suite struct DigitsTests {
  private func digits() throws -> (training: Dataset, test: Dataset) {
    let digits = Dataset(digits: try Table(parsing: try ReferenceFile.text("digits.csv")))
    #expect(digits.inputs.shape == [1797, 1, 8, 8])
    #expect(Set(digits.classes) == Set(0...9))
    #expect(digits.inputs.max().item == 1)
    #expect(digits.inputs.min().item == 0)
    return digits.holdingOut(every: 5)
  }

  @Test func denseAndConvolutionalNetworksReadDigits() throws {
    let (training, test) = try digits()
    #expect(training.count == 1437)
    #expect(test.count == 360)
    var generator = SeededGenerator(seed: 1)
    let dense = Sequential(
      .flatten, .dense(inputs: 64, outputs: 24, activation: .relu, using: &generator),
      .dense(inputs: 24, outputs: 10, using: &generator))
    let convolutional = Sequential(
      .conv2D(channels: 1, filters: 6, kernel: 3, activation: .relu, using: &generator),
      .maxPool2D(2), .flatten, .dense(inputs: 54, outputs: 10, using: &generator))
    for model in [dense, convolutional] {
      let history = model.fit(
        training, loss: .softmaxCrossEntropy, optimizer: .adam(learningRate: 0.01), epochs: 3,
        batchSize: 32, validation: test, using: &generator)
      #expect(history.validationAccuracy[2] > 0.9)
      #expect(history.accuracy[2] > history.accuracy[0])
      let answers = Loss.softmaxCrossEntropy.answers(of: model(test.inputs))
      let matrix = ConfusionMatrix(predictions: answers, targets: test.y)
      #expect(matrix.accuracy == history.validationAccuracy[2])
    }
  }
}
