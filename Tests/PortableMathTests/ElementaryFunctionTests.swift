import PortableMath
import Testing

@Suite struct ElementaryFunctionTests {
  private static let unary: [String: @Sendable (Double) -> Double] = [
    "exp": PortableMath.exp, "expm1": PortableMath.expm1, "log": PortableMath.log,
    "log1p": PortableMath.log1p, "log2": PortableMath.log2, "log10": PortableMath.log10,
    "sin": PortableMath.sin, "cos": PortableMath.cos, "tan": PortableMath.tan,
    "sinh": PortableMath.sinh, "cosh": PortableMath.cosh, "tanh": PortableMath.tanh,
    "asin": PortableMath.asin, "acos": PortableMath.acos, "atan": PortableMath.atan,
    "cbrt": PortableMath.cbrt,
  ]
  private static let binary: [String: @Sendable (Double, Double) -> Double] = [
    "pow": PortableMath.pow, "atan2": PortableMath.atan2, "hypot": PortableMath.hypot,
  ]

  @Test(arguments: vectors.keys.sorted())
  func staysWithinOneUnitInTheLastPlace(name: String) throws {
    for vector in try #require(vectors[name]) {
      let got: Double
      if vector.arguments.count == 1 {
        let function = try #require(Self.unary[name])
        got = function(vector.arguments[0])
      } else {
        let function = try #require(Self.binary[name])
        got = function(vector.arguments[0], vector.arguments[1])
      }
      #expect(
        abs(got - vector.expected) <= vector.expected.ulp,
        "\(name)(\(vector.arguments)) is \(got), expected \(vector.expected)")
    }
  }

  @Test func keepsTheSignOfZero() {
    let odd = [
      PortableMath.expm1, PortableMath.log1p, PortableMath.sin, PortableMath.tan,
      PortableMath.sinh, PortableMath.tanh, PortableMath.asin, PortableMath.atan,
    ]
    for function in odd {
      #expect(function(-0.0).bitPattern == (-0.0).bitPattern)
      #expect(function(0.0).bitPattern == (0.0).bitPattern)
      #expect(function(Double.leastNonzeroMagnitude) == Double.leastNonzeroMagnitude)
      #expect(function(-Double.leastNonzeroMagnitude) == -Double.leastNonzeroMagnitude)
    }
  }

  @Test func takesInfinitiesAsLimits() {
    #expect(PortableMath.exp(.infinity) == .infinity)
    #expect(PortableMath.exp(-.infinity) == 0)
    #expect(PortableMath.exp(709.79) == .infinity)
    #expect(PortableMath.exp(-745.14) == 0)
    #expect(PortableMath.expm1(-.infinity) == -1)
    #expect(PortableMath.expm1(.infinity) == .infinity)
    #expect(PortableMath.log(.infinity) == .infinity)
    #expect(PortableMath.log(0) == -.infinity)
    #expect(PortableMath.log(-0.0) == -.infinity)
    #expect(PortableMath.log(-1).isNaN)
    #expect(PortableMath.log1p(-1) == -.infinity)
    #expect(PortableMath.log1p(-1.5).isNaN)
    #expect(PortableMath.log1p(.infinity) == .infinity)
    #expect(PortableMath.tanh(-.infinity) == -1)
    #expect(PortableMath.tanh(.infinity) == 1)
    #expect(PortableMath.sinh(-.infinity) == -.infinity)
    #expect(PortableMath.sinh(-711) == -.infinity)
    #expect(PortableMath.cosh(-.infinity) == .infinity)
    #expect(PortableMath.atan(-.infinity) == -.pi / 2)
    #expect(PortableMath.cbrt(-.infinity) == -.infinity)
    #expect(PortableMath.sin(.infinity).isNaN)
    #expect(PortableMath.cos(-.infinity).isNaN)
    #expect(PortableMath.tan(.infinity).isNaN)
    #expect(PortableMath.asin(1.0000001).isNaN)
    #expect(PortableMath.acos(-1.0000001).isNaN)
  }

  @Test(arguments: unary.keys.sorted())
  func passesNotANumberOn(name: String) throws {
    let function = try #require(Self.unary[name])
    #expect(function(.nan).isNaN)
  }

  @Test func hitsExactValues() {
    #expect(PortableMath.exp(0) == 1)
    #expect(PortableMath.log(1).bitPattern == 0)
    #expect(PortableMath.cos(0) == 1)
    #expect(PortableMath.acos(1).bitPattern == 0)
    #expect(PortableMath.acos(-1) == .pi)
    #expect(PortableMath.asin(1) == .pi / 2)
    #expect(PortableMath.cbrt(-27) == -3)
    #expect(PortableMath.cbrt(-0.0).bitPattern == (-0.0).bitPattern)
    #expect(PortableMath.hypot(3, -4) == 5)
    for exponent in -1074...1023 {
      #expect(PortableMath.log2(PortableMath.pow(2, Double(exponent))) == Double(exponent))
    }
    for exponent in 0...22 {
      #expect(PortableMath.log10(PortableMath.pow(10, Double(exponent))) == Double(exponent))
    }
  }

  @Test func raisesWholeNumbersExactly() {
    #expect(PortableMath.pow(2, 10) == 1024)
    for base in 1...60 {
      var product = 1.0
      var exponent = 0.0
      while product * Double(base) < 0x1p53, exponent < 60 {
        #expect(PortableMath.pow(Double(base), exponent) == product)
        #expect(
          PortableMath.pow(-Double(base), exponent)
            == (exponent.truncatingRemainder(dividingBy: 2) == 0 ? product : -product))
        product *= Double(base)
        exponent += 1
      }
    }
    #expect(PortableMath.pow(2, -1074) == Double.leastNonzeroMagnitude)
    #expect(PortableMath.pow(2.25, 0.5) == 1.5)
  }

  @Test func followsTheSpecialCasesOfPower() {
    #expect(PortableMath.pow(.nan, 0) == 1)
    #expect(PortableMath.pow(1, .nan) == 1)
    #expect(PortableMath.pow(-1, .infinity) == 1)
    #expect(PortableMath.pow(0.5, -.infinity) == .infinity)
    #expect(PortableMath.pow(2, -.infinity) == 0)
    #expect(PortableMath.pow(-8, 1.0 / 3).isNaN)
    #expect(PortableMath.pow(-0.0, -3) == -.infinity)
    #expect(PortableMath.pow(-0.0, 3).bitPattern == (-0.0).bitPattern)
    #expect(PortableMath.pow(-0.0, -2) == .infinity)
    #expect(PortableMath.pow(-.infinity, 3) == -.infinity)
    #expect(PortableMath.pow(-.infinity, -3).bitPattern == (-0.0).bitPattern)
    #expect(PortableMath.pow(10, 400) == .infinity)
    #expect(PortableMath.pow(-10, 401) == -.infinity)
    #expect(PortableMath.pow(10, -400) == 0)
    #expect(PortableMath.pow(1.0000000000000002, 1e300) == .infinity)
  }

  @Test func findsTheQuadrant() {
    #expect(PortableMath.atan2(0, 1).bitPattern == 0)
    #expect(PortableMath.atan2(-0.0, 1).bitPattern == (-0.0).bitPattern)
    #expect(PortableMath.atan2(0, -0.0) == .pi)
    #expect(PortableMath.atan2(-0.0, -1) == -.pi)
    #expect(PortableMath.atan2(1, 0) == .pi / 2)
    #expect(PortableMath.atan2(-1, -0.0) == -.pi / 2)
    #expect(PortableMath.atan2(.infinity, .infinity) == .pi / 4)
    #expect(PortableMath.atan2(.infinity, -.infinity) == 3 * .pi / 4)
    #expect(PortableMath.atan2(1, -.infinity) == .pi)
    #expect(
      PortableMath.atan2(Double.leastNonzeroMagnitude, Double.leastNonzeroMagnitude) == .pi / 4)
    #expect(PortableMath.atan2(.nan, 1).isNaN)
  }

  @Test func hypotenuseKnowsNoOverflow() {
    #expect(PortableMath.hypot(.infinity, .nan) == .infinity)
    #expect(PortableMath.hypot(.nan, 1).isNaN)
    #expect(PortableMath.hypot(0, -0.0).bitPattern == 0)
    #expect(PortableMath.hypot(Double.leastNonzeroMagnitude, 0) == Double.leastNonzeroMagnitude)
    #expect(PortableMath.hypot(1.7e308, 1.7e308) == .infinity)
  }
}
