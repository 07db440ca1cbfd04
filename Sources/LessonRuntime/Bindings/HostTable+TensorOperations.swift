import LessonLanguage
import PortableMath
import TrainingEngine

extension HostTable {
  /// Operators, products and functions of every element.
  mutating func bindTensorOperations() {
    bindBinary("Tensor.add") { a, b throws(TensorError) in try Tensor.Checked.add(a, b) }
    bindBinary("Tensor.subtract") { a, b throws(TensorError) in try Tensor.Checked.subtract(a, b) }
    bindBinary("Tensor.multiply") { a, b throws(TensorError) in try Tensor.Checked.multiply(a, b) }
    bindBinary("Tensor.divide") { a, b throws(TensorError) in try Tensor.Checked.divide(a, b) }
    bindProduct("Tensor.matmul") { a, b throws(TensorError) in try Tensor.Checked.matmul(a, b) }
    bindProduct("Tensor.dot") { a, b throws(TensorError) in try Tensor.Checked.dot(a, b) }
    bindFunction("Tensor.negate") { -$0 }
    bindFunction("Tensor.transposed") { $0.transposed() }
    bindFunction("Tensor.exp") { $0.exp() }
    bindFunction("Tensor.log") { $0.log() }
    bindFunction("Tensor.tanh") { $0.tanh() }
    bindFunction("Tensor.sigmoid") { $0.sigmoid() }
    bindFunction("Tensor.relu") { $0.relu() }
    bindFunction("Tensor.softplus") { $0.softplus() }
    bindFunction("Tensor.logSigmoid") { $0.logSigmoid() }
    bindFunction("Tensor.sign") { $0.sign() }
    bindFunction("Tensor.abs") { $0.abs() }
    bindFunction("Tensor.squared") { $0.squared() }
    bindFunction("Tensor.squareRoot") { $0.squareRoot() }
    bindFunction("Tensor.leakyRelu") { x, slope in x.leakyRelu(slope: slope) }
    bindFunction("Tensor.power") { x, exponent in x.power(exponent) }
    let ledger = context.ledger
    bind("Tensor.updated") { call throws(HostError) in
      let object = try call.tensorObject(at: 0)
      let operand = try call.tensor(at: 1)
      let result = try call.tensorObject(at: 2)
      guard object.tensor.requiresGradient, !operand.requiresGradient, object.footprint.isLeaf
      else { return try call.setResult(result) }
      // An updated parameter is one again, without the history of its result.
      try call.give(object.tensor.updated(by: operand, result.tensor), ledger)
    }
    bind("Tensor.reshaped") { call throws(HostError) in
      let object = try call.tensorObject(at: 0)
      let shape = call.ints(at: 1)
      let result = try lifted { () throws(TensorError) in
        try Tensor.Checked.reshaped(object.tensor, shape)
      }
      try call.give(result, from: [object], ledger)
    }
    bind("Tensor.row") { call throws(HostError) in
      let object = try call.tensorObject(at: 0)
      let index = call.int(at: 1)
      let result = try lifted { () throws(TensorError) in
        try Tensor.Checked.row(object.tensor, index)
      }
      try call.charge(result.count)
      try call.give(result, from: [object], ledger)
    }
  }

  /// Sums, extremes and what is made of them.
  mutating func bindReductions() {
    bindFunction("Tensor.sum") { $0.sum() }
    bindFunction("Tensor.mean", nodes: 3) { $0.mean() }
    bindAxis("Tensor.sumAxis") { x, axis, keep throws(TensorError) in
      try Tensor.Checked.sum(x, axis: axis, keepDimensions: keep)
    }
    bindAxis("Tensor.meanAxis", nodes: 3) { x, axis, keep throws(TensorError) in
      try Tensor.Checked.mean(x, axis: axis, keepDimensions: keep)
    }
    bindAxis("Tensor.maxAxis") { x, axis, keep throws(TensorError) in
      try Tensor.Checked.extreme(x, greatest: true, axis: axis, keepDimensions: keep)
    }
    bindAxis("Tensor.minAxis") { x, axis, keep throws(TensorError) in
      try Tensor.Checked.extreme(x, greatest: false, axis: axis, keepDimensions: keep)
    }
    bindAxis("Tensor.logSumExp", nodes: 8) { x, axis, keep throws(TensorError) in
      try Tensor.Checked.logSumExp(x, axis: axis, keepDimensions: keep)
    }
    bindAxis("Tensor.argmax", keeps: false) { x, axis, _ throws(TensorError) in
      try Tensor.Checked.argmax(x, axis: axis)
    }
    bindAxis("Tensor.softmax", keeps: false, nodes: 6) { x, axis, _ throws(TensorError) in
      try Tensor.Checked.softmax(x, axis: axis)
    }
    bindAxis("Tensor.logSoftmax", keeps: false, nodes: 8) { x, axis, _ throws(TensorError) in
      try Tensor.Checked.logSoftmax(x, axis: axis)
    }
    let ledger = context.ledger
    bind("Tensor.picked") { call throws(HostError) in
      let object = try call.tensorObject(at: 0)
      let positions = call.ints(at: 1)
      try call.charge(positions.count)
      let result = try lifted { () throws(TensorError) in
        try Tensor.Checked.picked(object.tensor, positions)
      }
      try call.give(result, from: [object], ledger)
    }
  }

