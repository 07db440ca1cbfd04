import LessonLanguage
import TrainingEngine

extension HostTable {
  /// Making tensors and reading them.
  mutating func bindTensors() {
    let ledger = context.ledger
    bind("Tensor.scalar") { call throws(HostError) in
      try call.give(Tensor(call.double(at: 0), requiresGradient: call.bool(at: 1)), ledger)
    }
    bind("Tensor.vector") { call throws(HostError) in
      try call.begin(Work(call.count(at: 0)), ledger)
      try call.give(Tensor(call.doubles(at: 0), requiresGradient: call.bool(at: 1)), ledger)
    }
    bind("Tensor.matrix") { call throws(HostError) in
      let rows = call.rows(at: 0)
      var work = Work(rows.count)
      for row in rows { work = work + Work(row.count) }
      try call.begin(work, ledger)
      let requiresGradient = call.bool(at: 1)
      try call.give(
        lifted { () throws(TensorError) in
          try Tensor.Checked.make(rows: rows, requiresGradient: requiresGradient)
        }, ledger)
    }
    bind("Tensor.shaped") { call throws(HostError) in
      try call.begin(Work(call.count(at: 0)), ledger)
      let values = call.doubles(at: 0)
      let shape = call.ints(at: 1)
      let requiresGradient = call.bool(at: 2)
      try call.give(
        lifted { () throws(TensorError) in
          try Tensor.Checked.make(values, shape: shape, requiresGradient: requiresGradient)
        }, ledger)
    }
    bind("Tensor.filled") { call throws(HostError) in
      let value = call.double(at: 0)
      let shape = call.ints(at: 1)
      let requiresGradient = call.bool(at: 2)
      try call.begin(making: Work.shape(shape), ledger)
      try call.give(
        lifted { () throws(TensorError) in
          try Tensor.Checked.filled(value, shape: shape, requiresGradient: requiresGradient)
        }, ledger)
    }
    bind("Tensor.countOfShape") { call throws(HostError) in
      let shape = call.ints(at: 0)
      let operation = call.string(at: 1)
      let count = try lifted { () throws(TensorError) in
        try HostTable.count(of: shape, in: operation)
      }
      try call.reserve(Work(count), ledger)
      call.setResult(Int64(count))
    }
    bindTensorProperties()
  }

  /// The number of elements of a shape, with the engine's own message for one that cannot be.
  private static func count(of shape: [Int], in operation: String) throws(TensorError) -> Int {
    let work = Work.shape(shape)
    guard shape.allSatisfy({ $0 >= 0 }), work.elements <= HostCall.tensorLimit else {
      // The engine throws before it draws a single number.
      var generator = SeededGenerator(seed: Int64(0))
      if operation == "uniform" {
        return try Tensor.Checked.uniform(shape, using: &generator).count
      }
      return try Tensor.Checked.normal(shape, using: &generator).count
    }
    return Int(work.elements)
  }

  private mutating func bindTensorProperties() {
    let ledger = context.ledger
    bind("Tensor.shape") { call throws(HostError) in
      try call.setResult(call.tensor(at: 0).shape.map { Int64($0) })
    }
    bind("Tensor.rank") { call throws(HostError) in
      call.setResult(Int64(try call.tensor(at: 0).rank))
    }
    bind("Tensor.count") { call throws(HostError) in
      call.setResult(Int64(try call.tensor(at: 0).count))
    }
    bind("Tensor.values") { call throws(HostError) in
      try call.setResult(call.tensor(at: 0).values)
    }
    bind("Tensor.requiresGradient") { call throws(HostError) in
      call.setResult(try call.tensor(at: 0).requiresGradient)
    }
    bind("Tensor.item") { call throws(HostError) in
      let tensor = try call.tensor(at: 0)
      call.setResult(try lifted { () throws(TensorError) in try Tensor.Checked.item(tensor) })
    }
    bind("Tensor.description") { call throws(HostError) in
      let tensor = try call.tensor(at: 0)
      try call.begin(Work(tensor.count) * Work(4), ledger)
      try call.setResult(tensor.description)
    }
    bind("Tensor.equal") { call throws(HostError) in
      let left = try call.tensor(at: 0)
      try call.charge(Work(left.count))
      call.setResult(left == (try call.tensor(at: 1)))
    }
    bind("Tensor.detached") { call throws(HostError) in
      try call.give(call.tensor(at: 0).detached(), ledger)
    }
    bind("Tensor.gradient") { call throws(HostError) in
      let gradient = try call.tensor(at: 0).gradient
      call.setResult(gradient != nil, at: 0)
      if let gradient {
        try call.give(gradient, ledger, at: 1)
      } else {
        call.setNone(at: 1)
      }
    }
    bind("Tensor.clearGradient") { call throws(HostError) in
      try call.tensor(at: 0).clearGradient()
    }
    bind("Tensor.backward") { call throws(HostError) in
      let tensor = try call.tensor(at: 0)
      try call.charge(Work.backward(tensor))
      try lifted { () throws(TensorError) in try Tensor.Checked.backward(tensor) }
    }
    bind("Tensor.backwardUpstream") { call throws(HostError) in
      let tensor = try call.tensor(at: 0)
      let upstream = try call.tensor(at: 1)
      try call.charge(Work.backward(tensor))
      try lifted { () throws(TensorError) in
        try Tensor.Checked.backward(tensor, upstream: upstream)
      }
    }
  }
}

extension HostCall {
  /// The most elements of which the engine makes a tensor.
  static let tensorLimit = Int64(1) << 27

  /// As `begin(_:_:)`; a tensor beyond the engine's limit is left to the engine, which refuses it in
  /// words that name the shape, before it computes anything.
  func begin(making work: Work, _ ledger: MemoryLedger) throws(HostError) {
    if work.elements <= HostCall.tensorLimit { try begin(work, ledger) }
  }

  /// Takes the fuel for an operation that makes as many numbers as it touches, and their room.
  func begin(_ work: Work, _ ledger: MemoryLedger) throws(HostError) {
    try charge(work)
    try reserve(work * Work(2), ledger)
  }
}
