import Foundation
import Testing
import TrainingEngine

@Suite struct ReferenceVectorTests {
  private static let functions: [String: @Sendable (Tensor) -> Tensor] = [
    "sign": { $0.sign() }, "sigmoid": { $0.sigmoid() }, "tanh": { $0.tanh() },
    "relu": { $0.relu() }, "leaky_relu": { $0.leakyRelu() }, "exp": { $0.exp() },
    "log": { $0.log() }, "softplus": { $0.softplus() }, "log_sigmoid": { $0.logSigmoid() },
    "abs": { $0.abs() }, "square": { $0.squared() }, "sqrt": { $0.squareRoot() },
  ]

  @Test func elementwiseFunctionsAndTheirDerivatives() throws {
    let epsilon = 2.22e-16
    for test in try ReferenceFile("elementwise").cases {
      let name = try test.text("name")
      let function = try #require(Self.functions[name])
      let x = try test.numbers("x")
      let slack = name == "sigmoid" || name == "tanh" ? 3e-16 : 0
      let values = try test.optionals("value")
      let derivatives = try test.optionals("derivative")
      for index in x.indices {
        let leaf = Tensor(x[index], requiresGradient: true)
        let result = function(leaf)
        result.backward()
        if let want = values[index] {
          #expect(
            isClose(result.item, want, relative: 4 * epsilon, absolute: 1e-307),
            "\(name)(\(x[index])): \(result.item), not \(want)")
        }
        if let want = derivatives[index] {
          let got = try #require(leaf.gradient).item
          #expect(
            isClose(got, want, relative: 4 * epsilon, absolute: 1e-307 + slack),
            "\(name)'(\(x[index])): \(got), not \(want)")
        }
      }
    }
  }

  @Test func scalarGraphsAccumulateOverSharedNodes() throws {
    let formulas: [String: ([String: Tensor]) throws -> Tensor] = [
      "J=3(a+bc)": { try 3 * ($0.get("a") + $0.get("b") * $0.get("c")) },
      "u=bc,v=a+u,J=3v,K=J*u": {
        let u = try $0.get("b") * $0.get("c")
        let v = try $0.get("a") + u
        return 3 * v * u
      },
      "x*x+x": { try $0.get("x") * $0.get("x") + $0.get("x") },
      "sigmoid(w0*x0+w1*x1+b)": {
        try ($0.get("w0") * $0.get("x0") + $0.get("w1") * $0.get("x1") + $0.get("b")).sigmoid()
      },
      "(a*b+tanh(a))*(a-b)/b": {
        let (a, b) = try ($0.get("a"), $0.get("b"))
        return (a * b + a.tanh()) * (a - b) / b
      },
    ]
    for test in try ReferenceFile("graphs").cases {
      let name = try test.text("name")
      let inputs = try test.dictionary("inputs").mapValues { Tensor($0, requiresGradient: true) }
      let formula = try #require(formulas[name])
      let result = try formula(inputs)
      result.backward()
      expectClose(
        [result.item], [try test.number("value")], relative: 1e-14, absolute: 1e-300, name)
      for (key, want) in try test.dictionary("gradients") {
        let got = try #require(try inputs.get(key).gradient)
        expectClose([got.item], [want], relative: 1e-14, absolute: 1e-300, "\(name) d\(key)")
      }
    }
  }

  @Test func tensorAlgebra() throws {
    for test in try ReferenceFile("tensor_algebra").cases {
      let name = try test.text("name")
      let a = try test.tensor("a", requiresGradient: true)
      var b: Tensor?
      let result: Tensor
      if test.has("b") {
        let second = try test.tensor("b", requiresGradient: true)
        b = second
        result = try Self.combined(a, second, test)
      } else {
        result = try Self.reduced(a, test)
      }
      result.backward(upstream: try test.tensor("upstream"))
      expectClose(result, try test.tensor("value"), relative: 1e-13, absolute: 1e-14, name)
      expectClose(
        a.gradient, try test.tensor("grad_a"), relative: 1e-13, absolute: 1e-14, "\(name) da")
      if let b {
        expectClose(
          b.gradient, try test.tensor("grad_b"), relative: 1e-13, absolute: 1e-14, "\(name) db")
      }
    }
  }

  private static func combined(_ a: Tensor, _ b: Tensor, _ test: ReferenceCase) throws -> Tensor {
    if try test.text("kind") == "matmul" {
      let left = try test.flag("transpose_a") ? a.transposed() : a
      return left.matmul(try test.flag("transpose_b") ? b.transposed() : b)
    }
    switch try test.text("op") {
    case "add": return a + b
    case "sub": return a - b
    case "mul": return a * b
    case "div": return a / b
    case let other: throw UnknownCase(other)
    }
  }

  private static func reduced(_ a: Tensor, _ test: ReferenceCase) throws -> Tensor {
    let op = try test.text("op")
    let keep = try test.flag("keepdim")
    guard test.object["axes"] is [Int] else { return op == "sum" ? a.sum() : a.mean() }
    var result = a
    for axis in try test.integers("axes").sorted().reversed() {
      switch op {
      case "sum": result = result.sum(axis: axis, keepDimensions: keep)
      case "mean": result = result.mean(axis: axis, keepDimensions: keep)
      case "max": result = result.max(axis: axis, keepDimensions: keep)
      case "logsumexp": result = result.logSumExp(axis: axis, keepDimensions: keep)
      case let other: throw UnknownCase(other)
      }
    }
    return result
  }

  @Test func losses() throws {
    for test in try ReferenceFile("losses").cases {
      let name = try test.text("name")
      let (leaf, result) = try Self.loss(test)
      if test.has("upstream") {
        result.backward(upstream: try test.tensor("upstream"))
        expectClose(result, try test.tensor("value"), relative: 1e-13, absolute: 1e-15, name)
      } else {
        result.backward()
        expectClose(
          [result.item], [try test.number("value")], relative: 1e-13, absolute: 1e-15, name)
      }
      let want = try test.tensor(test.has("grad") ? "grad" : "grad_w")
      expectClose(leaf.gradient, want, relative: 1e-13, absolute: 1e-15, "\(name) gradient")
    }
  }

  private static func loss(_ test: ReferenceCase) throws -> (leaf: Tensor, loss: Tensor) {
    let kind = try test.text("loss")
    switch kind {
    case "l1", "l2":
      let w = try test.tensor("w", requiresGradient: true)
      let lambda = try test.number("lambda")
      return (w, kind == "l1" ? l1Penalty(w, lambda) : l2Penalty(w, lambda))
    case "perceptron":
      let w = try test.tensor("w", requiresGradient: true)
      let score = try test.tensor("x").matmul(w)
      return (w, perceptronLoss(score, try test.tensor("y")))
    case "dropout":
      let x = try test.tensor("x", requiresGradient: true)
      return (
        x, try Dropout.masked(x, try test.tensor("mask"), rate: try test.number("p"))
      )
    default: break
    }
    let prediction = try test.tensor("prediction", requiresGradient: true)
    let reduction: Reduction = try test.text("reduction") == "sum" ? .sum : .mean
    switch kind {
    case "mse":
      return (
        prediction,
        meanSquaredError(prediction, try test.tensor("target"), reduction: reduction)
      )
    case "bce":
      return (
        prediction,
        binaryCrossEntropy(prediction, try test.tensor("target"), reduction: reduction)
      )
    case "bce_with_logits":
      let target = try test.tensor("target")
      return (
        prediction,
        binaryCrossEntropy(logits: prediction, targets: target, reduction: reduction)
      )
    case "softmax_cross_entropy":
      let classes = try test.integers("target_classes")
      return (
        prediction,
        softmaxCrossEntropy(logits: prediction, targets: classes, reduction: reduction)
      )
    default: throw UnknownCase(kind)
    }
  }
}

struct UnknownCase: Error {
  let name: String

  init(_ name: String) {
    self.name = name
  }
}

extension Dictionary {
  func get(_ key: Key) throws -> Value { try #require(self[key]) }
}
