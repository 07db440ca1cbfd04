/// A linear model of a number: w·x + b, with the least mean of squared errors.
///
///     let line = LeastSquares(inputs: 1)
///     line.solve(x, y)                                      // in closed form
///     line.fit(x, y, learningRate: 0.1, epochs: 100)        // or by descent
///
/// Both minimize Σ (y − w·x − b)² + ridge·|w|²; the bias is not penalized.
public final class LeastSquares {
  public var weights: [Double]
  public var bias: Double

  /// Makes a model with zero weights.
  public init(inputs: Int) {
    weights = [Double](repeating: 0, count: max(inputs, 0))
    bias = 0
  }

  public init(weights: [Double], bias: Double) {
    self.weights = weights
    self.bias = bias
  }

  /// Returns w·x + b.
  public func predict(_ input: [Double]) -> Double {
    checked { () throws(TensorError) in
      try Examples.check(input, inputs: weights.count, in: "predict")
      return net(input)
    }
  }

  /// Returns the prediction for each row.
  public func predict(_ rows: [[Double]]) -> [Double] {
    rows.map { predict($0) }
  }

  private func net(_ input: [Double]) -> Double {
    var sum = 0.0
    for index in weights.indices { sum += weights[index] * input[index] }
    return sum + bias
  }

  /// Returns what is left of each target: y − w·x − b.
  public func residuals(_ x: [[Double]], _ y: [Double]) -> [Double] {
    checked { () throws(TensorError) in try checkedResiduals(x, y) }
  }

  /// The form of `residuals` that throws when the examples do not go with the model.
  public func checkedResiduals(
    _ x: [[Double]], _ y: [Double]
  ) throws(TensorError) -> [Double] {
    try Examples.check(x, y, inputs: weights.count, in: "residuals")
    var residuals = y
    for (index, input) in x.enumerated() { residuals[index] -= net(input) }
    return residuals
  }

  /// Returns the mean of the squared residuals.
  public func loss(_ x: [[Double]], _ y: [Double]) -> Double {
    checked { () throws(TensorError) in try checkedLoss(x, y) }
  }

  /// The form of `loss` that throws when the examples do not go with the model.
  public func checkedLoss(_ x: [[Double]], _ y: [Double]) throws(TensorError) -> Double {
    var sum = 0.0
    for residual in try checkedResiduals(x, y) { sum += residual * residual }
    return sum / Double(x.count)
  }

  /// Returns the gradient of Σ residual² / m + ridge·|w|² / m, for m examples.
  public func gradient(
    _ x: [[Double]], _ y: [Double], ridge: Double = 0
  ) -> (weights: [Double], bias: Double) {
    checked { () throws(TensorError) in try checkedGradient(x, y, ridge: ridge) }
  }

  /// The form of `gradient` that throws when the examples do not go with the model.
  public func checkedGradient(
    _ x: [[Double]], _ y: [Double], ridge: Double = 0
  ) throws(TensorError) -> (weights: [Double], bias: Double) {
    var slopes = [Double](repeating: 0, count: weights.count)
    var biasSlope = 0.0
    for (index, residual) in try checkedResiduals(x, y).enumerated() {
      for weight in weights.indices { slopes[weight] -= residual * x[index][weight] }
      biasSlope -= residual
    }
    let scale = 2 / Double(x.count)
    for weight in weights.indices {
      slopes[weight] = scale * (slopes[weight] + ridge * weights[weight])
    }
    return (slopes, scale * biasSlope)
  }
}

extension LeastSquares {
  /// Sets weights and bias to the minimum, by Householder's QR decomposition of the examples.
  public func solve(_ x: [[Double]], _ y: [Double], ridge: Double = 0) {
    checked { () throws(TensorError) in try checkedSolve(x, y, ridge: ridge) }
  }

  /// The form of `solve` that throws when the examples do not determine the weights.
  public func checkedSolve(
    _ x: [[Double]], _ y: [Double], ridge: Double = 0
  ) throws(TensorError) {
    try Examples.check(x, y, inputs: weights.count, in: "solve")
    guard ridge >= 0 else { throw TensorError("solve: the ridge \(ridge) is negative") }
    for (index, input) in x.enumerated() {
      guard y[index].isFinite, input.allSatisfy({ $0.isFinite }) else {
        throw TensorError("solve: example \(index) holds a number that is not finite")
      }
    }
    // A ridge is as many more examples: √ridge·w ≈ 0, one for each weight.
    let penalties = ridge > 0 ? weights.count : 0
    var columns = [[Double](repeating: 1, count: x.count)]
    columns[0] += [Double](repeating: 0, count: penalties)
    for weight in weights.indices {
      var column = x.map { $0[weight] } + [Double](repeating: 0, count: penalties)
      if penalties > 0 { column[x.count + weight] = ridge.squareRoot() }
      columns.append(column)
    }
    let target = y + [Double](repeating: 0, count: penalties)
    let solution = try LeastSquares.solution(of: columns, target)
    bias = solution[0]
    weights = Array(solution.dropFirst())
  }

