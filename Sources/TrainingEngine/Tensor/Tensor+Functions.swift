extension Tensor {
  func applying(_ function: ElementFunction) -> Tensor {
    var results = values
    for index in results.indices { results[index] = function(results[index]) }
    return Tensor(
      Node(shape: shape, values: results, primitive: .function(function), inputs: [node]))
  }

  public func exp() -> Tensor { applying(.exp) }
  /// The natural logarithm.
  public func log() -> Tensor { applying(.log) }
  /// log(1 + x), exact for small x.
  public func log1p() -> Tensor { applying(.log1p) }
  public func sin() -> Tensor { applying(.sin) }
  public func cos() -> Tensor { applying(.cos) }
  public func tanh() -> Tensor { applying(.tanh) }
  /// 1 / (1 + e^(−x)).
  public func sigmoid() -> Tensor { applying(.sigmoid) }
  /// max(0, x); the slope at 0 is 0.
  public func relu() -> Tensor { applying(.relu) }
  /// x where it is positive, `slope`·x elsewhere; the slope at 0 is `slope`.
  public func leakyRelu(slope: Double = 0.01) -> Tensor { applying(.leakyRelu(slope: slope)) }
  /// log(1 + e^x).
  public func softplus() -> Tensor { applying(.softplus) }
  /// The logarithm of the sigmoid, without underflow.
  public func logSigmoid() -> Tensor { applying(.logSigmoid) }
  /// −1, 0 or +1; no gradient gets through.
  public func sign() -> Tensor { applying(.sign) }
  /// The absolute value; the slope at 0 is 0.
  public func abs() -> Tensor { applying(.absolute) }
  public func squared() -> Tensor { applying(.square) }
  public func squareRoot() -> Tensor { applying(.squareRoot) }
  /// Every element raised to `exponent`.
  public func power(_ exponent: Double) -> Tensor { applying(.power(exponent)) }
}
