extension Sequential {
  /// Trains the model: meets all examples `epochs` times, in mini-batches drawn by `generator`.
  ///
  ///     let optimizer = Optimizer.adam(learningRate: 0.01)
  ///     let history = model.fit(
  ///       training, loss: .logitCrossEntropy, optimizer: optimizer, epochs: 50, batchSize: 32,
  ///       validation: validation, earlyStopping: EarlyStopping(patience: 5), using: &generator)
  ///
  /// A run is continued by a second call with the same optimizer and generator, and the `history` of
  /// the first to add to: epochs and schedule go on where they were. Without early stopping, twice 10
  /// epochs give the same bits as 20. ``TrainingPlan`` explains the other parameters.
  ///
  /// - Returns: The record of the run; its `table` has one row an epoch.
  @discardableResult
  public func fit(
    _ data: Dataset, loss: Loss, optimizer: Optimizer, epochs: Int, batchSize: Int? = nil,
    validation: Dataset? = nil, penalty: Penalty = .none,
    schedule: LearningRateSchedule = .constant, earlyStopping: EarlyStopping? = nil,
    measuresAfterEpoch: Bool = false, continuing history: History = History(),
    using generator: inout SeededGenerator, progress: (TrainingProgress) -> Void = { _ in }
  ) -> History {
    let plan = TrainingPlan(
      loss: loss, epochs: epochs, batchSize: batchSize, validation: validation, penalty: penalty,
      schedule: schedule, earlyStopping: earlyStopping, measuresAfterEpoch: measuresAfterEpoch)
    return checked { () throws(TensorError) in
      try checkedFit(
        data, plan, optimizer: optimizer, continuing: history,
        order: { _ in batchSize == nil ? nil : generator.permutation(of: data.count) },
        progress: {
          progress($0)
          return true
        })
    }
  }

  /// Trains the model with the examples in their own order.
  @discardableResult
  public func fit(
    _ data: Dataset, loss: Loss, optimizer: Optimizer, epochs: Int, batchSize: Int? = nil,
    validation: Dataset? = nil, penalty: Penalty = .none,
    schedule: LearningRateSchedule = .constant, earlyStopping: EarlyStopping? = nil,
    measuresAfterEpoch: Bool = false, continuing history: History = History(),
    progress: (TrainingProgress) -> Void = { _ in }
  ) -> History {
    let plan = TrainingPlan(
      loss: loss, epochs: epochs, batchSize: batchSize, validation: validation, penalty: penalty,
      schedule: schedule, earlyStopping: earlyStopping, measuresAfterEpoch: measuresAfterEpoch)
    return checked { () throws(TensorError) in
      try checkedFit(
        data, plan, optimizer: optimizer, continuing: history,
        progress: {
          progress($0)
          return true
        })
    }
  }

  /// The form of `fit` that throws when the data do not go with the model.
  ///
  /// `order` lists the examples of each epoch, counted from 0; `nil` is their own order. `mayWork` is
  /// told the work of each step before the greater part of it is done, `progress` where the run stands
  /// after each epoch; when one of them returns `false`, the run ends.
  @discardableResult
  public func checkedFit(
    _ data: Dataset, _ plan: TrainingPlan, optimizer: Optimizer,
    continuing history: History = History(), order: (Int) -> [Int]? = { _ in nil },
    mayWork: (Work) -> Bool = { _ in true },
    progress: (TrainingProgress) -> Bool = { _ in true }
  ) throws(TensorError) -> History {
    var run = try TrainingRun(self, data, optimizer, plan, continuing: history)
    try run.run(order: order, mayWork: mayWork, mayGoOn: progress)
    return run.history
  }
}

extension Sequential {
  /// Returns loss and accuracy of the model on `data`, dropout switched off.
  public func evaluate(_ data: Dataset, loss: Loss) -> Evaluation {
    checked { () throws(TensorError) in try checkedEvaluate(data, loss: loss) }
  }

  /// The form of `evaluate` that throws when the data do not go with the model.
  public func checkedEvaluate(_ data: Dataset, loss: Loss) throws(TensorError) -> Evaluation {
    guard data.count > 0 else { throw TensorError("evaluate: there are no examples") }
    return try measured(data, loss).evaluation
  }

  /// Returns loss and accuracy on `data`, and the work that they took.
  func measured(
    _ data: Dataset, _ loss: Loss
  ) throws(TensorError) -> (evaluation: Evaluation, work: Work) {
    let output = try checkedOutput(data.inputs)
    let value = try loss.checkedValue(output, data.targets)
    var accuracy: Double?
    if let (right, all) = try loss.hits(output, data.targets) {
      accuracy = Double(right) / Double(all)
    }
    return (Evaluation(loss: value.item, accuracy: accuracy), Work.recorded(value))
  }
}
