import LessonLanguage
import TrainingEngine

/// The examples of a call, checked as the models check them.
private enum ExampleCheck {
  static func width(
    _ input: [Double], _ weights: [Double], in operation: String
  ) throws(HostError) {
    guard input.count == weights.count else {
      throw HostError(
        "\(operation): the example has \(counted(input.count, "number")), the model"
          + " \(counted(weights.count, "input"))")
    }
  }

  static func examples(
    _ x: [[Double]], _ y: [Double], _ weights: [Double], in operation: String
  ) throws(HostError) {
    guard x.count == y.count else {
      throw HostError(
        "\(operation): \(counted(x.count, "example")) but \(counted(y.count, "label"))")
    }
    guard !x.isEmpty else { throw HostError("\(operation): there are no examples") }
    for (index, input) in x.enumerated() where input.count != weights.count {
      throw HostError(
        "\(operation): example \(index) has \(counted(input.count, "number")), the model"
          + " \(counted(weights.count, "input"))")
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

extension HostTable {
  mutating func bindPerceptron() {
    bind("Perceptron.predict") { call throws(HostError) in
      let weights = call.doubles(at: 0)
      let input = call.doubles(at: 2)
      try call.charge(weights.count)
      try ExampleCheck.width(input, weights, in: "predict")
      call.setResult(Perceptron(weights: weights, bias: call.double(at: 1)).predict(input))
    }
    bind("Perceptron.agreement") { call throws(HostError) in
      let model = Perceptron(weights: call.doubles(at: 0), bias: call.double(at: 1))
      let x = call.rows(at: 2)
      let y = call.doubles(at: 3)
      try call.charge(Work(x.count) * Work(model.weights.count + 1))
      guard x.count == y.count else {
        throw HostError("agreement: \(x.count) examples but \(y.count) labels")
      }
      call.setResult(model.agreement(x, y))
    }
    bind("Perceptron.fit") { call throws(HostError) in
      let model = Perceptron(weights: call.doubles(at: 0), bias: call.double(at: 1))
      let x = call.rows(at: 2)
      let y = call.doubles(at: 3)
      let learningRate = call.double(at: 4)
      let biasRate = call.optionalDouble(at: 5)
      let epochs = call.int(at: 7)
      let inputs = model.weights.count
      try call.charge(Perceptron.fitWork(examples: x.count, inputs: inputs, epochs: epochs))
      let bytes =
        Work(x.count) * Work(max(epochs, 0)) * Work(TraceObject.stepBytes(inputs: inputs))
      try call.reserveBytes(Int(clamping: bytes.elements))
      let trace = try lifted { () throws(TensorError) in
        try model.checkedFit(x, y, learningRate: learningRate, biasRate: biasRate, epochs: epochs)
      }
      try call.setResult(model.weights, at: 0)
      call.setResult(model.bias, at: 1)
      try call.setResult(TraceObject(trace), at: 2)
    }
    bindTrace()
  }

  private mutating func bindTrace() {
    bind("Trace.count") { call throws(HostError) in
      call.setResult(Int64(try call.trace(at: 0).steps.count))
    }
    bind("Trace.step") { call throws(HostError) in
      let steps = try call.trace(at: 0).steps
      let index = call.int(at: 1)
      guard steps.indices.contains(index) else {
        throw HostError("steps: there is no step \(index)")
      }
      let step = steps[index]
      call.setResult(Int64(step.index), at: 0)
      try call.setResult(step.input, at: 1)
      call.setResult(step.target, at: 2)
      call.setResult(step.prediction, at: 3)
      try call.setResult(step.weights, at: 4)
      call.setResult(step.bias, at: 5)
      call.setResult(step.agreement, at: 6)
    }
    bind("Trace.mistakes") { call throws(HostError) in
      let trace = try call.trace(at: 0)
      try call.charge(trace.steps.count)
      call.setResult(Int64(trace.mistakes))
    }
    bind("Trace.agreement") { call throws(HostError) in
      try call.setResult(call.trace(at: 0).agreement)
    }
    bind("Trace.weights") { call throws(HostError) in
      try call.setResult(call.trace(at: 0).weights)
    }
    bind("Trace.biases") { call throws(HostError) in
      try call.setResult(call.trace(at: 0).biases)
    }
    bind("Trace.table") { call throws(HostError) in
      try call.give(call.trace(at: 0).table)
    }
    bind("Trace.equal") { call throws(HostError) in
      let left = try call.trace(at: 0)
      try call.charge(left.steps.count)
      call.setResult(left == (try call.trace(at: 1)))
    }
  }

  mutating func bindLogisticRegression() {
    bind("LogisticRegression.logit") { call throws(HostError) in
      let (model, input) = try call.logistic(in: "logit")
      call.setResult(model.logit(of: input))
    }
    bind("LogisticRegression.probability") { call throws(HostError) in
      let (model, input) = try call.logistic(in: "probability")
      call.setResult(model.probability(of: input))
    }
    bind("LogisticRegression.loss") { call throws(HostError) in
      let model = LogisticRegression(weights: call.doubles(at: 0), bias: call.double(at: 1))
      let x = call.rows(at: 2)
      let y = call.doubles(at: 3)
      try call.charge(Work(x.count) * Work(model.weights.count + 1))
      try ExampleCheck.examples(x, y, model.weights, in: "loss")
      call.setResult(model.loss(x, y))
    }
    bind("LogisticRegression.fit") { call throws(HostError) in
      let model = LogisticRegression(weights: call.doubles(at: 0), bias: call.double(at: 1))
      let x = call.rows(at: 2)
      let y = call.doubles(at: 3)
      let learningRate = call.double(at: 4)
      let epochs = call.int(at: 5)
      let validation = call.bool(at: 6) ? (x: call.rows(at: 7), y: call.doubles(at: 8)) : nil
      try call.charge(
        LogisticRegression.fitWork(
          examples: x.count + (validation?.x.count ?? 0), inputs: model.weights.count,
          epochs: epochs))
      try call.reserveBytes(Int(clamping: (Work(max(epochs, 0)) * Work(24)).elements))
      let history = try lifted { () throws(TensorError) in
        try model.checkedFit(
          x, y, learningRate: learningRate, epochs: epochs, validation: validation)
      }
      try call.setResult(model.weights, at: 0)
      call.setResult(model.bias, at: 1)
      try call.setResult(history.loss, at: 2)
      try call.setResult(history.validationLoss, at: 3)
      try call.setResult(history.accuracy, at: 4)
    }
    bind("examples.rows") { call throws(HostError) in
      let x = try call.tensor(at: 0)
      guard x.rank == 2 else {
        var sizes = ""
        for (axis, size) in x.shape.enumerated() { sizes += (axis > 0 ? ", " : "") + String(size) }
        throw HostError(
          "\(call.string(at: 1)): the examples have shape (\(sizes)), not (examples, inputs)")
      }
      let width = x.shape[1]
      let values = x.values
      try call.charge(values.count)
      try call.setResult((0..<x.shape[0]).map { Array(values[($0 * width)..<(($0 + 1) * width)]) })
    }
    bind("History.table") { call throws(HostError) in
      try call.give(
        History(
          loss: call.doubles(at: 0), validationLoss: call.doubles(at: 1),
          accuracy: call.doubles(at: 2)
        ).table)
    }
  }

  mutating func bindMetrics() {
    bind("metrics.accuracy") { call throws(HostError) in
      let predictions = call.doubles(at: 0)
      let targets = call.doubles(at: 1)
      try call.charge(predictions.count)
      call.setResult(
        try lifted { () throws(TensorError) in
          try Tensor.Checked.accuracy(predictions: predictions, targets: targets)
        })
    }
    bind("ConfusionMatrix.make") { call throws(HostError) in
      let predictions = call.doubles(at: 0)
      let targets = call.doubles(at: 1)
      try call.charge(Work(predictions.count) * Work(8))
      let matrix = try lifted { () throws(TensorError) in
        try ConfusionMatrix.make(predictions: predictions, targets: targets)
      }
      let labels = matrix.labels.count
      try call.charge(Work(labels) * Work(labels))
      try call.setResult(matrix.labels, at: 0)
      try call.setResult(matrix.counts.map { $0.map { Int64($0) } }, at: 1)
    }
    bind("ConfusionMatrix.table") { call throws(HostError) in
      try call.give(
        HostTable.confusionTable(labels: call.doubles(at: 0), counts: call.integerRows(at: 1)))
    }
  }

  /// The table of a confusion matrix, made again from what the lesson holds of it.
  static func confusionTable(labels: [Double], counts: [[Int64]]) throws(HostError) -> Table {
    let style = NumberStyle(labels)
    var columns = [
      Table.Column(name: "actual", values: .texts(labels.map { style.text($0) }))
    ]
    for (index, label) in labels.enumerated() {
      columns.append(
        Table.Column(
          name: "predicted \(style.text(label))",
          values: .numbers(counts.map { $0.indices.contains(index) ? Double($0[index]) : 0 }),
          digits: 0))
    }
    return try liftedTable { () throws(TableError) in try Table.make(columns) }
  }
}

extension HostCall {
  /// The model and the example of a call, which go together.
  fileprivate func logistic(
    in operation: String
  ) throws(HostError) -> (LogisticRegression, [Double]) {
    let weights = doubles(at: 0)
    let input = doubles(at: 2)
    try charge(weights.count)
    try ExampleCheck.width(input, weights, in: operation)
    return (LogisticRegression(weights: weights, bias: double(at: 1)), input)
  }
}