  /// Functions of one number that the library does not have.
  mutating func bindNumberFunctions() {
    bind("number.sigmoid") { call throws(HostError) in
      call.setResult(sigmoid(call.double(at: 0)))
    }
    bind("number.softplus") { call throws(HostError) in
      call.setResult(softplus(call.double(at: 0)))
    }
  }
}

extension HostTable {
  private mutating func bindBinary(
    _ name: String, _ operation: @escaping (Tensor, Tensor) throws(TensorError) -> Tensor
  ) {
    let ledger = context.ledger
    bind(name) { call throws(HostError) in
      let a = try call.tensorObject(at: 0)
      let b = try call.tensorObject(at: 1)
      try call.begin(making: Work.broadcast(a.tensor, b.tensor), ledger)
      let result = try lifted { () throws(TensorError) in try operation(a.tensor, b.tensor) }
      try call.give(result, from: [a, b], ledger)
    }
  }

  private mutating func bindProduct(
    _ name: String, _ operation: @escaping (Tensor, Tensor) throws(TensorError) -> Tensor
  ) {
    let ledger = context.ledger
    bind(name) { call throws(HostError) in
      let a = try call.tensorObject(at: 0)
      let b = try call.tensorObject(at: 1)
      try call.charge(Work.matmul(a.tensor, b.tensor))
      var count = Work(1)
      for size in a.tensor.shape.dropLast() { count = count * Work(size) }
      for size in b.tensor.shape.dropFirst() { count = count * Work(size) }
      try call.reserve(count, ledger)
      let result = try lifted { () throws(TensorError) in try operation(a.tensor, b.tensor) }
      try call.give(result, from: [a, b], ledger)
    }
  }

  mutating func bindFunction(
    _ name: String, nodes: Int = 1, _ operation: @escaping (Tensor) -> Tensor
  ) {
    let ledger = context.ledger
    bind(name) { call throws(HostError) in
      let x = try call.tensorObject(at: 0)
      try call.begin(Work(x.tensor.count), ledger)
      try call.give(operation(x.tensor), from: [x], nodes: nodes, ledger)
    }
  }

  private mutating func bindFunction(
    _ name: String, _ operation: @escaping (Tensor, Double) -> Tensor
  ) {
    let ledger = context.ledger
    bind(name) { call throws(HostError) in
      let x = try call.tensorObject(at: 0)
      try call.begin(Work(x.tensor.count), ledger)
      try call.give(operation(x.tensor, call.double(at: 1)), from: [x], ledger)
    }
  }

  private mutating func bindAxis(
    _ name: String, keeps: Bool = true, nodes: Int = 1,
    _ operation: @escaping (Tensor, Int, Bool) throws(TensorError) -> Tensor
  ) {
    let ledger = context.ledger
    bind(name) { call throws(HostError) in
      let x = try call.tensorObject(at: 0)
      let axis = call.int(at: 1)
      let keepsDimensions = keeps && call.bool(at: 2)
      try call.begin(Work(x.tensor.count) * Work(nodes), ledger)
      let result = try lifted { () throws(TensorError) in
        try operation(x.tensor, axis, keepsDimensions)
      }
      try call.give(result, from: [x], nodes: nodes, ledger)
    }
  }
}
