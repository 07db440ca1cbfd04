extension InterfaceText {
  static let tensor = """
    struct Tensor: Equatable, CustomStringConvertible {
      let _object: _Object

      @builtin("Tensor.scalar") init(_ scalar: Double, requiresGradient: Bool = false)
      @builtin("Tensor.vector") init(_ values: [Double], requiresGradient: Bool = false)
      @builtin("Tensor.matrix") init(_ rows: [[Double]], requiresGradient: Bool = false)
      @builtin("Tensor.shaped")
      init(_ values: [Double], shape: [Int], requiresGradient: Bool = false)

      static func zeros(_ shape: Int..., requiresGradient: Bool = false) -> Tensor {
        return filled(0.0, shape: shape, requiresGradient: requiresGradient)
      }
      static func zeros(_ shape: [Int], requiresGradient: Bool = false) -> Tensor {
        return filled(0.0, shape: shape, requiresGradient: requiresGradient)
      }
      static func ones(_ shape: Int..., requiresGradient: Bool = false) -> Tensor {
        return filled(1.0, shape: shape, requiresGradient: requiresGradient)
      }
      static func ones(_ shape: [Int], requiresGradient: Bool = false) -> Tensor {
        return filled(1.0, shape: shape, requiresGradient: requiresGradient)
      }
      @builtin("Tensor.filled")
      static func filled(_ value: Double, shape: [Int], requiresGradient: Bool = false) -> Tensor

      static func normal(
        _ shape: [Int], mean: Double = 0, standardDeviation: Double = 1,
        using generator: inout SeededGenerator, requiresGradient: Bool = false
      ) -> Tensor {
        let count = _tensorCount(shape, "normal")
        var values: [Double] = []
        for _ in 0..<count {
          values.append(generator.normal(mean: mean, standardDeviation: standardDeviation))
        }
        return Tensor(values, shape: shape, requiresGradient: requiresGradient)
      }
      static func uniform(
        _ shape: [Int], from lower: Double = 0, to upper: Double = 1,
        using generator: inout SeededGenerator, requiresGradient: Bool = false
      ) -> Tensor {
        let count = _tensorCount(shape, "uniform")
        var values: [Double] = []
        for _ in 0..<count { values.append(generator.uniform(from: lower, to: upper)) }
        return Tensor(values, shape: shape, requiresGradient: requiresGradient)
      }

      @builtin("Tensor.shape") var shape: [Int] { get }
      @builtin("Tensor.rank") var rank: Int { get }
      @builtin("Tensor.count") var count: Int { get }
      @builtin("Tensor.values") var values: [Double] { get }
      @builtin("Tensor.requiresGradient") var requiresGradient: Bool { get }
      @builtin("Tensor.item") var item: Double { get }
      var description: String { return _description() }
      @builtin("Tensor.description") func _description() -> String
      static func == (lhs: Tensor, rhs: Tensor) -> Bool { return lhs._isEqual(rhs) }
      @builtin("Tensor.equal") func _isEqual(_ other: Tensor) -> Bool
      @builtin("Tensor.row") subscript(index: Int) -> Tensor { get }

      @builtin("Tensor.detached") func detached() -> Tensor
      @builtin("Tensor.gradient") var gradient: Tensor? { get }
      @builtin("Tensor.clearGradient") func clearGradient()
      @builtin("Tensor.backward") func backward()
      @builtin("Tensor.backwardUpstream") func backward(upstream: Tensor)
    }

    /// The number of elements of a shape; traps for one that no tensor can have.
    @builtin("Tensor.countOfShape") func _tensorCount(_ shape: [Int], _ operation: String) -> Int
    """

  static let tensorOperations = """
    extension Tensor {
      @builtin("Tensor.add") static func + (lhs: Tensor, rhs: Tensor) -> Tensor
      @builtin("Tensor.subtract") static func - (lhs: Tensor, rhs: Tensor) -> Tensor
      @builtin("Tensor.multiply") static func * (lhs: Tensor, rhs: Tensor) -> Tensor
      @builtin("Tensor.divide") static func / (lhs: Tensor, rhs: Tensor) -> Tensor
      static func + (lhs: Tensor, rhs: Double) -> Tensor { return lhs + Tensor(rhs) }
      static func - (lhs: Tensor, rhs: Double) -> Tensor { return lhs - Tensor(rhs) }
      static func * (lhs: Tensor, rhs: Double) -> Tensor { return lhs * Tensor(rhs) }
      static func / (lhs: Tensor, rhs: Double) -> Tensor { return lhs / Tensor(rhs) }
      static func + (lhs: Double, rhs: Tensor) -> Tensor { return Tensor(lhs) + rhs }
      static func - (lhs: Double, rhs: Tensor) -> Tensor { return Tensor(lhs) - rhs }
      static func * (lhs: Double, rhs: Tensor) -> Tensor { return Tensor(lhs) * rhs }
      static func / (lhs: Double, rhs: Tensor) -> Tensor { return Tensor(lhs) / rhs }
      @builtin("Tensor.negate") static prefix func - (operand: Tensor) -> Tensor

      static func += (lhs: inout Tensor, rhs: Tensor) { lhs = lhs.updated(by: rhs, lhs + rhs) }
      static func -= (lhs: inout Tensor, rhs: Tensor) { lhs = lhs.updated(by: rhs, lhs - rhs) }
      static func *= (lhs: inout Tensor, rhs: Tensor) { lhs = lhs.updated(by: rhs, lhs * rhs) }
      static func /= (lhs: inout Tensor, rhs: Tensor) { lhs = lhs.updated(by: rhs, lhs / rhs) }
      static func += (lhs: inout Tensor, rhs: Double) { lhs += Tensor(rhs) }
      static func -= (lhs: inout Tensor, rhs: Double) { lhs -= Tensor(rhs) }
      static func *= (lhs: inout Tensor, rhs: Double) { lhs *= Tensor(rhs) }
      static func /= (lhs: inout Tensor, rhs: Double) { lhs /= Tensor(rhs) }
      @builtin("Tensor.updated") func updated(by operand: Tensor, _ result: Tensor) -> Tensor

      @builtin("Tensor.matmul") func matmul(_ other: Tensor) -> Tensor
      @builtin("Tensor.dot") func dot(_ other: Tensor) -> Tensor
      @builtin("Tensor.transposed") func transposed() -> Tensor
      func reshaped(_ shape: Int...) -> Tensor { return reshaped(shape) }
      @builtin("Tensor.reshaped") func reshaped(_ shape: [Int]) -> Tensor

      @builtin("Tensor.sum") func sum() -> Tensor
      @builtin("Tensor.sumAxis") func sum(axis: Int, keepDimensions: Bool = false) -> Tensor
      @builtin("Tensor.mean") func mean() -> Tensor
      @builtin("Tensor.meanAxis") func mean(axis: Int, keepDimensions: Bool = false) -> Tensor
      func max() -> Tensor { return reshaped([count]).max(axis: 0) }
      @builtin("Tensor.maxAxis") func max(axis: Int, keepDimensions: Bool = false) -> Tensor
      func min() -> Tensor { return reshaped([count]).min(axis: 0) }
      @builtin("Tensor.minAxis") func min(axis: Int, keepDimensions: Bool = false) -> Tensor
      @builtin("Tensor.argmax") func argmax(axis: Int) -> Tensor
      @builtin("Tensor.picked") func picked(_ positions: [Int]) -> Tensor
      @builtin("Tensor.logSumExp") func logSumExp(axis: Int, keepDimensions: Bool = false) -> Tensor
      @builtin("Tensor.softmax") func softmax(axis: Int = -1) -> Tensor
      @builtin("Tensor.logSoftmax") func logSoftmax(axis: Int = -1) -> Tensor

      @builtin("Tensor.exp") func exp() -> Tensor
      @builtin("Tensor.log") func log() -> Tensor
      @builtin("Tensor.tanh") func tanh() -> Tensor
      @builtin("Tensor.sigmoid") func sigmoid() -> Tensor
      @builtin("Tensor.relu") func relu() -> Tensor
      @builtin("Tensor.leakyRelu") func leakyRelu(slope: Double = 0.01) -> Tensor
      @builtin("Tensor.softplus") func softplus() -> Tensor
      @builtin("Tensor.logSigmoid") func logSigmoid() -> Tensor
      @builtin("Tensor.sign") func sign() -> Tensor
      @builtin("Tensor.abs") func abs() -> Tensor
      @builtin("Tensor.squared") func squared() -> Tensor
      @builtin("Tensor.squareRoot") func squareRoot() -> Tensor
      @builtin("Tensor.power") func power(_ exponent: Double) -> Tensor
    }
    """

  static let tensorFunctions = """
    @builtin("number.sigmoid") func sigmoid(_ x: Double) -> Double
    func relu(_ x: Double) -> Double { return x > 0.0 ? x : x.isNaN ? x : 0.0 }
    func leakyRelu(_ x: Double, slope: Double = 0.01) -> Double {
      return x > 0.0 ? x : slope * x
    }
    @builtin("number.softplus") func softplus(_ x: Double) -> Double
    func sign(_ x: Double) -> Double {
      return x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x.isNaN ? x : 0.0
    }

    func exp(_ x: Tensor) -> Tensor { return x.exp() }
    func log(_ x: Tensor) -> Tensor { return x.log() }
    func tanh(_ x: Tensor) -> Tensor { return x.tanh() }
    func sqrt(_ x: Tensor) -> Tensor { return x.squareRoot() }
    func abs(_ x: Tensor) -> Tensor { return x.abs() }
    func sigmoid(_ x: Tensor) -> Tensor { return x.sigmoid() }
    func relu(_ x: Tensor) -> Tensor { return x.relu() }
    func leakyRelu(_ x: Tensor, slope: Double = 0.01) -> Tensor {
      return x.leakyRelu(slope: slope)
    }
    func softplus(_ x: Tensor) -> Tensor { return x.softplus() }
    func sign(_ x: Tensor) -> Tensor { return x.sign() }
    func softmax(_ x: Tensor) -> Tensor { return x.softmax() }
    func softmax(_ x: [Double]) -> [Double] { return Tensor(x).softmax().values }
    """
}
