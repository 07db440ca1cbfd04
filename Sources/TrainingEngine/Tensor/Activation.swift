/// What a neuron makes of the weighted sum of its inputs.
public struct Activation: Equatable, Sendable {
  private enum Kind: Equatable, Sendable {
    case identity, sign, sigmoid, tanh, relu
    case leakyRelu(slope: Double)
  }

  private let kind: Kind

  private init(_ kind: Kind) {
    self.kind = kind
  }

  /// x itself.
  public static let identity = Activation(.identity)
  /// −1, 0 or +1; its derivative is 0 everywhere, so no gradient gets through.
  public static let sign = Activation(.sign)
  /// 1 / (1 + e^(−x)), between 0 and 1.
  public static let sigmoid = Activation(.sigmoid)
  /// The hyperbolic tangent, between −1 and 1.
  public static let tanh = Activation(.tanh)
  /// max(0, x).
  public static let relu = Activation(.relu)
  /// x where it is positive, 0.01·x elsewhere.
  public static let leakyRelu = Activation(.leakyRelu(slope: 0.01))

  /// x where it is positive, `slope`·x elsewhere.
  public static func leakyRelu(slope: Double) -> Activation {
    Activation(.leakyRelu(slope: slope))
  }

  /// The activations of the course, in the order in which it meets them.
  public static let all: [Activation] = [identity, sign, sigmoid, tanh, relu, leakyRelu]

  /// The name as a title: `leaky ReLU`.
  public var name: String {
    switch kind {
    case .identity: "identity"
    case .sign: "sign"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .relu: "ReLU"
    case .leakyRelu: "leaky ReLU"
    }
  }

  private var function: ElementFunction? {
    switch kind {
    case .identity: nil
    case .sign: .sign
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    case .leakyRelu(let slope): .leakyRelu(slope: slope)
    }
  }

  /// Returns the activation of the weighted sum `x`.
  public func callAsFunction(_ x: Double) -> Double {
    function.map { $0(x) } ?? x
  }

  /// Returns the slope of the activation at `x`.
  public func derivative(at x: Double) -> Double {
    function.map { $0.derivative(at: x) } ?? 1
  }

  /// Returns the activation of every element.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    function.map { x.applying($0) } ?? x
  }

  /// Returns the slope at every element, as values without history.
  public func derivative(at x: Tensor) -> Tensor {
    Tensor(Node(shape: x.shape, values: x.values.map { derivative(at: $0) }))
  }
}

extension Activation: CustomStringConvertible {
  public var description: String { name }
}
