import Foundation
import PortableMath
import Testing

@Suite struct NumberTextTests {
  private static let corners: [Double] = [
    0, -0.0, 1, 0.5, 1.5, 2.5, -2.5, 0.125, 0.375, 1.005, 2.675, 9.5, 9.995, 99.9999, 999_999.5,
    1e15, 1e21, 1e22, 1e23, .pi, 1 / 3, Double.leastNonzeroMagnitude, 2.2250738585072014e-308,
    1.7976931348623157e308,
    0.0001, 0.00001, 123_456, 1_234_567, 0.1, 0.05, 0.049999999999999996,
  ]

  private static var samples: [Double] {
    var generator = SeededGenerator(seed: 11)
    let random = (0..<300).map { _ in
      Double(bitPattern: generator.next())
    }
    let ordinary = (0..<300).map { _ in generator.normal() * 1000 }
    return corners + random.filter { $0.isFinite } + ordinary
  }

  @Test(arguments: [0, 1, 2, 3, 6, 17, 40])
  func formatsLikeTheCLibrary(digits: Int) {
    for value in Self.samples {
      #expect(PortableMath.fixed(value, digits: digits) == String(format: "%.\(digits)f", value))
      #expect(
        PortableMath.scientific(value, digits: digits) == String(format: "%.\(digits)e", value))
      #expect(PortableMath.general(value, digits: digits) == String(format: "%.\(digits)g", value))
    }
  }

  @Test func spellsWhatIsNotANumber() {
    #expect(PortableMath.fixed(.nan, digits: 2) == "nan")
    #expect(PortableMath.general(-.infinity, digits: 2) == "-inf")
    #expect(PortableMath.shortest(-.nan) == "nan")
    #expect(PortableMath.shortest(-0.1) == "-0.1")
  }

  @Test func readsBackWhatDescriptionWrites() {
    for value in Self.samples {
      #expect(PortableMath.number(value.description)?.bitPattern == value.bitPattern)
      let long = String(format: "%.25e", value)
      #expect(PortableMath.number(long)?.bitPattern == value.bitPattern)
    }
  }

  @Test(arguments: [
    "9007199254740993", "9007199254740993.00000000000000000000000000000001",
    "2.Double.leastNonzeroMagnitude",
    "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308",
    "1.7976931348623159e308", "1e309", "1e-400", "8.41e21", "0.1e-1", "+.5", "5.", "-0", "1E3",
    "2.22507385850720113605740979670913197593481954635164564e-308",
    "123456789012345678901234567890",
  ])
  func roundsAsTheStandardLibraryDoes(text: String) {
    #expect(PortableMath.number(text)?.bitPattern == Double(text)?.bitPattern)
  }

  @Test func readsHundredsOfDigits() {
    let halfway = "1." + String(repeating: "0", count: 15) + "1110223024625156540423631668090820312"
    #expect(PortableMath.number("1" + String(repeating: "0", count: 900)) == .infinity)
    let digits = "0." + String(repeating: "0", count: 400) + String(repeating: "7", count: 1000)
    #expect(PortableMath.number(digits + "e390") == 7.777777777777777e-11)
    #expect(PortableMath.number(halfway)?.bitPattern == Double(halfway)?.bitPattern)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "0x10", "1,5", " 1", "1 ", "nan", "--1", "1.2.3",
  ])
  func refusesOtherTexts(text: String) {
    #expect(PortableMath.number(text) == nil)
  }
}
