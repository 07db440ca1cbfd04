import Testing
import TrainingEngine

@Suite struct LearningRateScheduleTests {
  private func expect(
    _ schedule: LearningRateSchedule, _ want: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectClose(
      want.indices.map { schedule.factor(at: $0) }, want, relative: 1e-15, absolute: 1e-16,
      "factor", sourceLocation: sourceLocation)
  }

  @Test func multipliesTheRateByAFactorAnEpoch() {
    expect(.constant, [1, 1, 1])
    expect(.steps(every: 2, factor: 0.5), [1, 1, 0.5, 0.5, 0.25])
    expect(.exponential(factor: 0.9), [1, 0.9, 0.81])
    expect(.inverse(decay: 0.5), [1, 1 / 1.5, 0.5])
    expect(.linear(to: 0.2, epochs: 4), [1, 0.8, 0.6, 0.4, 0.2, 0.2])
    expect(.cosine(epochs: 4), [1, 0.5 + 0.125.squareRoot(), 0.5, 0.5 - 0.125.squareRoot(), 0, 0])
    expect(.cosine(to: 0.5, epochs: 2), [1, 0.75, 0.5])
    expect(.exponential(factor: 0.5).afterWarmup(epochs: 2), [0.5, 1, 1, 0.5, 0.25])
  }
}