  /// Returns the combination of `columns` nearest to `target` (Golub and Van Loan, 5.3).
  private static func solution(
    of columns: [[Double]], _ target: [Double]
  ) throws(TensorError) -> [Double] {
    let width = columns.count
    let height = target.count
    var undetermined: TensorError {
      TensorError(
        "solve: the examples do not determine \(counted(width - 1, "weight")) and a bias: give more"
          + " examples, leave out an input that follows from the others, or set a ridge")
    }
    guard height >= width else { throw undetermined }
    var columns = columns
    var target = target
    var diagonal = [Double](repeating: 0, count: width)
    for pivot in 0..<width {
      let size = norm(columns[pivot], from: 0)
      let rest = norm(columns[pivot], from: pivot)
      guard rest > size * Double(height) * 0x1p-52 else { throw undetermined }
      diagonal[pivot] = columns[pivot][pivot] > 0 ? -rest : rest
      columns[pivot][pivot] -= diagonal[pivot]
      let mirror = columns[pivot]
      let square = -diagonal[pivot] * mirror[pivot]
      for column in (pivot + 1)..<max(width, pivot + 1) {
        reflect(&columns[column], at: mirror, square, from: pivot)
      }
      reflect(&target, at: mirror, square, from: pivot)
    }
    var solution = [Double](repeating: 0, count: width)
    for row in stride(from: width - 1, through: 0, by: -1) {
      var sum = target[row]
      for column in (row + 1)..<max(width, row + 1) {
        sum -= columns[column][row] * solution[column]
      }
      solution[row] = sum / diagonal[row]
    }
    return solution
  }

  /// Mirrors `vector` at the plane whose normal is `mirror`; `square` is half the normal's square.
  private static func reflect(
    _ vector: inout [Double], at mirror: [Double], _ square: Double, from start: Int
  ) {
    var product = 0.0
    for index in start..<vector.count { product += mirror[index] * vector[index] }
    let factor = product / square
    for index in start..<vector.count { vector[index] -= factor * mirror[index] }
  }

  /// The length of the vector, without overflow on the way.
  private static func norm(_ vector: [Double], from start: Int) -> Double {
    var largest = 0.0
    for index in start..<vector.count { largest = max(largest, vector[index].magnitude) }
    guard largest > 0 else { return 0 }
    var sum = 0.0
    for index in start..<vector.count {
      let part = vector[index] / largest
      sum += part * part
    }
    return largest * sum.squareRoot()
  }
}

extension LeastSquares {
  /// Takes one step against the gradient over all examples.
  public func step(_ x: [[Double]], _ y: [Double], learningRate: Double, ridge: Double = 0) {
    checked { () throws(TensorError) in
      try checkedStep(x, y, learningRate: learningRate, ridge: ridge)
    }
  }

  /// The form of `step` that throws when the examples do not go with the model.
  public func checkedStep(
    _ x: [[Double]], _ y: [Double], learningRate: Double, ridge: Double = 0
  ) throws(TensorError) {
    let slopes = try checkedGradient(x, y, ridge: ridge)
    for weight in weights.indices { weights[weight] -= learningRate * slopes.weights[weight] }
    bias -= learningRate * slopes.bias
  }

  /// Descends the gradient over all examples, one step an epoch; the history holds the mean squared
  /// error after each, of `validation` too when it is given.
  @discardableResult
  public func fit(
    _ x: [[Double]], _ y: [Double], learningRate: Double = 0.1, epochs: Int = 100,
    ridge: Double = 0, validation: (x: [[Double]], y: [Double])? = nil
  ) -> History {
    checked { () throws(TensorError) in
      try checkedFit(
        x, y, learningRate: learningRate, epochs: epochs, ridge: ridge, validation: validation)
    }
  }

  /// The form of `fit` that throws when the examples do not go with the model.
  @discardableResult
  public func checkedFit(
    _ x: [[Double]], _ y: [Double], learningRate: Double, epochs: Int, ridge: Double = 0,
    validation: (x: [[Double]], y: [Double])? = nil
  ) throws(TensorError) -> History {
    try Examples.check(x, y, inputs: weights.count, in: "fit")
    if let validation {
      try Examples.check(validation.x, validation.y, inputs: weights.count, in: "fit, validation")
    }
    var history = History()
    for _ in 0..<max(epochs, 0) {
      try checkedStep(x, y, learningRate: learningRate, ridge: ridge)
      history.loss.append(try checkedLoss(x, y))
      if let validation {
        history.validationLoss.append(try checkedLoss(validation.x, validation.y))
      }
    }
    return history
  }

  /// Returns the numbers that `fit` touches, known before it runs.
  public static func fitWork(examples: Int, inputs: Int, epochs: Int) -> Work {
    Work(4) * Work(examples) * Work(inputs + 1) * Work(epochs)
  }

  /// Returns the numbers that `solve` touches, known before it runs.
  public static func solveWork(examples: Int, inputs: Int) -> Work {
    (Work(examples) + Work(inputs)) * Work(inputs + 1) * Work(inputs + 2)
  }
}
