/// The functions of one number that the tape knows, each with its derivative.
///
/// At a kink the derivative is the one that the training literature uses: 0 for ReLU and the
/// absolute value at 0, the slope for leaky ReLU at 0.
enum ElementFunction: Equatable {
  case negate, exp, log, log1p, sin, cos, tanh, sigmoid, relu, softplus, logSigmoid, sign, absolute
  case square, squareRoot
  case leakyRelu(slope: Double)
  /// x raised to a fixed exponent.
  case power(Double)

  var name: String {
    switch self {
    case .negate: "negate"
    case .exp: "exp"
    case .log: "log"
    case .log1p: "log1p"
    case .sin: "sin"
    case .cos: "cos"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .relu: "relu"
    case .softplus: "softplus"
    case .logSigmoid: "logSigmoid"
    case .sign: "sign"
    case .absolute: "abs"
    case .square: "squared"
    case .squareRoot: "squareRoot"
    case .leakyRelu: "leakyRelu"
    case .power: "power"
    }
  }

  /// Returns the function at `x`.
  func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .negate: -x
    case .exp: PortableMath.exp(x)
    case .log: PortableMath.log(x)
    case .log1p: PortableMath.log1p(x)
    case .sin: PortableMath.sin(x)
    case .cos: PortableMath.cos(x)
    case .tanh: PortableMath.tanh(x)
    case .sigmoid: ElementFunction.logistic(x)
    case .relu: x > 0 ? x : x.isNaN ? x : 0
    case .softplus: ElementFunction.softened(x)
    case .logSigmoid: -ElementFunction.softened(-x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? x : 0
    case .absolute: x.magnitude
    case .square: x * x
    case .squareRoot: x.squareRoot()
    case .leakyRelu(let slope): x > 0 ? x : slope * x
    case .power(let exponent): PortableMath.pow(x, exponent)
    }
  }

  /// Returns the derivative at `x`.
  func derivative(at x: Double) -> Double {
    derivative(at: x, value: self(x))
  }

  /// Returns the derivative at `x`, where the function is `y`: what is known saves an exponential.
  func derivative(at x: Double, value y: Double) -> Double {
    switch self {
    case .negate: return -1
    case .exp: return y
    case .log: return 1 / x
    case .log1p: return 1 / (1 + x)
    case .sin: return PortableMath.cos(x)
    case .cos: return -PortableMath.sin(x)
    case .tanh:
      // 1 − t² cancels for large x; in terms of e^(−2|x|) nothing does.
      let e = PortableMath.exp(-2 * x.magnitude)
      return 4 * e / ((1 + e) * (1 + e))
    case .sigmoid:
      let e = PortableMath.exp(-x.magnitude)
      return e / ((1 + e) * (1 + e))
    case .relu: return x > 0 ? 1 : 0
    case .softplus: return ElementFunction.logistic(x)
    case .logSigmoid: return ElementFunction.logistic(-x)
    case .sign: return 0
    case .absolute: return x > 0 ? 1 : x < 0 ? -1 : 0
    case .square: return 2 * x
    case .squareRoot: return 0.5 / y
    case .leakyRelu(let slope): return x > 0 ? 1 : slope
    case .power(let exponent):
      return exponent == 0 ? 0 : exponent * PortableMath.pow(x, exponent - 1)
    }
  }

  /// 1 / (1 + e^(−x)), in the form that does not overflow on either side.
  private static func logistic(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + PortableMath.exp(-x)) }
    let e = PortableMath.exp(x)
    return e / (1 + e)
  }

  /// log(1 + e^x) = max(x, 0) + log1p(e^(−|x|)).
  private static func softened(_ x: Double) -> Double {
    (x > 0 ? x : 0) + PortableMath.log1p(PortableMath.exp(-x.magnitude))
  }
}
