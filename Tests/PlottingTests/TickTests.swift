import Testing

@testable import Plotting

@Suite struct TickTests {
  private func labels(_ low: Double, _ high: Double, count: Double = 5) -> [String] {
    Domain(low: low, high: high).ticks(.automatic, count: count).labels
  }

  @Test func ticksAreRound() {
    #expect(labels(0, 1) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(0, 100) == ["0", "20", "40", "60", "80", "100"])
    #expect(labels(-1, 1) == ["−1.0", "−0.5", "0", "0.5", "1.0"])
    #expect(labels(0, 0.69) == ["0", "0.2", "0.4", "0.6"])
  }

  @Test func thousandsAndMillionsHaveUnits() {
    #expect(labels(0, 100_000) == ["0", "20k", "40k", "60k", "80k", "100k"])
    #expect(labels(0, 5_000) == ["0", "1,000", "2,000", "3,000", "4,000", "5,000"])
    #expect(labels(0, 2e6) == ["0", "0.5M", "1.0M", "1.5M", "2.0M"])
  }

  @Test func digitsTellNeighboursApart() {
    for (low, high) in [
      (1e12, 1e12 + 5), (1e-12, 2e-12), (0.1, 0.10001), (-3e-5, 4e-5), (999_999, 1_000_001),
      (1e5, 1e5 + 1), (0, 1e300), (-1e-280, 1e-280),
    ] {
      let labels = labels(low, high)
      #expect(labels.count >= 2, "\(low) to \(high)")
      #expect(Set(labels).count == labels.count, "\(labels)")
    }
  }

  @Test func negativeNumbersHaveATrueMinusSign() {
    #expect(labels(-100, -50).allSatisfy { $0.hasPrefix("−") })
  }

  @Test func logarithmicTicksAreRaisedPowers() {
    let axis = Axis.log()
    #expect(
      Domain(low: 1e-4, high: 1).ticks(axis, count: 5).labels == [
        "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰",
      ])
    #expect(
      Domain(low: 1e-10, high: 1).ticks(axis, count: 5).labels == ["10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"])
    #expect(Domain(low: 1, high: 10).ticks(axis, count: 5).labels == ["1", "2", "5", "10"])
  }

  @Test func positionsLieInTheDomainAndRise() {
    for exponent in stride(from: -290, through: 290, by: 29) {
      for mantissa in [1.0, 1.7, 2.3, 4.9, 9.99] {
        let high = mantissa * NumberWording.power(exponent)
        let positions = Domain(low: -high / 3, high: high).ticks(.automatic, count: 6).positions
        #expect(positions.count >= 3 && positions.count <= 12)
        #expect(positions.allSatisfy { $0 >= -high / 3 * 1.000001 && $0 <= high * 1.000001 })
        #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }

  @Test func numbersInSentencesHaveThreeDigits() {
    #expect(NumberWording.short(0.6931471) == "0.693")
    #expect(NumberWording.short(-30_000) == "−30,000")
    #expect(NumberWording.short(0.5) == "0.5")
    #expect(NumberWording.short(13_723.36) == "13,700")
    #expect(NumberWording.short(1e-12) == "10⁻¹²")
    #expect(NumberWording.short(2.5e-7) == "2.5×10⁻⁷")
    #expect(NumberWording.short(.nan) == "not a number")
  }
}
