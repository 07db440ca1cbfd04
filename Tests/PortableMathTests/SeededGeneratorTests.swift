import PortableMath
import Testing

@Suite struct SeededGeneratorTests {
  @Test func followsTheReferenceSequence() {
    var generator = SeededGenerator(seed: 42)
    #expect(generator.next() == 0x1578_0b2e_0c2e_c716)
    #expect(generator.next() == 0x6104_d986_6d11_3a7e)
    #expect(generator.next() == 0xae17_5332_39e4_99a1)
    #expect(generator.next() == 0xecb8_ad47_03b3_60a1)
    var negative = SeededGenerator(seed: -1)
    #expect(negative.next() == 0x8f55_20d5_2a7e_ad08)
  }

  @Test func equalSeedsGiveEqualSequencesAndCopiesGoOnAlike() {
    var a = SeededGenerator(seed: 7)
    _ = a.normal()
    var b = a
    #expect((0..<50).map { _ in a.normal() } == (0..<50).map { _ in b.normal() })
    #expect(a == b)
    #expect(SeededGenerator(seed: 7) != SeededGenerator(seed: 8))
  }

  @Test func uniformNumbersFillTheUnitInterval() {
    var generator = SeededGenerator(seed: 1)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 {
      let value = generator.nextUniform()
      #expect(value >= 0 && value < 1)
      counts[Int(value * 10)] += 1
    }
    #expect(counts.allSatisfy { abs($0 - 1000) < 150 })
    #expect(generator.uniform(from: 3, to: 3) == 3)
  }

  @Test func normalNumbersHaveTheirMeanAndSpread() {
    var generator = SeededGenerator(seed: 5)
    let values = (0..<20_000).map { _ in generator.normal(mean: 10, standardDeviation: 2) }
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean - 10) < 0.05)
    #expect(abs(variance - 4) < 0.15)
  }

  @Test func boundedIntegersAreEquallyLikely() {
    var generator = SeededGenerator(seed: 3)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 { counts[Int(generator.integer(below: 7))] += 1 }
    #expect(counts.allSatisfy { abs($0 - 2000) < 200 })
    #expect(generator.integer(below: 1) == 0)
    // A bound of 3/4 of the range would favour small numbers if the remainder were taken.
    let bound: Int64 = 0x6000_0000_0000_0000
    let low = (0..<4000).filter { _ in generator.integer(below: bound) < bound / 2 }.count
    #expect(abs(low - 2000) < 200)
  }

  @Test func shufflesWithoutLosingAnElement() {
    var generator = SeededGenerator(seed: 9)
    let order = generator.permutation(of: 100)
    #expect(order != Array(0..<100))
    #expect(order.sorted() == Array(0..<100))
    var single = ["a"]
    generator.shuffle(&single)
    #expect(single == ["a"])
  }

  @Test func servesSwiftsOwnRandomFunctions() {
    var generator = SeededGenerator(seed: 2)
    #expect(
      (0..<100).allSatisfy { _ in (2.0..<3.0).contains(.random(in: 2..<3, using: &generator)) })
  }
}
