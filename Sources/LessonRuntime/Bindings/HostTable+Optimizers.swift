import LessonLanguage
import TrainingEngine

extension HostTable {
  mutating func bindOptimizers() {
    bindOptimizerMakers()
    let ledger = context.ledger
    bind("Optimizer.learningRate") { call throws(HostError) in
      call.setResult(try call.optimizer(at: 0).optimizer.learningRate)
    }
    bind("Optimizer.setLearningRate") { call throws(HostError) in
      try call.optimizer(at: 0).optimizer.learningRate = call.double(at: 1)
    }
    bind("Optimizer.weightDecay") { call throws(HostError) in
      call.setResult(try call.optimizer(at: 0).optimizer.weightDecay)
    }
    bind("Optimizer.steps") { call throws(HostError) in
      call.setResult(Int64(try call.optimizer(at: 0).optimizer.steps))
    }
    bind("Optimizer.averages") { call throws(HostError) in
      try call.setResult(call.optimizer(at: 0).optimizer.averages)
    }
    bind("Optimizer.step") { call throws(HostError) in
      let object = try call.optimizer(at: 0)
      let parameters = call.objects(at: 1).compactMap { $0 as? TensorObject }
      var work = Work(0)
      for parameter in parameters { work = work + Work(parameter.tensor.count) * Work(8) }
      try call.begin(work, ledger)
      try object.meet(parameters.map { $0.tensor.count })
      var tensors = parameters.map { $0.tensor }
      object.optimizer.step(&tensors)
      var results: [HostObject] = []
      for (index, tensor) in tensors.enumerated() {
        // A parameter that no gradient reached is the same as before.
        let isSame = parameters[index].tensor.gradient == nil
        results.append(isSame ? parameters[index] : HostCall.object(tensor, ledger))
      }
      try call.setResult(results)
    }
  }

  private mutating func bindOptimizerMakers() {
    bind("Optimizer.gradientDescent") { call throws(HostError) in
      try call.give(
        .gradientDescent(learningRate: call.double(at: 0), weightDecay: call.double(at: 1)))
    }
    bind("Optimizer.momentum") { call throws(HostError) in
      try call.give(
        .momentum(
          learningRate: call.double(at: 0), momentum: call.double(at: 1),
          dampening: call.double(at: 2), nesterov: call.bool(at: 3),
          weightDecay: call.double(at: 4)))
    }
    bind("Optimizer.adagrad") { call throws(HostError) in
      try call.give(
        .adagrad(
          learningRate: call.double(at: 0), learningRateDecay: call.double(at: 1),
          epsilon: call.double(at: 2), weightDecay: call.double(at: 3)))
    }
    bind("Optimizer.adadelta") { call throws(HostError) in
      try call.give(
        .adadelta(
          learningRate: call.double(at: 0), rho: call.double(at: 1), epsilon: call.double(at: 2),
          weightDecay: call.double(at: 3)))
    }
    bind("Optimizer.rmsProp") { call throws(HostError) in
      try call.give(
        .rmsProp(
          learningRate: call.double(at: 0), alpha: call.double(at: 1), epsilon: call.double(at: 2),
          weightDecay: call.double(at: 3)))
    }
    bind("Optimizer.adam") { call throws(HostError) in
      try call.give(
        .adam(
          learningRate: call.double(at: 0), beta1: call.double(at: 1), beta2: call.double(at: 2),
          epsilon: call.double(at: 3), weightDecay: call.double(at: 4)))
    }
    bind("Optimizer.adamW") { call throws(HostError) in
      try call.give(
        .adamW(
          learningRate: call.double(at: 0), beta1: call.double(at: 1), beta2: call.double(at: 2),
          epsilon: call.double(at: 3), weightDecay: call.double(at: 4)))
    }
    bind("Optimizer.averaged") { call throws(HostError) in
      try call.give(
        .averaged(
          learningRate: call.double(at: 0), decay: call.double(at: 1), power: call.double(at: 2),
          start: call.double(at: 3), weightDecay: call.double(at: 4)))
    }
  }
}

extension HostCall {
  fileprivate func give(_ optimizer: Optimizer) throws(HostError) {
    try setResult(OptimizerObject(optimizer))
  }
}

extension OptimizerObject {
  /// Checks that each parameter has the size that the optimizer remembers of it.
  fileprivate func meet(_ sizes: [Int]) throws(HostError) {
    for (index, size) in sizes.enumerated() {
      if index == counts.count { counts.append(size) }
      guard counts[index] == size else {
        throw HostError(
          "step: parameter \(index) has \(size) elements, and had \(counts[index]) at the step before"
        )
      }
    }
  }
}
