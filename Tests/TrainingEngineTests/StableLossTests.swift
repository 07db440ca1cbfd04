import Testing
import TrainingEngine

@Suite struct StableLossTests {
  private let epsilon = 2.22e-16

  @Test func binaryCrossEntropyOfLogitsStaysExactAtExtremes() throws {
    let test = try #require(try ReferenceFile("stable_losses").cases.first)
    let (z, y) = try (test.numbers("z"), test.numbers("y"))
    let values = try test.numbers("value")
    let derivatives = try test.numbers("derivative")
    for index in z.indices {
      let logit = Tensor(z[index], requiresGradient: true)
      let loss = binaryCrossEntropy(logits: logit, targets: Tensor(y[index]))
      loss.backward()
      let label = "z = \(z[index]), y = \(y[index])"
      expectClose(
        [loss.item], [values[index]], relative: 4 * epsilon, absolute: 1e-307, label)
      expectClose(
        [try #require(logit.gradient).item], [derivatives[index]], relative: 4 * epsilon,
        absolute: 2.3e-16, "\(label), derivative")
    }
  }

  @Test func softmaxAndItsLogarithmStayExactAtExtremes() throws {
    for test in try ReferenceFile("stable_losses").cases where test.has("log_softmax") {
      let name = try test.text("name")
      let values = try test.numbers("x")
      let x = Tensor(values, requiresGradient: true)
      let target = try test.number("target")
      let largest = values.filter { $0.isFinite }.map { abs($0) }.max() ?? 0
      let slack = 4 * epsilon * max(1, largest)
      expectClose(
        x.logSoftmax().values, try test.numbers("log_softmax"), relative: 4 * epsilon,
        absolute: slack, "\(name) log-softmax")
      expectClose(
        x.softmax().values, try test.numbers("softmax"), relative: 8 * epsilon, absolute: 2.3e-16,
        "\(name) softmax")
      expectClose(
        [x.logSumExp(axis: 0).item], [try test.number("logsumexp")], relative: 4 * epsilon,
        absolute: slack, "\(name) log-sum-exp")
      let loss = softmaxCrossEntropy(logits: x, targets: [Int(target)])
      loss.backward()
      expectClose(
        [loss.item], [try test.number("cross_entropy")], relative: 4 * epsilon, absolute: slack,
        "\(name) cross-entropy")
      expectClose(
        try #require(x.gradient).values, try test.numbers("d_cross_entropy_dx"),
        relative: 8 * epsilon, absolute: 2.3e-16, "\(name) gradient")
    }
  }

  @Test func binaryCrossEntropyOfProbabilitiesIsClamped() throws {
    let test = try #require(try ReferenceFile("stable_losses").cases.last)
    let (p, y) = try (test.numbers("p"), test.numbers("y"))
    for (index, want) in try test.numbers("value").enumerated() {
      let loss = binaryCrossEntropy(Tensor(p[index]), Tensor(y[index]))
      expectClose(
        [loss.item], [want], relative: 4 * epsilon, absolute: 1e-307,
        "p = \(p[index]), y = \(y[index])")
    }
  }
}
