import Testing
import TrainingEngine

/// Trains every kind of model a little. The sums of the bits stand here: they are the same in every
/// build, on every machine and in the page.
@Suite struct SameBitsTests {
  /// FNV-1a over the bits of numbers.
  private struct Digest {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ number: Double) {
      for shift in stride(from: 0, to: 64, by: 8) {
        value = (value ^ ((number.bitPattern >> UInt64(shift)) & 0xFF)) &* 0x100_0000_01b3
      }
    }

    mutating func add(_ numbers: [Double]) {
      for number in numbers { add(number) }
    }

    var text: String { String(value, radix: 16) }
  }

  private func digest(_ model: Sequential, _ history: History) -> String {
    var digest = Digest()
    for parameter in model.parameters { digest.add(parameter.values) }
    digest.add(history.loss)
    digest.add(history.validationLoss)
    digest.add(history.accuracy)
    return digest.text
  }

  private func moons() -> (Dataset, Dataset) {
    var generator = SeededGenerator(seed: 1)
    let (first, second) = Dataset.moons(count: 60, using: &generator).split(
      at: 0.8, using: &generator)
    return (first, second)
  }

  private static let optimizers: [(name: String, make: @Sendable () -> Optimizer, bits: String)] = [
    ("descent", { .gradientDescent(learningRate: 0.1) }, "e3536dcb9c4014"),
    ("momentum", { .momentum(learningRate: 0.1) }, "11f72cb689b50c1"),
    ("nesterov", { .momentum(learningRate: 0.1, nesterov: true) }, "b6324d5e5ae9e93f"),
    ("adagrad", { .adagrad(learningRate: 0.1) }, "d210a8b2e215cd0e"),
    ("adadelta", { .adadelta() }, "88b0ef0dd51226a5"),
    ("rmsProp", { .rmsProp(momentum: 0.5, centered: true) }, "cfb2228402e83470"),
    ("adam", { .adam(learningRate: 0.01) }, "5fe97073b8c3893"),
    ("adamW", { .adamW(learningRate: 0.01) }, "ecb0d1e07d989e58"),
    ("averaged", { .averaged(learningRate: 0.1, start: 2) }, "ba22b4d411373ec1"),
  ]

  @Test func denseNetworksUnderEveryOptimizer() {
    let (training, validation) = moons()
    for (name, make, bits) in Self.optimizers {
      var generator = SeededGenerator(seed: 2)
      let model = Sequential(
        .dense(inputs: 2, outputs: 6, activation: .tanh, using: &generator),
        .dropout(0.2, using: &generator),
        .dense(inputs: 6, outputs: 5, activation: .relu, using: &generator),
        .dense(inputs: 5, outputs: 1, using: &generator))
      let history = model.fit(
        training, loss: .logitCrossEntropy, optimizer: make(), epochs: 5, batchSize: 8,
        validation: validation, penalty: Penalty(l1: 0.001, l2: 0.01),
        schedule: .cosine(to: 0.1, epochs: 5).afterWarmup(epochs: 1), using: &generator)
      #expect(digest(model, history) == bits, "\(name)")
    }
  }

  @Test func convolutionalNetworks() {
    var generator = SeededGenerator(seed: 3)
    let images = Dataset(
      .normal([12, 2, 7, 6], using: &generator), classes: (0..<12).map { $0 % 3 })
    let model = Sequential(
      .conv2D(
        channels: 2, filters: 3, kernel: 3, stride: 2, padding: 1, activation: .leakyRelu,
        using: &generator), .maxPool2D(2), .flatten,
      .dense(inputs: 6, outputs: 3, using: &generator))
    let history = model.fit(
      images, loss: .softmaxCrossEntropy, optimizer: .adam(learningRate: 0.01), epochs: 4,
      batchSize: 5, using: &generator)
    #expect(digest(model, history) == "3579d72f3f6940b5")
  }

  @Test func recurrentNetworks() {
    var generator = SeededGenerator(seed: 4)
    let wave = Dataset.windows(of: (0..<40).map { sin(0.3 * Double($0)) }, length: 8)
    let model = Sequential(
      .rnn(inputs: 1, units: 5, examplesFirst: true, using: &generator),
      .dense(inputs: 5, outputs: 1, using: &generator))
    let history = model.fit(
      wave, loss: .meanSquaredError, optimizer: .adam(learningRate: 0.01), epochs: 4,
      batchSize: 10, using: &generator)
    #expect(digest(model, history) == "54ffdd655e8ff86b")
  }

  @Test func linearModels() {
    var generator = SeededGenerator(seed: 5)
    let data = Dataset.blobs(
      count: 40, centers: [[-1, -1, 0], [1, 0.5, 1]], deviation: 0.8, using: &generator)
    var digest = Digest()
    let perceptron = Perceptron(inputs: 3)
    let signs = data.y.map { 2 * $0 - 1 }
    digest.add(perceptron.fit(data.x, signs, learningRate: 0.1, epochs: 3).agreement)
    digest.add(perceptron.weights + [perceptron.bias])
    let logistic = LogisticRegression(inputs: 3)
    digest.add(logistic.fit(data.x, data.y, epochs: 20).loss)
    digest.add(logistic.weights + [logistic.bias])
    let squares = LeastSquares(inputs: 3)
    digest.add(squares.fit(data.x, data.y, epochs: 20, ridge: 0.1).loss)
    squares.solve(data.x, data.y, ridge: 0.1)
    digest.add(squares.weights + [squares.bias])
    #expect(digest.text == "a9a9c532ea49cea0")
  }

  @Test func toys() {
    var generator = SeededGenerator(seed: 6)
    var digest = Digest()
    for toy in [
      Dataset.moons(count: 21, using: &generator), .rings(count: 21, using: &generator),
      .spirals(count: 21, classes: 3, using: &generator), .blobs(count: 21, using: &generator),
    ] {
      digest.add(Standardization(toy.inputs)(toy.inputs).values + toy.y)
    }
    #expect(digest.text == "d825d0f750d9a7a2")
  }
}
