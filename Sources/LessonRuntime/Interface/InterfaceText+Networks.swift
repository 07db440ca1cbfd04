extension InterfaceText {
  static let activation = """
    struct Activation: Equatable, CustomStringConvertible {
      let _kind: Int
      let _slope: Double
      init(_kind: Int, _slope: Double) {
        self._kind = _kind
        self._slope = _slope
      }

      static var identity: Activation { return Activation(_kind: 0, _slope: 0.0) }
      static var sign: Activation { return Activation(_kind: 1, _slope: 0.0) }
      static var sigmoid: Activation { return Activation(_kind: 2, _slope: 0.0) }
      static var tanh: Activation { return Activation(_kind: 3, _slope: 0.0) }
      static var relu: Activation { return Activation(_kind: 4, _slope: 0.0) }
      static var leakyRelu: Activation { return Activation(_kind: 5, _slope: 0.01) }
      /// Stands for the native `static func leakyRelu(slope:)`: the checker finds the property of that
      /// name first, and calls it.
      func callAsFunction(slope: Double) -> Activation {
        return Activation(_kind: _kind, _slope: slope)
      }
      static var all: [Activation] {
        return [identity, sign, sigmoid, tanh, relu, leakyRelu]
      }

      @builtin("Activation.name") var name: String { get }
      @builtin("Activation.value") func callAsFunction(_ x: Double) -> Double
      @builtin("Activation.derivative") func derivative(at x: Double) -> Double
      @builtin("Activation.values") func callAsFunction(_ x: Tensor) -> Tensor
      @builtin("Activation.derivatives") func derivative(at x: Tensor) -> Tensor
      var description: String { return name }
    }
    """

  static let losses = """
    enum Reduction { case mean, sum }

    @builtin("loss.meanSquaredError")
    func meanSquaredError(
      _ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean
    ) -> Tensor
    @builtin("loss.binaryCrossEntropy")
    func binaryCrossEntropy(
      _ probability: Tensor, _ target: Tensor, reduction: Reduction = .mean
    ) -> Tensor
    @builtin("loss.binaryCrossEntropyLogits")
    func binaryCrossEntropy(
      logits: Tensor, targets: Tensor, reduction: Reduction = .mean
    ) -> Tensor
    @builtin("loss.softmaxCrossEntropyClasses")
    func softmaxCrossEntropy(
      logits: Tensor, targets: [Int], reduction: Reduction = .mean
    ) -> Tensor
    @builtin("loss.softmaxCrossEntropy")
    func softmaxCrossEntropy(
      logits: Tensor, targets: Tensor, reduction: Reduction = .mean
    ) -> Tensor
    @builtin("loss.perceptron")
    func perceptronLoss(_ score: Tensor, _ target: Tensor, reduction: Reduction = .mean) -> Tensor
    func l1Penalty(_ weights: Tensor, _ lambda: Double) -> Tensor {
      return weights.abs().sum() * lambda
    }
    func l2Penalty(_ weights: Tensor, _ lambda: Double) -> Tensor {
      return weights.squared().sum() * (lambda / 2.0)
    }
    """

  static let layers = """
    final class Dense {
      var weight: Tensor
      var bias: Tensor
      let activation: Activation

      init(
        inputs: Int, outputs: Int, activation: Activation = .identity,
        using generator: inout SeededGenerator
      ) {
        let limit = (6.0 / Double(inputs + outputs)).squareRoot()
        weight = Tensor.uniform(
          [outputs, inputs], from: -limit, to: limit, using: &generator, requiresGradient: true)
        bias = Tensor.zeros([outputs], requiresGradient: true)
        self.activation = activation
      }

      init(weight: Tensor, bias: Tensor, activation: Activation = .identity) {
        self.weight = Tensor(weight.values, shape: weight.shape, requiresGradient: true)
        self.bias = Tensor(bias.values, shape: bias.shape, requiresGradient: true)
        self.activation = activation
      }

      func callAsFunction(_ x: Tensor) -> Tensor {
        return _denseOutput(weight, bias, activation, x)
      }
    }

    @builtin("Dense.output")
    func _denseOutput(
      _ weight: Tensor, _ bias: Tensor, _ activation: Activation, _ x: Tensor
    ) -> Tensor

    enum Layer {
      case dense(Dense)
      case activation(Activation)
      case softmax

      static func dense(
        inputs: Int, outputs: Int, activation: Activation = .identity,
        using generator: inout SeededGenerator
      ) -> Layer {
        return Layer.dense(
          Dense(inputs: inputs, outputs: outputs, activation: activation, using: &generator))
      }

      func _output(_ x: Tensor) -> Tensor {
        switch self {
        case .dense(let dense): return dense(x)
        case .activation(let activation): return activation(x)
        case .softmax: return x.softmax()
        }
      }
    }

    final class Sequential {
      let layers: [Layer]

      init(_ layers: Layer...) { self.layers = layers }
      init(layers: [Layer]) { self.layers = layers }

      func callAsFunction(_ x: Tensor) -> Tensor {
        var result = x
        for layer in layers { result = layer._output(result) }
        return result
      }

      var parameters: [Tensor] {
        get {
          var result: [Tensor] = []
          for layer in layers {
            if case .dense(let dense) = layer {
              result.append(dense.weight)
              result.append(dense.bias)
            }
          }
          return result
        }
        set {
          var position = 0
          for layer in layers {
            guard case .dense(let dense) = layer else { continue }
            precondition(position + 2 <= newValue.count, "there is one tensor for each parameter")
            dense.weight = newValue[position]
            dense.bias = newValue[position + 1]
            position += 2
          }
          precondition(position == newValue.count, "there is one tensor for each parameter")
        }
      }

      var parameterCount: Int {
        var count = 0
        for parameter in parameters { count += parameter.count }
        return count
      }
    }
    """

  static let optimizer = """
    @builtin("host")
    final class Optimizer {
      @builtin("Optimizer.gradientDescent")
      static func gradientDescent(learningRate: Double, weightDecay: Double = 0) -> Optimizer
      @builtin("Optimizer.momentum")
      static func momentum(
        learningRate: Double, momentum: Double = 0.9, dampening: Double = 0,
        nesterov: Bool = false, weightDecay: Double = 0
      ) -> Optimizer
      @builtin("Optimizer.adagrad")
      static func adagrad(
        learningRate: Double = 0.01, learningRateDecay: Double = 0, epsilon: Double = 1e-10,
        weightDecay: Double = 0
      ) -> Optimizer
      @builtin("Optimizer.adadelta")
      static func adadelta(
        learningRate: Double = 1, rho: Double = 0.9, epsilon: Double = 1e-6,
        weightDecay: Double = 0
      ) -> Optimizer
      @builtin("Optimizer.rmsProp")
      static func rmsProp(
        learningRate: Double = 0.01, alpha: Double = 0.99, epsilon: Double = 1e-8,
        weightDecay: Double = 0
      ) -> Optimizer
      @builtin("Optimizer.adam")
      static func adam(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
        epsilon: Double = 1e-8, weightDecay: Double = 0
      ) -> Optimizer
      @builtin("Optimizer.adamW")
      static func adamW(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
        epsilon: Double = 1e-8, weightDecay: Double = 0.01
      ) -> Optimizer
      @builtin("Optimizer.averaged")
      static func averaged(
        learningRate: Double, decay: Double = 1e-4, power: Double = 0.75, start: Double = 1e6,
        weightDecay: Double = 0
      ) -> Optimizer

      var learningRate: Double {
        get { return _learningRate() }
        set { _setLearningRate(newValue) }
      }
      @builtin("Optimizer.learningRate") func _learningRate() -> Double
      @builtin("Optimizer.setLearningRate") func _setLearningRate(_ value: Double)
      @builtin("Optimizer.weightDecay") var weightDecay: Double { get }
      @builtin("Optimizer.steps") var steps: Int { get }
      @builtin("Optimizer.averages") var averages: [[Double]] { get }

      func step(_ parameters: inout [Tensor]) { parameters = _stepped(parameters) }
      func step(_ model: Sequential) { model.parameters = _stepped(model.parameters) }
      @builtin("Optimizer.step") func _stepped(_ parameters: [Tensor]) -> [Tensor]
    }
    """
}
