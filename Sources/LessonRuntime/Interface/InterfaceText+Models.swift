extension InterfaceText {
  static let perceptron = """
    final class Perceptron {
      var weights: [Double]
      var bias: Double

      init(inputs: Int) {
        weights = [Double](repeating: 0.0, count: max(inputs, 0))
        bias = 0.0
      }
      init(weights: [Double], bias: Double) {
        self.weights = weights
        self.bias = bias
      }

      struct Step: Equatable {
        let index: Int
        let input: [Double]
        let target: Double
        let prediction: Double
        let weights: [Double]
        let bias: Double
        let agreement: Double

        var isMistake: Bool { return prediction != target }
      }

      struct Trace: Equatable {
        let _object: _Object

        var steps: [Step] {
          var result: [Step] = []
          for index in 0..<_count() { result.append(_step(index)) }
          return result
        }
        @builtin("Trace.count") func _count() -> Int
        @builtin("Trace.step") func _step(_ index: Int) -> Step
        @builtin("Trace.mistakes") var mistakes: Int { get }
        @builtin("Trace.agreement") var agreement: [Double] { get }
        @builtin("Trace.weights") var weights: [[Double]] { get }
        @builtin("Trace.biases") var biases: [Double] { get }
        @builtin("Trace.table") var table: Table { get }
        static func == (lhs: Trace, rhs: Trace) -> Bool { return lhs._isEqual(rhs) }
        @builtin("Trace.equal") func _isEqual(_ other: Trace) -> Bool
      }

      func net(_ input: [Double]) -> Double {
        var sum = 0.0
        for index in 0..<min(weights.count, input.count) { sum += weights[index] * input[index] }
        return sum + bias
      }
      func predict(_ input: [Double]) -> Double { return _perceptronPredict(weights, bias, input) }
      func predict(_ rows: [[Double]]) -> [Double] {
        return rows.map { _perceptronPredict(weights, bias, $0) }
      }

      @discardableResult
      func fit(
        _ x: [[Double]], _ y: [Double], learningRate: Double = 1, biasRate: Double? = nil,
        epochs: Int = 1
      ) -> Trace {
        let run = _perceptronFit(weights, bias, x, y, learningRate, biasRate, epochs)
        weights = run.0
        bias = run.1
        return run.2
      }

      func agreement(_ x: [[Double]], _ y: [Double]) -> Double {
        return _perceptronAgreement(weights, bias, x, y)
      }
    }

    @builtin("Perceptron.predict")
    func _perceptronPredict(_ weights: [Double], _ bias: Double, _ input: [Double]) -> Double
    @builtin("Perceptron.agreement")
    func _perceptronAgreement(
      _ weights: [Double], _ bias: Double, _ x: [[Double]], _ y: [Double]
    ) -> Double
    @builtin("Perceptron.fit")
    func _perceptronFit(
      _ weights: [Double], _ bias: Double, _ x: [[Double]], _ y: [Double],
      _ learningRate: Double, _ biasRate: Double?, _ epochs: Int
    ) -> ([Double], Double, Perceptron.Trace)
    """

  static let logisticRegression = """
    struct History: Equatable, CustomStringConvertible {
      var loss: [Double]
      var validationLoss: [Double]
      var accuracy: [Double]

      init(loss: [Double] = [], validationLoss: [Double] = [], accuracy: [Double] = []) {
        self.loss = loss
        self.validationLoss = validationLoss
        self.accuracy = accuracy
      }

      var epochs: Int { return loss.count }
      @builtin("History.table") var table: Table { get }
      var description: String { return table.description }
    }

    final class LogisticRegression {
      var weights: [Double]
      var bias: Double

      init(inputs: Int) {
        weights = [Double](repeating: 0.0, count: max(inputs, 0))
        bias = 0.0
      }
      init(weights: [Double], bias: Double) {
        self.weights = weights
        self.bias = bias
      }

      func logit(of input: [Double]) -> Double { return _logit(weights, bias, input) }
      func probability(of input: [Double]) -> Double { return _probability(weights, bias, input) }
      func probabilities(of rows: [[Double]]) -> [Double] {
        return rows.map { _probability(weights, bias, $0) }
      }
      func predict(_ input: [Double]) -> Double {
        return probability(of: input) >= 0.5 ? 1.0 : 0.0
      }
      func predict(_ rows: [[Double]]) -> [Double] {
        return rows.map { _probability(weights, bias, $0) >= 0.5 ? 1.0 : 0.0 }
      }
      func loss(_ x: [[Double]], _ y: [Double]) -> Double {
        return _logisticLoss(weights, bias, x, y)
      }

      @discardableResult
      func fit(
        _ x: [[Double]], _ y: [Double], learningRate: Double = 0.1, epochs: Int = 100,
        validation: (x: [[Double]], y: [Double])? = nil
      ) -> History {
        let run = _logisticFit(weights, bias, x, y, learningRate, epochs, validation)
        weights = run.0
        bias = run.1
        return run.2
      }

      @discardableResult
      func fit(
        _ x: Tensor, _ y: [Double], learningRate: Double = 0.1, epochs: Int = 100
      ) -> History {
        let run = _logisticFit(
          weights, bias, _exampleRows(x, "fit"), y, learningRate, epochs, nil)
        weights = run.0
        bias = run.1
        return run.2
      }
    }

    @builtin("LogisticRegression.logit")
    func _logit(_ weights: [Double], _ bias: Double, _ input: [Double]) -> Double
    @builtin("LogisticRegression.probability")
    func _probability(_ weights: [Double], _ bias: Double, _ input: [Double]) -> Double
    @builtin("LogisticRegression.loss")
    func _logisticLoss(
      _ weights: [Double], _ bias: Double, _ x: [[Double]], _ y: [Double]
    ) -> Double
    @builtin("LogisticRegression.fit")
    func _logisticFit(
      _ weights: [Double], _ bias: Double, _ x: [[Double]], _ y: [Double],
      _ learningRate: Double, _ epochs: Int, _ validation: (x: [[Double]], y: [Double])?
    ) -> ([Double], Double, History)
    /// The rows of a matrix of examples.
    @builtin("examples.rows") func _exampleRows(_ x: Tensor, _ operation: String) -> [[Double]]
    """

  static let metrics = """
    @builtin("metrics.accuracy")
    func accuracy(predictions: [Double], targets: [Double]) -> Double

    struct ConfusionMatrix: Equatable, CustomStringConvertible {
      let labels: [Double]
      let counts: [[Int]]

      init(predictions: [Double], targets: [Double]) {
        let made = _confusion(predictions, targets)
        labels = made.0
        counts = made.1
      }

      var accuracy: Double {
        var right = 0
        var all = 0
        for row in labels.indices {
          right += counts[row][row]
          for count in counts[row] { all += count }
        }
        return Double(right) / Double(all)
      }
      func precision(of label: Double) -> Double {
        guard let index = labels.firstIndex(of: label) else { return Double.nan }
        var all = 0
        for row in labels.indices { all += counts[row][index] }
        return Double(counts[index][index]) / Double(all)
      }
      func recall(of label: Double) -> Double {
        guard let index = labels.firstIndex(of: label) else { return Double.nan }
        var all = 0
        for count in counts[index] { all += count }
        return Double(counts[index][index]) / Double(all)
      }
      @builtin("ConfusionMatrix.table") var table: Table { get }
      var description: String { return table.description }
    }

    @builtin("ConfusionMatrix.make")
    func _confusion(_ predictions: [Double], _ targets: [Double]) -> ([Double], [[Int]])
    """
}
