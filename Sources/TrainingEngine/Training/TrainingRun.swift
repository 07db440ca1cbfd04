/// One run of training: takes the steps, keeps the record.
struct TrainingRun {
  let model: Sequential
  let data: Dataset
  let optimizer: Optimizer
  let plan: TrainingPlan
  var history: History
  var work = Work(0)
  private var best: BestEpoch

  init(
    _ model: Sequential, _ data: Dataset, _ optimizer: Optimizer, _ plan: TrainingPlan,
    continuing history: History
  ) throws(TensorError) {
    guard data.count > 0 else { throw TensorError("fit: there are no examples") }
    if let size = plan.batchSize, size < 1 {
      throw TensorError("fit: the batch size \(size) is not at least 1")
    }
    if let validation = plan.validation, validation.count == 0 {
      throw TensorError("fit: there are no examples to validate with")
    }
    self.model = model
    self.data = data
    self.optimizer = optimizer
    self.plan = plan
    self.history = history
    self.history.keptEpoch = nil
    if plan.validation != nil { self.history.padValidation() }
    best = BestEpoch(continuing: history, parameters: model.parameters)
  }

  /// Trains epoch after epoch; `order` lists the examples of an epoch, `mayWork` and `mayGoOn` end the
  /// run when they return `false`.
  mutating func run(
    order: (Int) -> [Int]?, mayWork: (Work) -> Bool, mayGoOn: (TrainingProgress) -> Bool
  ) throws(TensorError) {
    let rate = optimizer.learningRate
    defer { optimizer.learningRate = rate }
    let end = history.epochs + max(plan.epochs, 0)
    while history.epochs < end {
      let epoch = history.epochs
      optimizer.learningRate = rate * plan.schedule.factor(at: epoch)
      guard try train(order(epoch), mayWork), try measure(mayWork) else {
        history.truncate(to: epoch)
        break
      }
      guard mayGoOn(progress(end: end)), !isHopeless else { break }
    }
    if plan.earlyStopping != nil {
      if best.number != history.epochs { best.restore(model) }
      history.keptEpoch = best.number
    }
  }

  /// Meets each example once and appends the loss of the epoch; `false` when the host said stop.
  private mutating func train(
    _ order: [Int]?, _ mayWork: (Work) -> Bool
  ) throws(TensorError) -> Bool {
    let count = order?.count ?? data.count
    guard count > 0 else { throw TensorError("fit: the order of the epoch lists no examples") }
    let size = min(plan.batchSize ?? count, count)
    var sum = 0.0
    var hits = (right: 0, all: 0)
    var start = 0
    while start < count {
      let end = min(start + size, count)
      let batch = try batch(order, start..<end)
      let output = try model.checkedOutput(batch.inputs, training: true)
      let loss = try plan.loss.checkedValue(output, batch.targets)
      sum += loss.item * Double(end - start)
      if !plan.measuresAfterEpoch, let batchHits = try plan.loss.hits(output, batch.targets) {
        hits = (hits.right + batchHits.right, hits.all + batchHits.all)
      }
      let objective = plan.penalty == .none ? loss : loss + plan.penalty(model.parameters)
      guard spend(Work.recorded(objective) * Work(3), mayWork) else { return false }
      try Tensor.Checked.backward(objective)
      var parameters = model.parameters
      try optimizer.checkedStep(&parameters)
      model.parameters = parameters
      start = end
    }
    history.loss.append(sum / Double(count))
    if hits.all > 0 { history.accuracy.append(Double(hits.right) / Double(hits.all)) }
    return true
  }

  private func batch(_ order: [Int]?, _ range: Range<Int>) throws(TensorError) -> Dataset {
    guard let order else {
      if range == 0..<data.count { return data }
      return try data.checkedSelect(Array(range))
    }
    return try data.checkedSelect(Array(order[range]))
  }

  /// Appends what is measured after an epoch.
  private mutating func measure(_ mayWork: (Work) -> Bool) throws(TensorError) -> Bool {
    if plan.measuresAfterEpoch {
      let (evaluation, cost) = try model.measured(data, plan.loss)
      guard spend(cost, mayWork) else { return false }
      history.loss[history.epochs - 1] = evaluation.loss
      if let accuracy = evaluation.accuracy { history.accuracy.append(accuracy) }
    }
    if let validation = plan.validation {
      let (evaluation, cost) = try model.measured(validation, plan.loss)
      guard spend(cost, mayWork) else { return false }
      history.validationLoss.append(evaluation.loss)
      if let accuracy = evaluation.accuracy { history.validationAccuracy.append(accuracy) }
    } else if !history.validationLoss.isEmpty {
      history.padValidation()
    }
    if let rule = plan.earlyStopping {
      let watched = plan.validation == nil ? history.loss : history.validationLoss
      if let loss = watched.last {
        best.meet(epoch: history.epochs, loss: loss, model: model, rule: rule)
      }
    }
    return true
  }

  private mutating func spend(_ cost: Work, _ mayWork: (Work) -> Bool) -> Bool {
    work = work + cost
    return mayWork(cost)
  }

  /// Whether early stopping has waited long enough.
  private var isHopeless: Bool {
    guard let rule = plan.earlyStopping else { return false }
    return history.epochs - best.number > max(rule.patience, 0)
  }

  private func progress(end: Int) -> TrainingProgress {
    TrainingProgress(
      epoch: history.epochs, epochs: end, loss: history.loss[history.epochs - 1],
      validationLoss: plan.validation == nil ? nil : history.validationLoss.last,
      accuracy: plan.loss.isClassification ? history.accuracy.last : nil,
      validationAccuracy: plan.validation == nil ? nil : history.validationAccuracy.last,
      work: work)
  }
}

extension History {
  /// Marks the epochs without validation as such, so that the columns stay in step.
  fileprivate mutating func padValidation() {
    let isMeasured = !validationAccuracy.isEmpty || validationLoss.isEmpty
    while validationLoss.count < epochs { validationLoss.append(.nan) }
    while isMeasured, validationAccuracy.count < epochs { validationAccuracy.append(.nan) }
  }

  /// Forgets an epoch that was not finished.
  fileprivate mutating func truncate(to count: Int) {
    loss = Array(loss.prefix(count))
    validationLoss = Array(validationLoss.prefix(count))
    accuracy = Array(accuracy.prefix(count))
    validationAccuracy = Array(validationAccuracy.prefix(count))
  }
}
