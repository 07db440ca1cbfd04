/// How the weights of a layer begin: small, random and different, so that units learn different
/// things. Biases begin at 0.
public struct Initialization: Equatable, Sendable {
  private enum Kind: Equatable, Sendable {
    case glorot, he, fanIn, zeros
  }

  private let kind: Kind

  private init(_ kind: Kind) {
    self.kind = kind
  }

  /// ±√(6 / (fan-in + fan-out)), for tanh and sigmoid (Glorot and Bengio, 2010).
  public static let glorot = Initialization(.glorot)
  /// ±√(6 / fan-in), for ReLU, which silences half of its inputs (He and others, 2015).
  public static let he = Initialization(.he)
  /// ±1 / √fan-in (LeCun and others, 1998).
  public static let fanIn = Initialization(.fanIn)
  /// 0 everywhere: all units of a layer stay the same for ever.
  public static let zeros = Initialization(.zeros)

  /// Returns the bound of the uniform distribution for a layer whose units see `fanIn` numbers and
  /// whose inputs go to `fanOut` units.
  func limit(fanIn: Int, fanOut: Int) -> Double {
    switch kind {
    case .glorot: (6 / Double(fanIn + fanOut)).squareRoot()
    case .he: (6 / Double(fanIn)).squareRoot()
    case .fanIn: 1 / Double(fanIn).squareRoot()
    case .zeros: 0
    }
  }

  /// Returns a parameter of `shape` with numbers drawn in row-major order.
  func weights(
    _ shape: [Int], fanIn: Int, fanOut: Int, using generator: inout SeededGenerator
  ) -> Tensor {
    let limit = limit(fanIn: fanIn, fanOut: fanOut)
    return Tensor.uniform(
      shape, from: -limit, to: limit, using: &generator, requiresGradient: true)
  }
}
