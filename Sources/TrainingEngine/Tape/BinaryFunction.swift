/// A function of two numbers that broadcasting applies to tensors.
enum BinaryFunction {
  case add, subtract, multiply, divide
  /// The greater or the lesser of two numbers; of equals each gets half of the gradient.
  case maximum, minimum
  /// Binary cross-entropy of a logit z and a target y: max(z, 0) − z·y + log(1 + e^−|z|).
  case logitCrossEntropy
  /// Binary cross-entropy of a probability p and a target y: −(y log p + (1 − y) log(1 − p)), each
  /// logarithm at least −100.
  case probabilityCrossEntropy

  var name: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .maximum: "maximum"
    case .minimum: "minimum"
    case .logitCrossEntropy, .probabilityCrossEntropy: "cross-entropy"
    }
  }

  /// Returns the function of `a` and `b`.
  @inline(__always)
  func callAsFunction(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .maximum: a.isNaN || a > b ? a : b
    case .minimum: a.isNaN || a < b ? a : b
    case .logitCrossEntropy:
      (a > 0 ? a : a.isNaN ? a : 0) - a * b + PortableMath.log1p(PortableMath.exp(-a.magnitude))
    case .probabilityCrossEntropy:
      -(b * max(PortableMath.log(a), -100) + (1 - b) * max(PortableMath.log1p(-a), -100))
    }
  }

  /// Returns `g` times the derivative with respect to `a`.
  @inline(__always)
  func leftGradient(_ g: Double, _ a: Double, _ b: Double) -> Double {
    switch self {
    case .add, .subtract: g
    case .multiply: g * b
    case .divide: g / b
    case .maximum: BinaryFunction.share(g, of: a, over: b)
    case .minimum: BinaryFunction.share(g, of: b, over: a)
    case .logitCrossEntropy:
      // σ(a) − b, without cancellation where σ(a) is nearly 1.
      a > 0
        ? g * ((1 - b) - ElementFunction.sigmoid(-a)) : g * (ElementFunction.sigmoid(a) - b)
    case .probabilityCrossEntropy:
      g * ((a - b) / max(a * (1 - a), 1e-12))
    }
  }

  /// Returns `g` times the derivative with respect to `b`.
  @inline(__always)
  func rightGradient(_ g: Double, _ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: g
    case .subtract: -g
    case .multiply: g * a
    case .divide: -(g * (a / b) / b)
    case .maximum: BinaryFunction.share(g, of: b, over: a)
    case .minimum: BinaryFunction.share(g, of: a, over: b)
    case .logitCrossEntropy: -(g * a)
    case .probabilityCrossEntropy:
      g * (max(PortableMath.log1p(-a), -100) - max(PortableMath.log(a), -100))
    }
  }

  /// The part of the gradient that goes to `a` when the greater of `a` and `b` was taken.
  @inline(__always)
  private static func share(_ g: Double, of a: Double, over b: Double) -> Double {
    a > b ? g : a == b ? g / 2 : 0
  }
}
