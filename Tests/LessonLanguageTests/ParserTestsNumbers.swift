import LessonLanguage
import Testing

@Suite struct NumberLiteralTests {
  private func value(_ literal: String) -> Expression.Kind? {
    let parsed = SyntaxDump.parse(literal).parsed
    guard case .expression(let expression)? = parsed.statements.first?.kind else { return nil }
    return expression.kind
  }

  private func double(_ literal: String) -> Double? {
    if case .double(let value)? = value(literal) { return value }
    return nil
  }

  @Test(arguments: [
    "0.1", "1e23", "9007199254740993.0", "2.2250738585072011e-308", "4.9406564584124654e-324",
    "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308",
    "1.7976931348623159e308", "123456789012345678901234567890.0", "0.000000000000000000001",
    "8.5e-45", "1e-400", "1e400", "0.0", "00012.500", "1_000.000_1", "6.02214076e23",
    "179769313486231580793728971405301e276", "0.1e-10", "5e-324", "3e-324", "1e22", "1e-22", "1e16",
  ])
  func decimalsAreTheNearestDouble(_ literal: String) {
    #expect(double(literal) == Double(literal.filter { $0 != "_" }))
  }

  @Test func randomDecimalsAreTheNearestDouble() {
    var state: UInt64 = 1
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let exponent = Int(state >> 33 % 640) - 330
      let literal = "\(state >> 3).\(state % 1_000_003)e\(exponent)"
      #expect(double(literal) == Double(literal), "\(literal)")
    }
  }

  @Test func halfwayDigitsFarBehindDecide() {
    let half = "9007199254740993"
    #expect(double(half + ".0") == 9_007_199_254_740_992)
    #expect(double(half + "." + String(repeating: "0", count: 900) + "1") == 9_007_199_254_740_994)
  }

  @Test(arguments: [
    ("0x1p0", 1.0), ("0x1.8p3", 12), ("0xFFp-4", 15.9375), ("0x1p-1074", .leastNonzeroMagnitude),
    ("0x1p-1075", 0), ("0x1.8p-1075", .leastNonzeroMagnitude), ("0x1p1024", .infinity),
    ("0x1.fffffffffffff8p0", 2), ("0x1.00000000000008p0", 1),
    ("0x123456789ABCDEF01p0", 20_988_295_479_420_645_121.0),
  ])
  func hexadecimalsAreTheNearestDouble(_ literal: String, _ expected: Double) {
    #expect(double(literal) == expected)
  }

  @Test func integersKeepTheirMagnitude() {
    for (literal, expected) in [
      ("18446744073709551615", UInt64.max), ("0xFF_FF", 65535), ("0b1010", 10), ("0o17", 15),
      ("1_000", 1000), ("007", 7),
    ] {
      guard case .integer(let value)? = value(literal) else {
        Issue.record("\(literal) is no integer")
        continue
      }
      #expect(value == expected)
    }
  }
}
