/// Functions of every element.
///
/// - Shape: the shape of the tensor.
/// - Gradient: g times the slope that each function states, element by element.
extension Tensor {
  func applying(_ function: ElementFunction) -> Tensor {
    var results = values
    for index in results.indices { results[index] = function(results[index]) }
    return Tensor(
      Node(shape: shape, values: results, primitive: .function(function), inputs: [node]))
  }

  /// e^x; the slope is e^x.
  public func exp() -> Tensor { applying(.exp) }
  /// The natural logarithm; the slope is 1 / x.
  public func log() -> Tensor { applying(.log) }
  /// log(1 + x), exact for small x; the slope is 1 / (1 + x).
  public func log1p() -> Tensor { applying(.log1p) }
  /// The sine; the slope is cos x.
  public func sin() -> Tensor { applying(.sin) }
  /// The cosine; the slope is −sin x.
  public func cos() -> Tensor { applying(.cos) }
  /// The hyperbolic tangent; the slope is 1 − tanh² x.
  public func tanh() -> Tensor { applying(.tanh) }
  /// σ(x) = 1 / (1 + e^(−x)); the slope is σ·(1 − σ).
  public func sigmoid() -> Tensor { applying(.sigmoid) }
  /// max(0, x); the slope is 1 where x is positive, 0 elsewhere.
  public func relu() -> Tensor { applying(.relu) }
  /// x where it is positive, `slope`·x elsewhere; the slope is 1 or `slope`, at 0 the latter.
  public func leakyRelu(slope: Double = 0.01) -> Tensor { applying(.leakyRelu(slope: slope)) }
  /// log(1 + e^x) without overflow; the slope is σ(x).
  public func softplus() -> Tensor { applying(.softplus) }
  /// log σ(x) without underflow; the slope is σ(−x).
  public func logSigmoid() -> Tensor { applying(.logSigmoid) }
  /// −1, 0 or +1; the slope is 0 everywhere, so no gradient gets through.
  public func sign() -> Tensor { applying(.sign) }
  /// The absolute value; the slope is the sign.
  public func abs() -> Tensor { applying(.absolute) }
  /// x²; the slope is 2x.
  public func squared() -> Tensor { applying(.square) }
  /// √x; the slope is 1 / (2√x).
  public func squareRoot() -> Tensor { applying(.squareRoot) }
  /// Every element raised to `exponent`; the slope is exponent·x^(exponent − 1).
  public func power(_ exponent: Double) -> Tensor { applying(.power(exponent)) }
}
