import LessonLanguage
import TrainingEngine

extension HostCall {
  /// The activation whose kind and slope stand in the slots at `slot`.
  func activation(at slot: Int) -> Activation {
    switch integer(at: slot) {
    case 1: .sign
    case 2: .sigmoid
    case 3: .tanh
    case 4: .relu
    case 5: .leakyRelu(slope: double(at: slot + 1))
    default: .identity
    }
  }

  func reduction(at slot: Int) -> Reduction { integer(at: slot) == 1 ? .sum : .mean }
}

extension HostTable {
  mutating func bindActivations() {
    let ledger = context.ledger
    bind("Activation.name") { call throws(HostError) in
      try call.setResult(call.activation(at: 0).name)
    }
    bind("Activation.value") { call throws(HostError) in
      call.setResult(call.activation(at: 0)(call.double(at: 2)))
    }
    bind("Activation.derivative") { call throws(HostError) in
      call.setResult(call.activation(at: 0).derivative(at: call.double(at: 2)))
    }
    bind("Activation.values") { call throws(HostError) in
      let x = try call.tensorObject(at: 2)
      try call.begin(Work(x.tensor.count), ledger)
      try call.give(call.activation(at: 0)(x.tensor), from: [x], ledger)
    }
    bind("Activation.derivatives") { call throws(HostError) in
      let x = try call.tensor(at: 2)
      try call.begin(Work(x.count), ledger)
      try call.give(call.activation(at: 0).derivative(at: x), ledger)
    }
  }

  mutating func bindLosses() {
    bindLoss("loss.meanSquaredError") { a, b, reduction throws(TensorError) in
      try Tensor.Checked.meanSquaredError(a, b, reduction: reduction)
    }
    bindLoss("loss.binaryCrossEntropy") { a, b, reduction throws(TensorError) in
      try Tensor.Checked.binaryCrossEntropy(a, b, reduction: reduction)
    }
    bindLoss("loss.binaryCrossEntropyLogits") { a, b, reduction throws(TensorError) in
      try Tensor.Checked.binaryCrossEntropy(logits: a, targets: b, reduction: reduction)
    }
    bindLoss("loss.softmaxCrossEntropy") { a, b, reduction throws(TensorError) in
      try Tensor.Checked.softmaxCrossEntropy(logits: a, targets: b, reduction: reduction)
    }
    bindLoss("loss.perceptron") { a, b, reduction throws(TensorError) in
      try Tensor.Checked.perceptronLoss(a, b, reduction: reduction)
    }
    let ledger = context.ledger
    bind("loss.softmaxCrossEntropyClasses") { call throws(HostError) in
      let logits = try call.tensorObject(at: 0)
      let targets = call.ints(at: 1)
      let reduction = call.reduction(at: 2)
      try call.begin(Work(logits.tensor.count) * Work(4), ledger)
      let loss = try lifted { () throws(TensorError) in
        try Tensor.Checked.softmaxCrossEntropy(
          logits: logits.tensor, targets: targets, reduction: reduction)
      }
      try call.giveLoss(loss, from: [logits], ledger)
    }
  }

  private mutating func bindLoss(
    _ name: String,
    _ operation: @escaping (Tensor, Tensor, Reduction) throws(TensorError) -> Tensor
  ) {
    let ledger = context.ledger
    bind(name) { call throws(HostError) in
      let a = try call.tensorObject(at: 0)
      let b = try call.tensorObject(at: 1)
      let reduction = call.reduction(at: 2)
      try call.begin(Work(a.tensor.count) * Work(4), ledger)
      let loss = try lifted { () throws(TensorError) in
        try operation(a.tensor, b.tensor, reduction)
      }
      try call.giveLoss(loss, from: [a, b], ledger)
    }
  }

  mutating func bindDense() {
    let ledger = context.ledger
    bind("Dense.output") { call throws(HostError) in
      let weight = try call.tensorObject(at: 0)
      let bias = try call.tensorObject(at: 1)
      let activation = call.activation(at: 2)
      let x = try call.tensorObject(at: 4)
      guard weight.tensor.rank == 2 else {
        throw HostError("Dense: the weight has \(weight.tensor.rank) axes, not 2")
      }
      try call.charge(Work.matmul(x.tensor, weight.tensor.transposed()))
      try call.reserve(
        Work(x.tensor.count / max(weight.tensor.shape[1], 1)) * Work(weight.tensor.shape[0])
          * Work(4),
        ledger)
      // The layer copies its parameters; the lesson's own are what the gradient has to reach.
      let dense = Dense(weight: weight.tensor, bias: bias.tensor, activation: activation)
      dense.weight = weight.tensor
      dense.bias = bias.tensor
      let result = try lifted { () throws(TensorError) in try dense.checkedOutput(x.tensor) }
      try call.give(result, from: [weight, bias, x], nodes: 3, ledger)
    }
  }
}

extension HostCall {
  /// Gives a single number that was computed through several tensors as large as the inputs.
  fileprivate func giveLoss(
    _ loss: Tensor, from inputs: [TensorObject], _ ledger: MemoryLedger
  ) throws(HostError) {
    var nodes = 4
    for input in inputs { nodes += input.tensor.count / 8 }
    try give(loss, from: inputs, nodes: nodes, ledger)
  }
}
